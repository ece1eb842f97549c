"""Agendas: a heading that says so, then numbered items with little text."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.records import Finding, Item, Kind, Part
from ingest.layout import Split, Stretch
from ingest.papers.agenda_items import ADJOURNED, Row, find_items, find_rows
from ingest.papers.headings import find_block, read_heading
from ingest.papers.signatures import find_signatures

_SAYS_AGENDA = re.compile(r"^\W*(?:(?!item|minutes)\w+ ){0,6}agenda\b(?! item)(?!.{0,30}\bnumber \d)", re.IGNORECASE)
_SUMMONS = re.compile(
    r"\b(?:summons|(?:are|is) (?:hereby )?(?:summoned|invited)|notice of (?:a )?meeting|notice is hereby given"
    r"|meeting to be held)\b",
    re.I,
)
_SENT_LATER = re.compile(r"\bagenda item no\b|\bwhich (?:was|were) not available when\b", re.IGNORECASE)
_MINUTES = re.compile(
    r"^(?:minutes:?$|minutes\s+of\b|notes\s+of\s+(?:a|the)\s+meeting|present\b|resolved\b|sederunt\s*:)", re.IGNORECASE
)
_MINUTES_OF = re.compile(r"^\W*(?:draft |unconfirmed )?(?:minutes|notes) of\b", re.IGNORECASE)
_DECIDED = re.compile(r"\bRESOLVED\b|\bit was (?:resolved|agreed|noted)\b|\b(?:proposed|seconded) by\b")
_CALLED_OFF = re.compile(r"(?:^\W*|\d\W+)(?:CANCELLED|Cancelled|POSTPONED|Postponed)\W*$")
_CALLED_OFF_LINES = 6
_OPENS = re.compile(
    r"(?:call\b.*\bto order|(?:disclosures?|declarations?) of\b.*\binterests?|apologies)\b", re.IGNORECASE
)
_FEWEST = 4  # items that show by their order alone that they are an agenda's
_HEAD = 25  # lines in which an agenda says what it is


class AgendaLayout:
    """Agendas and summonses, of one meeting, without the papers."""

    name = "agenda"

    def bid(self, stretch: Stretch) -> float:
        """Return how well the stretch reads as an agenda: it says so, has items, and no minutes."""
        lines = stretch.lines
        head = [line.text for line in lines[:_HEAD]]
        said = any(len(text) < 90 and _SAYS_AGENDA.match(text) for text in head)
        if any(_MINUTES_OF.match(text) for text in head[:8]) and not said:
            return 0.0
        asked = any(_SUMMONS.search(text) or _SENT_LATER.search(text) for text in head)
        rows = find_rows(lines)
        runs = len(rows) >= _FEWEST and _OPENS.match(rows[0].numbered.words) and _closes(rows)
        if not (said or asked or runs):
            return 0.0
        minuted = sum(bool(_MINUTES.match(line.text) or _DECIDED.search(line.text)) for line in lines)
        bid = 0.6 * said + 0.45 * bool(asked or runs) * (not said) + 0.08 * min(len(rows), 4)
        return max(0.0, min(bid, 0.95) - 0.15 * min(minuted, 4))

    def split(self, stretch: Stretch) -> Split:
        """Return the agenda as one part with its items."""
        heading = read_heading(stretch.lines)
        items = find_items(stretch.lines[_head_lines(stretch) :])
        part = Part(
            id="",
            kind=Kind.AGENDA,
            title=(heading.title or "Agenda") + " (cancelled)" * _is_called_off(stretch),
            body=heading.body,
            date=heading.date,
            first_page=stretch.pages[0].number,
            last_page=stretch.pages[-1].number,
            items=items,
            offices=find_signatures(stretch.lines, body=heading.body, day=heading.date),
        )
        trace = tuple(
            Finding(rule=f"agenda item {item.number}", page=item.first_page, line=item.title) for item in items
        )
        return Split(kind=Kind.AGENDA, parts=(part,), warnings=warn_repeats(items), trace=trace)


def warn_repeats(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Return a warning for each number that is printed for two items."""
    counts = Counter(item.number for item in items if item.number)
    return tuple(f"agenda item {number} is used {count} times" for number, count in counts.items() if count > 1)


def _closes(rows: Sequence[Row]) -> bool:
    return any(ADJOURNED.match(row.numbered.words) for row in rows[-1:])


def _head_lines(stretch: Stretch) -> int:
    return min(len(find_block(stretch.lines)), 2)


def _is_called_off(stretch: Stretch) -> bool:
    """Return whether "CANCELLED" stands in the heading, on a line of its own or behind the day."""
    return any(_CALLED_OFF.search(line.text) for line in stretch.lines[:_CALLED_OFF_LINES])


LAYOUT = AgendaLayout()
