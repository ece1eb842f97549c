"""How does one search, and where does all this come from?"""

from collections.abc import Iterator, Mapping
from functools import partial

from flask import Blueprint, render_template

from corpus.visibility import Audience
from index.engine import Filters
from search_app.archive import Archive, current_archive

BLUEPRINT = Blueprint("help", __name__)
Example = tuple[str, str]  # what to type, what it finds


@BLUEPRINT.get("/help")
def show() -> str:
    """Show the help page, with examples that find something in these papers."""
    archive, none = current_archive(), tuple[Example, ...]()
    found = archive.background.remembered("examples", Audience.PUBLIC, partial(finding, archive), other=none)
    return render_template("help.html", examples=found)


def finding(archive: Archive) -> tuple[Example, ...]:
    """Return the examples that find something; all of them where there is nothing yet to be found."""
    overview = archive.overviews.of(Audience.PUBLIC)
    return tuple(
        (typed, finds)
        for typed, finds in examples(archive.catalogue.names(), overview.last or 2020)
        if not overview.papers or archive.catalogue.search(typed, Filters(), limit=0).total
    )


def examples(names: Mapping[str, Mapping[str, int]], year: int) -> Iterator[Example]:
    """Yield examples in words that most papers hold, and in the names of those most often named."""
    yield "annual report", "both words, anywhere in a resolution, minute, section or page"
    yield '"annual report"', "the two words side by side, in that order"
    yield "report -annual", "report, where annual is not mentioned"
    yield "chair OR chairman", "either word"
    yield "fund*", "every word that begins so"
    yield "£10,000", "a sum, printed with or without its comma and its pence"
    yield f"report {year}", "the year where it is printed, and everything of that year’s meetings"
    kinds = "also minute, agenda_item, section, recommendation, action"
    yield "report kind:resolution", f"only what was decided; {kinds}"
    yield (
        f"report from:{year - 2} to:{year}-03",
        f"from the first day of {year - 2} to the last of March {year}; also year:{year}",
    )
    yield (
        "amount:>10000",
        "where a sum of more than £10,000 is named; also amount:<5000 and amount:10000-20000; no other word is needed",
    )
    for field, finds in (
        ("person", "where someone of that name is named; one word of the name is enough, without quotes"),
        ("body", "of the bodies whose names hold these words; org: does so for organisations named"),
    ):
        most = max(names.get(field, {}).items(), key=lambda each: each[1], default=None)
        if most:
            yield f'{field}:"{most[0]}"', finds
