"""What is a person's name in a list of who was there, and where does it end: "Mr A Hale Clerk to the Council"?"""

import re

from corpus.records import Attendance, Source, Status
from ingest.entities.names import FORENAMES, plain_name, read_name
from ingest.minutes.posts import ORGANISATION_WORD, is_post, tidy_office

_HONOUR = re.compile(r"^(?:OBE|MBE|CBE|QPM|JP|MP|DL|KC|QC|PhD|BEM|KBE|Esq|FRSA|VR|TD)\.?$")
_NAME_WORD = r"(?:(?:de|van|von|der|den|la|le|du|ap|al|bin)|O|(?:[A-Z][\w’'.-]*))"
PLAIN_NAME = re.compile(rf"^{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}$")
_NO_ONE = r"none|nil|n/?a|no\s+\w+|all|vacanc\w+|several|full"
_HOW_MANY = r"one|two|three|four|five|six|seven|eight|nine|ten|\d+"
_WHO_THEY_ARE = (
    r"(?:the\s+)?(?:clerk|chair\w*|public|press|deputy clerk)|members?\b|(?:councillors?|cllrs?)$|officers?|residents?"
)
_OF_THE_PAPER = (  # words of a heading, a label or a sentence
    r"apologies|present|item|received|online|via|teams|zoom|were|was|time|date|venue|minutes|agenda|unrestricted|quorum"
)
NOBODY = re.compile(rf"^(?:{_NO_ONE}|{_HOW_MANY}|{_WHO_THEY_ARE}|{_OF_THE_PAPER})\b", re.I)

_WARD_OR_COUNCIL = r"(?:County|Cty|Unitary|District|Borough|Parish|Town|City|Ward|D/|C/)"
_POLICE_RANK = (
    r"PCSO|PC|Sgt|Insp|Supt|Sup|Chief\s+Supt|DI|DCI|Ch/?Insp|"
    r"(?:(?:Chief|Detective|Temporary|Acting)\s+)*(?:Superintendent|Inspector|Sergeant|Constable)(?=\s+[A-Z])"
)
_CHURCH = r"(?:The\s+)?(?:Very\s+|Right\s+)?(?:Rev|Revd|Reverend)"
TITLE = (  # what is said before a name, in whatever case
    rf"(?:{_WARD_OR_COUNCIL}\s*)?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllrs?|Councill?ors?|Sir|Dame|Lord|Lady|Baroness|{_CHURCH}|Prof|"
    rf"{_POLICE_RANK}|County Cllr)\b\.?"
)
TITLED = re.compile(rf"^{TITLE}", re.I)

_CHIEF_OF_POLICE = r"(?:(?:Assistant|Deputy|Detective)\s+)*Chief\s+(?:Superintendent|Inspector|Constable)\b"  # a rank
_OF_THE_MEETING = (
    r"(?:(?:Vice|Deputy|Co|Assistant|Acting|Town|Parish|Lord)[\s-]+)*(?:(?:In\s+the\s+)?Chair(?:man|woman|person)?|"
    r"Clerk|Secretary|Treasurer|Mayor|President|Convenor|Convener|Leader|RFO)"
)
_OF_A_CALLING = (  # "Parks & Open Spaces Officer"
    r"(?:(?:[A-Z][\w&/-]*|&)\s+){0,6}?"
    r"(?:[\w-]*(?:Clerk|Treasurer|Administrator|Officer|Manager|Director|Planner|Engineer|Chief)[\w-]*)"
    r"(?:\s+(?:Clerk|Treasurer|Officer|Manager|Director|Administrator))?"
)
LEADING_POST = re.compile(  # "Clerk: Ada Hale", "Roads Manager Mr B Noor"
    rf"^(?!{_CHIEF_OF_POLICE})(?P<post>{_OF_THE_MEETING}|{_OF_A_CALLING})\s*[:–—-]?\s+"
    r"(?=(?:Cllr|Mr|Mrs|Ms|Miss|Dr|[A-Z][\w’'.-]*\s*[A-Z]))"
)
LETTERED = re.compile(r"^(?P<name>(?:[A-Z][\w’'.-]*\s+){2,4}?)(?P<letters>[A-Z]{2,3})(?:\s+(?P<rest>[A-Z].+))?$")
_STAND_IN = re.compile(  # who came for another: "Ms A Noor attended as substitute", "substitute: Cllr Noor"
    rf"^(?:substitut\w*(?:\s+by)?|deputised\s+by|represented\s+by)\s*:?\s+(?P<sent>{TITLE}\s+[^,;()]+)$|"
    rf"^(?P<came>(?:{TITLE}\s+)?[A-Z][^,;()]+?)(?:,\s+(?P<post>[^,;()]+?))?\s+(?:attend\w*|acted|acting|was)\b[^()]*?"
    r"\b(?:substitut\w*|deputy|in\s+(?:his|her|their)\s+(?:absence|place|stead))\b",
    re.I,
)
_PLACE = re.compile(r"\b(?:Hall|Street|Road|Room|Village|Heritage)\b")
_BODY = re.compile(
    r"\b(?:Council|School|Committee|Police|Teams|Public|Trust|Association|Authority|Partnership|Forum|Agency|"
    r"University|College|Councillor|Natural\s+England)\b"
)
PLACE_FIRST = re.compile(  # "Eastlode Ward - Mr A Hale", "Weald Police: Supt B Noor"
    rf"^(?!(?i:{TITLE}))(?P<place>[A-Z][\w’'&-]+(?:\s+[A-Z&][\w’'&-]*){{0,4}})\s*(?:\s[-–—]|:)\s+"
    rf"(?=(?i:{TITLE})\s+[A-Z])"
)


