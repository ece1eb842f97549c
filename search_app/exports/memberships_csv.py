"""Who held which post, as a table."""

from search_app.api._fields import evidence_address
from search_app.exports._table import Table
from search_app.rows import MembershipRow

EXPORT = Table[MembershipRow](
    name="memberships.csv",
    about="Every term in a post: what the papers state of its days, and when the holder was first and last seen in it",
    rows=lambda listing, scope: (
        row
        for row in listing.memberships
        if scope.body is None or scope.holds(row.post.post.organisation, row.term.start)
    ),
    columns=(
        ("id", lambda row: row.id),
        ("organisation", lambda row: row.post.post.organisation),
        ("post", lambda row: row.post.post.title),
        ("person", lambda row: row.person),
        ("name", lambda row: row.term.name),
        ("acting", lambda row: "yes" if row.term.acting else "no"),
        ("began", lambda row: row.term.began),
        ("first_seen", lambda row: row.term.first_seen),
        ("last_seen", lambda row: row.term.last_seen),
        ("ended", lambda row: row.term.ended),
        ("ended_by", lambda row: row.term.ended_by),
        ("ending", lambda row: row.term.ending),
        ("first_page_url", lambda row: evidence_address(row.evidence[0])),
        ("last_page_url", lambda row: evidence_address(row.evidence[-1])),
    ),
)
