"""What did the meeting decide? Resolutions in the paragraphs of a minute, with their clauses, verbs, movers and votes.

A decision is found by the words of procedure, never by a house's own phrases: a keyword in capitals ("RESOLVED that"),
"it was agreed", "the Council resolved", what was approved or deferred, or a motion that was carried. A motion that was
lost decides nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from corpus.records import Resolution, record
from ingest.minutes.announced import find_announced, find_told
from ingest.minutes.clauses import WEB_END, find_clauses, first_in_line, print_clause, split_inline
from ingest.minutes.decided_verbs import read_verbs
from ingest.minutes.movers import Movers, find_movers
from ingest.minutes.procedure import (
    CAPITALS,
    CARRIED,
    HEADED,
    IN_FAVOUR,
    LISTED_VERB,
    LISTS_BODY,
    MOTION_LOST,
)
from ingest.minutes.prose_decisions import find_prose_decision
from ingest.minutes.votes import find_vote
from ingest.papers.paragraphs import Paragraph, Sentence, find_sentences

SHORT_MINUTE = 900  # characters: where a formal paper announces nothing, its prose decides only in a minute this short
MOVERS_ALONE = re.compile(
    r"^(?:Prop|Proposed|Moved)\b[^;]{4,60}$"
)  # after what was decided: "Prop. JN, 2nd AH, all agreed."
SAME_ENDING = 40  # characters
NEAR = 2  # paragraphs
FEWEST_WORDS = 4
MOST_ROW = 90  # characters of a row in a list that bears no labels
VERDICT = re.compile(r"^no\s+(?:objections?|comments?)\.?$", re.I)
HEADS_THAT = re.compile(r"(?:Resolved|Agreed|Decision|Recommended)")  # on a line of its own, and below it "That …"
BARE = re.compile(
    r"(?:IT\s+WAS\s+|It\s+was\s+)?(?:AGREED|RESOLVED|CARRIED)(?:\s+UNANIMOUSLY)?\.?\s*$"
)  # what was proposed
SAID_PROPOSED = re.compile(r"\b(?:[Pp]roposed|PROPOSED|[Mm]oved|MOVED)\b")
THIS_AGREED = re.compile(r"(?:This|That)\s+was\s+(?:\w+ly\s+)?(?:agreed|approved|accepted)\.?")
SUGGESTED = re.compile(r"(?:It\s+was|[^.;]{3,60}?\b(?:had\s+)?)\s*(?:suggested|proposed|recommended)\b")
RECEIVED_ONLY = re.compile(
    r"(?:The\s+)?[A-Z][\w’' -]{3,60}?\s+received\s+(?:the|a)\b(?![^.;]*\band\s+[a-z]+ed\b)[^.;]*\.?$"
)
SIGNED_AFTER = re.compile(r"(?:The\s+[Mm]inutes|They|These)\s+were\s+(?:then\s+|duly\s+)*signed(?:\s+by\b[^.;]*)?\.?$")
VOTED = re.compile(
    r"\bthe\s+(?:motion|vote|proposal)\s+was\s+(?:\w+ly\s+)?(?:approved|agreed|carried|passed)\b[^.;]{0,20}\.?$"
)
_MOVED_AFTER = re.compile(
    r"(?<=[.;])\s*\(?(?:Proposed|Prop|Moved)\b[^.]*(?:\.[^.]*){0,3}?\b(?:seconded|2nd|sec|second)\b.*$|"
    r"(?<=[.;])\s*(?:All\s+in\s+favou?r|Carried|Agreed\s+unanimously|All\s+agreed)\.?$",
    re.S,
)
AMENDMENT = re.compile(
    r"\b(?:proposed|moved|seconded)\b[^.;]{0,60}?\ban?\s+(?:\w+\s+)?amendment\b|\bamendment\s+(?:was|be)\s+carried\b",
    re.I,
)


@record
class Decided:
    """A resolution as found: the place of its first and last paragraph in the minute."""

    resolution: Resolution
    first: int
    last: int


def is_formal(paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether a paper marks its decisions by keywords in capitals: there prose is discussion, not decision."""
    return (
        sum(
            1
            for paragraph in paragraphs
            if re.match(r"(?:\W*\d*\W*)(?:It\s+was\s+)?(?:RESOLVED|AGREED|DECIDED|RESOLUTION)\b", paragraph.text)
        )
        >= 2
    )


