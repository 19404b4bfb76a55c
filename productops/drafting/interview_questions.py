"""The questions of the interviews: about what is expected, each competency, each past, and the place of the post."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from productops.drafting.catalogue import Competency, Horizon, Mission
from productops.drafting.document import Item, Reason
from productops.drafting.interviews import Asked
from productops.drafting.own_words import Expected, LineKind, expected
from productops.drafting.scope import OwnCompetency
from productops.drafting.score_sheet import ScoreSheet, is_held, is_language, is_read
from productops.drafting.wording import aimed, is_of_the_holder, names_who, of_decisions
from productops.drafting.writer import answer, of_competency, of_path
from productops.text.folding import fold
from productops.text.french import (
    capital,
    clause,
    de,
    is_plural,
    join,
    lower_first,
    quoted,
    to,
)
from productops.text.openings import is_infinitive

_WISH = re.compile(r"(?:l'|l’|une? )?(?:envie|gout|appetence|curiosite|interet|volonte|motivation)\b|aimer\b")
"""A competency of the leader's own that is a wish: nobody has done it."""
_PAST = re.compile(
    r"(?:une? |l'|l’)?(?:premiere |solide |vraie )?experience\b|avoir (?:deja )?(?:ete|\w+(?:e|i|u|is|it))\b|\d+ ans\b|connaissance d(?:u|e)\b"
)
"""One that is a past: it is asked where and how long, and not to be shown in a recent deed."""
_DEMANDS = "Le poste demande ceci : {said}. "
_OWN_KINDS: tuple[tuple[Callable[[OwnCompetency], bool], tuple[str, str], str], ...] = (
    (
        is_language,
        (
            f"{_DEMANDS}Passons dans cette langue dix minutes : racontez votre dernière réunion difficile.",
            f"{_DEMANDS}Passons dans cette langue dix minutes : raconte ta dernière réunion difficile.",
        ),
        "La personne se fait comprendre, comprend, et demande ce qu’elle n’a pas saisi. L’accent ne compte pas.",
    ),
    (
        is_read,
        (
            f"{_DEMANDS}Voici une page dans cette langue : que dit-elle, et que répondriez-vous ?",
            f"{_DEMANDS}Voici une page dans cette langue : que dit-elle, et que répondrais-tu ?",
        ),
        "Le sens de la page, ses nuances, et un mot demandé plutôt que deviné.",
    ),
    (
        is_held,
        (f"{_DEMANDS}L’avez-vous ?", f"{_DEMANDS}L’as-tu ?"),
        "Oui, ou la date à laquelle ce sera fait. Cela se vérifie et ne se note pas.",
    ),
    (
        lambda own: bool(_WISH.match(fold(own.name))),
        (
            f"{_DEMANDS}Qu’est-ce qui vous y attire, et qu’avez-vous déjà vécu de proche ?",
            f"{_DEMANDS}Qu’est-ce qui t’y attire, et qu’as-tu déjà vécu de proche ?",
        ),
        "Une raison à soi, un souvenir précis, et ce qui pèserait : qui n’y voit que du bien n’y a pas pensé.",
    ),
    (
        lambda own: bool(_PAST.match(fold(own.name))),
        (
            f"{_DEMANDS}Où l’avez-vous acquis, en combien de temps, et qu’y avez-vous appris que l’on n’apprend pas ailleurs ?",
            f"{_DEMANDS}Où l’as-tu acquis, en combien de temps, et qu’y as-tu appris que l’on n’apprend pas ailleurs ?",
        ),
        "Un lieu, des dates, et une règle du secteur dite avec ses conséquences sur le travail.",
    ),
    (
        lambda own: not is_infinitive(own.name),
        (
            f"{_DEMANDS}Quand cela vous a-t-il servi la dernière fois, à quoi, et qu’avez-vous fait, vous ?",
            f"{_DEMANDS}Quand cela t’a-t-il servi la dernière fois, à quoi, et qu’as-tu fait, toi ?",
        ),
        "Un usage daté, la part exacte de la personne, et ce qu’il en reste aujourd’hui.",
    ),
)
"""What a competency of the leader's own may be: how to know it, what to ask in both registers, what a good answer holds."""
_A_DEED = (
    (
        "Racontez une situation récente qui montre ceci : {said}. Qu’avez-vous fait, vous ?",
        "Raconte une situation récente qui montre ceci : {said}. Qu’as-tu fait, toi ?",
    ),
    "Un fait daté, la part exacte de la personne, et ce qu’il en reste aujourd’hui.",
)


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


class Questions(ScoreSheet):
    """Writes the questions."""

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
                Asked(about=own.id, theme=_name(own.name), item=self.own_competency_card(own), noted=not is_held(own))
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
        """Ask about a competency of the leader's own by what it is: a language, a paper, a wish, a past, else a deed."""
        said = quoted(own.name)
        asked, good = next(((asked, good) for is_it, asked, good in _OWN_KINDS if is_it(own)), _A_DEED)
        question = self.say(*(form.format(said=said) for form in asked))
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
        if (decides := self.scope.context.decides) and not names_who(decides):
            question = self.say(
                f"La règle d’ici : {quoted(decides)}. Qu’est-ce qu’elle vous permettrait, et où vous gênerait-elle ?",
                f"La règle d’ici : {quoted(decides)}. Qu’est-ce qu’elle te permettrait, et où te gênerait-elle ?",
            )
            good = "Une décision prise sans pouvoir formel, racontée avec ceux qu’il a fallu convaincre."
            if not is_of_the_holder(of_decisions(decides)):
                question = self.say(
                    f"La règle d’ici : {quoted(decides)}. Une décision vous semble mauvaise : que faites-vous, et quand ?",
                    f"La règle d’ici : {quoted(decides)}. Une décision te semble mauvaise : que fais-tu, et quand ?",
                )
                good = "Le dire avant, avec un fait ; appliquer ensuite, et revenir avec ce que l’on a vu."
            yield self.card("decides", question, answer("context.decides"), good=good)
        for role in [role for role in self.scope.present_roles if role.holds][:1]:
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


def _name(text: str) -> str:
    return clause(text)
