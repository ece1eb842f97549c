"""What the sample says is true of it hangs together."""

import itertools
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import corpus.sample

HERE = Path(corpus.sample.__file__).parent
TRUTH: dict[str, Any] = json.loads((HERE / "truth.json").read_text("utf-8"))
FILES = {paper["file"] for paper in TRUTH["papers"]}
MINUTES = {
    (part["body"], part["date"]): part
    for paper in TRUTH["papers"]
    for part in paper["parts"]
    if part["kind"] == "minutes" and not paper["superseded"]
}
PEOPLE = {person["id"] for person in TRUTH["persons"]}
BODIES = {"main": "Marlshire Community Safety Partnership", "delivery": "MCSP Delivery Group"}


def test_there_is_a_meeting_or_more_in_every_year_from_2011_to_2026() -> None:
    years = Counter(meeting["date"][:4] for meeting in TRUTH["meetings"] if meeting["body_key"] == "main")
    assert sorted(years) == [str(year) for year in range(2011, 2027)]
    assert all(2 <= count <= 4 for count in years.values())


@pytest.mark.parametrize("action", TRUTH["actions"], ids=lambda action: action["id"])
def test_every_action_is_raised_first_and_every_step_stands_in_a_paper(action: dict[str, Any]) -> None:
    steps = action["steps"]
    assert [step["step"] for step in steps].count("raise") == 1
    assert steps[0]["step"] == "raise"
    assert [step["meeting"] for step in steps] == sorted(step["meeting"] for step in steps)
    for step in steps:
        assert step["file"] in FILES
        titles = [item["title"] for item in MINUTES[step["body"], step["meeting"]]["items"]]
        assert step["title"] in titles


def test_a_closed_action_says_in_which_paper() -> None:
    closed = [action for action in TRUTH["actions"] if action["state"] == "closed"]
    assert len(closed) >= 30
    assert all(action["steps"][-1]["step"] == "close" for action in closed)


def test_whoever_presides_was_present() -> None:
    for meeting in TRUTH["meetings"]:
        if meeting["cancelled"]:
            continue
        present = {entry["person"] for entry in meeting["attendance"] if entry["status"] == "present"}
        assert meeting["presiding"] in present, meeting["date"]


def test_chairs_terms_agree_with_who_presided() -> None:
    chairs = [term for term in TRUTH["terms"] if term["body"] == "main" and term["office"] == "Chair"]
    for meeting in TRUTH["meetings"]:
        held = [person for person, office in meeting["offices"].items() if office.startswith(("Chair", "Acting"))]
        for person in held if meeting["body_key"] == "main" else []:
            assert any(
                term["person"] == person and term["start"] <= meeting["date"] <= term["last_seen"] for term in chairs
            ), (meeting["date"], person)


def test_terms_name_people_and_do_not_overlap() -> None:
    assert {term["person"] for term in TRUTH["terms"]} <= PEOPLE | {""}
    for office in {(term["body"], term["office"]) for term in TRUTH["terms"]}:
        terms = [term for term in TRUTH["terms"] if (term["body"], term["office"]) == office]
        for earlier, later in itertools.pairwise(terms):
            assert earlier["start"] <= earlier["last_seen"] <= later["start"], (office, later)


def test_every_announced_meeting_was_held_or_is_a_planted_gap() -> None:
    gaps = {(gap["body"], gap["date"]) for gap in TRUTH["gaps"] if "date" in gap}
    for meeting in TRUTH["meetings"]:
        for day in meeting["announced_next"]:
            held = any(
                other["date"] == day and other["body_key"] == meeting["body_key"] and not other["cancelled"]
                for other in TRUTH["meetings"]
            )
            assert held or (meeting["body_key"], day) in gaps, (meeting["date"], day)


def test_every_report_that_an_agenda_lists_is_held_or_is_a_planted_gap() -> None:
    held = {part["report"] for paper in TRUTH["papers"] for part in paper["parts"] if part.get("report")}
    gaps = {gap["date"] for gap in TRUTH["gaps"] if gap["kind"] == "report listed but not held"}
    for paper in TRUTH["papers"]:
        for part in (part for part in paper["parts"] if part["kind"] == "agenda"):
            for item in part["items"]:
                assert item["report"] is None or item["report"] in held, (paper["file"], item["title"])
                assert item["missing"] is None or part["date"] in gaps, (paper["file"], item["title"])


def test_what_papers_say_of_gaps_organisations_and_oddities_stands_in_papers_that_are_kept() -> None:
    named = [gap["said"] for gap in TRUTH["gaps"] if "said" in gap]
    named += [file for entry in TRUTH["planted"] for file in entry["files"]]
    named += [file for entry in TRUTH["organisations"] for file in entry["said"]]
    assert set(named) <= FILES


def test_the_grant_has_a_sum_for_every_year_from_2013() -> None:
    grant = next(entry for entry in TRUTH["sums"] if entry["what"] == "Crime Reduction Grant")
    assert [year[:4] for year, _, _ in grant["years"]] == [str(year) for year in range(2013, 2027)]
    assert all(("Marlshire Community Safety Partnership", day) in MINUTES for _, _, day in grant["years"])


def test_days_of_meetings_are_weekdays() -> None:
    assert all(date.fromisoformat(meeting["date"]).weekday() < 5 for meeting in TRUTH["meetings"])
