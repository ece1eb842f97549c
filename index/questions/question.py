"""What does a question ask for? Its kind, and the person, post, body, days and subject that it names.

spaCy splits the question into words and finds turns of phrase and known names; nothing in it was trained. What was
found is shown to the asker, who may change it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import spacy
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span

from corpus.records import record
from corpus.words import STOP_WORDS, find_stems
from index.questions.days import Days, find_days
from index.questions.thesaurus import Stems, cues, light_stems, loose_stems, post_names, synonyms

LIGHT = 0.25  # the weight of a word that says little, before its rarity
SYNONYM = 0.85  # how well a word of the same meaning stands for the one asked
GAP_WORDS = 6  # of any kind, for "*" in a pattern


@record
class Names:
    """The names that the papers know: bodies, people and glossary, each by the forms that may be typed."""

    bodies: Mapping[str, tuple[str, ...]]  # form -> names of bodies, the present one first
    people: Mapping[str, str]  # form -> person's slug
    also: Mapping[Stems, tuple[Stems, ...]]  # acronyms and former names, both ways


@record
class Sought:
    """A word or phrase of the question that an answer should bear out, with what may stand for it."""

    typed: str
    forms: tuple[tuple[Stems, float], ...]  # each with how well it stands for what was typed
    name: bool = False
    light: bool = False
    loose: bool = False  # what is easily said otherwise
    person: bool = False


@record
class Question:
    """A question as understood. ``cues`` are the kinds of question that its turns of phrase tell of."""

    typed: str
    cues: frozenset[str]
    sought: tuple[Sought, ...]
    kind: str | None = None  # that the asker chose
    subject: str | None = None
    people: tuple[str, ...] = ()  # slugs
    person: str | None = None  # as typed
    post: str | None = None
    bodies: tuple[str, ...] = ()
    days: Days | None = None
    relation: str | None = None  # "before" or "after" somebody's time
    now: bool = False
    today: date = date.max


_RELATION = {
    "before": re.compile(r"(?i)\b(?:before|preceded|predecessor|previous to|prior to|until)\b"),
    "after": re.compile(r"(?i)\b(?:after|succeeded|successor|followed|took over|replaced)\b"),
}
_NOW = re.compile(
    r"(?i)\b(?:now|current(?:ly)?|at present|today|these days|is the (?:vice-?\s?)?chair|present chair)\b"
)
_PLAN = re.compile(r"\b(?:19|20)\d{2}\s?[-–/]\s?(?:20)?\d{2}\b")  # a plan by its years: "2014-17"
_KIND = re.compile(
    r"(?i)\b(?:which|what)\s+(?!(?:was|is|were|are|did|does|do|has|have|had)\b)([\w’'-]+)"
)  # "Which campaign"
_SHARE = re.compile(r"(?i)\bshare of\b")
_SOURCE = re.compile(
    r"(?i),?\s\b(?:according to|as (?:stated|reported|told|given|recorded) in) (?:the )?"
    r"(?:[\w/–-]+\s){0,4}?(?:agreement|report|strategy|minutes|review|plan|papers?|figures)\b"
)
_TITLES = frozenset("mr mrs ms miss dr cllr councillor supt insp di pc sgt chief".split())


class Analyst:
    """Understands questions where these names are known. Made once for what is in the papers."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._language: Language = spacy.blank("en")
        self._cues = Matcher(self._language.vocab)
        self._phrases = PhraseMatcher(self._language.vocab, attr="LOWER")
        by_cue: dict[str, list[list[dict[str, object]]]] = {}
        for cue in cues():
            by_cue.setdefault(cue.name, []).append(_token_pattern(cue.pattern))
        for name, patterns in by_cue.items():
            self._cues.add(name, patterns)
        for label, forms in (("BODY", names.bodies), ("PERSON", names.people), ("POST", post_names())):
            self._phrases.add(label, [self._language.make_doc(form) for form in forms])

    def understand(self, typed: str, *, today: date, changed: Mapping[str, str] | None = None) -> Question:
        """Return what a question asks. ``changed``: what was set (kind, subject, person, post, body, from, to)."""
        changed = changed or {}
        plain = " ".join(typed.replace("’", "'").split())
        doc = self._language(plain)
        spans = self._find_names(doc)
        days = find_days(plain, today, changed.get("from", ""), changed.get("to", ""))
        bodies = self._bodies(changed.get("body") or next((s.text for s in spans if s.label_ == "BODY"), ""))
        person = changed.get("person") or next((s.text for s in spans if s.label_ == "PERSON"), None)
        post = changed.get("post") or next((post_names()[s.text.lower()] for s in spans if s.label_ == "POST"), None)
        found, used = self._find_cues(doc)
        about = self._language(changed["subject"]) if changed.get("subject") else doc
        sought = self._seek(about, spans if about is doc else (), used if about is doc else set(), days)
        subject = " ".join(each.typed for each in sought if not each.light)
        return Question(
            typed=typed,
            cues=frozenset(found),
            kind=changed.get("kind") or None,
            sought=sought,
            subject=changed.get("subject") or subject or None,
            people=tuple({self._names.people[s.text.casefold()] for s in spans if s.label_ == "PERSON"}),
            person=person,
            post=post,
            bodies=bodies,
            days=days,
            relation=next((name for name, words in _RELATION.items() if words.search(plain)), None),
            now=bool(_NOW.search(plain)),
            today=today,
        )

    def _find_names(self, doc: Doc) -> list[Span]:
        """Return the known names in a question, the longest where they overlap; a surname alone only in capitals."""
        found = [Span(doc, start, end, label=label) for label, start, end in self._phrases(doc)]
        kept = [s for s in found if s.label_ != "PERSON" or _is_like_a_person(s)]
        order = {"POST": 0, "BODY": 1, "PERSON": 2}
        chosen: list[Span] = []
        for span in sorted(kept, key=lambda s: (-len(s), order[s.label_], s.start)):
            if not any(span.start < other.end and other.start < span.end for other in chosen):
                chosen.append(span)
        return sorted(chosen, key=lambda s: s.start)

    def _find_cues(self, doc: Doc) -> tuple[set[str], set[int]]:
        """Return the kinds told by turns of phrase, and which words told them."""
        found: set[str] = set()
        used: set[int] = set()
        for name, start, end in self._cues(doc):
            cue = self._language.vocab.strings[name]
            found.add(cue)
            if cue in ("attended", "apologies", "often", "developed"):
                used |= set(range(start, end)) if end - start <= 3 else {start}
        return found, used

    def _bodies(self, typed: str) -> tuple[str, ...]:
        return self._names.bodies.get(typed.casefold(), (typed,) if typed else ())

    def _seek(self, doc: Doc, names: Sequence[Span], used: set[int], days: Days | None) -> tuple[Sought, ...]:
        """Return the words and phrases that an answer should bear out, each with what may stand for it."""
        sought: list[Sought] = []
        aside = [
            *(days.spans if days else ()),
            *(m.span() for rule in (_SHARE, _SOURCE) for m in rule.finditer(doc.text)),
        ]
        kinds = {match.start(1) for match in _KIND.finditer(doc.text)}
        phrases = {span.start: span for span in names if span.label_ in ("BODY", "PERSON")}
        at = 0
        while at < len(doc):
            token = doc[at]
            if at in phrases:
                span = phrases[at]
                sought.append(self._sought_name(span))
                at = span.end
                continue
            inside = any(a <= token.idx < b for a, b in aside)
            if not inside and at not in used and not token.is_punct and not token.is_space:
                length, one = self._sought_words(doc, at)
                if one is not None:
                    sought.append(replace(one, loose=one.loose or (token.idx in kinds and length == 1)))
                at += length
                continue
            at += 1
        return tuple(sought)

    def _sought_name(self, span: Span) -> Sought:
        if span.label_ == "BODY":
            forms = [tuple(find_stems(form)) for form in (span.text, *self._bodies(span.text))]
            return Sought(typed=span.text, forms=tuple((form, 1.0) for form in dict.fromkeys(forms)), light=True)
        words = [word for word in find_stems(span.text) if word not in _TITLES]
        return Sought(typed=span.text, forms=(((words[-1],), 1.0),), name=True, person=True)

    def _sought_words(self, doc: Doc, at: int) -> tuple[int, Sought | None]:
        """Return how many words of the question are one thing to look for from ``at`` on, and that thing."""
        plan = _PLAN.match(doc.text, doc[at].idx)
        if plan:
            length = sum(1 for token in doc[at:] if token.idx < plan.end())
            return length, Sought(typed=plan.group(), forms=((tuple(find_stems(plan.group())), 1.0),), name=True)
        for length in (5, 4, 3, 2):
            text = doc[at : at + length].text
            if any(token.is_punct for token in doc[at : at + length][-1:]):
                continue
            words = tuple(find_stems(text))
            known = {**self._alternatives(words)}
            if at + length <= len(doc) and len(words) >= 2 and known:
                forms = ((words, 1.0), *known.items())
                return length, Sought(typed=text, forms=forms, name=doc[at + 1].text[:1].isupper())
        text = doc[at].text
        words = tuple(find_stems(text))
        if (
            not words
            or doc[at].text.startswith(("n'", "'"))
            or all(word in STOP_WORDS for word in words)
            or words in _CUE_WORDS
        ):
            return 1, None
        forms = ((words, 1.0), *self._alternatives(words).items())
        capital = at > 0 and text[:1].isupper()
        light = all(word in light_stems() for word in words) and not capital
        loose = not capital and all(word in loose_stems() for word in words)
        return 1, Sought(typed=text, forms=forms, name=capital and len(text) > 1, light=light, loose=loose)

    def _alternatives(self, words: Stems) -> dict[Stems, float]:
        """Return what may stand for words: names that the papers equate, then words of the same meaning."""
        equal = dict.fromkeys(self._names.also.get(words, ()), 0.97)
        return dict.fromkeys(synonyms().get(words, ()), SYNONYM) | equal


