"""What people come for works in a real browser, with and without JavaScript, on a desk and on a telephone."""

from pathlib import Path

import pytest

from tests.browser.conftest import NARROW, WIDE, Open
from tests.search_app.conftest import minutes, pdf

MINUTES = minutes()[1].sha256[:12]
MEETING = "/meetings/westmere-safer-places-partnership/2024-07-16"


@pytest.mark.parametrize(("viewport", "script"), [(WIDE, True), (NARROW, False)])
def test_a_search_leads_to_the_page_with_its_words_boxed(visit: Open, viewport: dict[str, int], script: bool) -> None:
    page = visit("/", viewport=viewport, java_script_enabled=script)
    page.locator("#q").fill("lighting Harbour Lane")
    page.locator(".ma-search button").click()
    page.get_by_role("link", name="Page 2 of minutes.pdf").first.click()
    assert page.locator(".ma-sheet rect").count() >= 1
    assert page.locator(".ma-text mark").count() >= 1
    assert page.locator(".ma-sheet img").is_visible()
    assert page.locator("main").inner_text().count("Cite this") == 1


def test_the_viewer_leads_to_pages_and_takes_reports(visit: Open, staff: Open) -> None:
    page = visit(f"/papers/{MINUTES}/pages/1")
    page.get_by_label("Page number as printed").fill("2")
    page.get_by_role("button", name="Go").click()
    assert page.url.endswith(f"/papers/{MINUTES}/pages/2")
    page.get_by_role("link", name="Report a mistake").click()
    page.get_by_label("What is wrong?").fill("Harbour Lane is misread.")
    page.get_by_role("button", name="Send").click()
    assert page.get_by_role("status").is_visible()
    assert "Harbour Lane is misread." in staff("/staff/").locator("main").inner_text()


@pytest.mark.parametrize("script", [True, False])
def test_a_paper_is_uploaded_and_found(staff: Open, tmp_path: Path, script: bool) -> None:
    word = "zeppelins" if script else "dirigibles"
    file = tmp_path / f"{word}.pdf"
    file.write_bytes(pdf([f"A survey of {word}", f"Three {word} were seen over Westmere."]))
    page = staff("/staff/upload", java_script_enabled=script)
    page.get_by_label("PDF, Word").set_input_files(file)
    page.get_by_role("button", name="Add them").click()
    page.get_by_text(f"{word}.pdf").locator("xpath=ancestor-or-self::li").get_by_text("added").wait_for()
    page.goto(f"/search?q={word}")
    assert page.get_by_role("link", name=f"Page 1 of {word}.pdf").count() >= 1


def test_a_correction_is_seen_and_undone(staff: Open) -> None:
    page = staff(f"/staff/papers/{MINUTES}/correct?part=p1&item=0")
    form = page.locator("form", has=page.get_by_label("Title", exact=True))
    form.get_by_label("Title", exact=True).fill("Lanterns by the quay")
    form.get_by_label("Reason").fill("It was misread.")
    form.get_by_role("button", name="Save").click()
    page.goto(MEETING)
    assert page.get_by_role("link", name="152 Lanterns by the quay").count() == 1
    page.goto(f"/staff/papers/{MINUTES}")
    page.get_by_role("button", name="Undo").first.click()
    page.goto(MEETING)
    assert page.get_by_role("link", name="152 Lanterns by the quay").count() == 0


@pytest.mark.parametrize("script", [True, False])
def test_words_are_taken_down_and_gone(staff: Open, visit: Open, script: bool) -> None:
    public = visit(f"/papers/{MINUTES}/pages/2")
    assert "write to residents" in public.locator("main").inner_text()
    page = staff(f"/staff/papers/{MINUTES}/pages/2", java_script_enabled=script)
    page.get_by_label("The words").fill("write to residents")
    page.get_by_label("Reason").first.fill("It was asked for.")
    page.get_by_role("button", name="Take the words down").click()
    for address in (f"/papers/{MINUTES}/pages/2", MEETING, "/search?q=residents", f"/papers/{MINUTES}"):
        public.goto(address)
        assert "write to residents" not in public.locator("body").inner_text()
    assert "It was asked for." in public.locator("main").inner_text()
    again = page.locator("form", has=page.get_by_role("button", name="Show again")).first
    again.get_by_label("Reason").fill("No longer needed.")
    again.get_by_role("button", name="Show again").click()
    public.goto(f"/papers/{MINUTES}/pages/2")
    assert "write to residents" in public.locator("main").inner_text()
