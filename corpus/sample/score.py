"""How near does what was read come to what is true? Hits, inventions and misses, aspect by aspect."""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from corpus.records import Paper, Part

TITLES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Cllr|Ch|Supt|Insp|DI)\.? )+")


def plain(text: str) -> str:
    """Return the words of a text alone, in small letters."""
    return " ".join(re.findall(r"[a-z0-9£%]+", text.casefold()))


def alike(one: str, other: str, floor: float = 0.85) -> bool:
    """Return whether two texts say the same, small slips of reading allowed."""
    one, other = plain(one), plain(other)
    return one == other or difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= floor


def same_name(one: str, other: str) -> bool:
    """Return whether two printed names have one surname and no different first letter."""
    words, others = TITLES.sub("", one).split(), TITLES.sub("", other).split()
    return bool(words and others) and words[-1] == others[-1] and words[0][0] == others[0][0]


class Score:
    """Counts for each aspect, and what was missed or invented, for the report."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.invented: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()
        self.slips: list[str] = []

    def add(
        self, aspect: str, true: Sequence[Any], read: Sequence[Any], same: Callable[[Any, Any], bool], where: str
    ) -> list[tuple[Any, Any]]:
        """Match what is true with what was read, one to one; return the pairs."""
        left, pairs = list(read), []
        for entry in true:
            found = next((other for other in left if same(entry, other)), None)
            if found is None:
                self.missed[aspect] += 1
                self.slips.append(f"{where}: {aspect} missed: {entry}"[:230])
                continue
            left.remove(found)
            pairs.append((entry, found))
        self.hits[aspect] += len(pairs)
        self.invented[aspect] += len(left)
        self.slips += [f"{where}: {aspect} invented: {entry}"[:230] for entry in left]
        return pairs

    def f1(self, aspect: str) -> float:
        """Return the balanced F of an aspect, 0 to 1."""
        return 2 * self.hits[aspect] / max(1, 2 * self.hits[aspect] + self.invented[aspect] + self.missed[aspect])

    def __str__(self) -> str:
        return "\n".join(
            f"{aspect:16} {self.f1(aspect):.3f}  {self.hits[aspect]:5} hit {self.invented[aspect]:4} "
            f"invented {self.missed[aspect]:4} missed"
            for aspect in self.hits | self.missed
        )


def score_paper(score: Score, truth: dict[str, Any], paper: Paper) -> None:
    """Add one paper to the score."""
    where = str(truth["file"])
    score.add("kind", [truth["kind"]], [paper.kind.value], str.__eq__, where)
    pairs = score.add(
        "parts",
        truth["parts"],
        paper.parts,
        lambda a, b: a["kind"] == b.kind.value and a["first_page"] == b.first_page,
        where,
    )
    for true, part in pairs:
        _score_part(score, true, part, f"{where} {true['id']}")


def _score_part(score: Score, true: dict[str, Any], part: Part, where: str) -> None:
    score.add("body", [true["body"]], [part.body], lambda a, b: a == b, where)
    score.add("date", [true["date"]], [part.date and part.date.isoformat()], lambda a, b: a == b, where)
    if true["kind"] == "minutes":
        score.add(
            "attendance",
            true["attendance"],
            part.attendance,
            lambda a, b: same_name(a["name"], b.name) and a["status"] == b.status.value,
            where,
        )
    if "items" in true:
        _score_items(score, true["items"], part, where)
    if true["kind"] in ("report", "strategy"):
        score.add("sections", true["sections"], part.sections, lambda a, b: alike(a["title"], b.title, 0.9), where)
        score.add(
            "recommendations",
            true["recommendations"],
            part.recommendations,
            lambda a, b: alike(a["text"], b.text),
            where,
        )
        score.add("authors", true["authors"], part.authors, lambda a, b: same_name(a["name"], b.name), where)


def _score_items(score: Score, items: Sequence[dict[str, Any]], part: Part, where: str) -> None:
    pairs = score.add(
        "items",
        items,
        part.items,
        lambda a, b: (a["number"] or "") == (b.number or "") and alike(a["title"], b.title),
        where,
    )
    score.add(
        "item pages",
        [entry for entry, _ in pairs],
        [item for _, item in pairs],
        lambda a, b: (
            a["title"]
            and (a["first_page"], a["last_page"]) == (b.first_page, b.last_page)
            and alike(a["title"], b.title)
        ),
        where,
    )
    true = [resolution for item in items for resolution in item.get("resolutions", [])]
    read = [resolution for item in part.items for resolution in item.resolutions]
    for one, other in score.add("resolutions", true, read, lambda a, b: alike(a["text"], b.text), where):
        score.add("clauses", one["clauses"], other.clauses, lambda a, b: alike(a["text"], b.text), where)
        score.add("verbs", one["verbs"], other.verbs, lambda a, b: a == b, where)
        score.add(
            "movers",
            [name for name in (one["proposer"], one["seconder"]) if name],
            [name for name in (other.proposer, other.seconder) if name],
            same_mover,
            where,
        )
    actions = [action for item in items for action in item.get("actions", [])]
    score.add(
        "actions",
        actions,
        [action for item in part.items for action in item.actions],
        lambda a, b: alike(a["text"], b.text, 0.6),
        where,
    )


def same_mover(one: str, other: str) -> bool:
    """Return whether two movers are one: the same name, or the same words ("the Chairman")."""
    return plain(one) == plain(other) or same_name(one, other)


def count_word_errors(true: str, read: str) -> int:
    """Return how many words must be added, left out or changed to make what was read into what is true."""
    words, others = true.split(), read.split()
    row = list(range(len(others) + 1))
    for count, word in enumerate(words, 1):
        above, row[0] = row[0], count
        for place, other in enumerate(others, 1):
            above, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, above + (word != other))
    return row[-1]
