"""What is searched? One row for each resolution, minute, agenda item, section, recommendation, action, loose page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from corpus.records import Action, EntityType, Kind, Mention, Money, Page, Part, Resolution, Section, record
from corpus.slugs import slug
from corpus.store import ADDRESS_DIGITS
from corpus.stored import ItemPlace, PartPlace
from corpus.words import join_stems
from index.query import year_stem

_WORDLIKE = re.compile(r"\w")
_GOES_ON = re.compile(r"\w|[.,]\d")  # a sum


@record
class IndexEntry:
    """A searchable row.

    ``kind`` is resolution | minute | agenda_item | section | recommendation | action | page. ``id`` is stable for the
    same bytes: the paper's SHA-256, part, and place. ``url`` is the page of ours that shows it. ``amounts`` are in
    pence. ``use`` says which use of its number this is, where a meeting used one twice; 0 where it did not.
    """

    id: str
    kind: str
    paper: str  # SHA-256
    file: str
    page: int
    title: str
    text: str
    number: str | None
    body: str | None
    date: date | None
    paper_kind: str
    people: tuple[str, ...]
    restricted: bool
    url: str
    organisations: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()
    use: int = 0

    @property
    def page_url(self) -> str:
        """The page of ours that shows the page of the paper."""
        return page_url(self.paper, self.page)


def page_url(paper: str, number: int) -> str:
    """Return the page of ours that shows page ``number`` of a paper, named by its SHA-256."""
    return f"/papers/{paper[:ADDRESS_DIGITS]}/pages/{number}"


def stems_of(entry: IndexEntry) -> dict[str, str]:
    """Return the words of an entry as they are searched: of its title and its text, as stems parted by spaces.

    After those of the title stands the year of the meeting, in a form that no word has: see `year_stem`.
    """
    title, text = join_stems(entry.title), join_stems(entry.text)
    return {"title": f"{title} {year_stem(entry.date.year)}".strip() if entry.date else title, "text": text}


@record
class PaperContents:
    """What the entries of one paper are made of.

    ``places`` are its parts; ``items`` the minutes and agenda items of theirs that count (a meeting's minutes printed
    again in a pack do not); ``pages`` the pages that `needs_pages` asks for.
    """

    places: Sequence[PartPlace]
    items: Sequence[ItemPlace]
    mentions: Sequence[Mention]
    pages: Sequence[Page]


def build_entries(contents: PaperContents) -> Iterator[IndexEntry]:
    """Yield the entries of one paper, in reading order of its parts."""
    mentions = _by_part(contents.mentions)
    for place in contents.places:
        known = mentions.get(place.part.id, ())
        items = [each for each in contents.items if each.place.part.id == place.part.id]
        used = Counter(each.item.number for each in items)
        again = {each.key for each in items if each.item.number and used[each.item.number] > 1}
        for entry in _part_entries(place, items, contents.pages):
            key = entry.id.split(":")[2]
            named = _with_mentions(entry, known)
            yield replace(named, use=_use(key)) if key in again else named


def needs_pages(place: PartPlace) -> bool:
    """Return whether a part is searched page by page: no kind of ours, or nothing was found in it."""
    part = place.part
    return part.kind is Kind.OTHER or not (part.items or part.sections or part.recommendations)


def _part_entries(place: PartPlace, items: Iterable[ItemPlace], pages: Iterable[Page]) -> Iterator[IndexEntry]:
    part = place.part
    for item in items:
        yield from _item_entries(item)
    for number, (section, title) in enumerate(_with_titles(part), 1):
        yield _section_entry(place, section, title, f"s{number}")
    for number, recommendation in enumerate(part.recommendations, 1):
        yield _decision_entry(place, recommendation, f"r{number}", kind="recommendation", title=part.title)
    for number, action in enumerate(part.actions, 1):
        yield _entry(place, f"a{number}", "action", action.source.page, title=part.title, text=_told(action))
    if needs_pages(place):
        for page in pages:
            if part.first_page <= page.number <= part.last_page:
                yield _page_entry(place, page)


def _item_entries(placed: ItemPlace) -> Iterator[IndexEntry]:
    """Yield an item and, each by itself, its resolutions and actions."""
    place, item = placed.place, placed.item
    kind = "minute" if place.part.kind is Kind.MINUTES else "agenda_item"
    yield _entry(place, placed.key, kind, item.first_page, title=item.title, text=item.text, placed=placed)
    for order, resolution in enumerate(item.resolutions, 1):
        key = f"{placed.key}:resolution-{order}"
        yield _decision_entry(place, resolution, key, kind="resolution", title=item.title, placed=placed)
    for order, action in enumerate(item.actions, 1):
        key, page = f"{placed.key}:action-{order}", action.source.page
        yield _entry(place, key, "action", page, title=item.title, text=_told(action), placed=placed)


def _told(action: Action) -> str:
    """Return an action's words with its owner's name before them, where they leave it out."""
    return f"{action.owner}: {action.text}" if action.owner and action.owner not in action.text else action.text


def _decision_entry(
    place: PartPlace, decision: Resolution, key: str, *, kind: str, title: str, placed: ItemPlace | None = None
) -> IndexEntry:
    entry = _entry(place, key, kind, decision.source.page, title=title, text=decision.text, placed=placed)
    return replace(entry, people=tuple(name for name in (decision.proposer, decision.seconder) if name))


def _with_titles(part: Part) -> Iterator[tuple[Section, str]]:
    """Yield the sections of a part, each with what it is called in full: the paper, the sections it is in, its own."""
    above: list[Section] = []
    for section in part.sections:
        while above and above[-1].level >= section.level:
            above.pop()
        above.append(section)
        titles = [each.title for each in above]
        yield section, ": ".join(titles if titles[0] == part.title else (part.title, *titles))


def _section_entry(place: PartPlace, section: Section, title: str, key: str) -> IndexEntry:
    entry = _entry(place, key, "section", section.first_page, title=title, text=section.text)
    return replace(entry, number=section.number)


def _page_entry(place: PartPlace, page: Page) -> IndexEntry:
    return _entry(place, f"page{page.number}", "page", page.number, title=place.part.title, text=page.text)


def _entry(
    place: PartPlace, key: str, kind: str, page: int, *, title: str, text: str, placed: ItemPlace | None = None
) -> IndexEntry:
    paper, part = place.paper, place.part
    return IndexEntry(
        id=f"{paper.sha256}:{part.id}:{key}",
        kind=kind,
        paper=paper.sha256,
        file=paper.file,
        page=page,
        title=title,
        text=text,
        number=placed.item.number if placed else None,
        body=part.body,
        date=part.date,
        paper_kind=part.kind.value,
        people=(),
        restricted=part.restricted,
        url=_item_url(placed, key) if placed and part.body and part.date else page_url(paper.sha256, page),
    )


def _item_url(placed: ItemPlace, key: str) -> str:
    """Return the address of an item's own page, with the place of a resolution or action on it."""
    part, (_, _, within) = placed.place.part, key.partition(":")
    address = f"/meetings/{slug(part.body or '')}/{part.date}/{placed.key}"
    return f"{address}#{within}" if within else address


