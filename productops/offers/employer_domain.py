"""The employer's mail domain: someone who receives mail there says that the offer is the employer's. Nothing more is proved.

The address is never kept: its domain, when it was asked, when it was confirmed, and while a link waits, its digest.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from productops.scoping.keys import digest, draw_key, seal, unseal

if TYPE_CHECKING:
    from productops.offers.models import Offer

LASTS = timedelta(hours=48)
"""How long the link sent serves."""

FREE = frozenset(
    ("aol.com", "bbox.fr", "free.fr", "gmail.com", "gmx.com", "gmx.fr", "googlemail.com", "hotmail.com", "hotmail.fr", "icloud.com",
     "laposte.net", "live.com", "live.fr", "mac.com", "mail.com", "mailinator.com", "mailo.com", "me.com", "msn.com", "neuf.fr",
     "numericable.fr", "orange.fr", "outlook.com", "outlook.fr", "pm.me", "proton.me", "protonmail.com", "sfr.fr", "tutanota.com",
     "wanadoo.fr", "yahoo.com", "yahoo.fr", "yandex.com", "yopmail.com", "zoho.com")
)  # fmt: skip
"""Mail that anyone opens: it says nothing of an employer."""


def domain_of(address: str) -> str:
    """Give what follows the @, in the letters that mail servers exchange: none of them looks like another. Raises UnicodeError."""
    return address.rpartition("@")[2].lower().encode("idna").decode()


def is_free(domain: str) -> bool:
    """Tell whether anyone opens a mailbox at a domain, or at the one it belongs to."""
    parts = domain.lower().split(".")
    return any(".".join(parts[start:]) in FREE for start in range(len(parts)))


class EmployerDomainQuerySet(models.QuerySet["EmployerDomain"]):
    """Verbs over domains."""

    def ask(self, offer: Offer, domain: str) -> tuple[EmployerDomain, str]:
        """Ask that a domain be confirmed for an offer whose key is at hand; give it with the key of its link."""
        link = draw_key()
        row, _is_new = self.update_or_create(
            offer=offer,
            defaults={
                "domain": domain,
                "asked_at": timezone.now(),
                "proved_at": None,
                "is_unsent": False,
                "link_digest": digest(link),
                "sealed_key": seal(offer.key, under=link),
            },
        )
        return row, link

    def of_link(self, link: str) -> EmployerDomain | None:
        """Give the one of a link that still serves, its offer with its key; None for any other."""
        since = timezone.now() - LASTS
        row = self.select_related("offer").filter(link_digest=digest(link), asked_at__gte=since).first()
        if row is None or not row.offer.standing.is_open:
            return None
        row.offer.key = unseal(row.sealed_key, under=link, expected=row.offer.key_digest)
        return row


class EmployerDomain(models.Model):
    """A domain that an offer's leader says is the employer's, until someone who receives mail there confirms it."""

    offer = models.OneToOneField(
        "offers.Offer", models.CASCADE, related_name="employer_domain", verbose_name="offre", editable=False
    )
    domain = models.CharField("domaine de courriel", max_length=253)
    asked_at = models.DateTimeField("demandé le", default=timezone.now)
    proved_at = models.DateTimeField("confirmé le", null=True, blank=True)
    is_unsent = models.BooleanField("courriel non parti", default=False)
    link_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001  several rows have none
    sealed_key = models.CharField(max_length=64, blank=True, editable=False)

    objects = EmployerDomainQuerySet.as_manager()

    class Meta:
        verbose_name = "domaine d’un employeur"
        verbose_name_plural = "domaines d’employeurs"

    def __str__(self) -> str:
        return f"@{self.domain}"

    @property
    def is_waiting(self) -> bool:
        """Tell whether the link sent may still be opened."""
        return self.proved_at is None and self.asked_at >= timezone.now() - LASTS

    def confirm(self) -> None:
        """Write down that it was confirmed; the link serves no more."""
        self.proved_at, self.link_digest, self.sealed_key = timezone.now(), None, ""
        self.save(update_fields=["proved_at", "link_digest", "sealed_key"])
