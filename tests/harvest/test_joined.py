"""A site's word and a paper's, from the visit to the page: confirmed, added, in conflict; kept when read again."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from conftest import POLITE, Desk
from council import Council, Meeting, build_council
from flask import Flask
from lookalike import LookAlike
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.stored import Verdict
from corpus.visibility import Audience
from corpus.years.gaps import Gap
from ingest.fetching.arrivals import Arrivals
from ingest.fetching.fetch import Client
from ingest.fetching.harvest import Visit
from ingest.fetching.taking import take_into
from ingest.run import ingest_paths
from ingest.source import Wanted, find_source
from search_app import create_app
from search_app.archive import Archive
from search_app.config import read_settings

BODY = "Marlshire Community Safety Partnership"


def minutes_of(meeting: Meeting, *, present: str, second: str) -> bytes:
    """Return printed minutes of a meeting: its first item as the site has it, its second under a title of its own."""
    numbers = [item.number for item in meeting.items if item.order]
    lines = (
        BODY.upper(),
        f"MINUTES of a meeting of the {BODY} held at County Hall",
        f"on {meeting.date:%A}, {meeting.date.day} {meeting.date:%B %Y}.",
        "",
        f"PRESENT: {present}",
        "",
        f"{numbers[0]}  Apologies and Substitutes",
        "",
        "Apologies were received from the fire service.",
        "",
        f"{numbers[1]}  {second}",
        "",
        "RESOLVED that the report be noted.",
    )
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4)
    for at, line in enumerate(lines):
        canvas.setFont("Helvetica-Bold" if line.isupper() or line[:1].isdigit() else "Helvetica", 11)
        canvas.drawString(72, 770 - 16 * at, line)
    canvas.save()
    return written.getvalue()


@dataclass
class Joined:
    council: Council
    site: LookAlike
    archive: Archive
    desk: Desk

    def visit(self) -> None:
        saved = self.desk.source()
        client = Client(manners=POLITE, sleep=lambda _: None)
        Visit(
            source=find_source(saved.place),
            saved=saved,
            wanted=Wanted(place=saved.place),
            ledger=self.desk.ledger,
            client=client,
            take=take_into(self.archive.store, self.archive.vault, workers=1),
            arrivals=Arrivals(self.archive.settings.data / "arrivals"),
            recheck=True,
        ).run()
        client.close()
        self.archive.catch_up()


@pytest.fixture
def joined(tmp_path: Path, sit_down: Callable[[LookAlike], Desk]) -> Iterator[Joined]:
    council = build_council(committees=1, meetings=3)
    for meeting in council.meetings:
        for document in meeting.documents:
            if document.kind == "1":
                document.content = minutes_of(
                    meeting, present="Cllr A Ashdown (Chair), B Birling", second="Road Safety Update"
                )
    archive = Archive(read_settings(tmp_path, {}))
    with LookAlike(council) as site:
        yield Joined(council, site, archive, sit_down(site))
    archive.store.close()


def held_meeting(joined: Joined) -> Meeting:
    return next(meeting for meeting in joined.council.meetings if meeting.published)


def test_items_that_both_have_are_confirmed_on_the_page_and_stay_so_when_read_again(joined: Joined) -> None:
    meeting = held_meeting(joined)
    joined.visit()
    store = joined.archive.store
    slug = "marlshire-community-safety-partnership"

    def verdicts() -> dict[str, Verdict]:
        held = store.meeting(slug, meeting.date)
        paper = held.minutes[0].place.paper
        assert all((item.item.confidence or 0) > 0.9 for item in held.minutes)
        return {word.about: word.verdict for word in paper.site}

    first = verdicts()
    numbers = [item.number.rstrip(".") for item in meeting.items if item.order]
    assert first["day"] is first[f"item {numbers[0]}"] is first[f"item {numbers[1]}"] is Verdict.CONFIRMED

    files = [path for path in joined.archive.settings.papers.rglob("*") if path.is_file()]
    ingest_paths(files, store=store, vault=joined.archive.vault, workers=1, again=True)
    assert verdicts() == first

    page = create_app(joined.archive.settings).test_client().get(f"/meetings/{slug}/{meeting.date}").text
    assert "Confirmed by" in page
    assert f"{joined.site.address}ieListDocuments.aspx" in page
    assert "10.00 am, Council Chamber" in page


def test_a_conflict_is_shown_on_the_paper_and_in_the_coverage(joined: Joined) -> None:
    meeting = held_meeting(joined)
    printed = next(one for one in meeting.documents if one.kind == "1")
    printed.content = minutes_of(meeting, present="Cllr A Ashdown (Chair)", second="Winter Gritting Routes")
    joined.visit()
    app: Flask = create_app(joined.archive.settings)
    held = joined.archive.store.meeting("marlshire-community-safety-partnership", meeting.date)
    paper = held.minutes[0].place.paper
    differing = {(word.site, word.paper) for word in paper.site if word.verdict is Verdict.CONFLICT}
    assert ("Road Safety Update", None) in differing
    assert (None, "Winter Gritting Routes") in differing
    page = app.test_client().get(f"/papers/{paper.address}").text
    assert "What the council’s site says" in page
    assert "Winter Gritting Routes" in page.partition("What the council’s site says")[2]
    coverage = app.test_client().get("/coverage/marlshire-community-safety-partnership").text
    assert Gap.DIFFERS.value.capitalize() in coverage


def test_a_status_that_changes_at_the_site_reaches_the_meeting_and_the_coverage(joined: Joined) -> None:
    meeting = held_meeting(joined)
    joined.visit()
    other = next(one for one in joined.council.meetings if not one.published)
    moved = replace(other, date=date(2019, 5, 1), status="Postponed")
    joined.council.meetings[joined.council.meetings.index(other)] = moved
    joined.council.by_id[str(other.id)] = moved
    joined.visit()
    years = joined.archive.years(Audience.PUBLIC)
    history = years.history("marlshire-community-safety-partnership")
    assert history is not None
    gaps = {(gap.kind, gap.day): gap for gap in history.coverage.gaps}
    assert (
        gaps[Gap.CANCELLED, moved.date].address
        == f"{joined.site.address}ieListDocuments.aspx?CId=101&MId={moved.id}&Ver=4"
    )
    assert meeting.date in history.coverage.held


def test_who_attended_is_the_sites_where_the_minutes_list_nobody_and_says_so(joined: Joined) -> None:
    meeting = held_meeting(joined)
    printed = next(one for one in meeting.documents if one.kind == "1")
    printed.content = minutes_of(meeting, present="", second="Road Safety Update")
    joined.visit()
    slug = "marlshire-community-safety-partnership"
    held = joined.archive.store.meeting(slug, meeting.date)
    names = [name for name, _, _ in meeting.attendees]
    assert [f"Councillor {one.name}" for one in held.attendance] == names
    page = f"{joined.site.address}ieListDocuments.aspx?CId=101&MId={meeting.id}&Ver=4"
    assert all((one.source.address or "").startswith(joined.site.address) for one in held.attendance)
    history = joined.archive.years(Audience.PUBLIC).history(slug)
    assert history is not None
    listed = {record.name: record for record in history.attendance}
    attended = next(each for each in listed["Ada Ashdown"].meetings if each.day == meeting.date)
    assert attended.evidence is not None
    assert (attended.evidence.address or "").startswith(joined.site.address)
    shown = create_app(joined.archive.settings).test_client().get(f"/meetings/{slug}/{meeting.date}").text
    assert "not stated in" in shown
    assert page.replace("&", "&amp;") in shown


def test_a_paper_withdrawn_at_its_source_is_kept_and_says_so(joined: Joined) -> None:
    meeting = held_meeting(joined)
    joined.visit()
    next(one for one in meeting.documents if one.kind == "1").withdrawn = True
    joined.desk.today = joined.desk.today.replace(year=2027)
    joined.visit()
    paper = joined.archive.store.meeting("marlshire-community-safety-partnership", meeting.date).minutes[0].place.paper
    page = create_app(joined.archive.settings).test_client().get(f"/papers/{paper.address}").text
    assert "Withdrawn</strong> It is no longer there since" in page
