"""People of a part."""

from printed import page

from corpus.records import Kind, Part
from ingest.taggers.people import TAGGER

PART = Part(id="p1", kind=Kind.MINUTES, title="", first_page=1, last_page=2)


def test_each_mention_has_the_fullest_name_and_its_place() -> None:
    pages = (page(["Mr P Quill opened."]), page(["Mr Paul Quill closed. Mr Quill left."], 2))
    mentions = TAGGER.tag(PART, pages)
    assert [(one.page, one.text, one.value) for one in mentions] == [
        (1, "Mr P Quill", "Paul Quill"),
        (2, "Mr Paul Quill", "Paul Quill"),
        (2, "Mr Quill", "Paul Quill"),
    ]
    for one in mentions:
        assert pages[one.page - 1].text[one.start : one.end] == one.text
