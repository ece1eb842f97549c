"""Sums of a part."""

from decimal import Decimal

from printed import page

from corpus.records import Kind, Money, Part
from ingest.taggers.amounts import TAGGER

PART = Part(id="p2", kind=Kind.REPORT, title="", first_page=1, last_page=2)


def test_sums_are_tagged_on_their_pages() -> None:
    pages = (page(["It cost £4,900 in all."]), page(["And £20 more."], 2))
    mentions = TAGGER.tag(PART, pages)
    assert [(one.page, one.text, one.part) for one in mentions] == [(1, "£4,900", "p2"), (2, "£20", "p2")]
    assert mentions[0].value == Money(amount=Decimal("4900.00"))
    assert pages[0].text[mentions[0].start : mentions[0].end] == "£4,900"
