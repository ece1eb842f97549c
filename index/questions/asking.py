"""How does a question come to its answer? Understood, bid for, answered by the best, weighed, and shown with what was
searched. Below the threshold nothing is answered: the nearest passages are shown, and that the papers do not say."""

from collections.abc import Mapping

from corpus.errors import SearchError
from corpus.slugs import slug
from corpus.years.history import History
from index.answer import NOT_STATED, SURE_ENOUGH, Answer, Draft, Searched, Understood, find_answerers
from index.questions.desk import Desk
from index.questions.picking import QUOTES, near_quotes
from index.questions.question import Question
from index.questions.reading import find_bearings

GAPS_TOLD = 40
SUREST = 0.99  # what a machine has read is never beyond doubt


def ask(typed: str, desk: Desk, *, changed: Mapping[str, str] | None = None) -> Answer:
    """Return the answer to a question as the papers give it, or what is nearest. ``changed`` is what the asker set.

    Raises SearchError where the index is not built yet: that nothing is stated would not be true.
    """
    if not (desk.catalogue.count() or desk.catalogue.is_current()):
        raise SearchError("the index is not built. Run: matters reindex")
    question = desk.analyst.understand(typed, today=desk.today, changed=changed)
    kind, draft = _best_draft(question, desk)
    stated = draft is not None and draft.short is not None and draft.confidence >= SURE_ENOUGH
    quotes = draft.quotes if draft and stated else ()
    near = near_quotes(desk, find_bearings(question, desk), quotes, limit=max(0, QUOTES - len(quotes)))
    return Answer(
        question=typed,
        understood=_understood(question, kind),
        short=draft.short if draft and stated else None,
        confidence=round(min(draft.confidence, SUREST), 3) if draft else 0.0,
        why=draft.why if draft and stated else NOT_STATED,
        quotes=(*quotes, *near),
        also=draft.also if draft and stated else (),
        conflicts=draft.conflicts if draft and stated else (),
        searched=_searched(question, desk),
    )


def _best_draft(question: Question, desk: Desk) -> tuple[str, Draft | None]:
    """Return the kind that bid most and found something, and what it found."""
    bids = sorted(
        ((2.0 if one.name == question.kind else one.bid(question), one.name, one) for one in find_answerers()),
        key=lambda bid: (-bid[0], bid[1]),
    )
    first: tuple[str, Draft] | None = None
    for bid, name, answerer in bids:
        if bid <= 0:
            break
        draft = answerer.answer(question, desk)
        if draft is None:
            if name in _FINAL:
                break
            continue
        if draft.confidence >= SURE_ENOUGH and draft.short is not None:
            return name, draft
        first = first or (name, draft)
        if name in _FINAL or (name == "post" and draft.short is None):
            break  # a post that is known, and nobody who is known to have held it then
    return first or (bids[0][1], None)


_FINAL = frozenset(
    {"money", "number", "when", "attendance", "who"}
)  # whoever asks for a figure is not served with a sentence


def _understood(question: Question, kind: str) -> Understood:
    return Understood(
        kind=kind,
        subject=question.subject,
        person=question.person,
        post=question.post,
        body=question.bodies[0] if question.bodies else None,
        since=question.days.since if question.days else None,
        until=question.days.until if question.days else None,
    )


def _searched(question: Question, desk: Desk) -> Searched:
    """Return what was looked through: the bodies asked about, or all."""
    asked = {slug(body) for body in question.bodies}
    histories = [each for each in desk.histories if each.slug in asked] or list(desk.histories)
    coverages = [history.coverage for history in histories]
    days = [day for coverage in coverages for day in (*coverage.held, coverage.first, coverage.last) if day]
    return Searched(
        bodies=tuple(history.body for history in histories),
        meetings=sum(len(coverage.held) for coverage in coverages),
        papers=sum(1 for paper in desk.papers.values() if _is_of(paper.body, histories)),
        since=min(days, default=None),
        until=max(days, default=None),
        gaps=tuple(_gaps(question, histories)),
    )


def _is_of(body: str | None, histories: list[History]) -> bool:
    return body is None or slug(body) in {history.slug for history in histories}


def _gaps(question: Question, histories: list[History]) -> list[str]:
    """Return what is known to be missing, of the time asked about where there is one."""
    days = question.days
    told = [
        f"{history.body}: {gap.what}"
        for history in histories
        for gap in history.coverage.gaps
        if days is None or gap.day is None or days.holds(gap.day)
    ]
    return list(dict.fromkeys(told))[:GAPS_TOLD]
