"""Messages saved to a file: the body alone, without headers, quotations and feet."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from productops.intake.blocks import Block, Extraction, extraction_of
from productops.intake.plain import decode
from productops.intake.web import read_markup

_HEADER = re.compile(
    rb"(?:from|to|subject|date|received|return-path|mime-version|message-id|delivered-to|x-[\w-]+):", re.I
)
_FOOT = re.compile(r"^\s*(?:.{0,80}\b(?:se désabonner|désabonne|désinscri|unsubscribe)\b.{0,160})$", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- $")


def looks_like_mail(data: bytes) -> bool:
    """Tell whether bytes begin with the headers of a message."""
    lines = data.lstrip(b"\xef\xbb\xbf").split(b"\n", 6)[:6]
    return len(lines) > 2 and sum(bool(_HEADER.match(line)) for line in lines) >= 2


def read_mail(data: bytes) -> Extraction:
    """Read a message. Raises IntakeError where its body holds nothing."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101  what this policy makes
    body = message.get_body(preferencelist=("plain", "html"))
    blocks: list[Block] = []
    if isinstance(body, EmailMessage):
        content = body.get_payload(decode=True)
        raw = content if isinstance(content, bytes) else b""
        try:
            text = raw.decode(body.get_content_charset() or "utf-8")
        except (LookupError, UnicodeDecodeError):
            text = decode(raw)
        blocks = list(read_markup(text).blocks) if body.get_content_subtype() == "html" else _paragraphs(text)
    names = [name for part in message.iter_attachments() if (name := part.get_filename())]
    notes = [f"La pièce jointe « {name[:80]} » n’a pas été lue : déposez-la à part." for name in names[:3]]
    return extraction_of(_without_feet(blocks), *notes)


def _paragraphs(text: str) -> list[Block]:
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if _SIGNATURE.match(line):
            break
        if not line.startswith(">"):
            lines.append(line)
    return [Block(text=part.strip("\n")) for part in re.split(r"\n\s*\n", "\n".join(lines))]


def _without_feet(blocks: list[Block]) -> list[Block]:
    kept = ("\n".join(line for line in block.text.split("\n") if not _FOOT.match(line)) for block in blocks)
    return [Block(text=text, kind=block.kind) for text, block in zip(kept, blocks, strict=True)]
