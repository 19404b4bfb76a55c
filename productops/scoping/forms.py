"""The eight steps' forms: what each asks, and how it reads and writes what paths alone cannot say."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from productops.drafting import scope as core
from productops.drafting.answers import MEDIUM, Group
from productops.drafting.catalogue import DOMAINS, Catalogue, Doubt, Mission, Problem, Testimonial, by_catalogue
from productops.drafting.plan import Plan
from productops.drafting.suggest import Assignment, RankedPath, SuggestedLevel
from productops.drafting.verdict import Verdict, decide
from productops.drafting.wording import HORIZONS, MANDATE_LEVELS
from productops.scoping.fields import (
    OTHER_USES,
    OWN_ROWS,
    Answers,
    Part,
    StepForm,
    matches,
    number,
    read_path,
    select,
    text,
    write_path,
)
from productops.text.french import lower_first
from productops.ui.fields import Choice, ShownField, show

RESULT_ROWS = 5
MOST_PROBLEMS = 5
MOST_REQUIRED = 7

LEVELS = {str(level): name for level, name in enumerate(MANDATE_LEVELS)}
COMMITMENTS = {"porter": "Porter", "contribuer": "Contribuer", "appuyer": "Appuyer"}


class ContexteForm(StepForm):
    """Who recruits, why now, and who is already there."""

    answer_groups = (Group.ORGANISATION, Group.GROUNDS, Group.POST)

    @classmethod
    def build(cls, catalogue: Catalogue) -> dict[str, forms.Field]:
        """Add, for each role of the catalogue, whether it is there and what it holds; say what each context changes."""
        fields = super().build(catalogue)
        for answer in cls.asked():
            notes = [note for note in catalogue.context_notes if note.fact == answer.path]
            fields[answer.name].notes = notes  # type: ignore[attr-defined]  # read by the field's template
        for role in catalogue.existing_roles.values():
            label = role.name[:1].upper() + role.name[1:]
            fields[f"role_{role.slug}"] = forms.BooleanField(label=label, required=False)
            fields[f"holds_{role.slug}"] = text(f"Ce que tient {role.name} chez vous", MEDIUM)
            label = "Le dire dans l’offre (sinon, cela reste interne)"
            fields[f"published_{role.slug}"] = forms.BooleanField(label=label, required=False)
        return fields

    def roles(self) -> list[tuple[ShownField, ShownField, ShownField, str]]:
        """Give, for each role, its checkbox, its text, whether the offer says it, and what it usually holds."""
        return [
            (
                show(self[f"role_{role.slug}"]),
                show(self[f"holds_{role.slug}"]),
                show(self[f"published_{role.slug}"]),
                role.usual,
            )
            for role in self.catalogue.existing_roles.values()
        ]

    def parts(self) -> list[Part]:
        """Give the groups, then who is already there."""
        return [*super().parts(), ("presents", "Qui est déjà là")]

    def read(self) -> dict[str, Any]:
        """Read the plain answers and the roles."""
        initial = super().read()
        for held in self.scope.existing_roles:
            initial[f"role_{held.slug}"] = True
            initial[f"holds_{held.slug}"] = held.holds
            initial[f"published_{held.slug}"] = held.published
        return initial

    def write(self) -> Answers:
        """Write the plain answers and the roles; a text makes its role present."""
        answers = super().write()
        roles = []
        for slug in self.catalogue.existing_roles:
            holds = self.cleaned_data[f"holds_{slug}"]
            if holds or self.cleaned_data[f"role_{slug}"]:
                published = {"published": True} if self.cleaned_data[f"published_{slug}"] else {}
                roles.append({"slug": slug, "holds": holds, **published} if holds else slug)
        write_path(answers, "existing_roles", roles)
        return answers


class ProblemesForm(StepForm):
    """What hurts today, the heaviest first."""

    redrawn = ("order",)

    @classmethod
    def build(cls, catalogue: Catalogue) -> dict[str, forms.Field]:
        """Add a choice for each problem, their order, and rows for one's own."""
        fields = super().build(catalogue)
        fields["order"] = forms.MultipleChoiceField(
            label="Votre ordre",
            choices=[(p.slug, p.title) for p in catalogue.problems.values()],
            widget=forms.MultipleHiddenInput,
            required=False,
        )
        for domain in catalogue.domains.values():
            choices = [(p.slug, p.title) for p in catalogue.problems.values() if p.domain == domain.slug]
            fields[f"problems_{domain.slug}"] = forms.MultipleChoiceField(
                label=domain.plain_name, choices=choices, widget=forms.CheckboxSelectMultiple, required=False
            )
        # The groups above are named in plain words: the list gives both names.
        domains = catalogue.domains
        names = {slug: f"{each.name} : {lower_first(each.plain_name)}" for slug, each in domains.items()}
        for rank in range(1, OWN_ROWS + 1):
            fields[f"own_title_{rank}"] = text(f"Autre problème n° {rank}")
            fields[f"own_domain_{rank}"] = select(f"Domaine du problème n° {rank}", names, "Domaine")
        return fields

    def groups(self) -> list[forms.BoundField]:
        """Give the choices, a group a domain."""
        return [self[f"problems_{slug}"] for slug in self.catalogue.domains]

    def described_groups(self) -> list[tuple[ShownField, list[tuple[Choice, Problem]]]]:
        """Give the choices, a group a domain, each with its problem."""
        shown = [show(group) for group in self.groups()]
        return [(group, [(each, self.catalogue.problems[each.value]) for each in group.choices]) for group in shown]

    def seek(self, sought: str) -> frozenset[str] | None:
        """Give the problems that a search finds."""
        found = (p.slug for p in self.catalogue.problems.values() if matches(sought, p.title, p.detail))
        return frozenset(found) if sought.strip() else None

    def ranked(self) -> list[Problem]:
        """Give the saved problems in the leader's order."""
        return [self.catalogue.problems[slug] for slug in self.scope.problems]

    def parts(self) -> list[Part]:
        """Give the domains, one's own words and the order."""
        domains = [(f"groupe-problems_{slug}", domain.name) for slug, domain in self.catalogue.domains.items()]
        return [*domains, ("mots", "Avec vos mots"), ("rang", "Votre ordre")]

    def read(self) -> dict[str, Any]:
        """Read the chosen problems, their order, and one's own."""
        initial: dict[str, Any] = {"order": list(self.scope.problems)}
        for slug in self.catalogue.domains:
            picked = [p for p in self.scope.problems if self.catalogue.problems[p].domain == slug]
            initial[f"problems_{slug}"] = picked
        for rank, own in enumerate(self.scope.own_problems, start=1):
            initial |= {f"own_title_{rank}": own.title, f"own_domain_{rank}": own.domain}
        return initial

    def _picked(self) -> list[str]:
        picked = [slug for name in self.catalogue.domains for slug in self.cleaned_data.get(f"problems_{name}", [])]
        order = [*dict.fromkeys([*self.cleaned_data.get("order", []), *self.scope.problems])]
        return sorted(picked, key=lambda slug: order.index(slug) if slug in order else len(order))

    def clean(self) -> dict[str, Any]:
        """Keep to five problems: a mandate that answers everything answers nothing."""
        own = [rank for rank in range(1, OWN_ROWS + 1) if self.cleaned_data.get(f"own_title_{rank}")]
        count = len(self._picked()) + len(own)
        if count > MOST_PROBLEMS:
            raise ValidationError(f"Gardez {MOST_PROBLEMS} problèmes au plus, les vôtres compris : il y en a {count}.")
        return self.cleaned_data

    def write(self) -> Answers:
        """Write the chosen problems in their order, the new ones last, and one's own."""
        answers = super().write()
        write_path(answers, "problems", self._picked())
        own = []
        for rank in range(1, OWN_ROWS + 1):
            if title := self.cleaned_data[f"own_title_{rank}"]:
                entry = {"id": str(rank), "title": title, "domain": self.cleaned_data[f"own_domain_{rank}"]}
                own.append({key: value for key, value in entry.items() if value})
        write_path(answers, "own_problems", own)
        return answers


