"""What a council's site prints around its minutes is no part of them."""

import pytest
from printed import page
from typeset import plain, stretch, typeset

from ingest.layout import Stretch
from ingest.layouts.minutes_web import LAYOUT, clear_site_words


@pytest.mark.parametrize(
    "printed",
    [
        ("104. Duty Update PDF 134 KB", "Minutes:"),
        ("104. Duty Update PDF 134", "KB", "Minutes:"),
        ("104. Duty Update pdf icon PDF 1", "MB", "Minutes:"),
    ],
)
def test_the_size_of_a_linked_file_is_no_part_of_a_title(printed: tuple[str, ...]) -> None:
    assert [line.text for line in clear_site_words(page(printed).lines)] == ["104. Duty Update", "Minutes:"]


def test_a_title_that_ends_in_a_number_keeps_it() -> None:
    lines = page(["5. Review of form PDF 12", "Minutes:"]).lines
    assert [line.text for line in clear_site_words(lines)] == ["5. Review of form PDF 12", "Minutes:"]


def kept(*told: str) -> Stretch:
    return stretch(typeset(plain(*told)))


def test_the_page_of_one_item_of_which_only_the_text_was_kept_gives_the_item_without_a_number() -> None:
    told = kept("Agenda item", "River Update", "Minutes:", "Told.", "RESOLVED – That the update be received.")
    (part,) = LAYOUT.split(told).parts
    assert [(item.number, item.title) for item in part.items] == [(None, "River Update")]
    assert [resolution.verbs for item in part.items for resolution in item.resolutions] == [("receive",)]


def test_the_page_of_one_decision_is_read_as_minutes_of_it() -> None:
    told = kept("Issue - decisions", "River Plan", "It was resolved that the plan be endorsed.")
    assert LAYOUT.bid(told) > 0.7
    assert LAYOUT.bid(kept("Issue - decisions", "River Plan", "Nothing yet.")) == 0.0
    (part,) = LAYOUT.split(told).parts
    assert [resolution.verbs for item in part.items for resolution in item.resolutions] == [("endorse",)]
