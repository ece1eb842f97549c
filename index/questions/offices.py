"""Which post does a question ask about? One whose title and organisation have the words by which it is asked for.

A post is named by its title ("the clerk", "head of community safety"), or by what its holder does ("Who leads the
roads team?"). Of several posts it is the one that has most of the words asked and fewest others.
"""

import re
from collections.abc import Sequence

from corpus.names import take_apart
from corpus.records import record
from corpus.slugs import slug
from corpus.words import STOP_WORDS, find_stems
from corpus.years.postings import PostHistory
from index.questions.question import SYNONYM, Question, Sought
from index.questions.spans import POST_WORDS
from index.questions.thesaurus import post_names

CHAIRS = frozenset(("Chair", "Vice-Chair"))
_CHAIRING = re.compile(r"(?i)chair|presid|conven|\bled the meetings?\b|\bran the meetings?\b")
_DEPUTY = re.compile(r"(?i)\bdeput(?:y|ises?|ising) (?:to|for|of)\b.*\bchair")
_DOES_LEAD = re.compile(r"(?i)\b(?:led|leads?|leading|ran|runs?|headed|heads|in charge of|at the (?:head|helm) of)\b")
_LEADER = re.compile(rf"(?i)\b(?:Leader|{POST_WORDS})$|^(?:Head|Director|Lead|Manager|Chief)\b")
_NOUN = re.compile(rf"(?i)\b(?:{POST_WORDS}|Mayor)\b")
_SECOND = re.compile(r"(?i)\b(?:vice|deputy|assistant|co|joint)\b")
_TITLED = re.compile(
    rf"(?i)\b(?:who(?:'s| is| was| are| were| became| had been| has been)|name of)\b.*\b(?:{POST_WORDS}|Mayor)\b"
)
_TOOK_OVER = re.compile(r"(?i)\b(?:took over|taken over|succeeded|replaced|followed|preceded)\b")
_OF_BODY = re.compile(
    r"(?i)\b((?:[\w'&-]+\s+){1,6}?)(?:board|group|subgroup|committee|panel|partnership|council|forum|team|unit|party)\b"
)
_OF_SUBJECT = re.compile(  # "the panel on exploitation"
    r"(?i)\b(?:board|group|subgroup|committee|panel|forum|team|unit|party) (?:on|for|about) (?:the )?"
    r"((?:[\w'&-]+ ?){1,4})"
)
_ROLE_STEMS = frozenset(stem for name in post_names() for stem in find_stems(name)) - {"meet", "partnership"}
_DEEDS = frozenset(
    find_stems(
        "took take over succeeded replaced followed preceded became held hold post position role elected re-elected "
        "appointed reappointed chosen voted"
    )
)


@record
class _Asked:
    """The words by which a post is asked for: those it must have, and those it had better have."""

    needed: tuple[Sought, ...]
    wished: tuple[Sought, ...]


def asks_for_post(question: Question) -> bool:
    """Return whether a question may ask who held a post: by its title, or who came after somebody."""
    return bool(
        question.post or _TITLED.search(question.typed) or _DOES_LEAD.search(question.typed) or _succeeds(question)
    )


def find_post(question: Question, posts: Sequence[PostHistory], main_body: str) -> PostHistory | None:
    """Return the post that a question asks about; of ``main_body`` where a chair's body is not named."""
    asked = _words_of(question)
    known = frozenset(find_stems(main_body))
    fits = [(fit, post) for post in posts if _is_of_role(question, post) and (fit := _fit(asked, post, known))]
    if _leads(question):
        fits = [(fit, post) for fit, post in fits if _is_wholly_asked(post, asked)]
    if not asked.needed and not any(fit[0] for fit, _ in fits) and not _succeeds(question):
        fits = [(fit, post) for fit, post in fits if slug(post.post.organisation) == slug(main_body)]
    return max(fits, key=lambda each: (each[0], len(each[1].sightings)), default=(None, None))[1]


