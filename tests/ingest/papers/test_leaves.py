"""A pack in one file without pages."""

from corpus.records import Kind
from ingest.pages.typesetting import set_page
from ingest.papers.leaves import cut_leaves
from ingest.pipeline import parse_paper
from ingest.readers.text import find_blocks

AGENDA = """ELM SAFETY PARTNERSHIP

AGENDA

Thursday, 20 November 2025 at 10.00 am, Town Hall

1. Apologies and Substitutes

2. Minutes of the meeting held on 23 July 2025

3. Street Lighting Update

4. Youth Work Update
"""
MINUTES = """ELM COUNCIL

ELM SAFETY PARTNERSHIP

MINUTES of a meeting of the Elm Safety Partnership held on Wednesday, 23 July 2025.

PRESENT: Cllr A Ash (Chair), Mr B Beech

**12. Apologies and Substitutes**

Apologies were received from Ms C Cedar.

**13. Grants**

RESOLVED that the grants be approved.
"""
REPORT = """By: Dora Dogwood, Head of {subject}

To: Elm Safety Partnership - 20 November 2025

Subject: {subject} Update

Classification: Unrestricted

1. Introduction

1.1 This report tells of the work of the year.

2. Recommendation

2.1 The Partnership is asked to note the report.
"""
PACK = "\n".join([AGENDA, MINUTES, REPORT.format(subject="Street Lighting"), REPORT.format(subject="Youth Work")])


def test_a_pack_in_one_text_is_split_as_a_printed_one_is() -> None:
    paper = parse_paper(PACK.encode(), "pack.txt")
    assert paper.kind is Kind.AGENDA_PACK
    assert [(part.kind, part.first_page, part.agenda_ref) for part in paper.parts] == [
        (Kind.AGENDA, 1, None),
        (Kind.MINUTES, 2, None),
        (Kind.REPORT, 3, "3"),
        (Kind.REPORT, 4, "4"),
    ]
    minutes = paper.parts[1]
    assert [item.number for item in minutes.items] == ["12", "13"]
    assert [one.name for one in minutes.attendance] == ["A Ash", "B Beech", "C Cedar"]
    for page in paper.pages:
        for line in page.lines:
            assert page.text[line.start : line.end] == line.text
            assert line.page == page.number


def test_only_behind_an_agenda_is_a_file_cut() -> None:
    paper = parse_paper("\n".join([MINUTES, REPORT.format(subject="Youth Work")]).encode(), "minutes.txt")
    assert paper.page_count == 1
    (page,) = cut_leaves(set_page(find_blocks(PACK)), lambda page: False)
    assert page.number == 1
