"""Which part of a long list is shown, and how does one go on? By cursors that stay right when rows come and go."""

import base64
import binascii
import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from flask import request, url_for
from marshmallow import Schema, fields, validate
from werkzeug.exceptions import BadRequest

USUAL, MOST = 25, 100
Key = tuple[int | str, ...]
_T = TypeVar("_T")

ASKED: dict[str, fields.Field[Any]] = {
    "limit": fields.Integer(
        load_default=USUAL, validate=validate.Range(1, MOST), metadata={"description": "rows in an answer"}
    ),
    "cursor": fields.String(
        load_default="", validate=validate.Length(max=600), metadata={"description": "where `next` went on"}
    ),
}


def page_schema(of: type[Schema], more: Mapping[str, fields.Field[Any]] | None = None) -> type[Schema]:
    """Return the schema of one page of a list of ``of``."""
    shape: dict[str, fields.Field[Any]] = {
        "total": fields.Integer(metadata={"description": "rows in all"}),
        "next": fields.String(allow_none=True, metadata={"format": "uri", "description": "the rest; null at the end"}),
        "results": fields.List(fields.Nested(of)),
        **(more or {}),
    }
    return Schema.from_dict(shape, name=f"{of.__name__.removesuffix('Schema')}ListSchema")


def take_page(rows: Sequence[_T], key: Callable[[_T], Key], *, limit: int, cursor: str) -> dict[str, Any]:
    """Return the page of ``rows``, which stand in the order of ``key``, that comes after ``cursor``."""
    start = bisect_right(rows, read_cursor(cursor, key(rows[0])), key=key) if cursor and rows else 0
    shown = rows[start : start + limit]
    more = start + limit < len(rows)
    return {"total": len(rows), "next": next_address(key(shown[-1])) if more else None, "results": shown}


def next_address(key: Key) -> str:
    """Return the address of this list after the row with ``key``."""
    cursor = base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")
    asked = request.args.to_dict(flat=False) | {"cursor": [cursor]}
    return url_for(str(request.endpoint), _external=True, **(request.view_args or {}), **asked)  # type: ignore[arg-type]


def read_cursor(cursor: str, like: Key) -> Key:
    """Return the key in a cursor, with values as those of ``like``. Raises BadRequest for what is none of ours."""
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise BadRequest("The cursor is none that was given out.") from error
    if not isinstance(found, list) or [type(value) for value in found] != [type(value) for value in like]:
        raise BadRequest("The cursor is none that was given out.")
    return tuple(found)
