"""Cases of requests for information: who may see and change them, by when to reply, the pack of evidence."""

import json
from datetime import UTC, date, datetime, timedelta

from bs4 import BeautifulSoup

from corpus.staff.audit import AuditLog
from corpus.staff.cases import Case, Request
from search_app.web.staff.cases import listed
from tests.search_app.web.staff.test_staff import Archive, Flask, app, browser, held, send, signed_in

__all__ = ["app", "held"]

QUESTIONS = "What was decided about street lighting?\r\n\r\nHow much did Farshire spend on snow ploughs in 2031?"
FORM = {"reference": "FOI 2024/7", "received": "18 July 2024", "questions": QUESTIONS, "notes": "Ask the clerk."}


def opened(app: Flask) -> object:
    client = signed_in(app, "olive")
    assert send(client, "/staff/cases", "/staff/cases", **FORM).headers["Location"] == "/staff/cases/1"  # type: ignore[attr-defined]
    return client


def test_a_case_shows_by_when_to_reply_and_what_the_papers_say(app: Flask, held: Archive) -> None:
    page = BeautifulSoup(opened(app).get("/staff/cases/1").data, "lxml").get_text(" ", strip=True)  # type: ignore[attr-defined]
    assert "Reply due by 15 August 2024" in page
    assert "What was decided about street lighting?" in page
    assert "The papers held do not state this." in page
    assert "Ask the clerk." in page


def test_the_list_tells_that_a_reply_is_overdue(app: Flask, held: Archive) -> None:
    client = opened(app)
    assert "Overdue" in client.get("/staff/cases").text  # type: ignore[attr-defined]
    send(client, "/staff/cases/1/close", "/staff/cases/1")  # type: ignore[arg-type]
    assert "Overdue" not in client.get("/staff/cases").text  # type: ignore[attr-defined]
    send(client, "/staff/cases/1/reopen", "/staff/cases/1")  # type: ignore[arg-type]
    assert "Overdue" in client.get("/staff/cases").text  # type: ignore[attr-defined]


def test_the_pack_has_every_question_and_not_the_notes(app: Flask, held: Archive) -> None:
    given = opened(app).get("/staff/cases/1/pack.json")  # type: ignore[attr-defined]
    assert given.headers["Content-Disposition"] == "attachment; filename=evidence-foi-2024-7.json"
    shape = json.loads(given.data)
    assert [each["question"] for each in shape["answers"]] == QUESTIONS.split("\r\n\r\n")
    assert "Ask the clerk." not in given.text
    assert AuditLog(held.store.engine).acts()[0].act == "take evidence"


def test_only_the_wordings_chosen_go_into_the_pack(app: Flask, held: Archive) -> None:
    client = opened(app)
    changed = {**FORM, "wording": "Information that is not held (section 1(1)(a))"}
    send(client, "/staff/cases/1", "/staff/cases/1", **changed)  # type: ignore[arg-type]
    shape = client.get("/staff/cases/1/pack.json").json  # type: ignore[attr-defined]
    assert [each["heading"] for each in shape["wordings"]] == [changed["wording"]]


def test_a_reader_sees_a_case_and_changes_nothing(app: Flask, held: Archive) -> None:
    opened(app)
    reader = signed_in(app, "rita")
    assert reader.get("/staff/cases/1").status_code == 200
    assert reader.get("/staff/cases/1/pack.json").status_code == 403
    assert send(reader, "/staff/cases", "/staff/cases", **FORM).status_code == 403  # type: ignore[attr-defined]


def test_a_form_that_lacks_something_says_what(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    for lacking, said in (
        ({"reference": ""}, "Write a reference"),
        ({"received": "some day"}, "Write the day"),
        ({"received": (datetime.now(UTC).date() + timedelta(days=2)).isoformat()}, "no later than today"),
        ({"questions": "\r\n"}, "Write between 1 and 20 questions"),
    ):
        answer = send(client, "/staff/cases", "/staff/cases", **{**FORM, **lacking})
        assert answer.status_code == 400  # type: ignore[attr-defined]
        assert said in answer.text  # type: ignore[attr-defined]


def test_what_is_wrong_stands_at_its_field_and_the_summary_leads_there(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    wrong = send(client, "/staff/cases", "/staff/cases", reference="FOI 7", received="32 May", questions="Who chairs?")
    page = BeautifulSoup(wrong.data, "lxml")  # type: ignore[attr-defined]
    summary = page.select_one("[role=alert]")
    assert page.title is not None
    assert page.title.get_text().startswith("Error: ")
    assert summary is not None
    assert summary.has_attr("autofocus")
    assert [link["href"] for link in summary.select("a")] == ["#received"]
    field = page.select_one("#received")
    assert field is not None
    assert "received-error" in str(field["aria-describedby"])
    assert page.select_one("#received-error") is not None


def test_the_public_knows_of_no_case(app: Flask, held: Archive) -> None:
    opened(app)
    assert browser(app).get("/staff/cases/1").status_code == 302


def test_what_is_due_within_days_stands_out() -> None:
    asked = Request(reference="R", received=date(2026, 3, 2), questions=("?",))
    case = Case(id=1, request=asked, opened_at=datetime(2026, 3, 2, tzinfo=UTC), closed_at=None)
    stands = [listed([case], date(2026, 3, day))[0].standing for day in (10, 28)]
    assert stands == ["open", "soon"]
    assert listed([case], date(2026, 4, 1))[0].standing == "overdue"
