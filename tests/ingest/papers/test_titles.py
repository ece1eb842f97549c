"""Titles of papers without a Subject: line."""

from typeset import Set, plain, prose, typeset

from ingest.papers.titles import REPORT_WORDS, STRATEGY_WORDS, find_title

WORDS = "The ponds of Arden have been cleaned by the volunteers of three villages this spring. " * 3


def test_the_largest_line() -> None:
    lines = [*plain("Arden Council"), Set(text="Ponds for all", size=20, gap=1), *prose(WORDS)]
    assert find_title(typeset(lines).lines, words=REPORT_WORDS) == "Ponds for all"


def test_a_large_title_over_two_lines() -> None:
    lines = [Set(text="Ponds for", size=20), Set(text="all Strategy", size=20, gap=0.5), *prose(WORDS)]
    assert find_title(typeset(lines).lines, words=STRATEGY_WORDS) == "Ponds for all Strategy"


def test_in_one_size_the_line_that_names_the_kind() -> None:
    lines = [*plain("Arden Council", "Ponds Strategy"), *prose(WORDS)]
    assert find_title(typeset(lines).lines, words=STRATEGY_WORDS) == "Ponds Strategy"


def test_a_label_or_a_page_number_is_none() -> None:
    assert find_title(typeset(plain("Appendix A")).lines, words=REPORT_WORDS) == ""
    assert find_title((), words=REPORT_WORDS) == ""


def test_what_leads_in_to_a_list_and_the_list_are_none() -> None:
    sentence = (
        "The priorities of the agreement that this report tells of, in the order of what they cost the council, are:"
    )
    lines = [*prose(WORDS), *plain(sentence), *plain("• Ponds and ditches", "• The budget report")]
    assert find_title(typeset(lines).lines, words=REPORT_WORDS) == ""


def test_who_meets_when_and_who_reports_are_no_title_beside_another() -> None:
    heads = ("CABINET – 22 MARCH 2022", "REPORT OF THE MONITORING OFFICER", "COMPLAINTS PROCEDURE")
    lines = [*(Set(text=head, bold=True, gap=1) for head in heads), *prose(WORDS)]
    assert find_title(typeset(lines).lines, words=REPORT_WORDS) == "Complaints Procedure"


def test_a_larger_line_stays_the_title_whatever_it_says() -> None:
    lines = [
        Set(text="Arden Council - February 2026", size=18),
        Set(text="Local Plan", bold=True, gap=1),
        *prose(WORDS),
    ]
    assert find_title(typeset(lines).lines, words=REPORT_WORDS) == "Arden Council - February 2026"


def test_the_heading_of_a_first_section_is_no_title() -> None:
    lines = [Set(text="Repair of wells", bold=True), Set(text="Executive Summary", bold=True, gap=1), *prose(WORDS)]
    assert find_title(typeset(lines).lines, words=REPORT_WORDS) == "Repair of wells"
