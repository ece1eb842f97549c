"""Which numbers are those of the items: rows that span the paper, told from numbered paragraphs."""

from corpus.records import Line
from ingest.minutes.number_rows import find_row


def numbers(*texts: str) -> list[str]:
    lines = [
        Line(
            text=text.strip("*"), page=1, x0=72, top=100 + 30 * n, x1=72 + 5 * len(text), bottom=112 + 30 * n, size=11,
            bold=text.startswith("*"), italic=False, start=0, end=len(text.strip("*")),
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip
    return [one.number for one in find_row(lines)]


def test_numbers_with_letters_years_and_underscores_are_numbers() -> None:
    assert numbers("*26a/19 Apologies", "None.", "*26b/19 Minutes", "Read.", "*27/19 Finance", "Told.") == [
        "26a/19",
        "26b/19",
        "27/19",
    ]
    assert numbers("*2022-02_1. Apologies", "None.", "*2022-02_2. Minutes", "Read.") == ["2022-02_1", "2022-02_2"]


def test_headings_whose_text_runs_in_before_the_first_in_bold_are_kept() -> None:
    assert numbers(
        "1. Chairman. Cllr Hale was chosen.",
        "2. Deputy. Cllr Noor was chosen.",
        "*3. Finance",
        "*4. Parks",
        "*5. Roads",
    ) == ["1", "2", "3", "4", "5"]


def test_numbered_paragraphs_under_bold_headings_are_no_items() -> None:
    told = ("*Minutes", "1. The minutes were read.", "*Finance", "2. Ada Hale told of the accounts.", "*Roads")
    assert numbers(*told, "3. Jo Noor told of the roads.", "*Parks", "4. The Board heard of the parks.") == []


def test_chapters_that_begin_with_nought_are_the_items_and_what_counts_on_their_paragraphs() -> None:
    told = ("1.0 Welcome", "1.1 All were welcomed.", "2.0 Apologies", "2.1 None.", "3.0 Minutes", "3.1 Agreed.")
    assert numbers(*told) == ["1.0", "2.0", "3.0"]
    assert numbers("1.0 Welcome", "1.1 Apologies", "2.1 Minutes", "2.2 Finance", "3.1 Roads") == [
        "1.0",
        "1.1",
        "2.1",
        "2.2",
        "3.1",
    ]
