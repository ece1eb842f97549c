"""Reports give their title, authors, meeting, sections and recommendations."""

from datetime import date

from typeset import Set, plain, prose, stretch, typeset

from corpus.records import Kind, Part
from ingest.layouts.report import LAYOUT

WORDS = "The ponds of Arden have been cleaned by the volunteers of three villages this spring. " * 3
HEAD = plain(
    "From: Ann Archer, Head of Water",
    "To: Arden Safety Partnership – 4 May 2021",
    "Subject: Ponds of the county",
    "Classification: Unrestricted",
)


def read(*lines: Set) -> Part:
    return LAYOUT.split(stretch(typeset(lines))).parts[0]


def test_the_labelled_head_gives_title_author_body_and_day() -> None:
    part = read(*HEAD, *plain("1. Background"), *prose(WORDS))
    assert LAYOUT.bid(stretch(typeset([*HEAD, *prose(WORDS)]))) > 0.9
    assert (part.kind, part.title, part.body) == (Kind.REPORT, "Ponds of the county", "Arden Safety Partnership")
    assert part.date == date(2021, 5, 4)
    assert [(author.name, author.post) for author in part.authors] == [("Ann Archer", "Head of Water")]
    assert not part.restricted


def test_a_classification_makes_a_report_restricted() -> None:
    assert read(*HEAD[:3], *plain("Classification: Exempt", "1. Background"), *prose(WORDS)).restricted


def test_bold_headings_and_numbers_make_sections_with_levels() -> None:
    part = read(
        *HEAD,
        Set(text="1. Background", bold=True, gap=1),
        *prose("1.1 " + WORDS),
        Set(text="The state of the ponds", bold=True, gap=1),
        *prose(WORDS),
        Set(text="2. Conclusion", bold=True, gap=1),
        *prose("2.1 " + WORDS),
    )
    assert [(one.number, one.title, one.level) for one in part.sections] == [
        ("1", "Background", 1),
        (None, "The state of the ponds", 2),
        ("2", "Conclusion", 1),
    ]


def test_headings_in_ordinary_type_stand_alone_and_lead_ins_are_none() -> None:
    part = read(
        *HEAD,
        *plain("1. Background"),
        *prose(WORDS),
        *plain("Safe ponds"),
        *prose(WORDS),
        *plain("The aims of the year were:"),
        *[Set(text="• Clean water", x=80), Set(text="• Clear paths", x=80)],
        *plain("Key partners:"),
        *prose(WORDS),
    )
    assert [one.title for one in part.sections] == ["Background", "Safe ponds", "Key partners"]


def test_recommendations_at_front_and_end_count_once() -> None:
    asked = "The Partnership is asked to note the report."
    part = read(
        *HEAD, *plain("Recommendation: " + asked, "1. Background"), *prose(WORDS), *plain("2. Recommendations", asked)
    )
    assert [one.text for one in part.recommendations] == [asked]
    assert part.recommendations[0].verbs == ("note",)


def test_a_recommendation_has_its_clauses() -> None:
    part = read(
        *HEAD,
        *plain("1. Background"),
        *prose(WORDS),
        *plain("2. Recommendations", "2.1 Members of the Partnership are asked to:"),
        Set(text="a) Note the state of the ponds; and", x=80, gap=1),
        Set(text="b) Agree to clean them.", x=80, gap=1),
    )
    (one,) = part.recommendations
    assert one.lead == "Members of the Partnership are asked to:"
    assert [(clause.label, clause.text) for clause in one.clauses] == [
        ("a", "Note the state of the ponds; and"),
        ("b", "Agree to clean them."),
    ]
    assert one.verbs == ("note", "agree", "clean")


def test_a_paper_of_another_shape_is_no_report() -> None:
    assert LAYOUT.bid(stretch(typeset(plain("NOTICE", "The path is closed.")))) < 0.5


def test_a_record_of_a_decision_is_read_as_a_report() -> None:
    lines = [
        Set(text="RECORD OF OFFICER DECISION", bold=True),
        *plain("Subject: Purchase of a well", "Date of decision: 3 March 2021"),
        *(
            line
            for head in ("Decision:", "Reasons for decision:")
            for line in (Set(text=head, bold=True, gap=1), *prose(WORDS))
        ),
    ]
    paper = stretch(typeset(lines))
    assert LAYOUT.bid(paper) > 0.9
    assert LAYOUT.split(paper).parts[0].title == "Purchase of a well"


def test_a_head_that_labels_only_the_day_takes_the_body_from_the_lines_above() -> None:
    part = read(
        *plain("Ponds Board"),
        *plain("Date of meeting: 12 May 2023", "Title of report: Wells", "Author: Ann Ash"),
        *prose(WORDS),
    )
    assert (part.body, part.date) == ("Ponds Board", date(2023, 5, 12))
