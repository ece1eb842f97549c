"""The clauses of a resolution: lettered, numbered or bulleted, nested, or run on in one line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.records import Clause
from ingest.minutes.procedure import CAPITALS, CARRIED
from ingest.papers.paragraphs import Paragraph

WEB_END = re.compile(r"\s*(?:\.{2,3}|…)?\s*view the full (?:minutes|item) text for item\b.*$", re.I | re.S)
FIRST_IN_LINE = re.compile(
    r"^(?P<lead>[^()]{0,20}?(?:RESOLVED|AGREED|DECIDED|Resolved|Agreed|Decided|DECISION|Decision)\b[^()]{0,60}?)"
    r"(?:\((?P<label>1|a|i)\)|(?P<capital>A)\.(?=\s?(?:[Tt]o|[Tt]hat)\b))\s*(?P<text>.+)$",
    re.S,
)
LONG_ENOUGH = 5  # words: with more, a sentence that ended, which no list goes on
LEAD_IN = re.compile(r"(?:[:;,–—-]|\b(?:that|to|the|and|of|with|any|as follows))\s*$", re.I)


def split_inline(text: str) -> tuple[str, tuple[Clause, ...]]:
    """Return the part before clauses that run on in one line ("… that:(a) the report be noted; and (b) …"), and those.

    Without at least "(a)" and "(b)", "(1)" and "(2)", or "A. to" and "B. to", the whole is the first part.
    """
    for labels in ("abcdefghij", "123456789", ("i", "ii", "iii", "iv", "v", "vi"), "ABCDEFGH"):
        closed = r"\.(?=\s*(?:[Tt]o|[Tt]hat)\b)" if "A" in labels else r"\)"
        marks: list[tuple[str, int, int]] = []
        for label in labels:
            found = re.compile(rf"(?:(?<=[\s:;,.])|(?<=\band)|^)\(?{label}{closed}\s*").search(
                text, marks[-1][2] if marks else 0
            )
            if not found:
                break
            marks.append((label, found.start(), found.end()))
        if len(marks) > 1:
            ends = [start for _, start, _ in marks[1:]] + [len(text)]
            parts = [(label, text[begin:end].strip()) for (label, _, begin), end in zip(marks, ends, strict=True)]
            return text[: marks[0][1]].strip(), tuple(
                Clause(label=label, text=re.sub(r"[;,]?\s*and$", ";", words)) for label, words in parts
            )
    return text, ()


def print_clause(clause: Clause) -> str:
    label = clause.label.rsplit(".", 1)[-1]
    return label if label == "•" else f"{label}." if label.isdigit() else f"{label})"


def first_in_line(text: str) -> tuple[str, Clause] | None:
    """Return the lead and the first clause of "Resolved: (1) That …", whose second clause is a paragraph of its own."""
    found = FIRST_IN_LINE.match(text)
    if not found:
        return None
    return found["lead"].strip(), Clause(label=found["label"] or found["capital"], text=found["text"].strip())


def find_clauses(
    paragraphs: Sequence[Paragraph], at: int, head: str, first: Clause | None = None
) -> tuple[int, tuple[Clause, ...]]:
    """Return the clauses listed after the paragraph ``at``, and the place of the last paragraph among them.

    ``first`` is a clause that stands in the paragraph ``at`` itself. A list opens with "a", "i", "1" or a bullet.
    Source: lettered, numbered and nested bulleted resolutions of minutes.
    """
    clauses: list[Clause] = [first] if first else []
    stack: list[str] = [first.label] if first else []  # labels of the list and the lists within it, outermost first
    last = at
    own = paragraphs[at].label
    whole = len(head.split()) > LONG_ENOUGH or head[:1].islower()  # "Clerk's report – noted."
    ended = head.endswith(".") and whole and "following" not in head
    for place in range(at + 1, len(paragraphs)):
        paragraph = paragraphs[place]
        label = paragraph.label
        if label is None:
            if clauses and _continues(paragraphs[last], paragraph):
                clauses[-1] = replace(clauses[-1], text=f"{clauses[-1].text} {_words(paragraph)}".strip())
                last = place
                continue
            break
        if not _fits(stack, label, own=own, opened=bool(LEAD_IN.search(head)), ended=ended, first=not clauses):
            break
        if CAPITALS.match(paragraph.words):
            break
        source = paragraph.source(paragraph.body)
        for next_label, words in _run_on(label, _words(paragraph)):
            stack = _step(stack, next_label)
            clauses.append(Clause(label=".".join([*stack[:-1], next_label]), text=words, source=source))
        last = place
        if WEB_END.search(paragraph.text):
            break
    return last, tuple(clauses)


def _run_on(label: str, words: str) -> Iterator[tuple[str, str]]:
    """Yield a clause and those that run on in its paragraph: "B. To note the plan.C. to note the report"."""
    following = chr(ord(label) + 1) if len(label) == 1 and label.isalpha() else None
    found = re.search(rf"(?<=[.;])\s*{following}\.\s?(?=(?:[Tt]o|[Tt]hat)\b)", words) if following else None
    yield label, words[: found.start()] if found else words
    if found and following:
        yield from _run_on(following, words[found.end() :])


def _words(paragraph: Paragraph) -> str:
    return WEB_END.sub("", paragraph.words).strip()


def _continues(last: Paragraph, paragraph: Paragraph) -> bool:
    if (
        CAPITALS.match(paragraph.text)
        or CARRIED.match(paragraph.text)
        or re.match(r"^(?:moved|seconded|proposed|prop)\b", paragraph.text, re.I)
    ):
        return False
    hanging = abs(paragraph.lines[0].x0 - last.lines[-1].x0) < 4 and len(last.lines) > 1
    return not re.search(r"[.!?;]$", last.text) and (paragraph.text[:1].islower() or hanging)


def _fits(stack: Sequence[str], label: str, *, own: str | None, opened: bool, ended: bool, first: bool) -> bool:
    """Return whether a label can come next in a list: the next of its kind, or the first of a list within it."""
    if first:
        opens = label.lower() in {"a", "i", "1", "•"}
        return opens and (opened or label.lower() in {"a", "i"} or (own != label and not (ended and label == "•")))
    return label == "•" or label.lower() in {"a", "i", "1"} or any(_follows(one, label) for one in stack)


def _follows(before: str, label: str) -> bool:
    if before == label == "•":
        return True
    if before.isdigit() and label.isdigit():
        return int(label) == int(before) + 1
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
    if before in roman and label in roman and roman.index(label) == roman.index(before) + 1:
        return True
    return len(before) == len(label) == 1 and ord(label) == ord(before) + 1


def _step(stack: Sequence[str], label: str) -> list[str]:
    for depth in range(len(stack) - 1, -1, -1):
        if _follows(stack[depth], label):
            return [*stack[:depth], label]
    return [*stack, label]
