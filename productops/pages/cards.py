"""The picture that other sites show with a link to a page: drawn by typst from the catalogue's words alone."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from productops.knowledge import models
from productops.offers.models import Listing
from productops.publishing.renderers.pdf import fonts
from productops.text.typography import typeset

_SOURCE = Path(__file__).with_name("card.typ").read_bytes()
_QUOTE = 150  # characters of a quotation that a card can show
_POINTS_PER_INCH = 72  # one point, one pixel: 1200 × 630
_MODELS = {
    "parcours": (models.CareerPath, "Devenir Product Ops", "summary"),
    "competence": (models.Competency, "Une compétence de Product Ops", "description"),
    "domaine": (models.Domain, "Un des quatre domaines de Product Ops", "purpose"),
    "mission": (models.Mission, "Une mission de Product Ops", "detail"),
    "mandat": (models.TypicalMandate, "Un mandat de Product Ops", "situation"),
    "profil": (models.TypicalMandate, "Je serais bien dans ce mandat de Product Ops", "situation"),
}


@require_safe
@cache_control(public=True, max_age=86_400)
def card(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Draw the card of a page. Its words come from the catalogue, never from the address."""
    above, title, below = _words(kind, slug)
    return HttpResponse(draw(above, title, below), content_type="image/png")


def _words(kind: str, slug: str) -> tuple[str, str, str]:
    if (kind, slug) == ("site", "accueil"):
        below = "Cadrer le poste. Comprendre le métier. Sans modèle de langage : chaque ligne dit pourquoi elle est là."
        return "Product Ops, le métier et le poste", "Aucun Product Ops ne fait le travail d’un autre.", below
    if kind == "personne":
        return _person(get_object_or_404(models.Interviewee, slug=slug, published=True))
    if kind == "offre":
        return _offer(slug)
    if kind not in _MODELS:
        raise Http404
    model, above, text = _MODELS[kind]
    row = get_object_or_404(model, slug=slug)
    return above, str(row), _first_sentence(getattr(row, text))


def _person(person: models.Interviewee) -> tuple[str, str, str]:
    """Give the testimonial of someone rather than their name, where one of their sentences is short enough to be read in a card."""
    companies = ", ".join(company.text for company in person.companies.all())
    who = ", ".join(filter(None, [person.role, companies]))
    quotes = person.testimonials.filter(published=True).values_list("quote", flat=True)
    short = min((quote for quote in quotes if len(quote) <= _QUOTE), key=len, default="")
    return ("Un témoignage", f"« {short} »", f"{person.name}, {who}") if short else ("Un témoignage", person.name, who)


def _offer(key: str) -> tuple[str, str, str]:
    """Give who recruits, the post, and what its head says; only while the offer is in the list."""
    listed = Listing.objects.shown(timezone.localdate()).select_related("offer", "version")
    listing = get_object_or_404(listed, public_key=key)
    return listing.offer.employer, listing.version.title, " · ".join(text for _label, text in listing.head)


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."


@lru_cache(maxsize=256)
def draw(above: str, title: str, below: str) -> bytes:
    """Give the PNG of three lines of text, 1200 by 630."""
    import typst  # see the PDF

    said = json.dumps({"above": typeset(above), "title": typeset(title), "below": typeset(below)}).encode()
    files = {"main": _SOURCE, "said.json": said}
    made: bytes = typst.compile(  # type: ignore[call-overload]  # files in memory: see the PDF
        files, format="png", ppi=_POINTS_PER_INCH, font_paths=fonts(), ignore_system_fonts=True
    )
    return made
