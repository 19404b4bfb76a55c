"""The reading: the documents with the reason of every line, retouched in place, and what is left to look at again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from productops.drafting.advice import advise
from productops.drafting.answers import LONG
from productops.drafting.compose import left_out, write
from productops.drafting.document import Document, Kind, apply_edits
from productops.drafting.plan import Plan
from productops.drafting.scope_json import ScopeError, read_scope
from productops.drafting.wording import MANDATE_LEVELS
from productops.http import private_page
from productops.knowledge.loading import catalogue
from productops.pictures.radar import radar
from productops.publishing import checking, edits, notes
from productops.publishing.documents import BY_KIND, DOCUMENTS, kind_of, parts
from productops.publishing.reading.understood import understand
from productops.publishing.renderers import FORMATS
from productops.review.rules import BY_ID
from productops.scoping.access import find_draft
from productops.scoping.drafts import read_draft
from productops.scoping.models import RoleScope
from productops.scoping.steps import BY_KEY
from productops.scoping.summary import summarise
from productops.scoping.views.context import page_context

_DONE = {
    edits.Action.REWRITE: "La ligne est réécrite.",
    edits.Action.REMOVE: "La ligne est retirée ; la liste des retouches permet de la reprendre.",
    edits.Action.UP: "La ligne est montée.",
    edits.Action.DOWN: "La ligne est descendue.",
    edits.Action.ADD: "La ligne est ajoutée.",
    edits.Action.UNDO: "La retouche est annulée.",
}


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What the template needs to retouch lines: where, and what is under the pen (a line, or the reason to set a
    rule aside) with what was typed and why it was refused."""

    key: str
    kind: Kind
    csrf: str
    notes: dict[str, list[dict[str, Any]]]
    found: dict[str, list[checking.NumberedFinding]] = field(default_factory=dict)
    line: str = ""
    error: str = ""
    action: str = ""
    typed: str = ""
    rule: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
def final_check(request: HttpRequest, key: str) -> HttpResponse:
    """Show a document to its author, or take a change to one of its lines."""
    row = find_draft(key)
    kind = kind_of((request.POST if request.method == "POST" else request.GET).get("document", ""))
    desk = Desk(key=key, kind=kind, csrf=get_token(request), notes=notes.notes_by_line(row))
    if request.method != "POST":
        return _page(request, row, replace(desk, line=request.GET.get("retoucher", "")))
    if note := request.POST.get("effacer"):
        line = notes.erase_note(row.pk, note)
        messages.success(request, "La note est effacée.")
        return redirect(f"{_address(desk)}#{line}")
    if "exception" in request.POST:
        return _except(request, row, desk)
    if (change := _asked(request)) is None:
        return redirect(_address(desk))
    try:
        _save(row.pk, change, kind)
    except edits.EditError as refusal:
        row.refresh_from_db()
        held = replace(desk, line=change.ref, error=str(refusal), action=change.action, typed=change.text)
        return _page(request, row, held, status=422)
    messages.success(request, _DONE[change.action])
    return redirect(f"{_address(desk)}#{change.ref if change.action is not edits.Action.UNDO else 'retouches'}")


def _except(request: HttpRequest, row: RoleScope, desk: Desk) -> HttpResponse:
    """Keep the reason for which a rule is set aside, or take it back; it is printed in the brief."""
    rule, reason = request.POST.get("rule", ""), " ".join(request.POST.get("raison", "").replace("\x00", "").split())
    kept = request.POST.get("exception") == "garder"
    if rule in BY_ID and kept and not 0 < len(reason) <= LONG:
        message = (
            f"{LONG} caractères au plus ({len(reason)} ici) : gardez l’essentiel." if reason else "Dites la raison."
        )
        return _page(request, row, replace(desk, rule=rule, error=message, typed=reason), status=422)
    if rule in BY_ID:
        _set_exception(row.pk, rule, reason if kept else "")
        messages.success(request, "Le constat est mis de côté." if kept else "Le constat est repris.")
    return redirect(f"{_address(desk)}#constats")


@transaction.atomic
def _set_exception(pk: int, rule: str, reason: str) -> None:
    row = RoleScope.objects.select_for_update().get(pk=pk)
    row.exceptions = {name: text for name, text in row.exceptions.items() if name != rule}
    if reason:
        row.exceptions[rule] = reason
    row.revision += 1
    row.saved_at = timezone.now()
    row.save(update_fields=["exceptions", "revision", "saved_at"])


def _page(request: HttpRequest, row: RoleScope, desk: Desk, status: int = 200) -> HttpResponse:
    return render(request, "publishing/final_check.html", _context(row, desk), status=status)


