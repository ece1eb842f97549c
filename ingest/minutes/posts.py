"""What is a post: "Chair", "Head of Community Safety", "Clerk"?"""

import re

from corpus.chairs import CHAIR, CHAIR_NOUN

_CORE = (
    r"(?:Town\s+|Parish\s+|Assistant\s+|Acting\s+|Interim\s+|Deputy\s+|Lord\s+|Joint\s+)*(?:Clerk(?:\s+(?:and|&|"
    r"/)\s+(?:Responsible\s+Financial\s+Officer|RFO))?|Secretary|Treasurer|Convenor|Convener|President|"
    r"Vice[\s-]President|Mayor(?:ess)?|Provost|Responsible\s+Financial\s+Officer|RFO)"
)
MEETING_OFFICE = re.compile(rf"^(?:the\s+)?(?:{CHAIR}|{_CORE})$", re.I)
OFFICE_NOUN = (
    rf"(?:{CHAIR_NOUN}|Clerk|Secretary|Treasurer|Mayor|Leader|President|Convenor|Convener|Officer|"
    r"Manager|Director|Head|Lead|"
    r"Head\s?[Tt]eacher|Headmaster|Headmistress|Counsel|Commissioner|Co-?ordinator|Administrator|Assistant|Advis[eo]r|Executive|Minister|"
    r"Member|Auditor|Solicitor|"
    r"Consultant|Analyst|Inspector|Superintendent|Commander|Engineer|Planner|Surveyor|Accountant|Principal|Governor|"
    r"Trustee|Warden|Representative|"
    r"Apprentice|Psychologist|Constable|Supervisor|Editor|Archivist|Facilitator|Specialist|Practitioner|Nurse|"
    r"Economist|Architect|Bursar|Registrar|"
    r"Chief\s+of\s+Staff|Chief|Spokesperson|Partner|Champion|Scientist|Researcher|Intern|Worker|Developer|"
    r"Controller|Ranger|Returning\s+Officer|RFO|Interpreter|Translator|Organiser|Technician|Librarian|Lecturer|Curator|"
    r"Advocate|Chaplain|Midwife|Paramedic|Strategist|Investigator)"
)
OFFICE_WORD = re.compile(rf"\b{OFFICE_NOUN}s?\b", re.I)
ORGANISATION_WORD = re.compile(
    r"\b(?:Council|Committee|Sub-?[Cc]ommittee|Subgroup|Sub-[Gg]roup|Partnership|Panel|Board|Group|Forum|Trust|"
    r"Police|Service|Services|Unit|Agency|Authority|"
    r"Association|Alliance|Charity|University|College|School|NHS|Office|Department|Ministry|Ltd|Limited|"
    r"Federation|Society|Foundation|Commission|Network|Rescue|Constabulary|"
    r"Company|Team|Union|Hospital|Church|Centre|Hub|CIC|PLC|Kent)\b|\b[A-Z]{2,7}s?\b"
)

_ONE_OFFICE = re.compile(rf"\b{OFFICE_NOUN}\b", re.I)
_OF_MANY = re.compile(  # "Farm Workers Union": a body of those who hold a post
    rf"\b{OFFICE_NOUN}s?['’]?\s+(?:Union|Association|Federation|Society|Forum|Network|Group|Alliance|Institute)$"
)
_OFFICE_OF = re.compile(  # a body, though it names who heads it: "Office of the Police and Crime Commissioner"
    r"(?:the\s+)?(?:Office\s+of\s[^,–—]+|(?:(?!(?:of|at|in|to|for|within)\b)[\w-]+\s+)*[\w-]+(?:’s|'s)\s+Office)"
)
IN_THE = re.compile(r"^(?:now\s+)?in\s+the\s+(?=chair)", re.I)


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
        r"(?:[a-z]+ed\s+by|in|for|from|who|via|until|left|arrived|substitut|virtual|representing|and|as|on|to|with|was|is|has|had)\b",
        words,
        re.I,
    ):
        return False
    if words.isupper() and not _ONE_OFFICE.search(words):
        return False  # a heading: "CHAIRS INTRODUCTION"
    if _OFFICE_OF.fullmatch(words):
        return False
    if _OF_MANY.search(words) and len(OFFICE_WORD.findall(words)) == 1:
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
