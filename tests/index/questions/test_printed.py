"""Words are quoted as their page prints them."""

import pytest

from corpus.records import Page
from index.questions.printed import Printed, find_printed, is_printed

FIRST = "12. Lamps\nRESOLVED that:-\n(a) note the re-\nport; and\n(b) buy forty\nlamps for Harbour Lane, which\n4"
NEXT = "are to be lit by 3 May 2024.\nNo. Action Lead\n1 Paint the harbour railings Ada Fenn Late"


def page(number: int, text: str) -> Page:
    return Page(number=number, width=595, height=842, text=text, lines=())


PAGES = (page(4, FIRST), page(5, NEXT))


@pytest.mark.parametrize(
    ("words", "number", "quoted"),
    [
        ("buy forty lamps for Harbour Lane", 4, "buy forty lamps for Harbour Lane"),
        (
            "RESOLVED that:- a) note the report; and b) buy forty",
            4,
            "RESOLVED that:- (a) note the re- port; and (b) buy forty",
        ),
        ("note the report; and", 4, "note the report; and"),
        ("lamps for Harbour Lane, which are to be lit by 3 May 2024.", 4, "lamps for Harbour Lane, which …"),
        ("which are to be lit by 3 May 2024.", 5, "… are to be lit by 3 May 2024."),
        ("Ada Fenn: Paint the harbour railings", 5, "Paint the harbour railings Ada Fenn"),
        ("buy forty lamps …", 4, "buy forty lamps …"),
    ],
)
def test_words_are_quoted_as_they_stand_on_their_page(words: str, number: int, quoted: str) -> None:
    found = find_printed(words, PAGES)
    assert found
    assert (found.page, found.words) == (number, quoted)
    assert is_printed(found.words, PAGES[number - 4].text)


def test_of_words_over_two_pages_those_are_quoted_that_matter_most() -> None:
    words = "lamps for Harbour Lane, which are to be lit by 3 May 2024."
    found = find_printed(words, PAGES, holding="3 May 2024")
    assert found
    assert (found.page, found.words) == (5, "… are to be lit by 3 May 2024.")


def test_words_that_stand_twice_are_found_where_they_are_looked_for() -> None:
    twice = page(1, "RESOLVED that it be noted.\n2. Lamps\nRESOLVED that it be noted.")
    found = find_printed("RESOLVED that it be noted.", (twice,), after=30)
    assert found == Printed(page=1, start=36, end=62, words="RESOLVED that it be noted.")


def test_what_ends_the_words_is_not_sought_before_them() -> None:
    over = page(1, "The position was told.\nRESOLVED that the Board:\n• note the")
    found = find_printed("RESOLVED that the Board: • note the position.", (over, page(2, "position.\n3. Lamps")))
    assert found
    assert (found.page, found.words) == (1, "RESOLVED that the Board: • note the …")


def test_words_that_no_page_prints_are_not_found() -> None:
    assert find_printed("The moon is made of cheese and cream", PAGES) is None


def test_a_quotation_stands_so_on_its_page_or_does_not() -> None:
    assert is_printed("… note the report; … buy forty lamps", FIRST)
    assert not is_printed("buy fifty lamps", FIRST)
