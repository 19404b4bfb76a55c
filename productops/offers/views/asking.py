"""The desk, continued: asking that the offer be listed, reading what was decided, answering once, leaving the list."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from productops.http import private_page
from productops.knowledge.loading import catalogue
from productops.knowledge.templatetags.linked_data import written
from productops.offers import listing
from productops.offers.access import find_last_offer
from productops.offers.forms import AnswerForm, ListingForm
from productops.offers.index import FACETS
from productops.offers.job_posting import job_posting
from productops.offers.listed_facts import tokens_of
from productops.offers.models import Listing, Offer, WayError
from productops.offers.states import State
from productops.scoping.access import read_keys
from productops.ui.forms import Form
from productops.ui.limits import Asked, limited


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.LISTING)
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """Show where the asking stands, and ask."""
    offer = find_last_offer(key)
    if request.method != "POST":
        return _page(request, key, offer, ListingForm(initial={"contact": offer.contact}))
    form = ListingForm(request.POST)
    if not form.is_valid():
        return _page(request, key, offer, form, status=422)
    is_new = not [other for other in read_keys(request) if other != key]
    try:
        listing.ask(offer, offer.key, contact=form.cleaned_data["contact"], is_new_browser=is_new)
    except listing.AskedError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "C’est demandé : une personne du site lit l’offre avant de la lister.")
    return redirect("offers:listing", key=key)


@require_POST
@private_page
@limited(Asked.LISTING)
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Answer a refusal, once."""
    offer = find_last_offer(key)
    row = Listing.objects.filter(offer=offer).first()
    if row is None:
        raise Http404
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, key, offer, form, status=422)
    try:
        listing.answer(row, form.cleaned_data["answer"])
    except listing.AskedError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "Votre réponse est partie : une personne du site relit l’offre.")
    return redirect("offers:listing", key=key)


@require_POST
@private_page
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """Take the offer out of the list; its address goes on."""
    try:
        listing.leave(find_last_offer(key))
    except WayError:
        messages.warning(request, "L’offre a changé d’état depuis que cette page est ouverte : voici où elle en est.")
    else:
        messages.success(request, "L’offre n’est plus dans la liste. Elle se lit toujours à son adresse.")
    return redirect("offers:listing", key=key)


def _page(request: HttpRequest, key: str, offer: Offer, form: Form, status: int = 200) -> HttpResponse:
    row, version = Listing.objects.filter(offer=offer).first(), offer.latest
    posting = job_posting(offer, version, request.build_absolute_uri)
    can_ask = not listing.forbids(offer, row, version)
    can_answer = row is not None and row.can_answer
    if can_answer and not can_ask and not isinstance(form, AnswerForm):
        form = AnswerForm()
    context = {
        "key": key,
        "offer": offer,
        "listing": row,
        "form": form if can_ask or can_answer else None,
        "can_ask": can_ask,
        "can_answer": can_answer and not can_ask,
        "is_listed": offer.state_now is State.LISTED,
        "told": _told(version.facts),
        "html": f"{bytes(version.page).decode()}\n{written(posting)}" if posting else bytes(version.page).decode(),
        "has_posting": posting is not None,
    }
    return render(request, "offers/listing.html", context, status=status)


def _told(facts: dict[str, object]) -> list[str]:
    """Name the filters of the list by which the offer would be found."""
    keys = {token.partition("=")[0] for token in tokens_of(facts, catalogue())}
    return [facet.legend.lower() for facet in FACETS if facet.key in keys]
