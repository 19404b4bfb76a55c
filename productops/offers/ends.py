"""When a draft goes away, so does what was published of it: its addresses answer that they ended, and hold nothing more."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from productops.offers.models import Offer, OfferReport, OfferVersion
from productops.offers.states import State
from productops.scoping.models import RoleScope


@receiver(pre_delete, sender=RoleScope)
def end_offers(instance: RoleScope, **_: Any) -> None:
    """Withdraw the offers of a draft, and erase all they hold but the digest by which their addresses answer."""
    mine = Offer.objects.filter(scope=instance)
    OfferVersion.objects.filter(offer__in=mine).delete()
    OfferReport.objects.filter(offer__in=mine).delete()
    mine.exclude(state=State.USURPED).update(state=State.WITHDRAWN)
    mine.update(employer="", contact="", reason="", sealed_key="")
