"""What does one entry of a list of attendance tell: who, in which office, of which body? "Ada Noor – Weald Police"."""

import re
from collections.abc import Iterable

from corpus.records import Attendance, Source, Status
from ingest.entities.names import FORENAMES, is_initial, plain_name
from ingest.minutes.attendee import (
    LEADING_POST,
    LETTERED,
    PLACE_FIRST,
    TITLE,
    TITLED,
    are_initials_of,
    is_name,
    read_stand_in,
    split_name,
)
from ingest.minutes.posts import IN_THE, ORGANISATION_WORD, is_post, tidy_office
from ingest.minutes.posts_of_bodies import read_post

_DESCRIBED = re.compile(
    r"^(?:(?:and\s+)?(?:local|also|the|our|a)\s+)*(?:resident|residents|member|speaker|parishioner|reporter|"
    r"guest|applicant)s?\s+(?=[A-Z])"
)
_PLURAL_POST = re.compile(
    r"^(?:(?:Council|Board|Committee|Panel)\s+Members?|Members?|Trustees?|Directors?|Alder(?:men|man|person)|"
    r"Commissioners?|Supervisors?|Select(?:men|man)|Governors?|(?:Councillors|Cllrs)(?=\s*:))\s*:?\s+(?=[A-Z])"
)
_BESIDE = re.compile(
    r"^(?:(?P<dashed>[^–—]+?(?<!\s))\s*(?:\s-|[–—])\s+|(?P<parted>[^,]+),\s+)(?P<beside>[A-Z].+|the\s+[A-Z].+)$"
)
_THE_POST = re.compile(  # "and the clerk Mrs A Hale"
    rf"^(?:the|our)\s+(?=(?i:(?:parish\s+|town\s+)?(?:clerk|chair\w*|secretary|treasurer))\s*,?\s+{TITLE})"
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_SHOUTED = re.compile(r"\s+(?P<post>CHAIR\w*|VICE[\s-]CHAIR\w*|CLERK|RFO|SECRETARY|TREASURER)$")
_ORG_FIRST = re.compile(r"^(?P<org>[A-Z]{2,6})\s*[–—:-]\s*(?=[A-Z])")
_SURNAME_FIRST = re.compile(r"^(?P<surname>[A-Z][\w’'-]+),\s+(?P<forename>[A-Z][\w’'-]+)(?P<rest>\b(?![,\w]).*)$")
_CAME_FOR = re.compile(r"^(?:representing|rep\.?|on\s+behalf\s+of|for|from)\s+(?:the\s+)?", re.I)
_IN_PLACE_OF = re.compile(r"\bsubstitut|in\s+place\s+of|deputising\s+for", re.I)


def read_entry(piece: str, status: Status, group: bool) -> Attendance | None:
    """Return who one entry of a list names; None where it names nobody, or only a post."""
    organisation, words = _split_place(_without_lead(piece))
    words, notes = _split_notes(words)
    words, told, home = _split_beside(words)
    notes = [*told, *notes]
    office, words = _split_post(words)
    name, beside = _split_organisation(words)
    if not is_name(name, group):
        return None
    post, body = _read_notes(notes, name)
    return Attendance(
        name=plain_name(name),
        status=Status.SUBSTITUTE if any(map(_IN_PLACE_OF.search, notes)) else status,
        office=office or post,
        organisation=organisation or beside or body or home,
        source=Source(page=0),
    )


def _without_lead(piece: str) -> str:
    words = re.sub(r"^Also\s*:\s*", "", piece.strip(" .:•"))
    words = _PLURAL_POST.sub("", _DESCRIBED.sub("", words))
    led = _THE_POST.match(words)
    words = words[led.end()].upper() + words[led.end() + 1 :] if led else words
    turned = _SURNAME_FIRST.match(words)
    if turned and turned["forename"] in FORENAMES and turned["surname"] not in FORENAMES:
        return f"{turned['forename']} {turned['surname']}{turned['rest']}"  # "Hale, Ada"
    return words


def _split_place(words: str) -> tuple[str | None, str]:
    """Return the body printed before the name, if one is, and the rest: "NFU – Ada Hale", "Weald Police: Supt Noor"."""
    first = _ORG_FIRST.match(words)
    if first:
        return first["org"], words[first.end() :]
    placed = PLACE_FIRST.match(words)
    if placed and not is_post(placed["place"]):
        return placed["place"] if ORGANISATION_WORD.search(placed["place"]) else None, words[placed.end() :]
    return None, words


def _split_notes(words: str) -> tuple[str, list[str]]:
    """Return the words before brackets, and what stands in and behind these, as printed: posts, bodies, initials."""
    at = [found.span() for found in _BRACKET.finditer(words)]
    notes = [note for note in _BRACKET.findall(words) if read_stand_in(note) is None]
    outside = _tidy(_BRACKET.sub(" ", words))
    if not at:
        return outside, notes
    if len(notes) == 1 and is_post(outside) and not TITLED.match(outside) and TITLED.match(notes[0]):
        return notes[0], [outside]  # "Chief Executive (Mr P Hale)"
    head, behind = _tidy(words[: at[0][0]]), _tidy(_BRACKET.sub(" ", words[at[0][1] :]))
    if behind[:1].isupper() and split_name(head) and (is_post(behind) or ORGANISATION_WORD.search(behind)):
        return head, [*notes[:1], behind, *notes[1:]]  # "Ada Hale (AH), Clerk (part)"
    return outside, notes


def _tidy(words: str) -> str:
    return re.sub(r"\s+(?=,)", "", " ".join(words.split())).strip(" ,.-–")


def _split_beside(words: str) -> tuple[str, list[str], str | None]:
    """Return the name, what stands beside it without brackets, and that as a body if it is behind a dash and no post:
    "Ada Hale – Clerk", "Ada Hale AH Parish Clerk", "Ada Hale – Weald Homes"."""
    parted = _BESIDE.match(words)
    if parted:
        name, beside = parted["dashed"] or parted["parted"], parted["beside"]
        if is_post(beside) or ORGANISATION_WORD.search(beside):
            name, nearer, home = _split_beside(name)  # "Mr A Hale Clerk, Weald Council"
            return name, [*nearer, beside], home
        if parted["dashed"] and is_name(name, group=False):
            return name, [], None if re.search(r"\d", beside) else beside
        if _is_surely(name):
            return name, [], None
    lettered = LETTERED.match(words)
    if lettered and are_initials_of(lettered["letters"], lettered["name"]):
        rest = lettered["rest"]
        return lettered["name"], [rest] if rest and is_post(rest) else [], None if rest and is_post(rest) else rest
    named = split_name(words)
    if named and is_post(named[1]) and re.match(r"[A-Z]", named[1]) and not _SHOUTED.search(f" {named[1]}"):
        return named[0], [named[1]], None  # "Mr A Hale Clerk to the Council"
    return words, [], None


def _is_surely(name: str) -> bool:
    """Return whether words are a name whatever stands beside: by a title, or by an initial or a known forename."""
    first = plain_name(name).split(" ")[0]
    return is_name(name, group=False) and bool(TITLED.match(name) or first in FORENAMES or is_initial(first))


def _split_post(words: str) -> tuple[str | None, str]:
    """Return the post printed before a name, or behind it in capitals, if one is, and the name."""
    leading = LEADING_POST.match(words)
    words = words[leading.end() :] if leading else words
    shouted = _SHOUTED.search(words)
    if shouted:
        return tidy_office(shouted["post"].capitalize()), words[: shouted.start()]
    return tidy_office(leading["post"]) if leading else None, words


def _split_organisation(words: str) -> tuple[str, str | None]:
    """Return the name and the organisation printed straight after it: "A Armstrong Eden District Council"."""
    bare = plain_name(words)
    parts = bare.split()
    if len(parts) > 3 and ORGANISATION_WORD.search(" ".join(parts[2:])):
        return " ".join(parts[:2]), " ".join(parts[2:])
    return words, None


def _read_notes(notes: Iterable[str], name: str) -> tuple[str | None, str | None]:
    """Return the office and the body, each the first told, of what stands in and between brackets beside a name."""
    office = organisation = None
    for note in notes:
        plain = without_initials(IN_THE.sub("", note.strip()), name)
        if is_post(plain):
            post = read_post(plain) if "," in plain else None
            office = office or tidy_office(post.office if post else plain)
            organisation = organisation or (post.body if post else None)
        elif not organisation and ORGANISATION_WORD.search(plain) and not are_initials_of(plain, name):
            organisation = _CAME_FOR.sub("", plain)
    return office, organisation


def without_initials(note: str, name: str) -> str:
    """Return a note without the initials of the name that end it: "Clerk – AH"."""
    last = re.search(r"(?<=\w)\s*[-–—,/]?\s*\b(?P<short>[A-Z]{2,4})$", note)
    return note[: last.start()] if last and are_initials_of(last["short"], name) else note
