"""In which tables is kept what people typed in? Beside what was read from the papers, in the same database, apart."""

from sqlalchemy import Boolean, Column, DateTime, Engine, Integer, LargeBinary, MetaData, String, Table, Text, inspect

from corpus import schema

metadata = MetaData()

accounts = Table(
    "accounts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("hash", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("mark", String(32), nullable=False),  # changes with the password: sessions that bear an older one end
    Column("made_at", DateTime(timezone=True), nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("who", String(64), nullable=False, index=True),  # a digest of the name typed, or of the address
    Column("at", DateTime(timezone=True), nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("who", String(64), nullable=False),
    Column("act", String(32), nullable=False, index=True),
    Column("paper", String(64), index=True),
    Column("what", Text, nullable=False),
    Column("why", Text, nullable=False),
    sqlite_autoincrement=True,
)

redactions = Table(
    "redactions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paper", String(64), nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
    Column("lifted", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paper", String(64), nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
    Column("undone", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

rulings = Table(
    "rulings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False, index=True),
    Column("key", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("undone", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", String(64), nullable=False, index=True),  # an account's name
    Column("purpose", Text, nullable=False),
    Column("digest", String(64), nullable=False, unique=True),  # SHA-256 of the token, which is kept nowhere
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("ends_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True)),
    Column("revoked_at", DateTime(timezone=True)),
    sqlite_autoincrement=True,
)

mistakes = Table(
    "mistakes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("paper", String(64), nullable=False),
    Column("page", Integer, nullable=False),
    Column("says", Text, nullable=False),
    Column("settled", Boolean, nullable=False),
)


def make_tables(engine: Engine) -> None:
    """Make the tables that are not there yet. Raises StoreError."""
    if not set(metadata.tables) <= set(inspect(engine).get_table_names()):
        with schema.writing(engine, "the tables of what staff decide") as connection:
            metadata.create_all(connection)
