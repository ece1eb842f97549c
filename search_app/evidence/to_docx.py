"""The pack as a Word document, with headings, lists and quotations in styles, so that it reads well aloud too."""

import io

from docx import Document
from docx.document import Document as Written
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from index.answer import NOT_STATED, Answer, Quote
from search_app import wording
from search_app.answering import in_parts, place_words
from search_app.casework import (
    MISSING,
    MISSING_OF,
    OFFERED,
    Pack,
    due_words,
    gaps_of,
    place_of,
    quoted_under,
    searched_words,
    sure_words,
)

PICTURE_CENTIMETRES = 15.5
A4 = Cm(21.0), Cm(29.7)
INK = RGBColor(0x1F, 0x38, 0x64)


class DocxWriter:
    """A heading for each question, its answer, quotations with their citations, and what was searched."""

    suffix = ".docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def __call__(self, pack: Pack) -> bytes:
        """Return the pack as a document in British English."""
        document, title = Document(), f"Evidence pack {pack.reference}"
        _set_up(document, title, pack)
        document.add_heading(title, level=0)
        document.add_paragraph(
            f"Papers held by {pack.holder}. Made on {wording.day(pack.made)}. Request received on "
            f"{wording.day(pack.received)}; {due_words(pack)}"
        )
        gaps = gaps_of(pack.answers)
        for number, answer in enumerate(pack.answers, 1):
            document.add_heading(f"Question {number}: {answer.question}", level=1)
            _write_answer(document, answer, pack)
            document.add_heading("What was searched", level=2)
            document.add_paragraph(searched_words(answer, gaps))
        if gaps:
            document.add_heading(MISSING, level=1)
            document.add_paragraph(MISSING_OF)
            for gap in gaps:
                document.add_paragraph(f"{gap}.", style="List Number")
        document.add_heading("Wordings to choose from", level=1)
        document.add_paragraph(OFFERED)
        for heading, text in pack.wordings:
            document.add_heading(heading, level=2)
            document.add_paragraph(text)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


def _set_up(document: Written, title: str, pack: Pack) -> None:
    """Say whose the document is and in which language, and put its title and page numbers at the foot."""
    document.core_properties.title = title
    document.core_properties.language = "en-GB"
    document.core_properties.author = pack.holder
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    section, heading = document.sections[0], document.styles["Heading 2"]
    section.page_width, section.page_height = A4
    heading.font.color.rgb = INK  # the template's blue is too faint on white
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{title}, page ")
    number = OxmlElement("w:fldSimple")  # python-docx knows no fields
    number.set(qn("w:instr"), "PAGE")
    foot._p.append(number)


def _write_answer(document: Written, answer: Answer, pack: Pack) -> None:
    opening, parts = in_parts(answer) if answer.short is not None else (f"{NOT_STATED}.", ())
    for words, style in ((opening, "Body Text"), *((part, "List Bullet") for part in parts)):
        if words:
            document.add_paragraph(style=style).add_run(words).bold = True
    if answer.short is not None:
        document.add_paragraph(sure_words(answer))
    for heading, quotes in quoted_under(answer):
        document.add_heading(heading, level=2)
        for quote in quotes:
            _write_quote(document, quote, pack)


def _write_quote(document: Written, quote: Quote, pack: Pack) -> None:
    document.add_paragraph(f"“{quote.quote}”", style="Quote").paragraph_format.keep_with_next = True
    place = f"page {quote.page} of {quote.file}"
    address = f", {pack.address}{quote.url}" if pack.address else ""
    told = document.add_paragraph(f"{place_words(quote)}: {place}{address}")
    if place_of(quote) in pack.pictures:
        told.paragraph_format.keep_with_next = True
        _add_picture(document, pack.pictures[place_of(quote)], quote)


def _add_picture(document: Written, picture: bytes, quote: Quote) -> None:
    """Add the place on the page, with words that stand for it where it is not seen."""
    drawn = document.add_picture(io.BytesIO(picture), width=Cm(PICTURE_CENTIMETRES))
    words = f"The place on page {quote.page} of {quote.file}, with these words boxed: {quote.quote}"
    drawn._inline.docPr.set("descr", words)  # python-docx has no other way to it


WRITER = DocxWriter()