class MandatForm(StepForm):
    """Whether it is a Product Ops at all, how far the role goes in each of the 4P, and what was settled about it."""

    answer_groups = (Group.VERDICT, Group.SETTLED)

    @classmethod
    def build(cls, catalogue: Catalogue) -> dict[str, forms.Field]:
        """Add a level for each domain, and why it is not the suggested one."""
        fields = super().build(catalogue)
        del fields["job"]  # the verdict that one answers is the page's, not theirs to write
        for slug, domain in catalogue.domains.items():
            fields[f"level_{slug}"] = forms.ChoiceField(
                label=domain.name, choices=list(LEVELS.items()), widget=forms.RadioSelect, help_text=domain.purpose
            )
            fields[f"reason_{slug}"] = text(
                f"{domain.name} : vous vous écartez de la suggestion. Pourquoi ?",
                MEDIUM,
                hint="Une phrase : la note de cadrage la reprend.",
            )
        return fields

    def suggestion(self) -> tuple[SuggestedLevel, ...]:
        """Give the suggested level of each domain, with its reasons."""
        return self.plan.suggested_mandate

    def doubts(self) -> tuple[Doubt, ...]:
        """Give the signs that what is wanted is not a Product Ops."""
        return self.plan.doubts

    def verdict(self) -> Verdict:
        """Weigh all the answers for Product Ops and for each other way to meet the need."""
        return decide(self.plan)

    def has_grounds(self) -> bool:
        """Tell whether anything was answered that a doubt could rest on."""
        scope = self.scope
        return bool(scope.problems or scope.own_problems or scope.organisation.product_team_size or scope.has_mandate)

    def levels(self) -> list[tuple[forms.BoundField, SuggestedLevel, str, forms.BoundField]]:
        """Give each domain's field with its suggestion, what the suggestion is called, and why one leaves it."""
        return [
            (self[f"level_{s.domain}"], s, LEVELS[str(s.level)], self[f"reason_{s.domain}"]) for s in self.suggestion()
        ]

    def parts(self) -> list[Part]:
        """Give the question of the job itself, the domains, and what others would put."""
        domains = [(f"niveau-{slug}", domain.name) for slug, domain in self.catalogue.domains.items()]
        return [("est-ce-bien", "Est-ce bien ce métier ?"), *domains, ("et-les-autres", "Et les autres ?")]

    def read(self) -> dict[str, Any]:
        """Read the mandate; where none was chosen, start from the suggestion."""
        initial = super().read() | {f"reason_{slug}": why for slug, why in self.scope.mandate_reasons.items()}
        if self.scope.has_mandate:
            levels = dict(self.scope.mandate)
        else:
            levels = {level.domain: level.level for level in self.suggestion()}
        return initial | {f"level_{slug}": str(levels.get(slug, 0)) for slug in self.catalogue.domains}

    def clean(self) -> dict[str, Any]:
        """Refuse a mandate of nothing."""
        levels = [self.cleaned_data.get(f"level_{slug}") for slug in self.catalogue.domains]
        if all(level == "0" for level in levels):
            raise ValidationError(
                "Mettez au moins un domaine au-dessus de « Hors du mandat » : c’est lui qui fera le poste."
            )
        return self.cleaned_data

    def write(self) -> Answers:
        """Write the four levels, why they are not those suggested, and which verdict was answered."""
        answers = super().write()
        answers["mandate"] = {slug: int(self.cleaned_data[f"level_{slug}"]) for slug in DOMAINS}
        reasons = {slug: self.cleaned_data[f"reason_{slug}"] for slug in DOMAINS}
        write_path(answers, "mandate_reasons", {slug: why for slug, why in reasons.items() if why})
        job = read_path(self.answers, "verdict.job")
        if not job or "stance" in self.changed_data:
            job = self.verdict().job
        write_path(answers, "verdict.job", job if self.cleaned_data["stance"] else "")
        return answers


