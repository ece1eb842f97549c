from dataclasses import replace
from pathlib import Path

from flask.testing import FlaskClient

from search_app import create_app
from search_app.archive import Archive
from search_app.config import read_settings


def test_a_service_with_store_and_index_is_ready(client: FlaskClient) -> None:
    answer = client.get("/ready")
    assert client.get("/health").json == answer.json
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["status"] == "ready"
    assert answer.json["entries"] > 0


def test_a_service_whose_index_is_not_built_is_not_ready(tmp_path: Path, archive: Archive) -> None:
    settings = replace(archive.settings, data=tmp_path)  # the same store, another index
    answer = create_app(settings).test_client().get("/ready")
    assert answer.status_code == 503
    assert answer.json == {"status": "not ready", "reason": "the index is not built"}


def test_a_service_whose_store_cannot_be_opened_is_not_ready(tmp_path: Path) -> None:
    (tmp_path / "matters.db").write_bytes(b"this is no database, whatever its name says" * 100)
    answer = create_app(read_settings(tmp_path, {})).test_client().get("/ready")
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["status"] == "not ready"


def test_a_process_that_answers_is_alive_whatever_its_store(tmp_path: Path) -> None:
    (tmp_path / "matters.db").write_bytes(b"this is no database, whatever its name says" * 100)
    answer = create_app(read_settings(tmp_path, {})).test_client().get("/alive")
    assert answer.status_code == 200
    assert answer.json == {"status": "alive"}
