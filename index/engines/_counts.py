"""How many of the entries found have each value of a facet? Counted when it is asked for, or begun before that."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from functools import cache
from typing import Generic, TypeVar

Counted = Mapping[str, Mapping[str, int]]
_Key = TypeVar("_Key")
_Made = TypeVar("_Made")


class Counts(Counted):
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


class Beside(Generic[_Key, _Made]):
    """Makes things in other threads, each once: from when it is asked for, or begun before that."""

    def __init__(self, threads: Executor, make: Callable[[_Key], _Made]) -> None:
        self._threads = threads
        self._make = make
        self._begun: dict[_Key, Future[_Made]] = {}

    def begin(self, keys: Iterable[_Key]) -> None:
        """Begin to make what stands under these keys."""
        for key in keys:
            if key not in self._begun:
                self._begun[key] = self._threads.submit(self._make, key)

    def result(self, key: _Key) -> _Made:
        """Return what stands under a key, when it is made."""
        self.begin([key])
        return self._begun[key].result()
