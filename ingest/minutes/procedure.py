"""Which sentences of minutes decide? The words of procedure, and the rules that tell a decision from a discussion.

They are the words of procedure in general use ("it was resolved", "the Council noted", "carried"), not one house's.
"""

import re
from collections.abc import Sequence

from ingest.minutes.movers import find_movers
from ingest.papers.paragraphs import Sentence

KEYWORD = (
    r"(?:RESOLVED|RESOLUTION|AGREED|DECIDED|DECISION|NOTED|APPROVED|RECOMMENDED|ADOPTED|ENDORSED|ORDERED|DEFERRED|"
    r"RECEIVED|ACCEPTED|CONFIRMED|DETERMINED|CARRIED|GRANTED|REFUSED)"
)
CAPITALS = re.compile(
    rf"(?:(?:IT\s+WAS|It\s+was|it\s+was)\s+(?:\w+ly\s+)?)?(?<![A-Z’'\-])(?:UNANIMOUSLY\s+)?{KEYWORD}(?![A-Z’'\-])"
)
HEADED = re.compile(
    r"^(?:And\s+|(?:Council|Committee|Board|Cabinet|Panel)\s+)?(?:Resolved|Agreed|Resolution|Decision|Decided|"
    r"Recommendation|Recommended)"
    r"(?:\s+(?:unanimously|[Tt]hat|[Tt]o)\b|(?:\s*\([^()]{3,90}\))?\s*[:–-])",  # "Resolved (proposed …): to accept"
)
SHORTEST_MOTION = 3  # words: "the motion that" has its words elsewhere
BODY = (
    r"(?:(?:the\s+|this\s+|all\s+(?:the\s+)?|all\s+present\s*)?(?:(?:[A-Z][\w’'-]+\s+)*|full\s+|parish\s+|"
    r"town\s+|community\s+)"
    r"(?:Council|Committee|Board|Panel|Partnership|Cabinet|Forum|Meeting|Members|Councillors|Trustees|"
    r"Governors|Directors|"
    r"Commission|Authority|Executive|Assembly|Group|Commissioners)|(?:[Tt]he\s+)?(?:council|committee|board|panel|members|"
    r"councillors|meeting|partnership|group|partners|trustees|cabinet|forum)|Councillor[’']s|Partners|All)"
)
SAYS_BODY = re.compile(rf"(?:^(?:[\d.]+\s+)?|[.;]\s+){BODY}\s+$")  # "The Board NOTED the report"
LISTS_BODY = re.compile(
    rf"(?:^(?:[\d.]+\s+)?|[.;]\s+)(?P<body>{BODY}\s*[:–-])$"
)  # "The Board:", and below it "• noted the position; and"
LISTED_VERB = re.compile(
    r"^(?:noted|approved|agreed|endorsed|received|ratified|accepted|adopted|supported|resolved)\b", re.I
)
ADVERB = r"(?:(?:\w+ly|all|also|then|therefore|further|again|duly|both|by\s+a\s+majority)\s+)*"
IT_WAS = re.compile(
    r"\bit\s+(?:was|is)\s+(?:(?:proposed|moved)\b[^.;]{3,120}?\band\s+)?(?:\w+ly\s+|also\s+|then\s+|therefore\s+|further\s+|"
    r"again\s+)*(?P<verb>resolved|agreed|decided|RESOLVED|AGREED|DECIDED)\b",
    re.I,
)
BODY_DID = re.compile(
    rf"(?:^|[.,;:]\s+|\b(?:and|discussion|consideration|so|that)\s+){BODY}\s+(?:present\s+)?(?:have\s+|has\s+|"
    rf"had\s+)?{ADVERB}(?:(?:reviewed|considered|discussed|received|scrutinised|examined)\s+[^.;:]{{3,60}}?,?\s+and\s+)?"
    r"(?P<verb>resolved|agreed|decided|approved|adopted|noted|accepted|endorsed|ratified|"
    r"received(?=\s+(?:and\b|the\s+(?:report|minutes|accounts|update|presentation)))|voted|"
    r"recommended(?=\s+(?:refusal|approval)\b)|(?:supported|objected\s+to)(?=\s+(?:the|this)\s+(?:planning\s+)?application\b))\b"
    r"(?<!noted(?=\s+that))(?!\s+(?:at|in)\s+(?:the|its|a)\s+(?:previous|last|earlier)\b)(?!\s+(?:that\s+(?:there|this\s+was|these\s+were|it\s+was)\b|with\b))",
)
BODY_AGREED = re.compile(
    rf"^(?:The|All)\s+{BODY}\s+(?:present\s+)?{ADVERB}(?:agreed|resolved|decided)\s+(?:to|that)\b"
)  # also where other decisions are announced by a keyword
IN_FAVOUR = re.compile(
    rf"\b{BODY}\s+(?:present\s+)?(?:were|was)\s+{ADVERB}(?:in\s+(?:favour|agreement)|(?:happy|content|minded)\s+(?:with|to))\b|"
    r"\bunanimous(?:ly)?\s+in\s+favour\b",
    re.I,
)
PASSED = re.compile(
    r"\b(?P<be>was|were|is|are|has\s+been|have\s+been|had\s+been|be)\s+(?:\w+ly\s+|also\s+|then\s+|all\s+|"
    r"both\s+|checked\s+for\s+[\w ,]{3,30}?,\s*|(?:circulated|presented|reviewed|scrutinised|considered|discussed|read|"
    r"checked|tabled)(?:,|\s+and)\s+(?:all\s+)?)*"
    r"(?P<verb>approved|agreed|accepted|adopted|confirmed|ratified|resolved|carried|passed|deferred|noted|co-opted|"
    r"elected|appointed|re-?elected|re-?appointed|endorsed|granted|authorised)\b(?!\s+(?:out|on|throughout|away|over|forward|to)\b)",
    re.I,
)
MINUTES_PASSED = re.compile(
    r"\b(?:minutes|notes|record)\b.{0,200}?\b(?:approved|agreed|accepted|adopted|confirmed|signed|(?:taken|"
    r"accepted)\s+as\s+(?:a\s+)?(?:true|correct|read)|"
    r"(?:true|correct|accurate)\s+(?:and\s+accurate\s+)?(?:record|copy))\b",
    re.I,
)
TERSE = re.compile(
    r"^(?:(?:all|unanimously)\s+)?(?:agreed|approved|adopted|noted|carried|accepted|confirmed|deferred)\b"
    r"(?:\s*(?:&|and|,)\s*signed\b.*|\s+(?:as\b.*|unanimously|subject\b.*|to\b.*|that\b.*|by\b.*)?)?\.?$",
    re.I,
)
AGREED_WE = re.compile(r"^Agreed\b(?:\s+(?!by\b|with\b)[\w’'-]+){0,6}?\s+(?:we|that|to)\s")
RECEIVED = re.compile(  # the formal act; "a letter was received from …" is none
    r"^The\s(?:[\w’'-]+\s+){0,8}?(?:reports?|accounts?|statements?|reconciliations?|balances|minutes|budget|"
    r"presentation|update)\s+(?:was|were)\s+(?:duly\s+|formally\s+)?received(?:\s+and\s+[a-z]+ed)?\.?$"
)
ENDING = re.compile(
    r"(?:[–—-]\s*|,\s+)(?P<verb>approved|agreed|no objections?|resolved\s+to\b.*|noted|carried)(?:\s+subject\b.*)?\.?$"
)
NO_OBJECTION = re.compile(
    r"\b(?:had|raised|have|has|submit|offer)\s+no\s+objections?\b|(?:^|[–—:.-]\s*|\s)NO\s+(?:OBJECTIONS?|"
    r"COMMENTS?)\.?$|[–—-]\s*no\s+objections?\.?$|^[Nn]o\s+objections?\b",
    re.M,
)
RE_ELECTED = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\b[^,;.]{2,60}\b(?:re-?)?(?:appointed|elected)\b[^,;(]{0,60}"
    r"(?:\([^()]{3,60}\))?\.?$",
    re.I,
)
NO_OTHERS = re.compile(  # nominations
    r"^(?:As\s+)?[Tt]here\s+(?:were|being|was)\s+no\s+(?:other|further)\b[^,;.]{5,60},\s+"
)
MOVED_ALONE = (
    re.compile(  # under what was moved: "Proposed by Cllr Hale seconded by Cllr Noor and unanimously approved."
        r"^Proposed\b[^.;]{5,120}\bseconded\b[^.;]{3,60}?(?:,|\band)\s+(?:\w+ly\s+)?"
        r"(?:approved|agreed|carried|accepted|resolved)\b"
    )
)
MOVED_AFTER = re.compile(  # "Jan Noor – proposed by Cllr Hale seconded by Cllr Penn and unanimously appointed."
    r"^[A-Z][^.;]{3,60}?\s+[–—-]\s+proposed\s+by\b[^.;]{3,120}\band\s+(?:\w+ly\s+)?"
    r"(?:appointed|elected|approved|agreed|co-opted)\.?$"
)
DEFERRED = re.compile(
    r"^(?:this|it)\s+(?:(?:item|report|matter)\s+)?(?:was|be)\s+(?:deferred|withdrawn|adjourned)\b", re.I
)
SHORT_PASSIVE = re.compile(  # "Final draft approved for publication", "Minor updates approved regarding checks"
    r"^(?:[^:.;]{3,60}:\s+)?(?!.*\b(?:was|were|is|are|be|been|had|has|have|who|which|that|not)\b)[A-Z][^,;.:]{2,60}?\s"
    r"(?P<head>[a-z]+)\s+(?:approved|agreed|accepted|adopted|ratified|deferred)"
    r"(?:\s+(?:for|regarding|unanimously|as|subject|and\s+signed|until)\b[^.;–—]*)?\.?$"
)
PEOPLE = frozenset(
    "council committee board panel group forum partnership members councillors officers residents parents partners he "
    "she they "
    "owner owners clerk chair chairman trustees governors cabinet meeting company contractor police landlord police "
    "also all".split()
)
NOT_OURS = re.compile(
    r"\b(?:which|who|that|once|if|when|until|as|where|being|not\s+yet|to\s+be|will\s+be|would\s+be|should\s+be|"
    r"previously|already|recently)\s+"
    r"(?:\w+\s+){0,2}$|\b(?:will|would|could|may|can|must|shall|might|to)\s+$"
)
BY_OTHERS = re.compile(
    r"^\s*(?:and\s+\w+\s+)?by\s+(?!the\s+(?:Council|Committee|Board|Panel|Members|Chair|meeting|Parish)\b|"
    r"all\b|members\b|councillors\b|a\s|email\b|majority\b|\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|show)\b)",
    re.I,
)
THE_THING = re.compile(
    r"^(?:the|this|these|that|all|both|a|an|cheques|payments?|accounts|apologies|councillors?|cllrs?|mr|mrs|ms|"
    r"miss|dr|item|it)\b",
    re.I,
)
SPOKEN = re.compile(
    r"\b(?:said|reported|stated|explained|advised|asked|suggested|informed|told|noted that|thanked|hoped|"
    r"believed|requested|queried|wondered|confirmed that)\b",
    re.I,
)
LOST = re.compile(
    r"\b(?:motion|amendment|proposal|vote|it)?\s*(?:was|were|is)?\s*(?:lost|defeated|rejected|not\s+carried|"
    r"fell|withdrawn)\b",
    re.I,
)
CARRIED = re.compile(
    r"^(?:(?:the\s+)?(?:(?:substantive\s+)?motion|amendment|resolution|proposal|vote|recommendations?)\s+(?:(?:was|were)\s+)?)?(?:duly\s+|"
    r"unanimously\s+)?(?:agreed|carried|passed|approved|adopted)\b(?:\s+unanimously|\s*:?\s+\d+.*|\s+by\b.*|"
    r"\s+with\b.*)?\.?$"
    r"|^all\s+(?:in\s+favou?r|agreed)\b",
    re.I,
)
OBJECTS = re.compile(
    rf"^{BODY}\s+(?:strongly\s+)?(?:object|support)s?\b(?!\s+that\b)", re.I
)  # to a planning application
AGREED_IT_BE = re.compile(  # what is to be done, in papers whose keyword stands in capitals; a view agreed on is none
    r"\bit\s+was\s+(?:\w+ly\s+|also\s+|further\s+|therefore\s+)?agreed\s+that\b(?:[^.;]{3,120}?\b(?:would|will)\s+(?!need\b|have\b)|"
    r"[^.;]{3,120}?\b(?:should\s+)?be\s+(?:added|included|invited|circulated|presented|brought|appointed|arranged|sent|provided|"
    r"shared|deferred|amended|updated|reported|submitted|established|set\s+up|kept|published))",
    re.I,
)
MOTION_LOST = re.compile(
    r"\b(?:motion|amendment|vote|proposal)\b.{0,30}\b(?:lost|failed|defeated|fell|rejected)\b", re.I
)
MOTION = re.compile(
    r"^(?:[A-Z]\.\s?[A-Z][\w’'-]+,\s+[A-Z]\.\s?[A-Z][\w’'-]+\s*[:;]\s*)?(?P<motion>(?:THAT|That)\s+(?:we|the|this|staff|council|"
    r"Council|it|a|an|in|by-law|By-[Ll]aw)\b)"
)
APOLOGIES_ACCEPTED = re.compile(r"^(?:there\s+were\s+)?apologies\b.{0,120}\b(?:accepted|approved|noted)\b", re.I)
ASKED = re.compile(
    r"\b(?:was|were)\s+(?:asked|requested|instructed)\b|\bpropos|\bresolved\b|\bshould\b|\bto\s+be\b|"
    r"\bapproved\b|\bagreed\b|\bthat\b",
    re.I,
)


