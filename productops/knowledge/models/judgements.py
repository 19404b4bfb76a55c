"""Our judgement: when it is another job, which jobs are near, where the role leads, what a context changes."""

from __future__ import annotations

from django.db import models

from productops.knowledge.models.base import Line, Slugged
from productops.knowledge.models.paths import FactRule


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
