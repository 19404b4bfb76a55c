"""What logs may say: no key, no address with a key, no query, nobody's name or address. One place, for every logger.

Records are made safe when they are made, so that no handler, ours or one that an operator adds, ever sees more. Of an exception,
the type and the lines of code stay; its message goes, since it may quote what someone typed or what a row holds.
"""

from __future__ import annotations

import logging
import re
import traceback
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from logging.config import dictConfig
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from pythonjsonlogger.json import JsonFormatter

_ADDRESS = re.compile(r"/(cadrage|lecture|proposer|signalements|retrouver|employeur)/(?!importer/)[^/\s\"'?]{16,}")
_QUERY = re.compile(r"(/[^\s?\"']*)\?[^\s\"']+")
_EMAIL = re.compile(r"[^\s\"'<>(),;:=]+@[^\s\"'<>(),;:=]+\.[^\s\"'<>(),;:=]+")
_TOLD = re.compile(r"\b(username|ip_address|password|email)(['\"]?[:=]\s*)(\"[^\"]*\"|'[^']*'|[^\s,}]+)")
_BARE = re.compile(
    r"(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[0-9_-])(?=[\w-]*[A-Z])[A-Za-z0-9_-]{22,64}(?![\w-])|\b[0-9a-f]{32}\b"
)

_PERSONAL = frozenset({"username", "ip_address", "password", "email", "sql", "params"})
"""Fields whose whole value is someone's."""
_NUMBER = re.compile(r"[0-9a-f-]{8,64}")
_request_id: ContextVar[str] = ContextVar("request_id", default="")


def discreet(text: str) -> str:
    """Give a text without what it may not say."""
    text = _ADDRESS.sub(r"/\1/…", text)
    text = _QUERY.sub(r"\1?…", text)
    text = _TOLD.sub(r"\1\2…", text)
    return _BARE.sub("…", _EMAIL.sub("…@…", text))


def told(fault: BaseException) -> str:
    """Give a traceback, and those of what caused it, without any message."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = fault
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines = "".join(traceback.format_tb(current.__traceback__))
        # SQLite has one type for a full disk, a lock and a missing table, and a code for each.
        code = f" ({current.sqlite_errorname})" if hasattr(current, "sqlite_errorname") else ""
        parts.append(
            f"Traceback (most recent call last):\n{lines}{type(current).__module__}.{type(current).__qualname__}{code}"
        )
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return discreet("\n\nFrom:\n\n".join(reversed(parts)))


class _Fields(dict[str, Any]):
    """The fields of a record: what `extra` adds is made discreet as it comes, numbers aside.

    Django hangs the whole request on what it logs: a handler that mails it, or writes every field, would carry everything away.
    """

    def __setitem__(self, name: str, value: Any) -> None:
        if name == "request":
            value = None
        elif name in _PERSONAL:
            value = "…"
        elif isinstance(value, str):
            value = discreet(value)
        elif not isinstance(value, int | float | None):
            value = type(value).__qualname__
        super().__setitem__(name, value)


class DiscreetRecord(logging.LogRecord):
    """A record that never held more than may be said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.__dict__ = _Fields(self.__dict__)  # `extra` is put there, past the attributes
        self.request_id = request_number()
        faults = [
            each for each in (self.args if isinstance(self.args, tuple) else ()) if isinstance(each, BaseException)
        ]
        if faults and isinstance(self.args, tuple):
            self.args = tuple(type(each).__qualname__ if each in faults else each for each in self.args)
        try:
            self.msg, self.args = discreet(super().getMessage()), None
        except (TypeError, ValueError, KeyError):  # a call whose values do not fit its text: neither is printed
            self.msg, self.args = "a message whose values do not fit", None
        if self.exc_info:
            fault = self.exc_info[1]
            self.exc_text = told(fault) if fault is not None else ""
            self.exc_info = None


def json_lines() -> logging.Formatter:
    """Give the formatter of lines that programs read: when, how bad, who says it, what, of which request, and the rest."""
    return JsonFormatter(
        ["levelname", "name", "message", "request_id"],
        rename_fields={"levelname": "level", "name": "logger"},
        timestamp="time",
        json_ensure_ascii=False,
    )


def request_number() -> str:
    """Give the number of the request at hand, or an empty text."""
    return _request_id.get()


def numbered(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Make the middleware that numbers each request, as the proxy did where one is ours, and says so in the answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        told = request.headers.get("X-Request-ID", "") if settings.TRUSTED_PROXIES else ""
        number = told if _NUMBER.fullmatch(told) else uuid.uuid4().hex
        _request_id.set(number)  # until the next request: Django says what it refused once every middleware is behind
        response = get_response(request)
        response["X-Request-ID"] = number
        return response

    return middleware


def configure(config: dict[str, Any]) -> None:
    """Set up logging as the settings say, with records that are discreet whatever the logger."""
    logging.setLogRecordFactory(DiscreetRecord)
    dictConfig(config)
