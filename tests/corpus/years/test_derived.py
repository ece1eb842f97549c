"""Years brought up to date are those made anew; what is restricted has no part in what the public is told."""

import importlib.util
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from corpus.records import Kind
from corpus.store import Store
from corpus.visibility import Audience
from corpus.years.derived import Years

NOW = datetime(2026, 1, 5, tzinfo=UTC)
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def invented() -> ModuleType:
    """The benchmark, which invents meetings."""
    path = Path(__file__).parents[2] / "benchmarks" / "years.py"
    spec = importlib.util.spec_from_file_location("years_benchmark", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def told(years: Years) -> list[object]:
    """Return everything that years tell."""
    return [*years.histories(), *years.people(), *years.posts(), *years.glossary(), *years.represented()]


def test_an_update_gives_what_a_rebuild_gives(invented: ModuleType, tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/matters.db")
    for paper in invented.papers(9, 3):
        store.save_paper(paper, now=NOW)
    years = Years(store, Audience.PUBLIC)
    assert years.rebuild(today=TODAY) == 3
    store.save_paper(invented.minutes(1, 4, date(2016, 10, 1)), now=NOW)
    assert years.catch_up(today=TODAY) == 1
    updated = told(years)
    years.rebuild(today=TODAY)
    assert told(years) == updated


def test_nothing_is_made_where_nothing_changed(invented: ModuleType, tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/matters.db")
    years = Years(store, Audience.PUBLIC)
    assert years.catch_up(today=TODAY) == 0
    for paper in invented.papers(2, 1):
        store.save_paper(paper, now=NOW)
    assert years.catch_up(today=TODAY) == 1
    assert years.catch_up(today=TODAY) == 0


def test_an_empty_store_has_empty_years(tmp_path: Path) -> None:
    years = Years(Store(f"sqlite:///{tmp_path}/matters.db"), Audience.PUBLIC)
    assert years.state() is None
    years.rebuild(today=TODAY)
    assert told(years) == []
    assert years.history("nobody") is None
    assert years.person("nobody") is None
    assert years.post("nobody/chair") is None
    assert years.holder_on("nobody/chair", TODAY) is None


def test_what_is_restricted_has_no_part_in_what_the_public_is_told(invented: ModuleType, tmp_path: Path) -> None:
    from dataclasses import replace

    store = Store(f"sqlite:///{tmp_path}/matters.db")
    for paper in invented.papers(3, 1):
        store.save_paper(paper, now=NOW)
    secret = invented.minutes(2, 3, date(2014, 5, 1))
    closed = replace(secret, parts=tuple(replace(part, restricted=True) for part in secret.parts))
    assert closed.parts[0].kind is Kind.MINUTES
    store.save_paper(closed, now=NOW)
    public, staff = Years(store, Audience.PUBLIC), Years(store, Audience.STAFF)
    public.rebuild(today=TODAY)
    staff.rebuild(today=TODAY)
    hidden = closed.parts[0].attendance[0].name
    assert closed.file in repr(told(staff))
    assert closed.file not in repr(told(public))
    assert hidden in {person.name for person in staff.people()}
    assert len(list(public.histories())) == 1


def test_people_whose_names_make_one_address_are_each_found(invented: ModuleType, tmp_path: Path) -> None:
    from dataclasses import replace

    store = Store(f"sqlite:///{tmp_path}/matters.db")
    paper = invented.minutes(1, 1, date(2015, 5, 1))
    (part,) = paper.parts
    first, second, *rest = part.attendance
    renamed = (replace(first, name="Ann Smith-Jones"), replace(second, name="Ann Smith Jones"), *rest)
    store.save_paper(replace(paper, parts=(replace(part, attendance=renamed),)), now=NOW)
    years = Years(store, Audience.PUBLIC)
    years.rebuild(today=TODAY)
    people = {person.slug: person.name for person in years.people() if "Jones" in person.name}
    assert sorted(people) == ["ann-smith-jones", "ann-smith-jones-2"]
    for slug, name in people.items():
        found = years.person(slug)
        assert found is not None
        assert found[0].name == name
