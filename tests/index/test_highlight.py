"""The words that answer are shown where they stand, in any inflection."""

import pytest

from index.highlight import find_spans, make_snippet
from index.query import parse_query

TEXT = "The Board agreed to fund domestic abuse reviews. Funding of £39,661 for 2024/25 was noted by the boards."


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("funds", ["fund", "Funding"]),
        ('"abuse review"', ["abuse reviews"]),
        ("£39661", ["39,661"]),
        ("2024-25", ["2024/25"]),
        ("boar*", ["Board", "boards"]),
        ("fund -board", ["fund", "Funding"]),
        ("zebra", []),
        ("", []),
        ('abuse "domestic abuse"', ["domestic abuse"]),
    ],
)
def test_words_that_answer_are_found(typed: str, words: list[str]) -> None:
    assert [TEXT[span.start : span.end] for span in find_spans(TEXT, parse_query(typed))] == words


def test_a_snippet_is_the_part_with_most_of_the_words() -> None:
    text = (
        "Apologies for fund. "
        + "Nothing of note here. " * 40
        + "Then reviews of domestic abuse were to be funded. "
        + "x " * 300
    )
    snippet = make_snippet(text, parse_query("fund domestic abuse reviews"))
    assert [words for words, answers in snippet.pieces if answers] == ["reviews", "domestic", "abuse", "funded"]
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert len(snippet.text) <= 242
    assert "".join(words for words, _ in snippet.pieces) == snippet.text


def test_without_a_word_of_the_query_a_snippet_is_the_beginning() -> None:
    snippet = make_snippet("One\n two   three", parse_query("zebra"))
    assert (snippet.text, snippet.spans) == ("One two three", ())


@pytest.mark.parametrize("size", [1, 5, 39, 40, 41, 400])
def test_a_snippet_holds_its_length_on_any_text(size: int) -> None:
    for text in ("", "a" * 300, "word " * 100, "zebra " * 50, " ".join(f"w{n}" for n in range(90)) + " zebra"):
        snippet = make_snippet(text, parse_query("zebra w89"), length=size)
        assert len(snippet.text) <= size + 2
        assert all(0 <= span.start < span.end <= len(snippet.text) for span in snippet.spans)
