"""What every room counts in one table: how often someone asked for something, for two days at most and without knowing who."""

from __future__ import annotations

from django.db import models


class DayKey(models.Model):
    """The key of a day, drawn by chance: once it is gone nobody can tell whose hits were whose."""

    day = models.DateField(unique=True)
    key = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"


class Hit(models.Model):
    """How many times someone did something in a window of time. `who` is an HMAC under the key of the day."""

    kind = models.CharField(max_length=20)
    who = models.CharField(max_length=40)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=1)
    day = models.DateField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "who", "window"], name="hit_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.count}"
