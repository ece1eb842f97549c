"""PDF files are read into pages of lines; what cannot be read is told in one line."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import DamagedPaperError, EncryptedPaperError, PaperLimitError
from ingest.reader import Limits
from ingest.readers.pdf import READER


def build_pdf(pages: int = 1, *, rotate: int = 0, password: str | None = None) -> bytes:
    buffer = io.BytesIO()
    encryption = StandardEncryption(password, canPrint=1) if password else None
    canvas = Canvas(buffer, pagesize=A4, invariant=1, encrypt=encryption)
    for number in range(1, pages + 1):
        canvas.setPageRotation(rotate)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 760, "BOROUGH SAFETY BOARD")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 730, f"The Board spent £24,108 on page {number}.")
        text = canvas.beginText(72, 700)
        text.setFont("Helvetica", 11)
        text.textOut("The grant was £39,661")
        text.setFont("Helvetica", 6)
        text.setRise(4)
        text.textOut("2")
        canvas.drawText(text)
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Item {number}", f"p{number}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_lines_carry_words_weight_size_and_place() -> None:
    (page,) = READER.read(build_pdf(), "board.pdf", limits=Limits()).pages
    heading, sentence, _ = page.lines
    assert (heading.text, heading.bold, heading.size) == ("BOROUGH SAFETY BOARD", True, 14.0)
    assert (sentence.text, sentence.bold, sentence.size) == ("The Board spent £24,108 on page 1.", False, 11.0)
    assert heading.x0 == pytest.approx(72, abs=1)
    assert heading.top == pytest.approx(842 - 760 - 12, abs=6)


def test_a_superscript_is_not_a_digit_of_the_figure_before_it() -> None:
    (page,) = READER.read(build_pdf(), "board.pdf", limits=Limits()).pages
    assert [word.text for word in page.lines[2].words][-2:] == ["£39,661", "2"]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_set_on_its_side_is_turned_to_be_read(rotate: int) -> None:
    (page,) = READER.read(build_pdf(rotate=rotate), "board.pdf", limits=Limits()).pages
    assert page.turned == 360 - rotate
    assert page.lines[0].text.endswith("BOARD") or page.lines[0].text == "The grant was £39,661 2"
    first, second = page.lines[-2:]
    assert first.bottom <= second.bottom
    assert all(0 <= word.x0 < word.x1 <= page.width for line in page.lines for word in line.words)


def test_bookmarks_lead_to_pages() -> None:
    reading = READER.read(build_pdf(3), "board.pdf", limits=Limits())
    assert [(leaf.title, leaf.page) for leaf in reading.bookmarks] == [("Item 1", 1), ("Item 2", 2), ("Item 3", 3)]


def test_a_locked_file_says_so() -> None:
    with pytest.raises(EncryptedPaperError, match=r"locked\.pdf: is protected by a password\. Save a copy"):
        READER.read(build_pdf(password="secret"), "locked.pdf", limits=Limits())  # noqa: S106 - the test's own


def test_a_cut_file_says_so() -> None:
    with pytest.raises(DamagedPaperError, match="is damaged or incomplete"):
        READER.read(b"%PDF-1.7\n1 0 obj\n<<", "cut.pdf", limits=Limits())


def test_too_many_pages_are_refused_with_the_figure() -> None:
    with pytest.raises(PaperLimitError, match="has 3 pages, over the limit of 2"):
        READER.read(build_pdf(3), "long.pdf", limits=Limits(pages=2))


def test_words_that_read_upwards_turn_the_page_clockwise() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.rotate(90)
    canvas.drawString(100, -200, "Risk register")
    canvas.drawString(100, -220, "second line")
    canvas.save()
    (page,) = READER.read(buffer.getvalue(), "turned.pdf", limits=Limits()).pages
    assert (page.turned, page.text) == (90, "Risk register\nsecond line")
    assert page.width > page.height
