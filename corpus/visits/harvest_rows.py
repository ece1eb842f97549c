"""How does a row of the state of the sources become a record? Moments come back with their zone."""

import datetime
from dataclasses import fields
from typing import Any

import msgspec
from sqlalchemy import Row

from corpus.visits.harvested import Run, SeenAddress, SeenMeeting, State, Tally
from corpus.visits.sites import SiteMeeting


def seen_address(row: Row[Any]) -> SeenAddress:
    """Return a listed paper from its row."""
    values = {name: value for name, value in _all_in_utc(row).items() if name in SeenAddress.__dataclass_fields__}
    return SeenAddress(**{**values, "state": State(row.state)})


def seen_meeting(row: Row[Any]) -> SeenMeeting:
    """Return what a site said of a meeting from its row."""
    return SeenMeeting(
        meeting=msgspec.msgpack.decode(row.record, type=SiteMeeting),
        said=row.said,
        whole=row.whole,
        checked_at=in_utc(row.checked_at) or row.checked_at,
    )


def run_of(row: Row[Any]) -> Run:
    """Return a visit from its row."""
    values = _all_in_utc(row)
    tally = Tally(**{each.name: values.pop(each.name) for each in fields(Tally)})
    return Run(**values, tally=tally)


def _all_in_utc(row: Row[Any]) -> dict[str, Any]:
    return {
        name: in_utc(value) if isinstance(value, datetime.datetime) else value for name, value in row._mapping.items()
    }


def in_utc(moment: datetime.datetime | None) -> datetime.datetime | None:
    """Return a moment as the database gave it with its zone, which SQLite does not keep."""
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=datetime.UTC)
