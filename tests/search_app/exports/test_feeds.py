import re
from collections.abc import Callable

from icalendar import Calendar
from lxml import etree

MEETING = "westmere-safer-places-partnership/2024-07-16"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_the_calendar_has_every_meeting_all_day_long(download: Callable[..., str]) -> None:
    calendar = Calendar.from_ical(download("meetings.ics"))
    (event,) = calendar.walk("VEVENT")
    assert str(event["uid"]) == f"{MEETING}@matters-arising"
    assert event.decoded("dtstart").isoformat() == "2024-07-16"
    assert event.decoded("dtend").isoformat() == "2024-07-17"
    assert str(event["url"]).endswith(f"/meetings/{MEETING}")


def test_the_feed_has_what_atom_requires_newest_first(download: Callable[..., str]) -> None:
    feed = etree.fromstring(download("papers.atom").encode())
    for name in ("id", "title", "updated"):
        assert feed.findtext(f"a:{name}", namespaces=ATOM)
    entries = feed.findall("a:entry", namespaces=ATOM)
    assert len(entries) == 3
    for entry in entries:
        assert entry.findtext("a:author/a:name", namespaces=ATOM)
        assert entry.findtext("a:id", namespaces=ATOM).startswith("urn:sha256:")
    days = [entry.findtext("a:updated", namespaces=ATOM) for entry in entries]
    assert days == sorted(days, reverse=True)


def test_bibtex_has_an_entry_a_paper_with_nothing_that_tex_would_run(download: Callable[..., str]) -> None:
    text = download("citations.bib")
    assert len(re.findall(r"^@techreport\{matters-[0-9a-f]{12},$", text, re.M)) == 3
    assert text.count("{") == text.count("}")
    assert r"\& " in text
    assert not re.search(r"(?<!\\)&", text)


def test_ris_begins_and_ends_each_entry(download: Callable[..., str]) -> None:
    lines = download("citations.ris").split("\r\n")
    assert lines.count("TY  - RPRT") == lines.count("ER  - ") == 3
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert "DA  - 2024/07/16" in lines
