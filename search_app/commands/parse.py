"""`matters parse`: what does a file say?"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search_app.commands._shared import data_option, json_option, print_json, read_file

if TYPE_CHECKING:
    from corpus.records import Action, Item, Paper, Part, Resolution


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@data_option
def parse(file: Path, *, as_json: bool) -> None:
    """Print what FILE says: its parts, items, decisions, actions. Nothing is kept.

    \b
    Examples:
      matters parse minutes.pdf
      matters parse minutes.pdf --json > minutes.json
    """
    from corpus.shapes import paper_shape

    paper = read_file(file)
    if as_json:
        print_json(paper_shape(paper))
        return
    for line in outline(paper):
        click.echo(line)


def outline(paper: "Paper") -> Iterator[str]:
    """Yield the lines of a readable outline of a paper."""
    yield f"{paper.file}: {paper.kind.replace('_', ' ')}, {count_pages(paper)}"
    for part in paper.parts:
        yield ""
        yield from _part(part)
    for warning in paper.warnings:
        yield f"warning: {warning}"


def count_pages(paper: "Paper") -> str:
    """Return how many pages a paper has, in words."""
    return f"{paper.page_count} page{'' if paper.page_count == 1 else 's'}"


def _part(part: "Part") -> Iterator[str]:
    known = [
        part.kind.value,
        part.body,
        str(part.date) if part.date else None,
        "RESTRICTED" if part.restricted else None,
    ]
    pages = (
        f"page {part.first_page}" if part.first_page == part.last_page else f"pages {part.first_page}-{part.last_page}"
    )
    yield f"{part.id}  {part.title}  [{', '.join(word for word in known if word)}; {pages}]"
    for author in part.authors:
        yield f"    by {author.name}{f', {author.post}' if author.post else ''}"
    for attendance in part.attendance:
        yield f"    {attendance.status.replace('_', ' ')}: {attendance.name}"
    for office in part.offices:
        yield f"    {office.office}: {office.person or 'vacant'} ({office.event}; page {office.source.page})"
    for item in part.items:
        yield from _item(item)
    for section in part.sections:
        yield f"    {'  ' * (section.level - 1)}{section.number or '-'}  {section.title}  (page {section.first_page})"
    for recommendation in part.recommendations:
        yield from _resolution(recommendation, "recommended")


def _item(item: "Item") -> Iterator[str]:
    yield f"    {item.number or '-'}  {item.title}  (page {item.first_page}){'  RESTRICTED' if item.restricted else ''}"
    for resolution in item.resolutions:
        yield from _resolution(resolution, "resolved")
    for action in item.actions:
        yield from _action(action)


def _resolution(resolution: "Resolution", word: str) -> Iterator[str]:
    verbs = f" to {', '.join(resolution.verbs)}" if resolution.verbs else ""
    yield f"        {word}{verbs} (page {resolution.source.page}): {resolution.lead or resolution.text}"
    for clause in resolution.clauses:
        yield f"            {clause.label}  {clause.text}"


def _action(action: "Action") -> Iterator[str]:
    due = f", by {action.due.end}" if action.due else ""
    yield f"        action for {action.owner or 'nobody named'}{due} (page {action.source.page}): {action.text}"


COMMAND = parse
