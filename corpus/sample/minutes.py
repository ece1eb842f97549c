"""How is a meeting minuted? A meeting of the sources becomes a part: its lines, and what is true of it."""

import re
from collections.abc import Sequence
from typing import Any

from corpus.sample.people import PEOPLE, Attender, find_attenders, formal_name, full_name, name_organisation
from corpus.sample.source import Block, Item, Meeting
from corpus.sample.styles import SETTINGS, House, find_house, name_body
from corpus.sample.typeset import Line, Part, Pen

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def print_day(meeting_day: Any, *, comma: bool = False, weekday: bool = True) -> str:
    """Return "Wednesday, 9 March 2011", "Wednesday 9 March 2011" or "9 March 2011"."""
    day = f"{meeting_day.day} {meeting_day:%B %Y}"
    return f"{meeting_day:%A}{',' if comma else ''} {day}" if weekday else day


def read_vote(text: str) -> dict[str, int | None]:
    """Return a vote written "9 4 1" (for, against, abstaining; "-" for what is not printed)."""
    counts = [None if word == "-" else int(word) for word in text.split()]
    return dict(zip(("for", "against", "abstain"), counts, strict=True))


def label_clauses(block: Block, house: House) -> list[tuple[str, str, bool]]:
    """Return a resolution's clauses as (label as printed, text with its stop, whether nested)."""
    labelled, count, top = [], 0, [clause for clause in block.clauses if not clause.nested]
    for clause in block.clauses:
        last = clause is block.clauses[-1]
        stop = "." if last else "; and" if len(top) > 1 and clause is top[-2] and house.serif else ";"
        if clause.nested:
            labelled.append(("•", clause.text + ("." if last else ";"), True))
            continue
        label = house.clause.format(c=LETTERS[count])
        labelled.append((label, clause.text + (":" if _leads(clause, block) else stop), False))
        count += 1
    return labelled


def _leads(clause: Block, block: Block) -> bool:
    place = block.clauses.index(clause)
    return not clause.nested and place + 1 < len(block.clauses) and block.clauses[place + 1].nested


def record_resolution(block: Block, house: House, body: str, short: str) -> dict[str, Any]:
    """Return what is true of a resolution (or a report's recommendation), in the contract's shape."""
    labelled = label_clauses(block, house)
    lead = (block.text or house.lead.format(body=body, short=short)) if labelled else None
    verbs = list(dict.fromkeys([*block.verbs, *(verb for clause in block.clauses for verb in clause.verbs)]))
    clauses, parent = [], ""
    for label, text, nested in labelled:
        plain = label.strip("().")
        parent = parent if nested else plain
        clauses.append({"label": f"{parent}.{plain}" if nested else plain, "text": text})
    text = " ".join([lead, *(f"{label} {text}" for label, text, _ in labelled)]) if lead else block.text
    vote = read_vote(block.extra["vote"]) if "vote" in block.extra else None
    return {
        "text": text,
        "lead": lead,
        "clauses": clauses,
        "verbs": verbs,
        "vote": vote,
        "proposer": block.extra.get("proposer"),
        "seconder": block.extra.get("seconder"),
    }


