"""Which tables is the state of the sources kept in? Beside the papers' own, in the same database."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    text,
)

metadata = MetaData()

sources = Table(
    "harvest_sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("place", Text, nullable=False),
    Column("committee", Text),
    Column("since", Date),
    Column("until", Date),
    Column("saved", Boolean, nullable=False),
    Column("every_hours", Integer, nullable=False, server_default="24"),
)

runs = Table(
    "harvest_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", ForeignKey("harvest_sources.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("finished_at", DateTime(timezone=True)),
    Column("ending", Text),  # how it ended, in one line; None while it runs or where it was killed
    Column("found", Integer, nullable=False, default=0),
    Column("new", Integer, nullable=False, default=0),
    Column("replaced", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
    Column("failed", Integer, nullable=False, default=0),
    Column("withdrawn", Integer, nullable=False, default=0),
    Column("requests", Integer, nullable=False, default=0),
)

meetings = Table(
    "site_meetings",
    metadata,
    Column("source", ForeignKey("harvest_sources.id", ondelete="CASCADE"), primary_key=True),
    Column("meeting", String(64), primary_key=True),
    Column("committee_id", String(64)),
    Column("committee", Text, nullable=False),
    Column("date", Date),
    Column("status", Text),
    Column("said", Text, nullable=False),
    Column("whole", Boolean, nullable=False),  # everything of it could be read
    Column("checked_at", DateTime(timezone=True), nullable=False),
    Column("listed_in", Integer, nullable=False),  # the run that saw it last
    Column("record", LargeBinary, nullable=False),
)

addresses = Table(
    "harvest_addresses",
    metadata,
    Column("source", ForeignKey("harvest_sources.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("meeting", String(64), index=True),
    Column("date", Date),
    Column("state", String(16), nullable=False),
    Column("problem", Text),
    Column("sha256", String(64), index=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("version", Text),
    Column("first_seen_at", DateTime(timezone=True), nullable=False),
    Column("checked_at", DateTime(timezone=True)),
    Column("withdrawn_at", DateTime(timezone=True)),
    Column("listed_in", Integer, nullable=False),
)

problems = Table(
    "harvest_problems",
    metadata,
    Column("source", ForeignKey("harvest_sources.id", ondelete="CASCADE"), primary_key=True),
    Column("address", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("since", DateTime(timezone=True), nullable=False),
    Column("run", Integer, nullable=False),
)


def make_tables(engine: Engine) -> None:
    """Make the tables where there are none, and the column that those of the first release do without."""
    metadata.create_all(engine)
    known = {column["name"] for column in inspect(engine).get_columns(sources.name)}
    if sources.c.every_hours.name not in known:
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE harvest_sources ADD COLUMN every_hours INTEGER NOT NULL DEFAULT 24"))
