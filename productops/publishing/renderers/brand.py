"""The look that an organisation gives to its files: a logo above the title, a colour for the headings."""

from __future__ import annotations

from dataclasses import dataclass

from productops.intake.picture import Picture, read_picture

_TALLEST, _WIDEST = 13.0, 60.0
"""Millimetres that a logo takes at most."""
_READABLE = 4.5
"""Contrast on white from which words are read in a colour (WCAG 2.2, 1.4.3)."""


@dataclass(frozen=True, kw_only=True)
class Brand:
    """A logo (the bytes of a picture), a colour (`#rrggbb`), and whose they are; "" for what is not given."""

    logo: bytes = b""
    colour: str = ""
    name: str = ""

    @property
    def picture(self) -> Picture:
        """Tell what the logo is."""
        return read_picture(self.logo)

    @property
    def size(self) -> tuple[float, float]:
        """Give the width and the height of the logo, in millimetres."""
        scale = min(_TALLEST / self.picture.height, _WIDEST / self.picture.width)
        return round(self.picture.width * scale, 2), round(self.picture.height * scale, 2)

    @property
    def alternative(self) -> str:
        """Say the logo to whoever does not see it."""
        return f"Logo : {self.name}" if self.name else "Logo"

    @property
    def words(self) -> str:
        """Give the colour in which headings are read; "" where the colour is too light for that."""
        return self.colour if self.colour and _contrast(self.colour) >= _READABLE else ""


def _contrast(colour: str) -> float:
    """Give the contrast of a colour with white, from 1 to 21."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


PLAIN = Brand()
"""The look of the site."""
