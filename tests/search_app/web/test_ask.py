"""The page where questions are asked, the same through the API, and what the public is not told."""

from flask.testing import FlaskClient

from index.answer import NOT_STATED


def test_the_empty_page_asks_for_a_question(client: FlaskClient) -> None:
    page = client.get("/ask")
    assert page.status_code == 200
    assert "Your question" in page.text


def test_a_decision_is_answered_with_its_words_and_its_page(client: FlaskClient) -> None:
    page = client.get("/ask", query_string={"q": "What was decided about street lighting?"})
    assert "agrees to fund lighting in Harbour Lane" in page.text
    assert "page 2 of minutes.pdf" in page.text
    assert NOT_STATED not in page.text


def test_who_attended_is_answered_from_the_list(client: FlaskClient) -> None:
    page = client.get("/ask", query_string={"q": "Who was present on 16 July 2024?"})
    assert "Ada Fenn" in page.text


def test_what_no_paper_says_is_not_answered(client: FlaskClient) -> None:
    page = client.get("/ask", query_string={"q": "How much did the harbour bridge cost in 1987?"})
    assert NOT_STATED in page.text
    assert "Searched:" in page.text


def test_the_public_learns_nothing_of_a_restricted_report(client: FlaskClient) -> None:
    for question in ("What is the contractor's secret price?", "How many florins is the contractor's price?"):
        given = client.post("/api/v1/answers", json={"question": question}).get_json()
        assert given["answer"] is None
        assert "florins" not in str(given["evidence"])
        assert "contractor" not in str(given["evidence"])


def test_markup_in_a_question_is_shown_as_text(client: FlaskClient) -> None:
    page = client.get("/ask", query_string={"q": "<script>alert('x')</script> lighting?"})
    assert "<script>" not in page.text


def test_the_asker_may_say_what_kind_of_question_it_is(client: FlaskClient) -> None:
    asked = {"question": "street lighting", "kind": "decision"}
    given = client.post("/api/v1/answers", json=asked).get_json()
    assert given["understood"]["kind"] == "decision"
    assert "Harbour Lane" in given["answer"]


def test_a_question_of_no_words_is_turned_down(client: FlaskClient) -> None:
    assert client.post("/api/v1/answers", json={"question": ""}).status_code in (400, 422)


def test_the_answer_has_an_address_that_stays(client: FlaskClient) -> None:
    asked = {"question": "What was decided about street lighting?"}
    lasting, present = (client.post(address, json=asked) for address in ("/api/answers", "/api/v1/answers"))
    assert lasting.status_code == 200
    assert lasting.json == present.json
    assert client.post("/api/answers", json={}).mimetype == "application/problem+json"


def test_the_page_says_how_the_question_was_understood(client: FlaskClient) -> None:
    page = client.get("/ask", query_string={"q": "Who was present on 16 July 2024?"})
    assert "It asks who attended; from: 16 July 2024; to: 16 July 2024." in page.text
