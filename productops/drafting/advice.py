"""What a good colleague would say before signing: each advice with its reason and the step where to act."""

from __future__ import annotations

from dataclasses import dataclass

from productops.drafting.catalogue import Catalogue
from productops.drafting.french import capital, counted, decimal, join, lower_first
from productops.drafting.scope import CONFIRMABLE, Scope, Seniority, Setup
from productops.drafting.suggest import CAPACITY, assignments, doubts, suggest_competencies, weekly_load
from productops.drafting.wording import PARTS

MANY_REQUIREMENTS = 7
MANY_PRIORITIES = 3

STEP_OF = {"missions": "missions", "results": "resultats", "competencies": "profil", "paths": "profil"}


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Something to look at again: its name, what and why in a sentence or two, and the step where to change it."""

    code: str
    text: str
    step: str


def advise(scope: Scope, catalogue: Catalogue) -> tuple[Advice, ...]:
    """Give the advice that this scope calls for, the heaviest first. Thresholds are our judgement (repères)."""
    found = [
        Advice(
            code=f"doubt-{doubt.slug}",
            text=f"Est-ce bien un Product Ops ? {doubt.title} : {lower_first(doubt.reason)} {doubt.instead}",
            step="mandat",
        )
        for doubt in doubts(scope, catalogue)
    ]
    assigned = assignments(scope, catalogue)
    load = weekly_load(assigned)
    if load > CAPACITY:
        found.append(
            Advice(
                code="overload",
                text=f"Les missions prennent {decimal(load / 2)} jours par semaine (repère), pour 4,5 disponibles :"
                " retirez-en, ou passez-en certaines en appui.",
                step="missions",
            )
        )
    if sum(level == 3 for level in scope.mandate.values()) >= MANY_PRIORITIES:
        found.append(
            Advice(
                code="all-priorities",
                text="Trois domaines prioritaires ou plus, c’est un poste sans priorité : la personne arbitrera seule,"
                " et se jugera au nombre d’actions menées. Choisissez-en un ou deux.",
                step="mandat",
            )
        )
    if scope.role.seniority is Seniority.JUNIOR and scope.role.setup in (Setup.FIRST, Setup.ALONE):
        found.append(
            Advice(
                code="junior-alone",
                text="Une personne junior, seule à ce poste, n’a ni méthode éprouvée ni pair à qui demander :"
                " prévoyez qui l’épaule, ou relevez le niveau.",
                step="contexte",
            )
        )
    out = [a for a in assigned if a.domain and not scope.mandate.get(a.domain, 0)]
    if out:
        subject = counted(len(out), "mission choisie est", "missions choisies sont")
        names = join(sorted({catalogue.domains[a.domain].name for a in out if a.domain}))
        found.append(
            Advice(
                code="outside-mandate",
                text=f"{subject} hors du mandat ({names}) : montez le domaine, ou retirez la mission.",
                step="missions",
            )
        )
    empty = [
        domain.name
        for slug, domain in catalogue.domains.items()
        if scope.mandate.get(slug, 0) and not any(a.domain == slug for a in assigned)
    ]
    if empty:
        found.append(
            Advice(
                code="empty-domain",
                text=f"{join(empty)} : au mandat, mais sans aucune mission. Ajoutez-en une, ou sortez-le du mandat.",
                step="missions",
            )
        )
    unanswered = [
        catalogue.problems[slug].title
        for slug in scope.problems
        if not any(a.ref in catalogue.problems[slug].missions for a in assigned if a.mission)
    ]
    for title in unanswered:
        found.append(
            Advice(
                code="unanswered-problem",
                text=f"Vous aviez dit : « {title} ». Aucune mission n’y répond : ajoutez-en une, ou retirez le problème.",
                step="missions",
            )
        )
    required = scope.required or [s.competency.slug for s in suggest_competencies(assigned, catalogue)[0]]
    count = len(required) + sum(own.required for own in scope.own_competencies)
    if count > MANY_REQUIREMENTS:
        found.append(
            Advice(
                code="many-requirements",
                text=f"{count} compétences requises : au-delà de {MANY_REQUIREMENTS}, vous écartez des personnes"
                " qui réussiraient.",
                step="profil",
            )
        )
    if scope.terms.salary_min is None and scope.terms.salary_max is None:
        found.append(
            Advice(code="no-pay", text="La rémunération manque : c’est ce qu’on cherche d’abord.", step="conditions")
        )
    if not scope.organisation.name:
        found.append(Advice(code="no-name", text="Le nom de l’organisation manque.", step="contexte"))
    unconfirmed = [part for part in CONFIRMABLE if part not in scope.confirmed]
    for step in dict.fromkeys(STEP_OF[part] for part in unconfirmed):
        names = join(PARTS[part] for part in unconfirmed if STEP_OF[part] == step)
        found.append(
            Advice(
                code=f"to-confirm-{step}",
                text=f"{capital(names)} : c’est encore notre suggestion, à confirmer.",
                step=step,
            )
        )
    return tuple(found)
