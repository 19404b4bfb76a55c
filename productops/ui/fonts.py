"""The two families of the site, cut out of an installed package to what French needs, and served with the static files (adr 34)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

_PACKAGE = "justmytype_western_core"
_FAMILIES = {
    "inter": ("inter", "Inter[opsz,wght].ttf", 14),
    "source-serif": ("sourceserif4", "SourceSerif4[opsz,wght].ttf", 20),
}
"""The name of the file we serve: its folder and its file in the package, the optical size it is fixed at."""
_CHARACTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸàâäæçèéêëîïôöœùûüÿáíóúñ"
    + "\u00a0\u202f\u2011’‘“”«»‹›–—…·•€°×−±≤≥→←↑↓©"
)
"""What our pages print. Another character is drawn by the platform's font, as every one was before."""
_FEATURES = ["kern", "liga", "ccmp", "locl"]
_WEIGHTS = (400, 400, 600)
_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
"""Records kept in the file: who made it, its name, its licence."""


@lru_cache(maxsize=1)
def served() -> dict[str, Path]:
    """Give the files by their address under /static/, made where they are not yet: two fonts and their licences."""
    sources = files(_PACKAGE) / "fonts" / "ofl"
    texts = [(sources / folder / name).read_bytes() for folder, name, _size in _FAMILIES.values()]
    recipe = hashlib.sha256(b"".join([*texts, Path(__file__).read_bytes()])).hexdigest()[:16]
    kept = Path(settings.FONTS_DIR) / recipe
    made: dict[str, Path] = {}
    for (name, (folder, _file, size)), source in zip(_FAMILIES.items(), texts, strict=True):
        font, licence = kept / f"fonts/{name}.woff2", kept / f"fonts/{name}-OFL.txt"
        if not font.exists():
            _write(licence, (sources / folder / "OFL.txt").read_bytes())
            _write(font, cut(source, size))
        made |= {str(path.relative_to(kept)): path for path in (font, licence)}
    return made


def cut(source: bytes, size: int) -> bytes:
    """Cut a variable font to French, at one optical size, from regular to semibold. About 1.5 s; gives WOFF2."""
    font = TTFont(BytesIO(source), recalcTimestamp=False)
    options = subset.Options(layout_features=_FEATURES, hinting=False, name_IDs=_NAMES, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=_CHARACTERS)
    cutter.subset(font)  # first: to fix axes over all the glyphs takes 26 s
    font = instancer.instantiateVariableFont(font, {"opsz": size, "wght": _WEIGHTS}, inplace=True)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _write(path: Path, content: bytes) -> None:
    """Write whole or not at all: several processes may make the same file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        draft.write(content)
    os.chmod(draft.name, 0o644)
    os.replace(draft.name, path)


class FontFinder(BaseFinder):
    """Gives the fonts to whatever serves or collects static files."""

    def check(self, **options: Any) -> list[Any]:
        """Ask nothing of the settings."""
        return []

    def find(self, path: str, find_all: bool = False, **options: Any) -> Any:
        """Give where a font or a licence is."""
        found = [str(served()[path])] if path.startswith("fonts/") and path in served() else []
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Give all of them, for `collectstatic`."""
        for name, path in served().items():
            yield name, FileSystemStorage(location=path.parent.parent)
