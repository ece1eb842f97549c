"""What does a visitor see when something goes wrong? The one table from our errors to HTTP, and their page."""

from http import HTTPStatus

from flask import Flask, Response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, MethodNotAllowed, Unauthorized

from corpus.errors import (
    MattersError,
    NotFoundError,
    RefreshingError,
    SearchError,
    StoreError,
    TakenDownError,
    UnreadablePaperError,
)
from search_app.api._problems import is_of_api, problem

STATUS: tuple[tuple[type[MattersError], HTTPStatus], ...] = (
    (TakenDownError, HTTPStatus.GONE),
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (UnreadablePaperError, HTTPStatus.NOT_FOUND),
    (RefreshingError, HTTPStatus.SERVICE_UNAVAILABLE),
    (SearchError, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
    (MattersError, HTTPStatus.INTERNAL_SERVER_ERROR),
)
REFRESHED_SECONDS = 20  # after which it is worth to ask again


def explain_faults(app: Flask) -> None:
    """Give every error of ``app`` a page in the look of the others."""

    @app.errorhandler(MattersError)
    def ours(error: MattersError) -> ResponseReturnValue:
        if isinstance(error, RefreshingError):
            return _refreshing(error)
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            app.logger.error("%s: %s", type(error).__name__, error)
        if isinstance(error, TakenDownError) and not is_of_api(request.path):
            return render_template("papers/taken_down.html", reason=error.reason, day=error.day), status.value
        return fault_page(status)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> ResponseReturnValue | HTTPException:
        if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
            return error  # a redirect
        return fault_page(HTTPStatus(error.code), error)


def fault_page(status: HTTPStatus, error: HTTPException | None = None) -> ResponseReturnValue:
    """Return the page for ``status``: what happened and what to do, never what the machine said.

    Programs that ask the API are told the same as `problem` has it, with the parameters that are wrong.
    """
    if is_of_api(request.path):
        return _problem(status, error)
    return render_template("fault.html", status=status.value, phrase=status.phrase), status.value


def _refreshing(error: RefreshingError) -> Response:
    """Return the page that says what is being made anew, and when to ask again."""
    status = HTTPStatus.SERVICE_UNAVAILABLE
    said = str(error)[0].upper() + str(error)[1:]
    if is_of_api(request.path):
        answer = problem(status, said)
    else:
        answer = Response(render_template("fault.html", status=status.value, refreshing=said), status.value)
    answer.headers["Retry-After"] = str(REFRESHED_SECONDS)
    return answer


def _problem(status: HTTPStatus, error: HTTPException | None) -> Response:
    wrong = (getattr(error, "data", None) or {}).get("messages")  # webargs leaves there what is wrong with parameters
    answer = problem(status, errors=wrong)
    if isinstance(error, Unauthorized) and error.www_authenticate:
        answer.headers["WWW-Authenticate"] = ", ".join(each.to_header() for each in error.www_authenticate)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return answer
