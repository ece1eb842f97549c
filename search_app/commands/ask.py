"""`matters ask`: what do the papers say to a question, in which words, on which page?"""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search_app.commands._shared import data_option, json_option, open_archive, print_json

if TYPE_CHECKING:
    from index.answer import Answer, Quote


@click.command()
@click.argument("question")
@click.option("--pack", type=click.Path(dir_okay=False, path_type=Path), help="Write an evidence pack: .docx or .json.")
@click.option("--reference", default="", help="The case's reference number, for the pack.")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day the request came. [default: today]")
@json_option
@data_option
def ask(question: str, *, pack: Path | None, reference: str, received: datetime | None, as_json: bool) -> None:
    """Print the answer to QUESTION as the papers give it, with the words that say so and their page.

    Where the papers do not say, that is printed, with the nearest passages and what was searched.

    \b
    Examples:
      matters ask "Who chaired the partnership in 2019?"
      matters ask "How much was the crime reduction grant in 2024/25?" --json
    """
    from corpus.visibility import Audience
    from search_app.answering import answer, answer_shape

    archive = open_archive()
    given = answer(archive, question, Audience.PUBLIC)
    if pack is not None:
        write_pack(pack, given, reference=reference, holder=archive.settings.name, received=received)
    if as_json:
        print_json(answer_shape(given))
        return
    for line in answer_lines(given):
        click.echo(line)


def write_pack(file: Path, given: "Answer", *, reference: str, holder: str, received: datetime | None) -> None:
    """Write the evidence pack of an answer. Raises UsageError for an ending that is no format of it."""
    from search_app.casework import find_writers, make_pack

    writers, today = find_writers(), date.today()
    if file.suffix not in writers:
        raise click.UsageError(f"an evidence pack is a file that ends in {' or '.join(sorted(writers))}: {file.name}")
    came = received.date() if received else today
    pack = make_pack([given], reference=reference or "without number", holder=holder, made=today, received=came)
    file.write_bytes(writers[file.suffix](pack))
    click.echo(f"{file} written; a reply is due by {pack.due.isoformat()}.", err=True)


def answer_lines(given: "Answer") -> Iterator[str]:
    """Yield an answer as lines to read."""
    from search_app.answering import coverage_words

    stated = given.short is not None
    yield given.short if given.short is not None else f"{given.why}."
    if stated:
        yield f"Sure: {given.confidence:.0%}, {given.why}."
    for heading, quotes in (
        ("", [quote for quote in given.quotes if not quote.near]),
        ("Other papers that say the same:", given.also),
        ("Papers that say otherwise:", given.conflicts),
        ("Nearest passages:", () if stated else [quote for quote in given.quotes if quote.near]),
    ):
        if quotes:
            yield ""
            if heading:
                yield heading
            for quote in quotes:
                yield from _quote_lines(quote)
    yield ""
    yield coverage_words(given.searched)


def _quote_lines(quote: "Quote") -> Iterator[str]:
    number = f"item {quote.number}" if quote.number else None
    known = (quote.body, quote.date.isoformat() if quote.date else None, number)
    yield f"  “{quote.quote}”"
    yield f"    {', '.join([word for word in known if word] + [f'page {quote.page} of {quote.file}'])}"


COMMAND = ask
