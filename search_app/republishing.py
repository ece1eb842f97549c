"""Make the file that is given out in place of one of which something was taken down.

``python -m search_app.republishing`` reads a line of JSON and then the original on standard input. Every page is drawn
anew and kept as a picture, with what was taken down painted over, and beneath it the words that may be read, so that it
can be searched and read aloud. Nothing else of the original goes into it: pages of a PDF share resources, fonts and
pictures, so a page that was copied could bring along what stood on another; and metadata, bookmarks, notes, forms and
attachments may say what was taken down.
"""

import ctypes
import io
import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from search_app.drawing import keep_within_bounds, render

CPU_SECONDS = 600
JPEG_QUALITY = 75
LEFT_POINTS, TOP_POINTS, SIZE_POINTS = 72.0, 100.0, 12.0  # of the words on a page that was removed


def republish(content: bytes, sheets: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a PDF of pictures of the pages. Raises PdfiumError.

    A sheet has the page's ``number``, ``width`` and ``height`` in points, ``turned``, the ``areas`` to black out, and
    its ``lines``, each its text, left, bottom and size; or ``removed``: what to say in its place.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(content) as original, pypdfium2.PdfDocument.new() as made:
        for sheet in sheets:
            page = made.new_page(sheet["width"], sheet["height"])
            if sheet.get("removed"):
                _write(made, page, (sheet["removed"], LEFT_POINTS, TOP_POINTS, SIZE_POINTS), seen=True)
            else:
                _paste(made, page, render(original[sheet["number"] - 1], sheet))
                for line in sheet["lines"]:
                    _write(made, page, line, seen=False)
            page.gen_content()
        written = io.BytesIO()
        made.save(written)
        return written.getvalue()


def _paste(made: Any, page: Any, picture: Any) -> None:
    import pypdfium2

    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=JPEG_QUALITY)
    image = pypdfium2.PdfImage.new(made)
    image.load_jpeg(jpeg)
    image.set_matrix(pypdfium2.PdfMatrix().scale(page.get_width(), page.get_height()))
    page.insert_obj(image)


def _write(made: Any, page: Any, line: Iterable[Any], *, seen: bool) -> None:
    import pypdfium2.raw as pdfium

    text, left, bottom, size = line
    letters = ctypes.create_string_buffer(str(text).encode("utf-16-le", "ignore") + b"\0\0")
    written = pdfium.FPDFPageObj_NewTextObj(made, b"Helvetica", max(float(size), 1.0))
    pdfium.FPDFText_SetText(written, ctypes.cast(letters, pdfium.FPDF_WIDESTRING))
    if not seen:
        pdfium.FPDFTextObj_SetTextRenderMode(written, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    pdfium.FPDFPageObj_Transform(written, 1, 0, 0, 1, float(left), page.get_height() - float(bottom))
    pdfium.FPDFPage_InsertObject(page, written)


def main() -> None:
    """Make the file that standard input asks for."""
    keep_within_bounds(CPU_SECONDS)
    sheets = json.loads(sys.stdin.buffer.readline())
    sys.stdout.buffer.write(republish(sys.stdin.buffer.read(), sheets))


if __name__ == "__main__":
    main()
