"""Which post a question asks about: by its title, by what its holder does, or after whom."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.years.posts import Post
from index.questions.offices import asks_for_post, find_post, is_titled
from index.questions.question import Analyst, Names

BODY = "Farshire Safety Partnership"
HELD = [
    ("Chair", BODY, "Dale Pryor"),
    ("Vice-Chair", BODY, "Orla Finch"),
    ("Chair", f"{BODY} Delivery Group", "Sam Hale"),
    ("Chair", "Harbour Board", "Ines Croft"),
    ("Chair", "Elm Council", "Ada Penn"),
    ("Leader", "Elm Council", "Bo Tarn"),
    ("Clerk", "Elm Council", "Jo Wick"),
    ("Head of Roads and Lighting", "Farshire County Council", "Tess Munro"),
    ("Assistant Head of Roads", "Farshire County Council", "Rex Lowe"),
]
POSTS: Any = [
    SimpleNamespace(post=Post(title=title, organisation=body), sightings=(SimpleNamespace(name=name),))
    for title, body, name in HELD
]
ANALYST = Analyst(
    Names(bodies={BODY.casefold(): (BODY,), "elm": ("Elm Council",)}, people={"sam hale": "sam-hale"}, also={})
)


def found(typed: str) -> tuple[str, str] | None:
    question = ANALYST.understand(typed, today=date(2026, 5, 1))
    assert asks_for_post(question)
    post = find_post(question, POSTS, BODY)
    return (post.post.title, post.post.organisation) if post else None


@pytest.mark.parametrize(
    ("typed", "title", "organisation"),
    [
        ("Who is in the chair?", "Chair", BODY),
        ("Who chaired the delivery group?", "Chair", f"{BODY} Delivery Group"),
        ("Who chairs the harbour board?", "Chair", "Harbour Board"),
        ("Who was clerk at Elm?", "Clerk", "Elm Council"),
        ("Who was the head of roads in 2024?", "Head of Roads and Lighting", "Farshire County Council"),
        ("Who is second in command of the partnership?", "Vice-Chair", BODY),
        ("Who was deputy to the partnership's chairman?", "Vice-Chair", BODY),
    ],
)
def test_a_post_is_found_by_its_title(typed: str, title: str, organisation: str) -> None:
    assert found(typed) == (title, organisation)


def test_a_post_is_found_by_what_its_holder_does() -> None:
    assert found("Who runs roads and lighting?") == ("Head of Roads and Lighting", "Farshire County Council")


def test_a_council_is_led_by_its_leader_and_not_by_its_chair() -> None:
    assert found("Who leads Elm?") == ("Leader", "Elm Council")


def test_who_took_over_from_somebody_is_asked_of_the_post_that_this_person_held() -> None:
    assert found("Who took over from Sam Hale?") == ("Chair", f"{BODY} Delivery Group")


@pytest.mark.parametrize(
    "typed", ["Who chairs the river board?", "Who was the head of parks?", "Who led the knife day?"]
)
def test_a_post_that_no_paper_names_is_not_found(typed: str) -> None:
    assert found(typed) is None


def test_what_a_holder_does_does_not_name_the_post() -> None:
    told = [ANALYST.understand(typed, today=date(2026, 5, 1)) for typed in ("Who was chairman?", "Who led the review?")]
    assert [is_titled(each) for each in told] == [True, False]
