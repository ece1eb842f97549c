"""What does the address of a search ask for? Every search is an address, which can be kept or sent to someone."""

from collections.abc import Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from flask import request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from corpus.records import record
from index.engine import Filters, Sort
from index.language import read_day, read_pence
from search_app import wording

SEVERAL = ("kind", "body", "year", "person", "organisation")  # fields of which an address may name several values
WRITTEN = ("from", "to", "least", "most")  # fields in which a person writes
GROUPS = ("meeting", "thread")
PAGE_MOST = 1_000
QUERY_CHARACTERS_MOST = 500
VALUE_CHARACTERS_MOST = 40
PLAIN = "!$'()*,/:;?@"  # what stands as it is in an address (RFC 3986), and is easier to read so


@record
class Asked:
    """A search: what was typed, what it is limited to, and how it is to be shown. Names are those of the address.

    ``from_``, ``to``, ``least`` and ``most`` are as a person wrote them; what cannot be read does not limit.
    """

    q: str = ""
    kind: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    from_: str = ""
    to: str = ""
    least: str = ""
    most: str = ""
    restricted: bool = False
    exact: bool = False
    sort: Sort = Sort.RELEVANCE
    group: str = ""
    plot: bool = False
    page: int = 1

    @property
    def filters(self) -> Filters:
        """The filters asked for."""
        return Filters(
            kinds=self.kind,
            bodies=self.body,
            years=self.year,
            people=self.person,
            organisations=self.organisation,
            since=read_day(self.from_),
            until=read_day(self.to, last=True),
            least=read_pence(self.least),
            most=read_pence(self.most),
            only_restricted=self.restricted,
        )

    @property
    def unread(self) -> tuple[str, ...]:
        """What is to be said of dates and sums that cannot be read."""
        days = [value for value in (self.from_, self.to) if value and not read_day(value)]
        sums = [value for value in (self.least, self.most) if value and read_pence(value) is None]
        return (
            *(f"“{value}” is no date that can be read. Write 2020, March 2020 or 18/3/2020." for value in days),
            *(f"“{value}” is no sum that can be read. Write 10000, £39,661 or 1.5m." for value in sums),
        )

    @property
    def limited(self) -> bool:
        """Whether anything limits the results beside the words."""
        return any(name not in ("q", "sort", "group", "plot", "exact", "page") for name, _ in self.fields())

    @property
    def marking(self) -> str:
        """What a page's address ends in, where the words typed are to be marked on it."""
        return f"?{urlencode({'q': self.q}, safe=PLAIN)}" if self.q else ""

    def fields(self, *, without: Sequence[str] = (), **changed: Any) -> list[tuple[str, str]]:
        """Return the address's fields with something changed, each value by itself; what is not set is left out."""
        asked = {each.name: getattr(self, each.name) for each in _FIELDS} | changed
        found = [("q", asked["q"]), *((name, value) for name in SEVERAL for value in asked[name])]
        found += [
            ("from", asked["from_"]),
            ("to", asked["to"]),
            ("least", asked["least"]),
            ("most", asked["most"]),
            ("restricted", "yes" if asked["restricted"] else ""),
            ("exact", "yes" if asked["exact"] else ""),
            ("sort", asked["sort"].value if asked["sort"] is not Sort.RELEVANCE else ""),
            ("group", asked["group"]),
            ("plot", "year" if asked["plot"] else ""),
            ("page", str(asked["page"]) if asked["page"] > 1 else ""),
        ]
        return [(name, value) for name, value in found if value and name not in without]

    def link(self, endpoint: str = "search.show", /, *, external: bool = False, **changed: Any) -> str:
        """Return the address of this search with something changed: its first page, unless another is asked for."""
        query = "&".join([_written_field(*field) for field in self.fields(**{"page": 1} | changed)])
        path = url_for(endpoint, _external=True) if external else _path(endpoint, request.script_root)
        return f"{path}?{query}" if query else path

    def plain(self) -> "Asked":
        """Return this search without filters, and without filters among its words."""
        from index.language import parse_typed

        return Asked(q=parse_typed(self.q).words, sort=self.sort, exact=self.exact)


_FIELDS = fields(Asked)


@lru_cache(maxsize=200)
def _path(endpoint: str, _root: str) -> str:
    """Return the path of a page; a page has a score of links to searches, and building one takes its time."""
    return url_for(endpoint)


@lru_cache(maxsize=1_000)
def _written_field(name: str, value: str) -> str:
    """Return a field as an address has it; the links of a page differ in one or two of theirs."""
    return urlencode({name: value}, safe=PLAIN)


def read_asked(args: "MultiDict[str, str]") -> Asked:
    """Return the search that an address asks for. Raises BadRequest for what no form or link of ours would ask."""
    try:
        page, sort = int(args.get("page", "1")), Sort(args.get("sort") or Sort.RELEVANCE)
    except ValueError as error:
        raise BadRequest from error
    years, kinds, group = _values(args, "year"), _values(args, "kind"), args.get("group", "")
    known = all(len(year) == 4 and year.isdecimal() for year in years) and set(kinds) <= set(wording.HIT_KINDS)
    if not (known and 1 <= page <= PAGE_MOST and (not group or group in GROUPS)):
        raise BadRequest
    return Asked(
        q=" ".join(args.get("q", "").split())[:QUERY_CHARACTERS_MOST],
        kind=kinds,
        body=_values(args, "body"),
        year=years,
        person=_values(args, "person"),
        organisation=_values(args, "organisation"),
        from_=_written(args, "from"),
        to=_written(args, "to"),
        least=_written(args, "least"),
        most=_written(args, "most"),
        restricted=args.get("restricted") == "yes",
        exact=args.get("exact") == "yes",
        sort=sort,
        group=group,
        plot=args.get("plot") == "year",
        page=page,
    )


def _values(args: "MultiDict[str, str]", name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in args.getlist(name) if value))


def _written(args: "MultiDict[str, str]", name: str) -> str:
    return " ".join(args.get(name, "").split())[:VALUE_CHARACTERS_MOST]
