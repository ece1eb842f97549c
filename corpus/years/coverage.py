"""How much is held of a body's papers, and what is known to be missing?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from corpus.records import EntityType, Item, Mention, Period, Source, record
from corpus.stored import PartPlace
from corpus.years.business import SAME_REPORT, find_span, is_procedure, likeness, topic_words
from corpus.years.chronicle import Chronicle, Sitting, cite, every_part
from corpus.years.gaps import Gap as Gap
from corpus.years.gaps import Missing as Missing
from corpus.years.gaps import called_off, find_differing, is_called_off, missing_at_site, say_day

LONGEST_JUMP = 60  # minute numbers: a longer one is a new row
MOVED = timedelta(days=45)  # a meeting held this near to an announced day, itself not announced, is the one announced
CONFIRMED = re.compile(r"(?i)\b(?:minutes|notes)\b.*\b(?:meeting|held|of)\b")
FUTURE = re.compile(
    r"(?i)\b(?:dates?|times?)\b.*\bmeetings?\b|\b(?:future|next|forthcoming)\s+meetings?\b|\bmeeting\s+dates\b"
)
ATTACHED = re.compile(
    r"(?i)\(?\b(?:reports?|papers?|copy)\s+(?:is\s+|are\s+)?(?:attached|enclosed|to\s+follow|herewith)\b\)?"
)
CANCELLED = re.compile(r"(?i)\bcancell(?:ed|ation)\b|\bwill not (?:now )?(?:take place|be held)\b")


@record
class Coverage:
    """How much is held of one body."""

    body: str
    slug: str
    first: date | None
    last: date | None
    held: tuple[date, ...]  # meetings whose minutes are held
    known: tuple[date, ...]  # all that are known to have been held or called
    papers_listed: int  # reports that agendas list
    papers_held: int
    gaps: tuple[Missing, ...]


@record
class Told:
    """A meeting that some paper tells of: announced, or confirmed as minuted."""

    day: date
    confirmed: bool
    place: PartPlace
    source: Source


def find_coverage(chronicle: Chronicle, mentions: Mapping[str, Sequence[Mention]], *, today: date) -> Coverage:
    """Return what is held of a body and what is missing; ``mentions`` by the paper's SHA-256.

    A meeting announced for ``today`` or later is not missing yet.
    """
    sittings = chronicle.sittings
    minuted = {sitting.day for sitting in sittings if sitting.minutes}
    met = {sitting.day for sitting in sittings}
    told = tuple(each for sitting in sittings for each in find_told(sitting, mentions))
    listed = [report for sitting in sittings for report in find_listed(sitting, _put_off(sitting, sittings))]
    gaps = [
        *_missing_minutes(chronicle, told, minuted),
        *_missing_meetings(told, met, today),
        *(missing for missing, held in listed if not held),
        *_number_gaps(sittings, {(each.day, each.place.part.date) for each in told if each.confirmed}),
        *_empty_years(met),
    ]
    told_of = met | {gap.day for gap in gaps if gap.kind not in (Gap.NUMBERS, Gap.YEAR)}
    gaps += [*missing_at_site(chronicle.site, told_of, today), *find_differing(every_part(chronicle))]
    at_site = {each.date for each in chronicle.site if each.date and each.date < today and not is_called_off(each)}
    known = met | at_site | {each.day for each in told if each.confirmed or each.day <= max(met, default=date.min)}
    moved = {gap.day for gap in gaps if gap.kind in (Gap.MOVED, Gap.CANCELLED)}
    return Coverage(
        body=chronicle.body,
        slug=chronicle.slug,
        first=min(met, default=None),
        last=max(met, default=None),
        held=tuple(sorted(minuted)),
        known=tuple(sorted(known - moved | met)),
        papers_listed=len(listed),
        papers_held=sum(held for _, held in listed),
        gaps=tuple(sorted(gaps, key=lambda gap: (gap.day or date.min, gap.kind))),
    )


def find_told(sitting: Sitting, mentions: Mapping[str, Sequence[Mention]]) -> Iterator[Told]:
    """Yield the meetings that a sitting's agenda or minutes tell of: the last, confirmed; the next, announced."""
    for place in (*sitting.minutes, *sitting.agendas):
        days = [
            mention
            for mention in mentions.get(place.paper.sha256, ())
            if mention.type is EntityType.DATE and mention.part == place.part.id and _is_day(mention.value)
        ]
        for item, upto in _with_next(place.part.items):
            confirms, announces = bool(CONFIRMED.search(item.title)), bool(FUTURE.search(item.title))
            if not (confirms or announces):
                continue
            within = [mention for mention in days if _stands_in(mention, item, upto)]
            if confirms and within:
                within = within[:1]
            for mention in within:
                assert isinstance(mention.value, Period)  # noqa: S101 - told by _is_day
                day, source = mention.value.start, Source(page=mention.page, start=mention.start, end=mention.end)
                if (confirms and day < sitting.day) or (announces and not confirms and day > sitting.day):
                    yield Told(day=day, confirmed=confirms, place=place, source=source)