def split_name(words: str) -> tuple[str, str] | None:
    """Return the name that ``words`` begin with, its titles kept, and what stands behind it; None where none begins."""
    titled = re.match(rf"(?:{TITLE}\s+)+(?=[A-Z])", words, re.I)
    start = titled.end() if titled else 0
    first = re.split(r"\s*[,(\[]|\s+[–—-]\s|[–—]", words[start:])[0].strip(" .")
    name = first if is_name(first, group=titled is not None) else read_name(words, start, titled=titled is not None)
    if not name or (" " not in name and not titled) or not is_name(words[:start] + name, group=False):
        return None
    if ORGANISATION_WORD.search(name) or (is_post(name) and not titled):
        return None
    return words[: start + len(name)], words[start + len(name) :].strip()


def read_stand_in(note: str) -> Attendance | None:
    """Return who, by the note in brackets after a name, came in that person's place; None where it tells of nobody."""
    found = _STAND_IN.match(note.strip())
    who = (found["sent"] or found["came"]) if found else ""
    if not found or not is_name(who, group=False):
        return None
    post = found["post"]
    office = tidy_office(post) if post and is_post(post) else None
    return Attendance(name=plain_name(who), status=Status.SUBSTITUTE, office=office, source=Source(page=0))


def are_initials_of(note: str, name: str) -> bool:
    """Return whether a bracketed note is the initials of the name beside it."""
    letters = "".join(part[0] for part in re.split(r"[\s.’'-]+", plain_name(name)) if part)
    return (
        len(note) <= 5
        and note.strip()[:1].upper() == letters[:1].upper()
        and note.strip().upper()[-1:] in letters.upper()
    )


def is_name(words: str, group: bool) -> bool:
    """Return whether ``words`` are a person's name; a surname alone is one in a ``group`` that one title leads."""
    bare = plain_name(words)
    if not bare or NOBODY.match(words) or _HONOUR.match(words) or not PLAIN_NAME.match(bare):
        return False
    surname = re.fullmatch(r"(?P<forename>\w+)\s+(?:Head|Clerk|Constable|Warden|Mayor)", bare)
    called = surname is not None and surname["forename"] in FORENAMES
    if (is_post(bare) and not TITLED.match(words) and not called) or re.search(r"\d|@", bare):
        return False
    parts = bare.split()
    if len(parts) == 1:
        return len(bare) > 2 and (group or TITLED.match(words) is not None) and not bare.isupper()
    if TITLED.match(words) and _PLACE.fullmatch(parts[-1]) and not _BODY.search(bare):
        return True  # "Mr A J Street"
    return any(len(part.strip(".")) > 1 for part in parts) and not (_BODY.search(bare) or _PLACE.search(bare))
