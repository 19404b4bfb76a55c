"""What every address of data has in common: read only, open to other sites, faults in one shape (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse

from productops.http import P, View
from productops.opendata.releases import UnsettledError

JSON = "application/json; charset=utf-8"
YEAR = "public, max-age=31536000, immutable"


def shown(asked: str) -> str:
    """Give what was asked for as a sentence may repeat it: short, and without what has no shape."""
    return "".join(sign for sign in asked if sign.isprintable())[:40]


class Missing(Http404):
    """Something that the data do not hold, said in French."""


def answer(value: Any, *, status: int = 200, content_type: str = JSON) -> HttpResponse:
    """Give a value as JSON, its letters as they are."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, status=status, content_type=content_type)


def fault(status: int, title: str, detail: str) -> HttpResponse:
    """Give a fault, in the one shape of all."""
    problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return answer(problem, status=status, content_type="application/problem+json; charset=utf-8")


def open_data(view: View[P]) -> View[P]:
    """Let anyone read, from any site, with GET or HEAD; say what is wrong as data."""

    @wraps(view)
    def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = _answered(request, lambda: view(request, *args, **kwargs))
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        return response

    return cast(View[P], opened)


def _answered(request: HttpRequest, read: Callable[[], HttpResponse]) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        refused = fault(405, "Lecture seule", "Ces données se lisent : seules GET et HEAD sont acceptées.")
        refused["Allow"] = "GET, HEAD"
        return refused
    try:
        return read()
    except Missing as missing:
        return fault(404, "Introuvable", str(missing))
    except UnsettledError:
        busy = fault(503, "Catalogue en cours de modification", "Redemandez ce fichier dans une minute.")
        busy["Retry-After"] = "60"
        return busy
