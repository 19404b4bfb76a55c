"""A picture that someone sends: what it is and how large, by its first bytes alone. Nothing is decoded here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from productops.intake.blocks import IntakeError

LARGEST = 200_000
"""Bytes of a picture at most: a logo takes a tenth of it."""
WIDEST = 1_200
"""Pixels of a side at most: twice what five centimetres of paper show."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG after which its size is told."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers that nothing follows."""
_DRAWN = (b"<svg", b"<?xml", b"<!doctype svg")


class PictureKind(StrEnum):
    """What is read, by the ending of its files."""

    PNG = "png"
    JPEG = "jpg"


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture whose head was read; its sides are in pixels."""

    kind: PictureKind
    width: int
    height: int


def read_picture(data: bytes) -> Picture:
    """Read the head of a picture. Raises IntakeError, with what to do, on any other file and on one too large."""
    if len(data) > LARGEST:
        raise IntakeError(f"Cette image est trop lourde : {LARGEST // 1000} Ko au plus. Enregistrez-la en plus petit.")
    if data.lstrip()[:64].lower().startswith(_DRAWN):
        raise IntakeError("Un dessin SVG peut contenir un programme : enregistrez-le en PNG.")
    if data.startswith(_PNG) and data[12:16] == b"IHDR":
        kind, width, height = PictureKind.PNG, int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    elif data.startswith(_JPEG):
        kind, (width, height) = PictureKind.JPEG, _sides(data)
    else:
        raise IntakeError("Ce fichier n’est pas une image PNG ou JPEG : enregistrez le logo sous l’un de ces formats.")
    if not width or not height:
        raise IntakeError("Cette image est abîmée : enregistrez-la de nouveau en PNG.")
    if max(width, height) > WIDEST:
        raise IntakeError(
            f"Cette image a {width} pixels sur {height} : {WIDEST} de côté au plus. Enregistrez-la en plus petit."
        )
    return Picture(kind=kind, width=width, height=height)


def _sides(data: bytes) -> tuple[int, int]:
    """Give the width and the height of a JPEG, 0 where it does not tell them."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        if marker == 0xFF:
            at += 1
        else:
            at += 2 if marker in _ALONE else 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0, 0
