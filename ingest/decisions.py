"""What did the meeting decide? Resolutions in the paragraphs of a minute, with their clauses, verbs, movers and votes.

A decision is found by the words of procedure, never by a house's own phrases: a keyword in capitals ("RESOLVED that"),
"it was agreed", "the Council resolved", what was approved or deferred, or a motion that was carried. A motion that was
lost decides nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from corpus.records import Clause, Resolution, Vote, record
from ingest.movers import Movers, find_movers, find_vote
from ingest.paragraphs import Paragraph, Sentence, find_sentences
from ingest.verbs import find_verbs

KEYWORD = (
    r"(?:RESOLVED|RESOLUTION|AGREED|DECIDED|DECISION|NOTED|APPROVED|RECOMMENDED|ADOPTED|ENDORSED|ORDERED|DEFERRED|"
    r"RECEIVED|ACCEPTED|CONFIRMED|DETERMINED|CARRIED|GRANTED|REFUSED)"
)
CAPITALS = re.compile(
    rf"(?:(?:IT\s+WAS|It\s+was|it\s+was)\s+(?:\w+ly\s+)?)?(?<![A-Z’'\-])(?:UNANIMOUSLY\s+)?{KEYWORD}(?![A-Z’'\-])"
)
HEADED = re.compile(
    r"^(?:(?:Council|Committee|Board|Cabinet|Panel)\s+)?(?:Resolved|Agreed|Resolution|Decision|Decided|Recommendation|Recommended)"
    r"(?:\s+(?:unanimously|that|to)\b|\s*[:–-])",
)
BODY = (
    r"(?:(?:the\s+|this\s+|all\s+(?:the\s+)?|all\s+present\s*)?(?:(?:[A-Z][\w’'-]+\s+)*|full\s+|parish\s+|town\s+|community\s+)"
    r"(?:Council|Committee|Board|Panel|Partnership|Cabinet|Forum|Meeting|Members|Councillors|Trustees|Governors|Directors|"
    r"Commission|Authority|Executive|Assembly|Group|Commissioners)|council|committee|board|panel|members|councillors|meeting|All)"
)
ADVERB = r"(?:(?:\w+ly|all|also|then|therefore|further|again|duly|both|by\s+a\s+majority)\s+)*"
IT_WAS = re.compile(rf"\bit\s+(?:was|is|has\s+been|had\s+been)\s+(?:\w+ly\s+|also\s+|then\s+|therefore\s+|further\s+|again\s+)*(?P<verb>resolved|agreed|decided|RESOLVED|AGREED|DECIDED)\b", re.I)
BODY_DID = re.compile(
    rf"(?:^|[.,;:]\s+|\b(?:and|discussion|consideration|so|that)\s+){BODY}\s+(?:present\s+)?(?:have\s+|has\s+|had\s+)?{ADVERB}"
    r"(?P<verb>resolved|agreed|decided|approved|adopted|noted|accepted|endorsed|ratified|received(?=\s+(?:and\b|the\s+(?:report|minutes|accounts|update|presentation)))|voted)\b"
    r"(?!\s+(?:that\s+(?:there|this\s+was|these\s+were|it\s+was)\b|with\b))",
)
IN_FAVOUR = re.compile(rf"\b{BODY}\s+(?:were|was)\s+{ADVERB}in\s+(?:favour|agreement)\b|\bunanimous(?:ly)?\s+in\s+favour\b", re.I)
PASSED = re.compile(
    r"\b(?P<be>was|were|is|are|has\s+been|have\s+been|had\s+been|be)\s+(?:\w+ly\s+|also\s+|then\s+|all\s+|both\s+|checked\s+for\s+[\w ,]{3,30}?,\s*)*"
    r"(?P<verb>approved|agreed|accepted|adopted|confirmed|ratified|resolved|carried|passed|deferred|noted|co-opted|"
    r"elected|appointed|re-?elected|re-?appointed|endorsed|granted)\b(?!\s+(?:out|on|throughout|away|over|forward|to))",
    re.I,
)
MINUTES_PASSED = re.compile(
    r"\b(?:minutes|notes|record)\b.{0,200}?\b(?:approved|agreed|accepted|adopted|confirmed|signed|(?:taken|accepted)\s+as\s+(?:a\s+)?(?:true|correct|read)|"
    r"(?:true|correct|accurate)\s+(?:and\s+accurate\s+)?(?:record|copy))\b",
    re.I,
)
TERSE = re.compile(
    r"^(?:(?:all|unanimously)\s+)?(?:agreed|approved|adopted|noted|carried|accepted|confirmed|deferred)\b"
    r"(?:\s*(?:&|and|,)\s*signed\b.*|\s+(?:as\b.*|unanimously|subject\b.*|to\b.*|that\b.*|by\b.*)?)?\.?$",
    re.I,
)
ENDING = re.compile(r"(?:[–—-]\s*|,\s+)(?P<verb>approved|agreed|no objections?|resolved\s+to\b.*|noted|carried)(?:\s+subject\b.*)?\.?$")
NO_OBJECTION = re.compile(r"(?:^|[–—:.-]\s*|\s)NO\s+(?:OBJECTIONS?|COMMENTS?)\.?$|[–—-]\s*no\s+objections?\.?$|^no\s+objections?\b", re.M)
RE_ELECTED = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\b[^,;.]{2,60}\b(?:re-?)?(?:appointed|elected)\b[^,;]{0,60}\.?$", re.I)
NOT_OURS = re.compile(
    r"\b(?:which|who|that|once|if|when|until|as|where|being|not\s+yet|to\s+be|will\s+be|would\s+be|should\s+be|previously|already|recently)\s+"
    r"(?:\w+\s+){0,2}$|\b(?:will|would|could|may|can|must|shall|might|to)\s+$"
)
BY_OTHERS = re.compile(r"^\s*(?:and\s+\w+\s+)?by\s+(?!the\s+(?:Council|Committee|Board|Panel|Members|Chair|meeting|Parish)\b|all\b|members\b|councillors\b|a\s|email\b|majority\b)", re.I)
THE_THING = re.compile(r"^(?:the|this|these|that|all|both|a|an|cheques|payments?|accounts|apologies|councillors?|cllrs?|mr|mrs|ms|miss|dr|item|it)\b", re.I)
SPOKEN = re.compile(r"\b(?:said|reported|stated|explained|advised|asked|suggested|informed|told|noted that|thanked|hoped|believed|requested|queried|wondered|confirmed that)\b", re.I)
LOST = re.compile(r"\b(?:motion|amendment|proposal|vote|it)?\s*(?:was|were|is)?\s*(?:lost|defeated|rejected|not\s+carried|fell|withdrawn)\b", re.I)
CARRIED = re.compile(
    r"^(?:(?:the\s+)?(?:motion|amendment|resolution|proposal|vote)\s+(?:was\s+)?)?(?:duly\s+|unanimously\s+)?(?:agreed|carried|passed|approved|adopted)\b(?:\s+unanimously|\s+\d+.*|\s+by\b.*|\s+with\b.*)?\.?$"
    r"|^all\s+(?:in\s+favou?r|agreed)\b",
    re.I,
)
WEB_END = re.compile(r"\s*(?:\.{2,3}|…)?\s*view the full (?:minutes|item) text for item\b.*$", re.I | re.S)
LEAD_IN = re.compile(r"(?:[:;,–—-]|\b(?:that|to|the|and|of|with|any|as follows))\s*$", re.I)
SHORT_MINUTE = 900  # characters: where a formal paper announces nothing, its prose decides only in a minute this short
MOTION = re.compile(r"^(?:[A-Z]\.\s?[A-Z]\w+,\s+[A-Z]\.\s?[A-Z]\w+\s*[:;]\s*)?(?:THAT|That)\s+(?:we|the|this|staff|council|Council|it|a|an|in|by-law|By-[Ll]aw)\b")
APOLOGIES_ACCEPTED = re.compile(r"^apologies\b.{0,120}\b(?:accepted|approved|noted)\b", re.I)
ASKED = re.compile(r"\b(?:was|were)\s+(?:asked|requested|instructed)\b|\bpropos|\bresolved\b|\bshould\b|\bto\s+be\b|\bapproved\b|\bagreed\b|\bthat\b", re.I)
FRAME = re.compile(
    r"(?<!\bthe )(?<!\ban )(?<!\bthis )\b(?:resolved|resolves|resolve|agreed|decided|proposed|moved|in\s+agreement|in\s+favour)\b(?:\s+(?:unanimously|by\s+[\w ]{3,40}?(?=\s+(?:that|to)\b)|at\s+the\s+meeting|in\s+principle))?\s*[,:;–—-]*\s*"
    r"(?:not\s*)?(?:that|to)?\b"
    r"|\b(?:is|are|be)\s+(?:asked|recommended|invited|requested)\s+(?:that|to)\b",
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
    return sum(1 for paragraph in paragraphs if re.match(r"(?:\W*\d*\W*)(?:It\s+was\s+)?(?:RESOLVED|AGREED|DECIDED|RESOLUTION)\b", paragraph.text)) >= 2


def find_decisions(paragraphs: Sequence[Paragraph], *, formal: bool, name: Callable[[str], str] = str) -> tuple[Decided, ...]:
    """Return what the meeting decided in one minute, in reading order; empty where it only records discussion.

    ``formal`` as of `is_formal` for the whole paper. ``name`` turns initials ("CR") into the name they stand for.
    """
    announced = any(_anchor(paragraph) is not None for paragraph in paragraphs)
    long = sum(len(paragraph.text) for paragraph in paragraphs) > SHORT_MINUTE
    formal = formal and (announced or long)
    found: list[Decided] = []
    at = 0
    while at < len(paragraphs):
        voted = CARRIED.match(paragraphs[at].words) and (found or re.match(r"carried|passed|motion", paragraphs[at].words, re.I))
        decided = [] if voted else list(_read_paragraph(paragraphs, at, formal))
        found += decided
        at = max([one.last for one in decided] + [at]) + 1
    return tuple(_with_movers(one, before, paragraphs, name) for one, before in zip(found, [None, *found], strict=False))


def _read_paragraph(paragraphs: Sequence[Paragraph], at: int, formal: bool) -> Iterator[Decided]:
    paragraph = paragraphs[at]
    anchor = _anchor(paragraph)
    sentences = list(find_sentences(paragraph.text, paragraph.body))
    prose = [s for s in sentences if anchor is None or s.end <= anchor]
    for n, sentence in enumerate(prose):
        following = [*prose[n + 1 : n + 3], *_next_sentences(paragraphs, at)][:2]
        start = _prose_start(sentence, formal, following)
        if start is not None:
            whole_end = anchor is None and sentence is sentences[-1]
            yield _build(paragraphs, at, sentence.start + start, None if whole_end else sentence.end)
    if anchor is not None:
        yield _build(paragraphs, at, anchor, None)


def _anchor(paragraph: Paragraph) -> int | None:
    """Return where a decision announced by a keyword begins in the paragraph; None where none is."""
    found = CAPITALS.search(paragraph.text, paragraph.body)
    while found:
        before = paragraph.text[paragraph.body : found.start()]
        after = paragraph.text[found.end() :]
        begins = not before.strip() or re.search(r"(?:[.;:!?”’)\]]|[–—-])\s*$", before) is not None
        if (begins or re.match(r"\s*[:–-]?\s*(?:that|to|unanimously)\b", after, re.I)) and not _is_title(paragraph.words):
            opening = before[_sentence_start(before) :]
            led = not begins and len(opening.split()) <= 8
            return paragraph.body + (_sentence_start(before) if led else found.start() - paragraph.body)
        found = CAPITALS.search(paragraph.text, found.end())
    headed = HEADED.match(paragraph.words)
    return paragraph.body if headed else None


def _is_title(words: str) -> bool:
    """Return whether capitals are those of a heading, not of a keyword alone ("RESOLVED:")."""
    return words.isupper() and len(words.split()) > 1


def _sentence_start(before: str) -> int:
    ends = [m.end() for m in re.finditer(r"[.;:!?]\s+", before)]
    return ends[-1] if ends else 0


def _next_sentences(paragraphs: Sequence[Paragraph], at: int) -> list[Sentence]:
    if at + 1 >= len(paragraphs) or paragraphs[at + 1].label:
        return []
    return list(find_sentences(paragraphs[at + 1].text, paragraphs[at + 1].body))[:2]


def _prose_start(sentence: Sentence, formal: bool, following: Sequence[Sentence]) -> int | None:
    """Return where in a sentence of prose its decision begins; None where it decides nothing."""
    text = sentence.text
    movers = find_movers(text)
    carried = bool(following) and CARRIED.match(following[0].text) is not None
    if LOST.search(text):
        return None
    if movers.proposer and movers.motion is not None:
        if re.search(r"\b(?:agreed|carried|passed|approved)\b", text[movers.end :], re.I):
            return 0
        if carried or (not formal and movers.seconder and movers.motion):
            return movers.motion_start
        return None
    if re.match(r"^this\s+(?:item|report|matter)\s+(?:was|be)\s+(?:deferred|withdrawn|adjourned)\b", text, re.I):
        return 0
    if formal:
        return 0 if re.search(r"\bthe\s+meeting\s+(?:be|was)\s+adjourned\s+(?:until|to)\b", text, re.I) else None
    return _decides(text, following)


def _decides(text: str, following: Sequence[Sentence]) -> int | None:
    stood = IT_WAS.search(text)
    if stood and not re.search(r"\b(?:asked|whether|said|reported|stated|explained)\s+(?:that\s+|if\s+)?$", text[: stood.start()], re.I):
        return _start_of_clause(text, stood.start())
    if _is_backed(text, following) or APOLOGIES_ACCEPTED.match(text):
        return 0
    for pattern in (BODY_DID, IN_FAVOUR):
        found = pattern.search(text)
        if found and not SPOKEN.search(text[: found.start()]):
            return 0
    minutes = MINUTES_PASSED.search(text)
    if minutes and not SPOKEN.search(text[: minutes.start()]) and not re.match(r"^(?:to|the\s+(?:chair|clerk))\b.{0,30}\bminutes\b", text[:40], re.I):
        done = re.search(r"\b(?:was|were|been|agreed|approved)\b", text, re.I) and not re.search(r"\b(?:to|will|would|should)\s+be\b", text)
        if done:
            return 0
    for passed in PASSED.finditer(text):
        before = text[: passed.start()]
        verb = passed.group("verb").lower()
        if NOT_OURS.search(before) or SPOKEN.search(before) or BY_OTHERS.match(text[passed.end() :]):
            continue
        if verb in {"elected", "appointed", "granted", "noted", "confirmed"} and re.search(r"\bhas|have|had\b", passed.group("be")):
            continue
        chosen = re.fullmatch(r"(?:re-?)?(?:elected|appointed)|co-opted", verb)
        if chosen and not (RE_ELECTED.match(text) or re.search(r"\b(?:unanimously|duly)\b", passed.group(), re.I)):
            continue
        if THE_THING.match(text) or before.count(" ") < 14:
            return 0
    if MOTION.match(text):
        return 0
    if (TERSE.match(text) and not re.match(r"carried\b", text, re.I)) or RE_ELECTED.match(text):
        return 0
    ended = ENDING.search(text)
    if ended and not re.search(r"[–-]\s*Approved", text):
        return 0
    return 0 if NO_OBJECTION.search(text) else None


def _is_backed(text: str, following: Sequence[Sentence]) -> bool:
    """Return whether the line "Proposed by …, seconded by …" that follows a sentence, or the next, belongs to it."""
    if not ASKED.search(text) or re.match(r"^(?:there|no\b|prop)", text, re.I):
        return False
    for n, sentence in enumerate(following):
        if n and ASKED.search(following[0].text):
            return False
        if find_movers(sentence.text).seconder is not None and len(sentence.text) < 70:
            return True
    return False


def _start_of_clause(text: str, at: int) -> int:
    """Return where the clause that decides begins: an account before it ("A was heard and it was …") is left out."""
    before = text[:at]
    joined = re.search(r"(?:,\s+|\s+)(?:and|but|so)\s+((?:after|following)\s+[\w ]{3,40}?,?\s+)?$", before)
    if joined and len(before[: joined.start()].split()) > 5 and not PASSED.search(before):
        return joined.start(1) if joined.group(1) else at
    return 0


def _build(paragraphs: Sequence[Paragraph], at: int, start: int, end: int | None) -> Decided:
    """Return the resolution that begins at ``start`` of a paragraph, with the clauses listed after it."""
    paragraph = paragraphs[at]
    head = WEB_END.sub("", paragraph.text[start:end]).strip()
    last, clauses = (at, ()) if end is not None else find_clauses(paragraphs, at, head)
    if not clauses and end is None:
        last = _goes_on(paragraphs, at, head)
        if last > at:
            head = WEB_END.sub("", " ".join([head, *(p.text for p in paragraphs[at + 1 : last + 1])])).strip()
    lead = head
    if not clauses:
        lead, clauses = split_inline(head)
    text = head if lead != head else " ".join([head, *(f"{_printed(clause)} {clause.text}" for clause in clauses)])
    verbs = read_verbs(lead, [clause.text for clause in clauses if "." not in clause.label])
    resolution = Resolution(
        text=text,
        lead=lead if clauses else None,
        clauses=clauses,
        verbs=verbs,
        source=paragraph.source(start, start + len(head) if end is None else end),
    )
    return Decided(resolution=resolution, first=at, last=last)


def split_inline(text: str) -> tuple[str, tuple[Clause, ...]]:
    """Return the part before clauses that run on in one line ("… that:(a) the report be noted; and (b) …"), and those.

    Without at least "(a)" and "(b)", or "(1)" and "(2)", the whole is the first part.
    """
    for labels in ("abcdefghij", "123456789", ("i", "ii", "iii", "iv", "v", "vi")):
        marks: list[tuple[str, int, int]] = []
        for label in labels:
            found = re.compile(rf"(?:(?<=[\s:;,.])|(?<=\band)|^)\(?{label}\)\s*").search(text, marks[-1][2] if marks else 0)
            if not found:
                break
            marks.append((label, found.start(), found.end()))
        if len(marks) > 1:
            ends = [start for _, start, _ in marks[1:]] + [len(text)]
            parts = [(label, text[begin:end].strip()) for (label, _, begin), end in zip(marks, ends, strict=True)]
            return text[: marks[0][1]].strip(), tuple(Clause(label=label, text=re.sub(r"[;,]?\s*and$", ";", words)) for label, words in parts)
    return text, ()


def _printed(clause: Clause) -> str:
    label = clause.label.rsplit(".", 1)[-1]
    return label if label == "•" else f"{label}." if label.isdigit() else f"{label})"


def _goes_on(paragraphs: Sequence[Paragraph], at: int, head: str) -> int:
    """Return the last paragraph of a decision whose words, cut by a list's end or a page, go on in the next one."""
    if at + 1 < len(paragraphs) and re.fullmatch(r"[\w ]*(?:RESOLVED|AGREED|DECISION|RESOLUTION|Resolved|Agreed|Decision|Resolution)[\s:–—-]*(?:that|That|to)?:?", head):
        following = paragraphs[at + 1]
        return at + 1 if following.label is None else at
    return at


