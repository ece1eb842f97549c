"""Where do the items of minutes with numbers begin: which lines are their headings, and where does each end?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.records import Line
from ingest.minutes.item_heading import CLOSING, ITEM_REFERENCE, ItemHeading, make_heading
from ingest.minutes.movers import find_movers
from ingest.minutes.number_rows import Numbered, find_row
from ingest.minutes.prose_decisions import find_prose_decision
from ingest.minutes.referenced_items import find_marked, split_numbers, with_unreferenced
from ingest.papers.paragraphs import LABEL, ROOM_POINTS, Sentence, find_sentences, leaves_room, right_edge

RUN_IN = re.compile(
    r"^(?P<title>[^:]{2,90}?)\s*(?::(?!\d)\s*[–—-]?|\s*\.(?=\s+\S|[A-Z])|\s[–—-](?=\s)|,(?=\s+It\s+was\b)|:$)\s*(?P<text>.*)$"
)
TOLD_AFTER = re.compile(  # "Planning – the following applications had been received:"
    r"^(?P<title>[^:–—-]{3,60}?)\s+[–—-]\s?(?P<text>(?:[Tt]he(?:\s+[\w’'-]+){1,6}?|There)\s+(?:had|have|has|were|was|are|is)\b.*)$"
)
APOLOGIES = re.compile(  # "Apologies for absence – Cllr Hale"
    r"^(?P<title>Apologies\b[^:–—-]{0,40}?)\s+[–—-]\s+(?P<text>[A-Z].*)$", re.I
)
RUN_IN_COLON = re.compile(r"^(?P<title>[^:]{2,110}?)\s*:(?!\d)\s*[–—-]?\s*(?P<text>.*)$")
DECIDED_AFTER = re.compile(  # "TO APPROVE THE MINUTES of 10 July; these were approved and signed"
    r"^[^;]{3,}?(?:\s*;\s+(?P<text>(?:these|this|they|which|it)\s+(?:was|were)\b.*)|\s[–—-]\s+(?P<said>It\s+was\b.*))$"
)
CAPITALS_FIRST = re.compile(  # "PUBLIC REQUESTS TO SPEAK There were none"
    r"^(?P<title>[^a-z]{3,}?[A-Z)])\s+(?P<text>(?:[A-Z][a-z]+|A)\s+[a-z]{2,}.*)$"
)
SHORT_FIRST = re.compile(
    r"^(?P<title>[A-Z][\w’'-]*(?:\s[\w’'/&-]+){0,5})\.\s+(?P<text>(?:[A-Z][\w’'-]*\s+){1,4}[a-z]+\b.*)$"
)
PAST = re.compile(r"\b(?:was|were)\b")
LEAST_SENTENCE = 7  # words
ENDED = re.compile(r"there\s+being\s+no\s+(?:further|other)\b.*\bclos|(?:the\s+)?meeting\s+(?:was\s+)?closed\b", re.I)
LEAST_DECISION = 4  # words
MOVERS_ONLY = re.compile(r"[A-Z]\.\s?[A-Z][\w’'-]+,\s+[A-Z]\.\s?[A-Z][\w’'-]+\s*[:;]")
MOST_TITLE_LINES = 4
LEAST_ON_SITE = 0.3  # how little a row of numbers may weigh on a site's page, which prints them alone on their lines
MOSTLY = 0.6
TITLE_ROOM_POINTS = 45.0  # headings are broken earlier than text is


def find_numbered(lines: Sequence[Line], *, may_run_in: bool = True) -> tuple[ItemHeading, ...]:
    """Return the numbered headings among ``lines`` (furniture left out); empty where no row of numbers spans them.

    ``may_run_in`` says whether text may follow a heading on its own line: "2465. Police Report: none". It may not on a
    site's page, where a heading with "(Item B1)" is that of the minutes pasted under the site's own.
    """
    marked = split_numbers(find_marked(lines)) if may_run_in else ()
    if marked:
        return with_unreferenced(marked, lines)
    if sum(line.bold for line in lines) > MOSTLY * len(lines):
        lines = [replace(line, bold=False) for line in lines]  # what is bold throughout sets nothing off
    best = find_row(lines) if may_run_in else find_row(lines, LEAST_ON_SITE)
    if not best:
        return ()
    run_in = may_run_in and sum(1 for one in best if _runs_in(one.rest, lines[one.at])) > len(best) / 2
    right = right_edge(lines)
    if not may_run_in:
        lines = [replace(line, bold=True) if n in {one.at for one in best} else line for n, line in enumerate(lines)]
    found = [_read_heading(lines, one, run_in, right, _next(best, n, len(lines))) for n, one in enumerate(best)]
    return tuple(found[:-1] if ENDED.match(found[-1].title) else found)


def _next(chain: Sequence[Numbered], n: int, end: int) -> int:
    return chain[n + 1].at if n + 1 < len(chain) else end


def _runs_in(rest: str, line: Line) -> bool:
    found = RUN_IN.match(rest)
    return bool(found and (found.group("text") or rest.endswith(":")) and len(found.group("title").split()) <= 12)


def _read_heading(lines: Sequence[Line], one: Numbered, run_in: bool, right: float, end: int) -> ItemHeading:
    line = lines[one.at]
    if MOVERS_ONLY.fullmatch(one.rest):
        return make_heading(one.number, "", one.at, one.at, len(line.text) - len(one.rest))
    if one.rest and find_movers(one.rest).seconder and not _decides(one.rest):
        above = one.at - 1
        while above > max(one.at - 6, 0) and not lines[above].bold:
            above -= 1
        if lines[above].bold:
            return make_heading(one.number, lines[above].text, above, above + 1)
    if CLOSING.match(one.rest) and one.at + 1 < end and lines[one.at + 1].bold:
        below = _read_heading(lines, replace(one, at=one.at + 1, rest=lines[one.at + 1].text), True, right, end)
        return replace(below, first=one.at)
    start = len(line.text) - len(one.rest) if one.rest else len(line.text)
    told = _find_told(one.rest, run_in, line)
    if told:
        text = told.group("text")
        below_line = one.at if text else one.at + 1
        return make_heading(
            one.number, told.group("title"), one.at, below_line, start + told.start("text") if text else 0
        )
    last = find_title_end(lines, one.at + (0 if one.rest else 1), end, right)
    title = " ".join([one.rest, *(lines[n].text for n in range(one.at + 1, last + 1))]).strip()
    for n in range(one.at, last + 1):
        told = DECIDED_AFTER.match(lines[n].text)
        if told:
            said = told.group("text") or told.group("said")
            return make_heading(one.number, title.split(said[:20])[0], one.at, n, lines[n].text.find(said))
    if _decides(title):
        return make_heading(one.number, "", one.at, one.at, start)
    sentence = None if line.bold else _first_sentence(lines, one, end, right)
    if sentence:
        return make_heading(one.number, sentence, one.at, one.at, start)
    return make_heading(one.number, title, one.at, last + 1)


def _first_sentence(lines: Sequence[Line], one: Numbered, end: int, right: float) -> str | None:
    """Return the first sentence of a numbered paragraph, which stands for its title; None for a line that heads one."""
    text = one.rest
    for above, line in pairwise(lines[one.at : end]):
        if leaves_room(above, line, right) or line.bold or abs(line.size - above.size) > 0.8 or line.page != above.page:
            break
        text = f"{text} {line.text}"
    sentences = list(find_sentences(text))
    whole = len(sentences) > 1 and len(sentences[0].text.split()) >= LEAST_SENTENCE
    return sentences[0].text if whole else None


def _find_told(rest: str, run_in: bool, line: Line) -> re.Match[str] | None:
    """Return the title and the text that stand on one line ("Planning – the following had been received:"), if so."""
    told = TOLD_AFTER.match(rest) or APOLOGIES.match(rest) or (None if line.bold else CAPITALS_FIRST.match(rest))
    if told:
        return told
    colon = RUN_IN_COLON.match(rest)
    if not rest or not (run_in or (colon and colon.group("text") and not line.bold)):
        return None if line.bold else SHORT_FIRST.match(rest)
    short = colon and len(colon.group("title").split()) <= 14 and not re.search(r"\.\s", colon.group("title"))
    return colon if short else RUN_IN.match(rest)


def _decides(title: str) -> bool:
    """Return whether the words beside a number are a whole decision: "1955 Minutes of … were approved and signed"."""
    words = Sentence(text=title, start=0, end=len(title))
    return (
        len(title.split()) >= LEAST_DECISION
        and PAST.search(title) is not None
        and find_prose_decision(words, False, ()) == 0
    )


def find_title_end(lines: Sequence[Line], at: int, end: int, right: float) -> int:
    """Return the last line of the heading that begins at ``at``: up to its "(Item 4)", or while it runs on in bold."""
    for n in range(at, min(at + MOST_TITLE_LINES, end)):
        if ITEM_REFERENCE.search(lines[n].text):
            return n
        if lines[n].text == "Minutes:":
            break  # a site's page: what follows may repeat the heading with its reference
    last = at
    while last + 1 < end and last + 1 - at < MOST_TITLE_LINES:
        line, following = lines[last], lines[last + 1]
        same = following.bold == line.bold and abs(following.size - line.size) < 0.8 and following.page == line.page
        runs_on = not leaves_room(line, following, right, TITLE_ROOM_POINTS if line.bold else ROOM_POINTS)
        short = following.top - line.top < 1.6 * (line.bottom - line.top) + 4
        if (
            not (same and runs_on and short)
            or LABEL.match(following.text)
            or line.text.endswith((":", "."))
            or following.text.endswith(":")
        ):
            break
        if not line.bold and not following.text[:1].islower() and not line.text.isupper():
            break
        last += 1
    return min(last, max(end - 1, at))
