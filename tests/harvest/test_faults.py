"""Faults planted in a site: each is told in one line with its address, and nothing else is lost by it."""

from dataclasses import replace

import pytest
from conftest import POLITE, Desk
from council import Council, Document, small_pdf
from lookalike import Reply

from corpus.visits.harvested import State
from corpus.visits.standing import cover, find_origins


def fails(status: int, **headers: str):
    return lambda _: Reply(status, b"<html>Sorry</html>", headers={k.replace("_", "-"): v for k, v in headers.items()})


def only_first(plant, times: int = 1):
    """Plant a fault that passes."""
    left = [times]

    def planted(reply: Reply) -> Reply:
        left[0] -= 1
        return plant(reply) if left[0] >= 0 else reply

    return planted


@pytest.fixture
def one(council: Council) -> Document:
    """A paper in the middle of the list."""
    return council.papers()[sorted(council.papers())[7]]


def place_of(document: Document) -> str:
    return f"/documents/{document.letter}{document.number}/" + (rf".*T={document.kind}$" if document.kind else "")


def assert_only_missing(desk: Desk, council: Council, *missing: Document) -> None:
    assert set(desk.taken) == set(council.papers()) - {document.key for document in missing}
    assert set(desk.site.served.values()) <= {1}


PASSING = {
    "500": (fails(500), 0),
    "429 with Retry-After": (fails(429, Retry_After="7"), 7),
    "503 with Retry-After": (fails(503, Retry_After="3"), 3),
    "time-out": (lambda reply: replace(reply, delay=1.6), 0),
    "cut off": (lambda reply: replace(reply, whole=False), 0),
}


@pytest.mark.parametrize("name", PASSING)
def test_a_fault_that_passes_loses_nothing(name: str, desk: Desk, council: Council, one: Document) -> None:
    plant, pause = PASSING[name]
    desk.manners = replace(POLITE, timeout_seconds=1 if name == "time-out" else 10)
    desk.site.planted[place_of(one)] = only_first(plant)
    summary = desk.visit()
    assert summary.finished
    assert desk.lines == []
    assert_only_missing(desk, council)
    assert max(desk.slept) >= pause


LASTING = {
    "500": (fails(500), "answers 500 Internal Server Error, 3 times"),
    "time-out": (lambda reply: replace(reply, delay=1.6), "did not answer within 1 s, 3 times"),
    "cut off": (lambda reply: replace(reply, whole=False), "the connection broke"),
    "404": (fails(404), "answers 404 Not Found"),
    "truncated at the source": (lambda reply: replace(reply, body=reply.body[:200]), "is cut short"),
    "empty": (lambda reply: replace(reply, body=b""), "gives an empty file"),
    "error page as a PDF": (
        lambda reply: replace(reply, body=b"<!DOCTYPE html><html>An error has occurred</html>"),
        "gives a web page, not the paper",
    ),
    "redirect to a private address": (fails(302, Location="http://10.1.2.3/secret.pdf"), "is a private address"),
    "redirect to this machine": (fails(302, Location="http://localhost:9/a.pdf"), "is a private address"),
    "redirect to a file": (fails(302, Location="file:///etc/passwd"), "is not an http or https address"),
    "redirect in a circle": (fails(302, Location="#again"), "perhaps in a circle"),
    "packed oddly": (lambda reply: replace(reply, headers={"Content-Encoding": "br"}), "is packed as br"),
    "too large": (lambda reply: replace(reply, body=b"%PDF" * 5_000), "is larger than the limit of 0.01 MB"),
}


@pytest.mark.parametrize("name", LASTING)
def test_a_fault_that_lasts_is_told_in_one_line_and_mended_later(
    name: str, desk: Desk, council: Council, one: Document
) -> None:
    plant, words = LASTING[name]
    desk.manners = replace(POLITE, timeout_seconds=1 if name == "time-out" else 10, paper_bytes=10_000)
    desk.site.planted[place_of(one)] = plant
    summary = desk.visit()
    assert summary.finished
    assert summary.tally.failed == 1
    (line,) = desk.lines
    assert words in line
    assert line.startswith("http://127.0.0.1")
    assert "\n" not in line
    assert_only_missing(desk, council, one)

    desk.site.planted.clear()
    mended = desk.visit(days_later=31)
    assert mended.tally.new == 1
    assert desk.lines == []
    assert set(desk.taken) == set(council.papers())


