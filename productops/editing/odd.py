"""Addresses of the admin that ask for what cannot be read: a filter that is none, a number that is text. They answer 400."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any

import django
from django.core.exceptions import FieldDoesNotExist, FieldError, ValidationError
from django.db import DataError, OperationalError
from django.http import HttpRequest, HttpResponse

from productops.ui.errors import bad_request

logger = logging.getLogger(__name__)

_ODD = (FieldDoesNotExist, FieldError, ValidationError, DataError, ValueError, TypeError, KeyError, OverflowError)
_OF_SQLITE = ("user-defined function", "pattern too complex")
"""What SQLite says of a regular expression that is none, of words too long to look for; its other faults are its own."""
_DJANGO = django.__path__[0]


def refused(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Make the middleware that answers for what Django's admin reads in an address, and does not check."""

    def middleware(request: HttpRequest) -> Any:
        return get_response(request)

    middleware.process_exception = _answer  # type: ignore[attr-defined]
    return middleware


def _is_odd(fault: Exception) -> bool:
    return isinstance(fault, _ODD) or (
        isinstance(fault, OperationalError) and any(said in str(fault) for said in _OF_SQLITE)
    )


def _answer(request: HttpRequest, fault: Exception) -> HttpResponse | None:
    """Give the page of a bad request where Django itself fell on what was asked; None where the fault is ours."""
    match = request.resolver_match
    asked = bool(request.META.get("QUERY_STRING")) or request.method == "POST"
    if match is None or match.app_name != "admin" or not asked or not _is_odd(fault):
        return None
    last = traceback.extract_tb(fault.__traceback__)[-1].filename
    if not last.startswith(_DJANGO):
        return None
    logger.warning("The admin was asked for what it cannot read.", exc_info=fault)
    return bad_request(request, fault)
