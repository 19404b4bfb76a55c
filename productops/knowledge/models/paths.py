"""The pasts from which people come to the role, and what speaks for each."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from productops.drafting.facts import FACTS, OPERATOR_NAMES, rule_fault
from productops.knowledge.models.base import Line, Question, Slugged
from productops.knowledge.models.work import Competency


class CareerPath(Slugged):
    """A past from which people come to the role."""

    name = models.CharField("nom", max_length=80)
    noun = models.CharField("groupe nominal", max_length=80, help_text="« le product management »")
    summary = models.TextField("résumé")
    welcome = models.CharField(
        "ce que l’offre dit à qui en vient",
        max_length=200,
        blank=True,
        help_text="Une phrase entière, sans « vous » ni « tu » : elle sert aux deux registres.",
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "parcours"
        verbose_name_plural = "parcours"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the page of this path."""
        return reverse("knowledge:path", args=[self.slug])


class CareerPathLine(Line):
    """A line of a career path: a strength, a watch-out, something to offer at the start, or a week of trial."""

    class Kind(models.TextChoices):
        """What the line says."""

        STRENGTH = "strength", "Atout"
        WATCH_OUT = "watch_out", "Point de vigilance"
        RAMP_UP = "ramp_up", "À offrir à l’arrivée"
        TRIAL = "trial", "Semaine d’essai, en poste ailleurs"
        TRIAL_INSIDE = "trial_inside", "Semaine d’essai, en poste dans l’entreprise"
        TRIAL_FREE = "trial_free", "Semaine d’essai, en études ou sans emploi"

    path = models.ForeignKey(CareerPath, models.CASCADE, related_name="lines")
    kind = models.CharField("nature", max_length=16, choices=Kind)

    class Meta(Line.Meta):
        verbose_name = "ligne"


class CareerPathQuestion(Question):
    """A question that a past calls for."""

    path = models.ForeignKey(CareerPath, models.CASCADE, related_name="questions")

    class Meta(Question.Meta):
        abstract = False
        verbose_name = "question d’entretien"
        verbose_name_plural = "questions d’entretien"


class CareerPathCompetency(models.Model):
    """A competency that a past usually brings, or that it usually leaves to build."""

    class Stance(models.TextChoices):
        """What the past does for it."""

        BRINGS = "brings", "Apportée"
        BUILDS = "builds", "À construire"

    path = models.ForeignKey(CareerPath, models.CASCADE, related_name="competencies")
    competency = models.ForeignKey(Competency, models.PROTECT, verbose_name="compétence")
    stance = models.CharField("rapport", max_length=8, choices=Stance)
    text = models.CharField("comment", max_length=400, help_text="D’où elle vient, ou comment la construire.")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "compétence du parcours"
        verbose_name_plural = "compétences du parcours"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["path", "competency"], name="career_path_competency_once")]

    def __str__(self) -> str:
        return str(self.competency)


class FactRule(models.Model):
    """A rule on a fact of a scope: the fact, how it is compared, and with what (see `drafting.facts`)."""

    fact = models.CharField("fait", max_length=60, choices=[(fact.path, fact.label) for fact in FACTS.values()])
    operator = models.CharField(
        "comparaison", max_length=8, choices=[(str(operator), name) for operator, name in OPERATOR_NAMES.items()]
    )
    value = models.CharField("valeur", max_length=200, blank=True, help_text="Une liste se sépare par des virgules.")

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a comparison that could not be made."""
        self.value = self.value.strip()
        if self.fact and self.operator and (fault := rule_fault(self.fact, self.operator, self.value)):
            raise ValidationError(dict([fault]))


class PathSignal(FactRule):
    """A fact of a scope that speaks for a career path or against it, and why."""

    path = models.ForeignKey(CareerPath, models.CASCADE, related_name="signals")
    effect = models.SmallIntegerField(
        "effet", validators=[MinValueValidator(-3), MaxValueValidator(3)], help_text="De −3 (contre) à 3 (pour)."
    )
    reason = models.CharField("raison", max_length=300)
    testimonial = models.ForeignKey(
        "knowledge.Testimonial",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="signals",
        verbose_name="témoignage",
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "signal"
        verbose_name_plural = "signaux"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(effect=0) & models.Q(effect__gte=-3, effect__lte=3),
                name="path_signal_effect_is_felt",
                violation_error_message="L’effet va de −3 à 3 et n’est pas nul.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.fact} {self.operator} {self.value} : {self.effect:+d}"
