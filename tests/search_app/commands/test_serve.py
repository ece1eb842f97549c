import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

from click.testing import CliRunner

from corpus.store import Audience
from search_app.archive import Archive
from search_app.cli import main
from search_app.commands.serve import _bring_up_to_date
from search_app.config import read_settings
from tests.search_app.conftest import minutes


@contextmanager
def running(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The service with one process on a free port, and the address it says."""
    serve = ["from search_app.cli import main; main()", "serve", "--port", "0", "--workers", "1", "--data", str(data)]
    with subprocess.Popen([sys.executable, "-c", *serve], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            printed = server.stdout.readline()
            assert printed.startswith("Serving at http://127.0.0.1:")
            address = printed.rpartition("/")[2].strip()
            with closing(HTTPConnection(address, timeout=60)) as connection:  # until its process has begun
                connection.request("GET", "/alive")
                assert connection.getresponse().status == 200
            yield server, address
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=60)


def test_the_service_prints_its_address_answers_and_ends_when_told(tmp_path: Path) -> None:
    with running(tmp_path) as (server, address):
        with closing(HTTPConnection(address, timeout=60)) as connection:
            connection.request("GET", "/ready")
            assert json.load(connection.getresponse())["status"] == "ready"
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=60) == 0


def test_a_request_under_way_is_answered_before_the_service_ends(tmp_path: Path) -> None:
    """The service is told to end while a body is still being sent: it waits for the rest, and answers."""
    with running(tmp_path) as (server, address), closing(HTTPConnection(address, timeout=60)) as connection:
        body = json.dumps({"question": "Who chaired the meeting?"}).encode()
        connection.putrequest("POST", "/api/v1/answers")
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body[:5])
        time.sleep(0.5)  # until it is being read
        server.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        connection.send(body[5:])
        assert connection.getresponse().status in (200, 503)  # an empty archive has no index to answer from
        assert server.wait(timeout=60) == 0


def test_slow_senders_hold_up_nobody_else(tmp_path: Path) -> None:
    """More bodies than threads are begun and not ended: a page is still answered."""
    with running(tmp_path) as (_, address):
        host, _, port = address.partition(":")
        slow = [socket.create_connection((host, int(port)), timeout=60) for _ in range(3)]
        try:
            for each in slow:
                each.sendall(b"POST /api/v1/answers HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{")
            with closing(HTTPConnection(address, timeout=60)) as connection:
                connection.request("GET", "/alive")
                assert connection.getresponse().status == 200
        finally:
            for each in slow:
                each.close()


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        failed = CliRunner().invoke(main, ["serve", "--port", port, "--data", str(tmp_path)])
    assert failed.exit_code == 2
    assert failed.stderr.startswith(f"error: 127.0.0.1:{port} cannot be listened on")
    assert failed.stderr.count("\n") == 1


def test_what_follows_from_the_papers_is_brought_up_before_anything_is_served(tmp_path: Path) -> None:
    archive = Archive(read_settings(tmp_path, {}))
    content, read = minutes()
    archive.vault.keep(content)
    archive.store.save_paper(read, now=datetime(2024, 8, 1, tzinfo=UTC))
    assert not archive.is_current()
    _bring_up_to_date(archive)
    again = Archive(read_settings(tmp_path, {}))
    assert again.is_current()
    assert again.catalogue.count()
    assert [history.slug for history in again.years(Audience.PUBLIC).histories()] == [
        "westmere-safer-places-partnership"
    ]
    again.catalogue.close()
    again.store.close()
