"""How is a paper shown to other programs? The public JSON shape of `matters parse` and `matters pages`.

Every function returns plain dicts, lists, strings, numbers and None, ready for `json.dumps`. Dates are ISO 8601.
"""

from datetime import date
from typing import Any

from corpus.records import (
    Action,
    Attendance,
    Author,
    Item,
    Mention,
    Money,
    Office,
    Page,
    Paper,
    Part,
    Period,
    Resolution,
    Section,
    Vote,
)

Shape = dict[str, Any]


def paper_shape(paper: Paper) -> Shape:
    """Return a paper as `matters parse --json` prints it."""
    return {
        "file": paper.file,
        "sha256": paper.sha256,
        "media_type": paper.media_type,
        "page_count": paper.page_count,
        "ocr_pages": list(paper.ocr_pages),
        "kind": str(paper.kind),
        "parts": [part_shape(part) for part in paper.parts],
        "entities": [mention_shape(mention) for mention in paper.mentions],
        "warnings": list(paper.warnings),
    }


def pages_shape(paper: Paper) -> Shape:
    """Return the text of a paper's pages as `matters pages --json` prints it: what `start` and `end` refer to."""
    return {
        "file": paper.file,
        "sha256": paper.sha256,
        "page_count": paper.page_count,
        "pages": [page_shape(page) for page in paper.pages],
    }


def page_shape(page: Page) -> Shape:
    """Return one page: its place in the file, the number printed on it, and its text."""
    return {
        "page": page.number,
        "printed": page.printed,
        "marker": page.marker,
        "ocr": page.ocr,
        "watermark": page.watermark,
        "text": page.text,
    }


def part_shape(part: Part) -> Shape:
    """Return a part with all that was read in it."""
    return {
        "id": part.id,
        "kind": str(part.kind),
        "title": part.title,
        "body": part.body,
        "date": _day(part.date),
        "period": period_shape(part.period),
        "first_page": part.first_page,
        "last_page": part.last_page,
        "restricted": part.restricted,
        "authors": [author_shape(author) for author in part.authors],
        "attendance": [attendance_shape(attendance) for attendance in part.attendance],
        "items": [item_shape(item) for item in part.items],
        "sections": [section_shape(section) for section in part.sections],
        "recommendations": [resolution_shape(resolution) for resolution in part.recommendations],
        "offices": [office_shape(office) for office in part.offices],
    }


def author_shape(author: Author) -> Shape:
    """Return who a report is by."""
    return {"name": author.name, "post": author.post}


def attendance_shape(attendance: Attendance) -> Shape:
    """Return one line of an attendance list."""
    return {
        "name": attendance.name,
        "status": str(attendance.status),
        "office": attendance.office,
        "organisation": attendance.organisation,
    }


def item_shape(item: Item) -> Shape:
    """Return an agenda item or a minute."""
    return {
        "number": item.number,
        "agenda_ref": item.agenda_ref,
        "title": item.title,
        "first_page": item.first_page,
        "last_page": item.last_page,
        "restricted": item.restricted,
        "text": item.text,
        "paper_pages": {"from": item.paper_pages[0], "to": item.paper_pages[1]} if item.paper_pages else None,
        "resolutions": [resolution_shape(resolution) for resolution in item.resolutions],
        "actions": [action_shape(action) for action in item.actions],
    }


def section_shape(section: Section) -> Shape:
    """Return a headed section of a report or strategy."""
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "first_page": section.first_page,
        "last_page": section.last_page,
        "text": section.text,
    }


def resolution_shape(resolution: Resolution) -> Shape:
    """Return a resolution or a recommendation."""
    return {
        "text": resolution.text,
        "lead": resolution.lead,
        "clauses": [{"label": clause.label, "text": clause.text} for clause in resolution.clauses],
        "verbs": list(resolution.verbs),
        "proposer": resolution.proposer,
        "seconder": resolution.seconder,
        "vote": _vote_shape(resolution.vote),
        "page": resolution.source.page,
    }


def action_shape(action: Action) -> Shape:
    """Return something to be done."""
    return {
        "text": action.text,
        "owner": action.owner,
        "due": period_shape(action.due),
        "page": action.source.page,
    }


def office_shape(office: Office) -> Shape:
    """Return what a paper says of an office and its holder."""
    return {
        "person": office.person,
        "office": office.office,
        "body": office.body,
        "event": str(office.event),
        "date": _day(office.date),
        "page": office.source.page,
        "text": office.text,
    }


def mention_shape(mention: Mention) -> Shape:
    """Return a mention with its value: a name, an amount of money or an interval of days."""
    return {
        "type": str(mention.type),
        "text": mention.text,
        "value": _value_shape(mention.value),
        "part": mention.part,
        "page": mention.page,
        "start": mention.start,
        "end": mention.end,
    }


def period_shape(period: Period | None) -> Shape | None:
    """Return a closed interval of days."""
    return {"from": period.start.isoformat(), "to": period.end.isoformat()} if period else None


def _value_shape(value: str | Money | Period) -> str | Shape | None:
    if isinstance(value, Money):
        return {"amount": f"{value.amount:.2f}", "currency": value.currency}
    return period_shape(value) if isinstance(value, Period) else value


def _vote_shape(vote: Vote | None) -> Shape | None:
    if vote is None:
        return None
    return {"for": vote.votes_for, "against": vote.against, "abstain": vote.abstain}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
