"""Which ones? A list that the papers give: bullets under a sentence, a column of a table, names in a row."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.records import record
from corpus.words import STOP_WORDS, find_stems
from index.answer import Draft
from index.questions.bearing import Bearing
from index.questions.desk import Desk
from index.questions.passages import Passage, Reading, shorten
from index.questions.picking import distinct, quote_of, same_told
from index.questions.question import Question
from index.questions.reading import find_bearings

READ = 40
ITEMS_MOST = 15
LINE_MOST = 110  # characters of a line that is an item of a list
DECIDED = 0.55  # clauses of a decision are a list too, but seldom the one asked for
_NOUN = re.compile(
    r"(?i)\b(?:which|what|list|name)\s+(?:of\s+)?(?:the\s+|were\s+the\s+|are\s+the\s+|were\s+|are\s+)*(?P<noun>(?:[\w’'-]+\s*){1,4})"
)
_DID_WHAT = re.compile(  # "What did partners agree?": not which partners
    r"(?i)^\W*what (?:did|do|does|have|has|had) (?:the )?(?:[\w’'-]+ )?(?:partners?|members?|organisations?|agencies|"
    r"bodies|districts|councils?)\b"
)
_TOLD_TO = re.compile(r"(?i)\b(?:asked|recommended|invited|requested) (?:to|that)\b[^.]*:$")  # its clauses follow
_OF = re.compile(r"(?i)\s(?:of|in|for|on|at|from|by|to|with)\s")
_TIMES = frozenset(find_stems("years months dates days"))
_NUMBERS = "two three four five six seven eight nine ten twelve".split()
_ENUMERATION = re.compile(r"(?:[^;]+;\s){2,}[^;.]+|[^,;:]+(?:[,;]\s[^,;:]+){1,}[,;]?\s(?:and|or)\s[^,;:.]+")


@record
class _List:
    items: tuple[str, ...]
    bearing: Bearing
    score: float
    sure: float


class Which:
    """Lists, read from bullets, tables and sentences that enumerate."""

    name = "list"

    def bid(self, question: Question) -> float:
        """Bid for "which" and "what are the"."""
        asked = "which" in question.cues and not question.cues & {"much", "when"}
        return 0.6 if asked and not _DID_WHAT.match(question.typed) else 0.0

    def answer(self, question: Question, desk: Desk) -> Draft | None:
        """Return the list that stands with the words asked for."""
        bearings = find_bearings(question, desk)[:READ]
        noun = _noun_of(question.typed)
        head = _noun_of(_OF.split(question.typed)[0])
        found = sorted(
            (each for bearing in bearings if bearing.fit > 0.3 for each in _lists(bearing, noun, head)),
            key=lambda each: -each.score,
        )
        if noun & _TIMES:
            found = [each for each in found if any(char.isdigit() for item in each.items for char in item)]
        if not found:
            return None
        best = found[0]
        return Draft(
            short="; ".join(each.rstrip(" ;,") for each in best.items[:ITEMS_MOST]),
            confidence=best.sure,
            why="the papers list them with the words asked for",
            quotes=tuple(distinct((quote_of(desk, best.bearing),))),
            also=same_told(desk, best.bearing, (each.bearing for each in found[1:3])),
        )


def _lists(bearing: Bearing, noun: frozenset[str], head: frozenset[str]) -> list[_List]:
    reading, passage = bearing.reading, bearing.passage
    found: list[_List] = []
    column = _column(reading, passage, noun)
    if column:
        found.append(_List(items=column, bearing=bearing, score=bearing.rank + 0.12, sure=min(1.0, bearing.fit * 1.05)))
    bullets = _bullets(reading, passage) or _short_lines(reading, passage, noun)
    if passage.decides or (bullets and not _is_about(reading, passage, head)):
        bearing = replace(bearing, rank=bearing.rank * DECIDED, fit=bearing.fit * DECIDED)
    if bullets:
        found.append(
            _List(
                items=bullets,
                bearing=bearing,
                score=bearing.rank + (0.0 if passage.decides else 0.1),
                sure=min(1.0, bearing.fit * 1.02),
            )
        )
    listed = _ENUMERATION.search(passage.text) if not passage.row else None
    if listed and not bullets:
        worth = 1.0 if noun & {*passage.stems, *reading.title} else 0.85
        items = (shorten(passage.text),)
        found.append(_List(items=items, bearing=bearing, score=bearing.rank * worth, sure=bearing.fit * worth))
    return found


def _is_about(reading: Reading, passage: Passage, head: frozenset[str]) -> bool:
    """Return whether a list is found by what leads to it, or that or its heading names what is asked for: one of its
    items may do so by chance ("agree the themes")."""
    leads = passage.text.rstrip().endswith(":") and not _TOLD_TO.search(passage.text)
    led = passage.stems if leads else ()
    return not head or bool(head & {*led, *passage.lead, *reading.title})


def _column(reading: Reading, passage: Passage, noun: frozenset[str]) -> tuple[str, ...]:
    """Return the cells of the column whose heading is the noun asked for."""
    if passage.row is None:
        return ()
    for at, heading in enumerate(passage.row.headings):
        if noun & set(find_stems(heading)):
            same = [each.row for each in reading.passages if each.row and each.row.headings == passage.row.headings]
            cells = [row.cells[at] for row in same if at < len(row.cells) and row.cells[at]]
            return tuple(dict.fromkeys(cell for cell in cells if cell.casefold() != "total"))
    return ()


def _bullets(reading: Reading, passage: Passage) -> tuple[str, ...]:
    """Return the paragraphs that hang on a sentence which ends with a colon, or on the one a bullet hangs on."""
    passages: Sequence[Passage] = reading.passages
    at = passages.index(passage)
    if passage.text.rstrip().endswith(":"):
        lead = tuple(passage.stems)
    elif passage.lead and at and not passage.row:
        lead = passage.lead
    else:
        return ()
    items = [each.text for each in passages if each.lead and each.lead[-len(lead) :] == lead and not each.row]
    return tuple(items) if len(items) > 1 else ()


def _short_lines(reading: Reading, passage: Passage, noun: frozenset[str]) -> tuple[str, ...]:
    """Return the lines under a heading that is the noun asked for, where they are no sentences."""
    if passage.row:
        return ()
    listed = [n for n, each in enumerate(reading.passages) if each.listed and not each.decides]
    if len(listed) > 1:
        lead = reading.passages[max(0, listed[0] - 2) : listed[0]]
        about = {*reading.title, *(stem for each in lead for stem in each.stems)}
        return tuple(reading.passages[n].text for n in listed) if noun & about else ()
    lines = [each.text for each in reading.passages if not each.row and not each.decides]
    short = len(lines) > 1 and all(len(line) < LINE_MOST and not line.endswith(".") for line in lines)
    return tuple(lines) if short and noun & set(reading.title) else ()


def _noun_of(typed: str) -> frozenset[str]:
    found = _NOUN.search(typed)
    stems = find_stems(found["noun"]) if found else []
    return frozenset(stem for stem in stems if stem not in STOP_WORDS and stem not in _NUMBERS)


ANSWER = Which()
