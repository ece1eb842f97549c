"""How a chair is called."""

import re

import pytest

from corpus.chairs import CHAIR, CHAIR_NOUN


@pytest.mark.parametrize("printed", ["Chair", "Chairman", "Chairwoman", "Chairperson"])
def test_a_chair_is_called_so_whoever_is_in_it(printed: str) -> None:
    assert re.fullmatch(CHAIR_NOUN, printed)


@pytest.mark.parametrize("printed", ["Vice-Chairman", "Vice Chair", "Deputy Chair", "Acting Chairman", "Co-Chair"])
def test_who_shares_or_fills_it_is_called_by_more(printed: str) -> None:
    assert re.fullmatch(CHAIR, printed)
    assert not re.fullmatch(CHAIR_NOUN, printed)
