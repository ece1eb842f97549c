"""Who held a post: as the papers show it, and nobody where they show none."""

from datetime import date
from types import SimpleNamespace

import pytest

from corpus.records import Event
from corpus.years.posts import Post
from corpus.years.stretches import OfficeSighting
from index.answers.post import ANSWER
from tests.index.answers.conftest import BODY, TODAY, Asked, SmallDesk, evidence


def seen(name: str, day: date, event: Event = Event.HOLDS, *, acting: bool = False) -> OfficeSighting:
    told = evidence(f"{name} (Chair)", day)
    return OfficeSighting(day=day, holder=name.casefold(), name=name, event=event, acting=acting, evidence=told)


SIGHTINGS = (
    seen("Mr Dale Pryor", date(2015, 3, 3)),
    seen("Mr Dale Pryor", date(2018, 3, 6)),
    seen("Ms Orla Finch", date(2020, 7, 7), Event.ELECTED),
    seen("Ms Orla Finch", date(2024, 3, 5)),
)


CHAIR = SimpleNamespace(post=Post(title="Chair", organisation=BODY), sightings=SIGHTINGS)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who chaired the Farshire Safety Partnership in 2015?", "Mr Dale Pryor"),
        ("Who is the chair of the Farshire Safety Partnership?", "Ms Orla Finch"),
        ("Who was chairman of the Farshire Safety Partnership in 2022?", "Ms Orla Finch"),
    ],
)
def test_the_holder_of_the_time_is_named(asked: Asked, question: str, answer: str) -> None:
    draft = asked("post", question, posts=(CHAIR,))
    assert draft is not None
    assert draft.short == answer


def test_nobody_is_named_for_a_time_of_which_nothing_is_told(asked: Asked) -> None:
    draft = asked("post", "Who chaired the Farshire Safety Partnership in 2031?", posts=(CHAIR,))
    assert draft is not None
    assert draft.short is None


def test_the_chair_of_another_board_is_not_this_ones(asked: Asked) -> None:
    assert asked("post", "Who chairs the Harbour Safety Partnership?", posts=(CHAIR,)) is None


def test_of_those_in_a_year_the_one_who_was_elected_then_is_asked_for(asked: Asked) -> None:
    sightings = (
        seen("Mr Dale Pryor", date(2020, 3, 3)),
        seen("Ms Orla Finch", date(2020, 7, 7), Event.ELECTED),
    )
    chair = SimpleNamespace(post=CHAIR.post, sightings=sightings)
    elected = asked("post", "Who was elected chair of the Farshire Safety Partnership in 2020?", posts=(chair,))
    held = asked("post", "Who was chair of the Farshire Safety Partnership in 2020?", posts=(chair,))
    assert elected is not None
    assert elected.short == "Ms Orla Finch"
    assert held is not None
    assert "Pryor" in (held.short or "")


@pytest.mark.parametrize(
    "question", ["Who suggested Ms Finch for chair in 2020?", "Who lost to Ms Finch in the contest for chair?"]
)
def test_what_others_did_at_an_election_is_not_who_held_the_post(question: str) -> None:
    assert ANSWER.bid(SmallDesk(()).analyst.understand(question, today=TODAY)) == 0.0


def test_the_chair_of_a_panel_on_a_subject_is_not_the_partnership_s(asked: Asked) -> None:
    assert asked("post", "Who chaired the panel on flooding in 2020?", posts=(CHAIR,)) is None


def test_who_came_back_had_somebody_before_each_time(asked: Asked) -> None:
    terms = [("Mr Dale Pryor", 2012), ("Ms Orla Finch", 2015), ("Mr Sam Hale", 2018), ("Ms Orla Finch", 2021)]
    sightings = tuple(seen(name, date(year, 7, 1)) for name, year in terms)
    chair = SimpleNamespace(post=CHAIR.post, sightings=sightings)
    people = ["Ms Orla Finch"]
    first = asked(
        "post", "Who was chair of the Farshire Safety Partnership before Ms Orla Finch?", posts=(chair,), people=people
    )
    again = asked(
        "post",
        "Who was chair of the Farshire Safety Partnership before Ms Orla Finch returned?",
        posts=(chair,),
        people=people,
    )
    assert [draft.short for draft in (first, again) if draft] == ["Mr Dale Pryor", "Mr Sam Hale"]
