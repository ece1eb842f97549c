"""How often did one address ask? Counted in a file that all processes of a machine share, as Flask-Limiter wants it.

Its own storages count in memory, for each process apart, or need a server. What is kept names nobody: a keyed digest of
the address, gone when its time is over.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from limits.storage import Storage

SCHEME = "askings"
WAIT_SECONDS = 2.0  # for another process that counts
_MAKE = "CREATE TABLE IF NOT EXISTS askings (who BLOB PRIMARY KEY, count INTEGER NOT NULL, ends REAL NOT NULL)"
_COUNT = """
    INSERT INTO askings (who, count, ends) VALUES (:who, :amount, :ends)
    ON CONFLICT (who) DO UPDATE SET
        count = CASE WHEN ends <= :now THEN :amount ELSE count + :amount END,
        ends = CASE WHEN ends <= :now THEN :ends ELSE ends END
    RETURNING count
"""


def askings_address(data: Path) -> str:
    """Return what Flask-Limiter is told to have the askings counted in a data folder."""
    return f"{SCHEME}://{data / 'askings.db'}"


class Askings(Storage):
    """Counts within fixed windows of time, in an SQLite file. ``key`` is what the digests are keyed with."""

    STORAGE_SCHEME = [SCHEME]  # noqa: RUF012 - as its base class has it

    def __init__(self, uri: str, wrap_exceptions: bool = False, *, key: str = "", **more: Any) -> None:
        super().__init__(uri, wrap_exceptions=wrap_exceptions, **more)
        self._file = Path(uri.removeprefix(f"{SCHEME}://"))
        self._key = blake2b(key.encode()).digest()[:32]
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(_MAKE)

    @property
    def base_exceptions(self) -> type[Exception]:
        """What may go wrong here."""
        return sqlite3.Error

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count, and return how often it was asked within the window of ``expiry`` seconds."""
        now = time.time()
        with self._open() as connection:
            connection.execute("DELETE FROM askings WHERE ends <= ?", (now,))
            row = {"who": self._digest(key), "amount": amount, "ends": now + expiry, "now": now}
            return int(connection.execute(_COUNT, row).fetchone()[0])

    def get(self, key: str) -> int:
        """Return how often it was asked within the present window."""
        return int((self._row(key) or (0,))[0])

    def get_expiry(self, key: str) -> float:
        """Return when the present window ends, in seconds since 1970."""
        return float((self._row(key) or (0, time.time()))[1])

    def check(self) -> bool:
        """Return whether it can be counted."""
        with self._open() as connection:
            return connection.execute("SELECT 1").fetchone() is not None

    def reset(self) -> int:
        """Forget every count; return how many there were."""
        with self._open() as connection:
            return connection.execute("DELETE FROM askings").rowcount

    def clear(self, key: str) -> None:
        """Forget one count."""
        with self._open() as connection:
            connection.execute("DELETE FROM askings WHERE who = ?", (self._digest(key),))

    def _row(self, key: str) -> tuple[int, float] | None:
        asked = "SELECT count, ends FROM askings WHERE who = ? AND ends > ?"
        with self._open() as connection:
            found: tuple[int, float] | None = connection.execute(asked, (self._digest(key), time.time())).fetchone()
        return found

    def _digest(self, key: str) -> bytes:
        return blake2b(key.encode(), key=self._key, digest_size=16).digest()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        opened = sqlite3.connect(self._file, timeout=WAIT_SECONDS, isolation_level=None)
        with closing(opened) as connection:
            connection.execute("PRAGMA synchronous=OFF")  # a count may be lost with the machine
            yield connection
