"""What follows from the sample's papers, held against what is true of them: floors that hold what was reached."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import corpus.sample
from corpus.sample import score_years
from corpus.store import Store
from corpus.vault import Vault
from corpus.visibility import Audience
from corpus.years.derived import Years
from corpus.years.tenures import Sureness
from ingest.run import ingest_paths

TRUTH: dict[str, Any] = json.loads((Path(corpus.sample.__file__).parent / "truth.json").read_text("utf-8"))
TODAY = date(2026, 11, 22)
CHAIR = "marlshire-community-safety-partnership/chair"

pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="two of the papers are scans: no tesseract")


def told(tally: score_years.Tally) -> str:
    """Return what was invented and missed, for the report of a failure."""
    return "\n".join(
        [*(f"invented {each}" for each in tally.invented[:40]), *(f"missed {each}" for each in tally.missed[:40])]
    )


def test_every_term_of_chairs_and_vice_chairs_is_right_to_the_meeting(sample_years: Years) -> None:
    tally = score_years.score_terms(TRUTH, sample_years)
    assert tally.f1 == 1.0, told(tally)


def test_no_two_people_are_joined_and_nearly_all_names_of_one_are(sample_years: Years) -> None:
    tally = score_years.score_persons(TRUTH, sample_years)
    assert tally.precision == 1.0, told(tally)
    assert tally.recall >= 0.98, told(tally)


def test_raised_actions_are_linked_to_their_closing(sample_years: Years) -> None:
    tally = score_years.score_actions(TRUTH, sample_years)
    assert tally.precision >= 0.95, told(tally)
    assert tally.recall >= 0.87, told(tally)


def test_threads_hold_the_same_business_together(sample_years: Years) -> None:
    tally = score_years.score_threads(TRUTH, sample_years)
    assert tally.precision >= 0.98, told(tally)
    assert tally.f1 >= 0.9, told(tally)


def test_every_planted_gap_is_found_and_none_invented(sample_years: Years) -> None:
    tally = score_years.score_gaps(TRUTH, sample_years, TODAY)
    assert not tally.missed, told(tally)
    assert not tally.invented, told(tally)


def test_a_renamed_body_is_one_under_its_present_name(sample_years: Years) -> None:
    history = sample_years.history("marlshire-road-casualty-group")
    assert history is not None
    assert history.slug == "marlshire-safer-roads-alliance"
    assert history.also == ("marlshire-road-casualty-group",)


def test_who_chaired_on_a_day_is_told_with_the_sightings_on_both_sides(sample_years: Years) -> None:
    held = sample_years.holder_on(CHAIR, date(2018, 5, 1))
    assert held is not None
    assert (held.name, held.sureness) == ("Roger Hollins", Sureness.BETWEEN) or held.sureness is Sureness.BETWEEN
    assert held.before is not None
    assert held.after is not None
    assert held.before.day < date(2018, 5, 1) < held.after.day
    assert held.before.holder == held.after.holder == held.holder


def test_nobody_is_named_for_a_day_on_which_the_papers_are_silent(sample_years: Years) -> None:
    held = sample_years.holder_on(CHAIR, date(2020, 5, 1))
    assert held is not None
    assert held.sureness is Sureness.UNKNOWN
    assert held.holder is None


def test_minutes_confirmed_with_a_correction_show_it(sample_years: Years) -> None:
    history = sample_years.history("marlshire-community-safety-partnership")
    assert history is not None
    corrected = {each.day: each for each in history.confirmations if each.corrections}
    assert date(2015, 3, 11) in corrected
    assert corrected[date(2015, 3, 11)].confirmed == date(2015, 7, 8)


def test_letters_and_former_names_are_in_the_glossary(sample_years: Years) -> None:
    names = {name for entry in sample_years.glossary() for name in entry.names}
    assert {"Domestic Homicide Reviews", "Domestic Abuse Related Death Reviews", "DARDR"} <= names


def test_papers_that_come_in_later_give_what_a_rebuild_gives(tmp_path: Path) -> None:
    papers = Path(corpus.sample.__file__).parent / "papers"
    kept = sorted(
        [*papers.glob("mcsp-20[12][49]-*-minutes.pdf"), *papers.glob("roads-*.pdf"), *papers.glob("delivery-*.pdf")]
    )
    store = Store(f"sqlite:///{tmp_path}/matters.db")
    years = Years(store, Audience.STAFF)
    for some in (kept[::3], kept[1::3], kept[2::3]):
        ingest_paths(some, store=store, vault=Vault(tmp_path / "papers"))
        years.catch_up(today=TODAY)
    came_in = told_by(years)
    years.rebuild(today=TODAY)
    assert told_by(years) == came_in
    store.close()


def told_by(years: Years) -> list[object]:
    """Return everything that years tell."""
    return [
        *years.histories(),
        *years.people(),
        *years.namesakes(),
        *years.posts(),
        *years.glossary(),
        *years.represented(),
    ]
