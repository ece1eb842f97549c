"""`matters harvest`: fetch papers from where councils publish them."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from search_app.commands._shared import data_option, open_archive

if TYPE_CHECKING:
    from corpus.visits.harvested import SavedSource
    from corpus.visits.harvests import Harvests
    from ingest.source import Wanted
    from search_app.archive import Archive


def _read_day(_: click.Context, option: click.Parameter, words: str | None) -> date | None:
    """Return the day meant: a year is its first day for --since and its last for --until."""
    if words is None:
        return None
    if words.isdecimal() and len(words) == 4:
        return date(int(words), 1, 1) if option.name == "since" else date(int(words), 12, 31)
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise click.BadParameter("give a year (2011) or a day (2011-04-01).") from error


@click.command()
@click.argument("place", required=False, metavar="[PLACE]")
@click.option("--committee", metavar="NAME-OR-ID", help="Only this committee of a council's site.")
@click.option("--since", callback=_read_day, metavar="DAY", help="Only meetings from this year or day on.")
@click.option("--until", callback=_read_day, metavar="DAY", help="Only meetings up to this year or day.")
@click.option("--dry-run", is_flag=True, help="Show which papers would be fetched; fetch none.")
@click.option("--recheck", is_flag=True, help="Ask of every paper again whether it has changed.")
@click.option("--save", is_flag=True, help="Keep the place, to be visited by --all.")
@click.option(
    "--every", type=click.IntRange(1), default=24, metavar="HOURS", help="With --save: how often. [default: 24]"
)
@click.option("--all", "every_one", is_flag=True, help="Visit every place that was saved.")
@click.option("--due", is_flag=True, help="Visit the saved places whose next visit is due.")
@click.option("--list", "show", is_flag=True, help="Show the saved places, their last visits and their next ones.")
@click.option("--forget", type=int, metavar="NUMBER", help="Leave the saved place of that number out from now on.")
@data_option
def harvest(place: str | None, **asked: Any) -> None:
    """Fetch the papers published at PLACE: a council's ModernGov site, a folder, or a list of addresses.

    A visit that was stopped goes on where it was; a later one fetches only what is new or changed. The site is asked
    politely: by name, one request at a time, with a pause, as far as its robots.txt allows. Ends with status 0; 1 where
    some papers could not be had; 2 where the visit was stopped.

    \b
    Examples:
      matters harvest https://democracy.kent.gov.uk --committee 519 --since 2011
      matters harvest https://democracy.kent.gov.uk --committee "Kent Community Safety Partnership" --dry-run
      matters harvest addresses.txt --save
      matters harvest --all
    """
    managing = asked["show"] or asked["forget"] is not None
    if not managing and [bool(place), asked["every_one"], asked["due"]].count(True) != 1:
        raise click.UsageError("Name a place, or --all for every saved one, or --due for those whose time has come.")
    from corpus.visits.harvests import Harvests

    archive = open_archive()
    ledger = Harvests.open(archive.settings.store_address)
    if asked["forget"] is not None:
        ledger.forget_source(asked["forget"])
    if managing:
        _show_sources(ledger)
        return
    visits = list(_saved_visits(ledger, due=asked["due"]) if place is None else [_visit_to(place, ledger, asked)])
    sys.exit(_make(visits, archive, ledger, asked))


_Planned = tuple["SavedSource", "Wanted"]


def _visit_to(place: str, ledger: "Harvests", asked: dict[str, Any]) -> _Planned:
    """Return the visit to one place, kept for later ones where that is asked."""
    from ingest.source import Wanted, find_source

    source = ledger.source(find_source(place).name, place, asked["committee"])
    if asked["save"]:
        ledger.save_source(source, since=asked["since"], until=asked["until"], every_hours=asked["every"])
    return source, Wanted(place=place, committee=asked["committee"], since=asked["since"], until=asked["until"])


def _saved_visits(ledger: "Harvests", *, due: bool) -> Iterator[_Planned]:
    """Yield the visits to the places that were saved, or to those of them whose next visit is due."""
    from corpus.visits.harvested import next_visit
    from ingest.source import Wanted

    saved = ledger.saved_sources()
    if not saved:
        click.echo("No place is saved yet. Save one with: matters harvest PLACE --save")
    for source in saved:
        next_at = next_visit(source, next(iter(ledger.runs(source, 1)), None))
        if not due or next_at is None or next_at <= datetime.now(UTC):
            yield (
                source,
                Wanted(place=source.place, committee=source.committee, since=source.since, until=source.until),
            )


def _make(visits: list[_Planned], archive: "Archive", ledger: "Harvests", asked: dict[str, Any]) -> int:
    """Make visits, one after the other, and return the worst of how they ended."""
    from search_app.commands import _visiting

    statuses = [0]
    with _visiting.alone(archive.settings.data):
        for source, wanted in visits:
            if asked["dry_run"]:
                _visiting.preview(ledger, source, wanted)
            else:
                run = _visiting.visit(archive, ledger, source, wanted, recheck=asked["recheck"])
                statuses.append(_visiting.status_of(run))
    return max(statuses)


def _show_sources(ledger: "Harvests") -> None:
    from corpus.visits.harvested import next_visit

    for source in ledger.saved_sources():
        last = next(iter(ledger.runs(source, 1)), None)
        went = f"last visit {last.started_at:%Y-%m-%d %H:%M}, {last.ending or 'cut off'}" if last else "not visited yet"
        next_at = next_visit(source, last)
        due = f"next {next_at:%Y-%m-%d %H:%M}" if next_at and next_at > datetime.now(UTC) else "next now"
        click.echo(f"{source.id}  {source.name}: {due}; {went}")


COMMAND = harvest
