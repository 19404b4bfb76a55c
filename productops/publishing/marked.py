"""A text cut where what is said of it begins and ends, so that each stretch is shown once with all its marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Piece(Generic[T]):
    """A stretch of a text, with the marks it bears (none for plain text) and those that begin there."""

    text: str
    marks: tuple[T, ...] = ()
    opens: tuple[T, ...] = ()


def cut(text: str, placed: Iterable[tuple[int, int, T]]) -> list[Piece[T]]:
    """Cut a text at the places given, each with its start, its end and its mark."""
    opens: dict[int, list[T]] = {}
    closes: dict[int, list[T]] = {}
    for start, end, mark in placed:
        opens.setdefault(start, []).append(mark)
        closes.setdefault(end, []).append(mark)
    active: list[T] = []
    pieces = []
    for start, end in pairwise(sorted({0, len(text), *opens, *closes})):
        active = [mark for mark in active if mark not in closes.get(start, ())] + opens.get(start, [])
        pieces.append(Piece(text=text[start:end], marks=tuple(active), opens=tuple(opens.get(start, ()))))
    return pieces