def find_clauses(paragraphs: Sequence[Paragraph], at: int, head: str) -> tuple[int, tuple[Clause, ...]]:
    """Return the clauses listed after the paragraph ``at``, and the place of the last paragraph among them.

    A list opens with "a", "i", "1" or a bullet. Source: lettered, numbered and nested bulleted resolutions of minutes.
    """
    clauses: list[Clause] = []
    stack: list[str] = []  # labels of the list and the lists within it, outermost first
    last = at
    own = paragraphs[at].label
    for place in range(at + 1, len(paragraphs)):
        paragraph = paragraphs[place]
        label = paragraph.label
        if label is None:
            if clauses and _continues(paragraphs[last], paragraph):
                clauses[-1] = replace(clauses[-1], text=f"{clauses[-1].text} {_words(paragraph)}".strip())
                last = place
                continue
            break
        if not _fits(stack, label, own=own, opened=bool(LEAD_IN.search(head)), first=not clauses):
            break
        if CAPITALS.match(paragraph.words):
            break
        stack = _step(stack, label)
        clauses.append(
            Clause(label=".".join([*stack[:-1], label]), text=_words(paragraph), source=paragraph.source(paragraph.body))
        )
        last = place
        if WEB_END.search(paragraph.text):
            break
    return last, tuple(clauses)


