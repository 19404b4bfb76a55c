"""The onboarding plan: 30, 60 and 90 days by mission and by path, small wins first, then the results of the year.

It addresses nobody, since two people read it: who arrives and who welcomes. Gestures are in the infinitive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from productops.drafting.catalogue import SMALL_WINS, Horizon, Mission
from productops.drafting.document import Block, BlockKind, Document, Item, Kind, Reason, Section
from productops.drafting.onboarding_lines import ExpectedLines, in_turn
from productops.drafting.own_words import Expected, LineKind
from productops.drafting.scope import Commitment, Seniority, Setup
from productops.drafting.suggest import Assignment, testimonial_reason
from productops.drafting.thresholds import MOST_PLANNED
from productops.drafting.wording import (
    HORIZONS,
    PRODUCT_HEAD,
    heads_the_product,
    is_of_the_holder,
    is_sentence,
    names_it,
    of_decisions,
    told,
)
from productops.drafting.writer import answer, block, of_mission, of_path, rule
from productops.text.folding import fold
from productops.text.french import (
    capital,
    clause,
    fuller,
    is_bare_function,
    is_plural,
    is_same_person,
    join,
    lower_first,
    quoted,
    sentence,
)
from productops.text.openings import with_article

_COURSE = {
    None: "Écouter d’abord, rendre un petit service ensuite, puis tenir un rythme : trois mois n’en demandent pas plus.",
    Setup.FIRST: (
        "Personne n’a encore tenu ce poste ici. Le premier mois sert à écouter et à rendre un service visible ; la méthode"
        " viendra quand les équipes auront vu à quoi elle sert."
    ),
    Setup.ALONE: (
        "Le poste repose sur une seule personne : deux sujets finis valent mieux que six ouverts, et il faut le dire à"
        " celles et ceux qui demandent."
    ),
    Setup.TEAM: (
        "Une équipe Product Ops existe déjà : comprendre ce qu’elle a mis en place, et pourquoi, avant d’y ajouter quoi"
        " que ce soit."
    ),
}


_ASKED = ("Depuis quand, et qui s’en plaint ?", "Qui le dirait autrement ?", "Qu’a-t-on déjà essayé ?")
_LEADING = {
    "month-1": "Un tête-à-tête avec chaque personne de l’équipe Product Ops, avant de déplacer quoi que ce soit.",
    "month-2": "Dire à l’équipe qui porte quoi ce trimestre, et ce que l’on arrête pour en laisser le temps.",
    "month-3": "Faire présenter un sujet à la direction par la personne qui l’a porté.",
}
"""What a team that is there expects of whoever takes it over, month by month."""
_BEFORE_A_VERSION = 2
"""Steps of the first service taken before anything is handed over; what tries it comes after."""
_BETWEEN_TEAMS = ("partenaires", "pilotage")
"""Domains whose missions live between teams: one team alone would try nothing."""
_ENOUGH_PEOPLE = 3
"""People whom the leader named, from which the plan adds none of the catalogue's."""


def _is_told_of(holds: str, who: str) -> bool:
    """Tell whether what a role keeps is said of someone met already, by name."""
    name = who.split(",")[0].split("(")[0].strip()
    return bool(name) and not is_bare_function(name) and fold(holds).startswith(f"{fold(name)} ")


def _aimed_at(each: Expected) -> str:
    """Say what a result aims at, and when where it is due after the three months: one is then on the way to it."""
    aim = clause(each.target or "À fixer")
    if each.horizon in (None, Horizon.THREE_MONTHS):
        return aim
    return f"{aim} ({lower_first(HORIZONS[each.horizon])})"