def find_prose_decision(sentence: Sentence, formal: bool, following: Sequence[Sentence]) -> int | None:
    """Return where in a sentence of prose its decision begins; None where it decides nothing."""
    text = sentence.text
    movers = find_movers(text)
    carried = bool(following) and CARRIED.match(following[0].text) is not None
    if LOST.search(text) or any(MOTION_LOST.search(sentence.text) for sentence in following[:1]):
        return None
    if movers.proposer and movers.motion is not None:
        if following and (NO_OTHERS.match(following[0].text) or RE_ELECTED.match(following[0].text)):
            return None  # nominated, and then elected
        told = text.startswith(movers.proposer) and len(movers.motion.split()) > SHORTEST_MOTION
        if re.search(r"\b(?:agreed|carried|passed|approved|resolved)\b", text[movers.end :], re.I) or (
            told and movers.seconder and (carried or not formal)
        ):
            return 0
        if carried or (not formal and movers.seconder and movers.motion):
            return movers.motion_start
        return None
    if DEFERRED.match(text):
        return 0
    if formal:
        adjourned = re.search(r"\bthe\s+meeting\s+(?:be|was)\s+adjourned\s+(?:until|to)\b", text, re.I)
        done = AGREED_IT_BE.search(text)
        if done and not re.search(r"\b(?:asked|said|reported|explained|previously|had)\b", text[: done.start()]):
            return _start_of_clause(text, done.start())
        return 0 if adjourned or BODY_AGREED.match(text) else None
    return _decides(text, following)


