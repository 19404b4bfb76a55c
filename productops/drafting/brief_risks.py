"""What a brief warns of: the risks of the first months, why they are met here, and what makes them smaller."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from productops.drafting.decision import DecisionNote
from productops.drafting.document import BlockKind, Reason, Section
from productops.drafting.scope import Commitment, Seniority, Setup
from productops.drafting.suggest import (
    covering,
    testimonials_on,
)
from productops.drafting.thresholds import CAPACITY
from productops.drafting.wording import HARD
from productops.drafting.writer import answer, block, of_mission, of_path, rule
from productops.text.french import (
    capital,
    clause,
    days,
    is_plural,
    join,
    lower_first,
)


@dataclass(frozen=True, kw_only=True)
class _Risk:
    """A risk of the first months, why it is met here, and what makes it smaller."""

    ref: str
    title: str
    why: str
    remedy: str
    reasons: tuple[Reason, ...]


class Risks(DecisionNote):
    """Writes the risks."""

    def risks(self) -> Section | None:
        """Give the risks of the first months, why they are met here, and what makes them smaller."""
        rows = [self.item(f"risks/{r.ref}", r.title, *r.reasons, cells=(r.why, r.remedy)) for r in self.found_risks()]
        columns = ("Risque", "Pourquoi ici", "Ce qui le réduit")
        return self.section("risks", "Les risques des premiers mois", block(BlockKind.TABLE, rows, columns=columns))

    def found_risks(self) -> Iterator[_Risk]:
        """Walk the risks that the answers show, the heaviest first. Thresholds are ours (repères)."""
        scope, load = self.scope, self.plan.load
        if load > CAPACITY and not self.is_told:  # else the missions have just said it
            yield _Risk(
                ref="overload",
                title="Un poste trop plein dès le premier jour",
                why=f"{days(load)} de missions pour {days(Fraction(CAPACITY))} disponibles",
                remedy="Retirer une mission, ou en passer une en appui, avant de publier",
                reasons=tuple(of_mission(assigned) for assigned in self.assigned),
            )
        first = [self.catalogue.domains[slug].name for slug, level in scope.mandate.items() if level == 3]
        if len(first) >= 3:
            yield _Risk(
                ref="all-priorities",
                title="Tout mener de front, et se juger au nombre d’actions",
                why=f"{join(first)} sont au plus haut niveau",
                remedy="Dire dès l’arrivée lequel passe en premier, et le redire chaque mois",
                reasons=tuple(answer(f"mandate.{slug}") for slug, level in scope.mandate.items() if level == 3),
            )
        if scope.context.incident:
            yield _Risk(
                ref="again",
                title="Que l’épisode cité se répète avant que le poste ait pris",
                why=capital(clause(scope.context.incident)),
                remedy="Écrire, avant l’arrivée, ce que l’on ferait autrement si cela revenait demain",
                reasons=(answer("context.incident"),),
            )
        alone = scope.role.setup in (Setup.FIRST, Setup.ALONE)
        if alone and scope.role.seniority is Seniority.JUNIOR:
            yield _Risk(
                ref="junior-alone",
                title="Une personne qui débute, sans personne pour lui montrer",
                why="Le poste est junior, et seul de son espèce",
                remedy="Nommer une personne référente et lui en donner le temps, ou relever le niveau",
                reasons=(answer("role.seniority"), answer("role.setup")),
            )
        for assigned in self.assigned:
            roles = covering(scope, assigned.mission, self.catalogue) if assigned.mission else ()
            if roles and assigned.commitment is Commitment.CARRY:
                names = join(role.name for role in roles)
                verb = "couvrent" if len(roles) > 1 or is_plural(names) else "couvre"
                yield _Risk(
                    ref=f"overlap/{assigned.ref}",
                    title=f"Deux équipes sur un même sujet : « {assigned.title} »",
                    why=f"D’ordinaire, {names} {verb} déjà ce sujet",
                    remedy="Écrire la frontière en une phrase, et la faire relire par les deux côtés",
                    reasons=(of_mission(assigned), answer("existing_roles")),
                )
        if not scope.context.sponsor:
            yield _Risk(
                ref="no-sponsor",
                title="Personne pour appuyer le poste au premier refus",
                why="Aucun soutien à la direction n’est nommé",
                remedy="Choisir cette personne avant la publication, et le lui demander",
                reasons=(rule("sponsor", "Un changement d’organisation sans soutien à la direction s’arrête tôt."),),
            )
        if not scope.context.decides:
            yield _Risk(
                ref="no-decision",
                title="Des décisions prises deux fois, ou jamais",
                why="Qui décide de quoi n’est pas encore écrit",
                remedy="L’écrire en deux phrases, et le lire à voix haute au premier entretien",
                reasons=(rule("decides", "Le poste propose ; il faut savoir qui tranche."),),
            )
        yield _Risk(
            ref=f"hard/{self.heaviest}",
            title=capital(HARD[self.heaviest]),
            why=f"« {self.catalogue.domains[self.heaviest].name} » est le premier domaine du mandat",
            remedy="En parler dès l’offre et en entretien ; commencer par une équipe volontaire",
            reasons=(answer(f"mandate.{self.heaviest}"),),
        )
        if alone:
            yield _Risk(
                ref="alone",
                title="L’isolement",
                why="Personne d’autre, ici, ne fait ce métier",
                remedy="Un point régulier avec qui dirige le produit, et des pairs trouvés dehors",
                reasons=(answer("role.setup"), *testimonials_on("etre-resilient", self.catalogue)[:1]),
            )
        for ranked in () if self.is_told else self.plan.welcome_paths[:1]:
            if ranked.path.watch_outs and ranked.path.ramp_up:
                yield _Risk(
                    ref=f"path/{ranked.path.slug}",
                    title=f"La personne retenue {lower_first(ranked.path.watch_outs[0])}",
                    why=f"Le parcours le mieux placé est {ranked.path.noun}",
                    remedy=ranked.path.ramp_up[0],
                    reasons=(of_path(ranked),),
                )
