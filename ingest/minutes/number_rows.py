"""Which numbers at the beginning of lines are those of the items?

Numbered headings are told from numbered paragraphs by how they run: one rising row of numbers, all printed the same
way at the same margin, that spans the whole paper. The number may be "148.", "7.2", "16.11.05", "24/031" or "3)".
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from corpus.records import Line, record
from ingest.minutes.item_heading import ITEM_REFERENCE, NUMBER

FEWEST = 3  # headings that make what stands under them paragraphs
LONGEST_HEADING = 90  # characters
PARAGRAPH = re.compile(r"(?:[A-Z][\w’'-]*\s+){1,6}(?:[a-z][\w’'-]*\b|\()")
STEP_POINTS, SCAN_POINTS = 9, 36  # how far margins lie apart that are two
NEAR_POINTS = 12.0


@record
class Numbered:
    """A line that begins with a number and may be a heading."""

    at: int
    number: str
    rest: str
    style: tuple[int, str, bool, int]
    value: int


def find_row(lines: Sequence[Line], least: float = 1.0) -> list[Numbered]:
    """Return the lines whose numbers are those of the items; empty where no row of numbers weighs at ``least`` that.

    1.0 stands for a row that spans the paper; less will do where every number stands alone on its line.
    """
    rows = defaultdict(list)
    for found in _find_candidates(lines):
        rows[found.style].append(found)
    chains = [chain for row in rows.values() for chain in [_longest_chain(row, lines)] if len(chain) > 1]
    best = max(chains, key=lambda chain: _weigh(chain, lines), default=[])
    if not best or _weigh(best, lines) < least:
        return []
    if _are_paragraphs(best, lines):
        return []
    best = _with_odd_ones(_tops_of_chapters(best, lines), rows[best[0].style], lines)
    best = _bold_alone(best, lines)
    return _with_gaps_filled(best, [one for row in rows.values() for one in row], lines)


def _are_paragraphs(chain: Sequence[Numbered], lines: Sequence[Line]) -> bool:
    """Return whether numbers count the paragraphs under bold headings of their own, which bear none.

    Source: park authorities and Scottish boards, whose paragraphs are numbered through.
    """
    plain = [one for one in chain if one.rest and not lines[one.at].bold]
    headed = sum(one.at > 0 and _heads(lines[one.at - 1]) for one in plain)
    between = sum(_heads(line) for line in lines[chain[0].at : chain[-1].at + 1])
    sentences = sum(PARAGRAPH.match(one.rest) is not None for one in plain)
    return len(plain) == len(chain) and headed >= FEWEST and 2 * headed >= between and 2 * sentences > len(chain)


def _heads(line: Line) -> bool:
    return line.bold and len(line.text) < LONGEST_HEADING and not line.text.endswith((".", ";"))


def _find_candidates(lines: Sequence[Line]) -> list[Numbered]:
    left = min((line.x0 for line in lines), default=0.0)
    found = []
    for at, line in enumerate(lines):
        match = NUMBER.match(line.text)
        if not match or line.x0 > left + 130:
            continue
        number, rest = match.group("number"), match.group("rest").strip()
        parts = re.findall(r"\d+", number)
        plain = len(parts) == 1 and not match.group("end")
        if (rest and not re.match(r"[“‘\"'\[]?[A-Z0-9]|\([A-Za-z0-9]", rest)) or (
            plain
            and re.match(
                r"(?:January|February|March|April|May|June|July|August|September|October|November|December|[\d£])",
                rest,
            )
        ):
            continue
        if re.match(r"\d{1,2}/\d{1,2}/\d{2,4}$", number):
            continue  # a day in a table of payments
        end = match.group("end").strip() if len(parts) == 1 else ""
        askew = any(word.confidence is not None for word in line.words)  # a scan's margin wanders
        style = (len(parts), end, not rest, round((line.x0 - left) / (SCAN_POINTS if askew else STEP_POINTS)))
        found.append(Numbered(at=at, number=number, rest=rest, style=style, value=int(parts[-1])))
    return found


def _longest_chain(row: Sequence[Numbered], lines: Sequence[Line]) -> list[Numbered]:
    """Return the heaviest rising row of numbers; numbers of several parts ("16.11.05") are taken as they stand."""
    if row[0].style[0] >= 3 or (row[0].style[0] == 2 and len({one.number for one in row}) == len(row)):
        heads = [one for one in row if lines[one.at].bold]
        opening = [one for one in row if heads and one.at < heads[0].at]
        return [*opening, *heads] if len(heads) > len(row) / 2 else list(row)
    weights = [1.0] * len(row)
    before: list[int | None] = [None] * len(row)
    for n, one in enumerate(row):
        for m in range(n):
            step = one.value - row[m].value
            gain = {1: 1.0, 0: 0.6, 2: 0.7, 3: 0.4}.get(step, 0.0)
            if gain and weights[m] + gain > weights[n]:
                weights[n], before[n] = weights[m] + gain, m
    at: int | None = max(range(len(row)), key=lambda n: weights[n])
    chain = []
    while at is not None:
        chain.append(row[at])
        at = before[at]
    return chain[::-1]


def _tops_of_chapters(chain: Sequence[Numbered], lines: Sequence[Line]) -> list[Numbered]:
    """Return "1.0", "2.0", "3.0" where every chapter of a chain begins so: "1.1" and "1.2" count its paragraphs."""
    parts = [re.findall(r"\d+", one.number) for one in chain]
    tops = {first for first, *rest in parts if rest in (["0"], ["00"])}
    if len(tops) < FEWEST or tops != {first for first, *_ in parts}:
        return list(chain)
    headed = all(lines[one.at].bold for one in chain)
    return [one for one, (_, last) in zip(chain, parts, strict=True) if headed or not int(last)]


def _weigh(chain: Sequence[Numbered], lines: Sequence[Line]) -> float:
    """Return how sure it is that a chain is the items: its length, its span over the paper, and how its lines look."""
    span = (chain[-1].at - chain[0].at + 1) / max(len(lines), 1)
    bold = sum(lines[one.at].bold or (not one.rest and _follows(lines, one.at).bold) for one in chain) / len(chain)
    refs = sum(
        any(ITEM_REFERENCE.search(lines[n].text) for n in range(one.at, min(one.at + 4, len(lines)))) for one in chain
    ) / len(chain)
    titled = sum(len(one.rest) < 100 and not one.rest.endswith((",", ";")) for one in chain) / len(chain)
    sentences = sum(
        bool(re.match(r"(?:The|A|An|In|Mr|Mrs|Ms|Cllr|There|It|Members)\s", one.rest)) for one in chain
    ) / len(chain)
    return float(min(len(chain), 12) ** 0.5 * span * (1 + bold + 1.5 * refs + 0.5 * titled - 0.6 * sentences))


def _follows(lines: Sequence[Line], at: int) -> Line:
    return lines[min(at + 1, len(lines) - 1)]


def _with_odd_ones(chain: Sequence[Numbered], row: Sequence[Numbered], lines: Sequence[Line]) -> list[Numbered]:
    """Return the chain with bold lines of its style whose number does not fit: printed numbers are kept as they are."""
    bold = sum(lines[one.at].bold for one in chain) / len(chain) > 0.6
    taken = {one.at for one in chain}
    odd = [one for one in row if bold and one.at not in taken and lines[one.at].bold and one.at > chain[0].at]
    return sorted([*chain, *odd], key=lambda one: one.at)


def _bold_alone(chain: Sequence[Numbered], lines: Sequence[Line]) -> list[Numbered]:
    """Return the bold lines of a chain where they count on by themselves: what else bears their numbers is text.

    Numbers that count up to the first bold one are kept: the text run in after their headings hides their type.
    """
    bold = [one for one in chain if lines[one.at].bold]
    counts_on = all(after.value == before.value + 1 for before, after in pairwise(bold))
    if not (2 <= len(bold) < len(chain) and counts_on and 3 * len(bold) >= len(chain)):
        return list(chain)
    before = [one for one in chain if one.at < bold[0].at]
    leads_up = [one.value for one in before] == list(range(bold[0].value - len(before), bold[0].value))
    return [*before, *bold] if leads_up else bold


def _with_gaps_filled(chain: Sequence[Numbered], others: Sequence[Numbered], lines: Sequence[Line]) -> list[Numbered]:
    """Return the chain with lines that bear the very numbers missing from it, though printed without the full stop."""
    filled = [chain[0]]
    for one in chain[1:]:
        last = filled[-1]
        if one.value == last.value + 2 and one.style[0] == 1:
            between = (
                x
                for x in others
                if last.at < x.at < one.at and x.value == last.value + 1 and len(x.number) == len(one.number)
            )
            near = [x for x in between if abs(lines[x.at].x0 - lines[one.at].x0) < NEAR_POINTS]
            filled += near[:1]
        filled.append(one)
    return filled
