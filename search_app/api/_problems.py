"""What is a program told when something goes wrong? One shape for every error: RFC 9457, application/problem+json."""

from http import HTTPStatus
from typing import Any

from flask import Response, json
from marshmallow import Schema, fields

PROBLEM = "application/problem+json"


class ProblemSchema(Schema):
    """What went wrong."""

    type = fields.String(metadata={"description": "always about:blank: the status says what kind of problem it is"})
    title = fields.String(metadata={"description": "the status in words"})
    status = fields.Integer()
    detail = fields.String(metadata={"description": "what can be done about it"})
    errors = fields.Dict(metadata={"description": "what is wrong with each parameter"})


def is_of_api(path: str) -> bool:
    """Return whether an address is one of the API's, so that errors are told to programs."""
    return path.startswith("/api/")


def problem(status: HTTPStatus, detail: str = "", errors: Any = None) -> Response:
    """Return the answer that tells of a problem; never what the machine said."""
    told: dict[str, Any] = {"type": "about:blank", "title": status.phrase, "status": status.value}
    if detail or status in DETAILS:
        told["detail"] = detail or DETAILS[status]
    if errors:
        told["errors"] = errors
    return Response(json.dumps(told), status=status.value, mimetype=PROBLEM)


DETAILS = {
    HTTPStatus.BAD_REQUEST: "The cursor, or something else of the request, is none that was given out.",
    HTTPStatus.UNAUTHORIZED: "The token is not in force: it ended, was revoked, or is none. Make another.",
    HTTPStatus.NOT_FOUND: "There is nothing here that may be shown. The lists have the ids that there are.",
    HTTPStatus.METHOD_NOT_ALLOWED: "The API is read-only: use GET.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A parameter is not known, or not as the description has it.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests. Wait as long as Retry-After says.",
    HTTPStatus.SERVICE_UNAVAILABLE: "This cannot be answered now. Try again later.",
}
