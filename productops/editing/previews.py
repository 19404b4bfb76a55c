"""What a row becomes in a document: the document itself is written, and its lines are taken from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from productops.drafting.catalogue import DOMAINS
from productops.drafting.compose import write
from productops.drafting.document import Document, Kind
from productops.drafting.scope import Commitment
from productops.drafting.scope_json import ScopeError, read_scope
from productops.knowledge import loading, models


@dataclass(frozen=True, kw_only=True)
class Line:
    """A sentence as it will appear, and where."""

    where: str
    text: str


def of(row: Any) -> list[Line] | None:
    """Give the sentences that a saved row writes; None where it writes none by itself."""
    writer = _WRITERS.get(type(row))
    if writer is None:
        return None
    try:
        return list(writer(row))
    except (ScopeError, KeyError):
        # The catalogue is still too empty to write one.
        return []


def _document(answers: Mapping[str, Any], kind: Kind = Kind.OFFER) -> Document:
    catalogue = loading.catalogue()
    scope = read_scope({"mandate": {DOMAINS[0]: 3}} | dict(answers), catalogue)
    return write(scope, catalogue, kind=kind, on=timezone.localdate())


_COMMITMENTS = {Commitment.CARRY: "Porter", Commitment.CONTRIBUTE: "Contribuer", Commitment.SUPPORT: "Appuyer"}


def _mission(row: models.Mission) -> Iterator[Line]:
    mandate = {row.domain.slug: 3} if row.domain else {DOMAINS[0]: 3}
    carried = None
    for commitment, name in _COMMITMENTS.items():
        answers = {"mandate": mandate, "missions": [{"slug": row.slug, "commitment": str(commitment)}]}
        document = _document(answers)
        carried = carried or document
        yield from (Line(where=name, text=i.text) for i in document.items() if i.id == f"offer/missions/{row.slug}")
    if carried:
        results = f"offer/results/{row.slug}/"
        yield from (Line(where=i.label, text=i.text) for i in carried.items() if i.id.startswith(results))


def _competency(row: models.Competency) -> Iterator[Line]:
    for tone in ("vous", "tu"):
        document = _document({"competencies": {"required": [row.slug]}, "terms": {"tone": tone}})
        heading = next(section.title for section in document.sections if section.id == "profile")
        yield from (Line(where=heading, text=i.text) for i in document.items() if i.id == f"offer/profile/{row.slug}")


def _problem(row: models.Problem) -> Iterator[Line]:
    document = _document({"problems": [row.slug]}, Kind.BRIEF)
    section = next(section for section in document.sections if section.id == "problems")
    for block in section.blocks:
        for item in block.items:
            texts = (item.text, *item.cells)
            yield from (Line(where=where, text=text) for where, text in zip(block.columns, texts, strict=True))


def _path(row: models.CareerPath) -> Iterator[Line]:
    """Show a path alone, which is spoken to, then beside the others, where it is named."""
    shown = ("offer/profile/paths", "offer/profile/welcome")
    others = models.CareerPath.objects.exclude(slug=row.slug).values_list("slug", flat=True)[:1]
    for paths in ([row.slug], [row.slug, *others]):
        document = _document({"paths": paths})
        heading = next(section.title for section in document.sections if section.id == "profile")
        yield from (Line(where=heading, text=i.text) for i in document.items() if i.id in shown)


_WRITERS: Mapping[type[Any], Callable[[Any], Iterator[Line]]] = {
    models.Mission: _mission,
    models.Competency: _competency,
    models.Problem: _problem,
    models.CareerPath: _path,
}
