"""What lies over the papers as read? What staff put right and took down, and beneath that what the councils' sites say.

All of it as it stands at a change of the store; none of it is lost when papers are read again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Engine

from corpus.identity import main_part
from corpus.records import record
from corpus.staff.correcting import Corrected, Correction, correct
from corpus.staff.corrections import Corrections
from corpus.staff.redactions import Redaction, Redactions
from corpus.stored import StoredPaper
from corpus.visits.harvest_tables import make_tables
from corpus.visits.joining import Settled, join_site
from corpus.visits.sayings import Sayings, read_sayings, stamp_sayings
from corpus.visits.sites import SiteMeeting


@record
class Overlay:
    """The corrections and redactions in force, by the paper's SHA-256, and what the sites say."""

    corrections: Mapping[str, Sequence[Correction]]
    redactions: Mapping[str, Sequence[Redaction]]
    sayings: Sayings

    @property
    def moved(self) -> Mapping[str, tuple[str, ...]]:
        """The papers with a part whose body or day was put right, and the bodies that they were given."""
        return {
            paper: tuple(each.after for each in ours if each.field == "body" and each.after)
            for paper, ours in self.corrections.items()
            if any(each.field in ("body", "date") for each in ours)
        }

    def corrected(self, paper: StoredPaper) -> Corrected:
        """Return the parts of a paper as read, put right."""
        return correct(paper.parts, self.corrections.get(paper.sha256, ()))

    def righted(self, paper: StoredPaper) -> StoredPaper:
        """Return a paper as read, put right, with what the sites say of it where staff did not say otherwise."""
        said = self.sayings.papers.get(paper.sha256, ())
        if paper.sha256 in self.corrections:
            done = self.corrected(paper)
            main = main_part(done.parts)
            paper = replace(
                paper, parts=done.parts, kind=done.kind or paper.kind, title=main.title, body=main.body, date=main.date
            )
        if not said:
            return paper
        return join_site(paper, said, self._settled(paper.sha256), meeting_only=bool(self.taken(paper)))

    def _settled(self, sha256: str) -> Settled:
        """Return what staff put right in a paper: the site's word is not put in its place."""
        return frozenset(
            (each.field, each.spot.page, (each.spot.item or "").rpartition("|")[2])
            for each in self.corrections.get(sha256, ())
        )

    def site_meetings(self, bodies: Collection[str]) -> tuple[SiteMeeting, ...]:
        """Return the meetings of the bodies with these slugs as their councils' sites have them, by day.

        Of one whose papers anything was taken down from, only when and where it was to be: no name or word that was
        taken down may come back from the site.
        """
        return tuple(map(self._without_what_was_taken, self.sayings.meetings(bodies)))

    def _without_what_was_taken(self, meeting: SiteMeeting) -> SiteMeeting:
        listed = self.sayings.listed_papers(meeting)
        taken = any(sha256 in self.redactions for sha256 in listed)
        return replace(meeting, items=(), attendees=()) if taken else meeting

    def taken(self, paper: StoredPaper) -> tuple[Redaction, ...]:
        """Return what is taken down of a paper. What was taken from a former version is taken from it too."""
        if not self.redactions:
            return ()
        carried = (each for former in paper.former for each in self.redactions.get(former, ()))
        own = tuple(self.redactions.get(paper.sha256, ()))
        return (*own, *(replace(each, carried=True) for each in carried))


class Overlays:
    """The overlay as it stands, read again when something changed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        make_tables(engine)
        self._corrections = Corrections(engine)
        self._redactions = Redactions(engine)
        self._known: tuple[int, Overlay] | None = None
        self._said: tuple[tuple[object, ...], Sayings] | None = None

    def now(self, change: int) -> Overlay:
        """Return the overlay as it stands at a change of the store, which was looked up before."""
        known = self._known
        if known is None or known[0] != change:
            overlay = Overlay(
                corrections=self._corrections.in_force(),
                redactions=self._redactions.in_force(),
                sayings=self._heard(),
            )
            known = self._known = (change, overlay)
        return known[1]

    def _heard(self) -> Sayings:
        """Return what the sites say, read again when a visit kept something: most changes are of papers."""
        stamp, known = stamp_sayings(self._engine), self._said
        if known is None or known[0] != stamp:
            known = self._said = (stamp, read_sayings(self._engine))
        return known[1]
