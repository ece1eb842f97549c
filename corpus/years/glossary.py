"""What do letters stand for, and what was a body or a process called before? As the papers themselves say.

Only statements count: "Community Safety Agreement (CSA)", "the Casualty Group, renamed the Safer Roads Alliance".
A succession ("the trust was replaced by the board") links names too, but as one after the other, not as one thing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from corpus.records import Item, Section, Source, record
from corpus.slugs import slug
from corpus.stored import PartPlace
from corpus.words import find_stems
from corpus.years.chronicle import Chronicle, Evidence, cite, every_part

_WORD = r"[A-Z][\w’'&/-]*"
_SMALL = r"(?:and|of|for|the|in|on|to|with|&|by)"
_PHRASE = rf"{_WORD}(?:\s+(?:{_SMALL}\s+){{0,2}}{_WORD})*"
_LETTERS = r"[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*s?"
_QUOTE = r"[“”\"‘’']?"
_NAMED = rf"{_QUOTE}(?P<{{0}}>{_PHRASE}){_QUOTE}(?:\s*\({_QUOTE}(?P<{{0}}_letters>{_LETTERS}){_QUOTE}\))?"
_OLD, _NEW = _NAMED.replace("{0}", "old"), _NAMED.replace("{0}", "new")
_THE = r"(?:the\s+|a\s+)?"
_AS = r"(?:as\s+)?"

DEFINED = re.compile(rf"\(\s*(?:the\s+|or\s+)?{_QUOTE}(?P<letters>{_LETTERS}){_QUOTE}\s*\)")
RENAMED = (
    re.compile(
        rf"{_OLD},?\s+(?:(?:has|have|had)\s+(?:now\s+|since\s+)?been|was|were|is|are|is\s+to\s+be|would\s+be|will\s+be|to\s+be|being)?\s*"
        rf"(?:\w+ed\s+and\s+)?(?:now\s+)?(?:re-?named|re-?titled|rebranded)\s*{_AS}(?:to\s+)?{_THE}{_NEW}"
    ),
    re.compile(  # "is called" and "was known as" give a name, not a new one
        rf"{_OLD},?\s+(?:is\s+to|are\s+to|would|will|shall|should|to)\s+be\s+(?:known\s+as|called)\s+{_THE}{_NEW}"
    ),
    re.compile(
        rf"{_OLD},?\s+\(?(?:which\s+(?:is|are)\s+|is\s+|are\s+)?now\s+(?:known\s+as\s+|called\s+|the\s+)?{_THE}{_NEW}"
    ),
    re.compile(
        rf"{_OLD}\s+(?:had\s+|has\s+)?(?:changed\s+its\s+name|resolved\s+to\s+change\s+its\s+name|be\s+changed|changed)\s+to\s+{_THE}{_NEW}"
    ),
    re.compile(rf"name\s+of\s+{_THE}{_OLD}\s+(?:be\s+|was\s+|is\s+)?(?:changed\s+)?to\s+{_THE}{_NEW}"),
)
FORMERLY = re.compile(
    rf"{_NEW},?\s+\(?(?:which\s+)?(?:(?:was|were)\s+)?(?:formerly|previously|until\s+recently)\s+"
    rf"(?:known\s+as\s+|called\s+)?{_THE}{_OLD}"
)
UNTIL = re.compile(
    rf"{_NEW}\s+(?:was|were|had\s+been)\s+(?:known\s+as|called)\s+{_THE}{_OLD}(?=\s+(?:until|before|prior))"
)
SUCCEEDED = re.compile(
    rf"{_OLD}\s+(?:(?:has|have|had)\s+been|was|were|is|are|would\s+be|will\s+be)\s+"
    rf"(?:abolished\s+and\s+)?(?:replaced|succeeded|superseded)\s+by\s+{_THE}{_NEW}"
)
_FILLERS = frozenset("and of for the in on to with by a & '".split())


class Relation(StrEnum):
    """How two names hang together."""

    LETTERS = "stands for"
    RENAMED = "was renamed"
    SUCCEEDED = "was succeeded by"


@record
class Naming:
    """One statement about names: `one` stands for, was renamed, or was succeeded by `other`, and where."""

    relation: Relation
    one: str
    other: str
    day: date | None
    evidence: Evidence


@record
class Entry:
    """One thing of the glossary: the name it has now, its letters, its former names, and the statements that say so.

    `after` holds the names of what it succeeded: another thing, looked for as well but never merged.
    """

    slug: str
    name: str
    letters: tuple[str, ...]
    former: tuple[str, ...]
    after: tuple[str, ...]
    namings: tuple[Naming, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes or went by."""
        return (self.name, *self.former, *self.letters)


