"""Does a paragraph of later minutes tell of an action, and what does it say of it?"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from corpus.names import take_apart
from corpus.records import Action, record
from corpus.words import STOP_WORDS, find_stems
from corpus.years.business import Business, topic_words
from corpus.years.passages import Passage, split_sentences

TOLD = 0.42  # this share of an action's telling words is word of it
TOLD_BY_OWNER = 0.26  # and this, where its owner is named beside them
TOLD_CONTEXT = 0.4  # this share of the words that lead up to it, where its owner is named
TOLD_RELATED = 0.28  # and this, under a heading of the same subject
TOLD_BACK = 0.12  # and this, where the paragraph says that it was asked for at that meeting
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS)
BACK = re.compile(
    rf"""(?ix)\b(?:asked\s+for|promised|requested|undertaken|agreed|put|raised|commissioned|required|due|asked)\b\s*
    (?:\w+\s+){{0,3}}?(?:(?:in|at|on)\s+(?:the\s+(?P<last>(?:last|previous)\s+meeting)|(?:\d{{1,2}}\s+)?
    (?P<month>{_MONTH})?\s*(?P<year>\d{{4}})?))"""
)
DUE = re.compile(rf"(?i)\b(?:in|by|for|before)\s+(?:the\s+)?(?:end\s+of\s+)?(?:\d{{1,2}}\s+)?(?P<month>{_MONTH})\b")
NEXT = re.compile(r"(?i)\bnext\s+(?:meeting|report)\b|\bGroup's next\b")
TOLD_OF = re.compile(
    r"""(?ix)\b(?:report(?:s|ed)\b(?!\s+(?:no|nothing)) | present(?:s|ed) | introduc(?:es|ed) | tabled | circulated
    | sent | passed\s+round | drew\s+attention | welcomed | named | appeared | published | wrote | written | arranged
    | held | completed? | closed | discharged | done | finished | resolved | installed | fitted | opened | trained
    | elected    | had\s+the\b | had\s+met | met\s+with | taken\s+place | in\s+place
    | (?:ha[ds]|have)\s+(?:now\s+|since\s+|also\s+|all\s+|both\s+|already\s+)*(?:been\s+)?
      \w+(?:ed|en|t|wn|de|ne|ut))\b"""
)
CHASED = re.compile(
    r"""(?ix)\b(?:not\s+(?:yet|been|received|heard|replied|done|be\s+ready|answered)
    | still\b | awaited | awaiting | waiting
    | no\s+(?:reply|response|answer|progress|news|note|name|report)s?\b(?:\s+(?:had|has|have|was|were))?
    | carried\s+forward | overdue | reminded?\b | chas(?:e|ed|ing) | again\b | deferred
    | (?:been|is|was|were)\s+delayed | slipped | pending
    | ongoing | in\s+progress | yet\s+to\b | unable\s+to | hoped\s+to | but\s+two | all\s+but | would\s+follow
    | would\s+be\s+written\s+to | to\s+be\s+(?:brought|reported)\s+(?:back\s+)?to | would\s+come\s+to)\b"""
)
OUTSTANDING = re.compile(r"(?i)\b(?:previous\s+)?actions?\s+outstanding\s+for\b|\boutstanding\b(?!\s+\w+\s+had\s+been)")
ANSWERED = re.compile(r"\b(?:He|She|They|It)\s+(?:had\s+)?(?:now\s+)?\w+(?:ed|gave|sent|brought|wrote)\b")
DROPPED = re.compile(
    r"(?i)\b(?:no\s+longer\s+(?:required|needed|necessary)|withdrawn|superseded|overtaken\s+by\s+events|dropped"
    r"|nothing\s+(?:had|has)\s+come\s+of)\b"
)
# Words of asking and answering, which every action and every report of one share.
COMMON = frozenset(
    find_stems(
        "action agree agreed ask asked bring chair chairman circulate clerk confirm contact continue council "
        "councillor discuss ensure feed find follow forward further give include information inform investigate item "
        "liaise look make matter meeting member minute month next note obtain offer offered officer paper partner "
        "partnership prepare present produce progress promise promised provide raise receive report request respond "
        "review say seek send set share speak suggest take undertake undertook update week work write year would could "
        "should will members mr mrs ms end group body all every out own new first out how many "
        "due course appropriate time detail date soon possible useful via email latest version regard back again "
        "commit annually develop"
    )
    + find_stems(" ".join(_MONTHS))
)


LOGGED = 0.8  # so much less surely an action log tells: what the minutes say in their place goes before
_LOG = re.compile(r"(?i)\baction\s+(?:log|points?|list|tracker)\b|\bmatters\s+arising\b")
SEVERAL, NEARLY = 3, 0.6  # so many words of an action or such a share, where nothing else hangs a paragraph on it
FEW_WORDS = 2  # an action with fewer telling words is told by those before it


_NAMED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof|Supt|Insp|Sgt|Sir|Dame)\.?\s+(?:[A-Z]\.?\s+)*[A-Z][\w’'-]+"
)
GENERIC = frozenset(find_stems("member members partner partners partnership officer all every board group council"))


class Word(StrEnum):
    """What later minutes say of an action."""

    DONE = "done"
    CHASED = "chased"
    DROPPED = "dropped"
    MENTIONED = "mentioned"


@record
class Sought:
    """What is looked for of an action: its telling words, those of its item's title, its owner's names, when it was
    raised and when it is to be told of."""

    words: frozenset[str]
    context: frozenset[str]
    topic: frozenset[str]
    owner: frozenset[str]
    raised: date
    due: tuple[int, ...]  # months
    next: bool  # "to the next meeting"
    weight: float  # what the telling words weigh all together


@record
class Told:
    """That a paragraph tells of an action: how surely, by which words, and why."""

    sureness: float
    words: str
    reason: str


def find_sought(action: Action, business: Business, weights: Mapping[str, float]) -> Sought:
    """Return what is looked for of an action; ``weights`` say how much words tell."""
    owner = owner_words(action.owner)
    untold = owner | frozenset(find_stems(business.place.part.body or "")) | {_initials(business.place.part.body or "")}
    plain = _NAMED.sub(" ", re.sub(r"\([^()]*\)", " ", action.text))
    telling, around = telling_words(plain) - untold, telling_words(_around(action.text, business)) - untold
    if len(telling) < FEW_WORDS:
        telling |= around
    due = [_MONTHS.index(found["month"].capitalize()) + 1 for found in DUE.finditer(action.text)]
    return Sought(
        words=telling,
        context=around - telling,
        topic=frozenset(topic_words(business.item.title)) - untold,
        owner=owner,
        raised=business.day,
        due=(*due, action.due.end.month) if action.due else tuple(due),
        next=bool(NEXT.search(action.text)),
        weight=max(weigh(telling, weights), 0.1),
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()).casefold()


def telling_words(text: str) -> frozenset[str]:
    """Return the stems of a text that tell it from others: no figures, small words, or words of asking."""
    return frozenset(
        word for word in find_stems(text) if len(word) > 2 and not word.isdigit() and word not in STOP_WORDS | COMMON
    )


def _around(text: str, business: Business) -> str:
    """Return the sentence of a minute that leads up to ``text``, for "agreed to send one"; "" where there is none."""
    sentences = split_sentences(business.item.text)
    beginning = " ".join(text.split())[:30]
    at = next((n for n, each in enumerate(sentences) if beginning in " ".join(each.split())), None)
    return " ".join(sentences[max(0, at - 1) : at]) if at else ""


def owner_words(owner: str | None) -> frozenset[str]:
    """Return the stems by which a later minute would name an action's owner: a surname, or the words of a post."""
    if not owner:
        return frozenset()
    words = [word for word in find_stems(owner) if word not in STOP_WORDS]
    surname = take_apart(owner).surname
    named = surname and len(words) <= 4 and owner.split()[-1][:1].isupper() and not owner.casefold().startswith("the ")
    if named and not GENERIC & set(words):
        return frozenset(find_stems(surname))
    return frozenset() if GENERIC & set(words) else frozenset(words)


