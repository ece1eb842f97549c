"""The command line: `matters`. Its commands are the files of `commands/`; what they all share stands here."""

import importlib
import os
import pkgutil
import sys
from difflib import get_close_matches
from typing import Any, NoReturn

import click

from corpus.errors import MattersError
from search_app import commands

FAILED = 2  # exit status; 1 says that a part failed, 0 that nothing did
INTERRUPTED = 130


class Commands(click.Group):
    """Commands found in a folder, each loaded when it is called, so that none waits for what another needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands there are."""
        return sorted(found.name for found in pkgutil.iter_modules(commands.__path__) if found.name[0] != "_")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"{commands.__name__}.{cmd_name}").COMMAND
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command asked for. Raises UsageError that names the nearest one where there is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            raise click.UsageError(f"{error.message}{f' Did you mean {near[0]!r}?' if near else ''}", ctx) from error

    def main(self, *args: Any, **options: Any) -> Any:
        """Run, and end the process with one line on standard error where that fails."""
        options["standalone_mode"] = False
        try:
            sys.exit(super().main(*args, **options) or 0)
        except click.exceptions.Exit as ended:
            sys.exit(ended.exit_code)
        except (MattersError, click.ClickException) as error:
            fail(words_of(error))
        except (click.Abort, KeyboardInterrupt):
            click.echo("error: interrupted; what was done so far is kept.", err=True)
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read our output has enough
            sys.exit(0)


def words_of(error: MattersError | click.ClickException) -> str:
    """Return what is wrong; where something was typed wrongly, with what tells how to type it."""
    if not isinstance(error, click.ClickException):
        return str(error)
    asked = error.ctx if isinstance(error, click.UsageError) else None
    return f"{error.format_message()}{f' See: {asked.command_path} --help' if asked else ''}"


def fail(message: str) -> NoReturn:
    """Say in one line on standard error what is wrong, and end."""
    click.echo(f"error: {' '.join(message.split())}", err=True)
    sys.exit(FAILED)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="matters-arising", prog_name="matters")
def main() -> None:
    """Search the decisions of a public partnership: who decided what, when, and on which page.

    \b
    matters ingest papers/         take in a folder of papers
    matters search "road safety"   search them
    matters serve                  search them in a browser
    """
