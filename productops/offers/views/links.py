"""The links of a draft: what each opens, given and revoked by whoever holds the draft's own key."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from productops.http import private_page
from productops.offers.link_form import LinkForm
from productops.offers.models import Offer
from productops.publishing.documents import BY_KIND
from productops.scoping.access import find_own
from productops.scoping.keys import digest
from productops.scoping.left_address import LeftAddress
from productops.scoping.links import Link, Use
from productops.scoping.models import RoleScope, comment_key

MOST = 40
"""Open links of a draft at most."""
_ADDRESSES = {
    Use.EDIT: "scoping:resume",
    Use.VOTE: "scoping:vote",
    Use.ASSESS: "offers:assessment",
    Use.HISTORY: "offers:shared-history",
}


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
def links(request: HttpRequest, key: str) -> HttpResponse:
    """List the links of a draft, and give one more."""
    row = find_own(key)
    if request.method != "POST":
        return _page(request, row, key, LinkForm())
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _page(request, row, key, form, status=422)
    given = form.cleaned_data
    with transaction.atomic():
        locked = RoleScope.objects.select_for_update().get(pk=row.pk)
        if locked.links.open().count() >= MOST:
            form.add_error(None, f"Ce cadrage a déjà {MOST} liens ouverts : révoquez-en avant d’en donner d’autres.")
            return _page(request, row, key, form, status=422)
        Link.objects.give(under=key, scope=locked, **given)
    messages.success(request, f"Le lien « {given['name']} » est prêt : copiez son adresse.")
    return redirect("offers:links", key=key)


@require_POST
@private_page
def revoke(request: HttpRequest, key: str) -> HttpResponse:
    """Revoke one link at once; the others go on."""
    row = find_own(key)
    number = request.POST.get("lien", "")
    link = get_object_or_404(Link, scope=row, pk=int(number) if number.isdecimal() and len(number) < 18 else 0)
    link.revoke()
    messages.success(request, "Le lien est révoqué : il n’ouvre plus rien, dès maintenant.")
    return redirect("offers:links", key=key)


def _page(request: HttpRequest, row: RoleScope, key: str, form: LinkForm, status: int = 200) -> HttpResponse:
    rows = list(row.links.all())
    offer = Offer.objects.filter(scope=row).order_by("-pk").first()
    left = LeftAddress.objects.filter(scope=row).first()
    context = {
        "key": key,
        "form": form,
        "links": [_shown(link, key) for link in rows if link.is_open],
        "address_left": left.left_at if left else None,
        "can_leave_address": settings.HAS_MAIL or left is not None,
        "ended": [link for link in rows if not link.is_open],
        "public": reverse("offers:offer", args=[public])
        if offer and not offer.gone_on(timezone.localdate()) and (public := offer.key_under(key))
        else "",
    }
    return render(request, "offers/links.html", context, status=status)


def _shown(link: Link, key: str) -> dict[str, Any]:
    """Give a link with its address, where the key of the draft opens its seal."""
    opened = link.key_under(key)
    if not opened and digest(derived := comment_key(key)) == link.key_digest:
        opened = derived
    name = _ADDRESSES.get(Use(link.use), "publishing:read")
    return {
        "link": link,
        "address": reverse(name, args=[opened]) if opened else "",
        "documents": [BY_KIND[kind].named for kind in BY_KIND if kind in link.documents]
        if name == "publishing:read"
        else [],
    }
