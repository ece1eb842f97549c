"""Who held a post: now, on a day, over a period, before or after whom?"""

import re
from collections.abc import Sequence
from datetime import date

from corpus.names import take_apart
from corpus.records import Event, record
from corpus.years.chronicle import Evidence
from corpus.years.postings import PostHistory
from corpus.years.stretches import TAKING, OfficeSighting
from index.answer import Draft, Quote
from index.entries import page_url
from index.questions.desk import Desk
from index.questions.offices import asks_for_post, find_post, is_titled
from index.questions.picking import distinct
from index.questions.question import Question

CERTAIN, BETWEEN = 0.92, 0.8
_OTHER_WORK = re.compile(
    r"(?i)\b(?:propos|second|nominat|thank|ask|wrote|write|undert|promis|report|sa(?:y|id)|agreed|announc|present|tell|told|offer|rais|speak|spoke|refus|invit|declare|move[ds]?\b|sign)\w*"
)
_OTHERS_DEED = re.compile(  # "Who suggested Mr Hale for the chair?", "Who lost to Mr Hale?"
    r"(?i)\bwho(?: else| first)? (?:suggest|propos|nominat|second|recommend|vot|back|support|oppos|want|pick|chos|"
    r"choose|appoint|elect|thank|congratulat|lost|lose|beat|defeat|challeng|stood against|ran against|put)\w*\b"
)
_TAKING = re.compile(r"(?i)\b(?:elected|appointed|chosen|voted in)\b")
_AGAIN = re.compile(r"(?i)\b(?:return(?:ed|s)?|came back|again|(?:second|third|last) (?:time|term))\b")
_ACTING = re.compile(r"(?i)\bacting\b|\bst(?:ood|and|ands|anding) in\b|\bfill\w* in\b|\bin the absence\b|\bdeputised\b")


@record
class Stay:
    """One person in the post from one sighting to another, with nobody else's between; acting ones apart."""

    name: str
    holder: str | None
    acting: bool
    sightings: tuple[OfficeSighting, ...]

    @property
    def first(self) -> date:
        """The first day."""
        return self.sightings[0].day

    @property
    def last(self) -> date:
        """The last day on which the papers show it."""
        return self.sightings[-1].day