def _decides(text: str, following: Sequence[Sentence]) -> int | None:
    stood = IT_WAS.search(text)
    if stood and not re.search(
        r"\b(?:asked|whether|said|reported|stated|explained)\s+(?:that\s+|if\s+)?$", text[: stood.start()], re.I
    ):
        return _start_of_clause(text, stood.start())
    if _is_backed(text, following) or APOLOGIES_ACCEPTED.match(text):
        return 0
    for pattern in (BODY_DID, IN_FAVOUR):
        found = pattern.search(text)
        pointed_out = found and re.match(
            r"that\b.*\bhad\s", found.group(), re.I
        )  # "it was noted that the Council had …"
        if found and not pointed_out and not SPOKEN.search(text[: found.start()]):
            joined = re.match(r"(?:and|so|;)\s+", found.group())
            return _start_of_clause(text, found.start() + joined.end()) if joined else 0
    if _passes_minutes(text, following) or _passes(text):
        return 0
    motion = MOTION.match(text)
    if motion:
        return motion.start("motion")
    if AGREED_WE.match(text) or RECEIVED.match(text):
        return 0
    alone = NO_OTHERS.match(text)
    if alone and RE_ELECTED.match(text[alone.end() :]):
        return alone.end()
    if MOVED_ALONE.match(text) or MOVED_AFTER.match(text):
        return 0
    short = SHORT_PASSIVE.match(text)
    if short and short.group("head") not in PEOPLE:
        return 0
    if (TERSE.match(text) and not re.match(r"carried\b", text, re.I)) or RE_ELECTED.match(text):
        return 0
    ended = ENDING.search(text)
    if ended and not re.search(r"[–-]\s*Approved", text):
        return 0
    return 0 if NO_OBJECTION.search(text) or OBJECTS.match(text) else None


