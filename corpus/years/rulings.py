"""What did staff decide about who is who? Pairs of printed names that are one person, or two."""

from collections.abc import Iterable

from corpus.names import namesake_key
from corpus.records import record


@record
class Rulings:
    """What staff decided: pairs of (body slug, printed form) that are one person, or two."""

    joined: frozenset[frozenset[tuple[str, str]]] = frozenset()
    apart: frozenset[frozenset[tuple[str, str]]] = frozenset()

    def decide(self, one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> bool | None:
        """Return whether two sets of forms were ruled to be one person (True), two (False), or not ruled on (None)."""
        pairs = {frozenset((a, b)) for a in one for b in other}
        if pairs & self.apart:
            return False
        return True if pairs & self.joined else None

    def surnames_alike(self) -> dict[str, str]:
        """Return the surnames that staff joined over, each with the one under which both are kept."""
        alike: dict[str, str] = {}
        for pair in sorted(self.joined, key=sorted):
            keys = sorted({alike.get(one, one) for one in (namesake_key(form) for _, form in pair)})
            alike |= dict.fromkeys(keys[1:], keys[0])
            alike = {one: alike.get(other, other) for one, other in alike.items()}
        return alike
