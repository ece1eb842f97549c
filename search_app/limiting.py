"""By what can the results of a search be limited? The values of its facets, each with its count and a box to tick."""

from collections.abc import Mapping, Sequence
from heapq import nlargest

from markupsafe import Markup, escape

from corpus.records import record
from corpus.store import Audience
from search_app import wording
from search_app.asking import Asked

CHOICES_SHOWN = 12
HEADINGS = {
    "kind": "What it is",
    "body": "Body",
    "year": "Year",
    "person": "Person named",
    "organisation": "Organisation named",
    "restricted": "Access",
}
OPEN = ("kind", "body", "year")  # lists that are to be seen at once


@record
class Choice:
    """A value that results can be limited to."""

    value: str
    count: int
    chosen: bool


@record
class Facet:
    """A field that results can be limited by, with its values; ``open`` where its list is to be seen at once."""

    name: str
    heading: str
    choices: tuple[Choice, ...]
    open: bool

    @property
    def boxes(self) -> Markup:
        """A box to tick for each value, as HTML: a page has sixty, over which a template takes its time."""
        made = (self._box(f"{self.name}-{number}", choice) for number, choice in enumerate(self.choices, start=1))
        return Markup("\n".join(made))  # noqa: S704 - what papers and people wrote is escaped

    def _box(self, key: str, choice: Choice) -> str:
        checked = " checked" if choice.chosen else ""
        return (
            '<div class="govuk-checkboxes__item">\n'
            f'<input class="govuk-checkboxes__input" type="checkbox" id="{key}" name="{self.name}"'
            f' value="{escape(choice.value)}"{checked}>\n'
            f'<label class="govuk-label govuk-checkboxes__label" for="{key}">'
            f"{escape(value_text(self.name, choice.value))} ({wording.number(choice.count)})</label>\n"
            "</div>"
        )


def facets(asked: Asked, counts: Mapping[str, Mapping[str, int]], audience: Audience) -> list[Facet]:
    """Return what results can be limited by: fields with more than one value, or with one that is chosen."""
    made = [
        Facet(
            name=name,
            heading=HEADINGS[name],
            choices=_choices(asked, name, counts.get(name, {})),
            open=name in OPEN or bool(getattr(asked, name)),
        )
        for name in HEADINGS
        if name != "restricted" or audience is Audience.STAFF
    ]
    return [
        facet
        for facet in made
        if len(facet.choices) > (facet.name != "restricted") or any(choice.chosen for choice in facet.choices)
    ]


def value_text(name: str, value: str) -> str:
    """Return what a value of a facet is called."""
    if name == "restricted":
        return "Restricted only"
    return wording.hit_kind(value, 1) if name == "kind" else value


def _choices(asked: Asked, name: str, counts: Mapping[str, int]) -> tuple[Choice, ...]:
    held = getattr(asked, name)
    chosen: Sequence[str] = (["yes"] if held else []) if name == "restricted" else held
    known = dict.fromkeys(chosen, 0) | dict(counts)
    shown = sorted(known, reverse=True) if name == "year" else _commonest(known, chosen)
    return tuple(Choice(value=value, count=known[value], chosen=value in chosen) for value in shown)


def _commonest(known: Mapping[str, int], chosen: Sequence[str]) -> list[str]:
    """Return those chosen, then the commonest, as many as are shown. There may be thousands, which are not sorted."""
    least = min(nlargest(CHOICES_SHOWN, known.values()), default=0)
    among = [value for value in known if known[value] >= least or value in chosen]
    return sorted(among, key=lambda value: (value not in chosen, -known[value], value))[:CHOICES_SHOWN]
