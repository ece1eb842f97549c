"""Words that can and cannot be a heading."""

import pytest
from typeset import plain, typeset

from ingest.papers.heading_words import is_plain_heading, may_head
from ingest.papers.paragraphs import build_paragraphs


def may_be(text: str) -> bool:
    (paragraph,) = build_paragraphs(typeset(plain(text)).lines)
    return may_head(paragraph) and is_plain_heading(paragraph)


@pytest.mark.parametrize(
    "text",
    [
        "Background",
        "2. The ponds in winter",
        "Safe ponds:",
        "4.0 Success criteria",
        "Progress in 2024/25",
        "Appendix 1: The ponds",
    ],
)
def test_headings(text: str) -> None:
    assert may_be(text)


@pytest.mark.parametrize(
    "text",
    [
        "The aims were:",
        "• Clean ponds",
        "Members are asked to:",
        "1.1 The ponds were cleaned in the spring of the year by volunteers",
        "ann.archer@arden.example",
        "Contents",
        "Introduction ........ 4",
        "2021-22 2022-23 2023-24 budget",
        "Report Author: Ann Archer",
        "a) clean the ponds",
        "Table 3: Ponds cleaned in each village",
        "During the summer in the ponds of Arden:",
        "Support the delivery of the ponds plan",
        "The priorities remain as:",
        "That the Partnership:",
    ],
)
def test_no_headings(text: str) -> None:
    assert not may_be(text)
