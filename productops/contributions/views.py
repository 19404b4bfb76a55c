"""Offering a testimonial, taking it back, and asking that a testimonial be removed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from productops.contributions.forms import ContributionForm, GuardedForm, RemovalForm
from productops.contributions.models import Contribution, RemovalRequest
from productops.http import private_page
from productops.knowledge.models import Domain, Testimonial
from productops.ui.limits import Asked, wait_for


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def contribute(request: HttpRequest) -> HttpResponse:
    """Show the questions, the same for everyone, and take in the answers."""
    asked = {name: request.GET.get(name, "").replace("\x00", "") for name in ("parcours", "domaine")}
    # A testimonial that we lack is invited by a link that names its domain.
    context: dict[str, Any] = {"sought": Domain.objects.filter(slug=asked["domaine"]).first()}
    if request.method != "POST":
        context |= {"form": ContributionForm(initial={"path": asked["parcours"]}), "opened": GuardedForm.opened()}
        return render(request, "contributions/contribute.html", context)
    form = ContributionForm(request.POST)
    full = wait_for(Asked.CONTRIBUTING, request)
    if full or not form.is_valid():
        context |= {"form": form, "opened": form.still_open(), "full": full}
        return _refused(render(request, "contributions/contribute.html", context), full)
    _row, key = form.save()
    return redirect("contributions:contribution", key)


def _refused(page: HttpResponse, wait: int) -> HttpResponse:
    """Give back a form that is not taken in: for what it holds, or because it comes too often."""
    page.status_code = 429 if wait else 422
    if wait:
        page["Retry-After"] = str(wait)
    return page


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def contribution(request: HttpRequest, key: str) -> HttpResponse:
    """Show its author what became of a testimonial, and take it back for good on POST."""
    try:
        row = Contribution.objects.with_key(key)
    except Contribution.DoesNotExist as missing:
        raise Http404 from missing
    if request.method == "POST":
        row.withdraw()
        return render(request, "contributions/withdrawn.html")
    address = request.build_absolute_uri(request.path)
    return render(request, "contributions/contribution.html", {"contribution": row, "address": address})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def removal(request: HttpRequest) -> HttpResponse:
    """Ask that a testimonial be removed; `voix` in the address names it."""
    slug = request.GET.get("voix", "").replace("\x00", "")
    testimonial = Testimonial.objects.published().for_cards().filter(slug=slug).first()
    if request.method != "POST":
        context = {"form": RemovalForm(), "testimonial": testimonial, "opened": GuardedForm.opened()}
        return render(request, "contributions/removal.html", context)
    form = RemovalForm(request.POST)
    full = wait_for(Asked.REMOVING, request)
    if full or not form.is_valid():
        context = {"form": form, "testimonial": testimonial, "opened": form.still_open(), "full": full}
        return _refused(render(request, "contributions/removal.html", context), full)
    RemovalRequest.objects.create(
        testimonial=testimonial, email=form.cleaned_data["email"], reason=form.cleaned_data["reason"]
    )
    return redirect("contributions:removal-received")


@require_http_methods(["GET", "HEAD"])
def removal_received(request: HttpRequest) -> HttpResponse:
    """Say that the request is in."""
    return render(request, "contributions/removal_received.html")
