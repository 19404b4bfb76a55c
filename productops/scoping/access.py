"""Who may see a draft: whoever holds its key. The keys of this browser live in a signed cookie of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from productops.scoping.models import RoleScope, digest

COOKIE = "productops_cadrages"
VOTES_COOKIE = "productops_avis"
YEAR = 365 * 24 * 3600
KEPT_KEYS = 50


def find_draft(key: str) -> RoleScope:
    """Give the draft of a key; unknown, deleted and malformed keys are one and the same 404."""
    try:
        return RoleScope.objects.with_key(key)
    except RoleScope.DoesNotExist as missing:
        raise Http404 from missing


def find_commented(key: str) -> RoleScope:
    """Give the draft of a key that reads and comments; any other key is one and the same 404."""
    try:
        return RoleScope.objects.get(comment_digest=digest(key))
    except RoleScope.DoesNotExist as missing:
        raise Http404 from missing


def read_keys(request: HttpRequest) -> list[str]:
    """Give this browser's keys, the latest first; a forged or broken cookie counts as none."""
    return _read(request, COOKIE)


def write_keys(response: HttpResponse, keys: Iterable[str]) -> None:
    """Keep the latest keys in this browser. Call it on answers to POST only."""
    _write(response, COOKIE, keys)


def read_votes(request: HttpRequest) -> list[str]:
    """Give the ids of the votes that this browser gave, the latest first."""
    return _read(request, VOTES_COOKIE)


def write_votes(response: HttpResponse, votes: Iterable[str]) -> None:
    """Keep in this browser the ids of the votes it gave. Call it on answers to POST only."""
    _write(response, VOTES_COOKIE, votes)


def _read(request: HttpRequest, cookie: str) -> list[str]:
    text = request.get_signed_cookie(cookie, default="", salt=cookie, max_age=YEAR)
    try:
        values = json.loads(text or "[]")
    except ValueError:
        return []
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []


def _write(response: HttpResponse, cookie: str, values: Iterable[str]) -> None:
    kept = list(dict.fromkeys(values))[:KEPT_KEYS]
    response.set_signed_cookie(
        cookie,
        json.dumps(kept, separators=(",", ":")),
        salt=cookie,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def drafts_of(request: HttpRequest) -> list[tuple[str, RoleScope]]:
    """Give this browser's drafts that still exist, each with its key, the latest saved first."""
    keys = {digest(key): key for key in read_keys(request)}
    rows = RoleScope.objects.filter(key_digest__in=keys)
    return [(keys[row.key_digest], row) for row in rows]
