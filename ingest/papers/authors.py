"""Who is a report by? The names and posts on its By: or From: lines."""

import re
from collections.abc import Iterator, Sequence

from corpus.records import Author
from ingest.entities.names import FORENAMES, FoundName, find_names, plain_name

POST = re.compile(
    r"\b(?:head|director|officer|manager|leader?|member|chair\w*|vice-chair\w*|consultant|chief|inspector"
    r"|superintendent|commissioner|clerk|"
    r"secretary|treasurer|mayor|adviser|advisor|analyst|coordinator|co-ordinator|specialist|counsel|solicitor"
    r"|councillor|partner|executive|"
    r"assistant|deputy|principal|senior|engineer|planner|accountant|representative)\b",
    re.IGNORECASE,
)  # fmt: skip

_ENTRY = re.compile(r"(?<![\w’'-])(?P<first>[A-Z][a-z]+) [A-Z][\w’'-]+(?= [-–—] )")


def find_authors(values: Sequence[str]) -> tuple[Author, ...]:
    """Return the people that the paragraphs of By: or From: labels name, with their posts where given.

    A bracket after a name that gives no post ("(Kent Fire and Rescue Service)") is where the person works, no post.
    """
    return tuple(author for value in values for entry in _split_entries(value) for author in _read(entry))


def _split_entries(value: str) -> list[str]:
    """Return the entries run together in a paragraph: "Ann Hale - Head of Water, ACC Ben Noor - Lead" is two."""
    starts = [found.start() for found in _ENTRY.finditer(value) if found.start() and found["first"] in FORENAMES]
    return [value[start:end].strip() for start, end in zip([0, *starts], [*starts, len(value)], strict=True)]


def _read(value: str) -> Iterator[Author]:
    names = [name for name in find_names(value) if not POST.search(name.name)]
    own = [name for name in names if _begins(value, name) and _is_known(value, name)]
    for name, end in zip(own, [*(name.start for name in own[1:]), len(value)], strict=False):
        yield Author(name=plain_name(name.name), post=_post(value[name.end : end]))


def _is_known(value: str, name: FoundName) -> bool:
    """Return whether a name after a comma is titled or has a forename: not in "Director of Young, Old People"."""
    first = plain_name(name.name).split()[0].strip(".")
    known = name.text != name.name or len(first) == 1 or first.title() in FORENAMES
    return known or not value[: name.start].rstrip().endswith(",")


def _begins(value: str, name: FoundName) -> bool:
    """Return whether a name begins an entry: at the start, after a stop or "and", or after the post before it."""
    before = value[: name.start].rstrip()
    return (
        not before
        or before.endswith((",", ";", ")", "&", "/"))
        or bool(re.search(r"\band$", before))
        or name.text != name.name
    )


def _post(text: str) -> str | None:
    text = re.sub(r"\s*(?:\band|&|,|;|/)\s*$", "", text.strip()).strip(" ,;–-")
    inner = re.match(r"^\(([^()]*)\)$", text)
    if inner:
        text = inner.group(1)
    return text if text and POST.search(text) else None
