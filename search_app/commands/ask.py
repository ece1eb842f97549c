"""`matters ask`: what do the papers say to a question, in which words, on which page?"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from search_app.commands._shared import data_option, json_option, open_archive, print_json

if TYPE_CHECKING:
    from index.answer import Answer, Quote
    from search_app.archive import Archive

GAPS_TOLD = 10


@click.command()
@click.argument("question")
@click.option(
    "--pack", type=click.Path(dir_okay=False, path_type=Path), help="Write an evidence pack: .pdf, .docx or .json."
)
@click.option("--also", multiple=True, metavar="QUESTION", help="Another question that the pack answers. Repeatable.")
@click.option("--reference", default="", help="The case's reference number, for the pack.")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day the request came. [default: today]")
@json_option
@data_option
def ask(
    question: str, *, pack: Path | None, also: tuple[str, ...], reference: str, received: datetime | None, as_json: bool
) -> None:
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
        answers = [given, *(answer(archive, each, Audience.PUBLIC) for each in also)]
        write_pack(pack, archive, answers, reference=reference, received=received)
    if as_json:
        print_json(answer_shape(given))
        return
    for line in answer_lines(given):
        click.echo(line)


def write_pack(
    file: Path, archive: "Archive", answers: "Sequence[Answer]", *, reference: str, received: datetime | None
) -> None:
    """Write the evidence pack of answers. Raises UsageError for an ending that is no format of it."""
    from corpus.visibility import Audience
    from search_app.casework import find_writers, make_pack
    from search_app.cuttings import cut_all

    writers, today = find_writers(), date.today()
    if file.suffix not in writers:
        raise click.UsageError(f"an evidence pack is a file that ends in {' or '.join(sorted(writers))}: {file.name}")
    pack = make_pack(
        answers,
        reference=reference or "without number",
        holder=archive.settings.name,
        made=today,
        received=received.date() if received else today,
        pictures=cut_all(archive, answers, Audience.PUBLIC),
        address=archive.settings.address,
    )
    file.write_bytes(writers[file.suffix](pack))
    click.echo(f"{file} written; a reply is due by {pack.due.isoformat()}.", err=True)


def answer_lines(given: "Answer") -> Iterator[str]:
    """Yield an answer as lines to read."""
    from search_app.answering import coverage_words
    from search_app.wording import plural

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
    if not given.searched.papers:
        yield "Add some with: matters ingest"
    if gaps := given.searched.gaps:
        yield f"{plural(len(gaps), 'gap is', 'gaps are')} known:"
        yield from (f"  {gap}" for gap in gaps[:GAPS_TOLD])
        if len(gaps) > GAPS_TOLD:
            yield f"  and {len(gaps) - GAPS_TOLD} more, which `matters coverage` lists"


def _quote_lines(quote: "Quote") -> Iterator[str]:
    from search_app.answering import place_words

    yield f"  “{quote.quote}”"
    yield f"    {place_words(quote)}, page {quote.page} of {quote.file}"


COMMAND = ask
