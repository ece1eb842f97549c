"""What stands around every page? Its links at the head, the navigation, the foot: alike on all pages of a section.

They say nothing of who asks nor of what is held, and are made once.
"""

from functools import lru_cache

from flask import Flask, request
from markupsafe import Markup

KEPT = 500  # a section's under one path: a proxy that names the path may name many


def add_frame(app: Flask) -> None:
    """Let templates of ``app`` call for the parts of the frame, which are templates themselves."""

    @lru_cache(maxsize=KEPT)
    def made(part: str, section: str | None, _path: str) -> Markup:
        return Markup(app.jinja_env.get_template(f"frame/{part}.html").render(section=section))  # noqa: S704 - ours

    @app.template_global()
    def frame(part: str) -> Markup:
        return made(part, request.blueprint, request.script_root)
