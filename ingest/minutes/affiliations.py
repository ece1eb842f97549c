"""Which bodies are named by where they stand: beside a person in a list of who was there, as whom they came for.

Letters or a name that no other word gives away are a body there: "Ada Hale – NFU", "Bo Noor, Weald Surgery". Places,
sectors and capacities stand in the same column ("Private Sector", "Eastlode North", "Resident") and are none.
"""

import re
from collections.abc import Iterator

from corpus.records import Part
from ingest.minutes.posts import ORGANISATION_WORD, is_post

LONGEST = 7  # words
_NAMED = re.compile(r"[A-Z][\w&’'-]*(?:\s+(?:[A-Z][\w&’'-]*|of|and|for|the|in|&))*")
_LETTERS = re.compile(r"[A-Z][A-Z&]{2,6}")
_KIND = re.compile(r"\b(?:Surgery|Practice|Chamber|Heritage|Museum|Theatre|Hospice|Academy|Diocese)\b")
_NO_BODY = re.compile(
    r"\b(?:Sector|Education|Universities|Councils|Residents?|Public|Parishes|Ward|Division|Sites?|Item|AONB|"
    r"[Ii]nvitation|ACC|DCC|PCC|MP|MS|MSP|MLA|JP|OBE|MBE|CBE|QPM|TBC|TBA|CEO|CFO|COO|RFO|GP|HR|IT)\b"
)


def find_affiliations(part: Part) -> frozenset[str]:
    """Return the bodies, as printed, that a part names beside people: in its lists of who was there, and in posts."""
    came_for = {name for one in part.attendance if one.organisation for name in _bodies(one.organisation)}
    served = {name for one in part.offices if one.person and one.body for name in _bodies(one.body)}
    own = {part.body} if part.body and _LETTERS.fullmatch(part.body) else set()
    plain = {
        name for name in served if len(name.split()) > 2 or _LETTERS.fullmatch(name)
    }  # no "Head of Virtual School"
    return frozenset(came_for | plain | own)


def _bodies(beside: str) -> Iterator[str]:
    for piece in re.split(r"\s*/\s*|\s[-–—]\s", re.sub(r"\s*\([^()]*\)?", "", beside)):
        name = piece.strip(" ,.;:")
        told = ORGANISATION_WORD.search(name) or _KIND.search(name)
        phrase = " " in name and not name.isupper() and _NAMED.fullmatch(name) and len(name.split()) <= LONGEST
        if (phrase or _LETTERS.fullmatch(name)) and told and not _NO_BODY.search(name) and not is_post(name):
            yield name
