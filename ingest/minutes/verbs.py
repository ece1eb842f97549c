"""Which verbs does a decision decide? Their base forms ("note", "agree"), in order and without repeats.

The words of a decision are taken clause by clause. A clause decides by its first verb: an infinitive or imperative
("to endorse", "Note"), the verb after its subject ("the Panel note"), or what follows a modal or "be" ("should
report", "be approved"); verbs joined to it by "and" count too. Verbs of side clauses ("who …", "if …") do not.
"""

import re
from collections.abc import Sequence

from ingest.minutes.verb_forms import NOUNS_TOO, VERBS, base_form, is_adverb, plain_verb, read_participle

MODALS = frozenset("should would will shall may can could must might".split())
COPULAS = frozenset("is are was were be been being".split())
ADVERBS = frozenset(
    "not also more therefore thus hereby duly now then again further formally so hence fully both still thereby "
    "jointly only otherwise".split()
)
SIDE_WORDS = frozenset(
    "that which who whom whose when where if unless until once while whether because since as provided following "
    "although though whereby so".split()
)
SUBJECTS = frozenset(
    "members councillors officers council committee partnership panel board meeting group clerk chair chairman cabinet "
    "partners forum trustees governors directors all they we it everyone present trust executive authority".split()
)
NOT_AFTER_VERBS = frozenset(
    "of is was are were be been has had have would should will shall may from by at in within between".split()
)
PREPOSITIONS = frozenset("from by at in within between".split())
DETERMINERS = frozenset(
    "the a an this that these those its their his her our any no each every some such of for on in to by with f"
    "rom".split()
)
RELATIVES = frozenset(
    "that which who whom whose when where if unless until once whether because although though".split()
)
OWNERS = SUBJECTS | frozenset(
    "leader officer director manager secretary treasurer mayor convener executive officers".split()
)
TITLES = frozenset("Cllr Cllrs Councillor Mr Mrs Ms Miss Dr".split())
OBJECT_STARTS = frozenset("the a an this these those that their its his her all any back".split())
TOKEN = re.compile(r"[A-Za-z][A-Za-z’'-]*|[,;:.()&]")
ADVERBIAL = re.compile(  # "in terms of section 50A(4) of the Act, to exclude the press"
    r"^\s*(?:in\s+(?:terms|relation|respect|light|accordance|line)|with\s+(?:regard|reference|respect)|further\s+to|following)\b"
    r"[^;]{3,120}?,\s+(?=to\s+[a-z]+\b)"
)
CLAUSE_BREAK = re.compile(
    r"[;•]|,\s+that\s+(?=all\b|the\b)|,?\s+(?:and|but)\s+(?:that|it was (?:\w+ )?(?:agreed|resolved|"
    r"decided) that)\s|(?<=[.!?])\s+(?=[A-Z])"
    r"|(?<=[a-z]\.)(?=[A-Z][a-z])"
    r"|\s+and\s+(?=(?:the|this|it|a|any)\s+(?:\w+\s+){0,3}(?:was|were|is|are|be|should|will|would)\b)",
    re.I,
)


