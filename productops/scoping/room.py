"""Whether one more draft may be opened: what the drafts weigh in all is bounded, so that nobody fills the disk."""

from __future__ import annotations

from functools import wraps
from typing import cast

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from productops.http import P, View
from productops.ui.errors import full

_WEIGHT = {
    "sqlite": (
        "SELECT (pages.page_count - free.freelist_count) * size.page_size"
        " FROM pragma_page_count AS pages, pragma_freelist_count AS free, pragma_page_size AS size"
    ),
    "postgresql": "SELECT pg_total_relation_size('scoping_rolescope') + pg_total_relation_size('scoping_letterhead')",
}
"""In bytes, without reading a row. SQLite does not tell a table apart: the whole file counts."""


def weight() -> int:
    """Give the bytes that drafts take."""
    with connection.cursor() as cursor:
        cursor.execute(_WEIGHT[connection.vendor])
        return int(cursor.fetchone()[0])


def is_full() -> bool:
    """Tell whether the drafts weigh what they may."""
    return weight() >= int(settings.DRAFTS_MEGABYTES) * 1_000_000


def where_there_is_room(view: View[P]) -> View[P]:
    """Let a view open a draft by POST where there is room for one."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and is_full():
            return full(request)
        return view(request, *args, **kwargs)

    return cast(View[P], wrapped)
