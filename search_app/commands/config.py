"""`matters config`: how is the service set up, and which setting came from where?"""

import click
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from search_app.commands._shared import data_option, json_option, print_json
from search_app.config import Found, find_settings


@click.command()
@json_option
@data_option
def config(*, as_json: bool) -> None:
    """Print every setting, its value and where that came from. What is secret is not printed.

    \b
    Examples:
      matters config
      MATTERS_CONFIG=/etc/matters.toml matters config --json
    """
    found = find_settings(click.get_current_context().meta.get("data"))
    if as_json:
        print_json({each.name: {"value": shown(each), "origin": each.origin, "help": each.help} for each in found})
        return
    for each in found:
        click.echo(f"{each.name} = {shown(each)}\n    {each.help}; from {each.origin}")


def shown(found: Found) -> str | int | bool:
    """Return a setting's value as it may be shown: no password, no secret."""
    if found.secret:
        return "(set)" if found.value else "(not set)"
    if found.name == "MATTERS_STORE":
        try:
            return make_url(found.value).render_as_string(hide_password=True)
        except ArgumentError:
            return "(no address of a database)"
    return found.value if isinstance(found.value, int) else str(found.value)


COMMAND = config
