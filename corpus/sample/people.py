"""Who is at a meeting, and how are they printed?"""

from dataclasses import dataclass
from datetime import date

from corpus.sample.source import Meeting, read_settings

PEOPLE = read_settings("people")


@dataclass(frozen=True)
class Attender:
    """One entry of an attendance list. `note` is printed in brackets: an office, or whom a substitute stands in for."""

    key: str
    status: str
    note: str | None = None

    @property
    def office(self) -> str | None:
        """The office alone: "Vice-Chairman" of "Vice-Chairman, in the Chair"; None for a substitute's note."""
        return None if self.note is None or self.status == "substitute" else self.note.split(",")[0]


def formal_name(key: str) -> str:
    """Return "Mr R J Hollins"."""
    person = PEOPLE[key]
    return f"{person['title']} {person['initials']} {person['last']}"


def full_name(key: str) -> str:
    """Return "Roger Hollins"."""
    return f"{PEOPLE[key]['first']} {PEOPLE[key]['last']}"


def name_organisation(key: str, day: date) -> str:
    """Return the organisation that a person stood for on a day."""
    person = PEOPLE[key]
    later = [name for since, name in person.get("organisations", []) if since <= day.isoformat()]
    return str(later[-1] if later else person["organisation"])


def _seated(key: str, kind: str, meeting: Meeting) -> bool:
    day = meeting.day.isoformat()
    return any(body == meeting.body and start <= day <= end for body, start, end in PEOPLE[key].get(kind, []))


def _pairs(text: str, mark: str) -> dict[str, str]:
    found = (entry.strip().partition(mark) for entry in text.split(";") if entry.strip())
    return {key.strip(): value.strip() for key, _, value in found}


def find_attenders(meeting: Meeting) -> list[Attender]:
    """Return everyone listed at a meeting: officers first, then members, substitutes, guests, apologies."""
    offices = _pairs(meeting.meta.get("offices", ""), "=")
    substitutes = _pairs(meeting.meta.get("substitutes", ""), " for ")
    apologies = list(_pairs(meeting.meta.get("apologies", ""), "="))
    absent = {*apologies, *substitutes.values(), *_pairs(meeting.meta.get("absent", ""), "=")}
    members = [key for key in PEOPLE if _seated(key, "seats", meeting) and key not in absent and key not in offices]
    staff = [key for key in PEOPLE if _seated(key, "attends", meeting)]
    guests = [*staff, *_pairs(meeting.meta.get("guests", ""), "=")]
    return [
        *(Attender(key, "present", office) for key, office in offices.items()),
        *(Attender(key, "present") for key in members),
        *(Attender(key, "substitute", whom) for key, whom in substitutes.items()),
        *(Attender(key, "in_attendance") for key in guests),
        *(Attender(key, "apologies") for key in [*apologies, *substitutes.values()]),
    ]
