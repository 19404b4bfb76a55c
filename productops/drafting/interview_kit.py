"""The interview kit: what to ask, what a good answer holds, how to score it, and what the law forbids to ask.

It speaks to those who interview without addressing them; the questions, which are said aloud, follow the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from productops.drafting.catalogue import Competency, Horizon, Mission
from productops.drafting.document import BlockKind, Document, Item, Kind, Reason, Section
from productops.drafting.interviews import Asked, Dealt, Step, StepKind, deal, kind_of_step, minutes_of
from productops.drafting.own_words import Expected, LineKind, expected
from productops.drafting.scope import OwnCompetency
from productops.drafting.score_sheet import ScoreSheet, is_held, is_language
from productops.drafting.wording import aimed
from productops.drafting.writer import answer, block, of_competency, of_path, rule
from productops.text.french import (
    capital,
    clause,
    counted,
    de,
    is_plural,
    join,
    lower_first,
    ordinal,
    quoted,
    sentence,
    to,
)

GOOD_ANSWER = "Une bonne réponse"
"""What gives an answer away, as `LOOKED_FOR` does: a reader by a link does not see it."""
_CARD = (GOOD_ANSWER,)


class _ResultQuestion(NamedTuple):
    """How a result is asked about at its horizon, and what a good answer holds whatever the mission."""

    vous: str
    tu: str
    good_answer: str


_RESULT_AGAIN = _ResultQuestion(
    "À la même échéance, nous attendons aussi ceci : {result}. De quoi auriez-vous besoin, de qui, et que feriez-vous si vous ne l’aviez pas ?",
    "À la même échéance, nous attendons aussi ceci : {result}. De quoi aurais-tu besoin, de qui, et que ferais-tu si tu ne l’avais pas ?",
    "Un besoin précis, quelqu’un à qui le demander, et une première étape qui s’en passe.",
)
_RESULT_QUESTIONS = {
    Horizon.THREE_MONTHS: _ResultQuestion(
        "Voici ce que nous attendons à trois mois : {result}. Que faites-vous les deux premières semaines ?",
        "Voici ce que nous attendons à trois mois : {result}. Que fais-tu les deux premières semaines ?",
        "Aller voir avant de livrer : des personnes à rencontrer, une trace à consulter, un premier geste.",
    ),
    Horizon.SIX_MONTHS: _ResultQuestion(
        "À six mois, nous regarderons ceci : {result}. À mi-chemin, quel signe vous dirait que cela prend ?",
        "À six mois, nous regarderons ceci : {result}. À mi-chemin, quel signe te dirait que cela prend ?",
        "Un signe que l’on peut lire sans enquête, et ce qui ferait changer de voie s’il ne vient pas.",
    ),
    Horizon.TWELVE_MONTHS: _ResultQuestion(
        "Au bout d’un an, il s’agira de ceci : {result}. Qu’est-ce qui risque le plus de l’empêcher, et qui iriez-vous voir ?",
        "Au bout d’un an, il s’agira de ceci : {result}. Qu’est-ce qui risque le plus de l’empêcher, et qui irais-tu voir ?",
        "Un obstacle précis et quelqu’un à qui parler, plutôt qu’un calendrier.",
    ),
    None: _ResultQuestion(
        "Voici ce que nous attendons : {result}. Comment sauriez-vous que c’est atteint, sans que personne vous le dise ?",
        "Voici ce que nous attendons : {result}. Comment saurais-tu que c’est atteint, sans que personne te le dise ?",
        "Une façon de vérifier qui ne dépend pas d’un avis, et la valeur d’aujourd’hui demandée avant de promettre.",
    ),
}


def _for_whom(past: str) -> str:
    """Say whom a question of a past is for: « Pour qui vient du conseil ou du coaching », « Pour un premier poste »."""
    if past.startswith("un "):
        return f"Pour {past}"
    return f"Pour qui vient {' ou '.join(map(de, past.split(' ou ')))}"


class InterviewKit(ScoreSheet):
    """Writes one interview kit."""

    kind = Kind.INTERVIEW_KIT

    def write(self) -> Document:
        """Give the whole document."""
        return self.document(
            self.titled("Entretiens"),
            self.use(),
            self.rounds(),
            *self.sheets(),
            self.case(),
            self.reserve(),
            self.scores(),
            self.forbidden(),
        )

    def use(self) -> Section | None:
        """Say how to hold the interviews."""
        lines = (
            (
                "same",
                "Les mêmes questions, dans le même ordre, pour chaque personne reçue : c’est ce qui permet de comparer.",
                "Repère : des entretiens menés de la même façon se comparent, des conversations non.",
            ),
            (
                "alone",
                "Chaque personne qui reçoit note seule, juste après, avant d’en parler aux autres.",
                "Repère : le premier avis donné entraîne les suivants.",
            ),
            (
                "facts",
                "Une note s’appuie sur un fait entendu, écrit à côté ; une impression ne se note pas.",
                "Repère : un fait se relit et se discute.",
            ),
            (
                "told",
                "La personne sait à l’avance qui elle verra, combien de temps, et sur quoi elle sera évaluée.",
                "Code du travail, L1221-8 : les méthodes d’évaluation sont annoncées avant d’être employées.",
            ),
            (
                "kept",
                "Les notes s’effacent trois mois après un refus ; deux ans au plus si la personne accepte d’être rappelée.",
                "Guide de la CNIL sur le recrutement, 30 janvier 2023.",
            ),
        )
        items = [self.item(f"use/{ref}", text, rule(ref, reason)) for ref, text, reason in lines]
        return self.section("use", "Comment s’en servir", block(BlockKind.BULLETS, items))

    # --- the plan ---------------------------------------------------------------------------------

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the hiring process: the leader's own, or four that we propose."""
        process = self.scope.terms.process
        if not process:
            return self.proposed_steps()
        return tuple(
            Step(
                ref=f"step/{rank}",
                title=capital(clause(step)),
                kind=kind_of_step(step),
                minutes=minutes_of(step),
                reasons=(answer(f"terms.process[{rank - 1}]"),),
            )
            for rank, step in enumerate(process, start=1)
        )

    def proposed_steps(self) -> tuple[Step, ...]:
        """Propose four interviews."""
        manager = capital(self.scope.organisation.reports_to or "la personne qui recrute")
        partners = list(dict.fromkeys(partner for a in self.assigned for partner in a.partners))[:2]
        met = capital(join(partners)) if partners else "Deux personnes des équipes servies"
        reasons = (
            rule("plan", "Repère : quatre échanges couvrent le poste ; chacun de plus fait perdre des personnes."),
        )
        talk, case = StepKind.TALK, StepKind.CASE
        return (
            Step(ref="first", title="Premier échange", who=manager, minutes=30, kind=talk, reasons=reasons),
            Step(
                ref="craft",
                title="Le métier",
                who=f"{manager}, avec un ou une PM",
                minutes=60,
                kind=talk,
                reasons=reasons,
            ),
            Step(
                ref="case",
                title="L’étude de cas",
                who="Deux personnes, chacune notant de son côté",
                minutes=90,
                kind=case,
                reasons=reasons,
            ),
            Step(ref="teams", title="Les équipes", who=met, minutes=45, kind=talk, reasons=reasons),
        )

    @cached_property
    def dealt(self) -> Dealt:
        """The questions of each interview."""
        return deal(self.steps, lines=self.lines, others=self.others, more=self.more)

    def rounds(self) -> Section | None:
        """Give what each interview looks for."""
        case = next((step for step in self.steps if step.kind is StepKind.CASE), None)
        rows = []
        for step in self.steps:
            themes = [*dict.fromkeys(asked.theme for asked in self.dealt.sheets.get(step.ref, ()))]
            if step is case:
                themes.insert(0, f"l’étude de cas : {self.case_name or 'un problème de l’entreprise'}")
            if step.kind is StepKind.SILENT:
                looked_for = "Personne n’est reçu à cette étape"
            elif step.kind is StepKind.INFORMAL:
                looked_for = "Rien à évaluer ni à noter : ce moment est à la personne reçue"
            elif themes:
                looked_for = capital(" ; ".join(themes))
            else:
                looked_for = "Aucune question nouvelle : cet échange est à la personne reçue, ou se retire"
            who = (step.who,) if step.who else ()
            rows.append(
                self.item(f"plan/{step.ref}", step.title, *step.reasons, *self.sought, cells=(*who, looked_for))
            )
        named = ("Avec qui",) if any(step.who for step in self.steps) else ()
        title = "Le plan, étape par étape" if self.scope.terms.process else "Le plan, entretien par entretien"
        return self.section(
            "plan",
            title,
            block(BlockKind.TABLE, rows, columns=("Étape", *named, "Ce qu’on y cherche")),
            block(BlockKind.PARAGRAPHS, self.plan_notes(has_case=case is not None)),
        )

    def plan_notes(self, *, has_case: bool) -> Iterator[Item]:
        """Say what these steps leave out."""
        if not has_case:
            # The last talk that lasts: a case takes the better part of an hour.
            fit = [
                rank
                for rank, step in enumerate(self.steps, start=1)
                if step.kind is StepKind.TALK and (step.minutes or 60) >= 60
            ]
            where = (
                f"la {ordinal(fit[-1], feminine=True)} peut l’accueillir" if fit else "ajouter une étape d’une heure"
            )
            text = f"Aucune étape ne porte l’étude de cas : {where}, ou le cas sert d’entraînement à qui reçoit."
            yield self.item("plan/no-case", text, answer("terms.process"))
        placed = {asked.theme for sheet in self.dealt.sheets.values() for asked in sheet}
        if left := [*dict.fromkeys(asked.theme for asked in self.dealt.left if asked.theme not in placed)]:
            text = f"Sans place à ces étapes : {join(left)}. Les questions sont en réserve, plus bas : ajouter un échange, ou exiger moins."
            yield self.item("plan/left", text, answer("terms.process"), *self.sought)

    @cached_property
    def sought(self) -> tuple[Reason, ...]:
        """The competencies that the plan has to cover."""
        return tuple(of_competency(competency) for competency in self.plan.required)

    def sheets(self) -> Iterator[Section | None]:
        """Give each interviewer a sheet: the time, what to learn, what to say first, their own questions."""
        for rank, step in enumerate((s for s in self.steps if s.ref in self.dealt.sheets), start=1):
            asked = self.dealt.sheets[step.ref]
            told = rule("told-notes", "RGPD, articles 13 et 15 ; Code du travail, L1221-8 et L1221-9.")
            facts = [
                self.item(f"{step.ref}/time", _timing(step, len(asked)), *step.reasons, label="Temps"),
                self.item(
                    f"{step.ref}/told",
                    "des notes sont prises, la personne peut les lire, elles seront effacées.",
                    told,
                    label="À dire d’abord",
                ),
            ]
            if rank == 1:
                facts += self.to_tell()
            notes = [
                self.item(f"{step.ref}/note/{n}", f"{n}. {capital(each.theme)}", *each.item.reasons, cells=("", ""))
                for n, each in enumerate(asked, start=1)
            ]
            yield self.section(
                f"sheet-{rank}",
                f"Fiche {rank} : {step.title}",
                block(BlockKind.FACTS, facts),
                block(BlockKind.CARDS, [each.item for each in asked], columns=_CARD),
                block(BlockKind.TABLE, notes, columns=("Question", "Note, de 1 à 4", "Le fait entendu")),
                new_page=True,
            )

    def to_tell(self) -> Iterator[Item]:
        """Give what the first interviewer tells of the place, in the leader's words."""
        organisation, role = self.scope.organisation, self.scope.role
        for path, label, text in (
            ("organisation.about", "À raconter", organisation.about),
            ("role.learning", "Ce que l’on y apprend", role.learning),
            ("role.growth", "Comment le poste peut grandir", role.growth),
        ):
            if text:
                yield self.item(f"tell/{path.partition('.')[2]}", sentence(text), answer(path), label=label)

    def reserve(self) -> Section | None:
        """Give the questions that no step has room for."""
        cards = [asked.item for asked in self.dealt.left]
        return self.section("reserve", "En réserve", block(BlockKind.CARDS, cards, columns=_CARD))

    # --- the questions ----------------------------------------------------------------------------

    @cached_property
    def lines(self) -> tuple[Asked, ...]:
        """Questions about what is expected: results first, then the leader's own missions."""
        cards = []
        if self.scope.results is None:
            for suggested in self.plan.suggested_results:
                ref = f"results/{suggested.mission}/{suggested.horizon}"
                mission = self.catalogue.missions[suggested.mission]
                cards.append(self.result_card(ref, suggested.title, suggested.horizon, mission, suggested.reasons))
        asked: set[Horizon | None] = set()
        for each in expected(self.plan):
            if each.line.kind is LineKind.RESULT:
                again = each.horizon in asked
                asked.add(each.horizon)
                cards.append(
                    self.result_card(
                        each.ref,
                        each.line.text,
                        each.horizon,
                        each.mission,
                        (answer(each.path),),
                        target=each.target,
                        again=again,
                    )
                )
        own = [self.mission_card(each) for each in expected(self.plan) if each.line.kind is LineKind.MISSION]
        return (
            *(Asked(about="results", theme="les résultats attendus", item=card) for card in cards),
            *(Asked(about="missions", theme="les missions propres au poste", item=card) for card in own),
        )

    @cached_property
    def others(self) -> tuple[Asked, ...]:
        """A question for each competency required and each welcome past, two pasts at most."""
        return (
            *(self.competency_card(each, ranks[0]) for each in self.plan.required if (ranks := self.fitting(each))),
            *(
                Asked(about=own.id, theme=_name(own.name), item=self.own_competency_card(own))
                for own in self.scope.own_competencies
                if own.required
            ),
            *(
                Asked(
                    about="path",
                    theme="le parcours de la personne",
                    item=self.card(
                        f"paths/{ranked.path.slug}/1",
                        f"{_for_whom(ranked.path.noun)} : {lower_first(self.ask(question))}",
                        of_path(ranked),
                        good=question.good_answer,
                    ),
                )
                for ranked in self.plan.welcome_paths[:2]
                for question in ranked.path.questions[:1]
            ),
        )

    @cached_property
    def more(self) -> tuple[Asked, ...]:
        """What a sheet that has room may ask: about the place of the post, then the other questions of each competency."""
        return (
            *(Asked(about="place", theme="la place du poste", item=card) for card in self.place_cards()),
            *(
                self.competency_card(each, ranks[rank])
                for rank in (1, 2)
                for each in self.plan.required
                if len(ranks := self.fitting(each)) > rank
            ),
        )

    def fitting(self, competency: Competency) -> tuple[int, ...]:
        """Give the ranks, from 1, of a competency's questions that suppose no more teams than there are here."""
        there = self.scope.organisation.product_teams
        return tuple(
            rank
            for rank, question in enumerate(competency.questions, start=1)
            if there is None or _teams_in(question.vous) <= max(there, 1)
        )

    def card(self, ref: str, question: str, *reasons: Reason, good: str) -> Item:
        """Write a question with what a good answer holds."""
        return self.item(ref, question, *reasons, cells=(good,))

    def competency_card(self, competency: Competency, rank: int) -> Asked:
        """Ask the nth question of a competency."""
        question = competency.questions[rank - 1]
        ref = f"competencies/{competency.slug}/{rank}"
        item = self.card(ref, self.ask(question), of_competency(competency), good=question.good_answer)
        return Asked(about=competency.slug, theme=lower_first(competency.name), item=item)

    def own_competency_card(self, own: OwnCompetency) -> Item:
        """Ask for a situation that shows a competency of the leader's own."""
        said = quoted(own.name)
        if is_language(own):
            question = self.say(
                f"Le poste demande ceci : {said}. Passons dans cette langue dix minutes : racontez votre dernière réunion difficile.",
                f"Le poste demande ceci : {said}. Passons dans cette langue dix minutes : raconte ta dernière réunion difficile.",
            )
            good = (
                "La personne se fait comprendre, comprend, et demande ce qu’elle n’a pas saisi. L’accent ne compte pas."
            )
            return self.card(f"competencies/own/{own.id}", question, answer("own_competencies"), good=good)
        if is_held(own):
            question = self.say(
                f"Le poste demande ceci : {said}. L’avez-vous ?", f"Le poste demande ceci : {said}. L’as-tu ?"
            )
            good = "Oui, ou la date à laquelle ce sera fait. Cela se vérifie et ne se note pas."
            return self.card(f"competencies/own/{own.id}", question, answer("own_competencies"), good=good)
        question = self.say(
            f"Racontez une situation récente qui montre ceci : {said}. Qu’avez-vous fait, vous ?",
            f"Raconte une situation récente qui montre ceci : {said}. Qu’as-tu fait, toi ?",
        )
        good = "Un fait daté, la part exacte de la personne, et ce qu’il en reste aujourd’hui."
        return self.card(f"competencies/own/{own.id}", question, answer("own_competencies"), good=good)

    def mission_card(self, each: Expected) -> Item:
        """Ask for a situation near a mission of the leader's own."""
        said = f"Une mission du poste : {quoted(each.line.text)}."
        question = self.say(
            f"{said} Racontez ce que vous avez fait de plus proche : par quoi avez-vous commencé, qu’est-ce qui a résisté ?",
            f"{said} Raconte ce que tu as fait de plus proche : par quoi as-tu commencé, qu’est-ce qui a résisté ?",
        )
        good = "Un cas daté, sa propre part, et ce que la personne ferait autrement ici."
        if each.mission and each.mission.first_steps:
            good += f" Un premier geste proche de celui-ci : {lower_first(clause(each.mission.first_steps[0]))}."
        return self.card(each.ref, question, answer(each.path), good=good)

    def place_cards(self) -> Iterator[Item]:
        """Ask about the place of the post, in the leader's words: what hurts, who decides, what a neighbour keeps."""
        for own in self.scope.own_problems[:1]:
            said = quoted(own.title)
            question = self.say(
                f"On entend ici : {said}. Qui iriez-vous voir en premier, et que lui demanderiez-vous ?",
                f"On entend ici : {said}. Qui irais-tu voir en premier, et que lui demanderais-tu ?",
            )
            good = "Quelqu’un qui le vit, une question ouverte, et l’idée que la cause peut être ailleurs."
            yield self.card(f"own-problem/{own.id}", question, answer("own_problems"), good=good)
        if decides := self.scope.context.decides:
            question = self.say(
                f"La règle d’ici : {quoted(decides)}. Qu’est-ce qu’elle vous permettrait, et où vous gênerait-elle ?",
                f"La règle d’ici : {quoted(decides)}. Qu’est-ce qu’elle te permettrait, et où te gênerait-elle ?",
            )
            good = "Une décision prise sans pouvoir formel, racontée avec ceux qu’il a fallu convaincre."
            yield self.card("decides", question, answer("context.decides"), good=good)
        for role in [role for role in self.scope.existing_roles if role.holds][:1]:
            name = self.catalogue.existing_roles[role.slug].name
            verb = "gardent" if is_plural(name) else "garde"
            kept = quoted(role.holds or "")
            question = self.say(
                f"{capital(name)} {verb} ceci : {kept}. Où passe la frontière, et comment le vérifieriez-vous ?",
                f"{capital(name)} {verb} ceci : {kept}. Où passe la frontière, et comment le vérifierais-tu ?",
            )
            good = "Demander avant de tracer, et proposer un essai plutôt qu’un partage écrit d’avance."
            yield self.card(f"holds/{role.slug}", question, answer("existing_roles"), good=good)

    def result_card(
        self,
        ref: str,
        title: str,
        horizon: Horizon | None,
        mission: Mission | None,
        reasons: tuple[Reason, ...],
        *,
        target: str | None = None,
        again: bool = False,
    ) -> Item:
        """Write a question on a result, with what its mission expects where one is behind it.

        `again` where the same horizon was asked about just before: the question is then another one.
        """
        asked = _RESULT_AGAIN if again else _RESULT_QUESTIONS[horizon]
        good, said = asked.good_answer, f"{quoted(title)}{aimed(title, target)}"
        if again:
            return self.card(ref, self.say(asked.vous, asked.tu).format(result=said), *reasons, good=good)
        if mission and horizon is Horizon.THREE_MONTHS and mission.first_steps:
            good += f" Par exemple : {lower_first(clause(mission.first_steps[0]))}."
        if mission and horizon is Horizon.SIX_MONTHS and mission.indicators:
            good += f" Par exemple : {lower_first(clause(mission.indicators[0]))}."
        if mission and horizon is Horizon.TWELVE_MONTHS and mission.partners:
            good += f" Ici, on pense {join(map(to, mission.partners))}."
        question = self.say(asked.vous, asked.tu).format(result=said)
        return self.card(ref, question, *reasons, good=good)


_COUNTED = re.compile(r"\b(\w+) équipes\b")
_NUMBERS = {"trois": 3, "quatre": 4, "cinq": 5, "six": 6, "huit": 8, "dix": 10, "douze": 12, "quinze": 15, "vingt": 20}


def _teams_in(question: str) -> int:
    """Give how many teams a question supposes."""
    return max((_NUMBERS.get(said.lower(), 0) for said in _COUNTED.findall(question)), default=0)


def _timing(step: Step, count: int) -> str:
    """Say how the time of an interview is spent."""
    asked = counted(count, "question", "questions")
    if step.minutes is None:
        return f"{asked}, et un quart d’heure pour les siennes (repère)."
    kept = 5 if step.minutes <= 30 else 10
    return f"{step.minutes} minutes : {step.minutes - kept} pour {asked}, {kept} pour les siennes (repère)."


def _name(text: str) -> str:
    return clause(text)
