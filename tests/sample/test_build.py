"""The sample's papers can be made again, byte for byte, and each kind of paper looks as it should."""

from pathlib import Path

import pypdfium2
import pytest

pytest.importorskip("reportlab", reason="the papers are set with reportlab: pip install '.[sample]'")

from corpus.sample.build import PAPERS, SUPERSEDED, Paper, plan_papers, read_scenario

SIZE_LIMIT_BYTES = 10_000_000
A_FEW = (  # no scan: how pdfium draws a page may differ with the fonts of the machine
    "mcsp-2011-03-09-agenda-pack",
    "mcsp-2015-03-11-minutes",
    "mcsp-2021-03-17-agenda-pack",
    "agreement-2023-26",
)


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    return plan_papers(read_scenario())


@pytest.mark.parametrize("name", A_FEW)
def test_a_rebuild_writes_the_same_bytes(papers: list[Paper], name: str) -> None:
    for paper in (paper for paper in papers if name in paper.file):
        folder = SUPERSEDED if paper.superseded else PAPERS
        assert paper.set()[0] == (folder / paper.file).read_bytes(), paper.file


def test_every_planned_paper_is_kept_and_no_other(papers: list[Paper]) -> None:
    assert {path.name for path in PAPERS.glob("*.pdf")} == {paper.file for paper in papers if not paper.superseded}
    assert {path.name for path in SUPERSEDED.glob("*.pdf")} == {paper.file for paper in papers if paper.superseded}


def test_the_papers_stay_small() -> None:
    assert sum(path.stat().st_size for path in PAPERS.glob("*.pdf")) < SIZE_LIMIT_BYTES


def test_scans_have_no_text_and_the_rest_have(papers: list[Paper]) -> None:
    for paper in (paper for paper in papers if not paper.superseded):
        letters = _count_letters(PAPERS / paper.file)
        assert (letters == 0) == paper.scan, paper.file


def _count_letters(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return sum(pdf[number].get_textpage().count_chars() for number in range(len(pdf)))
