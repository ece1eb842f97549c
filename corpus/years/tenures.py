"""Who held a post, from when to when? Terms that run from evidence to evidence.

A term begins where an election says so, or is first seen; it ends where the papers say so, or by the day another is
seen in the post. Between the last sighting and that day nobody is known to hold it: that is said, not filled in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from corpus.records import Event, record
from corpus.years.chronicle import Evidence

SILENCE = timedelta(days=3 * 366)  # unseen for longer than this, a term is not taken to have gone on,
SILENT_SITTINGS = 3  # if so many meetings went by whose minutes are held
APART = timedelta(days=366)  # a strategy's word counts so far from any meeting's
INTERLUDE_SITTINGS = 2  # somebody else in the chair for so few meetings, unelected, stood in for its holder


class Ending(StrEnum):
    """How a term came to an end, as far as the papers say."""

    LEFT = "left"
    REPLACED = "replaced"
    VACANT = "vacant"
    MOVED = "took another post"
    UNSEEN = "unseen"  # not seen again: whether it ended is not known


@record
class OfficeSighting:
    """One statement about a post on a day: `holder` (a person's slug) has it, takes it, leaves it; None: it is vacant.

    `presiding`: took the chair of a meeting without holding the post. `published`: from a strategy or an undated paper,
    whose day is not that of a meeting.
    """

    day: date
    holder: str | None
    name: str | None  # as printed
    event: Event
    acting: bool
    evidence: Evidence
    presiding: bool = False
    published: bool = False


@record
class Term:
    """A person in a post for a while (Popolo: Membership), or, with no holder, a time when it was vacant.

    `began` and `ended` are what the papers state; `first_seen` and `last_seen` the days of the sightings; `ended_by`
    the first day on which it is known to be over.
    """

    holder: str | None
    name: str | None
    acting: bool
    began: date | None
    first_seen: date
    last_seen: date
    ended: date | None
    ended_by: date | None
    ending: Ending
    sightings: tuple[OfficeSighting, ...]

    @property
    def elections(self) -> tuple[date, ...]:
        """The days on which the holder was elected or appointed, first and again."""
        return tuple(sorted({each.day for each in self.sightings if each.event in _TAKING}))

    @property
    def start(self) -> date:
        """The first day that the person is known to be in the post."""
        return self.began or self.first_seen

    def covers(self, day: date) -> bool:
        """Return whether the papers bear the person out in the post on ``day``."""
        return self.start <= day <= (self.ended or self.last_seen)


@record
class Conflict:
    """Two persons whom papers put in one post on one day."""

    day: date
    sightings: tuple[OfficeSighting, ...]


_ORDER = {Event.LEFT: 0, Event.VACANT: 1, Event.HOLDS: 2, Event.APPOINTED: 3, Event.ELECTED: 3}
_TAKING = (Event.ELECTED, Event.APPOINTED)
Taking = tuple[str, date]  # a person's slug, the day on which another post of the body was taken


def find_terms(
    sightings: Iterable[OfficeSighting], elsewhere: Sequence[Taking] = (), met: Sequence[date] = ()
) -> tuple[tuple[Term, ...], tuple[Conflict, ...]]:
    """Return the terms of one post that one person holds at a time, in order of time, and the days of conflict.

    Who takes another post of the body (``elsewhere``) leaves this one. Published sightings count where no meeting's
    are near.
    """
    told = sorted(_told(list(sightings)), key=_sequence)
    days = [_settle(tuple(group)) for _, group in groupby(told, key=lambda each: each.day)]
    conflicts = tuple(found for day in days if (found := find_conflict(day)))
    parting = Parting(elsewhere=tuple(elsewhere), met=tuple(met))
    stretches = mark_interludes(find_stretches([each for day in days for each in day], parting), parting)
    return tuple(_terms_of(stretches, elsewhere)), conflicts


def _told(sightings: Sequence[OfficeSighting]) -> Iterable[OfficeSighting]:
    """Yield the sightings that date a term. While nobody is in the post, who takes the chair shows it vacant still."""
    firm = [each for each in sightings if not each.presiding and not each.published]
    yield from firm
    for each in sightings:
        near = (abs(each.day - other.day) <= APART for other in firm)
        if each.published and not each.presiding and not any(near):
            yield each
        before = [other for other in firm if other.day < each.day]
        if each.presiding and before and max(before, key=_sequence).event is Event.VACANT:
            yield replace(each, holder=None, name=None, event=Event.VACANT, acting=False)


def _sequence(sighting: OfficeSighting) -> tuple[date, int]:
    return sighting.day, _ORDER[sighting.event]


def _settle(day: tuple[OfficeSighting, ...]) -> tuple[OfficeSighting, ...]:
    """Return one day's sightings as they stand at its end: a vacancy that is filled is none, and who is acting by one
    statement is so by all."""
    filled = any(each.event in _TAKING for each in day)
    acting = {each.holder for each in day if each.acting}
    kept = [each for each in day if not (filled and each.event is Event.VACANT)]
    return tuple(replace(each, acting=True) if each.holder in acting else each for each in kept)


def find_conflict(day: Sequence[OfficeSighting]) -> Conflict | None:
    """Return the conflict of one day's sightings: two holders, with no election, leaving or acting that explains it."""
    holding = {each.holder: each for each in day if each.event is Event.HOLDS and each.holder and not each.acting}
    explained = any(each.event is not Event.HOLDS for each in day)
    return Conflict(day=day[0].day, sightings=tuple(holding.values())) if len(holding) > 1 and not explained else None


@record
class Parting:
    """What may have parted a holder from a post between two sightings: other posts taken, and a silence of meetings.

    Years of which no minutes are held are no silence: nobody was heard in them. `met` are the days of held minutes.
    """

    elsewhere: tuple[Taking, ...] = ()
    met: tuple[date, ...] = ()

    def between(self, holder: str | None, last: date, day: date) -> bool:
        """Return whether a holder seen on two days may not be taken to have held on between them."""
        moved = any(who == holder and last < taken <= day for who, taken in self.elsewhere)
        silent = sum(last < met < day for met in self.met) >= SILENT_SITTINGS or not self.met
        return moved or (day - last > SILENCE and silent)


@record
class Stretch:
    """Sightings of one holder (or of nobody) with nobody else's between."""

    holder: str | None
    sightings: tuple[OfficeSighting, ...]
    acting: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the sightings, without repeats; that of leaving only where there is no other."""
        seen = {each.day for each in self.sightings if each.event is not Event.LEFT}
        return tuple(sorted(seen or {each.day for each in self.sightings[:1]}))

    @property
    def taken(self) -> date | None:
        """The day of the election or appointment that it begins with, if any."""
        first = next((each for each in self.sightings if each.event in (Event.ELECTED, Event.APPOINTED)), None)
        return first.day if first and first.day == self.days[0] else None

    @property
    def left(self) -> date | None:
        """The day on which the holder is said to have left, if any."""
        return next((each.day for each in self.sightings if each.event is Event.LEFT), None)


def find_stretches(sightings: Sequence[OfficeSighting], parting: Parting) -> list[Stretch]:
    """Return the sightings cut where the holder changes, leaves, takes another post, or is silent for long."""
    runs: list[list[OfficeSighting]] = []
    for each in sightings:
        if each.event is Event.LEFT and (gone := _gone_before(runs, each)):
            gone.append(each)
            continue
        last = runs[-1][-1] if runs else None
        same = last is not None and last.holder == each.holder and last.acting == each.acting
        broken = last is not None and (last.event is Event.LEFT or parting.between(last.holder, last.day, each.day))
        if same and not broken:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [Stretch(holder=run[0].holder, sightings=tuple(run), acting=run[0].acting) for run in runs]


def _gone_before(runs: Sequence[list[OfficeSighting]], said: OfficeSighting) -> list[OfficeSighting] | None:
    """Return the run whose holder had left before it is said once more that they left; None where this is news."""
    own = next((run for run in reversed(runs) if run[0].holder == said.holder), None)
    return own if own is not None and own[-1].event is Event.LEFT else None


def mark_interludes(stretches: Sequence[Stretch], parting: Parting) -> list[Stretch]:
    """Return the stretches with those who only stood in marked as acting, and the holder's around them made one.

    Who is in the chair for a meeting or two without election, before and after whom the same person is, stood in.
    """
    marked: list[Stretch] = []
    for n, each in enumerate(stretches):
        before = next((s for s in reversed(marked) if not s.acting), None)
        after = next((s for s in stretches[n + 1 :] if not s.acting and s.holder != each.holder), None)
        stood_in = (
            not each.acting
            and each.holder is not None
            and each.taken is None
            and len(each.days) <= INTERLUDE_SITTINGS
            and before is not None
            and after is not None
            and before.holder == after.holder is not None
            and after.taken is None
            and before.left is None
        )
        if each.acting or stood_in:
            marked.append(Stretch(holder=each.holder, sightings=each.sightings, acting=True))
        elif before is not None and _goes_on(before, each, parting):
            at = marked.index(before)
            marked[at] = Stretch(holder=each.holder, sightings=before.sightings + each.sightings)
        else:
            marked.append(each)
    return marked


def _goes_on(before: Stretch, after: Stretch, parting: Parting) -> bool:
    """Return whether a later stretch is of the same term as an earlier one."""
    parted = parting.between(before.holder, before.days[-1], after.days[0])
    return before.holder == after.holder and before.left is None and not parted


def _terms_of(stretches: Sequence[Stretch], elsewhere: Sequence[Taking]) -> Iterable[Term]:
    """Yield each stretch as a term, its end told by what comes after it."""
    for n, each in enumerate(stretches):
        following = next((s for s in stretches[n + 1 :] if not s.acting), None) if not each.acting else None
        moved = next(
            (day for who, day in sorted(elsewhere, key=_day_of) if who == each.holder and _after(each, day)), None
        )
        ending, ended_by = _ending(each, following, moved)
        left = stretches[n - 1].left if n and each.holder is None else None
        yield Term(
            holder=each.holder,
            name=next((s.name for s in each.sightings if s.name), None),
            acting=each.acting,
            began=each.taken or left,
            first_seen=each.days[0],
            last_seen=each.days[-1],
            ended=each.left,
            ended_by=ended_by,
            ending=ending,
            sightings=each.sightings,
        )


def _day_of(taking: Taking) -> date:
    return taking[1]


def _after(each: Stretch, day: date) -> bool:
    return each.days[-1] < day


def _ending(each: Stretch, following: Stretch | None, moved: date | None) -> tuple[Ending, date | None]:
    if each.left:
        return Ending.LEFT, each.left
    if moved and not each.acting and (following is None or moved <= following.days[0]):
        return Ending.MOVED, moved
    if following is None:
        return Ending.UNSEEN, None
    if following.holder == each.holder:
        return Ending.UNSEEN, None
    return (Ending.VACANT if following.holder is None else Ending.REPLACED), following.days[0]


class Sureness(StrEnum):
    """How sure it is who held a post on a day."""

    STATED = "stated on that day"
    BETWEEN = "seen before and after, with nobody else between"
    ACTING = "stood in"
    VACANT = "vacant"
    UNKNOWN = "not known"


@record
class Held:
    """Who held a post on a day, how sure that is, and the sightings on both sides of it."""

    day: date
    holder: str | None  # a person's slug; None where vacant or not known
    name: str | None
    sureness: Sureness
    before: OfficeSighting | None  # the last on or before the day
    after: OfficeSighting | None  # the first on or after it


def held_on(terms: Sequence[Term], day: date) -> Held:
    """Return who held a post with these terms on ``day``."""
    sightings = sorted((each for term in terms for each in term.sightings), key=lambda each: each.day)
    before = next((each for each in reversed(sightings) if each.day <= day), None)
    after = next((each for each in sightings if each.day >= day), None)
    term = next((term for term in sorted(terms, key=lambda each: not each.acting) if term.covers(day)), None)
    if term is None:
        return Held(day=day, holder=None, name=None, sureness=Sureness.UNKNOWN, before=before, after=after)
    own = [each for each in term.sightings if each.event is not Event.LEFT]
    sureness = Sureness.STATED if any(each.day == day for each in own) else Sureness.BETWEEN
    sureness = Sureness.ACTING if term.acting else Sureness.VACANT if term.holder is None else sureness
    return Held(day=day, holder=term.holder, name=term.name, sureness=sureness, before=before, after=after)
