"""Measure search on the labelled queries beside this checkout, by half and language.

The queries are split in two halves by the digest of their name (see `scripts.recognition`): one was read while the rules
were written, the other is only measured on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import django


@dataclass(kw_only=True)
class Tally:
    """Counts over queries: those that a page answers, first and in three; those that nothing does, and nothing given."""

    asked: int = 0
    first: int = 0
    three: int = 0
    absent: int = 0
    quiet: int = 0


def tally(queries: Iterable[Mapping[str, Any]], search: Callable[[str], list[str]], *, told: bool = False) -> Tally:
    """Count right answers; `search` gives addresses, best first. With `told`, print what is not right first."""
    count = Tally()
    for query in queries:
        found, pages = search(query["text"]), query["pages"]
        if not pages:
            count.absent += 1
            count.quiet += not found
            right = not found
        else:
            count.asked += 1
            right = bool(found) and found[0] == pages[0]
            count.first += right
            count.three += any(page in found[:3] for page in pages)
        if told and not right:
            print(f"  {query['text']} : {found[:4]} au lieu de {pages}")
    return count


def main() -> None:
    """Print the figures; « --dire » tells the faults of the half that may be read."""
    django.setup()
    from productops.knowledge.search.results import answer
    from scripts.recognition import half, read

    queries = [line for line in read() if line["kind"] == "candidate-query"]
    for side, name in ((0, "lue"), (1, "gardée à part")):
        for lang in ("fr", "en"):
            kept = [query for query in queries if half(query) == side and query["lang"] == lang]
            count = tally(
                kept,
                lambda text: [url for url, _kind, _title in answer(text).rows()],
                told=not side and "--dire" in sys.argv,
            )
            print(
                f"{name}, {lang} : premier {count.first}/{count.asked}, dans les trois {count.three}/{count.asked}, "
                f"absent dit {count.quiet}/{count.absent}"
            )


if __name__ == "__main__":
    main()
