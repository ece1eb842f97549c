"""What the reading missed is added with its page, told everywhere, kept when the paper is read again, and undone."""

import re

import pytest
from flask import Flask

from corpus.staff.audit import AuditLog
from search_app.archive import Archive
from tests.search_app.conftest import browser, minutes
from tests.search_app.web.staff.test_staff import MEETING, NOW, address_of, app, held, send, signed_in

__all__ = ["app", "held"]  # fixtures
WORDS = "Officers presented  the lighting\nsurvey"


def test_a_missed_decision_is_told_with_its_page_and_undone(app: Flask, held: Archive) -> None:
    client, public = signed_in(app, "olive"), browser(app)
    paper = f"/staff/papers/{address_of(held, 'minutes.pdf')}"
    form = f"{paper}/missed?part=p1&item=0"
    fields = {"part": "p1", "item": "0", "kind": "resolution", "page": "2", "words": WORDS}
    assert send(client, f"{paper}/missed", form, **fields).status_code == 302  # type: ignore[attr-defined]
    for _ in range(2):  # also after it is read again
        page = public.get(f"{MEETING}/152").text
        assert "Resolution 2" in page
        rows = public.get("/api/v1/resolutions").json["results"]
        (row,) = [one for one in rows if one["decision"]["text"] == "Officers presented the lighting survey."]
        place = row["decision"]["source"]
        printed = held.store.page(held.store.paper(row["paper"]["id"]).sha256, place["page"]).text
        assert printed[place["start"] : place["end"]] == "Officers presented the lighting survey."
        held.store.save_paper(minutes()[1], now=NOW, reread=True)
    kept = client.get(paper).text
    assert "Officers presented the lighting survey. (page 2)" in kept
    number = re.search(r'name="number" value="(\d+)"', kept)
    assert number is not None
    send(client, f"{paper}/undo", paper, number=number[1])
    assert "Resolution 2" not in public.get(f"{MEETING}/152").text
    acts = [(act.act, act.who) for act in AuditLog(held.store.engine).acts()][:2]
    assert acts == [("undo correction", "olive"), ("correct", "olive")]


def test_a_missed_action_is_followed_with_owner_and_due(app: Flask, held: Archive) -> None:
    client, public = signed_in(app, "olive"), browser(app)
    paper = f"/staff/papers/{address_of(held, 'minutes.pdf')}"
    fields = {"part": "p1", "item": "0", "kind": "action", "page": "2", "owner": "Ivy Marsh", "due": "2024-10-01"}
    send(client, f"{paper}/missed", f"{paper}/missed?part=p1&item=0", words=WORDS, **fields)
    rows = [row for row in public.get("/api/v1/actions").json["results"] if row["owner"] == "Ivy Marsh"]
    assert [row["due"] for row in rows] == [{"from": "2024-10-01", "to": "2024-10-01"}]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"words": "Something that nobody printed"}, "do not stand on page 2"),
        ({"words": "…"}, "do not stand on page 2"),
        ({"kind": "action", "due": "soon"}, "Due has to be a day"),
    ],
)
def test_what_does_not_stand_there_is_not_added(app: Flask, held: Archive, changed: dict[str, str], said: str) -> None:
    client = signed_in(app, "olive")
    paper = f"/staff/papers/{address_of(held, 'minutes.pdf')}"
    fields = {"part": "p1", "item": "0", "kind": "resolution", "page": "2", "words": WORDS} | changed
    answer = send(client, f"{paper}/missed", f"{paper}/missed?part=p1&item=0", **fields)
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert said in answer.text  # type: ignore[attr-defined]


def test_readers_may_not_add(app: Flask, held: Archive) -> None:
    paper = f"/staff/papers/{address_of(held, 'minutes.pdf')}"
    assert signed_in(app, "rita").get(f"{paper}/missed?part=p1&item=0").status_code == 403
    assert signed_in(app, "olive").get(f"{paper}/missed?part=p1&item=9").status_code == 404
