"""Lists of a person a line: what runs on is of the person above, and running text is no such list."""

from printed import page

from corpus.records import Status
from ingest.minutes.attendance_lines import read_lines


def told(*lines: str) -> list[tuple[str, str | None, str | None]]:
    found = read_lines(page(lines).lines, Status.PRESENT)
    return [(entry.name, entry.office, entry.organisation) for entry in found]


def test_a_post_and_a_body_stand_behind_a_dash_or_a_comma() -> None:
    assert told(
        "Ada Hale – Independent Chair", "Jo Noor - Tenancy Manager, Weald Council", "Cllr B Pike, Weald Council"
    ) == [
        ("Ada Hale", "Independent Chair", None),
        ("Jo Noor", "Tenancy Manager", "Weald Council"),
        ("B Pike", None, "Weald Council"),
    ]


def test_a_post_may_follow_a_titled_name_at_once() -> None:
    assert told("Mr A Hale Clerk to Weald Parish Council", "Mrs J Noor Assistant Clerk") == [
        ("A Hale", "Clerk to Weald Parish Council", None),
        ("J Noor", "Assistant Clerk", None),
    ]


def test_what_is_broken_over_lines_is_of_the_person_above() -> None:
    found = told(
        "Ada Hale – Assistant Director of Community Nursing, Eastlode Northdown",
        "University Hospital",
        "Jo Noor – Chief Executive, Weald Homes Ltd",
    )
    assert [name for name, _, _ in found] == ["Ada Hale", "Jo Noor"]


def test_running_text_in_which_names_follow_one_another_is_no_such_list() -> None:
    assert told("Mr A Hale (Chair), Mr J Noor, Ms C Pike", "Mr B Lund, Mrs S Ash") == []


def test_bare_names_tell_nothing_that_makes_them_rows() -> None:
    assert told("Ada Hale", "Jo Noor", "Ben Pike") == []


def test_below_the_longest_line_a_name_and_its_dash_begin_an_entry_whatever_the_name() -> None:
    found = told(
        "Ada Hale – Weald Police",
        "Jo Noor – National Health Service Northdown and Eastlode Clinical Commissioning Group Board",
        "Verity Sandal – Weald Council",
        "Brynja Pike – Eastlode Council",
    )
    assert [name for name, _, _ in found] == ["Ada Hale", "Jo Noor", "Verity Sandal", "Brynja Pike"]
