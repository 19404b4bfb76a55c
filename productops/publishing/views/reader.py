"""`/lire/`: the identity card of any posting, for who would publish it and for who would apply. Nothing pasted is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from productops.drafting.catalogue import Catalogue
from productops.drafting.fitting import grounds
from productops.drafting.profile import SITUATION, read_answers, read_situation
from productops.drafting.scope_json import ScopeError, read_scope
from productops.drafting.wording import LEVELS, MANDATE_LEVELS, name_of_answer
from productops.http import private_page
from productops.knowledge.loading import catalogue, lexicon
from productops.knowledge.models import MandateSign
from productops.pictures.radar import radar
from productops.publishing import checking
from productops.publishing.reading.alerts import Alerts, alerts
from productops.publishing.reading.card import REFUSED, SAID, Card, read_card, week_told
from productops.publishing.reading.facing import face
from productops.publishing.reading.levels import SETUP_NAMES
from productops.publishing.reading.notes import marked, notes_of, of_kind
from productops.publishing.reading.reader_form import ReaderForm
from productops.publishing.reading.sheet import sheet_of
from productops.publishing.reading.starting import answers_of, confirmed, groups
from productops.publishing.renderers.pdf import render_pdf
from productops.recognition.identity import Reason
from productops.review.check import check
from productops.scoping import access
from productops.scoping.models import RoleScope
from productops.scoping.room import where_there_is_room
from productops.text.french import capital
from productops.turn import out_of_turn
from productops.ui.limits import Asked, limited

LONG = 1_000
"""Characters from which a posting is read while others make their pages: thirty missions take a fifth of a second."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(Asked.CHECKING)
def read_posting(request: HttpRequest) -> HttpResponse:
    """Show the form, or the card of the posting it holds."""
    known = catalogue()
    if request.method != "POST":
        form = ReaderForm(initial=_begin(request, known), catalogue=known)
        return render(request, "publishing/read.html", {"form": form, "reader": form.initial["lecteur"]})
    form = ReaderForm(request.POST, request.FILES, catalogue=known)
    card = _card(form, known)
    if card is None:
        reader = request.POST.get("lecteur")
        return render(request, "publishing/read.html", {"form": form, "reader": reader}, status=422)
    given = form.cleaned_data
    shown = ReaderForm(
        initial={"texte": card.text, "lecteur": given["lecteur"], "profil": given["profil"]}, catalogue=known
    )
    context = card_context(card, known) | {"form": shown, "reader": given["lecteur"], "file_notes": given["notes"]}
    if given["answers"]:
        context["facing"] = face(given["answers"], card, known, given["situation"]).lists()
    return render(request, "publishing/read.html", context)


def _begin(request: HttpRequest, known: Catalogue) -> dict[str, str]:
    """Give what the form begins with: who reads, and the address of the profile one comes from."""
    answers, _odd = read_answers(request.GET.dict(), known.profile_questions)
    reader = "candidat" if answers or request.GET.get("lecteur") == "candidat" else "recruteur"
    if not answers:
        return {"lecteur": reader}
    told = [(slug, answer.slug.removeprefix(f"{slug}-")) for slug, answer in answers.items()]
    situation = read_situation(request.GET.dict())
    asked = urlencode([*told, *([(SITUATION, str(situation))] if situation else [])])
    return {"lecteur": reader, "profil": request.build_absolute_uri(f"{reverse('knowledge:my-profile')}?{asked}")}


def _card(form: ReaderForm, known: Catalogue) -> Card | None:
    """Give the card of a form's posting; where there is none the form says why."""
    if not form.is_valid():
        return None
    text = form.cleaned_data["text"]
    with out_of_turn(when=len(text) > LONG):
        found = read_card(text, lexicon(), known)
    if isinstance(found, Reason):
        form.add_error("texte" if not form.cleaned_data.get("fichier") else "fichier", REFUSED[found])
        return None
    return found


def card_context(card: Card, known: Catalogue) -> dict[str, Any]:
    """Give what the templates of a card show."""
    notes = notes_of(card)
    axes = [(known.domains[slug].name, level) for slug, level in card.levels.items() if slug in known.domains]
    beside = None
    if card.nearest:
        mandate = card.nearest.scope.mandate
        levels = [mandate.get(slug, 0) for slug in card.levels if slug in known.domains]
        beside = (f"le mandat type « {card.nearest.mandate.name} »", levels)
    main = max(card.levels, key=lambda slug: card.levels[slug])
    return {
        "card": card,
        "said": SAID,
        "pieces": marked(card, notes),
        "notes": {kind: of_kind(notes, kind) for kind in ("mission", "job", "competency", "level", "setup", "clash")},
        "drawn": radar(axes, title="Ce que l’offre demande", beside=beside, words=MANDATE_LEVELS)
        if len(axes) > 2
        else "",
        "week": week_told(card),
        "asked_name": LEVELS[card.asked.value].lower() if card.asked else "",
        "setup_name": SETUP_NAMES[card.setup.value] if card.setup else "",
        "supposed_name": LEVELS[card.supposed].lower() if card.supposed else "",
        "picture": {
            "loads": [
                (known.domains[slug], load) for slug, load in card.loads.items() if slug in known.domains and load
            ],
            "function": card.of_the_function,
            "total": card.load,
        },
        "main_domain": main if card.levels[main] else "",
        "alerts": _alerts(card),
    }