def find_verbs(text: str, clauses: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what a decision decides: ``text`` is its words without "RESOLVED that", up to its ``clauses``.

    Clauses are asked only where the text before them decides nothing itself: what stands in a list after "the Clerk
    should respond that:" is what is responded.
    """
    found = _find_all(text)
    open_end = re.search(r"\bto\s*[:–—-]?$", text.strip())
    if clauses and (not found or open_end):
        found = [verb for clause in clauses for verb in _find_all(clause)]
    return tuple(dict.fromkeys(found))


def _find_all(text: str) -> list[str]:
    """Return the verbs of every clause; after an infinitive or imperative, "and that …" is its object."""
    parts = CLAUSE_BREAK.split(text)
    breaks = CLAUSE_BREAK.findall(text)
    found: list[str] = []
    commanded = False
    for part, before in zip(parts, ["", *breaks], strict=False):
        if commanded and re.search(r"\bthat\b", before):
            continue
        verbs = find_clause_verbs(part)
        if verbs and not found:
            first = next(
                (word for word in TOKEN.findall(part) if word[0].isalpha() and word.lower() not in {"to", *ADVERBS}), ""
            )
            commanded = plain_verb(first) == verbs[0]
        found += verbs
    return found


def find_clause_verbs(clause: str) -> list[str]:
    """Return the verbs that one clause decides, in order."""
    tokens = TOKEN.findall(re.sub(r"\b(?:in principle|go ahead and)\b", "", ADVERBIAL.sub("", clause)))
    while tokens and (
        not tokens[0][0].isalpha() or tokens[0].lower() in {"that", "to", "and", "or", *ADVERBS} or is_adverb(tokens[0])
    ):
        inside = tokens[0] == "(" and ")" in tokens
        tokens = tokens[tokens.index(")") + 1 :] if inside else tokens[1:]
    if not tokens:
        return []
    first = plain_verb(tokens[0]) or _past_verb(tokens)
    if first and not _is_noun_here(tokens, 0):
        return [verb for _, verb in _with_joined(tokens, 0, first, passive=tokens[0].endswith("ed"))]
    return _after_subject(tokens) or _after_auxiliaries(tokens) or _after_plural(tokens) or _after_to(tokens)


def _after_subject(tokens: Sequence[str]) -> list[str]:
    """Return the verb that follows a clause's subject without an auxiliary: "the Panel note", "Councillors agreed"."""
    for at in range(1, len(tokens)):
        word = tokens[at]
        if word.lower() in MODALS | COPULAS and tokens[at - 1] != ")":
            return []
        past = word.endswith("ed")
        verb = base_form(word) if past else plain_verb(word)
        if not verb or word[0].isupper() or _is_noun_here(tokens, at):
            continue
        head = _head_before(tokens, at)
        inflected = past or (word.endswith("s") and word not in VERBS)
        fits = head is not None and (
            head.lower() in OWNERS
            or (head[0].isupper() and (not inflected or head.isupper() or not TITLES.isdisjoint(tokens[:at])))
        )
        if (
            fits
            and verb == "agree"
            and past
            and tokens[at + 1 : at + 2] == ["to"]
            and plain_verb(tokens[min(at + 2, len(tokens) - 1)])
        ):
            return [later for _, later in _with_joined(tokens, at + 2, str(plain_verb(tokens[at + 2])), passive=False)]
        if fits:
            return [joined for _, joined in _with_joined(tokens, at, verb, passive=False)]
    return []


def _after_plural(tokens: Sequence[str]) -> list[str]:
    """Return the verb that follows a plural of things: "that meetings continue as they are"."""
    for at in range(1, len(tokens)):
        word, before = tokens[at], tokens[at - 1]
        known = word in VERBS and word not in NOUNS_TOO and not _is_noun_here(tokens, at)
        if known and before.islower() and before.endswith("s") and before not in VERBS:
            return [word]
    return []


def _after_to(tokens: Sequence[str]) -> list[str]:
    """Return the verb of who is to do something: "that HR to contact the school"."""
    at = next((n for n, word in enumerate(tokens[:-1]) if n and word == "to"), None)
    verb = plain_verb(tokens[at + 1]) if at and tokens[at - 1][0].isupper() else None
    return [joined for _, joined in _with_joined(tokens, at + 1, verb, passive=False)] if at and verb else []


def _after_auxiliaries(tokens: Sequence[str]) -> list[str]:
    """Return the verbs after each modal or "be" of the main clause: "should report", "be duly elected"."""
    found: dict[int, str] = {}
    side = False
    for at, token in enumerate(tokens):
        word = token.lower()
        if word in {",", ";"}:
            side = False
        elif word in SIDE_WORDS | {"having"} and at and tokens[at - 1].lower() not in DETERMINERS:
            side = True
        elif not side and word in MODALS | COPULAS and not (found and tokens[at - 1].lower() == "to"):
            after, passive = _after_auxiliary(tokens, at)
            if after < len(tokens):
                verb = read_participle(tokens[after]) if passive else _bare_verb(tokens, at, after)
                if verb:
                    found.update(dict(_with_joined(tokens, after, verb, passive=passive)))
    return [verb for _, verb in sorted(found.items())]


def _bare_verb(tokens: Sequence[str], at: int, after: int) -> str | None:
    """Return the verb at ``after``; behind "should" or "will" any word in small letters is one: "would source"."""
    word = tokens[after]
    bound = tokens[at].lower() in {"should", "would", "will", "shall"} and word.isalpha() and word.islower()
    unlikely = word in NOT_AFTER_VERBS | DETERMINERS | SIDE_WORDS | ADVERBS | {"be", "and", "or", "need", "like"}
    return plain_verb(word) or (word if bound and not unlikely and not is_adverb(word) else None)


def _after_auxiliary(tokens: Sequence[str], at: int) -> tuple[int, bool]:
    """Return where the verb after an auxiliary stands, and whether it is a participle after "be"."""
    passive = tokens[at].lower() in COPULAS
    after = _skip_adverbs(tokens, at + 1)
    while after < len(tokens) and tokens[after].lower() in {"be", "been", "have", "need", "needs", "to"}:
        passive = passive or tokens[after].lower() in {"be", "been"}
        after = _skip_adverbs(tokens, after + 1)
    return after, passive


def _with_joined(tokens: Sequence[str], at: int, verb: str, *, passive: bool) -> list[tuple[int, str]]:
    """Return ``verb`` and those joined to it later in the clause, with their places: "approved and signed"."""
    found = [(at, _made(tokens, at, verb))]
    if verb == "agree" and not passive and tokens[at + 1 : at + 2] == ["to"] and at + 2 < len(tokens):
        later = plain_verb(tokens[at + 2])
        found += [(at + 2, later)] if later else []
    side = purpose = False
    past = not passive and tokens[at].endswith("ed")
    for n in range(at + 1, len(tokens) - 1):
        word = tokens[n].lower()
        side = side or word in RELATIVES
        purpose = purpose or (side and word == "to" and plain_verb(tokens[n + 1]) is not None)
        if purpose or (passive and side) or word not in {"and", "or", "&", ","}:
            continue
        joined = _joined_at(tokens, n, passive=passive, side=side, past=past)
        if joined and (word != "," or n - found[-1][0] <= 2 or (passive and joined[0] == n + 1)):
            found.append(joined)
            passive = passive or any(token.lower() in COPULAS for token in tokens[n : joined[0]])
    return found


def _joined_at(tokens: Sequence[str], comma: int, *, passive: bool, side: bool, past: bool) -> tuple[int, str] | None:
    """Return the verb joined by the "and" or comma at ``comma``, with its place; None where a noun is joined."""
    after = _skip_adverbs(tokens, comma + 1)
    if after < len(tokens) and tokens[after].lower() == "to" and not side:
        after += 1
    aux = after < len(tokens) and tokens[after].lower() in COPULAS
    after = _skip_adverbs(tokens, after + 1) if aux else after
    if passive and tokens[after : after + 1] and tokens[after].lower() in {"the", "a", "their"}:
        after += 2
    if after >= len(tokens):
        return None
    if aux and side:
        return None
    if passive and not aux and tokens[after + 1 : after + 2] and tokens[after + 1].lower() in OBJECT_STARTS:
        return None  # "was elected Chair and signed the declaration"
    if passive or aux or (past and not side and base_form(tokens[after]) in VERBS and tokens[after].endswith("ed")):
        done = read_participle(tokens[after])
        return (after, done) if done else None
    verb = plain_verb(tokens[after])
    if not verb or tokens[after][0].isupper() or _is_noun_here(tokens, after):
        return None
    if side and tokens[after].lower() not in VERBS:
        return None
    return after, _made(tokens, after, verb)


def _made(tokens: Sequence[str], at: int, verb: str) -> str:
    """Return "comment" for "make comment(s)", else the verb."""
    return "comment" if verb == "make" and tokens[at + 1 : at + 2] in (["comment"], ["comments"]) else verb


def _past_verb(tokens: Sequence[str]) -> str | None:
    """Return the verb of a clause that goes on in the past tense without its subject: "; noted the report"."""
    known = base_form(tokens[0]) if tokens[0].endswith("ed") and tokens[0].lower() != "provided" else None
    takes_object = len(tokens) > 1 and tokens[1].lower() in OBJECT_STARTS
    return known if known in VERBS and takes_object else None


def _is_noun_here(tokens: Sequence[str], at: int) -> bool:
    """Return whether a word that may be a verb is a noun by its neighbours: "the report", "report be", "plan of"."""
    before = tokens[at - 1].lower() if at else ""
    after = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
    if at == 0 and tokens[0].endswith("s") and (after.endswith("ed") or after in {"from", "for", "of"}):
        return True  # "Invoices approved", "Minutes from May were agreed"
    if at == 0 and tokens[0].lower() == "draft" and after not in OBJECT_STARTS:
        return True  # "Draft template to be circulated"
    if (before in DETERMINERS and before != "to") or (
        after in NOT_AFTER_VERBS and not (after in PREPOSITIONS and (at == 0 or tokens[at].lower() not in NOUNS_TOO))
    ):
        return True
    return tokens[at].lower() in NOUNS_TOO and at > 0 and before != "to" and after not in OBJECT_STARTS


def _head_before(tokens: Sequence[str], at: int) -> str | None:
    """Return the last word of the subject before a verb, adverbs and a bracketed short name passed over."""
    n = at - 1
    while n >= 0 and (tokens[n].lower() in ADVERBS or is_adverb(tokens[n])):
        n -= 1
    if n >= 0 and tokens[n] == ")":
        while n >= 0 and tokens[n] != "(":
            n -= 1
        n -= 1
    return tokens[n] if n >= 0 and tokens[n][0].isalpha() else None


def _skip_adverbs(tokens: Sequence[str], at: int) -> int:
    while at < len(tokens) and (tokens[at].lower() in ADVERBS or is_adverb(tokens[at]) or tokens[at] == ","):
        at += 1
    return at
