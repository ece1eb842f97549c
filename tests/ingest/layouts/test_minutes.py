"""Minutes of invented bodies give their attendance, items, decisions, actions and offices."""

from datetime import date

from typeset import Set, plain, prose, stretch, typeset

from corpus.records import Attendance, Event, Kind, Part, Status
from ingest.layout import THRESHOLD, Split, read_stretch
from ingest.layouts.minutes_headed import LAYOUT as HEADED
from ingest.layouts.minutes_numbered import LAYOUT as NUMBERED
from ingest.layouts.minutes_web import LAYOUT as WEB

HEAD = [
    *plain("ARDEN PANEL", "MINUTES of a meeting of the Arden Panel held on Tuesday, 4 May 2021."),
    *plain("PRESENT: Mr A Hale (Chair), Ms B Noor and Cllr C Pike", "IN ATTENDANCE: Mrs D Frost (Head of Ponds, ACC)"),
]
BODY = [
    Set(text="7. Apologies", bold=True, gap=1),
    Set(text="(Item A2)"),
    *plain("Apologies were received from Mr E Moss."),
    Set(text="8. Ponds", bold=True, gap=1),
    Set(text="(Item B1)"),
    *plain(
        "1. Mrs Frost said that the ponds were clear.",
        "2. Ms Noor offered to circulate the figures.",
        "RESOLVED that the Arden Panel:",
    ),
    *plain("a) note the report;", "b) approve the plan."),
    Set(text="8. Lamps", bold=True, gap=1),
    Set(text="(Item B2)"),
    *plain("Mr Hale proposed, and Ms Noor seconded the motion that", "“The Panel approves the lamps.”", "Motion lost."),
]


def read(*lines: Set) -> Split:
    return read_stretch(stretch(typeset(list(lines))))


def part_of(*lines: Set) -> Part:
    return read(*lines).parts[0]


def who(part: Part, status: Status) -> list[str]:
    return [entry.name for entry in part.attendance if entry.status is status]


def test_numbered_minutes_bid_and_prose_does_not() -> None:
    assert NUMBERED.bid(stretch(typeset([*HEAD, *BODY]))) > THRESHOLD
    assert NUMBERED.bid(stretch(typeset(prose("The ponds of Arden are in good health this year. " * 9)))) < THRESHOLD


def test_the_meeting_and_who_was_there() -> None:
    part = part_of(*HEAD, *BODY)
    assert (part.kind, part.body, part.date) == (Kind.MINUTES, "Arden Panel", date(2021, 5, 4))
    assert who(part, Status.PRESENT) == ["A Hale", "B Noor", "C Pike"]
    assert who(part, Status.IN_ATTENDANCE) == ["D Frost"]
    assert who(part, Status.APOLOGIES) == ["E Moss"]


def test_items_keep_numbers_as_printed_and_a_repeat_is_warned_of() -> None:
    split = read(*HEAD, *BODY)
    items = split.parts[0].items
    assert [(item.number, item.agenda_ref, item.title) for item in items] == [
        ("7", "A2", "Apologies"),
        ("8", "B1", "Ponds"),
        ("8", "B2", "Lamps"),
    ]
    assert split.warnings == ("minute number 8 is used twice",)


def test_a_lettered_resolution_is_whole_and_a_lost_motion_is_none() -> None:
    _, ponds, lamps = part_of(*HEAD, *BODY).items
    (resolution,) = ponds.resolutions
    assert resolution.lead == "RESOLVED that the Arden Panel:"
    assert [(clause.label, clause.text) for clause in resolution.clauses] == [
        ("a", "note the report;"),
        ("b", "approve the plan."),
    ]
    assert resolution.verbs == ("note", "approve")
    assert lamps.resolutions == ()


def test_an_offer_is_an_action_of_who_made_it() -> None:
    (action,) = part_of(*HEAD, *BODY).items[1].actions
    assert (action.owner, action.text) == ("Ms Noor", "Ms Noor offered to circulate the figures.")


def test_offices_come_with_the_body_they_are_of() -> None:
    held = [(office.person, office.office, office.body, office.event) for office in part_of(*HEAD, *BODY).offices]
    assert ("A Hale", "Chair", "Arden Panel", Event.HOLDS) in held
    assert ("D Frost", "Head of Ponds", "ACC", Event.HOLDS) in held


def test_headings_without_numbers_stand_above_their_agenda_item() -> None:
    lines = [
        *HEAD,
        Set(text="Apologies", bold=True, gap=1),
        Set(text="(Item 1)"),
        *plain("Apologies were received from Mr E Moss."),
        Set(text="Election of Vice-Chair", bold=True, gap=1),
        Set(text="(Item 2)"),
        *plain("1. RESOLVED that Ms B Noor be duly elected Vice-Chair of the Arden Panel."),
        Set(text="Ponds", bold=True, gap=1),
        Set(text="(Item 3)"),
        *plain("1. The ponds were clear.", "2. RESOLVED that the report be noted."),
    ]
    assert HEADED.bid(stretch(typeset(lines))) > NUMBERED.bid(stretch(typeset(lines)))
    part = part_of(*lines)
    assert [(item.number, item.agenda_ref, item.title) for item in part.items] == [
        (None, "1", "Apologies"),
        (None, "2", "Election of Vice-Chair"),
        (None, "3", "Ponds"),
    ]
    assert [(office.person, office.event) for office in part.offices if office.office == "Vice-Chair"] == [
        ("B Noor", Event.ELECTED)
    ]


