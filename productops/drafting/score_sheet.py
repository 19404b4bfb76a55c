"""The score sheet of the interviews, and what the law forbids to ask."""

from __future__ import annotations

import re

from productops.drafting.case_study import CaseStudy
from productops.drafting.catalogue import Competency
from productops.drafting.document import BlockKind, Item, Section
from productops.drafting.own_words import expected
from productops.drafting.scope import OwnCompetency
from productops.drafting.writer import answer, block, of_competency, rule
from productops.text.folding import fold
from productops.text.french import capital, clause

_SCALE = ("1 : loin du compte", "2 : débute", "3 : autonome", "4 : fait référence")
_ANY_SCALE = (
    "Aucun exemple, ou un principe récité",
    "Un exemple vu de loin, sans sa propre part",
    "Un exemple précis, avec sa part et ce qui a suivi",
    "Plusieurs exemples, dont un raté et ce qu’il en reste",
)
_CASE_SCALE = (
    "Déroule un plan sans rien vérifier",
    "Pose des questions, puis propose tout à la fois",
    "Choisit par quoi commencer et dit pourquoi",
    "Choisit, renonce à quelque chose et dit ce qui ferait arrêter",
)
_LINE_SCALE = "1 : promet ; 2 : un principe ; 3 : un cas proche ; 4 : un cas proche, et ce qui lui manquerait ici"
"""How what is expected of the post is scored, in the leader's own words."""
_LANGUAGE_SCALE = "1 : ne suit pas ; 2 : suit si l’on ralentit ; 3 : échange, et demande ce qui lui échappe ; 4 : nuance, et reformule pour d’autres"
_SCORED = 5
"""Lines of the leader's own that are scored: the soonest results and the heaviest missions."""

# Texts read on 23 November 2026; the directive was not seen transposed into French law on that day.
_FORBIDDEN = (
    (
        "family",
        "La situation de famille, les enfants, une grossesse",
        "Si les horaires et les déplacements du poste conviennent",
        "Code du travail, L1132-1 et L1142-1",
    ),
    (
        "health",
        "La santé, un handicap, un traitement",
        "Si un aménagement serait utile, pour l’entretien ou pour le poste",
        "Code du travail, L1132-1",
    ),
    (
        "origin",
        "L’origine, la nationalité, la langue maternelle",
        "Le niveau de langue que demande le poste, et pour quel usage",
        "Code du travail, L1132-1",
    ),
    (
        "opinions",
        "La religion, les opinions, un engagement syndical, un mandat électif",
        "Rien : le poste n’en dépend pas",
        "Code du travail, L1132-1",
    ),
    (
        "age",
        "L’âge, l’année de naissance ou du diplôme",
        "Les situations déjà rencontrées, quelle qu’en soit la date",
        "Code du travail, L1132-1",
    ),
    (
        "private-life",
        "L’adresse, l’apparence, les mœurs, l’orientation sexuelle, l’identité de genre",
        "Si le lieu de travail et les jours sur place conviennent",
        "Code du travail, L1132-1",
    ),
    (
        "past-pay",
        "Le salaire actuel ou passé, un bulletin de paie",
        "Si la rémunération annoncée convient",
        "Directive (UE) 2023/970, article 5, pas encore dans le droit français au 23 novembre 2026 (à vérifier)",
    ),
    (
        "no-link",
        "Le casier judiciaire, la banque, le numéro de sécurité sociale",
        "Ce qui a un lien direct et nécessaire avec l’emploi, et rien d’autre",
        "Code du travail, L1221-6",
    ),
)


_HELD = re.compile(
    r"(?:(?:avoir|posseder|detenir|etre titulaire de) )?(?:(?:le |un |une |l[’']|d'un |d'une )?(?:permis|habilitation|certificat|certification|diplome|agrement|carte )\b)"
)


def is_held(own: OwnCompetency) -> bool:
    """Tell whether a competency of the leader's is a paper that one has or has not: a licence, a certificate."""
    return bool(_HELD.match(fold(own.name).strip()))


