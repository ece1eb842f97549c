"""How are results given to other programs? The published JSON shape, the same on the command line and on the web."""

from typing import Any

from search_app.finding import FoundEntry, FoundPage
from search_app.sheet import Piece


def found_shape(typed: str, found: FoundPage) -> dict[str, Any]:
    """Return results in the published shape."""
    return {
        "query": typed,
        "understood": found.understood,
        "total": found.total,
        "took_ms": round(found.took_ms, 1),
        "hits": [hit_shape(hit) for hit in found.hits],
        "facets": {name: dict(counts) for name, counts in found.facets.items()},
        "also": list(found.added),
        "instead": found.instead,
        "notes": list(found.notes),
        "partial": found.partial,
    }


def hit_shape(hit: FoundEntry) -> dict[str, Any]:
    """Return one hit in the published shape; its snippet is plain text."""
    entry = hit.entry
    return {
        "kind": entry.kind,
        "id": entry.id,
        "title": entry.title,
        "text": entry.text,
        "snippet": plain(hit.snippet),
        "body": entry.body,
        "date": entry.date.isoformat() if entry.date else None,
        "file": entry.file,
        "page": entry.page,
        "number": entry.number,
        "url": entry.url,
        "score": round(hit.score, 4),
    }


def plain(pieces: tuple[Piece, ...]) -> str:
    """Return marked words as plain text."""
    return "".join(words for words, _ in pieces)
