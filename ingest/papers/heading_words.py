"""Can these words be a section's heading? Told from the words alone; how they are set `sections` weighs."""

import re
from collections.abc import Sequence

from ingest.minutes.posts import is_post
from ingest.papers.numbering import parse_number
from ingest.papers.paragraphs import Paragraph

_MOST_WORDS = 22
_PLAIN_WORDS = 12
_NUMBERED_WORDS = 16
_FIGURES = 3  # words with figures: that many make the head of a table

BULLET = re.compile(r"^(?:[•·▪◦●○■□➢➤✓*]|[-–o]\s)")
APPENDIX = re.compile(r"^(?:appendix|annex|schedule)\s+[A-Z\d]{1,2}\b", re.IGNORECASE)
_LETTERED = re.compile(r"^\(?[a-z]\)|^[ivx]+[.)]\s")
_LEAD_IN = re.compile(
    r"\b(?:is|are|was|were|be|been|include[sd]?|including|following|follows|below|shows?|such as|that|which|the|to"
    r"|of|by|"
    r"and|with|has|have|had|will|would|should|can|may|as|remain)\s*[:–-]*$"
    r"|^(?:during|in|at|from|since|between|over)\b.*:\s*$"
    r"|\b(?:is|are|was|were|include[sd]?|has|have|had|will|the following|as follows)\b.*:\s*[–-]?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|can|could|must|may|recorded|agreed|reported)\b", re.IGNORECASE
)
_ORDER = re.compile(  # a row of a table of actions, or of a list of aims: no heading
    r"^(?:(?:continue|work|engage) (?:to|with|in|on|towards)|support|renew|reduce|develop|raise|improve|deliver"
    r"|identify|promote|provide|ensure|increase|encourage|explore|establish|create|strengthen|implement|maintain)\b",
    re.IGNORECASE,
)
_ORDER_WORDS = 6
_ASKS = re.compile(r"\b(?:asked|recommended|invited|requested)\s+(?:to|that)\b", re.IGNORECASE)
_MOTION = re.compile(r"^that\s+(?:the|this|these|a|an|it|members|council)\b", re.IGNORECASE)  # "That the Board:"
_LABELS = re.compile(
    r"^(?:contents?|table of contents|page|by|from|to|tel(?:ephone)?|phone|e-?mail|ext|fax|date|version|note|source"
    r"|figure|"
    r"table|chart|report authors?|authors?|(?:relevant|lead|corporate|service) (?:director|officer|member)s?|contact"
    r"|name|"
    r"title|post|status|classification|subject|key decision|electoral divisions?|past pathway.*|future pathway.*|"
    r"decision n(?:o|umber)|is the decision.*)\b\s*(?::|$)",
    re.IGNORECASE,
)
_DAY = re.compile(  # the day of the meeting, printed above each of its papers, and what is printed on empty pages
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2},?),?\s+\d{4}$"
    r"|^this\s+page\s+is\s+(?:intentionally\s+)?(?:left\s+)?blank\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"^(?:table|figure|fig\.|chart|graph|map|diagram)\s+[A-Z]?\d{1,2}[a-z]?\s*[:.–-]", re.IGNORECASE)
_CONTACT = re.compile(r"@|www\.|https?:|\b0\d{3,4}[ -]?\d{3}|\+44|\.(?:pdf|docx?|gov\.uk)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_CONTENTS_ROW = re.compile(r"(?:(?<!\.)\.{3,}|\s|…)\s*\d{1,3}$")
_COUNTED = re.compile(
    r"(?:19|20)\d\d$|\b(?:phase|part|appendix|annex|priority|objective|theme|quarter|stage|step|section|tier"
    r"|year)\s+\d+$",
    re.IGNORECASE,
)
_SUM = re.compile(r"^[\W\d]*$|[£%]\s*\d|^\W*(?:total|sub-?total)\b", re.IGNORECASE)
_NAME = re.compile(r"(?:(?:[A-Z][\w’'-]+|[A-Z]\.?|de|van)\s+){1,4}[A-Z][\w’'-]+(?:,?\s+[A-Z]{2,4})*")
OFFICE = re.compile(
    r"(?:acting |interim |deputy |vice[- ])?(?:chair\w*|leader|cabinet member|chief|mayor|director|commissioner|head|"
    r"portfolio|assistant|lead)\b",
    re.IGNORECASE,
)


def may_head(paragraph: Paragraph) -> bool:
    """Return whether a paragraph's words could be a heading's, however it is set."""
    text = paragraph.text.strip()
    numbered = parse_number(text)
    words = numbered.words if numbered else text
    if not re.search(r"[A-Za-z]{2}", words) or BULLET.match(text) or _LETTERED.match(text):
        return False
    if len(words.split()) > _MOST_WORDS or words[0].islower() or text.endswith((",", ";", " and", " the", " of")):
        return False
    if _ASKS.search(words) or _CAPTION.match(words) or _MOTION.match(words) or _DAY.match(text):
        return False
    return not (_is_sentence(paragraph, words) or _is_particulars(words) or (not numbered and _LABELS.match(words)))


def _is_sentence(paragraph: Paragraph, words: str) -> bool:
    """Return whether words end or hold a sentence. A numbered heading set in bold may end in a full stop."""
    bold = all(line.bold for line in paragraph.lines) and parse_number(paragraph.text)
    ended = words.endswith(".") and not bold and (len(words.split()) > 6 or not parse_number(paragraph.text))
    return ended or bool(re.search(r"[.?!]\s+[A-Z]", words))


def _is_particulars(words: str) -> bool:
    """Return whether words are an address, a sum, the head of a table or a row of a table of contents."""
    if _CONTACT.search(words) or _SUM.search(words) or _count_figures(words) >= _FIGURES:
        return True
    return bool(_CONTENTS_ROW.search(words)) and not _COUNTED.search(words)


def _count_figures(words: str) -> int:
    return sum(_DIGIT.search(word) is not None for word in words.split())


def is_plain_heading(paragraph: Paragraph) -> bool:
    """Return whether a lone line in ordinary type reads as a heading, in a paper that sets no headings apart."""
    text = paragraph.text.strip()
    numbered = parse_number(text)
    if numbered is None:
        sentence = _SENTENCE.search(text) and len(text.split()) > 5
        order = _ORDER.match(text) and len(text.split()) >= _ORDER_WORDS
        fits = len(text.split()) <= _PLAIN_WORDS or APPENDIX.match(text)
        return bool(fits) and not (_LEAD_IN.search(text) or sentence or order)
    if numbered.words.endswith(".") or (numbered.depth > 1 and _SENTENCE.search(numbered.words)):
        return False
    short = len(numbered.words.split()) <= _NUMBERED_WORDS and not _LEAD_IN.search(numbered.words)
    return short or (numbered.depth == 1 and len(numbered.number) <= 4)


def is_signature(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Return whether a paragraph is a name signed with the holder's office on the line below it."""
    if at + 1 >= len(paragraphs) or len(paragraphs[at].lines) > 1 or not _NAME.fullmatch(paragraphs[at].text.strip()):
        return False
    below = paragraphs[at + 1].text
    return len(below.split()) <= _PLAIN_WORDS and (OFFICE.match(below) is not None or is_post(below))
