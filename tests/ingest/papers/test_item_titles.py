"""Titles of agenda items: what describes the item, its pages and notes in brackets are none of the title."""

import pytest
from typeset import Set, plain, typeset

from ingest.papers.item_titles import find_title


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("3. Ponds Update (Pages 9 - 12)", "Ponds Update"),
        ("3. Ponds Update (report attached)", "Ponds Update"),
        ("3. Ponds Update (to follow)", "Ponds Update"),
        ("3. Ponds Update (if required)", "Ponds Update (if required)"),
        ("3. Declarations of Interest - to receive any declarations", "Declarations of Interest"),
        ("A4 Notes of the meeting held on 23 July 2025 PDF 134 KB", "Notes of the meeting held on 23 July 2025"),
        ("7. Resolution: Award the contract for ponds.", "Resolution: Award the contract for ponds"),
    ],
)
def test_what_stands_beside_a_title_is_left_out(printed: str, title: str) -> None:
    assert find_title(typeset(plain(printed)).lines)[0] == title


def test_the_printed_pages_of_the_paper() -> None:
    assert find_title(typeset(plain("3. Ponds Update (Pages 9 - 12)")).lines)[1] == (9, 12)
    assert find_title(typeset(plain("3. Ponds Update")).lines)[1] is None


def test_a_title_runs_on_while_its_lines_are_full() -> None:
    lines = [
        Set(text="4. Adoption of the plan for ponds, streams, ditches and other waters in all the parishes"),
        Set(text="of Arden and Thorpe"),
        Set(text="Members will hear of the plan.", gap=2),
    ]
    title, _, count = find_title(typeset(lines).lines)
    assert title.endswith("parishes of Arden and Thorpe")
    assert count == 2
