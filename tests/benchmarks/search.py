"""How fast is searching, from the request to the page? Beside it, in the same run, SQLite FTS5 in a bare loop.

    python tests/benchmarks/search.py --entries 100000 --engine whoosh --mixed 10000

The entries are in the style of the papers: words drawn by Zipf's law, bodies, years, people, sums. FTS5 gives what a
page needs (ten rows with a snippet, counts by body and by year) without HTTP and HTML. Its machine is ours at the same
moment, so ratios mean more than times.
"""

import argparse
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from corpus.store import Store
from index.builds import Builds
from index.entries import IndexEntry
from search_app.config import read_settings

SEED = 20261122
VOCABULARY = 40_000
WORDS = (30, 140)  # of an entry's text
KINDS = ("minute", "resolution", "section", "action", "recommendation", "agenda_item")
ONSETS, NUCLEI, CODAS = (
    "b c d f g h l m n p r s t v w br cl st tr".split(),
    "a e i o u ea ou".split(),
    "n r s t l m ck".split(),
)


def make_words(chance: random.Random) -> list[str]:
    """Return the vocabulary, commonest word first."""
    made: dict[str, None] = {}
    while len(made) < VOCABULARY:
        made[
            "".join(chance.choice(part) for _ in range(chance.choice((1, 2, 2, 3))) for part in (ONSETS, NUCLEI, CODAS))
        ] = None
    return list(made)


def make_entries(count: int, words: Sequence[str], chance: random.Random, first: int = 0) -> Iterator[IndexEntry]:
    """Yield entries whose words follow Zipf's law."""
    weights, total = [], 0.0
    for place in range(1, len(words) + 1):
        total += 1 / place
        weights.append(total)
    bodies = [f"{words[300 + n].title()} Safety Partnership" for n in range(12)]
    people = [f"{words[500 + n].title()} {words[900 + n].title()}" for n in range(400)]
    for number in range(first, first + count):
        drawn = chance.choices(words, cum_weights=weights, k=chance.randint(*WORDS))
        sums = tuple(chance.randint(100, 9_000_000) for _ in range(chance.choice((0, 0, 1, 2))))
        day = date(2011, 1, 1) + timedelta(days=chance.randint(0, 5_600))
        yield IndexEntry(
            id=f"{number:064x}:p1:{number}",
            kind=chance.choice(KINDS),
            paper=f"{number // 20:064x}",
            file=f"paper-{number // 20}.pdf",
            page=1 + number % 20,
            title=" ".join(chance.choices(words, cum_weights=weights, k=6)).capitalize(),
            text=" ".join((*drawn, *(f"£{pence / 100:,.2f}" for pence in sums))),
            number=str(number % 200),
            body=chance.choice(bodies),
            date=day,
            paper_kind="minutes",
            people=tuple(chance.sample(people, chance.choice((0, 0, 1, 2)))),
            restricted=False,
            url=f"/papers/{number // 20:012x}/pages/{1 + number % 20}",
            amounts=sums,
        )


def make_queries(words: Sequence[str], body: str, chance: random.Random) -> dict[str, list[dict[str, str]]]:
    """Return queries of each kind, as the fields of an address."""
    common, middle, rare = words[3:40], words[100:600], words[8_000:20_000]
    pick = chance.choice
    return {
        "common term": [{"q": pick(common)} for _ in range(30)],
        "rare term": [{"q": pick(rare)} for _ in range(30)],
        "three words": [{"q": f"{pick(common)} {pick(middle)} {pick(common)}"} for _ in range(30)],
        "phrase": [{"q": f'"{pick(common)} {pick(common)}"'} for _ in range(30)],
        "two terms, filter, facets": [{"q": f"{pick(common)} {pick(middle)}", "body": body} for _ in range(30)],
        "prefix": [{"q": f"{pick(middle)[:3]}*"} for _ in range(10)],
        "misspelt": [{"q": f"{swap(pick([w for w in middle if len(w) > 4]))} {pick(common)}"} for _ in range(30)],
    }


def swap(word: str) -> str:
    """Return a word with two letters in the middle exchanged."""
    return f"{word[:2]}{word[3]}{word[2]}{word[4:]}"


# ---- the yardstick ---------------------------------------------------------------------------------------------------


def build_yardstick(file: Path, entries: Sequence[IndexEntry]) -> sqlite3.Connection:
    """Return an FTS5 index of the entries."""
    made = sqlite3.connect(file)
    made.execute("create virtual table found using fts5(title, text, tokenize='porter unicode61', prefix='2 3')")
    made.execute("create table entry (id integer primary key, body text, year text)")
    made.executemany(
        "insert into found(rowid, title, text) values (?, ?, ?)", ((n, e.title, e.text) for n, e in enumerate(entries))
    )
    made.executemany(
        "insert into entry values (?, ?, ?)", ((n, e.body, str(e.date)[:4]) for n, e in enumerate(entries))
    )
    made.commit()
    return made