@dataclass(frozen=True)
class MissionRow:
    """A line of the picker: a mission, its three fields, and why it is suggested where it is."""

    form: MissionsForm
    mission: Mission
    assigned: Assignment | None = None

    @cached_property
    def pick(self) -> ShownField:
        """Whether it is chosen."""
        return show(self.form[f"pick_{self.mission.slug}"])

    @cached_property
    def commitment(self) -> ShownField:
        """How far the role answers for it."""
        return show(self.form[f"commitment_{self.mission.slug}"])

    @cached_property
    def half_days(self) -> ShownField:
        """What it takes of the week."""
        return show(self.form[f"half_days_{self.mission.slug}"])

    @property
    def is_picked(self) -> bool:
        """Tell whether it is chosen."""
        return bool(self.form.held(f"pick_{self.mission.slug}"))

    @property
    def drawn(self) -> str:
        """Give the line already drawn, where nothing was said of the mission: it shows what the catalogue says."""
        names = [f"{part}_{self.mission.slug}" for part in ("pick", "commitment", "half_days")]
        if self.assigned or any(self.form.held(name) or name in self.form.errors for name in names):
            return ""
        return _untouched_rows(self.form.catalogue)[self.mission.slug]


@by_catalogue
def _untouched_rows(catalogue: Catalogue) -> dict[str, str]:
    """Draw the line of each mission as it is before anything is said of it: most of a long page is this."""
    form = MissionsForm(plan=Plan(scope=core.Scope(), catalogue=catalogue), answers={})
    row = "components/_mission_row.html"
    return {m.slug: render_to_string(row, {"row": MissionRow(form, m)}) for m in catalogue.missions.values()}


