"""Is the service alive, and is it ready to answer? For whatever watches it."""

from http import HTTPStatus

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue

from corpus.errors import MattersError
from search_app.archive import current_archive

BLUEPRINT = Blueprint("health", __name__)


@BLUEPRINT.get("/alive")
def alive() -> ResponseReturnValue:
    """Say that the process answers; nothing else is looked at, so that a store that is away restarts nothing."""
    return jsonify(status="alive")


@BLUEPRINT.get("/health")
@BLUEPRINT.get("/ready")
def ready() -> ResponseReturnValue:
    """Say ready (200) or not (503) and why, as JSON."""
    archive = current_archive()
    try:
        current, entries = archive.catalogue.is_current(), archive.catalogue.count()
    except MattersError as error:
        current_app.logger.error("not ready: %s", error)
        return jsonify(status="not ready", reason=type(error).__name__), HTTPStatus.SERVICE_UNAVAILABLE
    if not (entries or current):
        return jsonify(status="not ready", reason="the index is not built"), HTTPStatus.SERVICE_UNAVAILABLE
    return jsonify(status="ready", entries=entries, index="current" if current else "behind the store")
