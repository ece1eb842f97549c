"""Which tables is the corpus kept in, and how is an older store brought up to date?

Only what every SQL database has is used, so that a PostgreSQL address will do; what is SQLite's own is in `_tune`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    make_url,
    select,
    update,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from corpus.errors import StoreError

VERSION = 1

metadata = MetaData()

settings = Table(
    "settings", metadata, Column("name", String(64), primary_key=True), Column("value", Text, nullable=False)
)

papers = Table(
    "papers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("file", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("page_count", Integer, nullable=False),
    Column("kind", String(16), nullable=False, index=True),
    Column("identity", Text, index=True),
    Column("source_address", Text, index=True),
    Column("warnings", LargeBinary, nullable=False),
    Column("ocr_pages", LargeBinary, nullable=False),
    Column("ingested_at", DateTime(timezone=True), nullable=False),
    Column("replaced_by", String(64), index=True),
)

parts = Table(
    "parts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paper", ForeignKey("papers.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),  # from 1, in reading order
    Column("kind", String(16), nullable=False),
    Column("body", Text),
    Column("slug", Text),  # of the body
    Column("date", Date),
    Column("restricted", Boolean, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("parts_of_paper", "paper", "place", unique=True),
    Index("parts_of_meeting", "slug", "date"),
)

pages = Table(
    "pages",
    metadata,
    Column("paper", ForeignKey("papers.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("record", LargeBinary, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paper", ForeignKey("papers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("type", String(16), nullable=False),
    Column("value", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("part", String(16), nullable=False),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("also", Text, nullable=False),
    Index("mentions_of", "type", "value"),
)

failures = Table(
    "failures",
    metadata,
    Column("path", Text, primary_key=True),
    Column("file", Text, nullable=False),
    Column("sha256", String(64)),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("failed_at", DateTime(timezone=True), nullable=False),
)

changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("event", String(16), nullable=False),  # saved | removed
    Column("sha256", String(64), nullable=False),
    sqlite_autoincrement=True,
)

# Step n takes a store from version n + 1 to n + 2. Steps are never changed once released, only added.
_STEPS: tuple[Callable[[Connection], None], ...] = ()


def open_database(url: str) -> Engine:
    """Return a connection pool on the database at ``url``, its tables made or brought up to date.

    Raises StoreError where it cannot be opened or a newer version of this program made it.
    """
    try:
        place = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url!r} is not a database address. Give one such as sqlite:///var/matters.db.") from error
    _make_folder(place)
    engine = create_engine(place)
    if place.get_backend_name() == "sqlite":
        _tune(engine)
    with writing(engine, place.render_as_string(hide_password=True)) as connection:
        _bring_up_to_date(connection, place)
    return engine


@contextmanager
def writing(engine: Engine, what: str) -> Iterator[Connection]:
    """Open one transaction that writes ``what``, wholly or not at all: StoreError where the database refuses.

    On SQLite it waits for its turn at once, not half-way.
    """
    try:
        with engine.execution_options(writing=True).begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        cause = " ".join(str(getattr(error, "orig", None) or error).split())
        raise StoreError(f"{what}: the store cannot keep it ({cause}). Check its address, space and rights.") from error


def _make_folder(place: URL) -> None:
    if place.get_backend_name() == "sqlite" and place.database and place.database != ":memory:":
        with suppress(OSError):  # the database says it better when it cannot be opened
            Path(place.database).parent.mkdir(parents=True, exist_ok=True)


def _bring_up_to_date(connection: Connection, place: URL) -> None:
    metadata.create_all(connection, tables=[settings])
    known = connection.scalar(select(settings.c.value).where(settings.c.name == "version"))
    if known is None:
        metadata.create_all(connection)
        connection.execute(insert(settings).values(name="version", value=str(VERSION)))
        return
    if int(known) > VERSION:
        shown = place.render_as_string(hide_password=True)
        raise StoreError(
            f"{shown}: was made by a newer version of this program (store {known}, known here {VERSION}). "
            "Install that version or name another store."
        )
    for step in _STEPS[int(known) - 1 :]:
        step(connection)
    connection.execute(update(settings).where(settings.c.name == "version").values(value=str(VERSION)))


def _tune(engine: Engine) -> None:
    """Let many read while one writes, and let a transaction begin where we say, as SQLite by itself does not."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("busy_timeout=30000", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
