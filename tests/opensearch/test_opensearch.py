"""The OpenSearch engine on a real cluster: the contract of all engines, and a node killed in the middle."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from index.engine import Filters
from index.engines.opensearch import SETTING, OpenSearchEngine
from index.entries import IndexEntry
from index.query import parse_query

HERE = Path(__file__).parent
ENTRIES = 400


def _cluster_module() -> Any:
    spec = spec_from_file_location("opensearch_cluster", HERE / "cluster.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def cluster(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    module = _cluster_module()
    assert request.config.cache is not None
    try:
        jars = module.fetch_jars(request.config.cache.mkdir("opensearch"))
        made = module.Cluster(jars, tmp_path_factory.mktemp("cluster"))
    except module.CannotRunError as error:
        pytest.skip(f"no OpenSearch cluster can be run here: {error}")
    yield made
    made.stop()


def entry(number: int) -> IndexEntry:
    return IndexEntry(
        id=f"{number:04}",
        kind="minute",
        paper=f"{number // 10:064}",
        file="m.pdf",
        page=1,
        title=f"Lighting in ward {number % 7}",
        text=f"The lamps of street {number} were repaired for the {number % 5} time.",
        number=str(number),
        body="Wenshire Board",
        date=date(2015 + number % 7, 1, 3),
        paper_kind="minutes",
        people=(),
        restricted=False,
        url=f"/x/{number}",
    )


def test_the_contract_of_all_engines_holds_on_a_cluster(cluster: Any) -> None:
    suite = HERE.parent / "index" / "test_engines.py"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(suite), "-k", "opensearch"],
        env=os.environ | {SETTING: ",".join(cluster.addresses)},
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "skipped" not in done.stdout.splitlines()[-1]


def test_a_node_killed_in_the_middle_loses_no_result_and_shows_no_error(
    cluster: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(SETTING, ",".join(reversed(cluster.addresses)))
    engine = OpenSearchEngine(tmp_path / "index")
    engine.rebuild(entry(number) for number in range(ENTRIES))
    cluster.wait(nodes=2, status="green")  # every shard has its copy
    before = engine.search(parse_query("lighting repaired"), Filters(), limit=50)
    assert before.total == ENTRIES
    wrong: list[object] = []
    asked, ended = threading.Event(), threading.Event()

    def ask() -> None:
        while not ended.is_set():
            after = engine.search(parse_query("lighting repaired"), Filters(), limit=50)
            if (after.total, after.ids, after.facets) != (before.total, before.ids, before.facets):
                wrong.append(after)
            asked.set()

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    assert asked.wait(60)
    cluster.kill(2)
    for _ in range(5):
        asked.clear()
        assert asked.wait(90)
    engine.add([entry(ENTRIES)])
    ended.set()
    for asker in askers:
        asker.join(90)
    assert not [each for each in wrong if each.total not in (ENTRIES, ENTRIES + 1)]  # type: ignore[attr-defined]
    assert engine.search(parse_query("lighting repaired"), Filters()).total == ENTRIES + 1
    engine.close()
