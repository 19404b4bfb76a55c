"""The links of a draft: each with a use, a name and an end, stored so that one is revoked without the others."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from productops.drafting.document import Kind
from productops.scoping.keys import digest, draw_key, seal, unseal


class Use(models.TextChoices):
    """What a link is for."""

    EDIT = "modifier", "Modifier le cadrage"
    COMMENT = "commenter", "Lire et commenter"
    PANEL = "jury", "Préparer un entretien"
    VOTE = "avis", "Donner un avis sur le mandat"
    PARTNER = "partenaire", "Chercher des personnes"
    ASSESS = "bilan", "Faire le bilan du mandat"
    HISTORY = "historique", "Lire les versions de l’offre"


OPENS: dict[Use, tuple[Kind, ...]] = {
    Use.EDIT: (),
    Use.COMMENT: tuple(Kind),
    Use.PANEL: (Kind.INTERVIEW_KIT, Kind.OFFER),
    Use.VOTE: (),
    Use.PARTNER: (Kind.OFFER, Kind.ONBOARDING),
    Use.ASSESS: (),
    Use.HISTORY: (),
}
"""The documents that a link of this use may open; none where it opens something else."""


def every_document() -> list[str]:
    """Give the name of every document."""
    return [str(kind) for kind in Kind]


class LinkQuerySet(models.QuerySet["Link"]):
    """Verbs over links."""

    def open(self) -> LinkQuerySet:
        """Give the links that still open something."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()), revoked_at=None)

    def give(self, *, under: str, **fields: Any) -> Link:
        """Store a new link of the draft whose key is `under`."""
        key = draw_key()
        return self.create(key_digest=digest(key), sealed_key=seal(key, under=under), **fields)


class Link(models.Model):
    """A link: whoever holds its key does what its use says, on the documents it opens, until it ends."""

    scope = models.ForeignKey("scoping.RoleScope", models.CASCADE, related_name="links", verbose_name="cadrage")
    use = models.CharField("usage", max_length=10, choices=Use)
    name = models.CharField("nom", max_length=60, blank=True)
    documents = models.JSONField("documents", default=every_document)
    key_digest = models.CharField(max_length=64, unique=True)
    sealed_key = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    ends_on = models.DateField("jusqu’au", null=True, blank=True)
    revoked_at = models.DateTimeField("révoqué le", null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = "lien"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_use_display()} : {self.name or 'sans nom'}"

    @property
    def is_open(self) -> bool:
        """Tell whether it still opens something."""
        return self.revoked_at is None and (self.ends_on is None or self.ends_on >= timezone.localdate())

    def key_under(self, draft_key: str) -> str:
        """Give its key to whoever holds the key of its draft; "" to anyone else."""
        return unseal(self.sealed_key, under=draft_key, expected=self.key_digest)

    def revoke(self) -> None:
        """Close it for good, from the next request on."""
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])
