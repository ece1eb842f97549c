"""Accounts are made, listed, given another password and disabled at the command line."""

from pathlib import Path

from click.testing import CliRunner, Result

from corpus.staff.accounts import Accounts, Role
from corpus.staff.audit import AuditLog
from corpus.store import Store
from search_app.cli import main

PHRASE = "seven lanterns over Westmere"


def run(data: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["user", *words, "--data", str(data)], input=typed)


def test_an_account_is_made_and_listed_without_its_password(tmp_path: Path) -> None:
    made = run(tmp_path, "add", "Olive", "--role", "administrator", typed=f"{PHRASE}\n")
    assert made.exit_code == 0
    assert made.output == "olive may sign in as administrator\n"
    listed = run(tmp_path, "list").output
    assert listed.startswith("olive\tadministrator\tmay sign in\t")
    assert PHRASE not in listed
    store = Store(f"sqlite:///{tmp_path / 'matters.db'}")
    assert Accounts(store.engine).find("olive").role is Role.ADMINISTRATOR
    (act,) = AuditLog(store.engine).acts()
    assert (act.act, act.what) == ("add account", "olive, administrator")
    assert act.who.endswith("(command line)")
    store.close()


def test_one_that_cannot_be_made_is_told_in_one_line(tmp_path: Path) -> None:
    run(tmp_path, "add", "olive", typed=f"{PHRASE}\n")
    for words, typed, said in (
        (("add", "olive"), PHRASE, "there is an account 'olive' already"),
        (("add", "rita"), "password1234", "tried first"),
        (("add", "rita"), "short", "12 to 256 characters"),
        (("password", "nobody"), PHRASE, "there is no account 'nobody'"),
        (("disable", "nobody"), "", "there is no account 'nobody'"),
    ):
        refused = run(tmp_path, *words, typed=f"{typed}\n")
        assert refused.exit_code == 2, words
        assert said in refused.output
        assert len(refused.output.strip().splitlines()) == 1


def test_a_disabled_account_is_opened_by_another_password(tmp_path: Path) -> None:
    run(tmp_path, "add", "olive", typed=f"{PHRASE}\n")
    assert run(tmp_path, "disable", "olive").output == "olive may not sign in any more\n"
    assert "disabled" in run(tmp_path, "list").output
    assert run(tmp_path, "password", "olive", typed=f"another {PHRASE}\n").output == "olive has another password\n"
    assert "may sign in" in run(tmp_path, "list").output
