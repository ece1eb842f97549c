"""`matters differences`: where a council's site and its papers do not say the same of a meeting."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from search_app.commands._shared import data_option, json_option, open_archive, print_json

if TYPE_CHECKING:
    from corpus.records import Part
    from corpus.store import Store
    from corpus.visits.harvested import SavedSource, SeenAddress
    from corpus.visits.harvests import Harvests


@click.command()
@data_option
@json_option
def differences(*, as_json: bool) -> None:
    """Show where harvested sites and papers differ: items, numbers, restrictions, days, attendance.

    Neither is changed: a person has to look which is right.

    \b
    Example:
      matters differences --json
    """
    from corpus.visits.harvests import Harvests

    archive = open_archive()
    ledger = Harvests.open(archive.settings.store_address)
    found = [one for source in ledger.sources() for one in _differences(ledger, archive.store, source)]
    if as_json:
        print_json({"differences": found})
        return
    for one in found:
        page = f", page {one['page']}" if one["page"] else ""
        site, paper = one["site"] or "nothing", one["paper"] or "nothing"
        click.echo(
            f"{one['date']} {one['committee']}: {one['about']}: the site says {site}, {one['file']}{page} {paper}"
        )
    if not found:
        click.echo("No differences are known.")


def _differences(ledger: "Harvests", store: "Store", source: "SavedSource") -> Iterator[dict[str, object]]:
    from ingest.fetching.site_join import find_differences

    fetched: dict[str | None, list[SeenAddress]] = {}
    for paper in ledger.papers(source):
        if paper.sha256:
            fetched.setdefault(paper.meeting, []).append(paper)
    for seen in ledger.meetings(source):
        for paper in fetched.get(seen.meeting.id, ()):
            file, parts = _own_parts(store, paper)
            for one in find_differences(seen.meeting, parts):
                yield {
                    "committee": seen.meeting.committee,
                    "date": f"{seen.meeting.date}",
                    "about": one.about,
                    "site": one.site,
                    "paper": one.paper,
                    "file": file,
                    "page": one.page,
                }


def _own_parts(store: "Store", paper: "SeenAddress") -> "tuple[str, tuple[Part, ...]]":
    """Return the parts of a fetched paper that are the meeting's own: a pack also holds the last meeting's minutes."""
    from corpus.errors import NotFoundError
    from corpus.records import Kind
    from corpus.store import Audience
    from corpus.visits.sites import PaperKind

    kinds = {PaperKind.FRONTSHEET: Kind.AGENDA, PaperKind.PACK: Kind.AGENDA, PaperKind.MINUTES: Kind.MINUTES}
    kind = kinds.get(PaperKind(paper.kind))
    try:
        held = store.paper((paper.sha256 or "")[:12], audience=Audience.STAFF)
    except NotFoundError:
        return paper.title, ()
    return held.file, tuple(part for part in held.parts if part.kind is kind)[:1]


COMMAND = differences
