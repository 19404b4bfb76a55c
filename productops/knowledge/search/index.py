"""The index: one function writes it, right after every edit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db import models as db
from django.db.models.signals import m2m_changed, post_delete, post_save

from productops.knowledge import models
from productops.knowledge.search.models import Phrase, SearchEntry
from productops.knowledge.search.words import VERSION
from productops.text.folding import fold
from productops.text.stems import WORD, stems

Kind = SearchEntry.Kind
Keys = dict[Kind, set[int]]

FACETS = {"p": "paths", "c": "competencies", "d": "domains", "s": "situations"}
"""What a testimonial is filtered by: the letter of its tokens, and its field here and in the index."""

_BATCH = 2000
_TIDY = {
    "sqlite": "INSERT INTO knowledge_search(knowledge_search) VALUES ('optimize')",
    "postgresql": "SELECT gin_clean_pending_list('knowledge_search'::regclass)",
}
"""What each database does once much was written: one segment instead of many, nothing left waiting beside the index."""
_waiting: ContextVar[Keys | None] = ContextVar("rows that wait to be indexed", default=None)


def token(letter: str, key: object) -> str:
    """Give the token of a facet's value, or of a kind."""
    return f"f0{letter}{key}"


def plain(word: str) -> str:
    """Give a word of a name as the index holds it: whole, so that its beginning finds it."""
    return "".join(sign for sign in fold(word) if sign.isascii() and sign.isalnum())


def past(phrase: Phrase) -> Phrase:
    """Give a phrase as it is written where it is told of a person, rather than said by them."""
    return tuple(token("w", part) for part in phrase)


@dataclass(frozen=True)
class _Source:
    """A kind of rows: those that may be found, the texts they say, and those told of the person."""

    rows: Callable[[], db.QuerySet[Any]]
    said: Callable[[Any], Iterable[str]]
    told: Callable[[Any], Iterable[str]]


def _told(person: models.Interviewee) -> list[str]:
    return [person.role, *(company.text for company in person.companies.all()), person.story]


SOURCES: dict[Kind, _Source] = {
    Kind.TESTIMONIAL: _Source(
        lambda: (
            models.Testimonial.objects.published()
            .select_related("interviewee")
            .prefetch_related("interviewee__companies", *FACETS.values())
        ),
        lambda row: [row.quote, row.context, row.interviewee.name],
        lambda row: _told(row.interviewee),
    ),
    Kind.PERSON: _Source(
        lambda: models.Interviewee.objects.filter(published=True).prefetch_related("companies"),
        lambda row: [row.name],
        _told,
    ),
}


def listed(keys: Iterable[int]) -> str:
    """Give keys as a facet's column holds them: sorted, a space on either side of each."""
    return "".join(f" {key}" for key in sorted(keys)) + " "


def _entry(kind: Kind, row: Any) -> SearchEntry:
    keys: dict[str, list[int]] = {}
    if kind == Kind.TESTIMONIAL:
        keys = {letter: [each.pk for each in getattr(row, field).all()] for letter, field in FACETS.items()}
    said = " 0 ".join(stems(text) for text in SOURCES[kind].said(row))
    told = " 0 ".join(" ".join(past(tuple(stems(text).split()))) for text in SOURCES[kind].told(row))
    tokens = [token(letter, key) for letter, each in keys.items() for key in each]
    if kind == Kind.PERSON:
        tokens += [token("n", plain(word)) for word in WORD.findall(row.name)]
    return SearchEntry(
        kind=kind,
        row=row.pk,
        order=row.order,
        words=f" {' '.join([said, '0', told, '0', *tokens, token('k', kind.value)])} ",
        **{FACETS[letter]: listed(each) for letter, each in keys.items()},
    )


@transaction.atomic
def refresh(kind: Kind, keys: Iterable[int] | None = None) -> None:
    """Write the entries of the rows of these keys again, or of a whole kind. What may not be found has none."""
    source, old = SOURCES[kind].rows().order_by("pk"), SearchEntry.objects.filter(kind=kind)
    if keys is not None:
        source, old = source.filter(pk__in=list(keys)), old.filter(row__in=list(keys))
    old.delete()
    last = 0
    while batch := list(source.filter(pk__gt=last)[:_BATCH]):
        SearchEntry.objects.bulk_create([_entry(kind, row) for row in batch])
        last = batch[-1].pk


@transaction.atomic
def rebuild() -> None:
    """Write the whole index again, and remember with which stems."""
    SearchEntry.objects.exclude(kind__in=list(SOURCES)).delete()
    for kind in SOURCES:
        refresh(kind)
    with connection.cursor() as cursor:
        cursor.execute(_TIDY[connection.vendor])
    models.CatalogueRevision.objects.update_or_create(pk=1, defaults={"stems": VERSION})


def is_stale() -> bool:
    """Tell whether the index was written with other stems than those of today, or never."""
    return not models.CatalogueRevision.objects.filter(pk=1, stems=VERSION).exists()


@contextmanager
def together() -> Iterator[None]:
    """Index once, at the end, all that is edited meanwhile."""
    waiting: Keys = defaultdict(set)
    mark = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(mark)
    for kind, keys in waiting.items():
        refresh(kind, keys)


def _touch(kind: Kind, keys: Iterable[int]) -> None:
    waiting = _waiting.get()
    if waiting is None:
        refresh(kind, keys)
    else:
        waiting[kind].update(keys)


def _touch_person(key: int) -> None:
    _touch(Kind.PERSON, [key])
    _touch(Kind.TESTIMONIAL, models.Testimonial.objects.filter(interviewee_id=key).values_list("pk", flat=True))


_EDITS: dict[type[db.Model], Callable[[Any], None]] = {
    models.Testimonial: lambda row: _touch(Kind.TESTIMONIAL, [row.pk]),
    models.Interviewee: lambda row: _touch_person(row.pk),
    models.IntervieweeCompany: lambda row: _touch_person(row.interviewee_id),
}
"""What an edit of a row asks to write again."""


def _on_edit(sender: type[db.Model], instance: Any, **_signal: Any) -> None:
    _EDITS[sender](instance)


def _on_link(instance: Any, reverse: bool, pk_set: set[int] | None, action: str, **_signal: Any) -> None:
    if not action.startswith("post_"):
        return
    if not reverse:
        _touch(Kind.TESTIMONIAL, [instance.pk])
    elif pk_set is None:  # cleared from the other side: which testimonials lost the link is no longer known
        refresh(Kind.TESTIMONIAL)
    else:
        _touch(Kind.TESTIMONIAL, pk_set)


def watch_edits() -> None:
    """Index a row whenever it, a line of it or a link of it is edited."""
    for model in _EDITS:
        post_save.connect(_on_edit, sender=model, dispatch_uid=f"index-{model.__name__}")
        post_delete.connect(_on_edit, sender=model, dispatch_uid=f"index-{model.__name__}")
    for field in FACETS.values():
        through = getattr(models.Testimonial, field).through
        m2m_changed.connect(_on_link, sender=through, dispatch_uid=f"index-{through.__name__}")