def weigh(words: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return how much words tell, all together."""
    return sum(weights.get(word, 1.0) for word in words)


def tells_of(sought: Sought, passage: Passage, weights: Mapping[str, float], nth: int) -> Told | None:
    """Return that a paragraph of the ``nth`` later meeting tells of an action; None where it does not."""
    named = bool(sought.owner) and sought.owner <= passage.stems
    stems = passage.stems | passage.topic
    shared = _shared_together(sought.words, passage, weights)
    if not shared and not named:
        return None
    share = weigh(shared, weights) / sought.weight
    if not named and share < TOLD_BACK:
        return None  # the rest costs more to look at
    back = refers_back(passage.text, sought.raised, nth)
    if not (named or back) and share < TOLD_RELATED:
        return None
    expected = passage.day.month in sought.due or (sought.next and nth == 1)
    related = bool(sought.topic & passage.topic)
    about = related or len(sought.topic & stems) > 1
    hinted = (
        len(sought.context & passage.stems) > 1
        and weigh(sought.context & passage.stems, weights) / weigh(sought.context, weights) >= TOLD_CONTEXT
    )
    told = bool(TOLD_OF.search(passage.text) or CHASED.search(passage.text))
    many = len(shared) > 1 or len(sought.words) == 1
    alone = len(shared) >= SEVERAL or (bool(sought.owner) and share >= NEARLY)
    sure = (
        (share >= TOLD and many and told and (named or about or back or alone))
        or (named and share >= TOLD_BY_OWNER and (many or (expected and about)) and told)
        or (named and expected and nth <= 2 and share >= TOLD_BACK and told)
        or (related and many and share >= TOLD_RELATED and told)
        or (back and share >= TOLD_BACK)
        or (back and named)
        or (hinted and named and told)
    )
    if not sure:
        return None
    reasons = [f"shares the words {', '.join(sorted(shared)[:6])}"] if shared else []
    reasons += ["names its owner"] if named else []
    reasons += ["says that it was asked for then"] if back else []
    reasons += ["comes when it was due"] if expected else []
    sureness = share + 0.3 * named + 0.5 * back + 0.2 * expected + 0.3 * related
    sureness -= LOGGED * bool(_LOG.search(passage.business.item.title))
    return Told(sureness=sureness, words=_telling(sought, passage.text, nth), reason="; ".join(reasons))


def _shared_together(words: frozenset[str], passage: Passage, weights: Mapping[str, float]) -> frozenset[str]:
    """Return those of ``words`` that stand together in a paragraph: in its heading and two sentences at most."""
    if not words & (passage.stems | passage.topic):
        return frozenset()
    pairs = zip(passage.sentences, (*passage.sentences[1:], frozenset()), strict=True)
    together = (words & (one | other | passage.topic) for one, other in pairs)
    return max(together, key=lambda shared: weigh(shared, weights))


def _telling(sought: Sought, text: str, nth: int) -> str:
    """Return the sentences of a paragraph that tell of an action, with those that a pronoun hangs on them."""
    sentences = split_sentences(text)
    kept: list[str] = []
    for n, each in enumerate(sentences):
        ours = sought.words & frozenset(find_stems(each)) or refers_back(each, sought.raised, nth)
        follows = bool(kept) and kept[-1] == sentences[n - 1] and not kept[-1].endswith(":")
        if ours or (
            follows and re.match(r"(?:He|She|They|It|None|Nothing|There|The\s+(?:others?|rest|remainder))\b", each)
        ):
            kept.append(each)
    return " ".join(kept) or text


def refers_back(text: str, raised: date, nth: int) -> bool:
    """Return whether a paragraph speaks of what was asked for at the meeting of ``raised``."""
    for found in BACK.finditer(text):
        if found["last"] and nth == 1:
            return True
        month = found["month"] and _MONTHS.index(found["month"].capitalize()) + 1 == raised.month
        year = found["year"] and int(found["year"]) == raised.year
        if (month and (year or not found["year"])) or (year and not found["month"]):
            return True
    return False


def classify(text: str) -> Word:
    """Return what a paragraph says of the action it tells of. Word of what is wanting outweighs word of the done."""
    if DROPPED.search(text):
        return Word.DROPPED
    if OUTSTANDING.search(text):
        return Word.DONE if ANSWERED.search(text) and not CHASED.search(text) else Word.CHASED
    if CHASED.search(text):
        return Word.CHASED
    return Word.DONE if TOLD_OF.search(text) else Word.MENTIONED
