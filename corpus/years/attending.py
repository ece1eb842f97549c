"""Who came to a body's meetings, and how often? Counted over the meetings of a person's own time with the body."""

from collections.abc import Iterable, Sequence
from datetime import date

from corpus.records import record
from corpus.years.chronicle import Chronicle, Evidence
from corpus.years.figures import Figure
from corpus.years.sightings import Role

_COUNTED = (Role.PRESENT, Role.IN_ATTENDANCE, Role.SUBSTITUTE, Role.APOLOGIES, Role.ABSENT)
_RANK = {role: n for n, role in enumerate(_COUNTED)}  # who is listed twice at one meeting counts as the first of these


@record
class Attended:
    """One meeting in a person's time with a body; `role` is None where the minutes do not name the person."""

    day: date
    role: Role | None
    evidence: Evidence | None


@record
class Record:
    """A person's attendance of one body: each meeting from the first to the last at which the minutes list them."""

    figure: str  # id
    name: str
    meetings: tuple[Attended, ...]

    def count(self, role: Role | str | None, *, year: int | None = None) -> int:
        """Return at how many meetings (of ``year``) the person was listed so; None: not named."""
        return sum(each.role == role for each in self.meetings if year is None or each.day.year == year)

    def years(self) -> tuple[int, ...]:
        """Return the years of the meetings, in order."""
        return tuple(sorted({each.day.year for each in self.meetings}))


def find_attendance(chronicle: Chronicle, figures: Iterable[Figure]) -> tuple[Record, ...]:
    """Return the attendance of everybody whom the minutes list, by name.

    Only meetings count whose minutes list anybody: silence of the others says nothing.
    """
    listing = tuple(
        sitting.day for sitting in chronicle.sittings if any(place.part.attendance for place in sitting.minutes)
    )
    records = (record_of(figure, listing) for figure in figures)
    return tuple(sorted((each for each in records if each), key=lambda each: each.name))


def record_of(figure: Figure, listing: Sequence[date]) -> Record | None:
    """Return a figure's attendance of the meetings ``listing``; None where it is in no list."""
    found: dict[date, tuple[Role, Evidence]] = {}
    for sighting in figure.sightings:
        if sighting.role in _RANK and sighting.day:
            held = found.get(sighting.day)
            if held is None or _RANK[sighting.role] < _RANK[held[0]]:
                found[sighting.day] = (sighting.role, sighting.evidence)
    if not found:
        return None
    first, last = min(found), max(found)
    meetings = tuple(
        Attended(
            day=day, role=found[day][0] if day in found else None, evidence=found[day][1] if day in found else None
        )
        for day in listing
        if first <= day <= last
    )
    return Record(figure=figure.id, name=figure.name, meetings=meetings)
