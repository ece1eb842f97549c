"""The pack as a tagged PDF (PDF/UA-1): headings, lists, quotations and pictures with words that stand for them.

WeasyPrint makes it from a template. It needs the library Pango on the machine; where that is missing, the other formats
are there still.
"""

from base64 import b64encode

from jinja2 import Environment, PackageLoader

from corpus.errors import SettingsError
from index.answer import NOT_STATED
from search_app import casework, wording
from search_app.answering import in_parts, place_words
from search_app.casework import Pack, gaps_of, place_of

VARIANT = "pdf/ua-1"


class PdfWriter:
    """The pack set by a template and its style sheet."""

    suffix = ".pdf"
    media_type = "application/pdf"

    def __call__(self, pack: Pack) -> bytes:
        """Return the pack as a tagged PDF. Raises SettingsError where Pango is not installed."""
        try:
            from weasyprint import HTML
            from weasyprint.urls import URLFetcher
        except OSError as error:
            raise SettingsError("packs as PDF need the library Pango. Install it, or take another format.") from error
        own = URLFetcher(allowed_protocols=("data",), allow_redirects=False)  # nothing is fetched from anywhere
        written: bytes = HTML(string=page_of(pack), url_fetcher=own).write_pdf(pdf_variant=VARIANT)
        return written


def page_of(pack: Pack) -> str:
    """Return the pack as one HTML page, its pictures within."""
    environment = Environment(loader=PackageLoader("search_app"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["day"] = wording.day
    pictures = {place: f"data:image/png;base64,{b64encode(png).decode()}" for place, png in pack.pictures.items()}
    return environment.get_template("evidence/pack.html").render(
        pack=pack,
        gaps=gaps_of(pack.answers),
        not_stated=NOT_STATED,
        picture=lambda quote: pictures.get(place_of(quote)),
        words=casework,
        in_parts=in_parts,
        place_words=place_words,
    )


WRITER = PdfWriter()
