"""A draft is not deleted under an open offer; when it goes away, so does what was published of it: its addresses answer that they ended, and hold nothing more."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.urls import reverse

from productops.offers.employer_domain import EmployerDomain
from productops.offers.models import Listing, ListRevision, Offer, OfferReport, OfferVersion
from productops.offers.states import OPEN, State
from productops.scoping.deletion import First, before_deletion
from productops.scoping.models import RoleScope


@receiver(before_deletion)
def ask_to_end_first(row: RoleScope, key: str, **_: Any) -> First | None:
    """Ask to close or withdraw the open offer of a draft before the draft is deleted."""
    last = Offer.objects.filter(scope=row).order_by("-pk").first()
    if last is None or last.state_now not in OPEN:
        return None
    return First(
        address=f"{reverse('offers:publication', args=[key])}#fin",
        text="Une offre de ce cadrage se lit encore : dites d’abord si vous la fermez ou la retirez. Le cadrage se supprime ensuite.",
    )


@receiver(pre_delete, sender=RoleScope)
def end_offers(instance: RoleScope, **_: Any) -> None:
    """Withdraw the offers of a draft, and erase all they hold but the digest by which their addresses answer."""
    mine = Offer.objects.filter(scope=instance)
    Listing.objects.filter(offer__in=mine).delete()
    OfferVersion.objects.filter(offer__in=mine).delete()
    OfferReport.objects.filter(offer__in=mine).delete()
    EmployerDomain.objects.filter(offer__in=mine).delete()
    mine.exclude(state=State.USURPED).update(state=State.WITHDRAWN)
    mine.update(employer="", contact="", reason="", sealed_key="")
    ListRevision.touch()
