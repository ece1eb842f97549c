"""The help page's examples find something in the papers at hand."""

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from search_app.web.help import examples

NAMES = {"person": {"Ann Archer": 3, "Ben Brook": 7}, "body": {"Wenshire Board": 1}}


def test_every_example_finds_something(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/help").data, "lxml")
    links = [str(link["href"]) for link in page.select("td a")]
    assert links
    for link in links:
        found = BeautifulSoup(client.get(link).data, "lxml").select_one("#results")
        assert found is not None
        assert "Nothing found" not in found.get_text()


def test_examples_are_in_the_names_that_stand_in_the_papers() -> None:
    typed = [each for each, _ in examples(NAMES, 2024)]
    assert typed[-2:] == ['person:"Ben Brook"', 'body:"Wenshire Board"']
    assert "report from:2022 to:2024-03" in typed
    assert not [each for each, _ in examples({}, 2024) if "person:" in each]
