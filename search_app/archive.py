"""What do pages and commands draw on? The store, the papers' bytes, the index and the page images, opened once."""

from datetime import date
from functools import cached_property

from flask import current_app

from corpus.staff.staff_words import StaffBook
from corpus.store import Store
from corpus.vault import Vault
from corpus.visibility import Audience
from corpus.years.derived import Years
from index.catalogue import Catalogue
from search_app.background import Background
from search_app.config import Settings
from search_app.overview import Overviews
from search_app.pictures import Pictures


class Archive:
    """Everything kept under one set of settings. Each part is opened when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._years: dict[Audience, Years] = {}

    @cached_property
    def store(self) -> Store:
        """The records."""
        return Store(self.settings.store_address)

    @cached_property
    def vault(self) -> Vault:
        """The papers' own bytes."""
        return Vault(self.settings.papers)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The search index."""
        return Catalogue(self.store, self.settings.index, engine=self.settings.engine)

    @cached_property
    def pictures(self) -> Pictures:
        """The page images."""
        return Pictures(self.settings.pictures)

    @cached_property
    def staff_book(self) -> StaffBook:
        """What staff decided about persons and matters."""
        return StaffBook(self.store.engine)

    def years(self, audience: Audience) -> Years:
        """What follows from the papers across the years, as ``audience`` sees it."""
        if audience not in self._years:
            self._years[audience] = Years(self.store, audience, staff=lambda: self.staff_book.words())
        return self._years[audience]

    def is_current(self) -> bool:
        """Return whether the search index and what follows across the years hold what the store holds."""
        change = self.store.last_change()
        states = [self.years(audience).state() for audience in (Audience.PUBLIC, Audience.STAFF)]
        return self.catalogue.is_current() and all(state is not None and state.change == change for state in states)

    def catch_up(self) -> None:
        """Bring the search index and what follows across the years up to date with the store."""
        self.catalogue.catch_up()
        for audience in (Audience.PUBLIC, Audience.STAFF):
            self.years(audience).catch_up(today=date.today())

    @cached_property
    def background(self) -> Background:
        """What the years say that a search needs."""
        return Background(self.store, self.catalogue)

    @cached_property
    def overviews(self) -> Overviews:
        """What is held, in figures."""
        return Overviews(self.store)


def current_archive() -> Archive:
    """Return what the present application draws on."""
    archive: Archive = current_app.extensions["archive"]
    return archive