def find_decisions(
    paragraphs: Sequence[Paragraph], *, formal: bool, name: Callable[[str], str] = str
) -> tuple[Decided, ...]:
    """Return what the meeting decided in one minute, in reading order; empty where it only records discussion.

    ``formal`` as of `is_formal` for the whole paper. ``name`` turns initials ("CR") into the name they stand for.
    """
    announced = any(find_announced(paragraph) is not None for paragraph in paragraphs)
    long = sum(len(paragraph.text) for paragraph in paragraphs) > SHORT_MINUTE
    formal = formal and (announced or long)
    found: list[Decided] = []
    at = 0
    while at < len(paragraphs):
        moved = found and found[-1].last == at - 1 and MOVERS_ALONE.match(paragraphs[at].words) is not None
        said = CARRIED.match(paragraphs[at].words)
        voted = moved or (said and (found or re.match(r"carried|passed|motion", paragraphs[at].words, re.I)))
        decided = [] if voted else list(_read_paragraph(paragraphs, at, formal))
        if (
            decided
            and found
            and decided[0].first == found[-1].last + 1
            and find_announced(paragraphs[decided[0].first]) is not None
        ):
            mood = IN_FAVOUR.search(found[-1].resolution.text) or VOTED.search(found[-1].resolution.text)
            found = found[:-1] if mood else found  # the mood or the vote, then the motion
        if decided and found and _says_again(decided[0], found[-1]):
            found = found[:-1]  # what was proposed, and then "Decision: That …"
        if found or len(decided) > 1:
            decided = [one for one in decided if not SIGNED_AFTER.match(one.resolution.text)]
        found += decided
        at = max([one.last for one in decided] + [at]) + 1
    if announced:  # "The Committee received the report", and then what it resolved about it
        found = [one for one in found if not RECEIVED_ONLY.match(one.resolution.text)]
    return tuple(
        _with_movers(one, before, paragraphs, name) for one, before in zip(found, [None, *found], strict=False)
    )


def _says_again(one: Decided, before: Decided) -> bool:
    """Return whether a decision that a keyword announces says again what stands just before it as proposed."""
    if one.first - before.last > NEAR or not (HEADED.match(one.resolution.text) or CAPITALS.match(one.resolution.text)):
        return one.resolution.text[-SAME_ENDING:] == before.resolution.text[-SAME_ENDING:]
    words, earlier = (set(re.findall(r"[^\W\d_]{3,}", text)) for text in (one.resolution.text, before.resolution.text))
    words -= {"Resolved", "RESOLVED", "Agreed", "AGREED", "Decision", "That"}
    return len(words) >= FEWEST_WORDS and words <= earlier


def _read_paragraph(paragraphs: Sequence[Paragraph], at: int, formal: bool) -> Iterator[Decided]:
    paragraph = paragraphs[at]
    anchor = find_announced(paragraph)
    sentences = list(find_sentences(paragraph.text, paragraph.body))
    prose = [s for s in sentences if anchor is None or s.end <= anchor]
    decided = False
    for n, sentence in enumerate(prose):
        following = [*prose[n + 1 : n + 3], *_next_sentences(paragraphs, at)][:2]
        voted = n > 0 and decided and (CARRIED.match(sentence.text) or MOVERS_ALONE.match(sentence.text))
        start = None if voted else find_prose_decision(sentence, formal, following)
        decided = start is not None
        if start is not None:
            if VERDICT.match(sentence.text):
                start = paragraph.body - sentence.start  # the verdict on what the paragraph is about
            suggested = n > 0 and THIS_AGREED.fullmatch(sentence.text) and SUGGESTED.match(prose[n - 1].text)
            whole_end = anchor is None and sentence is sentences[-1]
            begin = prose[n - 1].start if suggested else sentence.start + start
            yield _build(paragraphs, at, begin, None if whole_end else sentence.end)
    lists = LISTS_BODY.search(paragraph.text)
    below = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    if anchor is None and below and HEADS_THAT.fullmatch(paragraph.words) and below.words.startswith("That "):
        anchor = paragraph.body
    if anchor is None and lists and below and below.label and LISTED_VERB.match(below.words):
        anchor = lists.start("body")
    bare = anchor is not None and BARE.match(paragraph.text, anchor)
    if bare and prose and not decided:
        anchor = next((s.start for s in reversed(prose) if SAID_PROPOSED.search(s.text)), anchor)
    if anchor is not None and not (decided and (bare or CARRIED.match(paragraph.text[anchor:]))):
        yield _build(paragraphs, at, anchor, find_told(paragraph.text, anchor))


def _next_sentences(paragraphs: Sequence[Paragraph], at: int) -> list[Sentence]:
    if at + 1 >= len(paragraphs) or paragraphs[at + 1].label:
        return []
    return list(find_sentences(paragraphs[at + 1].text, paragraphs[at + 1].body))[:2]


