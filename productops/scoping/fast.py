"""The fast way: what an offer cannot do without, on one page, for a leader who has eight minutes."""

from __future__ import annotations

from typing import Any

from django import forms

from productops.drafting.answers import MEDIUM, Answer
from productops.drafting.catalogue import Catalogue
from productops.drafting.scope import PLAIN
from productops.drafting.wording import HORIZONS
from productops.scoping.fields import Answers, Part, field_of, read_path, select, text, write_path
from productops.scoping.forms import ProblemesForm
from productops.text.french import capital

FAST_PARTS = (
    ("organisation", "L’organisation"),
    ("raisons", "Ce qui vous décide"),
    ("problemes", "Ce qui fait mal"),
    ("presence", "Qui couvre déjà quoi"),
    ("resultat", "Un résultat"),
    ("conditions", "Les conditions"),
)
"""The anchors and the headings of `_fast_fields.html`."""

_NEEDED = {
    "name": "Le nom manque : il paraît en tête de l’offre.",
    "product_team_size": "Combien de PM le poste servira-t-il ? Un ordre de grandeur suffit.",
    "result_title": "Dites une chose que l’on constatera si le poste réussit.",
    "result_target": "Dites à partir de quelle valeur ce résultat est atteint.",
}


_ASKED = (
    "organisation.name",
    "organisation.about",
    "organisation.product_team_size",
    "organisation.product_teams",
    "organisation.reports_to",
    "context.why_now",
    "context.incident",
    "terms.contract",
    "terms.location",
    "terms.salary_min",
    "terms.salary_max",
    "terms.apply_to",
)
_SAID_SHORTER: dict[str, dict[str, Any]] = {
    "organisation.name": {"help_text": "", "required": True},
    "organisation.about": {
        "label": "Ce qu’elle fait, en une phrase",
        "help_text": "Une phrase entière, reprise telle quelle.",
        "rows": 2,
    },
    "organisation.product_team_size": {"required": True},
    "organisation.reports_to": {
        "label": "À qui le poste est rattaché",
        "help_text": "Avec l’article : « la direction produit ».",
    },
    "context.incident": {"help_text": "Ce qui a fait dire : il nous faut un Product Ops."},
    "terms.location": {"help_text": ""},
}
"""What the page asks in other words than the steps: it is read in eight minutes."""


class FastForm(ProblemesForm):
    """One page: who, why, what hurts, who is there, one result, the terms. The rest is suggested, to be confirmed."""

    nobody = forms.BooleanField(label="Personne de cette liste", required=False)
    result_title = text(
        "Le poste sera réussi si…", MEDIUM, rows=2, required=True, hint="Un fait que l’on pourra déclarer vrai ou faux."
    )
    result_baseline = text("Aujourd’hui", hint="« Un sur trois », « 40 jours », « on ne sait pas ».")
    result_target = text("Cible", required=True, hint="« Tous », « 20 jours ».")
    result_horizon = select("Échéance", {str(key): label for key, label in HORIZONS.items()}, "Sans échéance")

    @classmethod
    def asked(cls) -> list[Answer]:
        """Give the plain answers that an offer cannot do without."""
        return [PLAIN[path] for path in _ASKED]

    @classmethod
    def build(cls, catalogue: Catalogue) -> dict[str, forms.Field]:
        """Add the problems and the roles that may already be there."""
        fields = super().build(catalogue)
        for path, said in _SAID_SHORTER.items():
            fields[PLAIN[path].name] = field_of(PLAIN[path], **said)
        roles = [(role.slug, capital(role.name)) for role in catalogue.existing_roles.values()]
        for name, message in _NEEDED.items():
            fields[name].error_messages["required"] = message
        fields["roles"] = forms.MultipleChoiceField(
            label="Qui est déjà là", choices=roles, widget=forms.CheckboxSelectMultiple, required=False
        )
        return fields

    def group(self, *names: str) -> list[forms.BoundField]:
        """Give some fields, bound."""
        return [self[name] for name in names]

    def organisation(self) -> list[forms.BoundField]:
        """Give who recruits."""
        return self.group("name", "about", "product_team_size", "product_teams", "reports_to")

    def grounds(self) -> list[forms.BoundField]:
        """Give what decides them."""
        return self.group("why_now", "incident")

    def presence(self) -> list[forms.BoundField]:
        """Give who is already there, or that nobody is."""
        return self.group("roles", "nobody")

    def result(self) -> list[forms.BoundField]:
        """Give the one result."""
        return self.group("result_title", "result_baseline", "result_target", "result_horizon")

    def terms(self) -> list[forms.BoundField]:
        """Give the terms."""
        return self.group("contract", "location", "salary_min", "salary_max", "apply_to")

    def parts(self) -> list[Part]:
        """Give the parts of `_fast_fields.html`."""
        return list(FAST_PARTS)

    def read(self) -> dict[str, Any]:
        """Read the plain answers, the problems, the roles and the first result."""
        initial = super().read() | {name: read_path(self.answers, path) for name, path in self.paths.items()}
        initial["roles"] = [role.slug for role in self.scope.existing_roles]
        initial["nobody"] = bool(self.scope.organisation.name) and not self.scope.existing_roles
        for result in (self.scope.results or ())[:1]:
            for part in ("title", "baseline", "target", "horizon"):
                initial[f"result_{part}"] = getattr(result, part)
        return initial

    def clean(self) -> dict[str, Any]:
        """Ask for one problem at least, and for who is there."""
        super().clean()
        own = any(self.cleaned_data.get(f"own_title_{row[0].name[-1]}") for row in self.own_rows())
        if not self._picked() and not own:
            self.add_error(None, "Choisissez au moins un problème, ou écrivez le vôtre : c’est lui qui fait le poste.")
        roles, nobody = self.cleaned_data.get("roles"), self.cleaned_data.get("nobody")
        if not roles and not nobody:
            self.add_error("roles", "Cochez qui est déjà là, ou « Personne de cette liste » : le mandat en dépend.")
        if roles and nobody:
            self.add_error("nobody", "Des rôles sont cochés plus haut : décochez-les, ou décochez « Personne ».")
        low, high = self.cleaned_data.get("salary_min"), self.cleaned_data.get("salary_max")
        if low is not None and high is not None and low > high:
            self.add_error("salary_max", "Le haut de la fourchette est sous le bas : inversez les deux montants.")
        return self.cleaned_data

    def write(self) -> Answers:
        """Write what was answered; what a role holds and further results, given elsewhere, stay."""
        answers = super().write()
        given = {(role if isinstance(role, str) else role["slug"]): role for role in answers.get("existing_roles", [])}
        roles = [given.get(slug, slug) for slug in self.cleaned_data["roles"]]
        write_path(answers, "existing_roles", roles)
        parts = ("title", "horizon", "baseline", "target")
        result = {part: value for part in parts if (value := self.cleaned_data[f"result_{part}"])}
        answers["results"] = [result, *(answers.get("results") or [])[1:]]
        return answers