def find_namings(chronicle: Chronicle) -> tuple[Naming, ...]:
    """Return the statements about names in a body's papers, in order of time."""
    return tuple(naming for place in every_part(chronicle) for naming in _in_part(place))


def _in_part(place: PartPlace) -> Iterator[Naming]:
    headed: tuple[Item | Section, ...] = (*place.part.items, *place.part.sections)
    for each in headed:
        for text, source in _paragraphs(each):
            for relation, one, other, quote in read_namings(text):
                yield Naming(
                    relation=relation, one=one, other=other, day=place.part.date, evidence=cite(place, source, quote)
                )


def _paragraphs(each: Item | Section) -> Iterator[tuple[str, Source]]:
    yield each.title, each.source
    if isinstance(each, Section):  # its lines are those of the page, not paragraphs
        yield " ".join(each.text.split()), each.source
        return
    texts = each.text.split("\n")
    known = each.paragraphs
    sources = known if len(known) == len(texts) else (each.source,) * len(texts)
    yield from zip(texts, sources, strict=True)


def read_namings(text: str) -> Iterator[tuple[Relation, str, str, str]]:
    """Yield what a paragraph says of names: the relation, both names, and the sentence it says it in."""
    for match in DEFINED.finditer(text):
        long = spelt_out(text[: match.start()], match["letters"])
        if long:
            yield Relation.LETTERS, match["letters"].removesuffix("s"), long, f"{long} ({match['letters']})"
    for pattern in (*RENAMED, FORMERLY, UNTIL, SUCCEEDED):
        relation = Relation.SUCCEEDED if pattern is SUCCEEDED else Relation.RENAMED
        for match in pattern.finditer(text):
            old, new = trim(match["old"]), trim(match["new"])
            if old and new and old.casefold() != new.casefold():
                yield relation, old, new, sentence_around(text, match.start(), match.end())
                for side in ("old", "new"):
                    if match[f"{side}_letters"]:
                        yield Relation.LETTERS, match[f"{side}_letters"].removesuffix("s"), trim(match[side]), match[0]


def spelt_out(before: str, letters: str) -> str | None:
    """Return the words at the end of ``before`` that ``letters`` are the initials of; None where they are not.

    Small words are passed over, unless a small letter stands for one: "Department for Education (DfE)".
    """
    wanted = [letter for letter in letters.removesuffix("s") if letter.isalpha()]
    words = list(re.finditer(r"[^\s/-]+", before.rstrip(" “\"‘'")))
    at = len(words) - 1
    while wanted and at >= 0:
        word = words[at][0].strip("“”\"‘’'(,")
        small = word.casefold() in _FILLERS
        if word[:1].casefold() == wanted[-1].casefold() and (not small or wanted[-1].islower()):
            wanted.pop()
        elif not small:
            return None
        at -= 1
    if wanted:
        return None
    found = before[words[at + 1].start() :].strip(" “”\"‘’'")
    return found if found[:1].isupper() and len(found.split()) > 1 else None