def _passes_minutes(text: str, following: Sequence[Sentence]) -> bool:
    """Return whether a sentence says that the minutes of a meeting were agreed, not that they are to be."""
    minutes = MINUTES_PASSED.search(text)
    if (
        minutes
        and not SPOKEN.search(text[: minutes.start()])
        and not re.match(r"^(?:to|the\s+(?:chair|clerk))\b.{0,30}\bminutes\b", text[:40], re.I)
    ):
        done = re.search(r"\b(?:was|were|been|agreed|approved)\b", text, re.I) and not re.search(
            r"\b(?:to|will|would|should)\s+be\b", text
        )
        moved = following and re.search(r"\btaken\s+as\s+read\.?$", text) and find_movers(following[0].text).proposer
        return bool(done and not moved)
    return False


def _passes(text: str) -> bool:
    """Return whether a sentence says, near its beginning, that something of this meeting's was agreed."""
    for passed in PASSED.finditer(text):
        before = text[: passed.start()]
        verb = passed.group("verb").lower()
        if (
            verb in {"noted", "confirmed"}
            and re.search(r"\bit\s+$", before, re.I)
            and re.match(r"\s+that\b", text[passed.end() :])
        ):
            continue  # what somebody pointed out
        if re.search(r"\bha(?:s|ve)\s+been\b", passed.group("be"), re.I):
            continue  # what others decided: "it has been agreed to extend the limit", "the grant has been approved"
        if NOT_OURS.search(before) or SPOKEN.search(before) or BY_OTHERS.match(text[passed.end() :]):
            continue
        if verb in {"elected", "appointed", "granted", "noted", "confirmed"} and re.search(
            r"\bhas|have|had\b", passed.group("be")
        ):
            continue
        chosen = re.fullmatch(r"(?:re-?)?(?:elected|appointed)|co-opted", verb)
        if chosen and not (RE_ELECTED.match(text) or re.search(r"\b(?:unanimously|duly)\b", passed.group(), re.I)):
            continue
        if THE_THING.match(text) or before.count(" ") < 14:
            return True
    return False


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
    joined = re.search(r"(?:;\s+|(?:,\s+|\s+)(?:and|but|so)\s+)((?:after|following)\s+[\w ]{3,40}?,?\s+)?$", before)
    if joined and len(before[: joined.start()].split()) > 5 and not PASSED.search(before):
        return joined.start(1) if joined.group(1) else at
    return 0
