"""Which addresses may be asked? Only http(s), only what the public internet reaches, and always the one checked."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

import httpcore

from corpus.errors import HarvestError

Resolve = Callable[[str, int], Iterable[str]]
_IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def check_address(address: str) -> None:
    """Raise HarvestError where an address is not plain http(s) with a host, or carries a password."""
    try:
        parts = urlsplit(address)
        askable = parts.netloc.isascii() and parts.port != 0
    except ValueError:  # a port that is no number, half an IPv6 address
        raise HarvestError(address, "is not an address that can be asked") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not askable:
        raise HarvestError(address, "is not an http or https address")
    if parts.username or parts.password:
        raise HarvestError(address, "carries a user name; give addresses that the public can open")


def is_public(host: str) -> bool:
    """Return whether a numeric address is one of the public internet, whatever it is wrapped in."""
    number = _unwrap(ipaddress.ip_address(host.split("%")[0]))
    return number.is_global and not number.is_multicast


def _unwrap(number: _IPAddress) -> _IPAddress:
    """Return the IPv4 address inside a mapped, 6to4 or NAT64 one."""
    if isinstance(number, ipaddress.IPv6Address):
        if number.ipv4_mapped or number.sixtofour:
            return number.ipv4_mapped or number.sixtofour or number
        if number in _NAT64:
            return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """Return the numeric addresses of a host, each once. Raises socket.gaierror."""
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def check_numbers(host: str, numbers: Iterable[str]) -> None:
    """Raise HarvestError where a host has a numeric address that is not the public internet's."""
    if not all(is_public(number) for number in numbers):
        raise HarvestError(host, "is a private address, which is not asked unless a setting allows it")


def check_before_proxy(host: str, port: int, resolve: Resolve) -> None:
    """Raise HarvestError where a host that a proxy is to ask for us is known here as a private one.

    It is the proxy that connects, to what the name means there: it has to keep private networks closed itself.
    """
    try:
        numbers = tuple(resolve(host, port))
    except (OSError, UnicodeError):  # many networks with a proxy know no names of the world outside
        return
    check_numbers(host, numbers)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections only to addresses that were checked.

    The name is looked up once, here, and the connection goes to the very number that passed: a name that answers with
    a public number first and a private one later (DNS rebinding) gains nothing. TLS still checks the name.
    ``allowed`` are hosts, as written in addresses, that may be private.
    """

    def __init__(self, allowed: Iterable[str] = (), resolve: Resolve = resolve_host) -> None:
        self._allowed = frozenset(allowed)
        self._resolve = resolve
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to a checked address of ``host``. Raises HarvestError where it has a private one."""
        try:
            numbers = tuple(self._resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no address is known for {host}") from error
        if host not in self._allowed:
            check_numbers(host, numbers)
        return self._connect_first(numbers, port, timeout, (local_address, socket_options))

    def _connect_first(
        self,
        numbers: tuple[str, ...],
        port: int,
        timeout: float | None,
        options: tuple[str | None, Iterable[httpcore.SOCKET_OPTION] | None],
    ) -> httpcore.NetworkStream:
        """Return a connection to the first of the checked numbers that answers."""
        for number in numbers[:-1]:
            try:
                return self._backend.connect_tcp(number, port, timeout, *options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._backend.connect_tcp(numbers[-1], port, timeout, *options)
