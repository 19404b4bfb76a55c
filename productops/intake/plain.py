"""Text in whatever encoding it was saved: decoded, and mended where its accents were broken on the way."""

from __future__ import annotations

import codecs
import re

from productops.intake.blocks import IntakeError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FRENCH = frozenset("éèàùçêôîûâëïüœæÉÈÀÊÇÔÎÂ’‘“”«»€–—…°·•\u00a0\u202f")
"""What a French text has beyond ASCII; each other sign counts against an encoding."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NO_TEXT = "Ce fichier n’est pas un texte : enregistrez l’offre en .docx, en .pdf ou en .txt, ou collez-la."
_SOME = 4
"""Control characters from which a file is no text, whatever its length."""

MENDED = "Les accents de ce fichier étaient abîmés ; ils ont été remis en place. Relisez-les."
LOST = "Des accents de ce texte sont perdus (« � ») : ce qui en dépend n’a pas pu être lu."

# UTF-8 read as Windows-1252: a lead byte shown as Â, Ã, Å or â, then the signs of its one or two other bytes.
_OTHER = (
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d"
    "\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)
_BROKEN = re.compile(f"[ÂÃÅ]{_OTHER}|â{_OTHER}{{2}}")


def decode(data: bytes) -> str:
    """Give the text of bytes. Raises IntakeError where they are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding))
    if wide := _wide(data):
        return _checked(_strict(data, wide))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    candidates = [text for encoding in ("cp1252", "mac_roman", "latin-1") if (text := _maybe(data, encoding))]
    return _checked(max(candidates, key=_likeness))


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Give a text with its broken accents put back, and what to say of it."""
    mended = _BROKEN.sub(_mended, text)
    notes: tuple[str, ...] = ()
    if mended != text:
        # The no-break space of an « à » may have become a space on the way, alone or beside the one that follows.
        mended, notes = mended.replace("Ã  ", "à ").replace("Ã ", "à "), (MENDED,)
    return mended, (*notes, LOST) if "\ufffd" in mended else notes


def _mended(found: re.Match[str]) -> str:
    try:
        return _bytes_of(found.group()).decode("utf-8")
    except UnicodeError:
        return found.group()


def _bytes_of(text: str) -> bytes:
    """Give the bytes that Windows-1252 shows so; the five it leaves empty come through as they are."""
    return b"".join(bytes([ord(sign)]) if "\u0080" <= sign <= "\u009f" else sign.encode("cp1252") for sign in text)


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without its mark: every other byte of a Latin text is null."""
    head = data[:2000]
    if len(head) < 8 or len(head) % 2:
        head = head[: len(head) // 2 * 2]
    if not head:
        return None
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd > len(head) * 0.4 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.4 and not odd else None


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as fault:
        raise IntakeError(_NO_TEXT) from fault


def _maybe(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _likeness(text: str) -> int:
    """Count what makes a text look French, against what does not."""
    return sum(1 if sign in _FRENCH else -1 for sign in text if sign > "\x7f")


def _checked(text: str) -> str:
    controls = len(_CONTROL.findall(text))
    if controls > max(_SOME, len(text) // 200):
        raise IntakeError(_NO_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
