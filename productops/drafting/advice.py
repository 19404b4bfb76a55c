"""What a good colleague would say before signing: each advice with its reason and the step where to act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from productops.drafting.answers import Subject
from productops.drafting.catalogue import ALL_SUBJECTS, Catalogue, Horizon, Mission
from productops.drafting.plan import Plan
from productops.drafting.scope import ANSWERS, ASSUMABLE, Commitment, Contract, Scope, Seniority, Setup
from productops.drafting.suggest import Assignment, covering, weekly_load
from productops.drafting.thresholds import CAPACITY, MANY_PRIORITIES, MANY_REQUIREMENTS, WIDE_RANGE
from productops.drafting.typed_lines import remarks
from productops.drafting.wording import MANDATE_LEVELS, PARTS, months_in
from productops.text.folding import fold
from productops.text.french import MONTHS, capital, counted, decimal, euros, is_plural, join, lower_first, typed_day


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Something to look at again: its name, what and why in a sentence or two, and the subject to answer otherwise.

    `to_confirm` where nothing is wrong, but nobody has accepted it yet.
    """

    code: str
    text: str
    subject: Subject
    to_confirm: bool = False


def advise(plan: Plan) -> tuple[Advice, ...]:
    """Give the advice that a scope calls for, the heaviest first."""
    scope = plan.scope
    if not scope.has_mandate:
        return ()
    return tuple(
        chain(
            _on_the_role(plan),
            _on_the_mandate(scope, plan.catalogue, plan.assigned),
            _on_the_missions(scope, plan.catalogue, plan.assigned),
            _on_the_results(scope, plan.catalogue, plan.assigned),
            _on_the_profile(plan),
            _on_the_terms(scope),
            _on_the_calendar(scope),
            _on_the_words(scope),
            _to_confirm(scope),
        )
    )


def _on_the_role(plan: Plan) -> Iterator[Advice]:
    scope, found = plan.scope, plan.doubts
    for doubt in found:
        yield Advice(
            code=f"doubt-{doubt.slug}",
            text=f"Est-ce bien un Product Ops ? {doubt.title} : {lower_first(doubt.reason)} {doubt.instead}",
            subject=Subject.MANDATE,
        )
    if scope.role.seniority is Seniority.JUNIOR and scope.role.setup in (Setup.FIRST, Setup.ALONE):
        yield Advice(
            code="junior-alone",
            text="Une personne junior, seule à ce poste, n’a ni méthode éprouvée ni pair à qui demander :"
            " prévoyez qui l’épaule, ou relevez le niveau.",
            subject=Subject.CONTEXT,
        )
    if not scope.context.sponsor and not any("context.sponsor" in {c.fact for c in d.conditions} for d in found):
        yield Advice(
            code="no-sponsor",
            text="Qui, à la direction, défendra le poste au premier arbitrage ? Tant que personne n’est nommé, la"
            " question sera posée en entretien : répondez-y d’abord.",
            subject=Subject.CONTEXT,
        )
    if not scope.organisation.name:
        yield Advice(code="no-name", text="Le nom de l’organisation manque.", subject=Subject.CONTEXT)


def _on_the_mandate(scope: Scope, catalogue: Catalogue, assigned: Sequence[Assignment]) -> Iterator[Advice]:
    levels = scope.mandate.values()
    if sum(level == 3 for level in levels) >= MANY_PRIORITIES:
        yield Advice(
            code="all-priorities",
            text="Trois domaines prioritaires ou plus, c’est un poste sans priorité : la personne arbitrera seule,"
            " et se jugera au nombre d’actions menées. Choisissez-en un ou deux.",
            subject=Subject.MANDATE,
        )
    elif sum(level >= 2 for level in levels) == len(catalogue.domains):
        testimonial = catalogue.testimonials.get(ALL_SUBJECTS)
        told = f" {testimonial.name}, qui l’a vécu : « {testimonial.quote} »" if testimonial else ""
        yield Advice(
            code="every-subject",
            text="Les quatre domaines à la fois : le risque, dans ce métier, est d’en faire trop et de ne rien finir."
            f"{told} Gardez-en un ou deux en important, passez les autres en appui.",
            subject=Subject.MANDATE,
        )
    for slug, domain in catalogue.domains.items():
        there = [a for a in assigned if a.domain == slug]
        roles = {role.name for a in there if a.mission for role in covering(scope, a.mission, catalogue)}
        if (
            scope.mandate.get(slug, 0) >= 2
            and there
            and all(a.commitment is Commitment.SUPPORT for a in there)
            and roles
        ):
            names = join(sorted(roles))
            yield Advice(
                code=f"only-support-{slug}",
                text=f"{domain.name} est « {MANDATE_LEVELS[scope.mandate[slug]]} », mais le poste n’y fait qu’appuyer :"
                f" d’ordinaire, {names} {'s’en occupent' if len(roles) > 1 or is_plural(names) else 's’en occupe'}. Pour"
                " qu’il porte une mission, changez son engagement à cette étape.",
                subject=Subject.MISSIONS,
            )
    empty = [
        domain.name
        for slug, domain in catalogue.domains.items()
        if scope.mandate.get(slug, 0) and not any(a.domain == slug for a in assigned)
    ]
    if empty:
        yield Advice(
            code="empty-domain",
            text=f"{join(empty)} : au mandat, mais sans aucune mission. Ajoutez-en une, ou sortez-le du mandat.",
            subject=Subject.MISSIONS,
        )


