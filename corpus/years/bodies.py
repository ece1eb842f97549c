"""Which bodies are one, under an earlier and a later name, and which body does a shortened name mean?"""

from collections.abc import Iterable, Mapping

from corpus.slugs import slug
from corpus.years.glossary import Entry, Naming, Relation, name_key

SHORTEST = 2  # words: "Delivery Group" may stand for the one held body whose name ends so; "Group" for none


def find_renamed(namings: Iterable[Naming], names: Mapping[str, str]) -> dict[str, str]:
    """Return the slug that each renamed body's papers go under now; ``names`` gives the held bodies by slug.

    Only a statement that names both bodies in full counts ("the Casualty Group was renamed the Safer Roads Alliance").
    """
    by_key = {name_key(name): body for body, name in names.items()}
    later: dict[str, str] = {}
    for naming in namings:
        old, new = by_key.get(name_key(naming.one)), by_key.get(name_key(naming.other))
        if naming.relation is Relation.RENAMED and old and new and old != new and _end(later, new) != old:
            later[old] = new
    return {old: _end(later, old) for old in later}


def _end(later: Mapping[str, str], body: str) -> str:
    while body in later:
        body = later[body]
    return body


def find_letters(entries: Iterable[Entry], names: Mapping[str, str]) -> dict[str, str]:
    """Return the slugs of the letters that stand for one thing alone, each with that of the thing: the held body's, or
    else its name's ("KCC", "Kent County Council")."""
    by_key = {name_key(name): body for body, name in names.items()}
    found: dict[str, set[str]] = {}
    for entry in entries:
        body = next((by_key[name_key(name)] for name in (entry.name, *entry.former) if name_key(name) in by_key), "")
        for short in entry.letters:
            found.setdefault(slug(short), set()).add(body or entry.slug)
    return {short: next(iter(bodies)) for short, bodies in found.items() if len(bodies) == 1}


def find_body(name: str, names: Mapping[str, str], renamed: Mapping[str, str]) -> str:
    """Return the slug of the held body that ``name`` means, under its present name; the name's own where none is held.

    A shortened name ("the Delivery Group") means the only body whose name ends with its words. Letters at its beginning
    ("KCSP Working Group") are spelt out; ``renamed`` gives them with the former names.
    """
    own = renamed.get(slug(name), slug(name))
    first, _, rest = own.partition("-")
    own = f"{renamed[first]}-{rest}" if own not in names and rest and first in renamed else own
    if own not in names and len(name.split()) >= SHORTEST:
        ending = [body for body in names if body.endswith(f"-{own}")]
        own = ending[0] if len(ending) == 1 else own
    return renamed.get(own, own)


def spell_out(name: str, organisation: str, long_names: Mapping[str, str]) -> str:
    """Return the name that goes with the slug ``organisation``, for what was printed as ``name``: letters at its
    beginning in full. ``long_names`` by slug."""
    first, _, rest = name.partition(" ")
    long = next((long for key, long in long_names.items() if rest and organisation == f"{key}-{slug(rest)}"), first)
    return long_names.get(organisation) or (name if slug(name) == organisation else f"{long} {rest}".strip())
