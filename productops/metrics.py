"""What is counted for whoever watches the site: numbers by view, outcome and status, nobody's name and no address.

Counting is in memory unless `server` asked for files that its processes share (METRICS_PORT, docs/adr/0038).
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

REQUESTS = Counter(
    "productops_requests", "Requests answered, by view, method and status.", ["view", "method", "status"]
)
DURATION = Histogram("productops_request_seconds", "Seconds a request took, by view.", ["view"], buckets=_SECONDS)
DATABASE = Histogram("productops_database_seconds", "Seconds a request spent in the database.", buckets=_SECONDS)
QUERIES = Counter("productops_database_queries", "Queries sent to the database by requests.")
SAVES = Counter("productops_saves", "Saves of a step of a draft, by outcome.", ["outcome"])
CONFLICTS = Counter("productops_conflicting_fields", "Fields that two pages had changed, in saves.")
TURN = Histogram(
    "productops_turn_seconds", "Seconds a request waited while its process made another page.", buckets=_SECONDS
)
KEPT_PAGES = Counter(
    "productops_kept_pages", "Pages asked of those kept in memory, by whether they were there.", ["found"]
)
for _found in ("no", "yes"):
    KEPT_PAGES.labels(_found)  # from the start: what is never found would have no figure, and no alert
_METHODS = ("GET", "HEAD", "POST")


class _Timed:
    """What the database took of one request."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.queries = 0

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        begun = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += perf_counter() - begun
            self.queries += 1


def watched(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Make the middleware that counts requests; where nobody watches, there is none."""
    if not settings.METRICS:
        raise MiddlewareNotUsed

    def middleware(request: HttpRequest) -> HttpResponse:
        begun, timed = perf_counter(), _Timed()
        with connection.execute_wrapper(timed):
            response = get_response(request)
        # A view's name and never an address: keys are in addresses, and there would be as many series as visitors' mistakes.
        view = request.resolver_match.view_name if request.resolver_match else ""
        # Nor a method that a visitor makes up.
        method = str(request.method) if request.method in _METHODS else "other"
        REQUESTS.labels(view, method, str(response.status_code)).inc()
        DURATION.labels(view).observe(perf_counter() - begun)
        DATABASE.observe(timed.seconds)
        QUERIES.inc(timed.queries)
        return response

    return middleware


def count_save(outcome: str, conflicts: int) -> None:
    """Count a save, and the fields it found changed by another page."""
    SAVES.labels(outcome).inc()
    CONFLICTS.inc(conflicts)
