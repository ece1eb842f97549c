"""Where are things kept, and how is the service set up? Read from the environment, with the command line above it.

MATTERS_DATA     the folder of everything kept: store, papers, index, pictures
MATTERS_STORE    an SQLAlchemy address of the store; default: an SQLite file in the data folder
MATTERS_ENGINE   the search engine's name; default: whoosh
MATTERS_NAME     the service's name as its pages show it
"""

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

from corpus.records import record

PROJECT = Path(__file__).resolve().parent.parent


@record
class Settings:
    """How this service is set up. Nothing here is secret; nothing that is secret will have a default."""

    data: Path
    store_address: str
    engine: str = "whoosh"
    name: str = "Matters Arising"

    @property
    def papers(self) -> Path:
        """The folder of the papers' own bytes."""
        return self.data / "papers"

    @property
    def index(self) -> Path:
        """The folder of the search index."""
        return self.data / "index"

    @property
    def pictures(self) -> Path:
        """The folder of page images already drawn. May be emptied at any time."""
        return self.data / "pictures"


def read_settings(data: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings: ``data`` from the command line where given, else what the environment says."""
    folder = (data or Path(environment.get("MATTERS_DATA") or default_data())).expanduser().absolute()
    return Settings(
        data=folder,
        store_address=environment.get("MATTERS_STORE") or f"sqlite:///{folder / 'matters.db'}",
        engine=environment.get("MATTERS_ENGINE") or "whoosh",
        name=environment.get("MATTERS_NAME") or "Matters Arising",
    )


def default_data() -> Path:
    """Return ``var/`` beside the project in a checkout, the platform's user data folder when installed."""
    if (PROJECT / "pyproject.toml").is_file():
        return PROJECT / "var"
    return user_data_path("matters-arising", appauthor=False)
