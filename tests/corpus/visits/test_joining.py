"""What the site says and what a paper says, joined."""

from dataclasses import replace
from datetime import UTC, date, datetime

from corpus.quality import NO_DATE, rate_paper
from corpus.records import Attendance, Doubt, Item, Kind, Part, Source, Status
from corpus.stored import StoredPaper, Verdict
from corpus.visits.joining import CONFLICT_RULE, Saying, join_site
from corpus.visits.sites import PaperKind, SiteAttendee, SiteItem, SiteMeeting

DAY = date(2026, 1, 15)
SITE = SiteMeeting(
    id="1",
    committee="Elm Board",
    date=DAY,
    address="https://elm.gov.uk/ieListDocuments.aspx?MId=1",
    items=(
        SiteItem(id="1", number=None, title="A. Business", heading=True),
        SiteItem(id="2", number="54", title="Roads & Paths Update"),
        SiteItem(id="3", number="55", title="Contract award", restricted=True),
    ),
    attendees=(
        SiteAttendee(name="Councillor Ann Ash", role="Chairman", attendance="Present"),
        SiteAttendee(name="Bob Beech", attendance="Apologies"),
        SiteAttendee(name="Cy Cedar", attendance="Expected"),
    ),
)


def _item(number: str | None, title: str, *, restricted: bool = False) -> Item:
    source = Source(page=2)
    return Item(
        number=number, title=title, first_page=2, last_page=2, restricted=restricted, source=source, confidence=0.8
    )


def _attended(name: str, status: Status) -> Attendance:
    return Attendance(name=name, status=status, source=Source(page=1), confidence=0.9)


MINUTES = Part(
    id="p1",
    kind=Kind.MINUTES,
    title="Minutes",
    body="Elm Board",
    date=DAY,
    first_page=1,
    last_page=2,
    items=(_item("54.", "Roads and Paths update"), _item("55", "Contract award", restricted=True)),
    attendance=(_attended("Ann Ash", Status.PRESENT), _attended("Mr Bob Beech", Status.APOLOGIES)),
    confidence=1.0,
)


def stored(*parts: Part) -> StoredPaper:
    return StoredPaper(
        sha256="a" * 64,
        address="a" * 12,
        file="paper.pdf",
        media_type="application/pdf",
        page_count=9,
        kind=parts[0].kind,
        title=parts[0].title,
        body=parts[0].body,
        date=parts[0].date,
        parts=parts,
        warnings=(),
        ocr_pages=(),
        ingested_at=datetime(2026, 1, 20, tzinfo=UTC),
    )


def joined(
    *parts: Part, kind: PaperKind = PaperKind.MINUTES, item: str | None = None, settled: frozenset = frozenset()
) -> StoredPaper:
    return join_site(stored(*parts), [Saying(meeting=SITE, kind=kind, item=item)], settled)


def told(paper: StoredPaper, verdict: Verdict) -> list[tuple[str, str | None, str | None]]:
    return [(word.about, word.site, word.paper) for word in paper.site if word.verdict is verdict]


def test_what_both_say_is_confirmed_and_so_much_the_surer() -> None:
    paper = joined(MINUTES)
    assert told(paper, Verdict.CONFLICT) == []
    assert [about for about, _, _ in told(paper, Verdict.CONFIRMED)] == [
        "day",
        "item 54",
        "item 55",
        "attendance Councillor Ann Ash",
        "attendance Bob Beech",
    ]
    assert [item.confidence for item in paper.parts[0].items] == [0.9, 0.9]
    assert [one.confidence for one in paper.parts[0].attendance] == [0.95, 0.95]
    assert {word.address for word in paper.site} == {SITE.address}


def test_a_role_only_the_site_has_is_told_and_not_put_into_the_paper() -> None:
    paper = joined(MINUTES)
    assert told(paper, Verdict.ADDED) == [("role Councillor Ann Ash", "Chairman", None)]
    assert paper.parts[0].attendance[0].office is None


def test_what_the_paper_leaves_unknown_is_the_sites_with_its_address() -> None:
    bare = replace(
        MINUTES,
        body=None,
        date=None,
        items=(_item(None, "Roads and Paths update"), _item("55", "Contract award")),
        attendance=(),
        doubts=(Doubt(rule=NO_DATE, weight=0.25),),
        confidence=0.75,
    )
    paper = joined(bare)
    (part,) = paper.parts
    assert (paper.body, paper.date, part.body, part.date) == ("Elm Board", DAY, "Elm Board", DAY)
    assert [(item.number, item.restricted) for item in part.items] == [("54", False), ("55", True)]
    assert [(one.name, one.status, one.office) for one in part.attendance] == [
        ("Ann Ash", Status.PRESENT, "Chairman"),
        ("Bob Beech", Status.APOLOGIES, None),
    ]
    assert {one.source.address for one in part.attendance} == {SITE.address}
    assert [about for about, _, _ in told(paper, Verdict.ADDED)] == [
        "day",
        "body",
        "number of “Roads and Paths update”",
        "restricted 55",
        "attendance Councillor Ann Ash",
        "attendance Bob Beech",
    ]
    assert part.doubts == ()
    assert part.confidence == 1.0


