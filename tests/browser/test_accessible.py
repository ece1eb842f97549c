"""No kind of page breaks a rule of WCAG 2.2 AA that axe-core can tell, wide, narrow and in the dark."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NARROW, Open
from tests.search_app.conftest import minutes, pack

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MEETING = "/meetings/westmere-safer-places-partnership/2024-07-16"
BODY = "/bodies/westmere-safer-places-partnership"
MINUTES, PACK = minutes()[1].sha256[:12], pack()[1].sha256[:12]
FIRST = minutes("The first version of the lighting survey.")[1].sha256[:12]
PUBLIC = (
    "/",
    "/search?q=lighting",
    "/search?q=zeppelin",
    "/ask",
    "/ask?q=What+was+decided+about+street+lighting%3F",
    "/ask?q=How+much+did+the+harbour+bridge+cost+in+1987%3F",
    "/meetings",
    MEETING,
    f"{MEETING}/152",
    "/bodies",
    BODY,
    "/people",
    "/people/cllr-ada-fenn",
    "/posts",
    f"{BODY.replace('bodies', 'posts')}/chair",
    "/threads",
    "/matters",
    f"{MEETING.replace('meetings', 'matters')}/152/1",
    "/coverage",
    BODY.replace("bodies", "coverage"),
    "/organisations",
    "/glossary",
    "/quality",
    "/papers",
    "/papers?kind=minutes",
    f"/papers/{MINUTES}/pages",
    f"/papers/{MINUTES}",
    f"/papers/{MINUTES}/pages/2?q=lighting",
    f"/papers/{MINUTES}/changes/{FIRST}",
    f"/papers/{MINUTES}/pages/2/mistake",
    "/help",
    "/exports",
    "/api/v1/",
    "/accessibility",
    "/sources",
    "/corrections",
    "/account/sign-in",
    "/nothing",
)
STAFF = (
    "/staff/",
    "/staff/upload",
    "/staff/papers",
    f"/staff/papers/{MINUTES}",
    f"/staff/papers/{MINUTES}/pages/2",
    f"/staff/papers/{MINUTES}/correct?part=p1&item=0",
    f"/staff/papers/{MINUTES}/missed?part=p1&item=0",
    "/staff/people",
    "/staff/links",
    "/staff/cases",
    "/staff/tokens",
    "/staff/audit",
    "/staff/sources",
    "/account/password",
)
MAIN = (
    "/",
    "/search?q=lighting",
    MEETING,
    f"/papers/{MINUTES}/pages/2?q=lighting",
    f"/papers/{MINUTES}/pages",
    "/people/cllr-ada-fenn",
    "/matters",
    "/coverage",
)


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with a page, each with the first element it is wrong with."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run make test")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0].get('failureSummary', '')[:300]}"
        for one in found["violations"]
    ]


def test_public_pages_break_no_rule(visit: Open) -> None:
    page = visit("/")
    wrong = {}
    for address in PUBLIC:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == (404 if address == "/nothing" else 200), address
        if found := violations(page):
            wrong[address] = found
    assert wrong == {}


def test_staff_pages_break_no_rule(staff: Open) -> None:
    page = staff("/staff/")
    wrong = {}
    for address in STAFF:
        page.goto(address)
        if found := violations(page):
            wrong[address] = found
    assert wrong == {}


@pytest.mark.parametrize("look", [{"viewport": NARROW}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_main_pages_break_no_rule_however_they_are_looked_at(visit: Open, look: dict[str, Any]) -> None:
    page = visit("/", **look)
    wrong = {}
    for address in MAIN:
        page.goto(address)
        if found := violations(page):
            wrong[address] = found
        if "viewport" in look:  # nothing is pushed out of a narrow page: reflow, 1.4.10
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
    assert wrong == {}
