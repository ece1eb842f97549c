"""By: lines give names and posts."""

import pytest

from ingest.papers.authors import find_authors


@pytest.mark.parametrize(
    ("values", "authors"),
    [
        (("Ann Archer, Head of Water",), [("Ann Archer", "Head of Water")]),
        (("Ann Archer - Head of Water", "Basil Brook"), [("Ann Archer", "Head of Water"), ("Basil Brook", None)]),
        (("Ann Archer (Arden Fire Service) and Basil Brook (Council)",), [("Ann Archer", None), ("Basil Brook", None)]),
        (("Head of Water",), []),
        (
            ("Ann Archer - Head of Water, ACC Brian Brook - Team Leader, ACC",),
            [("Ann Archer", "Head of Water, ACC"), ("Brian Brook", "Team Leader, ACC")],
        ),
        (
            ("Ann Archer, Director of Children, Young People and Ponds",),
            [("Ann Archer", "Director of Children, Young People and Ponds")],
        ),
    ],
)
def test_a_bracket_that_gives_no_post_is_where_the_person_works(
    values: tuple[str, ...], authors: list[tuple[str, str | None]]
) -> None:
    assert [(author.name, author.post) for author in find_authors(values)] == authors
