"""The link to read and comment: the four documents, with a note on any line; nothing else of the draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from productops.drafting.compose import compose
from productops.drafting.document import Document, Kind
from productops.http import private_page
from productops.knowledge.loading import catalogue
from productops.publishing import notes
from productops.publishing.documents import BY_KIND, DOCUMENTS, kind_of
from productops.scoping.access import find_commented
from productops.scoping.drafts import read_draft
from productops.scoping.models import RoleScope
from productops.ui.limits import Asked, limited


@dataclass(frozen=True, kw_only=True)
class Margin:
    """What the template needs to show and take notes: the line being commented, with what was typed."""

    comment_key: str
    commented: Kind
    csrf: str
    notes: dict[str, list[dict[str, Any]]]
    line: str = ""
    error: str = ""
    typed: str = ""
    name: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.NOTING)
def comments(request: HttpRequest, key: str) -> HttpResponse:
    """Show a document to someone who may comment it, or take their note."""
    row = find_commented(key)
    kind = kind_of((request.POST if request.method == "POST" else request.GET).get("document", ""))
    document = _document(row, kind)
    margin = Margin(comment_key=key, commented=kind, csrf=get_token(request), notes=notes.notes_by_line(row))
    if request.method != "POST":
        return _page(request, document, replace(margin, line=request.GET.get("noter", "")))
    line, text, name = (request.POST.get(field, "") for field in ("line", "note", "nom"))
    if document is None:
        return redirect(reverse("publishing:read", args=[key]))
    try:
        notes.save_note(row.pk, document, line=line, text=text, name=name)
    except notes.NoteError as refusal:
        asked = replace(margin, line=line, error=str(refusal), typed=text, name=name)
        return _page(request, document, asked, status=422)
    messages.success(request, "La note est laissée : qui tient ce cadrage la verra sur sa ligne.")
    return redirect(f"{reverse('publishing:read', args=[key])}?{urlencode({'document': kind})}#{line}")


def _document(row: RoleScope, kind: Kind) -> Document | None:
    plan = read_draft(row, catalogue()).plan
    if not plan.scope.has_mandate:
        return None
    return compose(plan.scope, plan.catalogue, kind=kind, on=timezone.localdate(), plan=plan)


def _page(request: HttpRequest, document: Document | None, margin: Margin, status: int = 200) -> HttpResponse:
    context = {
        "document": document,
        "desk": margin,
        "described": BY_KIND[margin.commented],
        "documents": DOCUMENTS,
    }
    return render(request, "publishing/comments.html", context, status=status)
