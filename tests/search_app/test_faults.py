from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import abort

from corpus.errors import DamagedPaperError, MattersError, NotFoundError, SearchError, SettingsError, StoreError
from search_app import create_app
from search_app.archive import Archive


def raising(error: MattersError) -> Callable[[], str]:
    def view() -> str:
        raise error

    return view


@pytest.mark.parametrize(
    ("error", "status", "heading"),
    [
        (NotFoundError("no such thing"), 404, "Page not found"),
        (DamagedPaperError("a.pdf", "is broken", "Save it again."), 404, "Page not found"),
        (SearchError("no index"), 503, "Sorry, this cannot be answered now"),
        (StoreError("no store"), 503, "Sorry, this cannot be answered now"),
        (SettingsError("no setting"), 500, "Sorry, there is a problem"),
    ],
)
def test_each_error_has_its_status_and_a_page_that_keeps_its_words_to_itself(
    archive: Archive, error: MattersError, status: int, heading: str
) -> None:
    app = create_app(archive=archive)
    app.add_url_rule("/fault", view_func=raising(error))
    answer = app.test_client().get("/fault")
    page = BeautifulSoup(answer.data, "lxml")
    assert answer.status_code == status
    assert page.h1 is not None
    assert page.h1.get_text() == heading
    assert str(error) not in answer.text


@pytest.mark.parametrize(
    ("status", "words"),
    [(413, "Nothing was kept"), (429, "Wait a minute"), (400, "load the page again")],
)
def test_a_form_that_is_refused_says_what_to_do(archive: Archive, status: int, words: str) -> None:
    app = create_app(archive=archive)
    app.config["WTF_CSRF_ENABLED"] = False
    app.add_url_rule("/fault", view_func=lambda: abort(status), methods=["POST"])
    answer = app.test_client().post("/fault")
    assert answer.status_code == status
    assert words in answer.text
