"""How a typical mandate fits a past, or a past and what a candidate answers: the one place where it is decided.

The pages of the paths, those of the mandates and the profile all ask here, so that no two of them disagree. What closes
a mandate to a past closes it whatever is answered besides; within what a past leaves open, answers decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from productops.drafting.catalogue import (
    CareerPath,
    Catalogue,
    PathSignal,
    ProfileAnswer,
    ProfileEffect,
    TypicalMandate,
    by_catalogue,
)
from productops.drafting.facts import FACTS, TOP_LEVEL, FactKind, facts, fires
from productops.drafting.scope import Scope
from productops.drafting.scope_json import ScopeError, prune, read_scope
from productops.drafting.thresholds import (
    CARRIED,
    CLOSED,
    MOST_REASONS,
    MOST_THRIVE,
    PATH_WEIGHT,
    PREPARED,
    REFUSAL,
    THRIVE,
)

DOMAIN = "mandate."
LEVEL = "role.seniority="
"""What a reason against says of the level of a post: one that a past does not reach is never recommended."""


class Verdict(StrEnum):
    """How a mandate fits."""

    THRIVE = "thrive"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, kw_only=True)
class Divided:
    """Something that speaks for a mandate and against it at once: both are said together."""

    for_it: str
    against: str


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A typical mandate, its levels by domain, how it fits, and what speaks for it and against it.

    `past` is how it fits the past alone: the same verdict as on the page of that path.
    """

    mandate: TypicalMandate
    levels: Mapping[str, int]
    score: Fraction
    verdict: Verdict
    past: Verdict
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    divided: tuple[Divided, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Past:
    """Where someone comes from: a path of the catalogue or None, and what the answer that tells it says."""

    path: CareerPath | None = None
    effects: tuple[ProfileEffect, ...] = ()
    weeks: CareerPath | ProfileAnswer | None = None
    """What holds the weeks of trial: the path, or the answer where there is none."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A typical mandate as it is weighed: its scope, and the facts of it."""

    mandate: TypicalMandate
    scope: Scope
    known: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class _Weighed:
    """What one reason weighs, and what it is about."""

    weight: Fraction
    about: str
    reason: str


@by_catalogue
def grounds(catalogue: Catalogue) -> tuple[Ground, ...]:
    """Read the typical mandates once; those that no longer read are left out."""
    found = []
    for mandate in catalogue.typical_mandates.values():
        try:
            scope = read_scope(prune(mandate.answers, catalogue)[0], catalogue)
        except ScopeError:
            continue
        found.append(Ground(mandate=mandate, scope=scope, known=facts(scope)))
    return tuple(found)


def past_of(path: CareerPath, catalogue: Catalogue) -> Past:
    """Give a past as the profile would hear it: the path, and what the answer that names it says."""
    told = (a for q in catalogue.profile_questions.values() for a in q.answers.values() if a.path == path.slug)
    return Past(path=path, effects=tuple(effect for answer in told for effect in answer.effects))


def mandates_for(path: CareerPath, catalogue: Catalogue) -> tuple[Fit, ...]:
    """Weigh the typical mandates for a past alone, the best first: prepared, left open, or closed."""
    past = past_of(path, catalogue)
    fits = [_of_past(ground, past, catalogue) for ground in grounds(catalogue)]
    return tuple(sorted(fits, key=lambda fit: -fit.score))


def paths_for(mandate: TypicalMandate, catalogue: Catalogue) -> tuple[tuple[CareerPath, Fit], ...]:
    """Weigh every past for a typical mandate, the best first; nothing where the mandate no longer reads."""
    ground = next((ground for ground in grounds(catalogue) if ground.mandate.slug == mandate.slug), None)
    if ground is None:
        return ()
    found = [(path, _of_past(ground, past_of(path, catalogue), catalogue)) for path in catalogue.paths.values()]
    return tuple(sorted(found, key=lambda pair: -pair[1].score))


def weigh(
    past: Past, effects: Sequence[ProfileEffect], catalogue: Catalogue, known: Iterable[Ground] | None = None
) -> tuple[Fit, ...]:
    """Weigh every typical mandate for a past and what else was answered, the best first; three are recommended at most."""
    fits = []
    for ground in grounds(catalogue) if known is None else known:
        alone = _of_past(ground, past, catalogue)
        tastes = _of_effects(ground, effects)
        weighed = [*_of_effects(ground, past.effects), *_of_path(ground, past.path), *tastes]
        verdict = Verdict.UNLIKELY if alone.verdict is Verdict.UNLIKELY else _answered(weighed)
        reaches = not any(each.about.startswith(LEVEL) and each.weight < 0 for each in weighed)
        if verdict is Verdict.THRIVE and not (_drawn(ground, tastes) and reaches):
            verdict = Verdict.POSSIBLE
        fits.append(_fit(ground, weighed, verdict, alone.verdict, catalogue))
    fits.sort(key=lambda fit: -fit.score)
    best = [fit.mandate.slug for fit in fits if fit.verdict is Verdict.THRIVE][:MOST_THRIVE]
    return tuple(
        replace(fit, verdict=Verdict.POSSIBLE)
        if fit.verdict is Verdict.THRIVE and fit.mandate.slug not in best
        else fit
        for fit in fits
    )


def _of_past(ground: Ground, past: Past, catalogue: Catalogue) -> Fit:
    weighed = [*_of_effects(ground, past.effects), *_of_path(ground, past.path)]
    score = sum((each.weight for each in weighed), Fraction(0))
    shut = score < 0 and (score <= CLOSED or any(each.weight <= REFUSAL for each in weighed))
    verdict = Verdict.UNLIKELY if shut else Verdict.THRIVE if score >= PREPARED else Verdict.POSSIBLE
    return _fit(ground, weighed, verdict, verdict, catalogue)


def _answered(weighed: Sequence[_Weighed]) -> Verdict:
    """Conclude from a past and answers.

    A divided answer is no recommendation, whatever it adds up to: what speaks for must weigh twice what speaks against,
    and no refusal may weigh as much as the best reason.
    """
    weights = [each.weight for each in weighed]
    score = sum(weights, Fraction(0))
    if score < 0:
        return Verdict.UNLIKELY
    pros, cons, _divided = _sides(weighed)
    against = -sum((weight for weight in weights if weight < 0), Fraction(0))
    refused = -min(weights, default=Fraction(0)) >= max(weights, default=Fraction(0))
    suits = score >= max(Fraction(THRIVE), against) and len(pros) > len(cons) and not refused
    return Verdict.THRIVE if suits else Verdict.POSSIBLE


def _drawn(ground: Ground, tastes: Sequence[_Weighed]) -> bool:
    """Tell whether someone is drawn to a domain that leads the mandate, and turned away from none that it carries.

    However well the rest suits, days are made of these, and a past tells no taste. A mandate that no domain leads is one where one learns.
    """
    drawn = {
        domain: sum((each.weight for each in tastes if each.about == f"{DOMAIN}{domain}"), Fraction(0))
        for domain, level in ground.scope.mandate.items()
        if level >= CARRIED
    }
    lead = [total for domain, total in drawn.items() if ground.scope.mandate[domain] == TOP_LEVEL]
    return all(total >= 0 for total in drawn.values()) and (not lead or max(lead) > 0)


def _fit(ground: Ground, weighed: Sequence[_Weighed], verdict: Verdict, past: Verdict, catalogue: Catalogue) -> Fit:
    pros, cons, divided = _sides(weighed)
    return Fit(
        mandate=ground.mandate,
        levels={slug: ground.scope.mandate.get(slug, 0) for slug in catalogue.domains},
        score=sum((each.weight for each in weighed), Fraction(0)),
        verdict=verdict,
        past=past,
        reasons_for=pros[:MOST_REASONS],
        reasons_against=cons[:MOST_REASONS],
        divided=divided,
    )


def _sides(weighed: Sequence[_Weighed]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Divided, ...]]:
    """Give the reasons for and against, the heaviest first, and apart those that speak of one thing on both sides."""
    heavy = sorted(weighed, key=lambda each: -abs(each.weight))
    subjects = dict.fromkeys(each.about for each in heavy)
    said: dict[str, tuple[list[str], list[str]]] = {
        about: (
            [each.reason for each in heavy if each.about == about and each.weight > 0],
            [each.reason for each in heavy if each.about == about and each.weight < 0],
        )
        for about in subjects
    }
    both = {about for about, (pros, cons) in said.items() if pros and cons}
    divided = tuple(Divided(for_it=said[about][0][0], against=said[about][1][0]) for about in subjects if about in both)
    single = [each for each in heavy if each.about not in both]
    pros = tuple(dict.fromkeys(each.reason for each in single if each.weight > 0))
    cons = tuple(dict.fromkeys(each.reason for each in single if each.weight < 0))
    return pros, cons, divided


