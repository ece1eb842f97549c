"""Where does one holder's time in a post end and another's begin? Sightings cut into stretches of one holder each."""

from collections.abc import Sequence
from datetime import date, timedelta

from corpus.records import Event, record
from corpus.years.chronicle import Evidence

SILENCE = timedelta(days=3 * 366)  # unseen for longer than this, a term is not taken to have gone on,
SILENT_SITTINGS = 3  # if so many meetings went by whose minutes are held
INTERLUDE_SITTINGS = 2  # somebody else in the chair for so few meetings, unelected, stood in for its holder
TAKING = (Event.ELECTED, Event.APPOINTED)
Taking = tuple[str, date]  # a person's slug, the day on which another post of the body was taken


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
        first = next((each for each in self.sightings if each.event in TAKING), None)
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
