"""`matters user`: who may sign in."""

import getpass
import os
import sys
from datetime import UTC, datetime

import click

from corpus.staff.accounts import Accounts, Role
from search_app.commands._shared import data_option, open_archive

_ROLES = [role.value for role in Role]


@click.group()
def user() -> None:
    """Add, list and disable the accounts of staff.

    \b
    Examples:
      matters user add olive --role administrator
      matters user list
      matters user password olive
      matters user disable olive
    """


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice(_ROLES), default="reader", show_default=True, help="What it may do.")
@data_option
def add(name: str, role: str) -> None:
    """Make an account. The password is asked for, or read from standard input where that is no terminal."""
    made = _accounts().add(name, _ask_password(), Role(role), by=_who(), now=datetime.now(UTC))
    click.echo(f"{made.name} may sign in as {made.role}")


@user.command(name="list")
@data_option
def show() -> None:
    """List the accounts."""
    for one in _accounts().all():
        click.echo(f"{one.name}\t{one.role}\t{'disabled' if one.disabled else 'may sign in'}\t{one.made_at:%Y-%m-%d}")


@user.command()
@click.argument("name")
@data_option
def disable(name: str) -> None:
    """Let nobody sign in with an account, and end its sessions. Giving it a password opens it again."""
    _accounts().disable(name, by=_who(), now=datetime.now(UTC))
    click.echo(f"{name} may not sign in any more")


@user.command()
@click.argument("name")
@data_option
def password(name: str) -> None:
    """Give an account another password, and end its sessions."""
    accounts = _accounts()
    accounts.find(name)
    accounts.change_password(name, _ask_password(), by=_who(), now=datetime.now(UTC))
    click.echo(f"{name} has another password")


def _accounts() -> Accounts:
    return Accounts(open_archive().store.engine)


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return typed


def _who() -> str:
    """Return who is at the command line, for the audit log."""
    try:
        return f"{getpass.getuser()} (command line)"
    except (KeyError, OSError):
        return f"{os.getuid()} (command line)"


COMMAND = user
