"""What a candidate's answers say: the mandates where they would thrive, those where they would not, and why.

Nothing here judges a person: it brings together the effects that the catalogue gives to answers, and the signals of
the past they come from. Every verdict keeps the reasons that made it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from productops.drafting.catalogue import (
    CareerPath,
    Catalogue,
    Competency,
    Domain,
    ProfileAnswer,
    ProfileEffect,
    ProfileQuestion,
    Testimonial,
    TypicalMandate,
)
from productops.drafting.facts import TOP_LEVEL, facts
from productops.drafting.scope import Scope
from productops.drafting.scope_json import ScopeError, prune, read_scope
from productops.drafting.suggest import rank_paths
from productops.drafting.thresholds import LEANINGS, MOST_REASONS, MOST_TESTIMONIALS, NEEDED, PATH_WEIGHT, THRIVE

_DOMAIN = "mandate."


class Verdict(StrEnum):
    """How a mandate fits."""

    THRIVE = "thrive"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, kw_only=True)
class Leaning:
    """How far the answers lean towards a domain, from 0 to 3."""

    domain: Domain
    level: int


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A typical mandate, its levels by domain, how it fits, and what speaks for it and against it."""

    mandate: TypicalMandate
    levels: Mapping[str, int]
    score: Fraction
    verdict: Verdict
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Held:
    """A competency that the answers or the past show, or that they leave to build, why, and how to build it."""

    competency: Competency
    reasons: tuple[str, ...]
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What the answers say, taken together. `path` is None for a past that the catalogue does not know."""

    path: CareerPath | None
    leanings: tuple[Leaning, ...]
    fits: tuple[Fit, ...]
    strengths: tuple[Held, ...]
    to_build: tuple[Held, ...]
    testimonials: tuple[Testimonial, ...]

    def of(self, verdict: Verdict) -> tuple[Fit, ...]:
        """Give the mandates of a verdict: the surest first."""
        found = [fit for fit in self.fits if fit.verdict is verdict]
        return tuple(reversed(found)) if verdict is Verdict.UNLIKELY else tuple(found)

    @property
    def proofs(self) -> tuple[Competency, ...]:
        """Give the competencies worth proving: what is there first, then what is missing."""
        return tuple(held.competency for held in (*self.strengths, *self.to_build))


def read_answers(
    given: Mapping[str, str], questions: Mapping[str, ProfileQuestion]
) -> tuple[dict[str, ProfileAnswer], tuple[str, ...]]:
    """Keep the answers that exist, by question in the catalogue's order; give the names of what was not understood.

    An answer is given by its slug without the question's: `libre=fabriquer` for `libre-fabriquer`.
    """
    known = {
        slug: question.answers[named]
        for slug, question in questions.items()
        if (named := f"{slug}-{given.get(slug)}") in question.answers
    }
    return known, tuple(name for name in questions if given.get(name) and name not in known)


def profile(answers: Mapping[str, ProfileAnswer], catalogue: Catalogue) -> Profile:
    """Conclude from the answers, by question. Same answers, same profile. Raises ValueError below `NEEDED` answers."""
    if len(answers) < NEEDED:
        raise ValueError(f"a profile takes {NEEDED} answers at least")
    effects = [effect for answer in answers.values() for effect in answer.effects]
    slug = next((answer.path for answer in answers.values() if answer.path), None)
    path = catalogue.paths.get(slug) if slug else None
    return Profile(
        path=path,
        leanings=tuple(_leaning(domain, effects) for domain in catalogue.domains.values()),
        fits=_fits(path, effects, catalogue),
        strengths=_held(path, effects, catalogue, brings=True),
        to_build=_held(path, effects, catalogue, brings=False),
        testimonials=_testimonials(path, effects, catalogue),
    )


def mandates_for(path: CareerPath, catalogue: Catalogue) -> tuple[Fit, ...]:
    """Weigh the typical mandates for a past alone, the best first."""
    return _fits(path, (), catalogue)


def _leaning(domain: Domain, effects: Sequence[ProfileEffect]) -> Leaning:
    points = sum(effect.points for effect in effects if effect.toward == f"{_DOMAIN}{domain.slug}")
    return Leaning(domain=domain, level=next((level for needed, level in LEANINGS if points >= needed), 0))


def _fits(path: CareerPath | None, effects: Sequence[ProfileEffect], catalogue: Catalogue) -> tuple[Fit, ...]:
    """Weigh every typical mandate, the best first; those that no longer read are left out."""
    fits = []
    for mandate in catalogue.typical_mandates.values():
        try:
            scope = read_scope(prune(mandate.answers, catalogue)[0], catalogue)
        except ScopeError:
            continue
        fits.append(_fit(mandate, scope, path, effects, catalogue))
    return tuple(sorted(fits, key=lambda fit: -fit.score))


def _fit(
    mandate: TypicalMandate,
    scope: Scope,
    path: CareerPath | None,
    effects: Sequence[ProfileEffect],
    catalogue: Catalogue,
) -> Fit:
    weighed = [(weight, effect.reason) for effect in effects if (weight := _weight(effect, facts(scope)))]
    for ranked in rank_paths(scope, catalogue):
        if path is not None and ranked.path.slug == path.slug:
            weighed += [(signal.effect * PATH_WEIGHT, signal.reason.rstrip(".")) for signal in ranked.signals]
    weights = [weight for weight, _reason in weighed]
    score = sum(weights, Fraction(0))
    heavy = sorted(weighed, key=lambda pair: -abs(pair[0]))
    pros = tuple(dict.fromkeys(reason for weight, reason in heavy if weight > 0))
    cons = tuple(dict.fromkeys(reason for weight, reason in heavy if weight < 0))
    # A divided answer is no recommendation, whatever it adds up to: what speaks for must weigh twice what speaks against,
    # and no refusal may weigh as much as the best reason.
    against = -sum((weight for weight in weights if weight < 0), Fraction(0))
    refused = -min(weights, default=Fraction(0)) >= max(weights, default=Fraction(0))
    suits = score >= max(Fraction(THRIVE), against) and len(pros) > len(cons) and not refused
    verdict = Verdict.THRIVE if suits else Verdict.UNLIKELY if score < 0 else Verdict.POSSIBLE
    return Fit(
        mandate=mandate,
        levels={slug: scope.mandate.get(slug, 0) for slug in catalogue.domains},
        score=score,
        verdict=verdict,
        reasons_for=pros[:MOST_REASONS],
        reasons_against=cons[:MOST_REASONS],
    )


def _weight(effect: ProfileEffect, known: Mapping[str, object]) -> Fraction:
    """Give what an effect weighs for a mandate: by the level of its domain, or whole where the fact is the one named.

    A domain in support says little of the days one would spend: it weighs nothing, and is no reason.
    """
    if effect.toward.startswith(_DOMAIN):
        level = known[effect.toward]
        return Fraction(effect.points) * Fraction(level if isinstance(level, int) and level > 1 else 0, TOP_LEVEL)
    fact, _equals, value = effect.toward.partition("=")
    return Fraction(effect.points if value and str(known[fact]) == value else 0)


def _held(
    path: CareerPath | None, effects: Sequence[ProfileEffect], catalogue: Catalogue, *, brings: bool
) -> tuple[Held, ...]:
    """Give the competencies on one side, those the answers speak of first, then those of the past.

    A competency that the answers put on the other side leaves this one: tastes are nearer to a person than their past.
    """
    points: dict[str, int] = {}
    for effect in effects:
        points[effect.toward] = points.get(effect.toward, 0) + effect.points
    said: dict[str, list[str]] = {}
    for effect in effects:
        total = points[effect.toward]
        agrees = bool(total) and (total > 0) is brings and (effect.points > 0) is brings
        if agrees and effect.toward in catalogue.competencies:
            said.setdefault(effect.toward, []).append(effect.reason)
    links = {link.competency: link.text for link in (path.competencies if path else ()) if link.brings is brings}
    for slug in links:
        if not (points.get(slug, 0) < 0 if brings else points.get(slug, 0) > 0):
            said.setdefault(slug, [])
    held = []
    for slug, reasons in said.items():
        competency = catalogue.competencies[slug]
        if brings:
            reasons += [links[slug]] if slug in links else []
        how = "" if brings else links.get(slug, competency.missing)
        held.append(Held(competency=competency, reasons=tuple(reasons), how=how))
    return tuple(held)


def _testimonials(
    path: CareerPath | None, effects: Sequence[ProfileEffect], catalogue: Catalogue
) -> tuple[Testimonial, ...]:
    """Give testimonials that speak of the same past, those of a situation that the answers fear or want first."""
    if path is None:
        return ()
    setups = {effect.toward.partition("=")[2] for effect in effects if effect.toward.startswith("role.setup=")}
    same = [testimonial for testimonial in catalogue.testimonials.values() if path.slug in testimonial.paths]
    return tuple(sorted(same, key=lambda testimonial: not setups & set(testimonial.situations))[:MOST_TESTIMONIALS])