def ask_yardstick(made: sqlite3.Connection, asked: dict[str, str]) -> None:
    """Read ten rows with snippets and the counts by body and by year."""
    plain = (
        asked["q"]
        if '"' in asked["q"]
        else " ".join(f'"{w}"' if "*" not in w else f'"{w[:-1]}"*' for w in asked["q"].split())
    )
    body = asked.get("body")
    limit, more = (" and body = ?", (body,)) if body else ("", ())
    joined = f"from found join entry on entry.id = found.rowid where found match ?{limit}"
    made.execute(
        f"select found.rowid, snippet(found, 1, '<', '>', '…', 30) {joined} order by rank limit 10", (plain, *more)
    ).fetchall()
    for facet in ("body", "year"):
        made.execute(f"select {facet}, count(*) {joined} group by {facet}", (plain, *more)).fetchall()


# ---- ours ------------------------------------------------------------------------------------------------------------


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


class Client:
    """One browser, with its connection kept."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, asked: dict[str, str]) -> bytes:
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


def timed(ask: Callable[[dict[str, str]], object], queries: Sequence[dict[str, str]]) -> tuple[float, float]:
    """Return the median and the 95th percentile of milliseconds, each query asked once before."""
    for asked in queries:
        ask(asked)
    taken = []
    for asked in queries * 2:
        started = time.perf_counter()
        ask(asked)
        taken.append((time.perf_counter() - started) * 1000)
    return median(taken), sorted(taken)[int(len(taken) * 0.95)]


def by_clients(port: int, count: int, asked: Sequence[dict[str, str]]) -> tuple[dict[int, int], float]:
    """Return a hash of what each place of ``asked`` was answered by ``count`` clients at once, and how long it took."""
    answers: dict[int, int] = {}

    def work(turn: int) -> None:
        client = Client(port)
        for place in range(turn, len(asked), count):
            answers[place] = hash(client.get(asked[place]))

    workers = [threading.Thread(target=work, args=(turn,)) for turn in range(count)]
    started = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return answers, time.perf_counter() - started


def serve(data: Path, engine: str, workers: int) -> tuple[subprocess.Popen[str], int]:
    """Start the service and return its process and port."""
    command = [
        sys.executable,
        "-m",
        "search_app.cli",
        "serve",
        "--port",
        "0",
        "--workers",
        str(workers),
        "--data",
        str(data),
    ]
    process = subprocess.Popen(
        [sys.executable, "-c", "from search_app.cli import main; main()", *command[3:]],
        stdout=subprocess.PIPE,
        text=True,
        env={"MATTERS_ENGINE": engine, "PATH": "/usr/bin:/bin", "MATTERS_LOG": "none"},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    return process, int(line.strip().rsplit(":", 1)[1].rstrip("/"))


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


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", type=int, default=10_000)
    options.add_argument("--engine", default="whoosh")
    options.add_argument("--mixed", type=int, default=0, help="queries asked by one client and by four, and compared")
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    chance = random.Random(SEED)  # noqa: S311 - not for secrets
    words = make_words(chance)
    entries = list(make_entries(given.entries, words, chance))
    queries = make_queries(words, str(entries[0].body), chance)
    figures: dict[str, object] = {"engine": given.engine, "entries": given.entries}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        yardstick = build_yardstick(data / "yardstick.db", entries)
        settings = read_settings(data, {"MATTERS_ENGINE": given.engine})
        store = Store(settings.store_address)
        builds = Builds(settings.index, given.engine)
        figures["built"] = built = build_ours(builds, entries)
        print(f"{given.engine}, {given.entries} entries, load {os.getloadavg()[0]:.1f}, built: {built}", flush=True)
        process, port = serve(data, given.engine, given.workers)
        try:
            client = Client(port)
            print(f"{'kind':28}{'ours p50':>10}{'p95':>8}{'FTS5 p50':>10}{'p95':>8}{'ratio p50':>11}{'p95':>7}")
            for kind, asked in queries.items():
                ours = timed(client.get, asked)
                theirs = timed(lambda each: ask_yardstick(yardstick, each), asked)
                figures[kind] = [*ours, *theirs]
                ratios = ours[0] / theirs[0], ours[1] / theirs[1]
                print(
                    f"{kind:28}{ours[0]:10.1f}{ours[1]:8.1f}{theirs[0]:10.1f}{theirs[1]:8.1f}{ratios[0]:11.1f}{ratios[1]:7.1f}",
                    flush=True,
                )
            figures["memory MB"] = round(memory_mb(process.pid))
            print(f"memory: {figures['memory MB']} MB in {given.workers} process(es) that answer, and their parent")
            if given.mixed:
                pool = [each for asked in queries.values() for each in asked]
                mixed = [chance.choice(pool) for _ in range(given.mixed)]
                alone = {json.dumps(each): hash(client.get(each)) for each in pool}
                answers, took = by_clients(port, 4, mixed)
                wrong = sum(answers[n] != alone[json.dumps(each)] for n, each in enumerate(mixed))
                figures["4 clients"] = {
                    "queries": given.mixed,
                    "wrong": wrong,
                    "a second": round(given.mixed / took, 1),
                }
                print(f"4 clients: {given.mixed} queries, {wrong} answered otherwise than to one")
                print(f"           {given.mixed / took:.1f} a second")
            added = [
                IndexEntry(**{**{f: getattr(e, f) for f in e.__dataclass_fields__}, "title": "Justadded"})
                for e in make_entries(100, words, chance, first=given.entries)
            ]
            figures["+100 visible s"] = round(until_visible(builds, added, port), 2)
            print(f"+100 entries: found after {figures['+100 visible s']} s")
        finally:
            process.terminate()
            process.wait()
            builds.close()
            store.close()
    if given.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