def _is_like_a_person(span: Span) -> bool:
    """Return whether a name of a person may be meant: "How" and "Will" are surnames too, and words of questions."""
    if len(span) == 1 and not set(find_stems(span.text)) - STOP_WORDS - light_stems() - {
        word for (word,) in _CUE_WORDS
    }:
        return False
    return span[-1].text[:1].isupper()


_CUE_WORDS = frozenset(
    (stem,)
    for stem in (
        "how",
        "who",
        "whom",
        "whose",
        "what",
        "which",
        "when",
        "where",
        "whi",
        "did",
        "doe",
        "do",
        "much",
        "mani",
        "often",
        "got",
        "get",
        "there",
        "exact",
        "s",
        "sinc",
        "until",
        "befor",
        "after",
        "becaus",
        "about",
        "regard",
        "concern",
        "while",
        "percentag",
        "proport",
        "fraction",
        "long",
        "far",
        "old",
    )
)


def _token_pattern(words: Iterable[str]) -> list[dict[str, object]]:
    """Return a pattern for spaCy: "which|what * plan" is a choice, up to six words of any kind, a word."""
    pattern: list[dict[str, object]] = []
    for word in words:
        if word == "*":
            pattern += [{"OP": "?"}] * GAP_WORDS
        else:
            pattern.append({"LOWER": {"IN": word.split("|")}})
    return pattern
