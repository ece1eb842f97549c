"""The page and the data of how well papers were read."""

from dataclasses import replace
from datetime import UTC, datetime

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from corpus.records import Doubt
from corpus.stored import Failure
from corpus.visibility import Audience
from ingest.pipeline import parse_paper
from search_app.archive import Archive
from tests.search_app.conftest import pdf

DOUBT = Doubt(rule="no attendance found", weight=0.3, page=1, detail="<b>nobody</b>")


def keep_doubtful(archive: Archive) -> str:
    """Keep a paper whose reading is in doubt; return its address."""
    paper = parse_paper(pdf(["A notice of no known kind at all."]), "notice.pdf")
    parts = tuple(replace(part, confidence=0.7, doubts=(DOUBT,)) for part in paper.parts)
    archive.store.save_paper(replace(paper, parts=parts), now=datetime(2024, 7, 20, tzinfo=UTC))
    return f"/papers/{paper.sha256[:12]}"


def test_doubtful_papers_are_listed_with_their_reasons(client: FlaskClient, archive: Archive) -> None:
    address = keep_doubtful(archive)
    page = BeautifulSoup(client.get("/quality").data, "lxml")
    assert page.select_one(f'a[href="{address}"]')
    assert "no attendance found: <b>nobody</b>" in page.get_text()
    told = client.get("/quality.json").get_json()
    assert told["papers"] == len(archive.store.papers(audience=Audience.PUBLIC)) == len(told["list"])
    assert told["reasons"]["no attendance found"] == 1


def test_a_paper_says_how_well_it_was_read(client: FlaskClient, archive: Archive) -> None:
    page = BeautifulSoup(client.get(keep_doubtful(archive)).data, "lxml")
    assert "With doubts (70%)" in " ".join(page.get_text().split())
    assert page.select_one('#doubts ~ ul a[href$="/pages/1"]')


def test_files_that_failed_are_not_told_to_the_public(client: FlaskClient, archive: Archive) -> None:
    failed = Failure(
        file="secret.pdf",
        path="/in/secret.pdf",
        sha256=None,
        reason="is damaged",
        remedy="Mend it.",
        failed_at=datetime(2024, 7, 20, tzinfo=UTC),
    )
    archive.store.save_failure(failed)
    assert b"secret.pdf" not in client.get("/quality").data
    assert "secret.pdf" not in client.get("/quality.json").get_data(as_text=True)
