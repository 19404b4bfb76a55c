"""What the room keeps of itself: what was seeded, and how often the catalogue changed."""

from __future__ import annotations

from django.db import models


class SeedRecord(models.Model):
    """What was seeded: a row that differs from its digest was edited; a record without its row was deleted.

    `place` is the row's order as it was seeded: a row found elsewhere was moved by someone, and stays there.
    """

    model = models.CharField(max_length=60)
    slug = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    place = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "slug"], name="seed_record_once")]

    def __str__(self) -> str:
        return f"{self.model} {self.slug}"


class CatalogueRevision(models.Model):
    """The single row whose number every edit of the catalogue raises."""

    number = models.PositiveBigIntegerField(default=0)
    stems = models.PositiveSmallIntegerField(
        default=0, help_text="La version des radicaux de l’index de recherche (voir search.words)."
    )

    def __str__(self) -> str:
        return f"révision {self.number}"
