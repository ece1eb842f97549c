"""What is written down of each request? One JSON line, with an id that the answer bears too, and not who asked.

Kept: the kind of page (its rule, not its address), method, status, time, size. Not kept: addresses with what was looked
for, who asked, from where, with what. Lines of others (faults, gunicorn) bear the id of the request they belong to.
"""

import logging
import sys
import time
from secrets import token_hex

from flask import Flask, Response, g, has_request_context, request
from pythonjsonlogger.json import JsonFormatter

ID = "X-Request-ID"
LOGGER = logging.getLogger("matters")
_SAFE = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-")
ID_CHARACTERS_MOST = 64


def keep_journal(app: Flask) -> None:
    """Give each request of ``app`` an id, the proxy's where it sent one, and write a line when it is answered."""

    @app.before_request
    def begin() -> None:
        sent = request.headers.get(ID, "")
        g.request_id = sent if 0 < len(sent) <= ID_CHARACTERS_MOST and set(sent) <= _SAFE else token_hex(8)
        g.began = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        response.headers[ID] = g.get("request_id", "")
        LOGGER.info(
            "answered",
            extra={
                "page": rule(),
                "method": request.method,
                "status": response.status_code,
                "milliseconds": round(elapsed_seconds() * 1000, 1),
                "bytes": None if response.is_streamed else response.content_length,
            },
        )
        return response


def rule() -> str:
    """Return which kind of page was asked for, as its rule has it: without names, dates or what was looked for."""
    return request.url_rule.rule if request.url_rule else "none"


def elapsed_seconds() -> float:
    """Return how long the present request has taken."""
    return time.perf_counter() - float(g.get("began", time.perf_counter()))


def write_to_stderr(level: int = logging.INFO) -> None:
    """Have every line of this process written as JSON to standard error, for whatever collects it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_add_id)
    handler.setFormatter(
        JsonFormatter(
            "%(asctime)s %(levelname)s %(name)s %(message)s",
            rename_fields={"asctime": "time", "levelname": "level", "name": "from"},
            datefmt="%Y-%m-%dT%H:%M:%S%z",
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    LOGGER.setLevel(level)


def _add_id(line: logging.LogRecord) -> bool:
    line.request = g.get("request_id") if has_request_context() else None
    return True
