"""Listing: an offer asks to be found, an editor decides, the employer answers once; a new version of it may need another look."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from productops.drafting.document import Document
from productops.knowledge.loading import catalogue
from productops.offers.differences import Change
from productops.offers.likeness import sketch, text_of
from productops.offers.listed_facts import is_another_post, place_of, tokens_of
from productops.offers.models import Listing, ListRevision, Offer, OfferVersion
from productops.offers.states import Actor, Decision, State
from productops.publishing import checking
from productops.review.check import check
from productops.review.findings import Severity

CHANGED = "Le poste a changé depuis que l’offre est listée : une personne du site la relit."


class AskedError(Exception):
    """An offer that cannot be asked for, or answered for, as it stands."""


@transaction.atomic
def ask(offer: Offer, key: str, *, contact: str, is_new_browser: bool) -> Listing:
    """Ask that an offer be listed, `key` being that of its address. Raises AskedError."""
    row = Offer.objects.select_for_update().get(pk=offer.pk)
    version, before = row.latest, Listing.objects.filter(offer=row).first()
    if why_not := forbids(row, before, version):
        raise AskedError(why_not)
    row.contact = contact
    row.save(update_fields=["contact"])
    listing = before or Listing(offer=row, public_key=key, is_new_browser=is_new_browser)
    listing.asked_at, listing.answer = timezone.now(), ""
    _describe(listing, version)
    return listing


def forbids(offer: Offer, before: Listing | None, version: OfferVersion) -> str:
    """Say why an offer cannot be asked for; "" where it can: the first time, or with a new version after a refusal."""
    if offer.state_now is not State.PUBLISHED:
        return "Seule une offre ouverte, lue par son lien, se demande en liste."
    if before and not (before.decision == Decision.REFUSED and before.version_id != version.pk):
        return "La liste est déjà demandée pour cette version."
    return ""


@transaction.atomic
def answer(listing: Listing, text: str) -> None:
    """Answer a refusal, once: an editor reads the offer again. Raises AskedError."""
    row = Listing.objects.select_for_update().get(pk=listing.pk)
    if not row.can_answer:
        raise AskedError("Vous avez déjà répondu : une personne du site vous relira.")
    row.answer, row.decision = text, Decision.WAITING
    row.save(update_fields=["answer", "decision"])


@transaction.atomic
def leave(offer: Offer) -> None:
    """Take an offer out of the list, at the wish of who published it; its address goes on."""
    if offer.state == State.LISTED:
        offer.move(State.PUBLISHED, by=Actor.LEADER)
    Listing.objects.filter(offer=offer).delete()
    ListRevision.touch()


def follow(offer: Offer, version: OfferVersion, *, again: bool) -> None:
    """Let what is listed say the new version; where it is another post (`again`), the offer leaves the list until an editor has read it."""
    listing = Listing.objects.filter(offer=offer).first()
    if again and offer.state == State.LISTED:
        offer.move(State.PUBLISHED, by=Actor.LEADER, reason=CHANGED)
    if listing and listing.decision != Decision.REFUSED:
        _describe(listing, version, waits=again or listing.is_waiting)


def needs_editor(changes: Iterable[Change], before: str, after: Document) -> bool:
    """Tell whether a version is for an editor: another post, or new words that break the law, whoever excuses them."""
    text, _starts = checking.as_text(after)
    found = check(text, on=after.on)
    unlawful = any(each.severity is Severity.MUST and each.excerpt and each.excerpt not in before for each in found)
    return unlawful or is_another_post(changes)


def list_now(offer: Offer, key: str, *, contact: str) -> None:
    """List an offer at once, for an operator who answers for it. Raises AskedError or WayError."""
    ask(offer, key, contact=contact, is_new_browser=False).accept()


def _describe(listing: Listing, version: OfferVersion, *, waits: bool = True) -> None:
    known = catalogue()
    listing.version = version
    listing.tokens = " ".join(tokens_of(version.facts, known))
    listing.place = place_of(version.facts)
    listing.sketch = sketch(text_of(version.document))
    listing.decision = Decision.WAITING if waits else Decision.ACCEPTED
    listing.save()
