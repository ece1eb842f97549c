"""How is the web application put together? Blueprints found in `web/`, templates, headers, fault pages."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from werkzeug.routing import BaseConverter, ValidationError

from corpus.plugs import find_plugs
from corpus.store import ADDRESS_DIGITS
from search_app import sheet, web, wording
from search_app.api._interface import add_api
from search_app.archive import Archive
from search_app.config import Settings, read_settings
from search_app.faults import explain_faults
from search_app.framing import add_frame
from search_app.journal import keep_journal
from search_app.listing import Listings
from search_app.metrics import count_requests
from search_app.proxy import stand_behind_proxy
from search_app.security import secure
from search_app.signing import add_signing

STATIC_SECONDS = 31_536_000  # a year: the address changes with the content


class DayConverter(BaseConverter):
    """A day in an address: 2025-07-23."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError from error

    def to_url(self, value: date) -> str:
        return value.isoformat()


class PaperConverter(BaseConverter):
    """A paper in an address: the first 12 hex digits of its SHA-256."""

    regex = rf"[0-9a-f]{{{ADDRESS_DIGITS}}}"


def build_application(settings: Settings | None, archive: Archive | None) -> Flask:
    """Return the application that `search_app.create_app` promises."""
    app = Flask("search_app", static_folder="static", template_folder="templates")
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024  # of a form; adding papers allows more, see web/staff/upload.py
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = STATIC_SECONDS
    app.extensions["archive"] = archive or Archive(settings or read_settings())
    app.extensions["listings"] = Listings(app.extensions["archive"])
    app.url_map.converters.update(day=DayConverter, paper=PaperConverter)
    keep_journal(app)
    _prepare_templates(app)
    _fingerprint_static(app)
    add_frame(app)
    secure(app)
    explain_faults(app)
    add_signing(app, app.extensions["archive"].settings.data)
    for blueprint in find_plugs(web, "BLUEPRINT"):
        app.register_blueprint(blueprint)
    add_api(app)
    count_requests(app)
    stand_behind_proxy(app, app.extensions["archive"].settings)
    return app


def _prepare_templates(app: Flask) -> None:
    parts = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_options = {
        "loader": ChoiceLoader([PackageLoader("search_app"), parts]),
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    app.jinja_env.filters.update(wording.FILTERS)
    app.jinja_env.globals["marked"] = sheet.marked
    app.jinja_env.globals["service_name"] = app.extensions["archive"].settings.name


def _fingerprint_static(app: Flask) -> None:
    """Add to each static file's address a mark of its content, so that browsers may keep it for a year."""
    marks: dict[str, str] = {}

    @app.url_defaults
    def add_mark(endpoint: str, values: dict[str, Any]) -> None:
        name = values.get("filename")
        if endpoint != "static" or not isinstance(name, str):
            return
        if name not in marks:
            file = Path(str(app.static_folder)) / name
            marks[name] = hashlib.sha256(file.read_bytes()).hexdigest()[:10] if file.is_file() else "missing"
        values["v"] = marks[name]
