"""What numbers do Word's lists show? The text of a .docx does not hold them: they are counted as Word counts them.

Source: ECMA-376 part 1, 17.9 (numbering): a paragraph names a list and a level; the list's definition gives each
level's start, format and text ("%1.%2"); a level starts anew after one above it.
"""

from collections import defaultdict
from typing import Any

from docx.oxml.ns import qn

from corpus.records import record
from ingest.pages.moderngov import roman

DEEPEST = 8
MOST_STYLES = 20  # styles that a style may be based on, one upon the other


@record
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""


class WordNumbers:
    """Counts the paragraphs of one document, which it must be shown in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """``numbering`` and ``styles`` are those parts' root elements; None where the document has none."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        if numbering is not None:
            self._read(numbering)
        self._styles = (
            {} if styles is None else {style.get(qn("w:styleId")): style for style in styles.iter(qn("w:style"))}
        )
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: Any) -> str:
        """Return the label of the next paragraph (its element): "3.", "(a)", "•"; "" where it has none."""
        number, depth = self._place(paragraph)
        levels = self._levels.get(self._lists.get(number, ""), {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts[self._lists[number]]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none"):
            return "•" if level.form == "bullet" else ""
        text = level.text
        for at in range(depth + 1):
            shown = levels.get(at, Level())
            text = text.replace(f"%{at + 1}", figure(counts.get(at, shown.start), shown.form))
        return text.strip()

    def depth(self, paragraph: Any) -> int:
        """Return the paragraph's level in its list from 0."""
        return self._place(paragraph)[1]

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iter(qn("w:abstractNum")):
            levels = {_whole(level.get(qn("w:ilvl"))): _level(level) for level in abstract.iter(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for entry in numbering.iterchildren(qn("w:num")):
            self._lists[entry.get(qn("w:numId"))] = _value(entry, "w:abstractNumId")

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """Return the list and the level that a paragraph, or else its style, names."""
        properties = paragraph.find(qn("w:pPr"))
        number, depth = _named(properties)
        style = "" if properties is None else _value(properties, "w:pStyle")
        for _ in range(MOST_STYLES):
            if number or style not in self._styles:
                break
            found = self._styles[style]
            number, depth = _named(found.find(qn("w:pPr")))
            style = _value(found, "w:basedOn")
        return number, depth


def _named(properties: Any) -> tuple[str, int]:
    place = None if properties is None else properties.find(qn("w:numPr"))
    if place is None:
        return "", 0
    return _value(place, "w:numId"), min(_whole(_value(place, "w:ilvl")), DEEPEST)


def _level(level: Any) -> Level:
    start = _value(level, "w:start")
    return Level(start=_whole(start) if start else 1, form=_value(level, "w:numFmt"), text=_value(level, "w:lvlText"))


def _value(element: Any, child: str) -> str:
    found = element.find(qn(child))
    return "" if found is None else found.get(qn("w:val")) or ""


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0


def figure(number: int, form: str) -> str:
    """Return a number as a list's format shows it."""
    match form:
        case "lowerLetter":
            return _letter(number)
        case "upperLetter":
            return _letter(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperRoman":
            return roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case _:
            return str(number)


def _letter(number: int) -> str:
    """Return the letter of a number from 1; past "z" Word doubles them."""
    return chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 9) if number > 0 else ""
