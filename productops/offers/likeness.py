"""How alike two offers are: a sketch of 64 bits of a text, that differs by few bits from those of texts almost the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from productops.text.folding import fold

NEAR = 5
"""Bits, of 64, by which two sketches of almost the same text differ at most."""
_RUN = 3
_WORD = re.compile(r"\w+")


def text_of(frozen: Mapping[str, Any]) -> str:
    """Give the text of a published document, a line a line."""
    parts = [frozen["title"]]
    for section in frozen["sections"]:
        parts.append(section["title"])
        for block in section["blocks"]:
            parts.append(block["title"])
            for item in block["items"]:
                said = " | ".join([item["text"], *item["cells"]])
                parts.append(f"{item['label']}\u00a0: {said}" if item["label"] else said)
    return "\n".join(part for part in parts if part)


def sketch(text: str) -> str:
    """Give the sketch of a text, as sixteen hexadecimal digits (Charikar's simhash over runs of three words)."""
    words = _WORD.findall(fold(text))
    runs = {" ".join(words[start : start + _RUN]) for start in range(max(1, len(words) - _RUN + 1))}
    weights = [0] * 64
    for run in runs:
        digest = int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest())
        for bit in range(64):
            weights[bit] += 1 if digest >> bit & 1 else -1
    return f"{sum(1 << bit for bit, weight in enumerate(weights) if weight > 0):016x}"


def are_alike(one: str, other: str) -> bool:
    """Tell whether two sketches are those of almost the same text."""
    return (int(one, 16) ^ int(other, 16)).bit_count() <= NEAR
