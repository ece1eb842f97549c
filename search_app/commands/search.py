"""`matters search`: what matches, and on which page?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from search_app.commands._shared import data_option, json_option, open_archive, print_json

if TYPE_CHECKING:
    from search_app.finding import FoundEntry, FoundPage
    from search_app.sheet import Piece


@click.command()
@click.argument("query")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="Results on a page.")
@click.option("--page", default=1, show_default=True, type=click.IntRange(1), help="Which page of results.")
@json_option
@data_option
def search(query: str, *, limit: int, page: int, as_json: bool) -> None:
    """Print what QUERY finds, best first, each with the page that says so.

    All words must match. "Words in quotes" are a phrase, -word leaves out, OR gives a choice, word* any ending.

    \b
    Examples:
      matters search "domestic abuse reviews funding"
      matters search '"road safety" -grant' --limit 20 --page 2
      matters search lighting --json
    """
    from index.engine import Filters
    from search_app.finding import find

    found = find(open_archive(), query, Filters(), limit=limit, page=page)
    if as_json:
        print_json(found_shape(query, found))
        return
    for line in found_lines(query, found):
        click.echo(line)


def found_shape(typed: str, found: "FoundPage") -> dict[str, Any]:
    """Return results in the published shape."""
    return {
        "query": typed,
        "understood": found.understood,
        "total": found.total,
        "took_ms": round(found.took_ms, 1),
        "hits": [hit_shape(hit) for hit in found.hits],
        "facets": {name: dict(counts) for name, counts in found.facets.items()},
    }


def hit_shape(hit: "FoundEntry") -> dict[str, Any]:
    """Return one hit in the published shape; its snippet is plain text."""
    entry = hit.entry
    return {
        "kind": entry.kind,
        "id": entry.id,
        "title": entry.title,
        "text": entry.text,
        "snippet": _plain(hit.snippet),
        "body": entry.body,
        "date": entry.date.isoformat() if entry.date else None,
        "file": entry.file,
        "page": entry.page,
        "number": entry.number,
        "url": entry.url,
        "score": round(hit.score, 4),
    }


def found_lines(typed: str, found: "FoundPage") -> Iterator[str]:
    """Yield results as lines to read."""
    if not found.hits:
        yield f"Nothing found for {typed!r} among {found.searched} entries."
        return
    yield f"{found.first} to {found.last} of {found.total} for {typed!r}"
    for place, hit in enumerate(found.hits, found.first):
        entry = hit.entry
        known = (entry.body, entry.date.isoformat() if entry.date else None, entry.number)
        yield ""
        yield f"{place}. {entry.title}  [{entry.kind.replace('_', ' ')}]"
        yield f"   {', '.join(word for word in known if word)}  {entry.file}, page {entry.page}"
        yield f"   {' '.join(_plain(hit.snippet).split())}"


def _plain(pieces: "tuple[Piece, ...]") -> str:
    return "".join(words for words, _ in pieces)


COMMAND = search
