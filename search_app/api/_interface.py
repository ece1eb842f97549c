"""How is the API put together? Its resources found by walking this folder, one description, one limit on askings."""

from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_smorest import Api

from corpus.plugs import find_plugs
from search_app import api
from search_app.api._fields import Day, Moment
from search_app.api._problems import PROBLEM, ProblemSchema, is_of_api
from search_app.askings import askings_address

ROOT = "/api/v1"
LIMITED = ("/api/", "/exports/", "/oparl/")  # what programs ask, much of it at once
TITLE = "Decisions, actions and papers"
ABOUT = (
    "What was read from the papers, each fact with the page that says so. Read-only. Nobody has to say who they are; "
    "programs of staff that send a token are told what is restricted, too. Lists come in pages: follow "
    "`next` until there is none. Answers bear an ETag: sent back in If-None-Match, an unchanged answer has no body. "
    "Errors are application/problem+json (RFC 9457)."
)
TOKENS = "made on the staff pages; without one, what the public may see is told"


class Interface(Api):  # type: ignore[misc]
    """flask-smorest's, but for errors: those are explained where all are (`faults.py`), and described as they are."""

    ERROR_SCHEMA = ProblemSchema

    def _register_responses(self) -> None:
        usual: str = Api.DEFAULT_RESPONSE_CONTENT_TYPE
        self.DEFAULT_RESPONSE_CONTENT_TYPE = PROBLEM
        super()._register_responses()
        self.DEFAULT_RESPONSE_CONTENT_TYPE = usual

    def _register_error_handlers(self) -> None:
        pass


def add_api(app: Flask) -> None:
    """Put the API on ``app``."""
    app.config.update(
        API_TITLE=TITLE,
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=ROOT,
        OPENAPI_JSON_PATH="openapi.json",
    )
    plugin = MarshmallowPlugin(schema_name_resolver=_schema_name)
    interface = Interface(app, spec_kwargs={"info": {"description": ABOUT}, "marshmallow_plugin": plugin})
    interface.register_field(Day, "string", "date")
    interface.register_field(Moment, "string", "date-time")
    for blueprint in find_plugs(api, "BLUEPRINT"):
        interface.register_blueprint(blueprint, url_prefix=f"{ROOT}{blueprint.url_prefix or ''}")
    interface.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer", "description": TOKENS})
    interface.spec.options["security"] = [{}, {"token": []}]
    app.extensions["interface"] = interface
    app.after_request(_open_to_all)
    _limit_rate(app)


def _schema_name(schema: Any) -> str:
    """Return the name of a schema in the description: its class's, without "Schema"."""
    return (schema if isinstance(schema, type) else type(schema)).__name__.removesuffix("Schema")


def _open_to_all(response: Response) -> Response:
    """Let pages of other sites read the API's answers: they are the public's, and no cookie changes them."""
    if is_of_api(request.path):
        response.vary.add("Authorization")
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _limit_rate(app: Flask) -> None:
    """Limit how often one address may ask the API, all its resources together, and tell how much is left."""
    settings = app.extensions["archive"].settings
    limited = settings.rate not in ("", "none")
    limiter = Limiter(
        get_remote_address,
        app=app,
        application_limits=[settings.rate] if limited else [],
        storage_uri=settings.rate_store or askings_address(settings.data) if limited else "memory://",
        storage_options={} if settings.rate_store or not limited else {"key": str(app.secret_key)},
        swallow_errors=True,  # that askings cannot be counted keeps nobody out; it is written down
        headers_enabled=True,
        enabled=limited,
    )
    limiter.request_filter(lambda: not request.path.startswith(LIMITED))
