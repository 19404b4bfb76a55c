"""What a leader would not want to publish as it was typed: who says « je », what shouts, what contradicts the rest.

Nothing typed is changed: each remark quotes it, and says what a reader of the offer would think.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from productops.drafting.answers import Subject
from productops.drafting.catalogue import FIRST_JOB
from productops.drafting.scope import Scope, Seniority
from productops.drafting.wording import SUM
from productops.text.folding import fold
from productops.text.french import clause, join

_MOST_QUOTED = 2
_I = re.compile(r"(?<![\w-])(?:(?:je|moi|me|mon|ma|mes)(?![\w-])|[jm]['’]\w)", re.IGNORECASE)
_SHOUTED = re.compile(
    r"\b[A-ZÀ-Ý]{3,}(?: [A-ZÀ-Ý]{2,})+\b|\b(?:AVANT|APRÈS|JAMAIS|TOUJOURS|TOUS|TOUTES|SANS|AUCUN|AUCUNE|URGENT|TOUT|PAS|ET)\b"
)
_FAMILIAR = re.compile(
    r"\b(?:furieux|furieuse|trucs?|bordel|galere|bosser?|bosse|boites?|boss|croule|pas dispo|a la ramasse|n.importe quoi|nul|nuls)\b"
)
_REACHED = re.compile(r"@|https?:|www\.|(?:\d[ .]?){8,}")
_THIRTEENTH = re.compile(r"\b(?:13e|13eme|treizieme) mois\b")


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something typed that is worth a look before it is public."""

    code: str
    text: str
    subject: Subject


def remarks(scope: Scope) -> Iterator[Remark]:
    """Give the remarks that the words of a scope call for, subject by subject."""
    for subject, texts in _published(scope).items():
        if said := _pieces(texts, _I.search):
            yield Remark(
                code=f"first-person-{subject}",
                text=f"{said} : qui parle ? Dans une offre, l’entreprise dit « nous ».",
                subject=subject,
            )
        if said := _pieces(texts, _SHOUTED.search):
            yield Remark(
                code=f"capitals-{subject}",
                text=f"{said} : des mots en capitales se lisent comme un cri. Une minuscule suffit.",
                subject=subject,
            )
        if said := _pieces(texts, lambda text: _FAMILIAR.search(fold(text))):
            yield Remark(
                code=f"familiar-{subject}",
                text=f"{said} : entre collègues, cela passe ; dans une offre, quelqu’un s’y reconnaîtra.",
                subject=subject,
            )
    yield from _of_the_company(scope)
    yield from _of_the_terms(scope)


def _published(scope: Scope) -> dict[Subject, list[str]]:
    """Give what was typed and would be public, by the subject where it is answered."""
    organisation, context, role = scope.organisation, scope.context, scope.role
    held = [each.holds for each in scope.existing_roles if each.published]
    company = (organisation.about, organisation.product, organisation.users, organisation.tools)
    results = [text for each in scope.results or () for text in (each.title, each.baseline, each.target)]
    given: dict[Subject, list[str | None]] = {
        Subject.CONTEXT: [
            *company,
            context.why_now,
            context.incident,
            context.decides,
            role.learning,
            role.growth,
            *held,
        ],
        Subject.MISSIONS: [each.title for each in scope.own_missions],
        Subject.RESULTS: results,
        Subject.PROFILE: [each.name for each in scope.own_competencies],
        Subject.TERMS: [*scope.terms.benefits, *scope.terms.process],
    }
    return {subject: [text for text in texts if text] for subject, texts in given.items()}


def _pieces(texts: list[str], search: Callable[[str], object]) -> str:
    """Quote the sentences in which something is found, two at most."""
    sentences = (sentence for text in texts for sentence in re.split(r"(?<=[.!?;])\s+|\n+", text))
    found = [f"« {clause(sentence)} »" for sentence in sentences if search(sentence)]
    return join(found[:_MOST_QUOTED])


_NOT_FOR_ALL = re.compile(
    r"\b(?:(?:de|du|nos|les|des) revenus?|chiffre d.affaires|penalites?|churn\w*|contrats? (?:perdus?|resilies?|rompus?)|resili\w*|clients? (?:perdus?|partis?)|perdu (?:\w+ ){0,3}clients?"
    r"|plaintes?|proces|cnil|allerg\w*|intoxi\w*|bless\w*|hospitalis\w*|desabonn\w*|hausses? de (?:prix|tarifs?)|patients?|donnees (?:personnelles|de sante)|fuite|licenci\w*|conge (?:de )?maternite|conge parental|burn[- ]?out|arret maladie)\b"
)
"""What a company tells nobody outside: what it lost, whom it harmed, who is away and why."""


def stays_inside(text: str) -> bool:
    """Tell whether what is told of an episode is for the company alone: a loss, a sum, someone harmed or away."""
    return bool(_NOT_FOR_ALL.search(fold(text)) or SUM.search(text))


def _of_the_company(scope: Scope) -> Iterator[Remark]:
    incident, why = scope.context.incident or "", scope.context.why_now or ""
    if stays_inside(incident):
        yield Remark(
            code="inside-only",
            text="L’épisode cité dit ce que l’entreprise a perdu, ou ce qui ne regarde qu’elle : l’offre ne le reprend pas,"
            " les trois autres papiers si. Pour qu’elle le raconte, retirez le chiffre ou la personne.",
            subject=Subject.CONTEXT,
        )
    if stays_inside(why):
        yield Remark(
            code="public-reason",
            text="« Pourquoi maintenant » dit une perte, une somme ou une absence : ce sera public. Une phrase plus courte suffit.",
            subject=Subject.CONTEXT,
        )


def _of_the_terms(scope: Scope) -> Iterator[Remark]:
    terms = scope.terms
    if terms.contact and not _REACHED.search(terms.contact):
        yield Remark(
            code="unreachable",
            text=f"Le contact, « {clause(terms.contact)} », n’a ni adresse ni numéro : personne ne pourra l’appeler.",
            subject=Subject.TERMS,
        )
    if terms.salary_months == 12 and any(_THIRTEENTH.search(fold(benefit)) for benefit in terms.benefits):
        yield Remark(
            code="thirteenth-month",
            text="La rémunération est dite sur 12 mois, et les avantages comptent un 13e mois : l’un des deux se corrige.",
            subject=Subject.TERMS,
        )
    beyond = (Seniority.CONFIRMED, Seniority.SENIOR, Seniority.LEAD)
    if scope.role.seniority in beyond and FIRST_JOB in (scope.paths or ()):
        yield Remark(
            code="first-job",
            text="L’offre demande de l’expérience et accueille un premier poste : qui débute ne saura pas si elle lui parle.",
            subject=Subject.PROFILE,
        )
