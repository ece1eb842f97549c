"""How much does a stretch of a paper read like minutes, whatever their family?"""

import re
from collections.abc import Sequence

from corpus.records import Line, Status
from ingest.layout import Stretch
from ingest.minutes.attendance_labels import told_of
from ingest.minutes.attendance_lists import find_list_start
from ingest.minutes.procedure import CAPITALS, HEADED, IT_WAS

HEADING_LINES = 14
NUMBER_FIRST = re.compile(r"^[\d.]+\s+")
MINUTES = re.compile(
    r"^(?:draft\s+|unconfirmed\s+|confirmed\s+|the\s+)*(?:minutes|notes|record|proceedings|"
    r"action\s+notes)\b(?!\s+of\s+(?:the\s+)?(?:last|previous))",
    re.I,
)
_MINUTES_OF = re.compile(
    r"\b(?:MINUTES|NOTES|RECORD|PROCEEDINGS)\s+(?:OF|of|FROM|FOR|from|for)\b(?!\s+DECISION)|\b[Mm]inutes of (?:a|"
    r"the) [\w' ’-]*[Mm]eeting\b|^Agenda and minutes|\bmeeting minutes\b",
    re.I,
)
_AGENDA = re.compile(
    r"^(?:agenda|summons|notice of meeting|order paper)\b(?!\s+and\s+(?:draft\s+)?minutes)|\b(?:will be held|"
    r"to be held|are (?:hereby )?summoned|invited to attend|summoned to)\b",
    re.I,
)
_PREVIOUS = re.compile(r"\b[Mm](?:inutes|INUTES) (?:of|from) (?:the )?(?:previous|last) meeting\b")
_ACTION_LINE = re.compile(r"^ACTIONS?\s*[:–-]\s*[A-Z]\S", re.I)  # beneath what was discussed: "Action: JB"
_MEETING = re.compile(r"\bmeeting\b|^MEETING\b", re.I)
_DAY = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}\b")
_HAPPENED = re.compile(
    r"\b(?:apologies (?:were|had been|have been) received|meeting (?:closed|ended|concluded|was closed|"
    r"finished)|to a close|declared an interest|there being no further|moved by|seconded)\b",
    re.I,
)
SITE_MARK = re.compile(r"^(?:Minutes|Decision|Decisions|Additional documents):$")  # what a site prints above each text


def likelihood(stretch: Stretch) -> float:
    """Return from 0 to 1 how much a stretch reads like minutes, whatever their family: by heading, lists, decisions."""
    lines = stretch.lines
    if len(lines) < 4:
        return 0.0
    top = [line.text.strip("* ") for line in lines[:HEADING_LINES]]
    said = " ".join(line.text for line in lines)
    named = any(MINUTES.match(text) for text in top[:8]) or any(_MINUTES_OF.search(text) for text in top)
    called = any(_AGENDA.search(text) for text in top)
    listed = find_list_start(lines[: HEADING_LINES * 3]) is not None
    decided = len(CAPITALS.findall(said)) + len(IT_WAS.findall(said)) + len(re.findall(r"\bCarried\b|\bPassed\b", said))
    decided += sum(HEADED.match(NUMBER_FIRST.sub("", line.text)) is not None for line in lines)
    decided += sum(_ACTION_LINE.match(line.text) is not None for line in lines)
    titled = any(MINUTES.match(text) and not SITE_MARK.match(text) for text in top[:8]) and decided > 0
    held = any(_MEETING.search(text) or _DAY.match(text) for text in top) or _PREVIOUS.search(said) is not None
    met = not named and listed and held and _lists_of_both(lines)
    score = (
        0.15 * titled
        + 0.5 * (named or met)
        + 0.25 * listed
        + 0.1 * min(decided, 3)
        + 0.1 * min(len(_HAPPENED.findall(said)), 2)
    )
    return max(0.0, min(score - 0.45 * (called and not named) - 0.2 * (called and not decided), 0.97))


def _lists_of_both(lines: Sequence[Line]) -> bool:
    """Return whether lists tell who was there and who was not, or who else: what no paper before a meeting does."""
    told = told_of(lines[: HEADING_LINES * 6])
    return Status.PRESENT in told and len(told) > 1
