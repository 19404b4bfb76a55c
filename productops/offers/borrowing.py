"""Whether a text takes the words of someone who testified: a quotation stays on its page, beside its name and its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from productops.drafting.document import Document, Item
from productops.knowledge.models import Testimonial
from productops.text.folding import fold

RUN = 7
"""Words in a row that two people do not write alike by chance."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class Borrowing:
    """A line that takes words of a testimonial."""

    line: Item
    testimonial: Testimonial


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(fold(text))
    return (tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _said() -> dict[tuple[str, ...], Testimonial]:
    rows = Testimonial.objects.select_related("interviewee")
    return {run: each for each in rows for run in _runs(each.quote)}


def takes_words(text: str) -> bool:
    """Tell whether a text takes seven words in a row of a testimonial, published or not."""
    runs = set(_runs(text))
    return bool(runs) and not runs.isdisjoint(_said())


def borrowed(document: Document) -> list[Borrowing]:
    """Give the lines that take seven words in a row of a testimonial, published or not."""
    lines = [(run, item) for item in document.items() for text in (item.text, *item.cells) for run in _runs(text)]
    if not lines:
        return []
    said = _said()
    found = {item.id: Borrowing(line=item, testimonial=said[run]) for run, item in lines if run in said}
    return list(found.values())
