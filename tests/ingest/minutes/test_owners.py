"""Who is bound by the words that follow: read backwards, with titles, posts and lists of people."""

import pytest

from ingest.minutes.owners import find_owner, find_subject, is_ours, read_owner_before, was_there


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Then the Clerk will", "the Clerk"),
        ("Cllrs Hale and Noor will", "Cllrs Hale and Noor"),
        ("the Clerk, who will", "the Clerk"),
        ("the Head of Parks has also will", "the Head of Parks"),
        ("Nothing to do with NPC and Cllr Hale will", "Cllr Hale"),
    ],
)
def test_the_owner_stands_right_before_the_words_that_bind(text: str, owner: str) -> None:
    found = read_owner_before(text, text.index("will"))
    assert found is not None
    assert found[0] == owner


def test_small_words_before_the_verb_name_nobody() -> None:
    assert read_owner_before("the path will", 9) is None


@pytest.mark.parametrize("text", ["Residents will", "Mill Lane will", "The Works will"])
def test_places_and_crowds_are_no_owners(text: str) -> None:
    assert find_owner(text, text.index("will")) is None


def test_a_titled_person_is_the_subject_of_later_verbs() -> None:
    assert find_subject("Ms Noor explained the plan and would write") == ("Ms Noor", 0)


def test_initials_are_ours_where_they_spell_a_name_on_the_list() -> None:
    assert is_ours("JN", ["Jo Noor"])
    assert not is_ours("MCC", ["Jo Noor"])


def test_someone_titled_who_is_not_listed_was_not_there() -> None:
    assert not was_there("Mr Elsewhere", ["Jo Noor"])
    assert was_there("Ms Noor", ["Jo Noor"])
