"""The votes on a mandate: given by whoever holds the link to read, erased by whoever holds the draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from productops.http import private_page
from productops.knowledge.loading import catalogue
from productops.scoping import access, votes
from productops.scoping.drafts import read_draft
from productops.ui.limits import Asked, limited


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@limited(Asked.VOTING)
def vote(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for the mandate one would give, before those of the others."""
    row, known = access.find_commented(key), catalogue()
    form = votes.VoteForm(request.POST if request.method == "POST" else None, catalogue=known)
    if form.is_valid():
        try:
            votes.save_vote(
                row.pk, levels=form.voted(), name=form.cleaned_data["name"], reason=form.cleaned_data["reason"]
            )
        except votes.TooManyVotesError:
            form.add_error(None, f"Ce cadrage a déjà {votes.MOST} avis : demandez que l’on en efface.")
        else:
            return redirect(f"{reverse('scoping:vote', args=[key])}?vus=oui#avis")
    summary = votes.summarise_votes(row, read_draft(row, known).scope, known)
    context = {"form": form, "votes": summary, "comment_key": key, "row": row, "is_given": "vus" in request.GET}
    return render(request, "scoping/vote.html", context, status=422 if form.errors else 200)


@require_POST
@private_page
def erase(request: HttpRequest, key: str) -> HttpResponse:
    """Erase a vote, and come back to the others."""
    votes.erase_vote(access.find_draft(key).pk, request.POST.get("effacer", ""))
    messages.success(request, "L’avis est effacé.")
    return redirect(f"{reverse('scoping:step', args=[key, 'mandat'])}#avis")
