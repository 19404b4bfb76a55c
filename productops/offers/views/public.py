"""What anyone reads at an offer's address: a version as stored, its files, and the form that reports it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from productops.contributions.forms import GuardedForm
from productops.http import private_page
from productops.offers import access, freezing
from productops.offers.annotating import annotate, read_profile
from productops.offers.browsing import PROFILE
from productops.offers.forms import ReportForm
from productops.offers.job_posting import job_posting
from productops.offers.models import Offer, OfferReport, OfferVersion
from productops.offers.views.comparing import comparison, with_earlier
from productops.ui.limits import Asked, limited


@require_safe
@access.kept_with_list(unless=PROFILE)
@access.offer_page
def show(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Show the offer as it stands: its last version, read with its reader where it is listed."""
    version = offer.latest
    if not offer.standing.is_indexed:
        return _page(request, offer, version)
    answers = read_profile(request.GET.get(PROFILE, ""))
    context = {
        "offer": offer,
        "version": version,
        "annotated": annotate(version, answers),
        "posting": job_posting(offer, version, request.build_absolute_uri),
        "history": with_earlier(offer) if offer.history_shown else [],
        "labels": freezing.LABELS.items(),
        "parts": [
            *version.parts,
            ("carte", "Sa carte d’identité"),
            ("decide", "Qui décide quoi"),
            ("questions", "À demander"),
        ],
    }
    return render(request, "offers/annotated.html", context)


@require_safe
@access.offer_page
def version_page(request: HttpRequest, offer: Offer, number: int) -> HttpResponse:
    """Show one version, at an address that never shows another."""
    return _page(request, offer, access.find_version(offer, number))


def _page(request: HttpRequest, offer: Offer, version: OfferVersion) -> HttpResponse:
    latest = version.number if not offer.history_shown else offer.latest.number
    context: dict[str, Any] = {
        "offer": offer,
        "version": version,
        "page": bytes(version.page).decode(),
        "standing": offer.standing,
        "latest": latest,
        "labels": freezing.LABELS.items(),
        "history": with_earlier(offer) if offer.history_shown else [],
    }
    return render(request, "offers/offer.html", context)


@require_safe
@access.offer_page
def version_file(request: HttpRequest, offer: Offer, number: int, extension: str) -> HttpResponse:
    """Give a version as a file: the bytes made when it was published."""
    version = access.find_version(offer, number)
    stored = get_object_or_404(version.files, extension=extension)
    response = HttpResponse(bytes(stored.content), content_type=freezing.TYPES[extension])
    name = f"{version.title.replace('/', '-').replace(':', ',')}, {offer.employer}, version {number}.{extension}"
    plain = f"offre-{number}.{extension}"
    response["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return response


@require_safe
@access.offer_page
def differences(request: HttpRequest, offer: Offer, before: int, after: int) -> HttpResponse:
    """Show what changed between two versions, where the leader chose to show the history."""
    if not offer.history_shown:
        raise Http404
    return render(request, "offers/changes.html", comparison(offer, before, after) | {"offer": offer})


@require_http_methods(["GET", "HEAD", "POST"])
@access.offer_page
@limited(Asked.REPORTING)
def report(request: HttpRequest, offer: Offer) -> HttpResponse:
    """Take in what someone says of an offer, for the people of the site."""
    context: dict[str, Any] = {"offer": offer}
    if request.method != "POST":
        context |= {"form": ReportForm(), "opened": GuardedForm.opened()}
        return render(request, "offers/report.html", context)
    form = ReportForm(request.POST)
    if not form.is_valid():
        context |= {"form": form, "opened": form.still_open()}
        return render(request, "offers/report.html", context, status=422)
    given = form.cleaned_data
    _row, key = OfferReport.objects.receive(
        offer=offer, subject=given["subject"], text=given["text"], email=given["email"]
    )
    return redirect("offers:report-receipt", key)


@require_safe
@private_page
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """Show whoever reported an offer what they said, and what is answered."""
    try:
        report = OfferReport.objects.select_related("offer").with_key(key)
    except OfferReport.DoesNotExist as missing:
        raise Http404 from missing
    address = request.build_absolute_uri(request.path)
    return render(request, "offers/reported.html", {"report": report, "address": address})
