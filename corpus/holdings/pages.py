"""What stands on the pages of the papers that are held, as one who asks may see it?"""

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from corpus import schema
from corpus.errors import NotFoundError
from corpus.holdings.held import Held
from corpus.mentions import mention_of
from corpus.pagepacking import unpack_page
from corpus.records import Mention, Page
from corpus.staff.redactions import Area
from corpus.stored import StoredPaper
from corpus.visibility import Audience, hidden_areas, visible_mentions, visible_page

_AT_ONCE = 500  # values in one query: databases have a limit


class HeldPages(Held):
    """The pages of the papers that are held, and the mentions on them."""

    def page(self, sha256: str, number: int, *, audience: Audience = Audience.PUBLIC) -> Page:
        """Return a page of a paper. Raises NotFoundError, also for a page of a part that is hidden."""
        paper, rows = self._of_seen(schema.pages, sha256, audience)
        found = () if number in paper.hidden_pages else self._rows(rows.where(schema.pages.c.number == number))
        taken = self._overlay().taken(paper)
        seen = visible_page(unpack_page(found[0].record), audience, taken) if found else None
        if seen is None:
            raise NotFoundError(f"{paper.file}: there is no page {number} to show. It has {paper.page_count} pages.")
        return seen

    def hidden_areas(self, sha256: str, number: int, *, audience: Audience = Audience.PUBLIC) -> tuple[Area, ...]:
        """Return what is blacked out in the picture of a page that may be seen. Raises NotFoundError."""
        paper, rows = self._of_seen(schema.pages, sha256, audience)
        taken = self._overlay().taken(paper)
        found = self._rows(rows.where(schema.pages.c.number == number)) if taken else ()
        return hidden_areas(unpack_page(found[0].record), audience, taken) if found else ()

    def pages(self, sha256: str, *, audience: Audience = Audience.PUBLIC) -> Iterator[Page]:
        """Return the pages of a paper that may be seen, in order. Raises NotFoundError."""
        paper, rows = self._of_seen(schema.pages, sha256, audience)
        found = self._rows(rows.order_by(schema.pages.c.number))
        taken = self._overlay().taken(paper)
        shown = (unpack_page(row.record) for row in found if row.number not in paper.hidden_pages)
        return (seen for page in shown if (seen := visible_page(page, audience, taken)))

    def bare_pages(self, paper: StoredPaper, first: int, last: int, *, audience: Audience) -> tuple[Page, ...]:
        """Return the pages from ``first`` to ``last`` that may be seen, as ``audience`` was given it, without
        lines: for those who read text and tables. A paper with something taken down is given with them."""
        taken = self._overlay().taken(paper)
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
        taken = self._overlay().taken(paper)
        return visible_mentions(map(mention_of, found), paper, audience, taken)

    def mentions_of(self, papers: Iterable[StoredPaper], *, audience: Audience) -> dict[str, tuple[Mention, ...]]:
        """Return the mentions of papers, as ``audience`` was given them, by SHA-256, each paper's in reading order."""
        by_sha256 = {paper.sha256: paper for paper in papers}
        overlay, wanted = self._overlay(), list(by_sha256)
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
