"""Whatever is typed is a search."""

import random

import pytest

from index.query import Query, Term, loosen, parse_query


def shape(typed: str) -> str:
    """Return a query as text: clauses, then what is left out."""
    query = parse_query(typed)

    def word(term: Term) -> str:
        mark = "*" if term.prefix else ""
        return f'"{" ".join(term.words)}"' if term.phrase else " ".join(term.words) + mark

    clauses = ["|".join(word(term) for term in clause) for clause in query.clauses]
    return " ".join([*clauses, *(f"-{word(term)}" for term in query.excluded)])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("domestic abuse reviews", "domest abus review"),
        ('"Domestic abuse" funding', '"domest abus" fund'),
        ("“hate crime”", '"hate crime"'),
        ("roads -safety", "road -safeti"),
        ('roads -"hate crime"', 'road -"hate crime"'),
        ("roads AND safety", "road safeti"),
        ("hate OR violence crime", "hate|violenc crime"),
        ("a OR b OR c", "a|b|c"),
        ("OR roads", "road"),
        ("roads OR", "road"),
        ("roads OR -safety", "road -safeti"),
        ("fund*", "fund*"),
        ("organisat*", "organisat*"),
        ("a*", "a"),
        ("2024/25", '"2024 25"'),
        ("£39,661", "39661"),
        ("the minutes of the board", "minut board"),
        ("to be or not", "to be or not"),
        ('"minutes of the board"', '"minut of the board"'),
        ('"never closed', '"never close"'),
        ("-", ""),
        ('""', ""),
        ("?!", ""),
        ("   ", ""),
        ("*", ""),
        ("--double", "-doubl"),
    ],
)
def test_what_is_typed_means(typed: str, meant: str) -> None:
    assert shape(typed) == meant


def test_no_input_is_an_error() -> None:
    chance = random.Random(7)  # noqa: S311  not a secret
    for _ in range(3000):
        typed = "".join(chance.choice("ab\"“'’-*&£,./() ANDOR\t\n\x00\ud800🙂é²") for _ in range(chance.randrange(24)))
        query = parse_query(typed)
        assert query.typed == typed
        assert all(term.words for term in (*query.terms, *query.excluded))


def test_a_query_says_how_it_was_understood() -> None:
    assert parse_query('the "hate  crime" OR abuse  fund* -roads').understood == '"hate crime" OR abuse fund* -roads'


def test_only_a_query_of_several_clauses_can_be_loosened() -> None:
    loose = loosen(parse_query("hate crime -roads"))
    assert isinstance(loose, Query)
    assert loose.any_clause
    assert loose.understood == "hate OR crime -roads"
    assert loosen(parse_query('"hate crime"')) is None
    assert loosen(loose) is None
