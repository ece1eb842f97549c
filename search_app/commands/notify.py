"""`matters notify`: tell by e-mail what searches newly find."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from corpus.errors import SettingsError
from search_app.commands._shared import data_option, open_archive

if TYPE_CHECKING:
    from email.message import EmailMessage

    from flask import Flask

    from index.entries import IndexEntry
    from search_app.letters import Post
    from search_app.subscriptions import Subscription, Subscriptions

LOOKED_AT = 1_000  # of the newest results of a search
SHOWN = 50  # in one letter


@click.command()
@click.option("--dry-run", is_flag=True, help="Only print how many letters there would be.")
@data_option
def notify(*, dry_run: bool) -> None:
    """Send each subscriber one letter with what their search newly finds. Each result is told once.

    Run it after papers were added, by a timer. MATTERS_SMTP and MATTERS_MAIL_FROM say how letters are sent.

    \b
    Example:
      matters notify
    """
    from search_app import create_app
    from search_app.letters import read_post, send
    from search_app.subscriptions import Subscriptions

    archive = open_archive()
    post = read_post()
    if post is None:
        raise SettingsError("no letters can be sent: MATTERS_SMTP is not set, such as smtp://localhost:25.")
    app = create_app(archive=archive)
    subscriptions = Subscriptions(archive.store.engine, str(app.secret_key))
    with app.test_request_context(base_url=archive.settings.address):
        waiting = list(_letters(app, subscriptions, post))
        if dry_run:
            click.echo(f"{len(waiting)} letters would be sent")
            return
        found = {id(letter): (subscription, entries) for letter, subscription, entries in waiting}
        sent = 0
        for letter in send(post, [letter for letter, _, _ in waiting]):
            subscriptions.note_told(*found[id(letter)])
            sent += 1
    click.echo(f"{sent} of {len(waiting)} letters sent")


def _letters(
    app: "Flask", subscriptions: "Subscriptions", post: "Post"
) -> "Iterator[tuple[EmailMessage, Subscription, tuple[IndexEntry, ...]]]":
    """Yield a letter for each subscription with news, and the entries that are in it."""
    from flask import render_template, request, url_for

    from index.engine import Sort
    from search_app.finding import find
    from search_app.letters import write_letter
    from search_app.web.telling import read_query

    archive = app.extensions["archive"]
    for each in subscriptions.all():
        asked = read_query(each.search)
        found = find(archive, asked.q, asked.filters, sort=Sort.NEWEST, limit=LOOKED_AT, exact=asked.exact)
        entries = () if found.loosened else subscriptions.untold(each, [hit.entry for hit in found.hits])
        if entries:
            stop = url_for("telling.stop", token=subscriptions.token_to_stop(each), _external=True)
            site = request.url_root.rstrip("/")
            text = render_template("search/letter.txt", asked=asked, entries=entries, shown=SHOWN, stop=stop, site=site)
            subject = f"{archive.settings.name}: {len(entries)} new for {asked.q or 'everything'}"
            yield write_letter(post, each.email, subject, text, stop=stop), each, entries


COMMAND = notify
