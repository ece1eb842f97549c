"""Whom does one entry of a list of attendance name: "Mr B Hale (Chair)", "Ada Noor – Weald Police"?"""

import re

from corpus.records import Attendance, Source, Status
from ingest.entities.names import FORENAMES, plain_name, read_name
from ingest.minutes.posts import ORGANISATION_WORD, is_meeting_office, is_post, read_post

_HONOUR = re.compile(r"^(?:OBE|MBE|CBE|QPM|JP|MP|DL|KC|QC|PhD|BEM|KBE|Esq|FRSA|VR|TD)\.?$")
_NAME_WORD = r"(?:(?:de|van|von|der|den|la|le|du|ap|al|bin)|O|(?:[A-Z][\w’'.-]*))"
PLAIN_NAME = re.compile(rf"^{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}$")
NOBODY = re.compile(
    r"^(?:none|nil|n/?a|no\s+\w+|(?:the\s+)?(?:clerk|chair\w*|public|press|deputy clerk)|all|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|\d+|several|members?\b|(?:councillors?|cllrs?)$|officers?|residents?|"
    r"apologies|full|present|item|vacanc\w+|received|online|via|teams|zoom|were|was|time|date|venue|minutes|"
    r"agenda|unrestricted|quorum)\b",
    re.I,
)
TITLED = re.compile(
    r"^(?:(?:County|Cty|Unitary|District|Borough|Parish|Town|City|Ward|D/|C/)\s*)?(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllrs?|"
    r"Councill?ors?|Sir|Dame|Lord|Lady|Rev|Revd|Prof|PCSO|PC|Sgt|Insp|Supt|Sup|DI|DCI|Ch/?Insp|County Cllr|"
    r"(?:(?:Chief|Detective|Temporary|Acting)\s+)*(?:Superintendent|Inspector|Sergeant|Constable)(?=\s+[A-Z]))\b\.?",
    re.I,
)
LEADING_POST = re.compile(
    r"^(?!(?:(?:Assistant|Deputy|Detective)\s+)*Chief\s+(?:Superintendent|Inspector|Constable)\b)"
    r"(?P<post>(?:(?:Vice|Deputy|Co|Assistant|Acting|Town|Parish|Lord)[\s-]+)*(?:(?:In\s+the\s+)?Chair(?:man|woman|person)?|"
    r"Clerk|Secretary|Treasurer|Mayor|President|Convenor|Convener|Leader|RFO)|"
    r"(?:(?:[A-Z][\w&/-]*|&)\s+){0,6}?(?:[\w-]*(?:Clerk|Treasurer|Administrator|Officer|Manager|Director|Planner|"
    r"Engineer|Chief)[\w-]*)(?:\s+(?:Clerk|Treasurer|Officer|Manager|Director|Administrator))?)\s*[:–—-]?\s+(?=(?:Cllr|Mr|Mrs|Ms|Miss|Dr|[A-Z][\w’'.-]*\s*[A-Z]))"
)
_DESCRIBED = re.compile(
    r"^(?:(?:and\s+)?(?:local|also|the|our|a)\s+)*(?:resident|residents|member|speaker|parishioner|reporter|"
    r"guest|applicant)s?\s+(?=[A-Z])"
)
_PLURAL_POST = re.compile(
    r"^(?:(?:Council|Board|Committee|Panel)\s+Members?|Members?|Trustees?|Directors?|Alder(?:men|man|person)|"
    r"Commissioners?|Supervisors?|Select(?:men|man)|Governors?)\s*:?\s+(?=[A-Z])"
)
_POST_BESIDE = re.compile(r"^(?P<name>[^–—]+?(?<!\s))\s*(?:\s-|[–—])\s+(?P<beside>[A-Z].+)$")
LETTERED = re.compile(r"^(?P<name>(?:[A-Z][\w’'.-]*\s+){2,4}?)(?P<letters>[A-Z]{2,3})(?:\s+(?P<rest>[A-Z].+))?$")
_BEHIND_LETTERS = re.compile(
    r"^(?P<name>[^()\[\]]+?)\s*[(\[](?P<letters>[A-Z]{2,5})[)\]],?\s+(?P<post>[A-Z][^()\[\],;]+)"
)
_IN_THE = re.compile(r"^(?:now\s+)?in\s+the\s+(?=chair)", re.I)
_STAND_IN = re.compile(  # who came for another: "Ms A Noor attended as substitute", "substitute: Cllr Noor"
    rf"^(?:substitut\w*(?:\s+by)?|deputised\s+by|represented\s+by)\s*:?\s+(?P<sent>{TITLED.pattern[1:]}\s+[^,;()]+)$|"
    rf"^(?P<came>(?:{TITLED.pattern[1:]}\s+)?[A-Z][^,;()]+?)(?:,\s+(?P<post>[^,;()]+?))?\s+(?:attend\w*|acted|acting|was)\b[^()]*?"
    r"\b(?:substitut\w*|deputy|in\s+(?:his|her|their)\s+(?:absence|place|stead))\b",
    re.I,
)
OWN_POST = re.compile(r"^(?:CHAIR\w*|VICE[\s-]CHAIR\w*|CLERK|RFO|SECRETARY|TREASURER)$")  # shouted: read apart
PLACE_FIRST = re.compile(  # "Eastlode Ward - Mr A Hale", "Weald Police: Supt B Noor"
    rf"^(?!(?i:{TITLED.pattern[1:]}))(?P<place>[A-Z][\w’'&-]+(?:\s+[A-Z&][\w’'&-]*){{0,4}})\s*(?:\s[-–—]|:)\s+"
    rf"(?=(?i:{TITLED.pattern[1:]})\s+[A-Z])"
)
_ORG_FIRST = re.compile(r"^(?P<org>[A-Z]{2,6})\s*[–—:-]\s*(?=[A-Z])")


