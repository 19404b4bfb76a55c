"""The brief: an internal note that a leader shows before publishing. What the role answers, leaves out and costs.

It addresses nobody: neither « vous » nor « tu ». What nobody answered is said to be missing rather than filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from productops.drafting.brief_origin import Origin
from productops.drafting.brief_risks import Risks
from productops.drafting.catalogue import Testimonial
from productops.drafting.decision import named
from productops.drafting.document import BlockKind, Document, Item, Reason, ReasonKind, Section
from productops.drafting.gestures import telling_words
from productops.drafting.own_words import LineKind, expected, tied_mission, tied_problem
from productops.drafting.scope import Commitment
from productops.drafting.suggest import (
    Assignment,
    testimonials_on,
)
from productops.drafting.thresholds import AMPLE, CAPACITY, FREE
from productops.drafting.wording import COMMITMENTS, HORIZONS, MANDATE_LEVELS
from productops.drafting.writer import answer, block, of_mission, of_path, rule
from productops.text.french import (
    capital,
    clause,
    days,
    de,
    is_plural,
    join,
    lower_first,
    quoted,
    sentence,
)


class Brief(Risks, Origin):
    """Writes one brief."""

    def write(self) -> Document:
        """Give the whole document."""
        return self.document(
            self.titled("Note de cadrage"),
            self.abstract(),
            self.doubts(),
            self.cost(),
            self.neighbours(),
            self.objections(),
            self.mandate(),
            self.problems(),
            self.missions(),
            self.outside(),
            self.results(),
            self.paths(),
            self.testimonials(),
            self.risks(),
            self.to_confirm(),
            self.exceptions(),
            self.edits(),
            self.origin(),
        )

    def mandate(self) -> Section | None:
        """Give the mandate: level and days a domain, and where it departs from what the problems suggest."""
        loads = self.plan.loads
        suggested = {level.domain: level for level in self.plan.suggested_mandate}
        rows, apart = [], []
        outside = {item.id for item in self.out_of_mandate()}
        for slug, domain in self.catalogue.domains.items():
            level, hint = self.scope.mandate.get(slug, 0), suggested[slug]
            load = loads.get(slug)
            cells = (MANDATE_LEVELS[level], days(load) if load else "aucun temps")
            reasons = (answer(f"mandate.{slug}"), *hint.reasons)
            rows.append(self.item(f"mandate/{slug}", domain.name, *reasons, cells=cells, level=level))
            why = self.scope.mandate_reasons.get(slug)
            led = ""
            if abs(hint.level - level) > 1 and hint.level:  # one level apart is a nuance, not a question for the boss
                led = f"Les problèmes cités demanderaient plutôt « {MANDATE_LEVELS[hint.level]} »"
            elif level and not hint.level and not any(r.kind is ReasonKind.PROBLEM for r in hint.reasons):
                led = "Aucun des problèmes cités n’y mène"
            if why and f"{self.kind}/outside/{slug}" not in outside:  # there, it says who holds what is left out
                text = f"{domain.name} : « {MANDATE_LEVELS[level]} ». {sentence(why)}"
                apart.append(self.item(f"mandate/apart/{slug}", text, answer("mandate_reasons"), *reasons))
            elif led and not why:
                text = f"{domain.name} : « {MANDATE_LEVELS[level]} ». {led}."
                apart.append(self.item(f"mandate/apart/{slug}", text, *reasons))
        return self.section(
            "mandate",
            "Le mandat",
            block(BlockKind.RADAR, rows, columns=("Domaine", "Niveau", "Dans la semaine")),
            block(BlockKind.BULLETS, apart),
            block(BlockKind.PARAGRAPHS, [self.settled()]),
            new_page=True,
        )

    def perhaps_answered(self, problem: str, place: str) -> str:
        """Say that no mission answers a problem, and which one may: it was recognised, or has a word of it. Nobody said yes."""
        told = self.scope.recognised.get(place) if place not in self.scope.ties else None
        known = self.catalogue.problems.get(told or "")
        near = known.missions if known else {told}
        if named_near := [a for a in self.assigned if a.mission and a.ref in near]:
            return f"Peut-être {join(f'« {a.title} »' for a in named_near[:2])} : à confirmer"
        words = telling_words(problem)
        for root in telling_words(self.everywhere):
            words.pop(root, None)
        shared = [words.keys() & telling_words(assigned.title).keys() for assigned in self.assigned]
        # As many words say more where they are longer.
        best = max(range(len(shared)), key=lambda rank: (len(shared[rank]), len("".join(shared[rank]))), default=None)
        if best is None or not shared[best]:
            return "Aucune mission n’y est encore reliée"
        return f"Peut-être {quoted(self.assigned[best].title)} : à confirmer"

    def problems(self) -> Section | None:
        """Give each problem with the missions that answer it."""
        rows = []
        for slug in self.scope.problems:
            problem = self.catalogue.problems[slug]
            answering = [a for a in self.assigned if a.mission and a.ref in problem.missions]
            said = named([a.title for a in answering]) or "Aucune mission n’y est encore reliée"
            reason = Reason(kind=ReasonKind.PROBLEM, ref=slug, text=f"Le cadrage retient : « {problem.title} ».")
            reasons = [reason, *(of_mission(assigned) for assigned in answering)]
            rows.append(
                self.item(
                    f"problems/{slug}",
                    problem.title,
                    *reasons,
                    cells=("Choisi dans la liste" if self.is_told else problem.detail, said),
                )
            )
        for own in self.scope.own_problems:
            answering = self.answering(f"{LineKind.PROBLEM}/{own.id}")
            said = join(quoted(a.title) for a in answering) or self.perhaps_answered(
                own.title, f"{LineKind.PROBLEM}/{own.id}"
            )
            near = "Écrit lors du cadrage"
            if tied := tied_problem(self.scope, f"{LineKind.PROBLEM}/{own.id}", self.catalogue):
                near = f"Rattaché au cadrage à : « {tied.title} »"
            reasons = [answer("own_problems"), *(of_mission(assigned) for assigned in answering)]
            title = capital(clause(own.title))
            rows.append(self.item(f"problems/own/{own.id}", title, *reasons, cells=(near, said)))
        often = "D’où il vient" if self.is_told else "Ce que l’on voit souvent"
        columns = ("Problème", often, "Missions qui y répondent")
        none = self.item(
            "problems/none",
            "Aucun problème n’a été retenu : le mandat tient aux seuls niveaux choisis. Trois problèmes nommés le"
            " rendraient bien plus facile à défendre.",
            rule("problems", "Un poste se justifie par ce qui fait mal."),
        )
        return self.section(
            "problems",
            "Les problèmes auxquels il répond",
            block(BlockKind.TABLE, rows, columns=columns),
            block(BlockKind.PARAGRAPHS, [] if rows else [none]),
        )

    def answering(self, place: str) -> list[Assignment]:
        """Give the missions of the role that answer an own problem, as the leader tied it: theirs too, where tied alike."""
        problem = tied_problem(self.scope, place, self.catalogue)
        mission = tied_mission(self.scope, place, self.catalogue)
        answers = set(problem.missions) if problem else {mission.slug} if mission else set()
        own = {
            assigned.ref
            for assigned in self.assigned
            if assigned.mission is None
            and (tied := tied_mission(self.scope, f"{LineKind.MISSION}/{assigned.ref}", self.catalogue))
            and tied.slug in answers
        }
        return [a for a in self.assigned if a.ref in (answers if a.mission else own)]

    def missions(self) -> Section | None:
        """Give the missions with their load, and what to give up first."""
        rows = []
        for assigned in self.assigned:
            verb = COMMITMENTS[assigned.commitment]
            if assigned.commitment is Commitment.SUPPORT and assigned.helped:
                verb = f"{verb} {join(assigned.helped)}"
            known = assigned.mission
            left = known.deliverables[0] if known and known.deliverables else "À préciser"
            cells = (verb, days(assigned.half_days), *([] if self.is_told else [left]))
            rows.append(
                self.item(
                    f"missions/{assigned.ref}",
                    capital(clause(assigned.title)),
                    *assigned.reasons,
                    cells=cells,
                    suggested=assigned.suggested and "missions" not in self.scope.confirmed,
                )
            )
        columns = ("Mission", "Engagement", "Par semaine", *([] if self.is_told else ["Ce qu’elle laisse"]))
        title = "Missions, charge et arbitrages"
        return self.section(
            "missions", title, block(BlockKind.TABLE, rows, columns=columns), block(BlockKind.PROSE, self.trade_off())
        )

    def trade_off(self) -> Iterator[Item]:
        """Say what room is left and which mission to put off first."""
        load = self.plan.load
        room = CAPACITY - Fraction(int(load + Fraction(1, 2)))  # as the days above are told
        repere = rule("load", "Repère : dix demi-journées par semaine, dont une gardée libre.")
        if room < 0:
            text = f"Les missions dépassent la semaine {de(days(-room))} : il faut trancher avant de publier."
        elif room < Fraction(1, 2):
            text = "Il ne reste que la demi-journée gardée libre : ajouter une mission, c’est en retirer une."
        else:
            text = f"Il reste {days(room + FREE)} par semaine pour l’imprévu."
        yield self.item("missions/room", text, repere)
        if len(self.assigned) > 1 and room < AMPLE:
            # The mandate of the function comes last on the page; it is not what one gives up first.
            last = self.least_called()
            if last is None:
                return
            text = f"S’il faut céder du temps, la première à différer est « {last.title} », que ni un résultat, ni un problème, ni l’épisode cité n’appellent."
            yield self.item("missions/first-to-go", text, of_mission(last), repere)

    def least_called(self) -> Assignment | None:
        """Give what to put off first: what no result, no problem and no answer calls for; never a line of the leader's.

        None where something calls for each. A domain whose level the leader explained in words is called for, and so is a
        mission that has a word of theirs; of two that nothing calls, the lighter goes first.
        """
        tied = {each.mission.slug for each in expected(self.plan) if each.mission}
        seem = {*self.scope.recognised.values(), *filter(None, self.scope.ties.values())}
        tied |= seem | {
            slug for each in seem & self.catalogue.problems.keys() for slug in self.catalogue.problems[each].missions
        }
        named = {slug for chosen in self.scope.problems for slug in self.catalogue.problems[chosen].missions}
        known = [a for a in self.assigned if a.mission and a.domain] or list(self.assigned)

        typed = (
            self.scope.context.incident,
            self.scope.context.why_now,
            *(own.title for own in self.scope.own_problems),
            *(result.title for result in self.scope.results or ()),
            *self.scope.mandate_reasons.values(),
        )
        words = telling_words(" ".join(filter(None, typed))).keys() - telling_words(self.everywhere).keys()
        free = [
            assigned
            for assigned in known
            if assigned.ref not in tied | named
            and assigned.domain not in self.scope.mandate_reasons
            and not words & telling_words(assigned.title).keys()
        ]

        def weight(assigned: Assignment) -> tuple[int, Fraction]:
            return self.scope.mandate.get(assigned.domain or "", 0), assigned.half_days

        return min(reversed(free), key=weight, default=None)

    def outside(self) -> Section | None:
        """Give what is left out of the mandate, and who holds it."""
        rows = self.out_of_mandate()
        given = any(reason.ref == "mandate_reasons" for row in rows for reason in row.reasons)
        columns = ("Hors du mandat", "Qui le tient, ou pourquoi" if given else "Qui le tient")
        table = block(BlockKind.TABLE, rows, columns=columns)
        return self.section("outside", "Ce qui reste dehors, et qui le tient", table)

    def out_of_mandate(self) -> list[Item]:
        """Give each domain that the post does not serve, with why or who holds it: as the leader said, else as usage has it."""
        scope, catalogue = self.scope, self.catalogue
        served = {assigned.domain for assigned in self.assigned}
        out = []
        for slug, domain in catalogue.domains.items():
            if scope.mandate.get(slug, 0) or slug in served:
                continue
            missions = {mission.slug for mission in catalogue.missions_of(slug)}
            roles = [catalogue.existing_roles[role.slug] for role in scope.existing_roles]
            told_of = {
                role.slug for role in scope.existing_roles if role.holds
            }  # what they hold is written, and not this
            holders = [role for role in roles if role.missions & missions and role.slug not in told_of]
            who, by = "Personne de nommé : à décider", []
            if why := scope.mandate_reasons.get(slug):
                who, by = sentence(why), [answer("mandate_reasons")]
            elif holders:  # a role meets some missions of a domain, seldom all of it
                names = join(role.name for role in holders)
                several = len(holders) > 1 or is_plural(names)
                who = f"D’ordinaire, {names} en {'tiennent' if several else 'tient'} une part"
                by = [answer("existing_roles")]
            reasons = [answer(f"mandate.{slug}"), *by]
            out.append(self.item(f"outside/{slug}", domain.plain_name, *reasons, cells=(who,)))
        return out

    def results(self) -> Section | None:
        """Give the expected results with today's value and the target, or what to measure."""
        rows = []
        if self.scope.results is None:
            for result in self.plan.suggested_results:
                cells = (HORIZONS[result.horizon], f"À mesurer. {result.baseline}", "À fixer")
                rows.append(
                    self.item(
                        f"results/{result.mission}/{result.horizon}",
                        capital(clause(result.title)),
                        *result.reasons,
                        cells=cells,
                        suggested="results" not in self.scope.confirmed,
                    )
                )
        rows += self.chosen_results(today="À mesurer", aim="À fixer")
        columns = ("Résultat", "Échéance", "Aujourd’hui", "Cible")
        return self.section("results", "Sur quoi il sera jugé", block(BlockKind.TABLE, rows, columns=columns))

    # --- whom to look for -------------------------------------------------------------------------

    def paths(self) -> Section | None:
        """Rank the paths (those welcome, once enough is told), each with what speaks for it and what calls for care."""
        rows = []
        most = 1 if self.is_told else 2
        for ranked in self.plan.welcome_paths[:2] if self.is_told else self.plan.ranked_paths:
            best = sorted((s for s in ranked.signals if s.effect > 0), key=lambda s: -s.effect)[:most]
            against = sorted((s for s in ranked.signals if s.effect < 0), key=lambda s: s.effect)[:most]
            good = (
                " ".join(s.reason for s in best)
                or f"Rien de particulier ici. Atout constant : {_lowered(ranked.path.strengths)}."
            )
            care = " ".join(s.reason for s in against) or sentence(_lowered(ranked.path.watch_outs))
            # What speaks for a path is why it is welcome; who decides needs what calls for care.
            cells = (care,) if self.is_told else (good, care)
            rows.append(self.item(f"paths/{ranked.path.slug}", ranked.path.name, of_path(ranked), cells=cells))
        columns = ("Parcours", "À surveiller") if self.is_told else ("Parcours", "Pour", "À surveiller")
        title = "D’où pourrait venir la personne" if self.is_told else "Les parcours, du mieux au moins bien placé"
        return self.section("paths", title, block(BlockKind.TABLE, rows, columns=columns))

    def testimonials(self) -> Section | None:
        """Quote those who have done the job: what encourages this choice, and what warns about it."""
        welcome = self.plan.welcome_paths[:2]
        known = self.catalogue.testimonials
        encouraging = [
            (known[signal.testimonial], of_path(ranked))
            for ranked in welcome
            for signal in ranked.signals
            if signal.effect > 0 and signal.testimonial and not self.is_told  # who decides knows why by then
        ]
        warning = [
            (known[signal.testimonial], of_path(ranked))
            for ranked in welcome
            for signal in ranked.path.signals
            if signal.effect < 0 and signal.testimonial
        ]
        warning += [
            (known[reason.ref], rule("resilience", "Ce que le poste coûte se dit avant l’embauche."))
            for reason in testimonials_on("etre-resilient", self.catalogue)
        ]
        quoted: set[str] = set()
        return self.section(
            "voices",
            "Ce qu’en disent celles et ceux qui l’ont vécu",
            block(BlockKind.BULLETS, self.quotes(encouraging, quoted), title="Ce qui encourage ce choix"),
            block(BlockKind.BULLETS, self.quotes(warning, quoted), title="Ce qui met en garde"),
        )

    def quotes(self, testimonials: Iterable[tuple[Testimonial, Reason]], quoted: set[str]) -> Iterator[Item]:
        """Quote two people at most (one, once enough is told), no testimonial twice."""
        heard: set[str] = set()
        for testimonial, reason in testimonials:
            if testimonial.slug in quoted or testimonial.name in heard or len(heard) == (1 if self.is_told else 2):
                continue
            quoted.add(testimonial.slug)
            heard.add(testimonial.name)
            quotation = Reason(
                kind=ReasonKind.TESTIMONIAL, ref=testimonial.slug, text=f"Source : {testimonial.source}."
            )
            label = f"{testimonial.name}, {testimonial.role}"
            yield self.item(f"voices/{testimonial.slug}", f"« {testimonial.quote} »", quotation, reason, label=label)


def _lowered(texts: tuple[str, ...]) -> str:
    return lower_first(texts[0].rstrip(".")) if texts else "aucun relevé"
