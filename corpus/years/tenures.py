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
from corpus.years.stretches import TAKING, OfficeSighting, Parting, Stretch, Taking, find_stretches, mark_interludes

APART = timedelta(days=366)  # a strategy's word counts so far from any meeting's


class Ending(StrEnum):
    """How a term came to an end, as far as the papers say."""

    LEFT = "left"
    REPLACED = "replaced"
    VACANT = "vacant"
    MOVED = "took another post"
    UNSEEN = "unseen"  # not seen again: whether it ended is not known


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
        return tuple(sorted({each.day for each in self.sightings if each.event in TAKING}))

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
        if each.published and each.evidence.day and not each.presiding and not any(near):
            yield each
        before = [other for other in firm if other.day < each.day]
        if each.presiding and before and max(before, key=_sequence).event is Event.VACANT:
            yield replace(each, holder=None, name=None, event=Event.VACANT, acting=False)


def _sequence(sighting: OfficeSighting) -> tuple[date, int]:
    return sighting.day, _ORDER[sighting.event]


def _settle(day: tuple[OfficeSighting, ...]) -> tuple[OfficeSighting, ...]:
    """Return one day's sightings as they stand at its end: a vacancy that is filled is none, and who is acting by one
    statement is so by all."""
    filled = any(each.event in TAKING for each in day)
    acting = {each.holder for each in day if each.acting}
    kept = [each for each in day if not (filled and each.event is Event.VACANT)]
    return tuple(replace(each, acting=True) if each.holder in acting else each for each in kept)


def find_conflict(day: Sequence[OfficeSighting]) -> Conflict | None:
    """Return the conflict of one day's sightings: two holders, with no election, leaving or acting that explains it."""
    holding = {each.holder: each for each in day if each.event is Event.HOLDS and each.holder and not each.acting}
    explained = any(each.event is not Event.HOLDS for each in day)
    return Conflict(day=day[0].day, sightings=tuple(holding.values())) if len(holding) > 1 and not explained else None


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