def _words(paragraph: Paragraph) -> str:
    return WEB_END.sub("", paragraph.words).strip()


def _continues(last: Paragraph, paragraph: Paragraph) -> bool:
    if CAPITALS.match(paragraph.text) or CARRIED.match(paragraph.text) or re.match(r"^(?:moved|seconded|proposed|prop)\b", paragraph.text, re.I):
        return False
    hanging = abs(paragraph.lines[0].x0 - last.lines[-1].x0) < 4 and len(last.lines) > 1
    return not re.search(r"[.!?;]$", last.text) and (paragraph.text[:1].islower() or hanging)


def _fits(stack: Sequence[str], label: str, *, own: str | None, opened: bool, first: bool) -> bool:
    """Return whether a label can come next in a list: the next of its kind, or the first of a list within it."""
    if first:
        opens = label.lower() in {"a", "i", "1", "•"}
        return opens and (opened or label == "•" or label.lower() in {"a", "i"} or own != label)
    return label == "•" or label.lower() in {"a", "i", "1"} or any(_follows(one, label) for one in stack)


def _follows(before: str, label: str) -> bool:
    if before == label == "•":
        return True
    if before.isdigit() and label.isdigit():
        return int(label) == int(before) + 1
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
    if before in roman and label in roman and roman.index(label) == roman.index(before) + 1:
        return True
    return len(before) == len(label) == 1 and ord(label) == ord(before) + 1


