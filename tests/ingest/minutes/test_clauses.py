"""The clauses of a decision: listed below it or run on in one line; a list it stands in is not its own."""

from corpus.records import Clause, Line
from ingest.minutes.clauses import find_clauses, first_in_line, split_inline
from ingest.papers.paragraphs import Paragraph, set_paragraph


def line(text: str, top: float) -> Line:
    return Line(
        text=text, page=1, x0=72, top=top, x1=500, bottom=top + 12, size=11, bold=False, italic=False, start=0,
        end=len(text),
    )  # fmt: skip


def told(*texts: str) -> list[Paragraph]:
    return [set_paragraph([line(text, 100.0 + 20 * n)]) for n, text in enumerate(texts)]


def labels(*texts: str) -> list[str]:
    return [clause.label for clause in find_clauses(told(*texts), 0, texts[0])[1]]


def test_lettered_clauses_follow_their_lead() -> None:
    assert labels("RESOLVED that:", "(a) the plan be noted;", "(b) the budget be agreed.", "The meeting closed.") == [
        "a",
        "b",
    ]


def test_bullets_within_a_clause_are_clauses_of_their_own() -> None:
    assert labels("RESOLVED that:", "a) these be thanked:", "• the school", "b) it be noted.") == ["a", "a.•", "b"]


def test_the_next_bullet_of_the_list_a_decision_stands_in_is_no_clause_of_it() -> None:
    assert labels("• It was agreed that PC Ash would call.", "• The officers gave a talk.") == []


def test_clauses_run_on_in_one_line() -> None:
    lead, clauses = split_inline("RESOLVED that: (a) the plan be noted; and (b) the fund be set up.")
    assert lead == "RESOLVED that:"
    assert [clause.text for clause in clauses] == ["the plan be noted;", "the fund be set up."]


def test_the_first_clause_may_stand_beside_its_lead() -> None:
    assert first_in_line("Resolved: (1) That it be noted.") == (
        "Resolved:",
        Clause(label="1", text="That it be noted."),
    )


def test_capitals_before_an_order_are_labels_also_where_they_run_on() -> None:
    found = find_clauses(
        told("RESOLVED:", "A. To agree the plan.B. to note the cost.", "C. That all be told."), 0, "RESOLVED:"
    )
    assert [(clause.label, clause.text) for clause in found[1]] == [
        ("A", "To agree the plan."),
        ("B", "to note the cost."),
        ("C", "That all be told."),
    ]
    assert [clause.label for clause in split_inline("RESOLVED: A. to note it; B. to thank all.")[1]] == ["A", "B"]
    assert split_inline("RESOLVED that Plan A. and Plan B. be noted.")[1] == ()


def test_a_list_below_what_was_briefly_noted_is_another_matter() -> None:
    head = "noted."
    assert find_clauses(told(head, "• Trees – to be felled.", "• Roads – none."), 0, head)[1] == ()
