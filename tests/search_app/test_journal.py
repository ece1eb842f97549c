import json
import logging

import pytest
from flask.testing import FlaskClient

from search_app import journal


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="matters")
    return caplog


def test_a_line_tells_the_kind_of_page_and_nothing_of_who_asked_or_for_what(
    client: FlaskClient, lines: pytest.LogCaptureFixture
) -> None:
    client.get("/search?q=a+private+matter", headers={"User-Agent": "Spyglass", "X-Request-ID": "abc"})
    (line,) = [each for each in lines.records if each.name == "matters"]
    written = {**vars(line)}
    assert (written["page"], written["method"], written["status"]) == ("/search", "GET", 200)
    assert "private" not in str(written)
    assert "Spyglass" not in str(written)
    assert "127.0.0.1" not in str(written)


def test_an_address_that_there_is_not_is_not_written_down(client: FlaskClient, lines: pytest.LogCaptureFixture) -> None:
    client.get("/people-i-look-for/somebody")
    (line,) = [each for each in lines.records if each.name == "matters"]
    assert vars(line)["page"] == "none"


def test_lines_are_json_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    try:
        journal.write_to_stderr()
        journal.LOGGER.info("answered", extra={"status": 200})
    finally:
        root.handlers = handlers
        root.setLevel(level)
    line = json.loads(capsys.readouterr().err)
    assert (line["message"], line["status"], line["level"]) == ("answered", 200, "INFO")
    assert line["request"] is None
    assert line["time"]
