"""What is held of a meeting? Its parts, from however many papers, brought together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from corpus.identity import alike, headings
from corpus.proceedings import Proceeding
from corpus.records import Item, Kind, Part
from corpus.slugs import slug
from corpus.stored import BodySummary, ItemPlace, MeetingPlace, MeetingSummary, PartPlace, StoredPaper
from corpus.twins import is_same_text, is_unlike

_NOT_OF_A_MEETING = (Kind.STRATEGY, Kind.OTHER)


def build_meeting(places: Sequence[PartPlace], name: str) -> MeetingPlace:
    """Return the meeting that ``places`` (not empty, all of one body and day) are the parts of.

    Minutes that stand in several papers count once; the words are those of `pick_parts`.
    """
    minutes, agendas = pick_parts(places, Kind.MINUTES), pick_parts(places, Kind.AGENDA)
    return MeetingPlace(
        body=name,
        slug=slug(name),
        date=_day(places[0]),
        attendance=tuple(one for place in minutes for one in place.part.attendance),
        minutes=keyed_items(minutes),
        agenda=keyed_items(agendas),
        parts=tuple(sorted(places, key=lambda place: (place.part.agenda_ref or "", place.part.first_page))),
    )


def pick_parts(places: Iterable[PartPlace], kind: Kind) -> tuple[PartPlace, ...]:
    """Return the parts of ``kind``, each text once: open before restricted, own paper before pack, then the latest.

    Two that share few headings are not the same text: a body may sit twice on one day.
    """
    ours = [place for place in places if place.part.kind is kind]
    ours.sort(key=lambda place: place.paper.ingested_at, reverse=True)
    ours.sort(key=lambda place: (place.part.restricted, place.paper.kind is not kind))
    picked: list[PartPlace] = []
    for place in ours:
        if not any(_same_text(place.part, other.part) for other in picked):
            picked.append(place)
    return tuple(picked)


def proceedings_of(held: MeetingPlace) -> tuple[tuple[StoredPaper, Proceeding], ...]:
    """Return what the minutes tell beside decisions, each with the paper that says so."""
    minutes = pick_parts(held.parts, Kind.MINUTES)
    return tuple((place.paper, proceeding) for place in minutes for proceeding in place.part.proceedings)


def _same_text(first: Part, second: Part) -> bool:
    """Return whether two parts of one meeting and kind are one text: reports by their words, else by title too."""
    if first.kind not in (Kind.AGENDA, Kind.MINUTES):
        if is_same_text(first, second):
            return True
        if slug(first.title) != slug(second.title) or is_unlike(first, second):
            return False
    return alike(headings(first), headings(second))


def keyed_items(places: Iterable[PartPlace]) -> tuple[ItemPlace, ...]:
    """Return the items of parts with the last word of their address: number or title, "-2" where it was used before.

    Agenda items have words of their own ("agenda-5"), so that an address stays what it was when the minutes come.
    """
    used: Counter[str] = Counter()
    keyed = []
    for place in places:
        prefix = "agenda-" if place.part.kind is Kind.AGENDA else ""
        for item in place.part.items:
            word = prefix + _word(item)
            used[word] += 1
            keyed.append(ItemPlace(place=place, item=item, key=word if used[word] == 1 else f"{word}-{used[word]}"))
    return tuple(keyed)


def _word(item: Item) -> str:
    return slug(item.number or item.title or "item")


def summarise_meetings(places: Iterable[PartPlace]) -> tuple[MeetingSummary, ...]:
    """Return the meetings that ``places`` are of, newest first; parts without body or date are of none.

    A strategy's date is that of its publication: by itself it makes no meeting.
    """
    dated = [place for place in places if place.part.body and place.part.date]
    names = body_names(dated)
    dated.sort(key=lambda place: (_day(place), _slug(place)), reverse=True)
    summaries = []
    for (day, body), group in groupby(dated, key=lambda place: (_day(place), _slug(place))):
        held = list(group)
        if all(place.part.kind in _NOT_OF_A_MEETING for place in held):
            continue
        items = [item for place in pick_parts(held, Kind.MINUTES) for item in place.part.items]
        summaries.append(
            MeetingSummary(
                body=names[body],
                slug=body,
                date=day,
                kinds=tuple(sorted({place.part.kind for place in held})),
                resolutions=sum(len(item.resolutions) for item in items),
                actions=sum(len(item.actions) for item in items),
            )
        )
    return tuple(summaries)


def summarise_bodies(meetings: Iterable[MeetingSummary]) -> tuple[BodySummary, ...]:
    """Return the bodies that met, by name."""
    days: dict[tuple[str, str], list[date]] = {}
    for meeting in meetings:
        days.setdefault((meeting.body, meeting.slug), []).append(meeting.date)
    return tuple(
        BodySummary(name=name, slug=body, meetings=len(held), first=min(held), last=max(held))
        for (name, body), held in sorted(days.items())
    )


def body_names(places: Iterable[PartPlace]) -> dict[str, str]:
    """Return each body's name by its slug: the form printed most often."""
    forms: dict[str, Counter[str]] = {}
    for place in places:
        if place.part.body:
            forms.setdefault(slug(place.part.body), Counter())[place.part.body] += 1
    return {body: max(sorted(counted), key=counted.__getitem__) for body, counted in forms.items()}


def _day(place: PartPlace) -> date:
    return place.part.date or date.min


def _slug(place: PartPlace) -> str:
    return slug(place.part.body or "")
