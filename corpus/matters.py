"""What came of an action? Raised, chased, done, overdue, or not heard of again: each step with its page and reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from corpus.business import Business, weigh_words
from corpus.chronicle import Evidence, cite
from corpus.names import take_apart
from corpus.passages import Passage, find_passages
from corpus.records import Action, Period, record
from corpus.words import STOP_WORDS, find_stems

SEARCHED_SITTINGS = 8  # how many later meetings are read for word of an action
SEARCHED_FOR = timedelta(days=2 * 366)
TOLD = 0.45  # this share of an action's telling words is word of it
TOLD_BY_OWNER = 0.3  # and this, where its owner is named beside them
TELLING_WORDS = 2  # the least that must be shared
SAME_ACTION = 0.7  # two actions as alike as this are one, raised again

DONE = re.compile(
    r"""(?ix)\b(?:
    (?:ha[ds]|have|having)\s+(?:now\s+|since\s+|also\s+|all\s+|both\s+|already\s+)*(?:been\s+)?(?:\w+(?:ed|en|t|wn|de|ne|ut))\b
    | (?:was|were|is|are)\s+(?:now\s+)?(?:complete[d]?|closed|done|discharged|finished|resolved|in\s+place|installed|published|circulated|sent)
    | complete[d]?\b | closed\b | discharged\b
    | tabled | presented | reported\s+(?:that\s+)?(?:a|the|on|back|its|his|her|their)\b | circulated | had\s+met | wrote | met\s+with
    | (?:action|matter|point)s?\s+(?:was|were|is|had\s+been)\s+(?:now\s+)?(?:complete|closed|done)
    )"""
)
CHASED = re.compile(
    r"""(?ix)\b(?:
    outstanding | not\s+(?:yet|been|received|heard|replied|done) | no\s+(?:reply|response|answer|progress|news) | still\b | awaited | awaiting
    | carried\s+forward | overdue | reminded?\b | chas(?:e|ed|ing) | again\b | deferred | delayed | slipped | pending | ongoing
    | in\s+progress | follow(?:ed|ing)?\s+up | yet\s+to\b | unable\s+to | would\s+be\s+written\s+to
    | to\s+be\s+(?:brought|reported)\s+(?:back\s+)?to | next\s+meeting
    )"""
)
DROPPED = re.compile(
    r"(?i)\b(?:no longer (?:required|needed|necessary)|withdrawn|superseded|overtaken by events|dropped)\b"
)
# Words of asking and answering, which every action and every report of one share.
COMMON = frozenset(
    find_stems(
        "action agree agreed ask asked bring chair chairman circulate clerk confirm contact continue council councillor "
        "discuss ensure feed find follow forward further give include information inform investigate item liaise look "
        "make matter meeting member minute month next note obtain offer officer paper partner partnership prepare "
        "present produce progress provide raise receive report request respond review say seek send set share speak "
        "suggest take undertake undertook update week work write written year would could should will members mr mrs ms"
    )
)


class StepKind(StrEnum):
    """The steps of a matter."""

    RAISED = "raised"
    CHASED = "chased"
    DONE = "done"
    DROPPED = "dropped"
    MENTIONED = "mentioned"


class State(StrEnum):
    """How a matter stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"
    SILENT = "not heard of again"


@record
class Step:
    """One step of a matter: what the paper says, and why it is taken to be about it."""

    kind: StepKind
    day: date
    held_by: str  # the slug under which the meeting is found
    key: str  # the item's last word of address
    evidence: Evidence
    reason: str


@record
class Matter:
    """An action and what came of it. `id` is its place: body, day and item, and its turn among that item's actions."""

    id: str
    body: str  # slug
    text: str
    owner: str | None
    due: Period | None
    steps: tuple[Step, ...]

    @property
    def raised(self) -> date:
        """The day of the meeting that raised it."""
        return self.steps[0].day

    def state(self, today: date, *, last_sitting: date) -> State:
        """Return how the matter stands on ``today``, when the papers held end with ``last_sitting``.

        Not done and due before today is overdue; without a date, and without word since a year of meetings, silent.
        """
        kinds = {step.kind for step in self.steps}
        if StepKind.DONE in kinds or StepKind.DROPPED in kinds:
            return State.DONE if StepKind.DONE in kinds else State.DROPPED
        if last_sitting - self.steps[-1].day > SILENT_AFTER:
            return State.SILENT
        if self.due is not None and self.due.end < today:
            return State.OVERDUE
        return State.OPEN


SILENT_AFTER = timedelta(days=400)


@record
class _Open:
    """What is looked for of an action: its telling words, and its owner's names."""

    matter: Matter
    words: frozenset[str]
    owner: frozenset[str]


