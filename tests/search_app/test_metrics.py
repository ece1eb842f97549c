from dataclasses import replace

from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from search_app import create_app
from search_app.archive import Archive


def test_requests_are_counted_by_kind_of_page(client: FlaskClient) -> None:
    client.get("/meetings/westmere-safer-places-partnership")
    answer = client.get("/metrics")
    assert answer.mimetype == "text/plain"
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    pages = {sample.labels["page"] for sample in families["matters_requests"].samples}
    assert "/meetings/<slug>" in pages
    assert "westmere" not in answer.text
    (papers,) = families["matters_papers"].samples
    assert papers.value == 3
    assert families["matters_index_current"].samples[0].value == 1


def test_figures_can_be_turned_off(archive: Archive) -> None:
    app = create_app(archive=Archive(replace(archive.settings, metrics=False)))
    assert app.test_client().get("/metrics").status_code == 404
