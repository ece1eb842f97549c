"""How is the service set up? Each setting once, from the command line, the environment, one TOML file, or its default.

The setting ``name`` is MATTERS_NAME in the environment and ``name`` in the file; a table's settings bear its name too:
``contact`` in ``[harvest]`` is MATTERS_HARVEST_CONTACT. The file is the one that MATTERS_CONFIG names, else
``matters.toml`` in the data folder where there is one. `matters config` prints each value and where it came from.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from corpus.errors import SettingsError
from corpus.records import record

PROJECT = Path(__file__).resolve().parent.parent
PREFIX = "MATTERS_"
ADDRESS = "http://127.0.0.1:8000"  # of a service that nobody told where the public finds it
FILE = "matters.toml"
KEY_FILE = "session.key"  # in the data folder: what cookies are signed with, where no key is given
TABLES = ("harvest",)  # of the file, whose settings others read (`commands/_visiting.py`)
YES, NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0")


def _tell(words: str, **more: Any) -> dict[str, Any]:
    """Return what is known of a setting beside its type and default: what it is, its name in the environment."""
    return {"help": words, **more}


@record
class Settings:
    """How this service is set up. Nothing that is secret has a default; a field marked so is never printed."""

    data: Path = field(metadata=_tell("the folder of everything kept: store, papers, index, pictures"))
    store_address: str = field(metadata=_tell("an SQLAlchemy address of the store", env="STORE"))
    engine: str = field(default="whoosh", metadata=_tell("the search engine's name"))
    name: str = field(default="Matters Arising", metadata=_tell("the service's name as its pages show it"))
    address: str = field(default=ADDRESS, metadata=_tell("where the public finds it, for addresses in exports"))
    prefix: str = field(
        default="",
        metadata=_tell("the path that a proxy puts before every address, such as /papers; forwarded: as it says"),
    )
    proxies: int = field(default=0, metadata=_tell("how many proxies stand before it, to be believed"))
    host: str = field(default="127.0.0.1", metadata=_tell("the address to listen on; 0.0.0.0 for all"))
    port: int = field(default=8000, metadata=_tell("the port to listen on"))
    workers: int = field(default=2, metadata=_tell("processes that answer"))
    rate: str = field(default="120 per minute", metadata=_tell("how often one address may ask the API, or none"))
    rate_store: str = field(
        default="",
        metadata=_tell("where askings are counted, as Flask-Limiter has it; nothing: a file in the data folder"),
    )
    metrics: bool = field(default=True, metadata=_tell("whether /metrics answers"))
    log: str = field(default="json", metadata=_tell("what the journal is written as: json, or none"))

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


@record
class Found:
    """One setting's value, and where it came from."""

    name: str  # in the environment
    value: Any
    origin: str
    help: str = ""
    secret: bool = False


def read_settings(data: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings: ``data`` from the command line where given. Raises SettingsError for one that cannot be."""
    found = find_settings(data, environment)
    return Settings(**{each.name: one.value for each, one in zip(fields(Settings), found, strict=False)})


def find_settings(data: Path | None = None, environment: Mapping[str, str] = os.environ) -> tuple[Found, ...]:
    """Return every setting with where it came from, in the order of `Settings`. Raises SettingsError."""
    given = _from_environment(environment)
    file = _find_file(data, environment)
    if file:
        given = _from_file(file) | given
    if data:
        given[f"{PREFIX}DATA"] = (str(data), "the command line")
    known = [_find(each, given) for each in fields(Settings) if each.name != "store_address"]
    folder = Path(known[0].value).expanduser().absolute()
    at = f"sqlite:///{folder / 'matters.db'}"
    store = _find(next(each for each in fields(Settings) if each.name == "store_address"), given, at)
    return (_with(known[0], folder), store, *known[1:], _find_key(folder, environment))


def overlay(data: Path | None = None, environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment with the file's settings beneath it, for what is set up by names of its own."""
    file = _find_file(data, environment)
    beneath = {name: words for name, (words, _) in _from_file(file).items()} if file else {}
    return beneath | dict(environment)


def _find_key(folder: Path, environment: Mapping[str, str]) -> Found:
    """Return where the key comes from that cookies are signed with, in the order that `signing.read_key` looks."""
    name, kept = f"{PREFIX}SECRET_KEY", folder / KEY_FILE
    if environment.get(name):
        value, origin = "given", "the environment"
    elif environment.get(f"{name}_FILE"):
        value, origin = "given", f"the file that {name}_FILE names in the environment"
    else:
        value, origin = ("made", str(kept)) if kept.is_file() else ("", f"{kept}, made when the service starts")
    return Found(name=name, value=value, origin=origin, help="what cookies are signed with", secret=True)


def default_data() -> Path:
    """Return ``var/`` beside the project in a checkout, the platform's user data folder when installed."""
    if (PROJECT / "pyproject.toml").is_file():
        return PROJECT / "var"
    return user_data_path("matters-arising", appauthor=False)


_Given = dict[str, tuple[str, str]]  # name in the environment: words, origin


def _from_environment(environment: Mapping[str, str]) -> _Given:
    return {
        name: (words, "the environment") for name, words in environment.items() if words and name.startswith(PREFIX)
    }


def _find_file(data: Path | None, environment: Mapping[str, str]) -> Path | None:
    named = environment.get(f"{PREFIX}CONFIG")
    if named:
        return Path(named).expanduser()
    beside = Path(data or environment.get(f"{PREFIX}DATA") or default_data()).expanduser() / FILE
    return beside if beside.is_file() else None


def _from_file(file: Path) -> _Given:
    try:
        held = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read as settings ({error}). Mend it or name another.") from error
    return {name: (words, str(file)) for name, words in _flatten(held, file)}


def _flatten(held: Mapping[str, Any], file: Path) -> Iterator[tuple[str, str]]:
    known = {_name(each) for each in fields(Settings)}
    for key, value in held.items():
        name = PREFIX + key.upper()
        if key in TABLES and isinstance(value, dict):
            yield from ((f"{name}_{inner.upper()}", _words(one)) for inner, one in value.items())
        elif name not in known or isinstance(value, dict):
            raise SettingsError(f"{file}: there is no setting {key!r}. `matters config` prints those there are.")
        else:
            yield name, _words(value)


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return YES[0] if value else NO[0]
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _name(of: Field[Any]) -> str:
    return f"{PREFIX}{of.metadata.get('env', of.name.upper())}"


def _find(of: Field[Any], given: _Given, default: Any = None) -> Found:
    name = _name(of)
    if name in given:
        words, origin = given[name]
        value = _read(words, of.type, f"{name} (from {origin})")
    else:
        usual = default_data() if of.name == "data" else default
        value, origin = usual if of.default is MISSING else of.default, "the default"
    return Found(
        name=name, value=value, origin=origin, help=of.metadata["help"], secret=of.metadata.get("secret", False)
    )


def _with(found: Found, value: Any) -> Found:
    return Found(name=found.name, value=value, origin=found.origin, help=found.help)


def _read(words: str, kind: Any, what: str) -> Any:
    """Return a setting's value. Raises SettingsError where the words are none of its kind."""
    if kind is bool:
        if words.casefold() not in (*YES, *NO):
            raise SettingsError(f"{what} is {words!r}: give yes or no.")
        return words.casefold() in YES
    if kind is int:
        if not words.isdecimal():
            raise SettingsError(f"{what} is {words!r}: give a whole number from 0.")
        return int(words)
    return Path(words) if kind is Path else words