def read_entry(piece: str, status: Status, group: bool) -> Attendance | None:
    """Return who one entry of a list names; None where it names nobody, or only a post."""
    piece = re.sub(r"^Also\s*:\s*", "", piece.strip(" .:•"))
    words = _PLURAL_POST.sub("", _DESCRIBED.sub("", piece))
    first = _ORG_FIRST.match(words)
    organisation = first.group("org") if first else None
    words = words[first.end() :] if first else words
    placed = PLACE_FIRST.match(words)
    if placed and not is_post(placed["place"]):
        organisation = placed["place"] if ORGANISATION_WORD.search(placed["place"]) else organisation
        words = words[placed.end() :]
    brackets = re.findall(r"[(\[]([^()\[\]]*)[)\]]", words)
    brackets = [note for note in brackets if read_stand_in(note) is None]
    behind = _BEHIND_LETTERS.match(words)
    if behind and are_initials_of(behind["letters"], behind["name"]) and is_post(behind["post"]):
        words, brackets = behind["name"], [behind["post"], *brackets]  # "Mr A Hale [AH] Clerk to Governors"
    words = " ".join(re.sub(r"[(\[][^()\[\]]*[)\]]?", " ", words).split()).strip(" ,.-–")
    if len(brackets) == 1 and is_post(words) and not TITLED.match(words) and TITLED.match(brackets[0]):
        words, brackets = brackets[0], [words]  # "Chief Executive (Mr P Hale)"
    beside_name = _POST_BESIDE.match(words) or re.match(r"^(?P<name>[^,]+),\s+(?P<beside>.+)$", words)
    if beside_name and (is_post(beside_name["beside"]) or ORGANISATION_WORD.search(beside_name["beside"])):
        words, brackets = beside_name["name"], [*brackets, beside_name["beside"]]
    lettered = LETTERED.match(words)
    if lettered and are_initials_of(lettered["letters"], lettered["name"]):  # "Ada Hale AH Parish Clerk"
        rest = lettered["rest"] or ""
        organisation = rest if rest and not is_post(rest) else organisation
        words, brackets = lettered["name"], [*brackets, *([rest] if is_post(rest) else [])]
    named = split_name(words)
    if named and is_post(named[1]) and re.match(r"[A-Z]", named[1]) and not OWN_POST.match(named[1]):
        words, brackets = named[0], [*brackets, named[1]]  # "Mr A Hale Clerk to the Council"
    leading = LEADING_POST.match(words)
    office = tidy_office(leading.group("post")) if leading else None
    words = words[leading.end() :] if leading else words
    shouted = re.search(r"\s+(CHAIR\w*|VICE[\s-]CHAIR\w*|CLERK|RFO|SECRETARY|TREASURER)$", words)
    if shouted:
        office, words = tidy_office(shouted.group(1).capitalize()), words[: shouted.start()]
    name, beside = _split_organisation(words)
    apart = _POST_BESIDE.match(words)
    if apart and not beside and is_name(apart["name"], group=False) and not re.search(r"\d", apart["beside"]):
        name, beside = apart["name"], apart["beside"]  # "Kay Fir – Weald Housing"
    if not is_name(name, group):
        return None
    for note in brackets:
        note = _IN_THE.sub("", note.strip())
        last = re.search(r"(?<=\w)\s*[-–—,/]?\s*\b(?P<short>[A-Z]{2,4})$", note.strip())
        plain = note.strip()[: last.start()] if last and are_initials_of(last.group("short"), name) else note.strip()
        if is_post(plain):
            post = read_post(plain) if "," in plain else None
            office = office or tidy_office(post.office if post else plain)
            organisation = organisation or (post.body if post else None)
        elif not organisation and not beside and ORGANISATION_WORD.search(note) and not are_initials_of(note, name):
            organisation = note.strip()
    if any(re.search(r"\bsubstitut|in\s+place\s+of|deputising\s+for", note, re.I) for note in brackets):
        status = Status.SUBSTITUTE
    return Attendance(
        name=plain_name(name), status=status, office=office, organisation=organisation or beside, source=Source(page=0)
    )


def split_name(words: str) -> tuple[str, str] | None:
    """Return the name that ``words`` begin with, its titles kept, and what stands behind it; None where none begins."""
    titled = re.match(rf"(?:{TITLED.pattern[1:]}\s+)+(?=[A-Z])", words, re.I)
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


def _split_organisation(words: str) -> tuple[str, str | None]:
    """Return the name and the organisation printed straight after it: "A Armstrong Eden District Council"."""
    bare = plain_name(words)
    parts = bare.split()
    if len(parts) > 3 and ORGANISATION_WORD.search(" ".join(parts[2:])):
        return " ".join(parts[:2]), " ".join(parts[2:])
    return words, None


def are_initials_of(note: str, name: str) -> bool:
    """Return whether a bracketed note is the initials of the name beside it."""
    letters = "".join(part[0] for part in re.split(r"[\s.-]+", plain_name(name)) if part)
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
    return any(len(part.strip(".")) > 1 for part in parts) and not re.search(
        r"\b(?:Council|Hall|School|Street|Road|Room|Committee|Police|Teams|Village|Public|Trust|Heritage|Association|"
        r"Authority|Partnership|Forum|Agency|University|College|Councillor|Natural\s+England)\b",
        bare,
    )


def tidy_office(office: str) -> str:
    """Return an office as shown: "Chair" for "in the chair"."""
    words = _IN_THE.sub("", " ".join(office.split()).strip(" ,.;:-"))
    return words[:1].upper() + words[1:] if is_meeting_office(words) else words
