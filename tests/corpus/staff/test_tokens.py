"""A token is shown once, kept as a digest, and ends."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from corpus.errors import AccountError, NotFoundError
from corpus.staff.audit import AuditLog
from corpus.staff.staff_tables import tokens
from corpus.staff.tokens import HELD_MOST, Tokens
from corpus.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'matters.db'}")


def test_a_token_is_found_by_what_was_shown_and_by_nothing_else(store: Store) -> None:
    held = Tokens(store.engine)
    made, secret = held.make("olive", "  nightly   copy ", days=30, now=NOW)
    found = held.find(secret, now=NOW)
    assert found is not None
    assert (found.id, found.owner, found.purpose) == (made.id, "olive", "nightly copy")
    assert [held.find(words, now=NOW) for words in ("", "matters_", secret[:-1], secret.upper(), "olive")] == [None] * 5


def test_what_was_shown_is_kept_nowhere(store: Store) -> None:
    _, secret = Tokens(store.engine).make("olive", "copy", days=30, now=NOW)
    with store.engine.connect() as connection:
        assert secret not in str(connection.execute(select(tokens)).all())
    assert secret not in str(AuditLog(store.engine).acts())


def test_a_token_ends_by_itself_and_when_it_is_revoked(store: Store) -> None:
    held = Tokens(store.engine)
    _, first = held.make("olive", "one", days=30, now=NOW)
    second, secret = held.make("olive", "two", days=365, now=NOW)
    assert held.find(first, now=NOW + timedelta(days=30)) is None
    assert held.find(secret, now=NOW + timedelta(days=30)) is not None
    held.revoke(second.id, by="ada", now=NOW)
    assert held.find(secret, now=NOW) is None
    with pytest.raises(NotFoundError):
        held.revoke(second.id, by="ada", now=NOW)
    acts = [(act.who, act.act) for act in AuditLog(store.engine).acts()]
    assert acts == [("ada", "revoke token"), ("olive", "make token"), ("olive", "make token")]


def test_its_last_use_is_noted_but_not_each(store: Store) -> None:
    held = Tokens(store.engine)
    _, secret = held.make("olive", "one", days=30, now=NOW)
    for seconds in (0, 30, 61):
        held.find(secret, now=NOW + timedelta(seconds=seconds))
        (seen,) = held.of("olive")
        assert seen.used_at == NOW + timedelta(seconds=0 if seconds < 60 else 61)


def test_a_token_needs_a_purpose_and_an_end_and_there_are_only_so_many(store: Store) -> None:
    held = Tokens(store.engine)
    for purpose, days in ((" ", 30), ("x" * 101, 30), ("copy", 31)):
        with pytest.raises(AccountError):
            held.make("olive", purpose, days=days, now=NOW)
    for _ in range(HELD_MOST):
        held.make("olive", "copy", days=30, now=NOW)
    with pytest.raises(AccountError, match="Revoke one"):
        held.make("olive", "copy", days=30, now=NOW)
    assert held.make("ada", "copy", days=30, now=NOW)
    assert len(held.of()) == HELD_MOST + 1
