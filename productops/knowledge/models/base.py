"""What the models of the catalogue share: a slug that names each row, ordered lines, questions."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.formats import date_format


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


class NeighbourCode(models.Model):
    """A code of a public repertoire that is near a row, never its equal: neither repertoire knows this job.

    Codes move: what was read, in which version and when, is kept. What was not read stays empty.
    """

    class Repertoire(models.TextChoices):
        """Who gives the code."""

        ROME = "rome", "ROME 4.0"
        ESCO = "esco", "ESCO"

    repertoire = models.CharField("répertoire", max_length=8, choices=Repertoire)
    code = models.CharField("code ou adresse", max_length=200, help_text="M1703, ou l’adresse entière dans ESCO.")
    label = models.CharField("libellé", max_length=200, blank=True, help_text="Tel que lu ; sinon vide.")
    version = models.CharField("version", max_length=20, blank=True, help_text="Celle que l’on a lue ; sinon vide.")
    read_on = models.CharField(
        "lu le",
        max_length=10,
        validators=[
            RegexValidator(r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$", "Écrivez 2026-11 ou 2026-11-23.")
        ],
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]
        verbose_name = "code voisin"
        verbose_name_plural = "codes voisins"

    def __str__(self) -> str:
        return f"{self.get_repertoire_display()} {self.code}"

    @property
    def read_in(self) -> str:
        """Say when it was read, to the month."""
        year, month = (int(part) for part in self.read_on.split("-")[:2])
        return date_format(date(year, month, 1), "F Y")

    def clean(self) -> None:
        """Refuse a code that its repertoire could not have given."""
        if self.repertoire in _FORMS and not _FORMS[self.repertoire].fullmatch(self.code):
            wanted = "une lettre et quatre chiffres" if self.repertoire == "rome" else "l’adresse entière d’un concept"
            raise ValidationError({"code": f"Un code {self.get_repertoire_display()} est {wanted}."})


_FORMS = {
    "rome": re.compile(r"[A-N]\d{4}"),
    "esco": re.compile(r"http://data\.europa\.eu/esco/(?:occupation|skill)/[0-9a-f-]{36}"),
}
