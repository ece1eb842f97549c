"""Who came, and how often: only meetings whose minutes list anybody, from a person's first to the last."""

from collections.abc import Callable
from datetime import date
from typing import Any

from corpus.records import Attendance, Source, Status
from corpus.years.attending import find_attendance
from corpus.years.figures import find_figures
from corpus.years.sightings import find_sightings

Build = Callable[..., Any]


def listed(name: str, status: Status) -> Attendance:
    return Attendance(name=name, status=status, source=Source(page=1))


def test_meetings_are_counted_by_year_and_role_however_the_role_is_given(
    make_paper: Build, make_chronicle: Build
) -> None:
    lists = [
        (date(2020, 3, 1), [("Ann Hale", Status.PRESENT)]),
        (date(2020, 7, 1), [("Ann Hale", Status.APOLOGIES)]),
        (date(2020, 9, 1), []),
        (date(2021, 3, 1), [("Bo Lund", Status.PRESENT)]),
        (date(2021, 7, 1), [("Ann Hale", Status.PRESENT)]),
    ]
    chronicle = make_chronicle(
        *(make_paper(day, attendance=tuple(listed(*entry) for entry in entries)) for day, entries in lists)
    )
    figures, _ = find_figures(find_sightings(chronicle, {}), chronicle.slug)
    hale = next(each for each in find_attendance(chronicle, figures) if each.name == "Ann Hale")
    assert hale.years() == (2020, 2021)
    assert [hale.count("present", year=year) for year in hale.years()] == [1, 1]
    assert hale.count("apologies") == 1
    assert hale.count(None) == 1
