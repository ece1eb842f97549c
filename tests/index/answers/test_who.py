"""Who did something: the person at the verb, by name or by office."""

from datetime import date

from tests.index.answers.conftest import Asked, entry

TALK = entry("Ms Orla Finch presented the lighting survey. Mr Dale Pryor asked about the cost of the lamps.")
OFFICE = entry("The Vice-Chairman requested a further update on the harbour lamps.")
GONE = entry("Dr Lena Moss was elected to lead the road group, following the departure of Mr Ivo Sand.")


def test_the_person_before_the_verb_did_it(asked: Asked) -> None:
    found = [
        asked("who", question, TALK, OFFICE, GONE)
        for question in ("Who presented the lighting survey?", "Who asked about the cost of the lamps?")
    ]
    assert [draft.short for draft in found if draft] == ["Ms Orla Finch", "Mr Dale Pryor"]


def test_an_office_answers_where_no_name_is_printed(asked: Asked) -> None:
    draft = asked("who", "Who requested a further update on the harbour lamps?", TALK, OFFICE, GONE)
    assert draft is not None
    assert draft.short == "The Vice-Chairman"


def test_who_left_is_not_who_was_elected(asked: Asked) -> None:
    draft = asked("who", "Who was elected to lead the road group?", TALK, OFFICE, GONE)
    assert draft is not None
    assert draft.short == "Dr Lena Moss"


def test_the_question_does_not_answer_itself(asked: Asked) -> None:
    lamps = entry("The Harbour Lamps are looked after by the Westmere Lighting Trust.")
    draft = asked("who", "Which organisation looks after the Harbour Lamps?", lamps)
    assert draft is not None
    assert draft.short == "Westmere Lighting Trust"


def test_the_place_that_has_most_is_the_first_named_after_that(asked: Asked) -> None:
    most = entry("The highest number of thefts was recorded in Farwick (2,926) and Eastmere (2,850).")
    least = entry("The lowest number of thefts was recorded in Northmere (12) and Southmere (90).")
    found = {word: asked("who", f"Which district had the {word} thefts?", most, least) for word in ("most", "fewest")}
    assert {word: draft.short for word, draft in found.items() if draft} == {"most": "Farwick", "fewest": "Northmere"}


def test_a_body_that_something_is_done_by_is_who_does_it(asked: Asked) -> None:
    draft = asked("who", "Who manages the warden scheme?", entry("The warden scheme is managed by the Farwick Trust."))
    assert draft is not None
    assert draft.short == "Farwick Trust"


def test_who_told_that_they_had_done_something_did_it(asked: Asked) -> None:
    told = entry("The Chairman informed Members that he had written to the harbour master about the lamps.")
    other = entry("Letters on lamps (printed by the Harbour Lamp Agency) go to the harbour master.")
    draft = asked("who", "Who wrote to the harbour master about the lamps?", told, other)
    assert draft is not None
    assert draft.short == "The Chairman"


def test_who_does_something_now_is_told_by_new_papers(asked: Asked) -> None:
    old = entry("The lamp scheme was managed by Mr Abel Tarn.", day=date(2013, 3, 5))
    new = entry("The lamp scheme is being managed by Ms Orla Finch.", day=date(2025, 3, 5))
    draft = asked("who", "Who manages the lamp scheme?", old, new)
    assert draft is not None
    assert draft.short == "Ms Orla Finch"
