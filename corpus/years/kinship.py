"""Which matters does a piece of business belong to, although its heading does not say so?

By what its text says: a decision about the matter under its own name, its very sum of money, what was asked for under
it. Standing business ("Delivery Group update") may so be told of in two threads; what is less than plain joins nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise

from corpus.records import EntityType, Mention, Money
from corpus.words import STOP_WORDS, find_stems
from corpus.years.business import Business, mentions_within, topic_words
from corpus.years.matters import Matter
from corpus.years.strands import LAPSED, STANDING, Strand, Words, share_phrase, weigh_headings

ASKING = 4  # business of more meetings asks for things that are matters of their own
NAME_WORDS = 2  # and a name has so many words at least
TELLING_DIGITS = 4  # a sum with so many figures other than noughts at its end is no chance: £42,751, not £40,000
SAME_MONEY = timedelta(days=2 * 366)  # if named again within this time
COMES_IN = timedelta(days=366)  # what a decision invites comes in within this time
_INVITES = re.compile(r"(?i)\b(?:invite[ds]?|contact|submit|put\s+forward|send|return|seek|sought)\b")
_CAME_IN = re.compile(r"(?i)\b(?:been|were|was)\s+(?:received|submitted|returned|put\s+forward|sent\s+in)\b")
_PLAIN_WORD = re.compile(r"\b[a-z]{4,}\b")
_SENTENCES = re.compile(r"(?<=[a-z\d)][.;:])\s+")
Kin = tuple[Strand, Business, str]  # on which strand a piece of business goes as well, and why


def find_kin(
    strands: Sequence[Strand], mentions: Mapping[str, Sequence[Mention]], matters: Iterable[Matter] = ()
) -> list[Kin]:
    """Return what belongs to a strand by more than its heading; ``mentions`` by the paper's SHA-256."""
    told = (_parts(strands), _jointly(strands), _named(strands), _same_money(strands, mentions))
    return [*chain.from_iterable(told), *_asked_for(strands, matters), *_came_in(strands)]


def _parts(strands: Sequence[Strand]) -> Iterator[Kin]:
    """Yield the business that goes by what another heading puts after a standing matter's name, and after no other's:
    "Action plan 2021/22" beside "Safety Agreement: action plan 2023/24"."""
    aspects: dict[frozenset[str], dict[int, list[date]]] = defaultdict(lambda: defaultdict(list))
    for at, strand in enumerate(strands):
        for business, _ in strand.links if len(strand.links) >= STANDING else ():
            name, _, aspect = business.title.partition(": ")
            if len(topic_words(aspect)) >= NAME_WORDS and strand.core <= set(topic_words(name)):
                aspects[frozenset(topic_words(aspect))][at].append(business.day)
    for strand in strands:
        whole = frozenset(strand.titles[0]).intersection(*strand.titles[1:])
        homes = [at for at, days in aspects[whole].items() if any(_near(strand, day) for day in days)]
        if len(homes) == 1 and strands[homes[0]] is not strand:
            for business, _ in strand.links:
                yield strands[homes[0]], business, "its heading is a part of this matter's"


def _near(strand: Strand, day: date) -> bool:
    return strand.first - LAPSED <= day <= strand.last + LAPSED


def _jointly(strands: Sequence[Strand]) -> Iterator[Kin]:
    """Yield the business whose heading names two lasting matters and nothing else, for the one it is not under."""
    cores: dict[frozenset[str], list[Strand]] = defaultdict(list)
    for strand in strands:
        if strand.lasts and strand.core:
            cores[strand.core].append(strand)
    for strand in strands:
        for (business, _), words in zip(strand.links, strand.titles, strict=True):
            rest = frozenset(words) - strand.core
            for other in cores[rest] if rest and strand.core < set(words) else ():
                if _near(other, business.day):
                    yield other, business, "its heading names this matter too"


def _named(strands: Sequence[Strand]) -> Iterator[Kin]:
    """Yield the business that comes once and decides on standing matters by their name."""
    names: dict[str, list[tuple[str, Strand]]] = defaultdict(list)
    for strand in strands:
        if len(strand.links) >= STANDING and (name := name_of(strand)):
            names[name[0]].append((f" {' '.join(name)} ", strand))
    for lone in strands:
        business = lone.links[0][0]
        if len(lone.links) > 1 or not business.minuted:
            continue
        stems = find_stems(" ".join(_decisive(business)))
        decided = f" {' '.join(stems)} "
        for said, strand in (each for word in dict.fromkeys(stems) for each in names.get(word, ())):
            if said in decided and strand.first <= business.day <= strand.last + LAPSED:
                yield strand, business, "it was decided on under its name"


