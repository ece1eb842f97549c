"""Strategies, agreements and plans: a title that says so, the years it covers, a foreword, sections."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.records import Finding, Kind, Line, Office, Part, Period
from ingest.entities.dates import find_dates
from ingest.layout import Split, Stretch
from ingest.layouts.report import is_slides, tell
from ingest.minutes.offices import find_stated
from ingest.papers.front_matter import PUBLISHED, TOP, find_owner, without_front
from ingest.papers.headings import Heading
from ingest.papers.labels import find_labels
from ingest.papers.sections import Passage, find_passages, find_sections
from ingest.papers.signatures import find_signatures
from ingest.papers.titles import STRATEGY_WORDS, find_title

_SAMPLE = 500  # lines enough to tell by
_FOREWORD = re.compile(r"\b(?:foreword|preface|introduction|welcome|message)\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(?P<first>20\d\d|19\d\d)\s*(?:/|-|–|—|to)\s*(?P<last>(?:20)?\d\d)\b(?!\s*[-/]\s*\d)")


class StrategyLayout:
    """A paper that says what a body means to do or holds itself to, for some years."""

    name = "strategy"
    words = STRATEGY_WORDS

    def bid(self, stretch: Stretch) -> float:
        """Return how well the stretch reads as a strategy: its title says so, and it has sections of prose."""
        lines = stretch.lines
        kinds = {label.kind for label in find_labels(lines[:TOP])}
        title = find_title(lines, words=self.words)
        if not self.words.search(title) or is_slides(stretch) or len(kinds & {"by", "to", "subject"}) >= 2:
            return 0.0
        passages = find_passages(lines[:_SAMPLE])
        headed = sum(passage.heading is not None for passage in passages)
        other = re.search(
            r"\b(?:report|update|record of|screening|register|amendment|notice|minutes|agenda)\b", title, re.I
        )
        return (0.4 if other else 0.6) + 0.05 * min(headed, 4) + 0.05 * (find_period(lines[:TOP]) is not None)

    def split(self, stretch: Stretch) -> Split:
        """Return the strategy as one part."""
        lines = stretch.lines
        passages = find_passages(lines, [table for page in stretch.pages for table in page.tables])
        title = find_title(lines, words=self.words)
        signed = find_signatories(passages)
        body = find_owner(lines, title) or next((one.body for one in signed if one.body), None)
        published = find_published(lines[:TOP])
        stated = find_stated(
            [paragraph for passage in passages for paragraph in passage.paragraphs],
            Heading(title=title, body=body, date=published),
        )
        part = Part(
            id="",
            kind=Kind.STRATEGY,
            title=title,
            body=body,
            date=published,
            period=find_period(lines[:TOP]),
            first_page=stretch.pages[0].number,
            last_page=stretch.pages[-1].number,
            sections=without_front(find_sections(passages), title),
            offices=(*signed, *stated),
        )
        told = (Finding(rule="signatory", page=one.source.page, line=one.text) for one in signed)
        return Split(kind=Kind.STRATEGY, parts=(part,), trace=(*tell((), passages, part), *told))


def find_period(lines: Sequence[Line]) -> Period | None:
    """Return the years a strategy covers: "April 2011 to March 2014", "2011-2014", "2011/14"; None for none given.

    Bare years are those of the calendar, two years joined by a slash or a short second year financial ones.
    """
    for line in lines:
        months = [found.period for found in find_dates(line.text) if found.period.start != found.period.end]
        if len(months) == 2 and re.search(r"\b(?:to|until)\b|[-–—]", line.text):
            return Period(start=months[0].start, end=months[1].end)
    for line in lines:
        for found in _SPAN.finditer(line.text):
            first, last = int(found["first"]), found["last"]
            end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
            if first < end <= first + 25:
                financial = len(last) == 2
                return Period(
                    start=date(first, 4, 1) if financial else date(first, 1, 1),
                    end=date(end, 3, 31) if financial else date(end, 12, 31),
                )
    return None


def find_published(lines: Sequence[Line]) -> date | None:
    """Return the day of publication or adoption, only where the paper's top says it is that."""
    for line in lines:
        if PUBLISHED.search(line.text):
            days = [found.period.start for found in find_dates(line.text) if found.period.start == found.period.end]
            if days:
                return days[0]
    return None


def find_signatories(passages: Sequence[Passage]) -> tuple[Office, ...]:
    """Return who signs the foreword, as holding the offices printed beneath the name."""
    return tuple(
        office
        for passage in passages
        if passage.heading and _FOREWORD.search(passage.heading.title)
        for office in find_signatures(passage.lines, body=None)
    )


LAYOUT = StrategyLayout()
