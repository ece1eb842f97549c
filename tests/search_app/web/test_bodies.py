"""How bodies are called."""

from flask.testing import FlaskClient

from search_app.web.bodies import body_name, with_body_names


def test_a_body_is_called_by_its_name_and_one_not_held_by_its_slug(client: FlaskClient) -> None:
    with client.application.test_request_context("/"):
        assert body_name("westmere-safer-places-partnership") == "Westmere Safer Places Partnership"
        assert body_name("tarn-board") == "tarn-board"


def test_a_reason_names_bodies_instead_of_slugs(client: FlaskClient) -> None:
    with client.application.test_request_context("/"):
        reason = with_body_names(
            "A Hale (westmere-safer-places-partnership) and Ann Hale (tarn-board): the names agree"
        )
    assert reason == "A Hale (Westmere Safer Places Partnership) and Ann Hale (tarn-board): the names agree"
