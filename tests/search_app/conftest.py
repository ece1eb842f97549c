"""A small archive of invented papers, with real files, that pages and commands are tested on."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.proceedings import Happening, Proceeding
from corpus.records import (
    Action,
    Attendance,
    Author,
    Clause,
    Item,
    Kind,
    Page,
    Paper,
    Part,
    Period,
    Resolution,
    Section,
    Source,
    Status,
    Vote,
)
from corpus.store import Audience
from corpus.years.derived import Years
from ingest.pipeline import read_paper
from search_app import create_app
from search_app.archive import Archive
from search_app.config import Settings, read_settings

BODY = "Westmere Safer Places Partnership"
HELD = date(2024, 7, 16)
DECISION = "RESOLVED that the Partnership: (a) notes the report; and (b) agrees to fund lighting in Harbour Lane."
MARKUP = "<script>alert('x')</script> & <b>bold</b>"


def pdf(*pages: Sequence[str]) -> bytes:
    """Return a PDF with these lines on its pages."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=True)
    for lines in pages:
        canvas.setFont("Helvetica", 11)
        for n, line in enumerate(lines):
            canvas.drawString(72, 760 - 18 * n, line)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def source(pages: Sequence[Page], number: int, words: str) -> Source:
    """Return where ``words`` stand on a page."""
    start = pages[number - 1].text.replace("\n", " ").index(words)
    return Source(page=number, start=start, end=start + len(words))


def paper(content: bytes, file: str, kind: Kind, parts: Sequence[Part], warnings: Sequence[str] = ()) -> Paper:
    """Return a paper with these parts and the pages that its file has."""
    reading = read_paper(content, file)
    return Paper(
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=reading.media_type,
        page_count=len(reading.pages),
        kind=kind,
        parts=tuple(parts),
        warnings=tuple(warnings),
        pages=reading.pages,
    )


def minutes(text: str = "Officers presented the lighting survey.") -> tuple[bytes, Paper]:
    """Return minutes of two pages: attendance and two items, the second number used twice."""
    content = pdf(
        [BODY, "Minutes of the meeting held on 16 July 2024", "Present: Cllr Ada Fenn (Chair), Mr Tom Brook"],
        ["152. Street lighting", text, *DECISION.split(" (b)"), "Action: Tom Brook to write to residents.", MARKUP],
    )
    pages = read_paper(content, "minutes.pdf").pages
    resolution = Resolution(
        text=DECISION,
        lead="RESOLVED that the Partnership:",
        clauses=(
            Clause(label="a", text="notes the report; and"),
            Clause(label="b", text="agrees to fund lighting in Harbour Lane."),
            Clause(label="b.1", text="from April."),
        ),
        verbs=("note", "agree"),
        proposer="Cllr Ada Fenn",
        seconder="Mr Tom Brook",
        vote=Vote(votes_for=5, against=2),
        source=source(pages, 2, "RESOLVED that the Partnership: (a) notes the report; and"),
    )
    action = Action(
        text="Tom Brook to write to residents.",
        owner="Tom Brook",
        due=Period(start=date(2024, 9, 1), end=date(2024, 9, 30)),
        source=source(pages, 2, "Action: Tom Brook to write to residents."),
    )
    items = (
        Item(
            number="152",
            agenda_ref="B1",
            title="Street lighting",
            first_page=2,
            last_page=2,
            text=f"{text}\nThe survey is below.",
            resolutions=(resolution,),
            actions=(action,),
            source=source(pages, 2, "152. Street lighting"),
        ),
        Item(number="152", title=f"Any other {MARKUP}", first_page=2, last_page=2, text=MARKUP, source=Source(page=2)),
    )
    people = (
        Attendance(name="Cllr Ada Fenn", status=Status.PRESENT, office="Chair", source=Source(page=1)),
        Attendance(name="Mr Tom Brook", status=Status.APOLOGIES, organisation="Police", source=Source(page=1)),
    )
    part = Part(
        id="p1",
        kind=Kind.MINUTES,
        title="Minutes of 16 July 2024",
        body=BODY,
        date=HELD,
        first_page=1,
        last_page=2,
        attendance=people,
        items=items,
        proceedings=(
            Proceeding(
                event=Happening.CLOSED, text="The meeting closed at 9.05 pm", time="21:05", source=Source(page=2)
            ),
        ),
    )
    return content, paper(content, "minutes.pdf", Kind.MINUTES, [part], ["minute number 152 is used twice"])


