"""Evidence packs, and by when a reply is due."""

import io
import json
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from docx import Document
from PIL import Image

from corpus.visibility import Audience
from search_app.answering import answer
from search_app.archive import Archive
from search_app.casework import ALL_PARTS, Pack, find_writers, gaps_of, make_pack, missing_words, place_of, reply_due
from search_app.cuttings import cut_all
from search_app.evidence.to_pdf import page_of


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2025, 7, 1), date(2025, 7, 29)),
        (date(2025, 12, 1), date(2025, 12, 31)),
        (date(2026, 9, 5), date(2026, 10, 2)),  # came on a Saturday
    ],
)
def test_a_reply_is_due_on_the_twentieth_working_day(received: date, due: date) -> None:
    assert reply_due(received) == due


def test_bank_holidays_of_all_parts_of_the_kingdom_are_left_out_where_the_act_is_followed() -> None:
    assert reply_due(date(2025, 7, 1), closed_in=ALL_PARTS) == date(2025, 7, 30)  # 14 July, in Northern Ireland


@pytest.fixture
def pack(archive: Archive) -> Pack:
    given = answer(archive, "What was decided about street lighting?", Audience.PUBLIC)
    return make_pack(
        [given],
        reference="FOI-7",
        holder="Westmere",
        made=date(2025, 7, 2),
        received=date(2025, 7, 1),
        pictures=cut_all(archive, [given], Audience.PUBLIC),
        address="https://papers.example",
    )


def test_the_json_has_the_answer_with_its_evidence_and_the_search_log(pack: Pack) -> None:
    shape = json.loads(find_writers()[".json"](pack))
    assert shape["reference"] == "FOI-7"
    assert "Harbour Lane" in shape["answers"][0]["answer"]
    assert shape["answers"][0]["evidence"][0]["page"] == 2
    assert shape["answers"][0]["search_log"].startswith("Searched:")


def test_the_document_has_headings_quotations_and_wordings(pack: Pack) -> None:
    document = Document(io.BytesIO(find_writers()[".docx"](pack)))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert "Question 1: What was decided about street lighting?" in headings
    assert "What was searched" in headings
    assert any("page 2 of minutes.pdf" in paragraph.text for paragraph in document.paragraphs)
    assert document.core_properties.language == "en-GB"


def test_what_is_quoted_is_shown_on_its_page(pack: Pack) -> None:
    picture = pack.pictures[place_of(pack.answers[0].quotes[0])]
    with Image.open(io.BytesIO(picture)) as drawn:
        assert drawn.width > drawn.height


def test_the_pdf_is_tagged_and_its_pictures_are_told(pack: Pack) -> None:
    pytest.importorskip("weasyprint", reason="the library Pango is not installed", exc_type=OSError)
    content = find_writers()[".pdf"](pack)
    document = pypdfium2.PdfDocument(content)
    assert document.is_tagged()
    assert document.get_metadata_dict()["Title"] == "Evidence pack FOI-7"
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Harbour Lane" in text
    assert "29 July 2025" in text
    assert "They are not legal advice" in text


def test_each_picture_has_words_that_stand_for_it(pack: Pack) -> None:
    page = BeautifulSoup(page_of(pack), "lxml")
    assert page.html is not None
    assert page.html["lang"] == "en-GB"
    assert [str(image["alt"])[:13] for image in page.select("img")] == ["The place on "] * len(page.select("img")) != []


def test_what_is_missing_is_listed_once_and_named_by_number(pack: Pack) -> None:
    (given,) = pack.answers
    first = replace(given, searched=replace(given.searched, gaps=("A", "B", "C", "E")))
    second = replace(given, searched=replace(given.searched, gaps=("B", "D")))
    gaps = gaps_of((first, second))
    assert gaps == ("A", "B", "C", "E", "D")
    assert missing_words(first, gaps) == "4 gaps are known: 1 to 4 under “What is known to be missing”."
    assert missing_words(second, gaps) == "2 gaps are known: 2 and 5 under “What is known to be missing”."
    assert missing_words(given, ()) == ""


def test_all_formats_tell_the_same(pack: Pack) -> None:
    (given,) = pack.answers
    held = replace(
        pack, answers=(replace(given, searched=replace(given.searched, gaps=("Minutes 3 to 5 are not held",))),)
    )
    document = Document(io.BytesIO(find_writers()[".docx"](held)))
    page = BeautifulSoup(page_of(held), "lxml")
    told = [element.get_text() for element in page.select("h1, h2, h3, p, li") if element.get_text(strip=True)]
    assert sorted(told) == sorted(paragraph.text for paragraph in document.paragraphs if paragraph.text)
    shape = json.loads(find_writers()[".json"](held))
    assert shape["missing"] == ["Minutes 3 to 5 are not held"]
    assert shape["answers"][0]["search_log"] in told
    assert all(f"“{each['quote']}”" in told for each in shape["answers"][0]["evidence"] if not each["near"])


def test_the_document_is_set_for_readers_here(pack: Pack) -> None:
    document = Document(io.BytesIO(find_writers()[".docx"](pack)))
    (section,) = document.sections
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert "PAGE" in section.footer.paragraphs[0]._p.xml
