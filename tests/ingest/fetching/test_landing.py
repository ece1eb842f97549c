"""A body that comes to a file, and is gone on with."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.fetching.landing import Landing
from ingest.fetching.manners import Answer

WHOLE = Answer(
    address="https://x.gov.uk/a.pdf", status=200, media_type="application/pdf", etag='"v1"', last_modified="today"
)
REST = Answer(address=WHOLE.address, status=206, etag='"v1"')


@pytest.fixture
def landing(tmp_path: Path) -> Landing:
    return Landing(tmp_path / "body")


def put(landing: Landing, answer: Answer, content: bytes, length: int | None) -> None:
    with landing.begin(answer, length) as file:
        file.write(content)


def test_nothing_is_asked_for_onwards_where_nothing_is_here(landing: Landing) -> None:
    assert landing.wish() == ()
    assert landing.arrived() is None


def test_a_part_is_gone_on_with_and_told_as_it_was_at_its_beginning(landing: Landing) -> None:
    put(landing, WHOLE, b"%PDF", 9)
    assert landing.wish() == ((b"Range", b"bytes=4-"), (b"If-Range", b'"v1"'))
    assert landing.arrived() is None
    assert landing.fits("bytes 4-8/9")
    assert not landing.fits("bytes 0-8/9")
    put(landing, REST, b"-1.4\n", 5)
    assert landing.path.read_bytes() == b"%PDF-1.4\n"
    assert landing.complete(REST) == replace(WHOLE, size_bytes=9)
    assert landing.arrived() == replace(WHOLE, size_bytes=9)


def test_a_whole_answer_takes_the_place_of_what_was_here(landing: Landing) -> None:
    put(landing, WHOLE, b"%PDF", 9)
    put(landing, replace(WHOLE, etag='"v2"'), b"other", 5)
    assert landing.path.read_bytes() == b"other"
    assert landing.complete(replace(WHOLE, etag='"v2"')).size_bytes == 5


@pytest.mark.parametrize(("etag", "length"), [(None, 9), ('W/"v1"', 9), ('"v1"', None)])
def test_what_cannot_be_told_apart_is_asked_for_anew(landing: Landing, etag: str | None, length: int | None) -> None:
    put(landing, replace(WHOLE, etag=etag), b"%PDF", length)
    assert landing.wish() == ()


def test_a_note_cut_short_is_none(landing: Landing) -> None:
    put(landing, WHOLE, b"%PDF", 4)
    landing.path.with_name("body.begun").write_text('{"address": "ht')
    assert landing.arrived() is None
    assert landing.wish() == ()