def find_matters(business: Sequence[Business], undone: frozenset[tuple[str, str]] = frozenset()) -> tuple[Matter, ...]:
    """Return the actions of a body's business (in order of time) with the steps that later minutes tell of them.

    ``undone`` holds links that staff took back: pairs of a matter's id and the step's "day/key".
    """
    passages = [passage for each in business if each.minuted for passage in find_passages(each)]
    weights = weigh_words(passage.stems for passage in passages)
    by_day: dict[date, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_day[passage.day].append(passage)
    days = sorted(by_day)
    matters: list[Matter] = []
    open_ones: list[_Open] = []
    for each in business:
        for n, action in enumerate(each.item.actions, 1):
            opened = _open(each, action, n)
            earlier = _same_action(open_ones, opened, weights, each.day)
            if earlier is None:
                open_ones.append(opened)
    for opened in open_ones:
        later = [day for day in days if opened.matter.raised < day <= opened.matter.raised + SEARCHED_FOR]
        sequel = (passage for day in later[:SEARCHED_SITTINGS] for passage in by_day[day])
        matters.append(_follow(opened, sequel, weights, undone))
    return tuple(matters)


def _open(business: Business, action: Action, turn: int) -> _Open:
    evidence = cite(business.place, action.source, action.text, number=business.item.number)
    raised = Step(
        kind=StepKind.RAISED, day=business.day, held_by=business.held_by, key=business.key, evidence=evidence, reason="recorded as an action"
    )
    matter = Matter(
        id=f"{business.id}/{turn}",
        body=business.body,
        text=action.text,
        owner=action.owner,
        due=action.due,
        steps=(raised,),
    )
    owner = owner_words(action.owner)
    telling = frozenset(find_stems(action.text)) - STOP_WORDS - COMMON - owner
    return _Open(matter=matter, words=frozenset(word for word in telling if len(word) > 2), owner=owner)


def owner_words(owner: str | None) -> frozenset[str]:
    """Return the stems by which a later minute would name an action's owner: a surname, or the words of a post."""
    if not owner:
        return frozenset()
    words = [word for word in find_stems(owner) if word not in STOP_WORDS]
    surname = take_apart(owner).surname
    return (
        frozenset(find_stems(surname))
        if surname and len(words) <= 4 and owner.split()[-1][:1].isupper()
        else frozenset(words)
    )


def _same_action(open_ones: Iterable[_Open], new: _Open, weights: Mapping[str, float], day: date) -> _Open | None:
    """Return the earlier action that this one repeats: the same words, within the time that is searched."""
    for earlier in open_ones:
        recent = timedelta() < day - earlier.matter.raised <= SEARCHED_FOR
        if (
            recent
            and min(_share(earlier.words, new.words, weights), _share(new.words, earlier.words, weights)) >= SAME_ACTION
        ):
            return earlier
    return None


def _share(words: frozenset[str], within: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the share of ``words``, by weight, that stands in ``within``."""
    whole = sum(weights.get(word, 1.0) for word in words)
    return sum(weights.get(word, 1.0) for word in words & frozenset(within)) / whole if whole else 0.0


def _follow(
    opened: _Open, sequel: Iterable[Passage], weights: Mapping[str, float], undone: frozenset[tuple[str, str]]
) -> Matter:
    """Return the matter with every step that later minutes tell of it, up to the one that ends it."""
    matter, steps = opened.matter, list(opened.matter.steps)
    for day_passages in _by_business(sequel):
        told = [(share, passage) for passage in day_passages if (share := _tells_of(opened, passage, weights)) > 0]
        if not told:
            continue
        passage = max(told, key=lambda pair: pair[0])[1]
        if (matter.id, f"{passage.day.isoformat()}/{passage.business.key}") in undone:
            continue
        steps.append(_step(opened, passage, steps[-1].kind))
        if steps[-1].kind in (StepKind.DONE, StepKind.DROPPED):
            break
    return Matter(
        id=matter.id, body=matter.body, text=matter.text, owner=matter.owner, due=matter.due, steps=tuple(steps)
    )


def _by_business(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    group: list[Passage] = []
    for passage in passages:
        if group and group[-1].day != passage.day:
            yield group
            group = []
        group.append(passage)
    if group:
        yield group


def _tells_of(opened: _Open, passage: Passage, weights: Mapping[str, float]) -> float:
    """Return how surely a passage tells of an action, 0 where it does not."""
    shared = opened.words & passage.stems
    if len(shared) < min(TELLING_WORDS, len(opened.words)) or not shared:
        return 0.0
    share = _share(opened.words, passage.stems, weights)
    named = bool(opened.owner) and opened.owner <= passage.stems
    floor = TOLD_BY_OWNER if named else TOLD
    return share + (0.2 if named else 0.0) if share >= floor else 0.0


def _step(opened: _Open, passage: Passage, before: StepKind) -> Step:
    shared = sorted(opened.words & passage.stems)
    owner = " and its owner" if opened.owner and opened.owner <= passage.stems else ""
    return Step(
        kind=classify(passage.text),
        day=passage.day,
        held_by=passage.business.held_by,
        key=passage.business.key,
        evidence=passage.evidence,
        reason=f"shares the words {', '.join(shared[:6])}{owner}",
    )


def classify(text: str) -> StepKind:
    """Return what a passage says of the action it tells of. Word of something outstanding outweighs word of the done."""
    if DROPPED.search(text):
        return StepKind.DROPPED
    if CHASED.search(text):
        return StepKind.CHASED
    return StepKind.DONE if DONE.search(text) else StepKind.MENTIONED
