"""Words become lines, and lines a page in reading order."""

import msgspec
from printed import HEIGHT, WIDTH, page, run, runs, texts

from ingest.pages.lines import build_page, join_lines


def test_words_on_one_baseline_make_a_line_from_left_to_right() -> None:
    built = build_page([run("Partnership", 200, 100), run("Safety", 150, 101), run("next", 72, 115)], 1, WIDTH, HEIGHT)
    assert texts(built.lines) == ["Safety Partnership", "next"]


def test_every_word_and_line_says_its_place_in_the_text() -> None:
    built = page(["The Board met.", "It was resolved that", "£39,661 be spent."])
    for line in built.lines:
        assert built.text[line.start : line.end] == line.text
        for word in line.words:
            assert built.text[word.start : word.end] == word.text


def test_a_raised_note_stands_apart_from_the_figure_it_hangs_on() -> None:
    figure, note = run("£39,661", 72, 100), run("1", 115, 96, size=7, raised=True)
    built = build_page([figure, note, *runs("The next line", 72, 114)], 1, WIDTH, HEIGHT)
    assert texts(built.lines) == ["£39,661 1", "The next line"]


def test_words_drawn_twice_for_boldness_are_read_once() -> None:
    built = build_page([run("Minutes", 72, 100), run("Minutes", 72.4, 100)], 1, WIDTH, HEIGHT)
    assert built.text == "Minutes"


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    words = []
    for row in range(12):
        words += runs(f"left column has words {row}", 60, 100 + 14 * row)
        words += runs(f"right column has words {row}", 320, 100 + 14 * row)
    built = build_page(
        [*runs("A heading over both of the columns that is long enough", 60, 70), *words], 1, WIDTH, HEIGHT
    )
    found = texts(built.lines)
    assert found[0].startswith("A heading")
    assert found[1:13] == [f"left column has words {row}" for row in range(12)]
    assert found[13:] == [f"right column has words {row}" for row in range(12)]


def test_a_table_of_short_cells_is_read_by_rows() -> None:
    words = []
    for row in range(12):
        words += runs(f"Ward {row}", 60, 100 + 14 * row) + runs(f"{row}00", 320, 100 + 14 * row)
    assert texts(build_page(words, 1, WIDTH, HEIGHT).lines)[3] == "Ward 3 300"


def test_tilted_words_are_a_watermark_and_not_text() -> None:
    tilted = msgspec.structs.replace(run("DRAFT", 200, 400, size=60), degrees=45.0)
    built = build_page([tilted, *runs("The minutes", 72, 100)], 1, WIDTH, HEIGHT)
    assert built.watermark == "DRAFT"
    assert built.text == "The minutes"


def test_a_word_broken_at_the_end_of_a_line_is_made_whole() -> None:
    assert join_lines(page(["to strengthen the part-", "nership in the county"]).lines) == (
        "to strengthen the partnership in the county"
    )


def test_a_compound_broken_at_its_hyphen_keeps_it() -> None:
    assert join_lines(page(["the plan for anti-", "social behaviour"]).lines) == "the plan for anti-social behaviour"
    assert join_lines(page(["the Vice-", "Chair took the chair"]).lines) == "the Vice- Chair took the chair"


RAGGED = (
    "1. Lamps",
    "Most lamps in town",
    "were renewed over the winter without",
    "a cost to the council",
    "or any of its partners.",
)


def test_columns_may_be_ragged_and_begin_with_short_headings() -> None:
    words = []
    for row in range(10):
        words += runs(RAGGED[row % 5], 60, 100 + 14 * row) + runs(RAGGED[(row + 1) % 5], 320, 100 + 14 * row)
    found = texts(build_page(words, 1, WIDTH, HEIGHT).lines)
    assert found == [RAGGED[row % 5] for row in range(10)] + [RAGGED[(row + 1) % 5] for row in range(10)]


def test_rows_that_are_parted_again_within_a_column_are_a_tables() -> None:
    words = []
    for row in range(10):
        words += runs("A long first cell", 60, 100 + 14 * row) + runs("and yet another one", 320, 100 + 14 * row)
        words += runs("with more", 480, 100 + 14 * row)
    assert texts(build_page(words, 1, WIDTH, HEIGHT).lines)[0] == "A long first cell and yet another one with more"
