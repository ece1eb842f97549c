"""How fast is searching, from the request to the page? Beside it, in the same run, SQLite FTS5 in a bare loop.

    python tests/benchmarks/search.py --entries 100000 --engine whoosh --mixed 10000

The service runs as `matters serve` runs it, with as many processes. Each kind of query is asked by one client and by
four at once, warm. FTS5 gives ten rows with a snippet and counts by body and by year without HTTP and HTML: its machine
is ours at the same moment, so ratios mean more than times. With ``--mixed`` four clients ask so many queries of all
kinds, and each answer is compared with that to one client.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path
from urllib.parse import urlencode

from drawn_entries import SEED, Asked, make_entries, make_queries, make_words
from fts5 import ask_yardstick, build_yardstick

from corpus.store import Store
from index.builds import Builds
from index.entries import IndexEntry
from search_app.config import read_settings

CLIENTS = (1, 4)
TIMES = 2  # that each query is asked, after once to warm up
SAID_EVERY = 2_000  # mixed queries
Figures = dict[str, object]


class Client:
    """One browser, with its connection kept."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, asked: Asked) -> bytes:
        """Return the page of a search."""
        try:
            self._connection.request("GET", f"/search?{urlencode(asked)}")
            answer = self._connection.getresponse()
        except (RemoteDisconnected, BrokenPipeError):  # the service closes what stood idle
            self._connection.close()
            return self.get(asked)
        page = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{asked}: HTTP {answer.status}")
        return page


def at_once(count: int, work: Callable[[int], None]) -> float:
    """Let ``count`` threads work, each told its number, and return the seconds until the last has ended."""
    workers = [threading.Thread(target=work, args=(turn,)) for turn in range(count)]
    started = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - started


