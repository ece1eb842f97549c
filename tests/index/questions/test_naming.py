"""By which names bodies and people may be asked for."""

from types import SimpleNamespace
from typing import Any

from index.questions.naming import find_names

YEARS: Any = SimpleNamespace(glossary=lambda: ())


def bodies_of(*names: str) -> dict[str, tuple[str, ...]]:
    histories: Any = [SimpleNamespace(body=name, slug=name.casefold().replace(" ", "-"), also=()) for name in names]
    return dict(find_names(histories, (), YEARS, {}).bodies)


def test_a_body_is_known_by_its_name_its_last_words_and_its_letters() -> None:
    held = bodies_of("Farshire Community Safety Partnership")
    assert set(held) == {
        "farshire community safety partnership",
        "community safety partnership",
        "safety partnership",
        "fcsp",
    }


def test_the_council_of_a_small_place_is_known_by_the_place() -> None:
    held = bodies_of("Elm Parish Council", "Township of Oakham")
    assert held["elm"] == held["elm council"] == ("Elm Parish Council",)
    assert held["oakham"] == ("Township of Oakham",)


def test_a_county_is_not_its_council() -> None:
    assert "farshire" not in bodies_of("Farshire County Council")


def test_a_person_is_known_by_each_printed_form_and_by_the_surname_after_a_title() -> None:
    person: Any = SimpleNamespace(slug="ann-hale", name="Ann Hale", forms=("Ann Hale", "A Hale"))
    people = find_names([], (person,), YEARS, {}).people
    assert {"ann hale", "a hale", "hale", "mrs hale", "cllr hale"} <= set(people)
