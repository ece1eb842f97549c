"""The yardstick of searching: SQLite FTS5 in a bare loop gives what a page needs, without HTTP and HTML."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from drawn_entries import Asked

from index.entries import IndexEntry


def build_yardstick(file: Path, entries: Sequence[IndexEntry]) -> sqlite3.Connection:
    """Return an FTS5 index of the entries."""
    made = sqlite3.connect(file)
    made.execute("create virtual table found using fts5(title, text, tokenize='porter unicode61', prefix='2 3')")
    made.execute("create table entry (id integer primary key, body text, year text)")
    made.executemany(
        "insert into found(rowid, title, text) values (?, ?, ?)", ((n, e.title, e.text) for n, e in enumerate(entries))
    )
    made.executemany(
        "insert into entry values (?, ?, ?)", ((n, e.body, str(e.date)[:4]) for n, e in enumerate(entries))
    )
    made.commit()
    return made


def ask_yardstick(made: sqlite3.Connection, asked: Asked) -> None:
    """Read ten rows with snippets and the counts by body and by year."""
    plain = (
        asked["q"]
        if '"' in asked["q"]
        else " ".join(f'"{w}"' if "*" not in w else f'"{w[:-1]}"*' for w in asked["q"].split())
    )
    body = asked.get("body")
    limit, more = (" and body = ?", (body,)) if body else ("", ())
    joined = f"from found join entry on entry.id = found.rowid where found match ?{limit}"
    made.execute(
        f"select found.rowid, snippet(found, 1, '<', '>', '…', 30) {joined} order by rank limit 10", (plain, *more)
    ).fetchall()
    for facet in ("body", "year"):
        made.execute(f"select {facet}, count(*) {joined} group by {facet}", (plain, *more)).fetchall()
