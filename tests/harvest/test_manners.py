"""Is a site asked politely?"""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from conftest import POLITE, Desk
from council import Council
from lookalike import LookAlike, Reply

from corpus.errors import BlockedError, HarvestError, MissingError
from ingest.fetching.fetch import Client
from ingest.fetching.harvest import is_due
from ingest.fetching.manners import Manners, retry_seconds


@pytest.fixture
def client(site: LookAlike) -> Iterator[Client]:
    asking = Client(manners=replace(POLITE, paper_bytes=50_000), sleep=lambda _: None)
    yield asking
    asking.close()


def test_visitors_name_themselves_and_ask_one_thing_at_a_time(desk: Desk) -> None:
    desk.manners = replace(POLITE, contact="democracy@example.gov.uk")
    desk.visit()
    assert desk.site.agents == {"MattersArising/0.1 (public meeting papers; democracy@example.gov.uk)"}
    assert desk.site.most_at_once == 1


def test_a_packed_answer_is_unpacked_and_its_limit_is_on_what_comes_out(client: Client, site: LookAlike) -> None:
    packed = {"Content-Encoding": "gzip"}
    bomb = gzip.compress(bytes(30_000_000))
    site.planted["small"] = lambda _: Reply(body=gzip.compress(b"words"), headers=packed)
    site.planted["bomb"] = lambda _: Reply(body=bomb, headers=packed)
    assert client.get(site.address + "small").body == b"words"
    with pytest.raises(HarvestError, match="is larger than the limit of 20 MB"):
        client.get(site.address + "bomb")


def test_a_missing_robots_txt_closes_nothing_and_a_missing_page_is_told(client: Client, site: LookAlike) -> None:
    site.planted["robots"] = lambda _: Reply(404)
    with pytest.raises(MissingError, match="answers 404 Not Found"):
        client.get(site.address + "none.aspx")


def test_a_wall_is_told_apart_from_a_busy_site(client: Client, site: LookAlike) -> None:
    site.planted["wall"] = lambda _: Reply(503, b"<title>Just a moment...</title>")
    site.planted["busy"] = lambda _: Reply(503, b"Service Unavailable")
    with pytest.raises(BlockedError, match="a wall against programs"):
        client.get(site.address + "wall")
    with pytest.raises(HarvestError, match="answers 503 Service Unavailable, 3 times"):
        client.get(site.address + "busy")


def test_retry_after_is_read_as_seconds_and_as_a_date() -> None:
    assert retry_seconds("120") == 120
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    assert 3500 < retry_seconds(in_an_hour) <= 3600
    assert retry_seconds(None) == retry_seconds("soon") == retry_seconds("Mon, 01 Jan 2001 00:00:00 GMT") == 0


NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("meeting_days_ago", "checked_hours_ago", "blind", "due"),
    [
        (10, None, False, True),  # never looked at
        (10, 23, False, True),  # nightly while papers still change
        (10, 2, False, False),  # a run that goes on after a stop
        (-30, 23, False, True),  # a meeting to come
        (400, 23, False, False),  # settled
        (400, 31 * 24, False, True),  # settled, once a month
        (10, 23, True, False),  # the site cannot say "unchanged": not a download every night
    ],
)
def test_what_is_looked_at_again(meeting_days_ago: int, checked_hours_ago: int | None, blind: bool, due: bool) -> None:
    day = (NOW - timedelta(days=meeting_days_ago)).date()
    checked = None if checked_hours_ago is None else NOW - timedelta(hours=checked_hours_ago)
    assert is_due(day, checked, NOW, blind=blind) is due


def test_private_hosts_are_not_asked_unless_allowed(site: LookAlike) -> None:
    asking = Client(manners=Manners(pause_seconds=0))
    with pytest.raises(HarvestError, match="is a private address"):
        asking.get(site.address)
    asking.close()
    assert site.paths == []


def test_a_broken_answer_is_gone_on_with_where_the_site_can_give_the_rest(desk: Desk, council: Council) -> None:
    cut = [True]

    def cut_once(reply: Reply) -> Reply:
        whole = not cut or not cut.pop()
        return replace(reply, whole=whole)

    desk.site.planted["/documents/"] = cut_once
    summary = desk.visit()
    assert summary.tally.new == len(council.papers())
    assert {key: len(one.content) for key, one in council.papers().items()} == desk.site.sent_bytes


class Proxy(LookAlike):
    """A proxy that answers for every site itself."""

    def reply_to(self, target: str, etag: str | None) -> tuple[Reply, None]:
        return Reply(404 if target.endswith("robots.txt") else 200, target.encode()), None


def test_sites_are_asked_through_a_proxy_where_one_is_set(council: Council) -> None:
    with Proxy(council) as proxy:
        numbers = {"council.example": ["8.8.8.8"], "inside.example": ["10.0.0.7"], "127.0.0.1": ["127.0.0.1"]}

        def resolve(host: str, port: int) -> list[str]:
            if host not in numbers:
                raise OSError(f"{host} is not known here")
            return numbers[host]

        asking = Client(manners=Manners(pause_seconds=0, proxy=proxy.address), resolve=resolve)
        for host in ("council.example", "unknown-here.example"):
            assert asking.get(f"http://{host}/a").body == f"http://{host}/a".encode()
        with pytest.raises(HarvestError, match="is a private address"):
            asking.get("http://inside.example/a")
        asking.close()
        assert not any("inside.example" in path for path in proxy.paths)
