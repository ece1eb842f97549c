"""What did a meeting deal with? Its business in order, procedure left out, with the words that tell it apart."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from math import log

from corpus.meetings import keyed_items
from corpus.records import EntityType, Item, Mention, Resolution, Source, record
from corpus.slugs import slug
from corpus.stored import PartPlace
from corpus.words import STOP_WORDS, find_stems
from corpus.years.chronicle import Chronicle, Evidence, Sitting, cite

# Headings of procedure: every meeting has them, and nothing links one meeting's to the next's.
PROCEDURE = re.compile(
    r"""(?ix)^\W*(?:
    (?:chair(?:man|person|woman|'s|’s|man's|man’s)*\W+)?
      (?:welcome|introduction|opening|closing|close|announcements?)\b
    | apolog(?:y|ies)\b | substitut | attendance\b | present\b | roll\scall
    | (?:disclosures?|declarations?|registers?)\s+(?:of|by)\b.*interest | declarations?\b.*interests?
    | (?:to\s+(?:approve|confirm|receive|sign|agree|consider)\s+(?:as\s+a\s+correct\s+record\s+)?(?:the\s+)?)?
      (?:draft\s+|unconfirmed\s+)?(?:minutes|notes)(?:\s+(?:of|and|from|for)\b.*(?:meeting|held|previous|last|\d{4})|\s*$)
    | matters?\s+arising | (?:any\s+other|urgent\s+(?:business|items?)|items?\s+of\s+urgent)(?!.*:\s*\w)
    | (?:date|time|dates|place)s?\b.*\b(?:meetings?|next)\b | next\s+meetings? | future\s+meetings?
    | exclusion\s+of\s+(?:the\s+)?(?:press|public) | motion\s+to\s+exclude
    | public\s+(?:participation|questions?|speaking|forum|session|time)\b
    | questions?\s+from\s+(?:the\s+)?(?:public|members)
    | (?:last|previous)\s+(?:notes|minutes) | action\s+(?:log|points?|list|tracker)\b | date\s+of\s+the\s+meeting
    | (?:office|post)\s+of\s+(?:the\s+)?(?:vice|deputy|chair)
    | (?:acting\s+)?(?:vice|deputy)?[\s-]*chair\w*(?:\s+for\s+the\s+meeting)?\s*$
    | adjournment | to\s+note\s+the\s+date
    | elections?\s+of\b | appointments?\s+of\s+(?:a\s+)?(?:vice|deputy|chair) | membership\s*$
    )"""
)

# Words that say what kind of paper an item is about, not what it is about.
FORM_WORDS = frozenset(
    find_stems(
        "update report review verbal presentation paper item progress quarter quarterly annual year first second "
        "third "
        "fourth final draft proposed new current meeting board partnership committee group discussion "
        "consideration "
        "summary performance monitoring outturn refresh refreshed next steps note noting approval "
        "adoption consultation "
        "draft adoption adopted successor timetable closing summary since cases half yearly six monthly projects "
        "autumn spring summer winter end account "
        "january february march april may june july august september october november december"
    )
)
SAME_REPORT = 0.5  # a title that shares so much with a report's is that report's
PUT_OFF = timedelta(days=45)  # a meeting is put off by so much at most
_YEARS = re.compile(r"^\d+(?:\.\d+)?$")


_MANNER = re.compile(
    r"(?i)(?:\s*[-–—]\s*(?:a\s+)?(?:verbal|oral|written)?\s*(?:updates?|reports?|presentations?)"
    r"|\s*:?\s+(?:a\s+)?(?:verbal|oral)\s+(?:updates?|reports?|presentations?)"
    r"|\s*\((?:reports?|papers?|copy|verbal|oral|presentation|to\s+follow|attached)[^()]*\))+\s*$"
)


@record
class Business:
    """One matter that a meeting dealt with, as minuted or, where no minutes are held, as announced."""

    body: str
    day: date
    place: PartPlace
    item: Item
    key: str  # the item's last word of address
    minuted: bool
    procedure: bool  # apologies, the last minutes, an action log
    evidence: Evidence
    upto: Source | None = None  # where the part's next item begins
    reports: tuple[PartPlace, ...] = ()  # those that were before the meeting under it

    @property
    def id(self) -> str:
        """A name for this business: body, day, key."""
        return f"{self.body}/{self.day.isoformat()}/{self.key}"

    @property
    def title(self) -> str:
        """Its heading, without how it was to be dealt with ("verbal update", "report to follow")."""
        return _MANNER.sub("", self.item.title).strip() or self.item.title

    @property
    def held_by(self) -> str:
        """The slug under which the meeting is found: that of the name the body bore."""
        return slug(self.place.part.body or "")

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """What was decided."""
        return self.item.resolutions


def is_procedure(title: str) -> bool:
    """Return whether a heading is one of procedure: apologies, declarations, dates of meetings."""
    return bool(PROCEDURE.match(title))


def find_business(chronicle: Chronicle) -> tuple[Business, ...]:
    """Return a body's business in order of time. Agenda items count where the meeting's minutes are not held, and where
    the day is not one that the meeting was put off to."""
    found = []
    for n, sitting in enumerate(chronicle.sittings):
        if is_put_off(sitting, chronicle.sittings[n + 1 :]):
            continue
        items = keyed_items(sitting.minutes or sitting.agendas)
        reports = find_homes([one.item for one in items], sitting.reports)
        for one, following in zip_longest(items, items[1:]):
            same = following is not None and following.place is one.place
            found.append(
                Business(
                    body=chronicle.slug,
                    day=sitting.day,
                    place=one.place,
                    item=one.item,
                    key=one.key,
                    minuted=bool(sitting.minutes),
                    procedure=is_procedure(one.item.title),
                    evidence=cite(one.place, one.item.source, one.item.title, number=one.item.number),
                    upto=following.item.source if following and same else None,
                    reports=reports.get(id(one.item), ()),
                )
            )
    return tuple(found)


def find_homes(items: Sequence[Item], reports: Iterable[PartPlace]) -> dict[int, tuple[PartPlace, ...]]:
    """Return the reports that were before a meeting under each of its items (by identity): by the agenda's reference,
    or by titles that are alike."""
    homes: dict[int, tuple[PartPlace, ...]] = {}
    for report in reports:
        ref, words = report.part.agenda_ref, topic_words(report.part.title)
        home = next((each for each in items if ref and ref in (each.agenda_ref, each.number)), None)
        if home is None and items and words:
            best = max(items, key=lambda each: likeness(words, topic_words(each.title), {}))
            home = best if likeness(words, topic_words(best.title), {}) >= SAME_REPORT else None
        if home is not None:
            homes[id(home)] = (*homes.get(id(home), ()), report)
    return homes


def is_put_off(sitting: Sitting, later: Iterable[Sitting]) -> bool:
    """Return whether a meeting of which only the agenda is held was put off: soon after it one was minuted that dealt
    with most of its business."""
    called = _subjects(sitting.agendas)
    if sitting.minutes or not called:
        return False
    held = (each for each in later if each.minutes and each.day - sitting.day <= PUT_OFF)
    dealt_with = {title for each in held for title in _subjects(each.minutes)}
    return len(called & dealt_with) > len(called) / 2


def _subjects(places: Iterable[PartPlace]) -> set[str]:
    """Return the headings of what a meeting dealt with or was to deal with, procedure and manner left out."""
    titles = (item.title for place in places for item in place.part.items)
    return {_MANNER.sub("", title).casefold().strip() for title in titles if not is_procedure(title)}


def mentions_within(business: Business, mentions: Iterable[Mention], kind: EntityType) -> Iterator[Mention]:
    """Yield the mentions of a kind that stand in a piece of business: from its heading to the next item's."""
    first, last = find_span(business.item, business.upto)
    for mention in mentions:
        ours = mention.type is kind and mention.part == business.place.part.id
        if ours and first <= (mention.page, mention.start) < last:
            yield mention


