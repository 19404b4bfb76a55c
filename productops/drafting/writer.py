"""What every writer of a document shares: the answers, the register, and lines that come with their reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import ClassVar

from productops.drafting.catalogue import Competency, Question
from productops.drafting.document import Block, BlockKind, Document, Item, Kind, Reason, ReasonKind, Section, Variant
from productops.drafting.own_words import Expected, expected, soonest_first
from productops.drafting.plan import Plan
from productops.drafting.scope import Contract, Seniority, Setup, Tone
from productops.drafting.suggest import Assignment, RankedPath
from productops.drafting.wording import CONTRACTS, HORIZONS, is_yes_or_no, name_of_answer
from productops.text.folding import fold
from productops.text.french import capital, clause, euros, integer, lower_first
from productops.text.typography import typeset

_HANDED_OVER = re.compile(
    r"\b(?:passation|tuilage|titulaire|prend\w* la (?:suite|releve)|handover)\b"
    r"|\bproduct ?ops\b[^.;:]{0,40}\b(?<!etre )(?:part|partira|quitte|quittera|s'en va|s'en ira|prend|prendra|change|rejoint|rejoindra)\b(?! une? part)"
)
"""« Notre Product Ops part en février », « trois semaines de passation »: the post has someone who is leaving it."""


class Writer:
    """Writes one document. Each method of a subclass gives a section, or nothing when no answer feeds it."""

    kind: ClassVar[Kind]

    def __init__(self, plan: Plan, *, on: date, variant: Variant = Variant.FULL) -> None:
        self.plan = plan
        self.scope = plan.scope
        self.catalogue = plan.catalogue
        self.on = on
        self.variant = variant
        self.full = variant is Variant.FULL

    @property
    def assigned(self) -> tuple[Assignment, ...]:
        """The missions of the role."""
        return self.plan.assigned

    @property
    def leads_a_team(self) -> bool:
        """Whether the post takes the lead of a team that is there: the first thing that its reader must know."""
        return self.scope.role.setup is Setup.TEAM and self.scope.role.seniority is Seniority.LEAD

    @property
    def is_handed_over(self) -> bool:
        """Whether someone who holds the post today is still there to hand it over, in the leader's words."""
        if self.scope.role.setup is Setup.FIRST:
            return False
        terms = self.scope.terms
        typed = (self.scope.context.why_now, terms.start, terms.duration, *terms.process)
        return any(_HANDED_OVER.search(fold(text)) for text in typed if text)

    @property
    def heaviest(self) -> str:
        """The domain at the highest level, the first of the catalogue's where several are."""
        return max(self.catalogue.domains, key=lambda name: self.scope.mandate.get(name, 0))

    def title_of_role(self) -> str:
        """Give the title in both forms, feminine and masculine in alphabetical order, marked F/H."""
        title = self.scope.role.title or "Product Ops"
        other = self.scope.role.title_feminine
        forms = sorted({title, other or title}, key=fold)
        first, last = forms[0].split(" "), forms[-1].split(" ")
        if len(forms) > 1 and first[1:] == last[1:]:  # what both forms end on is said once
            forms[0] = first[0]
        named = " ou ".join([capital(forms[0]), *(lower_first(form) for form in forms[1:])])
        return named if "F/H" in named or "H/F" in named else f"{named} (F/H)"

    def titled(self, paper: str) -> str:
        """Give the title of an internal paper: what it is, the role, the organisation where it is known."""
        name = self.scope.organisation.name
        return f"{paper} : {self.title_of_role()}{f', {name}' if name else ''}"

    def salary(self) -> str | None:
        """Give the yearly range: gross pay, or fees without tax."""
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
        if terms.contract is Contract.FREELANCE:
            return f"{amount} hors taxes par an"
        months = f", sur {terms.salary_months} mois" if terms.salary_months else ""
        return f"{amount} bruts par an{months}"

    def contract(self) -> str | None:
        """Give the kind of contract and its duration."""
        terms = self.scope.terms
        if terms.contract is None:
            return None
        return ", ".join(filter(None, [CONTRACTS[terms.contract], terms.duration]))

    @cached_property
    def awaited(self) -> tuple[Expected, ...]:
        """What the leader expects in their own words, the soonest result first."""
        return expected(self.plan)

    @property
    def is_told(self) -> bool:
        """Whether the leader said enough in their own words for the catalogue to say less."""
        return len(self.awaited) > 1

    @property
    def everywhere(self) -> str:
        """What the company is and makes: its words stand in any line, and link none to another."""
        organisation = self.scope.organisation
        named = (organisation.name, organisation.sector, organisation.product, organisation.users)
        return " ".join(filter(None, named))

    # --- lines, blocks, sections ------------------------------------------------------------------

    def say(self, vous: str, tu: str) -> str:
        """Choose the register."""
        return tu if self.scope.terms.tone is Tone.TU else vous

    def ask(self, question: Question) -> str:
        """Choose the register of a question."""
        return self.say(question.vous, question.tu)

    def item(
        self,
        ref: str,
        text: str,
        *reasons: Reason,
        label: str = "",
        cells: Iterable[str] = (),
        level: int | None = None,
        suggested: bool = False,
    ) -> Item:
        """Set a line in type and give it its id."""
        return Item(
            id=f"{self.kind}/{ref}",
            text=_set(text),
            label=_set(label),
            cells=tuple(map(_set, cells)),
            level=level,
            reasons=tuple(dict.fromkeys(reasons)),
            suggested=suggested,
        )

    def chosen_results(self, *, today: str, aim: str) -> list[Item]:
        """Give the leader's results as rows: horizon, today's value, target; and what stands for a missing one."""
        rows = []
        for rank, result in soonest_first(self.scope.results or ()):
            when = HORIZONS[result.horizon] if result.horizon else "Sans échéance"
            cells = (when, result.baseline or today, result.target or aim)
            if is_yes_or_no(result.title) and not (result.baseline or result.target):
                cells = (when, "Pas encore", "Oui")
            reason = answer(f"results[{rank - 1}]")
            rows.append(self.item(f"result/{rank}", capital(clause(result.title)), reason, cells=cells))
        return rows

    def section(
        self, ref: str, title: str, *blocks: Block | None, new_page: bool = False, on_screen: bool = False
    ) -> Section | None:
        """Give a section with its filled blocks, or nothing."""
        filled = tuple(block for block in blocks if block is not None and block.items)
        if not filled:
            return None
        return Section(id=ref, title=typeset(title), blocks=filled, new_page=new_page, on_screen=on_screen)

    def document(self, title: str, *sections: Section | None) -> Document:
        """Give the document with its filled sections."""
        return Document(
            kind=self.kind,
            variant=self.variant,
            title=typeset(title),
            on=self.on,
            revision=self.catalogue.revision,
            sections=tuple(section for section in sections if section is not None),
        )


