"""A page comes back as it was, but for hundredths of a point."""

from dataclasses import replace

from corpus.pagepacking import pack_page, unpack_page
from corpus.records import Line, Page, Table, Word

BOX = {"x0": 72.25, "top": 100.5, "x1": 140.13, "bottom": 112.0}
OFF_PAGE = {"x0": -3.5, "top": -0.25, "x1": 1200.0, "bottom": 9.0}


def page(text: str, *words: Word) -> Page:
    line = Line(text=text, page=3, size=11.5, bold=True, italic=False, start=0, end=len(text), words=words, **BOX)
    bare = Line(text="other", page=3, size=8, bold=False, italic=True, start=0, end=0, furniture="page number", **BOX)
    table = Table(page=3, rows=(("a", ""), ("b", "£3")), ruled=True, **BOX)
    return Page(
        number=3,
        width=595.28,
        height=841.89,
        text=text,
        lines=(bare, line),
        tables=(table,),
        printed="iv",
        marker="B1",
        ocr=True,
        watermark="DRAFT",
        doubts=("low confidence 62 %",),
    )


def test_words_boxes_and_tables_come_back() -> None:
    given = page("Agreed – £3", Word(text="Agreed", start=0, end=6, confidence=96.25, **BOX))
    assert unpack_page(pack_page(given)) == given


def test_words_that_differ_from_the_text_or_lie_off_the_page_come_back() -> None:
    given = page("ab", Word(text="a", start=0, end=1, **BOX), Word(text="soft\u00adhyphen", start=0, end=2, **OFF_PAGE))
    assert unpack_page(pack_page(given)) == given


def test_a_bare_page_is_the_page_without_its_lines() -> None:
    given = page("Agreed – £3", Word(text="Agreed", start=0, end=6, confidence=96.25, **BOX))
    assert unpack_page(pack_page(given), bare=True) == replace(given, lines=())


def test_an_empty_page_and_broken_characters_are_kept() -> None:
    for given in (Page(number=1, width=1, height=1, text="", lines=()), page("\ud800\x00")):
        assert unpack_page(pack_page(given)) == given
