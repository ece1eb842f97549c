"""What was missed is written and read back alike, stands in the order of the page, and is not told twice."""

from datetime import date

import pytest

from corpus.records import Item, Period, Resolution, Source
from corpus.staff.adding import Missed, add_missed, read_missed

LATER = Resolution(text="RESOLVED to note it.", source=Source(page=2, start=50, end=70))
ITEM = Item(number=None, title="Lighting", first_page=2, last_page=2, resolutions=(LATER,), source=Source(page=2))


@pytest.mark.parametrize(
    "missed",
    [
        Missed(page=2, start=1, end=9, text="Agreed | noted."),
        Missed(page=2, start=1, end=9, text="To write.", owner="Ada Fenn"),
        Missed(page=3, start=0, end=4, text="Go.", due=Period(start=date(2024, 9, 1), end=date(2024, 9, 30))),
    ],
)
def test_it_is_read_as_it_was_written(missed: Missed) -> None:
    assert read_missed(missed.written()) == missed


@pytest.mark.parametrize("written", ["", "2|1|9|||", "x|1|9|||words", "2|1|9||2024-09-30/2024-09-01|words"])
def test_what_was_not_so_written_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_missed(written)


def test_it_stands_where_the_page_has_it() -> None:
    added = add_missed(ITEM, [("resolution", Missed(page=2, start=1, end=9, text="Agreed."))])
    assert [one.text for one in added.resolutions] == ["Agreed.", "RESOLVED to note it."]
    assert added.actions == ()


def test_what_the_reading_finds_itself_by_now_is_told_once() -> None:
    assert add_missed(ITEM, [("resolution", Missed(page=2, start=60, end=80, text="note it."))]) == ITEM
    as_action = add_missed(ITEM, [("action", Missed(page=2, start=60, end=80, text="note it."))])
    assert [one.text for one in as_action.actions] == ["note it."]
