"""Which programs may ask as whom? Tokens that staff make for their own programs: shown once, kept as a digest.

A token has 256 bits from the system's source of randomness, so that a plain SHA-256 keeps it: there is nothing to try
out. It may what the account that made it may at that moment, until it ends, is revoked, or the account is disabled.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Row, insert, select, update

from corpus import schema
from corpus.errors import AccountError, NotFoundError
from corpus.records import record
from corpus.staff.audit import Act, note
from corpus.staff.staff_tables import make_tables, tokens

MARK = "matters_"  # begins every token, so that scanners of source code know one
LASTS_DAYS = (30, 90, 365)
HELD_MOST = 20  # in force, of one account
PURPOSE_CHARACTERS_MOST = 100
_NOTED_EVERY = timedelta(minutes=1)  # not each use is written down


@record
class Token:
    """What is kept of a token: whose it is, what for, until when, when it was last used."""

    id: int
    owner: str
    purpose: str
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None

    def in_force(self, now: datetime) -> bool:
        """Return whether it can be used."""
        return self.revoked_at is None and now < self.ends_at


class Tokens:
    """The tokens. Making and revoking one leave an entry in the audit log."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        make_tables(engine)

    def make(self, owner: str, purpose: str, *, days: int, now: datetime) -> tuple[Token, str]:
        """Return a new token and what is to be sent with each request, which is kept nowhere. Raises AccountError."""
        purpose = " ".join(purpose.split())
        if not purpose or len(purpose) > PURPOSE_CHARACTERS_MOST or days not in LASTS_DAYS:
            raise AccountError(f"say in at most {PURPOSE_CHARACTERS_MOST} characters what the token is for.")
        if sum(each.in_force(now) for each in self.of(owner)) >= HELD_MOST:
            raise AccountError(f"there are {HELD_MOST} tokens of yours. Revoke one that is no longer needed.")
        secret = MARK + secrets.token_urlsafe(32)
        row = {
            "owner": owner,
            "purpose": purpose,
            "digest": _digest(secret),
            "made_at": now.astimezone(UTC),
            "ends_at": (now + timedelta(days=days)).astimezone(UTC),
        }
        with schema.writing(self._engine, "the tokens") as connection:
            made = connection.execute(insert(tokens).values(row).returning(tokens)).one()
            note(connection, Act(at=now, who=owner, act="make token", what=f"token {made.id}: {purpose}"))
        return _token(made), secret

    def revoke(self, number: int, *, by: str, now: datetime) -> Token:
        """Let nobody use a token any more. Raises NotFoundError where there is none to revoke."""
        held = (tokens.c.id == number) & tokens.c.revoked_at.is_(None)
        with schema.writing(self._engine, "the tokens") as connection:
            changed = update(tokens).where(held).values(revoked_at=now.astimezone(UTC)).returning(tokens)
            row = connection.execute(changed).first()
            if row is None:
                raise NotFoundError(f"there is no token {number} to revoke.")
            what = f"token {number} of {row.owner}: {row.purpose}"
            note(connection, Act(at=now, who=by, act="revoke token", what=what))
        return _token(row)

    def of(self, owner: str | None = None) -> tuple[Token, ...]:
        """Return the tokens of an account, or of all, latest first; revoked ones too."""
        query = select(tokens).order_by(tokens.c.id.desc())
        with self._engine.connect() as connection:
            return tuple(
                _token(row)
                for row in connection.execute(query if owner is None else query.where(tokens.c.owner == owner))
            )

    def find(self, secret: str, *, now: datetime) -> Token | None:
        """Return the token in force that was sent, and note that it was used; None for any other words."""
        if not secret.startswith(MARK):
            return None
        with self._engine.connect() as connection:
            row = connection.execute(select(tokens).where(tokens.c.digest == _digest(secret))).first()
        found = _token(row) if row else None
        if found is None or not found.in_force(now):
            return None
        if found.used_at is None or now - found.used_at > _NOTED_EVERY:
            with schema.writing(self._engine, "the tokens") as connection:
                connection.execute(update(tokens).where(tokens.c.id == found.id).values(used_at=now.astimezone(UTC)))
        return found


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "ignore")).hexdigest()


def _token(row: Row[Any]) -> Token:
    kept = {name: value for name, value in row._mapping.items() if name != "digest"}
    moments = {name: _in_utc(value) for name, value in kept.items() if isinstance(value, datetime)}
    return Token(**{**kept, **moments})


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
