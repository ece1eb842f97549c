"""The pack as a Word document, with headings, lists and quotations in styles, so that it reads well aloud too."""

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as Written
from docx.shared import Cm

from index.answer import NOT_STATED, Answer, Quote
from search_app import wording
from search_app.answering import coverage_words
from search_app.casework import EXEMPT, Pack, due_words, place_of

PICTURE_CENTIMETRES = 15.5


class DocxWriter:
    """A heading for each question, its answer, quotations with their citations, and what was searched."""

    suffix = ".docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def __call__(self, pack: Pack) -> bytes:
        """Return the pack as a document in British English."""
        document = Document()
        document.core_properties.title = f"Evidence pack {pack.reference}"
        document.core_properties.language = "en-GB"
        document.core_properties.author = pack.holder
        document.add_heading(f"Evidence pack {pack.reference}", level=0)
        document.add_paragraph(
            f"Papers held by {pack.holder}. Made on {wording.day(pack.made)}. Request received on "
            f"{wording.day(pack.received)}; {due_words(pack)}"
        )
        for number, answer in enumerate(pack.answers, 1):
            _write_answer(document, number, answer, pack)
        document.add_heading("Wordings to choose from", level=1)
        document.add_paragraph("Offered as text. They are not legal advice.")
        for heading, text in pack.wordings:
            document.add_heading(heading, level=2)
            document.add_paragraph(text)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


def _write_answer(document: Written, number: int, answer: Answer, pack: Pack) -> None:
    document.add_heading(f"Question {number}: {answer.question}", level=1)
    document.add_paragraph(answer.short if answer.short is not None else f"{NOT_STATED}.")
    if answer.short is not None:
        document.add_paragraph(f"How sure: {answer.confidence:.0%}, {answer.why}.")
    _write_quotes(document, "What the papers say", (quote for quote in answer.quotes if not quote.near), pack)
    _write_quotes(document, "Papers that say otherwise", answer.conflicts, pack)
    _write_quotes(document, "Other places that say the same", answer.also, pack)
    if answer.short is None:
        _write_quotes(document, "Nearest passages", answer.quotes, pack)
    document.add_heading("What was searched", level=2)
    document.add_paragraph(f"{coverage_words(answer.searched)} {EXEMPT}")


def _write_quotes(document: Written, heading: str, quotes: Iterable[Quote], pack: Pack) -> None:
    told = list(quotes)
    if not told:
        return
    document.add_heading(heading, level=2)
    for quote in told:
        document.add_paragraph(f"“{quote.quote}”", style="Intense Quote")
        known = (
            quote.body,
            wording.day(quote.date) if quote.date else None,
            f"item {quote.number}" if quote.number else "",
        )
        document.add_paragraph(
            f"{', '.join(word for word in known if word)}; page {quote.page} of {quote.file}; {pack.address}{quote.url}"
        )
        if place_of(quote) in pack.pictures:
            _add_picture(document, pack.pictures[place_of(quote)], quote)


def _add_picture(document: Written, picture: bytes, quote: Quote) -> None:
    """Add the place on the page, with words that stand for it where it is not seen."""
    drawn = document.add_picture(io.BytesIO(picture), width=Cm(PICTURE_CENTIMETRES))
    words = f"The place on page {quote.page} of {quote.file}, with these words boxed: {quote.quote}"
    drawn._inline.docPr.set("descr", words)  # python-docx has no other way to it


WRITER = DocxWriter()
