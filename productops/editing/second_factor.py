"""The second factor of the admin: a code of six figures from a telephone, or one of ten codes kept on paper.

It is asked of an account that has one, or of every account with `REQUIRE_OTP`. Until it is given, no page of the admin opens.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import django_otp
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

BACKUP_CODES = 10
FIGURES = 6
"""Figures of a code from a telephone: a code of another form is one of those kept on paper."""
OPEN = frozenset({"login", "logout", "jsi18n"})
"""The addresses of the admin that need no second factor."""


def is_enrolled(user: Any) -> bool:
    """Tell whether an account has a second factor."""
    return bool(django_otp.user_has_device(user))


def is_asked(user: Any) -> bool:
    """Tell whether this person must still give a second factor before any page of the admin."""
    return not user.is_verified() and (settings.REQUIRE_OTP or is_enrolled(user))


def asked(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Make the middleware that stands before the admin, and lets a session last as long as it is used."""

    def middleware(request: HttpRequest) -> Any:
        return get_response(request)

    middleware.process_view = _before  # type: ignore[attr-defined]
    return middleware


def _before(request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
    match, user = request.resolver_match, request.user
    if match is None or match.app_name not in ("admin", "desk") or not user.is_authenticated:
        return None
    request.session.modified = True  # its thirty minutes begin again
    if match.app_name == "desk" or match.url_name in OPEN or not is_asked(user):
        return None
    return redirect(f"{reverse('desk:second-factor')}?{urlencode({'next': request.get_full_path()})}")


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What became of a code: the device that it opens, or the seconds to wait before another may be tried."""

    device: Any = None
    wait: int = 0


def plain(code: str) -> str:
    """Give a code as it is kept, however it was copied."""
    return "".join(code.split()).replace("-", "").lower()


@transaction.atomic
def try_code(user: Any, code: str) -> Tried:
    """Try a code, once: a code that opened does not open again, and each wrong one makes the next wait longer."""
    code = plain(code)
    model = TOTPDevice if code.isascii() and code.isdigit() and len(code) == FIGURES else StaticDevice
    wait = 0
    for device in model.objects.devices_for_user(user, confirmed=True).select_for_update():
        allowed, why = device.verify_is_allowed()
        if not allowed:
            wait = max(wait, 1 + int((why["locked_until"] - timezone.now()).total_seconds()))
        elif device.verify_token(code):
            return Tried(device=device)
    return Tried(wait=wait)


def waiting_device(user: Any) -> TOTPDevice | None:
    """Give the key that was drawn for an account, and that no code has confirmed yet."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=False).first()


@transaction.atomic
def draw_key(user: Any) -> None:
    """Draw a key, in the place of one that was never confirmed."""
    TOTPDevice.objects.devices_for_user(user, confirmed=False).delete()
    TOTPDevice.objects.create(user=user, name="Téléphone", confirmed=False)


def spelled(device: TOTPDevice) -> str:
    """Give a key as applications take it, four signs at a time."""
    key = b32encode(device.bin_key).decode()
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


@transaction.atomic
def confirm(device: TOTPDevice, code: str) -> bool:
    """Take a key into use, where the code comes from it."""
    if not device.verify_token(plain(code)):
        return False
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    return True


@transaction.atomic
def draw_codes(user: Any) -> list[str]:
    """Draw the codes to keep on paper; those before open nothing any more."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="Codes de secours")
    codes = [StaticToken.random_token() for _ in range(BACKUP_CODES)]
    device.token_set.bulk_create([StaticToken(device=device, token=code) for code in codes])
    return codes


def codes_left(user: Any) -> int:
    """Count the codes on paper that still open."""
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def forget(user: Any) -> int:
    """Take every second factor off an account; give how many it had."""
    count = 0
    for model in (TOTPDevice, StaticDevice):
        devices = model.objects.filter(user=user)
        count += devices.count()
        devices.delete()
    return count
