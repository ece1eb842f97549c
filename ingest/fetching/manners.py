"""What is polite to ask of a site, and what do its answers mean? Values and judgements; `fetch` acts on them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from corpus.records import record

AGENT = "MattersArising"
REDIRECTS = frozenset((301, 302, 303, 307, 308))
PASSING = frozenset((408, 500, 502, 504))
BUSY = frozenset((429, 503))
FORBIDDEN_IN_A_ROW = 3
_CHALLENGES = (b"just a moment...", b"attention required!", b"_incapsula_resource", b"cf-chl")


@record
class Manners:
    """How a site is asked. Times in seconds. ``allowed`` are private hosts that may be asked all the same."""

    contact: str = ""  # an address or telephone number, shown to the site
    pause_seconds: float = 1.0
    timeout_seconds: float = 30.0
    answer_seconds: float = 900.0  # the longest one answer may take to arrive
    patience_seconds: float = 300.0  # the longest that "come back later" is waited for
    attempts: int = 3
    paper_bytes: int = 200_000_000
    run_papers: int = 2_000
    run_bytes: int = 5_000_000_000
    allowed: tuple[str, ...] = ()
    proxy: str = ""  # the address of one that asks for us: "http://proxy.example:3128"

    @property
    def agent(self) -> str:
        """The name given to sites."""
        return f"{AGENT}/0.1 (public meeting papers; {self.contact or 'contact not stated'})"


@record
class Answer:
    """What a site answered: 200 with a body (or, where it was written to a file, its size), or 304 without."""

    address: str  # after redirects
    status: int
    body: bytes = b""
    size_bytes: int = 0
    media_type: str = ""
    etag: str | None = None
    last_modified: str | None = None

    @property
    def unchanged(self) -> bool:
        """Whether the site says that what is held is still what it has."""
        return self.status == HTTPStatus.NOT_MODIFIED


@record
class Later:
    """The site is busy or failing: why, and how long it asks to be left alone, in seconds."""

    reason: str
    seconds: float


def is_challenge(status: int, headers: Mapping[str, str], excerpt: bytes) -> bool:
    """Return whether an answer is a wall that turns programs away, as content delivery networks put up."""
    if "cf-mitigated" in headers:
        return True
    walled = any(words in excerpt.lower() for words in _CHALLENGES)
    return status in (HTTPStatus.FORBIDDEN, *BUSY) and walled


def retry_seconds(value: str | None) -> float:
    """Return the seconds that a Retry-After header asks for, 0 where it has none that can be read."""
    words = (value or "").strip()
    if words.isdecimal():
        return float(words)
    try:
        moment = parsedate_to_datetime(words)
    except (TypeError, ValueError):
        return 0.0
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def too_large(limit_bytes: int) -> str:
    return f"is larger than the limit of {limit_bytes / 1_000_000:g} MB"
