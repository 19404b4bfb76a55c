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
    ("remuneration", "Combien gagne-t-on ?"),
    ("se-former", "Où se forme-t-on ?"),
    ("offres-et-employeurs", "Qui recrute ?"),
    ("alternance-et-stage", "Peut-on commencer par un stage ou une alternance ?"),
    ("lieu-et-temps", "Et le télétravail ?"),
)
"""The topics of search that newcomers ask for, as they ask them."""


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
    topics = {topic.key: topic for topic in TOPICS}
    # Only a source that tells when the jobs were those may be read as « au moment de l’article ».
    told = Interviewee.objects.filter(published=True, testimonials__source__as_of__gt="")
    companies = IntervieweeCompany.objects.filter(interviewee__in=told).values_list("text", flat=True)
    context = {
        "asked": [(key, question, topics[key], ways_of(topics[key])) for key, question in ASKED],
        "parts": [(key, question) for key, question in ASKED],
        "companies": sorted(set(companies)),
    }
    return render(request, "knowledge/questions.html", context)
