"""A draft's documents: on screen and as files."""

from __future__ import annotations

import json
import re
from io import BytesIO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

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
from productops.publishing import checking, talent
from productops.publishing.branding import brand_for
from productops.publishing.documents import BY_KIND, DOCUMENTS, parts
from productops.publishing.renderers import FORMATS
from productops.publishing.renderers.brand import PLAIN
from productops.publishing.renderers.pdf import missing_glyphs
from productops.publishing.renderers.xlsx import render_xlsx
from productops.scoping.access import find_draft
from productops.scoping.drafts import read_draft

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ARCHIVED = ("docx", "pdf", "md")


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
        "parts": parts(document),
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
    row = find_draft(key)
    try:
        plan = read_draft(row, catalogue()).plan
        document = _document(request, plan, kind)
    except ScopeError:
        return redirect("scoping:step", key=key, step="mandat")
    chosen = FORMATS[extension]
    charset = "; charset=utf-8" if chosen.is_text else ""
    brand = PLAIN if chosen.is_text else brand_for(row)
    response = HttpResponse(chosen.made_of(document, brand), content_type=f"{chosen.content_type}{charset}")
    return _named(response, f"{kind}.{extension}", f"{_title(document, plan)}.{extension}")


@require_safe
@private_page
def for_talent(request: HttpRequest, key: str) -> HttpResponse:
    """Show what a talent partner needs; without a mandate, go and choose one."""
    plan = _plan(key)
    try:
        offer = _document(request, plan, Kind.OFFER)
    except ScopeError:
        return redirect("scoping:step", key=key, step="mandat")
    context = {
        "key": key,
        "title": offer.title,
        "questions": talent.questions(plan),
        "blocks": talent.pasted(offer),
        "sourcing": talent.sourcing(plan),
    }
    return render(request, "publishing/talent.html", context)


@require_safe
@private_page
def download_grid(request: HttpRequest, key: str) -> HttpResponse:
    """Give the panel's grid as a spreadsheet; without a mandate, go and choose one."""
    try:
        plan = _plan(key)
        document = _document(request, plan, Kind.INTERVIEW_KIT)
    except ScopeError:
        return redirect("scoping:step", key=key, step="mandat")
    response = HttpResponse(render_xlsx(document), content_type=XLSX)
    return _named(response, "grille.xlsx", f"{_title(document, plan)}, grille.xlsx")


@require_safe
@private_page
def download_all(request: HttpRequest, key: str) -> HttpResponse:
    """Give every document in one archive, with the panel's grid and the answers; without a mandate, go and choose one."""
    row = find_draft(key)
    plan, brand = read_draft(row, catalogue()).plan, brand_for(row)
    out = BytesIO()
    try:
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for described in DOCUMENTS:
                document = _document(request, plan, described.kind)
                title = _title(document, plan)
                for extension in _ARCHIVED:
                    archive.writestr(f"{title}.{extension}", FORMATS[extension].made_of(document, brand))
                if described.kind is Kind.INTERVIEW_KIT:
                    archive.writestr(f"{title}, grille.xlsx", render_xlsx(document))
            answers = json.dumps(row.as_json(), ensure_ascii=False, indent=2)
            archive.writestr("Réponses du cadrage.json", answers)
    except ScopeError:
        return redirect("scoping:step", key=key, step="mandat")
    company = plan.scope.organisation.name or "Product Ops"
    response = HttpResponse(out.getvalue(), content_type="application/zip")
    return _named(response, "documents.zip", f"{_file_name(f'Documents, {company}')}.zip")


def _title(document: Document, plan: Plan) -> str:
    """Give the name of a document's file, without its extension: its title, and the company's name where it lacks it."""
    company = plan.scope.organisation.name or ""
    return _file_name(document.title if company in document.title else f"{document.title}, {company}")


def _file_name(title: str) -> str:
    return re.sub(r'[\\/*?"<>|\x00-\x1f]', "-", title.replace(":", ","))[:120]


def _named(response: HttpResponse, plain: str, name: str) -> HttpResponse:
    """Name the file: a plain name for old programs, the whole one for the others."""
    response["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return response
