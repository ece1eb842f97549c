"""What is a record? A value that everything else passes on, and nothing changes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[_T]) -> type[_T]:
    """Make a class a frozen, slotted, keyword-only dataclass: what every record is."""
    make: Callable[[type[_T]], type[_T]] = partial(dataclass, frozen=True, slots=True, kw_only=True)
    return make(cls)
