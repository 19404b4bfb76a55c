"""The lines of the leader's in a plan: how each begins, what to count first, whom to meet, the first sign that it takes."""

from __future__ import annotations

import re

from productops.drafting.catalogue import Mission
from productops.drafting.document import BlockKind, Item, Section
from productops.drafting.gestures import Gesture, of_a_mission, of_a_result, telling_words
from productops.drafting.own_words import Expected, LineKind
from productops.drafting.suggest import partners_there
from productops.drafting.wording import HORIZONS, has_figure, is_unknown
from productops.drafting.writer import Writer, answer, block, rule
from productops.text.folding import fold
from productops.text.french import (
    capital,
    clause,
    is_bare_function,
    quoted,
    sentence,
)
from productops.text.openings import with_article

_BEGIN_A_MISSION = (
    "Chercher qui s’en occupe aujourd’hui, et ce qui l’arrête.",
    "Demander ce qui a déjà été essayé, et pourquoi cela n’a pas tenu.",
    "Choisir le plus petit morceau qui puisse se voir en deux semaines.",
    "Demander à deux personnes qui l’attendent à quoi elles verront que c’est fait.",
)
_BEGIN_A_RESULT = (
    "Demander à deux personnes qui l’attendent à quoi elles verront que c’est fait.",
    "Refaire le chemin d’un cas récent avec les personnes qui l’ont vécu, et noter où il s’est arrêté.",
    "Chercher ce qui fait obstacle aujourd’hui, et qui pourrait le lever.",
    "Choisir le plus petit morceau qui puisse se voir en deux semaines.",
)
"""How to begin on a line that says neither what is done nor what would change."""
_DATED = re.compile(
    r"\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|20\d\d|t[1-4])\b"
)

_CHECKS = ("Compté comment ?", "Qui tient ce chiffre ?")
_SIGNS = (
    "Un premier cas à montrer.",
    "Un exemple que quelqu’un d’autre raconte.",
    "Une fois où cela s’est fait sans rappel.",
)


