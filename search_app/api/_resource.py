"""What is a resource? Rows of the listing: a list of them in pages, limited by filters, and each under its id."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from flask_smorest import Blueprint
from marshmallow import RAISE, Schema, fields, validate

from corpus.errors import NotFoundError
from corpus.slugs import slug
from search_app.api._fields import Day
from search_app.api._paging import ASKED, Key, page_schema, take_page
from search_app.listing import Listing, current_listing

_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class Filter(Generic[_T]):  # without slots, as the next one: Python 3.11 cannot make generic classes that have them
    """What a list can be limited by: a parameter, and whether a row passes what was asked for."""

    name: str
    field: fields.Field[Any]
    passes: Callable[[_T, Any], bool]


@dataclass(frozen=True, kw_only=True)
class Resource(Generic[_T]):
    """One kind of row. ``rows`` stand in the order of ``key``; ``detail`` is the schema of one, where it tells more."""

    name: str
    about: str
    schema: type[Schema]
    rows: Callable[[Listing], Sequence[_T]]
    key: Callable[[_T], Key]
    id: Callable[[_T], str]
    filters: tuple[Filter[_T], ...] = ()
    detail: type[Schema] | None = None
    find: Callable[[Listing, str], _T] | None = None

    def one(self, listing: Listing, asked: str) -> _T:
        """Return the row with an id. Raises NotFoundError."""
        if self.find:
            return self.find(listing, asked)
        for row in self.rows(listing):
            if self.id(row) == asked:
                return row
        raise NotFoundError(f"there is no {asked!r} among the {self.name}.")


def build_blueprint(of: Resource[_T]) -> Blueprint:
    """Return the two addresses of a resource: its list, and one of it."""
    blueprint = Blueprint(f"api_{of.name}", __name__, url_prefix=f"/{of.name}", description=of.about)
    shape = {**ASKED, **{each.name: each.field for each in of.filters}}
    asked_schema = Schema.from_dict(shape, name=f"{of.name.title()}AskedSchema")

    @blueprint.get("")
    @blueprint.etag
    @blueprint.arguments(asked_schema, location="query", unknown=RAISE)
    @blueprint.response(200, page_schema(of.schema))
    @blueprint.doc(summary=f"List {of.name}", operationId=f"list_{of.name}")
    def show_list(asked: dict[str, Any]) -> dict[str, Any]:
        limit, cursor = asked.pop("limit"), asked.pop("cursor")
        rows = [row for row in of.rows(current_listing()) if _passes(of.filters, row, asked)]
        return take_page(rows, of.key, limit=limit, cursor=cursor)

    @blueprint.get("/<path:id>")
    @blueprint.etag
    @blueprint.response(200, of.detail or of.schema)
    @blueprint.alt_response(404, "NOT_FOUND")
    @blueprint.doc(summary=f"One of the {of.name}", operationId=f"show_{of.name}")
    def show_one(id: str) -> _T:  # noqa: A002 the word of the address
        return of.one(current_listing(), id)

    return blueprint


def _passes(filters: Iterable[Filter[_T]], row: _T, asked: dict[str, Any]) -> bool:
    return all(each.passes(row, asked[each.name]) for each in filters if each.name in asked)


def by_words(name: str, of: Callable[[_T], Iterable[str | None]], about: str) -> Filter[_T]:
    """Return a filter on names: a name or its slug, given once or several times; any of them will do."""
    return Filter(
        name=name,
        field=fields.List(fields.String(validate=validate.Length(1, 200)), metadata={"description": about}),
        passes=lambda row, asked: bool({slug(one) for one in of(row) if one} & {slug(one) for one in asked}),
    )


def by_choice(name: str, of: Callable[[_T], Iterable[str]], values: Sequence[str], about: str) -> Filter[_T]:
    """Return a filter on one of a few words."""
    return Filter(
        name=name,
        field=fields.List(fields.String(validate=validate.OneOf(values)), metadata={"description": about}),
        passes=lambda row, asked: bool(set(of(row)) & set(asked)),
    )


def by_day(of: Callable[[_T], date | None], about: str = "the day") -> tuple[Filter[_T], ...]:
    """Return the filters on a day: year, from, to. What has no day passes none of them."""
    years = fields.List(
        fields.Integer(validate=validate.Range(1, 9999)), metadata={"description": f"the year of {about}"}
    )
    return (
        Filter(name="year", field=years, passes=lambda row, asked: (day := of(row)) is not None and day.year in asked),
        Filter(
            name="from",
            field=Day(metadata={"description": f"{about}, not before"}),
            passes=lambda row, asked: (day := of(row)) is not None and day >= asked,
        ),
        Filter(
            name="to",
            field=Day(metadata={"description": f"{about}, not after"}),
            passes=lambda row, asked: (day := of(row)) is not None and day <= asked,
        ),
    )
