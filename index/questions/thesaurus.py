"""Which words mean the same to a reader of these papers? Data, not code: see `thesaurus.toml`, and `everyday.txt`
for what people say where papers write otherwise."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.records import record
from corpus.words import find_stems

Stems = tuple[str, ...]  # a word, or the words of a phrase


@record
class Cue:
    """A turn of phrase that tells a kind of question: words, each a choice by "|"; "*" for a few of any."""

    name: str
    pattern: tuple[str, ...]


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("index.questions").joinpath("thesaurus.toml").read_text(encoding="utf-8"))


def _everyday() -> Iterator[str]:
    """Yield the lines of what people say and what papers write for it."""
    text = files("index.questions").joinpath("everyday.txt").read_text(encoding="utf-8")
    yield from (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def synonyms() -> Mapping[Stems, tuple[Stems, ...]]:
    """Return what may stand for each word or phrase, by its stems; itself left out."""
    found: dict[Stems, dict[Stems, None]] = defaultdict(dict)
    for group in _data()["groups"]:
        members = [tuple(find_stems(word)) for word in group]
        for one in members:
            found[one] |= dict.fromkeys(other for other in members if other != one)
    for line in _everyday():
        said, written = (
            [tuple(find_stems(word)) for word in words.split(",") if word.strip()] for words in line.split(":")
        )
        for one in said:
            found[one] |= dict.fromkeys(other for other in written if other and other != one)
    return {one: tuple(others) for one, others in found.items()}


@cache
def light_stems() -> frozenset[str]:
    """Return the words that say little of what a question is about."""
    return frozenset(find_stems(_data()["light"]))


@cache
def loose_stems() -> frozenset[str]:
    """Return the words that are easily said otherwise."""
    return frozenset(find_stems(_data()["loose"]))


@cache
def cues() -> Sequence[Cue]:
    """Return the turns of phrase that tell kinds of question apart."""
    return tuple(
        Cue(name=each["name"], pattern=tuple(pattern.split()))
        for each in _data()["cue"]
        for pattern in each["patterns"]
    )


@cache
def post_names() -> Mapping[str, str]:
    """Return the titles of posts by what people call them."""
    return {name: title for title, names in _data()["posts"].items() for name in names}


@cache
def speech_stems() -> Mapping[str, frozenset[str]]:
    """Return what people do at a meeting by speaking ("asked", "presented", "said"), each by the words that tell it."""
    return {name: frozenset(find_stems(words)) for name, words in _data()["speech"].items()}
