"""The four documents as people call them."""

from __future__ import annotations

from dataclasses import dataclass

from productops.drafting.document import Document, Kind


@dataclass(frozen=True, kw_only=True)
class Described:
    """A kind of document: its name, its name with an article, and whom it is for."""

    kind: Kind
    name: str
    named: str
    purpose: str


DOCUMENTS = (
    Described(kind=Kind.OFFER, name="Offre", named="l’offre", purpose="Ce que lira la personne qui candidate."),
    Described(
        kind=Kind.BRIEF,
        name="Note de cadrage",
        named="la note de cadrage",
        purpose="Interne : ce que le poste règle, laisse de côté, coûte et risque, et d’où vient chaque ligne de l’offre.",
    ),
    Described(
        kind=Kind.INTERVIEW_KIT,
        name="Entretiens",
        named="le dossier d’entretien",
        purpose="Interne : le plan, les questions, ce que contient une bonne réponse, une feuille de notes.",
    ),
    Described(
        kind=Kind.ONBOARDING,
        name="Plan d’arrivée",
        named="le plan d’arrivée",
        purpose="Pour la personne recrutée et qui l’accueille : 30, 60 et 90 jours, puis les résultats de l’année.",
    ),
)
BY_KIND = {described.kind: described for described in DOCUMENTS}


def kind_of(word: str) -> Kind:
    """Give the kind a word of an address names; the offer for any other word."""
    return Kind(word) if word in list(Kind) else Kind.OFFER


def parts(document: Document) -> list[tuple[str, str]]:
    """Give the parts of a document that have a title, for the page's table of contents: anchor, title."""
    return [(f"partie-{section.id}", section.title) for section in document.sections if section.title]
