"""How many cases a test draws: a few at each change, and at night (`make nightly`) as many as the figures speak of."""

import os

import pytest

NIGHT = os.environ.get("NIGHTLY") == "1"
by_night = pytest.mark.skipif(not NIGHT, reason="by night: make nightly")
"""Marks a case that only the nightly run has the time for: what it looks at is looked at by day too, in fewer ways."""


def amount(by_day: int, by_night: int) -> int:
    """Give how many cases to draw in this run."""
    return by_night if NIGHT else by_day
