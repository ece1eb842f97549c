"""The pack as a Word document, with headings, lists and quotations in styles, so that it reads well aloud too."""

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as Written

from index.answer import NOT_STATED, Answer, Quote
from search_app import wording
from search_app.answering import coverage_words
from search_app.casework import EXEMPT, Pack


class DocxWriter:
    """A heading for each question, its answer, quotations with their citations, and what was searched."""

    suffix = ".docx"

    def __call__(self, pack: Pack) -> bytes:
        """Return the pack as a document in British English."""
        document = Document()
        document.core_properties.title = f"Evidence pack {pack.reference}"
        document.core_properties.language = "en-GB"
        document.core_properties.author = pack.holder
        document.add_heading(f"Evidence pack {pack.reference}", level=0)
        document.add_paragraph(
            f"Papers held by {pack.holder}. Made on {wording.day(pack.made)}. Request received on "
            f"{wording.day(pack.received)}; a reply is due by {wording.day(pack.due)}."
        )
        for number, answer in enumerate(pack.answers, 1):
            _write_answer(document, number, answer)
        document.add_heading("Wordings to choose from", level=1)
        document.add_paragraph("Offered as text. They are not legal advice.")
        for heading, text in pack.wordings:
            document.add_heading(heading, level=2)
            document.add_paragraph(text)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


def _write_answer(document: Written, number: int, answer: Answer) -> None:
    document.add_heading(f"Question {number}: {answer.question}", level=1)
    document.add_paragraph(answer.short if answer.short is not None else f"{NOT_STATED}.")
    if answer.short is not None:
        document.add_paragraph(f"How sure: {answer.confidence:.0%}, {answer.why}.")
    _write_quotes(document, "What the papers say", (quote for quote in answer.quotes if not quote.near))
    _write_quotes(document, "Papers that say otherwise", answer.conflicts)
    _write_quotes(document, "Other places that say the same", answer.also)
    if answer.short is None:
        _write_quotes(document, "Nearest passages", answer.quotes)
    document.add_heading("What was searched", level=2)
    document.add_paragraph(f"{coverage_words(answer.searched)} {EXEMPT}")


def _write_quotes(document: Written, heading: str, quotes: Iterable[Quote]) -> None:
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
            f"{', '.join(word for word in known if word)}; page {quote.page} of {quote.file}; {quote.url}"
        )


WRITER = DocxWriter()
