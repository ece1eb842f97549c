"""Sums of money, as a table."""

from corpus.records import Source
from search_app.api._fields import page_address
from search_app.exports._table import Table
from search_app.rows import SumRow

EXPORT = Table[SumRow](
    name="sums.csv",
    about="Every sum that a paper names: how much, under which heading, on which page",
    rows=lambda listing, scope: (
        row for row in listing.sums() if scope.holds(row.place.part.body, row.place.part.date)
    ),
    columns=(
        ("body", lambda row: row.place.part.body),
        ("date", lambda row: row.place.part.date),
        ("paper", lambda row: row.place.part.title),
        ("heading", lambda row: row.heading),
        ("amount", lambda row: f"{row.money.amount:.2f}"),
        ("currency", lambda row: row.money.currency),
        ("as_printed", lambda row: row.mention.text),
        ("file", lambda row: row.place.paper.file),
        ("page", lambda row: row.mention.page),
        (
            "page_url",
            lambda row: page_address(
                row.place.paper.sha256,
                Source(page=row.mention.page, start=row.mention.start, end=row.mention.end),
            ),
        ),
    ),
)
