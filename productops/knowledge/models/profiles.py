"""What a candidate is asked, and what each answer says."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from productops.drafting.facts import toward_fault
from productops.knowledge.models.base import Line, Slugged
from productops.knowledge.models.paths import CareerPath


class ProfileQuestion(Slugged):
    """A question that a candidate answers to see where they would be at ease. None is personal; nothing is kept."""

    text = models.CharField("question", max_length=200)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "question de profil"
        verbose_name_plural = "questions de profil"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class ProfileAnswer(Slugged):
    """An answer to choose from; `path` is the past it tells, where the question asks for it."""

    question = models.ForeignKey(ProfileQuestion, models.CASCADE, related_name="answers", verbose_name="question")
    text = models.CharField("réponse", max_length=200)
    path = models.ForeignKey(
        CareerPath, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="parcours"
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "réponse de profil"
        verbose_name_plural = "réponses de profil"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class ProfileAnswerLine(Line):
    """A week of trial for who answers so, where the past told is no career path."""

    class Kind(models.TextChoices):
        """For which situation it is."""

        TRIAL = "trial", "Semaine d’essai, en poste ailleurs"
        TRIAL_INSIDE = "trial_inside", "Semaine d’essai, en poste dans l’entreprise"
        TRIAL_FREE = "trial_free", "Semaine d’essai, en études ou sans emploi"

    answer = models.ForeignKey(ProfileAnswer, models.CASCADE, related_name="lines")
    kind = models.CharField("nature", max_length=16, choices=Kind)

    class Meta(Line.Meta):
        verbose_name = "semaine d’essai"
        verbose_name_plural = "semaines d’essai"


class ProfileEffect(models.Model):
    """What an answer says for a domain, a context or a competency, or against it, and why."""

    answer = models.ForeignKey(ProfileAnswer, models.CASCADE, related_name="effects")
    toward = models.CharField(
        "envers",
        max_length=80,
        help_text="« mandate.pilotage », « role.setup=seul », « organisation.stage=startup », « job.pmo » ou l’identifiant d’une compétence.",
    )
    points = models.SmallIntegerField(
        "poids", validators=[MinValueValidator(-3), MaxValueValidator(3)], help_text="De −3 (contre) à 3 (pour)."
    )
    reason = models.CharField("raison", max_length=200, help_text="Dite à la personne : « vous ».")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "effet"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(points=0) & models.Q(points__gte=-3, points__lte=3),
                name="profile_effect_is_felt",
                violation_error_message="Le poids va de −3 à 3 et n’est pas nul.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.toward} : {self.points:+d}"

    def clean(self) -> None:
        """Refuse what no mandate, context or competency could answer to."""
        if self.toward and (fault := toward_fault(self.toward)):
            raise ValidationError({"toward": fault})
