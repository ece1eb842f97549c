"""Draw one page of a PDF: ``python -m search_app.drawing PAGE WIDTH [PAINT]`` reads it on standard input, gives a PNG.

A process of its own, within bounds: PDFs come from outside, and the library that draws them is not for use by threads.
``PAINT`` is JSON: the page's width and height in points as it is read, by how many degrees it is turned for that, and
the areas to be blacked out. They are painted into the picture: nothing of what was there is left in it.
"""

import io
import json
import resource
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH_PIXELS = 1200
HEIGHT_PIXELS_MOST = 4_000
MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 20
MARGIN_POINTS = 2.0  # around what is blacked out: letters reach over the boxes of their words
SAME_SHAPE = 0.02  # how far the shape of the picture may be from that of the page as read


def draw_page(
    content: bytes, number: int, paint: Mapping[str, Any] | None = None, *, width_pixels: int = WIDTH_PIXELS
) -> bytes:
    """Return page ``number`` (from 1) as a PNG, about ``width_pixels`` wide. Raises PdfiumError, IndexError."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        drawn = io.BytesIO()
        picture = render(document[number - 1], paint or {}, width_pixels=width_pixels)
        picture.quantize(64).save(drawn, "PNG", optimize=width_pixels < WIDTH_PIXELS)
        return drawn.getvalue()


def render(page: Any, paint: Mapping[str, Any], *, width_pixels: int = WIDTH_PIXELS) -> "Image":
    """Return the picture of a page, turned to be read and with what is to be blacked out painted over."""
    scale = min(width_pixels / page.get_width(), HEIGHT_PIXELS_MOST / page.get_height())
    image: Image = page.render(scale=scale).to_pil().convert("RGB")
    if paint.get("turned"):
        image = image.rotate(-paint["turned"], expand=True)
    return black_out(image, paint) if paint.get("areas") else image


def black_out(image: "Image", paint: Mapping[str, Any]) -> "Image":
    """Return a picture with areas painted black; all of it where they cannot be placed: its shape is not the page's."""
    from PIL import ImageDraw

    across, down = image.width / paint["width"], image.height / paint["height"]
    pen = ImageDraw.Draw(image)
    if abs(across / down - 1) > SAME_SHAPE:
        pen.rectangle((0, 0, image.width, image.height), fill="black")
    for x0, top, x1, bottom in paint["areas"]:
        box = (x0 - MARGIN_POINTS, top - MARGIN_POINTS, x1 + MARGIN_POINTS, bottom + MARGIN_POINTS)
        pen.rectangle((box[0] * across, box[1] * down, box[2] * across, box[3] * down), fill="black")
    return image


def main(number: int, width_pixels: int, paint: str = "{}") -> None:
    """Draw the page named on the command line."""
    keep_within_bounds(CPU_SECONDS)
    drawn = draw_page(sys.stdin.buffer.read(), number, json.loads(paint), width_pixels=width_pixels)
    sys.stdout.buffer.write(drawn)


def keep_within_bounds(cpu_seconds: int) -> None:
    """Limit what this process may use."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
