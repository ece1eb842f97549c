"""Names of people: where they stand, what belongs to them, and which are one person's."""

import pytest

from ingest.entities.names import find_names, find_titled_names, plain_name, read_name, same_person


def names(text: str) -> list[str]:
    return [found.name for found in find_names(text)]


def titled(text: str) -> list[str]:
    return [found.name for found in find_titled_names(text)]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Cllr Mrs A. Hale OBE (Chair)", "A. Hale"),
        ("Detective Chief Inspector Owen Pike QPM", "Owen Pike"),
        ("Mr & Mrs Noor", "Noor"),
        ("County Councillor  Ann   Hale,", "Ann Hale"),
        ("The Rt Hon Sir Owen Pike KBE", "Owen Pike"),
        ("Ann Hale", "Ann Hale"),
    ],
)
def test_titles_and_honours_are_no_part_of_a_name(printed: str, plain: str) -> None:
    assert plain_name(printed) == plain


def test_a_list_is_read_with_posts_left_out() -> None:
    assert names("Mr P Hale (Chair), Cllr D Noor and DI J Pike") == ["P Hale", "D Noor", "J Pike"]


def test_a_list_without_titles_is_read_where_it_is_known_to_be_one() -> None:
    assert names("Ann Hale (Chair), Lana Reid-Noor, G Alan Pike and Cora O’Dell") == [
        "Ann Hale",
        "Lana Reid-Noor",
        "G Alan Pike",
        "Cora O’Dell",
    ]


def test_a_plural_title_covers_the_list_after_it() -> None:
    assert titled("Councillors D Hale (Chair), P Noor, S Pike and\nM Dell. Clerk present.") == [
        "D Hale",
        "P Noor",
        "S Pike",
        "M Dell",
    ]


def test_a_plural_word_before_one_capital_is_no_list() -> None:
    assert titled("Councillors Reports were taken. Drs Surgery was closed.") == []


def test_titled_names_of_neighbouring_lines_stay_apart() -> None:
    assert titled("Mrs J Hale\nMr R Noor") == ["J Hale", "R Noor"]


def test_a_name_may_stand_on_the_line_after_its_title() -> None:
    assert titled("It was for Mr\nNoor to reply.") == ["Noor"]


def test_run_together_words_hide_no_name() -> None:
    assert titled("3.Mr Noor thanked the agencies.Ms Hale agreed.") == ["Noor", "Hale"]


def test_police_ranks_are_titles() -> None:
    assert titled("D/Supt Hale, PCSO Noor, Ch/Insp O Pike and Assistant Chief Constable Dell") == [
        "Hale",
        "Noor",
        "O Pike",
        "Dell",
    ]


def test_loose_capitals_are_no_names() -> None:
    assert titled("The Safer Streets Mission and Vision Zero Strategy reduce harm.") == []


def test_surnames_that_are_also_words_of_places_are_kept_after_a_title() -> None:
    assert titled("Cllr Hall and Mr J Lane spoke; Mr Close Council") == ["Hall", "J Lane", "Close"]


def test_offsets_lead_to_the_printed_words() -> None:
    text = "Present: Mr R Hale OBE and Ms K Noor"
    for found in find_titled_names(text):
        assert text[found.start : found.end] == found.text
    assert [found.text for found in find_titled_names(text)] == ["Mr R Hale OBE", "Ms K Noor"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Hale Council", "Ann Hale"),
        ("J.P. Hale said", "J.P. Hale"),
        ("Brian Hale ALSO PRESENT", "Brian Hale"),
        ("A HALE", "A HALE"),
        ("Council Officer", ""),
        ("P", ""),
    ],
)
def test_a_name_ends_before_the_first_word_that_is_none(text: str, name: str) -> None:
    assert read_name(text) == name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mr P Hale", "Paul Hale", True),
        ("Mr Hale", "Paul Hale", True),
        ("Nick Pike", "Nicholas Pike", True),
        ("Mike Pike", "Michael Pike", True),
        ("Mr Hale", "Mrs J Hale", False),
        ("Peter Hale", "Paul Hale", False),
        ("P Hale", "P Noor", False),
        ("O'Dell", "Cora O’Dell", True),
    ],
)
def test_forms_of_one_name_are_told_from_two_people(one: str, other: str, *, same: bool) -> None:
    assert same_person(one, other) is same
