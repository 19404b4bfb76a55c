"""How many cases a test draws: a few at each change, and at night (`make nightly`) as many as the figures speak of."""

import os


def amount(by_day: int, by_night: int) -> int:
    """Give how many cases to draw in this run."""
    return by_night if os.environ.get("NIGHTLY") == "1" else by_day
