"""Which lines are headings because "(Item 4)" stands under them, or ends them?"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Line
from ingest.minutes.item_heading import CLOSING, GROUP_HEADING, ITEM_REFERENCE, NUMBER, ItemHeading, make_heading

MOSTLY = 0.6


def find_marked(lines: Sequence[Line]) -> tuple[ItemHeading, ...]:
    """Return the headings that "(Item 4)" stands under or ends."""
    return tuple(
        heading
        for at, line in enumerate(lines)
        for heading in [_above_reference(lines, at)]
        if ITEM_REFERENCE.search(line.text) and heading
    )


def split_numbers(marked: Sequence[ItemHeading]) -> tuple[ItemHeading, ...]:
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


def with_unreferenced(marked: Sequence[ItemHeading], lines: Sequence[Line]) -> tuple[ItemHeading, ...]:
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
