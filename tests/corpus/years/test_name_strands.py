"""Which printed names of one body may be one person: never joined on a part of a surname, but asked about."""

from collections.abc import Callable
from datetime import date
from typing import Any

from corpus.records import Attendance, Source, Status
from corpus.years.figures import PossibleMatch, find_figures
from corpus.years.rulings import Rulings
from corpus.years.sightings import find_sightings

Build = Callable[..., Any]
SPRING, SUMMER = date(2020, 3, 1), date(2020, 7, 1)


def possible(make_paper: Build, make_chronicle: Build, *lists: tuple[date, list[str]]) -> list[PossibleMatch]:
    papers = [
        make_paper(
            day,
            attendance=tuple(Attendance(name=name, status=Status.PRESENT, source=Source(page=1)) for name in names),
        )
        for day, names in lists
    ]
    chronicle = make_chronicle(*papers)
    figures, matches = find_figures(find_sightings(chronicle, {}), chronicle.slug, Rulings())
    assert len(figures) == len({name for _, names in lists for name in names})
    return list(matches)


def test_a_surname_that_is_a_part_of_another_is_a_possible_match(make_paper: Build, make_chronicle: Build) -> None:
    (match,) = possible(make_paper, make_chronicle, (SPRING, ["I Hale"]), (SUMMER, ["I Hale-Marsh"]))
    assert "one surname is a part of the other" in match.reason


def test_other_initials_or_one_meeting_with_both_make_two_people(make_paper: Build, make_chronicle: Build) -> None:
    assert not possible(make_paper, make_chronicle, (SPRING, ["B Hale"]), (SUMMER, ["I Hale-Marsh"]))
    assert not possible(make_paper, make_chronicle, (SPRING, ["I Hale", "I Hale-Marsh"]))
