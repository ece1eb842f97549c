"""Who held which post: by full name or surname, of the organisation under any of its names, gone once only."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from corpus.records import Event, Kind, Office, Period, Source
from corpus.years.bodies import find_body, find_letters, spell_out
from corpus.years.figures import find_figures
from corpus.years.glossary import build_glossary, find_namings
from corpus.years.history import PostSighting, find_offices
from corpus.years.postings import post_histories
from corpus.years.sightings import find_sightings
from corpus.years.tenures import Ending

Build = Callable[..., Any]
WORKING_GROUP = "WSPP Working Group"
SPRING, SUMMER, AUTUMN = date(2020, 3, 10), date(2020, 7, 10), date(2020, 11, 10)


def office(person: str | None, post: str, body: str | None = None, event: Event = Event.HOLDS) -> Office:
    return Office(
        person=person, office=post, body=body, event=event, date=None, source=Source(page=1), text=f"{person}, {post}"
    )


def offices_of(make_chronicle: Build, make_paper: Build, said: Sequence[tuple[date, Office]]) -> list[PostSighting]:
    days = dict.fromkeys(day for day, _ in said)
    chronicle = make_chronicle(*(make_paper(day, offices=tuple(o for d, o in said if d == day)) for day in days))
    figures, _ = find_figures(find_sightings(chronicle, {}), chronicle.slug)
    return list(find_offices(chronicle, figures))


def told(sightings: Sequence[PostSighting]) -> set[tuple[str, str | None, date]]:
    return {(each.post.key, each.sighting.name, each.sighting.day) for each in sightings}


def test_a_director_beside_no_organisation_is_not_the_bodys_but_its_chair_is(
    make_chronicle: Build, make_paper: Build
) -> None:
    found = offices_of(
        make_chronicle, make_paper, [(SPRING, office("Ann Hale", "Director")), (SPRING, office("Bo Lund", "Chair"))]
    )
    assert told(found) == {("westmere-safer-places-partnership/chair", "Bo Lund", SPRING)}


def test_a_surname_alone_is_its_post_where_one_person_alone_is_given_it(
    make_chronicle: Build, make_paper: Build
) -> None:
    found = offices_of(
        make_chronicle,
        make_paper,
        [
            (SPRING, office("Hale", "Head of Parks", "Westmere Council")),
            (SUMMER, office("Ann Hale", "Head of Parks", "Westmere Council")),
            (AUTUMN, office("Hale", "Head of Roads", "Westmere Council")),
        ],
    )
    key = "westmere-council/head-of-parks"
    assert told(found) == {(key, "Hale", SPRING), (key, "Ann Hale", SUMMER)}


def test_a_surname_alone_is_nobodys_where_two_were_given_the_post(make_chronicle: Build, make_paper: Build) -> None:
    said = [
        (SPRING, office("Hale", "Clerk")),
        (SUMMER, office("Ann Hale", "Clerk")),
        (AUTUMN, office("Bo Hale", "Clerk")),
    ]
    assert {each.sighting.day for each in offices_of(make_chronicle, make_paper, said)} == {SUMMER, AUTUMN}


def test_the_chair_of_another_body_is_set_apart_from_a_post(make_chronicle: Build, make_paper: Build) -> None:
    post = "Partnerships Lead, Marl Fire Service (Chair of Westmere Harbour Group)"
    found = offices_of(make_chronicle, make_paper, [(SPRING, office("Ann Hale", post))])
    assert told(found) == {("westmere-harbour-group/chair", "Ann Hale", SPRING)}


def test_who_has_left_has_not_left_again(make_chronicle: Build, make_paper: Build) -> None:
    found = offices_of(
        make_chronicle,
        make_paper,
        [
            (SPRING, office("Ann Hale", "Chair", WORKING_GROUP)),
            (SUMMER, office("Ann Hale", "Chair", WORKING_GROUP, Event.LEFT)),
            (SUMMER, office(None, "Chair", WORKING_GROUP, Event.VACANT)),
            (AUTUMN, office("Ann Hale", "Chair", WORKING_GROUP, Event.LEFT)),
            (AUTUMN, office("Bo Lund", "Chair", WORKING_GROUP, Event.ELECTED)),
        ],
    )
    (post,) = post_histories(found, WORKING_GROUP, {})
    assert [(term.name, term.ending) for term in post.terms] == [
        ("Ann Hale", Ending.LEFT),
        (None, Ending.REPLACED),
        ("Bo Lund", Ending.UNSEEN),
    ]
    assert post.terms[0].ended == SUMMER
    assert len(post.terms[0].sightings) == 3


def test_a_holder_goes_by_the_fullest_name_printed(make_chronicle: Build, make_paper: Build) -> None:
    said = [
        (SPRING, office("Hale", "Head of Parks", "Westmere Council")),
        (SUMMER, office("Ann Hale", "Head of Parks", "Westmere Council")),
    ]
    (post,) = post_histories(offices_of(make_chronicle, make_paper, said), "Westmere Council", {})
    assert [term.name for term in post.terms] == ["Ann Hale"]


def test_an_undated_strategy_names_a_chair_for_its_time_and_dates_no_term(
    make_chronicle: Build, make_paper: Build
) -> None:
    period = Period(start=date(2011, 4, 1), end=date(2014, 3, 31))
    strategy = make_paper(None, kind=Kind.STRATEGY, period=period, offices=(office("Ann Hale", "Chair"),))
    chronicle = make_chronicle(strategy, make_paper(SPRING, offices=(office("Bo Lund", "Chair"),)))
    figures, _ = find_figures(find_sightings(chronicle, {}), chronicle.slug)
    (post,) = post_histories(find_offices(chronicle, figures), chronicle.body, {})
    assert [term.name for term in post.terms] == ["Bo Lund"]
    assert [(each.name, each.day, each.evidence.day) for each in post.published] == [("Ann Hale", period.start, None)]


def test_letters_stand_for_an_organisation_that_holds_no_meetings(
    make_chronicle: Build, make_paper: Build, make_item: Build
) -> None:
    text = "Officers of Westmere County Council (WCC) and the Westmere Safer Places Partnership (WSPP) spoke."
    entries = build_glossary(find_namings(make_chronicle(make_paper(SPRING, [make_item(1, "Parks", text=text)]))))
    names = {"westmere-safer-places-partnership": "Westmere Safer Places Partnership"}
    known = find_letters(entries, names)
    assert find_body("wcc", names, known) == "westmere-county-council"
    spelt = find_body("WSPP Working Group", names, known)
    assert spelt == "westmere-safer-places-partnership-working-group"
    assert spell_out("WSPP Working Group", spelt, names) == "Westmere Safer Places Partnership Working Group"
