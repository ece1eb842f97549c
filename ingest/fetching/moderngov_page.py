"""What does a ModernGov meeting page (`ieListDocuments.aspx`) say? Pure: the page's markup in, a `SiteMeeting` out.

Shapes are those of real pages of several councils. Traps it knows: the number in a document's address is not the
meeting's; `?T=` is part of the address; addresses hold raw spaces and line breaks; titles are encoded twice; section
headings are items without a number or numbered 0; long minutes end in a link to the item's own page.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qs, urljoin, urlsplit

from bs4.element import Tag

from corpus.visits.sites import PaperKind, SiteDocument, SiteItem, SiteMeeting
from ingest.fetching.site_words import parse_markup, plain, read_paragraphs, tidy_address
from ingest.pages.moderngov import read_meeting_heading

_NUMBERED = re.compile(r"/documents/(?P<letter>[a-z])(?P<number>\d+)/", re.IGNORECASE)
_CONTINUED = re.compile(r"(?:\.\.\.|…)?\s*view the full (?:minutes|item) text for item\b.*$", re.IGNORECASE | re.DOTALL)
_RESTRICTED = re.compile(r"\b(?:restricted|exempt|not for publication)\b", re.IGNORECASE)
_WITHHELD_SECTION = re.compile(r"\b(?:restricted|exempt|confidential|private)\b", re.IGNORECASE)
_KINDS = {"0": PaperKind.FRONTSHEET, "1": PaperKind.MINUTES, "2": PaperKind.DECISIONS, "10": PaperKind.PACK}
_NOT_PUBLIC_YET = "0"


def read_meeting_page(markup: str | bytes, *, address: str = "") -> SiteMeeting:
    """Return the meeting that a page states, with its items, texts and linked papers.

    ``address`` is the page's own, against which links are resolved; links stay relative where it is "". Raises
    ValueError for a page that names no committee and day: it is not a meeting page.
    """
    tree = parse_markup(markup)
    heading = tree.select_one(".mgSubTitleTxt")
    stated = read_meeting_heading(plain(heading.get_text())) if heading else None
    if stated is None:
        raise ValueError("is not a ModernGov meeting page")
    main = tree.select_one(".mgMainTitleTxt")
    links = tree.select_one(".mgLinks")
    return SiteMeeting(
        id=_meeting_id(tree, address),
        committee=stated.body,
        committee_id=_number_in(tree, r"mgCommitteeDetails\.aspx\?ID=(\d+)", ".mgSubTitle"),
        date=stated.day,
        time=stated.time,
        place=_place(tree),
        status=stated.status,
        title=plain(main.get_text()) if main else None,
        address=address or None,
        items=_mark_sections(tuple(_read_items(tree, address))),
        documents=read_documents(links, address) if links else (),
        choices=_linked(links, "mgchoosedocpack.aspx", address),
        attendance_address=next(iter(_linked(links, "mgmeetingattendance.aspx", address)), None),
    )


def read_item_page(markup: str | bytes) -> tuple[str, str]:
    """Return the whole minutes on an item's own page (`mgAi.aspx`), as paragraphs and as markup; "" where none."""
    tree = parse_markup(markup)
    content = tree.select_one(".mgContent") or tree
    blocks = _labelled_blocks(content)
    return _paragraphs(blocks.get("minutes", ())), "".join(str(block) for block in blocks.get("minutes", ()))


def read_documents(part: Tag, address: str, *, item: str | None = None) -> tuple[SiteDocument, ...]:
    """Return the papers linked in a part of a page, in order, each once."""
    found: dict[str, SiteDocument] = {}
    for link in part.find_all("a", href=True):
        document = _document(link, address, item)
        if document is not None:
            found.setdefault(document.key, document)
    return tuple(found.values())


def document_key(address: str) -> str | None:
    """Return what tells a ModernGov paper apart however it is addressed: "s60860", "g10230-T1"; None for other links.

    `mgConvert2PDF.aspx?ID=60860` and `documents/s60860/Any title.pdf` are one paper.
    """
    parts = urlsplit(address)
    query = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
    kind = query.get("t")
    numbered = _NUMBERED.search("/" + parts.path)
    if numbered:
        key = numbered["letter"].lower() + numbered["number"]
    elif parts.path.lower().endswith("mgconvert2pdf.aspx") and query.get("id", "").isdecimal():
        key = ("g" if kind else "s") + query["id"]
    else:
        return None
    return f"{key}-T{kind}" if kind else key


def kind_of(key: str) -> PaperKind:
    """Return what kind of paper a key says it is: the letter and the `T` of its address."""
    letter, _, kind = key.partition("-T")
    if letter.startswith("s"):
        return PaperKind.REPORT
    return _KINDS.get(kind, PaperKind.SUPPLEMENT)


def _document(link: Tag, address: str, item: str | None) -> SiteDocument | None:
    target = tidy_address(str(link["href"]))
    full = urljoin(address, target)
    key = document_key(full)
    whole = _entry_of(link)
    if key is None:
        if not _leads_elsewhere(full, address) or item is None:
            return None
        return SiteDocument(key=full, address=full, title=_label(link), kind=PaperKind.ELSEWHERE, item=item)
    if urlsplit(full).netloc != urlsplit(address).netloc:
        return SiteDocument(key=full, address=full, title=_label(link), kind=PaperKind.ELSEWHERE, item=item)
    return SiteDocument(
        key=key,
        address=full,
        title=_label(link),
        kind=kind_of(key),
        item=item,
        restricted=bool(_RESTRICTED.search(whole)) and "is restricted" in whole.lower(),
    )


