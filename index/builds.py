"""Where is the index kept, and which build of it is in use?

A folder holds numbered builds, each with the engine's files and the entries, and the file `current` that names the one
in use, with the engine that made it ("2.7.whoosh"). A rebuild makes the next build beside it and then changes that one
word, so that searching never stops and a build that did not end is never used. One of another form is passed over: the
next catching up builds anew.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from whoosh.util.filelock import FileLock, try_for

from corpus.errors import SearchError
from corpus.records import record
from index.engine import Engine, find_engines
from index.shelf import Shelf

WAIT_SECONDS = 120.0  # for another process that is writing
FORM = 5  # of what is kept; to be raised when the analysis, the entries or an engine's fields change
_CURRENT = "current"


@record
class Build:
    """One build of the index."""

    name: str
    engine: Engine
    shelf: Shelf

    def close(self) -> None:
        """Let go of files and connections."""
        self.engine.close()
        self.shelf.close()


class Builds:
    """The builds kept in ``folder``. May be shared by threads; several processes may read while one writes."""

    def __init__(self, folder: Path, engine: str) -> None:
        """Keep builds by ``engine``, where no other is asked for. Raises SearchError for one that is not known."""
        self._engines = find_engines()
        self._folder = folder
        self._pointer = str(folder / _CURRENT)
        self._engine = self.known(engine)
        self._build: Build | None = None
        self._opening = Lock()
        self._turn = Lock()  # to write

    def known(self, engine: str) -> str:
        """Return the name of an engine that there is. Raises SearchError."""
        if engine not in self._engines:
            known = ", ".join(sorted(self._engines))
            raise SearchError(f"there is no search engine {engine!r}. Choose one of: {known}.")
        return engine

    def current(self) -> Build:
        """Return the build in use, which another process may have swapped in since the last time."""
        with self._opening:
            name = self._current_name()
            if self._build is None or self._build.name != name:
                self._build = self._open(name)  # searches that still use the former one keep it open until they end
            return self._build

    def begin(self, engine: str | None = None) -> Build:
        """Return a new, empty build beside the one in use; what is left of one that did not end is cleared."""
        name = f"{FORM}.{int(self._current_name().split('.')[1]) + 1}.{engine or self._engine}"
        shutil.rmtree(self._folder / name, ignore_errors=True)
        return self._open(name)

    def use(self, build: Build) -> None:
        """Swap a build in, and throw away those that nobody reads any more."""
        former = self._current_name()  # may still be read elsewhere
        new = self._folder / f"{_CURRENT}.new"
        new.write_text(build.name)
        new.replace(self._pointer)
        with self._opening:
            self._build = build
        for older in self._folder.iterdir():
            if older.is_dir() and older.name not in (former, build.name):
                shutil.rmtree(older, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one right to write, also against other processes. Searching goes on meanwhile."""
        with self._turn:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(str(self._folder / "lock"))
            if not try_for(lock.acquire, timeout=WAIT_SECONDS, delay=0.1):
                raise SearchError("the index is being written by another process. Try again when it is done.")
            try:
                yield
            finally:
                lock.release()

    def close(self) -> None:
        """Let go of files and connections."""
        with self._opening:
            if self._build:
                self._build.close()
            self._build = None

    def _current_name(self) -> str:
        try:
            name = _read(self._pointer)
        except FileNotFoundError:
            name = ""
        known = name.startswith(f"{FORM}.") and name.split(".")[-1] in self._engines
        return name if known else f"{FORM}.0.{self._engine}"

    def _open(self, name: str) -> Build:
        folder = self._folder / name
        folder.mkdir(parents=True, exist_ok=True)
        engine = self._engines[name.split(".")[-1]]
        build = Build(name=name, engine=engine(folder / engine.name), shelf=Shelf(folder))
        if build.shelf.reached() and not build.engine.count():  # an engine that keeps no files, or has lost them
            build.engine.rebuild(build.shelf.all())
        return build


def _read(file: str) -> str:
    """Return a short file's one word, as every search asks for it: without what Python puts around a file."""
    opened = os.open(file, os.O_RDONLY)
    try:
        return os.read(opened, 1_000).decode().strip()
    finally:
        os.close(opened)
