"""How a meeting went: interests, questions of the public, motions lost, times."""

import pytest
from printed import page

from corpus.proceedings import Happening
from corpus.records import Item, Source
from ingest.minutes.proceedings import find_times, find_told


def minute(*paragraphs: str, title: str = "Matter") -> Item:
    places = tuple(Source(page=1, start=10 * n, end=10 * n + 9) for n, _ in enumerate(paragraphs))
    text = "\n".join(paragraphs)
    return Item(number="7", title=title, first_page=1, last_page=1, text=text, paragraphs=places, source=Source(page=1))


@pytest.mark.parametrize(
    ("sentence", "who", "what", "about"),
    [
        (
            "Councillor Ash declared a non-pecuniary interest in agenda item 5 (Lamps) as a trustee of the Lamp Trust.",
            "Councillor Ash",
            "non-pecuniary interest",
            "agenda item 5 (Lamps)",
        ),
        (
            "In relation to item 9, Mr B Birch and Mrs C Cole declared disclosable pecuniary interests.",
            "Mr B Birch and Mrs C Cole",
            "disclosable pecuniary interests",
            "item 9",
        ),
        ("The Vice-Chair disclosed an interest.", "The Vice-Chair", "interest", None),
        (
            "Cllr Dale (Chair) declared a prejudicial interest in respect of Minute 46, and left the room.",
            "Cllr Dale (Chair)",
            "prejudicial interest",
            "Minute 46",
        ),
    ],
)
def test_an_interest_is_told_with_who_what_and_in_which_business(
    sentence: str, who: str, what: str, about: str | None
) -> None:
    (one,) = find_told(minute(sentence))
    assert (one.event, one.who, one.what, one.about) == (Happening.INTEREST, who, what, about)
    assert (one.item, one.text) == ("7", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "There were no declarations of interest.",
        "Councillor Ash declared no interest in the matter.",
        "The Clerk reminded those who had declared an interest in the matter to leave.",
        "They declared an interest.",
    ],
)
def test_where_nobody_is_named_no_interest_is_told(sentence: str) -> None:
    assert list(find_told(minute(sentence))) == []


def test_questions_are_the_publics_only_in_the_minute_on_them() -> None:
    asked = "Mr Alan Fern asked why the lamps were off."
    (one,) = find_told(minute(asked, "Councillor Ash asked for the figures.", title="Questions from the public"))
    assert (one.event, one.who, one.text) == (Happening.QUESTION, "Mr Alan Fern", asked)
    assert list(find_told(minute(asked))) == []


def test_a_lost_motion_is_told_with_who_moved_it_and_what() -> None:
    moved = "It was moved by Councillor Ash and seconded by Councillor Birch that the lamps be turned off."
    (one,) = find_told(minute(moved, "On being put to the vote the motion was lost."))
    assert (one.event, one.who) == (Happening.LOST, "Councillor Ash")
    assert one.about == "that the lamps be turned off."
    assert one.text == f"{moved} On being put to the vote the motion was lost."


@pytest.mark.parametrize(
    ("line", "event", "told"),
    [
        ("The meeting adjourned at 7.40 pm for ten minutes.", Happening.ADJOURNED, "19:40"),
        ("The Board reconvened at 12.05 p.m.", Happening.RESUMED, "12:05"),
        ("The Panel resumed at 12.05 a.m.", Happening.RESUMED, "00:05"),
        ("The Chairman closed the meeting at 21.05", Happening.CLOSED, "21:05"),
        ("Close of meeting: 9.05", Happening.CLOSED, None),
        ("The meeting was adjourned to 9 May 2019.", None, None),
    ],
)
def test_times_are_told_where_morning_and_evening_are(line: str, event: Happening | None, told: str | None) -> None:
    found = [(one.event, one.time) for one in find_times(page([line]))]
    expected = [(event, told)] if event else []
    assert found == expected


def test_a_time_is_found_over_a_line_end() -> None:
    (one,) = find_times(
        page(["The Chairman thanked all who had come, and as nobody wished to speak the meeting closed at", "9 pm."])
    )
    assert (one.event, one.time) == (Happening.CLOSED, "21:00")
