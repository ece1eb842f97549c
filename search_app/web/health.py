"""Is the service ready to answer? For whatever watches it."""

from http import HTTPStatus

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from corpus.errors import MattersError
from search_app.archive import current_archive

BLUEPRINT = Blueprint("health", __name__)


@BLUEPRINT.get("/health")
def show() -> ResponseReturnValue:
    """Say ready (200) or not (503) and why, as JSON."""
    archive = current_archive()
    try:
        change, entries = archive.store.last_change(), archive.engine.count()
    except MattersError as error:
        return jsonify(status="not ready", reason=str(error)), HTTPStatus.SERVICE_UNAVAILABLE
    return jsonify(status="ready", change=change, entries=entries)
