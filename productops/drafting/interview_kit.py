"""The interview kit: what to ask, what a good answer holds, how to score it, and what the law forbids to ask.

It speaks to those who interview without addressing them; the questions, which are said aloud, follow the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from productops.drafting.catalogue import Competency, Horizon, Mission, Problem
from productops.drafting.document import BlockKind, Document, Item, Kind, Reason, ReasonKind, Section
from productops.drafting.own_words import Expected, LineKind, expected
from productops.drafting.scope import Commitment
from productops.drafting.suggest import Assignment
from productops.drafting.writer import Writer, answer, block, of_competency, of_mission, of_path, rule
from productops.text.folding import fold
from productops.text.french import capital, clause, counted, is_plural, join, lower_first, ordinal, to

_CASE_WORDS = re.compile(r"\b(cas|exercice|mise en situation|atelier|etude)\b")
_SCALE = ("1 : loin du compte", "2 : débute", "3 : autonome", "4 : fait référence")
_ANY_SCALE = (
    "Aucun exemple, ou un principe récité",
    "Un exemple vu de loin, sans sa propre part",
    "Un exemple précis, avec sa part et ce qui a suivi",
    "Plusieurs exemples, dont un raté et ce qu’il en reste",
)
_CASE_SCALE = (
    "Déroule un plan sans rien vérifier",
    "Pose des questions, puis propose tout à la fois",
    "Choisit par quoi commencer et dit pourquoi",
    "Choisit, renonce à quelque chose et dit ce qui ferait arrêter",
)


_LINE_SCALE = (
    "Parle d’autre chose, ou promet",
    "Un principe, sans cas vécu",
    "Un cas proche, et un premier geste qui tiendrait ici",
    "Un cas proche, un geste, et ce qui lui manque pour le faire",
)
"""How what is expected of the post is scored, in the leader's own words."""
_SCORED = 5
"""Lines of the leader's own that are scored: the soonest results and the heaviest missions."""


class _ResultQuestion(NamedTuple):
    """How a result is asked about at its horizon, and what a good answer holds whatever the mission."""

    vous: str
    tu: str
    good_answer: str


_RESULT_QUESTIONS = {
    Horizon.THREE_MONTHS: _ResultQuestion(
        "Dans trois mois, on doit pouvoir dire : « {result} ». Que faites-vous les deux premières semaines ?",
        "Dans trois mois, on doit pouvoir dire : « {result} ». Que fais-tu les deux premières semaines ?",
        "Aller voir avant de livrer : des personnes à rencontrer, une trace à consulter, un premier geste.",
    ),
    Horizon.SIX_MONTHS: _ResultQuestion(
        "À six mois, le poste est réussi si ceci est vrai : « {result} ». À mi-chemin, quel signe vous dirait que cela prend ?",
        "À six mois, le poste est réussi si ceci est vrai : « {result} ». À mi-chemin, quel signe te dirait que cela prend ?",
        "Un signe que l’on peut lire sans enquête, et ce qui ferait changer de voie s’il ne vient pas.",
    ),
    Horizon.TWELVE_MONTHS: _ResultQuestion(
        "Dans un an, nous voulons constater ceci : « {result} ». Qu’est-ce qui risque le plus de l’empêcher, et qui iriez-vous voir ?",
        "Dans un an, nous voulons constater ceci : « {result} ». Qu’est-ce qui risque le plus de l’empêcher, et qui irais-tu voir ?",
        "Un obstacle précis et quelqu’un à qui parler, plutôt qu’un calendrier.",
    ),
    None: _ResultQuestion(
        "Voici ce que nous attendons : « {result} ». Comment sauriez-vous que c’est atteint, sans que personne vous le dise ?",
        "Voici ce que nous attendons : « {result} ». Comment saurais-tu que c’est atteint, sans que personne te le dise ?",
        "Une façon de vérifier qui ne dépend pas d’un avis, et la valeur d’aujourd’hui demandée avant de promettre.",
    ),
}

