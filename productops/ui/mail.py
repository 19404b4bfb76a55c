"""Mail, where the operator set it up: plain text, one at a time, past the answer. What fails is logged without its address."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import cast

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from productops.http import P, View

logger = logging.getLogger(__name__)

WAITS = 500, 2500
"""Milliseconds between which the work begins, by chance: past the answer, and when nobody can tell."""

_sender = ThreadPoolExecutor(max_workers=4, thread_name_prefix="mail")


def later(work: Callable[[], None]) -> None:
    """Do some work that mails, once the request has been answered: how long it takes tells nobody anything."""
    _sender.submit(_beside, work)


def _beside(work: Callable[[], None]) -> None:
    least, most = WAITS
    time.sleep((least + secrets.randbelow(most - least)) / 1000)
    try:
        done(work)
    finally:
        connections.close_all()


def done(work: Callable[[], None]) -> None:
    """Do some work that mails; what fails is logged, and stops nothing."""
    try:
        work()
    except Exception:  # a server that refuses or does not answer, whatever it raises
        logger.exception("A mail was not sent.")


def send(template: str, context: dict[str, object], *, subject: str, to: str) -> None:
    """Send a mail. Raises what the mail server's refusal raises."""
    text = render_to_string(template, context)
    # No reader is followed, and no machine answers it.
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    EmailMessage(subject, text, to=[to], headers=headers).send()


def where_mail_is_set_up(view: View[P]) -> View[P]:
    """Answer 404 where the operator set up no mail: what needs one is nowhere."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.HAS_MAIL:
            raise Http404
        return view(request, *args, **kwargs)

    return cast(View[P], wrapped)
