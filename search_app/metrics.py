"""How much is asked, how fast is it answered, how much is held? In figures that Prometheus reads; none names anyone.

What is held is counted as the public sees it. With several processes the figures of all are added up, in the folder
that PROMETHEUS_MULTIPROC_DIR names; `matters serve` sets it.
"""

import os
from collections.abc import Iterator

from flask import Flask, Response, abort, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from corpus.store import Audience
from search_app.archive import Archive
from search_app.journal import elapsed_seconds, rule

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
REQUESTS = Counter("matters_requests", "Requests answered", ("page", "method", "status"), registry=None)
SECONDS = Histogram("matters_request_seconds", "Time to answer", ("page",), buckets=BUCKETS, registry=None)
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


class Holdings(Collector):
    """What is held, counted when asked."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def collect(self) -> Iterator[Metric]:
        """Yield papers, meetings, and the store's last change."""
        overview = self._archive.overviews.of(Audience.PUBLIC)
        yield GaugeMetricFamily("matters_papers", "Papers that the public may see", overview.papers)
        yield GaugeMetricFamily("matters_meetings", "Meetings of which papers are held", overview.meetings)
        current = self._archive.catalogue.is_current()
        yield GaugeMetricFamily("matters_index_current", "Whether the index holds what the store holds", int(current))


def count_requests(app: Flask) -> None:
    """Count the requests of ``app``, and answer for /metrics where the settings say so."""
    archive: Archive = app.extensions["archive"]

    @app.after_request
    def count(response: Response) -> Response:
        method = request.method if request.method in METHODS else "other"
        REQUESTS.labels(rule(), method, response.status_code).inc()
        SECONDS.labels(rule()).observe(elapsed_seconds())
        return response

    @app.get("/metrics")
    def metrics() -> Response:
        if not archive.settings.metrics:
            abort(404)
        return Response(_written(archive), content_type=CONTENT_TYPE_LATEST)


def _written(archive: Archive) -> bytes:
    registry = CollectorRegistry()
    registry.register(Holdings(archive))
    if os.environ.get(FOLDER):
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(REQUESTS)
        registry.register(SECONDS)
    return generate_latest(registry)
