"""Agendas of invented bodies give their items."""

from datetime import date

from typeset import Set, plain, prose, stretch, typeset

from corpus.records import Item, Kind
from ingest.layout import THRESHOLD
from ingest.layouts.agenda import LAYOUT, warn_repeats

HEAD = plain("AGENDA", "ARDEN SAFETY PARTNERSHIP", "Tuesday, 4th May, 2021, at 10.00 am")


def items_of(*lines: Set) -> list[Item]:
    return list(LAYOUT.split(stretch(typeset([*HEAD, *lines]))).parts[0].items)


def test_an_agenda_bids_and_prose_does_not() -> None:
    agenda = stretch(typeset([*HEAD, *plain("1. Apologies", "2. Ponds", "3. Any other business")]))
    assert LAYOUT.bid(agenda) > THRESHOLD
    assert LAYOUT.bid(stretch(typeset(prose("The ponds of Arden are in good health this year. " * 9)))) == 0.0


def test_minutes_that_print_their_agenda_numbers_are_not_an_agenda() -> None:
    lines = plain("MINUTES of the Arden Panel", "PRESENT: Mr A Able", "1. Ponds", "RESOLVED that the ponds be cleaned.")
    assert LAYOUT.bid(stretch(typeset(lines))) < THRESHOLD


def test_the_meeting_is_that_of_the_heading() -> None:
    split = LAYOUT.split(stretch(typeset([*HEAD, *plain("A. Business", "A1 Introduction", "A2 Apologies")])))
    part = split.parts[0]
    assert (split.kind, part.body, part.date) == (Kind.AGENDA, "Arden Safety Partnership", date(2021, 5, 4))


def test_group_headings_and_dates_are_no_items_and_page_ranges_are_kept() -> None:
    found = items_of(
        *plain(
            "A. Committee Business", "A1 Introduction", "A2 Notes of the meeting held on 2 March 2021 (Pages 1 - 8)"
        ),
        *plain("B. Matters for Information", "B1 Ponds (Pages 9 - 12)", "B2 Dates of future meetings"),
        *[Set(text="• Tuesday, 6 July 2021", x=80), Set(text="• Tuesday, 5 October 2021", x=80)],
    )
    assert [(item.number, item.title) for item in found] == [
        ("A1", "Introduction"),
        ("A2", "Notes of the meeting held on 2 March 2021"),
        ("B1", "Ponds"),
        ("B2", "Dates of future meetings"),
    ]
    assert [item.paper_pages for item in found] == [None, (1, 8), (9, 12), None]


def test_items_under_a_restricted_heading_are_restricted() -> None:
    found = items_of(
        *plain("UNRESTRICTED ITEMS", "1. Apologies", "2. Ponds", "EXEMPT ITEMS", "3. Staffing of the ponds")
    )
    assert [item.restricted for item in found] == [False, False, True]


def test_what_describes_an_item_is_not_its_title() -> None:
    found = items_of(
        *plain("1. Declarations of Interest - to receive any declarations from members of the Board"),
        *plain("2. Minutes: To approve the minutes of the meeting held on 2 March 2021", "3. Ponds"),
    )
    assert [item.title for item in found] == ["Declarations of Interest", "Minutes", "Ponds"]


def test_pages_in_a_column_of_their_own_are_the_papers() -> None:
    found = items_of(
        Set(text="1. APOLOGIES", gap=1),
        Set(text="2. MINUTES", gap=1, cell="5 - 10"),
        Set(text="To confirm as a correct record the minutes of the last meeting.", x=80),
        Set(text="3. PONDS", gap=1, cell="11 - 14"),
    )
    assert [(item.title, item.paper_pages) for item in found] == [
        ("APOLOGIES", None),
        ("MINUTES", (5, 10)),
        ("PONDS", (11, 14)),
    ]


def test_a_list_within_an_item_is_its_text() -> None:
    found = items_of(
        *plain("1. Apologies", "2. Updates"),
        Set(text="a. Ponds", x=90),
        Set(text="b. Paths", x=90),
        *plain("3. Reports"),
        Set(text="1. Of the Clerk", x=90),
        Set(text="2. Of the Chair", x=90),
        *plain("4. Close"),
    )
    assert [item.number for item in found] == ["1", "2", "3", "4"]
    assert found[1].text == "a. Ponds b. Paths"


def test_a_number_printed_twice_is_kept_and_warned_of() -> None:
    found = items_of(*plain("1. Apologies", "2. Ponds", "2. Paths", "3. Close"))
    assert [item.number for item in found] == ["1", "2", "2", "3"]
    assert warn_repeats(tuple(found)) == ("agenda item 2 is used 2 times",)


def test_an_agenda_without_numbers_has_its_bullets() -> None:
    found = items_of(*plain("• Welcome", "• Ponds", "• Any other business"))
    assert [(item.number, item.title) for item in found] == [
        (None, "Welcome"),
        (None, "Ponds"),
        (None, "Any other business"),
    ]


def test_an_agenda_that_does_not_say_so_is_known_by_how_it_opens_and_closes() -> None:
    head = plain("TOWNSHIP OF ARDEN", "Special Meeting", "Tuesday, 4 May 2021")
    rows = plain("1. Disclosure of pecuniary interest", "2. Ponds", "3. Roads", "4. Adjournment")
    assert LAYOUT.bid(stretch(typeset([*head, *rows]))) > THRESHOLD
    assert LAYOUT.bid(stretch(typeset([*head, *rows[:3]]))) == 0.0


def test_what_is_numbered_after_the_adjournment_is_no_item() -> None:
    found = items_of(*plain("1. Apologies", "2. Ponds", "3. Adjournment", "4. The parties agree as follows"))
    assert [item.title for item in found] == ["Apologies", "Ponds", "Adjournment"]