class MissionsForm(StepForm):
    """Which missions, how far the role answers for each, and what they take of the week."""

    @classmethod
    def build(cls, catalogue: Catalogue) -> dict[str, forms.Field]:
        """Add three fields for each mission, and rows for one's own."""
        fields = super().build(catalogue)
        for slug, mission in catalogue.missions.items():
            fields[f"pick_{slug}"] = forms.BooleanField(label=mission.title, required=False)
            fields[f"commitment_{slug}"] = select(f"Engagement : {mission.title}", COMMITMENTS, "Selon le mandat")
            fields[f"half_days_{slug}"] = number(f"Demi-journées : {mission.title}", 1, core.WEEK)
            fields[f"half_days_{slug}"].widget.attrs["placeholder"] = mission.load
        names = {slug: domain.name for slug, domain in catalogue.domains.items()}
        for rank in range(1, OWN_ROWS + 1):
            fields[f"own_title_{rank}"] = text(f"Autre mission n° {rank}")
            fields[f"own_domain_{rank}"] = select(f"Domaine de la mission n° {rank}", names, "Domaine")
            fields[f"own_commitment_{rank}"] = select(f"Engagement de la mission n° {rank}", COMMITMENTS, "Porter")
            fields[f"own_half_days_{rank}"] = number(f"Demi-journées de la mission n° {rank}", 1, core.WEEK)
        return fields

    def seek(self, sought: str) -> frozenset[str] | None:
        """Give the missions that a search finds."""
        found = (m.slug for m in self.catalogue.missions.values() if matches(sought, m.title, m.detail))
        return frozenset(found) if sought.strip() else None

    def held(self, name: str) -> Any:
        """Give what a field holds, as it was sent or as it is stored."""
        return (self.data if self.is_bound else self.initial).get(name)

    def suggested_rows(self) -> list[MissionRow]:
        """Give the suggested missions, with why."""
        return [MissionRow(self, a.mission, a) for a in self.plan.suggested_missions if a.mission]

    def other_groups(self) -> list[tuple[str, list[MissionRow]]]:
        """Give the other missions, a group a domain, the function itself last."""
        apart = {a.ref for a in self.plan.suggested_missions}
        titles: list[tuple[str | None, str]] = [(slug, d.name) for slug, d in self.catalogue.domains.items()]
        titles.append((None, "La fonction elle-même (postes senior, ou équipe en place)"))
        return [
            (title, [MissionRow(self, m) for m in self.catalogue.missions_of(slug) if m.slug not in apart])
            for slug, title in titles
        ]

    def parts(self) -> list[Part]:
        """Give the suggested missions, the others and one's own."""
        suggested = [("suggerees", "Suggérées")] if self.suggested_rows() else []
        return [*suggested, ("catalogue", "Les autres missions"), ("mots", "Avec vos mots")]

    def read(self) -> dict[str, Any]:
        """Read the chosen missions; where none were chosen, start from the suggestion."""
        initial: dict[str, Any] = {}
        if self.scope.missions is None:
            initial |= {f"pick_{a.ref}": True for a in self.plan.suggested_missions}
        for choice in self.scope.missions or ():
            initial[f"pick_{choice.slug}"] = True
            initial[f"commitment_{choice.slug}"] = choice.commitment
            initial[f"half_days_{choice.slug}"] = choice.half_days
        for rank, own in enumerate(self.scope.own_missions, start=1):
            initial |= {
                f"own_title_{rank}": own.title,
                f"own_domain_{rank}": own.domain,
                f"own_commitment_{rank}": own.commitment,
                f"own_half_days_{rank}": own.half_days,
            }
        return initial

    def write(self) -> Answers:
        """Write the chosen missions and one's own; what was shown and kept is accepted."""
        answers = super().write()
        data = self.cleaned_data
        missions = []
        for slug in self.catalogue.missions:
            if data[f"pick_{slug}"]:
                weight = {"commitment": data[f"commitment_{slug}"], "half_days": data[f"half_days_{slug}"]}
                given = {key: value for key, value in weight.items() if value}
                missions.append({"slug": slug, **given} if given else slug)
        self.keep(answers, "missions", missions)
        own = []
        for rank in range(1, OWN_ROWS + 1):
            if title := data[f"own_title_{rank}"]:
                parts = ("domain", "commitment", "half_days")
                entry = {part: data[f"own_{part}_{rank}"] for part in parts if data[f"own_{part}_{rank}"]}
                own.append({"id": str(rank), "title": title, **entry})
        write_path(answers, "own_missions", own)
        return answers


