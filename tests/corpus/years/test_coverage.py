"""What is missing: numbers that jump, but not one that is printed twice."""

from collections.abc import Callable
from datetime import date
from typing import Any

from corpus.years.coverage import Gap, find_coverage

Build = Callable[..., Any]


def numbers_missing(
    make_paper: Build, make_chronicle: Build, make_item: Build, numbers: list[int]
) -> list[tuple[int, ...]]:
    items = [make_item(number, f"Subject {n}") for n, number in enumerate(numbers)]
    coverage = find_coverage(make_chronicle(make_paper(date(2020, 3, 10), items)), {}, today=date(2026, 1, 1))
    return [gap.numbers for gap in coverage.gaps if gap.kind is Gap.NUMBERS]


def test_a_jump_in_the_numbers_is_a_gap(make_paper: Build, make_chronicle: Build, make_item: Build) -> None:
    assert numbers_missing(make_paper, make_chronicle, make_item, [64, 65, 69]) == [(66, 68)]


def test_a_number_printed_twice_stands_for_the_next(make_paper: Build, make_chronicle: Build, make_item: Build) -> None:
    assert numbers_missing(make_paper, make_chronicle, make_item, [64, 65, 65, 67]) == []
