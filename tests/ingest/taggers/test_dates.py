"""Dates of a part."""

from datetime import date

from printed import page

from corpus.records import Kind, Part, Period
from ingest.taggers.dates import TAGGER


def test_a_day_without_a_year_is_read_by_the_parts_own_date() -> None:
    part = Part(id="p1", kind=Kind.MINUTES, title="", first_page=1, last_page=1, date=date(2016, 11, 1))
    (mention,) = TAGGER.tag(part, (page(["The next meeting is on 10th January."]),))
    assert mention.value == Period(start=date(2017, 1, 10), end=date(2017, 1, 10))
    assert mention.text == "10th January"
