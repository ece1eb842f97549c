"""What is to be done after the meeting, and by whom: offers, orders in decisions, "Clerk to write", margin initials.

What a speaker says that others must do is no action: the meeting asks, agrees or undertakes it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 (records have a field named date)

from corpus.records import Action, Attendance, Period
from ingest.entities.dates import find_dates
from ingest.entities.names import plain_name
from ingest.minutes.decisions import Decided
from ingest.minutes.orders import find_orders
from ingest.minutes.owners import read_owner_before
from ingest.minutes.undertakings import TO_DO, WILL_DO, find_undertaker, offer_clause
from ingest.papers.paragraphs import Paragraph, Sentence, find_sentences

OWNER_TO_ACT = re.compile(
    r"^(?P<owner>[A-Z][\w’']*(?:[ /&][A-Z][\w’']*){0,3})\s+(?:to|will|would)\s+(?:action|follow\s+up)\.?$"
)
LABELLED = re.compile(
    r"^[^\w]*(?:ACTIONS?|Actions?|AP|Action\s+[Pp]oint)\b\s*\d*\s*[|:–—.-]+\s*[|:]?\s*(?P<text>.+)$", re.S
)
MARKED_AFTER = re.compile(  # "Two more sites are to be asked for. Action 2.03: LB/EB"
    r"(?<=[.;!?)])\s*\[?\(?(?:ACTION|Action)s?(?:\s+(?:[Bb]y\s+)?\d[\d./]*)?\s*[:–-]\s*"
    r"(?P<owner>(?:the\s+)?[A-Z][\w’'-]*(?:\s*(?:[/&,]|\s(?:of|for|and|the)\b)?\s*[A-Z][\w’'-]*){0,5})\.?[\])]?$"
)
OWNER_ALONE = re.compile(  # initials, names or a post, and no more
    r"^(?:the\s+)?[A-Z][\w’'-]*\.?(?:\s*(?:[/&,]|\s(?:of|for|and|the)\b)?\s*[A-Z][\w’'-]*\.?){0,6}$"
)
BODY_OWNER = re.compile(r"^(?:the\s+)?(?:[A-Z]{2,4}$|(?:\w+\s+)*(?:Council|Committee|Board|Panel|Group)$)")
NAMED_FIRST = re.compile(  # "Clerk/chair to ensure", "Head teacher to circulate", "All governors to inform"
    r"^(?P<owner>[A-Z][\w’'.-]*(?:(?:\s+|\s*[/&,]\s*)[\w’'.-]+){0,4}?)\s+(?:to|will)\s+[a-z]+\b"
)
EVERYBODY = re.compile(r"^(?:All|ALL|Members)\b")
_TO_BE_DONE = re.compile(
    r"\b(?:to\s+be\s+\w+ed|to\s+be\s+\w+|should|will|would|to\s+(?:write|contact|ask|report|chase|obtain|speak|"
    r"send|arrange|check|seek))\b|\bto\s+be\s+(?:put|sent)\b|\b(?:requested|asked)\s+(?:that|if|for)\b",
    re.I,
)
SAME_OPENING = 40  # characters from the owner's name on: "In response to a question," opens more than one
NEAR_CHARACTERS = 130  # two lines: notes stand a little above or below what they mean


def find_actions(
    paragraphs: Sequence[Paragraph],
    decided: Sequence[Decided],
    *,
    formal: bool,
    attendance: Sequence[Attendance],
    met: Date | None = None,
) -> tuple[Action, ...]:
    """Return what one minute leaves someone to do, in reading order; ``formal`` as of `decisions.is_formal`.

    ``met`` is the day of the meeting, which gives a day without a year its year.
    """
    inside = {place for one in decided for place in range(one.first, one.last + 1) if one.resolution.lead}
    own = " ".join(one.resolution.text for one in decided) if formal else ""
    found = [_noted(action, paragraphs[one.first]) for one in decided for action in find_orders(one.resolution)]
    present = [plain_name(entry.name) for entry in attendance]
    for place, paragraph in enumerate(paragraphs):
        if place not in inside:
            known = [action.text for action in found]
            previous = paragraphs[place - 1] if place else None
            labelled = _labelled_above(paragraph, previous, found)
            if labelled:
                found = [action for action in found if not _overlap(action.text, labelled.text)] + [labelled]
                continue
            found += [
                action
                for action in _in_prose(paragraph, previous, formal, present)
                if action.text[-40:] not in own
                and not any(_overlap(action.text, text) for text in known)
                and not any(_again(action, other) for other in found)
            ]
    return tuple(replace(action, due=find_due(action.text, met)) for action in found)


def _labelled_above(paragraph: Paragraph, previous: Paragraph | None, found: Sequence[Action]) -> Action | None:
    """Return what the paragraph above a line "Action: Director of Finance" leaves its owner to do; else None."""
    labelled = LABELLED.match(paragraph.words)
    told = list(find_sentences(previous.text, previous.body)) if previous else []
    if not (previous and told and labelled and OWNER_ALONE.match(labelled.group("text"))):
        return None
    bound = [s for s in told if any(_overlap(action.text, s.text) for action in found) or _TO_BE_DONE.search(s.text)]
    chosen = (bound or told)[-1]
    source = previous.source(chosen.start, chosen.end)
    return Action(text=chosen.text, owner=labelled.group("text").strip(" ."), source=source)


def _noted(action: Action, paragraph: Paragraph) -> Action:
    """Return an action that binds a body with the owner that the initials beside it in the margin name instead."""
    if not action.owner or not BODY_OWNER.match(action.owner) or not paragraph.notes:
        return action
    sentences = [s for s in find_sentences(paragraph.text, paragraph.body) if action.text[:40] in s.text]
    near = [
        note
        for note, mark in paragraph.notes
        for sentence in sentences
        if sentence.start - NEAR_CHARACTERS <= mark <= sentence.end + NEAR_CHARACTERS
    ]
    return replace(action, owner=", ".join(dict.fromkeys(near))) if near else action


def find_due(text: str, met: Date | None = None) -> Period | None:
    """Return the day or span of days by which an action is to be done, where it says "by" a date; else None.

    ``met``, the day of the meeting, gives a day without a year its year.
    """
    for found in find_dates(text, met):
        if re.search(r"\b(?:by|before)\s+(?:the\s+)?(?:end\s+of\s+)?$", text[: found.start], re.I):
            return found.period
    return None


def _again(action: Action, other: Action) -> bool:
    """Return whether prose says again, in nearly the same words, what another action leaves the same owner to do."""
    openings = [one.text[max(one.text.find(one.owner or ""), 0) :][:SAME_OPENING] for one in (action, other)]
    return action.owner == other.owner and openings[0] == openings[1]


def _overlap(one: str, other: str) -> bool:
    return one[-40:] in other or other[-40:] in one


def _in_prose(
    paragraph: Paragraph, previous: Paragraph | None, formal: bool, present: Sequence[str]
) -> Iterator[Action]:
    labelled = LABELLED.match(paragraph.words)
    if labelled:
        text = labelled.group("text").strip()
        yield Action(
            text=text,
            owner=read_owner_first(text) or (paragraph.notes[0][0] if paragraph.notes else None),
            source=paragraph.source(),
        )
        return
    marked = MARKED_AFTER.search(paragraph.text)
    sentences = list(find_sentences(paragraph.text[: marked.start()] if marked else paragraph.text, paragraph.body))
    if marked and sentences:
        last = sentences.pop()
        owner = marked.group("owner").strip(" .")
        yield Action(text=last.text, owner=owner, source=paragraph.source(last.start, last.end))
    taken: set[int] = set()
    for n, sentence in enumerate(sentences):
        owner = find_undertaker(sentence, sentences[n - 1].text if n else "", formal, present)
        if owner:
            taken.add(n)
            text = offer_clause(sentence.text) if formal else _clause_naming(owner, sentence.text)
            if OWNER_TO_ACT.match(text) and n:
                text = f"{sentences[n - 1].text} {text}"
            yield Action(text=text, owner=owner, source=paragraph.source(sentence.start, sentence.end))
    beside: dict[int, list[str]] = {}
    for note, mark in paragraph.notes:
        if any(note in sentences[n].text for n in taken):
            continue
        chosen = _beside(sentences, mark, taken)
        if chosen:
            beside.setdefault(sentences.index(chosen), []).append(note)
        elif previous and not taken:
            left = _beside(list(find_sentences(previous.text, previous.body)), len(previous.text), set())
            if left:
                yield Action(text=left.text, owner=note, source=previous.source(left.start, left.end))
    for n, notes in beside.items():
        source = paragraph.source(sentences[n].start, sentences[n].end)
        yield Action(text=sentences[n].text, owner=", ".join(notes), source=source)


def _clause_naming(owner: str, text: str) -> str:
    """Return the part between semicolons that names the owner: "the audit was noted; the Clerk will pursue it"."""
    parts = text.split(";")
    return next((part.strip() for part in parts if owner in part), parts[0])


def _beside(sentences: Sequence[Sentence], mark: int, taken: set[int]) -> Sentence | None:
    """Return the sentence that says what is to be done, of those printed beside or just around the line at ``mark``."""
    near = [
        (n, s)
        for n, s in enumerate(sentences)
        if s.end >= mark - NEAR_CHARACTERS and s.start <= mark + NEAR_CHARACTERS and n not in taken
    ]
    due = [sentence for _, sentence in near if _TO_BE_DONE.search(sentence.text)]
    return due[-1] if due else None


def read_owner_first(text: str) -> str | None:
    """Return whom a labelled action ("Action: NO/BM to look …", "ACTION – Clerk") binds; None where it does not say."""
    named = NAMED_FIRST.match(text)
    if EVERYBODY.match(text):
        return named.group("owner") if named else text.split()[0]
    for pattern in (TO_DO, WILL_DO):
        for found in pattern.finditer(text[:120]):
            owner = read_owner_before(text, found.start())
            if owner and owner[1] == 0:
                return owner[0]
    if named:
        return named.group("owner")
    first = re.match(r"^((?:[A-Z][\w’'.]*[\s/&,]*){1,4}?)\s*(?:[:–—-]|$)", text)
    return first.group(1).strip() if first else None