class ResultatsForm(StepForm):
    """What the role will be judged on."""

    @classmethod
    def build(cls, catalogue: Catalogue) -> dict[str, forms.Field]:
        """Add the rows."""
        fields = super().build(catalogue)
        horizons = {str(key): label for key, label in HORIZONS.items()}
        for rank in range(1, RESULT_ROWS + 1):
            fields[f"title_{rank}"] = text(f"Résultat n° {rank}", MEDIUM, rows=2)
            fields[f"horizon_{rank}"] = select("Échéance", horizons, "Sans échéance")
            fields[f"baseline_{rank}"] = text("Aujourd’hui")
            fields[f"target_{rank}"] = text("Cible")
        return fields

    def suggested_fields(self) -> dict[str, forms.Field]:
        """Ask about today with the catalogue's question, where the results are still those suggested."""
        if self.scope.results is not None:
            return {}
        questions = (result.baseline for result in self.plan.suggested_results[:RESULT_ROWS])
        return {f"baseline_{rank}": text("Aujourd’hui", hint=told) for rank, told in enumerate(questions, start=1)}

    def rows(self) -> list[list[forms.BoundField]]:
        """Give the rows, each a list of bound fields."""
        parts = ("title", "horizon", "baseline", "target")
        return [[self[f"{part}_{rank}"] for part in parts] for rank in range(1, RESULT_ROWS + 1)]

    def parts(self) -> list[Part]:
        """Give the rows."""
        return [(f"resultat-{rank}", f"Résultat {rank}") for rank in range(1, RESULT_ROWS + 1)]

    def read(self) -> dict[str, Any]:
        """Read the results; where none were given, start from the suggestion."""
        initial: dict[str, Any] = {}
        if self.scope.results is None:
            rows = self.plan.suggestion("results")
        else:
            rows = [asdict(result) for result in self.scope.results]
        for rank, row in enumerate(rows[:RESULT_ROWS], start=1):
            initial |= {f"{part}_{rank}": value for part, value in row.items()}
        return initial

    def clean(self) -> dict[str, Any]:
        """Ask for the result when only its figures were given."""
        for rank in range(1, RESULT_ROWS + 1):
            figures = [self.cleaned_data.get(f"{part}_{rank}") for part in ("baseline", "target")]
            if any(figures) and not self.cleaned_data.get(f"title_{rank}") and f"title_{rank}" not in self.errors:
                self.add_error(f"title_{rank}", "Dites le résultat que ces valeurs mesurent, ou videz la ligne.")
        return self.cleaned_data

    def write(self) -> Answers:
        """Write the rows that hold a result."""
        answers = super().write()
        results = []
        for rank in range(1, RESULT_ROWS + 1):
            row = {part: self.cleaned_data[f"{part}_{rank}"] for part in ("title", "horizon", "baseline", "target")}
            if row["title"]:
                known = next(iter((self.scope.results or ())[rank - 1 : rank]), None)
                kept = {"id": known.id} if known and known.id != str(rank) else {}
                results.append(kept | {part: value for part, value in row.items() if value})
        self.keep(answers, "results", results)
        return answers


