"""`matters differences`: where a council's site and its papers do not say the same of a meeting."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from search_app.commands._shared import data_option, json_option, open_archive, print_json

if TYPE_CHECKING:
    from corpus.store import Store
    from corpus.stored import SiteWord, StoredPaper


@click.command()
@data_option
@json_option
def differences(*, as_json: bool) -> None:
    """Show where harvested sites and papers differ: items, numbers, restrictions, days, attendance.

    Neither is changed: a person has to look which is right. What both say, and what only the site says, is counted.

    \b
    Example:
      matters differences --json
    """
    from corpus.stored import Verdict

    said = list(_said(open_archive().store))
    found = [_shape(paper, word) for paper, word in said if word.verdict is Verdict.CONFLICT]
    counts = Counter(word.verdict for _, word in said)
    if as_json:
        print_json({"confirmed": counts[Verdict.CONFIRMED], "added": counts[Verdict.ADDED], "differences": found})
        return
    for one in found:
        page = f", page {one['page']}" if one["page"] else ""
        site, paper = one["site"] or "nothing", one["paper"] or "nothing"
        click.echo(
            f"{one['date']} {one['committee']}: {one['about']}: the site says {site}, {one['file']}{page} {paper}"
        )
    click.echo(
        f"{counts[Verdict.CONFIRMED]} points are confirmed by the councils' sites, {counts[Verdict.ADDED]} are known "
        f"from there alone, {len(found)} differ."
        if said
        else "No site that was visited lists the papers held."
    )


def _said(store: "Store") -> "Iterator[tuple[StoredPaper, SiteWord]]":
    from corpus.visibility import Audience

    for paper in store.papers(audience=Audience.STAFF):
        for word in paper.site:
            yield paper, word


def _shape(paper: "StoredPaper", word: "SiteWord") -> dict[str, object]:
    return {
        "committee": paper.body,
        "date": f"{paper.date}",
        "about": word.about,
        "site": word.site,
        "address": word.address,
        "paper": word.paper,
        "file": paper.file,
        "page": word.page,
    }


COMMAND = differences
