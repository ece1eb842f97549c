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


def meeting(*told: str) -> list[tuple[str | None, list[str]]]:
    (part,) = LAYOUT.split(kept("Agenda, decisions and minutes", "Arden Panel", *told)).parts
    return [(item.number, [resolution.text for resolution in item.resolutions]) for item in part.items]


def test_a_decision_printed_above_the_minutes_that_tell_it_again_counts_once() -> None:
    told = (
        "1.",
        "Minutes of the last meeting",
        "Decision:",
        "That the minutes be approved.",
        "Minutes:",
        "They were read.",
    )
    again = ("RESOLVED:", "That the minutes be approved.", "2.", "Roads", "Minutes:", "Nothing was told.")
    assert meeting(*told, *again) == [("1", ["RESOLVED: That the minutes be approved."]), ("2", [])]


def test_where_the_minutes_only_discuss_the_decision_above_them_is_read_with_its_clauses() -> None:
    told = ("1.", "Roads", "Decision:", "(a) That the plan be noted; and", "(b) That it be sent to all.")
    discussed = ("Minutes:", "Members noted the state of the roads.", "2.", "Ponds", "Minutes:", "Nothing was told.")
    assert meeting(*told, *discussed) == [
        ("1", ["Decision: a) That the plan be noted; and b) That it be sent to all."]),
        ("2", []),
    ]


def test_what_the_agenda_said_of_an_item_decides_nothing() -> None:
    told = ("1.", "Private business", "RESOLVED – That the public be excluded.", "Minutes:", "This was not needed.")
    assert meeting(*told, "2.", "Ponds", "Minutes:", "Nothing was told.") == [("1", []), ("2", [])]


def test_parts_of_an_item_are_items_and_two_items_are_enough() -> None:
    told = ("1.", "Matters arising", "1.1", "Minute 6 - Ponds", "Minutes:", "Told.", "2.", "Roads", "Minutes:", "Told.")
    assert [number for number, _ in meeting(*told)] == ["1", "1.1", "2"]


def test_a_page_without_items_gives_none() -> None:
    assert meeting("Minutes:", "The meeting was called off.") == []


def test_the_mark_of_a_linked_file_is_cut_though_its_size_stands_below() -> None:
    lines = page(["5. Review of form pdf icon", "PDF 12 KB", "Minutes:"]).lines
    assert [line.text for line in clear_site_words(lines)] == ["5. Review of form", "Minutes:"]
