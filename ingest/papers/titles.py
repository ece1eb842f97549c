"""What is a report or strategy called that has no Subject: line? The line set largest, else the first that names it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Line
from ingest.pages.lines import join_lines
from ingest.papers.headings import tidy_name
from ingest.papers.numbering import parse_number
from ingest.papers.paragraphs import Paragraph, build_paragraphs
from ingest.papers.sections import usual_size

STRATEGY_WORDS = re.compile(
    r"\b(?:strategy|strategies|strategic (?:plan|framework|assessment)|(?:action|business|corporate|community"
    r"|delivery|improvement|neighbourhood|safety|local|"
    r"development|partnership|management|transport|emergency|recovery|annual|policing|crime|medium[- ]term|asset"
    r"|capital|commissioning|prevention|biodiversity|climate) plan|"
    r"plan \d{4}|agreement|framework|charter|concordat|protocol|statement of (?:intent|policy)|manifesto)\b",
    re.IGNORECASE,
)
REPORT_WORDS = re.compile(
    r"\b(?:report|update|review|briefing|evaluation|assessment|proposals?|budget|findings|monitoring|summary"
    r"|bulletin)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^(?:appendix\b.{0,6}$|annex\b.{0,6}$|agenda item\b.*|contents?$|page \d+|draft$|date\b.*|section$|\W*$"
    r"|\d[\d/. ]*$|dear\b.*|(?:e-?mail|tel|direct dial|ask for)\b.*)",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"\s+(?:\(?(?:adopted|approved|as adopted|last reviewed|version|date of)\b)", re.IGNORECASE)
_TOP = 14  # lines
_LONGEST = 30  # words


def find_title(lines: Sequence[Line], *, words: re.Pattern[str]) -> str:
    """Return the title that the top of a paper gives: the largest, in a tie one with ``words``; "" for none."""
    usual = usual_size(lines) if lines else 0.0
    front = [line for line in lines[:_TOP] if line.page == lines[0].page]
    top = [paragraph for paragraph in build_paragraphs(_join_large(front, usual)) if _may_be_title(paragraph)]
    if not top:
        return ""
    largest = max(paragraph.lines[0].size for paragraph in top)
    chosen = [paragraph for paragraph in top if paragraph.lines[0].size > largest - 1]
    if largest <= usual + 1:
        chosen = [paragraph for paragraph in top if paragraph.lines[0].bold] or top
        chosen = [paragraph for paragraph in top if words.search(paragraph.text) and _is_short(paragraph)] or chosen
    named = [paragraph for paragraph in chosen if words.search(paragraph.text)]
    return tidy_name(_ADOPTED.split((named or chosen)[0].text)[0]).strip(" :–-")


def _is_short(paragraph: Paragraph) -> bool:
    return len(paragraph.text.split()) <= _LONGEST / 2 and not parse_number(paragraph.text)


def _join_large(lines: Sequence[Line], usual: float) -> list[Line]:
    """Return the lines, those of one large title set over several lines made one."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last
            and line.size > usual + 1.5
            and abs(line.size - last.size) < 1
            and line.page == last.page
            and line.top - last.bottom < line.size
        ):
            joined[-1] = replace(
                last, text=join_lines([last, line]), bottom=line.bottom, x1=max(last.x1, line.x1), words=()
            )
        else:
            joined.append(line)
    return joined


def _may_be_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if _NO_TITLE.match(text) or len(text) < 4 or len(text.split()) > _LONGEST or len(paragraph.lines) > 3:
        return False
    return not text.endswith((".", ";", ",")) and not re.search(r"[a-z]\.\s+[A-Z]", text)
