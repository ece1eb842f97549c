"""How near does what was derived across the years come to what is true? Terms, persons, actions, threads, gaps."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import Any

from corpus.records import record
from corpus.sample.score import TITLES, alike
from corpus.slugs import slug
from corpus.years.coverage import Gap
from corpus.years.derived import Years
from corpus.years.matters import StepKind
from corpus.years.tenures import Term

BODIES = {
    "main": "marlshire-community-safety-partnership",
    "delivery": "mcsp-delivery-group",
    "roads": "marlshire-safer-roads-alliance",
}
FORMER = {"marlshire-road-casualty-group": "marlshire-safer-roads-alliance"}


@record
class Tally:
    """What of one kind was found and is true, what was invented, and what was missed."""

    hits: tuple[Any, ...]
    invented: tuple[Any, ...]
    missed: tuple[Any, ...]

    @property
    def precision(self) -> float:
        """The share of what was found that is true."""
        return len(self.hits) / max(1, len(self.hits) + len(self.invented))

    @property
    def recall(self) -> float:
        """The share of what is true that was found."""
        return len(self.hits) / max(1, len(self.hits) + len(self.missed))

    @property
    def f1(self) -> float:
        """The balanced F of both."""
        return 2 * len(self.hits) / max(1, 2 * len(self.hits) + len(self.invented) + len(self.missed))


def compare(true: Iterable[Any], found: Iterable[Any]) -> Tally:
    """Return the tally of two sets."""
    wanted, got = set(true), set(found)
    return Tally(
        hits=tuple(sorted(wanted & got, key=str)),
        invented=tuple(sorted(got - wanted, key=str)),
        missed=tuple(sorted(wanted - got, key=str)),
    )


def body_of(name: str) -> str:
    """Return the slug under which a body's years are told, whatever it was called at the time."""
    return FORMER.get(slug(name), slug(name))


# ---- terms


def score_terms(truth: Mapping[str, Any], years: Years) -> Tally:
    """Return the terms of chairs and vice-chairs: body, office, surname ("" vacant), acting, first and last seen."""
    names = {person["id"]: initialled(person["name"]) for person in truth["persons"]}
    true = [
        (term["body"], term["office"], names.get(term["person"], ""), bool(term.get("acting")), term["start"],
         term["last_seen"])
        for term in truth["terms"]
    ]  # fmt: skip
    found = []
    for key, body in BODIES.items():
        for office in ("Chair", "Vice-Chair"):
            post = years.post(f"{body}/{slug(office)}")
            terms = post.terms if post else ()
            found += [(key, office, initialled(term.name or ""), term.acting, *_span(term)) for term in terms]
    return compare(true, found)


def initialled(name: str) -> str:
    """Return a name as initial and surname: "r hollins"."""
    words = name.casefold().split()
    return f"{words[0][0]} {words[-1]}" if words else ""


def _span(term: Term) -> tuple[str, str]:
    return term.start.isoformat(), term.last_seen.isoformat()


# ---- persons


def score_persons(truth: Mapping[str, Any], years: Years) -> Tally:
    """Return the pairs of printed forms, each with its meeting's year and body, that are one person."""
    true: dict[tuple[str, str], str] = {}
    for paper in truth["papers"]:
        for part in paper["parts"]:
            for one in part.get("attendance", ()):
                true[paper["file"], plain_name(one["name"])] = one["person"]
    found: dict[tuple[str, str], str] = {}
    for person in years.people():
        for figure in years.figures(person):
            for sighting in figure.sightings:
                seen = (sighting.evidence.file, plain_name(sighting.name))
                if seen in true:
                    found[seen] = person.slug
    shared = set(true) & set(found)
    return compare(_pairs({s: true[s] for s in shared}), _pairs({s: found[s] for s in shared}))


def plain_name(name: str) -> str:
    """Return a printed name without titles."""
    return TITLES.sub("", name).casefold()


