"""How style sheets are served: written one file a component, sent as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/site.css"
_IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\);\n')
_FOR_US = re.compile(r"/\*.*?\*/|^\s+", re.DOTALL | re.MULTILINE)
"""What a style sheet holds for whoever writes it: comments, indents, empty lines."""


def joined(sheet: Path) -> str:
    """Give a style sheet with each of its imports, relative to it, replaced by what it holds, without what is for us."""
    whole = _IMPORT.sub(lambda found: (sheet.parent / found["name"]).read_text(), sheet.read_text())
    return _FOR_US.sub("", whole)


class JoinedStaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed and compressed files, with every style sheet of ours in one: a page waits for one answer, not for fifty."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Join the sheets once they are collected, then hash and compress as ever."""
        if SHEET in paths and not dry_run:
            collected = Path(self.path(SHEET))
            collected.write_text(joined(collected))
            paths[SHEET] = (self, SHEET)  # hashed from what was joined, not from its source
        yield from super().post_process(paths, dry_run, **options)