def _of_effects(ground: Ground, effects: Iterable[ProfileEffect]) -> list[_Weighed]:
    return [
        _Weighed(weight=weight, about=effect.toward, reason=effect.reason)
        for effect in effects
        if (weight := _weight(effect, ground.known))
    ]


def _of_path(ground: Ground, path: CareerPath | None) -> list[_Weighed]:
    return [
        _Weighed(weight=signal.effect * PATH_WEIGHT, about=_subject(signal), reason=signal.reason.rstrip("."))
        for signal in (path.signals if path else ())
        if fires(signal, ground.known)
    ]


def _subject(signal: PathSignal) -> str:
    """Name what a signal is about as effects of answers do: a domain, or a fact with its value."""
    return signal.fact if FACTS[signal.fact].kind is FactKind.LEVEL else f"{signal.fact}={signal.value}"


def _weight(effect: ProfileEffect, known: Mapping[str, object]) -> Fraction:
    """Give what an effect weighs for a mandate: by the level of its domain, or whole where the fact is the one named.

    A domain in support says little of the days one would spend: it weighs nothing, and is no reason.
    """
    if effect.toward.startswith(DOMAIN):
        level = known[effect.toward]
        return Fraction(effect.points) * Fraction(
            level if isinstance(level, int) and level >= CARRIED else 0, TOP_LEVEL
        )
    fact, _equals, value = effect.toward.partition("=")
    return Fraction(effect.points if value and str(known[fact]) == value else 0)