def _is_day(value: object) -> bool:
    return isinstance(value, Period) and value.start == value.end


def _with_next(items: Sequence[Item]) -> Iterator[tuple[Item, Item | None]]:
    yield from zip_longest(items, items[1:])


def _stands_in(mention: Mention, item: Item, upto: Item | None) -> bool:
    """Return whether a mention stands between an item's heading and the next's."""
    first, last = find_span(item, upto.source if upto else None)
    return first <= (mention.page, mention.start) < last


def _missing_minutes(chronicle: Chronicle, told: Sequence[Told], minuted: set[date]) -> Iterator[Missing]:
    """Yield the meetings whose minutes a later meeting confirmed, or whose agenda is held, but not their minutes."""
    seen, announced = set(minuted), {each.day for each in told if not each.confirmed}
    met = {sitting.day for sitting in chronicle.sittings}
    for each in told:
        if each.confirmed and each.day not in seen and not (each.day in announced and each.day not in met):
            seen.add(each.day)
            what = f"Minutes of the meeting of {say_day(each.day)} were confirmed on {say_day(each.place.part.date)}"
            yield _missing(Gap.NO_MINUTES, each.day, what, each.place, each.source.page)
    last = max(minuted, default=date.min)
    off = {each.date: each for each in chronicle.site if is_called_off(each)}
    for sitting in chronicle.sittings:
        if sitting.day in off and sitting.agendas and sitting.day not in seen:
            yield called_off(off[sitting.day])
            continue
        if sitting.day in seen or sitting.day > last or not sitting.agendas:
            continue
        place = sitting.agendas[0]
        notice = next((each for each in _notices(chronicle, sitting) if CANCELLED.search(_words(each))), None)
        moved = [day for day in minuted if timedelta() < day - sitting.day <= MOVED and day not in announced]
        if moved:
            what = f"Called for {say_day(sitting.day)}, held on {say_day(min(moved))}"
            yield _missing(Gap.MOVED, sitting.day, what, place, place.part.first_page)
        elif notice:
            what = f"The meeting of {say_day(sitting.day)} was cancelled"
            yield _missing(Gap.CANCELLED, sitting.day, what, notice, 1)
        else:
            what = f"An agenda for {say_day(sitting.day)} is held, but no minutes"
            yield _missing(Gap.NO_MINUTES, sitting.day, what, place, place.part.first_page)


def _notices(chronicle: Chronicle, sitting: Sitting) -> Iterator[PartPlace]:
    """Yield what may call a meeting off: its own agenda, and notices of its day."""
    yield from (place for place in chronicle.notices if place.part.date == sitting.day)
    yield from sitting.agendas


def _words(place: PartPlace) -> str:
    return " ".join((place.part.title, *(f"{item.title} {item.text}" for item in place.part.items)))


