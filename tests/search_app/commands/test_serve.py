import json
import signal
import socket
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

from click.testing import CliRunner

from search_app.cli import main


def test_the_service_prints_its_address_answers_and_ends_when_told(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from search_app.cli import main; main()",
        "serve",
        "--port",
        "0",
        "--workers",
        "1",
    ]
    with subprocess.Popen([*command, "--data", str(tmp_path)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            printed = server.stdout.readline()
            assert printed.startswith("Serving at http://127.0.0.1:")
            with closing(HTTPConnection(printed.rpartition("/")[2].strip(), timeout=60)) as connection:
                connection.request("GET", "/ready")
                assert json.load(connection.getresponse())["status"] == "ready"
        finally:
            server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=60) == 0


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        failed = CliRunner().invoke(main, ["serve", "--port", port, "--data", str(tmp_path)])
    assert failed.exit_code == 2
    assert failed.stderr.startswith(f"error: 127.0.0.1:{port} cannot be listened on")
    assert failed.stderr.count("\n") == 1
