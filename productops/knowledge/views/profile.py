"""`/parcours/mon-profil/`: a candidate answers, the address keeps the answers, nothing else does."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from productops.drafting.profile import Conclusion, Profile, Verdict, profile, read_answers
from productops.drafting.thresholds import NEEDED
from productops.knowledge.loading import catalogue
from productops.knowledge.models import Testimonial
from productops.pictures.radar import radar


@require_safe
def my_profile(request: HttpRequest) -> HttpResponse:
    """Ask the questions, or say what the answers in the address say."""
    known = catalogue()
    answers, odd = read_answers(request.GET.dict(), known.profile_questions)
    context = {
        "questions": [
            (
                question,
                [(a.slug.removeprefix(f"{slug}-"), a, a is answers.get(slug)) for a in question.answers.values()],
            )
            for slug, question in known.profile_questions.items()
        ],
        "asked": len(known.profile_questions),
        "needed": NEEDED,
        "lacking": NEEDED - len(answers),
        "left": [(q, next(iter(q.answers), "")) for slug, q in known.profile_questions.items() if slug not in answers],
        "started": bool(answers or odd or "envoi" in request.GET),
        "odd": bool(odd),
    }
    if len(answers) < NEEDED or "revoir" in request.GET:
        return render(request, "knowledge/profile_questions.html", context)
    found = profile(answers, known)
    address = f"{reverse('knowledge:my-profile')}?{urlencode({slug: a.slug.removeprefix(f'{slug}-') for slug, a in answers.items()})}"
    context |= {
        "profile": found,
        "another_job": found.conclusion is Conclusion.ANOTHER_JOB,
        "thrive": found.of(Verdict.THRIVE),
        "possible": found.of(Verdict.POSSIBLE),
        "unlikely": found.of(Verdict.UNLIKELY),
        "leanings": [leaning.level for leaning in found.leanings],
        "drawn": _drawn(found),
        "voices": Testimonial.objects.published().for_cards().filter(slug__in=[voice.slug for voice in found.voices]),
        "address": request.build_absolute_uri(address),
        "again": f"{address}&revoir=1",
        "answered": len(answers),
    }  # fmt: skip
    return render(request, "knowledge/profile.html", context)


def _drawn(found: Profile) -> str:
    """Draw the mandate that suits best with the leanings over it, as every card does; the leanings alone where none suits."""
    leanings = [(leaning.domain.name, leaning.level) for leaning in found.leanings]
    suits = found.of(Verdict.THRIVE)
    if not suits:
        return radar(leanings, title="Vos penchants, domaine par domaine")
    mandate = list(zip((name for name, _level in leanings), suits[0].levels.values(), strict=True))
    return radar(mandate, title=suits[0].mandate.name, beside=("vos penchants", [level for _name, level in leanings]))
