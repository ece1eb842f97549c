"""What came of an action? Raised, chased, done, overdue, or not heard of again: each step with its page and reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain, groupby

from corpus.records import Action, Period, record
from corpus.stored import PartPlace
from corpus.years.business import Business, weigh_words
from corpus.years.chronicle import Evidence, cite
from corpus.years.passages import Passage, find_passages
from corpus.years.requests import find_meeting_due, find_requests
from corpus.years.telling import Sought, Told, Word, classify, find_sought, tells_of, weigh

SEARCHED_SITTINGS = 8  # how many later meetings are read for word of an action
SEARCHED_FOR = timedelta(days=900)
SAME_ACTION = 0.7  # two actions as alike as this are one, raised again


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
    sureness: float | None = None  # how much speaks for the link, from 0 on; None for the step that raises it


@record
class MatterRuling:
    """What staff say of a matter, against or beside what the papers say: closed, or open again; when and why."""

    matter: str  # id
    closed: bool
    day: date
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
    ruling: MatterRuling | None = None

    @property
    def raised(self) -> date:
        """The day of the meeting that raised it."""
        return self.steps[0].day

    def state(self, today: date, *, last_sitting: date) -> State:
        """Return how the matter stands on ``today``, when the papers held end with ``last_sitting``.

        Not done and due before today is overdue; without a date, and without word since a year of meetings, silent.
        What staff say of it counts more than what the papers do.
        """
        if self.ruling and self.ruling.closed:
            return State.DONE
        kinds = {step.kind for step in self.steps}
        if not self.ruling and (StepKind.DONE in kinds or StepKind.DROPPED in kinds):
            return State.DONE if StepKind.DONE in kinds else State.DROPPED
        if not self.ruling and last_sitting - self.steps[-1].day > SILENT_AFTER:
            return State.SILENT
        if self.due is not None and self.due.end < today:
            return State.OVERDUE
        return State.OPEN


SILENT_AFTER = timedelta(days=400)


@record
class _Open:
    """A matter in the making, and what is looked for of it."""

    matter: Matter
    sought: Sought


def find_matters(business: Sequence[Business], undone: frozenset[tuple[str, str]] = frozenset()) -> tuple[Matter, ...]:
    """Return the actions of a body's business (in order of time) with the steps that later minutes tell of them.

    ``undone`` holds links that staff took back: pairs of a matter's id and the step's "day/key".
    """
    said = {each.id: tuple(find_passages(each)) for each in business if each.minuted}
    passages = list(chain.from_iterable(said.values()))
    weights = weigh_words(passage.stems for passage in passages)
    by_day = {day: list(group) for day, group in groupby(passages, key=lambda passage: passage.day)}
    days = sorted(by_day)
    open_ones: list[_Open] = []
    recent: list[_Open] = []
    for each in business:
        recent = [opened for opened in recent if each.day - opened.matter.raised <= SEARCHED_FOR]
        for n, call in enumerate(_calls(each, said.get(each.id, ())), 1):
            opened = _open(each, call, n, weights)
            if opened.sought.words and not _is_repeated(recent, opened, weights, each.day):
                open_ones.append(opened)
                recent.append(opened)
    return tuple(_follow(opened, _sequel(opened, days, by_day), weights, undone) for opened in open_ones)


def _sequel(opened: _Open, days: Sequence[date], by_day: Mapping[date, list[Passage]]) -> Iterator[list[Passage]]:
    later = [day for day in days if opened.matter.raised < day <= opened.matter.raised + SEARCHED_FOR]
    return (by_day[day] for day in later[:SEARCHED_SITTINGS])


@record
class _Call:
    """An action, the paper that says it, and as what."""

    action: Action
    place: PartPlace
    reason: str


def _calls(business: Business, passages: Sequence[Passage]) -> Iterator[_Call]:
    """Yield what a piece of business calls for: its actions, requests in its words, the rows of its report's plan."""
    for action in business.item.actions:
        yield _Call(action=action, place=business.place, reason="recorded as an action")
    for action in () if business.procedure else find_requests(business, passages):
        yield _Call(action=action, place=business.place, reason="asked for in the minutes")
    for report in business.reports:
        for action in report.part.actions:
            yield _Call(action=action, place=report, reason="a row of the action plan that was before the meeting")


def _open(business: Business, call: _Call, turn: int, weights: Mapping[str, float]) -> _Open:
    action = call.action
    number = business.item.number if call.place is business.place else None
    raised = Step(
        kind=StepKind.RAISED,
        day=business.day,
        held_by=business.held_by,
        key=business.key,
        evidence=cite(call.place, action.source, action.text, number=number),
        reason=call.reason,
    )
    matter = Matter(
        id=f"{business.id}/{turn}",
        body=business.body,
        text=action.text,
        owner=action.owner,
        due=action.due or find_meeting_due(action.text, business.day),
        steps=(raised,),
    )
    return _Open(matter=matter, sought=find_sought(action, business, weights))


def _is_repeated(earlier: Iterable[_Open], new: _Open, weights: Mapping[str, float], day: date) -> bool:
    """Return whether an action is one raised before: the same words, at an earlier meeting or in the same minute."""
    for one in earlier:
        if one.matter.raised == day and one.matter.id.rpartition("/")[0] != new.matter.id.rpartition("/")[0]:
            continue
        mine, other = new.sought.words, one.sought.words
        if min(weigh(mine & other, weights) / max(weigh(each, weights), 0.1) for each in (mine, other)) >= SAME_ACTION:
            return True
    return False


def _follow(
    opened: _Open,
    sequel: Iterable[list[Passage]],
    weights: Mapping[str, float],
    undone: frozenset[tuple[str, str]],
) -> Matter:
    """Return the matter with every step that later minutes tell of it, up to the one that ends it."""
    matter, steps = opened.matter, list(opened.matter.steps)
    for nth, passages in enumerate(sequel, 1):
        told = [(found, passage) for passage in passages if (found := tells_of(opened.sought, passage, weights, nth))]
        told = [each for each in told if (matter.id, f"{each[1].day.isoformat()}/{each[1].business.key}") not in undone]
        if not told:
            continue
        found, passage = max(told, key=lambda pair: pair[0].sureness)
        steps.append(_step(found, passage))
        if steps[-1].kind in (StepKind.DONE, StepKind.DROPPED):
            break
    return Matter(
        id=matter.id, body=matter.body, text=matter.text, owner=matter.owner, due=matter.due, steps=tuple(steps)
    )


_KINDS = {Word.DONE: StepKind.DONE, Word.CHASED: StepKind.CHASED, Word.DROPPED: StepKind.DROPPED}


def _step(found: Told, passage: Passage) -> Step:
    return Step(
        kind=_KINDS.get(classify(found.words), StepKind.MENTIONED),
        day=passage.day,
        held_by=passage.business.held_by,
        key=passage.business.key,
        evidence=passage.evidence,
        reason=found.reason,
        sureness=round(found.sureness, 2),
    )
