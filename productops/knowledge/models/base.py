"""What the models of the catalogue share: a slug that names each row, ordered lines, questions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class SlugManager(models.Manager):
    """Finds a seeded row by its natural key."""

    def get_by_natural_key(self, slug: str) -> Any:
        """Give the row of this slug."""
        return self.get(slug=slug)


class Slugged(models.Model):
    """A seeded row: its slug is its natural key and never changes."""

    slug = models.SlugField("identifiant", max_length=80, unique=True)

    objects: ClassVar[Any] = SlugManager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        """Give the natural key."""
        return (self.slug,)


class Line(models.Model):
    """An ordered line of text that belongs to a row."""

    text = models.CharField("texte", max_length=600)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Question(Line):
    """A question to ask in an interview, in both registers, and what a good answer holds."""

    tu = models.CharField("la même, au tutoiement", max_length=600, default="")
    good_answer = models.TextField("ce que contient une bonne réponse")

    class Meta(Line.Meta):
        abstract = True
