"""How an offer opens: who recruits, where, for how much, what is made, why now, and what the title means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from productops.drafting.document import (
    Block,
    BlockKind,
    Item,
    Section,
)
from productops.drafting.scope import Contract, Setup
from productops.drafting.typed_lines import stays_inside
from productops.drafting.wording import (
    ALONE_FOR_A_TIME,
    EXPLANATION,
    LEVELS,
    OPENING,
    TEAM,
    TEAM_LEAD,
    bare_learning,
    in_letters,
    is_means,
    of_reason,
    product_teams,
    told,
)
from productops.drafting.writer import Writer, answer, block, rule
from productops.text.folding import fold
from productops.text.french import (
    capital,
    counted,
    integer,
    join,
    lower_first,
    sentence,
    typed_day,
)


class OfferOpening(Writer):
    """Writes the top of an offer."""

    def summary(self) -> Section | None:
        """Who recruits, where, for how much: near the top, because readers look there first."""
        terms = self.scope.terms
        company = self.scope.organisation.name
        facts = [
            ("organisation.name", "Employeur", company),
            (
                "organisation.sector",
                "Secteur",
                self.scope.organisation.sector and capital(self.scope.organisation.sector),
            ),
            ("terms.contract", "Contrat", self.contract()),
            ("terms.location", "Lieu", self.workplace()),
            ("terms.salary_min", "Rémunération", self.salary()),
            ("role.seniority", "Niveau", LEVELS[self.scope.role.seniority] if self.scope.role.seniority else None),
            ("terms.start", "Prise de poste", terms.start and capital(typed_day(terms.start))),
            ("terms.contact", "Contact", terms.contact),
        ]
        return self.section("summary", "", self.facts("summary", facts))

    def facts(self, ref: str, facts: Iterable[tuple[str, str, str | None]]) -> Block:
        """Lay out answered facts, a label each."""
        items = tuple(
            self.item(f"{ref}/{path.split('.')[1]}", _without(label, text), answer(path), label=label)
            for path, label, text in facts
            if text
        )
        return Block(kind=BlockKind.FACTS, items=items)

    def workplace(self) -> str | None:
        """Give the place and the days on site."""
        terms = self.scope.terms
        parts = [terms.location]
        if terms.onsite_days is not None:
            on_site = f"{counted(terms.onsite_days, 'jour')} sur place par semaine"
            parts.append("entièrement à distance" if terms.onsite_days == 0 else on_site)
        return capital(", ".join(filter(None, parts))) or None

    def purpose(self) -> Section | None:
        """Who they are and why now, then Product Ops in plain French and what the role is mostly about."""
        context = self.scope.context
        about = self.scope.organisation.about
        heading = self.say("Pourquoi ce poste vous attend", "Pourquoi ce poste t’attend")
        if self.scope.terms.contract is Contract.FREELANCE:
            heading = "Pourquoi cette mission"
        return self.section(
            "purpose",
            heading,
            block(
                BlockKind.PROSE,
                [
                    self.item("purpose/about", sentence(about), answer("organisation.about")) if about else None,
                    self.team(),
                ],
            ),
            block(
                BlockKind.PROSE,
                [
                    self.item("purpose/why-now", of_reason(context.why_now), answer("context.why_now"))
                    if context.why_now
                    else None,
                    self.incident() if self.full else None,
                ],
            ),
            self.company(),
            block(BlockKind.PROSE, [self.explanation(), *([self.opening(), *self.emphasis()] if self.full else [])]),
        )

    def company(self) -> Block:
        """Say what is made, for whom and with what, what one learns there and how the role may grow, a label each."""
        organisation, role = self.scope.organisation, self.scope.role
        facts = [
            ("organisation.product", "Le produit", organisation.product),
            ("organisation.users", "Pour qui", organisation.users),
            ("organisation.tools", "Les outils", organisation.tools),
            (
                "role.learning",
                self.say("Pour vous former", "Pour te former")
                if is_means(role.learning)
                else self.say("Ce que vous y apprendrez", "Ce que tu y apprendras"),
                bare_learning(role.learning),
            ),
            ("role.growth", "Comment le poste peut grandir", role.growth),
        ]
        return self.facts("purpose", [(path, label, sentence(text) if text else None) for path, label, text in facts])

    def team(self) -> Item | None:
        """Say the size of the product team, where it was given."""
        organisation = self.scope.organisation
        size, teams = organisation.product_team_size, organisation.product_teams
        if not size:
            return None
        with_teams, without = TEAM[organisation.stage]
        pm = "un ou une product manager (PM)" if size == 1 else f"{integer(size)} product managers (PM)"
        told = (with_teams if teams else without).format(
            pm=pm,
            Pm=capital(pm),
            teams=product_teams(teams or 0),
            squads="une équipe" if teams == 1 else counted(teams or 0, "équipe"),
            work="travaille" if size == 1 else "travaillent",
            make="fait" if size == 1 else "font",
        )
        text = told
        if re.match(r"\d+ product", told):  # no sentence begins with a figure
            text = capital(re.sub(r"\b\d+\b", lambda each: in_letters(int(each[0])), told))
        reasons = [answer("organisation.product_team_size")]
        if organisation.stage:
            reasons.append(answer("organisation.stage"))
        return self.item("purpose/team", text, *reasons)

    def incident(self) -> Item | None:
        """Tell what made them decide."""
        context = self.scope.context
        if not context.incident or stays_inside(context.incident):
            return None
        if context.why_now and _TOLD.search(re.split(r"[.;]", fold(context.incident))[0]):
            return self.item("purpose/incident", sentence(context.incident), answer("context.incident"))
        if context.why_now:
            lead = "Ce qui s’est passé"  # it may be older than what is told before, and have another cause
        elif self.scope.role.setup is Setup.FIRST:
            lead = "Ce qui a décidé d’ouvrir ce poste"
        else:
            lead = "L’épisode qui a tout mis en route"
        return self.item("purpose/incident", told(lead, context.incident), answer("context.incident"))

    def explanation(self) -> Item:
        """Explain « Product Ops » in plain French, as the title is a foreign term."""
        gloss = rule("gloss", "Un titre étranger doit être expliqué en français (Code du travail, article L5331-4).")
        text = self.say(*EXPLANATION[self.heaviest])
        if not self.scope.organisation.product_team_size:  # the size of the team says it already
            text = text.replace("PM", "product managers (PM)", 1)
        return self.item("purpose/product-ops", text, gloss, answer(f"mandate.{self.heaviest}"))

    def opening(self) -> Item | None:
        """Say where the function starts from."""
        setup, stage = self.scope.role.setup, self.scope.organisation.stage
        if setup is None:
            return None
        ends = self.scope.terms.contract in (Contract.FREELANCE, Contract.CDD, Contract.APPRENTICE, Contract.INTERN)
        if (self.scope.terms.contract is Contract.FREELANCE and setup is Setup.ALONE) or (
            ends and setup is Setup.FIRST
        ):
            text, other = ALONE_FOR_A_TIME, "terms.contract"
        elif self.leads_a_team:
            text, other = TEAM_LEAD, "role.seniority"
        else:
            by_stage = OPENING[setup]
            text, other = by_stage.get(stage) or by_stage[None], "organisation.stage"
        reasons = [answer("role.setup"), *([answer(other)] if stage or other != "organisation.stage" else [])]
        return self.item("purpose/opening", self.say(*text), *reasons)

    def emphasis(self) -> Iterable[Item]:
        """Say which domains share the first place, among those that have a mission; the missions say what else it serves."""
        mandate, domains = self.scope.mandate, self.catalogue.domains
        served = [name for name in domains if any(a.domain == name for a in self.assigned)]
        if not served:
            return
        top = max(mandate.get(name, 0) for name in served)
        heavy = [name for name in served if mandate.get(name, 0) == top]
        names = join(lower_first(domains[name].plain_name) for name in heavy)
        fronts = f"{'deux' if len(heavy) == 2 else 'trois'} fronts"
        text = f"Le poste avance sur {fronts} d’égale importance : {names}."
        if len(heavy) < len(served):
            text = f"Le poste avance d’abord sur {fronts} : {names}."
        if len(heavy) == len(domains):
            text = "Le poste touche à tout ce qui entoure le produit : l’ordre dans lequel avancer en est la première décision."
        if len(heavy) > 1:  # one alone is what the title has just been explained by
            yield self.item("purpose/emphasis", text, *(answer(f"mandate.{name}") for name in heavy))


_TOLD = re.compile(r"\b(?:nous|on|il|elle|ils|elles|a|ont|avons|est|sont|etait|etaient)\b")
"""What a first sentence holds that tells something: no label has to say that it happened."""


def _without(label: str, text: str) -> str:
    """Give a value without its label, where it was typed too: « Convention collective de la banque »."""
    found = re.match(
        rf"{re.escape(label)}(?: nationale)?(?: :| (?:de la|de l[’']|du|des|de))? ?(?=\w)", text, re.IGNORECASE
    )
    return capital(text[found.end() :]) if found else text
