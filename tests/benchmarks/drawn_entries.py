"""Entries in the style of the papers, and queries for them: words drawn by Zipf's law, bodies, years, people, sums."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from index.entries import IndexEntry

SEED = 20261122
VOCABULARY = 40_000
WORDS = (30, 140)  # of an entry's text
KINDS = ("minute", "resolution", "section", "action", "recommendation", "agenda_item")
ONSETS, NUCLEI, CODAS = (
    "b c d f g h l m n p r s t v w br cl st tr".split(),
    "a e i o u ea ou".split(),
    "n r s t l m ck".split(),
)
Asked = dict[str, str]  # the fields of a search's address


def make_words(chance: random.Random) -> list[str]:
    """Return the vocabulary, commonest word first."""
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        made[
            "".join(chance.choice(part) for _ in range(chance.choice((1, 2, 2, 3))) for part in (ONSETS, NUCLEI, CODAS))
        ] = None
    return list(made)


def make_entries(count: int, words: Sequence[str], chance: random.Random, first: int = 0) -> Iterator[IndexEntry]:
    """Yield entries whose words follow Zipf's law."""
    weights, total = [], 0.0
    for place in range(1, len(words) + 1):
        total += 1 / place
        weights.append(total)
    bodies = [f"{words[300 + n].title()} Safety Partnership" for n in range(12)]
    people = [f"{words[500 + n].title()} {words[900 + n].title()}" for n in range(400)]
    for number in range(first, first + count):
        drawn = chance.choices(words, cum_weights=weights, k=chance.randint(*WORDS))
        sums = tuple(chance.randint(100, 9_000_000) for _ in range(chance.choice((0, 0, 1, 2))))
        day = date(2011, 1, 1) + timedelta(days=chance.randint(0, 5_600))
        yield IndexEntry(
            id=f"{number:064x}:p1:{number}",
            kind=chance.choice(KINDS),
            paper=f"{number // 20:064x}",
            file=f"paper-{number // 20}.pdf",
            page=1 + number % 20,
            title=" ".join(chance.choices(words, cum_weights=weights, k=6)).capitalize(),
            text=" ".join((*drawn, *(f"£{pence / 100:,.2f}" for pence in sums))),
            number=str(number % 200),
            body=chance.choice(bodies),
            date=day,
            paper_kind="minutes",
            people=tuple(chance.sample(people, chance.choice((0, 0, 1, 2)))),
            restricted=False,
            url=f"/papers/{number // 20:012x}/pages/{1 + number % 20}",
            amounts=sums,
        )


def make_queries(words: Sequence[str], body: str, chance: random.Random) -> dict[str, list[Asked]]:
    """Return queries of each kind."""
    common, middle, rare = words[3:40], words[100:600], words[8_000:20_000]
    pick = chance.choice
    return {
        "common term": [{"q": pick(common)} for _ in range(30)],
        "rare term": [{"q": pick(rare)} for _ in range(30)],
        "three words": [{"q": f"{pick(common)} {pick(middle)} {pick(common)}"} for _ in range(30)],
        "phrase": [{"q": f'"{pick(common)} {pick(common)}"'} for _ in range(30)],
        "two terms, filter, facets": [{"q": f"{pick(common)} {pick(middle)}", "body": body} for _ in range(30)],
        "prefix": [{"q": f"{pick(middle)[:3]}*"} for _ in range(10)],
        "misspelt": [{"q": f"{swap(pick([w for w in middle if len(w) > 4]))} {pick(common)}"} for _ in range(30)],
    }


def swap(word: str) -> str:
    """Return a word with two letters in the middle exchanged."""
    return f"{word[:2]}{word[3]}{word[2]}{word[4:]}"