class MinutesWriter:
    """Sets one meeting's minutes. `version` 1 is the draft before the changes listed under the meeting's `v1:`."""

    def __init__(self, meeting: Meeting, previous: Meeting | None, *, draft: bool = False) -> None:
        self.meeting, self.previous, self.draft = meeting, previous, draft
        self.house = find_house(meeting.body, meeting.day)
        self.body = name_body(meeting.body, meeting.day)
        self.short = SETTINGS[meeting.body]["short"]
        self.pen = Pen(self.house)
        self.attenders = find_attenders(meeting)

    def part(self) -> Part:
        """Return the minutes as a part of a paper."""
        day = print_day(self.meeting.day, weekday=False)
        record = {
            "kind": "minutes",
            "title": f"{self.house.notes.capitalize()} of the meeting held on {day}",
            "body": self.body,
            "date": self.meeting.day.isoformat(),
            "restricted": False,
            "attendance": [self._attendance(attender) for attender in self.attenders],
            "items": [self._item(item) for item in self.meeting.items],
        }
        head = f"{self.body} - {print_day(self.meeting.day)}"
        return Part(record=record, story=self.story, running_head=head)

    def _attendance(self, attender: Attender) -> dict[str, Any]:
        name = re.sub(r"^(Mr|Mrs|Ms|Dr|Cllr|Ch Supt|Supt|Insp) ", "", self._name(attender.key))
        listed = self.house.key in "cdp" and attender.status != "apologies"
        organisation = name_organisation(attender.key, self.meeting.day) if listed else None
        return {
            "name": name,
            "status": attender.status,
            "office": attender.office,
            "organisation": organisation,
            "person": attender.key,
        }

    def _item(self, item: Item) -> dict[str, Any]:
        resolutions = []
        for count, block in enumerate(block for block in item.blocks if block.kind == "resolution"):
            found = record_resolution(block, self.house, self.body, self.short)
            resolutions.append(found | {"page": f"r{item.ref}.{count}"})
        actions = [
            {"id": step.action, "text": step.text, "owner": step.owner, "due": step.due, "page": f"i{item.ref}"}
            for block in item.blocks
            for step in [*block.steps]
            if step.kind == "raise"
        ]
        return {
            "number": item.number,
            "agenda_ref": item.ref if self.prints_refs and "urgent" not in item.tags else None,
            "title": item.title,
            "restricted": item.group == "D",
            "resolutions": resolutions,
            "actions": actions,
            "pages": f"i{item.ref}",
        }

    @property
    def prints_refs(self) -> bool:
        """Whether minutes name the agenda item: "(Item A2)"."""
        return self.house.key in "ace"

    def _name(self, key: str) -> str:
        return full_name(key) if self.house.key in "cdp" else formal_name(key)

    # ---- lines ----------------------------------------------------------------------------------------------

    def story(self) -> list[Any]:
        """Return the minutes' flowables."""
        story = [*self.heading(), *self.attendance()]
        restricted = False
        for item in self.meeting.items:
            if item.group == "D" and not restricted:
                restricted = True
                story += self._restricted_heading()
            story += self._set_item(item)
        return story

    def heading(self) -> list[Any]:
        """Return the heading block: whose record this is, of which day, where."""
        line, house, meeting = self.pen.line, self.house, self.meeting
        venue, time = meeting.meta["venue"], meeting.meta["time"]
        held = "online" if venue == "online" else f"in {venue}" if house.key == "p" else f"in the {venue}"
        story: list[Any] = [line("DRAFT", "centre")] if self.draft else []
        day = print_day(meeting.day, comma=True)
        if house.key in "ae":
            opening = f"{house.notes.upper()} of a meeting of the {self.body} held {held} on {day}"
            opening += "." if house.serif else f" at {time}."
            story += [line("MARLSHIRE COUNTY COUNCIL", "title"), line(self.body.upper(), "title"), line(opening)]
        elif house.key == "b":
            story += [
                line(self.body, "title"),
                line(f"Minutes of the meeting held on {print_day(meeting.day)} at {time} {held}.", "strong"),
            ]
        elif house.key == "c":
            story += [
                line(f"{self.body.upper()} – {print_day(meeting.day)}", "title"),
                line(f"NOTES of the meeting held {held} at {time}."),
            ]
        elif house.key == "d":
            story += [
                line(f"{self.body} – notes of meeting", "title"),
                line(f"Date: {print_day(meeting.day)}", "name"),
                line(f"Time: {time}", "name"),
                line(f"Venue: {'Microsoft Teams (online)' if venue == 'online' else venue}"),
            ]
        else:
            story += [
                line(self.body, "title"),
                line(f"Notes of the meeting held at {time} on {print_day(meeting.day)} {held}"),
            ]
        return story

    def _of(self, *statuses: str) -> list[Attender]:
        return [attender for attender in self.attenders if attender.status in statuses]

    def _bracketed(self, attender: Attender) -> str:
        if self.house.key == "p":  # "Paula Greaves (PG) (Chair)": the sub-group's actions name people by initials
            first, last = full_name(attender.key).split(" ", 1)
            return f"{first} {last} ({first[0]}{last[0]})" + (f" ({attender.note})" if attender.note else "")
        note = (
            f"Substitute for {self._name(attender.note)}"
            if attender.status == "substitute" and attender.note
            else (attender.note)
        )
        return f"{self._name(attender.key)} ({note})" if note else self._name(attender.key)

    def attendance(self) -> list[Any]:
        """Return the attendance lists, inline, in lines or as a table."""
        if self.house.key == "d":
            rows = [["Name", "Organisation", "Role"]] + [
                [self._name(a.key), name_organisation(a.key, self.meeting.day), self._role(a)]
                for a in self._of("present", "substitute", "in_attendance")
            ]
            return [self.pen.line("Present", "heading"), self.pen.table(rows, ruled=True, widths=[3, 5, 4])]
        if self.house.key in "cp":
            return self._attendance_lines()
        here, others = self._of("present", "substitute"), self._of("in_attendance")
        caps = self.house.key in "ae"
        story = [self.pen.line(f"{'PRESENT' if caps else 'Present'}: {_enumerate(map(self._bracketed, here))}.")]
        if others:
            names = _enumerate(map(self._bracketed_role, others))
            story.append(self.pen.line(f"{'IN ATTENDANCE' if caps else 'In attendance'}: {names}."))
        return [*story, self.pen.line("UNRESTRICTED ITEMS", "strong")] if caps else story

    def _bracketed_role(self, attender: Attender) -> str:
        role = PEOPLE[attender.key].get("role")
        return f"{self._name(attender.key)} ({role})" if role else self._name(attender.key)

    def _role(self, attender: Attender) -> str:
        if attender.status == "substitute" and attender.note:
            return f"Substitute for {self._name(attender.note)}"
        return attender.note or ("In attendance" if attender.status == "in_attendance" else "Member")

    def _attendance_lines(self) -> list[Any]:
        story: list[Any] = []
        for title, statuses in (
            ("Present", ("present", "substitute")),
            ("In attendance", ("in_attendance",)),
            ("Apologies", ("apologies",)),
        ):
            found = self._of(*statuses)
            if not found:
                continue
            if title == "Apologies":
                story.append(self.pen.line(f"Apologies: {_enumerate(self._name(a.key) for a in found)}."))
                continue
            story.append(self.pen.line(f"{title}:", "heading"))
            story += [
                self.pen.line(f"{self._bracketed(a)} – {name_organisation(a.key, self.meeting.day)}", "name")
                for a in found
            ]
        return story

    def _restricted_heading(self) -> list[Any]:
        return [
            self.pen.line("RESTRICTED ITEMS", "strong"),
            self.pen.line("(Meeting not open to the press and public)"),
        ]

    def _set_item(self, item: Item) -> list[Any]:
        keys = (f"i{item.ref}",)
        story = [*self._item_heading(item, keys)]
        paragraph = count = 0
        for block in item.blocks:
            if block.kind == "para":
                paragraph += 1
                label = self.house.paragraph.format(n=paragraph) or None
                story.append(self.pen.line(block.text, "para", keys=keys, label=label))
            elif block.kind == "resolution":
                story += self.resolution(block, (*keys, f"r{item.ref}.{count}"))
                count += 1
            elif block.kind == "action":
                story.append(self.pen.line(f"ACTION: {block.text}", "action", keys=keys))
            elif block.kind == "bullet":
                story.append(self.pen.line(block.text, "bullet", keys=keys, label="•"))
            elif block.kind == "table":
                story.append(self.pen.grid(block, keys))
        return story

    def _item_heading(self, item: Item, keys: Sequence[str]) -> list[Line]:
        line = self.pen.line
        if self.house.numbering == "none":
            heading = [line(item.title, "plainitem", keys=keys)]
        else:
            heading = [line(item.title, "item", keys=keys, label=f"{item.number}.")]
        if self.prints_refs and "urgent" not in item.tags:
            heading.append(line(f"(Item {item.ref})", "ref", keys=keys))
        return heading

    def resolution(self, block: Block, keys: Sequence[str]) -> list[Line]:
        """Return a resolution's lines: one sentence, or a lead and its clauses."""
        line, labelled = self.pen.line, label_clauses(block, self.house)
        if not labelled:
            return [line(block.text, "resolution", keys=keys)]
        lead = block.text or self.house.lead.format(body=self.body, short=self.short)
        story = [line(lead, "resolution", keys=keys)]
        return story + [
            line(text, "nested" if nested else "clause", keys=keys, label=label) for label, text, nested in labelled
        ]


def _enumerate(names: Any) -> str:
    """Return "A, B and C"."""
    *others, last = list(names)
    return f"{', '.join(others)} and {last}" if others else str(last)
