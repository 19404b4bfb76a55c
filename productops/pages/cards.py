"""The picture that other sites show with a link to a page: drawn by typst from the catalogue's words alone."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import typst
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from productops.drafting.french import typeset
from productops.knowledge import models
from productops.publishing.renderers.pdf import fonts

_SOURCE = Path(__file__).with_name("card.typ").read_bytes()
_POINTS_PER_INCH = 72  # one point, one pixel: 1200 × 630
_MODELS = {
    "parcours": (models.CareerPath, "Devenir Product Ops"),
    "competence": (models.Competency, "Une compétence de Product Ops"),
    "domaine": (models.Domain, "Un des quatre domaines de Product Ops"),
    "mission": (models.Mission, "Une mission de Product Ops"),
    "profil": (models.TypicalMandate, "Mon profil de Product Ops"),
}


@require_safe
@cache_control(public=True, max_age=86_400)
def card(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Draw the card of a page. Its words come from the catalogue, never from the address."""
    above, title, below = _words(kind, slug)
    return HttpResponse(draw(above, title, below), content_type="image/png")


def _words(kind: str, slug: str) -> tuple[str, str, str]:
    if (kind, slug) == ("site", "accueil"):
        return "Product Ops, le métier et le poste", "Aucun Product Ops ne fait le travail d’un autre.", ""
    if kind == "personne":
        person = get_object_or_404(models.Interviewee, slug=slug, published=True)
        return "Un témoignage", person.name, person.role
    if kind not in _MODELS:
        raise Http404
    model, above = _MODELS[kind]
    row = get_object_or_404(model, slug=slug)
    return above, str(row), ""


@lru_cache(maxsize=256)
def draw(above: str, title: str, below: str) -> bytes:
    """Give the PNG of three lines of text, 1200 by 630."""
    said = json.dumps({"above": typeset(above), "title": typeset(title), "below": typeset(below)}).encode()
    files = {"main": _SOURCE, "said.json": said}
    made: bytes = typst.compile(  # type: ignore[call-overload]  # files in memory: see the PDF
        files, format="png", ppi=_POINTS_PER_INCH, font_paths=fonts(), ignore_system_fonts=True
    )
    return made
