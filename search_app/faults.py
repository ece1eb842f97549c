"""What does a visitor see when something goes wrong? The one table from our errors to HTTP, and their page."""

from http import HTTPStatus

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from corpus.errors import MattersError, NotFoundError, SearchError, StoreError, UnreadablePaperError

STATUS: tuple[tuple[type[MattersError], HTTPStatus], ...] = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (UnreadablePaperError, HTTPStatus.NOT_FOUND),
    (SearchError, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
    (MattersError, HTTPStatus.INTERNAL_SERVER_ERROR),
)

Shown = tuple[str, int]


def explain_faults(app: Flask) -> None:
    """Give every error of ``app`` a page in the look of the others."""

    @app.errorhandler(MattersError)
    def ours(error: MattersError) -> Shown:
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            app.logger.error("%s: %s", type(error).__name__, error)
        return fault_page(status)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Shown | HTTPException:
        if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
            return error  # a redirect
        return fault_page(HTTPStatus(error.code))


def fault_page(status: HTTPStatus) -> Shown:
    """Return the page for ``status``: what happened and what to do, never what the machine said."""
    return render_template("fault.html", status=status.value, phrase=status.phrase), status.value
