"""A matter is closed and opened again by staff, each with its reason."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup

from corpus.records import Item, Kind, Part
from corpus.staff.staff_words import StaffBook, Verdict
from corpus.store import Audience
from ingest.pipeline import read_paper
from search_app.freshening import freshen
from search_app.web.staff import links
from tests.search_app.conftest import BODY, paper, pdf, source
from tests.search_app.web.staff.test_staff import Archive, Flask, app, browser, held, send, signed_in

__all__ = ["app", "held"]
SAID = "Mr Tom Brook reported that he had written to residents."
LATER = date(2024, 10, 15)


def test_a_matter_is_closed_and_opened_again_with_a_reason(app: Flask, held: Archive) -> None:
    public, client = browser(app), signed_in(app, "olive")
    (matter, *_) = [matter for history in held.years(Audience.PUBLIC).histories() for matter in history.matters]
    page = f"/matters/{matter.id}"
    assert "Close it" not in public.get(page).text
    send(client, "/staff/people", page, one=matter.id, other=matter.id, verdict="close", reason="The letter was sent.")
    assert "The letter was sent." in public.get(page).text
    assert [each.closed for each in StaffBook(held.store.engine).words().matters] == [True]
    refused = send(client, "/staff/people", page, one=matter.id, other=matter.id, verdict="reopen", reason="")
    assert refused.status_code == 400  # type: ignore[attr-defined]
    send(client, "/staff/people", page, one=matter.id, other=matter.id, verdict="reopen", reason="It came back.")
    assert "It came back." in public.get(page).text
    assert [each.kind for each in StaffBook(held.store.engine).decisions()] == [Verdict.CLOSE, Verdict.REOPEN]


def test_a_doubtful_link_waits_is_taken_back_and_linked_again(
    app: Flask, held: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "DOUBTFUL", 10.0)  # every link
    content = pdf([BODY, "Minutes of the meeting held on 15 October 2024"], ["160. Letters", SAID])
    pages = read_paper(content, "october.pdf").pages
    item = Item(
        number="160", title="Letters", first_page=2, last_page=2, text=SAID, source=source(pages, 2, "160. Letters")
    )
    part = Part(
        id="p1", kind=Kind.MINUTES, title="Minutes", body=BODY, date=LATER, first_page=1, last_page=2, items=(item,)
    )
    held.store.save_paper(paper(content, "october.pdf", Kind.MINUTES, [part]), now=datetime(2024, 11, 1, tzinfo=UTC))
    freshen(held)
    client, public = signed_in(app, "olive"), browser(app)
    shown = BeautifulSoup(client.get("/staff/links").data, "lxml")
    form = shown.select_one("form:has(button[value=unlink])")
    assert form is not None
    fields = {str(one["name"]): str(one["value"]) for one in form.select("input[type=hidden]")}
    assert SAID in public.get(f"/matters/{fields['one']}").text
    answer = send(client, "/staff/people", "/staff/links", **{**fields, "verdict": "unlink"})
    assert answer.headers["Location"] == "/staff/links"  # type: ignore[attr-defined]
    assert SAID not in public.get(f"/matters/{fields['one']}").text
    (decision,) = StaffBook(held.store.engine).decisions()
    send(client, "/staff/people/undo", "/staff/links", number=decision.id, back="links")
    assert SAID in public.get(f"/matters/{fields['one']}").text