def time_queries(asks: Sequence[Callable[[Asked], object]], queries: Sequence[Asked]) -> tuple[float, float]:
    """Return the median and the 95th percentile of milliseconds, where all of ``asks`` ask every query at once."""
    taken: list[float] = []
    warm = threading.Barrier(len(asks))

    def work(turn: int) -> None:
        first = turn * len(queries) // len(asks)
        own = [*queries[first:], *queries[:first]]
        for asked in own:
            asks[turn](asked)
        warm.wait()
        for asked in own * TIMES:
            started = time.perf_counter()
            asks[turn](asked)
            taken.append((time.perf_counter() - started) * 1000)

    if len(asks) == 1:
        work(0)
    else:
        at_once(len(asks), work)
    taken.sort()
    return taken[len(taken) // 2], taken[int(len(taken) * 0.95)]


def compare_mixed(port: int, pool: Sequence[Asked], mixed: Sequence[Asked]) -> Figures:
    """Return how many of the ``mixed`` queries, asked by four clients at once, were answered otherwise than to one."""
    client = Client(port)
    alone = {json.dumps(asked): hash(client.get(asked)) for asked in pool}
    wrong: list[Asked] = []

    def work(turn: int) -> None:
        client = Client(port)
        for place in range(turn, len(mixed), CLIENTS[-1]):
            if hash(client.get(mixed[place])) != alone[json.dumps(mixed[place])]:
                wrong.append(mixed[place])
            if place and place % SAID_EVERY == 0:
                print(f"  {place} of {len(mixed)} asked, {len(wrong)} answered otherwise", flush=True)

    took = at_once(CLIENTS[-1], work)
    return {"queries": len(mixed), "wrong": len(wrong), "a second": round(len(mixed) / took, 1)}


def cpu_seconds() -> float:
    """Return what this process and those that it waited for have used of the processors."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def build_ours(builds: Builds, entries: Sequence[IndexEntry]) -> dict[str, dict[str, int]]:
    """Build an index of these entries and return how many entries a second, by the clock and by the processors.

    That is for the engine by itself, and for all: engine, the entries as they are shown, words for other spellings.
    """
    build = builds.begin()
    begun = time.perf_counter(), cpu_seconds()
    build.shelf.change(without=(), entries=entries, reached=0)
    kept = time.perf_counter(), cpu_seconds()
    build.engine.rebuild(iter(entries))
    ended = time.perf_counter(), cpu_seconds()
    builds.use(build)
    spans = {"engine": (kept, ended), "all": (begun, ended)}
    return {
        name: {
            "a second": round(len(entries) / (last[0] - first[0])),
            "a CPU second": round(len(entries) / (last[1] - first[1])),
        }
        for name, (first, last) in spans.items()
    }


@contextmanager
def serving(data: Path, engine: str, workers: int) -> Iterator[tuple[int, int]]:
    """Serve a folder, and yield the number of the process and its port."""
    command = ["serve", "--port", "0", "--workers", str(workers), "--data", str(data)]
    process = subprocess.Popen(
        [sys.executable, "-c", "from search_app.cli import main; main()", *command],
        stdout=subprocess.PIPE,
        text=True,
        env={"MATTERS_ENGINE": engine, "PATH": "/usr/bin:/bin", "MATTERS_LOG": "none"},
    )
    try:
        assert process.stdout is not None
        yield process.pid, int(process.stdout.readline().strip().rsplit(":", 1)[1].rstrip("/"))
    finally:
        process.terminate()
        process.wait()


def memory_mb(pid: int) -> float:
    """Return the resident memory of a process and those it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    return own + sum(memory_mb(int(child)) for child in children)


def until_visible(builds: Builds, entries: Sequence[IndexEntry], port: int) -> float:
    """Return the seconds from adding 100 entries until a search over HTTP finds them."""
    client, started = Client(port), time.perf_counter()
    build = builds.current()
    build.engine.add(entries)
    build.shelf.change(without=(), entries=entries, reached=0)
    while b"100 results" not in client.get({"q": "justadded"}):
        time.sleep(0.01)
    return time.perf_counter() - started


def time_kinds(port: int, queries: dict[str, list[Asked]], ask_other: Callable[[Asked], None]) -> Figures:
    """Print and return for each kind of query the p50 and p95 for one client, for four, and for the yardstick."""
    print(f"{'':26}{'1 client':>14}{'4 clients':>16}{'FTS5':>16}{'1 client / FTS5':>18}")
    print(f"{'milliseconds':26}" + f"{'p50':>8}{'p95':>8}" * 3 + f"{'p50':>10}{'p95':>8}")
    figures: Figures = {}
    for kind, asked in queries.items():
        ours = [time_queries([Client(port).get for _ in range(count)], asked) for count in CLIENTS]
        theirs = time_queries([ask_other], asked)
        times = [*ours[0], *ours[1], *theirs]
        print(
            f"{kind:26}"
            + "".join(f"{each:8.1f}" for each in times)
            + f"{ours[0][0] / theirs[0]:10.1f}{ours[0][1] / theirs[1]:8.1f}",
            flush=True,
        )
        figures[kind] = times
    return figures


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--entries", type=int, default=10_000)
    options.add_argument("--engine", default="whoosh")
    options.add_argument("--mixed", type=int, default=0, help="queries asked by four clients and compared with one")
    options.add_argument("--workers", type=int, default=2, help="processes that answer")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    chance = random.Random(SEED)  # noqa: S311 - not for secrets
    words = make_words(chance)
    entries = list(make_entries(given.entries, words, chance))
    queries = make_queries(words, str(entries[0].body), chance)
    figures: Figures = {"engine": given.engine, "entries": given.entries}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        yardstick = build_yardstick(data / "yardstick.db", entries)
        settings = read_settings(data, {"MATTERS_ENGINE": given.engine})
        store, builds = Store(settings.store_address), Builds(settings.index, given.engine)
        figures["built"] = built = build_ours(builds, entries)
        print(f"{given.engine}, {given.entries} entries, load {os.getloadavg()[0]:.1f}, built: {built}", flush=True)
        with serving(data, given.engine, given.workers) as (pid, port):
            figures |= time_kinds(port, queries, lambda asked: ask_yardstick(yardstick, asked))
            figures["memory MB"] = round(memory_mb(pid))
            print(f"memory: {figures['memory MB']} MB in {given.workers} processes that answer, and their parent")
            if given.mixed:
                pool = [asked for kind in queries.values() for asked in kind]
                mixed = [chance.choice(pool) for _ in range(given.mixed)]
                figures["4 clients"] = compare_mixed(port, pool, mixed)
                print(f"4 clients, mixed: {figures['4 clients']}", flush=True)
            fresh = make_entries(100, words, chance, first=given.entries)
            added = [replace(entry, title="Justadded") for entry in fresh]
            figures["+100 visible s"] = round(until_visible(builds, added, port), 2)
            print(f"+100 entries: found after {figures['+100 visible s']} s")
        builds.close()
        store.close()
    if given.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
