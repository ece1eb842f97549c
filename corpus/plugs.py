"""Which implementations are there? Each is one file in a folder, with one constant of an agreed name."""

import importlib
import pkgutil
from types import ModuleType
from typing import Any


def find_plugs(folder: ModuleType, constant: str) -> tuple[Any, ...]:
    """Return the value of ``constant`` of every module in the package ``folder``, by module name.

    Modules whose name begins with an underscore are shared pieces, not implementations. Raises ImportError for a
    module without the constant: a file in such a folder is an implementation or it is in the wrong place.
    """
    plugs = []
    for module in sorted(pkgutil.iter_modules(folder.__path__), key=lambda found: found.name):
        if module.name.startswith("_"):
            continue
        loaded = importlib.import_module(f"{folder.__name__}.{module.name}")
        try:
            plugs.append(getattr(loaded, constant))
        except AttributeError as error:
            raise ImportError(f"{loaded.__name__} has no {constant}") from error
    return tuple(plugs)
