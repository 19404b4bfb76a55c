"""What a talent partner needs from a scoping: what to ask the leader, the offer to paste by blocks, where to look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from productops.drafting.document import Document
from productops.drafting.plan import Plan
from productops.drafting.thresholds import CAPACITY
from productops.knowledge.models import TypicalMandate
from productops.publishing.renderers.text import render_text
from productops.text.french import clause, days

MOST_ASKED = 9
"""Questions that thirty minutes hold."""
_BLOCKS = (
    ("entreprise", "Entreprise", ("purpose", "place")),
    ("missions", "Missions", ("results", "missions", "limits")),
    ("profil", "Profil", ("profile",)),
    ("conditions", "Conditions", ("summary", "conditions")),
    ("processus", "Processus", ("hiring", "closing")),
)
"""The parts of an offer by the field of an applicant tracking system where they go."""


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """A block to paste: where it goes, and its text."""

    slug: str
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Sourcing:
    """Where to look: titles as people write them, past jobs, words to search for. No person, no age, no school."""

    titles: tuple[str, ...]
    pasts: tuple[str, ...]
    words: tuple[str, ...]


def questions(plan: Plan) -> tuple[str, ...]:
    """Give what to ask the leader in thirty minutes: what the scoping lacks first, then what no form asks."""
    return tuple(_questions(plan))[:MOST_ASKED]


def _questions(plan: Plan) -> Iterator[str]:
    scope = plan.scope
    if plan.load > CAPACITY:
        yield f"Les missions dépassent la semaine ({days(plan.load)}) : laquelle attend, et qui l’annonce ?"
    if not scope.context.incident:
        yield "Quel jour quelqu’un a-t-il dit : il nous faut cette personne ? Que s’était-il passé ?"
    if not scope.results:
        yield "Dans trois mois, à quoi verra-t-on que c’était le bon choix ?"
    if not scope.existing_roles:
        yield "Qui fait déjà une part de ce travail, et qu’en pense cette personne ?"
    if not scope.context.decides:
        yield "Que tranche ce poste seul, que propose-t-il seulement ?"
    if not (scope.terms.salary_min or scope.terms.salary_max):
        yield "Quelle fourchette, qui l’a validée, et que fait-on au-dessus ?"
    if not scope.context.sponsor:
        yield "Qui, à la direction, défendra ce poste au premier refus ?"
    if not scope.terms.process:
        yield "Qui rencontre la personne, combien de temps, et en combien de jours répond-on ?"
    yield "Qui, en interne, pourrait prendre ce poste, et le lui a-t-on proposé ?"
    yield "Quel profil solide refuseriez-vous quand même, et sur quel fait ?"
    yield "Qu’est-ce qui ferait dire non à la bonne personne, et que peut-on y changer ?"
    yield "Laquelle de ces exigences s’apprend en six mois ?"


def pasted(offer: Document) -> tuple[Pasted, ...]:
    """Cut an offer into the blocks that forms ask for, those that hold something."""
    found = []
    for slug, name, wanted in _BLOCKS:
        sections = tuple(section for section in offer.sections if section.id in wanted)
        if sections:
            told = render_text(replace(offer, sections=sections)).decode()
            found.append(Pasted(slug=slug, name=name, text=told.removeprefix(f"{offer.title}\n\n").strip()))
    return tuple(found)


def sourcing(plan: Plan) -> Sourcing:
    """Give the titles of the nearest typical mandate, the welcome pasts, and the words of the mandate's work."""
    scope = plan.scope
    rows = TypicalMandate.objects.prefetch_related("lines")
    near = min(rows, key=lambda row: _distance(row.answers.get("mandate", {}), scope.mandate), default=None)
    usual = [line.text for line in near.lines.all() if line.kind == "title"] if near else []
    named = [title for title in (scope.role.title, scope.role.title_feminine) if title]
    tools = (scope.organisation.tools or "").replace(" et ", ", ").split(",")
    words = [competency.name for competency in plan.required]
    return Sourcing(
        titles=tuple(dict.fromkeys([*named, *usual])),
        pasts=tuple(ranked.path.noun for ranked in plan.welcome_paths),
        words=tuple(dict.fromkeys([*words, *(clause(tool.strip()) for tool in tools if tool.strip())])),
    )


def _distance(levels: dict[str, int], wanted: object) -> int:
    mandate = dict(wanted)  # type: ignore[call-overload]
    return sum(abs(levels.get(name, 0) - mandate.get(name, 0)) for name in {*levels, *mandate})
