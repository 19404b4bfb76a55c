"""The decision note: the page on top of the brief, for whoever pays. What is asked, what it costs, what will be objected.

It addresses nobody. What nobody answered is said to be missing: a figure is the leader's own, or there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from productops.drafting.catalogue import ExistingRole
from productops.drafting.document import BlockKind, Item, Kind, Reason, Section
from productops.drafting.gestures import telling_words
from productops.drafting.own_words import Expected, expected
from productops.drafting.scope import Commitment, Contract, Setup, answer_at
from productops.drafting.suggest import Assignment
from productops.drafting.thresholds import CAPACITY
from productops.drafting.verdict import JOB_NAMES, decide
from productops.drafting.wording import (
    HORIZONS,
    SUM,
    aimed,
    months_in,
    of_decisions,
    of_reason,
    pms,
    product_teams,
    says_who_settles,
    supported,
    told,
)
from productops.drafting.writer import Writer, answer, block, of_mission, rule
from productops.text.folding import fold
from productops.text.french import (
    MONTHS,
    at,
    capital,
    clause,
    days,
    euros,
    is_plural,
    is_same_person,
    join,
    long_date,
    lower_first,
    quoted,
    sentence,
    typed_day,
)

_TO_SOMEBODY = re.compile(r"\b(?:tu|ton|ta|tes|vous|votre|vos)\b", re.IGNORECASE)
"""What is said to whoever arrives; the note addresses nobody."""
_NO_COST = re.compile(
    r"\b(?:lev(?:ee?s?|ons|ent|er)|fonds|chiffre d.affaires|ca|arr|mrr|budget|financement|capital|subvention|valorisation)\b"
)
"""Words around a sum that say it is what the company has, raises or spends."""

_REPLACES = re.compile(r"\bremplac\w*|\bconge (?:de )?(?:maternite|parental|paternite|sabbatique)\b")
"""Words by which a post of fixed term stands in for somebody."""
_WHAT = {
    None: "Il s’agit d’un poste de Product Ops{where}.",
    Setup.FIRST: "Il s’agit d’ouvrir la fonction Product Ops{where}.",
    Setup.ALONE: "Il s’agit d’un poste de Product Ops tenu par une seule personne{where}.",
    Setup.TEAM: "Il s’agit de renforcer une équipe Product Ops déjà en place{where}.",
}
_LEADS = "Il s’agit{where} de confier la conduite d’une équipe Product Ops déjà en place."
_HIRED = (None, Contract.CDI, Contract.CDD)
"""Contracts whose pay is a salary with its contributions, and for which one more PM is another use of the money."""

_MOST_OBJECTIONS = 6
_ONE_MORE = re.compile(r"\bpms?\b|\bproduct managers?\b")
_FEW_TEAMS = 2
"""Teams up to which one more PM would serve as many as the post does."""
_YEAR = 12
"""Months."""
_LOADED = Fraction(142, 100)
"""Gross pay with the employer's contributions, for an executive, as payroll usually counts it. A rule of thumb (repère)."""


_LOST = re.compile(
    r"\d.*\b(?:h\b|heures?|jours?|semaines?|€|euros?|ke?\b|clients?|contrats?|tickets?|appels?|demandes?|erreurs?|%)|\d ?[%€]"
)
"""What of today’s value is a cost."""
_COUNT = re.compile(
    r"(?<![\w.,/])(?:\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{2,6})[ \u00a0\u202f][^\W\d]{4,}(?:[ \u00a0](?!(?:sans|dans|puis|pas|plus|après|sous|tous|vers|depuis|jamais|chez)\b)[^\W\d]{2,}s)?(?![\w’'])"
)
_LOSS = re.compile(
    r"\b(?:perd|rejet|annul|rate|manqu|retard|bloqu|sans\b|refus|erreur|parti(?:e?s)?\b|resili|faus|doublon|jete|rembours|refai|refaire|echou|attend)"
)
"""What makes a count a loss, near it."""
_NO_LOSS = re.compile(
    rf"\b(?:{'|'.join(map(fold, MONTHS))}|minutes?|heures?|equipes?|squads?|personnes?|salarie\w*|ans?|annees?|mois|pour|dans|avec|puis|alors|environ)\b"
)