class ExpectedLines(Writer):
    """Writes what is expected of who arrives, line by line."""

    def expected(self) -> Section | None:
        """Give each line of the leader's, the soonest first, its first step, its measure, its person, its sign."""
        if not self.awaited:
            return None
        cards = [
            self.item(
                f"expected/{each.ref}",
                f"{HORIZONS[each.horizon]} : {clause(each.line.text)}"
                if each.horizon
                else capital(clause(each.line.text)),
                answer(each.path),
                cells=(self.gesture(each, rank), self.measure(each), self.whom(each), self.sign(each)),
                suggested=self.near(each) is not None,
            )
            for rank, each in enumerate(self.awaited)
        ]
        columns = ("Premier geste", "À mesurer d’abord", "Avec qui", "Premier signe que cela prend")
        return self.section(
            "expected",
            "Ce qui est attendu, et par où commencer",
            block(BlockKind.PARAGRAPHS, [self.usual_partner()]),
            block(BlockKind.CARDS, cards, columns=columns),
        )

    def near(self, each: Expected) -> Mission | None:
        """Give the mission that a line only seems to be: nobody has said so, and what follows from it is to confirm."""
        if each.mission or each.line.place in self.scope.ties:
            return None
        return self.catalogue.missions.get(self.scope.recognised.get(each.line.place, ""))

    def gesture(self, each: Expected, rank: int) -> str:
        """Say how to begin: as the mission it is tied to does, or seems to be, else by its words, else by going to see."""
        mission = each.mission or self.near(each)
        if mission and mission.first_steps:
            # Two lines tied to one mission each take a step of their own, as far as it has some.
            before = self.awaited[:rank]
            taken = sum((other.mission or self.near(other)) is mission for other in before)
            return sentence(mission.first_steps[min(taken, len(mission.first_steps) - 1)])
        read = self.read(each)
        # One gesture is not asked twice: the second line of a kind is begun by going to see.
        if read and not any(self.read(other) is read for other in self.awaited[:rank]):
            return read.step
        begun = _BEGIN_A_MISSION if each.line.kind is LineKind.MISSION else _BEGIN_A_RESULT
        return begun[rank % len(begun)]

    def read(self, each: Expected) -> Gesture | None:
        """Give how one begins on a line by its own words."""
        of_its_kind = of_a_mission if each.line.kind is LineKind.MISSION else of_a_result
        return of_its_kind(each.line.text)

    def rank_of(self, each: Expected) -> int:
        """Give the rank of a line among those to work on: what is asked of each is not said twice running."""
        return self.awaited.index(each)

    def measure(self, each: Expected) -> str:
        """Say what to count before anything changes."""
        if each.baseline and not is_unknown(each.baseline):
            asked = "Depuis quand est-ce ainsi ?"
            if has_figure(each.baseline):
                # « 52 minutes le 12 juin, journal d’incident » says already who counts, and how.
                sourced = ", " in each.baseline
                still = "Et depuis ?" if _DATED.search(fold(each.baseline)) else "Est-ce encore vrai ?"
                # A number in words counts things that one sees; only a figure was measured by somebody.
                measured = re.search(r"\d{2,}|\d[.,]\d|%| sur ", each.baseline) and not sourced
                asked = in_turn(_CHECKS, self.rank_of(each)) if measured else still
            return f"{quoted(each.baseline)}. {asked}"
        if each.line.kind is LineKind.MISSION and (read := self.read(each)):
            return read.measure  # its own words say more of it than the mission it is tied to
        if each.mission and each.mission.results:
            return sentence(each.mission.results[0].baseline)
        if each.line.kind is LineKind.MISSION:
            return "Ce que cela coûte aujourd’hui, en heures ou en erreurs."
        return "Point de départ inconnu : le compter la première semaine."

    def whom(self, each: Expected) -> str:
        """Say whom to meet about it: a partner of the mission who is there, or a neighbour; "" for whom one meets anyway."""
        there = partners_there(self.scope, each.mission, self.catalogue) if each.mission else ()
        who = next(iter(there), None) or self.neighbour(each)
        return capital(sentence(clause(who))) if who else ""

    def usual_partner(self) -> Item | None:
        """Say once whom to meet about every line that has no partner of its own."""
        organisation = self.scope.organisation
        named = organisation.internal_customer or organisation.reports_to
        if all(self.whom(each) for each in self.awaited):
            return None
        who = (
            with_article(named) if named and is_bare_function(named) else clause(named or "la personne qui l’a demandé")
        )
        path = "organisation.internal_customer" if organisation.internal_customer else "organisation.reports_to"
        reason = answer(path) if named else rule("asked-by", "Qui demande un résultat sait ce qu’il en attend.")
        return self.item("expected/with", f"Avec qui, sauf mention : {who}.", reason)

    def neighbour(self, each: Expected) -> str | None:
        """Give the role already there that a line speaks of, by its name or by what it keeps."""
        said = telling_words(each.line.text).keys()
        for role in self.scope.present_roles:
            known = self.catalogue.existing_roles[role.slug]
            if said & telling_words(f"{known.name} {role.holds or ''}").keys():
                return known.name
        return None

    def sign(self, each: Expected) -> str:
        """Say the small win that would show it."""
        if each.target and each.baseline and re.search(r"\d| sur ", each.baseline) and not is_unknown(each.baseline):
            # « une sortie sur trois, comptage de mars » : where a figure comes from is no step.
            figure = re.sub(r"\s*\([^()]*\)", "", each.baseline).split(", ")[0]
            return f"Un premier relevé meilleur que « {clause(figure)} »."
        if each.target:
            return in_turn(_SIGNS, self.rank_of(each))
        read = self.read(each) if each.line.kind is LineKind.MISSION else None
        if read is None and each.mission and each.mission.deliverables:
            return f"{capital(clause(each.mission.deliverables[0]))}, dans une première version."
        read = read or self.read(each)
        return (read.sign if read else "") or in_turn(_SIGNS, self.rank_of(each))


def in_turn(said: tuple[str, ...], rank: int) -> str:
    """Give the wording of a rank, each in turn."""
    return said[rank % len(said)]
