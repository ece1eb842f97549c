"""One address, three forms: a page for people, JSON for programs, and the data of its plot as CSV."""

import csv
import io
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request

from corpus.records import record
from corpus.store import ADDRESS_DIGITS

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@record
class Table:
    """The data of a plot: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@record
class Shown:
    """What a view shows: the template and what it is filled with, the same as a shape, and the table of its plot."""

    template: str
    shape: Any
    context: dict[str, Any]
    table: Table | None = None


View = Callable[..., Shown]


def shown_at(blueprint: Blueprint, rule: str, *, with_table: bool = False) -> Callable[[View], View]:
    """Serve a view at ``rule``, as JSON at the same address with ".json" or by Accept, and its table with ".csv"."""

    def decorate(view: View) -> View:
        name = view.__name__
        blueprint.add_url_rule(f"{rule}.json", f"{name}_json", _as_json(view))
        if with_table:
            blueprint.add_url_rule(f"{rule}.csv", f"{name}_csv", _as_csv(view))
        blueprint.add_url_rule(rule, name, _as_page(view))
        return view

    return decorate


def _as_page(view: View) -> Callable[..., Response | str]:
    @wraps(view)
    def page(**values: Any) -> Response | str:
        shown = view(**values)
        wanted = request.accept_mimetypes.best_match(["text/html", "application/json"], default="text/html")
        if wanted == "application/json":
            return _vary(jsonify(shown.shape))
        return _vary(Response(render_template(shown.template, table=shown.table, page_of=page_of, **shown.context)))

    return page


def _vary(response: Response) -> Response:
    response.vary.add("Accept")
    return response


def _as_json(view: View) -> Callable[..., Response]:
    @wraps(view)
    def json(**values: Any) -> Response:
        return jsonify(view(**values).shape)

    return json


def _as_csv(view: View) -> Callable[..., Response]:
    @wraps(view)
    def table(**values: Any) -> Response:
        shown = view(**values)
        written = io.StringIO()
        rows = csv.writer(written)
        if shown.table:
            rows.writerow(shown.table.columns)
            rows.writerows([_cell(value) for value in row] for row in shown.table.rows)
        return Response("\ufeff" + written.getvalue(), mimetype="text/csv")

    return table


def _cell(value: Any) -> Any:
    """Return a value that a spreadsheet does not take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def table_of(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    """Return a table."""
    return Table(columns=tuple(columns), rows=tuple(tuple(row) for row in rows))


def page_of(evidence: Any) -> dict[str, Any]:
    """Return what the address of an evidence's page is made of."""
    span = f"{evidence.start}-{evidence.end}" if evidence.start is not None and evidence.end is not None else None
    return {"address": evidence.paper[:ADDRESS_DIGITS], "number": evidence.page, "span": span}
