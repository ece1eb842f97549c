"""Actions, with what came of them, as a table."""

from search_app.api._fields import evidence_address, whole_address
from search_app.exports._table import Table
from search_app.rows import ActionRow

EXPORT = Table[ActionRow](
    name="actions.csv",
    about="Every action: for whom, due when, how it stands as far as the papers tell, where it was last heard of",
    rows=lambda listing, scope: (row for row in listing.actions if scope.holds(row.body, row.matter.raised)),
    columns=(
        ("id", lambda row: row.id),
        ("body", lambda row: row.body),
        ("raised", lambda row: row.matter.raised),
        ("action", lambda row: row.matter.text),
        ("owner", lambda row: row.matter.owner),
        ("due_from", lambda row: row.matter.due and row.matter.due.start),
        ("due_to", lambda row: row.matter.due and row.matter.due.end),
        ("state", lambda row: row.state),
        ("last_step", lambda row: row.matter.steps[-1].kind),
        ("last_day", lambda row: row.matter.steps[-1].day),
        ("last_words", lambda row: row.matter.steps[-1].evidence.quote),
        ("last_page_url", lambda row: evidence_address(row.matter.steps[-1].evidence)),
        ("file", lambda row: row.matter.steps[0].evidence.file),
        ("page", lambda row: row.matter.steps[0].evidence.page),
        ("page_url", lambda row: evidence_address(row.matter.steps[0].evidence)),
        ("url", lambda row: whole_address(row.path)),
    ),
)