# Texts read on 23 November 2026; the directive was not seen transposed into French law on that day.
_FORBIDDEN = (
    (
        "family",
        "La situation de famille, les enfants, une grossesse",
        "Si les horaires et les déplacements du poste conviennent",
        "Code du travail, L1132-1 et L1142-1",
    ),
    (
        "health",
        "La santé, un handicap, un traitement",
        "Si un aménagement serait utile, pour l’entretien ou pour le poste",
        "Code du travail, L1132-1",
    ),
    (
        "origin",
        "L’origine, la nationalité, la langue maternelle",
        "Le niveau de langue que demande le poste, et pour quel usage",
        "Code du travail, L1132-1",
    ),
    (
        "opinions",
        "La religion, les opinions, un engagement syndical, un mandat électif",
        "Rien : le poste n’en dépend pas",
        "Code du travail, L1132-1",
    ),
    (
        "age",
        "L’âge, l’année de naissance ou du diplôme",
        "Les situations déjà rencontrées, quelle qu’en soit la date",
        "Code du travail, L1132-1",
    ),
    (
        "private-life",
        "L’adresse, l’apparence, les mœurs, l’orientation sexuelle, l’identité de genre",
        "Si le lieu de travail et les jours sur place conviennent",
        "Code du travail, L1132-1",
    ),
    (
        "past-pay",
        "Le salaire actuel ou passé, un bulletin de paie",
        "Si la rémunération annoncée convient",
        "Directive (UE) 2023/970, article 5, dont nous n’avons pas vu la transposition française au 23 novembre 2026",
    ),
    (
        "no-link",
        "Le casier judiciaire, la banque, le numéro de sécurité sociale",
        "Ce qui a un lien direct et nécessaire avec l’emploi, et rien d’autre",
        "Code du travail, L1221-6",
    ),
)


