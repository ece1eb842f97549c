"""Which pieces of business are the same matter, meeting after meeting? By title, subject and references to minutes."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from corpus.records import EntityType, Mention, Money, Source, record
from corpus.slugs import slug
from corpus.years.business import Business, mentions_within
from corpus.years.chronicle import Evidence, cite
from corpus.years.crossing import Account, tell
from corpus.years.kinship import find_kin
from corpus.years.matters import Matter
from corpus.years.strands import Strand, gather


@record
class Sum:
    """A sum of money that a minute names, and where."""

    money: Money
    evidence: Evidence


@record
class Link:
    """A piece of business in a thread: when, under which heading, what was decided, which sums it names, and why it
    is in the thread. `at` is the name of the body that dealt with it, where that is not the thread's own."""

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
    at: str | None = None


@record
class Thread:
    """The same business across meetings, in order of time; `title` is the heading it bore most often, latest first.

    `slug` is the last word of its address. A thread has at least two links.
    """

    slug: str
    body: str  # slug
    title: str
    links: tuple[Link, ...]


@record
class Courses:
    """What became of a body's business: the threads, and under "day/key" what came at one meeting only; with what of
    it all may be known again in other bodies' papers."""

    threads: tuple[Thread, ...]
    alone: tuple[Thread, ...]
    told: tuple[Account, ...]


def find_threads(
    business: Sequence[Business],
    mentions: Mapping[str, Sequence[Mention]] | None = None,
    same: Mapping[str, str] | None = None,
    matters: Iterable[Matter] = (),
) -> tuple[Thread, ...]:
    """Return the threads of a body's business, as `find_courses` does."""
    return find_courses(business, mentions, same, matters).threads


def find_courses(
    business: Sequence[Business],
    mentions: Mapping[str, Sequence[Mention]] | None = None,
    same: Mapping[str, str] | None = None,
    matters: Iterable[Matter] = (),
) -> Courses:
    """Return what became of a body's business, which is in order of time; ``mentions`` by the paper's SHA-256.

    ``same`` gives for an acronym or a former name, in small letters, the name that stands for it, so that a renamed
    review is one matter.
    """
    say, mentions = _sayer(same or {}), mentions or {}
    business = [each for each in business if not each.procedure]
    own = _sayer({(each.place.part.body or "").casefold(): "" for each in business if each.place.part.body})
    titles = {each.id: say(each.title) for each in business}
    strands = gather(business, {name: own(title).strip() or title for name, title in titles.items()})
    for strand, each, reason in find_kin(strands, mentions, matters):
        strand.join(each, reason)
    lasting = _largest([strand for strand in strands if strand.lasts])
    threads = _name_threads(lasting, mentions)
    going_on = {each.id for strand in lasting for each, _ in strand.links}
    alone = [strand for strand in strands if not strand.lasts and strand.links[0][0].id not in going_on]
    single = tuple(_thread(strand, f"{strand.first}/{strand.links[0][0].key}", mentions) for strand in alone)
    return Courses(
        threads=threads,
        alone=single,
        told=tuple(
            tell(thread.slug, each, mentions.get(each.place.paper.sha256, ()))
            for thread, strand in zip((*threads, *single), (*lasting, *alone), strict=True)
            for each, _ in strand.links
        ),
    )


def _largest(strands: Sequence[Strand]) -> list[Strand]:
    """Return the strands without those all of whose business is told of in a larger one."""
    holding: dict[str, set[int]] = defaultdict(set)
    for at, strand in enumerate(strands):
        for business, _ in strand.links:
            holding[business.id].add(at)
    kept = []
    for at, strand in enumerate(strands):
        others = set.intersection(*(holding[business.id] for business, _ in strand.links)) - {at}
        if not any((len(strands[n].links), -n) > (len(strand.links), -at) for n in others):
            kept.append(strand)
    return kept


def _sayer(same: Mapping[str, str]) -> Callable[[str], str]:
    """Return what puts the present name for every former one and every acronym in a title."""
    if not same:
        return str
    names = sorted(same, key=len, reverse=True)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")s?\b", re.IGNORECASE)
    return lambda title: pattern.sub(
        lambda found: same.get(found[0].casefold(), same.get(found[0].casefold()[:-1], found[0])), title
    )


def _name_threads(strands: Sequence[Strand], mentions: Mapping[str, Sequence[Mention]]) -> tuple[Thread, ...]:
    """Return the strands as threads, each with an address of its own."""
    used: Counter[str] = Counter()
    return tuple(
        _thread(strand, free_slug(thread_title([each.title for each, _ in strand.links]), used), mentions)
        for strand in strands
    )


def free_slug(title: str, used: Counter[str]) -> str:
    """Return the last word of a thread's address, and count it as used."""
    used[slug(title)] += 1
    return slug(title) if used[slug(title)] == 1 else f"{slug(title)}-{used[slug(title)]}"


def _thread(strand: Strand, address: str, mentions: Mapping[str, Sequence[Mention]]) -> Thread:
    return Thread(
        slug=address,
        body=strand.links[0][0].body,
        title=thread_title([business.title for business, _ in strand.links]),
        links=tuple(_link(business, reason, mentions) for business, reason in strand.links),
    )


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
_LOOSE_END = re.compile(r"(?i)(?:\s+(?:in|for|of|to|from|during|since|the|and))+$")  # of "Deaths in 2012"


def thread_title(titles: Sequence[str]) -> str:
    """Return the title that a thread goes by: the commonest of its titles without year and quarter, else the latest."""
    plain = [_without_particulars(" ".join(title.split())) or title for title in titles]
    counts = Counter(title.casefold() for title in plain)
    return max(reversed(plain), key=lambda title: counts[title.casefold()])


def _without_particulars(title: str) -> str:
    """Return a title without year and quarter, and without the small words that led to them."""
    general = _PARTICULARS.sub("", title)
    return (_LOOSE_END.sub("", general) if general != title else general).strip(" ,:;–—-")