def _pairs(owner: Mapping[Any, str]) -> Iterator[tuple[Any, Any]]:
    groups: dict[str, list[Any]] = {}
    for seen, who in owner.items():
        groups.setdefault(who, []).append(seen)
    for group in groups.values():
        yield from combinations(sorted(group), 2)


# ---- actions


def score_actions(truth: Mapping[str, Any], years: Years) -> Tally:
    """Return the raised actions with the meeting and item that closed them: (raised, closed) as "day/number"."""
    matters = [matter for history in years.histories() for matter in history.matters]
    hits: list[Any] = []
    invented: list[Any] = []
    missed: list[Any] = []
    claimed: set[str] = set()
    for action in truth["actions"]:
        raised = action["steps"][0]
        closings = [step for step in action["steps"] if step["step"] == "close"]
        ours = [
            matter
            for matter in matters
            if matter.raised.isoformat() == raised["meeting"]
            and matter.body == body_of(raised["body"])
            and (alike(matter.text, raised["text"], 0.7) or _within(matter.text, raised["text"]))
        ]
        closed = {
            (step.day.isoformat(), step.evidence.number) for matter in ours for step in matter.steps
            if step.kind in (StepKind.DONE, StepKind.DROPPED)
        }  # fmt: skip
        claimed |= {matter.id for matter in ours}
        for step in closings:
            right = any(
                day == step["meeting"] and (not step["number"] or number in (step["number"], step["agenda_ref"], None))
                for day, number in closed
            )
            (hits if right else missed).append((action["id"], step["meeting"], len(ours), sorted(closed, key=str)))
        wrong = {day for day, _ in closed} - {step["meeting"] for step in closings}
        invented += [(action["id"], day) for day in sorted(wrong)]
    return Tally(hits=tuple(hits), invented=tuple(invented), missed=tuple(missed))


def _within(one: str, other: str) -> bool:
    return one.casefold().strip(" .") in other.casefold() or other.casefold().strip(" .") in one.casefold()


# ---- threads


def score_threads(truth: Mapping[str, Any], years: Years) -> Tally:
    """Return the pairs of minutes ("body day number title") that are one thread's."""
    true = {
        pair
        for thread in truth["threads"]
        for pair in combinations(sorted({_minute(item) for item in thread["items"]}), 2)
    }
    threads = [thread for history in years.histories() for thread in history.threads]
    found = {
        pair
        for thread in threads
        for pair in combinations(
            sorted({(body_of(link.held_by), link.day.isoformat(), _plain(link.title)) for link in thread.links}), 2
        )
    }
    return compare(true, found)


def _minute(item: Mapping[str, Any]) -> tuple[str, str, str]:
    return body_of(item["body"]), item["meeting"], _plain(item["title"])


def _plain(title: str) -> str:
    return slug(title)[:40]


# ---- gaps


def score_gaps(truth: Mapping[str, Any], years: Years, today: date) -> Tally:
    """Return the gaps: (body, kind, day or year or first and last number)."""
    true: list[tuple[str, str, str]] = []
    for gap in truth["gaps"]:
        if gap.get("after_last_paper") and gap["date"] >= today.isoformat():
            continue
        true += [(gap["body"], gap["kind"], str(year)) for year in gap.get("years", ())]
        if "numbers" in gap:
            true.append((gap["body"], gap["kind"], "-".join(map(str, gap["numbers"]))))
        elif "date" in gap:
            true.append((gap["body"], gap["kind"], gap["date"]))
    found = []
    for key, body in BODIES.items():
        history = years.history(body)
        for missing in history.coverage.gaps if history else ():
            match missing.kind:
                case Gap.YEAR:
                    what = str(missing.day.year if missing.day else "")
                case Gap.NUMBERS:
                    what = "-".join(map(str, missing.numbers))
                case _:
                    what = str(missing.day)
            found.append((key, missing.kind.value, what))
    return compare(true, found)
