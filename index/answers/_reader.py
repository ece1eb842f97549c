"""What the kinds that pick a stretch out of a sentence share."""

from collections.abc import Iterable

from index.answer import Draft
from index.questions.desk import Desk
from index.questions.picking import Finder, Judge, draft, pick
from index.questions.question import Question
from index.questions.reading import find_bearings
from index.questions.weighing import weigh


def read(
    question: Question,
    desk: Desk,
    find: Finder,
    judge: Judge,
    *,
    why: str,
    exclusive: bool = True,
    without: Iterable[str] = (),
) -> Draft | None:
    """Return the stretch of the wanted kind that answers best; None where no passage has one."""
    bearings = find_bearings(question, desk, without=without)
    weighed = weigh(question, desk, without=without)
    return draft(desk, pick(question, desk, bearings, weighed, find, judge), bearings, why=why, exclusive=exclusive)
