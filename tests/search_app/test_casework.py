"""Evidence packs, and by when a reply is due."""

import io
import json
from datetime import date

import pytest
from docx import Document

from corpus.visibility import Audience
from search_app.answering import answer
from search_app.archive import Archive
from search_app.casework import Pack, find_writers, make_pack, reply_due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2025, 7, 1), date(2025, 7, 30)),  # 14 July is a bank holiday in Northern Ireland
        (date(2025, 12, 1), date(2025, 12, 31)),
        (date(2026, 9, 5), date(2026, 10, 2)),  # came on a Saturday
    ],
)
def test_a_reply_is_due_on_the_twentieth_working_day(received: date, due: date) -> None:
    assert reply_due(received) == due


@pytest.fixture
def pack(archive: Archive) -> Pack:
    given = answer(archive, "What was decided about street lighting?", Audience.PUBLIC)
    return make_pack([given], reference="FOI-7", holder="Westmere", made=date(2025, 7, 2), received=date(2025, 7, 1))


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