def pack() -> tuple[bytes, Paper]:
    """Return an agenda pack: the agenda, a report, and a report that is restricted."""
    content = pdf(
        [BODY, "Agenda for 16 July 2024", "B1 Street lighting"],
        ["Street lighting survey", "1. Introduction", "Harbour Lane is dark.", "Recommendation: note the survey."],
        ["EXEMPT REPORT", "The contractor's secret price is 40 florins."],
    )
    common = {"body": BODY, "date": HELD}
    parts = [
        Part(
            id="p1",
            kind=Kind.AGENDA,
            title="Agenda",
            first_page=1,
            last_page=1,
            items=(Item(number="B1", title="Street lighting", first_page=1, last_page=1, source=Source(page=1)),),
            **common,
        ),
        Part(
            id="p2",
            kind=Kind.REPORT,
            title="Street lighting survey",
            first_page=2,
            last_page=2,
            agenda_ref="B1",
            authors=(Author(name="Ivy Marsh", post="Head of Lighting"),),
            sections=(
                Section(
                    number="1",
                    title="Introduction",
                    level=1,
                    first_page=2,
                    last_page=2,
                    text="Harbour Lane is dark.",
                    source=Source(page=2),
                ),
            ),
            recommendations=(Resolution(text="The meeting is asked to note the survey.", source=Source(page=2)),),
            **common,
        ),
        Part(id="p3", kind=Kind.REPORT, title="Contract", first_page=3, last_page=3, restricted=True, **common),
    ]
    return content, paper(content, "pack.pdf", Kind.AGENDA_PACK, parts)


def notice() -> tuple[bytes, Paper]:
    """Return a text file of no known kind, whose name, title and text hold markup."""
    content = f"{MARKUP}\n\nA notice about allotments.\n".encode()
    text = content.decode().strip()
    return content, Paper(
        file="notice <b>.txt",
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/plain",
        page_count=1,
        kind=Kind.OTHER,
        parts=(Part(id="p1", kind=Kind.OTHER, title=MARKUP, first_page=1, last_page=1),),
        pages=(Page(number=1, width=595, height=842, text=text, lines=()),),
    )


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings with a data folder of their own."""
    return read_settings(tmp_path_factory.mktemp("data"), {"MATTERS_RATE_STORE": "memory://"})


@pytest.fixture(scope="session")
def archive(settings: Settings) -> Iterator[Archive]:
    """The archive with all the papers above, the minutes in two versions."""
    archive = Archive(settings)
    versions = [minutes("The first version of the lighting survey."), minutes(), pack(), notice()]
    for day, (content, read) in enumerate(versions, 1):
        archive.vault.keep(content)
        archive.store.save_paper(read, now=datetime(2024, 8, day, tzinfo=UTC))
    archive.catalogue.catch_up()
    Years(archive.store, Audience.PUBLIC).rebuild(today=date(2024, 12, 1))
    yield archive
    archive.catalogue.close()
    archive.store.close()


class Browser(FlaskClient):
    """A browser without script, which reads every answer to its end."""

    def open(self, *args: Any, **options: Any) -> Any:
        return super().open(*args, **{"buffered": True, **options})


def browser(app: Flask) -> FlaskClient:
    """Return a browser that looks at ``app``."""
    app.test_client_class = Browser
    return app.test_client()


@pytest.fixture
def client(archive: Archive) -> FlaskClient:
    """A browser that looks at the archive."""
    return browser(create_app(archive=archive))


@pytest.fixture
def empty_client(tmp_path: Path) -> FlaskClient:
    """A browser that looks at an archive with nothing in it."""
    return browser(create_app(read_settings(tmp_path, {})))