def _alerts(card: Card) -> Alerts:
    """Look for the signs of the nearest mandate, then those that a posting shows whatever its mandate or for its level."""
    if not card.is_product_ops:
        return Alerts()
    nearest = card.nearest.mandate.slug if card.nearest else ""
    signs = MandateSign.objects.all()
    own = alerts(card.read, signs.filter(mandate__slug=nearest))
    titled = card.asked.value if card.asked and card.asked.titled else None
    same = [ground.mandate.slug for ground in grounds(catalogue()) if titled and ground.scope.role.seniority is titled]
    others = (
        signs.filter(Q(anywhere=True) | Q(mandate__slug__in=same)).exclude(mandate__slug=nearest).exclude(shown_by="")
    )
    return replace(own, met=own.met + alerts(card.read, others).met)


@require_POST
@never_cache
@limited(Asked.CHECKING)
def sheet(request: HttpRequest) -> HttpResponse:
    """Give the card and the findings as a PDF; a posting that has no card has the findings."""
    known, on = catalogue(), timezone.localdate()
    form = ReaderForm(request.POST, request.FILES, catalogue=known)
    if not form.is_valid():
        reader = request.POST.get("lecteur")
        return render(request, "publishing/read.html", {"form": form, "reader": reader}, status=422)
    text, answers = form.cleaned_data["text"], form.cleaned_data["answers"]
    with out_of_turn(when=len(text) > LONG):
        card = read_card(text, lexicon(), known)
        made = sheet_of(
            card,
            check(text, on=on),
            known,
            on=on,
            rules=checking.rules_in_force(on),
            facing=face(answers, card, known, form.cleaned_data["situation"])
            if answers and isinstance(card, Card)
            else None,
            signs=_alerts(card) if isinstance(card, Card) else None,
            applies=form.cleaned_data["lecteur"] == "candidat",
        )
        content = render_pdf(made)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="fiche-de-lecture.pdf"'
    return response


LATER = "plus-tard"
"""What the second button of the pass sends: the lines enter the draft, and stay to be confirmed there."""


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.OPENING)
@where_there_is_room
def start_from(request: HttpRequest) -> HttpResponse:
    """Show what was read, to accept or refuse line by line; then open a draft with what was accepted, or what is to be."""
    if request.method != "POST":
        return redirect("publishing:read-posting")
    known = catalogue()
    form = ReaderForm(request.POST, request.FILES, catalogue=known)
    if (card := _card(form, known)) is None:
        return render(request, "publishing/read.html", {"form": form, "reader": "recruteur"}, status=422)
    if "ouvrir" not in request.POST:
        return _pass(request, card, known)
    own = {name: request.POST.get(f"texte-{name}", "") for name in request.POST.getlist("garder")}
    answers = answers_of(card, request.POST.getlist("garder"), own)
    try:
        read_scope({"version": 1, **answers}, known, partial=True)
    except ScopeError as fault:
        return _pass(request, card, known, error=_told(fault))
    later = request.POST["ouvrir"] == LATER
    _row, key = RoleScope.objects.start_from(answers) if later else RoleScope.objects.start(confirmed(answers))
    response = redirect("scoping:step", key=key, step="relecture" if "mandate" in answers else "mandat")
    access.write_keys(response, [key, *access.read_keys(request)])
    return response


def _told(fault: ScopeError) -> str:
    """Say what is wrong with the accepted lines, each answer by its name."""
    told = dict.fromkeys(f"{capital(name_of_answer(each.path))} : {each.message}." for each in fault.faults)
    return " ".join(told)


def _pass(request: HttpRequest, card: Card, known: Catalogue, error: str = "") -> HttpResponse:
    """Show the lines to accept or refuse, as they were left where the page comes back."""
    names = {slug: domain.name for slug, domain in known.domains.items()}
    again = "ouvrir" in request.POST
    context = {
        "card": card,
        "groups": groups(card, names),
        "again": again,
        "kept": request.POST.getlist("garder"),
        "typed": {name: request.POST[name] for name in request.POST if name.startswith("texte-")},
        "error": error,
    }
    return render(request, "publishing/start_from.html", context, status=422 if error else 200)
