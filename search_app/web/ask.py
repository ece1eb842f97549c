"""What do the papers say to a question? The question, its answer word for word, and what was searched."""

from flask import Blueprint, render_template, request

from index.answer import NOT_STATED, Answer, find_answerers
from search_app import answering, wording
from search_app.archive import current_archive
from search_app.audience import current_audience

BLUEPRINT = Blueprint("ask", __name__, url_prefix="/ask")
SURENESS = ((0.9, "Very sure"), (0.8, "Sure"), (0.0, "Fairly sure"))
KINDS = {
    "post": "who held a post",
    "attendance": "who attended",
    "who": "who did something",
    "decision": "what was decided",
    "money": "how much money",
    "number": "how many",
    "when": "when",
    "list": "which ones",
    "action": "what became of an action",
    "development": "how a matter developed",
    "count": "how often, counted",
    "rhythm": "how often, as stated",
    "passage": "for passages that bear on it",
}


@BLUEPRINT.get("")
def show() -> str:
    """Show the box to ask in and, where something was asked, its answer."""
    q = " ".join(request.args.get("q", "").split())[: answering.QUESTION_CHARACTERS_MOST]
    changed = {name: request.args.get(name, "").strip()[:200] for name in answering.CHANGEABLE}
    if not q:
        return render_template("ask/ask.html", q="", answer=None)
    given = answering.answer(current_archive(), q, current_audience(), changed)
    return render_template(
        "ask/ask.html",
        q=q,
        answer=given,
        changed={name: text for name, text in changed.items() if text},
        understood=answering.understood_shape(given.understood),
        kinds=[(one.name, KINDS.get(one.name, one.name)) for one in find_answerers()],
        kind=KINDS.get(given.understood.kind, given.understood.kind),
        sure=sureness(given),
        place_words=answering.place_words,
        told=answering.in_parts(given),
        understood_words=understood_words(given),
        coverage=answering.coverage_words(given.searched),
        gaps=given.searched.gaps,
        not_stated=NOT_STATED,
    )


def understood_words(given: Answer) -> str:
    """Return how a question was understood, as a sentence; what was not found in it is left out."""
    asked = given.understood
    known = (
        ("about", asked.subject),
        ("person", asked.person),
        ("post", asked.post),
        ("body", asked.body),
        ("from", wording.day(asked.since) if asked.since else None),
        ("to", wording.day(asked.until) if asked.until else None),
    )
    told = [f"It asks {KINDS.get(asked.kind, asked.kind)}", *(f"{name}: {value}" for name, value in known if value)]
    return f"{'; '.join(told)}."


def sureness(given: Answer) -> str:
    """Return how sure an answer is, in words."""
    return next(words for least, words in SURENESS if given.confidence >= least)