def find_span(item: Item, upto: Source | None) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where an item begins and ends, as (page, offset): at its heading, and where ``upto`` stands."""
    first = (item.source.page, item.source.start or 0)
    return first, (upto.page, upto.start or 0) if upto else (item.last_page + 1, 0)


def topic_words(title: str) -> tuple[str, ...]:
    """Return the stems that say what a title is about: no stop words, years, or words of form, each once."""
    stems = (word for word in find_stems(title) if word not in STOP_WORDS and not _YEARS.match(word))
    return tuple(dict.fromkeys(word for word in stems if word not in FORM_WORDS and len(word) > 1))


def weigh_words(texts: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return how much each word tells apart: the rarer among ``texts`` the more, from just over 0."""
    counts: Counter[str] = Counter()
    total = 0
    for words in texts:
        total += 1
        counts.update(set(words))
    return {word: log(1 + total / count) for word, count in counts.items()}


def likeness(one: Iterable[str], other: Iterable[str], weights: dict[str, float]) -> float:
    """Return from 0 to 1 how much of two sets of words is shared, by weight (weighted Jaccard)."""
    first, second = set(one), set(other)
    whole = sum(weights.get(word, 1.0) for word in first | second)
    return sum(weights.get(word, 1.0) for word in first & second) / whole if whole else 0.0
