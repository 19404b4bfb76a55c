"""A whole draft: deleted, copied, opened from a file, taken away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from productops.http import private_page, wants_part
from productops.knowledge.loading import catalogue
from productops.knowledge.withdrawals import note_deleted
from productops.scoping import access
from productops.scoping.damaged import is_damaged
from productops.scoping.deletion import before_deletion
from productops.scoping.import_form import ImportForm
from productops.scoping.models import Letterhead, RoleScope
from productops.scoping.room import where_there_is_room
from productops.ui.limits import Asked, limited


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@vary_on_headers("HX-Request")
def delete(request: HttpRequest, key: str) -> HttpResponse:
    """Ask, then delete the draft at once and for good."""
    row = access.find_own(key)
    told: list[tuple[Any, Any]] = before_deletion.send(RoleScope, row=row, key=key)
    if first := next((asked for _receiver, asked in told if asked), None):
        messages.warning(request, first.text)
        return HttpResponseClientRedirect(first.address) if wants_part(request) else redirect(first.address)
    if request.method != "POST":
        return _ask(request, "delete", row, key)
    note_deleted(row)
    row.delete()
    response = redirect("scoping:start")
    access.write_keys(response, [kept for kept in access.read_keys(request) if kept != key])
    messages.success(request, "Le cadrage est supprimé.")
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@vary_on_headers("HX-Request")
@limited(Asked.DUPLICATING)
@where_there_is_room
def duplicate(request: HttpRequest, key: str) -> HttpResponse:
    """Ask, then open a copy with a key of its own: answers, edits, exceptions and letterhead, without the notes of others."""
    row = access.find_draft(key)
    if request.method != "POST":
        return _ask(request, "duplicate", row, key)
    name = _name(request) or f"Copie de {row.label}"[:_LONGEST]
    return _open_copy(request, row.answers, edits=row.edits, exceptions=row.exceptions, name=name, of=row)


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@vary_on_headers("HX-Request")
def rename(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a name, then give it to the draft; an empty one gives back the name made of its answers."""
    row = access.find_draft(key)
    if request.method != "POST":
        return _ask(request, "rename", row, key)
    row.name = _name(request)
    row.save(update_fields=["name"])
    messages.success(request, f"Ce cadrage s’appelle maintenant « {row.label} ».")
    return redirect("scoping:resume", key=key)


_LONGEST = 120


def _name(request: HttpRequest) -> str:
    """Read the name that was typed: one line, without what no page can show."""
    typed = request.POST.get("name", "")
    return " ".join("".join(c if c.isprintable() else " " for c in typed).split())[:_LONGEST]


def _ask(request: HttpRequest, what: str, row: RoleScope, key: str) -> HttpResponse:
    """Ask before acting: on a page, or alone for the dialog of the page one is on."""
    template = f"scoping/_{what}.html" if wants_part(request) else f"scoping/{what}.html"
    return render(request, template, {"row": row, "key": key})


def _open_copy(
    request: HttpRequest, answers: Any, *, edits: Any, exceptions: Any, name: str = "", of: RoleScope | None = None
) -> HttpResponse:
    copy, key = RoleScope.objects.start(answers)
    copy.edits, copy.exceptions, copy.name = edits, exceptions, name
    copy.save(update_fields=["edits", "exceptions", "name"])
    for head in Letterhead.objects.filter(scope=of):
        Letterhead.objects.create(scope=copy, logo=head.logo, colour=head.colour)
    response = redirect("scoping:step", key=key, step="relecture")
    access.write_keys(response, [key, *access.read_keys(request)])
    messages.success(request, "Voici un cadrage à part, à sa propre adresse.")
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.IMPORTING)
@where_there_is_room
def import_scope(request: HttpRequest) -> HttpResponse:
    """Open a draft from the JSON of a scope, pasted or sent as a file; a fault opens nothing, and all are told."""
    if request.method != "POST":
        return render(request, "scoping/import.html", {"form": ImportForm()})
    form = ImportForm(request.POST, request.FILES, catalogue=catalogue())
    if not form.is_valid():
        return render(request, "scoping/import.html", {"form": form}, status=422)
    data = form.cleaned_data["scope"]
    parts = {name: data.pop(name, None) or {} for name in ("edits", "exceptions")}
    data.pop("version", None)
    return _open_copy(
        request,
        {name: value for name, value in data.items() if value not in (None, "")},
        edits=parts["edits"],
        exceptions=parts["exceptions"],
    )


@require_GET
@private_page
def export_scope(request: HttpRequest, key: str) -> HttpResponse:
    """Give the draft's answers in the JSON form."""
    row = access.find_draft(key)
    found = row.as_found() if is_damaged(row) else row.as_json()
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="cadrage.json"'
    return response