class Onboarding(ExpectedLines):
    """Writes one onboarding plan."""

    kind = Kind.ONBOARDING

    def write(self) -> Document:
        """Give the whole document."""
        return self.document(
            self.titled("Plan d’arrivée"),
            self.expected(),
            self.course(),
            self.people(),
            self.first_meeting(),
            self.first_month(),
            self.second_month(),
            self.third_month(),
            self.paths(),
            self.later(),
        )

    @cached_property
    def planned(self) -> tuple[Assignment, ...]:
        """The missions of the catalogue that the first three months open: those carried, or else all, three at most.

        Those that a line of the leader's is tied to come first, then those that one seems to be; own missions have their
        place above.
        """
        tied = {each.mission.slug for each in self.awaited if each.mission}
        seem = {near.slug for each in self.awaited if (near := self.near(each))}
        known = [assigned for assigned in self.assigned if assigned.mission]
        carried = [assigned for assigned in known if assigned.commitment is Commitment.CARRY]
        carried.sort(key=lambda assigned: (assigned.ref not in tied, assigned.ref not in seem))
        most = max(1, MOST_PLANNED - len(self.awaited)) if self.is_told else MOST_PLANNED
        return tuple((carried or known)[:most])

    @cached_property
    def quick(self) -> Assignment | None:
        """The mission of the first small win: the lightest of those planned that say how to begin."""
        known = [assigned for assigned in self.planned if assigned.mission and assigned.mission.first_steps]
        return min(known, key=lambda assigned: assigned.mission.load if assigned.mission else 0, default=None)

    def course(self) -> Section | None:
        """Say the spirit of the three months, and why small wins come first; once enough is told, the leader's lines do."""
        if self.is_told:
            return None
        setup = self.scope.role.setup
        reason = answer("role.setup") if setup else rule("course", "Repère : écouter, essayer, tenir.")
        items = [self.item("course/setup", _COURSE[setup], reason)]
        testimonial = self.catalogue.testimonials.get(SMALL_WINS)
        why = [rule("small-wins", "Repère : le crédit vient de ce que les équipes ont vu aboutir.")]
        if testimonial:
            why.append(testimonial_reason(testimonial))
        text = "Un petit sujet réglé le premier mois ouvre plus de portes qu’un grand plan : c’est par là que l’on commence."
        items.append(self.item("course/small-wins", text, *why))
        return self.section("course", "L’esprit des trois mois", block(BlockKind.PROSE, items))

    def people(self) -> Section | None:
        """Say whom to meet, and what to ask each."""
        rows: dict[str, Item] = {}

        def meet(ref: str, who: str, why: str, *reasons: Reason) -> None:
            if not any(is_same_person(who, known) for known in rows):
                rows[who] = self.item(f"people/{ref}", capital(clause(who)), *reasons, cells=(sentence(why),))

        organisation, context = self.scope.organisation, self.scope.context
        if organisation.reports_to:
            why = "Le cap des trois mois, ce qui peut se décider sans demander, et le moment de la semaine où se parler"
            meet(
                "reports-to",
                fuller(organisation.reports_to, context.sponsor or ""),
                why,
                answer("organisation.reports_to"),
            )
        if organisation.internal_customer:
            why = "Ce qui prend du temps aujourd’hui, et à quoi se verrait un premier progrès"
            meet("internal-customer", organisation.internal_customer, why, answer("organisation.internal_customer"))
        if context.sponsor and not is_same_person(context.sponsor, organisation.reports_to or ""):
            why = "Les raisons de son soutien, et les portes à ouvrir dès le premier mois"
            meet("sponsor", context.sponsor, why, answer("context.sponsor"))
        contact, said = (self.scope.terms.contact or "").split(", ")[0], self.scope.terms.contact or ""
        if contact and (told := re.search(rf"{re.escape(contact)}, ([^,.;(]+)", " ".join(self.scope.terms.process))):
            said = f"{contact}, {told[1]}"  # the steps of the hiring say who they are
        met = any(
            is_same_person(name, other or "")
            for name in (contact, said)
            for other in (organisation.reports_to, context.sponsor)
        )
        if contact and "@" not in contact and not met:
            meet(
                "contact",
                contact,
                "Ce que l’offre ne disait pas, et ce qu’il faut savoir avant de commencer",
                answer("terms.contact"),
            )
        if self.is_handed_over:
            why = "Avant son départ : ce qui est en cours, ce qui attend, qui appeler, et ce qui n’est écrit nulle part"
            meet("holder", "la personne qui tient le poste aujourd’hui", why, answer("context.why_now"))
        if self.scope.role.setup is Setup.TEAM:
            why = "Qui fait quoi aujourd’hui, et ce qui attend depuis trop longtemps"
            if self.scope.role.seniority is Seniority.LEAD:
                why = "Un par un : ce que chacun porte, ce qui pèse, et ce que l’équipe n’ose plus demander"
            meet("team", "l’équipe Product Ops", why, answer("role.setup"))
        for role in self.scope.present_roles:
            known = self.catalogue.existing_roles[role.slug]
            if not role.holds and role.slug == PRODUCT_HEAD and heads_the_product(" ".join(rows)):
                continue  # « la direction produit » is the CPO who is met already
            if role.holds and any(_is_told_of(role.holds, who) for who in rows):
                continue  # « Hélène prépare elle-même la planification » is who one reports to
            shared = next((a for a in self.assigned if a.mission and a.ref in known.missions), None)
            why = "Ce qui marche bien avec les PM aujourd’hui, et ce qui coince"
            if role.holds:
                held = clause(role.holds)
                said = quoted(held) if is_sentence(held) or names_it(known.name, held) or ":" in held else held
                why = f"Aujourd’hui : {said}. Où passe la frontière"
            elif shared:
                why = f"Qui fait quoi dans cette mission : « {shared.title} »"
            meet(role.slug, known.name, why, answer("existing_roles"), *([of_mission(shared)] if shared else []))
        there = {role.slug for role in self.scope.present_roles}
        for assigned in () if self.is_told and len(rows) >= _ENOUGH_PEOPLE else self.assigned:
            for rank, partner in enumerate(assigned.partners, start=1):
                if self.catalogue.role_slugs.get(partner) in there:
                    continue  # met already, as a role of the company
                why = (
                    f"Leur part dans cette mission : « {assigned.title} »"
                    if is_plural(partner)
                    else f"Sa part dans cette mission : « {assigned.title} »"
                )
                meet(f"{assigned.ref}/{rank}", partner, why, of_mission(assigned))
        columns = ("Qui", "De quoi parler")
        title = "Les personnes à rencontrer le premier mois"
        return self.section("people", title, block(BlockKind.TABLE, rows.values(), columns=columns))

    def first_meeting(self) -> Section | None:
        """Give what to settle at the first one-to-one, from what the leader wrote."""
        context, organisation = self.scope.context, self.scope.organisation
        rule_written = (
            "Ce que ce poste décide, d’après le cadrage : « {} » Qui le sait déjà, et sur quel cas l’essayer d’abord ?"
        )
        who_decides = "Qui décide : « {} » Sur quels sujets, et quand faut-il demander avant ?"
        lines = [
            (
                "decides",
                context.decides,
                rule_written if is_of_the_holder(of_decisions(context.decides or "")) else who_decides,
            ),
            ("incident", context.incident, "L’épisode cité : « {} » Qui l’a vécu, et qu’en dit-on aujourd’hui ?"),
        ]
        items = [
            self.item(f"first-meeting/{ref}", asked.format(sentence(said)), answer(f"context.{ref}"))
            for ref, said, asked in lines
            if said
        ]
        items += [
            self.item(
                f"first-meeting/own-problem/{own.id}",
                f"« {sentence(own.title)} » {in_turn(_ASKED, rank)}",
                answer("own_problems"),
            )
            for rank, own in enumerate(self.scope.own_problems[:3])
        ]
        if organisation.tools:
            text = f"{told('Les outils', organisation.tools)} Quels accès demander, et à qui ?"
            items.append(self.item("first-meeting/tools", text, answer("organisation.tools")))
        if self.scope.role.growth:
            text = f"La suite du poste : {quoted(self.scope.role.growth)}. Quand en reparle-t-on, et à quel signe ?"
            items.append(self.item("first-meeting/growth", text, answer("role.growth")))
        return self.section("first-meeting", "Le premier tête-à-tête", block(BlockKind.BULLETS, items))

    # --- three months -----------------------------------------------------------------------------

    def first_month(self) -> Section | None:
        """Listen, and give a first service."""
        quick = self.quick
        items = [*self.leading("month-1"), *(self.steps(quick, slice(0, _BEFORE_A_VERSION)) if quick else ())]
        other = [
            step for assigned in self.planned if assigned is not quick for step in self.steps(assigned, slice(0, 1))
        ]
        return self.section(
            "month-1",
            "Semaines 1 à 4 : écouter, et rendre un premier service",
            block(BlockKind.BULLETS, items, title=f"Le premier service : {lower_first(quick.title)}" if quick else ""),
            block(BlockKind.BULLETS, other, title="En parallèle, sans rien promettre" if other else ""),
            self.point(
                "month-1",
                4,
                "une page sur ce qui a été entendu, ce qui sera essayé et ce qui attendra.",
                "Repère : ce qui a été entendu se rend, sinon on n’est plus reçu.",
            ),
        )

    def second_month(self) -> Section | None:
        """Try with one team."""
        items = [*self.deliverables(self.quick, slice(0, 1), "Remettre une première version")] if self.quick else []
        if self.quick:
            items += self.steps(self.quick, slice(_BEFORE_A_VERSION, None))
        items += [*self.soon_due(), *self.leading("month-2")]
        between = self.quick is not None and self.quick.domain in _BETWEEN_TEAMS
        several = self.scope.organisation.product_teams != 1 and not between
        text = "Essayer sur un seul sujet, et noter ce qui a coincé avant d’en prendre un autre."
        if several:
            text = "Essayer avec une seule équipe, volontaire, et noter ce qui a coincé avant d’en parler aux autres."
        items.append(
            self.item("month-2/one-team", text, rule("one-team", "Repère : un changement se corrige à petite échelle."))
        )
        return self.section(
            "month-2",
            f"Semaines 5 à 8 : essayer {'avec une équipe' if several else 'sur un sujet'}",
            block(BlockKind.BULLETS, items),
            *(
                block(
                    BlockKind.BULLETS,
                    self.steps(assigned, slice(1, 2 if self.is_told else None)),
                    title=capital(assigned.title),
                )
                for assigned in self.planned
                if assigned is not self.quick
            ),
            self.point(
                "month-2",
                8,
                "ce que l’essai a changé, chiffre ou exemple à l’appui, et la décision d’élargir ou d’arrêter.",
                "Repère : un essai qui ne peut pas s’arrêter n’est pas un essai.",
            ),
        )

    def leading(self, month: str) -> Iterator[Item]:
        """Give what a month holds for a team that one takes the lead of."""
        if self.leads_a_team:
            reason = rule("leading", "Repère : une équipe reprise se rencontre une personne à la fois.")
            yield self.item(f"{month}/team", _LEADING[month], answer("role.seniority"), reason)

    def soon_due(self) -> Iterator[Item]:
        """Give the results that are due at three months, to look at while there is time left."""
        for each in self.awaited:
            if each.horizon is Horizon.THREE_MONTHS:
                text = f"À mi-chemin de ce qui est attendu à trois mois, {quoted(each.line.text)} : dire où l’on en est, et ce qui manque."
                yield self.item(f"month-2/{each.ref}", text, answer(each.path))

    def asked_again(self) -> Block:
        """Ask of each result where it stands at 90 days, from where and towards what, with room to write."""
        rows = [
            self.item(
                f"month-3/{each.ref}",
                capital(clause(each.line.text)),
                answer(each.path),
                cells=(clause(each.baseline or "À mesurer"), "", _aimed_at(each)),
            )
            for each in self.awaited
            if each.line.kind is LineKind.RESULT
        ]
        columns = ("À 90 jours, on se demandera", "À l’arrivée", "Ce jour-là", "Visé")
        return block(BlockKind.TABLE, rows, columns=columns)

    def third_month(self) -> Section | None:
        """Keep a rhythm, and take stock."""
        items = [*self.leading("month-3")]
        for assigned in self.planned:
            if assigned is not self.quick:
                items += self.deliverables(assigned, slice(0, 1), "Livrer")
        if own := [each for each in self.awaited if each.line.kind is LineKind.MISSION][:2]:
            titles = join(quoted(each.line.text) for each in own)
            text = f"Avec celles et ceux que cela sert, dire où l’on en est, et ce qui vient ensuite : {titles}."
            items.append(self.item("month-3/handed-on", text, *(answer(each.path) for each in own)))
        items.append(
            self.item(
                "month-3/stop",
                "Retirer ce qui n’a servi à personne, et le dire : une réunion, un modèle, un tableau.",
                rule("stop", "Repère : ce qu’on retire compte autant que ce qu’on ajoute."),
            )
        )
        return self.section(
            "month-3",
            "Semaines 9 à 13 : tenir un rythme, et faire le point",
            block(BlockKind.BULLETS, items),
            self.point(
                "month-3",
                13,
                "relire le mandat et les résultats, garder, changer ou céder une mission.",
                "Repère : un mandat écrit avant l’arrivée se vérifie après trois mois.",
            ),
            self.asked_again(),
        )

    def point(self, month: str, week: int, text: str, reason: str) -> Block:
        """Close a month with the point that is held, and on what."""
        said = f"Fin de la semaine {week}, {self.with_whom()} : {text}"
        return block(BlockKind.PARAGRAPHS, [self.item(f"{month}/close", said, rule(month, reason))])

    def with_whom(self) -> str:
        """Say with whom the points are held."""
        manager = self.scope.organisation.reports_to
        if manager is None:
            return "avec la personne qui encadre le poste"
        named = manager.split(", qui ")[0]
        return f"avec {with_article(named) if is_bare_function(named) else clause(named)}"

    def steps(self, assigned: Assignment, which: slice) -> Iterator[Item]:
        """Give first steps of a mission."""
        steps = assigned.mission.first_steps if assigned.mission else ()
        for rank, step in list(enumerate(steps, start=1))[which]:
            yield self.item(f"missions/{assigned.ref}/step/{rank}", sentence(step), of_mission(assigned))

    def deliverables(self, assigned: Assignment, which: slice, verb: str) -> Iterator[Item]:
        """Give what a mission leaves, to hand over."""
        for rank, left in list(enumerate(assigned.mission.deliverables if assigned.mission else (), start=1))[which]:
            text = f"{verb} : {lower_first(clause(left))}."
            yield self.item(f"missions/{assigned.ref}/deliverable/{rank}", text, of_mission(assigned))

    # --- whom, and what for -----------------------------------------------------------------------

    def paths(self) -> Section | None:
        """Give what helps at the start, by the past of who arrives."""
        blocks = [
            block(
                BlockKind.BULLETS,
                [
                    self.item(f"paths/{ranked.path.slug}/{rank}", sentence(text), of_path(ranked))
                    for rank, text in enumerate(ranked.path.ramp_up[: 1 if self.is_told else None], start=1)
                ],
                title=ranked.path.name,
            )
            for ranked in self.plan.welcome_paths[: 1 if self.is_told else None]
        ]
        return self.section("paths", "Ce qui aide, selon le parcours de la personne", *blocks)

    def later(self) -> Section | None:
        """Give what each mission may show at 3, 6 and 12 months, and what to measure on arrival."""
        if self.scope.results:
            return None  # the leader's own results say it better
        rows = [
            self.item(
                f"later/{assigned.ref}",
                assigned.title,
                of_mission(assigned),
                cells=[self.at(assigned.mission, horizon) for horizon in Horizon],
            )
            for assigned in self.planned
            if assigned.mission and assigned.mission.results
        ]
        baselines = [
            self.item(f"later/{assigned.ref}/baseline", assigned.mission.results[0].baseline, of_mission(assigned))
            for assigned in self.planned
            if assigned.mission and assigned.mission.results
        ]
        return self.section(
            "later",
            "Ce que chaque mission peut montrer, et quand",
            block(BlockKind.TABLE, rows, columns=("Mission", *(HORIZONS[horizon] for horizon in Horizon))),
            block(BlockKind.BULLETS, baselines, title="À mesurer la première semaine, sans quoi rien ne se compare"),
        )

    def at(self, mission: Mission, horizon: Horizon) -> str:
        """Give a mission's results at a horizon."""
        said = join(clause(result.title) for result in mission.results if result.horizon is horizon)
        return sentence(said) if said else "À écrire au point précédent."
