"""Decisions as a table."""

from search_app.api._fields import page_address, whole_address
from search_app.exports._table import Table
from search_app.rows import ResolutionRow

EXPORT = Table[ResolutionRow](
    name="resolutions.csv",
    about="Every decision: when, by whom, under which minute, in which words, on which page",
    rows=lambda listing, scope: scope.resolutions(listing),
    columns=(
        ("id", lambda row: row.id),
        ("body", lambda row: row.item.meeting.meeting.body),
        ("date", lambda row: row.item.meeting.meeting.date),
        ("minute", lambda row: row.item.item.number),
        ("title", lambda row: row.item.item.title),
        ("text", lambda row: row.resolution.text),
        ("verbs", lambda row: "; ".join(row.resolution.verbs)),
        ("proposer", lambda row: row.resolution.proposer),
        ("seconder", lambda row: row.resolution.seconder),
        ("votes_for", lambda row: row.resolution.vote and row.resolution.vote.votes_for),
        ("votes_against", lambda row: row.resolution.vote and row.resolution.vote.against),
        ("abstentions", lambda row: row.resolution.vote and row.resolution.vote.abstain),
        ("file", lambda row: row.item.paper.file),
        ("page", lambda row: row.resolution.source.page),
        ("page_url", lambda row: page_address(row.item.paper.sha256, row.resolution.source)),
        ("url", lambda row: whole_address(row.path)),
    ),
)
