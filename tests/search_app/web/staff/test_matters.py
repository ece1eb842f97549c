"""A matter is closed and opened again by staff, each with its reason."""

from corpus.staff.staff_words import StaffBook, Verdict
from corpus.store import Audience
from tests.search_app.web.staff.test_staff import Archive, Flask, app, browser, held, send, signed_in

__all__ = ["app", "held"]


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
