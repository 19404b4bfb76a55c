"""How large a request may be, told before its body is read: a file too large is never written to the disk."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from productops.ui.errors import too_large

MOST = 12 * 1024 * 1024
"""Bytes of a request: the largest file one may drop, and the text beside it."""


def bounded(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Make the middleware that refuses a body larger than any form of ours takes. It stands before what reads bodies."""

    def middleware(request: HttpRequest) -> HttpResponse:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and len(announced) < 20 and int(announced) <= MOST:
            return get_response(request)
        return too_large(request, MOST)

    return middleware