class InterviewKit(Writer):
    """Writes one interview kit."""

    kind = Kind.INTERVIEW_KIT

    def write(self) -> Document:
        """Give the whole document."""
        return self.document(
            f"Entretiens : {self.title_of_role()}",
            self.use(),
            self.rounds(),
            self.results(),
            self.competencies(),
            self.paths(),
            self.case(),
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
        )
        items = [self.item(f"use/{ref}", text, rule(ref, reason)) for ref, text, reason in lines]
        return self.section("use", "Comment s’en servir", block(BlockKind.BULLETS, items))

    # --- the plan ---------------------------------------------------------------------------------

    def rounds(self) -> Section | None:
        """Give what each interview looks for: the leader's own steps, or four that we propose."""
        return self.own_plan() if self.scope.terms.process else self.our_plan()

    def themes(self) -> tuple[list[str], list[str], list[str], list[str]]:
        """Give what has to be covered: the mandate, half the competencies, the case, the rest."""
        names = [competency.name for competency in self.plan.required] + [
            own.name for own in self.scope.own_competencies if own.required
        ]
        half = (len(names) + 1) // 2
        top = self.top_mission()
        return (
            ["le mandat et ce qu’il n’est pas", "les conditions", "les attentes de la personne"],
            [_name(name) for name in names[:half]] or ["ce que la personne sait faire, exemples à l’appui"],
            [f"l’étude de cas : « {top.title} »" if top else "un problème de l’entreprise, à dérouler ensemble"],
            [*map(_name, names[half:]), "les résultats attendus", "le parcours de la personne"],
        )

    def our_plan(self) -> Section | None:
        """Propose four interviews."""
        mandate, first_half, case, rest = map(_looked_for, self.themes())
        manager = capital(self.scope.organisation.reports_to or "la personne qui recrute")
        partners = list(dict.fromkeys(partner for a in self.assigned for partner in a.partners))[:2]
        met = capital(join([*partners])) if partners else "Deux personnes des équipes servies"
        rows = (
            ("first", "Premier échange", manager, "30 minutes", mandate),
            ("craft", "Le métier", f"{manager}, avec un ou une PM", "1 heure", first_half),
            (
                "case",
                "L’étude de cas",
                "Deux personnes, chacune notant de son côté",
                "1 h 30, préparation comprise",
                case,
            ),
            ("teams", "Les équipes", met, "45 minutes", rest),
        )
        repere = rule(
            "plan", "Repère : quatre échanges suffisent à couvrir le poste ; chacun de plus fait perdre des personnes."
        )
        items = [
            self.item(f"plan/{ref}", title, repere, *self.plan_reasons(), cells=(who, length, looked_for))
            for ref, title, who, length, looked_for in rows
        ]
        columns = ("Entretien", "Avec qui", "Durée (repère)", "Ce qu’on y cherche")
        return self.section("plan", "Le plan, entretien par entretien", block(BlockKind.TABLE, items, columns=columns))

    def own_plan(self) -> Section | None:
        """Spread what has to be covered over the leader's own steps."""
        mandate, first_half, case, rest = self.themes()
        steps = self.scope.terms.process
        with_case = next((n for n, step in enumerate(steps) if _CASE_WORDS.search(fold(step))), None)
        others = [n for n in range(len(steps)) if n != with_case]
        covered: list[list[str]] = [[] for _step in steps]
        for rank, themes in enumerate((mandate, first_half, rest)):
            covered[others[min(rank, len(others) - 1)] if others else 0] += themes
        if with_case is not None:
            covered[with_case] += case
        rows = [
            self.item(
                f"plan/step/{rank}",
                capital(clause(step)),
                answer(f"terms.process[{rank - 1}]"),
                *self.plan_reasons(),
                cells=(_looked_for(covered[rank - 1]) or "Les questions de la personne, et ce qui reste à vérifier",),
            )
            for rank, step in enumerate(steps, start=1)
        ]
        notes = []
        if with_case is None:
            text = f"Aucune étape ne porte l’étude de cas : la {ordinal(len(steps), feminine=True)} peut l’accueillir, ou le cas sert d’entraînement à qui reçoit."
            notes.append(self.item("plan/no-case", text, answer("terms.process")))
        columns = ("Étape", "Ce qu’on y cherche")
        return self.section(
            "plan",
            "Le plan, étape par étape",
            block(BlockKind.TABLE, rows, columns=columns),
            block(BlockKind.PARAGRAPHS, notes),
        )

    def plan_reasons(self) -> list[Reason]:
        """Give the competencies that the plan has to cover."""
        return [of_competency(competency) for competency in self.plan.required]

    # --- the questions ----------------------------------------------------------------------------

    def results(self) -> Section | None:
        """Ask about each expected result."""
        cards = []
        missions = self.catalogue.missions
        if self.scope.results is None:
            for suggested in self.plan.suggested_results:
                card = self.result_card(
                    f"results/{suggested.mission}/{suggested.horizon}",
                    suggested.title,
                    suggested.horizon,
                    missions[suggested.mission],
                    suggested.reasons,
                )
                cards.append(card)
        for each in expected(self.plan):
            if each.line.kind is LineKind.RESULT:
                reasons = (answer(each.path),)
                cards.append(self.result_card(each.ref, each.line.text, each.horizon, each.mission, reasons))
        own = [self.mission_card(each) for each in expected(self.plan) if each.line.kind is LineKind.MISSION]
        return self.section(
            "results",
            "Une question par résultat attendu",
            block(BlockKind.CARDS, cards, columns=("Une bonne réponse",)),
            block(BlockKind.CARDS, own, title="Et par mission écrite pour ce poste", columns=("Une bonne réponse",)),
        )

    def mission_card(self, each: Expected) -> Item:
        """Ask for a situation near a mission of the leader's own."""
        said = lower_first(clause(each.line.text))
        question = self.say(
            f"Ce poste aura ceci à faire : {said}. Racontez ce que vous avez fait de plus proche : par quoi avez-vous"
            " commencé, et qu’est-ce qui a résisté ?",
            f"Ce poste aura ceci à faire : {said}. Raconte ce que tu as fait de plus proche : par quoi as-tu commencé, et"
            " qu’est-ce qui a résisté ?",
        )
        good = "Un cas daté, sa propre part, et ce que la personne ferait autrement ici."
        if each.mission and each.mission.first_steps:
            good += f" Un premier geste proche de celui-ci : {lower_first(clause(each.mission.first_steps[0]))}."
        return self.item(each.ref, question, answer(each.path), cells=(good,))

    def result_card(
        self, ref: str, title: str, horizon: Horizon | None, mission: Mission | None, reasons: tuple[Reason, ...]
    ) -> Item:
        """Write a question on a result, with what its mission expects where one is behind it."""
        asked = _RESULT_QUESTIONS[horizon]
        good = asked.good_answer
        if mission and horizon is Horizon.THREE_MONTHS and mission.first_steps:
            good += f" Par exemple : {lower_first(clause(mission.first_steps[0]))}."
        if mission and horizon is Horizon.SIX_MONTHS and mission.indicators:
            good += f" Par exemple : {lower_first(clause(mission.indicators[0]))}."
        if mission and horizon is Horizon.TWELVE_MONTHS and mission.partners:
            good += f" Ici, on pense {join(map(to, mission.partners))}."
        question = self.say(asked.vous, asked.tu).format(result=clause(title))
        return self.item(ref, question, *reasons, cells=(good,))

    def competencies(self) -> Section | None:
        """Ask about each competency required."""
        blocks = []
        for competency in self.plan.required:
            reason = of_competency(competency)
            questions = [
                self.item(
                    f"competencies/{competency.slug}/{n}", self.ask(question), reason, cells=(question.good_answer,)
                )
                for n, question in enumerate(competency.questions, start=1)
            ]
            signs = [
                self.item(f"competencies/{competency.slug}/sign/{n}", sign, reason)
                for n, sign in enumerate(competency.warning_signs, start=1)
            ]
            blocks.append(block(BlockKind.CARDS, questions, title=competency.name, columns=("Une bonne réponse",)))
            blocks.append(block(BlockKind.BULLETS, signs, title=f"{competency.name} : ce qui doit alerter"))
        own = [
            self.item(
                f"competencies/own/{own.id}",
                self.say(
                    f"Racontez une situation récente qui montre ceci : {clause(own.name)}. Qu’avez-vous fait, vous ?",
                    f"Raconte une situation récente qui montre ceci : {clause(own.name)}. Qu’as-tu fait, toi ?",
                ),
                answer("own_competencies"),
                cells=("Un fait daté, la part exacte de la personne, et ce qu’il en reste aujourd’hui.",),
            )
            for own in self.scope.own_competencies
            if own.required
        ]
        blocks.append(
            block(BlockKind.CARDS, own, title="Compétences écrites au cadrage", columns=("Une bonne réponse",))
        )
        return self.section("competencies", "Les questions, compétence par compétence", *blocks)

    def paths(self) -> Section | None:
        """Ask what each welcome past calls for."""
        blocks = [
            block(
                BlockKind.CARDS,
                [
                    self.item(
                        f"paths/{ranked.path.slug}/{n}",
                        self.ask(question),
                        of_path(ranked),
                        cells=(question.good_answer,),
                    )
                    for n, question in enumerate(ranked.path.questions, start=1)
                ],
                title=ranked.path.name,
                columns=("Une bonne réponse",),
            )
            for ranked in self.plan.welcome_paths
        ]
        return self.section("paths", "Ce que chaque parcours appelle", *blocks)

    # --- the case ---------------------------------------------------------------------------------

    def top_mission(self) -> Assignment | None:
        """Give the mission to draw the case from: the first one carried, or the first one."""
        known = [assigned for assigned in self.assigned if assigned.mission]
        carried = [assigned for assigned in known if assigned.commitment is Commitment.CARRY]
        return next(iter(carried or known), None)

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
            situation = self.item("case/situation", text, answer("context.incident"), *by)
        statement = [
            situation,
            *self.stakes(),
            self.surroundings(),
            self.item("case/task", task, *by),
        ]
        looked_for = [
            self.item(f"case/step/{n}", f"Un geste proche de celui-ci : {lower_first(clause(step))}.", *by)
            for n, step in enumerate(top.mission.first_steps, start=1)
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
            block(BlockKind.BULLETS, looked_for, title="Ce qu’on cherche dans la réponse"),
            block(BlockKind.PARAGRAPHS, [fair]),
        )

    def stakes(self) -> Iterator[Item]:
        """Say, for the case, what the post is expected to reach first, in the leader's words."""
        for each in expected(self.plan)[:1]:
            text = f"Ce que l’on attend du poste : {lower_first(clause(each.line.text))}."
            yield self.item(f"case/stakes/{each.ref}", text, answer(each.path))

    def surroundings(self) -> Item | None:
        """Say, for the case, how large the organisation is and who is there."""
        organisation = self.scope.organisation
        if not organisation.product_team_size:
            return None
        teams = organisation.product_teams
        where = f", dans {counted(teams, 'équipe produit', 'équipes produit')}" if teams else ""
        names = join(self.catalogue.existing_roles[role.slug].name for role in self.scope.existing_roles)
        verb = "sont" if len(self.scope.existing_roles) > 1 or is_plural(names) else "est"
        there = f" ; {names} {verb} déjà là" if names else ""
        text = f"L’organisation compte {counted(organisation.product_team_size, 'PM', 'PM')}{where}{there}."
        return self.item("case/surroundings", text, answer("organisation.product_team_size"))

    # --- scores and law ---------------------------------------------------------------------------

    def scores(self) -> Section | None:
        """Give the score sheet: anchors from 1 to 4, and a column to write in."""
        rows = [
            self.item(
                f"scores/{each.ref}", capital(clause(each.line.text)), answer(each.path), cells=(*_LINE_SCALE, "")
            )
            for each in expected(self.plan)[:_SCORED]
        ]
        rows += [self.score(competency) for competency in self.plan.required]
        rows += [
            self.item(f"scores/own/{own.id}", own.name, answer("own_competencies"), cells=(*_ANY_SCALE, ""))
            for own in self.scope.own_competencies
            if own.required
        ]
        if top := self.top_mission():
            rows.append(self.item("scores/case", "L’étude de cas", of_mission(top), cells=(*_CASE_SCALE, "")))
        note = self.item(
            "scores/rule",
            "Une seule note par ligne, de 1 à 4, sans demi-point et sans moyenne : un 1 sur une compétence requise se discute, il ne se compense pas.",
            rule("scores", "Repère : une moyenne cache ce qui manque."),
        )
        return self.section(
            "scores",
            "La feuille de notes",
            block(BlockKind.TABLE, rows, columns=("Critère", *_SCALE, "Note, et le fait entendu")),
            block(BlockKind.PARAGRAPHS, [note] if rows else []),
        )

    def score(self, competency: Competency) -> Item:
        """Give the anchors of a competency: a warning sign, then what one sees at each of its levels."""
        anchors = [*competency.warning_signs[:1]] or [_ANY_SCALE[0]]
        for level, default in zip((1, 2, 3), _ANY_SCALE[1:], strict=True):
            seen = competency.behaviours.get(level, ())
            anchors.append(seen[0] if seen else default)
        return self.item(f"scores/{competency.slug}", competency.name, of_competency(competency), cells=(*anchors, ""))

    def forbidden(self) -> Section | None:
        """Give what may not be asked, what may be asked instead, and the text that says so."""
        rows = [
            self.item(f"forbidden/{ref}", asked, rule(f"forbidden-{ref}", text), cells=(instead, text))
            for ref, asked, instead, text in _FORBIDDEN
        ]
        note = self.item(
            "forbidden/principle",
            "Une question n’a sa place que si elle a un lien direct et nécessaire avec le poste. Quand la personne aborde"
            " elle-même un de ces sujets, on l’écoute, on ne l’écrit pas, et on revient au poste.",
            rule("direct-link", "Code du travail, L1221-6."),
        )
        return self.section(
            "forbidden",
            "Ce qui ne se demande pas",
            block(BlockKind.TABLE, rows, columns=("Ne pas demander", "Demander plutôt", "Le texte")),
            block(BlockKind.PARAGRAPHS, [note]),
        )


def _looked_for(themes: Sequence[str]) -> str:
    """List what an interview looks for: names of competencies and phrases, which « et » would mix up."""
    return capital(" ; ".join(themes))


def _name(text: str) -> str:
    return lower_first(clause(text))
