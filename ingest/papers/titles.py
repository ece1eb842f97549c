"""What is a report or strategy called that has no Subject: line? The line set largest, else the first that names it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.records import Line
from ingest.entities.dates import find_dates
from ingest.pages.lines import join_lines
from ingest.papers.headings import find_bodies, tidy_name
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
    r"^(?:[•▪●◦·*–-]\s.*"
    r"|appendix\b.{0,6}$|annex\b.{0,6}$|agenda item\b.*|contents?$|page \d+|draft$|date\b.*|section$|\W*$"
    r"|\d[\d/. ]*$|dear\b.*|(?:e-?mail|tel|direct dial|ask for)\b.*|answer$|question (?:\d+$|by\b.*)"
    r"|(?:cabinet member|portfolio holder|leader|chair\w*) (?:for|of)\b.*"
    r"|(?:mon|tues|wednes|thurs|fri)day\b.*"
    r"|\W*[\d.]*\s*(?:executive summary|summary|introduction|background"
    r"|(?:purpose|recommendations?)(?:\s*\(s\))?(?: of (?:the |this )?report)?)\W*$)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"^report (?:by|of|to|from)\b", re.IGNORECASE)  # a title but for want of a better one
_ADOPTED = re.compile(r"\s+(?:\(?(?:adopted|approved|as adopted|last reviewed|version|date of)\b)", re.IGNORECASE)
_TOP = 14  # lines
_LONGEST = 30  # words
_LONGEST_LINES = 3


def find_title(lines: Sequence[Line], *, words: re.Pattern[str]) -> str:
    """Return the title that the top of a paper gives: the largest, in a tie one with ``words``; "" for none."""
    usual = usual_size(lines) if lines else 0.0
    front = [line for line in lines if line.page == lines[0].page]
    within = front[: _TOP + _LONGEST_LINES]  # so that a paragraph which begins within the top is seen to its end
    begun = [p for p in build_paragraphs(_join_large(within, usual)) if p.lines[0].top <= front[:_TOP][-1].top]
    top = [paragraph for paragraph in begun if _may_be_title(paragraph)]
    if not top:
        return ""
    largest = max(paragraph.lines[0].size for paragraph in top)
    top = [p for p in top if not (_says_where(p.text) and any(_beside(p, other) for other in top))]
    chosen = [paragraph for paragraph in top if paragraph.lines[0].size > largest - 1]
    if largest <= usual + 1:
        chosen = [paragraph for paragraph in top if paragraph.lines[0].bold] or top
        chosen = [paragraph for paragraph in top if words.search(paragraph.text) and _is_short(paragraph)] or chosen
    named = [paragraph for paragraph in chosen if words.search(paragraph.text)]
    return tidy_name(_ADOPTED.split((named or chosen)[0].text)[0]).strip(" :–-")


def _beside(paragraph: Paragraph, other: Paragraph) -> bool:
    """Return whether another line, set no smaller and no less bold, says something else than where it is reported."""
    line, rival = paragraph.lines[0], other.lines[0]
    return rival.size > line.size - 1 and rival.bold >= line.bold and not _says_where(other.text)


def _says_where(text: str) -> bool:
    """Return whether a line says to whom, by whom or when it is reported: "CABINET – 22 MARCH 2022"."""
    rest = find_bodies(text)[0] if find_bodies(text) else ""
    rest = text.replace(rest, "") if rest else text
    for found in reversed(find_dates(rest)):
        rest = rest[: found.start] + rest[found.end :]
    return bool(_WHOSE.match(text)) or not re.search(r"[^\W\d_]{3}", rest)


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
    if _NO_TITLE.match(text) or len(text) < 4 or len(text.split()) > _LONGEST or len(paragraph.lines) > _LONGEST_LINES:
        return False
    leads = re.search(r"\b(?:are|is|were|was|includes?|included|following|below)\s?:$", text)  # in to a list
    return not text.endswith((".", ";", ",")) and not leads and not re.search(r"[a-z]\.\s+[A-Z]", text)
