"""What is held of a person who left an e-mail address: read for them, or erased, where an operator is asked to.

An accepted testimonial keeps no address: its author takes it back by their link, or an editor by the name.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db import models, transaction

from productops.contributions.models import Contribution, RemovalRequest
from productops.offers.models import Offer, OfferReport
from productops.scoping.left_address import LeftAddress

_HOLDERS: dict[str, Any] = {
    "témoignages proposés": Contribution.objects,
    "demandes de retrait": RemovalRequest._default_manager,
    "signalements": OfferReport.objects,
    "offres dont elle est l’adresse de qui publie": Offer.objects,
    "adresses laissées sur un cadrage": LeftAddress.objects,
}
_ACCOUNTS = "comptes de la gestion"
_UNTOLD = frozenset(
    (
        "password",
        "interviewee",
        "key_digest",
        "address_digest",
        "sealed_key",
        "link_digest",
        "link_sealed",
        "scope",
        "previous",
    )
)
"""What is nobody's to read, or tells of a draft that someone else may have opened."""


class WaitingError(Exception):
    """A removal that this person asked for waits: erasing the request would keep the testimonial."""


def held_of(address: str) -> dict[str, list[dict[str, Any]]]:
    """Give what bears an address, by kind, each row by the names its fields have in French."""
    held = {kind: [_told(row) for row in _bearing(address, rows)] for kind, rows in _HOLDERS.items()}
    return held | {_ACCOUNTS: [_told(row) for row in accounts_of(address)]}


def accounts_of(address: str) -> Any:
    """Give the accounts of the admin that bear an address. They are deleted there: the last one may be who keeps the site."""
    return get_user_model()._default_manager.filter(email__iexact=address)


def _bearing(address: str, rows: Any) -> Any:
    """Give the rows that bear an address; of those left on a draft only a digest is kept, which finds them all the same."""
    if rows is LeftAddress.objects:
        return rows.left_at(address)
    return rows.filter(**{f"{_named(rows.model)}__iexact": address})


def _named(model: type[models.Model]) -> str:
    """Name the field that holds an address."""
    return next(field.name for field in model._meta.fields if isinstance(field, models.EmailField))


def _told(row: models.Model) -> dict[str, Any]:
    told = {}
    for field in row._meta.concrete_fields:
        if not field.primary_key and field.name not in _UNTOLD:
            value = getattr(row, field.name)
            if field.choices:
                value = getattr(row, f"get_{field.name}_display")()
            told[str(field.verbose_name)] = str(value) if isinstance(value, models.Model) else value
    return told


@transaction.atomic
def erase(address: str) -> dict[str, int]:
    """Erase what bears an address, for good; give how many rows of each kind. A report or an offer stays, without the address; an account stays as it is.

    Raises WaitingError, and does nothing, while a removal asked from that address waits.
    """
    if RemovalRequest._default_manager.filter(email__iexact=address, done=False).exists():
        raise WaitingError
    count = {}
    for kind, rows in _HOLDERS.items():
        found = list(_bearing(address, rows))
        count[kind] = len(found)
        for row in found:
            if isinstance(row, Contribution):
                row.withdraw()
            elif isinstance(row, Offer | OfferReport):
                setattr(row, name := _named(type(row)), "")
                row.save(update_fields=[name])
            else:
                row.delete()
    return count
