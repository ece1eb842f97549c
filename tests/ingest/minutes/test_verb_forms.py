"""Which words are verbs, and in which form."""

import pytest

from ingest.minutes.verb_forms import is_adverb, plain_verb, read_participle


@pytest.mark.parametrize(
    ("word", "verb"), [("obtains", "obtain"), ("note", "note"), ("Approved", "approve"), ("table", "table")]
)
def test_base_and_third_person_are_verbs(word: str, verb: str) -> None:
    assert plain_verb(word) == verb


def test_participles_give_their_verb_and_states_none() -> None:
    assert [read_participle(word) for word in ("brought", "deferred", "concerned", "green")] == [
        "bring",
        "defer",
        None,
        None,
    ]


def test_adverbs_end_in_ly_but_not_all() -> None:
    assert is_adverb("unanimously")
    assert not is_adverb("supply")
