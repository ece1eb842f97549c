"""Which addresses are asked, and which connections are made?"""

import httpcore
import pytest

from corpus.errors import HarvestError
from ingest.fetching.addresses import CheckedBackend, check_address, is_public
from ingest.fetching.site_words import tidy_address


@pytest.mark.parametrize(
    "number",
    [
        "10.0.0.1", "127.0.0.1", "169.254.169.254", "192.168.1.1", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1",  # noqa: S104
        "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "255.255.255.255",
    ],
)  # fmt: skip
def test_private_numbers_are_known_however_they_are_wrapped(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2a00:1450:4009::200e", "::ffff:8.8.8.8"])
def test_public_numbers_are_public(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://x.gov.uk/a",
        "file:///etc/passwd",
        "https:///a",
        "https://me:word@x.gov.uk/",
        "http://x:abc/",
        "http://[::1",
        "http://müll.gov.uk/",
    ],
)
def test_only_plain_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(HarvestError):
        check_address(address)


class _Numbers(httpcore.MockBackend):
    """Notes which number a connection goes to."""

    def __init__(self) -> None:
        super().__init__([])
        self.asked: list[str] = []

    def connect_tcp(self, host: str, *args: object, **options: object) -> httpcore.NetworkStream:
        self.asked.append(host)
        return super().connect_tcp(host, *args, **options)  # type: ignore[arg-type]


def test_a_name_is_looked_up_once_and_the_checked_number_is_the_one_connected_to() -> None:
    answers = iter([("8.8.8.8",), ("127.0.0.1",)])  # public when checked, private had it been looked up again
    backend = CheckedBackend(resolve=lambda host, port: next(answers))
    backend._backend = numbers = _Numbers()  # type: ignore[assignment]
    backend.connect_tcp("papers.example.gov.uk", 443)
    assert numbers.asked == ["8.8.8.8"]
    with pytest.raises(HarvestError, match="is a private address"):
        backend.connect_tcp("papers.example.gov.uk", 443)
    assert numbers.asked == ["8.8.8.8"]


def test_one_private_number_among_public_ones_is_enough_to_refuse() -> None:
    backend = CheckedBackend(resolve=lambda host, port: ("8.8.8.8", "10.0.0.1"))
    with pytest.raises(HarvestError):
        backend.connect_tcp("x.gov.uk", 80)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (" documents/s1/A report.pdf\n", "documents/s1/A%20report.pdf"),
        ("documents/s1/A\r\n report.pdf?T=10", "documents/s1/A%20report.pdf?T=10"),
        ("documents/s1/50% more.pdf", "documents/s1/50%25%20more.pdf"),
        ("documents/s1/A%20report.pdf#page=2", "documents/s1/A%20report.pdf"),
        ("documents/s1/Café.pdf", "documents/s1/Caf%C3%A9.pdf"),
    ],
)
def test_links_become_addresses_as_in_a_browser(link: str, address: str) -> None:
    assert tidy_address(link) == address
