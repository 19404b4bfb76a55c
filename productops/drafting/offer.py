"""The offer: the posting a candidate reads, in the order a candidate reads it.

Every line comes from an answer, a catalogue entry or a named rule. Without an answer the sentence goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from productops.drafting.catalogue import Catalogue
from productops.drafting.document import Block, BlockKind, Document, Item, Kind, Reason, ReasonKind, Section, Variant
from productops.drafting.french import (
    capital,
    clause,
    counted,
    days,
    euros,
    fold,
    integer,
    is_plural,
    join,
    long_date,
    lower_first,
    sentence,
    to,
    typeset,
)
from productops.drafting.scope import Commitment, Position, Scope, Setup, Tone
from productops.drafting.suggest import (
    CAPACITY,
    Assignment,
    assignments,
    loads_by_domain,
    suggest_competencies,
    suggest_results,
    voices_on,
    weekly_load,
    welcome_paths,
)
from productops.drafting.wording import ANSWERS, CONTRACTS, FUNCTION_HEADING, HARD, HORIZONS, LEVELS, PURPOSE


class Offer:
    """Writes one offer. Each method gives a section, or nothing when no answer feeds it."""

    def __init__(self, scope: Scope, catalogue: Catalogue, *, on: date, variant: Variant) -> None:
        self.scope = scope
        self.catalogue = catalogue
        self.on = on
        self.full = variant is Variant.FULL
        self.variant = variant
        self.assigned = assignments(scope, catalogue)

    def say(self, vous: str, tu: str) -> str:
        """Choose the register."""
        return tu if self.scope.terms.tone is Tone.TU else vous

    def compose(self) -> Document:
        """Give the whole document."""
        sections = (
            self.summary(),
            self.purpose(),
            self.results(),
            self.missions(),
            self.place(),
            self.limits(),
            self.profile(),
            self.conditions(),
            self.hiring(),
            self.closing(),
        )
        return Document(
            kind=Kind.OFFER,
            variant=self.variant,
            title=typeset(self.title()),
            on=self.on,
            revision=self.catalogue.revision,
            sections=tuple(section for section in sections if section is not None),
        )

    def title(self) -> str:
        """Give the title in both forms, feminine and masculine in alphabetical order, marked F/H."""
        title = self.scope.role.title or "Product Ops"
        other = self.scope.role.title_feminine
        forms = sorted({title, other or title}, key=fold)
        named = " ou ".join([capital(forms[0]), *(lower_first(form) for form in forms[1:])])
        return named if "F/H" in named or "H/F" in named else f"{named} (F/H)"

    # --- small builders ---------------------------------------------------------------------------

    def item(
        self,
        ref: str,
        text: str,
        *reasons: Reason,
        label: str = "",
        suggested: bool = False,
    ) -> Item:
        """Set a line in type and give it its id."""
        return Item(id=f"offer/{ref}", text=typeset(text), label=typeset(label), reasons=reasons, suggested=suggested)

    def section(self, ref: str, title: str, *blocks: Block | None) -> Section | None:
        """Give a section with its filled blocks, or nothing."""
        filled = tuple(block for block in blocks if block is not None and block.items)
        return Section(id=ref, title=typeset(title), blocks=filled) if filled else None

    # --- sections ---------------------------------------------------------------------------------

    def summary(self) -> Section | None:
        """Who recruits, where, for how much: near the top, because readers look there first."""
        terms = self.scope.terms
        company = self.scope.organisation.name
        facts = [
            ("organisation.name", "Entreprise", company),
            ("organisation.sector", "Secteur", self.scope.organisation.sector),
            ("terms.contract", "Contrat", self.contract()),
            ("terms.location", "Lieu", self.workplace()),
            ("terms.salary_min", "Rémunération", self.salary()),
            ("role.seniority", "Niveau", LEVELS[self.scope.role.seniority] if self.scope.role.seniority else None),
            ("terms.start", "Prise de poste", terms.start and capital(terms.start)),
        ]
        return self.section("summary", "", self.facts("summary", facts))

    def facts(self, ref: str, facts: Iterable[tuple[str, str, str | None]]) -> Block:
        """Lay out answered facts, a label each."""
        items = tuple(
            self.item(f"{ref}/{path.split('.')[1]}", text, answer(path), label=label)
            for path, label, text in facts
            if text
        )
        return Block(kind=BlockKind.FACTS, items=items)

    def contract(self) -> str | None:
        """Give the kind of contract and its duration."""
        terms = self.scope.terms
        if terms.contract is None:
            return None
        return ", ".join(filter(None, [CONTRACTS[terms.contract], terms.duration]))

    def workplace(self) -> str | None:
        """Give the place and the days on site."""
        terms = self.scope.terms
        parts = [terms.location]
        if terms.onsite_days is not None:
            on_site = f"{counted(terms.onsite_days, 'jour')} sur place par semaine"
            parts.append("entièrement à distance" if terms.onsite_days == 0 else on_site)
        return capital(", ".join(filter(None, parts))) or None

    def salary(self) -> str | None:
        """Give the yearly gross range."""
        terms = self.scope.terms
        low, high = terms.salary_min, terms.salary_max
        if low is None and high is None:
            return None
        if low is not None and high is not None and low != high:
            amount = f"de {integer(low)} à {euros(high)}"
        elif low is None:
            amount = f"jusqu’à {euros(high or 0)}"
        else:
            amount = euros(low) if low == high else f"à partir de {euros(low)}"
        months = f", sur {terms.salary_months} mois" if terms.salary_months else ""
        return f"{amount} bruts par an{months}"

    def purpose(self) -> Section | None:
        """Who they are, why now, and Product Ops in plain French."""
        scope, context = self.scope, self.scope.context
        items = []
        if about := scope.organisation.about:
            items.append(self.item("purpose/about", sentence(about), answer("organisation.about")))
        if team := self.team():
            items.append(team)
        if context.why_now:
            items.append(self.item("purpose/why-now", sentence(context.why_now), answer("context.why_now")))
        if context.incident and self.full:
            text = f"Le déclencheur : {clause(context.incident)}."
            items.append(self.item("purpose/incident", text, answer("context.incident")))
        items.append(self.explanation())
        if emphasis := self.emphasis():
            items.append(emphasis)
        heading = self.say("Pourquoi ce poste vous attend", "Pourquoi ce poste t’attend")
        return self.section("purpose", heading, Block(kind=BlockKind.PARAGRAPHS, items=tuple(items)))

    def team(self) -> Item | None:
        """Say the size of the product team, where it was given."""
        organisation = self.scope.organisation
        size, teams, name = organisation.product_team_size, organisation.product_teams, organisation.name
        if not size:
            return None
        where = f"Chez {name}, " if name else ""
        subject = counted(size, "PM", "PM")
        if teams:
            verb = "travaille" if size == 1 else "travaillent"
            spread = counted(teams, "équipe produit", "équipes produit")
            text = f"{where}{subject} {verb} dans {spread}."
        else:
            text = f"{where}{subject} {'fait' if size == 1 else 'font'} le produit."
        return self.item("purpose/team", capital(text), answer("organisation.product_team_size"))

    def explanation(self) -> Item:
        """Explain « Product Ops » in plain French, as the title is a foreign term."""
        setup = self.scope.role.setup
        core = self.say(
            "Product Ops, en clair : votre produit, c’est la façon de travailler ; vos utilisateurs, ce sont les PM.",
            "Product Ops, en clair : ton produit, c’est la façon de travailler ; tes utilisateurs, ce sont les PM.",
        )
        opening = {
            Setup.FIRST: self.say(
                "La fonction n’existe pas encore ici : vous l’ouvrez.",
                "La fonction n’existe pas encore ici : tu l’ouvres.",
            ),
            Setup.ALONE: self.say(
                "Une seule personne tient ce rôle dans l’entreprise : ce sera vous.",
                "Une seule personne tient ce rôle dans l’entreprise : ce sera toi.",
            ),
            Setup.TEAM: self.say(
                "Vous rejoignez une équipe Product Ops déjà en place.",
                "Tu rejoins une équipe Product Ops déjà en place.",
            ),
        }
        reasons = [rule("gloss", "Un titre étranger doit être expliqué en français.")]
        if setup is None:
            return self.item("purpose/product-ops", core, *reasons)
        return self.item("purpose/product-ops", f"{core} {opening[setup]}", *reasons, answer("role.setup"))

    def emphasis(self) -> Item | None:
        """Say what the role is mostly about, from the mandate, among the domains that have a mission."""
        mandate = self.scope.mandate
        served = [name for name in self.catalogue.domains if name in {a.domain for a in self.assigned}]
        if not served:
            return None
        top = max(mandate.get(name, 0) for name in served)
        heavy = [name for name in served if mandate.get(name, 0) == top]
        reasons = [answer(f"mandate.{name}") for name in heavy]
        if len(heavy) == 1:
            return self.item("purpose/emphasis", PURPOSE[heavy[0]], *reasons)
        if len(heavy) == len(self.catalogue.domains):
            text = "Le poste touche à tout ce qui entoure le produit : l’ordre dans lequel avancer en est la première décision."
        else:
            names = join(lower_first(self.catalogue.domains[name].plain_name) for name in heavy)
            text = f"Le poste avance sur {'deux' if len(heavy) == 2 else 'trois'} fronts d’égale importance : {names}."
        return self.item("purpose/emphasis", text, *reasons)

    def results(self) -> Section | None:
        """Say what the role will be judged on, with today's value and the target where they were given."""
        scope = self.scope
        items: tuple[Item, ...]
        if scope.results is None:
            items = tuple(
                self.item(
                    f"results/{result.mission}/{result.horizon}",
                    f"{clause(result.title)}.",
                    *result.reasons,
                    label=HORIZONS[result.horizon],
                    suggested="results" not in scope.confirmed,
                )
                for result in suggest_results(self.assigned)
            )
        else:
            items = tuple(
                self.item(
                    f"result/{rank}",
                    _measured(result.title, result.baseline, result.target),
                    answer(f"results[{rank - 1}]"),
                    label=HORIZONS[result.horizon] if result.horizon else "",
                )
                for rank, result in enumerate(scope.results, start=1)
            )
        heading = "Ce poste sera réussi si…"
        return self.section("results", heading, Block(kind=BlockKind.BULLETS, items=items))

    def missions(self) -> Section | None:
        """Say the missions under plain headings, heaviest first, with the days they take."""
        by_domain: dict[str | None, list[Assignment]] = {}
        for assigned in self.assigned:
            by_domain.setdefault(assigned.domain, []).append(assigned)
        loads = loads_by_domain(self.assigned)
        blocks: list[Block | None] = []
        for domain, group in sorted(by_domain.items(), key=lambda pair: self.domain_order(pair[0])):
            items = tuple(self.mission(assigned) for assigned in group)
            heading = self.catalogue.domains[domain].plain_name if domain else FUNCTION_HEADING
            blocks.append(
                Block(
                    kind=BlockKind.BULLETS,
                    items=items,
                    title=typeset(f"{heading} – {days(loads[domain])}{'' if blocks else ' par semaine'}"),
                )
            )
        blocks.append(self.free_time())
        return self.section("missions", self.say("Vos missions", "Tes missions"), *blocks)

    def domain_order(self, domain: str | None) -> tuple[int, int, int]:
        """Order domains by their level, then as the catalogue does; the function itself comes last."""
        if domain is None:
            return (1, 0, 0)
        return (0, -self.scope.mandate.get(domain, 0), list(self.catalogue.domains).index(domain))

    def mission(self, assigned: Assignment) -> Item:
        """Say a mission with its verb of commitment."""
        kind = "missions" if assigned.mission else "own-mission"
        text = sentence(committed(assigned))
        return self.item(f"{kind}/{assigned.ref}", text, *assigned.reasons, suggested=assigned.suggested)

    def free_time(self) -> Block | None:
        """Say that half a day stays free, when the rest of the week is taken."""
        if not self.full or not CAPACITY - 1 <= weekly_load(self.assigned) <= CAPACITY:
            return None
        text = "Une demi-journée reste libre, exprès, pour l’imprévu."
        reason = rule("free-half-day", "Repère : une semaine pleine à l’avance ne laisse pas aider qui appelle.")
        return Block(kind=BlockKind.PARAGRAPHS, items=(self.item("missions/free", text, reason),))

    def place(self) -> Section | None:
        """Say the reporting line, the internal customer, who decides, and with whom one works."""
        scope = self.scope
        organisation, context = scope.organisation, scope.context
        items = []
        if organisation.reports_to:
            text = f"Le poste est rattaché {to(organisation.reports_to)}."
            items.append(self.item("place/reports-to", text, answer("organisation.reports_to")))
        if organisation.internal_customer:
            text = self.say("Votre client interne", "Ton client interne")
            text = f"{text} : {clause(organisation.internal_customer)}."
            items.append(self.item("place/internal-customer", text, answer("organisation.internal_customer")))
        if scope.role.position:
            text = {
                Position.CENTRAL: "Le poste est central : il sert toutes les équipes produit, sans appartenir à aucune.",
                Position.EMBEDDED: "Le poste est intégré aux équipes produit : leur quotidien est aussi le sien.",
            }[scope.role.position]
            items.append(self.item("place/position", text, answer("role.position")))
        if context.sponsor and self.full and fold(context.sponsor) != fold(organisation.reports_to or ""):
            text = f"À la direction, {context.sponsor} soutient ce poste."
            items.append(self.item("place/sponsor", text, answer("context.sponsor")))
        if context.decides:
            text = f"Qui décide : {clause(context.decides)}."
            items.append(self.item("place/decides", text, answer("context.decides")))
        if partners := self.partners():
            items.append(partners)
        heading = self.say("Votre place dans l’organisation", "Ta place dans l’organisation")
        return self.section("place", heading, Block(kind=BlockKind.PARAGRAPHS, items=tuple(items)))

    def partners(self) -> Item | None:
        """Name those one works with most: the partners of the missions, most frequent first, three at most.

        Once the leader has said who is there, a role they did not name is not one to work with.
        """
        counts: dict[str, int] = {}
        roles = self.catalogue.existing_roles
        absent = {role.name for slug, role in roles.items() if not self.scope.held(slug)}
        for assigned in self.assigned:
            for partner in assigned.mission.partners if assigned.mission else ():
                if not (self.scope.existing_roles and partner in absent):
                    counts[partner] = counts.get(partner, 0) + 1
        most = sorted(counts, key=lambda partner: -counts[partner])[:3]
        if not most:
            return None
        reasons = [
            Reason(
                kind=ReasonKind.MISSION,
                ref=assigned.ref,
                text=f"La mission « {assigned.title} » se mène avec {join(assigned.mission.partners)}.",
            )
            for assigned in self.assigned
            if assigned.mission and set(assigned.mission.partners) & set(most)
        ]
        text = self.say("Vous travaillez surtout avec", "Tu travailles surtout avec")
        return self.item("place/partners", f"{text} {join(most)}.", *reasons[:3])

    def limits(self) -> Section | None:
        """Say what the role is not, who holds what, and what will be hard."""
        scope, catalogue = self.scope, self.catalogue
        items = []
        served = {assigned.domain for assigned in self.assigned}
        out = [name for name in catalogue.domains if not scope.mandate.get(name, 0) and name not in served]
        if out:
            names = join(lower_first(catalogue.domains[name].plain_name) for name in out)
            verb = "fait" if len(out) == 1 else "font"
            text = f"Ne {verb} pas partie du mandat : {names}."
            items.append(self.item("limits/out", text, *(answer(f"mandate.{name}") for name in out)))
        for role in scope.existing_roles:
            if role.holds:
                name = catalogue.existing_roles[role.slug].name
                verb = "gardent" if is_plural(name) else "garde"
                held = clause(role.holds)
                link = (
                    ""
                    if re.match(r"(le|la|les|l’|l'|un|une|des|ses|leurs?|tout|toute|tous|toutes)\b", held)
                    else "ceci : "
                )
                text = f"{capital(name)} {verb} la main sur {link}{held}."
                items.append(self.item(f"limits/{role.slug}", text, answer("existing_roles")))
        if silent := [role.slug for role in scope.existing_roles if not role.holds]:
            names = join(catalogue.existing_roles[slug].name for slug in silent)
            text = f"Déjà en place : {names}. Le poste s’appuie sur leur travail, il ne le refait pas."
            items.append(self.item("limits/already-there", text, answer("existing_roles")))
        if self.full:
            items.append(self.hard_part())
        heading = "Ce que ce poste n’est pas"
        return self.section("limits", heading, Block(kind=BlockKind.PARAGRAPHS, items=tuple(items)))

    def hard_part(self) -> Item:
        """Say honestly what will be hard, from the set-up and the mandate."""
        mandate, setup = self.scope.mandate, self.scope.role.setup
        heaviest = max(self.catalogue.domains, key=lambda name: mandate.get(name, 0))
        parts, reasons = [HARD[heaviest]], [answer(f"mandate.{heaviest}")]
        if setup in (Setup.FIRST, Setup.ALONE):
            parts.append("n’avoir personne au même poste à qui en parler")
            reasons.append(answer("role.setup"))
        reasons += voices_on("etre-resilient", self.catalogue)[:2]
        return self.item("limits/hard", f"Ce qui sera difficile : {join(parts)}.", *reasons)

    def profile(self) -> Section | None:
        """Say what is required, what is appreciated, and which pasts are welcome."""
        heading = self.say("Ce que vous savez faire", "Ce que tu sais faire")
        blocks = [
            Block(kind=BlockKind.BULLETS, items=tuple(self.required())),
            Block(kind=BlockKind.PARAGRAPHS, items=tuple(self.open_hand())),
        ]
        return self.section("profile", heading, *blocks)

    def required(self) -> list[Item]:
        """Give the requirements: chosen, or suggested from the missions, then the leader's own."""
        scope, catalogue = self.scope, self.catalogue
        suggested, _plus = suggest_competencies(self.assigned, catalogue)
        reasons = {s.competency.slug: s.reasons for s in suggested}
        slugs = [s.competency.slug for s in suggested] if scope.required is None else list(scope.required)
        items = [
            self.item(
                f"profile/{slug}",
                sentence(catalogue.competencies[slug].posting),
                *(() if scope.required is None else (answer("competencies.required"),)),
                *reasons.get(slug, ()),
                suggested=scope.required is None and "competencies" not in scope.confirmed,
            )
            for slug in slugs
        ]
        return items + [
            self.item(f"profile/own/{own.id}", sentence(own.name), answer("own_competencies"))
            for own in scope.own_competencies
            if own.required
        ]

    def open_hand(self) -> list[Item]:
        """Give what is appreciated and the pasts that are welcome."""
        scope, catalogue = self.scope, self.catalogue
        items = []
        _required, plus = suggest_competencies(self.assigned, catalogue)
        if scope.appreciated is None:
            chosen = set(scope.required or ())
            slugs = [s.competency.slug for s in plus if s.competency.slug not in chosen]
            reasons = [reason for s in plus for reason in s.reasons[:1]]
        else:
            slugs, reasons = list(scope.appreciated), [answer("competencies.appreciated")]
        own = [o.name for o in scope.own_competencies if not o.required]
        names = [lower_first(catalogue.competencies[slug].name) for slug in slugs] + [clause(name) for name in own]
        if own:
            reasons = [*reasons, answer("own_competencies")]
        if names and self.full:
            text = f"Serait un plus, sans être attendu : {join(names)}."
            items.append(self.item("profile/appreciated", text, *reasons, suggested=scope.appreciated is None))
        if items_paths := self.paths():
            items.append(items_paths)
        return items

    def paths(self) -> Item | None:
        """Welcome the pasts that fit, with an open hand."""
        welcome = welcome_paths(self.scope, self.catalogue)
        if not welcome:
            return None
        nouns = [ranked.path.noun for ranked in welcome]
        if len(nouns) == 1:
            start = f"Un parcours mène tout droit à ce poste : {nouns[0]}."
        else:
            start = f"Plusieurs parcours mènent à ce poste : {join(nouns)}."
        other = self.say(
            "Le vôtre est autre ? Écrivez-nous aussi.",
            "Le tien est autre ? Écris-nous aussi.",
        )
        reasons = [
            Reason(kind=ReasonKind.PATH, ref=ranked.path.slug, text=f"{ranked.path.name} : {signal.reason}")
            for ranked in welcome
            for signal in [s for s in ranked.signals if s.effect > 0][:1]
        ] or [Reason(kind=ReasonKind.PATH, ref=r.path.slug, text=r.path.name) for r in welcome]
        suggested = self.scope.paths is None and "paths" not in self.scope.confirmed
        return self.item("profile/paths", f"{start} {other}", *reasons, suggested=suggested)

    def conditions(self) -> Section | None:
        """Give the conditions that are not at the top."""
        terms = self.scope.terms
        benefits = join(clause(benefit) for benefit in terms.benefits)
        facts = [
            ("terms.status", "Statut", terms.status and capital(terms.status)),
            ("terms.working_time", "Temps de travail", terms.working_time and capital(terms.working_time)),
            ("terms.remote", "Télétravail", terms.remote and capital(terms.remote)),
            ("terms.variable", "Part variable", terms.variable and capital(terms.variable)),
            ("terms.equity", "Capital", terms.equity and capital(terms.equity)),
            ("terms.benefits", "Avantages", capital(benefits)),
            ("terms.collective_agreement", "Convention collective", terms.collective_agreement),
        ]
        return self.section("conditions", "Les conditions", self.facts("conditions", facts))

    def hiring(self) -> Section | None:
        """Give the steps, the time to an answer, and where to write."""
        terms = self.scope.terms
        steps = tuple(
            self.item(f"hiring/step/{rank}", sentence(step), answer(f"terms.process[{rank - 1}]"))
            for rank, step in enumerate(terms.process, start=1)
        )
        lines = []
        if terms.reply_within:
            text = self.say("Vous recevrez une réponse", "Tu recevras une réponse")
            delay = clause(terms.reply_within)
            link = ", " if re.match(r"(sous|dans|en|avant|d’ici)\b", delay) else " : "
            text = f"{text}, positive ou non{link}{delay}."
            lines.append(self.item("hiring/reply", text, answer("terms.reply_within")))
        if terms.apply_to:
            lines.append(self.item("hiring/apply", f"Pour candidater : {terms.apply_to}", answer("terms.apply_to")))
        return self.section(
            "hiring",
            "Le recrutement",
            Block(kind=BlockKind.STEPS, items=steps),
            Block(kind=BlockKind.PARAGRAPHS, items=tuple(lines)),
        )

    def closing(self) -> Section | None:
        """Give the equality and accessibility line, then the dates."""
        text = self.say(
            "Nous choisissons sur les seules compétences. Un aménagement vous serait utile ? Dites-le,"
            " nous l’organiserons.",
            "Nous choisissons sur les seules compétences. Un aménagement te serait utile ? Dis-le,"
            " nous l’organiserons.",
        )
        items = [self.item("closing/equality", text, rule("equality", "Une offre s’adresse à toutes et à tous."))]
        dates = f"Offre du {long_date(self.on)}."
        reasons = [rule("dated", "Une offre publiée porte sa date.")]
        if closing := self.scope.terms.closing_date:
            dates = f"Offre du {long_date(self.on)}, ouverte jusqu’au {long_date(closing)}."
            reasons.append(answer("terms.closing_date"))
        items.append(self.item("closing/dates", dates, *reasons))
        return self.section("closing", "", Block(kind=BlockKind.PARAGRAPHS, items=tuple(items)))


