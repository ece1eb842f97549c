"""One rule says who sees what."""

import pytest

from corpus.records import Kind, Part
from corpus.visibility import Audience, hidden_pages, may_see, visible_parts

OPEN = Part(id="p1", kind=Kind.AGENDA, title="Agenda", first_page=1, last_page=2)
SECRET = Part(id="p2", kind=Kind.REPORT, title="Terms", first_page=2, last_page=4, restricted=True)


@pytest.mark.parametrize(
    ("audience", "restricted", "seen"),
    [
        (Audience.PUBLIC, False, True),
        (Audience.PUBLIC, True, False),
        (Audience.STAFF, False, True),
        (Audience.STAFF, True, True),
    ],
)
def test_only_staff_see_what_is_restricted(audience: Audience, restricted: bool, seen: bool) -> None:
    assert may_see(audience, restricted=restricted) is seen


def test_a_page_shared_with_a_hidden_part_is_hidden() -> None:
    assert visible_parts((OPEN, SECRET), Audience.PUBLIC) == (OPEN,)
    assert hidden_pages((OPEN, SECRET), Audience.PUBLIC) == {2, 3, 4}
    assert hidden_pages((OPEN, SECRET), Audience.STAFF) == set()
