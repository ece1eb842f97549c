"""How does each house style look and speak? The partnership's papers changed their style every three years or so."""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle

from corpus.sample.source import read_settings

SETTINGS = read_settings("bodies")


@dataclass(frozen=True)
class House:
    """A house style: its letters, its words and its numbering."""

    key: str
    serif: bool
    size: float
    chair: str  # "Chairman" or "Chair"
    notes: str  # what the record of a meeting is called
    numbering: str  # of minutes: "running", "meeting" (from 1 each time), "none"
    lettered_agenda: bool  # A1, B2 … instead of 1, 2 …
    paragraph: str  # the label of a minute's paragraphs, "" for none
    clause: str  # the label of a resolution's clauses
    lead: str  # how a resolution with clauses begins
    foot: str  # the page number as printed
    head: bool  # whether pages after the first bear a running head
    section: str  # the number of a report's sections, "" for none
    blank_backs: bool = False  # every part of a pack begins on a right-hand page
    size_head: float = 13

    @property
    def font(self) -> str:
        return "Times-Roman" if self.serif else "Helvetica"

    @property
    def bold(self) -> str:
        return "Times-Bold" if self.serif else "Helvetica-Bold"

    @property
    def italic(self) -> str:
        return "Times-Italic" if self.serif else "Helvetica-Oblique"


HOUSES = {
    "a": House(
        "a",
        True,
        12,
        "Chairman",
        "minutes",
        "running",
        True,
        "({n})",
        "({c})",
        "RESOLVED that:-",
        "{n}",
        False,
        "{n}.",
        True,
    ),
    "b": House(
        "b",
        False,
        11,
        "Chairman",
        "minutes",
        "running",
        False,
        "{n}.",
        "{c})",
        "RESOLVED that the {body}:",
        "Page {n}",
        True,
        "{n}.",
        False,
    ),
    "c": House(
        "c",
        False,
        12,
        "Chairman",
        "notes",
        "none",
        False,
        "{n}.",
        "•",
        "RESOLVED that the Partnership:",
        "{n}",
        False,
        "",
        True,
    ),
    "d": House(
        "d",
        False,
        11,
        "Chair",
        "notes",
        "meeting",
        False,
        "",
        "{c})",
        "AGREED that the Partnership would:",
        "Page {n}",
        True,
        "{n}",
        False,
    ),
    "e": House(
        "e",
        False,
        12,
        "Chair",
        "notes",
        "running",
        True,
        "{n}.",
        "•",
        "RESOLVED that the {body} ({short}):",
        "Page {n}",
        False,
        "{n}.0",
        True,
    ),
    "p": House("p", True, 11, "Chair", "notes", "none", False, "", "-", "It was agreed to:", "{n}", False, "", False),
}


def find_house(body: str, day: date) -> House:
    """Return the style in which a body's papers were set on a day."""
    eras = SETTINGS["styles"][body]
    return HOUSES[[key for since, key in eras if since <= day.isoformat()][-1]]


def name_body(body: str, day: date) -> str:
    """Return the name that a body bore on a day."""
    names = SETTINGS[body]["names"]
    return str([name for since, name in names if since <= day.isoformat()][-1])


def make_styles(house: House) -> dict[str, ParagraphStyle]:
    """Return the paragraph styles of a house by name."""
    size = house.size
    text = ParagraphStyle("text", fontName=house.font, fontSize=size, leading=size * 1.28, spaceAfter=size * 0.8)

    def style(name: str, **changes: object) -> ParagraphStyle:
        return ParagraphStyle(name, parent=text, **changes)

    indent = 30 if house.paragraph else 0
    return {
        "text": text,
        "cell": style("cell", fontSize=size - 1.5, leading=(size - 1.5) * 1.18, spaceAfter=0),
        "cellhead": style(
            "cellhead", fontName=house.bold, fontSize=size - 1.5, leading=(size - 1.5) * 1.18, spaceAfter=0
        ),
        "name": style("name", spaceAfter=1.5),
        "title": style(
            "title",
            fontName=house.bold,
            fontSize=house.size_head,
            leading=house.size_head * 1.25,
            alignment=TA_CENTER if house.serif or house.key == "e" else 0,
            spaceAfter=9,
        ),
        "centre": style("centre", alignment=TA_CENTER),
        "strong": style("strong", fontName=house.bold),
        "marker": style("marker", fontName=house.bold, alignment=2),
        "item": style(
            "item",
            fontName=house.bold,
            spaceBefore=8,
            keepWithNext=1,
            leftIndent=30,
            bulletIndent=0,
            bulletFontName=house.bold,
            bulletFontSize=size,
        ),
        "plainitem": style("plainitem", fontName=house.bold, spaceBefore=8, keepWithNext=1),
        "ref": style(
            "ref", fontName=house.italic, keepWithNext=1, leftIndent=30 if house.numbering == "running" else 0
        ),
        "para": style("para", leftIndent=indent, bulletIndent=0, bulletFontName=house.font, bulletFontSize=size),
        "bullet": style(
            "bullet", leftIndent=indent + 22, bulletIndent=indent + 6, spaceAfter=size * 0.4, bulletFontSize=size
        ),
        "clause": style(
            "clause",
            leftIndent=indent + 26,
            bulletIndent=indent + 2,
            spaceAfter=size * 0.45,
            bulletFontName=house.font,
            bulletFontSize=size,
        ),
        "nested": style(
            "nested", leftIndent=indent + 52, bulletIndent=indent + 34, spaceAfter=size * 0.4, bulletFontSize=size
        ),
        "resolution": style("resolution", leftIndent=indent),
        "action": style("action", fontName=house.bold, leftIndent=indent),
        "heading": style("heading", fontName=house.bold, fontSize=size + 1, spaceBefore=8, keepWithNext=1),
        "subheading": style("subheading", fontName=house.italic, spaceBefore=3, keepWithNext=1),
        "agenda": style("agenda", leftIndent=36, bulletIndent=0, bulletFontName=house.font, bulletFontSize=size),
        "signature": style("signature", spaceBefore=2, spaceAfter=1),
    }
