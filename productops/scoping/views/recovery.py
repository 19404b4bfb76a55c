"""A draft whose address is lost: the address left on purpose, asking for a link by mail, and what that link opens."""

from __future__ import annotations

from functools import partial

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from productops.http import private_page
from productops.scoping.access import find_own, read_keys, write_keys
from productops.scoping.left_address import LeftAddress, normalised, spend
from productops.ui import mail
from productops.ui.forms import Form
from productops.ui.limits import MAILS, Asked, limited, may_mail

MOST = 20
"""Drafts named in one mail, the last saved first."""


class AddressForm(Form):
    """An address, to leave or to ask by."""

    email = forms.EmailField(
        label="L’adresse de courriel",
        max_length=254,
        error_messages={"required": "Écrivez une adresse de courriel."},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.RECOVERING)
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """Leave an address for this draft, or take it back at once."""
    row = find_own(key)
    left = LeftAddress.objects.filter(scope=row).first()
    if not settings.HAS_MAIL and left is None:
        raise Http404
    if request.method != "POST":
        return _leaving(request, key, left, AddressForm())
    if "retirer" in request.POST:
        LeftAddress.objects.filter(scope=row).delete()
        messages.success(request, "L’adresse est effacée : aucun courriel ne rendra plus ce cadrage.")
        return redirect("scoping:leave-address" if settings.HAS_MAIL else "scoping:resume", key=key)
    if not settings.HAS_MAIL:
        raise Http404
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _leaving(request, key, left, form, status=422)
    LeftAddress.objects.leave(form.cleaned_data["email"], scope=row, key=key)
    messages.success(request, "L’adresse est laissée : elle seule peut recevoir de quoi retrouver ce cadrage.")
    return redirect("scoping:leave-address", key=key)


def _leaving(
    request: HttpRequest, key: str, left: LeftAddress | None, form: AddressForm, status: int = 200
) -> HttpResponse:
    context = {"key": key, "left": left, "form": form if settings.HAS_MAIL else None}
    return render(request, "scoping/leave_address.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@mail.where_mail_is_set_up
@limited(Asked.RECOVERING)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail. The answer is the same, and as quick, whether the address was left here or not."""
    if request.method != "POST":
        return render(request, "scoping/recover.html", {"form": AddressForm(), "most": MAILS})
    form = AddressForm(request.POST)
    if not form.is_valid():
        return render(request, "scoping/recover.html", {"form": form, "most": MAILS}, status=422)
    site = request.build_absolute_uri("/").removesuffix("/")
    mail.later(partial(_send_links, form.cleaned_data["email"], site))
    messages.success(
        request,
        "C’est noté. Si cette adresse a été laissée ici pour cela, un courriel y part : il donne un lien par cadrage.",
    )
    return redirect("scoping:recover")


def _send_links(address: str, site: str) -> None:
    """Mail the links of the drafts for which an address was left; nothing where it was left for none."""
    if not may_mail(normalised(address)):
        return
    rows = LeftAddress.objects.left_at(address)[:MOST]
    links = [(row.scope, link) for row in rows if (link := row.make_link(address))]
    if links:
        told = [(scope, f"{site}{reverse('scoping:bring-back', args=[link])}") for scope, link in links]
        context: dict[str, object] = {"drafts": told, "site": f"{site}/"}
        mail.send("scoping/recover.txt", context, subject="Retrouver un cadrage", to=address)


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.RECOVERING)
def bring_back(request: HttpRequest, link: str) -> HttpResponse:
    """Ask, then give the draft back to this browser: programs that read mail open links, and never press a button."""
    left = LeftAddress.objects.of_link(link).select_related("scope").first()
    if left is not None and request.method != "POST":
        return render(request, "scoping/bring_back.html", {"link": link, "draft": left.scope})
    if left is not None and "retirer" in request.POST:
        left.delete()
        messages.success(request, "L’adresse est effacée : plus aucun courriel ne partira pour ce cadrage.")
        return redirect("scoping:start")
    key = spend(link) if left is not None else ""
    if not key:
        return render(
            request, "scoping/link_ended.html", {"lasts": "une heure", "can_ask": settings.HAS_MAIL}, status=404
        )
    response = redirect("scoping:resume", key=key)
    write_keys(response, [key, *read_keys(request)])
    messages.success(request, "Voici votre cadrage. Gardez cette adresse : c’est elle qui l’ouvre.")
    return response
