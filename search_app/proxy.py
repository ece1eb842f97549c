"""How does it stand behind a proxy? Which of its headers are believed, and which path comes before every address."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from corpus.errors import SettingsError
from search_app.config import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
FORWARDED = "forwarded"  # as prefix: the path that the proxy names in X-Forwarded-Prefix


def stand_behind_proxy(app: Flask, settings: Settings) -> None:
    """Have ``app`` answer as its proxy is to see it. Raises SettingsError for a prefix that is no path."""
    application: WSGIApplication = app.wsgi_app
    told = settings.prefix == FORWARDED
    if told and not settings.proxies:
        raise SettingsError(f"MATTERS_PREFIX is {FORWARDED!r} and no proxy is believed: set MATTERS_PROXIES too.")
    if settings.prefix and not told:
        if not settings.prefix.startswith("/") or settings.prefix.endswith("/"):
            raise SettingsError(
                f"MATTERS_PREFIX is {settings.prefix!r}: give a path such as /papers, or {FORWARDED!r}."
            )
        application = Prefixed(application, settings.prefix)
    if settings.proxies:
        hops = settings.proxies
        application = ProxyFix(application, x_for=hops, x_proto=hops, x_host=hops, x_prefix=hops if told else 0)
    app.wsgi_app = application  # type: ignore[assignment,method-assign]


class Prefixed:
    """Has every address begin with a path, whether the proxy takes it off before it asks or not."""

    def __init__(self, application: "WSGIApplication", prefix: str) -> None:
        self._application = application
        self._prefix = prefix

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request under the prefix."""
        path = environ.get("PATH_INFO", "")
        if path == self._prefix or path.startswith(f"{self._prefix}/"):
            environ["PATH_INFO"] = path[len(self._prefix) :] or "/"
        environ["SCRIPT_NAME"] = self._prefix + environ.get("SCRIPT_NAME", "")
        return self._application(environ, start_response)
