"""`/verifier/`: any posting read by the rules. Nothing pasted is kept: the page carries it from one answer to the next."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from productops.publishing import checking
from productops.publishing.check_form import CheckForm
from productops.review.check import check
from productops.review.rules import BY_ID, NOT_CHECKED

REASON = 300
"""Characters of a reason that are kept on the page."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check_posting(request: HttpRequest) -> HttpResponse:
    """Show the form, or what the rules find in the posting it holds."""
    if request.method != "POST":
        return render(request, "publishing/check.html", {"form": CheckForm(initial={"lecteur": "recruteur"})})
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "publishing/check.html", {"form": form}, status=422)
    text, before = _edited(request, form.cleaned_data["text"])
    shown = CheckForm(initial={"texte": text, "lecteur": form.cleaned_data["lecteur"]})
    context = _findings(request, text) | {"form": shown, "before": before, "reader": form.cleaned_data["lecteur"]}
    return render(request, "publishing/check.html", context)


def _edited(request: HttpRequest, text: str) -> tuple[str, str]:
    """Give the text once the replacement asked for is made or undone, and the text before it."""
    if "annuler" in request.POST:
        return request.POST.get("avant", text).replace("\r\n", "\n") or text, ""
    wanted = request.POST.get("remplacer", "")
    for finding in check(text, on=timezone.localdate()):
        if finding.replacement is not None and wanted == f"{finding.rule.id}:{finding.start}:{finding.end}":
            return f"{text[: finding.start]}{finding.replacement}{text[finding.end :]}", text
    return text, ""


def _reasons(request: HttpRequest) -> dict[str, str]:
    """Give the reasons for which findings are set aside, by rule; a reason left empty sets nothing aside."""
    given = {rule: request.POST.get(f"raison-{rule}", "").strip()[:REASON] for rule in BY_ID}
    return {rule: reason for rule, reason in given.items() if reason and request.POST.get("reprendre") != rule}


def _findings(request: HttpRequest, text: str) -> dict[str, Any]:
    on = timezone.localdate()
    found = checking.number(check(text, on=on), exceptions=_reasons(request))
    return {
        "checked": True,
        "text": text,
        "pieces": checking.pieces(text, [each for each in found if not each.reason]),
        "found": [each for each in found if not each.reason],
        "set_aside": [each for each in found if each.reason],
        "counts": checking.counts(found),
        "reading": checking.read_as_candidate(found),
        "not_checked": NOT_CHECKED,
        "rules": checking.rules_in_force(on),
        "on": on,
    }