WALLS = {
    "Cloudflare's wall": fails(403, Server="cloudflare", cf_mitigated="challenge"),
    "a wall in words": lambda _: Reply(403, b"<html><title>Just a moment...</title></html>"),
    "come back in an hour": fails(429, Retry_After="3600"),
}


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_ends_the_visit_and_the_next_goes_on(name: str, desk: Desk, council: Council, one: Document) -> None:
    desk.site.planted[place_of(one)] = WALLS[name]
    summary = desk.visit()
    assert not summary.finished
    assert summary.ending.startswith("stopped: http://127.0.0.1")
    (line,) = desk.lines
    assert "answers 4" in line
    assert desk.site.paths[-1].startswith(f"/documents/{one.letter}{one.number}/")  # nothing was asked after it

    desk.site.planted.clear()
    assert desk.visit().finished
    assert_only_missing(desk, council)


def test_three_refusals_in_a_row_are_a_wall_and_one_is_not(desk: Desk, council: Council, one: Document) -> None:
    desk.site.planted[place_of(one)] = fails(403)
    assert desk.visit().finished
    assert [line.partition(": ")[2] for line in desk.lines] == ["answers 403 Forbidden."]
    desk.site.planted = {"/documents/": fails(403)}
    assert not desk.visit(days_later=1, recheck=True).finished
    assert desk.lines[-1].endswith("answers 403 Forbidden, 3 times in a row.")


def test_robots_txt_is_obeyed(desk: Desk, council: Council) -> None:
    desk.site.robots = "User-agent: MattersArising\nDisallow: /documents/g\nCrawl-delay: 4\n"
    summary = desk.visit()
    closed = [key for key in council.papers() if key.startswith("g")]
    assert summary.tally.failed == len(desk.lines) == len(closed)
    assert all("robots.txt" in line for line in desk.lines)
    assert not any("/documents/g" in path for path in desk.site.paths)
    assert 3.9 < max(desk.slept) <= 4.0


def test_a_site_that_wants_no_programs_is_not_asked(desk: Desk) -> None:
    desk.site.robots = "User-agent: *\nDisallow: /\n"
    desk.visit()
    assert desk.site.paths == ["/robots.txt"]
    assert any("robots.txt" in line for line in desk.lines)


def test_a_robots_txt_that_cannot_be_read_closes_the_site(desk: Desk) -> None:
    desk.site.planted["/robots.txt"] = fails(500)
    summary = desk.visit()
    assert not summary.finished
    assert set(desk.site.paths) == {"/robots.txt"}
    assert "robots.txt that cannot be read (answers 500" in desk.lines[0]


def test_a_list_of_meetings_in_a_loop_is_told_and_left(desk: Desk, council: Council) -> None:
    desk.site.service = "off"
    first = desk.site.page_ielistmeetings({"committeeid": "101"})
    looped = first.body.replace(b"Act=earlier", b"Act=earlier&amp;Loop=1")

    desk.site.planted["Act=earlier"] = lambda _: Reply(body=looped)
    summary = desk.visit()
    assert summary.finished
    assert any("leads back to itself" in line for line in desk.lines)
    assert len(desk.site.paths) < 200
    desk.site.planted.clear()
    desk.visit(days_later=1)
    assert_only_missing(desk, council)


def test_a_paper_changed_at_its_source_becomes_a_new_version(desk: Desk, council: Council, one: Document) -> None:
    desk.visit()
    desk.site.forget()
    one.content = small_pdf("corrected")
    summary = desk.visit(days_later=31)
    assert (summary.tally.new, summary.tally.replaced) == (0, 1)
    assert desk.taken[one.key][-1] == one.content
    assert desk.site.served == {one.key: 1}


