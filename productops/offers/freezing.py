"""A document as it is published: plain values, the part of a page that shows it, and a file a format, all made once.

A reason is for who holds the draft: it may tell an answer kept apart, a line before it was rewritten, or what an interviewee
said. None is published, in any format: what a reader gets is what the screen before publication shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from productops.drafting.document import Document
from productops.publishing.renderers import FORMATS
from productops.publishing.renderers.brand import PLAIN, Brand

HTML, JSON = "html", "json"
LABELS = {name: made.label for name, made in FORMATS.items()} | {HTML: "HTML"}
TYPES = {
    name: f"{made.content_type}; charset=utf-8" if made.is_text else made.content_type for name, made in FORMATS.items()
} | {HTML: "text/html; charset=utf-8"}
"""Every format of a version: what people call it, and its media type."""
_PRIVATE = ("reasons", "suggested", "edited")


def freeze(document: Document) -> dict[str, Any]:
    """Give a document as plain values, with the ids of its lines and nothing of how they came to be."""
    frozen = document.as_json()
    for section in frozen["sections"]:
        for block in section["blocks"]:
            block["items"] = [
                {name: value for name, value in item.items() if name not in _PRIVATE} for item in block["items"]
            ]
    return frozen


def as_text(frozen: Mapping[str, Any]) -> bytes:
    """Give plain values as the JSON one takes away."""
    return (json.dumps(frozen, ensure_ascii=False, indent=2) + "\n").encode()


def fingerprint(frozen: Mapping[str, Any]) -> str:
    """Give a digest of what would be published: a screen that shows it is told when it changed."""
    return hashlib.blake2b(json.dumps(frozen, sort_keys=True).encode(), digest_size=16).hexdigest()


def show(document: Document) -> bytes:
    """Give the part of a page that shows a document."""
    return render_to_string("components/_document.html", {"document": document}).strip().encode()


def make_files(document: Document, frozen: Mapping[str, Any], page: bytes, brand: Brand = PLAIN) -> dict[str, bytes]:
    """Give a version in every format."""
    files = {name: made.made_of(document, brand) for name, made in FORMATS.items() if name != JSON}
    whole = render_to_string("offers/file.html", {"title": document.title, "page": page.decode()})
    return files | {JSON: as_text(frozen), HTML: whole.encode()}
