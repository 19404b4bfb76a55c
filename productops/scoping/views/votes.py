"""The votes on a mandate: given by whoever holds the link to read, erased by whoever holds the draft."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from productops.http import private_page
from productops.knowledge.loading import catalogue
from productops.scoping import access, votes
from productops.scoping.drafts import read_draft
from productops.scoping.links import Use
from productops.scoping.models import RoleScope
from productops.ui.limits import Asked, limited


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.VOTING)
def vote(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for the mandate one would give; those of the others are read once one has given it."""
    link, known = access.find_link(key, Use.COMMENT, Use.VOTE), catalogue()
    row = link.scope
    given = access.read_votes(request)
    mine = next((vote for vote in row.votes if vote["id"] in given), None)
    if request.method == "POST" and "retirer" in request.POST:
        return _withdraw(request, row, key, mine)
    initial = mine and mine["levels"] | {"name": mine["name"], "reason": mine["reason"]}
    form = votes.VoteForm(request.POST if request.method == "POST" else None, catalogue=known, initial=initial)
    if form.is_valid():
        said = {"name": form.cleaned_data["name"], "reason": form.cleaned_data["reason"]}
        try:
            kept = votes.save_vote(row.pk, levels=form.voted(), mine=mine["id"] if mine else "", **said)
        except votes.VoteError as refusal:
            form.add_error(None, str(refusal))
        else:
            response = redirect(f"{reverse('scoping:vote', args=[key])}?vus=oui#avis")
            access.write_votes(response, [kept, *given])
            return response
    others = votes.summarise_votes(row, read_draft(row, known).scope, known) if mine else None
    context = {"form": form, "votes": others, "count": len(row.votes), "mine": mine, "comment_key": key, "row": row}
    context |= {"reads": link.use == Use.COMMENT, "is_given": bool(mine) and "vus" in request.GET}
    return render(request, "scoping/vote.html", context, status=422 if form.errors else 200)


def _withdraw(request: HttpRequest, row: RoleScope, key: str, mine: dict[str, Any] | None) -> HttpResponse:
    """Take away the vote that this browser gave; one that is gone already needs nothing."""
    if mine:
        votes.erase_vote(row.pk, mine["id"])
    messages.success(request, "Votre avis est retiré.")
    response = redirect("scoping:vote", key)
    access.write_votes(response, [given for given in access.read_votes(request) if not mine or given != mine["id"]])
    return response


@require_POST
@private_page
def erase(request: HttpRequest, key: str) -> HttpResponse:
    """Erase a vote, and come back to the others."""
    votes.erase_vote(access.find_draft(key).pk, request.POST.get("effacer", ""))
    messages.success(request, "L’avis est effacé.")
    return redirect(f"{reverse('scoping:step', args=[key, 'mandat'])}#avis")
