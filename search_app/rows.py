"""What is a row of a list? Meetings, items, decisions, actions, terms, sums …, each with its id and where it is shown.

An ``id`` stays the same while the papers do; ``path`` is that of the page of ours that shows the row.
"""

from datetime import date

from corpus.meetings import proceedings_of
from corpus.proceedings import Proceeding
from corpus.records import Action, Attendance, Item, Kind, Mention, Money, Resolution, record
from corpus.store import ADDRESS_DIGITS
from corpus.stored import ItemPlace, MeetingPlace, PartPlace, StoredPaper
from corpus.years.chronicle import Evidence
from corpus.years.glossary import Entry
from corpus.years.matters import Matter, State
from corpus.years.postings import PostHistory
from corpus.years.tenures import Term
from corpus.years.threads import Thread


@record
class MeetingRow:
    """A meeting with everything held of it."""

    meeting: MeetingPlace

    @property
    def id(self) -> str:
        """The body's slug and the day."""
        return f"{self.meeting.slug}/{self.meeting.date}"

    @property
    def path(self) -> str:
        """Its page."""
        return f"/meetings/{self.id}"

    @property
    def items(self) -> tuple["ItemRow", ...]:
        """The minutes, then the agenda."""
        places = (*self.meeting.minutes, *self.meeting.agenda)
        return tuple(ItemRow(meeting=self, place=place, order=order) for order, place in enumerate(places))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of the papers held."""
        return tuple(sorted({place.part.kind for place in self.meeting.parts}))

    @property
    def papers(self) -> tuple[StoredPaper, ...]:
        """The papers held, each once."""
        return tuple({place.paper.sha256: place.paper for place in self.meeting.parts}.values())

    @property
    def resolutions(self) -> int:
        """How many decisions the minutes record."""
        return sum(len(place.item.resolutions) for place in self.meeting.minutes)

    @property
    def actions(self) -> int:
        """How many actions the minutes record."""
        return sum(len(place.item.actions) for place in self.meeting.minutes)

    @property
    def proceedings(self) -> tuple[Proceeding, ...]:
        """What the minutes tell beside decisions."""
        return tuple(proceeding for _, proceeding in proceedings_of(self.meeting))


@record
class ItemRow:
    """A minute or an agenda item."""

    meeting: MeetingRow
    place: ItemPlace
    order: int  # among the meeting's

    @property
    def id(self) -> str:
        """The meeting's and the item's key."""
        return f"{self.meeting.id}/{self.place.key}"

    @property
    def path(self) -> str:
        """Its page."""
        return f"/meetings/{self.id}"

    @property
    def kind(self) -> str:
        """Whether it is a minute or an agenda item."""
        return "minute" if self.place.place.part.kind is Kind.MINUTES else "agenda_item"

    @property
    def item(self) -> Item:
        """What was read."""
        return self.place.item

    @property
    def paper(self) -> StoredPaper:
        """The paper that it was read from."""
        return self.place.place.paper

    @property
    def resolutions(self) -> tuple["ResolutionRow", ...]:
        """Its decisions."""
        return tuple(
            ResolutionRow(item=self, order=n, resolution=one) for n, one in enumerate(self.item.resolutions, 1)
        )

    @property
    def actions(self) -> tuple[Action, ...]:
        """What was to be done, as the paper says it."""
        return self.item.actions


@record
class ResolutionRow:
    """A decision of a meeting."""

    item: ItemRow
    order: int  # among its item's
    resolution: Resolution

    @property
    def id(self) -> str:
        """The item's, and its place among the item's."""
        return f"{self.item.id}/{self.order}"

    @property
    def path(self) -> str:
        """Where it stands on its item's page."""
        return f"{self.item.path}#resolution-{self.order}"


@record
class ActionRow:
    """An action, and what came of it."""

    matter: Matter
    body: str
    state: State

    @property
    def id(self) -> str:
        """Its place: body, day and item, and its turn."""
        return self.matter.id

    @property
    def path(self) -> str:
        """The page of the item that raised it."""
        raised = self.matter.steps[0]
        return f"/meetings/{raised.held_by}/{raised.day}/{raised.key}"


@record
class MembershipRow:
    """A person in a post for a while."""

    post: PostHistory
    term: Term
    id: str

    @property
    def person(self) -> str | None:
        """The person's id."""
        return self.term.holder

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where the papers say so first and last."""
        seen = self.term.sightings
        return tuple(dict.fromkeys(each.evidence for each in (*seen[:1], *seen[-1:])))


@record
class OrganisationRow:
    """A body that meets, one that sends people to it, or one that the papers name in several ways."""

    id: str
    name: str
    meetings: int
    first: date | None
    last: date | None
    names: Entry | None

    @property
    def path(self) -> str | None:
        """The page of a body that meets."""
        return f"/meetings/{self.id}" if self.meetings else None


@record
class ThreadRow:
    """The same business across meetings."""

    thread: Thread
    body: str

    @property
    def id(self) -> str:
        """The body's slug and its own."""
        return f"{self.thread.body}/{self.thread.slug}"


@record
class AttendanceRow:
    """One name in a meeting's attendance lists; ``person`` is the id of whom it is taken to be, where that is known."""

    meeting: MeetingRow
    attendance: Attendance
    paper: StoredPaper
    person: str | None


@record
class SumRow:
    """A sum of money that a paper names, and under which heading."""

    place: PartPlace
    mention: Mention
    money: Money
    heading: str | None


def newest(day: date | None) -> tuple[int]:
    """Return what puts later days first and unknown ones last."""
    return (-day.toordinal() if day else 0,)


def paper_address(sha256: str) -> str:
    """Return a paper's short name in addresses."""
    return sha256[:ADDRESS_DIGITS]
