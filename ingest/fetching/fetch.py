"""How is a site asked? By name, one request at a time, with a pause, within limits, and only what it allows.

httpcore is used, not a library above it: its network backend is the documented place to decide which number a
connection goes to (`addresses`), and redirects, retries and robots.txt have to be ours to be checked at all.
"""

import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore

from corpus.errors import BlockedError, HarvestError, MissingError
from corpus.records import record
from ingest.fetching.addresses import CheckedBackend, Resolve, check_address, check_before_proxy, resolve_host
from ingest.fetching.bodies import Limits, declared_length, first, unpacked
from ingest.fetching.landing import Landing
from ingest.fetching.manners import (
    BUSY,
    FORBIDDEN_IN_A_ROW,
    PASSING,
    REDIRECTS,
    Answer,
    Later,
    Manners,
    is_challenge,
    named,
    retry_seconds,
    times,
    too_large,
)
from ingest.fetching.robots import Robots
from ingest.fetching.site_words import tidy_address

MAX_HOPS = 5
_PAGE_BYTES = 20_000_000
_ROBOTS_BYTES = 500_000  # RFC 9309, 2.5
_EXCERPT_BYTES = 65_536


@record
class _Wish:
    """One thing to be asked for."""

    address: str
    headers: tuple[tuple[bytes, bytes], ...]
    into: Landing | None
    limit_bytes: int
    attempts: int


@dataclass
class Traffic:
    """What a run has cost so far."""

    requests: int = 0
    received_bytes: int = 0
    waited_seconds: float = 0.0