def _asked(request: HttpRequest) -> edits.Change | None:
    """Give the change that a form asks for, or None when its button is none of ours."""
    try:
        action = edits.Action(request.POST.get("action", ""))
    except ValueError:
        return None
    typed = "ajout" if action is edits.Action.ADD else "texte"
    return edits.Change(
        action=action,
        ref=request.POST.get("line", ""),
        text=request.POST.get(typed, ""),
        seen=request.POST.get("seen"),
    )


def _address(desk: Desk) -> str:
    address = reverse("scoping:step", args=[desk.key, "relecture"])
    return address if desk.kind is Kind.OFFER else f"{address}?{urlencode({'document': desk.kind})}"


def _both(plan: Plan, kind: Kind) -> tuple[Document, Document]:
    """Give a document as written, then as its author left it."""
    plain = write(plan.scope, plan.catalogue, kind=kind, on=timezone.localdate(), plan=plan)
    return plain, apply_edits(plain, plan.scope.edits)


@transaction.atomic
def _save(pk: int, change: edits.Change, kind: Kind) -> None:
    """Make the change on the draft as it stands now. Raises EditError."""
    row = RoleScope.objects.select_for_update().get(pk=pk)
    known = catalogue()
    plan = read_draft(row, known).plan
    if not plan.scope.has_mandate:
        raise edits.EditError("Le mandat manque : il n’y a pas encore de document à retoucher.")
    plain, now = _both(plan, kind)
    row.edits = edits.make(change, row.edits, plain=plain, now=now)
    try:
        read_scope({"version": 1, "edits": row.edits}, known, partial=True)
    except ScopeError as fault:
        raise edits.EditError(_told(fault)) from fault
    row.revision += 1
    row.saved_at = timezone.now()
    row.save(update_fields=["edits", "revision", "saved_at"])


def _told(fault: ScopeError) -> str:
    """Say the faults of an edit without their path, which means nothing on a page."""
    text = " ; ".join(dict.fromkeys(each.message for each in fault.faults))
    return f"{text[:1].upper()}{text[1:]}."


def _context(row: RoleScope, desk: Desk) -> dict[str, Any]:
    """Give the page: the document, its retouches, what to look at again and what is not confirmed."""
    draft = read_draft(row, catalogue())
    plan, context = draft.plan, page_context(BY_KEY["relecture"], draft, desk.key)
    if not plan.scope.has_mandate:
        return context | {"missing_mandate": True}
    plain, now = _both(plan, desk.kind)
    if desk.kind is Kind.OFFER:
        on = timezone.localdate()
        found = checking.review_document(now, plan, on=on)
        by_line: dict[str, list[checking.NumberedFinding]] = {}
        for each in found:
            if each.line and not each.reason:
                by_line.setdefault(each.line, []).append(each)
        desk = replace(desk, found=by_line)
        context |= {
            "milder": [each for each in found if not each.reason and each not in checking.blocking(found)],
            "excused": [each for each in found if each.reason],
            "blocking": checking.blocking(found),
            "counts": checking.counts(found),
            "checked_on": on,
            "left_out": left_out(plan, plain, on=on),
            "rules": checking.rules_in_force(on),
            **_understood(now, plan),
        }
    return context | {
        "document": now,
        "parts": [*parts(now), ("reponses", "Vos réponses")],
        "described": BY_KIND[desk.kind],
        "documents": DOCUMENTS,
        "formats": FORMATS.values(),
        "desk": desk,
        "note_count": sum(map(len, desk.notes.values())),
        "lost_notes": _lost(desk, now),
        "traces": list(edits.traces(plan.scope, plain, now)),
        "advice": advise(plan),
        "unconfirmed": any(item.suggested for item in now.items()),
        "summary": summarise(draft),
        "pending_steps": [BY_KEY[step] for step in row.pending],
    }


def _understood(offer: Document, plan: Plan) -> dict[str, Any]:
    """Give what an outsider would read in the offer, drawn with the mandate that was meant over it."""
    understood = understand(offer, plan.scope)
    known = plan.catalogue.domains
    if understood.card is None or len(known) < 3:
        return {"understood": understood}
    axes = [(domain.name, understood.card.levels.get(slug, 0)) for slug, domain in known.items()]
    meant = [plan.scope.mandate.get(slug, 0) for slug in known]
    drawn = radar(axes, title="Ce que l’on lit", beside=("le mandat voulu", meant), words=MANDATE_LEVELS)
    return {"understood": understood, "understood_drawn": drawn}


def _lost(desk: Desk, document: Document) -> list[dict[str, Any]]:
    """Give the notes left on lines of this document that it no longer has."""
    there = {item.id for item in document.items()}
    gone = (ref for ref in desk.notes if ref.startswith(f"{desk.kind}/") and ref not in there)
    return [note for ref in gone for note in desk.notes[ref]]
