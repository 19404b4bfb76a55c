"""The versions of the catalogue's entries: one table, whatever the model."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class EntryVersionQuerySet(models.QuerySet["EntryVersion"]):
    """Verbs over versions."""

    def of(self, row: Any) -> EntryVersionQuerySet:
        """Keep the versions of a row, the latest first."""
        return self.filter(model=row._meta.model_name, slug=row.slug)


class EntryVersion(models.Model):
    """An entry as it stood after an edit, whole: its lists too, and its links by slug (see `Spec.whole`).

    `author` is None for what was found changed without the admin, or once the account is gone.
    """

    model = models.CharField(max_length=60)
    slug = models.SlugField(max_length=80)
    entry = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[Any] = EntryVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version"
        ordering = ["-saved_at", "-pk"]
        indexes = [models.Index(fields=["model", "slug", "-saved_at"], name="entry_version_of_row")]

    def __str__(self) -> str:
        return f"{self.model} {self.slug}, {self.saved_at:%Y-%m-%d %H:%M}"