def committed(assigned: Assignment) -> str:
    """Say a mission with its verb: the infinitive itself, « contribuer à », or « aider … à »."""
    if assigned.commitment is Commitment.CARRY:
        return assigned.title
    title = lower_first(assigned.title)
    if assigned.commitment is Commitment.CONTRIBUTE:
        return f"Contribuer à {title}"
    partners = assigned.covered_by or (assigned.mission.partners[:1] if assigned.mission else ())
    return f"Aider {join(partners) or 'les équipes'} à {title}"


def answer(path: str) -> Reason:
    """Give an answer of the leader as a reason."""
    return Reason(kind=ReasonKind.ANSWER, ref=path, text=f"Votre réponse : {ANSWERS[path.split('[')[0]]}.")


def rule(name: str, text: str) -> Reason:
    """Give a rule of writing as a reason."""
    return Reason(kind=ReasonKind.RULE, ref=name, text=text)


def _measured(title: str, baseline: str | None, target: str | None) -> str:
    """Say a result with its target and today's value."""
    text = title.rstrip(" .")
    if target:
        text = f"{text} : {clause(target)}"
    if baseline:
        text = f"{text} (aujourd’hui : {clause(baseline)})"
    return f"{clause(text)}."


def compose_offer(scope: Scope, catalogue: Catalogue, *, on: date, variant: Variant) -> Document:
    """Write an offer."""
    return Offer(scope, catalogue, on=on, variant=variant).compose()
