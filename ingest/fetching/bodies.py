"""How is the body of an answer taken in? Unpacked as it comes, within limits of size and time."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from corpus.errors import HarvestError
from corpus.records import record
from ingest.fetching.manners import too_large


@record
class Limits:
    """How much may come and until when, by the same clock as ``now``; ``held_bytes`` are there already."""

    address: str
    bytes: int
    seconds: float
    held_bytes: int = 0


def unpacked(
    chunks: Iterable[bytes], headers: Mapping[str, str], limits: Limits, *, now: Callable[[], float]
) -> Iterator[bytes]:
    """Yield a body unpacked, as it comes. Raises HarvestError beyond the limits, and for a packing not asked for."""
    packed = headers.get("content-encoding", "identity").lower()
    unpack: Any = zlib.decompressobj(47) if packed in ("gzip", "x-gzip", "deflate") else None
    if unpack is None and packed not in ("identity", ""):
        raise HarvestError(limits.address, f"is packed as {packed}, which was not asked for")
    size, until = limits.held_bytes, now() + limits.seconds
    for chunk in chunks:
        plain = unpack.decompress(chunk) if unpack else chunk
        size += len(plain)
        if size > limits.bytes:
            raise HarvestError(limits.address, too_large(limits.bytes))
        if now() > until:
            raise HarvestError(limits.address, f"takes longer than {limits.seconds:g} seconds to arrive")
        yield plain


def first(chunks: Iterable[bytes], limit_bytes: int) -> bytes:
    """Return the beginning of a body."""
    taken = b""
    for chunk in chunks:
        taken += chunk
        if len(taken) >= limit_bytes:
            break
    return taken


def declared_length(headers: Mapping[str, str]) -> int | None:
    """Return how many bytes come, where the site says so and they come as they are."""
    length = headers.get("content-length", "")
    packed = headers.get("content-encoding", "identity").lower() not in ("identity", "")
    return int(length) if length.isdecimal() and not packed else None
