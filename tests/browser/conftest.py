"""A live service on an archive of invented papers, and the system's Chromium to look at it with."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from corpus.staff.accounts import Accounts, Role
from search_app import create_app
from search_app.archive import Archive
from search_app.config import read_settings
from search_app.freshening import freshen
from tests.search_app.conftest import minutes, notice, pack

PHRASE = "seven lanterns over Westmere"
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 320, "height": 640}
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the service."""
    archive = Archive(replace(read_settings(tmp_path_factory.mktemp("data"), {}), rate="", log="none"))
    papers = [minutes("The first version of the lighting survey."), minutes(), pack(), notice()]
    for day, (content, read) in enumerate(papers, 1):
        archive.vault.keep(content)
        archive.store.save_paper(read, now=datetime(2024, 8, day, tzinfo=UTC))
    freshen(archive)
    app = create_app(archive=archive)
    accounts = Accounts(archive.store.engine, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    accounts.add("olive", PHRASE, Role.ADMINISTRATOR, by="root", now=datetime.now(UTC))
    app.extensions["accounts"] = accounts
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    archive.catalogue.close()
    archive.store.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("there is no Chromium: run make test, which installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, service: str) -> Iterator[Open]:
    """What opens a page of the service, in a context of its own with these options."""
    opened = []

    def visit(address: str, **options: object) -> Page:
        context = chromium.new_context(base_url=service, **{"viewport": WIDE, **options})  # type: ignore[arg-type]
        opened.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield visit
    for context in opened:
        context.close()


@pytest.fixture
def staff(visit: Open) -> Open:
    """The same, signed in."""

    def enter(address: str, **options: object) -> Page:
        page = visit(address, **options)
        page.get_by_label("Name").fill("olive")
        page.get_by_label("Password").fill(PHRASE)
        page.get_by_role("button", name="Sign in").click()
        return page

    return enter
