"""What lies over the papers as read? What staff put right and what they took down, as it stands at a change."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Engine

from corpus.identity import main_part
from corpus.records import record
from corpus.staff.correcting import Corrected, Correction, correct
from corpus.staff.corrections import Corrections
from corpus.staff.redactions import Redaction, Redactions
from corpus.stored import StoredPaper


@record
class Overlay:
    """The corrections and redactions in force, by the paper's SHA-256."""

    corrections: Mapping[str, Sequence[Correction]]
    redactions: Mapping[str, Sequence[Redaction]]

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
        """Return a paper as read, put right."""
        if paper.sha256 not in self.corrections:
            return paper
        done = self.corrected(paper)
        main = main_part(done.parts)
        return replace(
            paper, parts=done.parts, kind=done.kind or paper.kind, title=main.title, body=main.body, date=main.date
        )

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
        self._corrections = Corrections(engine)
        self._redactions = Redactions(engine)
        self._known: tuple[int, Overlay] | None = None

    def now(self, change: int) -> Overlay:
        """Return the overlay as it stands at a change of the store, which was looked up before."""
        known = self._known
        if known is None or known[0] != change:
            overlay = Overlay(corrections=self._corrections.in_force(), redactions=self._redactions.in_force())
            known = self._known = (change, overlay)
        return known[1]
