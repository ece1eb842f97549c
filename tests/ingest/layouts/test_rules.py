"""Policies and codes are of kind other, with their sections."""

from typeset import Set, plain, prose, stretch, typeset

from corpus.records import Kind
from ingest.layout import read_stretch

WORDS = "The ponds of Arden have been cleaned by the volunteers of three villages this spring. " * 3
LINES = [
    Set(text="Thorpe Parish Council", bold=True),
    Set(text="Ponds Policy", bold=True, gap=1),
    *plain("Date of adoption: 7 October 2025"),
    Set(text="1. Introduction", bold=True, gap=1),
    *prose(WORDS),
    Set(text="2. Scope", bold=True, gap=1),
    *prose(WORDS),
]


def test_a_policy_keeps_its_sections_owner_and_day() -> None:
    split = read_stretch(stretch(typeset(LINES)))
    (part,) = split.parts
    assert (split.kind, part.kind, part.title, part.body) == (
        Kind.OTHER,
        Kind.OTHER,
        "Ponds Policy",
        "Thorpe Parish Council",
    )
    assert str(part.date) == "2025-10-07"
    assert [(one.number, one.title) for one in part.sections] == [("1", "Introduction"), ("2", "Scope")]
