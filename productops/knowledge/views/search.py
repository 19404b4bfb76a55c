"""The search page: everything that answers a query, what it is about first, and what the site does not hold."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from productops.knowledge.search.absent import Topic, Way
from productops.knowledge.search.results import Answer, answer
from productops.text import french


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search the whole site."""
    found = answer(request.GET.get("q", ""))
    context = {
        "answer": found,
        "query": found.asking.shown if found.asking else found.query,
        "notices": _notices(found),
        "topics": [(topic, ways_of(topic)) for topic in found.topics],
    }
    return render(request, "knowledge/search.html", context)


def _notices(found: Answer) -> list[str]:
    """Say what was left aside, read otherwise, or answered in part alone."""
    notices = []
    if found.query.cut:
        notices.append("La recherche s’arrête à 200 signes ou 12 mots : la fin a été laissée de côté.")
    if found.query.text and not found.query:
        notices.append(f"« {found.query.as_typed} » ne contient aucun mot à chercher.")
    for read in found.asking.mended if found.asking and (found.found or found.topics) else ():
        meant = french.join([f"« {' '.join(read.words)} »"] if read.complete else [f"« {w} »" for w in read.words[:3]])
        notices.append(f"« {read.written} » a été lu {meant}.")
    if found.left and found.results:
        notices.append(
            f"Aucune page ne dit tous ces mots. Voici ce qui répond à {_listed(found.said)} ; rien ne répond à"
            f" {_listed(found.left)}."
        )
    return notices


def _listed(words: tuple[str, ...]) -> str:
    return french.join([f"« {word} »" for word in words])


def ways_of(topic: Topic) -> list[dict[str, Any]]:
    """Give where to look instead: an address each, outside the site or not."""
    return [{"text": way.text, "address": _address(way), "outside": bool(way.address)} for way in topic.ways]


def _address(way: Way) -> str:
    return way.address or reverse(way.view, args=way.args) + way.query + way.anchor
