"""What do a council's site and its papers say together? Pure: a paper as read and what the site says in, both out.

Where both say the same, the reading is confirmed and so much the surer. Where the paper leaves something unknown, the
site's word is used, marked with its address. Where they differ both are shown, and nothing is settled. Words of staff,
which lie over this, win.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import prod

from corpus.identity import main_part
from corpus.quality import LEFT_OUT, NO_ATTENDANCE, NO_BODY, NO_DATE, PLACES, TWICE
from corpus.records import Attendance, Doubt, Item, Kind, Part, Source, Status, record
from corpus.slugs import slug
from corpus.stored import SiteWord, StoredPaper, Verdict
from corpus.visits.matching import alike, bare, match_items, plain_name
from corpus.visits.sites import PaperKind, SiteAttendee, SiteItem, SiteMeeting

CONFLICT_RULE = "the council's site says otherwise"
CONFLICT_WEIGHT = 0.05  # for a paper as a whole, however many: the paper is read as printed, a person has to look
HALVED = 0.5  # of the doubt in a reading is left where the site says the same

_STATUSES = {
    "present": (Status.PRESENT, Status.IN_ATTENDANCE, Status.SUBSTITUTE),
    "present as substitute": (Status.SUBSTITUTE, Status.PRESENT),
    "in attendance": (Status.IN_ATTENDANCE, Status.PRESENT, Status.SUBSTITUTE),
    "apologies": (Status.APOLOGIES,),
    "absent": (Status.ABSENT, Status.APOLOGIES),
}
_CHAIRS = re.compile(r"(?i)^(?:(?:vice|deputy)[- ]?)?chair(?:man|woman|person)?\b")
# Which parts of a paper are of the meeting that the site lists it under: a pack holds the last meeting's minutes too.
_OWN = {
    PaperKind.FRONTSHEET: (Kind.AGENDA,),
    PaperKind.PACK: (Kind.AGENDA, Kind.REPORT),
    PaperKind.SUPPLEMENT: (Kind.AGENDA, Kind.REPORT),
    PaperKind.MINUTES: (Kind.MINUTES,),
    PaperKind.DECISIONS: (Kind.MINUTES,),
    PaperKind.REPORT: (Kind.REPORT, Kind.OTHER),
}
_WHOLE = (PaperKind.FRONTSHEET, PaperKind.PACK, PaperKind.MINUTES)  # they have all the meeting's items
_ONCE = (Kind.AGENDA, Kind.MINUTES)

Settled = frozenset[tuple[str, int, str]]  # what staff put right: field, the part's first page, the item's slug


@record
class Saying:
    """A meeting as a site tells of it, and as what it lists a paper there, under which item's number."""

    meeting: SiteMeeting
    kind: PaperKind
    item: str | None = None


def join_site(
    paper: StoredPaper, sayings: Iterable[Saying], settled: Settled = frozenset(), *, meeting_only: bool = False
) -> StoredPaper:
    """Return a paper with what the site says of it joined; as it is where no site lists it.

    ``meeting_only``: only which meeting it is of. What was taken down of a paper must not come back from the site.
    """
    parts, words = list(paper.parts), list[SiteWord]()
    for saying in _of_one_meeting(sayings, main_part(paper.parts).date):
        for at in _own(parts, saying.kind):
            parts[at], said = _Joining(saying, settled, meeting_only=meeting_only).join(parts[at])
            words += said
    if not words:
        return paper
    main = main_part(parts)
    done = replace(paper, parts=tuple(parts), body=main.body, date=main.date, site=tuple(dict.fromkeys(words)))
    return replace(done, title=main.title)


def _of_one_meeting(sayings: Iterable[Saying], day: date | None) -> list[Saying]:
    """Return what is said of a paper, each meeting once. Of one that is listed under several meetings, what is said of
    that of its own ``day``; nothing where that is not known: which of them it is of would be a guess."""
    meetings = {(slug(saying.meeting.committee), saying.meeting.date): saying for saying in sayings}
    if len(meetings) == 1:
        return list(meetings.values())
    return [saying for (_, met), saying in meetings.items() if day is not None and met == day]


