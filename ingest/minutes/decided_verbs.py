"""What does a decision decide, from its words as printed: "RESOLVED that …", "It was agreed to …", "… was approved"?"""

import re
from collections.abc import Sequence

from ingest.minutes.movers import find_movers
from ingest.minutes.procedure import BODY_DID, CAPITALS, IT_WAS, KEYWORD, PASSED, SAYS_BODY, SHORT_PASSIVE
from ingest.minutes.verb_forms import base_form, plain_verb
from ingest.minutes.verbs import find_verbs

FRAME = re.compile(
    r"(?<!\bthe )(?<!\ban )(?<!\bthis )(?<!\bbe )(?<![’']s )\b(?:resolved|resolves|resolve|agreed|decided|"
    r"proposed|suggested|moved|determined(?=\s+(?:that|to)\b)|voted(?=\s+(?:\d|(?:unanimously\s+)?to\b))|"
    r"in\s+agreement|in\s+favour)\b(?:\s+(?:unanimously|by\s+[\w ’']{3,40}?(?=\s+(?:that|to)\b)|\d+\s*[-–]\s*\d+|"
    r"at\s+the\s+meeting|in\s+principle))?\s*[,:;–—-]*\s*"
    r"(?:not\s*)?(?:that|to)?\b"
    r"|\b(?:is|are)\s+recommended\s+(?:that|to)\b|\b(?:is|are|be)\s+(?:asked|invited|requested)\s+(?:that|to)\b",
    re.I,
)
_MOVED_END = re.compile(
    r",?\s+all\s+(?:councillors|members|present)?\s*agreed\.?$|"
    r",?\s+and\s+(?:this|it|the\s+motion)\s+was\s+(?:\w+ly\s+)?(?:passed|agreed|carried|approved)(?:\s+\w+)?\.?$"
)
_TOLD_FIRST = re.compile(  # what was done with a paper before it was agreed is no part of the decision
    r"\b(?:was|were|been)\s+(?:read|circulated|presented|submitted|reviewed|considered|discussed|checked|tabled)\b[^.;]{0,60}\b"
    r"(?:approved|agreed|accepted|adopted|confirmed|noted|signed|ratified)\b"
)
_AGREED_AFTER = re.compile(  # "Cllr Hale PROPOSED that … There were no other nominations. IT WAS AGREED."
    r"\.?\s+(?:There\s+were\s+no\s+other\s+nominations\.\s+)?(?:IT\s+WAS\s+(?:AGREED|RESOLVED)|Unanimously\s+agreed|This\s+was\s+(?:\w+ly\s+)?agreed)\.?$"
)
_MOVED_WITHIN = re.compile(
    r"\b((?:[Rr]esolved|RESOLVED|[Aa]greed|AGREED))\s*\([^()]*(?:propos|second|unanim)[^()]*\)\s*:?"
)
_CHOSEN_BY = {
    "acceptance": "accept",
    "approval": "approve",
    "adoption": "adopt",
    "refusal": "refuse",
    "be chair": "elect",
}
_CHOSEN = re.compile(r"\b(?:be\s+chair|acceptance|approval|adoption|refusal)\b", re.I)
_SIGNED = re.compile(  # of minutes: "agreed and signed", "are approved and the Chairman duly signed them"
    r"^(?=.*\b[Mm]inutes\b)(?=.*\b(?:agreed|approved|accepted|adopted|confirmed)\b).*\bsigned\b", re.S
)
_RECORDED = re.compile(r"\b(?:correct|accurate|true)(?:ly)?\s+record")
_MOTION_VERBS = frozenset("resolve propose suggest second".split())
_TOLD_BEFORE = frozenset("read circulate present submit review consider discuss check table".split())
_ONLY_FRAMES = frozenset("resolved resolution agreed decided decision ordered determined carried".split())
_IN_FAVOUR_OF = re.compile(r"\bin\s+favour\s+of\s+(?P<verb>[a-z]{3,}ing)\b")
_NOTED_AND = re.compile(r"\b(?:noted|approved|accepted|endorsed|received|adopted)\s+and\s+$")
_NO_FRAME = re.compile(
    r"(?:agreed|decided)\s+(?:as|by|with|and|on)\b(?!\s+[\w ’']{3,40}\s+(?:that|to)\b)", re.I
)  # "agreed as a true record"
_AS_SET_OUT = re.compile(  # "Progress as set out in the agenda was noted"
    r"\s+as\s+(?:set\s+out|detailed|listed|outlined|described|shown)\s+(?:in|on|at)\s+[^,.;]{3,40}?(?=\s+(?:was|were|be)\b)"
)
_SHOUTED = re.compile(r"(?<=[a-z,] )[A-Z]{4,}(?= (?:[a-z]|\d))")  # "Members NOTED the report"
_SUBJECT_TO = re.compile(
    r",?\s+subject\s+to\s+(?:the\s+)?[^.;]{3,120}?\s(?:being|having)\s+[a-z]+ed\b"
)  # what is to be put right first
_BEFORE_FRAME = re.compile(r",?\s*(?:and|so)?\s*\bit\s+(?:was|is)\s+(?:\w+ly\s+)?$", re.I)


