"""What `harvest` and `watch` share: one visit to one place, told to the user; manners from the environment.

MATTERS_HARVEST_CONTACT   who a council may turn to: an address, shown to every site
MATTERS_HARVEST_PAUSE     seconds between requests; default 1
MATTERS_HARVEST_PAPERS    the most papers fetched in one visit; default 2000
MATTERS_HARVEST_MEGABYTES the most megabytes fetched in one visit; default 5000
MATTERS_HARVEST_ALLOW     hosts, separated by commas, that may be asked though their addresses are private
MATTERS_HARVEST_PROXY     the address of a proxy that sites are asked through; default: none
"""

import fcntl
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

import click
from rich.markup import escape

from corpus.errors import SettingsError
from corpus.visits.harvested import Run, SavedSource
from corpus.visits.harvests import Harvests
from ingest.fetching.arrivals import Arrivals
from ingest.fetching.fetch import Client
from ingest.fetching.harvest import Visit
from ingest.fetching.manners import Manners
from ingest.fetching.preview import Preview
from ingest.fetching.taking import take_into
from ingest.source import Wanted, find_source
from search_app.archive import Archive
from search_app.config import overlay

PARTLY_FAILED, FAILED = 1, 2


def read_manners(environment: Mapping[str, str] | None = None) -> Manners:
    """Return how sites are to be asked: as the environment says, else the file of settings. Raises SettingsError."""
    if environment is None:
        context = click.get_current_context(silent=True)
        environment = overlay(context.meta.get("data") if context else None)
    usual = Manners()
    return Manners(
        contact=environment.get("MATTERS_HARVEST_CONTACT", ""),
        pause_seconds=_number(environment, "PAUSE", usual.pause_seconds),
        run_papers=int(_number(environment, "PAPERS", usual.run_papers)),
        run_bytes=int(_number(environment, "MEGABYTES", usual.run_bytes / 1e6) * 1e6),
        allowed=tuple(filter(None, environment.get("MATTERS_HARVEST_ALLOW", "").replace(" ", "").split(","))),
        proxy=_proxy(environment.get("MATTERS_HARVEST_PROXY", "")),
    )


def preview(ledger: Harvests, saved: SavedSource, wanted: Wanted) -> None:
    """Show what a visit would fetch."""
    with closing(Client(manners=read_manners())) as client:
        source = find_source(wanted.place)
        look = Preview(source=source, saved=saved, wanted=wanted, ledger=ledger, client=client, tell=tell)
        papers = tuple(look.papers())
        for paper in papers:
            click.echo(f"would fetch {paper.address}")
        click.echo(f"{wanted.place}: {len(papers)} to fetch; {client.traffic.requests} requests made")


def visit(archive: Archive, ledger: Harvests, saved: SavedSource, wanted: Wanted, *, recheck: bool = False) -> Run:
    """Visit a place, make what came in searchable, and tell what it came to."""
    with closing(Client(manners=read_manners())) as client, _progress() as progress:
        run = Visit(
            source=find_source(wanted.place),
            saved=saved,
            wanted=wanted,
            ledger=ledger,
            client=client,
            take=take_into(archive.store, archive.vault),
            arrivals=Arrivals(archive.settings.data / "arrivals" / str(saved.id)),
            tell=tell,
            progress=progress,
            recheck=recheck,
        ).run()
    archive.catch_up()
    click.echo(summary_line(wanted.place, run))
    return run


def summary_line(place: str, run: Run) -> str:
    """Return what a visit came to, in one line."""
    counts = ", ".join(f"{count} {name}" for name, count in asdict(run.tally).items())
    return f"{place}: {counts}; {run.ending}"


def status_of(run: Run) -> int:
    """Return the status a command ends with."""
    if not run.finished:
        return FAILED
    return PARTLY_FAILED if run.tally.failed else 0


@contextmanager
def _progress() -> Iterator[Callable[[Mapping[str, int], str], None]]:
    """Show how far a visit is on standard error, where that is a terminal: how many papers there are is not known."""
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("Asking what there is") as status:

        def show(counts: Mapping[str, int], title: str) -> None:
            done = f"{counts.get('found', 0)} found, {counts.get('new', 0)} new, {counts.get('failed', 0)} failed"
            status.update(f"{done}: {escape(title)}")

        yield show


def tell(line: str) -> None:
    """Tell of a fault, on standard error."""
    click.echo(line, err=True)


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Keep other visits from running at the same time: sites are asked one request at a time."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "harvest.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            click.echo("error: another harvest is running. Wait until it has ended.", err=True)
            sys.exit(FAILED)
        yield


def _proxy(words: str) -> str:
    if words and not words.startswith(("http://", "https://")):
        raise SettingsError(f"MATTERS_HARVEST_PROXY is {words!r}: give an address such as http://proxy.example:3128.")
    return words


def _number(environment: Mapping[str, str], name: str, usual: float) -> float:
    words = environment.get(f"MATTERS_HARVEST_{name}")
    try:
        number = float(words) if words else usual
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        raise SettingsError(f"MATTERS_HARVEST_{name} is {words!r}: give a number from 0.")
    return number