def _build(paragraphs: Sequence[Paragraph], at: int, start: int, end: int | None) -> Decided:
    """Return the resolution that begins at ``start`` of a paragraph, with the clauses listed after it."""
    paragraph = paragraphs[at]
    numbered = re.match(r"\d{1,2}(?:\.\d{1,3})+\.?\s+", paragraph.text[start:end])  # "3.1 The minutes were approved"
    start += numbered.end() if numbered else 0
    head = _MOVED_AFTER.sub("", WEB_END.sub("", paragraph.text[start:end])).strip()
    last, clauses = (at, ()) if end is not None else find_clauses(paragraphs, at, head)
    opened = first_in_line(head) if end is None and not clauses else None
    if opened:
        last, clauses = find_clauses(paragraphs, at, *opened)
        head, clauses = (opened[0], clauses) if len(clauses) > 1 else (head, ())
    if not clauses and end is None:
        last = _goes_on(paragraphs, at, head)
        if last > at:
            head = WEB_END.sub("", " ".join([head, *(p.text for p in paragraphs[at + 1 : last + 1])])).strip()
    lead = head
    if not clauses:
        lead, clauses = split_inline(head)
    if clauses:
        clauses = (*clauses[:-1], replace(clauses[-1], text=_MOVED_AFTER.sub("", clauses[-1].text).strip()))
    text = head if lead != head else " ".join([head, *(f"{print_clause(clause)} {clause.text}" for clause in clauses)])
    verbs = read_verbs(lead, [clause.text for clause in clauses if "." not in clause.label])
    resolution = Resolution(
        text=text,
        lead=lead if clauses else None,
        clauses=clauses,
        verbs=verbs,
        source=paragraph.source(start, start + len(head) if end is None else end),
    )
    return Decided(resolution=resolution, first=at, last=last)


def _goes_on(paragraphs: Sequence[Paragraph], at: int, head: str) -> int:
    """Return the last paragraph of a decision whose words, cut by a list's end or a page, go on in the next one.

    A head that ends in a colon goes on in the rows below it, though they bear no labels.
    """
    if at + 1 < len(paragraphs) and re.fullmatch(
        r"[\w ]*(?:RESOLVED|AGREED|DECISION|RESOLUTION|Resolved|Agreed|Decision|Resolution)[\s:–—-]*(?:that|"
        r"That|to)?:?",
        head,
    ):
        following = paragraphs[at + 1]
        return at + 1 if following.label is None else at
    rows = takewhile(_is_row, paragraphs[at + 1 :] if head.endswith(":") else ())
    return at + sum(1 for _ in rows)


def _is_row(paragraph: Paragraph) -> bool:
    return paragraph.label is None and len(paragraph.text) < MOST_ROW and not paragraph.text.endswith((".", ":", "?"))


def _is_of_another(text: str) -> bool:
    """Return whether a paragraph tells of an amendment or of a motion that was lost: not who moved what was decided."""
    return AMENDMENT.search(text) is not None or MOTION_LOST.search(text) is not None


def _with_movers(
    one: Decided, before: Decided | None, paragraphs: Sequence[Paragraph], name: Callable[[str], str]
) -> Decided:
    """Return the decision with who moved it and how it was voted: in its own words, after it, or before it."""
    start = 0 if before is None else before.last + 1 if before.last < one.first else one.first
    start = max([start, *(at + 1 for at in range(start, one.first) if _is_of_another(paragraphs[at].text))])
    movers = find_movers(one.resolution.text)
    after = [p.text for p in paragraphs[one.last + 1 : one.last + 3] if len(p.text) < 90]
    rest = paragraphs[one.first].text[paragraphs[one.first].text.find(one.resolution.text[-30:]) + 30 :]
    own = paragraphs[one.first].text
    spoken_before = list(find_sentences(own[: max(own.find((one.resolution.lead or one.resolution.text)[:40]), 0)]))
    before_it = spoken_before[-1].text if spoken_before else ""
    for text in [rest, before_it, *after]:
        movers = movers if movers.proposer else find_movers(text)
    earlier = [find_movers(p.text) for p in paragraphs[start : one.first]]
    moved = next((found for found in reversed(earlier) if found.proposer and found.seconder), Movers())
    movers = movers if movers.proposer else moved
    spoken = " \n".join(p.text for p in paragraphs[start : one.last + 3])
    return replace(
        one,
        resolution=replace(
            one.resolution,
            proposer=name(movers.proposer) if movers.proposer else None,
            seconder=name(movers.seconder) if movers.seconder else None,
            vote=find_vote(spoken),
        ),
    )
