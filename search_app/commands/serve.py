"""`matters serve`: show everything in a browser."""

import gc
import os
import socket
from dataclasses import replace
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import SettingsError
from search_app.commands._shared import data_option, open_archive
from search_app.config import ADDRESS, Settings

if TYPE_CHECKING:
    from gunicorn.app.base import BaseApplication

    from search_app.archive import Archive


@click.command()
@click.option("--host", help="The address to listen on; 0.0.0.0 for all. [default: 127.0.0.1, or as set]")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on. [default: 8000, or as set]")
@click.option("--workers", type=click.IntRange(1), help="Processes that answer. [default: 2, or as set]")
@data_option
def serve(host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the search pages until interrupted, and print their address. `matters config` tells what is set.

    Told to end (SIGTERM), it takes no new requests and ends those under way within 10 seconds.

    \b
    Examples:
      matters serve
      matters serve --port 8080
      matters serve --host 0.0.0.0 --workers 4     (behind a proxy that adds TLS)
    """
    archive = open_archive()
    settings = archive.settings
    host, port = host or settings.host, settings.port if port is None else port
    if settings.address == ADDRESS:
        settings = replace(settings, address=f"http://127.0.0.1:{port}")
    _check_free(host, port)
    _bring_up_to_date(archive)
    with TemporaryDirectory(prefix="matters-metrics-") as figures:
        os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", figures)  # read where prometheus_client is first imported
        _server(settings, {"bind": f"{host}:{port}", "workers": workers or settings.workers}).run()


def _bring_up_to_date(archive: "Archive") -> None:
    """Bring index and years up to the store: all of them after an upgrade that changed their form."""
    if not archive.is_current():
        click.echo("Bringing the index and the years up to date …", err=True)
        archive.catch_up()
    archive.catalogue.close()  # what is open here is not for the processes that answer
    archive.store.close()


def _warm_up(archive: "Archive") -> Thread:
    """Make ready for the first question while requests are answered already; a process that ends does not wait."""
    warming = Thread(target=_make_ready, args=(archive,), name="warm-up", daemon=True)
    warming.start()
    return warming


def _make_ready(archive: "Archive") -> None:
    """Learn what a first question needs; what is held by then stays, and is looked through for garbage no more: that
    would stop a request for some tenths of a second now and then."""
    from search_app.answering import warm_up

    warm_up(archive)
    gc.freeze()


def _check_free(host: str, port: int) -> None:
    """Raise SettingsError where nothing can listen there: the server itself would try for long, and say much."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsError(f"{host}:{port} cannot be listened on ({reason}). Choose another with --port.") from error


def _server(settings: Settings, options: dict[str, Any]) -> "BaseApplication":
    from gunicorn.app.base import BaseApplication

    from search_app import create_app

    def announce(arbiter: Any) -> None:
        for listener in arbiter.LISTENERS:
            click.echo(f"Serving at {listener}{settings.prefix}")

    def begin(worker: Any) -> None:
        if settings.log == "json":
            from search_app.journal import write_to_stderr

            write_to_stderr()
        _warm_up(worker.wsgi.extensions["archive"])

    def forget(_arbiter: Any, worker: Any) -> None:
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn, set up by us instead of by its command line. Each process opens store and index for itself."""

        def load_config(self) -> None:
            chosen = {
                "threads": 4,
                "timeout": 60,
                "graceful_timeout": 10,
                "control_socket_disable": True,  # signals do: a read-only home has no place for it
                "loglevel": "warning",
                "when_ready": announce,
                "post_worker_init": begin,
                "child_exit": forget,
            }
            for name, value in (chosen | options).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return create_app(settings)

    return Server()


COMMAND = serve
