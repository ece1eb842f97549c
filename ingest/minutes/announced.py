"""Where does a decision that a keyword announces ("RESOLVED that …", "Decision: …") begin in its paragraph, and end?"""

import re

from ingest.minutes.procedure import CAPITALS, HEADED, SAYS_BODY
from ingest.papers.paragraphs import REFERENCE, Paragraph, find_sentences

OTHERS_VERDICT = re.compile(r"\b(?:APPROVED|GRANTED|REFUSED)\.?$")  # of the planning authority, beside its number
HEADED_WITHIN = re.compile(r"^(?:Resolved|Agreed|Decision)\s*[:–-]\s")
TOLD_BESIDE = re.compile(  # "RESOLVED: approval of the payments. Cllrs Hale and Noor offered to authorise them."
    r"[.;]\s+(?P<told>(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Dr|The\s+(?:Clerk|Chair\w*))\.?\s+(?:(?:and|[A-Z][\w’'.-]*)\s+){0,5}?"
    r"(?:offered|volunteered|reported|explained|advised|thanked|undertook|executed|signed|accepted|joined|left|took)\b)"
)
PROPOSED_AND = re.compile(r"(?:^|[.;]\s+)It\s+was\s+(?:proposed|moved)\b[^.;]{3,120}\band\s+(?:\w+ly\s+)?$")
TOLD_AFTER = re.compile(  # after the decision, in the same paragraph: who will do what, or what somebody said
    r"(?:The\s+(?:[A-Z][\w-]*\s+){0,3}(?:Clerk|Chair\w*|Officer|Secretary|Director|Manager|Mayor|Leader)|"
    r"(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.?\s+(?:[A-Z][\w’'.-]*\s+){0,2}?[A-Z][\w’'-]+)\s+(?:to|would|will|reported|said|explained|advised)\b"
)


def find_announced(paragraph: Paragraph) -> int | None:
    """Return where a decision announced by a keyword begins in the paragraph; None where none is."""
    if REFERENCE.match(paragraph.words) and OTHERS_VERDICT.search(paragraph.words):
        return None
    found = CAPITALS.search(paragraph.text, paragraph.body)
    while found:
        before = paragraph.text[paragraph.body : found.start()]
        after = paragraph.text[found.end() :]
        begins = not before.strip() or re.search(r"(?:[.;:!?”’)\]]|[–—-])\s*$|\w$", before) is not None
        if (
            begins
            or PROPOSED_AND.search(before)
            or SAYS_BODY.search(before)
            or re.match(r"\s*[:–-]?\s*(?:that|to|unanimously)\b", after, re.I)
        ) and not _is_title(paragraph.words):
            opening = before[_sentence_start(before) :]
            led = (not begins and len(opening.split()) <= 8) or PROPOSED_AND.search(before)
            return paragraph.body + (_sentence_start(before) if led else found.start() - paragraph.body)
        found = CAPITALS.search(paragraph.text, found.end())
    if HEADED.match(paragraph.words):
        return paragraph.body
    later = list(find_sentences(paragraph.text, paragraph.body))[1:]
    return next((sentence.start for sentence in later if HEADED_WITHIN.match(sentence.text)), None)


def find_told(text: str, at: int) -> int | None:
    """Return where, in the paragraph of a decision announced within a sentence, an account of other things begins."""
    if not text[:at].strip(" .0123456789") and not re.match(r"IT\s+WAS\b", text[at:]):
        beside = TOLD_BESIDE.search(text, at)
        if beside or not PROPOSED_AND.match(text[at : at + 130].split("RESOLVED")[0]):
            return beside.start("told") if beside else None
    sentences = list(find_sentences(text, at))[1:]
    return next((sentence.start for sentence in sentences if TOLD_AFTER.match(sentence.text)), None)


def _is_title(words: str) -> bool:
    """Return whether capitals are those of a heading, not of a keyword alone ("RESOLVED:")."""
    return words.isupper() and len(words.split()) > 1


def _sentence_start(before: str) -> int:
    ends = [m.end() for m in re.finditer(r"[.;:!?]\s+", before)]
    return ends[-1] if ends else 0
