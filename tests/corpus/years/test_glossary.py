"""What papers say of names: renamed, formerly, known as until; never a plain name, never half a name."""

import pytest

from corpus.years.glossary import Relation, read_namings


def renamings(text: str) -> list[tuple[str, str]]:
    return [(old, new) for relation, old, new, _ in read_namings(text) if relation is Relation.RENAMED]


@pytest.mark.parametrize(
    "text",
    [
        "the Road Casualty Group had been renamed the Safer Roads Alliance on 1 June.",
        "The Safer Roads Alliance was known as the Road Casualty Group until 2019.",
        "The Safer Roads Alliance (formerly the Road Casualty Group) met.",
        "The Road Casualty Group would be known as the Safer Roads Alliance.",
        "The Road Casualty Group, now known as the Safer Roads Alliance, met.",
    ],
)
def test_a_new_name_and_a_former_one_are_told_apart(text: str) -> None:
    assert renamings(text) == [("Road Casualty Group", "Safer Roads Alliance")]


def test_a_name_that_something_bears_is_no_renaming() -> None:
    assert renamings("The Harbour Scheme is called Operation Lantern.") == []
