"""The labelled lines at the head of a report."""

from typeset import Set, plain, typeset

from ingest.papers.labels import find_labels


def test_a_value_runs_on_over_lines_set_in_and_people_apart_are_values_of_their_own() -> None:
    page = typeset(
        [
            Set(text="From: Ann Archer, Cabinet Member for the"),
            Set(text="Waters of Arden", x=120),
            Set(text="Basil Brook, Director", x=120, gap=1),
            Set(text="To: Cabinet – 4 May 2021", gap=1),
            Set(text="The ponds are well.", gap=1),
        ]
    )
    by, to = find_labels(page.lines)
    assert (by.kind, by.values) == (
        "by",
        ("Ann Archer, Cabinet Member for the Waters of Arden", "Basil Brook, Director"),
    )
    assert (to.kind, to.value) == ("to", "Cabinet – 4 May 2021")


def test_a_label_without_a_colon_that_names_the_author() -> None:
    (label,) = find_labels(typeset(plain("PONDS", "Report by the Director of Water")).lines)
    assert (label.kind, label.value) == ("by", "the Director of Water")


def test_prose_has_no_labels() -> None:
    assert find_labels(typeset(plain("The ponds are well.", "Nobody fell in.")).lines) == ()


def test_labels_in_capitals_need_no_colon() -> None:
    found = find_labels(
        typeset(plain("COMMITTEE Ponds Board", "DATE 6 June 2018", "REPORT TITLE Repair of wells")).lines
    )
    assert [(label.kind, label.value) for label in found] == [
        ("to", "Ponds Board"),
        ("date", "6 June 2018"),
        ("subject", "Repair of wells"),
    ]
