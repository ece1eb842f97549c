"""How many of the entries found have each value of a facet? Counted when it is asked for."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache


class Counts(Mapping[str, Mapping[str, int]]):
    """The counts of facets, each made when it is first asked for: who wants but the total of a search asks for none."""

    def __init__(self, names: Collection[str], count: Callable[[str], Mapping[str, int]]) -> None:
        self._names = names
        self._count = cache(count)

    def __getitem__(self, name: str) -> Mapping[str, int]:
        if name not in self._names:
            raise KeyError(name)
        return self._count(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
