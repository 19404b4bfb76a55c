"""A renderer a format: from a `Document` to text. The screen needs none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from productops.drafting.document import Document
from productops.publishing.renderers.markdown import render_markdown
from productops.publishing.renderers.structured import render_json
from productops.publishing.renderers.text import render_text


@dataclass(frozen=True, kw_only=True)
class Format:
    """A format one may download: its name for people, its media type, and how it is made."""

    extension: str
    label: str
    content_type: str
    render: Callable[[Document], str]


FORMATS = {
    made.extension: made
    for made in (
        Format(extension="md", label="Markdown", content_type="text/markdown", render=render_markdown),
        Format(extension="txt", label="Texte", content_type="text/plain", render=render_text),
        Format(extension="json", label="JSON", content_type="application/json", render=render_json),
    )
}
