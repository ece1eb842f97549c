"""The pictures of README, taken anew: ``python tests/browser/pictures.py [--data FOLDER]``, by default of the sample.

Writes docs/*.png: what a visitor sees of the sample corpus on a desk. Each stays below `BYTES_MOST`.
"""

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from search_app import create_app
from search_app.archive import Archive
from search_app.config import read_settings

PROJECT = Path(__file__).resolve().parents[2]
BODY = "marlshire-community-safety-partnership"
WIDTH, HEIGHT = 1200, 800
BYTES_MOST = 250_000
COLOURS = 128
PICTURES = {
    "front": "/",
    "search": "/search?q=crime+reduction+grant",
    "answer": "/ask?q=Who+chaired+the+partnership+in+2019%3F",
    "coverage": f"/coverage/{BODY}",
    "post": f"/posts/{BODY}/chair",
}


def main() -> None:
    """Take the pictures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, help="a data folder with the sample; default: it is taken in first")
    options.add_argument("--to", type=Path, default=PROJECT / "docs")
    asked = options.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(asked.data or take_in_sample(Path(folder))) as address,
        sync_playwright() as playwright,
    ):
        found = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(base_url=address, viewport={"width": WIDTH, "height": HEIGHT})
        for name, path in PICTURES.items():
            page.goto(path)
            keep(page, asked.to / f"{name}.png")
        page.goto(PICTURES["search"])
        page.get_by_role("link", name="Page 1 of").first.click()
        page.locator(".ma-sheet rect").first.evaluate("box => box.scrollIntoView({block: 'center'})")
        keep(page, asked.to / "viewer.png")
        browser.close()


def keep(page: Page, file: Path) -> None:
    """Write what is to be seen of a page, in few colours."""
    page.wait_for_load_state("networkidle")
    with Image.open(io.BytesIO(page.screenshot())) as taken:
        taken.convert("RGB").quantize(COLOURS).save(file, "PNG", optimize=True)
    size = file.stat().st_size
    print(f"{file.name}: {size / 1000:.0f} KB")
    if size > BYTES_MOST:
        sys.exit(f"{file.name} is too large: at most {BYTES_MOST / 1000:.0f} KB")


def take_in_sample(folder: Path) -> Path:
    """Take the sample corpus into a data folder and return that."""
    command = [sys.executable, "-c", "from search_app.cli import main; main()", "ingest"]
    papers = PROJECT / "corpus" / "sample" / "papers"
    subprocess.run([*command, str(papers), "--data", str(folder)], check=True, stdout=subprocess.DEVNULL, cwd=PROJECT)
    return folder


@contextmanager
def serve(data: Path) -> Iterator[str]:
    """Serve a data folder until done with it; give the address."""
    archive = Archive(replace(read_settings(data, {}), rate="none", log="none"))
    archive.catch_up()
    server = make_server("127.0.0.1", 0, create_app(archive=archive), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        archive.catalogue.close()
        archive.store.close()


if __name__ == "__main__":
    main()
