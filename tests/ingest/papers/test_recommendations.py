"""Recommendations: each once, with clauses and verbs."""

from typeset import Set, plain, prose, typeset

from ingest.papers.recommendations import find_recommendations
from ingest.papers.sections import find_passages

WORDS = "The ponds of Arden have been cleaned by the volunteers of three villages this spring. " * 3


def read(*lines: Set) -> list[tuple[str, tuple[str, ...], int]]:
    found = find_recommendations((), find_passages(typeset(lines).lines))
    return [(one.text, one.verbs, len(one.clauses)) for one in found]


def test_what_stands_under_the_heading() -> None:
    lines = (
        *prose(WORDS),
        Set(text="Recommendations", bold=True, gap=1),
        *plain("The Board is asked to note the report."),
    )
    assert read(*lines) == [("The Board is asked to note the report.", ("note",), 0)]


def test_clauses() -> None:
    asked = plain("The Board is asked to:", "a) Note the report.", "b) Agree the plan.")
    assert read(*prose(WORDS), Set(text="Recommendations", bold=True, gap=1), *asked) == [
        ("The Board is asked to: a) Note the report. b) Agree the plan.", ("note", "agree"), 2)
    ]


def test_given_twice_it_counts_once() -> None:
    once = (Set(text="Recommendations", bold=True, gap=1), *plain("The Board is asked to note the report."))
    assert len(read(*once, Set(text="1. Ponds", bold=True, gap=1), *prose(WORDS), *once)) == 1


def test_a_report_without_a_heading_may_ask_in_its_text() -> None:
    assert read(*prose(WORDS), *plain("The Board is asked to note the report.")) == [
        ("The Board is asked to note the report.", ("note",), 0)
    ]


def test_a_report_that_asks_nothing() -> None:
    assert read(*prose(WORDS)) == []


def test_what_the_text_asks_for_has_its_clauses() -> None:
    asked = plain("Decision: Cabinet is asked to:", "A. Agree the plan.", "B. Delegate its publication to the clerk.")
    assert read(*prose(WORDS), *asked) == [
        ("Cabinet is asked to: A) Agree the plan. B) Delegate its publication to the clerk.", ("agree", "delegate"), 2)
    ]


def test_numbered_paragraphs_recommend_each_by_itself() -> None:
    asked = plain("2.1 That the Board notes the report.", "2.2 That the plan be agreed.")
    assert read(*prose(WORDS), Set(text="2. Recommendations", bold=True, gap=1), *asked) == [
        ("That the Board notes the report.", ("note",), 0),
        ("That the plan be agreed.", ("agree",), 0),
    ]


def test_what_is_recommended_of_a_thing_is_asked_of_nobody() -> None:
    assert read(*prose(WORDS), *plain("In the ARP the ponds and MMs are recommended to be cleaned.")) == []
