"""The address that a leader leaves on purpose, to get back a draft whose own address is lost.

The address itself is not kept: a digest finds its drafts, and the key of each is sealed under the address, both under the
site's secret. So the table alone opens no draft, and only whoever types the address can have a link sent to it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from productops.scoping.keys import digest, draw_key, seal, unseal

LASTS = timedelta(hours=1)
"""How long a link sent by mail serves."""


def normalised(address: str) -> str:
    """Give an address as it is compared: nobody's letter case or spelling of accents makes another mailbox."""
    return unicodedata.normalize("NFC", address.strip()).casefold()


def _marks(address: str) -> Iterator[tuple[str, str]]:
    """Give what finds an address, and what seals under it, by each secret of the site, the present one first."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        found, sealed = (
            salted_hmac(f"{__name__}.{use}", normalised(address), secret=secret, algorithm="sha256").hexdigest()
            for use in ("found", "sealed")
        )
        yield found, sealed


class LeftAddressQuerySet(models.QuerySet["LeftAddress"]):
    """Verbs over addresses left."""

    def leave(self, address: str, *, scope: models.Model, key: str) -> LeftAddress:
        """Leave an address for the draft of a key, instead of the one before."""
        found, sealed = next(_marks(address))
        row, _is_new = self.update_or_create(
            scope=scope,
            defaults={
                "address_digest": found,
                "sealed_key": seal(key, under=sealed),
                "left_at": timezone.now(),
                "link_digest": None,
                "link_sealed": "",
                "link_until": None,
            },
        )
        return row

    def left_at(self, address: str) -> LeftAddressQuerySet:
        """Give those that are this address."""
        marks = [found for found, _sealed in _marks(address)]
        return self.filter(address_digest__in=marks).select_related("scope").order_by("-scope__saved_at")

    def of_link(self, link: str) -> LeftAddressQuerySet:
        """Give the one of a link that still serves, or none."""
        return self.filter(link_digest=digest(link), link_until__gte=timezone.now())


class LeftAddress(models.Model):
    """An address left for a draft, and the link last sent to it, which holds the key until it is used or ends."""

    scope = models.OneToOneField(
        "scoping.RoleScope", models.CASCADE, related_name="left_address", verbose_name="cadrage"
    )
    address_digest = models.CharField("empreinte de l’adresse", max_length=64, db_index=True)
    sealed_key = models.CharField(max_length=64)
    left_at = models.DateTimeField("laissée le", default=timezone.now)
    link_digest = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  several rows have none
    link_sealed = models.CharField(max_length=64, blank=True)
    link_until = models.DateTimeField("le lien envoyé sert jusqu’au", null=True, blank=True)

    objects = LeftAddressQuerySet.as_manager()

    class Meta:
        verbose_name = "adresse laissée"
        verbose_name_plural = "adresses laissées"

    def __str__(self) -> str:
        return f"Laissée le {self.left_at:%d/%m/%Y}"

    def make_link(self, address: str) -> str:
        """Give the key of a link that serves once, instead of the one sent before; "" where this address opens nothing."""
        expected, link = self.scope.key_digest, draw_key()
        keys = (unseal(self.sealed_key, under=sealed, expected=expected) for _found, sealed in _marks(address))
        key = next((each for each in keys if each), "")
        if not key:
            return ""
        self.link_digest, self.link_sealed = digest(link), seal(key, under=link)
        self.link_until = timezone.now() + LASTS
        self.save(update_fields=["link_digest", "link_sealed", "link_until"])
        return link


@transaction.atomic
def spend(link: str) -> str:
    """Give the key of the draft that a link brings back, and end the link; "" where it no longer serves."""
    row = LeftAddress.objects.select_for_update(of=("self",)).select_related("scope").of_link(link).first()
    if row is None:
        return ""
    key = unseal(row.link_sealed, under=link, expected=row.scope.key_digest)
    row.link_digest, row.link_sealed, row.link_until = None, "", None
    row.save(update_fields=["link_digest", "link_sealed", "link_until"])
    return key