def _decisive(business: Business) -> Iterator[str]:
    """Yield what decides: the resolutions, and the sentences that name a sum."""
    yield from (each.text for each in business.resolutions)
    yield from (each for each in _SENTENCES.split(business.item.text) if "£" in each)


def name_of(strand: Strand) -> Words | None:
    """Return the stems of the name that most of a strand's titles share, in their order; None where they share none."""
    if len(strand.core) < NAME_WORDS:
        return None
    for business, _ in reversed(strand.links):
        stems = find_stems(business.title)
        at = [n for n, word in enumerate(stems) if word in strand.core]
        if len({stems[n] for n in at}) == len(strand.core) == at[-1] - at[0] + 1:
            return tuple(stems[at[0] : at[-1] + 1])
    return None


def _same_money(strands: Sequence[Strand], mentions: Mapping[str, Sequence[Mention]]) -> Iterator[Kin]:
    """Yield the business that names a sum of one standing matter, not long before or after, and of no other."""
    named: dict[Money, list[tuple[int, Business]]] = defaultdict(list)
    for at, strand in enumerate(strands):
        for business, _ in strand.links:
            within = mentions_within(business, mentions.get(business.place.paper.sha256, ()), EntityType.AMOUNT)
            for money in {each.value for each in within if isinstance(each.value, Money) and is_telling(each.value)}:
                named[money].append((at, business))
    for places in named.values():
        standing = {at for at, _ in places if len(strands[at].links) >= STANDING}
        if len({at for at, _ in places}) < 2 or not standing:
            continue
        home = min(standing, key=lambda at: (strands[at].first, at))
        days = [business.day for at, business in places if at == home]
        for at, business in places:
            if at != home and any(abs(business.day - day) <= SAME_MONEY for day in days):
                yield strands[home], business, "it names the same sum"


def is_telling(money: Money) -> bool:
    """Return whether a sum is so particular that it hardly names two things: £42,751."""
    return len(str(int(money.amount)).rstrip("0")) >= TELLING_DIGITS


def _asked_for(strands: Sequence[Strand], matters: Iterable[Matter]) -> Iterator[Kin]:
    """Yield the business that began by bringing what was asked for under another heading, and is headed by it.

    What long standing business asks for has as a rule a subject of its own, unless the headings share a phrase.
    """
    weights = weigh_headings(title for strand in strands for title in strand.titles)
    home = {(business.day, business.key): at for at, strand in enumerate(strands) for business, _ in strand.links}
    for matter in matters:
        asked, *told = (home.get((step.day, step.key)) for step in matter.steps)
        words = set(find_stems(matter.text))
        for at in dict.fromkeys(told):
            if asked is None or at is None or at == asked or strands[at].first <= matter.raised:
                continue
            title = strands[at].titles[0]
            akin = any(share_phrase(title, other, weights) for other in strands[asked].titles)
            if len(words.intersection(title)) >= len(title) / 2 and (akin or len(strands[asked].links) <= ASKING):
                for business, _ in strands[at].links:
                    yield strands[asked], business, "it brings what was asked for here"


def _came_in(strands: Sequence[Strand]) -> Iterator[Kin]:
    """Yield the business under which came in what a matter's decision had invited ("contact the team with proposals for
    projects": "ten project proposals had been received"), where no other matter invites the like."""
    invited: dict[frozenset[str], dict[int, list[date]]] = defaultdict(lambda: defaultdict(list))
    for at, strand in enumerate(strands):
        for business, _ in strand.links:
            for decision in business.resolutions:
                for pair in _pairs(decision.text) if _INVITES.search(decision.text) else ():
                    invited[pair][at].append(business.day)
    for at, strand in enumerate(strands):
        for business, _ in strand.links:
            came = (each for each in _SENTENCES.split(business.item.text) if _CAME_IN.search(each))
            for pair in {pair for sentence in came for pair in _pairs(sentence) if len(invited.get(pair, ())) == 1}:
                home, days = next(iter(invited[pair].items()))
                if home != at and any(timedelta() < business.day - day <= COMES_IN for day in days):
                    yield strands[home], business, "what was invited here came in under it"


def _pairs(text: str) -> set[frozenset[str]]:
    """Return the words that stand side by side, names and short words passed over, whichever comes first."""
    words = [word for word in find_stems(" ".join(_PLAIN_WORD.findall(text))) if word not in STOP_WORDS]
    return {frozenset(pair) for pair in pairwise(words) if len(set(pair)) > 1}
