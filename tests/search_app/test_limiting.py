"""By what results can be limited: which values are offered, in what order, and how they are written."""

from corpus.store import Audience
from search_app.asking import Asked
from search_app.limiting import CHOICES_SHOWN, facets, value_text


def test_a_field_with_one_value_limits_nothing_and_is_not_offered() -> None:
    assert facets(Asked(), {"body": {"Harbour Board": 3}}, Audience.PUBLIC) == []


def test_a_value_that_is_chosen_is_offered_though_nothing_has_it_so_that_it_can_be_let_go() -> None:
    (found,) = facets(Asked(body=("Harbour Board",)), {"body": {}}, Audience.PUBLIC)
    assert [(each.value, each.count, each.chosen) for each in found.choices] == [("Harbour Board", 0, True)]


def test_the_commonest_values_are_shown_those_chosen_before_them() -> None:
    counts = {"person": {f"Person {number:02}": number for number in range(1, 40)}}
    (found,) = facets(Asked(person=("Person 01",)), counts, Audience.PUBLIC)
    values = [each.value for each in found.choices]
    assert values[:3] == ["Person 01", "Person 39", "Person 38"]
    assert len(values) == CHOICES_SHOWN


def test_years_stand_newest_first_and_all_of_them() -> None:
    counts = {"year": {str(year): 1 for year in range(2001, 2027)}}
    (found,) = facets(Asked(), counts, Audience.PUBLIC)
    assert [each.value for each in found.choices] == [str(year) for year in range(2026, 2000, -1)]


def test_only_staff_may_limit_to_what_is_restricted() -> None:
    counts = {"restricted": {"yes": 2}}
    assert facets(Asked(), counts, Audience.PUBLIC) == []
    assert [each.name for each in facets(Asked(), counts, Audience.STAFF)] == ["restricted"]


def test_the_boxes_bear_names_counts_and_what_is_ticked_and_nothing_of_a_value_is_taken_for_html() -> None:
    counts = {"organisation": {'Ash & "Birch" <b>': 1200, "Elm": 1}}
    (found,) = facets(Asked(organisation=("Elm",)), counts, Audience.PUBLIC)
    elm, ash = found.boxes.split("</div>")[:2]
    assert 'id="organisation-1" name="organisation" value="Elm" checked>' in elm
    assert 'value="Ash &amp; &#34;Birch&#34; &lt;b&gt;">' in ash
    assert 'for="organisation-2">Ash &amp; &#34;Birch&#34; &lt;b&gt; (1,200)</label>' in ash


def test_kinds_are_put_into_words() -> None:
    assert value_text("kind", "minute") == "Minutes"
    assert value_text("restricted", "yes") == "Restricted only"
    assert value_text("body", "Harbour Board") == "Harbour Board"