class Post:
    """Holders of the chair and the like, from lists of attendance, elections and statements."""

    name = "post"

    def bid(self, question: Question) -> float:
        """Bid where a post is named and somebody is asked for."""
        if "who" not in question.cues or not asks_for_post(question):
            return 0.0
        if _OTHERS_DEED.search(question.typed) or _OTHER_WORK.search(_after_post(question)):
            return 0.0
        return 0.93

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return who the papers show in the post."""
        post = find_post(question, desk.posts, desk.histories[0].body if desk.histories else "")
        if post is None:
            return None
        chosen, sure = _choose(question, find_stays(post.sightings))
        if not chosen and not is_titled(question):
            return None
        if not chosen:
            return Draft(short=None, confidence=0.0, why="the papers name no holder of the post then", quotes=())
        names = list(dict.fromkeys(_told(stay, several=len(chosen) > 1) for stay in chosen))
        quotes = (_quote(desk, post, each) for stay in chosen[:5] for each in _best_sightings(question, stay))
        return Draft(
            short="; ".join(names),
            confidence=sure,
            why="the papers name the holder of the post",
            quotes=tuple(distinct(quotes)),
        )


def find_stays(sightings: Sequence[OfficeSighting]) -> list[Stay]:
    """Return the sightings of a post in stays, in order of time."""
    stays: list[list[OfficeSighting]] = []
    for each in sorted(sightings, key=lambda one: (one.day, one.event is not Event.HOLDS)):
        if each.event is Event.LEFT:
            continue
        known = stays[-1][-1] if stays else None
        if known and known.holder == each.holder and known.acting == each.acting:
            stays[-1].append(each)
        else:
            stays.append([each])
    return [
        Stay(
            name=max((s.name for s in run if s.name), key=len, default=""),
            holder=run[0].holder,
            acting=run[0].acting,
            sightings=tuple(run),
        )
        for run in stays
    ]


def _choose(question: Question, stays: Sequence[Stay]) -> tuple[list[Stay], float]:
    """Return the stays that are asked about, and how sure that is."""
    held = [stay for stay in stays if stay.holder]
    days = question.days
    if _ACTING.search(question.typed):
        held = stays = [stay for stay in held if stay.acting]
    if days and _TAKING.search(question.typed):
        taking = [stay for stay in held if any(days.holds(s.day) and s.event in TAKING for s in stay.sightings)]
        if taking:
            return taking, CERTAIN
    if question.relation and question.person and not days:
        return _neighbour(question, held), CERTAIN
    if days and days.since and days.until:
        seen = [stay for stay in held if any(days.holds(each.day) for each in stay.sightings)]
        if seen:
            regular = [stay for stay in seen if not stay.acting]
            return (seen if len(seen) < 4 or not regular else regular), CERTAIN
        vacant = any(not stay.holder and any(days.holds(each.day) for each in stay.sightings) for stay in stays)
        around = [stay for stay in held if not stay.acting and stay.first <= days.since and days.until <= stay.last]
        return (around[:1], BETWEEN) if not vacant else ([], 0.0)
    if days:
        return [stay for stay in held if any(days.holds(each.day) for each in stay.sightings)], CERTAIN
    last = stays[-1] if stays else None
    if re.search(
        r"(?i)\b(?:has|have) (?:\w+ )?(?:been|chaired|held|led)\b|\ball the\b|\bover the years\b|\bwere the\b",
        question.typed,
    ):
        return [stay for stay in held if not stay.acting], CERTAIN
    if re.search(r"(?i)\bfirst\b", question.typed):
        return held[:1], CERTAIN
    if _ACTING.search(question.typed):
        return held, CERTAIN
    regular = [stay for stay in held if not stay.acting]
    return (regular[-1:], CERTAIN if last in regular[-1:] else BETWEEN) if regular else (held[-1:], BETWEEN)


def _neighbour(question: Question, held: Sequence[Stay]) -> list[Stay]:
    """Return who was in the post before or after somebody."""
    asked = take_apart(question.person or "").surname
    ours = [n for n, stay in enumerate(held) if take_apart(stay.name).surname == asked]
    if not ours:
        return []
    step = -1 if question.relation == "before" else 1
    at = (ours[0] if step < 0 and not _AGAIN.search(question.typed) else ours[-1]) + step
    while 0 <= at < len(held):
        if take_apart(held[at].name).surname != asked and not held[at].acting:
            return [held[at]]
        at += step
    return []


def _after_post(question: Question) -> str:
    """Return a question without the words by which the post is named."""
    return re.sub(r"(?i)\bled the meetings?\b|\bpresid\w+|\bat present\b|\bsecond in command\b", "", question.typed)


def _told(stay: Stay, *, several: bool) -> str:
    acting = ", acting" if stay.acting else ""
    if not several:
        return f"{stay.name}{acting}"
    first, last = f"{stay.first.day} {stay.first:%B %Y}", f"{stay.last.day} {stay.last:%B %Y}"
    seen = first if first == last else f"{first} to {last}"
    return f"{stay.name}{acting} (seen {seen})"  # the days are of the papers that show it: the term may be longer


def _best_sightings(question: Question, stay: Stay) -> list[OfficeSighting]:
    """Return the sightings to show: of the time asked about, an election before a list."""
    days = question.days
    within = [each for each in stay.sightings if days is None or days.holds(each.day)] or list(stay.sightings)
    ranked = sorted(within, key=lambda each: (each.event is Event.HOLDS, -each.day.toordinal() if days is None else 0))
    return ranked[:2]


def _quote(desk: Desk, post: PostHistory, sighting: OfficeSighting) -> Quote:
    return desk.as_printed(evidence_quote(sighting.evidence, post.post.organisation))


def evidence_quote(evidence: Evidence, body: str | None) -> Quote:
    """Return a derived record's evidence as a quotation."""
    span = f"?span={evidence.start}-{evidence.end}" if evidence.start is not None and evidence.end is not None else ""
    return Quote(
        quote=evidence.quote,
        file=evidence.file,
        paper=evidence.paper,
        page=evidence.page,
        body=body,
        date=evidence.day,
        number=evidence.number,
        url=page_url(evidence.paper, evidence.page) + span,
        start=evidence.start,
        end=evidence.end,
    )


ANSWER = Post()
