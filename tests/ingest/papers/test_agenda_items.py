"""Items of agendas: numbered lines in one column and in order."""

from typeset import Set, plain, typeset

from ingest.papers.agenda_items import find_items, find_rows


def numbers(*texts: str) -> list[str]:
    return [item.number or "" for item in find_items(typeset(plain(*texts)).lines)]


def test_numbers_in_order_are_items() -> None:
    assert numbers("1. Apologies", "2. Minutes", "3. Ponds") == ["1", "2", "3"]


def test_group_headings_are_none() -> None:
    assert numbers("A. Committee Business", "A1 Apologies", "A2 Minutes", "B. Other", "B1 Ponds") == ["A1", "A2", "B1"]


def test_a_list_within_an_item_is_none() -> None:
    lines = [
        Set(text="1. Apologies", gap=1),
        Set(text="2. Planning", gap=1),
        Set(text="1. a pond at the mill", x=120),
        Set(text="2. a pond at the inn", x=120),
        Set(text="3. Date of next meeting", gap=1),
    ]
    assert [row.numbered.number for row in find_rows(typeset(lines).lines)] == ["1", "2", "3"]


def test_bullets_are_items_where_nothing_is_numbered() -> None:
    items = find_items(typeset(plain("• Apologies", "• Minutes", "• Ponds")).lines)
    assert [(item.number, item.title) for item in items] == [(None, "Apologies"), (None, "Minutes"), (None, "Ponds")]


def test_items_under_a_heading_of_restricted_items_are_restricted() -> None:
    lines = plain("A1 Ponds", "A2 Streams", "D - RESTRICTED ITEMS", "D1 Ditches")
    assert [item.restricted for item in find_items(typeset(lines).lines)] == [False, False, True]


def test_no_numbers_give_no_items() -> None:
    assert find_items(typeset(plain("Ponds", "Streams")).lines) == ()
