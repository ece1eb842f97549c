"""Which posts has an organisation, and who held each? Terms from the statements of all bodies' papers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from corpus.names import fullest
from corpus.records import Event, record
from corpus.slugs import slug
from corpus.years.history import PostSighting
from corpus.years.posts import Post, leads
from corpus.years.stretches import OfficeSighting, Taking
from corpus.years.tenures import Conflict, Term, find_terms


@record
class PostHistory:
    """A post and its terms; `presided` are the meetings at which somebody took the chair without holding the post.

    `published` are statements of strategies and the like, which bear out a term but do not date one.
    """

    post: Post
    terms: tuple[Term, ...]
    conflicts: tuple[Conflict, ...]
    presided: tuple[OfficeSighting, ...] = ()
    published: tuple[OfficeSighting, ...] = ()

    @property
    def sightings(self) -> tuple[OfficeSighting, ...]:
        """Every statement about the post, in order of time."""
        told = (each for term in self.terms for each in term.sightings)
        return tuple(sorted({*told, *self.presided, *self.published}, key=lambda each: (each.day, each.evidence.file)))

    @property
    def key(self) -> str:
        """The post's address."""
        return self.post.key


def post_histories(
    seen: Sequence[PostSighting], organisation: str, person_of: Mapping[str, str], met: Sequence[date] = ()
) -> tuple[PostHistory, ...]:
    """Return the posts of one organisation with their terms, by title.

    ``person_of`` gives a figure's person, ``met`` the days on which the organisation, where it is a body, met.
    """
    titles: dict[str, Counter[str]] = defaultdict(Counter)
    sightings: dict[str, list[OfficeSighting]] = defaultdict(list)
    for each in seen:
        key = slug(each.post.title)
        titles[key][each.post.title] += 1
        holder = each.sighting.holder
        sightings[key].append(replace(each.sighting, holder=person_of.get(holder, holder) if holder else None))
    takings = _takings(sightings)
    return tuple(
        post_history(
            Post(title=max(sorted(titles[key]), key=titles[key].__getitem__), organisation=organisation),
            _sorted(sightings[key]),
            [taking for other, ours in takings.items() if other != key for taking in ours],
            met,
        )
        for key in sorted(sightings)
        if key
    )


def _takings(sightings: Mapping[str, Iterable[OfficeSighting]]) -> dict[str, list[Taking]]:
    """Return who was elected or appointed to which leading post, and when: for a meeting only is not taking it."""
    return {
        key: [
            (each.holder, each.day)
            for each in ours
            if each.holder and each.event in (Event.ELECTED, Event.APPOINTED) and not each.presiding
        ]
        for key, ours in sightings.items()
        if leads(key)
    }


def _sorted(sightings: Iterable[OfficeSighting]) -> list[OfficeSighting]:
    return sorted(
        sightings, key=lambda each: (each.day, each.evidence.file, each.evidence.page, each.evidence.start or 0)
    )


def post_history(
    post: Post, sightings: Sequence[OfficeSighting], elsewhere: Sequence[Taking], met: Sequence[date]
) -> PostHistory:
    """Return a post with its terms. A post that several may hold at once (member, officer) gets a term a holder."""
    presided = tuple(each for each in sightings if each.presiding)
    published = tuple(each for each in sightings if each.published)
    if leads(slug(post.title)):
        terms, conflicts = find_terms(sightings, elsewhere, met)
    else:
        by_holder: dict[str | None, list[OfficeSighting]] = defaultdict(list)
        for sighting in sightings:
            by_holder[sighting.holder].append(sighting)
        held = [term for each in by_holder.values() for term in find_terms(each)[0]]
        terms, conflicts = tuple(sorted(held, key=lambda term: term.start)), ()
    return PostHistory(
        post=post, terms=_named_in_full(terms), conflicts=conflicts, presided=presided, published=published
    )


def _named_in_full(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms, every holder by the fullest of the names that any of them print: "Hale" is "Ann Hale"."""
    printed: dict[str | None, list[str]] = defaultdict(list)
    for term in terms:
        printed[term.holder] += [each.name for each in term.sightings if each.name]
    return tuple(replace(each, name=fullest(printed[each.holder]) if printed[each.holder] else None) for each in terms)
