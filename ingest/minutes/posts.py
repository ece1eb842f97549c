"""What is a post ("Chair", "Head of Community Safety", "Clerk"), and which body is it of?"""

import re

from corpus.records import record

CHAIR = r"(?:(?:Acting|Interim|Deputy|Joint)\s+)?(?:(?:Vice|Co|Deputy)[\s-]*)?Chair(?:man|woman|person)?"
_CORE = (
    r"(?:Town\s+|Parish\s+|Assistant\s+|Acting\s+|Interim\s+|Deputy\s+|Lord\s+|Joint\s+)*(?:Clerk(?:\s+(?:and|&|"
    r"/)\s+(?:Responsible\s+Financial\s+Officer|RFO))?|Secretary|Treasurer|Convenor|Convener|President|"
    r"Vice[\s-]President|Mayor(?:ess)?|Provost|Responsible\s+Financial\s+Officer|RFO)"
)
MEETING_OFFICE = re.compile(rf"^(?:the\s+)?(?:{CHAIR}|{_CORE})$", re.I)
OFFICE_NOUN = (
    r"(?:Chair(?:man|woman|person)?|Clerk|Secretary|Treasurer|Mayor|Leader|President|Convenor|Convener|Officer|"
    r"Manager|Director|Head|Lead|"
    r"Head\s?[Tt]eacher|Headmaster|Headmistress|Counsel|Commissioner|Co-?ordinator|Administrator|Assistant|Advis[eo]r|Executive|Minister|"
    r"Member|Auditor|Solicitor|"
    r"Consultant|Analyst|Inspector|Superintendent|Commander|Engineer|Planner|Surveyor|Accountant|Principal|Governor|"
    r"Trustee|Warden|Representative|"
    r"Apprentice|Psychologist|Constable|Supervisor|Editor|Archivist|Facilitator|Specialist|Practitioner|Nurse|"
    r"Economist|Architect|Bursar|Registrar|"
    r"Chief\s+of\s+Staff|Chief|Spokesperson|Partner|Champion|Scientist|Researcher|Intern|Worker|Developer|"
    r"Controller|Ranger|Returning\s+Officer|RFO)"
)
OFFICE_WORD = re.compile(rf"\b{OFFICE_NOUN}s?\b", re.I)
ORGANISATION_WORD = re.compile(
    r"\b(?:Council|Committee|Sub-?[Cc]ommittee|Subgroup|Sub-[Gg]roup|Partnership|Panel|Board|Group|Forum|Trust|"
    r"Police|Service|Services|Unit|Agency|Authority|"
    r"Association|Alliance|Charity|University|College|School|NHS|Office|Department|Ministry|Ltd|Limited|"
    r"Federation|Society|Foundation|Commission|Network|Rescue|"
    r"Company|Team|Union|Hospital|Church|Centre|Hub|CIC|PLC|Kent)\b|\b[A-Z]{2,7}s?\b"
)
_BODY_NOUN = re.compile(
    r"\b(?:Council|Committee|Sub-?[Cc]ommittee|Subgroup|Partnership|Panel|Board|Group|Forum|Trust|Police|Unit|"
    r"Agency|Authority|Alliance|Party|Cabinet|Office|Commission|University|College|Association|South East|"
    r"Network|Charity|Society|Club|Federation|Foundation)\b"
)

IN_THE = re.compile(r"^(?:now\s+)?in\s+the\s+(?=chair)", re.I)


@record
class Post:
    """A post and the body it is of, as printed; body None where none is named."""

    office: str
    body: str | None


def is_post(text: str) -> bool:
    """Return whether ``text`` (what stands in brackets or after a comma) names a post and not only an organisation."""
    words = text.strip(" .,")
    if (
        not words
        or len(words.split()) > 16
        or not re.match(r"(?:the\s+)?[A-Za-z]", words)
        or re.search(r"[.!?;]\s", words)
    ):
        return False
    if re.match(
        r"(?:[a-z]+ed\s+by|in|for|from|who|via|until|left|arrived|substitut|virtual|and|as|on|to|with|was|is|has|had)\b",
        words,
        re.I,
    ):
        return False
    return OFFICE_WORD.search(words) is not None and not re.fullmatch(
        r"(?:Cllrs?|Councillors?|Members?|Officers?|Trustees|Governors|Directors|Partners|Council\s+Members?)",
        words,
        re.I,
    )


def is_meeting_office(office: str) -> bool:
    """Return whether an office named alone is plainly one of the meeting's own body: its chair, its clerk."""
    return MEETING_OFFICE.match(office.strip()) is not None


def tidy_office(office: str) -> str:
    """Return an office as shown: "Chair" for "in the chair"."""
    words = IN_THE.sub("", " ".join(office.split()).strip(" ,.;:-"))
    return words[:1].upper() + words[1:] if is_meeting_office(words) else words


