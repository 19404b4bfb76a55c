"""A file for a calendar (iCalendar, RFC 5545): whole days, by hand, since three lines need no package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_MOST = 74
"""Bytes of a line, before the break that goes on with a space."""


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day to remember: what it is called, and what to do that day."""

    uid: str
    on: date
    title: str
    text: str


def as_calendar(days: Iterable[Day], *, made_at: datetime) -> bytes:
    """Give days as a file that any calendar reads."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ProductOps//Bilan du mandat//FR"]
    for day in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{day.uid}",
            f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(day.title)}",
            f"DESCRIPTION:{_escaped(day.text)}",
            "TRANSP:TRANSPARENT",
            "CLASS:PRIVATE",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.splitlines())


def _folded(line: str) -> str:
    """Break a line where it is too long for the format, never inside a sign."""
    parts, size = [""], 0
    for sign in line:
        weight = len(sign.encode())
        if size + weight > _MOST:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += weight
    return "\r\n".join(parts)