def _leads_elsewhere(full: str, address: str) -> bool:
    parts = urlsplit(full)
    is_paper = parts.path.lower().endswith((".pdf", ".doc", ".docx"))
    return is_paper and parts.scheme in ("http", "https") and parts.netloc != urlsplit(address).netloc


def _entry_of(link: Tag) -> str:
    """Return the words of the list entry (or paragraph) a link stands in, with its tool tip."""
    entry = link.find_parent(["li", "p"])
    return plain((entry or link).get_text()) + " " + plain(str(link.get("title") or ""))


def _label(link: Tag) -> str:
    """Return a link's words without the file's size and what is hidden from the eye."""
    hidden = {id(part) for part in link.select(".mgFileSize, .mgHide")}  # by identity: equality compares whole trees
    words = [text for text in link.strings if not any(id(part) in hidden for part in text.parents)]
    return plain("".join(words))


def _linked(links: Tag | None, page: str, address: str) -> tuple[str, ...]:
    """Return the addresses of a kind of page that are linked, each once."""
    entries = links.find_all("a", href=True) if links else ()
    targets = [urljoin(address, tidy_address(str(link["href"]))) for link in entries]
    return tuple(dict.fromkeys(target for target in targets if page in target.lower()))


def _read_items(tree: Tag, address: str) -> Iterable[SiteItem]:
    for number_cell in tree.select("#mgItemTable td.mgItemNumberCell, .mgItemTable td.mgItemNumberCell"):
        cell = number_cell.find_next_sibling("td")
        title = cell.select_one(".mgAiTitleTxt") if isinstance(cell, Tag) else None
        if isinstance(cell, Tag) and title is not None:
            yield _read_item(number_cell, cell, address)


def _read_item(number_cell: Tag, cell: Tag, address: str) -> SiteItem:
    anchor = number_cell.find("a", attrs={"name": re.compile(r"^AI\d+$")})
    number = plain(number_cell.get_text()).rstrip(".") or None
    if number == _NOT_PUBLIC_YET:
        number = None
    title = cell.select_one(".mgAiTitleTxt")
    assert title is not None  # noqa: S101 (the caller has looked)
    blocks = _labelled_blocks(cell)
    minutes = _paragraphs(blocks.get("minutes", ()))
    more = cell.find("a", href=re.compile(r"mgAi\.aspx", re.IGNORECASE))
    cut = more if isinstance(more, Tag) and _CONTINUED.search(minutes) else None
    return SiteItem(
        id=str(anchor["name"])[2:] if isinstance(anchor, Tag) else None,
        number=number,
        title=_label(title),
        restricted=bool(_RESTRICTED.search(plain(title.get_text()))),
        text=_paragraphs(blocks.get("", ())),
        decision=_paragraphs(blocks.get("decision", ())),
        minutes=_CONTINUED.sub("", minutes).rstrip() if cut else minutes,
        minutes_html="".join(str(block) for block in blocks.get("minutes", ())),
        continued=urljoin(address, tidy_address(str(cut["href"]))) if cut else None,
        documents=read_documents(cell, address, item=number),
    )


def _labelled_blocks(cell: Tag) -> dict[str, list[Tag]]:
    """Return the blocks of Word-made text in a cell by the label before them; "" is the agenda's own."""
    blocks: dict[str, list[Tag]] = {}
    label = ""
    for element in cell.find_all(["p", "h2", "h3", "div"]):
        classes = element.get_attribute_list("class")
        if {"mgSubItemTitleTxt", "mgSectionTitle"}.intersection(filter(None, classes)):
            label = plain(element.get_text()).rstrip(":").lower()
            label = "decision" if label.startswith("decision") else label
        elif "mgWordPara" in classes and element.find_parent(class_="mgWordPara") is None:
            blocks.setdefault(label, []).append(element)
    return blocks


def _paragraphs(blocks: Iterable[Tag]) -> str:
    return "\n".join(text for text in (read_paragraphs(block) for block in blocks) if text)


def _mark_sections(items: tuple[SiteItem, ...]) -> tuple[SiteItem, ...]:
    """Return the items with section headings marked, and restricted what stands under a heading that says so.

    An item without a number is a heading only where others have one, and nothing hangs under it.
    """
    numbered = any(item.number for item in items)
    marked = []
    withheld = False
    for item in items:
        bare = not (item.number or item.minutes or item.documents or item.decision)
        if numbered and bare:
            withheld = bool(_WITHHELD_SECTION.search(item.title))
            marked.append(replace(item, heading=True, restricted=False))
        else:
            marked.append(replace(item, restricted=item.restricted or withheld))
    return tuple(marked)


def _meeting_id(tree: Tag, address: str) -> str | None:
    found = re.search(r"[?&]M(?:eeting)?Id=(\d+)", address, re.IGNORECASE)
    return found[1] if found else _number_in(tree, r"mgMeetingAttendance\.aspx\?ID=(\d+)", ".mgLinks")


def _number_in(tree: Tag, pattern: str, within: str) -> str | None:
    link = tree.select_one(within)
    found = re.search(pattern, str(link), re.IGNORECASE) if link else None
    return found[1] if found else None


def _place(tree: Tag) -> str | None:
    for label in tree.select(".mgLabel"):
        words = plain(label.get_text()).rstrip(":").lower()
        if words in ("venue", "proposed venue") and label.parent is not None:
            rest = [str(text) for text in label.parent.strings if all(part is not label for part in text.parents)]
            place = re.sub(r"\s*View directions$", "", plain("".join(rest))).rstrip(". ")
            return place or None
    return None
