"""Which pieces of business are the same matter, meeting after meeting? By title, subject and references to minutes."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from corpus.records import EntityType, Mention, Money, Source, record
from corpus.slugs import slug
from corpus.words import find_stems
from corpus.years.business import Business, likeness, mentions_within, topic_words, weigh_words
from corpus.years.chronicle import Evidence, cite

JOINED = 0.5  # titles as alike as this are one matter
HELD = 0.34  # titles as alike as this are one matter if the subject of the text bears it out
SUBJECT = 0.25  # how alike two texts' telling words are, to bear it out
CONTAINING = 0.3  # how alike such a title must be all the same: "Kent and Medway" is in many
CONTAINED = 0.9  # how sure it is of a title that holds all that a thread's titles share
LAPSED = timedelta(days=4 * 366)  # business not heard of for longer starts a thread anew
SUBJECT_WORDS = 25
REFERENCE = re.compile(r"(?i)\bminutes?\s+(?:no\.?\s*|number\s*)?(\d{1,4})\b")


@record
class Sum:
    """A sum of money that a minute names, and where."""

    money: Money
    evidence: Evidence


@record
class Link:
    """A piece of business in a thread: when, under which heading, what was decided, which sums it names, and why it
    is in the thread."""

    day: date
    held_by: str  # the slug under which the meeting is found
    key: str  # the item's last word of address
    title: str
    number: str | None
    minuted: bool
    evidence: Evidence
    decisions: tuple[Evidence, ...]
    sums: tuple[Sum, ...]
    reason: str


@record
class Thread:
    """The same business across meetings, in order of time; `title` is the heading it bore most often, latest first.

    `slug` is the last word of its address. A thread has at least two links.
    """

    slug: str
    body: str  # slug
    title: str
    links: tuple[Link, ...]


class _Strand:
    """A thread in the making: what its titles and texts are about so far."""

    def __init__(self, business: Business, words: tuple[str, ...], subject: frozenset[str]) -> None:
        self.links = [(business, "first met")]
        self.titles = [frozenset(words)]
        self.words = set(words)
        self.subject: Counter[str] = Counter(subject)

    @property
    def last(self) -> date:
        return self.links[-1][0].day

    @property
    def core(self) -> frozenset[str]:
        """The words that most of its titles share, where there are two at least."""
        counts = Counter(word for title in self.titles for word in title)
        core = frozenset(word for word, count in counts.items() if count > len(self.titles) / 2)
        return core if len(core) > 1 else frozenset()

    def add(self, business: Business, words: Iterable[str], subject: Iterable[str], reason: str) -> None:
        self.links.append((business, reason))
        self.titles.append(frozenset(words))
        self.words.update(words)
        self.subject.update(subject)


def find_threads(
    business: Sequence[Business],
    mentions: Mapping[str, Sequence[Mention]] | None = None,
    same: Mapping[str, str] | None = None,
) -> tuple[Thread, ...]:
    """Return the threads of a body's business, which is in order of time; ``mentions`` by the paper's SHA-256.

    ``same`` gives for an acronym or a former name, in small letters, the name that stands for it, so that a renamed
    review is one matter.
    """
    say = _sayer(same or {})
    business = [each for each in business if not each.procedure]
    titles = {each.id: topic_words(say(each.title)) for each in business}
    weights = weigh_words(set(titles.values()))  # a heading that comes every time is not commoner for it
    subjects = _find_subjects(business)
    strands: list[_Strand] = []
    for each in business:
        words, subject = titles[each.id], subjects[each.id]
        if not words:
            continue
        found = _best(strands, each, (words, subject), weights)
        if found is None:
            strands.append(_Strand(each, words, subject))
        else:
            found[0].add(each, words, subject, found[1])
    lasting = [strand for strand in strands if len({business.day for business, _ in strand.links}) > 1]
    return _name_threads(lasting, mentions or {})


def _sayer(same: Mapping[str, str]) -> Callable[[str], str]:
    """Return what puts the present name for every former one and every acronym in a title."""
    if not same:
        return str
    names = sorted(same, key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")s?\b", re.IGNORECASE)
    return lambda title: pattern.sub(
        lambda found: same.get(found[0].casefold(), same.get(found[0].casefold()[:-1], found[0])), title
    )


def _find_subjects(business: Sequence[Business]) -> dict[str, frozenset[str]]:
    """Return the words that tell each text from the others: the rarest that it uses more than once, or in decisions."""
    texts = {each.id: find_stems(each.item.text) for each in business}
    weights = weigh_words(texts.values())
    subjects = {}
    for each in business:
        counts = Counter(word for word in texts[each.id] if len(word) > 2 and not word[0].isdigit())
        best = sorted(counts, key=lambda word: (-weights[word] * min(counts[word], 3), word))
        subjects[each.id] = frozenset(best[:SUBJECT_WORDS])
    return subjects


def _best(
    strands: Sequence[_Strand],
    business: Business,
    about: tuple[tuple[str, ...], frozenset[str]],
    weights: dict[str, float],
) -> tuple[_Strand, str] | None:
    """Return the strand that a piece of business goes on, and why; None where it is new."""
    words, subject = about
    referred = {int(number) for number in REFERENCE.findall(business.item.text)}
    best: tuple[float, date, _Strand, str] | None = None
    for strand in strands:
        if business.day - strand.last > LAPSED or not (referred or strand.words & set(words)):
            continue
        title = max(likeness(words, other, weights) for other in strand.titles[-4:])
        if referred and any(_number(before) in referred for before, _ in strand.links if before.day < business.day):
            score, reason = 1.0, "its text refers to the earlier minute"
        elif title >= CONTAINING and (core := strand.core) and (core <= set(words) or set(words) <= core):
            score, reason = max(title, CONTAINED), "the heading names the same subject"
        elif title >= JOINED:
            score, reason = title, "the titles are alike"
        elif title >= HELD and _shared(subject, strand) >= SUBJECT:
            score, reason = title, "the titles and the subject are alike"
        else:
            continue
        if best is None or (score, strand.last) > best[:2]:
            best = (score, strand.last, strand, reason)
    return (best[2], best[3]) if best else None


def _shared(subject: frozenset[str], strand: _Strand) -> float:
    """Return the share of a text's telling words that the strand's texts have had."""
    return sum(word in strand.subject for word in subject) / len(subject) if subject else 0.0


def _number(business: Business) -> int | None:
    number = business.item.number or ""
    return int(number) if number.isdigit() else None


def _name_threads(strands: Sequence[_Strand], mentions: Mapping[str, Sequence[Mention]]) -> tuple[Thread, ...]:
    """Return the strands as threads, each with an address of its own."""
    used: dict[str, int] = defaultdict(int)
    threads = []
    for strand in strands:
        title = thread_title([business.title for business, _ in strand.links])
        used[slug(title)] += 1
        address = slug(title) if used[slug(title)] == 1 else f"{slug(title)}-{used[slug(title)]}"
        links = tuple(_link(business, reason, mentions) for business, reason in strand.links)
        threads.append(Thread(slug=address, body=strand.links[0][0].body, title=title, links=links))
    return tuple(threads)


def _link(business: Business, reason: str, mentions: Mapping[str, Sequence[Mention]]) -> Link:
    item, place = business.item, business.place
    return Link(
        day=business.day,
        held_by=business.held_by,
        key=business.key,
        title=business.title,
        number=item.number,
        minuted=business.minuted,
        evidence=business.evidence,
        decisions=tuple(cite(place, each.source, each.text, number=item.number) for each in item.resolutions),
        sums=tuple(find_sums(business, mentions.get(place.paper.sha256, ()))),
        reason=reason,
    )


def find_sums(business: Business, mentions: Iterable[Mention]) -> Iterator[Sum]:
    """Yield the sums that stand in a minute, each figure once."""
    seen: set[Money] = set()
    for mention in mentions_within(business, mentions, EntityType.AMOUNT):
        if isinstance(mention.value, Money) and mention.value not in seen:
            seen.add(mention.value)
            source = Source(page=mention.page, start=mention.start, end=mention.end)
            yield Sum(
                money=mention.value,
                evidence=cite(business.place, source, mention.text, number=business.item.number),
            )


_PARTICULARS = re.compile(
    r"(?i)[\s,:;–—-]*(?:\(.*?\)|\b(?:q[1-4]\b.*|\d{4}.*|(?:first|second|third|fourth) quarter.*))$"
)


def thread_title(titles: Sequence[str]) -> str:
    """Return the title that a thread goes by: the commonest of its titles without year and quarter, else the latest."""
    plain = [_PARTICULARS.sub("", " ".join(title.split())).strip(" ,:;–—-") or title for title in titles]
    counts = Counter(title.casefold() for title in plain)
    return max(reversed(plain), key=lambda title: counts[title.casefold()])
