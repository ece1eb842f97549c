"""In which tables is kept what follows from the papers, and how are its records put in and taken out?

`derived` holds what is asked for by its key; `shares` what one body has to give to something that joins bodies: the
figures of a surname, the statements about a post's organisation, what it says of names. Both can be thrown away.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    delete,
    insert,
    select,
)

from corpus import schema
from corpus.packing import pack, unpack
from corpus.visibility import Audience

metadata = MetaData()

derived = Table(
    "derived",
    metadata,
    Column("audience", String(8), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

shares = Table(
    "shares",
    metadata,
    Column("audience", String(8), primary_key=True),
    Column("body", String(255), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("record", LargeBinary, nullable=False),
    Index("shares_of", "audience", "kind", "key"),
)

_T = TypeVar("_T")
FORM = "7"  # of what is kept; to be changed when a derived record changes, so that older ones are made anew
_REMEMBERED = 256  # unpacked records: a page asks for the same body several times
Share = tuple[str, str]  # kind, key


class Shelves:
    """The two tables, for one audience."""

    def __init__(self, engine: Engine, audience: Audience) -> None:
        metadata.create_all(engine)
        self._engine = engine
        self._audience = audience.value
        named = (
            derived.c.audience == self._audience,
            derived.c.kind == bindparam("of"),
            derived.c.key == bindparam("key"),
        )
        self._record = schema.prepared(engine, select(derived.c.record).where(*named))

    # ---- derived ---------------------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Throw everything away."""
        with schema.writing(self._engine, "the years") as connection:
            for table in (derived, shares):
                connection.execute(delete(table).where(table.c.audience == self._audience))

    def put(self, changes: Iterable[tuple[str, str, object | None]]) -> None:
        """Keep records by kind and key, all or none of them; None takes one away."""
        rows = [(kind, key, pack(value) if value is not None else None) for kind, key, value in changes]
        with schema.writing(self._engine, "the years") as connection:
            for kind, key, packed in rows:
                connection.execute(
                    delete(derived).where(
                        derived.c.audience == self._audience, derived.c.kind == kind, derived.c.key == key
                    )
                )
                if packed is not None:
                    row = {"audience": self._audience, "kind": kind, "key": key, "record": packed}
                    connection.execute(insert(derived).values(row))

    def get(self, kind: str, key: str, of: type[_T]) -> _T | None:
        """Return one record; None where there is none."""
        packed = self._record(of=kind, key=key)
        return _unpack(of, bytes(packed)) if packed is not None else None

    def all(self, kind: str, of: type[_T]) -> Iterator[_T]:
        """Yield the records of a kind, by key."""
        query = select(derived.c.record).where(derived.c.audience == self._audience, derived.c.kind == kind)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(derived.c.key)).all()
        return (_unpack(of, row.record) for row in rows)

    def kept(self, kind: str) -> list[str]:
        """Return the keys of the records of a kind."""
        query = select(derived.c.key).where(derived.c.audience == self._audience, derived.c.kind == kind)
        with self._engine.connect() as connection:
            return list(connection.scalars(query.order_by(derived.c.key)))

    # ---- shares ----------------------------------------------------------------------------------------------------

    def give(self, body: str, given: Mapping[Share, object]) -> set[Share]:
        """Keep what a body gives instead of what it gave before; return the shares that are not as they were."""
        packed = {share: pack(value) for share, value in given.items()}
        ours = (shares.c.audience == self._audience) & (shares.c.body == body)
        with schema.writing(self._engine, "the years") as connection:
            held = {
                (row.kind, row.key): row.record
                for row in connection.execute(select(shares.c.kind, shares.c.key, shares.c.record).where(ours))
            }
            changed = {share for share in held | packed if held.get(share) != packed.get(share)}
            for kind, key in changed & set(held):
                connection.execute(delete(shares).where(ours, shares.c.kind == kind, shares.c.key == key))
            self._insert(connection, body, {share: packed[share] for share in changed if share in packed})
        return changed

    def _insert(self, connection: Connection, body: str, packed: Mapping[Share, bytes]) -> None:
        rows = [
            {"audience": self._audience, "body": body, "kind": kind, "key": key, "record": record}
            for (kind, key), record in packed.items()
        ]
        if rows:
            connection.execute(insert(shares), rows)

    def given(self, kind: str, key: str | None, of: type[_T], *, body: str | None = None) -> list[_T]:
        """Return what bodies give to one thing (``key`` None: to all of a kind), by body's slug and key."""
        query = select(shares.c.record).where(shares.c.audience == self._audience, shares.c.kind == kind)
        query = query if key is None else query.where(shares.c.key == key)
        query = query if body is None else query.where(shares.c.body == body)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(shares.c.body, shares.c.key)).all()
        return [_unpack(of, row.record) for row in rows]

    def keys(self, kind: str, *, body: str | None = None) -> list[str]:
        """Return the keys to which any body, or one, gives something of a kind."""
        query = select(shares.c.key).distinct().where(shares.c.audience == self._audience, shares.c.kind == kind)
        query = query if body is None else query.where(shares.c.body == body)
        with self._engine.connect() as connection:
            return list(connection.scalars(query.order_by(shares.c.key)))

    def givers(self, kind: str, keys: Iterable[str]) -> set[str]:
        """Return the bodies that give something of a kind to any of ``keys``."""
        wanted = list(keys)
        found: set[str] = set()
        with self._engine.connect() as connection:
            for at in range(0, len(wanted), 500):
                query = select(shares.c.body).distinct().where(
                    shares.c.audience == self._audience,
                    shares.c.kind == kind,
                    shares.c.key.in_(wanted[at : at + 500]),
                )  # fmt: skip
                found |= set(connection.scalars(query))
        return found

    def bodies(self) -> list[str]:
        """Return the bodies that give anything."""
        query = select(shares.c.body).distinct().where(shares.c.audience == self._audience)
        with self._engine.connect() as connection:
            return list(connection.scalars(query.order_by(shares.c.body)))


@lru_cache(maxsize=_REMEMBERED)
def _remember(of: Any, packed: bytes) -> Any:
    return unpack(of, packed)


def _unpack(of: type[_T], packed: bytes) -> _T:
    value: _T = _remember(of, packed)  # type: ignore[arg-type]  # a class is hashable
    return value
