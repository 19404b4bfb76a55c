"""The bilan of a mandate as it is kept: opened by the leader, written by the holder of the post, read once handed over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from productops.offers.stocktaking import Mandate, Merged, Sheet, mandate_of, merge, sheet_of
from productops.scoping.links import Link, Use
from productops.scoping.models import RoleScope

if TYPE_CHECKING:
    from productops.offers.models import OfferVersion

DAYS = (90, 180, 365)
"""When one looks back, in days since the post was taken."""
AFTER = timedelta(days=90)
"""How long the link lasts after the last of them."""


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Verbs over bilans."""

    @transaction.atomic
    def open_for(
        self, scope: RoleScope, version: OfferVersion, *, under: str, name: str, started_on: date
    ) -> Assessment:
        """Open the bilan of a version, by a link of its own; the draft is kept as long as that link."""
        ends_on = started_on + timedelta(days=DAYS[-1]) + AFTER
        link = Link.objects.give(under=under, scope=scope, use=Use.ASSESS, name=name, documents=[], ends_on=ends_on)
        row = RoleScope.objects.select_for_update().get(pk=scope.pk)
        row.kept_until = max(row.kept_until or ends_on, ends_on)
        row.save(update_fields=["kept_until"])
        assessment = self.create(link=link, version=version, started_on=started_on)
        Stocktaking.objects.bulk_create(Stocktaking(assessment=assessment, day=day) for day in DAYS)
        return assessment


class Assessment(models.Model):
    """The bilan of one version, from the day its post was taken."""

    link = models.OneToOneField(Link, models.CASCADE, related_name="assessment", verbose_name="lien")
    version = models.ForeignKey(
        "offers.OfferVersion", models.CASCADE, related_name="assessments", verbose_name="version"
    )
    started_on = models.DateField("poste pris le")
    opened_at = models.DateTimeField("ouvert le", default=timezone.now)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "bilan d’un mandat"
        verbose_name_plural = "bilans de mandats"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.version}, depuis le {self.started_on:%d/%m/%Y}"

    @property
    def mandate(self) -> Mandate:
        """Give the lines that come back."""
        return mandate_of(self.version.document)


class Stocktaking(models.Model):
    """One of the three looks back. `answers` are the holder's alone; `handed` is what they last handed over, as it was."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="stocktakings", verbose_name="bilan")
    day = models.PositiveSmallIntegerField("jours")
    answers = models.JSONField("ce qui est écrit", default=dict)
    handed = models.JSONField("ce qui est remis", default=dict)
    handed_at = models.DateTimeField("remis le", null=True, blank=True)

    class Meta:
        verbose_name = "étape d’un bilan"
        verbose_name_plural = "étapes d’un bilan"
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "day"], name="one_stocktaking_a_day"),
            models.CheckConstraint(condition=models.Q(day__in=DAYS), name="stocktaking_day_is_known"),
        ]

    def __str__(self) -> str:
        return f"À {self.day} jours"

    @property
    def on(self) -> date:
        """Give the day it is for."""
        return self.assessment.started_on + timedelta(days=self.day)

    @property
    def is_due(self) -> bool:
        """Tell whether its day has come."""
        return self.on <= timezone.localdate()

    @property
    def changed_since(self) -> bool:
        """Tell whether what is written is no longer what was handed over."""
        return self.handed_at is not None and self.answers != self.handed

    @transaction.atomic
    def keep(self, typed: Mapping[str, str], seen: Mapping[str, str]) -> Merged:
        """Lay what a page changed over what is kept now, under a lock."""
        row = Stocktaking.objects.select_for_update().get(pk=self.pk)
        merged = merge(row.answers, typed, seen)
        row.answers = merged.answers
        row.save(update_fields=["answers"])
        self.answers = merged.answers
        return merged

    @transaction.atomic
    def hand_over(self) -> None:
        """Let the leader read what is kept now."""
        row = Stocktaking.objects.select_for_update().get(pk=self.pk)
        row.handed, row.handed_at = row.answers, timezone.now()
        row.save(update_fields=["handed", "handed_at"])
        self.refresh_from_db()

    def sheet(self, answers: Mapping[str, str], cut: int | None = None) -> Sheet:
        """Write the page one reads and prints; `cut` shortens the lines of the version."""
        version = self.assessment.version
        return sheet_of(
            self.assessment.mandate,
            answers,
            title=version.title,
            employer=version.offer.employer,
            number=version.number,
            published_on=timezone.localdate(version.published_at),
            day=self.day,
            cut=cut,
        )
