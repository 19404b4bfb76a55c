"""The archives that were given: an address that someone cites answers the same bytes for ever."""

from __future__ import annotations

from django.db import models
from django.urls import reverse


class Release(models.Model):
    """The zip of a revision, kept from the first time it is given (adr 30)."""

    revision = models.PositiveBigIntegerField("révision", unique=True)
    made_at = models.DateTimeField("faite le", auto_now_add=True)
    archive = models.BinaryField("archive")

    class Meta:
        verbose_name = "archive de données"
        verbose_name_plural = "archives de données"
        ordering = ["-revision"]

    def __str__(self) -> str:
        return f"révision {self.revision}"

    def get_absolute_url(self) -> str:
        """Give the address of the zip."""
        return reverse("opendata:archive", args=[self.revision])
