"""The labelled lines that a report opens with: "By:", "To:", "Subject:", "Classification:" and their like.

A value runs on over the lines set in from its label, or below it without more white than usual. A label alone on its
line has its value on the lines below.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.records import Line, record
from ingest.pages.lines import join_lines
from ingest.papers.paragraphs import leaves_room, line_pitch, right_edge

_KINDS = {
    "by": r"by|from|report (?:of|by)|author(?:\(s\)|s)?|report authors?|presented by|lead officers?"
    r"|officer presenting|prepared by|originators?|written by",
    "to": r"to|report to|meeting|committee|name of (?:committee|meeting)|report for|decision maker|for",
    "subject": r"subject|title|report title|title of (?:report|paper)|re|topic|subject matter",
    "date": r"date|meeting date|date of meeting|date of report",
    "classification": r"classification|status|publication status|exempt(?:ion)?|security classification"
    r"|access to information|public or exempt",
    "recommendation": r"recommendations?(?:\(s\))?|decisions? (?:required|sought|requested)|action (?:required"
    r"|requested)|purpose and recommendation",
    "summary": r"summary|executive summary|purpose(?: of (?:the )?report)?|synopsis",
    "other": r"report (?:no|number|ref\w*)\.?|(?:chief officer|director)(?: \w+)?"
    r"|decision (?:no|number|ref\w*)\.?|key decision|past pathway(?: of (?:report|paper))?"
    r"|future pathway(?: of (?:report|paper))?|electoral divisions?"
    r"|wards?(?:\(s\))?(?: affected)?|portfolio(?: holder)?|cabinet member|file (?:no|ref\w*)|agenda item(?: no)?\.?"
    r"|item(?: no)?\.?|appendices|contact(?: officer)?"
    r"|is the decision eligible for call-in\??|reason for urgency|type of report|forward plan ref\w*|lead (?:member"
    r"|director)|executive member|relevant director",
}  # fmt: skip
_LABEL = re.compile(
    "^(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
    + r")\s*(?::|\s[-–]\s|(?<=\?))\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_BY = re.compile(r"^report (?:of|by)\s+(?P<value>(?:the )?[A-Z].{3,100})$", re.IGNORECASE)  # printed without a colon
_CAPITALS = re.compile(r"^(?P<label>[A-Z][A-Z /()]*[A-Z)])\s+(?P<value>(?:[A-Z][a-z]|[A-Z]*/?\d).*)$")  # "DATE 6 June"
_INDENT_POINTS = 18.0
_BLANK = 1.7  # of the usual distance between lines: more white than this ends a value that is not set in
_LONGEST = 40  # lines


@record
class Label:
    """A labelled value: its kind ("by", "to", "subject", …), its paragraphs, and its lines."""

    kind: str
    values: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def value(self) -> str:
        """The whole value as running text."""
        return " ".join(self.values)


def find_labels(lines: Sequence[Line]) -> tuple[Label, ...]:
    """Return the labelled values that ``lines`` (those of a page's or a report's top) begin with, in order.

    The block ends at the first line that is neither labelled nor part of a value; lines above the first label are
    passed over, up to a heading's length.
    """
    steps = [below.top - above.top for above, below in pairwise(lines) if below.page == above.page]
    pitch = min((step for step in steps if step > lines[0].size), default=0.0)
    labels = []
    place = next((at for at, line in enumerate(lines[:12]) if parse_label(line)), None)
    while place is not None and place < min(len(lines), _LONGEST):
        found = parse_label(lines[place])
        if not found:
            break
        end = _value_end(lines, place, found[1])
        labels.append(
            Label(kind=found[0], values=_values(lines[place:end], found[1], pitch), lines=tuple(lines[place:end]))
        )
        if found[0] in ("summary", "recommendation"):
            break
        place = end
    return tuple(labels)


def parse_label(line: Line) -> tuple[str, str] | None:
    """Return the kind and the words after the label of a labelled line; else None."""
    found = _LABEL.match(line.text)
    if not found and (in_capitals := _CAPITALS.match(line.text)):
        found = _LABEL.match(f"{in_capitals['label']}: {in_capitals['value']}")
    if not found:
        found = _BY.match(line.text)
        return ("by", found["value"]) if found else None
    kind = next(kind for kind in _KINDS if found[kind])
    return kind, found["value"].strip()


def _value_end(lines: Sequence[Line], place: int, value: str) -> int:
    pitch, right = line_pitch(lines), right_edge(lines)
    label = lines[place]
    end = place + 1
    while end < len(lines) and not parse_label(lines[end]):
        line, last = lines[end], lines[end - 1]
        set_in = line.x0 > label.x0 + _INDENT_POINTS
        near = line.page == last.page and line.top - last.top < _BLANK * pitch
        first = end == place + 1 and not value
        if line.bold and not label.bold and not set_in:
            break
        if not (set_in or (near and (first or not leaves_room(last, line, right)))):
            break
        end += 1
    return end


def _values(lines: Sequence[Line], value: str, pitch: float) -> tuple[str, ...]:
    """Return the paragraphs of a value: a new one where more white than usual stands above a line."""
    right = right_edge(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for last, line in pairwise(lines):
        apart = line.top - last.top > 1.4 * pitch if line.page == last.page else True
        if apart and (len(groups) > 1 or last is not lines[0] or value) and _complete(last, line, right, pitch):
            groups.append([line])
        else:
            groups[-1].append(line)
    texts = [join_lines(group) for group in groups]
    texts[0] = texts[0][len(lines[0].text) - len(value) :].strip() if value else texts[0][len(lines[0].text) :].strip()
    return tuple(text for text in texts if text)


def _complete(last: Line, line: Line, right: float, tight: float) -> bool:
    return (
        not last.text.endswith((",", "and", "&")) or leaves_room(last, line, right) or line.top - last.top > 1.4 * tight
    )
