"""How fast are pages answered, and how heavy are they? ``python tests/benchmarks/web.py [--data FOLDER]``.

Serves a data folder (by default the sample corpus, taken in first) with gunicorn, 2 processes of 4 threads, as `matters
serve` does, and asks for a page of each type with 1 and with 16 clients. Prints requests a second, the 95th percentile,
errors, and the weight of HTML and CSS on a first visit; and beside it the same for an empty Flask page served the same
way, as a ratio. Ratios are worth comparing between machines, the figures are not.
"""

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = [sys.executable, "-c"]
MATTERS = [*PYTHON, "from search_app.cli import main; main()"]
EMPTY = "from flask import Flask\napp = Flask(__name__)\n\n\n@app.get('/')\ndef show():\n    return ''\n"
CLIENTS = (1, 16)
HEAVY_BYTES = 150_000


@dataclass(frozen=True)
class Measured:
    """What came of asking for one page for a while."""

    rate: float  # requests a second
    p95: float  # milliseconds
    errors: int


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, help="a data folder; default: the sample corpus, taken in first")
    options.add_argument("--seconds", type=float, default=3.0, help="how long each page is asked for")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = asked.data or take_in_sample(Path(folder) / "data")
        with serve_empty(Path(folder)) as port:
            empty = {clients: measure(port, "/", clients, asked.seconds) for clients in CLIENTS}
        with serve(data) as port:
            pages = find_pages(port)
            found = {
                name: {clients: measure(port, address, clients, asked.seconds) for clients in CLIENTS}
                for name, address in pages.items()
            }
            weights = {name: weigh(port, address) for name, address in pages.items()}
    report({"an empty Flask page": empty, **found}, weights)


def take_in_sample(data: Path) -> Path:
    """Take the sample corpus into a folder, and work out what follows from it."""
    for command in (["ingest", str(PROJECT / "corpus" / "sample" / "papers")], ["rebuild"]):
        subprocess.run([*MATTERS, *command, "--data", str(data)], check=True, stdout=subprocess.DEVNULL, cwd=PROJECT)
    return data


@contextmanager
def serve(data: Path) -> Iterator[int]:
    """Serve a data folder and give the port."""
    port = free_port()
    environment = {**os.environ, "MATTERS_RATE": "none", "MATTERS_LOG": "none"}
    command = [*MATTERS, "serve", "--port", str(port), "--workers", "2", "--data", str(data)]
    with running(command, port, environment):
        yield port


@contextmanager
def serve_empty(folder: Path) -> Iterator[int]:
    """Serve an empty page the same way and give the port."""
    (folder / "empty.py").write_text(EMPTY)
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", "2", "--threads", "4", "--chdir", str(folder)]
    with running(
        [*command, "--bind", f"127.0.0.1:{port}", "--log-level", "error", "empty:app"], port, dict(os.environ)
    ):
        yield port


@contextmanager
def running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    """Run a server until done with it; wait until it answers."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment, cwd=PROJECT) as server:
        try:
            for _ in range(300):
                with closing(socket.socket()) as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield
        finally:
            server.terminate()
            server.wait(timeout=30)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(port: int, address: str) -> tuple[int, bytes]:
    """Return the status and the body of a page."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read()


def find_pages(port: int) -> dict[str, str]:
    """Return a page of each type, as the service itself names them."""

    def first(resource: str) -> dict[str, str]:
        rows = json.loads(get(port, f"/api/v1/{resource}?limit=1")[1])["results"]
        return rows[0] if rows else {}

    def path(resource: str) -> str:
        return re.sub(r"^https?://[^/]+", "", first(resource)["url"]).partition("#")[0]

    paper, body = path("papers"), first("meetings")["id"].partition("/")[0]
    pages = {
        "front page": "/",
        "search": "/search?q=community+safety",
        "search, filtered": "/search?q=grant&kind=resolution&year=2024",
        "meetings": "/meetings",
        "meeting": path("meetings"),
        "item": path("resolutions"),
        "papers": "/papers",
        "paper": paper,
        "page of a paper": f"{paper}/pages/1",
        "picture of a page": f"{paper}/pages/1.png",
        "bodies": "/bodies",
        "help": "/help",
        "body": f"/bodies/{body}",
        "people": "/people",
        "person": path("people"),
        "posts": "/posts",
        "post": path("posts"),
        "threads": "/threads",
        "thread": path("threads"),
        "matters": "/matters",
        "coverage": "/coverage",
        "coverage of a body": f"/coverage/{body}",
        "question": "/ask?q=Who+chaired+the+partnership+in+2019%3F",
        "API, list": "/api/v1/resolutions",
        "API, one": f"/api/v1/meetings/{first('meetings')['id']}",
        "API, search": "/api/v1/search?q=grant",
        "export, CSV": "/exports/resolutions.csv",
        "export, Popolo": "/exports/popolo.json",
    }
    return {name: address for name, address in pages.items() if get(port, address)[0] == 200}


def measure(port: int, address: str, clients: int, seconds: float) -> Measured:
    """Ask for a page with so many clients at once for so long."""
    for _ in range(8):
        get(port, address)  # each process has its own of everything to open
    times: list[float] = []
    errors: list[str] = []
    until = time.perf_counter() + seconds

    def ask() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        while time.perf_counter() < until:
            began = time.perf_counter()
            try:
                connection.request("GET", address)
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    errors.append(str(answer.status))
            except (OSError, HTTPException) as error:
                errors.append(str(error))
                connection.close()
            times.append(time.perf_counter() - began)
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    ordered = sorted(times)
    p95 = ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)] * 1000
    return Measured(rate=len(times) / took, p95=p95, errors=len(errors))


def weigh(port: int, address: str) -> int | None:
    """Return the bytes of a page with its style sheets and scripts, as a first visit fetches them; None for no page."""
    body = get(port, address)[1]
    if not body.lstrip().startswith(b"<!DOCTYPE html"):
        return None
    linked = re.findall(rb'(?:<link rel="stylesheet" href|<script src)="([^"]+)"', body)
    return len(body) + sum(len(get(port, each.decode())[1]) for each in linked)


def report(found: dict[str, dict[int, Measured]], weights: dict[str, int | None]) -> None:
    """Print the figures."""
    empty = found["an empty Flask page"]
    print(f"{'':22}{'1 client':>24}{'':>8}{'16 clients':>24}{'':>8}")
    heading = f"{'req/s':>9}{'p95 ms':>9}{'errors':>7}{'ratio':>7}"
    print(f"{'':22}{heading}{heading}{'KB':>7}")
    for name, by_clients in found.items():
        cells = "".join(
            f"{each.rate:9.1f}{each.p95:9.1f}{each.errors:7}{empty[clients].rate / each.rate:7.1f}"
            for clients, each in by_clients.items()
        )
        weight = weights.get(name)
        print(f"{name:22}{cells}{weight / 1000:7.0f}" if weight else f"{name:22}{cells}")
    heavy = [name for name, weight in weights.items() if weight and weight > HEAVY_BYTES]
    errors = sum(each.errors for by_clients in found.values() for each in by_clients.values())
    print(f"errors: {errors}; over {HEAVY_BYTES // 1000} KB: {', '.join(heavy) or 'none'}")


if __name__ == "__main__":
    main()
