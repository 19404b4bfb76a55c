"""The words of the trade, each explained in a sentence or two."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from productops.knowledge.models.base import Line, Slugged


class Term(Slugged):
    """A word of the trade: what its letters stand for, and what it means."""

    term = models.CharField("mot", max_length=60)
    stands_for = models.CharField("en toutes lettres, ou dans l’autre langue", max_length=80, blank=True)
    definition = models.TextField("ce que cela veut dire")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "mot du glossaire"
        verbose_name_plural = "glossaire"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        """Give the place of this word on the page of the glossary."""
        return f"{reverse('knowledge:glossary')}#{self.slug}"


class TermForm(Line):
    """A way the word is written in our pages, where it becomes a link; capitals count in an acronym."""

    entry = models.ForeignKey(Term, models.CASCADE, related_name="forms")

    class Meta(Line.Meta):
        verbose_name = "forme écrite"
        verbose_name_plural = "formes écrites"
