"""In which shape is kept what one body gives to what joins bodies, and what is made of it?

Everything derived is kept under a kind and a key (`derived_tables.py`); these are the records of each kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from corpus.records import record
from corpus.slugs import slug
from corpus.years.derived_tables import Share
from corpus.years.figures import Figure, PossibleMatch
from corpus.years.glossary import Entry, Naming
from corpus.years.history import Findings, PostSighting
from corpus.years.people import Person
from corpus.years.postings import PostHistory
from corpus.years.representing import Represented


@record
class Figures:
    """The figures of one surname in one body."""

    figures: tuple[Figure, ...]


@record
class PostSightings:
    """What one body's papers say of the posts of one organisation."""

    organisation: str
    sightings: tuple[PostSighting, ...]


@record
class Namings:
    """What one body's papers say of names."""

    namings: tuple[Naming, ...]


@record
class Representatives:
    """Who came to one body for one organisation."""

    represented: tuple[Represented, ...]


@record
class Called:
    """A name of a body, present or former."""

    slug: str
    name: str


@record
class Met:
    """The days of a body's meetings of which minutes are held."""

    days: tuple[date, ...]


@record
class Namesakes:
    """The persons of one surname, and the pairs of figures that may be one person."""

    surname: str
    people: tuple[Person, ...]
    possible: tuple[PossibleMatch, ...]


@record
class Pointer:
    """Under which surname a person is kept."""

    surname: str


@record
class Posts:
    """The posts of one organisation."""

    posts: tuple[PostHistory, ...]


@record
class Meant:
    """Under which slug the posts of an organisation are kept that papers call otherwise."""

    slug: str


@record
class Glossary:
    """The names that the papers give in several forms."""

    entries: tuple[Entry, ...]


@record
class Renamed:
    """A body's former slug and its present one."""

    old: str
    new: str


@record
class State:
    """How far the derived records have come: the store's change, the day they were made on, the renamed bodies."""

    change: int
    today: date
    renamed: tuple[Renamed, ...] = ()


def shares_of(findings: Findings, papers: Iterable[str]) -> dict[Share, object]:
    """Return what a body has to give to what joins bodies, by kind and key."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in findings.figures:
        figures[figure.kept_under].append(figure)
    posts: dict[str, list[PostSighting]] = defaultdict(list)
    for sighting in findings.offices:
        posts[slug(sighting.post.organisation)].append(sighting)
    partners: dict[str, list[Represented]] = defaultdict(list)
    for each in findings.represented:
        partners[each.key].append(each)
    shares: dict[Share, object] = {("surname", key): Figures(figures=tuple(ours)) for key, ours in figures.items()}
    shares |= {
        ("posts", key): PostSightings(organisation=ours[0].post.organisation, sightings=tuple(ours))
        for key, ours in posts.items()
    }
    shares |= {("partner", key): Representatives(represented=tuple(ours)) for key, ours in partners.items()}
    shares |= {("paper", sha256): Pointer(surname="") for sha256 in papers}
    shares |= {("met", findings.history.slug): Met(days=findings.history.coverage.held)}
    return {**shares, ("naming", ""): Namings(namings=findings.namings)}


def names_shared(names: Mapping[str, str]) -> dict[Share, object]:
    """Return the names of a body, present and former, by slug, as it gives them to what joins bodies."""
    return {("called", body): Called(slug=body, name=name) for body, name in names.items()}
