"""What rooms above may ask before a draft is deleted by whoever holds it."""

from __future__ import annotations

from dataclasses import dataclass

from django.dispatch import Signal


@dataclass(frozen=True, kw_only=True)
class First:
    """What has to be done first: where, and in which words."""

    address: str
    text: str


before_deletion = Signal()
"""Sent with the `row` and its `key`; a receiver gives a `First`, or None where nothing of its own stands in the way."""
