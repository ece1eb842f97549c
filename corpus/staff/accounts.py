"""Who may sign in, and as what? Accounts with passwords kept as Argon2 hashes; wrong passwords are counted.

Wrong name, wrong password and a disabled account are told alike and take as long, so that nobody learns who has one.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from corpus import schema
from corpus.errors import AccountError, NotFoundError
from corpus.records import record
from corpus.staff.audit import Act, note
from corpus.staff.passwords import check_password
from corpus.staff.staff_tables import accounts, attempts, make_tables

TRIES_MOST = 5  # wrong passwords for one name, or ten times as many from one address, within
TRIES_WITHIN = timedelta(minutes=15)
ADDRESS_TIMES = 10
NAME_CHARACTERS_MOST = 64


class Role(StrEnum):
    """What an account may do: look at what is restricted; change what is told; also read the audit log of all."""

    READER = "reader"
    OFFICER = "officer"
    ADMINISTRATOR = "administrator"


@record
class Account:
    """Somebody who may sign in. ``mark`` changes with the password: a session that bears another has ended."""

    name: str
    role: Role
    disabled: bool
    mark: str
    made_at: datetime

    def may(self, role: Role) -> bool:
        """Return whether the account has this role or one that includes it."""
        order = list(Role)
        return not self.disabled and order.index(self.role) >= order.index(role)


class Accounts:
    """The accounts."""

    def __init__(self, engine: Engine, hasher: PasswordHasher | None = None) -> None:
        self._engine = engine
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex())
        make_tables(engine)

    def add(self, name: str, password: str, role: Role, *, by: str, now: datetime) -> Account:
        """Make an account. Raises AccountError for a name that is taken or none, or a password that will not do."""
        name = _plain(name)
        check_password(password, name)
        row = {"name": name, "role": role.value, "hash": self._hasher.hash(password), "disabled": False}
        with schema.writing(self._engine, "the accounts") as connection:
            if connection.execute(select(accounts.c.name).where(accounts.c.name == name)).first():
                raise AccountError(f"there is an account {name!r} already. Choose another name.")
            connection.execute(insert(accounts).values(**row, mark=secrets.token_hex(8), made_at=now.astimezone(UTC)))
            note(connection, Act(at=now, who=by, act="add account", what=f"{name}, {role}"))
        return self.find(name)

    def find(self, name: str) -> Account:
        """Return the account of a name. Raises NotFoundError."""
        with self._engine.connect() as connection:
            return _account(_row(connection, name))

    def all(self) -> tuple[Account, ...]:
        """Return every account, by name."""
        with self._engine.connect() as connection:
            return tuple(_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name)))

    def disable(self, name: str, *, by: str, now: datetime) -> None:
        """Let nobody sign in with an account, and end its sessions. Raises NotFoundError."""
        self._change(name, {"disabled": True, "mark": secrets.token_hex(8)}, Act(at=now, who=by, act="", what=name))

    def change_password(self, name: str, password: str, *, by: str, now: datetime) -> None:
        """Give an account a password, and end its sessions. Raises NotFoundError, AccountError."""
        check_password(password, name)
        values = {"hash": self._hasher.hash(password), "mark": secrets.token_hex(8), "disabled": False}
        self._change(name, values, Act(at=now, who=by, act="change password", what=name))

    def sign_in(self, name: str, password: str, address: str, *, now: datetime) -> Account | None:
        """Return the account that name and password are of; None where they are of none.

        Raises AccountError where there were too many wrong tries of late for the name or from the address.
        """
        name = name.strip().casefold()[:NAME_CHARACTERS_MOST]
        ours, theirs = _digest(f"name {name}"), _digest(f"address {address}")
        with schema.writing(self._engine, "the accounts") as connection:
            connection.execute(delete(attempts).where(attempts.c.at < (now - TRIES_WITHIN).astimezone(UTC)))
            if _tries(connection, ours) >= TRIES_MOST or _tries(connection, theirs) >= TRIES_MOST * ADDRESS_TIMES:
                raise AccountError("there were too many wrong tries. Wait for 15 minutes, then try again.")
            for who in (ours, theirs):  # counted before it is tried: many at once are not let through
                connection.execute(insert(attempts).values(who=who, at=now.astimezone(UTC)))
            row = connection.execute(select(accounts).where(accounts.c.name == name)).first()
        right = self._is_right(row.hash if row else self._nobody, password)
        if row is None or not right or row.disabled:
            return None
        with schema.writing(self._engine, "the accounts") as connection:
            connection.execute(delete(attempts).where(attempts.c.who == ours))
            note(connection, Act(at=now, who=name, act="log in", what=name))
        return _account(row)

    def _is_right(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False

    def _change(self, name: str, values: dict[str, Any], act: Act) -> None:
        with schema.writing(self._engine, "the accounts") as connection:
            _row(connection, name)
            connection.execute(update(accounts).where(accounts.c.name == _plain(name)).values(values))
            note(connection, Act(at=act.at, who=act.who, act=act.act or "disable account", what=act.what))


def _row(connection: Connection, name: str) -> Row[Any]:
    row = connection.execute(select(accounts).where(accounts.c.name == name.strip().casefold())).first()
    if row is None:
        raise NotFoundError(f"there is no account {name!r}. `matters user list` shows those there are.")
    return row


def _account(row: Row[Any]) -> Account:
    made_at = row.made_at if row.made_at.tzinfo else row.made_at.replace(tzinfo=UTC)
    return Account(name=row.name, role=Role(row.role), disabled=row.disabled, mark=row.mark, made_at=made_at)


def _plain(name: str) -> str:
    name = name.strip().casefold()
    if not name or len(name) > NAME_CHARACTERS_MOST or not name.isprintable() or " " in name:
        raise AccountError("a name is of 1 to 64 characters without spaces. Choose another.")
    return name


def _tries(connection: Connection, who: str) -> int:
    return connection.scalar(select(func.count()).where(attempts.c.who == who)) or 0


def _digest(who: str) -> str:
    return hashlib.sha256(who.encode("utf-8", "ignore")).hexdigest()
