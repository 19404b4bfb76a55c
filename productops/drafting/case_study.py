"""The case of the interviews: drawn from the mission that weighs most here, in this organisation's words and size."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import cached_property

from productops.drafting.catalogue import Mission, Problem
from productops.drafting.document import BlockKind, Item, Reason, ReasonKind, Section
from productops.drafting.gestures import telling_words
from productops.drafting.interviews import StepKind, duration, kind_of_step, minutes_of
from productops.drafting.own_words import LineKind
from productops.drafting.scope import Commitment
from productops.drafting.suggest import Assignment
from productops.drafting.typed_lines import stays_inside
from productops.drafting.wording import of_product, of_users, pms, product_teams, told
from productops.drafting.writer import Writer, answer, block, of_mission, rule
from productops.text.folding import fold
from productops.text.french import clause, is_plural, join, lower_first, quoted, sentence

_OWN_CASE = re.compile(
    r"\b(?:fictif|fictive|fictifs|fictives|jeu de donnees|a partir d|sur table)|\b(?:cas|exercice|mise en situation|etude de cas)\b[^.]{0,30}(?: : \w+ \w+|,? sur (?:un|une|nos|notre|des|vos|le|la|les) (?!outils? de))"
    r"|\bcas pratique (?!de |d\b|d'|sur |en |avec |a |\()[a-z-]{4}"
)
"""A step that says what its case is made of."""
LOOKED_FOR = "Ce qu’on cherche dans la réponse"
"""What gives the case away: a reader by a link does not see it."""


_AFTERWARDS = re.compile(r"\bpuis\b[^.;]*\b(?:minutes?|min|h|heures?)\b")
"""« Préparer le premier mois, puis en parler une heure »: the time is that of the talk."""
_PREPARED_AT_HOME = re.compile(r"\b(?:prepare\w* )?(?:chez (?:vous|toi|soi)|a la maison|a distance|take[- ]home)\b")


class CaseStudy(Writer):
    """Writes the case: one story. What happened here, with the mission it calls for; or else a mission and its problem."""

    @cached_property
    def answers_incident(self) -> bool:
        """Whether a mission of the catalogue is known to answer what happened."""
        called = self.called_by(LineKind.INCIDENT)
        return any(assigned.mission and assigned.ref in called for assigned in self.assigned)

    @cached_property
    def is_of_incident(self) -> bool:
        """Whether the case is what happened alone: no mission is known to answer it, and another would be another story."""
        return bool(self.scope.context.incident) and not self.answers_incident

    @property
    def case_name(self) -> str:
        """What the case is about; "" where there is none."""
        if self.is_of_incident:
            return "ce qui s’est passé ici"
        top = self.top_mission()
        return lower_first(top.title) if top and top.mission and self.problem_of(top.mission) else ""

    @property
    def case_reasons(self) -> tuple[Reason, ...]:
        """Where the case comes from."""
        if self.is_of_incident:
            return (answer("context.incident"),)
        top = self.top_mission()
        problem = self.problem_of(top.mission) if top and top.mission else None
        if top is None or problem is None:
            return ()
        return (
            of_mission(top),
            Reason(kind=ReasonKind.PROBLEM, ref=problem.slug, text=f"Problème : « {problem.title} »."),
        )

    def top_mission(self) -> Assignment | None:
        """Give the mission to draw the case from: one that the incident calls for, or a result, else the first carried."""
        known = [assigned for assigned in self.assigned if assigned.mission]
        for called in (self.called_by(LineKind.INCIDENT), *(self.called_by(each.line.place) for each in self.awaited)):
            if found := [assigned for assigned in known if assigned.ref in called]:
                # Of the missions that answer what happened, the one that answers it most.
                weight = called.get if isinstance(called, Mapping) else {}.get
                heaviest = max(weight(assigned.ref, 0) for assigned in found)
                known = [assigned for assigned in found if weight(assigned.ref, 0) == heaviest]
                break
        carried = [assigned for assigned in known if assigned.commitment is Commitment.CARRY]
        return next(iter(carried or known), None)

    def called_by(self, place: str) -> Container[str]:
        """Give the missions that a line calls for, as it was tied or as it was recognised."""
        slug = self.scope.ties.get(place) or self.scope.recognised.get(place) or ""
        return problem.missions if (problem := self.catalogue.problems.get(slug)) else (slug,)

    def problem_of(self, mission: Mission) -> Problem | None:
        """Give the problem that this mission answers most, one the leader named first of all."""
        problems = self.catalogue.problems
        named = [problems[slug] for slug in self.scope.problems if mission.slug in problems[slug].missions]
        known = [problem for problem in problems.values() if mission.slug in problem.missions]
        return max(named or known, key=lambda problem: problem.missions[mission.slug], default=None)

    def held_where(self) -> str:
        """Say how the case is the same for everyone, on the spot or where it is prepared at home."""
        if any(_PREPARED_AT_HOME.search(fold(step)) for step in self.scope.terms.process):
            return (
                "Le cas se prépare chez soi : dire combien de temps y passer, et s’y tenir. Il est le même pour tout le monde, et ce"
                " qui en sort n’est jamais réutilisé."
            )
        return "Le cas se fait sur place, il est le même pour tout le monde, et ce qui en sort n’est jamais réutilisé."

    def case(self) -> Section | None:
        """Draw the case: its situation, its task, what to look for."""
        if not self.case_name:
            return None
        fair = self.item(
            "case/fair",
            self.held_where(),
            rule("fair-case", "Repère : un exercice à la maison avantage qui a du temps libre."),
        )
        announced = next((step for step in self.scope.terms.process if _OWN_CASE.search(fold(step))), None)
        own_case = announced and self.item(
            "case/own",
            f"Vous annoncez le vôtre : {quoted(announced)}. Celui-ci sert de rechange, ou de modèle pour l’écrire.",
            answer("terms.process"),
        )
        inside = stays_inside(self.scope.context.incident or "") and self.item(
            "case/inside",
            "L’épisode dit ce que l’offre tait : racontez-le sans le chiffre ni la personne, ou changez-le, avant de donner le cas.",
            answer("context.incident"),
        )
        statement = [self.situation(), *self.stakes(), *self.surroundings(), self.task()]
        return self.section(
            "case",
            f"L’étude de cas : {self.case_name}",
            block(BlockKind.PARAGRAPHS, statement, title="L’énoncé"),
            block(BlockKind.BULLETS, self.looked_for(), title=LOOKED_FOR),
            block(BlockKind.PARAGRAPHS, [inside or None, own_case or None, fair]),
            new_page=True,
        )

    def situation(self) -> Item:
        """Say what happened here, or the problem that a mission answers, as one hears it."""
        if said := clause(self.scope.context.incident or ""):
            text = f"Voici ce qui s’est passé ici : {said}."
            if ":" in said:
                text = f"Voici ce qui s’est passé ici. {sentence(said)}"
            mission = () if self.is_of_incident else self.case_reasons
            return self.item("case/situation", text, answer("context.incident"), *mission)
        top = self.top_mission()
        problem = self.problem_of(top.mission) if top and top.mission else None
        heard = (
            f"« {problem.title}. » Souvent, on le reconnaît à ceci : {lower_first(problem.detail)}" if problem else ""
        )
        call = self.say("On vous appelle avec cette phrase", "On t’appelle avec cette phrase")
        return self.item("case/situation", f"{call} : {heard}", *self.case_reasons)

    def task(self) -> Item:
        """Say what to do, and in how long: the time of the step that holds the case, where the leader said it."""
        told = "ce que {} d’abord, {} deux premiers gestes, ce que {} de côté, et le signe qui {} ferait arrêter."
        vous = told.format("vous iriez vérifier", "vos", "vous laisseriez", "vous")
        tu = told.format("tu irais vérifier", "tes", "tu laisserais", "te")
        text = self.say(
            f"Vous avez vingt minutes de préparation, puis vingt minutes pour dire : {vous}",
            f"Tu as vingt minutes de préparation, puis vingt minutes pour dire : {tu}",
        )
        step = self.case_step
        if self.case_minutes and step and (_AFTERWARDS.search(fold(step)) or _PREPARED_AT_HOME.search(fold(step))):
            whole = duration(self.case_minutes)
            when = (
                f", puis {whole} pour dire" if _AFTERWARDS.search(fold(step)) else f", {whole} au plus. À dire ensuite"
            )
            text = self.say(f"Vous préparez de votre côté{when} : {vous}", f"Tu prépares de ton côté{when} : {tu}")
        elif self.case_minutes:
            whole = duration(self.case_minutes)
            text = self.say(
                f"Vous avez {whole} en tout, dont la moitié pour préparer. Vous direz ensuite {vous}",
                f"Tu as {whole} en tout, dont la moitié pour préparer. Tu diras ensuite {tu}",
            )
        return self.item("case/task", text, *self.case_reasons)

    @property
    def case_minutes(self) -> int | None:
        """How long the leader gives the case, read in the steps of the process."""
        return minutes_of(self.case_step) if self.case_step else None

    @property
    def case_step(self) -> str | None:
        """The first step that holds the case, in the leader's words."""
        return next((step for step in self.scope.terms.process if kind_of_step(step) is StepKind.CASE), None)

    def looked_for(self) -> list[Item]:
        """Say what to look for in the answer."""
        by, found = self.case_reasons, []
        top = None if self.is_of_incident else self.top_mission()
        if top is None or top.mission is None:
            found = [
                self.item("case/seen", "Aller voir d’abord qui l’a vécu, et ce que l’on savait ce jour-là.", *by),
                self.item("case/cause", "Séparer ce qui a cassé ce jour-là de ce qui l’a laissé passer.", *by),
            ]
        else:
            found = [
                self.item(
                    f"case/step/{n}",
                    f"{'Un geste proche de celui-ci' if n == 1 else 'Ou de celui-ci'} : {lower_first(clause(step))}.",
                    *by,
                )
                for n, step in enumerate(top.mission.first_steps[:2], start=1)
            ]
            found += [
                self.item(f"case/left/{n}", f"Une idée de ce qui restera : {lower_first(clause(left))}.", *by)
                for n, left in enumerate(top.mission.deliverables[:1], start=1)
            ]
        renounced = self.item(
            "case/renounce",
            "Un renoncement assumé : ce qui ne sera pas fait, et à qui on le dira.",
            rule("renounce", "Le poste se perd plus souvent par excès de sujets que par manque d’idées."),
        )
        return [*found, renounced]

    def stakes(self) -> Iterator[Item]:
        """Say, for the case, what the post is expected to reach there: a line that is of the same story, or nothing.

        It was tied or recognised alike, or it speaks of the same things.
        """
        top = self.top_mission()
        near = [
            each
            for each in self.awaited
            if top and not self.is_of_incident and top.ref in self.called_by(each.line.place)
        ]
        if not near and (incident := self.scope.context.incident):
            told_there = telling_words(incident).keys() - telling_words(self.everywhere).keys()
            shared = {each.ref: len(told_there & telling_words(each.line.text).keys()) for each in self.awaited}
            near = sorted((each for each in self.awaited if shared[each.ref]), key=lambda each: -shared[each.ref])
        if not near and not self.scope.context.incident:
            near = list(self.awaited)
        for each in near[:1]:
            text = told("Ce que l’on attend du poste", each.line.text)
            yield self.item(f"case/stakes/{each.ref}", text, answer(each.path))

    def surroundings(self) -> Iterator[Item]:
        """Say, for the case, what is made, for whom and why now, then how large the organisation is and who is there."""
        organisation, context = self.scope.organisation, self.scope.context
        for path, text in (
            ("organisation.product", organisation.product and of_product(organisation.product)),
            ("organisation.users", organisation.users and of_users(organisation.users)),
            ("organisation.tools", organisation.tools and told("Les outils", organisation.tools)),
            ("context.why_now", context.why_now and told("Pourquoi maintenant", context.why_now)),
        ):
            if text:
                yield self.item(f"case/{path.partition('.')[2]}", text, answer(path))
        if organisation.product_team_size:
            teams = organisation.product_teams
            where = f", dans {product_teams(teams)}" if teams else ""
            names = join(self.catalogue.existing_roles[role.slug].name for role in self.scope.present_roles)
            verb = "sont" if len(self.scope.present_roles) > 1 or is_plural(names) else "est"
            there = f" ; {names} {verb} déjà là" if names else ""
            text = f"L’organisation compte {pms(organisation.product_team_size)}{where}{there}."
            yield self.item("case/surroundings", text, answer("organisation.product_team_size"))
