"""How much a stretch reads like minutes: by its heading, its lists, and what it decides."""

from corpus.records import Line, Page
from ingest.layout import Stretch
from ingest.layouts._likelihood import likelihood


def likely(*texts: str) -> float:
    lines = tuple(
        Line(text=text, page=1, x0=72, top=100 + 20 * n, x1=400, bottom=112 + 20 * n, size=11, bold=False, italic=False,
             start=0, end=len(text))
        for n, text in enumerate(texts)
    )  # fmt: skip
    page = Page(number=1, width=595, height=842, text="\n".join(texts), lines=lines)
    return likelihood(Stretch(file="x.pdf", pages=(page,)))


def test_decisions_headed_in_small_letters_tell_minutes() -> None:
    told = (
        "Weald Parish Council",
        "Minutes of the meeting held on 6 May 2025",
        "1) Planning",
        "1.1 The barn was told of.",
    )
    assert likely(*told, "Agreed – to object to the barn", "Resolved – to ask again") > likely(
        *told, "All spoke.", "Tea."
    )


def test_a_call_to_a_meeting_is_not_its_minutes() -> None:
    assert (
        likely("Weald Parish Council", "AGENDA", "You are summoned to a meeting to be held on 6 May", "1. Roads") == 0
    )


def test_who_is_to_act_beneath_what_was_discussed_tells_minutes() -> None:
    told = ("Weald Hall Trustees", "MINUTES (unapproved)", "1. Roof", "The roof leaks.", "2. Door", "It sticks.")
    assert likely(*told, "Action: DW", "Action: SS/BK") > likely(*told, "All spoke.", "Tea.")
