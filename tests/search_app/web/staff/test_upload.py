"""Adding papers in the browser: how large they may be."""

import io

from tests.search_app.conftest import pdf
from tests.search_app.web.staff.test_staff import Archive, Flask, app, held, signed_in, token

__all__ = ["app", "held"]


def test_a_paper_larger_than_other_forms_may_be_is_taken(app: Flask, held: Archive) -> None:
    client = signed_in(app, "olive")
    large = pdf(["Zeppelin survey"]) + b"\n%" + b"." * (2 * app.config["MAX_CONTENT_LENGTH"])
    sent = {"csrf_token": token(client, "/staff/upload"), "papers": [(io.BytesIO(large), "zeppelin.pdf")]}
    answer = client.post("/staff/upload", data=sent, content_type="multipart/form-data")
    assert "zeppelin.pdf</strong>: added" in answer.text


def test_another_form_takes_no_more_than_forms_do(app: Flask) -> None:
    client = signed_in(app, "olive")
    words = "." * app.config["MAX_CONTENT_LENGTH"]
    assert client.post("/staff/cases", data={"notes": words}).status_code == 413
