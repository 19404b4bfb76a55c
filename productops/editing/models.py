"""The versions of the catalogue's entries, one table whatever the model; the files that wait to be imported."""

from __future__ import annotations

import hashlib
from datetime import timedelta
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


class WaitingImportQuerySet(models.QuerySet["WaitingImport"]):
    """Verbs over files that wait."""

    def keep(self, content: bytes, *, owner: Any) -> WaitingImport:
        """Keep a file for its owner; of theirs, the oldest go beyond `A_PERSON`."""
        row, _is_new = self.update_or_create(
            owner=owner,
            digest=hashlib.sha256(content).hexdigest(),
            defaults={"content": content, "checked_at": timezone.now()},
        )
        newest = (
            self.filter(owner=owner).order_by("-checked_at", "-pk").values_list("pk", flat=True)[: self.model.A_PERSON]
        )
        self.filter(owner=owner).exclude(pk__in=list(newest)).delete()
        return row

    def waiting(self) -> WaitingImportQuerySet:
        """Keep those that may still be confirmed."""
        return self.filter(checked_at__gt=timezone.now() - self.model.LIFE)

    def expired(self) -> WaitingImportQuerySet:
        """Keep those that nobody confirmed in time."""
        return self.filter(checked_at__lte=timezone.now() - self.model.LIFE)


class WaitingImport(models.Model):
    """A file between its check and its confirmation, which any server may receive.

    Named by the SHA-256 of what it holds, and opened by the account that sent it alone. What one file may weigh is held by the form.
    """

    LIFE = timedelta(days=1)
    A_PERSON = 5

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    checked_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = WaitingImportQuerySet.as_manager()

    class Meta:
        verbose_name = "fichier à importer"
        verbose_name_plural = "fichiers à importer"
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="waiting_import_once_a_person")]

    def __str__(self) -> str:
        return f"{self.digest[:12]}, {self.checked_at:%Y-%m-%d %H:%M}"
