"""What a site allows programs."""

import pytest

from corpus.errors import BlockedError, HarvestError, MissingError
from ingest.fetching.manners import Answer
from ingest.fetching.robots import Robots

SITE = "https://elm.gov.uk"
RULES = b"User-agent: MattersArising\nDisallow: /private\nCrawl-delay: 4\n"


def test_rules_are_read_once_and_heeded() -> None:
    asked: list[str] = []

    def read(address: str) -> Answer:
        asked.append(address)
        return Answer(address=address, status=200, body=RULES)

    robots = Robots(read)
    robots.check(f"{SITE}/open.pdf")
    with pytest.raises(HarvestError, match="is closed to programs"):
        robots.check(f"{SITE}/private/a.pdf")
    assert robots.delay_seconds(f"{SITE}/open.pdf") == 4
    assert robots.delay_seconds("https://oak.gov.uk/") == 0
    assert asked == [f"{SITE}/robots.txt"]


def test_a_site_without_rules_closes_nothing_and_one_whose_rules_cannot_be_read_is_left_alone() -> None:
    def missing(address: str) -> Answer:
        raise MissingError(address, "answers 404 Not Found")

    def broken(address: str) -> Answer:
        raise HarvestError(address, "answers 500 Internal Server Error")

    Robots(missing).check(f"{SITE}/open.pdf")
    with pytest.raises(BlockedError, match="that cannot be read"):
        Robots(broken).check(f"{SITE}/open.pdf")