def test_what_differs_is_shown_both_ways_and_nothing_is_settled() -> None:
    odd = replace(
        MINUTES,
        date=date(2026, 1, 16),
        items=(_item("56", "Roads & Paths Update"), _item("55", "Contract award"), _item("57", "Any Other Business")),
        attendance=(_attended("Bob Beech", Status.PRESENT),),
    )
    paper = joined(odd)
    assert told(paper, Verdict.CONFLICT) == [
        ("day", "2026-01-15", "2026-01-16"),
        ("number", "54", "56"),
        ("item 57", None, "Any Other Business"),
        ("attendance Councillor Ann Ash", "present", None),
        ("attendance Bob Beech", "apologies", "present"),
    ]
    assert paper.date == date(2026, 1, 16)
    assert [item.number for item in paper.parts[0].items] == ["56", "55", "57"]
    (doubt,) = rate_paper(paper).doubts
    assert (doubt.rule, doubt.page) == (CONFLICT_RULE, 1)
    assert doubt.detail == "day: “2026-01-15” there, “2026-01-16” here, and 4 more"


def test_an_agendas_own_numbers_are_not_measured_by_those_of_the_minutes() -> None:
    minuted = replace(SITE, items=tuple(replace(item, minutes="It was noted.") for item in SITE.items))
    items = (_item("A1", "Roads and Paths update"), _item(None, "Contract award", restricted=True))
    agenda = replace(MINUTES, kind=Kind.AGENDA, items=items, attendance=())
    paper = join_site(stored(agenda), [Saying(meeting=minuted, kind=PaperKind.FRONTSHEET)])
    assert told(paper, Verdict.CONFLICT) == told(paper, Verdict.ADDED) == []
    assert [about for about, _, _ in told(paper, Verdict.CONFIRMED)] == ["day", "item A1", "item Contract award"]


def test_a_restriction_printed_stays_whatever_the_site_says() -> None:
    secret = replace(MINUTES, items=(_item("54", "Roads & Paths Update", restricted=True), MINUTES.items[1]))
    paper = joined(secret)
    assert told(paper, Verdict.CONFLICT) == [("restricted 54", "public", "restricted")]
    assert paper.parts[0].items[0].restricted


def test_a_restricted_item_missing_from_public_minutes_is_no_conflict() -> None:
    assert told(joined(replace(MINUTES, items=MINUTES.items[:1])), Verdict.CONFLICT) == []


def test_in_a_pack_the_last_meetings_minutes_are_left_alone_and_reports_get_their_meeting() -> None:
    agenda = Part(id="p1", kind=Kind.AGENDA, title="Agenda", first_page=1, last_page=2, items=MINUTES.items)
    report = Part(id="p3", kind=Kind.REPORT, title="Roads", first_page=5, last_page=6)
    paper = joined(agenda, replace(MINUTES, id="p2", date=None), report, kind=PaperKind.PACK)
    assert [part.date for part in paper.parts] == [DAY, None, DAY]


def test_a_single_report_is_of_the_meeting_and_item_it_hangs_under() -> None:
    report = Part(id="p1", kind=Kind.REPORT, title="Roads", first_page=1, last_page=2)
    (part,) = joined(report, kind=PaperKind.REPORT, item="54").parts
    assert (part.body, part.date, part.agenda_ref) == ("Elm Board", DAY, "54")


def test_a_report_listed_under_several_meetings_is_of_none_by_guess() -> None:
    report = Part(id="p1", kind=Kind.REPORT, title="Roads", first_page=1, last_page=2)
    later = replace(SITE, id="2", date=date(2026, 4, 15))
    sayings = [Saying(meeting=meeting, kind=PaperKind.REPORT) for meeting in (SITE, later)]
    assert join_site(stored(report), sayings) == stored(report)
    dated = replace(report, date=later.date, body="Elm Board")
    assert told(join_site(stored(dated), sayings), Verdict.CONFLICT) == []
    twice = join_site(stored(report), [sayings[0], sayings[0]])  # two sources saved of one site
    assert [about for about, _, _ in told(twice, Verdict.ADDED)] == ["day", "body"]
    assert told(twice, Verdict.CONFIRMED) == []


def test_what_staff_put_right_is_not_overruled() -> None:
    open_item = replace(MINUTES, items=(MINUTES.items[0], _item("55", "Contract award")))
    paper = joined(open_item, settled=frozenset({("restricted", 1, "contract-award")}))
    assert not paper.parts[0].items[1].restricted


def test_of_a_paper_with_words_taken_down_only_the_meeting_is_told() -> None:
    bare = replace(MINUTES, date=None, attendance=())
    paper = join_site(stored(bare), [Saying(meeting=SITE, kind=PaperKind.MINUTES)], meeting_only=True)
    assert paper.date == DAY
    assert paper.parts[0].attendance == ()
    assert {word.about for word in paper.site} == {"day"}
