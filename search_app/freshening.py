"""After a change of what is held or shown: bring the index and what follows across the years up to it at once."""

from search_app.archive import Archive


def freshen(archive: Archive, papers: tuple[str, ...] = ()) -> None:
    """Bring everything that is made from the store up to its last change; throw away the pictures of ``papers``.

    What was taken down is gone when this returns. Raises SearchError or StoreError where another process holds the
    index or the store for long; it is then brought up by the next change.
    """
    for sha256 in papers:
        archive.pictures.forget(sha256)
    archive.catch_up()
