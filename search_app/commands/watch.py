"""`matters watch`: take in papers as they come into a folder."""

import threading
from pathlib import Path

import click

from search_app.commands._shared import data_option, open_archive

ENDING_SECONDS = 5.0
QUIET_SECONDS = 2.0  # a file that is still being written keeps the folder from being quiet


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@data_option
def watch(folder: Path) -> None:
    """Take in what is in FOLDER and all below it, and then whatever comes into it, until stopped.

    A file that changes becomes a new version of its paper; one that is taken out is marked as withdrawn, not deleted.

    \b
    Example:
      matters watch /srv/scans
    """
    from corpus.visits.harvests import Harvests
    from ingest.source import Wanted
    from search_app.commands import _visiting

    archive = open_archive()
    if archive.settings.data.is_relative_to(folder.absolute()):
        raise click.UsageError(f"The data folder {archive.settings.data} stands in {folder}: watch another folder.")
    ledger = Harvests.open(archive.settings.store_address)
    place = str(folder.absolute())
    source = ledger.source("folder", place)
    with _Watcher(folder) as changed:
        while True:
            with _visiting.alone(archive.settings.data):
                _visiting.visit(archive, ledger, source, Wanted(place=place))
            changed.wait_until_quiet()


class _Watcher:
    """Knows when something in a folder has changed."""

    def __init__(self, folder: Path) -> None:
        from watchdog.events import FileSystemEvent, FileSystemEventHandler
        from watchdog.observers import Observer

        event = self._event = threading.Event()

        class Handler(FileSystemEventHandler):
            def on_any_event(self, change: FileSystemEvent) -> None:
                if change.event_type in ("created", "modified", "moved", "deleted"):  # not: opened, read, closed
                    event.set()

        self._observer = Observer()
        self._observer.schedule(Handler(), str(folder), recursive=True)

    def __enter__(self) -> "_Watcher":
        self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join(ENDING_SECONDS)  # it is a daemon: what it still waits for is not waited for

    def wait_until_quiet(self) -> None:
        """Return once something has changed and nothing has since for a little while."""
        self._event.wait()
        while self._event.is_set():
            self._event.clear()
            self._event.wait(QUIET_SECONDS)


COMMAND = watch
