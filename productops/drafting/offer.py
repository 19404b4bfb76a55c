"""The offer: the posting a candidate reads, in the order a candidate reads it.

Every line comes from an answer, a catalogue entry or a named rule. Without an answer the sentence goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction

from productops.drafting.document import (
    Block,
    BlockKind,
    Document,
    Item,
    Kind,
    Section,
    apply_edits,
    count_words,
)
from productops.drafting.offer_opening import OfferOpening
from productops.drafting.offer_profile import OfferProfile
from productops.drafting.own_words import soonest_first
from productops.drafting.scope import WEEK, Commitment, Contract, Edit, HeldRole, Position, Setup
from productops.drafting.suggest import Assignment, testimonials_on
from productops.drafting.thresholds import AMPLE, CAPACITY, MOST_WORDS
from productops.drafting.typed_lines import stays_inside
from productops.drafting.wording import (
    ELSE_HEADING,
    FUNCTION_HEADING,
    HARD,
    HORIZONS,
    PLACES,
    PRODUCT_HEAD,
    SERVES_ALL,
    goes_without_saying,
    heads_the_product,
    is_headcount,
    is_of_the_holder,
    is_part_time,
    is_perk,
    is_thing,
    names_the_holder,
    of_decisions,
    of_keeper,
    says_already,
    says_who,
    says_who_settles,
    supported,
    told,
)
from productops.drafting.writer import answer, block, rule
from productops.text.folding import fold
from productops.text.french import (
    after_a,
    capital,
    clause,
    days,
    fuller,
    is_bare_function,
    is_one_phrase,
    is_plural,
    is_same_person,
    join,
    long_date,
    lower_first,
    sentence,
    to,
)
from productops.text.openings import has_verb, is_infinitive, is_statement, with_article, with_its_article

_SPARED = (
    "profile/appreciated",
    "profile/proof",
    "missions/free",
    "profile/welcome",
    "purpose/opening",
    "profile/other",
    "limits/hard",
    "purpose/emphasis",
)
"""What an offer can do without, the first to go first."""
_PRINTED = (
    "organisation",
    "context",
    "role",
    "existing_roles",
    "own_missions",
    "results",
    "own_competencies",
    "terms",
)
"""The parts of a scope whose texts an offer prints."""


_AND_THEN = re.compile(r", (?=(?:puis|et|ainsi|dont|surtout|notamment|d[’']abord)\b)| \([^()]*\)")
"""What may follow a phrase and leave it one."""
_DATED = re.compile(
    r"\b20\d\d\b|trimestre|semestre|\b[tqs][1-4]\b|l['’]an (?:dernier|passe)|(?:mois|annee|semaine|ete|hiver|printemps|automne) (?:derniere?|passee?)\b|\b\d\d/\d\d/\d\d|\b(?:en|de|fin) (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
)
_ITS_VERB = re.compile(r"(\b(?:ou|et)) (?=(?:l['’]|les? |la )\w+(?:er|ir|re)\b)")
"""A second verb with its object before it, which « à » is said again before: « à le remettre en service, ou à l’arrêter »."""


class Offer(OfferOpening, OfferProfile):
    """Writes one offer. The compact variant keeps what decides to apply: results, missions, competencies by name."""

    kind = Kind.OFFER

    def write(self) -> Document:
        """Give the whole document; what it can do without goes while our own words are too many.

        Where even that is not enough, because the leader chose a great deal, competencies are said by their names.
        """
        self.by_name = not self.full
        document, ours = self.shortened(self.whole())
        if ours > MOST_WORDS:
            self.by_name = True
            document, _ours = self.shortened(self.whole())
        return document

    def shortened(self, document: Document) -> tuple[Document, int]:
        """Give the document without what it can spare, as far as needed, and how many words of ours are left."""
        ours = document.words - count_words(_typed([getattr(self.scope, part) for part in _PRINTED]))
        for ref in _SPARED:
            if ours <= MOST_WORDS:
                break
            if ref == "profile/appreciated" and self.appreciates:
                continue
            if ref == "missions/free" and self.plan.load < CAPACITY - 1:
                continue  # the days told would else be read as a part-time post
            if ref == "purpose/opening" and (self.leads_a_team or self.scope.role.setup is Setup.FIRST):
                continue  # that nobody held it before is what decides to apply, or not
            shorter = apply_edits(document, {f"{self.kind}/{ref}": Edit(removed=True)})
            ours -= document.words - shorter.words
            document = shorter
        return document, ours

    @property
    def appreciates(self) -> bool:
        """Whether what is appreciated was chosen or typed: it is then no word of ours to spare."""
        return bool(self.scope.appreciated) or any(not own.required for own in self.scope.own_competencies)

    def whole(self) -> Document:
        """Give the document with every line that an answer feeds."""
        return self.document(
            self.title_of_role(),
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

    # --- sections ---------------------------------------------------------------------------------

    def results(self) -> Section | None:
        """Say what the role will be judged on, with today's value and the target where they were given."""
        scope = self.scope
        hidden = incident if stays_inside(incident := scope.context.incident or "") else ""
        items: tuple[Item, ...]
        if scope.results is None:
            items = tuple(
                self.item(
                    f"results/{result.mission}/{result.horizon}",
                    f"{capital(clause(result.title))}.",
                    *result.reasons,
                    label=HORIZONS[result.horizon],
                    suggested="results" not in scope.confirmed,
                )
                for result in self.plan.suggested_results
            )
        else:
            items = tuple(
                self.item(
                    f"result/{rank}",
                    capital(said),
                    answer(f"results[{rank - 1}]"),
                    label=HORIZONS[result.horizon] if result.horizon else "",
                )
                for rank, result in soonest_first(scope.results)
                for said in (_measured(result.title, result.baseline, result.target, hidden=hidden),)
            )
        # What a leader expects may be an infinitive or a measure, which « si » does not take.
        stated = all(is_statement(result.title) for result in scope.results or ())
        heading = "Ce poste sera réussi si…" if stated else "Les résultats attendus"
        return self.section("results", heading, Block(kind=BlockKind.BULLETS, items=items))

    def missions(self) -> Section | None:
        """Say the missions under plain headings, heaviest first, with the days they take."""
        heading = self.say("Vos missions", "Tes missions")
        if not self.full:
            return self.section("missions", heading, block(BlockKind.BULLETS, map(self.mission, self.assigned)))
        by_domain: dict[str | None, list[Assignment]] = {}
        for assigned in self.assigned:
            by_domain.setdefault(assigned.domain, []).append(assigned)
        for group in by_domain.values():
            self.put_in_order(group)
        loads = self.plan.loads
        blocks: list[Block | None] = []
        for domain, group in sorted(by_domain.items(), key=lambda pair: self.domain_order(pair[0])):
            of_none = FUNCTION_HEADING if any(assigned.mission for assigned in group) else ELSE_HEADING
            plain = self.catalogue.domains[domain].plain_name if domain else of_none
            # Less than half a day is nothing one would write in a posting.
            told = loads[domain] >= 1 and self.plan.load <= CAPACITY  # a week that overflows is no promise
            load = f" – {days(loads[domain])}{'' if blocks else ' par semaine'}" if told else ""
            blocks.append(block(BlockKind.BULLETS, map(self.mission, group), title=plain + load))
        blocks.append(self.free_time())
        return self.section("missions", heading, *blocks)

    def put_in_order(self, group: list[Assignment]) -> None:
        """Sort the missions of a domain: what is only suggested last, then by weight; a line of the leader's own stands
        under the mission that it is part of.
        """
        group.sort(key=lambda assigned: (assigned.suggested, -assigned.half_days))
        rank = {assigned.ref: place for place, assigned in enumerate(group)}

        def place(assigned: Assignment) -> tuple[int, int]:
            whole = None if assigned.mission else self.scope.seems(f"own-mission/{assigned.ref}")
            return rank.get(whole or assigned.ref, rank[assigned.ref]), rank[assigned.ref]

        group.sort(key=place)

    def domain_order(self, domain: str | None) -> tuple[int, int, int]:
        """Order domains by their level, then as the catalogue does; the function itself comes last."""
        if domain is None:
            return (1, 0, 0)
        return (0, -self.scope.mandate.get(domain, 0), list(self.catalogue.domains).index(domain))

    def mission(self, assigned: Assignment) -> Item:
        """Say a mission with its verb of commitment."""
        kind = "missions" if assigned.mission else "own-mission"
        text = sentence(committed(assigned))
        suggested = assigned.suggested and "missions" not in self.scope.confirmed
        return self.item(f"{kind}/{assigned.ref}", text, *assigned.reasons, suggested=suggested)

    def free_time(self) -> Block | None:
        """Say what stays free, so that days counted are not read as a part-time post."""
        left = WEEK - int(self.plan.load + Fraction(1, 2))  # as the days above are told
        at_school = self.scope.terms.contract is Contract.APPRENTICE
        if self.plan.load > CAPACITY or at_school or is_part_time(self.scope.terms.working_time):
            return None
        text = f"Une {'demi-journée' if left <= 1 else 'journée'} par semaine reste libre pour l’imprévu."
        if left > AMPLE:
            text = "Le reste de la semaine n’est pas attribué d’avance."
        reason = rule("free-half-day", "Repère : une semaine pleine à l’avance ne laisse pas aider qui appelle.")
        return Block(kind=BlockKind.PARAGRAPHS, items=(self.item("missions/free", text, reason),))

    def place(self) -> Section | None:
        """Say the reporting line, the internal customer, who decides, and with whom one works."""
        heading = self.say("Votre place dans l’organisation", "Ta place dans l’organisation")
        return self.section("place", heading, block(BlockKind.PROSE, self.line()))

    def line(self) -> Iterable[Item]:
        """Say who the role answers to, whom it serves, where it sits, who supports it and who decides."""
        organisation, context = self.scope.organisation, self.scope.context
        if organisation.reports_to:
            manager = re.sub(
                r"\s*\(n ?\+ ?\d\)", "", fuller(organisation.reports_to, context.sponsor or ""), flags=re.IGNORECASE
            )
            if is_bare_function(manager):
                manager = with_article(manager)
            who = clause(manager.removeprefix("la ou le "))
            text = f"Le poste est rattaché {to(manager)}."
            if self.scope.terms.contract is Contract.FREELANCE:
                text = self.say(f"Votre interlocuteur : {who}.", f"Ton interlocuteur : {who}.")
            elif manager.startswith("la ou le "):
                text = f"Le poste est rattaché à notre {who}."
            yield self.item("place/reports-to", text, answer("organisation.reports_to"))
        if customer := clause(organisation.internal_customer or ""):
            if fold(customer) == fold(organisation.reports_to or ""):
                text = "C’est aussi le client interne du poste."
            elif is_one_phrase(_AND_THEN.sub(" ", customer)):
                first = "" if re.search(r"d[’']abord", customer) else "d’abord "
                text = self.say(f"Vous travaillez {first}pour {customer}.", f"Tu travailles {first}pour {customer}.")
            else:
                several = is_plural(customer) or re.search(r"[,+&/;]", customer)
                text = f"{'Clients internes' if several else 'Client interne'} : {customer}."
            yield self.item("place/internal-customer", text, answer("organisation.internal_customer"))
        if position := self.scope.role.position:
            text = self.say(*PLACES[position])
            if position is Position.CENTRAL and not customer:
                text = f"{text} {self.say(*SERVES_ALL)}"
            yield self.item("place/position", text, answer("role.position"))
        if context.sponsor and self.full and not is_same_person(context.sponsor, organisation.reports_to or ""):
            text = f"{supported(context.sponsor, 'ce poste')}."
            yield self.item("place/sponsor", text, answer("context.sponsor"))
        if context.decides:
            said = of_decisions(context.decides)
            own = self.say("Ce que vous décidez", "Ce que tu décides")
            first = re.split(r"[;.,(]", said)[0]
            things = is_thing(first)
            if things:  # what is not decided may follow: « L’ordre du jour. Ne décide pas des budgets. »
                said = re.sub(r"(?<=\. )Ne (?=\w)", "Le poste ne ", said)
            text = told("Qui décide" if says_who(said) and not things else own, said)
            if holder := re.match(r"(?:elle|il|la personne)\s+(?=\w)", said, re.IGNORECASE):
                text = sentence(f"la personne {said[holder.end() :]}")  # « elle » would have no one before it
            elif names_the_holder(said) or (
                not things and says_who_settles(said) and (has_verb(first) or is_of_the_holder(said))
            ):
                text = sentence(said)  # « le directeur décide… » says it by itself
            yield self.item("place/decides", text, answer("context.decides"))

    def limits(self) -> Section | None:
        """Say what the role is not, who holds what, and what will be hard."""
        scope, catalogue = self.scope, self.catalogue
        items = []
        served = {assigned.domain for assigned in self.assigned}
        out = [name for name in catalogue.domains if not scope.mandate.get(name, 0) and name not in served]
        if out:
            names = capital(join(lower_first(catalogue.domains[name].plain_name) for name in out))
            text = f"{names} ne {'relève' if len(out) == 1 else 'relèvent'} pas de ce poste."
            items.append(self.item("limits/out", text, *(answer(f"mandate.{name}") for name in out)))
        kept = (role for role in scope.present_roles if role.holds and role.published)
        published = {role.slug for role in kept if not is_headcount(role.holds or "")}
        for role in scope.present_roles:
            if role.slug in published:
                name = catalogue.existing_roles[role.slug].name
                text = of_keeper(name, role.holds or "", tools=scope.organisation.tools or "")
                items.append(self.item(f"limits/{role.slug}", text, answer("existing_roles")))
        # Whom one reports to is no neighbour.
        head = scope.organisation.reports_to or ""
        met = {PRODUCT_HEAD} if heads_the_product(head) else set()
        named = [catalogue.existing_roles[r.slug].name for r in scope.present_roles if r.slug not in published | met]
        if silent := [name for name in named if fold(name) != fold(head)]:
            names = join(silent)
            whose = "leur" if len(silent) > 1 or is_plural(names) else "son"
            text = f"Déjà en place : {names}. Le poste s’appuie sur {whose} travail, il ne le refait pas."
            items.append(self.item("limits/already-there", text, answer("existing_roles")))
        hard = [self.hard_part(alone=not items)] if self.full else []
        heading = "Ce que ce poste n’est pas" if items else "Ce qui sera difficile"
        return self.section("limits", heading, block(BlockKind.BULLETS, items), block(BlockKind.PARAGRAPHS, hard))

    def hard_part(self, *, alone: bool) -> Item:
        """Say honestly what will be hard, from the set-up and the mandate."""
        setup = self.scope.role.setup
        parts, reasons = [HARD[self.heaviest]], [answer(f"mandate.{self.heaviest}")]
        if setup in (Setup.FIRST, Setup.ALONE):
            parts.append("n’avoir personne au même poste à qui en parler")
            reasons.append(answer("role.setup"))
        reasons += testimonials_on("etre-resilient", self.catalogue)[:2]
        text = ", et ".join(parts)
        text = f"{capital(text)}." if alone else f"Ce qui sera difficile : {text}."
        return self.item("limits/hard", text, *reasons)

    def conditions(self) -> Section | None:
        """Give the conditions that are not at the top."""
        terms = self.scope.terms
        benefits = " ; ".join(
            lower_first(clause(benefit)) if is_perk(benefit) else clause(benefit) for benefit in terms.benefits
        )
        facts = [
            ("terms.status", "Statut", terms.status and capital(terms.status)),
            ("terms.working_time", "Temps de travail", terms.working_time and capital(terms.working_time)),
            ("terms.remote", "Télétravail", terms.remote and capital(terms.remote)),
            ("terms.variable", "Part variable", terms.variable and capital(_NO_SHARE.sub("aucune", terms.variable))),
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
            counted_first = re.match(r"\d|une?\b|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|vingt", delay)
            if counted_first and "après" not in delay:
                delay = f"sous {delay}"
            link = ", " if counted_first or re.match(r"(sous|dans|en|avant|d’ici)\b", delay) else " : "
            each = _EACH_STEP.search(delay)
            if each:  # « sous une semaine à chaque étape » begins by the step
                delay, text = _EACH_STEP.sub("", delay), f"À chaque étape, {lower_first(text)}"
            if _EITHER_WAY.search(delay):
                text = f"{text}{link.replace(', ', ' ')}{delay}."
            else:
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
        return self.section("closing", "", block(BlockKind.PROSE, items))


def committed(assigned: Assignment) -> str:
    """Say a mission with its verb: the infinitive itself, « contribuer à », or « aider … à »."""
    if assigned.commitment is Commitment.CARRY:
        return assigned.title
    contributes = assigned.commitment is Commitment.CONTRIBUTE
    if not assigned.mission and (named := with_its_article(assigned.title)):
        return f"Contribuer {to(named)}" if contributes else f"Appuyer {named}"
    if not assigned.mission and not is_infinitive(
        assigned.title
    ):  # no « à » before what may be a noun, a name or a sentence
        return f"{clause(assigned.title)} (en {'contribution' if contributes else 'appui'})"
    title = after_a(assigned.title) if assigned.mission else _ITS_VERB.sub(r"\1 à ", clause(assigned.title))
    if contributes or not (assigned.helped or not assigned.mission):
        return f"Contribuer à {title}" if contributes else f"Aider à {title}"
    return f"Aider {join(assigned.helped) or 'les équipes'} à {title}"


def _typed(value: object) -> Iterator[str]:
    """Walk the texts that a leader typed: neither choices from a list, nor names of entries, nor what is not published."""
    if isinstance(value, HeldRole) and not value.published:
        return
    if type(value) is str:
        yield value
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield from _typed(entry)
    elif is_dataclass(value):
        for part in fields(value):
            if part.name not in ("id", "slug"):
                yield from _typed(getattr(value, part.name))


_NO_SHARE = re.compile(r"^(?:pas|sans|aucune?)(?: de| d[’'])? ?(?:part )?variable\b", re.IGNORECASE)
_EITHER_WAY = re.compile(r"\boui ou non\b|positi|négati|quelle qu[’']elle soit|quoi qu[’']il", re.IGNORECASE)
_EACH_STEP = re.compile(r",? à chaque (?:étape|entretien|échange)")


_COUNTS = re.compile(r"\d[\d .,]*(?:%|€|\w+)")


def _measured(title: str, baseline: str | None, target: str | None, *, hidden: str = "") -> str:
    """Say a result with today's value, and the target where the result does not count by itself.

    A value that is already in the result, or that a hidden text counts, is left out.
    """
    aim = None if target and goes_without_saying(title, target) else target
    if baseline and (says_already(title, baseline) or _counts(baseline) & _counts(hidden)):
        baseline = None
    # « Sept incidents en 2025 » is no value of today.
    then = "" if baseline and _DATED.search(fold(baseline)) else "aujourd’hui : "
    if baseline and then:
        baseline = (
            re.sub(r",?\s*\b(?:aujourd[’']hui|actuellement)\b", "", baseline, flags=re.IGNORECASE).strip() or baseline
        )
    figures = [f"{name}{clause(value)}" for name, value in ((then, baseline), ("cible : ", aim)) if value]
    return f"{clause(title)} ({' ; '.join(figures)})." if figures else f"{clause(title)}."


def _counts(text: str) -> set[str]:
    """Give what a text counts: « 2 squads »."""
    return set(_COUNTS.findall(fold(text)))
