"""A draft's documents: on screen and as files."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from productops.drafting.compose import compose
from productops.drafting.document import Document, Kind, Variant
from productops.drafting.plan import Plan
from productops.drafting.scope_json import ScopeError
from productops.http import private_page
from productops.knowledge.loading import catalogue
from productops.publishing import checking
from productops.publishing.documents import BY_KIND, DOCUMENTS
from productops.publishing.renderers import FORMATS
from productops.publishing.renderers.pdf import missing_glyphs
from productops.scoping.access import find_draft
from productops.scoping.drafts import read_draft


def _plan(key: str) -> Plan:
    return read_draft(find_draft(key), catalogue()).plan


def _document(request: HttpRequest, plan: Plan, kind: Kind) -> Document:
    variant = Variant.COMPACT if request.GET.get("version") == "courte" else Variant.FULL
    return compose(plan.scope, plan.catalogue, kind=kind, on=timezone.localdate(), variant=variant, plan=plan)


@require_safe
@private_page
def show(request: HttpRequest, key: str, kind: Kind) -> HttpResponse:
    """Show a document as its reader will see it; without a mandate, go and choose one."""
    plan = _plan(key)
    try:
        document = _document(request, plan, kind)
    except ScopeError:
        return redirect("scoping:step", key=key, step="mandat")
    is_offer = kind is Kind.OFFER
    found = checking.review_document(document, plan, on=timezone.localdate()) if is_offer else []
    context = {
        "blocking": checking.blocking(found),
        "document": document,
        "key": key,
        "described": BY_KIND[kind],
        "documents": DOCUMENTS,
        "formats": FORMATS.values(),
        "lacking": missing_glyphs(document),
    }
    return render(request, "publishing/document.html", context)


@require_safe
@private_page
def download(request: HttpRequest, key: str, kind: Kind, extension: str) -> HttpResponse:
    """Give a document as a file; without a mandate, go and choose one."""
    try:
        plan = _plan(key)
        document = _document(request, plan, kind)
    except ScopeError:
        return redirect("scoping:step", key=key, step="mandat")
    chosen = FORMATS[extension]
    charset = "; charset=utf-8" if chosen.is_text else ""
    response = HttpResponse(chosen.render(document), content_type=f"{chosen.content_type}{charset}")
    company = plan.scope.organisation.name or ""
    title = document.title if company in document.title else f"{document.title}, {company}"
    name = f"{title.replace('/', '-').replace(':', ',')}.{extension}"
    response["Content-Disposition"] = f"attachment; filename=\"{kind}.{extension}\"; filename*=UTF-8''{quote(name)}"
    return response
