"""Our judgement: when it is another job, which jobs are near, where the role leads, what a context changes."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from productops.knowledge.models.base import Line, NeighbourCode, Slugged
from productops.knowledge.models.paths import CareerPath, FactRule
from productops.recognition.entries import cue_fault


class Doubt(Slugged):
    """A sign that what is wanted is not a Product Ops: why, and what to do instead."""

    title = models.CharField("signe", max_length=120)
    reason = models.TextField("pourquoi")
    instead = models.TextField("que faire à la place")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "doute"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class DoubtCondition(FactRule):
    """A fact of a scope that a doubt needs; all of a doubt's conditions must hold."""

    doubt = models.ForeignKey(Doubt, models.CASCADE, related_name="conditions")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "condition"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.fact} {self.operator} {self.value}"


class NeighbourJob(Slugged):
    """A job one takes for Product Ops, or comes from: what it decides, an ordinary week, when to hire it instead."""

    name = models.CharField("métier", max_length=80)
    decides = models.TextField("ce qu’il décide")
    hire_for = models.TextField("quand le recruter")
    gain = models.TextField("ce que l’on gagne en passant à Product Ops", blank=True)
    loss = models.TextField("ce que l’on y perd", blank=True)
    path = models.ForeignKey(
        CareerPath,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="jobs",
        verbose_name="parcours de celles et ceux qui en viennent",
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "métier voisin"
        verbose_name_plural = "métiers voisins"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class NeighbourJobMoment(Line):
    """A moment of an ordinary week."""

    job = models.ForeignKey(NeighbourJob, models.CASCADE, related_name="week")

    class Meta(Line.Meta):
        verbose_name = "moment de la semaine"
        verbose_name_plural = "moments de la semaine"


class NeighbourJobCode(NeighbourCode):
    """A code near a job."""

    job = models.ForeignKey(NeighbourJob, models.CASCADE, related_name="codes")

    class Meta(NeighbourCode.Meta):
        abstract = False


class WayOut(Slugged):
    """Where one may go after the role. No source tells it: the page says that it is our judgement."""

    name = models.CharField("suite", max_length=80)
    detail = models.TextField("ce que cela demande")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "suite possible"
        verbose_name_plural = "suites possibles"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class ContextNote(Slugged):
    """What a context changes in the role, said where the scoping asks for it. Our judgement, from practice."""

    class Fact(models.TextChoices):
        """The answer it helps to give."""

        STAGE = "organisation.stage", "Étape"
        SETUP = "role.setup", "Point de départ"
        POSITION = "role.position", "Place"
        REPORTS_TO = "organisation.reports_to", "Rattachement"
        CUSTOMER = "organisation.internal_customer", "Client interne"

    fact = models.CharField("réponse", max_length=60, choices=Fact)
    name = models.CharField("cas", max_length=80)
    text = models.TextField("ce que cela change")
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "effet du contexte"
        verbose_name_plural = "effets du contexte"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class TypicalMandate(Slugged):
    """A mandate often met, to start a scoping from: its answers are assumed until the leader accepts them."""

    name = models.CharField("nom", max_length=80)
    situation = models.TextField("situation", help_text="Où l’on rencontre ce mandat, en deux phrases.")
    watch_out = models.TextField("point de vigilance")
    answers = models.JSONField(
        "réponses",
        default=dict,
        help_text="Dans la forme JSON d’un cadrage : stage, title, setup, position, seniority, existing_roles, "
        "problems et mandate, rien d’autre.",
    )
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "mandat type"
        verbose_name_plural = "mandats types"
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the page of this mandate."""
        return reverse("knowledge:mandate", args=[self.slug])


class MandateLine(Line):
    """A line about a typical mandate, told to whom would hold it."""

    class Kind(models.TextChoices):
        """What the line says."""

        WEEK = "week", "Moment d’une semaine ordinaire"
        TITLE = "title", "Intitulé sous lequel il se publie"

    mandate = models.ForeignKey(TypicalMandate, models.CASCADE, related_name="lines")
    kind = models.CharField("nature", max_length=8, choices=Kind)

    class Meta(Line.Meta):
        verbose_name = "ligne"


class MandateQuestion(Line):
    """A question that a candidate asks in an interview for this mandate, and what to listen for."""

    mandate = models.ForeignKey(TypicalMandate, models.CASCADE, related_name="questions")
    hears = models.CharField("ce qu’il faut entendre", max_length=400)

    class Meta(Line.Meta):
        verbose_name = "question à poser"
        verbose_name_plural = "questions à poser"


class MandateSign(Line):
    """What one reads in a posting for this mandate and should be wary of, and what it hides.

    `shown_by` holds a line of cues for each thing that must be read, `unless` the cues of what makes it harmless. A sign
    with neither is looked for by whoever reads the posting. One that holds `anywhere` alerts whatever the mandate.
    """

    mandate = models.ForeignKey(TypicalMandate, models.CASCADE, related_name="signs")
    means = models.CharField("ce que cela cache", max_length=400)
    shown_by = models.TextField(
        "repères qui le montrent",
        blank=True,
        max_length=600,
        help_text="Une ligne par chose à y lire, toutes nécessaires ; dans une ligne, « ; » entre des repères qui se valent.",
    )
    unless = models.TextField(
        "repères qui l’écartent",
        blank=True,
        max_length=600,
        help_text="Séparés par « ; ». Sans repère au-dessus, leur absence seule fait le signe.",
    )
    anywhere = models.BooleanField(
        "vaut pour tout mandat",
        default=False,
        help_text="Pour un signe qui alerte dans n’importe quelle offre de ce métier.",
    )

    class Meta(Line.Meta):
        verbose_name = "signe d’alerte"
        verbose_name_plural = "signes d’alerte"

    def clean(self) -> None:
        """Refuse a cue that cannot be read."""
        for name in ("shown_by", "unless"):
            for cue in re.split(r"[;\n]", getattr(self, name)):
                if cue.strip() and (message := cue_fault(cue, ())):
                    raise ValidationError({name: f"{message}."})


class MandateNeighbour(models.Model):
    """A job that one may take for this mandate, and what tells them apart."""

    mandate = models.ForeignKey(TypicalMandate, models.CASCADE, related_name="neighbours")
    job = models.ForeignKey(NeighbourJob, models.CASCADE, related_name="+", verbose_name="métier")
    text = models.CharField("ce qui les sépare", max_length=400)
    order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "métier voisin de ce mandat"
        verbose_name_plural = "métiers voisins de ce mandat"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["mandate", "job"], name="mandate_neighbour_once")]

    def __str__(self) -> str:
        return str(self.job)
