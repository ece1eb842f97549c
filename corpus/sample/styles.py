"""How does each house style look and speak? The partnership's papers changed their style every three years or so."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
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
    blank_backs: bool  # every part of a pack begins on a right-hand page
    size_head: float

    @property
    def font(self) -> str:
        return "Times-Roman" if self.serif else "Helvetica"

    @property
    def bold(self) -> str:
        return "Times-Bold" if self.serif else "Helvetica-Bold"

    @property
    def italic(self) -> str:
        return "Times-Italic" if self.serif else "Helvetica-Oblique"


HOUSES = {key: House(key=key, **words) for key, words in read_settings("houses").items()}


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
    changes: _Changes = {"text": {}} | _of_headings(house) | _of_paragraphs(house) | _of_cells(house)
    return {name: ParagraphStyle(name, parent=text, **changed) for name, changed in changes.items()}


_Changes = dict[str, dict[str, Any]]  # by a style's name: what of it is not as in plain text


def _of_headings(house: House) -> _Changes:
    size, bold = house.size, house.bold
    centred = house.serif or house.key == "e"
    head, spaced = house.size_head, {"spaceBefore": 8, "keepWithNext": 1}
    return {
        "title": {
            "fontName": bold,
            "fontSize": head,
            "leading": head * 1.25,
            "alignment": TA_CENTER if centred else TA_LEFT,
            "spaceAfter": 9,
        },
        "item": {"fontName": bold, "leftIndent": 30, "bulletFontName": bold, "bulletFontSize": size} | spaced,
        "plainitem": {"fontName": bold} | spaced,
        "ref": {
            "fontName": house.italic,
            "keepWithNext": 1,
            "leftIndent": 30 if house.numbering == "running" else 0,
        },
        "heading": {"fontName": bold, "fontSize": size + 1} | spaced,
        "subheading": {"fontName": house.italic, "spaceBefore": 3, "keepWithNext": 1},
    }


def _of_paragraphs(house: House) -> _Changes:
    size, indent = house.size, 30 if house.paragraph else 0
    labelled = {"bulletFontName": house.font, "bulletFontSize": size}
    close = {"bulletFontSize": size, "spaceAfter": size * 0.4}
    return {
        "centre": {"alignment": TA_CENTER},
        "strong": {"fontName": house.bold},
        "marker": {"fontName": house.bold, "alignment": TA_RIGHT},
        "para": {"leftIndent": indent} | labelled,
        "bullet": {"leftIndent": indent + 22, "bulletIndent": indent + 6} | close,
        "clause": {"leftIndent": indent + 26, "bulletIndent": indent + 2, "spaceAfter": size * 0.45} | labelled,
        "nested": {"leftIndent": indent + 52, "bulletIndent": indent + 34} | close,
        "resolution": {"leftIndent": indent},
        "action": {"fontName": house.bold, "leftIndent": indent},
        "agenda": {"leftIndent": 36} | labelled,
        "signature": {"spaceBefore": 2, "spaceAfter": 1},
    }


def _of_cells(house: House) -> _Changes:
    small = {"fontSize": house.size - 1.5, "leading": (house.size - 1.5) * 1.18, "spaceAfter": 0}
    return {"cell": small, "cellhead": small | {"fontName": house.bold}, "name": {"spaceAfter": 1.5}}
