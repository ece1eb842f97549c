"""Lists of addresses, read from text files and sitemaps."""

from pathlib import Path

from corpus.errors import HarvestError
from ingest.fetching.manners import Answer
from ingest.source import Fault, Loose, Wanted, Whole
from ingest.sources.urls import SOURCE

INDEX = b"""<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://x.gov.uk/papers.xml</loc></sitemap><sitemap><loc>https://x.gov.uk/gone.xml</loc></sitemap>
</sitemapindex>"""
PAPERS = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://x.gov.uk/Agenda 1.pdf</loc><lastmod>2024-05-01</lastmod></url>
<url><loc>https://x.gov.uk/b.pdf</loc><lastmod>2019-05-01</lastmod></url></urlset>"""
BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><urlset>&b;</urlset>"""


class Site:
    """A site of these pages."""

    def __init__(self, pages: dict[str, bytes]) -> None:
        self.pages = pages

    def read(self, address: str, *, attempts: int | None = None) -> Answer:
        if address not in self.pages:
            raise HarvestError(address, "answers 404 Not Found")
        return Answer(address=address, status=200, body=self.pages[address])

    def settled(self, meeting_id: str, said: str) -> bool:
        return False


def test_a_text_file_lists_an_address_to_a_line_and_comments(tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("# ours\nhttps://x.gov.uk/a b.pdf\n\nhttps://x.gov.uk/c.pdf?T=1#page\n")
    seen = list(SOURCE.walk(Wanted(place=str(listed)), Site({})))
    addresses = [one.document.address for one in seen if isinstance(one, Loose)]
    assert addresses == ["https://x.gov.uk/a%20b.pdf", "https://x.gov.uk/c.pdf?T=1"]
    assert isinstance(seen[-1], Whole)


def test_a_sitemap_index_is_followed_and_a_missing_part_is_told_and_withdraws_nothing() -> None:
    site = Site({"https://x.gov.uk/sitemap.xml": INDEX, "https://x.gov.uk/papers.xml": PAPERS})
    seen = list(SOURCE.walk(Wanted(place="https://x.gov.uk/sitemap.xml"), site))
    assert [one.document.title for one in seen if isinstance(one, Loose)] == ["Agenda 1.pdf", "b.pdf"]
    assert [one.address for one in seen if isinstance(one, Fault)] == ["https://x.gov.uk/gone.xml"]
    assert not any(isinstance(one, Whole) for one in seen)


def test_a_sitemap_with_entities_is_refused() -> None:
    (fault,) = SOURCE.walk(Wanted(place="https://x.gov.uk/s.xml"), Site({"https://x.gov.uk/s.xml": BOMB}))
    assert isinstance(fault, Fault)
    assert fault.reason == "is not a sitemap that can be read"


def test_it_bids_for_lists_and_nothing_else(tmp_path: Path) -> None:
    assert SOURCE.bid("https://x.gov.uk/sitemap.xml") > 0.5
    assert SOURCE.bid("https://x.gov.uk/") == SOURCE.bid(str(tmp_path)) == SOURCE.bid("nowhere.txt") == 0
