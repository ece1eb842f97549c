"""Which minutes were confirmed with a correction: also where the paper runs words together."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from corpus.years.confirming import find_confirmations

Build = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        (
            "The notes were correctly recorded and were signed by the Vice-Chairmansubject to the addition of Mr Hale.",
            True,
        ),
        ("The notes were agreed, with the following amendment: for Hale read Hall.", True),
        ("The notes were agreed as a correct record.", False),
        ("The notes were agreed subject to approval by the Board.", False),
    ],
)
def test_a_correction_is_told_with_the_confirmation(
    make_paper: Build, make_chronicle: Build, make_item: Build, text: str, *, corrected: bool
) -> None:
    chronicle = make_chronicle(
        make_paper(date(2020, 3, 10), [make_item(1, "Parks")]),
        make_paper(date(2020, 7, 10), [make_item(2, "Notes of the last meeting", text=text)]),
    )
    (confirmation,) = find_confirmations(chronicle, {})
    assert confirmation.day == date(2020, 3, 10)
    assert not confirmation.certain
    assert bool(confirmation.corrections) is corrected


@pytest.mark.parametrize(
    ("title", "confirms"),
    [
        ("MINUTES", True),
        ("Confirmation of the Minutes", True),
        ("To approve and sign the minutes", True),
        ("Draft minutes", True),
        ("Publication of minutes", False),
        ("Ten minutes for the public", False),
    ],
)
def test_the_minute_on_the_minutes_may_be_headed_shortly(
    make_paper: Build, make_chronicle: Build, make_item: Build, title: str, *, confirms: bool
) -> None:
    chronicle = make_chronicle(
        make_paper(date(2020, 3, 10), [make_item(1, "Parks")]),
        make_paper(date(2020, 7, 10), [make_item(2, title, text="They were agreed as a correct record.")]),
    )
    assert bool(find_confirmations(chronicle, {})) is confirms
