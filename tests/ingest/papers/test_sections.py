"""Sections: headings set apart by type, by number, or by standing alone."""

from typeset import Set, plain, prose, typeset

from ingest.papers.sections import find_passages, find_sections

WORDS = "The ponds of Arden have been cleaned by the volunteers of three villages this spring. " * 3


def titles(*lines: Set) -> list[str]:
    return [section.title for section in find_sections(find_passages(typeset(lines).lines))]


def test_headings_in_bold() -> None:
    assert titles(Set(text="Ponds", bold=True, gap=1), *prose(WORDS), Set(text="Streams", bold=True, gap=1)) == [
        "Ponds",
        "Streams",
    ]


def test_lone_lines_head_sections_where_no_type_sets_headings_apart() -> None:
    lines = (*plain("Ponds"), *prose(WORDS), *plain("Streams and ditches"), *prose(WORDS))
    assert titles(*lines) == ["Ponds", "Streams and ditches"]


def test_a_list_of_lone_lines_is_none_but_for_the_line_that_heads_it() -> None:
    names = plain("Priorities:", "Clean ponds", "Clear streams", "Dry ditches", "Tidy banks", "Quiet mills")
    assert titles(*prose(WORDS), *names, *prose(WORDS)) == ["Priorities"]


def test_who_signs_is_no_heading() -> None:
    lines = (*prose(WORDS), Set(text="Ann Archer OBE", bold=True, gap=1), *plain("Minister of State for Ponds"))
    assert titles(*lines) == []


def test_numbers_give_levels() -> None:
    lines = [Set(text="1. Ponds", bold=True), *prose(WORDS), Set(text="1.1 Mills", bold=True, gap=1), *prose(WORDS)]
    found = find_sections(find_passages(typeset(lines).lines))
    assert [(one.number, one.title, one.level) for one in found] == [("1", "Ponds", 1), ("1.1", "Mills", 2)]


def test_no_lines_give_no_passages() -> None:
    assert find_passages(()) == ()


def test_headings_of_a_series_are_outer_to_those_that_are_set_alike() -> None:
    themes = ("Ponds", "Mills", "Weirs")
    lines = [
        line
        for theme in themes
        for line in (Set(text=f"Priority: {theme}", bold=True, gap=1), Set(text="Context", bold=True), *prose(WORDS))
    ]
    found = find_sections(find_passages(typeset(lines).lines))
    expected = [heading for theme in themes for heading in ((f"Priority: {theme}", 1), ("Context", 2))]
    assert [(one.title, one.level) for one in found] == expected


def test_two_headings_with_one_label_are_no_series() -> None:
    lines = [
        line
        for title in ("Priority: Ponds", "Context", "Priority: Mills")
        for line in (Set(text=title, bold=True, gap=1), *prose(WORDS))
    ]
    assert [one.level for one in find_sections(find_passages(typeset(lines).lines))] == [1, 1, 1]
