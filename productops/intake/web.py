"""Pages of the web: the body of the offer, without scripts, styles and menus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from productops.intake.blocks import Block, BlockKind, Extraction, IntakeError, extraction_of
from productops.intake.plain import decode

_LEFT = {
    "script", "style", "noscript", "template", "head", "nav", "footer", "aside", "form", "button", "select", "svg",
    "iframe", "object", "canvas", "video", "audio", "dialog",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = _HEADINGS | {
    "p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th",
    "blockquote", "pre", "figure", "figcaption", "address", "body", "html", "hr", "center", "fieldset", "details",
    "summary",
}  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BREAK = "\x0b"
"""Stands for a line break until a block is whole: white space in markup is only space."""
_LOOKS = re.compile(rb"<(?:!doctype html|html|head|body|h[1-6]|p|div|ul|article|main|section)[\s>]", re.IGNORECASE)
MOST_DEPTH = 200
MOST_TAGS = 200_000
"""Marks of a page, opening or closing: the heaviest pages of job sites have a fifth of it."""


def looks_like_html(data: bytes) -> bool:
    """Tell whether bytes begin as a page does."""
    return bool(_LOOKS.match(data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]))


def read_html(data: bytes) -> Extraction:
    """Read a page saved to a file. Raises IntakeError."""
    declared = _CHARSET.search(data[:4096])
    text = ""
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            text = ""
    return read_markup(text or decode(data))


def read_markup(text: str) -> Extraction:
    """Read the markup of a page."""
    from lxml import etree, html  # five megabytes, for those who are given a file

    if text.count("<") > MOST_TAGS:
        raise IntakeError("Cette page est trop chargée pour être lue : copiez l’offre à l’écran, et collez-la.")
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    try:
        root = html.document_fromstring(clean, parser=html.HTMLParser(huge_tree=False, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise IntakeError("Cette page ne se lit pas : copiez l’offre à l’écran, et collez-la.") from fault
    body = next((found for found in _bodies(root) if len(" ".join(found.itertext()).split()) > 20), None)
    return extraction_of(list(_blocks(root if body is None else body)))


def _bodies(root: Any) -> Iterator[Any]:
    """Give where the offer may be, the likeliest first: what the page says is its main part, if it is one."""
    for path in ("//main", "//*[@role='main']", "//article"):
        found = root.xpath(path)
        if len(found) == 1:
            yield found[0]


class _Gatherer:
    """Joins the runs of text of a block, and cuts where a block begins or ends."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.runs: list[str] = []

    def cut(self, kind: BlockKind) -> None:
        text = _SPACES.sub(" ", "".join(self.runs))
        self.runs = []
        if lines := [line.strip() for line in text.split(_BREAK) if line.strip()]:
            self.found.append(Block(text="\n".join(lines), kind=kind))


def _blocks(root: Any) -> list[Block]:
    gatherer = _Gatherer()
    _walk(root, gatherer, BlockKind.PARAGRAPH, 0)
    gatherer.cut(BlockKind.PARAGRAPH)
    return gatherer.found


def _walk(element: Any, gatherer: _Gatherer, kind: BlockKind, depth: int) -> None:
    if depth > MOST_DEPTH:
        raise IntakeError("Cette page est trop emboîtée pour être lue : copiez l’offre à l’écran, et collez-la.")
    tag = element.tag if isinstance(element.tag, str) else ""
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true" if tag else True
    if tag and tag not in _LEFT and not hidden:
        own = BlockKind.HEADING if tag in _HEADINGS else BlockKind.ITEM if tag == "li" else kind
        if tag in _BLOCKS:
            gatherer.cut(kind)
        if tag == "br":
            gatherer.runs.append(_BREAK)
        gatherer.runs.append(element.text or "")
        for child in element:
            _walk(child, gatherer, own, depth + 1)
            gatherer.runs.append(child.tail or "")
        if tag in _BLOCKS:
            gatherer.cut(own)
