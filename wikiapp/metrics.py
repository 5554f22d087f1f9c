"""What is counted: requests by what answered them and how, and how long they took."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from flask import Response, current_app, g, request
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from flask import Flask

# Where worker processes put their counts side by side; the server sets it before it starts them.
SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"

REQUESTS = Counter("wikiapp_requests", "Requests answered", ["method", "endpoint", "status"])
SECONDS = Histogram("wikiapp_request_seconds", "Time to answer what was not in memory", ["endpoint"])
FROM_MEMORY = Counter("wikiapp_pages_from_memory", "Pages answered from the cache of finished pages")


def use(app: Flask) -> None:
    """Count every request, and tell the counts at `/metrics`."""
    app.before_request(_begin)
    app.after_request(_end)
    app.add_url_rule("/metrics", "metrics", _tell)
    app.extensions["measures"] = []


def measure(app: Flask, name: str, what: str, look: Callable[[], Mapping[str, float]]) -> None:
    """Tell what `look` finds, whenever metrics are asked for: a value for each part of something."""
    app.extensions["measures"].append((name, what, look))


def served_from_memory() -> None:
    """Count a page that needed no work."""
    FROM_MEMORY.inc()


def _begin() -> None:
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    endpoint = request.endpoint or "none"
    REQUESTS.labels(request.method, endpoint, response.status_code).inc()
    SECONDS.labels(endpoint).observe(time.perf_counter() - g.began)
    return response


def _tell() -> Response:
    registry = REGISTRY
    if os.environ.get(SHARED_FOLDER):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    measured = CollectorRegistry()
    measured.register(_Measures())
    return Response(generate_latest(registry) + generate_latest(measured), content_type=CONTENT_TYPE_LATEST)


class _Measures:
    def collect(self) -> Iterator[GaugeMetricFamily]:
        for name, what, look in current_app.extensions["measures"]:
            gauge = GaugeMetricFamily(name, what, labels=["part"])
            for part, value in look().items():
                gauge.add_metric([part], value)
            yield gauge
