"""Drafts whose stored JSON is not what we write: each says so, can be taken away or deleted, and the others stand."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from productops.drafting.scope_json import ScopeError, read_scope
from productops.http import private_page
from productops.knowledge.loading import catalogue
from productops.scoping.models import SHAPES, RoleScope, digest

logger = logging.getLogger(__name__)

ROOMS = ("scoping", "publishing", "offers")
"""The rooms whose addresses bear the key of a draft."""
_EXPECTED = (Http404, PermissionDenied, SuspiciousOperation, DatabaseError)


def is_damaged(row: RoleScope) -> bool:
    """Tell whether a draft's row holds what no page of ours writes."""
    if any(type(getattr(row, name)) is not kind for name, kind in SHAPES.items()):
        return True
    waiting = all(
        _is_dict(kept) and _is_dict(kept.get("fields")) and _is_dict(kept.get("errors"))
        for kept in row.pending.values()
    )
    stamps = all(_is_dict(of_step) for of_step in row.writers.values())
    notes = all(_is_dict(note) and {"id", "line", "text"} <= set(note) for note in row.notes)
    votes = all(_is_dict(vote) and _is_dict(vote.get("levels")) for vote in row.votes)
    if not (waiting and stamps and notes and votes):
        return True
    try:
        read_scope(row.as_json(), catalogue(), partial=True)
    except ScopeError:
        return True
    return False


def _is_dict(value: object) -> bool:
    return isinstance(value, dict)


def told(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Make the middleware that answers for a damaged draft, where a page of it fell."""

    def middleware(request: HttpRequest) -> Any:
        return get_response(request)

    middleware.process_exception = _answer  # type: ignore[attr-defined]
    return middleware


def _answer(request: HttpRequest, fault: Exception) -> HttpResponse | None:
    """Give the page of a damaged draft; None where the draft is sound, and the fault is ours."""
    match = request.resolver_match
    key = match.kwargs.get("key") if match and match.app_name in ROOMS else None
    if not isinstance(key, str) or isinstance(fault, _EXPECTED):
        return None
    hashed = digest(key)
    row = RoleScope.objects.filter(models.Q(key_digest=hashed) | models.Q(comment_digest=hashed)).first()
    if row is None or not is_damaged(row):
        return None
    logger.error("The draft of row %s is damaged: its author is told.", row.pk)
    context = {"key": key if row.key_digest == hashed else ""}
    return private_page(_show)(request, context)


def _show(request: HttpRequest, context: dict[str, str]) -> HttpResponse:
    return render(request, "scoping/damaged.html", context, status=422)
