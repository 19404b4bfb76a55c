"""JSON: the whole document, with the ids and the reasons of its lines."""

import json

from productops.drafting.document import Document


def render_json(document: Document) -> bytes:
    """Give the document as JSON text."""
    return (json.dumps(document.as_json(), ensure_ascii=False, indent=2) + "\n").encode()
