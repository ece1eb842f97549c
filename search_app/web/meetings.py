"""What happened at a meeting? Lists of meetings, a meeting, and each of its items."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from flask import Blueprint, render_template, request, url_for

from corpus.errors import NotFoundError, RefreshingError, StoreError
from corpus.meetings import proceedings_of
from corpus.records import Attendance, Part, Status
from corpus.stored import ItemPlace, MeetingPlace, MeetingSummary, PartPlace, StoredPaper
from corpus.years.confirming import Confirmation
from search_app import wording
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.listing import Spot, current_listing
from search_app.shown import page_of

BLUEPRINT = Blueprint("meetings", __name__, url_prefix="/meetings")
ATTENDANCE_ORDER = (Status.PRESENT, Status.SUBSTITUTE, Status.IN_ATTENDANCE, Status.APOLOGIES, Status.ABSENT)

Trail = list[dict[str, str]]


@BLUEPRINT.get("")
def years() -> str:
    """List the meetings of a year; of the latest where none is asked for."""
    held = by_year(current_archive().store.meetings(audience=current_audience()))
    asked = request.args.get("year", held[0][0] if held else None, type=int)
    shown = [(year, meetings) for year, meetings in held if year == asked]
    if held and not shown:
        raise NotFoundError(f"no meetings are held of {asked}.")
    return render_template("meetings/years.html", years=held, shown=shown[0] if shown else None)


@BLUEPRINT.get("/<slug>")
def body(slug: str) -> str:
    """List a body's meetings, by year."""
    store = current_archive().store
    meetings = store.meetings(body=slug, audience=current_audience())
    if not meetings:
        store.meeting(slug, date.min, audience=current_audience())  # raises that there is no such body
    return render_template(
        "meetings/body.html",
        name=meetings[0].body,
        years=by_year(meetings),
        trail=[{"text": "Bodies", "href": url_for("bodies.show")}],
    )


@BLUEPRINT.get("/<slug>/<day:day>")
def meeting(slug: str, day: date) -> str:
    """Show a meeting: its items with their decisions, who attended, its papers."""
    held = current_archive().store.meeting(slug, day, audience=current_audience())
    return render_template(
        "meetings/meeting.html",
        meeting=held,
        attendance=by_status(held.attendance),
        attendance_paper=next((place for place in held.parts if place.part.attendance), None),
        proceedings=proceedings_of(held),
        papers=by_paper(held.parts),
        confirmations=confirmations_of(held),
        people_seen=people_seen(),
        page_of=page_of,
        trail=_trail(held),
    )


@BLUEPRINT.get("/<slug>/<day:day>/<key>")
def item(slug: str, day: date, key: str) -> str:
    """Show an item of a meeting: its decisions and actions, its text, and how to cite it."""
    store = current_archive().store
    place = store.item(slug, day, key, audience=current_audience())
    held = store.meeting(slug, day, audience=current_audience())
    siblings = held.minutes if any(one.key == key for one in held.minutes) else held.agenda
    repeated = place.item.number is not None and [one.item.number for one in siblings].count(place.item.number) > 1
    return render_template(
        "meetings/item.html",
        place=place,
        day=day,
        related=related_reports(place, held.parts),
        thread=current_archive().background.threads(current_audience()).get((slug, day.isoformat(), key)),
        citation=wording.cite(place, repeated),
        neighbours=_neighbours(key, siblings, held),
        trail=[*_trail(held), {"text": wording.day(day), "href": url_for(".meeting", slug=slug, day=day)}],
    )


def by_year(meetings: Iterable[MeetingSummary]) -> list[tuple[int, list[MeetingSummary]]]:
    """Return meetings, which come newest first, under their years."""
    return [(year, list(held)) for year, held in groupby(meetings, key=lambda one: one.date.year)]


def by_status(attendance: Sequence[Attendance]) -> list[tuple[Status, list[Attendance]]]:
    """Return who attended under how they did, in the order that minutes are used to; lists that are empty left out."""
    lists = [(status, [one for one in attendance if one.status is status]) for status in ATTENDANCE_ORDER]
    return [(status, people) for status, people in lists if people]


def by_paper(places: Iterable[PartPlace]) -> list[tuple[StoredPaper, list[Part]]]:
    """Return the meeting's parts under the papers they stand in."""
    papers: dict[str, tuple[StoredPaper, list[Part]]] = {}
    for place in places:
        papers.setdefault(place.paper.sha256, (place.paper, []))[1].append(place.part)
    return list(papers.values())


def confirmations_of(held: MeetingPlace) -> list[Confirmation]:
    """Return when later meetings took a meeting's minutes as a true record, with their corrections."""
    try:
        history = current_archive().years(current_audience()).history(held.slug)
    except RefreshingError:  # the papers themselves can be read meanwhile
        return []
    return [one for one in history.confirmations if one.day == held.date] if history else []


def people_seen() -> Mapping[Spot, str]:
    """Return whom names in attendance lists are taken to be, by where they stand; none while that is not known."""
    try:
        return current_listing().people_seen
    except (RefreshingError, StoreError):
        return {}


def related_reports(place: ItemPlace, parts: Iterable[PartPlace]) -> list[PartPlace]:
    """Return the meeting's parts that bear the item's agenda number."""
    reference = place.item.agenda_ref or place.item.number
    return [one for one in parts if reference is not None and one.part.agenda_ref == reference]


def _trail(held: MeetingPlace) -> Trail:
    return [
        {"text": "Meetings", "href": url_for(".years")},
        {"text": held.body, "href": url_for(".body", slug=held.slug)},
    ]


def _neighbours(key: str, siblings: Sequence[ItemPlace], held: MeetingPlace) -> dict[str, Any]:
    at = [one.key for one in siblings].index(key)

    def link(place: ItemPlace) -> dict[str, str]:
        number = f"{place.item.number} " if place.item.number else ""
        address = url_for(".item", slug=held.slug, day=held.date, key=place.key)
        return {"href": address, "labelText": f"{number}{place.item.title}"}

    sides: dict[str, Any] = {"landmarkLabel": "Items of this meeting"} if len(siblings) > 1 else {}
    if at > 0:
        sides["previous"] = link(siblings[at - 1]) | {"text": "Previous item"}
    if at + 1 < len(siblings):
        sides["next"] = link(siblings[at + 1]) | {"text": "Next item"}
    return sides
