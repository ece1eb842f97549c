"""A list of addresses: a text file with one to a line, or a sitemap, on this machine or on the web."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from corpus.errors import BlockedError, HarvestError
from corpus.records import record
from corpus.visits.sites import PaperKind, SiteDocument
from ingest.fetching.site_words import read_day, tidy_address
from ingest.source import Fault, Loose, Sighting, Visit, Wanted, Whole

_MOST_LISTS = 200  # a sitemap index may name 50,000; no council's papers need that many


@record
class _Entry:
    """An address in a list, when it is said to have changed (as printed), and whether it is itself a list."""

    address: str
    changed: str = ""
    is_list: bool = False


class Urls:
    """A list by its file or address."""

    name = "urls"

    def bid(self, place: str) -> float:
        """Return how likely ``place`` is a list: the ending of its name says so."""
        listed = urlsplit(place).path.lower().endswith((".txt", ".xml"))
        if place.startswith(("http://", "https://")):
            return 0.9 if listed else 0.0
        return 0.9 if listed and Path(place).is_file() else 0.0

    def walk(self, wanted: Wanted, visit: Visit) -> Iterator[Sighting]:
        """Yield the papers listed, in their order, and those of lists that a list names."""
        waiting, seen, whole = [wanted.place], {wanted.place}, True
        while waiting and len(seen) <= _MOST_LISTS:
            place = waiting.pop(0)
            try:
                entries = tuple(_read_list(_content(place, visit), place))
            except BlockedError:
                raise
            except HarvestError as error:
                whole = False
                yield Fault.of(error)
                continue
            except (OSError, ValueError) as error:
                whole = False
                yield Fault(address=place, reason=str(error))
                continue
            for entry in entries:
                if not entry.is_list:
                    yield from _paper(entry, wanted)
                elif entry.address not in seen:
                    seen.add(entry.address)
                    waiting.append(entry.address)
        if whole and not waiting:
            yield Whole()


def _content(place: str, visit: Visit) -> bytes:
    if place.startswith(("http://", "https://")):
        return visit.read(place).body
    return Path(place).read_bytes()


def _read_list(content: bytes, place: str) -> Iterator[_Entry]:
    """Yield the entries of a text file or sitemap. Raises ValueError for a sitemap that is not well formed."""
    if content.lstrip().startswith(b"<"):
        try:
            root: Element = fromstring(content)
        except (ParseError, DefusedXmlException) as error:
            raise ValueError("is not a sitemap that can be read") from error
        names_lists = root.tag.endswith("sitemapindex")
        for entry in root:
            words = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in entry}
            if words.get("loc"):
                yield _Entry(address=tidy_address(words["loc"]), changed=words.get("lastmod", ""), is_list=names_lists)
        return
    base = place if place.startswith(("http://", "https://")) else ""
    for line in content.decode("utf-8-sig", "replace").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield _Entry(address=urljoin(base, tidy_address(line)))


def _paper(entry: _Entry, wanted: Wanted) -> Iterator[Sighting]:
    if not wanted.covers(read_day(entry.changed)):
        return
    name = unquote(urlsplit(entry.address).path).rstrip("/").rpartition("/")[2]
    yield Loose(
        document=SiteDocument(
            key=entry.address,
            address=entry.address,
            title=name or entry.address,
            kind=PaperKind.REPORT,
            version=entry.changed or None,
        )
    )


SOURCE = Urls()
