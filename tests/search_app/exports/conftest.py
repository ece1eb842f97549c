"""What every test of an export needs: the archive's listing, within a request."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

MEETING = "westmere-safer-places-partnership/2024-07-16"
Download = Callable[..., str]


@pytest.fixture
def download(client: FlaskClient) -> Download:
    """Returns an export's text, limited as asked."""

    def read(name: str, **asked: str) -> str:
        answer = client.get(f"/exports/{name}", query_string=asked)
        assert answer.status_code == 200, answer.text
        assert "Content-Length" not in answer.headers or answer.content_length == len(answer.data)
        return answer.get_data(as_text=True)

    return read
