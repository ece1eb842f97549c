"""The papers that came in last, as an Atom feed."""

from collections.abc import Iterator
from datetime import UTC, datetime

from flask import current_app

from search_app import wording
from search_app.api._fields import whole_address
from search_app.export import Scope
from search_app.exports._feed import MEDIA_TYPE, Entry, Feed, write_feed
from search_app.listing import Listing

NEWEST = 100


class PapersFeed:
    """An entry for each of the latest papers, with the headings in it."""

    name = "papers.atom"
    about = f"The {NEWEST} papers that came in last, as a feed"
    media_type = MEDIA_TYPE

    def write(self, listing: Listing, scope: Scope) -> Iterator[str]:
        """Yield the feed."""
        latest = sorted(scope.papers(listing), key=lambda paper: paper.ingested_at, reverse=True)[:NEWEST]
        name = current_app.extensions["archive"].settings.name
        yield write_feed(
            Feed(
                title=f"{name}: new papers",
                address=whole_address(f"/exports/{self.name}"),
                page=whole_address("/papers"),
                updated=datetime(1970, 1, 1, tzinfo=UTC),
            ),
            (
                Entry(
                    id=f"urn:sha256:{paper.sha256}",
                    title=wording.paper_name(paper),
                    link=whole_address(f"/papers/{paper.address}"),
                    updated=paper.ingested_at,
                    author=paper.body or name,
                    summary="; ".join(item.title for part in paper.parts for item in part.items) or paper.title,
                )
                for paper in latest
            ),
        )


EXPORT = PapersFeed()
