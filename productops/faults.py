"""Faults told to Sentry, where the operator gives an address for it (SENTRY_DSN): of each, what `logs` may say and nothing more.

Nothing is taken away from what the library gathers: what leaves is made anew from a short list. No integration of the library is on, since each
looks over requests, queries or processes; we tell it of a fault ourselves.
"""

from __future__ import annotations

import logging
from typing import Any

import sentry_sdk
from django.core.signals import got_request_exception
from django.http import HttpRequest
from sentry_sdk.integrations.logging import EventHandler
from sentry_sdk.types import Event, Hint

from productops.logs import request_number

_PLAIN = ("event_id", "timestamp", "level", "platform", "logger", "sdk")
_FRAME = ("filename", "function", "module", "lineno", "in_app")


def start(dsn: str, **more: Any) -> None:
    """Begin to tell faults: those of requests, and errors that are logged."""
    sentry_sdk.init(
        dsn=dsn,
        default_integrations=False,
        auto_enabling_integrations=False,
        before_send=spare,
        max_breadcrumbs=0,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        send_client_reports=False,
        auto_session_tracking=False,
        server_name="",
        **more,
    )
    got_request_exception.connect(tell, dispatch_uid="faults")
    handler = EventHandler(level=logging.ERROR)
    handler.addFilter(lambda record: record.name != "django.request")  # told with its lines of code, by the signal
    logging.getLogger().addHandler(handler)


def tell(request: HttpRequest | None = None, **_signal: Any) -> None:
    """Tell the fault that a request met, by the view that was asked and never by its address."""
    with sentry_sdk.new_scope() as scope:
        match = request.resolver_match if request is not None else None
        scope.set_transaction_name(match.view_name if match is not None else "no view")
        scope.set_tag("request_id", request_number())
        sentry_sdk.capture_exception()


def spare(event: Event, _hint: Hint) -> Event:
    """Make what is sent: which fault, in which lines of code, in which view. No message of an exception: it may quote what someone typed."""
    gathered: dict[str, Any] = {**event}
    sent: Any = {name: gathered[name] for name in _PLAIN if name in gathered}
    faults = [
        {
            "type": fault.get("type"),
            "module": fault.get("module"),
            "stacktrace": {
                "frames": [
                    {name: frame[name] for name in _FRAME if name in frame}
                    for frame in (fault.get("stacktrace") or {}).get("frames", ())
                ]
            },
        }
        for fault in (gathered.get("exception") or {}).get("values", ())
    ]
    if faults:
        sent["exception"] = {"values": faults}
    if said := (gathered.get("logentry") or {}).get("message"):
        sent["logentry"] = {"message": said}  # a record is discreet when it is made
    if gathered.get("transaction"):
        sent["transaction"] = gathered["transaction"]
    if number := (gathered.get("tags") or {}).get("request_id"):
        sent["tags"] = {"request_id": number}
    made: Event = sent
    return made
