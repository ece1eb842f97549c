"""What tests of several packages share: the sample's papers, read once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import corpus.sample
from corpus.store import Store
from corpus.vault import Vault
from corpus.visibility import Audience
from corpus.years.derived import Years
from ingest.run import ingest_paths

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of the sample's papers, read from their PDFs. Not to be written to."""
    folder = tmp_path_factory.mktemp("sample")
    store = Store(f"sqlite:///{folder}/matters.db")
    papers = Path(corpus.sample.__file__).parent / "papers"
    report = ingest_paths([papers], store=store, vault=Vault(folder / "papers"))
    assert not report.failed
    yield store
    store.close()


@pytest.fixture(scope="session")
def sample_years(sample_store: Store) -> Years:
    """What follows from the sample across the years, as staff see it on a day after its last meeting."""
    years = Years(sample_store, Audience.STAFF)
    years.rebuild(today=TODAY)
    return years