def _use(key: str) -> int:
    """Return which use of a number an item's key names: "152" the first, "152-2" the second."""
    last = key.rpartition("-")[2] if "-" in key else ""
    return int(last) if last.isdigit() else 1


def _with_mentions(entry: IndexEntry, known: Iterable[tuple[str, Mention]]) -> IndexEntry:
    """Return an entry with the people, organisations and sums that its words name."""
    words = " ".join(f"{entry.title}\n{entry.text}".split())
    people: dict[str, None] = dict.fromkeys(entry.people)
    organisations: dict[str, None] = {}
    amounts: dict[int, None] = {}
    for form, mention in known:
        if form not in words:
            continue
        if isinstance(mention.value, str):
            (people if mention.type is EntityType.PERSON else organisations)[mention.value] = None
        elif isinstance(mention.value, Money) and mention.value.currency == "GBP" and _stands_alone(form, words):
            amounts[round(mention.value.amount * 100)] = None
    return replace(entry, people=tuple(people), organisations=tuple(organisations), amounts=tuple(sorted(amounts)))


def _stands_alone(form: str, words: str) -> bool:
    """Return whether a sum is printed as such, and not only as part of a longer one: "£5" in "£500"."""
    at = words.find(form)
    while at >= 0:
        end = at + len(form)
        if not (_WORDLIKE.match(words, max(at - 1, 0), at) or _GOES_ON.match(words, end)):
            return True
        at = words.find(form, end)
    return False


def _by_part(mentions: Iterable[Mention]) -> Mapping[str, Sequence[tuple[str, Mention]]]:
    """Return what is mentioned in each part: the words printed, each meaning of them once, and the mention."""
    found: dict[str, dict[tuple[str, object], tuple[str, Mention]]] = {}
    for mention in mentions:
        if mention.type is not EntityType.DATE:
            form = " ".join(mention.text.split())
            found.setdefault(mention.part, {})[form, mention.value] = form, mention
    return {part: tuple(named.values()) for part, named in found.items()}
