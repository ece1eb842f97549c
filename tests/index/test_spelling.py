"""Another word is offered only where the corpus has it."""

import pytest

from index.query import parse_query
from index.spelling import Vocabulary, respell

WORDS = {"lighting": 40, "review": 30, "reviews": 10, "homicide": 5, "safety": 9, "board": 7}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lihgting", "lighting"),
        ("Homocide reviews", "homicide reviews"),
        ('"saftey board"', '"safety board"'),
        ("lighting", None),
        ("lights", None),
        ("zeppelin", None),
        ("-lihgting board", "-lighting board"),
        ("39661 rev*", None),
        ("boardrooms boarb", "boardrooms board"),
        ("safetyboard reviews", "safety-board reviews"),
        ("boardroom", None),
    ],
)
def test_the_nearest_word_of_the_corpus_is_offered(typed: str, meant: str | None) -> None:
    assert respell(parse_query(typed), Vocabulary(WORDS)) == meant