class DecisionNote(Writer):
    """Writes what a brief opens on."""

    kind = Kind.BRIEF

    def abstract(self) -> Section | None:
        """Say in a few sentences what the role is and why it is asked for."""
        context, about = self.scope.context, self.scope.organisation.about
        load = self.plan.load
        spare = "une demi-journée sur cinq jours se garde libre (repère)"
        if load > CAPACITY:
            spare = "c’est plus que la semaine n’en tient, une demi-journée gardée libre (repère)"
        items = [
            self.item(
                "abstract/internal",
                "Document interne : il prépare la décision, il ne se publie pas.",
                rule("internal", "La note dit ce qu’une offre ne dit pas : coûts, risques, doutes."),
            ),
            self.what(),
            self.served(),
            self.item("abstract/about", sentence(about), answer("organisation.about")) if about else None,
            self.item("abstract/why-now", of_reason(context.why_now), answer("context.why_now"))
            if context.why_now
            else None,
            self.item("abstract/incident", told("Ce qui s’est passé", context.incident), answer("context.incident"))
            if context.incident
            else None,
            self.item(
                "abstract/load",
                f"Les missions prennent {'environ ' if load.denominator > 1 and load > 1 else ''}{days(load)} par semaine ; {spare}.",
                rule("load", "Repère : la charge de chaque mission, comptée selon son engagement."),
                *(of_mission(assigned) for assigned in self.assigned),
            ),
        ]
        return self.section(
            "abstract",
            "En bref",
            block(BlockKind.PROSE, items),
            block(BlockKind.FACTS, self.asked_for(), title="La décision demandée"),
        )

    def asked_for(self) -> Iterator[Item]:
        """Say what is to be decided and by when, what the problem costs, and what would show that the role works."""
        decision, terms = self.scope.decision, self.scope.terms
        post = ", ".join(filter(None, [lower_first(self.contract() or ""), self.salary()]))
        verb = "pourvoir" if self.scope.role.setup is Setup.ALONE or self.is_handed_over else "ouvrir"
        paths = [
            path for path, given in (("terms.contract", terms.contract), ("terms.salary_min", self.salary())) if given
        ]
        asked = [answer(path) for path in paths] or [rule("asked", "Une note de cadrage demande une décision.")]
        yield self.item(
            "decision/asked", f"{verb} ce poste{f' ({post})' if post else ''}, ou dire non.", *asked, label="À décider"
        )
        when = clause(decision.decide_by) if decision.decide_by else "aucune date n’est fixée."
        asked_by = self.given("decision.decide_by", decision.decide_by)
        if not decision.decide_by and terms.start:
            when = f"aucune date n’est fixée ; prise de poste souhaitée : {clause(typed_day(terms.start))}."
            asked_by = (*asked_by, answer("terms.start"))
        elif not decision.decide_by and terms.closing_date:
            when = f"aucune date n’est fixée ; clôture des candidatures : {clause(long_date(terms.closing_date))}."
            asked_by = (*asked_by, answer("terms.closing_date"))
        yield self.item("decision/by", when, *asked_by, label="Pour quand")
        cost = clause(decision.problem_cost) if decision.problem_cost else "non chiffré."
        reasons = self.given("decision.problem_cost", decision.problem_cost)
        if not decision.problem_cost and (told := self.amount_told()):
            cost, path = f"non chiffré par an ; le cadrage parle de « {told[0]} ».", told[1]
            reasons = (*reasons, answer(path))
        elif not decision.problem_cost and (lost := self.counted_in_incident()):
            cost = f"non chiffré en euros ; l’épisode cité parle de « {lost} »."
            reasons = (*reasons, answer("context.incident"))
        elif not decision.problem_cost and (counted := self.counted_result()):
            cost = f"non chiffré en euros ; ce qui se compte aujourd’hui : {clause(counted.baseline or '')}, pour {quoted(counted.line.text)}."
            reasons = (*reasons, answer(counted.path))
        yield self.item("decision/cost", cost, *reasons, label="Ce que le problème coûte")
        sponsor = self.scope.context.sponsor
        if sponsor and not is_same_person(sponsor, self.scope.organisation.reports_to or ""):
            yield self.item("decision/sponsor", sentence(sponsor), answer("context.sponsor"), label="Qui le soutient")

    def amount_told(self) -> tuple[str, str] | None:
        """Give the first sum of money that the leader writes of what happened or hurts, with the answer it is in.

        What a company raised, turns over or spends is no cost of the problem.
        """
        typed = (
            ("context.incident", self.scope.context.incident or ""),
            *(("own_problems", own.title) for own in self.scope.own_problems),
        )
        return next(
            (
                (found.group(), path)
                for path, text in typed
                for found in SUM.finditer(text)
                if not _NO_COST.search(fold(text[max(0, found.start() - 40) : found.end() + 25]))
            ),
            None,
        )

    def counted_result(self) -> Expected | None:
        """Give the first result whose value of today counts something that is lost: time, money, clients, requests."""
        return next((e for e in expected(self.plan) if e.baseline and _LOST.search(fold(e.baseline))), None)

    def counted_in_incident(self) -> str | None:
        """Give the first count of things that what happened tells: « 11 000 relevés rejetés »; no date, hour or head count."""
        incident = self.scope.context.incident or ""
        for found in _COUNT.finditer(incident):
            around = incident[max(0, found.start() - 30) : found.end() + 30]
            if not _NO_LOSS.search(fold(found[0])) and _LOSS.search(fold(around)):
                return found[0].strip()
        return None

    def given(self, path: str, value: str | None) -> tuple[Reason, ...]:
        """Give an answer as a reason, or that it is missing."""
        return (answer(path) if value else rule("missing", "Cette réponse manque au cadrage."),)

    def what(self) -> Item:
        """Say what is being decided."""
        name, setup = self.scope.organisation.name, self.scope.role.setup
        replaced = self.scope.terms.contract is Contract.CDD and _REPLACES.search(
            fold(" ".join(self.told_of_the_post()))
        )
        if replaced:
            # « 14 mois, de janvier 2027 à février 2028, pour remplacer Inès »: how long, and no more
            lasts = f", pour {clause(self.scope.terms.duration.split(',')[0])}" if self.scope.terms.duration else ""
            text = f"Il s’agit d’un remplacement{f' {at(name)}' if name else ''}{lasts}, sur un poste qui existe déjà."
            return self.item("abstract/what", text, answer("terms.contract"), answer("context.why_now"))
        text = (_LEADS if self.leads_a_team else _WHAT[setup]).format(
            where=(f", {at(name)}," if self.leads_a_team else f" {at(name)}") if name else ""
        )
        reasons = [answer("role.setup")] if setup else [rule("role", "La note porte sur un poste de Product Ops.")]
        return self.item("abstract/what", text, *reasons, *([answer("organisation.name")] if name else []))

    def told_of_the_post(self) -> Iterator[str]:
        """Give what was typed of why there is a post, and of whom one meets for it."""
        yield from (each for each in (self.scope.context.why_now, self.scope.context.incident) if each)
        yield from self.scope.terms.process

    def served(self) -> Item | None:
        """Say whom the role serves."""
        size, teams = self.scope.organisation.product_team_size, self.scope.organisation.product_teams
        if not size:
            return None
        where = f", dans {product_teams(teams)}" if teams else ""
        text = f"Le poste servira {pms(size)}{where}."
        return self.item("abstract/served", text, answer("organisation.product_team_size"))

    def doubts(self) -> Section | None:
        """Give the verdict with the leader's answer to it, and what else the need could be; nothing until they answered."""
        given = self.scope.verdict
        if given.stance is None:
            return None
        verdict = decide(self.plan)
        asked = rule("verdict", "Les réponses sont pesées pour un Product Ops et pour chaque autre façon d’y répondre.")
        said = [self.item("doubts/verdict", f"À lire les réponses : {lower_first(verdict.headline)}", asked)]
        label = lower_first(clause(answer_at("verdict.stance").options[given.stance]))
        why = f" {sentence(given.why)}" if given.why else ""
        by = answer("verdict.stance")
        said.append(self.item("doubts/answer", f"Réponse de qui cadre le poste : « {label} ».{why}", by))
        if given.job and given.job != verdict.job:
            text = f"Cette réponse portait sur {JOB_NAMES[given.job]} : les réponses ont changé depuis, relisez-la."
            said.append(self.item("doubts/changed", text, by, asked))
        facts = [self.item(f"doubts/for/{rank}", fact, asked) for rank, fact in enumerate(verdict.grounds[:4], start=1)]
        rows = [
            self.item(
                f"doubts/{doubt.slug}",
                doubt.title,
                *(answer(condition.fact) for condition in doubt.conditions),
                cells=(doubt.reason, doubt.instead),
            )
            for doubt in self.plan.doubts
        ]
        others = [
            self.item(
                f"doubts/other/{other.job}",
                capital(other.name),
                asked,
                cells=(" ".join(map(sentence, other.evidence[:2])), other.would_change),
            )
            for other in verdict.alternatives[:3]
        ]
        columns = ("Ce qui fait hésiter", "Pourquoi", "Ce que ce pourrait être")
        return self.section(
            "doubts",
            "Est-ce bien un Product Ops ?",
            block(BlockKind.PARAGRAPHS, said),
            block(BlockKind.BULLETS, facts, title="Ce qui parle pour un Product Ops"),
            block(
                BlockKind.TABLE,
                others,
                columns=("Ce que ce pourrait être", "Ce qui le dit", "Ce qui changerait la réponse"),
            ),
            block(BlockKind.TABLE, rows, columns=columns),
        )

    def settled(self) -> Item | None:
        """Give what was settled about the mandate, and with whom, in the leader's words."""
        settled = self.scope.verdict.settled
        return (
            self.item("mandate/settled", f"Ce qui a été arrêté : {sentence(settled)}", answer("verdict.settled"))
            if settled
            else None
        )

    def cost(self) -> Section | None:
        """Give what the role costs and what else the money could buy, in the leader's figures or as a gap."""
        terms = self.scope.terms
        facts = [
            self.item(f"cost/{ref}", capital(text), answer(f"terms.{ref}"), label=label)
            for ref, label, text in (
                ("salary_min", "Rémunération", self.salary()),
                ("salary_max", "Coût chargé par an (repère : brut × 1,42)", self.loaded()),
                ("variable", "Part variable", terms.variable),
                ("equity", "Capital", terms.equity),
            )
            if text
        ]
        months = months_in(terms.duration) if terms.contract is Contract.CDD else None
        if months and months != _YEAR and (paid := self.costs()):
            over = " à ".join(euros(int(round(amount * months / _YEAR, -2))) for amount in paid)
            label = f"Coût chargé sur {months} mois (repère)"
            facts.append(self.item("cost/duration", over, answer("terms.duration"), label=label))
        notes = []
        if self.salary():
            text = "Ces honoraires sont hors taxes ; le temps de la personne qui suit la mission s’y ajoute, et n’est pas compté ici."
            if terms.contract is not Contract.FREELANCE:
                text = "Matériel et frais de recrutement ne sont pas comptés."
                if self.loaded():
                    less = ", sans la part variable" if terms.variable else ""
                    text = f"Matériel et frais de recrutement ne sont pas comptés ; le coût chargé est un repère{less}, à faire confirmer par la paie."
            notes.append(self.item("cost/gross", text, rule("gross", "Seuls les chiffres donnés sont repris.")))
        else:
            text = "La rémunération n’est pas encore dite : le coût du poste reste inconnu."
            notes.append(self.item("cost/unknown", text, rule("pay", "Sans chiffre donné, aucun n’est inventé.")))
        rows = [
            self.item(
                f"cost/alternative/{rank}",
                capital(alternative.title),
                answer("cost.alternatives"),
                cells=(
                    euros(alternative.yearly) if alternative.yearly is not None else "À chiffrer",
                    self.compared(alternative.yearly),
                ),
            )
            for rank, alternative in enumerate(self.scope.alternatives, start=1)
        ]
        if not rows and terms.contract in (*_HIRED, Contract.FREELANCE):
            text = "Ce que la même somme permettrait d’autre n’a pas été chiffré. Deux comparaisons aident souvent : un ou une PM de plus, une mission en freelance de quelques mois."
            if terms.contract is Contract.FREELANCE:
                text = "Ce que la même somme permettrait d’autre n’a pas été chiffré. Deux comparaisons aident souvent : un ou une PM de plus, un contrat de même durée."
            reason = rule(
                "alternatives", "Une direction financière posera la question : mieux vaut la poser avant elle."
            )
            notes.append(self.item("cost/no-alternative", text, reason))
        beside = "Au regard du coût chargé" if self.loaded() else "Au regard de la somme"
        if terms.contract is Contract.FREELANCE:
            beside = "Au regard des honoraires"
        return self.section(
            "cost",
            "Ce que le poste coûte, et ce que l’argent permettrait d’autre",
            block(BlockKind.FACTS, facts),
            block(BlockKind.TABLE, rows, columns=("Autre emploi de la somme", "Par an", beside)),
            block(BlockKind.PARAGRAPHS, notes),
        )

    def loaded(self) -> str | None:
        """Give the yearly cost of the post with the employer's contributions, where it is paid a salary."""
        amounts = self.costs() if self.scope.terms.contract in _HIRED else ()
        return " à ".join(euros(amount) for amount in amounts) or None

    def costs(self) -> tuple[int, ...]:
        """Give what the post costs a year, from and to: the pay with its contributions where it is a salary."""
        terms = self.scope.terms
        by = _LOADED if terms.contract in _HIRED else Fraction(1)
        paid = (amount for amount in (terms.salary_min, terms.salary_max) if amount)
        return tuple(sorted({int(round(amount * by, -2)) if by > 1 else amount for amount in paid}))

    def compared(self, yearly: int | None) -> str:
        """Compare a yearly amount with what the post costs."""
        costs = self.costs()
        if yearly is None or not costs:
            return "Pas encore comparable"
        low, high = costs[0], costs[-1]
        if yearly < low:
            return (
                f"{euros(low - yearly)} de moins que le bas de la fourchette"
                if low != high
                else f"{euros(low - yearly)} de moins"
            )
        if yearly > high:
            return (
                f"{euros(yearly - high)} de plus que le haut de la fourchette"
                if low != high
                else f"{euros(yearly - high)} de plus"
            )
        return "Dans la même fourchette" if low != high else "Autant que le poste"

    # --- who is there, and what will be asked -----------------------------------------------------

    def neighbours(self) -> Section | None:
        """Give what each role already there keeps, and what it gives to the post or shares with it."""
        rows, apart = [], []
        for role in self.scope.present_roles:
            known = self.catalogue.existing_roles[role.slug]
            if not role.holds and fold(known.name) == fold(self.scope.organisation.reports_to or ""):
                continue  # whom one reports to is no neighbour
            keeps = sentence(role.holds) if role.holds else f"D’ordinaire : {lower_first(known.usual)}"
            shared = self.shared_with(known, role.holds or "")
            if self.is_told and not role.holds and not shared:
                apart.append(known.name)
                continue
            cells = (keeps, shared or "Aucune mission ne s’y rattache encore")
            rows.append(
                self.item(f"outside/role/{role.slug}", capital(known.name), answer("existing_roles"), cells=cells)
            )
        usual = self.item(
            "outside/usual",
            "« D’ordinaire » dit l’usage ailleurs, faute de réponse : à vérifier ici, rôle par rôle.",
            rule("usual", "Sans réponse, le catalogue dit ce que ce rôle tient le plus souvent."),
        )
        said_so = any(item.cells[0].startswith("D’ordinaire") for item in rows)
        return self.section(
            "neighbours",
            "Qui garde quoi, qui cède quoi",
            block(BlockKind.TABLE, rows, columns=("Déjà là", "Aujourd’hui", "Ce qui change")),
            block(BlockKind.PARAGRAPHS, [usual if said_so else None, self.nothing_shared(apart)]),
        )

    def nothing_shared(self, names: list[str]) -> Item | None:
        """Name those already there whom no mission meets."""
        if not names:
            return None
        return self.item(
            "outside/apart", f"Sans mission en commun avec le poste : {join(names)}.", answer("existing_roles")
        )

    def shared_with(self, role: ExistingRole, holds: str) -> str:
        """Say what passes from a role to the post, what it helps it with, and where they only meet; "" where nowhere."""
        passes: list[str] = []
        shares: list[str] = []
        helps: list[str] = []
        meets: list[str] = []
        bounds: list[str] = []
        for assigned in self.assigned:
            if assigned.commitment is Commitment.SUPPORT and role.name in assigned.helped:
                helps.append(assigned.title)
            elif assigned.mission and assigned.ref in role.missions and not holds:
                (passes if assigned.commitment is Commitment.CARRY else shares).append(assigned.title)
            elif telling_words(assigned.title).keys() & telling_words(holds).keys():
                (bounds if assigned.mission and assigned.ref in role.missions else meets).append(assigned.title)
            elif self.is_partner(assigned, role) or (assigned.mission and assigned.ref in role.missions):
                meets.append(assigned.title)
        said = [
            f"{lead} {named(titles)}"
            for lead, titles in (
                ("Une frontière à écrire :", bounds),
                ("Passe au poste, si ce rôle le tient aujourd’hui :", passes),
                ("Reste à ce rôle, le poste y contribue :", shares),
                ("Reçoivent l’aide du poste pour" if is_plural(role.name) else "Reçoit l’aide du poste pour", helps),
            )
            if titles
        ]
        if not said and meets:
            said = [f"Rien n’est retiré ; on se retrouve sur {named(meets)}"]
        return ". ".join(said)

    def is_partner(self, assigned: Assignment, role: ExistingRole) -> bool:
        """Tell whether a mission is led with a role."""
        return any(
            role.slug == self.catalogue.role_slugs.get(name) or fold(role.name) == fold(name)
            for name in assigned.partners
        )

    def objections(self) -> Section | None:
        """Give the objections to expect, each with what the scoping answers, or that it does not yet."""
        rows = [
            self.item(f"objections/{ref}", question, *reasons, cells=(said or "Le cadrage n’y répond pas encore.",))
            for ref, question, said, reasons in list(self.objected())[:_MOST_OBJECTIONS]
        ]
        return self.section(
            "objections",
            "Ce qu’on objectera",
            block(BlockKind.TABLE, rows, columns=("L’objection", "Ce que le cadrage répond")),
        )

    def objected(self) -> Iterator[tuple[str, str, str | None, tuple[Reason, ...]]]:
        """Walk the objections, the strongest first: their name, the question, the answer, and where it comes from."""
        scope, organisation = self.scope, self.scope.organisation
        others = decide(self.plan).alternatives if scope.verdict.stance else ()
        for other in others[:1]:
            why = sentence(scope.verdict.why) if scope.verdict.why else None
            yield (
                f"other/{other.job}",
                f"Pourquoi pas {other.name} ?",
                why,
                self.given("verdict.why", scope.verdict.why),
            )
        teams = organisation.product_teams
        one_more = None
        if teams and teams > _FEW_TEAMS:
            one_more = f"Cette personne servirait une équipe ; le poste en sert {teams}."
        reasons = self.given("organisation.product_teams", one_more)
        if scope.terms.contract in (*_HIRED, Contract.FREELANCE):
            yield "one-more", "Pourquoi pas un ou une PM de plus ?", one_more, reasons
        low = min(self.costs(), default=0)
        others_there = (each for each in scope.alternatives if not _ONE_MORE.search(fold(each.title)))
        cheaper = [each for each in others_there if each.yearly is not None and each.yearly < low]
        for each in cheaper[:1]:
            less = (
                f"« {capital(clause(each.title))} » coûte {euros(low - (each.yearly or 0))} de moins : pourquoi pas ?"
            )
            yield "cheaper", less, None, (answer("cost.alternatives"),)
        role = scope.role
        draws = " ".join(
            told(label, text)
            for label, text in (("Ce que l’on y apprend", role.learning), ("Ce que le poste peut devenir", role.growth))
            if text
        )
        if draws and _TO_SOMEBODY.search(draws):
            draws = f"Ce qui sera dit à la personne : {quoted(draws)}."
        if draws:
            path = "role.learning" if role.learning else "role.growth"
            yield "draws", "Qui voudra de ce poste ?", draws, (answer(path),)
        first = next((each for each in expected(self.plan) if each.horizon or each.target), None)
        shown = None
        if first:
            when = f"{HORIZONS[first.horizon]} : " if first.horizon else ""
            shown = sentence(f"{when}{clause(first.line.text)}{aimed(first.line.text, first.target)}")
        yield (
            "shown",
            "À quoi verra-t-on que cela marche ?",
            shown,
            self.given(first.path if first else "results", shown),
        )
        decides = scope.context.decides and sentence(of_decisions(scope.context.decides))
        if decides and _TO_SOMEBODY.search(decides):
            decides = f"Ce qui sera dit à la personne : {quoted(decides)}."
        yield "decides", "Qui décide de quoi ?", decides, self.given("context.decides", decides)
        if scope.context.decides and says_who_settles(of_decisions(scope.context.decides)):
            return  # the line above has just said who does
        alone = scope.context.sponsor and settled_by(scope.context.sponsor)
        yield "sponsor", "Qui tranchera si une équipe refuse ?", alone, self.given("context.sponsor", alone)


def named(titles: list[str]) -> str:
    """Name two missions at most, and say how many more."""
    more = len(titles) - 2
    kept = [f"« {title} »" for title in titles[:2]]
    others = "une autre mission" if more == 1 else f"{more} autres missions"
    return join([*kept, *([others] if more > 0 else [])])


def settled_by(sponsor: str) -> str:
    """Say who supports the post, and what is left to ask of them."""
    whom = "leur" if is_plural(sponsor.split(",")[0]) else "lui"
    return f"{supported(sponsor, 'le poste')} ; reste à {whom} demander, avant d’ouvrir, de trancher ces cas-là."
