import csv
import io
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from search_app.export import Scope
from search_app.exports._table import Table

NAMES = ("resolutions.csv", "actions.csv", "attendance.csv", "memberships.csv", "sums.csv")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("name", NAMES)
def test_every_table_has_a_header_and_whole_rows(download: Callable[..., str], name: str) -> None:
    text = download(name)
    assert text.startswith("\ufeff")
    assert text.count("\r\n") >= 1
    table = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {len(row) for row in table} == {len(table[0])}


def test_a_decision_comes_with_its_movers_votes_and_page(download: Callable[..., str]) -> None:
    (row,) = rows(download("resolutions.csv"))
    assert row["minute"] == "152"
    assert (row["votes_for"], row["votes_against"], row["abstentions"]) == ("5", "2", "")
    assert "/pages/2?span=" in row["page_url"]


def test_an_action_comes_with_its_owner_and_state(download: Callable[..., str]) -> None:
    (row,) = rows(download("actions.csv"))
    assert row["owner"] == "Tom Brook"
    assert (row["due_from"], row["due_to"]) == ("2024-09-01", "2024-09-30")
    assert row["state"] in ("open", "overdue", "not heard of again")


def test_who_came_is_listed_as_printed_and_linked_to_a_person(download: Callable[..., str]) -> None:
    came = {row["name"]: row for row in rows(download("attendance.csv"))}
    assert came["Cllr Ada Fenn"]["status"] == "present"
    assert came["Mr Tom Brook"]["organisation"] == "Police"
    assert all(row["person"] for row in came.values())


def test_a_table_is_limited_as_asked(download: Callable[..., str]) -> None:
    assert len(rows(download("resolutions.csv", year="2024"))) == 1
    assert rows(download("resolutions.csv", year="2023")) == []
    assert rows(download("resolutions.csv", year="soon")) == []
    assert rows(download("resolutions.csv", body="nobody")) == []


@pytest.mark.parametrize("words", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "＝1+1", '=HYPERLINK("x")'])
def test_nothing_in_a_cell_is_taken_for_a_formula(words: str) -> None:
    table = Table[str](name="x.csv", about="", rows=lambda *_: [words], columns=(("cell", lambda row: row),))
    written = "".join(table.write(None, Scope()))  # type: ignore[arg-type]
    (row,) = rows(written)
    assert row["cell"] == f"'{words}"


def test_a_format_that_there_is_not_is_not_found(client: FlaskClient) -> None:
    assert client.get("/exports/everything.exe").status_code == 404


def test_an_export_that_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/exports/sums.csv")
    assert first.headers["Content-Disposition"] == "attachment; filename=sums.csv"
    again = client.get("/exports/sums.csv", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_page_of_exports_links_to_each(client: FlaskClient) -> None:
    page = client.get("/exports").text
    for name in (*NAMES, "popolo.json", "oparl.json", "meetings.ics", "papers.atom", "citations.bib"):
        assert f'href="/exports/{name}"' in page