def _missing_meetings(told: Sequence[Told], met: set[date], today: date) -> Iterator[Missing]:
    """Yield the announced days of which no paper is held; a meeting near by that was not announced was moved to."""
    announced = {each.day for each in told if not each.confirmed}
    confirmed = {each.day for each in told if each.confirmed}
    seen: set[date] = set()
    for each in told:
        if each.confirmed or each.day in met | seen or each.day >= today:
            continue
        seen.add(each.day)
        if each.day in confirmed:
            day = say_day(each.day)
            what = f"A meeting was announced for {day} and its minutes confirmed; no paper of it is held"
            yield _missing(Gap.NO_PAPERS, each.day, what, each.place, each.source.page)
            continue
        near = [day for day in met | confirmed if abs(day - each.day) <= MOVED and day not in announced]
        if near:
            to = min(near, key=lambda day: abs(day - each.day))
            what = f"Announced for {say_day(each.day)}, held on {say_day(to)}"
            yield _missing(Gap.MOVED, each.day, what, each.place, each.source.page)
        else:
            what = f"A meeting was announced for {say_day(each.day)}; no paper of it is held"
            yield _missing(Gap.NO_PAPERS, each.day, what, each.place, each.source.page)


def _put_off(sitting: Sitting, sittings: Sequence[Sitting]) -> list[Sitting]:
    """Return the meeting soon after one whose minutes are not held, to which its reports may have gone over."""
    if sitting.minutes:
        return []
    return [each for each in sittings if each.minutes and timedelta() < each.day - sitting.day <= MOVED][:1]


def find_listed(sitting: Sitting, put_off: Sequence[Sitting] = ()) -> Iterator[tuple[Missing, bool]]:
    """Yield each report that a sitting's agenda lists, by its pages or as attached or to follow, and if it is held.

    An item of procedure lists no report, and a restricted one none that would be published. ``put_off`` is the meeting
    that was held instead of this one.
    """
    reports = [report for each in (sitting, *put_off) for report in each.reports]
    refs = {report.part.agenda_ref for report in reports if report.part.agenda_ref}
    titles = [topic_words(report.part.title) for report in reports]
    for place in sitting.agendas:
        for item in place.part.items:
            listed = item.paper_pages is not None or ATTACHED.search(f"{item.title} {item.text}")
            if not listed or item.restricted or is_procedure(item.title):
                continue
            words = topic_words(ATTACHED.sub("", item.title))
            found = item.number in refs or any(likeness(words, title, {}) >= SAME_REPORT for title in titles)
            title = ATTACHED.sub("", item.title).strip()
            what = f"Item {item.number or '–'}, {title}: its report is not held"
            yield _missing(Gap.NO_REPORT, sitting.day, what, place, item.first_page), found


def _number_gaps(sittings: Sequence[Sitting], confirmed: set[tuple[date, date | None]]) -> Iterator[Missing]:
    """Yield the runs of minute numbers that are missing between held minutes, where numbers run on from meeting to
    meeting: those that begin anew at each meeting tell nothing."""
    last: int | None = None
    before: date | None = None
    for sitting in sittings:
        for place in sitting.minutes:
            if before is not None and (before, sitting.day) in confirmed:
                last = None  # the meeting before is the one that it confirms: none lies between, whatever the numbers
            before = sitting.day
            numbers = [int(item.number) for item in place.part.items if item.number and item.number.isdigit()]
            for n, item_number in enumerate(numbers):
                misprinted = n - len(set(numbers[:n]))  # 65, 65, 67: one number stands for the next
                if last is not None and last + 1 + misprinted < item_number <= last + LONGEST_JUMP:
                    alone = item_number == last + 2
                    runs = f"Minute {last + 1} is" if alone else f"Minutes {last + 1} to {item_number - 1} are"
                    what = f"{runs} not held"
                    missing_run = _missing(Gap.NUMBERS, sitting.day, what, place, place.part.first_page)
                    yield replace(missing_run, numbers=(last + 1, item_number - 1))
                last = item_number


def _empty_years(met: set[date]) -> Iterator[Missing]:
    """Yield the years between the first and the last meeting in which none is held."""
    years = {day.year for day in met}
    for year in range(min(years, default=0), max(years, default=-1)):
        if year not in years:
            yield Missing(
                kind=Gap.YEAR,
                day=date(year, 1, 1),
                what=f"No papers of {year} are held",
                file=None,
                paper=None,
                page=None,
            )


def _missing(kind: Gap, day: date | None, what: str, place: PartPlace, page: int) -> Missing:
    evidence = cite(place, Source(page=page), what)
    return Missing(kind=kind, day=day, what=what, file=evidence.file, paper=evidence.paper, page=evidence.page)