@pytest.mark.parametrize("service", ["on", "off"])
def test_a_paper_withdrawn_is_marked_and_kept(service: str, desk: Desk, one: Document) -> None:
    desk.site.service = service
    desk.visit()
    one.withdrawn = True
    summary = desk.visit(days_later=31)
    assert summary.tally.withdrawn == 1
    assert [line for line in desk.lines if "is withdrawn at its source" in line] == desk.lines
    (gone,) = [paper for paper in desk.ledger.papers(desk.source()) if paper.withdrawn_at]
    assert (gone.key, gone.state) == (one.key, State.HELD)
    assert find_origins(desk.ledger.engine, gone.sha256 or "")[0].withdrawn_at == desk.today
    one.withdrawn = False
    assert desk.visit(days_later=31).tally.withdrawn == 0
    assert not any(paper.withdrawn_at for paper in desk.ledger.papers(desk.source()))


def test_a_page_that_fails_withdraws_nothing(desk: Desk, council: Council) -> None:
    desk.visit()
    desk.site.planted["ieListDocuments"] = fails(500)
    desk.site.service = "off"
    summary = desk.visit(days_later=31)
    assert summary.tally.withdrawn == 0
    assert len(desk.lines) == len(council.meetings)


def test_days_asked_for_bound_what_is_fetched_and_what_is_withdrawn(desk: Desk, council: Council) -> None:
    desk.visit()
    newest = max(meeting.date for meeting in council.meetings if meeting.published)
    desk.site.forget()
    summary = desk.visit(since=newest, until=newest, days_later=1)
    assert summary.tally.withdrawn == 0
    assert 0 < summary.tally.found < 10


def test_a_run_stops_at_its_limit_and_the_next_goes_on(desk: Desk, council: Council) -> None:
    desk.manners = replace(POLITE, run_papers=5)
    first = desk.visit()
    assert "5 papers are the most of one run" in first.ending
    assert len(desk.taken) == 5
    while not desk.visit().finished:
        pass
    assert_only_missing(desk, council)


def test_a_committee_is_found_by_name_and_an_unknown_one_told_with_those_there_are(desk: Desk) -> None:
    assert desk.visit(committee="marlshire community").finished
    assert desk.taken
    desk.visit(committee="Parks")
    assert (
        "has no one committee “Parks”, but: Marlshire Community Safety Partnership, Audit & Standards" in desk.lines[0]
    )


def test_what_the_site_says_is_kept(desk: Desk, council: Council) -> None:
    for service in ("on", "off"):
        desk.site.service = service
        desk.visit(days_later=31)
        seen = {one.meeting.id: one.meeting for one in desk.ledger.meetings(desk.source())}
        meeting = next(one for one in council.meetings if one.published and one.items[2].long)
        said = seen[str(meeting.id)]
        assert (said.committee, said.date, said.time) == (meeting.committee[1], meeting.date, "10.00 am")
        assert said.place == "Council Chamber"
        assert [item.number for item in said.items] == [
            None,
            *(i.number.rstrip(".") for i in meeting.items[1:3]),
            None,
            meeting.items[4].number.rstrip("."),
        ]
        assert [item.heading for item in said.items] == [True, False, False, True, False]
        assert [item.restricted for item in said.items] == [False, False, False, False, True]
        assert said.items[1].title == "Apologies & Substitutes"
        assert said.items[2].minutes == meeting.items[2].minutes.strip()
        assert {one.attendance for one in said.attendees} == {"Present"}
        cancelled = next((one for one in council.meetings if one.status == "Cancelled"), None)
        assert cancelled is None or seen[str(cancelled.id)].status == "cancelled"
    (covered,) = cover(desk.ledger.engine, desk.source())
    assert covered.held == covered.listed == len(council.papers())
    assert covered.meetings == len(council.meetings)