def _on_the_missions(scope: Scope, catalogue: Catalogue, assigned: Sequence[Assignment]) -> Iterator[Advice]:
    load = weekly_load(assigned)
    if load > CAPACITY:
        yield Advice(
            code="overload",
            text=f"Les missions prennent {decimal(load / 2)} jours par semaine (repère), pour 4,5 disponibles :"
            " retirez-en, ou passez-en certaines en appui.",
            subject=Subject.MISSIONS,
        )
    held = {role.slug: role.holds for role in scope.existing_roles}
    for a in assigned:
        covering_roles = covering(scope, a.mission, catalogue) if a.mission else ()
        unbounded = [role.name for role in covering_roles if not held[role.slug]]
        if a.commitment is Commitment.CARRY and unbounded:
            names = join(unbounded)
            verb = "s’en occupent" if len(unbounded) > 1 or is_plural(names) else "s’en occupe"
            yield Advice(
                code=f"covered-{a.ref}",
                text=f"« {a.title} » : d’ordinaire, {names} {verb} déjà. Passez la mission en appui, ou écrivez à"
                " l’étape du contexte où s’arrête leur part.",
                subject=Subject.MISSIONS,
            )
    out = [a for a in assigned if a.domain and not scope.mandate.get(a.domain, 0)]
    if out:
        subject = counted(len(out), "mission choisie est", "missions choisies sont")
        names = join(sorted({catalogue.domains[a.domain].name for a in out if a.domain}))
        yield Advice(
            code="outside-mandate",
            text=f"{subject} hors du mandat ({names}) : montez le domaine, ou retirez la mission.",
            subject=Subject.MISSIONS,
        )
    for slug in scope.problems:
        problem = catalogue.problems[slug]
        if not any(a.ref in problem.missions for a in assigned if a.mission):
            yield Advice(
                code=f"unanswered-{slug}",
                text=f"Vous aviez dit : « {problem.title} ». Aucune mission n’y répond : ajoutez-en une, ou retirez"
                " le problème.",
                subject=Subject.MISSIONS,
            )

    if scope.own_problems and not scope.own_missions:
        told = join(f"« {own.title} »" for own in scope.own_problems)
        yield Advice(
            code="own-problems",
            text=f"{told} : le catalogue ne connaît pas {'ce problème' if len(scope.own_problems) == 1 else 'ces problèmes'},"
            " écrit de votre main. Écrivez aussi la mission qui y répond.",
            subject=Subject.MISSIONS,
        )


def _on_the_results(scope: Scope, catalogue: Catalogue, assigned: Sequence[Assignment]) -> Iterator[Advice]:
    if scope.results == ():
        yield Advice(
            code="no-result",
            text="Aucun résultat n’est attendu : ni vous ni la personne ne saurez dire si le poste a réussi.",
            subject=Subject.RESULTS,
        )
    kept = {a.ref for a in assigned}
    sources: dict[str, list[Mission]] = {}
    for mission in catalogue.missions.values():
        for each in mission.results:
            sources.setdefault(each.title.lower(), []).append(mission)
    for result in scope.results or ():
        missions = sources.get(result.title.lower().rstrip("."), [])
        if missions and not any(mission.slug in kept for mission in missions):
            yield Advice(
                code="result-without-mission",
                text=f"« {capital(result.title)} » : ce résultat vient de la mission « {missions[0].title} », qui n’est"
                " plus au poste. Remettez la mission, ou changez le résultat.",
                subject=Subject.RESULTS,
            )


