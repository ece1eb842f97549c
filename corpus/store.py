"""Records in and out. The store is the truth: the index and everything derived can be rebuilt from it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, Table, delete, func, insert, or_, select, update

from corpus import schema
from corpus.errors import NotFoundError, TakenDownError
from corpus.identity import alike, headings, identity, main_part
from corpus.meetings import body_names, build_meeting, summarise_bodies, summarise_meetings
from corpus.mentions import mention_of, mention_rows
from corpus.packing import pack, squeeze, unpack_part, unsqueeze
from corpus.pagepacking import pack_page, unpack_page
from corpus.records import Kind, Mention, Page, Paper, Part
from corpus.slugs import slug
from corpus.staff.correcting import Corrected
from corpus.staff.overlay import Overlays
from corpus.staff.redactions import Area
from corpus.stored import (
    BodySummary,
    Failure,
    ItemPlace,
    MeetingPlace,
    MeetingSummary,
    PartPlace,
    Saved,
    StoredPaper,
)
from corpus.twins import Twins
from corpus.visibility import Audience as Audience
from corpus.visibility import hidden_areas, visible_mentions, visible_page, visible_paper
from corpus.visits.sayings import listed_on, listed_under
from corpus.visits.sites import SiteMeeting

ADDRESS_DIGITS = 12  # of the SHA-256, in a paper's address
_AT_ONCE = 500  # values in one query: databases have a limit
_CURRENT = schema.papers.c.replaced_by.is_(None)


class Store:
    """The papers as read. Safe to share between threads; several processes may read while one writes."""

    def __init__(self, url: str) -> None:
        """Open the store at a database address ("sqlite:///var/matters.db"), making it where there is none.

        Raises StoreError where it cannot be opened or was made by a newer version.
        """
        self._engine = schema.open_database(url)
        self._overlays = Overlays(self._engine)
        self._known: dict[Audience, tuple[int, tuple[PartPlace, ...]]] = {}
        self._twins: dict[Audience, tuple[int, Twins]] = {}

    @property
    def engine(self) -> Engine:
        """The connection pool, for what is kept beside the papers in tables of its own."""
        return self._engine

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # ---- in ------------------------------------------------------------------------------------------------------

    def save_paper(
        self, paper: Paper, *, now: datetime, source_address: str | None = None, reread: bool = False
    ) -> Saved:
        """Keep a paper, wholly or not at all, and return what became of it.

        The same bytes again are ``unchanged`` (with ``reread``, what is said of them is replaced by ``paper``). A paper
        from the same source address as a held one, or with its identity and like headings, takes its place: the held
        one becomes a former version. Failures of the same bytes are forgotten. ``now`` is when it came in, with its
        zone. Raises StoreError.
        """
        with schema.writing(self._engine, paper.file) as connection:
            held = connection.execute(select(schema.papers).where(schema.papers.c.sha256 == paper.sha256)).first()
            connection.execute(delete(schema.failures).where(schema.failures.c.sha256 == paper.sha256))
            if held is not None:
                return _save_again(connection, paper, held, source_address, reread=reread)
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

    def save_failure(self, failure: Failure) -> None:
        """Keep that a file could not be read; what was kept of the same path is replaced, its first time stays."""
        row = {name: getattr(failure, name) for name in ("file", "path", "sha256", "reason", "remedy", "failed_at")}
        of_path = schema.failures.c.path == failure.path
        with schema.writing(self._engine, failure.path) as connection:
            held = connection.execute(select(schema.failures).where(of_path)).first()
            if held is not None and held.sha256 == failure.sha256:
                row["failed_at"] = held.failed_at
            connection.execute(delete(schema.failures).where(of_path))
            connection.execute(insert(schema.failures).values(row))

    def forget_failure(self, path: str) -> None:
        """Forget that a file could not be read: it is mended or gone."""
        with schema.writing(self._engine, path) as connection:
            connection.execute(delete(schema.failures).where(schema.failures.c.path == path))

    # ---- out: papers ---------------------------------------------------------------------------------------------

    def failures(self) -> tuple[Failure, ...]:
        """Return the files that could not be read, by path."""
        rows = self._rows(select(schema.failures).order_by(schema.failures.c.path))
        return tuple(Failure(**{**row._mapping, "failed_at": _in_utc(row.failed_at)}) for row in rows)

    def has_paper(self, sha256: str) -> bool:
        """Return whether these bytes are held, as a current or a former version."""
        return bool(self._rows(select(schema.papers.c.id).where(schema.papers.c.sha256 == sha256)))

    def came_in_since(self, moment: datetime) -> frozenset[str]:
        """Return the papers (SHA-256s) that came in after a moment, which has its zone: all, whoever may see them."""
        later = schema.papers.c.ingested_at > moment.astimezone(UTC)
        return frozenset(row.sha256 for row in self._rows(select(schema.papers.c.sha256).where(later)))

    def paper(self, address: str, *, audience: Audience = Audience.PUBLIC) -> StoredPaper:
        """Return the paper, current or former, whose SHA-256 is or begins with ``address`` (12 hex digits or more).

        Raises NotFoundError; TakenDownError, with the reason, for a paper that could be seen but was taken down.
        """
        known = len(address) >= ADDRESS_DIGITS and address.isalnum()
        named = schema.papers.c.sha256.startswith(address)
        papers = self._stored(named, audience) if known else ()
        if len(papers) != 1:
            if known and audience is not Audience.KEEPER:
                self._explain_absence(named, audience)
            raise _no_paper(address)
        return papers[0]

    def corrected_papers(self) -> tuple[str, ...]:
        """Return the papers (SHA-256s) that corrections are in force for."""
        return tuple(self._overlays.now(self.last_change()).corrections)

    def reading(self, sha256: str) -> tuple[tuple[Part, ...], Corrected]:
        """Return a paper's parts as read, and with what staff put right: for those who do. Raises NotFoundError."""
        raw = self._raw(schema.papers.c.sha256 == sha256)
        if not raw:
            raise _no_paper(sha256[:ADDRESS_DIGITS])
        return raw[0].parts, self._overlays.now(self.last_change()).corrected(raw[0])

    def papers(
        self, *, kind: Kind | None = None, body: str | None = None, audience: Audience = Audience.PUBLIC
    ) -> tuple[StoredPaper, ...]:
        """Return the current papers, latest date first, undated last; ``body`` is a name or slug."""
        found = {place.paper.sha256: place.paper for place in self._places(audience)}
        return tuple(
            sorted(
                (
                    paper
                    for paper in found.values()
                    if (kind is None or paper.kind is kind)
                    and (body is None or (paper.body is not None and slug(paper.body) == slug(body)))
                ),
                key=lambda paper: (-(paper.date or date.min).toordinal(), paper.file),
            )
        )

    def page(self, sha256: str, number: int, *, audience: Audience = Audience.PUBLIC) -> Page:
        """Return a page of a paper. Raises NotFoundError, also for a page of a part that is hidden."""
        paper, rows = self._of_seen(schema.pages, sha256, audience)
        found = () if number in paper.hidden_pages else self._rows(rows.where(schema.pages.c.number == number))
        taken = self._overlays.now(self.last_change()).taken(paper)
        seen = visible_page(unpack_page(found[0].record), audience, taken) if found else None
        if seen is None:
            raise NotFoundError(f"{paper.file}: there is no page {number} to show. It has {paper.page_count} pages.")
        return seen

    def hidden_areas(self, sha256: str, number: int, *, audience: Audience = Audience.PUBLIC) -> tuple[Area, ...]:
        """Return what is blacked out in the picture of a page that may be seen. Raises NotFoundError."""
        paper, rows = self._of_seen(schema.pages, sha256, audience)
        taken = self._overlays.now(self.last_change()).taken(paper)
        found = self._rows(rows.where(schema.pages.c.number == number)) if taken else ()
        return hidden_areas(unpack_page(found[0].record), audience, taken) if found else ()

    def pages(self, sha256: str, *, audience: Audience = Audience.PUBLIC) -> Iterator[Page]:
        """Return the pages of a paper that may be seen, in order. Raises NotFoundError."""
        paper, rows = self._of_seen(schema.pages, sha256, audience)
        found = self._rows(rows.order_by(schema.pages.c.number))
        taken = self._overlays.now(self.last_change()).taken(paper)
        shown = (unpack_page(row.record) for row in found if row.number not in paper.hidden_pages)
        return (seen for page in shown if (seen := visible_page(page, audience, taken)))

    def bare_pages(self, paper: StoredPaper, first: int, last: int, *, audience: Audience) -> tuple[Page, ...]:
        """Return the pages from ``first`` to ``last`` that may be seen, as ``audience`` was given it, without
        lines: for those who read text and tables. A paper with something taken down is given with them."""
        taken = self._overlays.now(self.last_change()).taken(paper)
        pages = schema.pages
        number = select(schema.papers.c.id).where(schema.papers.c.sha256 == paper.sha256).scalar_subquery()
        found = self._rows(
            select(pages.c.number, pages.c.record)
            .where(pages.c.paper == number, pages.c.number.between(first, last))
            .order_by(pages.c.number)
        )
        shown = (unpack_page(row.record, bare=not taken) for row in found if row.number not in paper.hidden_pages)
        return tuple(seen for page in shown if (seen := visible_page(page, audience, taken)))

    def mentions(self, sha256: str, *, audience: Audience = Audience.PUBLIC) -> tuple[Mention, ...]:
        """Return the mentions on the pages of a paper that may be seen, in reading order. Raises NotFoundError."""
        paper, rows = self._of_seen(schema.mentions, sha256, audience)
        found = self._rows(rows.order_by(schema.mentions.c.id))
        taken = self._overlays.now(self.last_change()).taken(paper)
        return visible_mentions(map(mention_of, found), paper, audience, taken)

    def mentions_of(self, papers: Iterable[StoredPaper], *, audience: Audience) -> dict[str, tuple[Mention, ...]]:
        """Return the mentions of papers, as ``audience`` was given them, by SHA-256, each paper's in reading order."""
        by_sha256 = {paper.sha256: paper for paper in papers}
        overlay, wanted = self._overlays.now(self.last_change()), list(by_sha256)
        found: dict[str, list[Mention]] = {sha256: [] for sha256 in wanted}
        query = select(schema.papers.c.sha256.label("of"), schema.mentions).join(
            schema.papers, schema.papers.c.id == schema.mentions.c.paper
        )
        for at in range(0, len(wanted), _AT_ONCE):
            some = query.where(schema.papers.c.sha256.in_(wanted[at : at + _AT_ONCE]))
            for row in self._rows(some.order_by(schema.mentions.c.id)):
                found[row.of].append(mention_of(row))
        return {
            sha256: visible_mentions(mentions, by_sha256[sha256], audience, overlay.taken(by_sha256[sha256]))
            for sha256, mentions in found.items()
        }

    # ---- out: meetings -------------------------------------------------------------------------------------------

    def bodies(self, *, audience: Audience = Audience.PUBLIC) -> tuple[BodySummary, ...]:
        """Return the bodies that met, by name."""
        return summarise_bodies(self.meetings(audience=audience))

    def meetings(
        self, *, body: str | None = None, year: int | None = None, audience: Audience = Audience.PUBLIC
    ) -> tuple[MeetingSummary, ...]:
        """Return the meetings of which papers are held, newest first; ``body`` is a name or slug."""
        places = [
            place
            for place in self._places(audience)
            if (body is None or _is_of(place.part, slug(body)))
            and (year is None or (place.part.date is not None and place.part.date.year == year))
        ]
        return summarise_meetings(places)

    def meeting(self, slug: str, day: date, *, audience: Audience = Audience.PUBLIC) -> MeetingPlace:
        """Return what is held of a body's meeting on a day. Raises NotFoundError."""
        of_meeting = select(schema.parts.c.paper).where(schema.parts.c.slug == slug, schema.parts.c.date == day)
        listed = schema.papers.c.sha256.in_(listed_on(day))
        held = self._stored(_CURRENT & (schema.papers.c.id.in_(of_meeting) | self._moved() | listed), audience)
        places = [place for place in _places(held) if place.part.date == day and _is_of(place.part, slug)]
        if not summarise_meetings(places):
            raise NotFoundError(f"no papers are held of a meeting of {slug} on {day}.")
        built = build_meeting(places, body_names(self._places(audience))[slug])
        site = [meeting for meeting in self.site_meetings([slug]) if meeting.date == day]
        return replace(built, site=site[0] if len(site) == 1 else None)

    def item(self, slug: str, day: date, key: str, *, audience: Audience = Audience.PUBLIC) -> ItemPlace:
        """Return the minute or agenda item with the address ``key``. Raises NotFoundError."""
        meeting = self.meeting(slug, day, audience=audience)
        for place in (*meeting.minutes, *meeting.agenda):
            if place.key == key:
                return place
        raise NotFoundError(f"the meeting of {meeting.body} on {day} has no item {key!r}. Its own page lists them.")

    def parts(self, *, audience: Audience = Audience.PUBLIC) -> Iterator[PartPlace]:
        """Yield every part of every current paper, in the order the papers came in."""
        yield from self._places(audience)

    def twins(self, place: PartPlace, *, audience: Audience = Audience.PUBLIC) -> tuple[PartPlace, ...]:
        """Return the other places of a report's text in current papers: its copy in a pack, or the paper by itself."""
        change = self.last_change()
        known = self._twins.get(audience)
        if known is None or known[0] != change:
            known = self._twins[audience] = (change, Twins(self._places(audience)))
        return known[1].of(place)

    def parts_of(self, slugs: Iterable[str], *, audience: Audience = Audience.PUBLIC) -> tuple[PartPlace, ...]:
        """Return the parts of current papers that are of the bodies with these slugs, and of no other."""
        wanted = set(slugs)
        of_bodies = select(schema.parts.c.paper).where(schema.parts.c.slug.in_(wanted))
        said = [meeting.committee for meeting in self.site_meetings(wanted)]
        listed = schema.papers.c.sha256.in_(listed_under(sorted(set(said))))
        held = self._stored(_CURRENT & (schema.papers.c.id.in_(of_bodies) | self._moved() | listed), audience)
        return tuple(
            place for place in _places(held) if place.part.body is not None and slug(place.part.body) in wanted
        )

    def site_meetings(self, slugs: Iterable[str]) -> tuple[SiteMeeting, ...]:
        """Return the meetings of the bodies with these slugs as their councils' sites have them, by day."""
        return self._overlays.now(self.last_change()).site_meetings(sorted(set(slugs)))

    def slugs(self, papers: Iterable[str] | None = None) -> set[str]:
        """Return the slugs of the bodies that any paper is of, or any of ``papers`` (SHA-256s): restricted ones too."""
        papers = None if papers is None else set(papers)
        query = select(schema.parts.c.slug).distinct().where(schema.parts.c.slug.is_not(None))
        if papers is not None:
            ours = select(schema.papers.c.id).where(schema.papers.c.sha256.in_(list(papers)))
            query = query.where(schema.parts.c.paper.in_(ours))
        overlay = self._overlays.now(self.last_change())
        bodies = {slug(name) for paper, names in overlay.moved.items() if _among(paper, papers) for name in names}
        said = overlay.sayings
        listed = {slug(name) for paper in said.papers if _among(paper, papers) for name in said.bodies(paper)}
        return {row.slug for row in self._rows(query)} | bodies | listed

    # ---- what changed, for the index and everything derived --------------------------------------------------------

    def last_change(self) -> int:
        """Return the number of the latest change; 0 where nothing was ever saved."""
        return int(self._rows(select(func.max(schema.changes.c.number)))[0][0] or 0)

    def changes(self, since: int) -> Sequence[tuple[int, str, str]]:
        """Return the changes after number ``since``, in order: (number, "saved" or "removed", SHA-256)."""
        later = select(schema.changes).where(schema.changes.c.number > since).order_by(schema.changes.c.number)
        return [(row.number, "removed" if row.event == "removed" else "saved", row.sha256) for row in self._rows(later)]

    def hidden_since(self, since: int) -> frozenset[str]:
        """Return the papers (SHA-256s) of which something was hidden after change ``since``.

        What was made from the store at that change may still tell it: it must not be shown of these papers.
        """
        hiding = (schema.changes.c.number > since) & (schema.changes.c.event == "hidden")
        return frozenset(row.sha256 for row in self._rows(select(schema.changes.c.sha256).where(hiding)))

    # ---- within ----------------------------------------------------------------------------------------------------

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with self._engine.connect() as connection:
            return connection.execute(query).all()

    def _stored(self, condition: Any, audience: Audience) -> tuple[StoredPaper, ...]:
        """Return the papers that meet a condition on `schema.papers`, as ``audience`` sees them, first come first."""
        overlay = self._overlays.now(self.last_change())
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
        overlay = self._overlays.now(self.last_change())
        papers = [overlay.righted(paper) for paper in self._raw(condition)]
        if len(papers) == 1 and visible_paper(papers[0], audience) and (taken := overlay.taken(papers[0])):
            raise TakenDownError(taken[-1].made.reason, taken[-1].day)

    def _moved(self) -> Any:
        """Return the condition on papers whose body or day staff put right: the tables know what was read."""
        return schema.papers.c.sha256.in_(list(self._overlays.now(self.last_change()).moved))

    def _of_seen(self, table: Table, sha256: str, audience: Audience) -> tuple[StoredPaper, Select[Any]]:
        """Return a paper and the query of its rows in ``table``. Raises NotFoundError."""
        paper = next(iter(self._stored(schema.papers.c.sha256 == sha256, audience)), None)
        if paper is None:
            raise _no_paper(sha256[:ADDRESS_DIGITS])
        number = select(schema.papers.c.id).where(schema.papers.c.sha256 == sha256).scalar_subquery()
        return paper, select(table).where(table.c.paper == number)

    def _places(self, audience: Audience) -> tuple[PartPlace, ...]:
        """Return every visible part of every current paper, remembered until something changes."""
        change = self.last_change()
        known = self._known.get(audience)
        if known is None or known[0] != change:
            known = (change, _places(self._stored(_CURRENT, audience)))
            self._known[audience] = known
        return known[1]


def _among(paper: str, papers: set[str] | None) -> bool:
    return papers is None or paper in papers


def _save_again(
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
    for row in connection.execute(select(papers).where(_CURRENT, or_(*same)).order_by(papers.c.id)).all():
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
        ingested_at=_in_utc(row.ingested_at),
        source_address=row.source_address,
        replaced_by=row.replaced_by,
        former=former,
    )


def _places(papers: Iterable[StoredPaper]) -> tuple[PartPlace, ...]:
    return tuple(PartPlace(paper=paper, part=part) for paper in papers for part in paper.parts)


def _is_of(part: Part, body: str) -> bool:
    """Return whether a part is of the body with this slug."""
    return part.body is not None and slug(part.body) == body


def _in_utc(moment: datetime) -> datetime:
    """Return a moment with its zone, which SQLite drops: all are kept in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _no_paper(address: str) -> NotFoundError:
    return NotFoundError(f"no paper {address!r} is held. The list of papers shows those that are.")
