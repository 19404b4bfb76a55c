"""Who may see a draft: whoever holds its key. The keys of this browser live in a signed cookie of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from productops.scoping.keys import digest
from productops.scoping.links import Link, Use
from productops.scoping.models import RoleScope, comment_key

COOKIE = "productops_cadrages"
VOTES_COOKIE = "productops_avis"
YEAR = 365 * 24 * 3600
KEPT_KEYS = 50


def find_own(key: str) -> RoleScope:
    """Give the draft of its own key: who holds it publishes, gives links and deletes. Any other key is a 404."""
    try:
        return RoleScope.objects.with_key(key)
    except RoleScope.DoesNotExist as missing:
        raise Http404 from missing


def find_draft(key: str) -> RoleScope:
    """Give the draft of a key that edits, its own or a link's; any other key is one and the same 404."""
    row = RoleScope.objects.filter(key_digest=digest(key)).first()
    return row or find_link(key, Use.EDIT).scope


def find_link(key: str, *uses: Use) -> Link:
    """Give the open link of a key, for one of these uses; unknown, ended and revoked ones are one and the same 404."""
    link = Link.objects.open().filter(key_digest=digest(key), use__in=uses).select_related("scope").first()
    if link is None:
        raise Http404
    return link


def reading_key(row: RoleScope, key: str) -> str:
    """Give the key of the link that every draft begins with, to whoever holds the draft's own; "" once revoked."""
    for link in row.links.open().filter(use=Use.COMMENT, name="").order_by("pk"):
        if found := link.key_under(key):
            return found
        # A link older than its seal: its key was derived, and still is where the site's secret did not change.
        if not link.sealed_key and digest(derived := comment_key(key)) == link.key_digest:
            return derived
    return ""


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
