"""What an editor should look at before listing an offer, in words: signs, never a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils import timezone

from productops.offers.employer_domain import is_free
from productops.offers.likeness import are_alike, text_of
from productops.offers.models import Listing
from productops.offers.states import Decision
from productops.review.check import check
from productops.review.findings import Severity
from productops.text.folding import fold
from productops.text.french import join

_MONEY = re.compile(
    r"\b(?:frais|caution|acompte|iban|rib|releve d'identite bancaire|carte bancaire|numero de compte|virement|mandat cash"
    r"|cryptomonnaies?|bitcoins?|cheque|piece d'identite|passeport|carte d'identite|whatsapp|telegram)\b"
)
_LOW, _HIGH = 25_000, 150_000
"""Euros a year: half the median of cadres (55 000 in June 2025, Apec), and nearly three times it."""
_WIDE = 2
"""How many times its floor a range may reach before it says nothing."""
_MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")


def signals(listing: Listing) -> list[str]:
    """Give the signs of an offer, each a sentence."""
    text = text_of(listing.version.document)
    return [
        *_unlawful(text),
        *_mail(listing, text),
        *_domain(listing),
        *_money(text),
        *_pay(listing),
        *_alike(listing),
        *_browser(listing),
    ]


def _unlawful(text: str) -> Iterator[str]:
    for finding in check(text, on=timezone.localdate()):
        if finding.severity is Severity.MUST:
            words = f" : « {finding.excerpt} »" if finding.excerpt else ""
            yield f"Contraire au droit, sauf raison donnée : {finding.rule.title}{words}."


def _mail(listing: Listing, text: str) -> Iterator[str]:
    contact = listing.offer.contact
    if not contact:
        yield "Aucune adresse pour joindre qui publie."
    domains = dict.fromkeys(domain.lower() for domain in _MAIL.findall(f"{contact} {text}"))
    if free := [domain for domain in domains if is_free(domain)]:
        yield f"Une adresse de courriel gratuite, que n’importe qui peut ouvrir : {join(free)}."


def _domain(listing: Listing) -> Iterator[str]:
    if proof := listing.offer.proof:
        yield f"Confirmée par quelqu’un qui reçoit du courrier à {proof} : regardez si ce domaine est celui de l’employeur."


def _money(text: str) -> Iterator[str]:
    if words := list(dict.fromkeys(_MONEY.findall(fold(text)))):
        yield f"Des mots d’argent, d’identité ou de messagerie : {join(words)}."


def _pay(listing: Listing) -> Iterator[str]:
    low, high = (listing.version.facts.get(name) for name in ("salary_min", "salary_max"))
    if any(amount and not _LOW <= amount <= _HIGH for amount in (low, high)):
        yield "Une rémunération loin de celles du métier : moins de 25 000 € ou plus de 150 000 € par an."
    if low and high and high > _WIDE * low:
        yield "Une fourchette dont le haut fait plus du double du bas."


def _alike(listing: Listing) -> Iterator[str]:
    """Name one offer with almost the same text, and count the others."""
    others = Listing.objects.exclude(pk=listing.pk).exclude(offer__scope_id=listing.offer.scope_id)
    sketches = others.order_by("pk").values_list("pk", "sketch")
    alike = [pk for pk, other in sketches.iterator() if are_alike(listing.sketch, other)]
    if not alike:
        return
    first = Listing.objects.select_related("offer").get(pk=alike[0])
    same = "du même employeur" if first.offer.employer == listing.offer.employer else f"de {first.offer.employer}"
    state = "refusée" if first.decision == Decision.REFUSED else "déjà demandée"
    others_too = f", et {len(alike) - 1} autres lui ressemblent autant" if len(alike) > 1 else ""
    yield f"Presque le même texte qu’une offre {same}, {state}{others_too}."


def _browser(listing: Listing) -> Iterator[str]:
    if listing.is_new_browser:
        yield "Un navigateur qui n’avait encore rien cadré ici avant ce cadrage."
