"""Was a text wrapped by hand or machine to a number of columns? Then its lines are joined into paragraphs again.

A line that was wrapped could not have taken the first word of the next: where nearly all lines that go on are so, the
text was wrapped, and where one is not, it ends there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

LEAST, MOST = 50, 100  # columns that texts are wrapped to
FEWEST = 5  # lines that go on, to tell by
SHARE = 0.6  # of them that have no room for the next line's first word
# What begins an entry of its own, whatever the line above: a mark, or a number or letter with its stop.
_ENTRY = re.compile(r"^\s*(?:[-*+•·]\s|\(?[A-Za-z]?\d{1,3}(?:\.\d+)*[.)]\s|\(?[a-z]{1,4}[.)]\s|[A-Z][.)]\s)")
_TABULAR = re.compile(r"\S {3,}\S|\t|^\s*\|")


def find_columns(text: str) -> int | None:
    """Return how many columns a text is wrapped to; None where it is not."""
    stretches = [
        list(stretch) for blank, stretch in groupby(text.split("\n"), key=lambda line: not line.strip()) if not blank
    ]
    going_on = [pair for lines in stretches for pair in pairwise(lines) if not (_starts(pair[1]) or _is_row(*pair))]
    columns = max((len(above.rstrip()) for above, _ in going_on if " " in above.strip()), default=0)
    if not LEAST <= columns <= MOST or len(going_on) < FEWEST:
        return None
    return columns if sum(has_no_room(*pair, columns) for pair in going_on) >= SHARE * len(going_on) else None


def has_no_room(above: str, below: str, columns: int) -> bool:
    """Return whether the first word of a line would not have fitted on the one above."""
    return len(above.rstrip()) + 1 + len(below.split(maxsplit=1)[0]) > columns


def join_wrapped(
    lines: Sequence[str], columns: int, is_apart: Callable[[str], bool] = lambda line: False
) -> Iterator[str]:
    """Yield the paragraphs of lines without a blank one between them; lines that are ``is_apart`` stay alone."""
    joined: list[str] = []
    last = ""
    for line in lines:
        apart = not joined or is_apart(line) or is_apart(last) or _starts(line) or _is_row(last, line)
        if not apart and has_no_room(last, line, columns):
            joined.append(line.strip())
        else:
            if joined:
                yield " ".join(joined)
            joined = [line.rstrip()]
        last = line
    if joined:
        yield " ".join(joined)


def _starts(line: str) -> bool:
    return bool(_ENTRY.match(line))


def _is_row(above: str, below: str) -> bool:
    """Return whether one of two lines has cells set apart, as a table in columns has."""
    return bool(_TABULAR.search(above.rstrip()) or _TABULAR.search(below.rstrip()))
