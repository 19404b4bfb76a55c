"""How often one may ask: by address and by browser, counted in one table, so that it holds across processes and machines.

A hit is one atomic upsert a counter. An address is kept as an HMAC under the key of the day; both are gone after two days.
One client never closes anything to the others: there is no total.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from productops.ui.errors import too_many
from productops.ui.models import DayKey, Hit

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

HOUR = 3600
"""Seconds of a window."""
KEPT = timedelta(days=2)


class Asked(StrEnum):
    """What is counted."""

    OPENING = "opening"
    IMPORTING = "importing"
    DUPLICATING = "duplicating"
    CHECKING = "checking"
    CONTRIBUTING = "contributing"
    REMOVING = "removing"
    VOTING = "voting"
    NOTING = "noting"
    PUBLISHING = "publishing"
    LISTING = "listing"
    REPORTING = "reporting"
    RECOVERING = "recovering"
    PROVING = "proving"
    SIGNING_IN = "signing-in"


@dataclass(frozen=True, kw_only=True)
class Quota:
    """How many an hour: of one browser, and of one address, which may be that of a whole company."""

    browser: int
    address: int


QUOTAS = {
    Asked.OPENING: Quota(browser=30, address=200),
    Asked.IMPORTING: Quota(browser=30, address=200),
    Asked.DUPLICATING: Quota(browser=30, address=200),
    Asked.CHECKING: Quota(browser=120, address=600),
    Asked.CONTRIBUTING: Quota(browser=6, address=30),
    Asked.REMOVING: Quota(browser=6, address=30),
    Asked.PUBLISHING: Quota(browser=30, address=200),
    Asked.LISTING: Quota(browser=10, address=60),
    Asked.REPORTING: Quota(browser=6, address=30),
    Asked.RECOVERING: Quota(browser=6, address=30),
    Asked.PROVING: Quota(browser=6, address=30),
    Asked.VOTING: Quota(browser=30, address=200),
    Asked.NOTING: Quota(browser=60, address=300),
    Asked.SIGNING_IN: Quota(browser=20, address=60),
}
"""Far more than a person does, far less than a program."""
MAILS = 3
"""How many mails a day one mailbox gets, whoever asks for them."""

_UPSERT = (
    'INSERT INTO ui_hit (kind, who, "window", count, day) VALUES (%s, %s, %s, 1, %s)'
    ' ON CONFLICT (kind, who, "window") DO UPDATE SET count = ui_hit.count + 1 RETURNING count'
)

_key: tuple[date, bytes] | None = None


def client_address(request: HttpRequest) -> str:
    """Give the address of who asks. What a client says of itself counts for nothing: only trusted proxies are believed.

    Behind `TRUSTED_PROXIES` proxies, it is that many places from the end of X-Forwarded-For, where the last one wrote.
    """
    told = str(request.META.get("REMOTE_ADDR") or "")
    if settings.TRUSTED_PROXIES:
        passed = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if len(passed) >= settings.TRUSTED_PROXIES and passed[-settings.TRUSTED_PROXIES]:
            told = passed[-settings.TRUSTED_PROXIES]
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return "0.0.0.0"  # noqa: S104  no address: all who have none are counted together
    return str(address)


def _network(told: str) -> str:
    """Give what one subscriber holds: an IPv4 address, or the 64 first bits of an IPv6 one."""
    address = ipaddress.ip_address(told)
    return told if address.version == 4 else str(ipaddress.ip_network(f"{told}/64", strict=False))


def _key_of(day: date) -> bytes:
    """Give the key of a day, the same in every process."""
    global _key
    if _key is None or _key[0] != day:
        DayKey.objects.bulk_create([DayKey(day=day, key=secrets.token_hex(32))], ignore_conflicts=True)
        _key = day, bytes.fromhex(DayKey.objects.get(day=day).key)
    return _key[1]


def hit(kind: Asked, told: str, now: float) -> int:
    """Count one more of someone, and give how many that makes in this hour."""
    return _count(str(kind), told, timezone.localdate(), int(now // HOUR))


def may_mail(mailbox: str) -> bool:
    """Count a mail to a mailbox, and tell whether it may have it today."""
    today = timezone.localdate()
    return not settings.LIMITS or _count("mailing", mailbox, today, today.toordinal()) <= MAILS


def _count(kind: str, told: str, day: date, window: int) -> int:
    who = hmac.new(_key_of(day), f"{kind}:{told}".encode(), hashlib.sha256).hexdigest()[:40]
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, [kind, who, window, day])
        count = int(cursor.fetchone()[0])
    if count == 1:
        forget(day)
    return count


def forget(day: date) -> None:
    """Delete the hits of two days ago and before, and their keys."""
    for model in (Hit, DayKey):
        model._default_manager.filter(day__lte=day - KEPT).delete()


def wait_for(kind: Asked, request: HttpRequest) -> int:
    """Count a request; give the seconds to wait where it is one too many, 0 where it may pass."""
    if not settings.LIMITS:
        return 0
    quota, now = QUOTAS[kind], time.time()
    counted = [hit(kind, f"address:{_network(client_address(request))}", now) > quota.address]
    if browser := request.COOKIES.get(settings.CSRF_COOKIE_NAME):
        counted.append(hit(kind, f"browser:{browser}", now) > quota.browser)
    return HOUR - int(now) % HOUR if any(counted) else 0


def limited(kind: Asked) -> Callable[[View[P]], View[P]]:
    """Let a view be asked for so often by POST, and answer 429 beyond."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method == "POST" and (wait := wait_for(kind, request)):
                return too_many(request, wait)
            return view(request, *args, **kwargs)

        return cast(View[P], wrapped)

    return decorate
