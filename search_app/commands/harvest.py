"""`matters harvest`: fetch papers from where councils publish them."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from search_app.commands._shared import data_option, open_archive

if TYPE_CHECKING:
    from corpus.visits.harvested import SavedSource
    from corpus.visits.harvests import Harvests
    from ingest.source import Wanted


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
@click.option("--all", "every", is_flag=True, help="Visit every place that was saved.")
@click.option("--list", "show", is_flag=True, help="Show the saved places and how their last visits went.")
@click.option("--forget", type=int, metavar="NUMBER", help="Leave the saved place of that number out from now on.")
@data_option
def harvest(
    place: str | None,
    committee: str | None,
    since: date | None,
    until: date | None,
    forget: int | None,
    *,
    dry_run: bool,
    recheck: bool,
    save: bool,
    every: bool,
    show: bool,
) -> None:
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
    managing = show or forget is not None
    if not managing and bool(place) == every:
        raise click.UsageError("Name a place, or --all for every saved one.")
    from corpus.visits.harvests import Harvests
    from ingest.source import Wanted, find_source
    from search_app.commands import _visiting

    archive = open_archive()
    ledger = Harvests.open(archive.settings.store_address)
    if managing:
        if forget is not None:
            ledger.forget_source(forget)
        _show_sources(ledger)
        return
    if place:
        source = ledger.source(find_source(place).name, place, committee)
        if save:
            ledger.save_source(source, since=since, until=until)
        visits = [(source, Wanted(place=place, committee=committee, since=since, until=until))]
    else:
        visits = [(source, _wanted(source)) for source in ledger.saved_sources()]
        if not visits:
            click.echo("No place is saved yet. Save one with: matters harvest PLACE --save")
    statuses = [0]
    with _visiting.alone(archive.settings.data):
        for source, wanted in visits:
            if dry_run:
                _visiting.preview(ledger, source, wanted)
            else:
                summary = _visiting.visit(archive, ledger, source, wanted, recheck=recheck)
                statuses.append(_visiting.status_of(summary))
    sys.exit(max(statuses))


def _wanted(source: "SavedSource") -> "Wanted":
    from ingest.source import Wanted

    return Wanted(place=source.place, committee=source.committee, since=source.since, until=source.until)


def _show_sources(ledger: "Harvests") -> None:
    for source in ledger.saved_sources():
        last = next(iter(ledger.runs(source, 1)), None)
        went = f"last visit {last.started_at:%Y-%m-%d %H:%M}, {last.ending or 'cut off'}" if last else "not visited yet"
        committee = f", committee {source.committee}" if source.committee else ""
        click.echo(f"{source.id}  {source.place}{committee}: {went}")


COMMAND = harvest
