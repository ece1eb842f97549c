"""What is a person's name in a list, and where it ends."""

import pytest

from ingest.minutes.attendee import is_name, split_name


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Mr A Hale Clerk to the Council", ("Mr A Hale", "Clerk to the Council")),
        ("Ada Hale – Head of Roads", ("Ada Hale", "– Head of Roads")),
        ("Cllr Mrs B Noor, Weald Council", ("Cllr Mrs B Noor", ", Weald Council")),
        ("Dr Ada Hale", ("Dr Ada Hale", "")),
    ],
)
def test_a_name_ends_before_a_post_or_a_mark(words: str, parts: tuple[str, str]) -> None:
    assert split_name(words) == parts


@pytest.mark.parametrize(
    "words", ["Community Services, Adult Care", "Head of Roads", "Weald Council", "Three officials"]
)
def test_bodies_and_posts_begin_with_no_name(words: str) -> None:
    assert split_name(words) is None


def test_a_surname_alone_is_a_name_only_where_a_title_leads_the_list() -> None:
    assert is_name("Noor", group=True)
    assert not is_name("Noor", group=False)


def test_a_surname_that_is_also_a_post_is_a_name_behind_a_forename() -> None:
    assert is_name("Chris Head", group=False)
    assert not is_name("Parks Head", group=False)


def test_a_titled_persons_surname_may_be_a_places_word() -> None:
    assert is_name("Mr A J Street", group=False)
    assert not is_name("Market Street", group=False)
