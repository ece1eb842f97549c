"""How minutes are cut at their headings: what stands under each, what of it is told, what is a table of actions."""

import re
from collections.abc import Sequence

from corpus.records import Line, Page, Source, record
from ingest.layouts._likelihood import SITE_MARK
from ingest.minutes.action_tables import EARLIER, ActionTable, find_action_tables
from ingest.minutes.item_heading import CLOSING, GROUP_HEADING, ItemHeading
from ingest.minutes.procedure import BODY_DID, HEADED, IT_WAS, KEYWORD
from ingest.minutes.table_rows import read_told
from ingest.papers.paragraphs import LABEL, Paragraph, build_paragraphs, cut_line, right_edge

_RESTRICTED_ITEMS = re.compile(r"^(?!UN)(?:.*\b)?(?:RESTRICTED|EXEMPT|CONFIDENTIAL|CLOSED|PRIVATE)\b", re.I)
_OPENS_DECISION = re.compile(rf"{LABEL.pattern}|[Tt]hat\b|[Tt]o\b|{HEADED.pattern}|{KEYWORD}\b")
_ANNOUNCED = re.compile(rf"(?:\W*\d*\W*)(?:UNANIMOUSLY\s+|It\s+was\s+)?{KEYWORD}\b|{HEADED.pattern}")


@record
class Piece:
    """An item before it is read: its heading, its paragraphs, and whether it stands under a restricted heading."""

    heading: ItemHeading
    paragraphs: tuple[Paragraph, ...]
    source: Source
    restricted: bool
    tables: tuple[ActionTable, ...] = ()
    told: tuple[Paragraph, ...] = ()  # what it tells: without its tables of actions, other tables row by row
    deciding: int = 0  # how many of these, from the first on, tell what was decided

    @property
    def earlier(self) -> bool:
        """Whether it goes through what an earlier meeting asked for."""
        return EARLIER.search(self.heading.title) is not None


def cut_pieces(lines: Sequence[Line], headings: Sequence[ItemHeading], pages: Sequence[Page]) -> list[Piece]:
    """Return what stands under each heading, up to the next or to the words that close the minutes."""
    listed = find_action_tables(pages)
    edge = right_edge(lines) if lines else 0.0
    pieces = []
    restricted = False
    for line in lines[: headings[0].first] if headings else ():
        restricted = _group_restricts(line, restricted)
    for n, heading in enumerate(headings):
        end = headings[n + 1].first if n + 1 < len(headings) else len(lines)
        own = list(lines[heading.body : end])
        if own and heading.cut:
            own[0] = cut_line(own[0], heading.cut)
        kept = [line for line in own if not GROUP_HEADING.match(line.text)]
        last = heading.body if heading.cut else max(heading.body - 1, heading.first)
        first = lines[heading.first]
        until = next((line for line in reversed(lines[heading.first : last + 1]) if line.page == first.page), first)
        source = Source(page=first.page, start=first.start, end=until.start + heading.cut if heading.cut else until.end)
        if n == len(headings) - 1:
            kept = _before_closing(kept)
        tables = tuple(table for table in listed if any(table.printed.holds(line) for line in own))
        deciding, others = (
            read_told([line for line in some if not any(table.printed.holds(line) for table in tables)], pages, edge)
            for some in _decided_once(kept)
        )
        pieces.append(
            Piece(
                heading=heading,
                paragraphs=build_paragraphs([line for line in kept if not SITE_MARK.match(line.text)], edge),
                source=source,
                restricted=restricted,
                tables=tables,
                told=(*deciding, *others),
                deciding=len(deciding),
            )
        )
        for line in own:
            restricted = _group_restricts(line, restricted)
    return pieces


def _decided_once(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines that tell what was decided, and those that tell the rest: nothing counts twice.

    A site prints under a heading what the agenda said of it, then "Decision:" with the words that were published at
    once, then "Minutes:", which mostly tell the decision again. Announced there, it is read there.
    """
    blocks: dict[str, list[Line]] = {}
    mark = ""
    for line in lines:
        found = SITE_MARK.match(line.text)
        mark = line.text.rstrip("s:") if found else mark
        blocks.setdefault(mark, []).append(line)
    below = {name: own if not name else own[1:] for name, own in blocks.items()}
    decision, minutes = below.get("Decision", []), below.get("Minute", [])
    if not (decision or minutes):
        return below.get("", []), []
    opens = bool(decision) and _OPENS_DECISION.match(decision[0].text) is not None
    announced = bool(decision) and _ANNOUNCED.match(decision[0].text) is not None
    headed = [blocks["Decision"][0], *decision] if opens and not announced else decision
    opens = opens or any(BODY_DID.search(line.text) or IT_WAS.search(line.text) for line in decision)
    if not minutes:
        return headed, []
    if opens and not any(_ANNOUNCED.match(line.text) for line in minutes):
        return headed, minutes
    return minutes, []


def _group_restricts(line: Line, restricted: bool) -> bool:
    """Return whether what follows a group heading is restricted; unchanged for any other line."""
    if not GROUP_HEADING.match(line.text):
        return restricted
    return _RESTRICTED_ITEMS.match(line.text) is not None


def _before_closing(lines: list[Line]) -> list[Line]:
    closing = next((at for at, line in enumerate(lines) if CLOSING.match(line.text)), len(lines))
    return lines[:closing]