def read_verbs(head: str, clauses: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what a resolution decides, from its words as printed and the texts of its clauses."""
    head = _AS_SET_OUT.sub("", _SUBJECT_TO.sub("", head))
    head = _AGREED_AFTER.sub(".", _MOVED_WITHIN.sub(r"\1 ", head))
    movers = find_movers(head)
    text = _MOVED_END.sub("", head[movers.motion_start :]) if movers.proposer and movers.motion_start else head
    short = SHORT_PASSIVE.match(text)
    verbs = list(find_verbs(short.group("verb").capitalize())) if short else _read_words(text, clauses)
    chosen = None if verbs else _CHOSEN.search(head)
    verbs = [_CHOSEN_BY[chosen.group().lower()]] if chosen else verbs
    if _SIGNED.search(text):
        verbs.append("sign")
    passed_over = set(_MOTION_VERBS)
    passed_over |= _TOLD_BEFORE if _TOLD_FIRST.search(text) else set()
    passed_over |= {"record", "check"} if _RECORDED.search(text) else set()
    return tuple(dict.fromkeys(verb for verb in verbs if verb not in passed_over))


def _read_words(text: str, clauses: Sequence[str]) -> list[str]:
    """Return the verbs of the words that decide; where those give none, that of the keyword or the last participle."""
    keyword = re.match(rf"^(?:it\s+was\s+)?(?:unanimously\s+)?(?P<word>{KEYWORD})\b", text, re.I)
    said = SAYS_BODY.search(text[: text.find(word.group())]) if (word := CAPITALS.search(text)) else None
    text = text[: word.start()] + word.group().lower() + text[word.end() :] if word and said else text
    parts = _decided_parts(_SHOUTED.sub(_quietly, text))
    verbs = [verb for n, part in enumerate(parts) for verb in find_verbs(part, clauses if n == len(parts) - 1 else ())]
    if keyword and keyword.group("word").lower() not in _ONLY_FRAMES:
        verbs = [*find_verbs(keyword.group("word").capitalize()), *verbs]
    if not verbs and re.search(r"\bagreed\b", text, re.I):
        return ["agree"]
    participles = re.findall(r"[A-Za-z-]+ed\b", text)[-1:]
    return verbs or [verb for word in participles for verb in find_verbs(word.capitalize())]


def _quietly(shouted: re.Match[str]) -> str:
    """Return a verb printed in capitals within a sentence as any other verb is printed; other words as they are."""
    word = shouted.group().lower()
    return word if plain_verb(word) or base_form(word) else shouted.group()


def _decided_parts(text: str) -> list[str]:
    """Return the words that decide: those before a frame ("… was approved and it was agreed that"), and after it."""
    favour = _IN_FAVOUR_OF.search(text)
    if favour:
        return [f"to {base_form(favour.group('verb')) or favour.group('verb')}"]
    ended = re.search(r"\s[–—-]\s*((?:approved|agreed|noted|refused)\b.*)", text)
    frames = [found for found in FRAME.finditer(text) if not _NO_FRAME.match(text, found.start())]
    if not frames or _NOTED_AND.search(text[: frames[0].start()]):
        return [ended.group(1).capitalize() if ended else text]
    first = frames[0]
    between = text[first.end() : frames[1].start()] if len(frames) > 1 else "."
    again = len(between) < 60 and "." not in between
    rest = text[frames[1 if again else 0].end() :]
    before = text[: first.start()]
    objects = (
        re.match(r"^\s*(?:this|the|a|an|it)\b", rest)
        and re.match(r"(?:agreed|decided)\b(?!.*\bthat$)", first.group().strip())
        and not IT_WAS.search(text)
    )
    if objects or (PASSED.search(text) and not IT_WAS.search(text) and not rest.strip(" .:;,")):
        return [text]
    told = [between] if again and BODY_DID.search(between) else []  # "Resolved: the Panel noted it and agreed to …"
    return [_BEFORE_FRAME.sub("", before), rest] if PASSED.search(before) else [*told, rest]
