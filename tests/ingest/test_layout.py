"""Choosing who reads a paper, and what its format says beside its words."""

from datetime import date

from ingest.layout import Stretch, read_stretch
from ingest.pages.typesetting import Block, set_page

STATED = (("body", "Marlshire Board"), ("date", "2024-05-01"))
ITEMS = "1. Apologies\n\nNone.\n\n2. Budget\n\nRESOLVED that the budget be agreed.\n\n3. Close\n\nThe meeting closed."


def stretch(head: str, hints: tuple[tuple[str, str], ...] = STATED) -> Stretch:
    """Return a paper of these paragraphs."""
    blocks = [Block(text=text, white=12.0) for text in f"{head}\n\n{ITEMS}".split("\n\n")]
    return Stretch(file="saved.html", pages=(set_page(blocks),), hints=hints)


def test_what_the_words_leave_out_is_taken_from_the_format() -> None:
    (part,) = read_stretch(stretch("MINUTES")).parts
    assert (part.body, part.date) == ("Marlshire Board", date(2024, 5, 1))


def test_what_is_printed_counts_for_more_than_what_the_format_states() -> None:
    head = "NORTHDOWN SAFETY PARTNERSHIP\n\nMINUTES of a meeting of the Northdown Safety Partnership held on 8 May 2024"
    (part,) = read_stretch(stretch(head)).parts
    assert part.date == date(2024, 5, 8)


def test_without_either_it_stays_unknown() -> None:
    (part,) = read_stretch(stretch("MINUTES", hints=())).parts
    assert (part.body, part.date) == (None, None)