def is_titled(question: Question) -> bool:
    """Return whether a question names the post itself, and not only what its holder does."""
    return question.post is not None and (question.post not in CHAIRS or _asks_chair(question) is not None)


def _asks_chair(question: Question) -> str | None:
    """Return the chair that is asked for: that of a body, or its vice-chair's."""
    if question.post == "Vice-Chair" or (question.post == "Chair" and _DEPUTY.search(question.typed)):
        return "Vice-Chair"
    return "Chair" if question.post == "Chair" and _CHAIRING.search(question.typed) else None


def _leads(question: Question) -> bool:
    """Return whether a question names no post, but tells what its holder does: "Who runs the roads team?"."""
    other = bool(question.post) and question.post not in CHAIRS
    return not other and not _asks_chair(question) and bool(_DOES_LEAD.search(question.typed))


def _succeeds(question: Question) -> bool:
    return bool(question.person and question.relation and _TOOK_OVER.search(question.typed))


def _is_of_role(question: Question, post: PostHistory) -> bool:
    """Return whether a post is of the kind that the question names."""
    title = post.post.title
    surname = take_apart(question.person or "").surname
    chair = _asks_chair(question)
    if chair:
        return bool(re.match(rf"{slug(chair)}(?:-|$)", slug(title)))
    if question.post and question.post not in CHAIRS:
        return slug(question.post) == slug(title)
    if _leads(question):
        return bool(_LEADER.search(title)) and not _SECOND.search(title) and not _is_of_council(post)
    if _succeeds(question):
        return any(each.name and take_apart(each.name).surname == surname for each in post.sightings)
    return bool(_nouns(title) & _nouns(question.typed))


def _is_of_council(post: PostHistory) -> bool:
    """Return whether a post is of a council's chair: he presides, its leader leads."""
    return post.post.title == "Chair" and bool(re.search(r"(?i)\b(?:council|cabinet)$", post.post.organisation))


def _nouns(text: str) -> set[str]:
    return {each.casefold() for each in _NOUN.findall(text)}


def _words_of(question: Question) -> _Asked:
    chair = _asks_chair(question) is not None
    named = " ".join(match[1] for named in (_OF_BODY, _OF_SUBJECT) for match in named.finditer(question.typed))
    of_body = set(find_stems(named))
    needed: list[Sought] = []
    wished: list[Sought] = []
    for each in question.sought:
        stems = set(each.forms[0][0])
        if each.person or stems <= _ROLE_STEMS | _DEEDS | STOP_WORDS:
            continue
        body = any(tuple(find_stems(body)) in {form for form, _ in each.forms} for body in question.bodies)
        must = each.name or bool(stems & of_body) if chair else not each.loose
        (needed if body or (must and not each.light) else wished).append(each)
    return _Asked(needed=tuple(needed), wished=tuple(wished))


def _fit(asked: _Asked, post: PostHistory, known: frozenset[str]) -> tuple[int, int, bool] | None:
    """Return how well a post has the words asked: how many, and how few others, those of the main body (``known``)
    left out; None where it lacks one that is needed."""
    own = {stem for stem in find_stems(f"{post.post.title} {post.post.organisation}") if stem not in STOP_WORDS}
    if not all(_has(own, each) for each in asked.needed):
        return None
    told = {stem for each in (*asked.needed, *asked.wished) for stem in _has(own, each)}
    return len(told), -len(own - told - known), post.post.title == "Chair"


def _is_wholly_asked(post: PostHistory, asked: _Asked) -> bool:
    """Return whether every word of a post's title but its noun is asked: "Head of Parks" does not lead the council."""
    title = set(find_stems(_NOUN.sub("", post.post.title))) - STOP_WORDS
    return title <= set().union(*(_has(title, each) for each in (*asked.needed, *asked.wished)))


def _has(own: set[str], sought: Sought) -> set[str]:
    """Return the words of a post that are the words asked, or another name of theirs; none where it lacks them."""
    forms = (set(form) - STOP_WORDS for form, worth in sought.forms if worth > SYNONYM)
    return next((form for form in forms if form and form <= own), set())
