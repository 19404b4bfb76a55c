"""Publishing: what would become public, why it cannot yet, and the one transaction that makes a version of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from productops.drafting.compose import compose
from productops.drafting.document import Document, Item, Kind
from productops.drafting.plan import Plan
from productops.knowledge.loading import catalogue
from productops.offers import freezing, listing
from productops.offers.borrowing import Borrowing, borrowed, takes_words
from productops.offers.differences import Change, differences
from productops.offers.employer_domain import EmployerDomain
from productops.offers.likeness import text_of
from productops.offers.listed_facts import facts_of
from productops.offers.models import Offer, OfferVersion, VersionFile
from productops.offers.states import OPEN, Actor, State
from productops.publishing import checking
from productops.publishing.branding import brand_for
from productops.publishing.renderers.brand import Brand
from productops.scoping.drafts import read_draft
from productops.scoping.models import RoleScope

KEPT = timedelta(days=548)
"""How long a draft is kept after the last version of its offer: eighteen months."""


class PublicationError(Exception):
    """An offer that cannot be published as it is, with what to do, in French."""


class MovedError(PublicationError):
    """What would be published is no longer what the screen showed."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What would become public now. `offer` is the one of this draft that is open, `last` the last of all.

    `seen` names the document, so that a screen can tell which one it showed.
    """

    plan: Plan
    document: Document
    frozen: dict[str, Any]
    offer: Offer | None
    last: Offer | None
    blocking: list[checking.NumberedFinding]
    borrowed: list[Borrowing]
    changes: list[Change] = field(default_factory=list)

    @property
    def seen(self) -> str:
        """Name the document and the version that it would follow."""
        return f"{freezing.fingerprint(self.frozen)}-{self.number}-{self.last.pk if self.last else 0}"

    @property
    def number(self) -> int:
        """Give the number its version would have."""
        return self.offer.latest.number + 1 if self.offer else 1

    @property
    def suggested(self) -> list[Item]:
        """Give the lines that are still suggestions."""
        return [item for item in self.document.items() if item.suggested]

    @property
    def can_follow(self) -> bool:
        """Tell whether it differs from what is published already."""
        return self.offer is None or bool(self.changes)

    @property
    def forbidden(self) -> str:
        """Say what no answer of the form can help; "" where nothing stands in the way."""
        if self.last and self.last.is_stopped:
            return "La dernière offre de ce cadrage a été arrêtée par une personne du site : rien ne se publie d’ici tant qu’elle l’est."
        if self.blocking:
            return "Un point au moins est contraire au droit : corrigez-le, ou dites pourquoi il reste."
        if self.borrowed:
            return "Une ligne reprend les mots d’une personne qui témoigne ici : redites-la avec les vôtres."
        closing = self.plan.scope.terms.closing_date
        if closing and closing < timezone.localdate():
            return "La date de clôture est passée : changez-la à l’étape des conditions."
        return ""


def propose(row: RoleScope) -> Proposal | None:
    """Give what would be published of a draft; None while it has no mandate."""
    plan, on = read_draft(row, catalogue()).plan, timezone.localdate()
    if not plan.scope.has_mandate:
        return None
    document = compose(plan.scope, plan.catalogue, kind=Kind.OFFER, on=on, plan=plan)
    last = Offer.objects.filter(scope=row).order_by("-pk").first()
    offer = last if last and last.state_on(on) in OPEN else None
    frozen = freezing.freeze(document)
    return Proposal(
        plan=plan,
        document=document,
        frozen=frozen,
        offer=offer,
        last=last,
        blocking=checking.blocking(checking.review_document(document, plan, on=on)),
        borrowed=borrowed(document),
        changes=differences(offer.latest.document, frozen) if offer else [],
    )


@dataclass(frozen=True, kw_only=True)
class Published:
    """What a publication made, with the public key."""

    offer: Offer
    version: OfferVersion
    key: str


@transaction.atomic
def publish_version(
    pk: int, draft_key: str, *, seen: str | None, employer: str, contact: str = "", why: str = "", agreed: bool = False
) -> Published:
    """Publish a draft's offer, or its next version. `seen` is what the screen showed; None for what stands now.

    Raises MovedError where the draft changed since, PublicationError where it cannot be published.
    """
    row = RoleScope.objects.select_for_update().get(pk=pk)
    proposal = propose(row)
    if proposal is None:
        raise PublicationError("Le mandat manque : il n’y a pas encore d’offre à publier.")
    if seen is not None and seen != proposal.seen:
        raise MovedError(
            "Le cadrage, le catalogue ou l’offre a changé depuis que cet écran est ouvert. Relisez : voici ce qui serait publié."
        )
    if proposal.forbidden:
        raise PublicationError(proposal.forbidden)
    if proposal.suggested and not agreed:
        raise PublicationError("Des lignes sont encore à confirmer : dites que vous les publiez telles quelles.")
    if not proposal.can_follow:
        raise PublicationError(f"Rien n’a changé depuis la version {proposal.number - 1}.")
    if proposal.offer and not why:
        raise PublicationError("Dites pourquoi ce changement.")
    if takes_words(why):
        raise PublicationError(
            "Votre pourquoi reprend les mots d’une personne qui témoigne ici : redites-le avec les vôtres."
        )
    again = _needs_editor(proposal, employer)
    offer, key = _offer(row, draft_key, proposal, employer=employer, contact=contact)
    version = _freeze(offer, proposal, brand_for(row), why=why)
    listing.follow(offer, version, again=again)
    row.saved_at, row.kept_until = timezone.now(), timezone.localdate() + KEPT
    row.save(update_fields=["saved_at", "kept_until"])
    return Published(offer=offer, version=version, key=key)


def _needs_editor(proposal: Proposal, employer: str) -> bool:
    """Tell whether the version to come is not what an editor agreed to."""
    offer = proposal.offer
    if offer is None:
        return False
    before = text_of(offer.latest.document)
    return offer.employer != employer or listing.needs_editor(proposal.changes, before, proposal.document)


def _offer(row: RoleScope, draft_key: str, proposal: Proposal, *, employer: str, contact: str) -> tuple[Offer, str]:
    """Give the open offer of a draft, or a new one that follows the last."""
    closes_on, offer = proposal.plan.scope.terms.closing_date, proposal.offer
    if offer is None:
        if proposal.last and proposal.last.state in OPEN:
            # Its closing date has passed: written down, so that the draft may have another.
            proposal.last.move(State.CLOSED, by=Actor.CLOCK)
        return Offer.objects.open_for(
            row, under=draft_key, employer=employer, contact=contact, closes_on=closes_on, previous=proposal.last
        )
    if offer.employer != employer:
        # Whoever confirmed the offer confirmed it under its former name.
        EmployerDomain.objects.filter(offer=offer).delete()
    offer.employer, offer.contact, offer.closes_on = employer, contact, closes_on
    offer.save(update_fields=["employer", "contact", "closes_on"])
    return offer, offer.key_under(draft_key)


def _freeze(offer: Offer, proposal: Proposal, brand: Brand, *, why: str) -> OfferVersion:
    page = freezing.show(proposal.document)
    version = OfferVersion.objects.create(
        offer=offer,
        number=proposal.number,
        document=proposal.frozen,
        facts=facts_of(proposal.plan),
        page=page,
        catalogue_revision=proposal.document.revision,
        why=why,
    )
    VersionFile.objects.bulk_create(
        VersionFile(version=version, extension=extension, content=content)
        for extension, content in freezing.make_files(proposal.document, proposal.frozen, page, brand).items()
    )
    return version
