"""Draw one page of a PDF: ``python -m search_app.drawing PAGE`` reads the PDF on standard input and writes a PNG.

A process of its own, within bounds: PDFs come from outside, and the library that draws them is not for use by threads.
"""

import io
import resource
import sys

WIDTH_PIXELS = 1200
HEIGHT_PIXELS_MOST = 4_000
MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 20


def draw_page(content: bytes, number: int) -> bytes:
    """Return page ``number`` (from 1) as a PNG, about `WIDTH_PIXELS` wide. Raises PdfiumError, IndexError."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        page = document[number - 1]
        scale = min(WIDTH_PIXELS / page.get_width(), HEIGHT_PIXELS_MOST / page.get_height())
        image = page.render(scale=scale).to_pil()
        drawn = io.BytesIO()
        image.convert("RGB").quantize(64).save(drawn, "PNG")
        return drawn.getvalue()


def main(number: int) -> None:
    """Draw the page named on the command line."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(draw_page(sys.stdin.buffer.read(), number))


if __name__ == "__main__":
    main(int(sys.argv[1]))
