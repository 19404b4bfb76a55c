"""The case of the interviews: drawn from the mission that weighs most here, in this organisation's words and size."""

from __future__ import annotations

from collections.abc import Container, Iterator

from productops.drafting.catalogue import Mission, Problem
from productops.drafting.document import BlockKind, Item, Reason, ReasonKind, Section
from productops.drafting.own_words import LineKind
from productops.drafting.scope import Commitment
from productops.drafting.suggest import Assignment
from productops.drafting.wording import of_product, of_users, pms, product_teams, told
from productops.drafting.writer import Writer, answer, block, of_mission, rule
from productops.text.french import clause, is_plural, join, lower_first, sentence

LOOKED_FOR = "Ce qu’on cherche dans la réponse"
"""What gives the case away: a reader by a link does not see it."""


class CaseStudy(Writer):
    """Writes the case."""

    def top_mission(self) -> Assignment | None:
        """Give the mission to draw the case from: one that the incident calls for, or a result, else the first carried."""
        known = [assigned for assigned in self.assigned if assigned.mission]
        for called in (self.called_by(LineKind.INCIDENT), *(self.called_by(each.line.place) for each in self.awaited)):
            if found := [assigned for assigned in known if assigned.ref in called]:
                known = found
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

    def case(self) -> Section | None:
        """Draw a case from the first mission: its situation, its task, what to look for."""
        top = self.top_mission()
        problem = self.problem_of(top.mission) if top and top.mission else None
        if top is None or top.mission is None or problem is None:
            return None
        by = (
            of_mission(top),
            Reason(kind=ReasonKind.PROBLEM, ref=problem.slug, text=f"Problème : « {problem.title} »."),
        )
        call = self.say("On vous appelle avec cette phrase", "On t’appelle avec cette phrase")
        task = self.say(
            "Vous avez vingt minutes de préparation, puis vingt minutes pour dire : ce que vous iriez vérifier d’abord,"
            " vos deux premiers gestes, ce que vous laisseriez de côté, et le signe qui vous ferait arrêter.",
            "Tu as vingt minutes de préparation, puis vingt minutes pour dire : ce que tu irais vérifier d’abord, tes"
            " deux premiers gestes, ce que tu laisserais de côté, et le signe qui te ferait arrêter.",
        )
        said = clause(self.scope.context.incident or "")
        situation = self.item(
            "case/situation",
            f"{call} : « {problem.title}. » Souvent, on le reconnaît à ceci : {lower_first(problem.detail)}",
            *by,
        )
        if said:
            text = f"Voici ce qui vient de se passer ici : {said}."
            if ":" in said:
                text = f"Voici ce qui vient de se passer ici. {sentence(said)}"
            situation = self.item("case/situation", text, answer("context.incident"), *by)
        statement = [
            situation,
            *self.stakes(),
            *self.surroundings(),
            self.item("case/task", task, *by),
        ]
        looked_for = [
            self.item(
                f"case/step/{n}",
                f"{'Un geste proche de celui-ci' if n == 1 else 'Ou de celui-ci'} : {lower_first(clause(step))}.",
                *by,
            )
            for n, step in enumerate(top.mission.first_steps[:2], start=1)
        ]
        looked_for += [
            self.item(f"case/left/{n}", f"Une idée de ce qui restera : {lower_first(clause(left))}.", *by)
            for n, left in enumerate(top.mission.deliverables[:1], start=1)
        ]
        looked_for.append(
            self.item(
                "case/renounce",
                "Un renoncement assumé : ce qui ne sera pas fait, et à qui on le dira.",
                rule("renounce", "Le poste se perd plus souvent par excès de sujets que par manque d’idées."),
            )
        )
        fair = self.item(
            "case/fair",
            "Le cas se fait sur place, il est le même pour tout le monde, et ce qui en sort n’est jamais réutilisé.",
            rule("fair-case", "Repère : un exercice à la maison avantage qui a du temps libre."),
        )
        return self.section(
            "case",
            f"L’étude de cas : {lower_first(top.title)}",
            block(BlockKind.PARAGRAPHS, statement, title="L’énoncé"),
            block(BlockKind.BULLETS, looked_for, title=LOOKED_FOR),
            block(BlockKind.PARAGRAPHS, [fair]),
            new_page=True,
        )

    def stakes(self) -> Iterator[Item]:
        """Say, for the case, what the post is expected to reach: what calls for its mission, else the soonest result."""
        top = self.top_mission()
        near = [each for each in self.awaited if top and top.ref in self.called_by(each.line.place)]
        for each in (near or self.awaited)[:1]:
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
            names = join(self.catalogue.existing_roles[role.slug].name for role in self.scope.existing_roles)
            verb = "sont" if len(self.scope.existing_roles) > 1 or is_plural(names) else "est"
            there = f" ; {names} {verb} déjà là" if names else ""
            text = f"L’organisation compte {pms(organisation.product_team_size)}{where}{there}."
            yield self.item("case/surroundings", text, answer("organisation.product_team_size"))