_BREAKS = re.compile(r"\s*[\r\n]\s*")


def _set(text: str) -> str:
    """Set a text on one line: an editor may have broken a sentence of the catalogue over several."""
    return typeset(_BREAKS.sub(" ", text))


def block(kind: BlockKind, items: Iterable[Item | None], *, title: str = "", columns: Iterable[str] = ()) -> Block:
    """Lay out the lines there are."""
    return Block(
        kind=kind,
        items=tuple(item for item in items if item is not None),
        title=typeset(title),
        columns=tuple(typeset(column) for column in columns),
    )


def answer(path: str) -> Reason:
    """Give an answer of the leader as a reason."""
    return Reason(kind=ReasonKind.ANSWER, ref=path, text=f"Réponse donnée au cadrage : {name_of_answer(path)}.")


def rule(name: str, text: str) -> Reason:
    """Give a rule of writing as a reason."""
    return Reason(kind=ReasonKind.RULE, ref=name, text=text)


def of_mission(assigned: Assignment) -> Reason:
    """Give a mission of the role as a reason."""
    kind = ReasonKind.MISSION if assigned.mission else ReasonKind.ANSWER
    ref = assigned.ref if assigned.mission else "own_missions"
    return Reason(kind=kind, ref=ref, text=f"Cela vient de la mission « {assigned.title} ».")


def of_competency(competency: Competency) -> Reason:
    """Give a competency as a reason."""
    return Reason(kind=ReasonKind.COMPETENCY, ref=competency.slug, text=f"Compétence requise : {competency.name}.")


def of_path(ranked: RankedPath) -> Reason:
    """Give a career path as a reason, with the signal that speaks most for it."""
    best = max((signal for signal in ranked.signals if signal.effect > 0), key=lambda s: s.effect, default=None)
    text = f"{ranked.path.name} : {best.reason}" if best else f"Parcours bienvenu : {ranked.path.noun}."
    return Reason(kind=ReasonKind.PATH, ref=ranked.path.slug, text=text)
