"""The letterhead of a draft's papers: the organisation's own logo and colour, both optional."""

from __future__ import annotations

from django.db import models


class Letterhead(models.Model):
    """What heads the files of a draft. It is no answer: the JSON of a scope does not hold it."""

    scope = models.OneToOneField("scoping.RoleScope", models.CASCADE, related_name="letterhead", verbose_name="cadrage")
    logo = models.BinaryField("logo", default=bytes, blank=True)
    colour = models.CharField("couleur", max_length=7, blank=True)

    class Meta:
        verbose_name = "en-tête"
        verbose_name_plural = "en-têtes"

    def __str__(self) -> str:
        return " et ".join(filter(None, ["un logo" if self.logo else "", self.colour])) or "sans rien"
