"""What a council's site prints around its minutes is no part of them."""

import pytest
from printed import page

from ingest.layouts.minutes_web import clear_site_words


@pytest.mark.parametrize(
    "printed",
    [
        ("104. Duty Update PDF 134 KB", "Minutes:"),
        ("104. Duty Update PDF 134", "KB", "Minutes:"),
        ("104. Duty Update pdf icon PDF 1", "MB", "Minutes:"),
    ],
)
def test_the_size_of_a_linked_file_is_no_part_of_a_title(printed: tuple[str, ...]) -> None:
    assert [line.text for line in clear_site_words(page(printed).lines)] == ["104. Duty Update", "Minutes:"]


def test_a_title_that_ends_in_a_number_keeps_it() -> None:
    lines = page(["5. Review of form PDF 12", "Minutes:"]).lines
    assert [line.text for line in clear_site_words(lines)] == ["5. Review of form PDF 12", "Minutes:"]
