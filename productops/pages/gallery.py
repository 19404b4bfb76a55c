"""`/galerie/`: every component in its states, from the catalogue, for whoever changes the look. Not a page of the site."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from productops.drafting.catalogue import DOMAINS
from productops.drafting.compose import compose
from productops.drafting.document import Kind, apply_edits
from productops.drafting.fitting import mandates_for, paths_for
from productops.drafting.plan import Plan
from productops.drafting.profile import Held, Nearest
from productops.drafting.scope import Edit
from productops.drafting.scope_json import prune, read_scope
from productops.drafting.wording import MANDATE_LEVELS
from productops.knowledge.browsing import browse
from productops.knowledge.comparing import compare
from productops.knowledge.loading import catalogue
from productops.knowledge.models import Competency, Domain, Interviewee, NeighbourJob, Testimonial
from productops.knowledge.views.drawings import shelves
from productops.knowledge.views.testimonials import line_of
from productops.offers.differences import marked
from productops.offers.freezing import freeze
from productops.pictures.radar import radar
from productops.scoping import votes
from productops.scoping.forms import ContexteForm, MissionsForm
from productops.scoping.models import RoleScope
from productops.scoping.steps import BY_KEY, STEPS
from productops.scoping.views.context import mandate_picture


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Render every component with what it shows in service."""
    known = catalogue()
    typical = next(iter(known.typical_mandates.values()))
    answers = prune(typical.answers, known)[0]
    scope = read_scope(answers, known)
    plan = Plan(scope=scope, catalogue=known)
    wrong = ContexteForm({"product_team_size": "-5"}, plan=plan, answers=answers)
    missions = MissionsForm(plan=plan, answers=answers)
    people = Interviewee.objects.filter(published=True).prefetch_related("companies", "paths", "testimonials__domains")
    travelled = next(person for person in people if person.paths.all())
    axes = [(domain.name, scope.mandate.get(slug, 0)) for slug, domain in known.domains.items()]
    document = compose(scope, known, kind=Kind.OFFER, on=timezone.localdate(), plan=plan)
    line = document.sections[0].blocks[0].items[0].id
    note = {"name": "Camille", "text": "On peut le dire plus simplement ?"}
    context: dict[str, Any] = {
        "facets": browse(QueryDict()).facets,
        "wrong": wrong,
        "rows": missions.suggested_rows()[:2],
        "steps": STEPS,
        "spec": BY_KEY["mandat"],
        "key": "g" * 22,
        "radar": radar(axes, words=MANDATE_LEVELS),
        "overlaid": radar(
            axes, beside=("le mandat suggéré", [level for _name, level in reversed(axes)]), words=MANDATE_LEVELS
        ),
        "picture": mandate_picture(plan),
        "vote": votes.VoteForm(catalogue=known),
        "votes": votes.summarise_votes(RoleScope(votes=_VOTES), scope, known),
        "document": document,
        "marked": marked(freeze(document), freeze(apply_edits(document, {line: Edit(text="Une autre maison")})))[:1],
        "row": SimpleNamespace(saved_at=timezone.now(), label="Le Bon Relais, Product Ops"),
        "conflicts": [{"field": wrong["name"], "other": "Le Bon Relais"}],
        "side": compare(known, list(known.paths)[:2]),
        "desk": SimpleNamespace(key="", csrf="-", kind="", commented="", line="", found={}, notes={line: [note]}),
        "comment_key": "g" * 22,
        "testimonial": Testimonial.objects.published().for_cards().first(),
        "past": travelled.paths.all(),
        "line": line_of(travelled, travelled.paths.all(), travelled.testimonials.all()),
        "people": people[:2],
        "fits": [fit for path in known.paths.values() for fit in mandates_for(path, known)[:1]][:2],
        "parts": [("etapes", "Étapes"), ("cote-a-cote", "Parcours côte à côte")],
        "trialled": next(iter(known.paths.values())),
        "pair": NeighbourJob.objects.prefetch_related("week")[1:3],
        "codes": NeighbourJob.objects.get(slug="pmo").codes.all(),
        "pasts": paths_for(typical, known)[:2],
        "nearest": Nearest(job=next(iter(known.jobs.values())), points=4, reasons=(_REASON,), own=True),
        "competencies": Competency.objects.all()[:3],
        "shelf": shelves(known)[0],
        "links": travelled.paths.all()[0].competencies.select_related("competency")[:2],
        "held": [Held(competency=each, reasons=(_REASON,)) for each in list(known.competencies.values())[:2]],
        "others": [(domain.get_absolute_url(), domain.name) for domain in Domain.objects.all()],
        "domains": known.domains.values(),
        "notices": [SimpleNamespace(level_tag=tag, message=text) for tag, text in _NOTICES],
    }
    return render(request, "pages/gallery.html", context)


_VOTES = [
    {
        "id": str(rank),
        "name": name,
        "reason": "Chaque équipe réécrit tout." if not rank else "",
        "levels": dict(zip(DOMAINS, levels, strict=False)),
    }
    for rank, (name, levels) in enumerate((("Inès", (3, 0, 1, 2)), ("Bastien", (2, 2, 0)), ("Léa", (3, 1, 3, 2))))
]
_REASON = "Vous aimez avoir le dernier mot"
_NOTICES = (
    ("info", "Voici de nouveau la suggestion."),
    ("success", "La ligne est réécrite."),
    ("warning", "Une réponse de cette adresse n’existe plus : elle a été laissée de côté."),
)