_LANGUAGE = re.compile(
    r"\b(?:anglais|english|espagnol|allemand|italien|portugais|neerlandais|arabe|chinois|japonais|bilingue)\b"
)


def is_language(own: OwnCompetency) -> bool:
    """Tell whether a competency of the leader's is a language that is spoken: it is heard, not told."""
    said = fold(own.name)
    return bool(_LANGUAGE.search(said)) and not re.search(r"\b(?:ecrite?|lue?|lire|ecrire|lecture)\b", said)


def is_read(own: OwnCompetency) -> bool:
    """Tell whether a competency is a language that is read or written: a page is given."""
    said = fold(own.name)
    return bool(_LANGUAGE.search(said)) and not is_language(own)


class ScoreSheet(CaseStudy):
    """Writes what one notes, and what one may not ask."""

    def scores(self) -> Section | None:
        """Give the score sheet: anchors from 1 to 4, and a column to write in."""
        lines = [
            self.item(f"scores/{each.ref}", capital(clause(each.line.text)), answer(each.path), cells=("", ""))
            for each in expected(self.plan)[:_SCORED]
        ]
        rows = [self.score(competency) for competency in self.plan.required]
        heard: list[Item] = []
        for own in self.scope.own_competencies:
            if own.required and not is_held(own):
                line = self.item(
                    f"scores/own/{own.id}", capital(clause(own.name)), answer("own_competencies"), cells=("", "")
                )
                (heard if is_language(own) or is_read(own) else lines).append(line)
        if self.case_name:
            rows.append(self.item("scores/case", "L’étude de cas", *self.case_reasons, cells=(*_CASE_SCALE, "")))
        note = self.item(
            "scores/rule",
            "Une seule note par ligne, de 1 à 4, sans demi-point et sans moyenne : un 1 sur une compétence requise se discute, il ne se compense pas.",
            rule("scores", "Repère : une moyenne cache ce qui manque."),
        )
        return self.section(
            "scores",
            "La feuille de notes",
            block(BlockKind.TABLE, rows, columns=("Critère", *_SCALE, "Note, et le fait entendu")),
            block(
                BlockKind.TABLE,
                lines,
                title=_LINE_SCALE,
                columns=("Ce que le poste demande ici", "Note", "Le fait entendu"),
            ),
            block(BlockKind.TABLE, heard, title=_LANGUAGE_SCALE, columns=("Langue", "Note", "Le fait entendu")),
            block(BlockKind.PARAGRAPHS, [note] if rows or lines or heard else []),
        )

    def score(self, competency: Competency) -> Item:
        """Give the anchors of a competency: a warning sign, then what one sees at each of its levels."""
        anchors = [*competency.warning_signs[:1]] or [_ANY_SCALE[0]]
        for level, default in zip((1, 2, 3), _ANY_SCALE[1:], strict=True):
            seen = competency.behaviours.get(level, ())
            anchors.append(seen[0] if seen else default)
        return self.item(f"scores/{competency.slug}", competency.name, of_competency(competency), cells=(*anchors, ""))

    def forbidden(self) -> Section | None:
        """Give what may not be asked, what may be asked instead, and the text that says so."""
        rows = [
            self.item(f"forbidden/{ref}", asked, rule(f"forbidden-{ref}", text), cells=(instead, text))
            for ref, asked, instead, text in _FORBIDDEN
        ]
        note = self.item(
            "forbidden/principle",
            "Une question n’a sa place que si elle a un lien direct et nécessaire avec le poste. Quand la personne aborde"
            " elle-même un de ces sujets, on l’écoute, on ne l’écrit pas, et on revient au poste.",
            rule("direct-link", "Code du travail, L1221-6."),
        )
        return self.section(
            "forbidden",
            "Ce qui ne se demande pas",
            block(BlockKind.TABLE, rows, columns=("Ne pas demander", "Demander plutôt", "Le texte")),
            block(BlockKind.PARAGRAPHS, [note]),
        )
