"""Who may sign in, and what becomes of those who try."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from corpus.errors import AccountError, NotFoundError
from corpus.staff.accounts import TRIES_MOST, Accounts, Role
from corpus.staff.audit import AuditLog
from corpus.staff.passwords import check_password
from corpus.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
GOOD = "seven lanterns over Westmere"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'matters.db'}")
    yield store
    store.close()


@pytest.fixture
def accounts(store: Store) -> Accounts:
    accounts = Accounts(store.engine, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    accounts.add("Olive", GOOD, Role.OFFICER, by="root", now=NOW)
    return accounts


def test_the_right_password_signs_in_and_no_other(accounts: Accounts) -> None:
    found = accounts.sign_in("OLIVE", GOOD, "192.0.2.1", now=NOW)
    assert found is not None
    assert (found.name, found.role) == ("olive", Role.OFFICER)
    assert accounts.sign_in("olive", GOOD + "!", "192.0.2.1", now=NOW) is None
    assert accounts.sign_in("nobody", GOOD, "192.0.2.1", now=NOW) is None


def test_after_too_many_wrong_tries_not_even_the_right_one_does_for_a_while(accounts: Accounts) -> None:
    for _ in range(TRIES_MOST):
        assert accounts.sign_in("olive", "wrong", "192.0.2.1", now=NOW) is None
    with pytest.raises(AccountError, match="too many"):
        accounts.sign_in("olive", GOOD, "192.0.2.9", now=NOW)
    assert accounts.sign_in("olive", GOOD, "192.0.2.1", now=NOW + timedelta(minutes=16)) is not None


def test_names_that_have_no_account_are_limited_alike(accounts: Accounts) -> None:
    for _ in range(TRIES_MOST):
        accounts.sign_in("nobody", "wrong", "192.0.2.1", now=NOW)
    with pytest.raises(AccountError, match="too many"):
        accounts.sign_in("nobody", "wrong", "192.0.2.1", now=NOW)


def test_an_address_that_tries_many_names_is_limited(accounts: Accounts) -> None:
    for n in range(TRIES_MOST * 10):
        accounts.sign_in(f"name{n}", "wrong", "192.0.2.1", now=NOW)
    with pytest.raises(AccountError):
        accounts.sign_in("olive", GOOD, "192.0.2.1", now=NOW)


def test_a_disabled_account_is_told_like_a_wrong_password(accounts: Accounts) -> None:
    before = accounts.find("olive").mark
    accounts.disable("olive", by="root", now=NOW)
    assert accounts.sign_in("olive", GOOD, "192.0.2.1", now=NOW) is None
    assert accounts.find("olive").mark != before
    assert not accounts.find("olive").may(Role.READER)


def test_a_new_password_ends_sessions_and_replaces_the_old(accounts: Accounts) -> None:
    before = accounts.find("olive").mark
    accounts.change_password("olive", "eight quiet harbour bells", by="root", now=NOW)
    assert accounts.find("olive").mark != before
    assert accounts.sign_in("olive", GOOD, "192.0.2.1", now=NOW) is None
    with pytest.raises(NotFoundError):
        accounts.change_password("nobody", "eight quiet harbour bells", by="root", now=NOW)


def test_a_name_is_taken_once_and_has_no_spaces(accounts: Accounts) -> None:
    for name in ("olive", "OLIVE ", "", "a b", "x" * 65):
        with pytest.raises(AccountError):
            accounts.add(name, GOOD, Role.READER, by="root", now=NOW)


def test_roles_include_those_below(accounts: Accounts) -> None:
    officer = accounts.find("olive")
    assert [officer.may(role) for role in Role] == [True, True, False]


def test_what_is_done_to_accounts_is_in_the_log_without_passwords(accounts: Accounts, store: Store) -> None:
    accounts.sign_in("olive", GOOD, "192.0.2.1", now=NOW)
    acts = AuditLog(store.engine).acts()
    assert [act.act for act in acts] == ["log in", "add account"]
    assert GOOD not in str(acts)


@pytest.mark.parametrize(
    "typed",
    [
        "short",
        "passwordpassword",
        "Password12345",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "qwertyuiopasdfghj",
        "olive1234567",
    ],
)
def test_passwords_that_are_tried_first_are_refused(typed: str) -> None:
    with pytest.raises(AccountError):
        check_password(typed, "olive")


def test_a_few_words_will_do() -> None:
    check_password(GOOD, "olive")
