"""The employer's mail domain: the leader asks for a mail there, and whoever receives it confirms the offer or disowns it."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from productops.http import private_page
from productops.offers.access import find_last_offer
from productops.offers.employer_domain import EmployerDomain
from productops.offers.forms import DomainForm
from productops.offers.models import Offer
from productops.scoping.left_address import normalised
from productops.ui import mail
from productops.ui.limits import MAILS, Asked, limited, may_mail


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.PROVING)
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """Show where the proof stands, ask for a mail at the employer's domain, or take the domain away."""
    offer = find_last_offer(key)
    row = EmployerDomain.objects.filter(offer=offer).first()
    if not settings.HAS_MAIL and row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, key, offer, row, DomainForm())
    if "retirer" in request.POST:
        EmployerDomain.objects.filter(offer=offer).delete()
        messages.success(request, "Le domaine est effacé : la page de l’offre dit que l’employeur n’est pas vérifié.")
        return redirect("offers:publication", key=key)
    if not settings.HAS_MAIL or not offer.standing.is_open:
        raise Http404
    form = DomainForm(request.POST)
    if form.is_valid() and not may_mail(normalised(form.cleaned_data["email"])):
        form.add_error("email", f"Cette boîte a déjà reçu {MAILS} courriels d’ici aujourd’hui : réessayez demain.")
    if not form.is_valid():
        return _page(request, key, offer, row, form, status=422)
    row, link = EmployerDomain.objects.ask(offer, form.domain)
    address = request.build_absolute_uri(reverse("offers:confirm-domain", args=[link]))
    mail.later(partial(_send, row.pk, form.cleaned_data["email"], address, request.build_absolute_uri("/")))
    messages.success(request, f"Un courriel part vers cette adresse, à @{row.domain}. Qui le reçoit a deux jours.")
    return redirect("offers:employer-domain", key=key)


def _page(
    request: HttpRequest, key: str, offer: Offer, row: EmployerDomain | None, form: DomainForm, status: int = 200
) -> HttpResponse:
    can_ask = settings.HAS_MAIL and offer.standing.is_open and (row is None or row.proved_at is None)
    context = {"key": key, "offer": offer, "row": row, "form": form if can_ask else None}
    return render(request, "offers/employer_domain.html", context, status=status)


def _send(pk: int, to: str, address: str, site: str) -> None:
    """Mail the link; where the server refuses, the leader's page says so."""
    context: dict[str, object] = {"address": address, "site": site}
    try:
        mail.send("offers/employer_domain.txt", context, subject="Une offre d’emploi à confirmer", to=to)
    except Exception:  # whatever it is, it is said there and logged by `mail`
        EmployerDomain.objects.filter(pk=pk).update(is_unsent=True)
        raise


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.PROVING)
def confirm(request: HttpRequest, link: str) -> HttpResponse:
    """Ask whoever received the mail whether the offer is the employer's: programs open links, and never press a button."""
    row = EmployerDomain.objects.of_link(link)
    if row is None:
        context = {"lasts": "deux jours", "can_ask": False}
        return render(request, "scoping/link_ended.html", context, status=404)
    offer = row.offer
    if request.method != "POST":
        context = {"link": link, "row": row, "offer": offer, "title": offer.latest.title}
        return render(request, "offers/confirm_domain.html", context)
    if "refuser" in request.POST:
        row.delete()
        messages.warning(request, "C’est noté : rien n’est confirmé. Dites-nous ici si l’offre se sert de votre nom.")
        return redirect("offers:report", offer.key)
    row.confirm()
    messages.success(
        request, f"C’est confirmé : la page de l’offre nomme le domaine @{row.domain}, jamais votre adresse."
    )
    return redirect("offers:offer", offer.key)
