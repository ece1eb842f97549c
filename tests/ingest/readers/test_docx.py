"""Word files: numbers that Word counts, tables, tracked changes."""

import io

import docx
import pytest
from docx.oxml import OxmlElement

from corpus.errors import DamagedPaperError, UnsupportedPaperError
from ingest.reader import Limits, Reading
from ingest.readers.docx import READER


def saved(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(content: bytes) -> Reading:
    return READER.read(content, "minutes.docx", limits=Limits())


def test_headings_list_numbers_and_bold_are_read() -> None:
    document = docx.Document()
    document.add_heading("Notes of the Board", 1)
    for words in ("Welcome", "Road safety"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("a point", style="List Bullet")
    document.add_paragraph().add_run("RESOLVED").bold = True
    (page,) = read(saved(document)).pages
    assert [line.text for line in page.lines] == [
        "Notes of the Board",
        "1. Welcome",
        "2. Road safety",
        "• a point",
        "RESOLVED",
    ]
    assert [line.bold for line in page.lines] == [True, False, False, False, True]


def test_a_table_is_kept_as_a_table() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Action", "Lead", "Write", "Ms Instance"), strict=True):
        cell.text = words
    (page,) = read(saved(document)).pages
    assert page.tables[0].rows == (("Action", "Lead"), ("Write", "Ms Instance"))


def test_changes_are_read_as_accepted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("kept ")
    for tag, text_tag, words in (("w:ins", "w:t", "put in"), ("w:del", "w:delText", "taken out")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    assert read(saved(document)).pages[0].text == "kept put in"


def test_what_is_not_words_or_whole_is_told() -> None:
    whole = saved(docx.Document())
    with pytest.raises(DamagedPaperError):
        read(whole)
    with pytest.raises(DamagedPaperError):
        read(whole[:500])
    with pytest.raises(UnsupportedPaperError):
        read(b"PK\x05\x06" + bytes(18))
