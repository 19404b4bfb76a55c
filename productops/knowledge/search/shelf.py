"""The pages of the catalogue that may be found, as plain values: few, read from the tables once a revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.urls import reverse

from productops.knowledge import models
from productops.knowledge.search.places import CITES, PLACES
from productops.recognition.lexicon import Kind as Subject


class Kind(TextChoices):
    """What a result is, as its row says it."""

    PAGE = "page", "Page du site"
    PATH = "path", "Parcours"
    TRIAL = "trial", "Essai"
    COMPETENCY = "competency", "Compétence"
    MISSION = "mission", "Mission"
    PROBLEM = "problem", "Problème"
    DOMAIN = "domain", "Domaine"
    JOB = "job", "Métier voisin"
    WAY_OUT = "way-out", "Et après"
    MANDATE = "mandate", "Mandat type"
    TERM = "term", "Mot du métier"
    PERSON = "person", "Personne"
    TESTIMONIAL = "testimonial", "Témoignage"


@dataclass(frozen=True, kw_only=True)
class Page:
    """Something that has an address: its title, then its lines, the one that tells most first.

    `key` names it in the lexicon where it has a name there, else by its kind and slug.
    """

    kind: Kind
    slug: str
    address: str
    title: str
    lines: tuple[str, ...]
    names: tuple[str, ...] = ()
    """What else it is called, whole."""

    @property
    def key(self) -> tuple[str, str]:
        """Name it among all pages."""
        return self.kind.value, self.slug


SUBJECTS = {
    Subject.MISSION: Kind.MISSION,
    Subject.COMPETENCY: Kind.COMPETENCY,
    Subject.PROBLEM: Kind.PROBLEM,
    Subject.JOB: Kind.JOB,
}
"""The pages that speak of what the lexicon knows."""


def pages() -> tuple[Page, ...]:
    """Read every page, in the order in which equals are shown."""
    return tuple(page for read in _READERS for page in read())


def _texts(related: Any) -> tuple[str, ...]:
    return tuple(line.text for line in related.all())


def _places() -> Iterator[Page]:
    cited = tuple(str(source) for source in models.Source.objects.order_by("pk"))
    for place in PLACES:
        lines = (place.line, *cited) if place.slug == CITES else (place.line,)
        yield Page(
            kind=Kind.PAGE, slug=place.slug, address=reverse(place.view) + place.anchor, title=place.title, lines=lines
        )


def _paths() -> Iterator[Page]:
    for row in models.CareerPath.objects.prefetch_related("lines", "questions", "competencies"):
        lines = [(line.kind, line.text) for line in row.lines.all()]
        said = tuple(text for kind, text in lines if not kind.startswith("trial"))
        told = (*said, *_texts(row.questions), *_texts(row.competencies))
        yield Page(
            kind=Kind.PATH, slug=row.slug, address=row.get_absolute_url(), title=row.name, lines=(row.summary, *told)
        )
        if trial := tuple(text for kind, text in lines if kind.startswith("trial")):
            yield Page(
                kind=Kind.TRIAL,
                slug=row.slug,
                address=f"{row.get_absolute_url()}#essai",
                title=f"Quatre semaines pour essayer : {row.name[:1].lower()}{row.name[1:]}",
                lines=trial,
            )


def _competencies() -> Iterator[Page]:
    rows = models.Competency.objects.prefetch_related("behaviours", "questions", "warning_signs", "proofs")
    for row in rows:
        told = (*_texts(row.behaviours), *_texts(row.proofs), *_texts(row.questions), *_texts(row.warning_signs))
        lines = (row.description, row.posting, row.missing, row.missing_inside, row.missing_free, *told)
        yield Page(kind=Kind.COMPETENCY, slug=row.slug, address=row.get_absolute_url(), title=row.name, lines=lines)


def _missions() -> Iterator[Page]:
    for row in models.Mission.objects.prefetch_related("lines", "results"):
        lines = (row.detail, *_texts(row.lines), *(result.title for result in row.results.all()))
        yield Page(kind=Kind.MISSION, slug=row.slug, address=row.get_absolute_url(), title=row.title, lines=lines)


def _problems() -> Iterator[Page]:
    """Give the problems where their domain answers them: they have no page of their own."""
    for row in models.Problem.objects.select_related("domain"):
        address = f"{row.domain.get_absolute_url()}#{row.slug}"
        yield Page(kind=Kind.PROBLEM, slug=row.slug, address=address, title=row.title, lines=(row.detail,))


def _domains() -> Iterator[Page]:
    for row in models.Domain.objects.all():
        lines = (row.purpose, row.plain_name)
        yield Page(kind=Kind.DOMAIN, slug=row.slug, address=row.get_absolute_url(), title=row.name, lines=lines)


def _jobs() -> Iterator[Page]:
    for row in models.NeighbourJob.objects.prefetch_related("week"):
        lines = tuple(text for text in (row.decides, *_texts(row.week), row.hire_for, row.gain, row.loss) if text)
        yield Page(kind=Kind.JOB, slug=row.slug, address=_neighbour(row.slug), title=row.name, lines=lines)


def _ways_out() -> Iterator[Page]:
    for row in models.WayOut.objects.all():
        yield Page(kind=Kind.WAY_OUT, slug=row.slug, address=_neighbour(row.slug), title=row.name, lines=(row.detail,))


_TITLE = models.MandateLine.Kind.TITLE


def _mandates() -> Iterator[Page]:
    rows = list(models.TypicalMandate.objects.prefetch_related("lines", "questions", "signs", "neighbours"))
    titles = Counter(line.text for row in rows for line in row.lines.all() if line.kind == _TITLE)
    for row in rows:
        asked = (*_texts(row.questions), *(question.hears for question in row.questions.all()))
        signs = (*_texts(row.signs), *(sign.means for sign in row.signs.all()))
        lines = (row.situation, row.watch_out, *_texts(row.lines), *asked, *signs, *_texts(row.neighbours))
        # A title under which several are published is none of them.
        names = tuple(line.text for line in row.lines.all() if line.kind == _TITLE and titles[line.text] == 1)
        yield Page(
            kind=Kind.MANDATE,
            slug=row.slug,
            address=row.get_absolute_url(),
            title=row.name,
            lines=lines,
            names=names,
        )


def _terms() -> Iterator[Page]:
    for row in models.Term.objects.prefetch_related("forms"):
        lines = tuple(text for text in (row.definition, row.stands_for, *_texts(row.forms)) if text)
        yield Page(kind=Kind.TERM, slug=row.slug, address=row.get_absolute_url(), title=row.term, lines=lines)


def _neighbour(slug: str) -> str:
    return f"{reverse('knowledge:neighbours')}#{slug}"


_READERS: tuple[Callable[[], Iterable[Page]], ...] = (
    _competencies, _missions, _paths, _jobs, _domains, _places, _mandates, _problems, _ways_out, _terms,
)  # fmt: skip
