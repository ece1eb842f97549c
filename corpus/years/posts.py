"""Which post does a printed office name? Posts exist with nobody in them (Popolo: Post)."""

import re

from corpus.records import record
from corpus.slugs import slug

_PERSON_WORDS = re.compile(r"(?i)\bchair(?:man|woman|person|men)\b")
_VICE = re.compile(r"(?i)\bvice[\s-]*chair\b")
_DEPUTY = re.compile(r"(?i)\bdeputy[\s-]*chair\b")
_ACTING = re.compile(
    r"(?i)\b(?:acting|temporary|in the absence of|for (?:this|the) (?:duration of the )?meeting|pro tem(?:pore)?)\b\s*"
)
_SECOND = re.compile(r"(?i)\b(?:vice|deputy)[\s-]*chair")
_PRESIDING = re.compile(r"(?i)\b(?:in|took|take|taking|assumed) the chair\b")
_ELECT = re.compile(r"(?i)\s*-?\s*\b(?:elect|designate)\b")
_OFFICER = re.compile(r"(?i)^(?:parish |town |honorary |minutes? )?(?:clerk|secretary|treasurer|convenor|convener)$")
_CHAIR_OF = re.compile(
    r"[,;(]\s*(?P<post>(?:(?:[Vv]ice|[Dd]eputy)[\s-]*)?[Cc]hair(?:man|woman|person)?)\s+of\s+(?:the\s+)?(?P<body>[A-Z][^,;()]+)\)?"
)
OUTGOING = re.compile(r"(?i)\b(?:former|outgoing|previous|ex|late|retiring|immediate past)\b[\s-]*")


@record
class Post:
    """A post of a body or organisation: "Chair" of one, "Head of Community Safety" of another."""

    title: str
    organisation: str  # its name

    @property
    def key(self) -> str:
        """The post's address: the organisation's slug and the post's."""
        return f"{slug(self.organisation)}/{slug(self.title)}"


def post_title(printed: str) -> str:
    """Return an office as a post's title: without "acting", and "Chair" whoever is in it.

    "Acting Chairman" is "Chair", "Vice Chairwoman" is "Vice-Chair"; other titles stay as printed.
    """
    title = _ELECT.sub("", OUTGOING.sub("", _ACTING.sub("", printed)))
    title = _PERSON_WORDS.sub("Chair", " ".join(title.split())).strip(" ,;:()")
    title = _DEPUTY.sub("Deputy Chair", _VICE.sub("Vice-Chair", title))
    return "Chair" if title.casefold() == "chair" or _PRESIDING.search(title) else title


def read_office(printed: str, words: str = "") -> tuple[tuple[str, bool, bool], ...]:
    """Return the posts that an office names, each with whether it is held for a meeting only, and whether the chair is
    only taken: "Vice-Chairman, in the Chair" is the vice-chair, and the chair taken.

    ``words`` are those that tell of it.
    """
    if post_title(printed) == "Chair" and _PRESIDING.search(words) and _SECOND.search(words):
        return (("Chair", True, True),)  # the reading tells the two posts apart
    if not _PRESIDING.search(printed):
        return ((post_title(printed), is_acting(printed, words), False),)
    rest = _PRESIDING.sub("", printed).strip(" ,;:()")
    chair = ("Chair", True, post_title(rest) != "Chair")
    if not rest or post_title(rest) == "Chair":
        return (("Chair", is_acting(rest) or not rest, not rest),)
    return (post_title(rest), is_acting(rest), False), chair


def is_acting(printed: str, words: str = "") -> bool:
    """Return whether an office, or the words that tell of it, is held for a meeting only."""
    return bool(_ACTING.search(printed) or _ACTING.search(words) or _PRESIDING.search(printed))


def is_former(printed: str) -> bool:
    """Return whether an office is one that was held before: "former Chair"."""
    return bool(OUTGOING.search(printed))


def leads(title: str) -> bool:
    """Return whether a post is held by one person at a time and takes the chair: chair, vice-chair, mayor, leader."""
    return bool(re.fullmatch(r"(?i)(?:deputy |vice-)?(?:chair|mayor|leader|president|convenor|convener)", title))


def serves(title: str) -> bool:
    """Return whether a post named alone is one of the body whose papers name it: its chair or clerk, not a director."""
    return leads(slug(title)) or bool(_OFFICER.search(title))


def split_chairs(printed: str) -> tuple[tuple[str, str | None], ...]:
    """Return an office as printed with the chairs of other bodies that it holds set apart, each with its body (None:
    not said): "Lead Officer, Marl Fire Service (Chair of the Delivery Group)" is two."""
    found = [(each["post"], each["body"].strip()) for each in _CHAIR_OF.finditer(printed)]
    rest = _CHAIR_OF.sub("", printed).strip(" ,;()")
    return ((rest, None), *found) if rest and found else ((printed, None),)
