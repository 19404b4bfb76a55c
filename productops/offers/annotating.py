"""A listed offer read with its reader: beside a line, what it means in this job, by the catalogue; what to ask; who it may suit.

The text is the published one, word for word. What stands beside is ours, comes from the catalogue alone, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from productops.drafting.catalogue import Catalogue, TypicalMandate
from productops.drafting.fitting import Fit, Verdict
from productops.drafting.profile import profile, read_answers
from productops.drafting.thresholds import NEEDED
from productops.drafting.verdict import PRODUCT_OPS
from productops.drafting.wording import MANDATE_LEVELS
from productops.knowledge.loading import catalogue
from productops.offers.likeness import text_of
from productops.offers.listed_facts import nearest
from productops.offers.models import OfferVersion
from productops.review.candidate import Question, read_for_candidate
from productops.review.check import check
from productops.text.french import join, lower_first

_WEB = re.compile(r"https?://[^\s<>\"']+")
_MAIL = re.compile(r"[^\s@<>\"',;]+@[^\s@<>\"',;]+\.[^\s@<>\"',;]+")
VERDICTS = {
    Verdict.THRIVE: "Ce mandat vous irait bien.",
    Verdict.POSSIBLE: "Ce mandat est possible pour vous.",
    Verdict.UNLIKELY: "Ce mandat n’est probablement pas pour vous.",
}


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What stands beside a line: what it means, what to ask about it, and the page that says more."""

    text: str
    ask: str = ""
    address: str = ""
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class Annotated:
    """An offer with what stands beside it. `sections` are those of the published document, each line with its note."""

    title: str
    sections: list[dict[str, Any]]
    levels: Mapping[str, int]
    held: str
    left_out: str
    decided: str
    decides: str
    mandate: TypicalMandate | None
    voices: str
    questions: tuple[Question, ...]
    apply: str
    fit: Fit | None = None
    verdict: str = ""


def annotate(version: OfferVersion, answers: str = "") -> Annotated:
    """Read a version with its reader; `answers` are those of their profile, as their address gives them."""
    known, frozen, facts = catalogue(), version.document, version.facts
    levels = {slug: facts.get("mandate", {}).get(slug, 0) for slug in known.domains} if facts else {}
    mandate = known.typical_mandates.get(nearest(facts, known))
    fit = _fit(answers, mandate, known)
    text = text_of(frozen)
    return Annotated(
        title=version.title,
        sections=[_section(section, known) for section in frozen["sections"]],
        levels=levels,
        held=_held(levels, known),
        left_out=join(known.domains[slug].name for slug, level in levels.items() if not level),
        decided=_decided(frozen),
        decides=known.jobs[PRODUCT_OPS].decides if PRODUCT_OPS in known.jobs else "",
        mandate=mandate,
        voices=_voices(levels),
        questions=read_for_candidate(text, check(text, on=timezone.localdate())).ask,
        apply=_apply(facts, text),
        fit=fit,
        verdict=VERDICTS[fit.verdict] if fit else "",
    )


def read_profile(asked: str) -> str:
    """Give the answers of a profile as an address may carry them: "" where too few of them are known."""
    questions = catalogue().profile_questions
    given = QueryDict(asked[:600]).dict()
    answers, _odd = read_answers({name: str(value) for name, value in given.items()}, questions)
    if len(answers) < NEEDED:
        return ""
    return "&".join(f"{slug}={answer.slug.removeprefix(f'{slug}-')}" for slug, answer in answers.items())


def _fit(answers: str, mandate: TypicalMandate | None, known: Catalogue) -> Fit | None:
    """Weigh the typical mandate that the offer is near against a profile."""
    if not answers or mandate is None:
        return None
    read, _odd = read_answers({k: str(v) for k, v in QueryDict(answers).items()}, known.profile_questions)
    return next((fit for fit in profile(read, known).fits if fit.mandate.slug == mandate.slug), None)


def _section(section: Mapping[str, Any], known: Catalogue) -> dict[str, Any]:
    blocks = [
        block | {"lines": [item | {"beside": _beside(item["id"], known)} for item in block["items"]]}
        for block in section["blocks"]
    ]
    return {"id": section["id"], "title": section["title"], "blocks": blocks}


def _beside(ref: str, known: Catalogue) -> Beside | None:
    """Say what the catalogue knows of a line: a mission, a competency, a result of a mission."""
    _kind, _slash, place = ref.partition("/")
    section, _slash, rest = place.partition("/")
    slug = rest.partition("/")[0]
    if section in ("missions", "results") and (mission := known.missions.get(slug)):
        page = reverse("knowledge:mission", args=[slug])
        baseline = next(iter(mission.results), None)
        if section == "results":
            horizon = rest.partition("/")[2]
            own = next((each for each in mission.results if each.horizon == horizon), baseline)
            text = f"Ce résultat tient à une mission : {mission.title}."
            return Beside(text=text, ask=own.baseline if own else "", address=page, more="La mission")
        partners = f" On y travaille avec {join(mission.partners)}." if mission.partners else ""
        return Beside(
            text=f"{mission.detail}{partners}",
            ask=baseline.baseline if baseline else "",
            address=page,
            more="La mission",
        )
    if section == "profile" and (competency := known.competencies.get(slug)):
        address = reverse("knowledge:competency", args=[slug])
        return Beside(text=competency.description, address=address, more="La compétence")
    return None


def _held(levels: Mapping[str, int], known: Catalogue) -> str:
    """Name the domains of the post, the heaviest first, with how much each counts."""
    held = sorted((slug for slug, level in levels.items() if level), key=lambda slug: -levels[slug])
    return join(f"{known.domains[slug].name} ({lower_first(MANDATE_LEVELS[levels[slug]])})" for slug in held)


def _decided(frozen: Mapping[str, Any]) -> str:
    """Give the line that says who decides what, where the offer has one."""
    lines = (item for section in frozen["sections"] for block in section["blocks"] for item in block["items"])
    return next((item["text"] for item in lines if item["id"].endswith("/place/decides")), "")


def _voices(levels: Mapping[str, int]) -> str:
    """Give the address of the testimonials about the domain that takes most of the post."""
    leading = max(levels, key=lambda slug: levels[slug], default="")
    return reverse("knowledge:testimonials") + (f"?domaine={leading}" if leading else "")


def _apply(facts: Mapping[str, Any], text: str) -> str:
    """Give where to apply, where the offer says it: a page or a mail address; "" for anything else."""
    said = str(facts.get("apply_to", "")).strip()
    if said not in text.replace("\u00a0", " ").replace("\u202f", " "):
        return ""
    if _WEB.fullmatch(said):
        return said
    return f"mailto:{said}" if _MAIL.fullmatch(said) else ""