def read_post(text: str) -> Post:
    """Return the office and the body in "Head of Safety, KCC", "Chair of the Board", "Co-Chair Housing Subgroup"."""
    words = re.sub(r"^(?:the|our|its|their|current|new)\s+", "", " ".join(text.split()).strip(" .,;:"), flags=re.I)
    words = re.sub(r"\s*\([A-Z][^()]*\s[^()]*\)(?=\s+[A-Z])", "", words)  # "the SP (Safer Partnership) Group"
    words = re.sub(r"\s*\([A-Z][A-Za-z&]*\)$|\s+[–—-]\s+[A-Z]{2,}$", "", words)
    comma = re.match(r"^(?P<office>[^,]+?(?:,[^,]+?)*?)(?:,\s+|\s+[–—-]\s+)(?P<body>(?:the\s+)?[^,]+)$", words)
    if comma and is_meeting_office(comma["body"]) and not OFFICE_WORD.search(comma["office"]):
        return Post(office=comma["body"], body=_bare(comma["office"]))  # "Weald Council, Chair"
    own = comma is not None and (
        not OFFICE_WORD.search(comma.group("body")) or re.match(r"Office of\b|.*\bOffice$", comma.group("body"))
    )
    if comma and own and ORGANISATION_WORD.search(comma.group("body")):
        return Post(office=comma.group("office").strip(), body=_bare(comma.group("body")))
    middle = _split_at_body(words)
    if middle:
        return middle
    behind = re.match(
        r"^(?P<body>[^,–—]+?)\s+[–—-]\s+(?P<office>[^–—]+)$", words
    )  # "Weald Fire Service – Director of Safety"
    if behind and OFFICE_WORD.search(behind.group("office")):
        named = re.sub(r"^Office of .*", "", behind.group("body"))
        if not OFFICE_WORD.search(named) and ORGANISATION_WORD.search(behind.group("body")):
            return Post(office=behind.group("office"), body=_bare(behind.group("body")))
    at = re.match(r"^(?P<office>.+?)\s+(?:at|within)\s+(?P<body>(?:the\s+)?[A-Z].+)$", words)
    if at:
        return Post(office=at.group("office"), body=_bare(at.group("body")))
    of = re.match(
        rf"^(?P<office>(?:[A-Z][\w’'&-]*\s+(?:(?:and|&)\s+)?)*?{OFFICE_NOUN})\s+(?:of|for|at|to|with|within|"
        rf"from)\s+(?P<body>(?:the\s+)?.+)$",
        words,
    )
    if (
        of
        and (_BODY_NOUN.search(of.group("body")) or re.fullmatch(r"(?:the\s+)?[A-Z]{3,}", of.group("body")))
        and not re.match(r"(?:Cabinet\s+)?Member$|.*Counsel$", of.group("office"), re.I)
    ):
        return Post(office=of.group("office"), body=_bare(of.group("body")))
    beside = re.match(
        rf"^(?P<office>{CHAIR}|Head\s?[Tt]eacher|Headmaster|Headmistress)\s+(?P<body>(?!of\b)[A-Z].+)$", words
    )
    if beside and (_BODY_NOUN.search(beside.group("body")) or re.search(r"\b(?:School|Academy|[A-Z]{3,})\b", words)):
        return Post(office=beside.group("office"), body=_bare(beside.group("body")))
    before = re.match(
        r"^(?P<body>.+?(?:’s|'s|s’|\))|[A-Z]{2,6})\s+(?P<office>(?:Deputy\s+|"
        r"Assistant\s+)*(?:Chief\s+Executive|Director|Clerk|Leader|Chief\s+of\s+Staff|Chair(?:man|woman|"
        r"person)?))$",
        words,
    )
    if before:
        return Post(office=before.group("office"), body=_bare(re.sub(r"(?:’s|'s)$", "", before.group("body"))))
    owned = re.match(
        r"^(?P<body>[A-Z].*\s.*(?:’s|'s))\s+(?P<office>[A-Z].*)$", words
    )  # "Weald Council’s Roads Manager"
    if owned and OFFICE_WORD.search(owned.group("office")) and ORGANISATION_WORD.search(owned.group("body")):
        return Post(office=owned.group("office"), body=_bare(owned.group("body")[:-2]))
    return Post(office=words, body=None)


def _split_at_body(words: str) -> Post | None:
    """Return the post and the body of "Head of Roads, Weald Council, Eastlode": what follows the body is its place."""
    pieces = words.split(", ")
    for at, piece in enumerate(pieces[1:-1], 1):
        if ORGANISATION_WORD.search(piece) and not OFFICE_WORD.search(piece) and OFFICE_WORD.search(pieces[at - 1]):
            return Post(office=", ".join(pieces[:at]), body=_bare(piece))
    return None


def _bare(body: str) -> str:
    short = re.sub(r"\s*\([^)]*\)\s*$", "", body.strip(" .,;"))
    return re.sub(r"^the\s+", "", short, flags=re.I)