@dataclass
class Client:
    """Asks sites. ``now`` and ``sleep`` are the clock, ``resolve`` looks names up; tests pass their own."""

    manners: Manners = field(default_factory=Manners)
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    resolve: Resolve = resolve_host
    traffic: Traffic = field(default_factory=Traffic)
    _free_at: float = 0.0
    _forbidden: int = 0

    def __post_init__(self) -> None:
        self._robots = Robots(self._read_rules)
        proxy = self.manners.proxy
        allowed = (*self.manners.allowed, urlsplit(proxy).hostname or "") if proxy else self.manners.allowed
        limits: dict[str, Any] = {"max_connections": 1, "keepalive_expiry": 60}
        limits["network_backend"] = CheckedBackend(allowed, self.resolve)
        self._pool = httpcore.HTTPProxy(proxy, **limits) if proxy else httpcore.ConnectionPool(**limits)

    def close(self) -> None:
        """Let go of the connection."""
        self._pool.close()

    def get(
        self,
        address: str,
        *,
        into: Landing | None = None,
        held: tuple[str | None, str | None] = (None, None),
        attempts: int | None = None,
    ) -> Answer:
        """Return what is at ``address``, after redirects, each of which is checked as if it had been asked for.

        With ``into`` the body is written to that file, onwards from what an earlier try left there. ``held`` are the
        ETag and Last-Modified of what is held: the answer may then be 304. Raises HarvestError, and BlockedError where
        the site should not be asked again.
        """
        wish = _Wish(
            address=tidy_address(address),
            headers=_headers(self.manners.agent, *held),
            into=into,
            limit_bytes=self.manners.paper_bytes if into else _PAGE_BYTES,
            attempts=attempts or self.manners.attempts,
        )
        return self._follow(wish, self._ask_if_open)

    def _follow(self, wish: _Wish, ask: Callable[[_Wish], Answer | str]) -> Answer:
        first = wish.address
        for _ in range(MAX_HOPS + 1):
            try:
                self._check(wish.address)
                outcome = ask(wish)
            except HarvestError as error:
                raise _told_of(first, wish.address, error) from error
            if isinstance(outcome, Answer):
                return outcome
            wish = replace(wish, address=tidy_address(urljoin(wish.address, tidy_address(outcome))))
        raise HarvestError(first, f"is redirected more than {MAX_HOPS} times, perhaps in a circle")

    def _check(self, address: str) -> None:
        """Raise HarvestError for an address that may not be asked. Without a proxy, connecting checks its number."""
        check_address(address)
        parts = urlsplit(address)
        if self.manners.proxy and parts.hostname and parts.hostname not in self.manners.allowed:
            check_before_proxy(parts.hostname, parts.port or 443, self.resolve)

    def _ask_if_open(self, wish: _Wish) -> Answer | str:
        self._robots.check(wish.address)
        return self._ask(wish)

    def _read_rules(self, address: str) -> Answer:
        headers, attempts = _headers(self.manners.agent), self.manners.attempts
        wish = _Wish(address=address, headers=headers, into=None, limit_bytes=_ROBOTS_BYTES, attempts=attempts)
        return self._follow(wish, self._ask)

    def _ask(self, wish: _Wish) -> Answer | str:
        """Return an answer or where it is redirected to, trying again where the trouble may pass."""
        trouble = ""
        for attempt in range(1, wish.attempts + 1):
            self._wait_turn(wish.address)
            try:
                outcome = self._ask_once(wish)
            except httpcore.TimeoutException:
                trouble = f"did not answer within {self.manners.timeout_seconds:g} s"
            except (httpcore.NetworkError, httpcore.ProtocolError, zlib.error) as error:
                trouble = f"the connection broke ({str(error) or type(error).__name__})"
            else:
                if not isinstance(outcome, Later):
                    return outcome
                trouble = outcome.reason
                self._heed(wish.address, outcome)
            finally:
                self._free_at = self.now() + self.manners.pause_seconds
            if attempt < wish.attempts:
                self._wait(max(self.manners.pause_seconds, 0.5) * 2**attempt)
        raise HarvestError(wish.address, f"{trouble}, {times(wish.attempts)}")

    def _wait_turn(self, address: str) -> None:
        extra = max(0.0, self._robots.delay_seconds(address) - self.manners.pause_seconds)
        self._wait(self._free_at + extra - self.now())

    def _wait(self, seconds: float) -> None:
        if seconds > 0:
            self.traffic.waited_seconds += seconds
            self.sleep(seconds)

    def _heed(self, address: str, later: Later) -> None:
        """Wait as long as the site asks. Raises BlockedError where that is longer than our patience."""
        if later.seconds > self.manners.patience_seconds:
            raise BlockedError(address, f"{later.reason} and asks to be left alone for {later.seconds:.0f} seconds")
        self._wait(later.seconds)

    def _ask_once(self, wish: _Wish) -> Answer | str | Later:
        limits = dict.fromkeys(("connect", "read", "write", "pool"), self.manners.timeout_seconds)
        self.traffic.requests += 1
        headers = [*wish.headers, *(wish.into.wish() if wish.into else ())]
        try:
            with self._pool.stream("GET", wish.address, headers=headers, extensions={"timeout": limits}) as response:
                return self._take(wish, response)
        except HarvestError as error:
            if error.address == wish.address:
                raise
            raise HarvestError(wish.address, error.reason) from error
        except httpcore.UnsupportedProtocol as error:
            raise HarvestError(wish.address, "is not an http or https address") from error

    def _take(self, wish: _Wish, response: httpcore.Response) -> Answer | str | Later:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
            self._forbidden = 0
            return self._take_body(wish, response, headers)
        if response.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and wish.into and wish.into.wish():
            return _anew(wish.into)
        if response.status == HTTPStatus.NOT_MODIFIED:
            return Answer(address=wish.address, status=response.status)
        if response.status in REDIRECTS and "location" in headers:
            return headers["location"]
        excerpt = first(self._chunks(wish, response, headers), _EXCERPT_BYTES)
        if is_challenge(response.status, headers, excerpt):
            raise BlockedError(wish.address, f"answers {named(response.status)}: a wall against programs")
        if response.status in BUSY:
            return Later(reason=f"answers {named(response.status)}", seconds=retry_seconds(headers.get("retry-after")))
        if response.status in PASSING:
            return Later(reason=f"answers {named(response.status)}", seconds=0.0)
        return self._refuse(wish.address, response.status)

    def _refuse(self, address: str, status: int) -> Answer:
        reason = f"answers {named(status)}"
        if status == HTTPStatus.FORBIDDEN:
            self._forbidden += 1
            if self._forbidden >= FORBIDDEN_IN_A_ROW:
                raise BlockedError(address, f"{reason}, {times(self._forbidden)} in a row")
        if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            raise MissingError(address, reason)
        if address.endswith("/robots.txt") and HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
            raise MissingError(address, reason)  # RFC 9309, 2.3.1.3: unavailable is as good as absent
        raise HarvestError(address, reason)

    def _take_body(self, wish: _Wish, response: httpcore.Response, headers: Mapping[str, str]) -> Answer | Later:
        length = declared_length(headers)
        if length is not None and length > wish.limit_bytes:
            raise HarvestError(wish.address, too_large(wish.limit_bytes))
        answer = Answer(
            address=wish.address,
            status=response.status,
            media_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
        )
        if wish.into is None:
            body = b"".join(self._chunks(wish, response, headers))
            return replace(answer, body=body, size_bytes=len(body))
        partial = response.status == HTTPStatus.PARTIAL_CONTENT
        if partial and not wish.into.fits(headers.get("content-range", "")):
            return _anew(wish.into)
        held = wish.into.size if partial else 0
        with wish.into.begin(answer, length) as file:
            for chunk in self._chunks(wish, response, headers, held_bytes=held):
                file.write(chunk)
        return wish.into.complete(answer)

    def _chunks(
        self, wish: _Wish, response: httpcore.Response, headers: Mapping[str, str], *, held_bytes: int = 0
    ) -> Iterator[bytes]:
        """Yield the body unpacked, as it comes, counted. Raises HarvestError beyond the limits of size and time."""
        limits = Limits(
            address=wish.address,
            bytes=wish.limit_bytes,
            seconds=self.manners.answer_seconds,
            held_bytes=held_bytes,
        )
        return unpacked(self._counted(response), headers, limits, now=self.now)

    def _counted(self, response: httpcore.Response) -> Iterator[bytes]:
        for chunk in response.iter_stream():
            self.traffic.received_bytes += len(chunk)
            yield chunk


def _anew(landing: Landing) -> Later:
    """Return that all is to be asked for again: what is here is not the beginning of what the site has now."""
    landing.clear()
    return Later(reason="sends another part than was asked for", seconds=0.0)


def _told_of(first: str, address: str, error: HarvestError) -> HarvestError:
    """Return the error as one of the address that was asked for. Another site's wall is no wall of the first one's."""
    if address == first:
        return error
    elsewhere = urlsplit(address).netloc != urlsplit(first).netloc
    kind = HarvestError if elsewhere and isinstance(error, BlockedError) else type(error)
    return kind(first, f"is redirected to {address}, which {error.reason}")


def _headers(agent: str, etag: str | None = None, last_modified: str | None = None) -> tuple[tuple[bytes, bytes], ...]:
    pairs = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity"}
    if etag:
        pairs["If-None-Match"] = etag
    if last_modified:
        pairs["If-Modified-Since"] = last_modified
    return tuple((name.encode(), value.encode("latin-1", "replace")) for name, value in pairs.items())