def test_a_printed_web_page_loses_the_words_of_the_site() -> None:
    lines = [
        *plain("Agenda and minutes", "Arden Partnership - Tuesday, 4th May, 2021 10.00 am"),
        Set(text="197. Notes of meeting held on 2 March 2021 PDF 134 KB", bold=True, gap=1, x=40),
        *plain("Minutes:", "RESOLVED that the notes were a correct record."),
        Set(text="198. Ponds - update PDF 91 KB", bold=True, gap=1, x=40),
        *plain(
            "Additional documents:",
            "• Appendix A, item 198. PDF 1 MB",
            "Minutes:",
            "1.Mr Hale spoke on GDPR.RESOLVED that the update be noted.",
        ),
    ]
    assert WEB.bid(stretch(typeset(lines))) > THRESHOLD
    part = part_of(*lines)
    assert (part.body, part.date) == ("Arden Partnership", date(2021, 5, 4))
    assert [(item.number, item.title) for item in part.items] == [
        ("197", "Notes of meeting held on 2 March 2021"),
        ("198", "Ponds - update"),
    ]
    assert [resolution.text for resolution in part.items[1].resolutions] == ["RESOLVED that the update be noted."]


def test_parish_prose_decides_without_capitals() -> None:
    lines = [
        *plain("HARBURY PARISH COUNCIL", "Minutes of the meeting held on Monday 8th January 2024"),
        *plain("Present: Cllrs Hale, Noor and Pike & the Clerk."),
        *plain("24. Approval of minutes: Approved and signed as correct."),
        *plain("25. Grants: The letter was read. After talk it was resolved to pay £50. Clerk to write to the school."),
        *plain("26. Seat: Proposed by Cllr Hale and seconded by Cllr Noor that a seat be bought. Agreed unanimously."),
    ]
    part = part_of(*lines)
    assert who(part, Status.PRESENT) == ["Hale", "Noor", "Pike"]
    assert [item.title for item in part.items] == ["Approval of minutes", "Grants", "Seat"]
    assert [resolution.verbs for item in part.items for resolution in item.resolutions] == [
        ("approve", "sign"),
        ("pay",),
        ("buy",),
    ]
    assert [(action.owner, action.text) for action in part.items[1].actions] == [
        ("Clerk", "Clerk to write to the school.")
    ]
    assert part.items[2].resolutions[0].seconder == "Cllr Noor"


def test_every_record_points_at_its_words() -> None:
    source = stretch(typeset([*HEAD, *BODY]))
    part = read_stretch(source).parts[0]
    page = source.pages[0].text
    chair: Attendance = part.attendance[0]
    assert page[chair.source.start : chair.source.end] == "Mr A Hale (Chair)"
    resolution = part.items[1].resolutions[0]
    assert page[resolution.source.start : resolution.source.end] == "RESOLVED that the Arden Panel:"


def test_a_meeting_that_lists_who_came_and_who_did_not_is_told_by_its_minutes() -> None:
    part = part_of(
        *plain("MEETING OF ARDEN POLICE AND CRIME PANEL", "Thursday 6 May 2021"),
        *plain("Present:", "Cllr A Hale, Arden Council", "Cllr B Noor, Westfold Council"),
        *plain("Apologies:", "Cllr C Pike, Arden Council", "Mrs D Frost, Westfold Council"),
        Set(text="1. Welcome", bold=True, gap=1),
        *plain("All were welcomed."),
        Set(text="2. Ponds", bold=True, gap=1),
        *plain("The ponds were clear."),
    )
    assert (part.kind, part.body) == (Kind.MINUTES, "Arden Police and Crime Panel")
    assert who(part, Status.PRESENT) == ["A Hale", "B Noor"]
    assert who(part, Status.APOLOGIES) == ["C Pike", "D Frost"]


def test_bold_lines_over_lists_of_people_are_no_items() -> None:
    part = part_of(
        Set(text="Minutes of the Arden Panel held on 4 May 2021", bold=True, gap=1),
        Set(text="Core membership", bold=True, gap=1),
        *plain("Ada Hale", "Jo Noor"),
        Set(text="Attendees", bold=True, gap=1),
        *plain("Kay Fir", "Ben Pike"),
        Set(text="Ponds of the parish", bold=True, gap=1),
        *plain("The ponds were clear."),
    )
    assert [item.title for item in part.items] == ["Ponds of the parish"]
    assert who(part, Status.PRESENT) == ["Kay Fir", "Ben Pike"]
