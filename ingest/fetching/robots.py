"""What does a site allow programs? Its robots.txt (RFC 9309), read once in a visit, read by Protego."""

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from corpus.errors import BlockedError, HarvestError, MissingError
from ingest.fetching.manners import AGENT, Answer


class Robots:
    """The rules of the sites of a visit. ``read`` asks for a robots.txt."""

    def __init__(self, read: Callable[[str], Answer]) -> None:
        self._read = read
        self._known: dict[str, Protego | None] = {}

    def check(self, address: str) -> None:
        """Raise HarvestError where an address is closed to us; BlockedError where the rules cannot be read."""
        site = _site_of(address)
        if site not in self._known:
            self._known[site] = self._rules_at(site + "/robots.txt")
        rules = self._known[site]
        if rules is not None and not rules.can_fetch(address, AGENT):
            raise HarvestError(address, "is closed to programs by the site's robots.txt")

    def delay_seconds(self, address: str) -> float:
        """Return how long a site wants to be left alone between two askings; 0 where it does not say."""
        rules = self._known.get(_site_of(address))
        return float((rules.crawl_delay(AGENT) if rules else None) or 0.0)

    def _rules_at(self, address: str) -> Protego | None:
        """Return a site's rules, None where it has none. Where they cannot be read, the site is left alone."""
        try:
            answer = self._read(address)
        except MissingError:
            return None
        except BlockedError:
            raise
        except HarvestError as error:
            reason = f"has a robots.txt that cannot be read ({error.reason}), so it is left alone"
            raise BlockedError(address, reason) from error
        return Protego.parse(answer.body.decode("utf-8", "replace"))


def _site_of(address: str) -> str:
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))
