"""Which papers are held, and what may one who asks see of them? What every read of the store begins with."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, select

from corpus import schema
from corpus.errors import NotFoundError, TakenDownError
from corpus.identity import main_part
from corpus.packing import unpack_part, unsqueeze
from corpus.records import Kind, Part
from corpus.staff.overlay import Overlay, Overlays
from corpus.stored import PartPlace, StoredPaper
from corpus.visibility import Audience, visible_paper

ADDRESS_DIGITS = 12  # of the SHA-256, in a paper's address
CURRENT = schema.papers.c.replaced_by.is_(None)


class Held:
    """The papers that are held, with what staff and the councils' sites lay over them."""

    def __init__(self, url: str) -> None:
        """Open the store at a database address ("sqlite:///var/matters.db"), making it where there is none.

        Raises StoreError where it cannot be opened or was made by a newer version.
        """
        self._engine = schema.open_database(url)
        self._latest = schema.prepared(self._engine, select(func.max(schema.changes.c.number)))
        self._overlays = Overlays(self._engine)
        self._known: dict[Audience, tuple[int, tuple[PartPlace, ...]]] = {}

    def last_change(self) -> int:
        """Return the number of the latest change; 0 where nothing was ever saved."""
        return int(self._latest() or 0)

    def _overlay(self) -> Overlay:
        return self._overlays.now(self.last_change())

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with self._engine.connect() as connection:
            return connection.execute(query).all()

    def _stored(self, condition: Any, audience: Audience) -> tuple[StoredPaper, ...]:
        """Return the papers that meet a condition on `schema.papers`, as ``audience`` sees them, first come first."""
        overlay = self._overlay()
        righted = (overlay.righted(paper) for paper in self._raw(condition))
        return tuple(
            seen for paper in righted if (seen := visible_paper(paper, audience, overlay.taken(paper))) is not None
        )

    def _raw(self, condition: Any) -> tuple[StoredPaper, ...]:
        """Return the papers that meet a condition on `schema.papers`, as they were read."""
        papers, parts = schema.papers, schema.parts
        contents: dict[int, list[Part]] = {}
        with self._engine.connect() as connection:
            rows = connection.execute(select(papers).where(condition).order_by(papers.c.id)).all()
            joined = select(parts.c.paper, parts.c.record).join(papers, papers.c.id == parts.c.paper)
            for row in connection.execute(joined.where(condition).order_by(parts.c.paper, parts.c.place)):
                contents.setdefault(row.paper, []).append(unpack_part(row.record))
            former = _former_versions(connection)
        return tuple(_stored_paper(row, contents[row.id], former(row.sha256)) for row in rows if row.id in contents)

    def _explain_absence(self, condition: Any, audience: Audience) -> None:
        """Raise TakenDownError where one paper meets a condition and only its being taken down hides it."""
        overlay = self._overlay()
        papers = [overlay.righted(paper) for paper in self._raw(condition)]
        if len(papers) == 1 and visible_paper(papers[0], audience) and (taken := overlay.taken(papers[0])):
            raise TakenDownError(taken[-1].made.reason, taken[-1].day)

    def _moved(self) -> Any:
        """Return the condition on papers whose body or day staff put right: the tables know what was read."""
        return schema.papers.c.sha256.in_(list(self._overlay().moved))

    def _of_seen(self, table: Table, sha256: str, audience: Audience) -> tuple[StoredPaper, Select[Any]]:
        """Return a paper and the query of its rows in ``table``. Raises NotFoundError."""
        paper = next(iter(self._stored(schema.papers.c.sha256 == sha256, audience)), None)
        if paper is None:
            raise no_paper(sha256[:ADDRESS_DIGITS])
        number = select(schema.papers.c.id).where(schema.papers.c.sha256 == sha256).scalar_subquery()
        return paper, select(table).where(table.c.paper == number)

    def _places(self, audience: Audience) -> tuple[PartPlace, ...]:
        """Return every visible part of every current paper, remembered until something changes."""
        change = self.last_change()
        known = self._known.get(audience)
        if known is None or known[0] != change:
            known = (change, places_in(self._stored(CURRENT, audience)))
            self._known[audience] = known
        return known[1]


def _former_versions(connection: Connection) -> Callable[[str], tuple[str, ...]]:
    """Return what names the versions before a paper, newest first."""
    replaced: dict[str, list[str]] = {}
    papers = schema.papers
    query = select(papers.c.sha256, papers.c.replaced_by).where(papers.c.replaced_by.is_not(None))
    for row in connection.execute(query.order_by(papers.c.id.desc())):
        replaced.setdefault(row.replaced_by, []).append(row.sha256)

    def before(sha256: str) -> tuple[str, ...]:
        direct = replaced.get(sha256, ())
        return tuple(direct) + tuple(earlier for former in direct for earlier in before(former))

    return before


def _stored_paper(row: Row[Any], parts: Sequence[Part], former: tuple[str, ...]) -> StoredPaper:
    main = main_part(parts)
    return StoredPaper(
        sha256=row.sha256,
        address=row.sha256[:ADDRESS_DIGITS],
        file=row.file,
        media_type=row.media_type,
        page_count=row.page_count,
        kind=Kind(row.kind),
        title=main.title,
        body=main.body,
        date=main.date,
        parts=tuple(parts),
        warnings=tuple(unsqueeze(row.warnings)),
        ocr_pages=tuple(unsqueeze(row.ocr_pages)),
        ingested_at=in_utc(row.ingested_at),
        source_address=row.source_address,
        replaced_by=row.replaced_by,
        former=former,
    )


def places_in(papers: Iterable[StoredPaper]) -> tuple[PartPlace, ...]:
    return tuple(PartPlace(paper=paper, part=part) for paper in papers for part in paper.parts)


def in_utc(moment: datetime) -> datetime:
    """Return a moment with its zone, which SQLite drops: all are kept in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def no_paper(address: str) -> NotFoundError:
    return NotFoundError(f"no paper {address!r} is held. The list of papers shows those that are.")
