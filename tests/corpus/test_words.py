"""One analysis: what is one word to a reader is one token, in the text and in the query."""

import pytest

from corpus.words import Tokens, find_stems, find_tokens, stems_of_prefix, token_places, token_stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("£39,661", "39661"),
        ("£24,108.20", "24108.20"),
        ("£1,250.00", "1250"),
        ("2024/25", "2024-25"),
        ("2024/25", "2024–25"),
        ("organisations", "organization"),
        ("Minutes", "minuted"),
        ("Kent’s", "Kent"),
        ("O’Neill", "O'NEILL"),
        ("café", "cafe"),
        ("Health & Wellbeing", "health and wellbeing"),
        ("anti-social", "anti social"),
        ("PCSOs", "PCSO"),
        ("dhrs", "DHR"),
        ("ﬁnance", "finance"),
    ],
)
def test_two_forms_are_one(one: str, other: str) -> None:
    assert find_stems(one) == find_stems(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [("community", "commune"), ("1.6", "16"), ("A4", "A 4"), ("policy", "police"), ("size", "sister"), ("mrs", "Mr")],
)
def test_two_words_stay_two(one: str, other: str) -> None:
    assert find_stems(one) != find_stems(other)


def test_tokens_know_their_place() -> None:
    text = "Agreed: £39,661 for 2024/25."
    assert [text[token.start : token.end] for token in find_tokens(text)] == [
        "Agreed",
        "£39,661"[1:],
        "for",
        "2024",
        "25",
    ]


@pytest.mark.parametrize("text", ["", "…", "'’'", "__", "\x00\ud800", "¼ ² ①"])
def test_no_text_is_refused(text: str) -> None:
    assert find_stems(text) == [token.stem for token in find_tokens(text)]


def test_a_prefix_longer_than_the_stem_still_finds_the_word() -> None:
    assert "organis" in stems_of_prefix("organisat")
    assert stems_of_prefix("zz") == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  The Board's\n\tplan (2024/25):  £39,661.50 & R&D — re-let to O’Neil/Webb... ",
        "same same-same same\u00a0same",
        "... -- , one",
    ],
)
def test_the_place_of_each_token_is_where_the_whole_text_has_it(text: str) -> None:
    tokens = Tokens(text)
    assert tokens.stems == token_stems(text)
    whole = dict(enumerate(token_places(text)))
    assert tokens.places(whole) == whole
    some = [number for number in whole if number % 3 == 1]
    assert tokens.places(some) == {number: whole[number] for number in some}
