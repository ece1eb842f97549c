"""People of a part: who is found, and whose name each form is."""

from datetime import date

from corpus.records import Attendance, Kind, Office, Part, Source, Status
from corpus.records import Event as OfficeEvent
from ingest.entities.people import find_people


def part(attendance: tuple[str, ...] = (), offices: tuple[str, ...] = ()) -> Part:
    source = Source(page=1)
    return Part(
        id="p1",
        kind=Kind.MINUTES,
        title="Notes",
        first_page=1,
        last_page=1,
        attendance=tuple(Attendance(name=name, status=Status.PRESENT, source=source) for name in attendance),
        offices=tuple(
            Office(
                person=name,
                office="Chair",
                body=None,
                event=OfficeEvent.HOLDS,
                date=date(2024, 5, 7),
                source=source,
                text=name,
            )
            for name in offices
        ),
    )


def found(*pages: str, of: Part | None = None) -> list[tuple[str, str]]:
    """Return each mention as printed with the name it means."""
    people = find_people(pages, of or part())
    return [(text[one.start : one.end], one.name) for text, page in zip(pages, people, strict=True) for one in page]


def test_a_surname_with_a_title_means_the_fullest_form_in_the_part() -> None:
    assert found("Mr P Hale spoke.", "Paul Hale (Head of Parks) agreed. Mr Hale left.") == [
        ("Mr P Hale", "Paul Hale"),
        ("Paul Hale", "Paul Hale"),
        ("Mr Hale", "Paul Hale"),
    ]


def test_a_surname_two_people_share_means_the_one_last_named() -> None:
    text = "Owen Noor (Clerk) spoke. Chief Inspector Susan Noor spoke. Insp Noor sat. Owen Noor left. Cllr Noor ended."
    assert [name for _, name in found(text)] == ["Owen Noor", "Susan Noor", "Susan Noor", "Owen Noor", "Owen Noor"]


def test_who_attended_is_found_wherever_the_name_is_printed_again() -> None:
    assert found("Zephyrine Quill asked about it.", of=part(attendance=("Zephyrine Quill",))) == [
        ("Zephyrine Quill", "Zephyrine Quill")
    ]


def test_a_post_beside_a_name_shows_a_person() -> None:
    text = "1. Zephyrine Quill (Road Safety Manager, NCC) spoke. Bashira Noor, Director of Roads, left."
    assert [name for _, name in found(text)] == ["Zephyrine Quill", "Bashira Noor"]


def test_a_label_before_a_name_shows_a_person() -> None:
    assert [name for _, name in found("Contact: Zephyrine Quill Email: z.quill@example.org")] == ["Zephyrine Quill"]


def test_a_known_forename_shows_a_person_but_not_a_place() -> None:
    text = "send it to Mary Quill. They met in Mary Dell Hall and at St John Street."
    assert [name for _, name in found(text)] == ["Mary Quill"]


def test_a_councils_name_after_a_person_is_not_the_persons() -> None:
    assert [name for _, name in found("Owen Quill Weald District Council")] == ["Owen Quill"]


def test_everyday_words_beside_a_post_are_no_person() -> None:
    text = "The responsible finance officer. Responsible Finance (Deputy Officer) of the finance team."
    assert found(text) == []


def test_an_email_address_is_no_everyday_word() -> None:
    assert [name for _, name in found("Ask for: Georgina Little, georgina.little@example.org")] == ["Georgina Little"]


def test_letters_for_a_council_before_a_word_are_no_constable() -> None:
    assert found("PC Accounts were agreed; the accounts stand.") == []


def test_a_title_that_goes_on_behind_a_bracket_is_no_person() -> None:
    assert found("Weald Substance Misuse (Drug and Alcohol) Strategy Update") == []
    assert found("Present: Olu Whitcombe (Weald Housing)") == [("Olu Whitcombe", "Olu Whitcombe")]


def test_a_heading_with_the_number_of_its_item_beneath_is_no_person() -> None:
    assert found("73. Weald Lantern Surveys\n(Item B3)") == []
    assert found("Weald Lantern Surveys (Report No. 4)") == []
    assert found("Olu Whitcombe (Report Author)") == [("Olu Whitcombe", "Olu Whitcombe")]


def test_a_known_name_ends_where_the_next_cell_of_a_table_begins() -> None:
    text = "Ben Quayle Eastlode\nKay Fir Weald Housing"
    of = part(attendance=("Ben Quayle", "Kay Fir"))
    assert found(text, of=of) == [("Ben Quayle", "Ben Quayle"), ("Kay Fir", "Kay Fir")]


def test_a_surname_in_capitals_is_found_again() -> None:
    of = part(attendance=("Ada McHALE", "Jo NOOR"))
    assert [name for _, name in found("Ada McHALE Chief Officer and Jo NOOR", of=of)] == ["Ada McHALE", "Jo NOOR"]