def _step(stack: Sequence[str], label: str) -> list[str]:
    for depth in range(len(stack) - 1, -1, -1):
        if _follows(stack[depth], label):
            return [*stack[:depth], label]
    return [*stack, label]


def read_verbs(head: str, clauses: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what a resolution decides, from its words as printed and the texts of its clauses."""
    movers = find_movers(head)
    text = _MOVED_END.sub("", head[movers.motion_start :]) if movers.proposer and movers.motion_start else head
    keyword = re.match(rf"^(?:it\s+was\s+)?(?:unanimously\s+)?(?P<word>{KEYWORD})\b", text, re.I)
    parts = _decided_parts(text)
    verbs = [verb for n, part in enumerate(parts) for verb in find_verbs(part, clauses if n == len(parts) - 1 else ())]
    if keyword and keyword.group("word").lower() not in _ONLY_FRAMES:
        verbs = [*find_verbs(keyword.group("word").capitalize()), *verbs]
    if not verbs and re.search(r"\bagreed\b", text, re.I):
        verbs = ["agree"]
    if not verbs:
        verbs = [verb for word in re.findall(r"[A-Za-z-]+ed\b", text)[-1:] for verb in find_verbs(word.capitalize())]
    recorded = re.search(r"\b(?:correct|accurate)(?:ly)?\s+record", text)
    kept = (verb for verb in verbs if not (recorded and verb == "record") and verb not in {"resolve", "propose", "second"})
    return tuple(dict.fromkeys(kept))


_MOVED_END = re.compile(r",?\s+and\s+(?:this|it|the\s+motion)\s+was\s+(?:\w+ly\s+)?(?:passed|agreed|carried|approved)(?:\s+\w+)?\.?$")
_ONLY_FRAMES = frozenset("resolved resolution agreed decided decision ordered determined carried".split())


def _decided_parts(text: str) -> list[str]:
    """Return the words that decide: those before a frame ("… was approved and it was agreed that"), and after it."""
    ended = re.search(r"\s[–—-]\s*((?:approved|agreed|noted|refused)\b.*)", text)
    frames = [found for found in FRAME.finditer(text) if not _NO_FRAME.match(text, found.start())]
    if not frames:
        return [ended.group(1).capitalize() if ended else text]
    first = frames[0]
    again = len(frames) > 1 and frames[1].start() - first.end() < 60
    rest = text[frames[1 if again else 0].end() :]
    before = text[: first.start()]
    objects = re.match(r"^\s*(?:this|the|a|an|it)\b", rest) and re.match(r"(?:agreed|decided)\b", first.group()) and not IT_WAS.search(text)
    if objects or PASSED.search(text) and not rest.strip(" .:;,"):
        return [text]
    return [_BEFORE_FRAME.sub("", before), rest] if PASSED.search(before) else [rest]


_NO_FRAME = re.compile(r"(?:agreed|decided)\s+(?:as|by|with|and|on)\b(?!\s+[\w ]{3,40}\s+(?:that|to)\b)", re.I)  # "agreed as a true record"
_BEFORE_FRAME = re.compile(r",?\s*(?:and|so)?\s*\bit\s+(?:was|is)\s+(?:\w+ly\s+)?$", re.I)


def _with_movers(one: Decided, before: Decided | None, paragraphs: Sequence[Paragraph], name: Callable[[str], str]) -> Decided:
    """Return the decision with who moved it and how it was voted: in its own words, after it, or in the motion before."""
    start = 0 if before is None else before.last + 1 if before.last < one.first else one.first
    movers = find_movers(one.resolution.text)
    after = [p.text for p in paragraphs[one.last + 1 : one.last + 3] if len(p.text) < 90]
    rest = paragraphs[one.first].text[paragraphs[one.first].text.find(one.resolution.text[-30:]) + 30 :]
    for text in [rest, *after]:
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


__all__ = ["Decided", "Vote", "find_clauses", "find_decisions", "is_formal", "read_verbs"]
