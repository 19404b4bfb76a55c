"""Whom an offer looks for: what is required, what is a plus, and the pasts that are welcome."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property, lru_cache

from productops.drafting.catalogue import FIRST_JOB, Competency
from productops.drafting.document import (
    BlockKind,
    Item,
    Reason,
    Section,
)
from productops.drafting.scope import Seniority
from productops.drafting.wording import (
    NOT_YET,
    in_brackets,
    told,
)
from productops.drafting.writer import Writer, answer, block, of_path, rule
from productops.text.folding import fold
from productops.text.french import (
    clause,
    de,
    join,
    lower_first,
    sentence,
)
from productops.text.openings import bare, is_infinitive

_THINGS = re.compile(
    r"\b(circuit|guide|modele|formulaire|lancement|instance|comite|planification|annuel|campagne|registre|juriste|nouveaute|arrivee|grille|okr|budget"
    r"|prestataire|alternan|recrut|vivier|enquete|effectif|reorganis|portefeuille|integration|evaluation|depense|facture|renouvellement"
    r"|dependance|livraison|archiv|support|vente|directions)"
)
"""Things that a requirement names as if the post had them."""


_HAVING = re.compile(r"(?:avoir|être) ", re.IGNORECASE)
_KNOWING = re.compile(r"^savoir (?=\w+(?:er|ir|re)\b)", re.IGNORECASE)
"""What the heading, « ce que vous savez faire », says already."""
_BEEN = re.compile(r"^(?:a|avez|as) (?=(?:déjà )?\w+[éiu]s?\b)", re.IGNORECASE)
"""« A déjà travaillé au support », of the person sought."""
_PLUS = re.compile(r",? \(?(?:(?:serait|est|c[’']est|ce serait) )?(?:(?:un|gros|vrai|petit) )+plus\)?$", re.IGNORECASE)
"""What the label, « un plus », says already."""


@lru_cache(maxsize=2048)
def things_named(text: str) -> frozenset[str]:
    """Give the things that a text names."""
    return frozenset(_THINGS.findall(fold(text)))


def _noun(typed: str) -> str:
    """Give a typed noun for a list, with its article where it has one: « la paie »."""
    return lower_first(clause(typed)) if re.match(r"(?:l[’']|(?:le|la|les) )", typed, re.IGNORECASE) else bare(typed)


class OfferProfile(Writer):
    """Writes the profile of an offer."""

    by_name = False
    """Whether competencies are said by their names: where words are counted."""

    def profile(self) -> Section | None:
        """Say what is required, what is appreciated, and which pasts are welcome."""
        heading = self.say("Ce que vous savez faire", "Ce que tu sais faire")
        if self.scope.role.seniority is Seniority.JUNIOR:
            heading = self.say("Ce que vous savez faire, ou apprendrez ici", "Ce que tu sais faire, ou apprendras ici")
        return self.section(
            "profile",
            heading,
            block(BlockKind.BULLETS, self.requirements()),
            block(BlockKind.PROSE, [self.proof(), self.appreciated()] if self.full else []),
            block(BlockKind.PROSE, self.open_hand()),
        )

    def requirements(self) -> Iterable[Item]:
        """Give the requirements: chosen, or suggested from the missions, then the leader's own."""
        scope = self.scope
        chosen = scope.required is not None
        reasons = {s.competency.slug: s.reasons for s in self.plan.suggested_competencies[0]}
        for competency in self.plan.required:
            yield self.item(
                f"profile/{competency.slug}",
                sentence(competency.name if self.by_name else self.asked_here(competency, scope.role.seniority)),
                *([answer("competencies.required")] if chosen else []),
                *reasons.get(competency.slug, ()),
                suggested=not chosen and "competencies" not in scope.confirmed,
            )
        for own in scope.own_competencies:
            if own.required:
                text = told("Indispensable aussi", in_brackets(own.name))
                if _HAVING.match(own.name):  # one does not know how to have been
                    text = f"Il faut aussi {lower_first(sentence(own.name))}"
                elif is_infinitive(own.name):
                    text = sentence(_KNOWING.sub("", own.name))
                yield self.item(f"profile/own/{own.id}", text, answer("own_competencies"))

    def proof(self) -> Item | None:
        """Say to a junior that nobody knows it all at the start."""
        asked = self.plan.required or any(own.required for own in self.scope.own_competencies)
        if self.scope.role.seniority is not Seniority.JUNIOR or not asked:
            return None
        return self.item("profile/proof", NOT_YET, answer("role.seniority"))

    def appreciated(self) -> Item | None:
        """Give what is appreciated."""
        scope, catalogue = self.scope, self.catalogue
        reasons: list[Reason]
        if scope.appreciated is None:
            chosen = set(scope.required or ())
            plus = [s for s in self.plan.suggested_competencies[1] if s.competency.slug not in chosen]
            slugs = [s.competency.slug for s in plus]
            reasons = [reason for s in plus for reason in s.reasons[:1]]
        else:
            slugs, reasons = list(scope.appreciated), [answer("competencies.appreciated")]
        own = [_BEEN.sub("avoir ", _PLUS.sub("", o.name)) for o in scope.own_competencies if not o.required]
        # What is a plus is asked at the lightest level, and as what one has done: a label proves nothing.
        names = [bare(name) for name in own if is_infinitive(name)]
        names += [self.plus(catalogue.competencies[slug]) for slug in slugs]
        nouns = [name for name in map(_noun, own) if bare(name) not in names]
        if not names:
            names, nouns = nouns, []
        if own:
            reasons = [*reasons, answer("own_competencies")]
        if not names:
            return None
        suggested = scope.appreciated is None and "competencies" not in scope.confirmed
        text = f"Un plus : {' ; '.join(names)}."
        if nouns:  # a noun after verbs is another list
            text += f" Appréciés aussi : {' ; '.join(nouns)}." if len(nouns) > 1 else f" Apprécié aussi : {nouns[0]}."
        return self.item("profile/appreciated", text, *reasons, suggested=suggested)

    def plus(self, competency: Competency) -> str:
        """Say what is appreciated: by its lightest posting, or by its name where words are counted."""
        if self.by_name:
            return lower_first(competency.name)
        level = (
            Seniority.CONFIRMED if self.scope.role.seniority in (Seniority.SENIOR, Seniority.LEAD) else Seniority.JUNIOR
        )
        return clause(self.asked_here(competency, level))

    def asked_here(self, competency: Competency, level: str | None) -> str:
        """Give the clause that asks a competency of this post, at a level.

        Each domain of the mandate has its own: that whose missions call for it most is tried first, then the one that leads.
        Once the missions are chosen, a clause that names what the post does not have (« le circuit des demandes » where there
        is none) is passed over; for want of any, the competency is asked in general.
        """
        if self.scope.missions is None:
            return competency.asked(level, self.leading)
        halves = dict.fromkeys((name for name, share in self.scope.mandate.items() if share), Fraction(0))
        for assigned in self.assigned:
            if assigned.mission and assigned.domain in halves and competency.slug in assigned.mission.competencies:
                halves[assigned.domain] += assigned.half_days
        order = sorted(halves, key=lambda name: (-halves[name], name != self.leading))
        clauses = [competency.asked(level, domain) for domain in order if halves[domain] or domain == self.leading]
        return next((each for each in clauses if things_named(each) <= self.things_here), competency.posting)

    @cached_property
    def things_here(self) -> frozenset[str]:
        """What of the things that a requirement may name this post has: in its missions, its results, what the leader wrote."""
        context = self.scope.context
        typed = (
            context.why_now,
            context.incident,
            *(result.title for result in self.scope.results or ()),
            *(own.title for own in self.scope.own_problems),
            *(assigned.title for assigned in self.assigned),
        )
        here = things_named(" ".join(filter(None, typed)))
        for assigned in self.assigned:
            if mission := assigned.mission:
                here |= things_named(" ".join((mission.detail, *mission.deliverables, *mission.first_steps)))
        return here

    @property
    def leading(self) -> str | None:
        """The domain that leads the mandate, if one is chosen."""
        mandate = self.scope.mandate
        return max((name for name, level in mandate.items() if level), key=mandate.__getitem__, default=None)

    def open_hand(self) -> Iterable[Item]:
        """Welcome the pasts that fit; to one alone, say what it finds here: known already, and new."""
        welcome = self.plan.welcome_paths
        if not welcome:
            return
        suggested = self.scope.paths is None and "paths" not in self.scope.confirmed
        nouns = [ranked.path.noun for ranked in welcome if ranked.path.slug != FIRST_JOB]
        seniority = self.scope.role.seniority
        if seniority is Seniority.JUNIOR and self.scope.paths is None:
            nouns = []  # whatever past suits the missions, who begins is whom the post is for
        asks = seniority in (Seniority.CONFIRMED, Seniority.SENIOR, Seniority.LEAD)
        beginner = len(nouns) < len(welcome) and not (asks and nouns)
        met = welcome[0].path.welcome if self.full and len(nouns) < 2 else ""
        if not nouns:
            text = "Ce poste convient à une première expérience."
        elif len(nouns) == 1:
            text = f"Ce poste convient surtout à qui vient {' ou '.join(map(de, nouns[0].split(' ou ')))}."
            if met and not beginner:
                text, met = sentence(met), ""  # a past that is spoken to is welcome
        elif len(welcome) == len(self.catalogue.paths):
            text = f"On arrive à ce poste de bien des façons : {join(nouns, word='ou')}."
        else:
            text = f"{'Deux' if len(nouns) == 2 else 'Plusieurs'} parcours conviennent à ce poste : {join(nouns)}."
        if nouns and beginner:
            text += " Une première expérience convient aussi."
        if nouns and beginner and seniority is Seniority.JUNIOR:
            others = join(nouns)
            text = f"Ce poste peut être un premier emploi. D’autres parcours y conviennent aussi : {others}."
        yield self.item("profile/paths", text, *(of_path(ranked) for ranked in welcome), suggested=suggested)
        if met:
            yield self.item("profile/welcome", sentence(met), of_path(welcome[0]), suggested=suggested)
        if self.full:
            text = self.say(
                "Votre parcours est autre ? Écrivez-nous aussi.", "Ton parcours est autre ? Écris-nous aussi."
            )
            yield self.item(
                "profile/other", text, rule("open-hand", "Un parcours que rien ne prévoyait réussit aussi.")
            )
