"""What a link lets others read: the documents it opens, with a note on any line where it lets them comment."""

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
from productops.publishing.documents import BY_KIND, DOCUMENTS, Described, parts
from productops.publishing.sharing import for_others
from productops.scoping.access import find_link
from productops.scoping.drafts import read_draft
from productops.scoping.links import Use
from productops.scoping.models import RoleScope
from productops.ui.limits import Asked, limited


@dataclass(frozen=True, kw_only=True)
class Margin:
    """What the template needs to show and take notes: the line being commented, with what was typed."""

    comment_key: str
    commented: Kind
    opened: list[Described]
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
    link = find_link(key, Use.COMMENT, Use.PANEL, Use.PARTNER)
    row = link.scope
    opened = [described for described in DOCUMENTS if described.kind in link.documents]
    wanted = (request.POST if request.method == "POST" else request.GET).get("document", "")
    kind = next((described.kind for described in opened if described.kind == wanted), opened[0].kind)
    document = _document(row, kind)
    comments_too = link.use == Use.COMMENT
    margin = Margin(
        comment_key=key,
        commented=kind,
        opened=opened,
        csrf=get_token(request) if comments_too else "",
        notes=notes.notes_by_line(row) if comments_too else {},
    )
    if request.method != "POST" or not comments_too:
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
    return for_others(compose(plan.scope, plan.catalogue, kind=kind, on=timezone.localdate(), plan=plan))


def _page(request: HttpRequest, document: Document | None, margin: Margin, status: int = 200) -> HttpResponse:
    context = {
        "document": document,
        "parts": parts(document) if document else (),
        "desk": margin,
        # Reasons are for those whose opinion is asked.
        "margin": margin if margin.csrf else None,
        "described": BY_KIND[margin.commented],
        "documents": margin.opened,
    }
    return render(request, "publishing/comments.html", context, status=status)
