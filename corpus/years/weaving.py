"""How are the threads of several bodies woven into one where they are the same business, and anew where papers come?

Each body's own threads stay in its history. Kept beside them: what of its business others may know again (`told`), what
came once (`alone`), for each two bodies that name each other what they have in common (`pair`), and for a body whose
threads go on elsewhere, or take up another's, its threads with those links (`woven`).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.records import record
from corpus.years.crossing import Account, Crossing, choose_homes, find_crossings, find_related
from corpus.years.derived_tables import Shelves
from corpus.years.history import History
from corpus.years.threads import Courses, Link, Thread, free_slug


@record
class Telling:
    """What other bodies may know again of a body's business."""

    told: tuple[Account, ...]


@record
class Names:
    """Which names of bodies (slugs) a body's business gives."""

    body: str
    names: tuple[str, ...]


@record
class Alone:
    """What came at one meeting of a body only, each as a thread of that meeting."""

    threads: tuple[Thread, ...]


@record
class Pair:
    """What two bodies have in common, and which names mean them."""

    names: tuple[tuple[str, ...], tuple[str, ...]]
    crossings: tuple[Crossing, ...]


@record
class Taken:
    """That a thread takes up another body's (`whence`, `what`), and why."""

    home: str
    whence: str
    what: str
    reason: str


@record
class Woven:
    """What of a body's threads is other bodies' business too: what was taken up, what went elsewhere, and the threads
    that took something up."""

    taken: tuple[Taken, ...]
    gone: tuple[str, ...]
    threads: tuple[Thread, ...]

    @property
    def others(self) -> frozenset[str]:
        """The bodies on whose papers it rests besides its own."""
        return frozenset(each.whence for each in self.taken)

    def among(self, own: Iterable[Thread]) -> tuple[Thread, ...]:
        """Return a body's threads as they are told, of which ``own`` are those of its own business."""
        ours = {thread.slug: thread for thread in own if thread.slug not in self.gone}
        return tuple((ours | {thread.slug: thread for thread in self.threads}).values())


def keep_courses(shelves: Shelves, body: str, courses: Courses | None) -> None:
    """Keep what weaving needs of a body's business; None where nothing of the body is held."""
    if courses is None:
        shelves.put([(kind, body, None) for kind in ("told", "named", "alone", "woven")])
        return
    names = tuple(sorted({name for each in courses.told for name in each.names}))
    shelves.put(
        [
            ("told", body, Telling(told=courses.told)),
            ("named", body, Names(body=body, names=names)),
            ("alone", body, Alone(threads=courses.alone)),
        ]
    )


def weave_all(shelves: Shelves, made: set[str], meant: Callable[[str], str]) -> None:
    """Weave anew what the bodies just ``made`` have a part in; ``meant`` gives the body's slug that a name means."""
    named = {each.body: each.names for each in shelves.all("named", Names)}
    homes = choose_homes(_find_all_crossings(shelves, named, made, meant))
    taken: dict[str, list[Taken]] = defaultdict(list)
    gone: dict[str, list[str]] = defaultdict(list)
    for (whence, what), ((body, home), reason) in sorted(homes.items()):
        taken[body].append(Taken(home=home, whence=whence, what=what, reason=reason))
        gone[whence].append(what)
    touched = set(taken) | set(gone)
    shelves.put([("woven", body, None) for body in shelves.kept("woven") if body not in touched])
    for body in sorted(touched):
        before = shelves.get("woven", body, Woven)
        now = (tuple(taken[body]), tuple(gone[body]))
        if not before or (before.taken, before.gone) != now or made & {body, *before.others}:
            shelves.put([("woven", body, Woven(taken=now[0], gone=now[1], threads=_weave(shelves, body, taken[body])))])


def _find_all_crossings(
    shelves: Shelves, named: Mapping[str, Sequence[str]], made: set[str], meant: Callable[[str], str]
) -> list[Crossing]:
    """Return what all bodies have in common; only that of those just made, or named otherwise, is looked for anew."""
    meaning: dict[str, set[str]] = defaultdict(set)
    for name in {name for names in named.values() for name in names}:
        meaning[meant(name)].add(name)
    related = find_related(named, meant)
    keys = {f"{one} {other}": (one, other) for one, other in related}
    shelves.put([("pair", key, None) for key in shelves.kept("pair") if key not in keys])
    found: list[Crossing] = []
    for key, (one, other) in sorted(keys.items()):
        names = (tuple(sorted(meaning[one])), tuple(sorted(meaning[other])))
        pair = shelves.get("pair", key, Pair)
        if pair is None or pair.names != names or made & {one, other}:
            crossings = find_crossings(_told(shelves, one), _told(shelves, other), (one, other), names)
            pair = Pair(names=names, crossings=crossings)
            shelves.put([("pair", key, pair)])
        found += pair.crossings
    return found


def _told(shelves: Shelves, body: str) -> tuple[Account, ...]:
    telling = shelves.get("told", body, Telling)
    return telling.told if telling else ()


def _weave(shelves: Shelves, body: str, taken: Iterable[Taken]) -> tuple[Thread, ...]:
    """Return a body's threads that take something up, with what they take up."""
    joined = defaultdict(list)
    for each in taken:
        other = shelves.get("body", each.whence, History)
        links = (
            replace(link, at=other.body if other else None) for link in _thread(shelves, each.whence, each.what).links
        )
        joined[each.home].append(_with_reason(tuple(links), each.reason))
    used = Counter(thread.slug for thread in _threads(shelves, body))
    found = []
    for home in sorted(joined):
        thread = _thread(shelves, body, home)
        address = home if home in used else free_slug(thread.title, used)
        found.append(replace(thread, slug=address, links=_in_order(thread.links, joined[home])))
    return tuple(found)


def _threads(shelves: Shelves, body: str) -> tuple[Thread, ...]:
    history = shelves.get("body", body, History)
    return history.threads if history else ()


def _thread(shelves: Shelves, body: str, what: str) -> Thread:
    """Return what a body's business is gathered under: a thread, or what came once."""
    found = next((thread for thread in _threads(shelves, body) if thread.slug == what), None)
    alone = None if found else shelves.get("alone", body, Alone)
    return found or next(thread for thread in (alone.threads if alone else ()) if thread.slug == what)


def _with_reason(links: Sequence[Link], reason: str) -> list[Link]:
    return [replace(links[0], reason=reason), *links[1:]]


def _in_order(own: Sequence[Link], joined: Sequence[Sequence[Link]]) -> tuple[Link, ...]:
    """Return links in order of time; where another body's come first, it begins there, and ours say why they follow."""
    if not joined:
        return tuple(own)
    first = min((links[0] for links in joined), key=lambda link: link.day)
    together = sorted([*own, *(link for links in joined for link in links)], key=lambda link: link.day)
    if first.day >= own[0].day:
        return tuple(together)
    beginning = {id(first): "it begins here", id(own[0]): first.reason}
    return tuple(replace(each, reason=beginning.get(id(each), each.reason)) for each in together)
