"""Where a decision that a keyword announces begins in its paragraph, and where an account of other things follows."""

import pytest

from corpus.records import Line
from ingest.minutes.announced import find_announced, find_told
from ingest.papers.paragraphs import set_paragraph


def announced(text: str) -> str | None:
    place = {"x0": 72.0, "top": 100.0, "x1": 500.0, "bottom": 112.0, "size": 11.0}
    line = Line(text=text, page=1, bold=False, italic=False, start=0, end=len(text), **place)
    at = find_announced(set_paragraph([line]))
    return None if at is None else text[at:]


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("Mr Hale spoke. RESOLVED that it be noted.", "RESOLVED that it be noted."),
        ("The Board NOTED the report.", "The Board NOTED the report."),
        ("Decision: That it be noted.", "Decision: That it be noted."),
        ("Mr Hale spoke. Agreed: to note it.", "Agreed: to note it."),
        ("RESOLVED ITEMS OF BUSINESS", None),
        ("12/01676/F A barn at Hill Farm – APPROVED", None),
        ("Members discussed the report.", None),
    ],
)
def test_keywords_announce_and_headings_and_others_verdicts_do_not(text: str, decision: str | None) -> None:
    assert announced(text) == decision


def test_what_somebody_does_after_the_decision_is_told_beside_it() -> None:
    text = "RESOLVED to co-opt Ann Penn. Cllr Penn signed her declaration and joined the meeting."
    at = find_told(text, 0)
    assert at is not None
    assert text[at:].startswith("Cllr Penn signed")
    assert find_told("RESOLVED that the Clerk write. That all be told.", 0) is None
