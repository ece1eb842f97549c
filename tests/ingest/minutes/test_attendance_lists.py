"""Where lists of attendance stand, under which heading, and how their lines are one text."""

from printed import page

from corpus.records import Status
from ingest.minutes.attendance_lists import find_list_start, find_lists


def lists(*lines: str) -> list[tuple[Status, str]]:
    return [(found.status, found.text) for found in find_lists(page(lines).lines)]


def test_a_list_begins_at_its_heading_or_at_who_presided_before_it() -> None:
    assert find_list_start(page(["Weald Council", "Present: Ada Hale"]).lines) == 1
    assert find_list_start(page(["Chair: Cllr Ada Hale", "Present: Jo Noor"]).lines) == 0
    assert find_list_start(page(["Weald Council", "Minutes of the meeting"]).lines) is None


def test_running_text_is_one_text_and_a_name_a_line_is_not() -> None:
    assert lists("Present: Cllr A Hale, Cllr J Noor and", "Cllr B Pike") == [
        (Status.PRESENT, "Cllr A Hale, Cllr J Noor and Cllr B Pike")
    ]
    assert lists("Present:", "Ada Hale", "Jo Noor") == [(Status.PRESENT, "Ada Hale\nJo Noor")]


def test_a_title_at_the_end_of_a_line_goes_on() -> None:
    assert lists("Present: Cllr Hale (Chair), Cllr Noor and the clerk Mrs", "S Lund.") == [
        (Status.PRESENT, "Cllr Hale (Chair), Cllr Noor and the clerk Mrs S Lund.")
    ]


def test_groups_under_one_heading_are_lists_of_its_status() -> None:
    found = lists("Present:", "Mrs A Hale", "Leaseholder Representatives", "Mr B Pike", "Apologies:", "Ms C Noor")
    assert found == [(Status.PRESENT, "Mrs A Hale"), (Status.PRESENT, "Mr B Pike"), (Status.APOLOGIES, "Ms C Noor")]


def test_a_heading_names_the_body_of_its_people() -> None:
    found = find_lists(
        page(["Present: Ada Hale", "Weald Council Officers: Jo Noor", "WPA OFFICERS IN ATTENDANCE", "Ben Ash"]).lines
    )
    assert [(one.text, one.body) for one in found] == [
        ("Ada Hale", None),
        ("Jo Noor", "Weald Council"),
        ("Ben Ash", "WPA"),
    ]


def test_a_sentence_about_an_item_ends_a_list() -> None:
    assert lists("Present: Cllr A Hale", "1. Mr Pike gave a detailed talk about the bees of the parish") == [
        (Status.PRESENT, "Cllr A Hale")
    ]
