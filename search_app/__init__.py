"""How do people reach it: pages, command line; API and exports beside them?"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from search_app.archive import Archive
    from search_app.config import Settings


def create_app(settings: "Settings | None" = None, *, archive: "Archive | None" = None) -> "Flask":
    """Return the web application. Without ``settings`` they are read from the environment.

    ``archive`` is what the pages draw on; it is opened from the settings where none is given. Flask is imported here,
    not above, because the command line imports this package and should start at once.
    """
    from search_app.application import build_application

    return build_application(settings, archive)
