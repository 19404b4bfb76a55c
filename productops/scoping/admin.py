"""The admin's page of drafts: how many, how heavy, until when. Nothing of what they say, and no key, is read for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Avg, Count, F, Max, Q, Sum, TextField
from django.db.models.functions import Cast, Length
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from productops.scoping.models import KEPT, SHAPES, RoleScope
from productops.scoping.room import weight

AGES = (7, 30, 90)
"""Days of the table."""


@dataclass(frozen=True, kw_only=True)
class Census:
    """What is told of the drafts: numbers alone, sizes in signs."""

    count: int
    saved: list[tuple[int, int]]
    """By so many days, how many were saved since."""
    expiring: list[tuple[int, int]]
    """In so many days, how many go if nobody saves them."""
    late: int
    """How many `manage.py expire` would delete now."""
    held: int
    """How many an offer holds past their year."""
    signs: int
    mean: int
    largest: int


def census() -> Census:
    """Count the drafts, in one query."""
    now = timezone.now()
    # On both databases JSON is measured as it is written.
    size = sum((Length(Cast(F(name), TextField())) for name in SHAPES), start=Length("name"))
    free = Q(kept_until__isnull=True) | Q(kept_until__lt=timezone.localdate(now))
    told = RoleScope.objects.annotate(size=size).aggregate(
        count=Count("pk"),
        signs=Sum("size", default=0),
        mean=Avg("size", default=0.0),
        largest=Max("size", default=0),
        held=Count("pk", filter=~free),
        late=Count("pk", filter=free & Q(saved_at__lt=now - KEPT)),
        **{f"saved_{days}": Count("pk", filter=Q(saved_at__gte=now - timedelta(days=days))) for days in AGES},
        **{
            f"expiring_{days}": Count(
                "pk", filter=free & Q(saved_at__gte=now - KEPT, saved_at__lt=now - KEPT + timedelta(days=days))
            )
            for days in AGES
        },
    )
    return Census(
        saved=[(days, told[f"saved_{days}"]) for days in AGES],
        expiring=[(days, told[f"expiring_{days}"]) for days in AGES],
        mean=round(told["mean"]),
        **{name: told[name] for name in ("count", "late", "held", "signs", "largest")},
    )


@admin.register(RoleScope)
class RoleScopeAdmin(ModelAdmin):
    """Drafts belong to whoever wrote them: there is one page, of numbers."""

    def get_urls(self) -> list[Any]:
        """Give the list's address alone: no draft has a page here."""
        return [path("", self.admin_site.admin_view(self.changelist_view), name="scoping_rolescope_changelist")]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Leave drafts to their authors."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Leave drafts to their authors."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Leave drafts to their authors, and to `manage.py expire`."""
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the numbers to those who may view drafts."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": "Cadrages",
            "census": census(),
            "megabytes": round(weight() / 1_000_000, 1),
            "most": settings.DRAFTS_MEGABYTES,
        }
        return TemplateResponse(request, "admin/scoping/drafts.html", context)