class ProfilForm(StepForm):
    """What is required, what is appreciated, and which pasts are welcome."""

    CHOICES = {"required": "Requise", "appreciated": "Appréciée", "": "Non demandée"}

    @classmethod
    def build(cls, catalogue: Catalogue) -> dict[str, forms.Field]:
        """Add a choice for each competency, the paths, and rows for one's own."""
        fields = super().build(catalogue)
        for slug, competency in catalogue.competencies.items():
            fields[f"competency_{slug}"] = forms.ChoiceField(
                label=competency.name, choices=list(cls.CHOICES.items()), widget=forms.RadioSelect, required=False
            )
        fields["paths"] = forms.MultipleChoiceField(
            label="Parcours bienvenus",
            choices=[(slug, path.name) for slug, path in catalogue.paths.items()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        for rank in range(1, OWN_ROWS + 1):
            fields[f"own_name_{rank}"] = text(
                f"Autre compétence n° {rank}",
                hint="Un niveau d’anglais et son usage, par exemple." if rank == 1 else "",
            )
            fields[f"own_required_{rank}"] = forms.BooleanField(label="Requise", required=False)
        return fields

    def rows(self) -> list[dict[str, Any]]:
        """Give each competency with its choice and why it is suggested; the suggested first."""
        known = {each.competency.slug: each for some in self.plan.suggested_competencies for each in some}
        rows = [
            {"field": show(self[f"competency_{slug}"]), "competency": competency, "suggested": known.get(slug)}
            for slug, competency in self.catalogue.competencies.items()
        ]
        return sorted(rows, key=lambda row: row["suggested"] is None)

    def heard_paths(self) -> list[tuple[RankedPath, Testimonial | None]]:
        """Give the paths, the best for this scope first, each with a testimonial: one of that past, or the one its signals cite."""
        return [(ranked, self._testimonial(ranked)) for ranked in self.plan.ranked_paths]

    def _testimonial(self, ranked: RankedPath) -> Testimonial | None:
        cited = (self.catalogue.testimonials.get(signal.testimonial or "") for signal in ranked.signals)
        spoken = (
            testimonial for testimonial in self.catalogue.testimonials.values() if ranked.path.slug in testimonial.paths
        )
        return next((testimonial for testimonial in (*spoken, *cited) if testimonial), None)

    def parts(self) -> list[Part]:
        """Give the competencies, then the paths."""
        return [("competences", "Les compétences"), ("parcours", "Les parcours bienvenus")]

    def read(self) -> dict[str, Any]:
        """Read the choices; where none were made, start from the suggestion."""
        suggestion = self.plan.suggestion("competencies")
        wanted = set(suggestion["required"] if self.scope.required is None else self.scope.required)
        liked = set(suggestion["appreciated"] if self.scope.appreciated is None else self.scope.appreciated) - wanted
        initial: dict[str, Any] = {}
        for slug in self.catalogue.competencies:
            initial[f"competency_{slug}"] = "required" if slug in wanted else "appreciated" if slug in liked else ""
        if self.scope.paths is not None:
            initial["paths"] = list(self.scope.paths)
        elif self.scope.has_mandate:
            initial["paths"] = self.plan.suggestion("paths")
        for rank, own in enumerate(self.scope.own_competencies, start=1):
            initial |= {f"own_name_{rank}": own.name, f"own_required_{rank}": own.required}
        return initial

    def _chosen(self, kind: str) -> list[str]:
        return [s for s in self.catalogue.competencies if self.cleaned_data.get(f"competency_{s}") == kind]

    def clean(self) -> dict[str, Any]:
        """Keep to seven requirements."""
        own = [r for r in range(1, OWN_ROWS + 1) if self.cleaned_data.get(f"own_required_{r}")]
        count = len(self._chosen("required")) + len([r for r in own if self.cleaned_data.get(f"own_name_{r}")])
        if count > MOST_REQUIRED:
            raise ValidationError(
                f"Gardez {MOST_REQUIRED} compétences requises au plus : il y en a {count}. "
                "Passez en « appréciée » celles qui s’apprennent dans les six premiers mois."
            )
        return self.cleaned_data

    def write(self) -> Answers:
        """Write the choices."""
        answers = super().write()
        chosen = {kind: self._chosen(kind) for kind in ("required", "appreciated")}
        self.keep(answers, "competencies", chosen)
        paths = [slug for slug in self.catalogue.paths if slug in self.cleaned_data["paths"]]
        self.keep(answers, "paths", paths)
        own = [
            {"id": str(rank), "name": name, "required": self.cleaned_data[f"own_required_{rank}"]}
            for rank in range(1, OWN_ROWS + 1)
            if (name := self.cleaned_data[f"own_name_{rank}"])
        ]
        write_path(answers, "own_competencies", own)
        return answers


class ConditionsForm(StepForm):
    """The terms of the offer."""

    answer_groups = (Group.TITLES, Group.CONTRACT, Group.PLACE, Group.PAY, Group.HIRING, Group.DECISION)
    apart = (("Pour décider, en interne", ("other_use_1", "other_yearly_1", "other_use_2", "other_yearly_2")),)

    other_use_1 = text(
        "Autre emploi de la même somme",
        hint="« Un ou une PM de plus », par exemple. Cela n’ira que dans la note interne.",
    )
    other_yearly_1 = number(
        "Le coût de cet autre emploi, par an",
        0,
        100_000_000,
        hint="En euros, charges comprises : il est comparé au coût chargé du poste.",
    )
    other_use_2 = text("Un second, s’il y en a un", hint="« Une mission en freelance de six mois », par exemple.")
    other_yearly_2 = number("Le coût du second, par an", 0, 100_000_000, hint="En euros, charges comprises.")

    def read(self) -> dict[str, Any]:
        """Read the plain fields, and the other uses of the money."""
        initial = super().read()
        for rank, other in enumerate(self.scope.alternatives[:OTHER_USES], start=1):
            initial |= {f"other_use_{rank}": other.title, f"other_yearly_{rank}": other.yearly}
        return initial

    def write(self) -> Answers:
        """Write the plain fields, and the other uses of the money; those beyond the page's rows stay."""
        answers = super().write()
        others: list[dict[str, Any]] = []
        for rank in range(1, OTHER_USES + 1):
            if title := self.cleaned_data[f"other_use_{rank}"]:
                others.append({"title": title, "yearly": self.cleaned_data[f"other_yearly_{rank}"]})
        others += (read_path(self.answers, "cost.alternatives") or [])[OTHER_USES:]
        write_path(answers, "cost.alternatives", others)
        return answers

    def clean(self) -> dict[str, Any]:
        """Refuse a range upside down, and an amount that nothing names."""
        for rank in range(1, OTHER_USES + 1):
            if self.cleaned_data.get(f"other_yearly_{rank}") is not None and not self.cleaned_data.get(
                f"other_use_{rank}"
            ):
                self.add_error(f"other_use_{rank}", "Un montant est donné : dites à quoi il servirait.")
        low, high = self.cleaned_data.get("salary_min"), self.cleaned_data.get("salary_max")
        if low is not None and high is not None and low > high:
            self.add_error("salary_max", "Le haut de la fourchette est sous le bas : inversez les deux montants.")
        return self.cleaned_data
