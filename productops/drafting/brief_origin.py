"""What a brief leaves to look at again: what is to confirm, the exceptions, the edits, where each line comes from."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from productops.drafting.decision import DecisionNote
from productops.drafting.document import BlockKind, Document, Kind, Reason, ReasonKind, Section, apply_edits
from productops.drafting.offer import Offer
from productops.drafting.scope import ASSUMABLE, CONFIRMABLE
from productops.drafting.verdict import PRODUCT_OPS, Certainty, decide
from productops.drafting.wording import PARTS, name_of_answer
from productops.drafting.writer import answer, block, rule
from productops.text.french import (
    capital,
    counted,
    join,
)

_ORIGINS = ("results", "missions", "profile")
_TO_ANSWER = {
    "organisation.reports_to": "à qui le poste est rattaché",
    "context.sponsor": "qui, à la direction, le soutient",
    "context.decides": "qui décide de quoi",
    "terms.salary_min": "la rémunération",
}
_SOURCES = {
    ReasonKind.PROBLEM: "un problème retenu",
    ReasonKind.MISSION: "ce que demande une mission",
    ReasonKind.COMPETENCY: "une compétence requise",
    ReasonKind.PATH: "un parcours bienvenu",
    ReasonKind.TESTIMONIAL: "un témoignage",
    ReasonKind.RULE: "une règle d’écriture",
    ReasonKind.EDIT: "une retouche",
}


class Origin(DecisionNote):
    """Writes what is to confirm, and where the lines of the offer come from."""

    @cached_property
    def offer(self) -> Document:
        """The offer as its leader left it."""
        writer = Offer(self.plan, on=self.on)
        return apply_edits(writer.write(), self.scope.edits)

    def is_written(self, part: str) -> bool:
        """Tell whether a part holds what was chosen or written, rather than what the catalogue suggests."""
        if part == "missions":
            return not any(assigned.suggested for assigned in self.assigned)
        scope = self.scope
        if part in ("competencies", "paths"):
            return (scope.required if part == "competencies" else scope.paths) is not None
        return part == "results" and scope.results is not None

    def to_confirm(self) -> Section | None:
        """List what is still a suggestion, and what was not answered."""
        scope = self.scope
        items = []
        if assumed := [name_of_answer(path) for path in ASSUMABLE if path in scope.assumed]:
            text = f"{capital(join(assumed))} : repris d’un mandat type, à confirmer."
            reason = rule("assumed", "Un mandat type n’est pas une réponse tant que personne ne l’a accepté.")
            items.append(self.item("to-confirm/assumed", text, reason))
        if open_parts := [part for part in CONFIRMABLE if part not in scope.confirmed and not self.is_written(part)]:
            text = f"{capital(join(PARTS[part] for part in open_parts))} : encore une suggestion, à confirmer."
            reason = rule("confirm", "Une suggestion n’est pas une réponse tant que personne ne l’a acceptée.")
            items.append(self.item("to-confirm/suggested", text, reason))
        decided = decide(self.plan)
        doubted = decided.job != PRODUCT_OPS or (decided.alternatives and decided.certainty is not Certainty.SURE)
        if scope.verdict.stance is None and (self.plan.doubts or doubted):
            text = "Qui cadre le poste n’a pas encore dit si un autre métier répondrait mieux au besoin ; sa réponse viendra ici."
            items.append(
                self.item(
                    "to-confirm/verdict", text, rule("verdict", "Un verdict se répond avant d’être lu par d’autres.")
                )
            )
        known = {
            "organisation.reports_to": scope.organisation.reports_to,
            "context.sponsor": scope.context.sponsor,
            "context.decides": scope.context.decides,
            "terms.salary_min": scope.terms.salary_min or scope.terms.salary_max,
        }
        missing = [_TO_ANSWER[path] for path, value in known.items() if value is None]
        if missing:
            text = f"Sans réponse à ce jour : {join(missing)}."
            items.append(self.item("to-confirm/missing", text, rule("missing", "Ces réponses manquent au cadrage.")))
        return self.section("to-confirm", "Encore à confirmer", block(BlockKind.BULLETS, items))

    def exceptions(self) -> Section | None:
        """Give the exceptions claimed to a rule of review, with the reason given."""
        rows = [
            self.item(f"exceptions/{name}", name, answer("exceptions"), cells=(reason,))
            for name, reason in sorted(self.scope.exceptions.items())
        ]
        columns = ("Règle écartée", "Raison donnée")
        return self.section("exceptions", "Exceptions revendiquées", block(BlockKind.TABLE, rows, columns=columns))

    def edits(self) -> Section | None:
        """Give the lines of the offer that were rewritten, added or removed by hand."""
        rows = []
        items = {item.id: item for item in self.offer.items()}
        for ref, edit in sorted(self.scope.edits.items()):
            if not ref.startswith(f"{Kind.OFFER}/") or edit.order:
                continue
            if edit.removed:
                after = "Retirée"
            elif ref in items:
                after = items[ref].text
            else:
                after = "En attente : l’offre n’écrit plus cette ligne"
            before = edit.was or (
                "Ajoutée à la main" if (edit.text and ref not in items) or "/added/" in ref else "Non gardé"
            )
            reason = Reason(kind=ReasonKind.EDIT, ref=ref, text="Retouche faite lors de la relecture.")
            rows.append(self.item(f"edits/{ref}", before, reason, cells=(after,)))
        columns = ("Avant", "Après")
        return self.section(
            "edits", "Retouches faites à la main dans l’offre", block(BlockKind.TABLE, rows, columns=columns)
        )

    def origin(self) -> Section | None:
        """Give, for every result, mission and requirement of the offer, the answer or the entry behind it."""
        rows, by_hand = [], 0
        for part in self.offer.sections:
            if part.id not in _ORIGINS:
                continue
            listed = (block_ for block_ in part.blocks if block_.kind is BlockKind.BULLETS)
            for item in (item for block_ in listed for item in block_.items):
                by_hand += all(reason.kind is ReasonKind.EDIT for reason in item.reasons)
                cells = (join(dict.fromkeys(map(_source, item.reasons))),)
                row = self.item(f"origin/{item.id}", capital(item.text), *item.reasons, cells=cells)
                rows.append(replace(row, edited=item.edited))
        added = f"{counted(by_hand, 'ligne écrite', 'lignes écrites')} à la main" if by_hand else "aucun"
        note = self.item(
            "origin/added",
            f"Ajouts : {added}.",
            rule(
                "nothing-added", "Une ligne vient d’une réponse, du catalogue ou d’une main ; rien d’autre n’écrit ici."
            ),
        )
        return self.section(
            "origin",
            "D’où vient chaque ligne",
            block(BlockKind.TABLE, rows, columns=("Ligne de l’offre", "D’où elle vient")),
            block(BlockKind.PARAGRAPHS, [note]),
            on_screen=True,
        )


def _source(reason: Reason) -> str:
    """Name where a line comes from; its reasons say it at length, beside each line."""
    return name_of_answer(reason.ref) if reason.kind is ReasonKind.ANSWER else _SOURCES[reason.kind]
