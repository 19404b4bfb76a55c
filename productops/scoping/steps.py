"""The eight steps, in order: one list that views, templates and tests walk."""

from __future__ import annotations

from dataclasses import dataclass

from productops.drafting.answers import Subject
from productops.drafting.own_words import LineKind
from productops.drafting.scope import ANSWERS, ASSUMABLE, answer_at
from productops.scoping import forms
from productops.scoping.fast import FastForm
from productops.scoping.fields import StepForm


@dataclass(frozen=True, kw_only=True)
class StepSpec:
    """A step: its place in the address, its title, why it asks, its form and its template.

    `subject`: what its answers are about, where it is one thing.
    `hears`: the lines of the leader's own that it asks for, and that may be tied to the catalogue.
    `again`: the fragment shown again each time the page saves itself, beside the preview.
    `needs_mandate`: its suggestions come from the mandate; without one the page says so, with a link.
    """

    key: str
    title: str
    why: str
    template: str
    subject: Subject | None = None
    form: type[StepForm] | None = None
    needs_mandate: bool = False
    hears: tuple[LineKind, ...] = ()
    again: str = ""

    @property
    def confirms(self) -> tuple[str, ...]:
        """Give the suggested parts that the leader accepts by saving the step; the fast way asks for a result."""
        subject = self.subject or Subject.RESULTS if self.form else None
        return tuple(dict.fromkeys(a.confirmed_as for a in ANSWERS.values() if a.confirmed_as and a.subject is subject))


STEPS: tuple[StepSpec, ...] = (
    StepSpec(
        key="contexte",
        title="Le contexte",
        why="Deux Product Ops au même titre font rarement le même travail : cela dépend de qui est déjà là. Tout est facultatif ; ce que vous laissez vide ne paraîtra pas.",
        template="scoping/steps/contexte.html",
        subject=Subject.CONTEXT,
        form=forms.ContexteForm,
        hears=(LineKind.INCIDENT, LineKind.WHY_NOW),
    ),
    StepSpec(
        key="problemes",
        title="Les problèmes",
        why="Un poste se justifie par ce qui fait mal. Choisissez-en cinq au plus, vos mots compris : ils orienteront le mandat et les missions.",
        template="scoping/steps/problemes.html",
        subject=Subject.PROBLEMS,
        again="scoping/_ranking.html",
        form=forms.ProblemesForm,
        hears=(LineKind.PROBLEM,),
    ),
    StepSpec(
        key="mandat",
        title="Le mandat",
        why="Personne ne porte les quatre domaines à la fois. Ce que vous écartez ici compte autant que ce que vous retenez.",
        template="scoping/steps/mandat.html",
        subject=Subject.MANDATE,
        again="scoping/_votes.html",
        form=forms.MandatForm,
    ),
    StepSpec(
        key="missions",
        title="Les missions",
        why="Une semaine compte dix demi-journées ; gardez-en une libre. Mieux vaut cinq missions portées que douze survolées.",
        template="scoping/steps/missions.html",
        subject=Subject.MISSIONS,
        form=forms.MissionsForm,
        hears=(LineKind.MISSION,),
        needs_mandate=True,
    ),
    StepSpec(
        key="resultats",
        title="Les résultats",
        why="C’est ce qu’une bonne candidature cherche en premier : à quoi saura-t-on que le poste a réussi ? Trois à cinq résultats suffisent.",
        template="scoping/steps/resultats.html",
        subject=Subject.RESULTS,
        form=forms.ResultatsForm,
        hears=(LineKind.RESULT,),
        needs_mandate=True,
    ),
    StepSpec(
        key="profil",
        title="Le profil",
        why="Chaque exigence écarte des personnes. Ne gardez que celles qu’une mission ou un résultat appelle.",
        template="scoping/steps/profil.html",
        subject=Subject.PROFILE,
        form=forms.ProfilForm,
        needs_mandate=True,
    ),
    StepSpec(
        key="conditions",
        title="Les conditions",
        why="La rémunération et le lieu se lisent avant le reste. Les taire coûte des candidatures.",
        template="scoping/steps/conditions.html",
        subject=Subject.TERMS,
        form=forms.ConditionsForm,
    ),
    StepSpec(
        key="relecture",
        title="La relecture",
        why="Vos quatre documents. Chaque ligne dit pourquoi elle est là, par son point d’interrogation, et se reprend au crayon.",
        template="publishing/review.html",
    ),
)

FAST = StepSpec(
    key="rapide",
    title="L’essentiel, en une page",
    why="Huit minutes : ce dont une offre ne peut pas se passer. Le reste sera suggéré, et marqué « à confirmer » jusqu’à ce que vous l’ayez vu.",
    template="scoping/fast.html",
    form=FastForm,
)
"""The fast way: beside the eight steps, not one of them."""

BY_KEY = {step.key: step for step in (*STEPS, FAST)}


def number(step: StepSpec) -> int:
    """Give the rank of a step, from 1; 0 for the fast way."""
    return 0 if step is FAST else STEPS.index(step) + 1


def after(step: StepSpec) -> StepSpec:
    """Give the next step; the last one is its own next. The fast way leads to the mandate, which is a verdict."""
    if step is FAST:
        return BY_KEY["mandat"]
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def before(step: StepSpec) -> StepSpec | None:
    """Give the previous step, or None."""
    if step is FAST:
        return None
    rank = STEPS.index(step)
    return STEPS[rank - 1] if rank else None


def asked_at(step: StepSpec) -> frozenset[str]:
    """Give the answers that a step asks for, among those that a typical mandate may have filled."""
    if step is FAST:
        return frozenset({"problems", "existing_roles"})
    return frozenset(path for path in ASSUMABLE if step_of(path) is step)


def step_for(subject: Subject) -> StepSpec:
    """Give the step where a subject is asked about."""
    return next(step for step in STEPS if step.subject is subject)


def step_of(path: str) -> StepSpec | None:
    """Give the step where an answer is given, from its path in the JSON form; None where no step asks for it."""
    try:
        return step_for(answer_at(path).subject)
    except KeyError:
        return None
