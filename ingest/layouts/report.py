"""Reports to a meeting: By:/To:/Subject: lines or a title, then sections and recommendations."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from corpus.records import Finding, Kind, Line, Office, Part
from ingest.entities.dates import find_dates
from ingest.entities.names import surname
from ingest.layout import Split, Stretch
from ingest.minutes.offices import find_stated
from ingest.papers.authors import find_authors
from ingest.papers.front_matter import without_front
from ingest.papers.headings import Heading, find_block, find_bodies, find_body, find_day, tidy_name
from ingest.papers.labels import Label, find_labels, parse_label
from ingest.papers.packs import is_report_head
from ingest.papers.recommendations import TITLE as RECOMMENDS
from ingest.papers.recommendations import find_recommendations
from ingest.papers.sections import Passage, find_passages, find_sections
from ingest.papers.signatures import find_signatures, find_writers
from ingest.papers.titles import REPORT_WORDS, STRATEGY_WORDS, find_title

_RESTRICTED = re.compile(
    r"(?<!un)restricted|(?<!non-)(?<!non )(?<!not )\bexempt\b(?! from call)|confidential|not for publication"
    r"|part (?:2|ii)\b",
    re.IGNORECASE,
)
_HEAD_LINES = 60
_SAMPLE = 500  # lines enough to tell by
_MINUTES = re.compile(
    r"^\W*(?:draft |unconfirmed )?(?:(?:minutes|notes) of\b|minutes\W*(?:\((?:draft|unapproved|unconfirmed)\))?$)", re.I
)
_RECORD = re.compile(r"\brecords? of (?:\w+ ){0,3}decisions?\b|\bdecision (?:record|notice|report)\b", re.IGNORECASE)
_RECORDED = re.compile(r"^reasons?(?:\(s\))? for (?:the )?decision", re.IGNORECASE)
_SECTIONS = 3  # headings that make a paper without a report's head a report
_CELLS = 0.3  # of the lines: more cells than this make a table, not a report
_SLIDE = 260  # words: half the slides of a presentation hold fewer
_PROSE = 12  # words: paragraphs longer than this are prose


class ReportLayout:
    """Reports, by their labelled head or, without one, by title, sections and recommendations."""

    name = "report"

    def bid(self, stretch: Stretch) -> float:
        """Return how well the stretch reads as a report."""
        lines = stretch.lines
        kinds = {label.kind for label in find_labels(lines[:_HEAD_LINES])}
        if len(kinds & {"by", "to", "subject"}) >= 2 or (stretch.pages and is_report_head(stretch.pages[0])):
            return 0.95
        if not lines:
            return 0.0
        if _records_decision(lines):
            return 0.95
        title = find_title(lines, words=REPORT_WORDS)
        passages = find_passages(lines[:_SAMPLE])
        headed = sum(passage.heading is not None for passage in passages)
        prose = sum(len(p.words.split()) > _PROSE for passage in passages for p in passage.paragraphs)
        if (
            is_slides(stretch)
            or headed < _SECTIONS
            or prose < headed / 2
            or is_tabular(lines[:_SAMPLE])
            or _is_minutes(lines)
        ):
            return 0.0
        says = bool(REPORT_WORDS.search(title)) or any(re.search(r"\breport\b", line.text, re.I) for line in lines[:15])
        asks = any(passage.heading and RECOMMENDS.match(passage.heading.title) for passage in passages)
        weaker = 0.2 if STRATEGY_WORDS.search(title) and not re.search(r"\breport\b", title, re.I) else 0.0
        return (
            0.45
            + 0.06 * (headed > _SECTIONS and prose >= headed >= len(stretch.pages))
            + 0.2 * says
            + 0.15 * asks
            + 0.03 * min(len(kinds), 3)
            - weaker
        )

    def split(self, stretch: Stretch) -> Split:
        """Return the report as one part with its sections and recommendations."""
        lines = stretch.lines
        labels = find_labels(lines[:_HEAD_LINES])
        head = [label for label in labels if label.kind not in ("summary", "recommendation")]
        passages = find_passages(_after(lines, head), [table for page in stretch.pages for table in page.tables])
        body, day = read_meeting(head, lines)
        title = tidy_name(_value(head, "subject") or "") or find_title(lines, words=REPORT_WORDS) or stretch.file
        part = Part(
            id="",
            kind=Kind.REPORT,
            title=title,
            body=body,
            date=day,
            first_page=stretch.pages[0].number,
            last_page=stretch.pages[-1].number,
            restricted=bool(_RESTRICTED.search(_value(head, "classification") or "")),
            authors=find_authors([value for label in head if label.kind == "by" for value in label.values]),
            sections=without_front(find_sections(passages), title),
            recommendations=find_recommendations(labels, passages),
            offices=_find_offices(head, passages, Heading(title="", body=body, date=day)),
        )
        return Split(kind=Kind.REPORT, parts=(part,), trace=tell(labels, passages, part))


def _find_offices(head: Sequence[Label], passages: Sequence[Passage], meeting: Heading) -> tuple[Office, ...]:
    """Return the offices that a report states: of those who wrote it, of those it names as contacts and in its text."""
    lines = [
        line for passage in passages for line in (*(passage.heading.lines if passage.heading else ()), *passage.lines)
    ]
    found = (
        *find_writers(head, body=meeting.body, day=meeting.date),
        *find_signatures(lines, body=meeting.body, day=meeting.date),
        *find_stated([paragraph for passage in passages for paragraph in passage.paragraphs], meeting),
    )
    once: dict[tuple[str, str], Office] = {}
    for office in found:
        once.setdefault((surname(office.person or ""), " ".join(office.office.casefold().split()[:2])), office)
    return tuple(once.values())


def read_meeting(labels: Sequence[Label], lines: Sequence[Line]) -> tuple[str | None, date | None]:
    """Return the body a report is for and the day of its meeting: from its To: or Meeting: line, else its heading."""
    to = " ".join(label.value for label in labels if label.kind == "to")
    named = " ".join(label.value for label in labels if label.kind in ("to", "date"))
    days = [found.period.start for found in find_dates(named) if found.period.start == found.period.end]
    bodies = find_bodies(re.split(r"\s[-–—]\s|\d", to)[0]) or find_bodies(to)
    above = [line for line in find_block(lines)[:6] if len(line.text) < 80 and not parse_label(line)]
    return (
        tidy_name(bodies[0]) if bodies else find_body([line.text for line in above]),
        days[0] if days else find_day(above),
    )


def _records_decision(lines: Sequence[Line]) -> bool:
    """Return whether a paper records a decision that one person took, or is to take, with the reasons for it."""
    titled = any(_RECORD.search(line.text) for line in lines[:6])
    return titled and any(_RECORDED.match(line.text) for line in lines[:_SAMPLE])


def is_slides(stretch: Stretch) -> bool:
    """Return whether a paper is a presentation: pages wider than high, with few words on most of them."""
    words = sorted(sum(len(line.text.split()) for line in page.body) for page in stretch.pages)
    wide = all(page.width > 1.2 * page.height for page in stretch.pages)
    return wide and len(words) > 1 and words[len(words) // 2] < _SLIDE


def is_tabular(lines: Sequence[Line]) -> bool:
    """Return whether much of a paper is set in cells: lines with wide white between words."""
    cells = sum(any(b.x0 - a.x1 > 2 * line.size for a, b in pairwise(line.words)) for line in lines)
    return cells > _CELLS * len(lines)


def _is_minutes(lines: Sequence[Line]) -> bool:
    return any(_MINUTES.match(line.text) for line in lines[:8])


def _value(labels: Sequence[Label], kind: str) -> str | None:
    return next((label.value for label in labels if label.kind == kind and label.value), None)


def _after(lines: Sequence[Line], labels: Sequence[Label]) -> tuple[Line, ...]:
    """Return the lines below the labelled head; all of them where there is none."""
    if not labels:
        return tuple(lines)
    last = labels[-1].lines[-1]
    return tuple(line for line in lines if (line.page, line.start) > (last.page, last.start))


def tell(labels: Sequence[Label], passages: Sequence[Passage], part: Part) -> tuple[Finding, ...]:
    """Return what was found where, for `matters explain`."""
    return (
        *(Finding(rule=f"label {label.kind}", page=label.lines[0].page, line=label.lines[0].text) for label in labels),
        *(
            Finding(rule="section heading", page=passage.heading.lines[0].page, line=passage.heading.lines[0].text)
            for passage in passages
            if passage.heading
        ),
        *(Finding(rule="recommendation", page=one.source.page, line=one.text[:80]) for one in part.recommendations),
    )


LAYOUT = ReportLayout()
