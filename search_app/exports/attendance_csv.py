"""Who came to which meeting, as a table."""

from search_app.api._fields import page_address, whole_address
from search_app.exports._table import Table
from search_app.rows import AttendanceRow

EXPORT = Table[AttendanceRow](
    name="attendance.csv",
    about="Every name in an attendance list: which meeting, how listed, on which page",
    rows=lambda listing, scope: (
        row for row in listing.attendance if scope.holds(row.meeting.meeting.body, row.meeting.meeting.date)
    ),
    columns=(
        ("body", lambda row: row.meeting.meeting.body),
        ("date", lambda row: row.meeting.meeting.date),
        ("name", lambda row: row.attendance.name),
        ("person", lambda row: row.person),
        ("status", lambda row: row.attendance.status),
        ("office", lambda row: row.attendance.office),
        ("organisation", lambda row: row.attendance.organisation),
        ("file", lambda row: row.paper.file),
        ("page", lambda row: None if row.attendance.source.address else row.attendance.source.page),
        ("page_url", lambda row: page_address(row.paper.sha256, row.attendance.source)),
        ("url", lambda row: whole_address(row.meeting.path)),
    ),
)
