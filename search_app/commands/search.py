"""`matters search`: what matches, and on which page?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from search_app.commands._shared import data_option, json_option, open_archive, print_json

if TYPE_CHECKING:
    from search_app.finding import FoundPage


@click.command()
@click.argument("query")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="Results on a page.")
@click.option("--page", default=1, show_default=True, type=click.IntRange(1), help="Which page of results.")
@click.option("--exact", is_flag=True, help="Look for no other names of what was typed.")
@json_option
@data_option
def search(query: str, *, limit: int, page: int, exact: bool, as_json: bool) -> None:
    """Print what QUERY finds, best first, each with the page that says so.

    All words must match. "Words in quotes" are a phrase, -word leaves out, OR gives a choice, word* any ending.
    Filters are written so: kind:resolution body:"roads board" person:webb from:2018 to:2020-03 amount:>10000

    \b
    Examples:
      matters search "domestic abuse reviews funding"
      matters search '"road safety" -grant' --limit 20 --page 2
      matters search lighting --json
    """
    from index.engine import Filters
    from search_app.finding import find
    from search_app.found_shapes import found_shape

    found = find(open_archive(), query, Filters(), limit=limit, page=page, exact=exact)
    if as_json:
        print_json(found_shape(query, found))
        return
    for line in found_lines(query, found):
        click.echo(line)


def found_lines(typed: str, found: "FoundPage") -> Iterator[str]:
    """Yield results as lines to read."""
    from search_app.found_shapes import plain

    yield from found.notes
    if found.instead:
        yield f"Did you mean: {found.instead}"
    if found.added:
        yield f"Also searched: {', '.join(found.added)}  (--exact: only what was typed)"
    if not found.hits:
        none_held = "No papers are held. Add some with: matters ingest"
        yield f"Nothing found for {typed!r} among {found.searched} entries." if found.searched else none_held
        return
    yield f"{found.first} to {found.last} of {found.total} for {typed!r}"
    for place, hit in enumerate(found.hits, found.first):
        entry = hit.entry
        known = (entry.body, entry.date.isoformat() if entry.date else None, entry.number)
        yield ""
        yield f"{place}. {entry.title}  [{entry.kind.replace('_', ' ')}]"
        yield f"   {', '.join(word for word in known if word)}  {entry.file}, page {entry.page}"
        yield f"   {' '.join(plain(hit.snippet).split())}"


COMMAND = search
