"""Organisations of a part."""

from printed import page

from corpus.records import Kind, Part
from ingest.taggers.organisations import TAGGER

PART = Part(id="p1", kind=Kind.MINUTES, title="", first_page=1, last_page=2)


def test_letters_are_tagged_with_the_name_they_stand_for() -> None:
    pages = (page(["The Weald Community Safety Team (WCST) met."]), page(["The WCST agreed."], 2))
    mentions = TAGGER.tag(PART, pages)
    assert [(one.page, one.text, one.value, one.also) for one in mentions] == [
        (1, "Weald Community Safety Team", "Weald Community Safety Team", ("WCST",)),
        (1, "WCST", "Weald Community Safety Team", ("WCST",)),
        (2, "WCST", "Weald Community Safety Team", ("WCST",)),
    ]


def test_a_name_over_a_line_end_is_one_mention() -> None:
    printed = page(["A long line of words that goes on to its very end by the Weald", "Borough Council and no more"])
    (mention,) = TAGGER.tag(PART, (printed,))
    assert mention.text == "Weald Borough Council"
    assert printed.text[mention.start : mention.end] == "Weald\nBorough Council"
