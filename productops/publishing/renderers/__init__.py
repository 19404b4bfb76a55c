"""A renderer a format: from a `Document` to a file. The screen needs none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from productops.drafting.document import Document
from productops.publishing.renderers.brand import PLAIN, Brand
from productops.publishing.renderers.docx import render_docx
from productops.publishing.renderers.markdown import render_markdown
from productops.publishing.renderers.pdf import render_pdf
from productops.publishing.renderers.structured import render_json
from productops.publishing.renderers.text import render_text


@dataclass(frozen=True, kw_only=True)
class Format:
    """A format one may download: its name for people, its media type, whether it is text, and how it is made."""

    extension: str
    label: str
    content_type: str
    render: Callable[..., bytes]
    is_text: bool = True

    def made_of(self, document: Document, brand: Brand = PLAIN) -> bytes:
        """Give the file: what is only read on screen stays out of it, save in the JSON; a text bears no brand."""
        shown = document if self.extension == "json" else document.handed_over()
        return self.render(shown) if self.is_text else self.render(shown, brand)


FORMATS = {
    made.extension: made
    for made in (
        Format(
            extension="docx",
            label="Word",
            content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            render=render_docx,
            is_text=False,
        ),
        Format(extension="pdf", label="PDF", content_type="application/pdf", render=render_pdf, is_text=False),
        Format(extension="md", label="Markdown", content_type="text/markdown", render=render_markdown),
        Format(extension="txt", label="Texte", content_type="text/plain", render=render_text),
        Format(extension="json", label="JSON", content_type="application/json", render=render_json),
    )
}
