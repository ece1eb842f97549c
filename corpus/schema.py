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
    Select,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    inspect,
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
    Column("event", String(16), nullable=False),  # saved | removed | hidden: something that was told is no longer
    Column("sha256", String(64), nullable=False),
    sqlite_autoincrement=True,
)

# Step n takes a store from version n + 1 to n + 2. Steps are never changed once released, only added.
_STEPS: tuple[Callable[[Connection], None], ...] = ()


def open_database(url: str) -> Engine:
    """Return a connection pool on the store at ``url``, its tables made or brought up to date.

    Raises StoreError where it cannot be opened or a newer version of this program made it.
    """
    engine = connect_database(url)
    shown = engine.url.render_as_string(hide_password=True)
    if _version(engine, shown) != VERSION:
        with writing(engine, shown) as connection:
            _bring_up_to_date(connection, shown)
    return engine


def connect_database(url: str) -> Engine:
    """Return a connection pool on any database of ours, with no look at what is in it. Raises StoreError."""
    try:
        place = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url!r} is not a database address. Give one such as sqlite:///var/matters.db.") from error
    _make_folder(place)
    engine = create_engine(place)
    if place.get_backend_name() == "sqlite":
        _tune(engine)
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
        raise StoreError(f"{what}: the store cannot keep it ({_cause(error)}). Check its address and space.") from error


def prepared(engine: Engine, query: Select[Any]) -> Callable[..., Any]:
    """Return what asks ``query`` for its first value: None where it has none.

    For what every page asks: the statement is put into words once, and goes straight to the driver, in a tenth of the
    time. Its parameters are given by name.
    """
    compiled = query.compile(engine)
    order = compiled.positiontup

    def ask(**given: object) -> Any:
        named = compiled.construct_params(given)
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(compiled.string, named if order is None else [named[name] for name in order])
            row = cursor.fetchone()
        finally:
            connection.close()
        return row[0] if row else None

    return ask


def log_change(connection: Connection, sha256: str, *, hidden: bool = False) -> None:
    """Note that what is told of a paper changed, and of all papers of its meetings: they tell it once between them.

    ``hidden`` says that something is no longer told: of later versions neither, and of nothing made from them.
    """
    ours = select(papers.c.id).where(papers.c.sha256 == sha256).scalar_subquery()
    met = select(parts.c.slug, parts.c.date).where(parts.c.paper == ours, parts.c.date.is_not(None)).subquery()
    same = (parts.c.slug == met.c.slug) & (parts.c.date == met.c.date)
    query = select(papers.c.sha256).distinct().join(parts, parts.c.paper == papers.c.id).join(met, same)
    beside = set(connection.scalars(query.where(papers.c.replaced_by.is_(None)))) - {sha256}
    later = _later_versions(connection, sha256) if hidden else ()
    for each in dict.fromkeys((sha256, *later, *sorted(beside))):
        event = "hidden" if hidden else "saved"
        connection.execute(insert(changes).values(event=event, sha256=each))


def _later_versions(connection: Connection, sha256: str) -> Iterator[str]:
    """Yield the versions that took a paper's place, one after the other."""
    query = select(papers.c.replaced_by).where(papers.c.sha256 == sha256)
    while (later := connection.scalar(query)) is not None:
        yield later
        query = select(papers.c.replaced_by).where(papers.c.sha256 == later)


def _make_folder(place: URL) -> None:
    if place.get_backend_name() == "sqlite" and place.database and place.database != ":memory:":
        with suppress(OSError):  # the database says it better when it cannot be opened
            Path(place.database).parent.mkdir(parents=True, exist_ok=True)


def _version(engine: Engine, shown: str) -> int | None:
    """Return the version of the store as it is; None where there is none yet."""
    try:
        with engine.connect() as connection:
            return _known_version(connection) if inspect(connection).has_table(settings.name) else None
    except SQLAlchemyError as error:
        raise StoreError(f"{shown}: cannot be opened as a store ({_cause(error)}). Check its address.") from error


def _known_version(connection: Connection) -> int | None:
    known = connection.scalar(select(settings.c.value).where(settings.c.name == "version"))
    return None if known is None else int(known)


def _bring_up_to_date(connection: Connection, shown: str) -> None:
    metadata.create_all(connection)
    known = _known_version(connection)
    if known is None:
        connection.execute(insert(settings).values(name="version", value=str(VERSION)))
        return
    if known > VERSION:
        raise StoreError(
            f"{shown}: was made by a newer version of this program (store {known}, known here {VERSION}). "
            "Install that version or name another store."
        )
    for step in _STEPS[known - 1 :]:
        step(connection)
    connection.execute(update(settings).where(settings.c.name == "version").values(value=str(VERSION)))


def _cause(error: SQLAlchemyError) -> str:
    return " ".join(str(getattr(error, "orig", None) or error).split())


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