def trim(phrase: str) -> str:
    """Return a name without quotes, a leading article, or the possessive at its end."""
    name = re.sub(r"^(?:The|A|An|That|This|In|At)\s+", "", phrase.strip(" “”\"‘’'"))
    return re.sub(r"[’']s?$", "", name) if not name.isupper() else name


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence of ``text`` that the span stands in."""
    first = max(text.rfind(mark, 0, start) for mark in (". ", "; ")) + 2
    last = text.find(". ", end)
    return text[first if first > 1 else 0 : last + 1 if last >= 0 else len(text)].strip()


def find_same(namings: Iterable[Naming]) -> dict[str, str]:
    """Return each former name and each acronym of one meaning with the name that stands for it, in small letters."""
    kept = [naming for naming in namings if naming.relation is not Relation.SUCCEEDED]
    meanings: dict[str, set[str]] = defaultdict(set)
    for naming in kept:
        meanings[_singular(naming.one)].add(naming.other.casefold())
    single = {one: next(iter(others)) for one, others in meanings.items() if len({name_key(o) for o in others}) == 1}

    def last(name: str) -> str:
        seen = {name}
        while _singular(name) in single and single[_singular(name)] not in seen:
            name = single[_singular(name)]
            seen.add(name)
        return name

    return {one: last(one) for one in single if last(one) != one}


def _singular(name: str) -> str:
    return name.casefold().removesuffix("s")


def build_glossary(namings: Sequence[Naming]) -> tuple[Entry, ...]:
    """Return the things that the papers name in several ways, by name. Names are alike by their stems."""
    groups = _group(namings)
    entries = []
    for group in groups:
        renamed = [naming for naming in group if naming.relation is Relation.RENAMED]
        longs = [naming.other for naming in group if naming.relation is Relation.LETTERS]
        old = {name_key(naming.one) for naming in renamed}
        current = [naming.other for naming in renamed if name_key(naming.other) not in old] or longs
        name = _commonest(current or [naming.other for naming in renamed])
        names = [*longs, *(each for naming in renamed for each in (naming.one, naming.other))]
        former = _distinct(each for each in names if name_key(each) != name_key(name))
        letters = _distinct(naming.one for naming in group if naming.relation is Relation.LETTERS)
        entries.append(
            Entry(slug=slug(name), name=name, letters=letters, former=former, after=(), namings=tuple(group))
        )
    return tuple(sorted(_with_succession(entries, namings), key=lambda entry: entry.name.casefold()))


def name_key(name: str) -> str:
    """Return what two printed forms of one name have in common: their stems without small words."""
    return " ".join(stem for stem in find_stems(name) if stem not in _FILLERS)


def _group(namings: Iterable[Naming]) -> list[list[Naming]]:
    """Return the namings in groups that share a long name; the same letters may stand for two things."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    kept = [naming for naming in namings if naming.relation is not Relation.SUCCEEDED]
    letters: dict[str, set[str]] = defaultdict(set)
    for naming in kept:
        if naming.relation is Relation.LETTERS:
            letters[naming.one].add(name_key(naming.other))
    meaning = {short: next(iter(longs)) for short, longs in letters.items() if len(longs) == 1}
    for naming in kept:
        if naming.relation is Relation.RENAMED:
            one = meaning.get(naming.one.removesuffix("s"), name_key(naming.one))
            other = meaning.get(naming.other.removesuffix("s"), name_key(naming.other))
            leader[find(one)] = find(other)
    groups: dict[str, list[Naming]] = defaultdict(list)
    for naming in kept:
        key = name_key(naming.other)
        groups[find(meaning.get(naming.other.removesuffix("s"), key))].append(naming)
    return list(groups.values())


def _with_succession(entries: Sequence[Entry], namings: Iterable[Naming]) -> Iterator[Entry]:
    """Yield the entries, each with what it came after."""
    after: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        if naming.relation is Relation.SUCCEEDED:
            after[name_key(naming.other)].append(naming)
    for entry in entries:
        found = [naming for name in entry.names for naming in after.pop(name_key(name), [])]
        yield Entry(
            slug=entry.slug,
            name=entry.name,
            letters=entry.letters,
            former=entry.former,
            after=_distinct(naming.one for naming in found),
            namings=(*entry.namings, *found),
        )
    for rest in after.values():
        name = rest[0].other
        yield Entry(
            slug=slug(name),
            name=name,
            letters=(),
            former=(),
            after=_distinct(each.one for each in rest),
            namings=tuple(rest),
        )


def _commonest(names: Sequence[str]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for name in names:
        counts[name] += 1
    return max(counts, key=lambda name: (counts[name], name))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple({name_key(name): name for name in names}.values())
