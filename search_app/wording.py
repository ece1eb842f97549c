"""How are dates, kinds and places put into words? What templates call filters, and the command line uses too."""

from calendar import month_name, monthrange
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from corpus.proceedings import Happening, Proceeding
from corpus.records import Clause, Kind, Period, Resolution, Vote
from corpus.store import ADDRESS_DIGITS
from corpus.stored import ItemPlace, StoredPaper

MONTHS = tuple(month_name)  # which asks for the name each time
PAPER_KINDS = {
    Kind.AGENDA_PACK: ("Agenda pack", "Agenda packs"),
    Kind.AGENDA: ("Agenda", "Agendas"),
    Kind.MINUTES: ("Minutes", "Minutes"),
    Kind.REPORT: ("Report", "Reports"),
    Kind.STRATEGY: ("Strategy", "Strategies and agreements"),
    Kind.OTHER: ("Other paper", "Other papers"),
}
OF_A_MEETING = (Kind.AGENDA_PACK, Kind.AGENDA, Kind.MINUTES)
HIT_KINDS = {
    "resolution": ("Resolution", "Resolutions", "govuk-tag--green"),
    "minute": ("Minute", "Minutes", "govuk-tag--blue"),
    "agenda_item": ("Agenda item", "Agenda items", "govuk-tag--grey"),
    "section": ("Section", "Sections of reports", "govuk-tag--teal"),
    "recommendation": ("Recommendation", "Recommendations", "govuk-tag--purple"),
    "action": ("Action", "Actions", "govuk-tag--orange"),
    "page": ("Page", "Pages of other papers", "govuk-tag--grey"),
}
STATUSES = {
    "present": "Present",
    "in_attendance": "In attendance",
    "substitute": "Substitutes",
    "apologies": "Apologies",
    "absent": "Absent",
}

HAPPENINGS = {
    Happening.INTEREST: "Interest declared",
    Happening.QUESTION: "Question from the public",
    Happening.LOST: "Motion lost",
    Happening.ADJOURNED: "Adjourned",
    Happening.RESUMED: "Resumed",
    Happening.CLOSED: "Closed",
}


def day(value: date) -> str:
    """Return "23 July 2025"."""
    return f"{value.day} {MONTHS[value.month]} {value.year}"


def moment(value: datetime) -> str:
    """Return "23 July 2025, 03:15 UTC"."""
    return f"{day(value)}, {value:%H:%M} UTC"


def period(value: Period) -> str:
    """Return a period's one day, its month where it is a whole one, or its first and last day."""
    first = value.start
    if first.day == 1 and value.end == first.replace(day=monthrange(first.year, first.month)[1]):
        return f"{first:%B %Y}"
    return day(value.start) if value.start == value.end else f"{day(value.start)} to {day(value.end)}"


def paper_kind(kind: str, which: int = 0) -> str:
    """Return a paper's or part's kind in words: "Agenda pack"; ``which`` 1 the plural."""
    return PAPER_KINDS[Kind(kind)][which]


def paper_name(paper: StoredPaper) -> str:
    """Return what to call a paper in a list: papers of a meeting by it, since their titles say only "Agenda"."""
    if paper.kind in OF_A_MEETING and paper.body and paper.date:
        return f"{paper_kind(paper.kind)}: {paper.body}, {day(paper.date)}"
    return paper.title


def address(sha256: str) -> str:
    """Return a paper's short name in addresses."""
    return sha256[:ADDRESS_DIGITS]


def hit_kind(kind: str, which: int = 0) -> str:
    """Return a hit's kind in words, in the singular; ``which`` 1 the plural, 2 the class of its tag."""
    return HIT_KINDS.get(kind, (kind, kind, "govuk-tag--grey"))[which]


def status(value: str) -> str:
    """Return how people attended, as the heading of their list."""
    return STATUSES[value]


def happening(proceeding: Proceeding) -> str:
    """Return what is recorded beside decisions, as its heading: "Interest declared", "Closed, 21:05"."""
    words = HAPPENINGS[proceeding.event]
    return f"{words}, {proceeding.time}" if proceeding.time else words


def label(clause: Clause) -> str:
    """Return the printed label of a clause's own level: "(a)", "1.", "•"."""
    last = clause.label.rpartition(".")[2] or clause.label
    return last if not last.isalnum() else f"({last})" if last.isalpha() else f"{last}."


def level(clause: Clause) -> int:
    """Return how deep a clause is nested; 1 is the outermost."""
    return clause.label.count(".") + 1


def vote(value: Vote) -> str:
    """Return a vote's known figures: "5 for, 2 against". A figure that is not known is left out."""
    figures = ((value.votes_for, "for"), (value.against, "against"), (value.abstain, "abstaining"))
    known = [f"{figure} {side}" for figure, side in figures if figure is not None]
    return ", ".join([*known, "on the Chair’s casting vote"] if value.casting else known)


def voters(value: Vote) -> list[tuple[str, str]]:
    """Return who voted how in a recorded vote: ("For", "Ash, Birch"); empty where the paper does not name them."""
    sides = (("For", value.names_for), ("Against", value.names_against), ("Abstaining", value.names_abstaining))
    return [(side, ", ".join(names)) for side, names in sides if names]


def movers(resolution: Resolution) -> str:
    """Return who proposed and seconded, as far as it is known, as one sentence; "" where neither is."""
    known = ((resolution.proposer, "proposed by"), (resolution.seconder, "seconded by"))
    words = ", ".join(f"{role} {name}" for name, role in known if name)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text whose lines are joined."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def number(value: int) -> str:
    """Return a count with its thousands set off: "12,034"."""
    return f"{value:,}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 paper", "2 papers", "3 bodies"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """Return words as the beginning of a sentence: names and letters in them stay as they are."""
    return words[:1].upper() + words[1:]


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "A", "A and B", "A, B and C"."""
    return " and ".join(each for each in (", ".join(words[:-1]), *words[-1:]) if each)


def item_name(place: ItemPlace) -> str:
    """Return how an item is called in its meeting: "minute 152", "agenda item A2", or its title."""
    if place.item.number is None:
        return f"“{place.item.title}”"
    return f"{'minute' if place.place.part.kind is Kind.MINUTES else 'agenda item'} {place.item.number}"


def cite(place: ItemPlace, repeated: bool = False) -> str:
    """Return a citation of an item: body, date, item, page. ``repeated`` says that its number was used twice."""
    part, paper = place.place.part, place.place.paper
    held = part.date or paper.date
    nth = f" ({ordinal(place.key)})" if repeated else ""
    known = (part.body or paper.body, day(held) if held else None, item_name(place) + nth)
    return ", ".join([words for words in known if words] + [f"page {place.item.first_page} of {paper.file}"])


def ordinal(key: str) -> str:
    """Return which use of a number an item's key names: "152" the first, "152-2" the second."""
    last = key.rpartition("-")[2] if "-" in key else "1"
    return {"1": "first", "2": "second", "3": "third"}.get(last, f"number {last}")


FILTERS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        day,
        moment,
        period,
        address,
        paper_kind,
        paper_name,
        hit_kind,
        status,
        happening,
        label,
        level,
        vote,
        voters,
        movers,
        paragraphs,
        number,
        plural,
        item_name,
        sentence,
    )
}
