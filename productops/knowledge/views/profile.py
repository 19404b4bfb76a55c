"""`/parcours/mon-profil/`: a candidate answers, the address keeps the answers, nothing else does."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from productops.drafting.catalogue import ProfileAnswer
from productops.drafting.pitch import MOST_PROBLEMS, pitch
from productops.drafting.profile import (
    SITUATION,
    Conclusion,
    Profile,
    Situation,
    Verdict,
    profile,
    read_answers,
    read_situation,
)
from productops.drafting.thresholds import NEEDED
from productops.knowledge.loading import catalogue
from productops.knowledge.models import Testimonial
from productops.pictures.radar import radar

SITUATIONS = {
    Situation.ELSEWHERE: "Je travaille, mais pas là où j’aimerais exercer",
    Situation.BESIDE: "Je travaille déjà à côté d’équipes produit",
    Situation.FREE: "J’étudie, ou je cherche un emploi",
}


@require_safe
def my_profile(request: HttpRequest) -> HttpResponse:
    """Ask the questions, or say what the answers in the address say."""
    known = catalogue()
    answers, odd = read_answers(request.GET.dict(), known.profile_questions)
    situation = read_situation(request.GET.dict())
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
        "situation": str(situation or ""),
        "situations": SITUATIONS.items(),
    }
    if len(answers) < NEEDED or "revoir" in request.GET:
        return render(request, "knowledge/profile_questions.html", context)
    found = profile(answers, known, situation)
    # What is said of today goes along with the answers: whoever reads them next gives the same advice.
    asked = urlencode([*_given(answers), *([(SITUATION, str(situation))] if situation else [])])
    address = f"{reverse('knowledge:my-profile')}?{asked}"
    context |= {
        "profile": found,
        "another_job": found.conclusion is Conclusion.ANOTHER_JOB,
        "thrive": found.of(Verdict.THRIVE),
        "possible": found.of(Verdict.POSSIBLE),
        "unlikely": found.of(Verdict.UNLIKELY),
        "leanings": [leaning.level for leaning in found.leanings],
        "drawn": _drawn(found),
        "testimonials": Testimonial.objects.published().for_cards().filter(slug__in=[testimonial.slug for testimonial in found.testimonials]),
        "address": request.build_absolute_uri(address),
        "in_the_address": asked,
        "again": f"{address}&revoir=1",
        "reservation": next((reason for fit in found.of(Verdict.THRIVE)[:1] for reason in fit.reasons_against), ""),
        "parts": _parts(found),
        "pitch": f"{reverse('knowledge:pitch')}?{asked}",
        "answered": len(answers),
    }  # fmt: skip
    return render(request, "knowledge/profile.html", context)


def _parts(found: Profile) -> list[tuple[str, str]]:
    """Give the parts of the page that have something to say, for its table of contents."""
    weeks = found.weeks
    trial = weeks is not None and (weeks.trial or weeks.trial_inside or weeks.trial_free)
    parts = (
        ("mandats", "Là où vous seriez bien" if found.of(Verdict.THRIVE) else "Ce qui changerait", True),
        ("possible", "Possible", bool(found.of(Verdict.POSSIBLE))),
        ("pas", "Probablement pas", True),
        ("forts", "Points forts", bool(found.strengths)),
        ("manque", "Ce qui manque", bool(found.to_build)),
        ("essai", "Essayer", bool(trial)),
        ("preuve", "La preuve", bool(found.proofs)),
    )
    return [(anchor, title) for anchor, title, shown in parts if shown]


@require_safe
def my_pitch(request: HttpRequest) -> HttpResponse:
    """Write the page to hand to one's product leader, from the answers and the problems in the address."""
    known = catalogue()
    answers, _odd = read_answers(request.GET.dict(), known.profile_questions)
    situation = read_situation(request.GET.dict())
    given = [*_given(answers), *([(SITUATION, str(situation))] if situation else [])]
    asked = urlencode(given)
    home = reverse("knowledge:my-profile")
    written = (
        pitch(profile(answers, known, situation), request.GET.getlist("mal"), known) if len(answers) >= NEEDED else None
    )
    if written is None:
        return redirect(f"{home}?{asked}{'' if len(answers) >= NEEDED else '&envoi=1'}")
    mal = {*request.GET.getlist("mal")}
    problems = [("mal", problem.slug) for problem in written.problems]
    context = {
        "pitch": written,
        "answers": given,
        "odd": bool(mal - {problem.slug for problem in written.offered}),
        "many": len(mal & {problem.slug for problem in written.offered}) > MOST_PROBLEMS,
        "profile_address": f"{home}?{asked}",
        "address": request.build_absolute_uri(f"{reverse('knowledge:pitch')}?{urlencode([*given, *problems])}"),
    }
    return render(request, "knowledge/pitch.html", context)


def _given(answers: Mapping[str, ProfileAnswer]) -> list[tuple[str, str]]:
    """Give the answers as the address tells them."""
    return [(slug, answer.slug.removeprefix(f"{slug}-")) for slug, answer in answers.items()]


def _drawn(found: Profile) -> str:
    """Draw the mandate that suits best with the leanings over it, as every card does; the leanings alone where none suits."""
    leanings = [(leaning.domain.name, leaning.level) for leaning in found.leanings]
    suits = found.of(Verdict.THRIVE)
    if not suits:
        return radar(leanings, title="Vos penchants, domaine par domaine")
    mandate = list(zip((name for name, _level in leanings), suits[0].levels.values(), strict=True))
    return radar(mandate, title=suits[0].mandate.name, beside=("vos penchants", [level for _name, level in leanings]))
