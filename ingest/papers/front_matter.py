"""What stands at a paper's front or end and is no section of it: its title set as a heading, its owner, who signed."""

import re
from collections.abc import Sequence

from corpus.records import Line, Section
from ingest.entities.names import find_titled_names
from ingest.papers.heading_words import OFFICE
from ingest.papers.headings import find_bodies, tidy_name

PUBLISHED = re.compile(
    r"\b(?:published|publication date|date of (?:publication|adoption|issue|approval)|adopted|approved|issued)\b",
    re.IGNORECASE,
)
TOP = 14  # lines in which the title, the years and the body stand
_OWNED = re.compile(r"^(?:name of )?(?:(?:smaller|local|relevant) )?(?:authority|council)(?: name)?\s*:[\s_]*", re.I)


def is_body(text: str) -> bool:
    """Return whether a line is the name of a body and little else."""
    names = find_bodies(text)
    return bool(names) and len(names[0]) > 0.8 * len(text) and len(names[0].split()) > 1 and not OFFICE.match(text)


def find_owner(lines: Sequence[Line], title: str) -> str | None:
    """Return the body whose paper it is: the one named alone at the top; None where none is."""
    alone = (_OWNED.sub("", line.text).strip(" _") for line in lines[:TOP])
    return next(
        (
            tidy_name(find_bodies(text)[0])
            for text in alone
            if is_body(text) and text.casefold() not in title.casefold()
        ),
        None,
    )


def without_front(sections: Sequence[Section], title: str) -> tuple[Section, ...]:
    """Return the sections but for the paper's title, its owner, its dates and who signed it, set as headings."""
    first = sections[0].first_page if sections else 1
    kept = []
    for section in sections:
        at_front = not section.number and section.first_page == first
        title_again = section.title.casefold() in title.casefold()
        signed = not section.text and not section.number and (is_body(section.title) or _is_titled(section.title))
        if not signed and not (at_front and (title_again or (not section.text and PUBLISHED.search(section.title)))):
            kept.append(section)
    return tuple(kept)


def _is_titled(text: str) -> bool:
    return any(found.start == 0 and found.end == len(text) for found in find_titled_names(text))
