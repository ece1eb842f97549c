"""How is a meeting announced? Its items with the printed pages of their papers."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from corpus.sample.minutes import print_day
from corpus.sample.routine import GROUPS
from corpus.sample.source import Item, Meeting
from corpus.sample.styles import find_house, name_body
from corpus.sample.typeset import Part, Pen

DAYS_OF_NOTICE = 8


def contact(day: date) -> str:
    """Return the line that says whom to ask."""
    name = "Judith Pettifer" if day.year < 2017 else "Gregor Wynter"
    mail = name.lower().replace(" ", ".")
    return f"Ask for: {name}   Telephone: 01632 960{200 + day.year % 100}   Email: {mail}@marlshire.example"


class AgendaWriter:
    """Sets one meeting's agenda. `pages` maps an item's reference to the printed pages of its paper, in a pack."""

    def __init__(self, meeting: Meeting, pages: Mapping[str, tuple[int, int]] | None = None) -> None:
        self.meeting, self.pages = meeting, pages or {}
        self.house = find_house(meeting.body, meeting.day)
        self.body = name_body(meeting.body, meeting.day)
        self.pen = Pen(self.house)

    @property
    def day(self) -> date:
        """The day for which the meeting is called, which is not always the day on which it is held."""
        return date.fromisoformat(self.meeting.meta.get("called-for", self.meeting.day.isoformat()))

    def part(self) -> Part:
        """Return the agenda as a part of a paper."""
        items = [item for item in self.meeting.items if "urgent" not in item.tags]
        record = {
            "kind": "agenda",
            "title": "Agenda",
            "body": self.body,
            "date": self.day.isoformat(),
            "restricted": False,
            "items": [self._record(item) for item in items],
        }
        return Part(record=record, story=self.story, running_head=f"{self.body} - {print_day(self.day)}")

    def _record(self, item: Item) -> dict[str, Any]:
        span = self.pages.get(item.ref)
        return {
            "number": item.ref,
            "title": item.title + self._manner(item),
            "restricted": item.group == "D",
            "pages": f"a{item.ref}",
            "paper_pages": {"from": span[0], "to": span[1]} if span else None,
            "report": item.tags.get("report"),
            "missing": item.tags.get("missing"),
        }

    @staticmethod
    def _manner(item: Item) -> str:
        """Return how an item without a paper is to be presented, which is printed as part of its title."""
        manners = {"verbal": " - verbal update", "presentation": " - presentation"}
        return next((words for tag, words in manners.items() if tag in item.tags), "")

    def story(self) -> list[Any]:
        """Return the agenda's flowables."""
        line, day = self.pen.line, self.day
        time, venue = self.meeting.meta["time"], self.meeting.meta["venue"]
        place = "Online" if venue == "online" else venue
        story: list[Any] = [
            line("AGENDA", "title"),
            line(self.body.upper(), "title"),
            line(f"{print_day(day, comma=True)}, at {time}, {place}", "strong"),
            line(contact(day)),
        ]
        grouped = self.house.lettered_agenda
        if not grouped:
            story.append(line("Membership and terms of reference are available from the officer named above.", "text"))
        else:
            story += [
                line("UNRESTRICTED ITEMS", "strong"),
                line("(During these items the meeting is likely to be open to the public)"),
            ]
        group = ""
        for item in self.meeting.items:
            if "urgent" in item.tags:
                continue
            if item.group != group:
                group = item.group
                story += self._group_heading(group)
            story += self._set_item(item)
        issued = day - timedelta(days=DAYS_OF_NOTICE)
        return [*story, line(print_day(issued, comma=True))]

    def _group_heading(self, group: str) -> list[Any]:
        line = self.pen.line
        if group == "D":
            return [
                line("RESTRICTED ITEMS", "strong"),
                line("Meeting not open to the press and public and reports not for publication"),
            ]
        return [line(f"{group}. {GROUPS[group]}", "strong")] if self.house.lettered_agenda else []

    def _set_item(self, item: Item) -> list[Any]:
        span = self.pages.get(item.ref)
        title = str(self._record(item)["title"])
        if span:
            title += f" (Pages {span[0]} - {span[1]})"
        elif "missing" in item.tags or "supplement" in item.tags:
            title += " (report to follow)"
        elif "report" in item.tags:
            title += " (report attached)"
        label = item.ref if self.house.lettered_agenda else f"{item.ref}."
        story = [self.pen.line(title, "agenda", keys=(f"a{item.ref}",), label=label)]
        if "dates" in item.tags:
            days = [date.fromisoformat(day) for day in self.meeting.meta["next"].split(", ")]
            story += [
                self.pen.line(
                    print_day(day, comma=self.house.lettered_agenda), "bullet", label="•", keys=(f"a{item.ref}",)
                )
                for day in days
            ]
        return story
