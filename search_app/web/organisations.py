"""Which organisations take part, under which names, and who came for them?"""

from collections import Counter, defaultdict

from flask import Blueprint, url_for

from corpus.errors import NotFoundError
from corpus.slugs import slug
from corpus.years.glossary import Entry, name_key
from corpus.years.representing import Represented
from search_app.archive import current_archive
from search_app.audience import current_audience
from search_app.shown import Shown, shown_at
from search_app.years_shapes import entry_shape, post_shape, represented_shape

BLUEPRINT = Blueprint("organisations", __name__)


@shown_at(BLUEPRINT, "/organisations")
def organisations() -> Shown:
    """List the organisations that attendance lists name or that have posts, each once under all its names."""
    years = current_archive().years(current_audience())
    came = group(years.represented(), years.glossary())
    posts = Counter((slug(each.post.organisation), each.post.organisation) for each in years.posts())
    names = {key: name for key, (name, _) in came.items()} | dict(posts.keys())
    people = {key: len({one.figure for one in each}) for key, (_, each) in came.items()}
    listed = [
        {"id": key, "name": name, "people": people.get(key, 0), "posts": posts[key, name]}
        for key, name in sorted(names.items(), key=lambda pair: pair[1].casefold())
    ]
    return Shown(
        template="years/organisations.html", shape={"organisations": listed}, context={"organisations": listed}
    )


@shown_at(BLUEPRINT, "/organisations/<address>")
def organisation(address: str) -> Shown:
    """Show an organisation: its names with what states them, who represented it when, and its posts."""
    years = current_archive().years(current_audience())
    glossary = years.glossary()
    found = group(years.represented(), glossary)
    entry = next((each for each in glossary if each.slug == address), None)
    key = (
        address
        if address in found
        else next((k for k, (_, each) in found.items() if address in {one.key for one in each}), None)
    )
    posts = years.posts(address)
    if key is None and entry is None and not posts:
        raise NotFoundError(f"no organisation {address!r} is known. The list of organisations shows those that are.")
    name, each = found.get(key or "", (entry.name if entry else posts[0].post.organisation if posts else address, []))
    entry = entry or entry_of(name, glossary)
    people = {person_figure: person.slug for person in years.people() for person_figure in person.figures}
    return Shown(
        template="years/organisation.html",
        shape={
            "id": address,
            "name": name,
            "names": entry_shape(entry) if entry else None,
            "represented_by": [represented_shape(one) for one in each],
            "posts": [post_shape(post) for post in posts],
        },
        context={
            "name": name,
            "entry": entry,
            "represented": each,
            "people": people,
            "posts": posts,
            "trail": [{"text": "Organisations", "href": url_for("organisations.organisations")}],
        },
    )


@shown_at(BLUEPRINT, "/glossary")
def glossary() -> Shown:
    """List what letters stand for and what was called otherwise before, with the statements that say so."""
    found = current_archive().years(current_audience()).glossary()
    return Shown(
        template="years/glossary.html",
        shape={"entries": [entry_shape(each) for each in found]},
        context={"entries": found},
    )


def group(
    represented: tuple[Represented, ...], glossary: tuple[Entry, ...]
) -> dict[str, tuple[str, list[Represented]]]:
    """Return who came for each organisation, by its slug, those under its letters and former names with it."""
    named = {name_key(name): entry for entry in glossary for name in (entry.name, *entry.former)}
    letters: dict[str, set[str]] = defaultdict(set)
    for entry in glossary:
        for short in entry.letters:
            letters[short].add(entry.slug)
    by_slug = {entry.slug: entry for entry in glossary}
    found: dict[str, tuple[str, list[Represented]]] = {}
    for each in represented:
        known = named.get(name_key(each.organisation))
        if known is None and len(letters[each.organisation]) == 1:
            known = by_slug[next(iter(letters[each.organisation]))]
        key, name = (known.slug, known.name) if known else (each.key, each.organisation)
        found.setdefault(key, (name, []))[1].append(each)
    return found


def entry_of(name: str, glossary: tuple[Entry, ...]) -> Entry | None:
    """Return what the glossary has under a name."""
    return next((entry for entry in glossary if slug(name) in {slug(one) for one in entry.names}), None)
