"""How is a paper kept, or that a file could not be read? Wholly or not at all, in the transaction that is given."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from corpus import schema
from corpus.holdings.held import CURRENT
from corpus.identity import alike, headings, identity, main_part
from corpus.mentions import mention_rows
from corpus.packing import pack, squeeze, unpack_part
from corpus.pagepacking import pack_page
from corpus.records import Paper, Part
from corpus.slugs import slug
from corpus.stored import Failure, Saved


def keep_paper(
    connection: Connection, paper: Paper, *, now: datetime, source_address: str | None, reread: bool
) -> Saved:
    """Keep a paper and return what became of it (see `Store.save_paper`); failures of the same bytes are forgotten."""
    held = connection.execute(select(schema.papers).where(schema.papers.c.sha256 == paper.sha256)).first()
    connection.execute(delete(schema.failures).where(schema.failures.c.sha256 == paper.sha256))
    if held is not None:
        return _keep_again(connection, paper, held, source_address, reread=reread)
    replaced = _earlier_versions(connection, paper, source_address)
    row = {
        **_paper_row(paper),
        "sha256": paper.sha256,
        "source_address": source_address,
        "ingested_at": now.astimezone(UTC),
    }
    number = connection.execute(insert(schema.papers).values(row).returning(schema.papers.c.id)).scalar_one()
    _insert_contents(connection, paper, number)
    for former in replaced:
        connection.execute(
            update(schema.papers).where(schema.papers.c.sha256 == former).values(replaced_by=paper.sha256)
        )
        _log(connection, "removed", former)
    _log(connection, "saved", paper.sha256)
    return Saved(status="replaced" if replaced else "new", sha256=paper.sha256, replaced=replaced)


def keep_failure(connection: Connection, failure: Failure) -> None:
    """Keep that a file could not be read; what was kept of the same path is replaced, its first time stays."""
    row = {name: getattr(failure, name) for name in ("file", "path", "sha256", "reason", "remedy", "failed_at")}
    of_path = schema.failures.c.path == failure.path
    held = connection.execute(select(schema.failures).where(of_path)).first()
    if held is not None and held.sha256 == failure.sha256:
        row["failed_at"] = held.failed_at
    connection.execute(delete(schema.failures).where(of_path))
    connection.execute(insert(schema.failures).values(row))


def forget_failure(connection: Connection, path: str) -> None:
    """Forget that a file could not be read: it is mended or gone."""
    connection.execute(delete(schema.failures).where(schema.failures.c.path == path))


def _keep_again(
    connection: Connection, paper: Paper, held: Row[Any], source_address: str | None, *, reread: bool
) -> Saved:
    """Return what becomes of bytes that are held already: their address is noted, their reading replaced if asked."""
    this = schema.papers.c.id == held.id
    if source_address and not held.source_address:
        connection.execute(update(schema.papers).where(this).values(source_address=source_address))
    if not reread:
        return Saved(status="unchanged", sha256=paper.sha256)
    for table in (schema.parts, schema.pages, schema.mentions):
        connection.execute(delete(table).where(table.c.paper == held.id))
    connection.execute(update(schema.papers).where(this).values(_paper_row(paper)))
    _insert_contents(connection, paper, held.id)
    if held.replaced_by is None:
        _log(connection, "saved", paper.sha256)
    return Saved(status="reread", sha256=paper.sha256)


def _earlier_versions(connection: Connection, paper: Paper, source_address: str | None) -> tuple[str, ...]:
    """Return the current papers that ``paper`` is a later version of."""
    papers, known_by = schema.papers, identity(paper)
    same = [papers.c.source_address == source_address] if source_address else []
    same += [papers.c.identity == known_by] if known_by else []
    if not same:
        return ()
    replaced, ours = [], headings(main_part(paper.parts)) if paper.parts else frozenset()
    for row in connection.execute(select(papers).where(CURRENT, or_(*same)).order_by(papers.c.id)).all():
        records = select(schema.parts.c.record).where(schema.parts.c.paper == row.id).order_by(schema.parts.c.place)
        theirs = headings(main_part([unpack_part(packed) for packed in connection.scalars(records)]))
        if (source_address and row.source_address == source_address) or alike(ours, theirs):
            replaced.append(row.sha256)
    return tuple(replaced)


def _insert_contents(connection: Connection, paper: Paper, number: int) -> None:
    for table, rows in (
        (schema.parts, [_part_row(part, number, place) for place, part in enumerate(paper.parts, 1)]),
        (schema.pages, [{"paper": number, "number": page.number, "record": pack_page(page)} for page in paper.pages]),
        (schema.mentions, mention_rows(paper.mentions, number)),
    ):
        if rows:
            connection.execute(insert(table), rows)


def _paper_row(paper: Paper) -> dict[str, Any]:
    return {
        "file": paper.file,
        "media_type": paper.media_type,
        "page_count": paper.page_count,
        "kind": paper.kind.value,
        "identity": identity(paper),
        "warnings": squeeze(paper.warnings),
        "ocr_pages": squeeze(paper.ocr_pages),
    }


def _part_row(part: Part, number: int, place: int) -> dict[str, Any]:
    return {
        "paper": number,
        "place": place,
        "kind": part.kind.value,
        "body": part.body,
        "slug": slug(part.body) if part.body else None,
        "date": part.date,
        "restricted": part.restricted,
        "record": pack(part),
    }


def _log(connection: Connection, event: str, sha256: str) -> None:
    connection.execute(insert(schema.changes).values(event=event, sha256=sha256))
