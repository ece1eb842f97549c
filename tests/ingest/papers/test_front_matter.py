"""The owner of a paper, and headings that are no section."""

from typeset import Set, plain, prose, typeset

from ingest.papers.front_matter import find_owner, is_body, without_front
from ingest.papers.sections import find_passages, find_sections

WORDS = "The ponds of Arden have been cleaned by the volunteers of three villages this spring. " * 3


def test_the_body_alone_at_the_top_owns_the_paper() -> None:
    assert (
        find_owner(typeset(plain("Thorpe Parish Council", "IT Policy")).lines, "IT Policy") == "Thorpe Parish Council"
    )
    assert find_owner(typeset(plain("IT Policy")).lines, "IT Policy") is None


def test_the_form_s_own_line_for_the_authority() -> None:
    lines = typeset(plain("Smaller authority name: ____Thorpe Parish Council____", "NOTICE")).lines
    assert find_owner(lines, "") == "Thorpe Parish Council"


def test_a_body_and_little_else() -> None:
    assert is_body("Thorpe Parish Council")
    assert not is_body("Thorpe Parish Council has cleaned its ponds this spring")


def test_title_owner_and_who_signed_are_no_sections() -> None:
    lines = [
        Set(text="Ponds Policy", bold=True),
        Set(text="Aims", bold=True, gap=1),
        *prose(WORDS),
        Set(text="Cllr Ann Archer", bold=True, gap=1),
        Set(text="Thorpe Parish Council", bold=True, gap=1),
    ]
    sections = find_sections(find_passages(typeset(lines).lines))
    assert [section.title for section in without_front(sections, "Ponds Policy")] == ["Aims"]
