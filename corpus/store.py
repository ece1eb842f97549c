"""Records in and out. The store is the truth: the index and everything derived can be rebuilt from it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Engine, select

from corpus import schema
from corpus.holdings import keeping
from corpus.holdings.held import ADDRESS_DIGITS as ADDRESS_DIGITS
from corpus.holdings.held import in_utc, no_paper
from corpus.holdings.meetings import HeldMeetings
from corpus.holdings.pages import HeldPages
from corpus.records import Kind, Paper, Part
from corpus.slugs import slug
from corpus.staff.correcting import Corrected
from corpus.stored import Failure, Saved, StoredPaper
from corpus.visibility import Audience as Audience


class Store(HeldPages, HeldMeetings):
    """The papers as read. Safe to share between threads; several processes may read while one writes."""

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
            return keeping.keep_paper(connection, paper, now=now, source_address=source_address, reread=reread)

    def save_failure(self, failure: Failure) -> None:
        """Keep that a file could not be read; what was kept of the same path is replaced, its first time stays."""
        with schema.writing(self._engine, failure.path) as connection:
            keeping.keep_failure(connection, failure)

    def forget_failure(self, path: str) -> None:
        """Forget that a file could not be read: it is mended or gone."""
        with schema.writing(self._engine, path) as connection:
            keeping.forget_failure(connection, path)

    # ---- out: papers; their pages and meetings stand in corpus/holdings ------------------------------------------

    def failures(self) -> tuple[Failure, ...]:
        """Return the files that could not be read, by path."""
        rows = self._rows(select(schema.failures).order_by(schema.failures.c.path))
        return tuple(Failure(**{**row._mapping, "failed_at": in_utc(row.failed_at)}) for row in rows)

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
            raise no_paper(address)
        return papers[0]

    def corrected_papers(self) -> tuple[str, ...]:
        """Return the papers (SHA-256s) that corrections are in force for."""
        return tuple(self._overlay().corrections)

    def reading(self, sha256: str) -> tuple[tuple[Part, ...], Corrected]:
        """Return a paper's parts as read, and with what staff put right: for those who do. Raises NotFoundError."""
        raw = self._raw(schema.papers.c.sha256 == sha256)
        if not raw:
            raise no_paper(sha256[:ADDRESS_DIGITS])
        return raw[0].parts, self._overlay().corrected(raw[0])

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

    # ---- what changed, for the index and everything derived --------------------------------------------------------

    def changes(self, since: int) -> Sequence[tuple[int, str, str]]:
        """Return the changes after number ``since``, in order: (number, "saved" or "removed", SHA-256)."""
        later = select(schema.changes).where(schema.changes.c.number > since).order_by(schema.changes.c.number)
        return [(row.number, "removed" if row.event == "removed" else "saved", row.sha256) for row in self._rows(later)]

    def hidden_since(self, since: int) -> frozenset[str]:
        """Return the papers (SHA-256s) of which something was hidden after change ``since``.

        What was made from the store at that change may still tell it: it must not be shown of these papers.
        """
        if since >= self.last_change():
            return frozenset()
        hiding = (schema.changes.c.number > since) & (schema.changes.c.event == "hidden")
        return frozenset(row.sha256 for row in self._rows(select(schema.changes.c.sha256).where(hiding)))
