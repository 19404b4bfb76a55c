"""The interview kit: what to ask, what a good answer holds, how to score it, and what the law forbids to ask.

It speaks to those who interview without addressing them; the questions, which are said aloud, follow the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from productops.drafting.document import BlockKind, Document, Item, Kind, Reason, Section
from productops.drafting.gestures import telling_words
from productops.drafting.interview_audience import FOR_RECRUITERS, FOR_THE_LED, FOR_THE_SERVED, AudienceQuestion
from productops.drafting.interview_questions import Questions
from productops.drafting.interviews import (
    Asked,
    Audience,
    Dealt,
    Step,
    StepKind,
    deal,
    duration,
    kind_of_step,
    minutes_of,
)
from productops.drafting.score_sheet import is_language
from productops.drafting.writer import answer, block, of_competency, rule
from productops.text.french import (
    capital,
    clause,
    counted,
    join,
    ordinal,
    sentence,
)

GOOD_ANSWER = "Une bonne réponse"
"""What gives an answer away, as `LOOKED_FOR` does: a reader by a link does not see it."""
_CARD = (GOOD_ANSWER,)
_REPLACED = re.compile(r"la personne que (?:tu remplaces|vous remplacez)")
"""The kit addresses those who receive."""


class InterviewKit(Questions):
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
                "Les mêmes questions, dans le même ordre, pour chaque personne reçue, hors celle de son parcours : c’est ce qui permet de comparer.",
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
                title=_REPLACED.sub("la personne remplacée", capital(clause(step))),
                kind=kind_of_step(step),
                minutes=minutes_of(step),
                leads=self.leads_a_team,
                serves=bool(self.users_told & telling_words(step).keys()),
                reasons=(answer(f"terms.process[{rank - 1}]"),),
            )
            for rank, step in enumerate(process, start=1)
        )

    @cached_property
    def users_told(self) -> set[str]:
        """The words by which the leader names whom the product serves: who has them at a step is one of them."""
        return {*telling_words(self.scope.organisation.users or "")}

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
        # A past, a paper or a language is heard by whoever recruits; what hurts, by those who live it.
        spoken = {own.id for own in self.scope.own_competencies if is_language(own)}
        heard = [each for each in self.others if each.about == "path" or each.about in spoken or not each.noted]
        heard = sorted(heard, key=lambda each: each.about == "path")[:2]
        lived = [each for each in self.more if each.item.id.startswith(f"{self.kind}/own-problem/")]
        has = {step.audience for step in self.steps if step.kind is StepKind.TALK}
        recruits = Audience.RECRUITER in has and Audience.TRADE in has
        serves = Audience.SERVED in has and Audience.TRADE in has
        return deal(
            self.steps,
            lines=self.lines,
            others=[each for each in self.others if not (recruits and each in heard)],
            more=[each for each in self.more if not (serves and each in lived)],
            recruiters=(*heard, *self.asked_by(FOR_RECRUITERS)),
            served=(*lived, *self.asked_by(FOR_THE_SERVED)),
            led=self.asked_by(FOR_THE_LED, noted=False),
        )

    def asked_by(self, questions: Sequence[AudienceQuestion], *, noted: bool = True) -> tuple[Asked, ...]:
        """Give the questions of those who are not of the trade; a team tells what it heard, and marks nobody who may lead it."""
        why = rule(
            "audience",
            "Repère : on ne note que ce que l’on sait juger ; chaque personne interroge sur ce qu’elle connaît.",
        )
        return tuple(
            Asked(
                about=each.ref,
                theme=each.theme,
                item=self.card(f"asked/{each.ref}", self.say(each.vous, each.tu), why, good=each.good_answer),
                noted=noted,
            )
            for each in questions
        )

    def rounds(self) -> Section | None:
        """Give what each interview looks for."""
        cases = [step for step in self.steps if step.kind is StepKind.CASE]
        rows = []
        for step in self.steps:
            themes = [*dict.fromkeys(asked.theme for asked in self.dealt.sheets.get(step.ref, ()))]
            if step in cases[-1:]:  # what is prepared at home is looked at where it is presented
                themes.insert(0, f"l’étude de cas : {self.case_name or 'un problème de l’entreprise'}")
            if step.kind is StepKind.SILENT:
                looked_for = "Personne n’est reçu à cette étape"
            elif step.kind is StepKind.INFORMAL:
                looked_for = "Rien à évaluer ni à noter : ce moment est à la personne reçue"
            elif step in cases[:-1]:
                looked_for = "Le cas s’y prépare : rien ne se note avant qu’il soit présenté"
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
            block(BlockKind.PARAGRAPHS, self.plan_notes(has_case=bool(cases))),
        )

    def plan_notes(self, *, has_case: bool) -> Iterator[Item]:
        """Say what these steps leave out."""
        if not has_case:
            # The last talk that lasts: a case takes the better part of an hour.
            fit = [
                rank
                for rank, step in enumerate(self.steps, start=1)
                if step.kind is StepKind.TALK and (step.minutes or 60) >= 60 and step.audience is Audience.TRADE
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
                self.item(
                    f"{step.ref}/time",
                    _timing(step, len(asked) - max(0, sum(each.about == "path" for each in asked) - 1)),
                    *step.reasons,
                    label="Temps",
                ),
                self.item(
                    f"{step.ref}/told",
                    "des notes sont prises, la personne peut les lire, elles seront effacées."
                    if any(each.noted for each in asked)
                    else "rien n’est noté ici : l’équipe dira ensuite ce qu’elle a entendu, et la personne peut le savoir.",
                    told,
                    label="À dire d’abord",
                ),
            ]
            if rank == 1:
                facts += self.to_tell()
            notes = [
                self.item(f"{step.ref}/note/{n}", f"{n}. {capital(each.theme)}", *each.item.reasons, cells=("", ""))
                for n, each in enumerate(asked, start=1)
                if each.noted
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


_LONG = 90
"""Minutes from which an interview is no mere talk."""


def _timing(step: Step, count: int) -> str:
    """Say how the time of an interview is spent."""
    asked = counted(count, "question", "questions")
    if step.minutes is None:
        return f"{asked}, et un quart d’heure pour les siennes (repère)."
    if step.minutes >= _LONG:  # so long a time is that of something done together
        return f"{duration(step.minutes)} : {asked} en tout, le reste à ce que l’étape prévoit (repère)."
    kept = 5 if step.minutes <= 30 else 10
    return f"{step.minutes} minutes : {step.minutes - kept} pour {asked}, {kept} pour les siennes (repère)."