def _own(parts: Sequence[Part], kind: PaperKind) -> Iterator[int]:
    """Yield the places of the parts that are of the site's meeting: one agenda or set of minutes, every report."""
    seen: set[Kind] = set()
    for at, part in enumerate(parts):
        if part.kind in _OWN.get(kind, ()) and part.kind not in seen:
            seen |= {part.kind} & set(_ONCE)
            yield at


class _Joining:
    """The joining of one part with what the site says; ``words`` is what there is to tell of it."""

    def __init__(self, saying: Saying, settled: Settled, *, meeting_only: bool) -> None:
        self._saying = saying
        self._meeting_only = meeting_only
        self._site = saying.meeting
        self._settled = settled
        self._part = ""
        self._first_page = 1
        self.words: list[SiteWord] = []

    def join(self, part: Part) -> tuple[Part, list[SiteWord]]:
        """Return the part with the site's words where it had none, and everything the site says of it."""
        self._part, self._first_page = part.id, part.first_page
        part = self._join_meeting(part)
        if self._meeting_only:
            return part, self.words
        if part.kind in _ONCE and self._saying.kind is not PaperKind.DECISIONS:
            part = replace(part, items=tuple(self._join_items(part)))
        if part.kind is Kind.MINUTES:
            part = replace(part, attendance=tuple(self._join_attendance(part)))
        return _rate(part, self.words), self.words

    def _tell(
        self, about: str, site: str | None, paper: str | None, source: Source | None, *, added: bool = False
    ) -> None:
        verdict = Verdict.ADDED if added else Verdict.CONFIRMED if site == paper else Verdict.CONFLICT
        self.words.append(
            SiteWord(
                about=about,
                verdict=verdict,
                site=site,
                paper=paper,
                address=self._site.address,
                part=self._part,
                at=source,
                page=source.page if source else None,
            )
        )

    def _is_settled(self, field: str, title: str = "") -> bool:
        return (field, self._first_page, slug(title) if title else "") in self._settled

    # ---- the meeting -----------------------------------------------------------------------------------------------

    def _join_meeting(self, part: Part) -> Part:
        day, site_day = part.date, self._site.date
        at = Source(page=part.first_page)
        if day is None and site_day and not self._is_settled("date"):
            self._tell("day", site_day.isoformat(), None, at, added=True)
            part = replace(part, date=site_day)
        elif day and site_day and (part.kind in _ONCE or self._saying.kind is PaperKind.REPORT):
            self._tell("day", site_day.isoformat(), day.isoformat(), at)
        if part.body is None and self._site.committee and not self._is_settled("body"):
            self._tell("body", self._site.committee, None, at, added=True)
            part = replace(part, body=self._site.committee)
        if part.agenda_ref is None and self._saying.item and self._saying.kind is PaperKind.REPORT:
            self._tell("agenda item", self._saying.item, None, at, added=True)
            part = replace(part, agenda_ref=self._saying.item)
        return part

    # ---- items -----------------------------------------------------------------------------------------------------

    def _join_items(self, part: Part) -> list[Item]:
        listed = [item for item in self._site.items if not item.heading]
        if not listed:
            return list(part.items)
        matched = match_items(listed, part.items)
        joined = list(part.items)
        # Once minutes are published, the site displays their numbers, which an agenda cannot have had.
        renumbered = part.kind is Kind.AGENDA and any(item.minutes for item in listed)
        for said, at in matched:
            if at is not None:
                joined[at] = self._join_item(said, joined[at], renumbered=renumbered)
            elif self._saying.kind in _WHOLE and not (said.restricted and part.kind is Kind.MINUTES):
                self._tell(f"item {said.number or said.title}", said.title, None, None)
        for at, item in enumerate(part.items):
            if at not in {place for _, place in matched}:
                self._tell(f"item {item.number or item.title}", None, item.title, item.source)
        return joined

    def _join_item(self, said: SiteItem, item: Item, *, renumbered: bool) -> Item:
        name, before = (item.number if renumbered else said.number) or said.title, len(self.words)
        said = replace(said, number=None) if renumbered else said
        if said.number and item.number and bare(said.number) != bare(item.number):
            self._tell("number", said.number, item.number, item.source)
        elif not alike(said.title, item.title):
            self._tell(f"item {name}", said.title, item.title, item.source)
        if said.number and item.number is None and not self._is_settled("number", item.title):
            self._tell(f"number of “{item.title}”", said.number, None, item.source, added=True)
            item = replace(item, number=said.number)
        if said.restricted and not item.restricted and not self._is_settled("restricted", item.title):
            self._tell(f"restricted {name}", "restricted", None, item.source, added=True)
            item = replace(item, restricted=True)
        elif item.restricted and not said.restricted:
            self._tell(f"restricted {name}", "public", "restricted", item.source)
        if len(self.words) == before:
            self._tell(f"item {name}", said.title, said.title, item.source)
            return replace(item, confidence=surer(item.confidence))
        return item

    # ---- who attended ----------------------------------------------------------------------------------------------

    def _join_attendance(self, part: Part) -> list[Attendance]:
        known = [one for one in self._site.attendees if _statuses(one)]
        if not part.attendance and not self._is_settled("remove"):
            return [self._add_attendance(one, part) for one in known]
        entries = list(part.attendance)
        places = {plain_name(entry.name): at for at, entry in enumerate(entries)}
        for one in known:
            at = places.get(plain_name(one.name))
            if at is None:
                if Status.ABSENT not in _statuses(one):  # minutes seldom list who simply was not there
                    self._tell(f"attendance {one.name}", (one.attendance or "").lower(), None, None)
            else:
                entries[at] = self._join_entry(one, entries[at])
        return entries

    def _join_entry(self, one: SiteAttendee, entry: Attendance) -> Attendance:
        about = f"attendance {one.name}"
        if entry.status not in _statuses(one):
            self._tell(about, (one.attendance or "").lower(), entry.status.value, entry.source)
            return entry
        self._tell(about, entry.status.value, entry.status.value, entry.source)
        if one.role and _CHAIRS.match(one.role) and entry.office is None:
            self._tell(f"role {one.name}", one.role, None, entry.source, added=True)
        return replace(entry, confidence=surer(entry.confidence))

    def _add_attendance(self, one: SiteAttendee, part: Part) -> Attendance:
        """Return an entry that only the site has: its source is the site's page, not one of the paper."""
        source = Source(page=part.first_page, address=self._site.attendance_address or self._site.address)
        self._tell(f"attendance {one.name}", (one.attendance or "").lower(), None, source, added=True)
        office = one.role if one.role and _CHAIRS.match(one.role) else None
        name = re.sub(r"(?i)^(?:councillor|cllr)\b\.?\s*", "", one.name)
        return Attendance(name=name, status=_statuses(one)[0], office=office, source=source)


