"""What does a quoted place look like on its page? A cutting of the page's picture, with the words boxed."""

import io
from collections.abc import Iterable, Sequence
from itertools import islice

from PIL import Image, ImageDraw

from corpus.errors import DamagedPaperError, NotFoundError
from corpus.visibility import Audience
from index.answer import Answer, Quote
from search_app.archive import Archive
from search_app.casework import Place, place_of, quotes_of
from search_app.publishing import picture_of
from search_app.sheet import Box, boxes

MARGIN_POINTS = 40.0  # above and below the words: what they stand between
MOST = 40  # cuttings in one pack
COLOUR, WIDTH_PIXELS = (212, 53, 28), 3


def cut_all(archive: Archive, answers: Iterable[Answer], audience: Audience) -> dict[Place, bytes]:
    """Return a cutting of each place that the answers quote, as PNG; places without a picture are left out."""
    quotes = {place_of(quote): quote for answer in answers for quote in quotes_of(answer)}
    made = ((place, cut_out(archive, quote, audience)) for place, quote in islice(quotes.items(), MOST))
    return {place: picture for place, picture in made if picture is not None}


def cut_out(archive: Archive, quote: Quote, audience: Audience) -> bytes | None:
    """Return the stretch of a page that a quotation stands on; None where its place, or a picture, is not known."""
    if quote.start is None or quote.end is None:
        return None
    try:
        paper = archive.store.paper(quote.paper, audience=audience)
        page = archive.store.page(quote.paper, quote.page, audience=audience)
        file = picture_of(archive, paper, quote.page, audience)
    except (NotFoundError, DamagedPaperError):
        return None
    around = boxes(page, [(quote.start, quote.end)])
    return _cut(file.read_bytes(), around, page.width) if around and page.width else None


def _cut(picture: bytes, around: Sequence[Box], width: float) -> bytes:
    """Return the stretch of a page's picture around some boxes; ``width`` is the page's, in points."""
    with Image.open(io.BytesIO(picture)) as opened:
        drawn = opened.convert("RGB")
    scale = drawn.width / width
    pen = ImageDraw.Draw(drawn)
    for box in around:
        corners = (box.x * scale, box.y * scale, (box.x + box.width) * scale, (box.y + box.height) * scale)
        pen.rectangle(corners, outline=COLOUR, width=WIDTH_PIXELS)
    top = max(0.0, (min(box.y for box in around) - MARGIN_POINTS) * scale)
    bottom = min(float(drawn.height), (max(box.y + box.height for box in around) + MARGIN_POINTS) * scale)
    written = io.BytesIO()
    drawn.crop((0, int(top), drawn.width, int(bottom))).quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()
