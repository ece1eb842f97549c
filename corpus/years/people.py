"""Who is who across bodies? Figures of several bodies that are one person, and what is known of them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from corpus.names import fullest, may_be_same, take_apart
from corpus.records import record
from corpus.slugs import slug
from corpus.years.figures import Figure, PossibleMatch
from corpus.years.rulings import Rulings

OVERLAP = timedelta(days=2 * 366)  # how far apart in time the same name in two bodies may be, to be one person
REMOTE = timedelta(days=8 * 366)  # further apart than this, the same name is not even worth asking about


@record
class Person:
    """A person (Popolo: Person): figures of one or several bodies. `slug` is the last word of the address."""

    slug: str
    name: str
    forms: tuple[str, ...]
    figures: tuple[str, ...]  # ids
    bodies: tuple[str, ...]  # slugs
    first: date | None = None  # the days of the first and the last sighting
    last: date | None = None
    reasons: tuple[str, ...] = ()


def find_people(
    figures: Sequence[Figure], rulings: Rulings | None = None
) -> tuple[tuple[Person, ...], tuple[PossibleMatch, ...]]:
    """Return the persons of one surname's figures, and pairs of figures that may be one person.

    The same name with a forename in two bodies, at about the same time and with no two employers, is one person.
    Initials alone are not enough across bodies, unless both come from the same organisation.
    """
    rulings = rulings or Rulings()
    groups: list[list[Figure]] = []
    reasons: list[list[str]] = []
    doubts: list[PossibleMatch] = []
    for figure in sorted(figures, key=lambda each: (not take_apart(each.name).full, each.days[:1], each.id)):
        home: int | None = None
        for n, group in enumerate(groups):
            verdicts = [judge(figure, other, rulings) for other in group]
            joined = next((why for verdict, why in verdicts if verdict is True), None)
            if joined and not any(verdict is False and why == APART for verdict, why in verdicts):
                if home is None:
                    home = n
                    group.append(figure)
                    reasons[n].append(joined)
                continue
            doubts += [
                PossibleMatch(one=other.id, other=figure.id, reason=why)
                for other, (verdict, why) in zip(group, verdicts, strict=True)
                if verdict is None and why
            ]
        if home is None:
            groups.append([figure])
            reasons.append([])
    return _name_people(groups, reasons), tuple(doubts)


APART = "kept apart by staff"


def judge(one: Figure, other: Figure, rulings: Rulings) -> tuple[bool | None, str]:
    """Return whether two figures are one person (True), two (False) or in doubt (None), and why.

    A doubt without a reason is not worth asking about.
    """
    ruled = rulings.decide(((one.body, form) for form in one.forms), ((other.body, form) for form in other.forms))
    if ruled is not None:
        return ruled, "joined by staff" if ruled else APART
    if one.body == other.body or not may_be_same(take_apart(one.name), take_apart(other.name)):
        return (None, "") if one.body == other.body else (False, "")
    apart = _days_apart(one, other)
    if apart > REMOTE:
        return False, ""
    shared = one.organisations & other.organisations
    employers_differ = bool(one.organisations and other.organisations and not shared)
    both_full = take_apart(one.name).full and take_apart(other.name).full
    pair = f"{one.name} ({one.body}) and {other.name} ({other.body})"
    if apart <= OVERLAP and not employers_differ and (both_full or shared):
        return True, f"{pair}: the same name in the same years" + (f", of {min(shared)}" if shared else "")
    posts = one.posts & other.posts
    if apart <= OVERLAP and posts:
        return True, f"{pair}: both are {min(posts).replace('/', ', ').replace('-', ' ')}"
    why = "they come from different organisations" if employers_differ else "the names agree, no more is known"
    return None, f"{pair}: {why if apart <= OVERLAP else 'the names agree, years apart'}"


def _days_apart(one: Figure, other: Figure) -> timedelta:
    """Return the time between the sightings of two figures; nothing where they overlap."""
    if not one.days or not other.days:
        return timedelta.max
    return max(other.days[0] - one.days[-1], one.days[0] - other.days[-1], timedelta())


def _name_people(groups: Sequence[Sequence[Figure]], reasons: Sequence[Sequence[str]]) -> tuple[Person, ...]:
    """Return the groups as persons, each with a slug of its own: those seen first get the plain one."""
    used: dict[str, int] = defaultdict(int)
    people = []
    for group, why in sorted(zip(groups, reasons, strict=True), key=lambda pair: min(f.days[:1] for f in pair[0])):
        forms = tuple(sorted({form for figure in group for form in figure.forms}))
        name = fullest(forms)
        used[slug(name)] += 1
        address = slug(name) if used[slug(name)] == 1 else f"{slug(name)}-{used[slug(name)]}"
        reasons_of_all = (*(reason for figure in group for reason in figure.reasons), *why)
        days = sorted(day for figure in group for day in (*figure.days[:1], *figure.days[-1:]))
        people.append(
            Person(
                slug=address,
                name=name,
                forms=forms,
                figures=tuple(figure.id for figure in group),
                bodies=tuple(sorted({figure.body for figure in group})),
                first=days[0] if days else None,
                last=days[-1] if days else None,
                reasons=reasons_of_all,
            )
        )
    return tuple(people)