def _statuses(attendee: SiteAttendee) -> tuple[Status, ...]:
    """Return the statuses in minutes that agree with the site's word, the likeliest first; none for "expected"."""
    return _STATUSES.get((attendee.attendance or "").lower(), ())


# ---- how sure -------------------------------------------------------------------------------------------------------


def surer(confidence: float | None) -> float | None:
    """Return the confidence of a reading that the site confirms; None where it was not rated."""
    return None if confidence is None else round(1 - HALVED * (1 - confidence), PLACES)


def _rate(part: Part, words: Sequence[SiteWord]) -> Part:
    """Return a part without the doubts that the site's words settle, with one where they contradict."""
    if part.confidence is None:
        return part
    added = {word.about for word in words if word.verdict is Verdict.ADDED}
    conflicts = [word for word in words if word.verdict is Verdict.CONFLICT]
    settled = {rule for about, rule in (("day", NO_DATE), ("body", NO_BODY)) if about in added}
    if part.attendance:
        settled |= {NO_ATTENDANCE}
    items = [word for word in words if word.about.startswith(("item ", "number"))]
    if items and all(word.verdict is Verdict.CONFIRMED for word in items):
        settled |= {LEFT_OUT, TWICE}  # the numbers are odd as the site has them: they were read as they are
    doubts = [doubt for doubt in part.doubts if doubt.rule not in settled]
    if conflicts:
        first = conflicts[0]
        more = f", and {len(conflicts) - 1} more" if len(conflicts) > 1 else ""
        detail = f"{first.about}: “{first.site or 'nothing'}” there, “{first.paper or 'nothing'}” here{more}"
        doubts.append(Doubt(rule=CONFLICT_RULE, weight=CONFLICT_WEIGHT, page=first.page, detail=detail))
    return replace(part, doubts=tuple(doubts), confidence=round(prod(1 - doubt.weight for doubt in doubts), PLACES))