def _on_the_profile(plan: Plan) -> Iterator[Advice]:
    count = len(plan.required) + sum(own.required for own in plan.scope.own_competencies)
    if count > MANY_REQUIREMENTS:
        yield Advice(
            code="many-requirements",
            text=f"{count} compétences requises : au-delà de {MANY_REQUIREMENTS}, vous écartez des personnes"
            " qui réussiraient.",
            subject=Subject.PROFILE,
        )
    called = {suggested.competency.slug for suggested in plan.ranked_competencies}
    for competency in plan.required:
        if competency.slug not in called:
            yield Advice(
                code=f"uncalled-{competency.slug}",
                text=f"« {competency.name} » est requise, mais aucune mission ne l’appelle :"
                " passez-la en appréciée, ou dites à quoi elle servira.",
                subject=Subject.PROFILE,
            )


def _on_the_terms(scope: Scope) -> Iterator[Advice]:
    low, high = scope.terms.salary_min, scope.terms.salary_max
    if low is None and high is None:
        yield Advice(
            code="no-pay", text="La rémunération manque : c’est ce qu’on cherche d’abord.", subject=Subject.TERMS
        )
    elif low and high and high > low * WIDE_RANGE:
        yield Advice(
            code="wide-range",
            text=f"La fourchette va de {euros(low)} à {euros(high)}, soit {round(100 * (high / low - 1))} % d’écart."
            " Au-delà de 30 % (repère), on y lit deux postes : choisissez le niveau, puis resserrez.",
            subject=Subject.TERMS,
        )


def _on_the_calendar(scope: Scope) -> Iterator[Advice]:
    """Say what the length of the contract or the day of arrival leaves no time for."""
    lasts = months_in(scope.terms.duration) if scope.terms.contract in _ENDING else None
    late = [each for each in scope.results or () if each.horizon and lasts and _MONTHS_TO[each.horizon] > lasts]
    if late and lasts:
        yield Advice(
            code="result-after-the-end",
            text=f"« {capital(late[0].title)} » est attendu à {_MONTHS_TO[late[0].horizon or Horizon.TWELVE_MONTHS]} mois, et le contrat en dure {lasts}."
            " Avancez le résultat, ou dites ce que l’on en verra à la fin.",
            subject=Subject.RESULTS,
        )
    arrives = _month_of(scope.terms.start)
    for own in scope.own_missions:
        begun = _BY_MONTH.search(fold(own.title))
        if arrives and begun and _MONTHS_NAMED.index(begun[1]) < arrives <= _MONTHS_NAMED.index(begun[1]) + _SOON:
            yield Advice(
                code="mission-before-the-start",
                text=f"« {capital(own.title)} » : la personne arrive après {begun[1]}. Changez la date, ou retirez-la.",
                subject=Subject.MISSIONS,
            )


_ENDING = (Contract.CDD, Contract.FREELANCE, Contract.INTERN, Contract.APPRENTICE)
_MONTHS_TO = {Horizon.THREE_MONTHS: 3, Horizon.SIX_MONTHS: 6, Horizon.TWELVE_MONTHS: 12}
_MONTHS_NAMED = tuple(fold(name) for name in MONTHS)
_BY_MONTH = re.compile(rf"\b(?:des|en|avant|pour|debut|fin) ({'|'.join(_MONTHS_NAMED)})\b")
_SOON = 6
"""Months after which the same name of a month is that of the next year."""


def _month_of(start: str | None) -> int | None:
    found = re.search(rf"\b({'|'.join(_MONTHS_NAMED)})\b", fold(typed_day(start or "")))
    return _MONTHS_NAMED.index(found[1]) if found else None


def _on_the_words(scope: Scope) -> Iterator[Advice]:
    return (Advice(code=each.code, text=each.text, subject=each.subject) for each in remarks(scope))


def _to_confirm(scope: Scope) -> Iterator[Advice]:
    """Say, subject by subject, what came with a typical mandate and what is still suggested."""
    for subject in Subject:
        if names := [ANSWERS[path].named for path in ASSUMABLE if path in scope.assumed and _is_on(subject, path)]:
            text = f"{capital(join(names))} : cela vient du mandat type, à confirmer."
            yield Advice(code=f"assumed-{subject}", text=text, subject=subject, to_confirm=True)
    for subject in Subject:
        parts = dict.fromkeys(a.confirmed_as for a in ANSWERS.values() if a.confirmed_as and a.subject is subject)
        if names := [PARTS[part] for part in parts if part not in scope.confirmed]:
            text = f"{capital(join(names))} : c’est encore notre suggestion, à confirmer."
            yield Advice(code=f"to-confirm-{subject}", text=text, subject=subject, to_confirm=True)


def _is_on(subject: Subject, path: str) -> bool:
    return ANSWERS[path].subject is subject
