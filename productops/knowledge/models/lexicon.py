"""The words by which people speak of what the catalogue describes: what recognition reads."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from productops.knowledge.models.base import Line, Slugged
from productops.recognition.entries import cue_fault


class LexiconRecord(Slugged):
    """How one thing is said in one language, or what the lexicon says of words."""

    class Kind(models.TextChoices):
        """What the record is about."""

        MISSION = "mission", "Une mission"
        PROBLEM = "problem", "Un problème"
        COMPETENCY = "competency", "Une compétence"
        ROLE = "role", "Un rôle déjà présent"
        JOB = "job", "Un autre métier"
        GROUP = "group", "Des mots qui disent la même chose"
        NAMES = "names", "Des noms d’outils et d’entreprises"
        LIMITS = "limits", "Ce qui dit « pas cela »"
        TURNS = "turns", "Ce qui met fin à une limite"

    class Language(models.TextChoices):
        """The language of the words."""

        FRENCH = "fr", "Français"
        ENGLISH = "en", "Anglais"

    kind = models.CharField("ce dont il s’agit", max_length=12, choices=Kind)
    target = models.SlugField(
        "identifiant visé",
        max_length=80,
        blank=True,
        help_text="Celui de la mission, du problème… ; le nom d’un groupe.",
    )
    lang = models.CharField("langue", max_length=2, choices=Language, blank=True)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "entrée du lexique"
        verbose_name_plural = "lexique"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.slug


class LexiconLine(Line):
    """A line of a record: a cue, a hint, what bars it, a sentence people say, or the title of a job."""

    class Kind(models.TextChoices):
        """What the line is for."""

        CUE = "cue", "Repère"
        HINT = "hint", "Indice"
        BARRED = "barred", "Ce qui fait taire"
        SAYS = "says", "Phrase telle qu’on la dit"
        TITLE = "title", "Intitulé du métier"

    record = models.ForeignKey(LexiconRecord, models.CASCADE, related_name="lines")
    kind = models.CharField("nature", max_length=8, choices=Kind)

    class Meta(Line.Meta):
        verbose_name = "ligne"

    def clean(self) -> None:
        """Refuse a cue that cannot be read."""
        if self.text and self.kind != self.Kind.SAYS:
            groups = LexiconRecord.objects.filter(kind=LexiconRecord.Kind.GROUP).values_list("target", flat=True)
            if message := cue_fault(self.text, groups):
                raise ValidationError({"text": f"{message}."})
