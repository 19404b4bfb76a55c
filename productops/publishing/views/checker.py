"""`/verifier/`: any posting read by the rules. Nothing pasted is kept: the page carries it from one answer to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from productops.publishing import checking
from productops.publishing.check_form import CheckForm
from productops.review.candidate import read_for_candidate
from productops.review.check import check
from productops.review.rules import BY_ID, NOT_CHECKED
from productops.text.folding import unfolds_beyond
from productops.turn import out_of_turn
from productops.ui.limits import Asked, limited

LONG = 2_000
"""Characters from which a posting is read while others make their pages: a hundredth of a second and more."""
REASON = 300
"""Characters of a reason that are kept on the page."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(Asked.CHECKING)
def check_posting(request: HttpRequest) -> HttpResponse:
    """Show the form, or what the rules find in the posting it holds."""
    if request.method != "POST":
        reader = "candidat" if request.GET.get("lecteur") == "candidat" else "recruteur"
        return render(
            request, "publishing/check.html", {"form": CheckForm(initial={"lecteur": reader}), "reader": reader}
        )
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "publishing/check.html", {"form": form}, status=422)
    given = form.cleaned_data
    with out_of_turn(when=len(given["text"]) > LONG):
        text, before = _edited(request, given["text"], given["house"])
        reads = (
            _as_candidate(text, given["house"])
            if given["lecteur"] == "candidat"
            else _findings(request, text, given["house"])
        )
    shown = CheckForm(initial={"texte": text, "maison": given["maison"], "lecteur": given["lecteur"]})
    context = reads | {"form": shown, "before": before, "reader": given["lecteur"], "notes": given["notes"]}
    return render(request, "publishing/check.html", context)


def _edited(request: HttpRequest, text: str, house: Sequence[str]) -> tuple[str, str]:
    """Give the text once the replacement asked for is made or undone, and the text before it."""
    if "annuler" in request.POST:
        before = request.POST.get("before", "").replace("\r\n", "\n").replace("\x00", "")
        return (text if not before.strip() or unfolds_beyond(before, CheckForm.longest) else before), ""
    wanted = request.POST.get("remplacer", "")
    for finding in check(text, on=timezone.localdate(), house=house) if wanted else ():
        if finding.change and wanted == f"{finding.rule.id}:{finding.start}:{finding.end}":
            return finding.change.made(text), text
    return text, ""


def _reasons(request: HttpRequest) -> dict[str, str]:
    """Give the reasons for which findings are set aside, by rule; a reason left empty sets nothing aside."""
    given = {rule: request.POST.get(f"reason-{rule}", "").strip()[:REASON] for rule in BY_ID}
    return {rule: reason for rule, reason in given.items() if reason and request.POST.get("reprendre") != rule}


def _findings(request: HttpRequest, text: str, house: Sequence[str]) -> dict[str, Any]:
    """Give what the rules find, for the person who publishes."""
    findings = check(text, on=timezone.localdate(), house=house)
    found = checking.number_findings(findings, source=text, exceptions=_reasons(request))
    return _common(text, [each for each in found if not each.reason]) | {
        "set_aside": [each for each in found if each.reason],
        "counts": checking.counts(found),
    }


def _as_candidate(text: str, house: Sequence[str]) -> dict[str, Any]:
    """Give the same text as the person who applies reads it: nothing of the publisher's desk."""
    candidate = read_for_candidate(text, check(text, on=timezone.localdate(), house=house))
    return _common(text, checking.number_findings(candidate.beware)) | {"candidate": candidate}


def _common(text: str, found: list[checking.NumberedFinding]) -> dict[str, Any]:
    on = timezone.localdate()
    return {
        "checked": True,
        "text": text,
        "pieces": checking.pieces(text, found),
        "found": found,
        "not_checked": NOT_CHECKED,
        "rules": checking.rules_in_force(on),
        "on": on,
    }
