"""What someone who does not know the job asks first: its words, and what it pays, where one learns it, who hires."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from productops.knowledge.kept_pages import kept
from productops.knowledge.models import Interviewee, IntervieweeCompany, Term
from productops.knowledge.search.absent import TOPICS
from productops.knowledge.views.search import ways_of

ASKED = (
    "remuneration", "se-former", "offres-et-employeurs", "sans-emploi", "autre-metier", "taille", "rencontrer",
    "alternance-et-stage", "age", "diplome", "contrat", "lieu-et-temps", "venir-de-l-etranger",
)  # fmt: skip
"""What search is asked for and does not hold, in the order in which newcomers ask."""


@require_safe
@kept()
def glossary(request: HttpRequest) -> HttpResponse:
    """Explain the words of the trade, in alphabetical order."""
    terms = sorted(Term.objects.all(), key=lambda term: term.term.lower())
    firsts = {term.term[0].upper(): term.slug for term in reversed(terms)}
    parts = [(firsts[letter], letter) for letter in sorted(firsts)]
    return render(request, "knowledge/glossary.html", {"terms": terms, "parts": parts})


@require_safe
@kept()
def questions(request: HttpRequest) -> HttpResponse:
    """Answer the first questions: what we know, what we do not, and where to look."""
    topics = sorted(TOPICS, key=lambda topic: ASKED.index(topic.key))
    # Only a source that tells when the jobs were those may be read as « au moment de l’article ».
    told = Interviewee.objects.filter(published=True, testimonials__source__as_of__gt="")
    companies = IntervieweeCompany.objects.filter(interviewee__in=told).values_list("text", flat=True)
    context = {
        "asked": [(topic, ways_of(topic)) for topic in topics],
        "parts": [(topic.key, topic.question) for topic in topics],
        "companies": sorted(set(companies)),
    }
    return render(request, "knowledge/questions.html", context)
