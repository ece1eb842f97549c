"""Where do the items of minutes begin: which lines are their headings, numbered or not?

Numbered headings are told from numbered paragraphs by how they run: one rising row of numbers, all printed the same
way at the same margin, that spans the whole paper. The number may be "148.", "7.2", "16.11.05", "24/031" or "3)".
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.records import Line, record
from ingest.minutes.movers import find_movers
from ingest.papers.paragraphs import LABEL, ROOM_POINTS, leaves_room, right_edge

NUMBER = re.compile(
    r"^(?:(?:Item|Minute|Min|Agenda\s+Item)\s*(?:No\.?|Number)?\s*)?(?P<number>\d\d\.\d\d\s\d\d(?=\s)|"
    r"(?:[A-Z]{1,3}[-/ ]?)?\d{1,4}(?:\s?[./-]\s?\d{1,4}){0,3}[a-z]?)"
    r"(?P<end>[.):]?)(?:\s*[–—-]\s+|\s+|$|(?=[A-Z]))(?P<rest>.*)$"
)
ITEM_REFERENCE = re.compile(
    r"\s*\(\s*(?:Agenda\s*)?Item\s*(?:No\.?\s*)?(?P<ref>[A-Z]{0,2}\d{0,3}(?:\.\d+)?[A-Za-z]?)\s*\)\s*$", re.I
)
GROUP_HEADING = re.compile(
    r"^(?:[A-Z]\s*[.:–-]\s*)?(?:UNRESTRICTED|RESTRICTED|EXEMPT|CONFIDENTIAL|(?:OPEN|CLOSED)(?!\s+(?:FORUM|FLOOR))|PART\s+(?:I{1,2}|ONE|TWO|"
    r"[12AB]))\b[\w ()–-]{0,40}$|^(?:Unrestricted|Restricted|Exempt)\s+items?(?:\(s\))?$"
)
RUN_IN = re.compile(
    r"^(?P<title>[^:]{2,90}?)\s*(?::(?!\d)\s*[–—-]?|\s*\.(?=\s+\S|[A-Z])|\s[–—-](?=\s)|:$)\s*(?P<text>.*)$"
)
TOLD_AFTER = re.compile(  # "Planning – the following applications had been received:"
    r"^(?P<title>[^:–—-]{3,60}?)\s+[–—-]\s?(?P<text>[Tt]he(?:\s+[\w’'-]+){1,6}?\s+(?:had|have|has|were|was|are|is)\b.*)$"
)
RUN_IN_COLON = re.compile(r"^(?P<title>[^:]{2,110}?)\s*:(?!\d)\s*[–—-]?\s*(?P<text>.*)$")
MOVERS_ONLY = re.compile(r"[A-Z]\.\s?[A-Z][\w’'-]+,\s+[A-Z]\.\s?[A-Z][\w’'-]+\s*[:;]")
STEP_POINTS, SCAN_POINTS = 9, 36  # how far margins lie apart that are two
CLOSING = re.compile(
    r"^(?:there\s+being\s+no\s+(?:further|other)|the\s+(?:meeting|chair\w*)\s+(?:then\s+)?(?:was\s+)?(?:closed|"
    r"ended|concluded|finished|brought|declared)|meeting\s+(?:closed|ended)|signed|signature|"
    r"dated?\b[\s:._…]{3}|(?:mayor|chair\w*|clerk|president)\s*:[\s_.…]*$)",
    re.I,
)
MOST_TITLE_LINES = 4
MOSTLY = 0.6
NEAR_POINTS = 12.0
TITLE_ROOM_POINTS = 45.0  # headings are broken earlier than text is


@record
class ItemHeading:
    """A heading: its words, the first of its lines, and where the text under it begins (line, character)."""

    number: str | None
    title: str
    agenda_ref: str | None
    first: int
    body: int
    cut: int = 0


@record
class _Numbered:
    """A line that begins with a number and may be a heading."""

    at: int
    number: str
    rest: str
    style: tuple[int, str, bool, int]
    value: int


def find_numbered(lines: Sequence[Line], *, may_run_in: bool = True) -> tuple[ItemHeading, ...]:
    """Return the numbered headings among ``lines`` (furniture left out); empty where no row of numbers spans them.

    ``may_run_in`` says whether text may follow a heading on its own line: "2465. Police Report: none". It may not on a
    site's page, where a heading with "(Item B1)" is that of the minutes pasted under the site's own.
    """
    marked = _split_numbers(find_marked(lines)) if may_run_in else ()
    if marked:
        return _with_unreferenced(marked, lines)
    if sum(line.bold for line in lines) > MOSTLY * len(lines):
        lines = [replace(line, bold=False) for line in lines]  # what is bold throughout sets nothing off
    rows = defaultdict(list)
    for found in _find_candidates(lines):
        rows[found.style].append(found)
    chains = [chain for row in rows.values() for chain in [_longest_chain(row, lines)] if len(chain) > 1]
    if not chains:
        return ()
    best = max(chains, key=lambda chain: _weigh(chain, lines))
    if _weigh(best, lines) < 1.0:
        return ()
    best = _with_odd_ones(best, rows[best[0].style], lines)
    best = _bold_alone(best, lines)
    best = _with_gaps_filled(best, [one for row in rows.values() for one in row], lines)
    run_in = may_run_in and sum(1 for one in best if _runs_in(one.rest, lines[one.at])) > len(best) / 2
    right = right_edge(lines)
    if not may_run_in:
        lines = [replace(line, bold=True) if n in {one.at for one in best} else line for n, line in enumerate(lines)]
    return tuple(_read_heading(lines, one, run_in, right, _next(best, n, len(lines))) for n, one in enumerate(best))


def _with_unreferenced(marked: Sequence[ItemHeading], lines: Sequence[Line]) -> tuple[ItemHeading, ...]:
    """Return referenced headings with those in bold that bear the number missing between two: urgent items, which no
    agenda lists."""
    filled = [marked[0]]
    for heading in marked[1:]:
        last = filled[-1].number or ""
        missing = str(int(last) + 1) if last.isdigit() else ""
        for at in range(filled[-1].body, heading.first if missing and heading.number != missing else 0):
            found = NUMBER.match(lines[at].text)
            if found and found.group("number") == missing and lines[at].bold and found.group("rest"):
                filled.append(make_heading(missing, found.group("rest"), at, at + 1))
                break
        filled.append(heading)
    return tuple(filled)


def _next(chain: Sequence[_Numbered], n: int, end: int) -> int:
    return chain[n + 1].at if n + 1 < len(chain) else end


def _find_candidates(lines: Sequence[Line]) -> list[_Numbered]:
    left = min((line.x0 for line in lines), default=0.0)
    found = []
    for at, line in enumerate(lines):
        match = NUMBER.match(line.text)
        if not match or line.x0 > left + 130:
            continue
        number, rest = match.group("number"), match.group("rest").strip()
        parts = re.findall(r"\d+", number)
        plain = len(parts) == 1 and not match.group("end")
        if (rest and not re.match(r"[“‘\"'(\[]?[A-Z0-9]", rest)) or (
            plain
            and re.match(
                r"(?:January|February|March|April|May|June|July|August|September|October|November|December|[\d£])",
                rest,
            )
        ):
            continue
        if re.match(r"\d{1,2}/\d{1,2}/\d{2,4}$", number):
            continue  # a day in a table of payments
        end = match.group("end") if len(parts) == 1 else ""
        askew = any(word.confidence is not None for word in line.words)  # a scan's margin wanders
        style = (len(parts), end, not rest, round((line.x0 - left) / (SCAN_POINTS if askew else STEP_POINTS)))
        found.append(_Numbered(at=at, number=number, rest=rest, style=style, value=int(parts[-1])))
    return found


def _longest_chain(row: Sequence[_Numbered], lines: Sequence[Line]) -> list[_Numbered]:
    """Return the heaviest rising row of numbers; numbers of several parts ("16.11.05") are taken as they stand."""
    if row[0].style[0] >= 3 or (row[0].style[0] == 2 and len({one.number for one in row}) == len(row)):
        heads = [one for one in row if lines[one.at].bold]
        return heads if len(heads) > len(row) / 2 else list(row)
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


def _weigh(chain: Sequence[_Numbered], lines: Sequence[Line]) -> float:
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


def _with_odd_ones(chain: Sequence[_Numbered], row: Sequence[_Numbered], lines: Sequence[Line]) -> list[_Numbered]:
    """Return the chain with bold lines of its style whose number does not fit: printed numbers are kept as they are."""
    bold = sum(lines[one.at].bold for one in chain) / len(chain) > 0.6
    taken = {one.at for one in chain}
    odd = [one for one in row if bold and one.at not in taken and lines[one.at].bold and one.at > chain[0].at]
    return sorted([*chain, *odd], key=lambda one: one.at)


def _bold_alone(chain: Sequence[_Numbered], lines: Sequence[Line]) -> list[_Numbered]:
    """Return the bold lines of a chain where they count on by themselves: what else bears their numbers is text."""
    bold = [one for one in chain if lines[one.at].bold]
    counts_on = all(after.value == before.value + 1 for before, after in pairwise(bold))
    return bold if 2 <= len(bold) < len(chain) and counts_on and 3 * len(bold) >= len(chain) else list(chain)


def _with_gaps_filled(
    chain: Sequence[_Numbered], others: Sequence[_Numbered], lines: Sequence[Line]
) -> list[_Numbered]:
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


def _runs_in(rest: str, line: Line) -> bool:
    found = RUN_IN.match(rest)
    return bool(found and (found.group("text") or rest.endswith(":")) and len(found.group("title").split()) <= 12)


def _read_heading(lines: Sequence[Line], one: _Numbered, run_in: bool, right: float, end: int) -> ItemHeading:
    line = lines[one.at]
    if MOVERS_ONLY.fullmatch(one.rest):
        return make_heading(one.number, "", one.at, one.at, len(line.text) - len(one.rest))
    if one.rest and find_movers(one.rest).seconder:
        above = one.at - 1
        while above > max(one.at - 6, 0) and not lines[above].bold:
            above -= 1
        if lines[above].bold:
            return make_heading(one.number, lines[above].text, above, above + 1)
    if CLOSING.match(one.rest) and one.at + 1 < end and lines[one.at + 1].bold:
        below = _read_heading(lines, replace(one, at=one.at + 1, rest=lines[one.at + 1].text), True, right, end)
        return replace(below, first=one.at)
    start = len(line.text) - len(one.rest) if one.rest else len(line.text)
    told = TOLD_AFTER.match(one.rest)
    if told:
        return make_heading(one.number, told.group("title"), one.at, one.at, start + told.start("text"))
    colon = RUN_IN_COLON.match(one.rest)
    if one.rest and (run_in or (colon and colon.group("text") and not line.bold)):
        found = (
            colon
            if colon and len(colon.group("title").split()) <= 14 and not re.search(r"\.\s", colon.group("title"))
            else RUN_IN.match(one.rest)
        )
        if found:
            text = found.group("text")
            cut = start + found.start("text")
            return make_heading(
                one.number, found.group("title"), one.at, one.at if text else one.at + 1, cut if text else 0
            )
    last = find_title_end(lines, one.at + (0 if one.rest else 1), end, right)
    title = " ".join([one.rest, *(lines[n].text for n in range(one.at + 1, last + 1))]).strip()
    return make_heading(one.number, title, one.at, last + 1)


def find_title_end(lines: Sequence[Line], at: int, end: int, right: float) -> int:
    """Return the last line of the heading that begins at ``at``: up to its "(Item 4)", or while it runs on in bold."""
    for n in range(at, min(at + MOST_TITLE_LINES, end)):
        if ITEM_REFERENCE.search(lines[n].text):
            return n
        if lines[n].text == "Minutes:":
            break  # a site's page: what follows may repeat the heading with its reference
    last = at
    while last + 1 < end and last + 1 - at < MOST_TITLE_LINES:
        line, following = lines[last], lines[last + 1]
        same = following.bold == line.bold and abs(following.size - line.size) < 0.8 and following.page == line.page
        runs_on = not leaves_room(line, following, right, TITLE_ROOM_POINTS if line.bold else ROOM_POINTS)
        short = following.top - line.top < 1.6 * (line.bottom - line.top) + 4
        if (
            not (same and runs_on and short)
            or LABEL.match(following.text)
            or line.text.endswith((":", "."))
            or following.text.endswith(":")
        ):
            break
        if not line.bold and not following.text[:1].islower():
            break
        last += 1
    return min(last, max(end - 1, at))


def find_marked(lines: Sequence[Line]) -> tuple[ItemHeading, ...]:
    """Return the headings that "(Item 4)" stands under or ends."""
    return tuple(
        heading
        for at, line in enumerate(lines)
        for heading in [_above_reference(lines, at)]
        if ITEM_REFERENCE.search(line.text) and heading
    )


def _split_numbers(marked: Sequence[ItemHeading]) -> tuple[ItemHeading, ...]:
    """Return marked headings with their numbers taken out of their titles; empty where most bear none."""
    numbered = [(heading, NUMBER.match(heading.title)) for heading in marked]
    if len(marked) < 3 or sum(1 for _, found in numbered if found and found.group("rest")) < MOSTLY * len(marked):
        return ()
    return tuple(
        replace(heading, number=found.group("number"), title=found.group("rest"))
        if found and found.group("rest")
        else heading
        for heading, found in numbered
    )


def _above_reference(lines: Sequence[Line], at: int) -> ItemHeading | None:
    found = ITEM_REFERENCE.search(lines[at].text)
    if not found:
        return None
    own = lines[at].text[: found.start()].strip()
    first = at if own else at - 1
    if first < 0 or (not own and CLOSING.match(lines[first].text)):
        return None
    while (
        first > 0
        and not GROUP_HEADING.match(lines[first - 1].text)
        and lines[first - 1].bold
        and lines[first].bold
        and lines[first - 1].page == lines[first].page
        and lines[first].top - lines[first - 1].top < 2.2 * lines[first].size
    ):
        first -= 1
    title = " ".join([*(lines[n].text for n in range(first, at)), lines[at].text])
    return make_heading(None, title, first, at + 1)


def make_heading(number: str | None, words: str, first: int, body: int, cut: int = 0) -> ItemHeading:
    reference = ITEM_REFERENCE.search(words)
    title = words[: reference.start()] if reference else words
    return ItemHeading(
        number=" ".join(number.split()) if number else None,
        title=re.sub(r"\s*[:.–—-]*\s*$", "", re.sub(r"^[\s.:–—-]+", "", " ".join(title.split()))),
        agenda_ref=reference.group("ref") if reference else None,
        first=first,
        body=body,
        cut=cut,
    )
