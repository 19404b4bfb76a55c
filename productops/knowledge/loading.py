"""From the tables to the frozen `Catalogue` of the core, cached by the catalogue's revision.

Every edit of a knowledge row bumps one number in the same transaction; each process compares it with the number of
its own copy, one query a call. So a removed testimonial is gone everywhere at the next request, in every process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from hashlib import sha256
from typing import Any, ParamSpec, TypeVar

from django.db import connections, router
from django.db.models import F, Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from productops.drafting import catalogue as core
from productops.drafting import entries as core_entries
from productops.knowledge import models, voices
from productops.knowledge.plain import entries_of
from productops.knowledge.specs import SPECS
from productops.recognition.entries import KINDS as LEXICON_KINDS
from productops.recognition.entries import lexicon_from
from productops.recognition.lexicon import Lexicon
from productops.turn import out_of_turn

P = ParamSpec("P")
T = TypeVar("T")

_cached: core.Catalogue | None = None
_of_request: ContextVar[list[int] | None] = ContextVar("revision_of_request", default=None)
"""The revision that the request at hand has read, once it has; None outside of a request."""

_edits: ContextVar[list[None] | None] = ContextVar("edits_made_at_once", default=None)
"""The edits made since `edited_at_once` began; None outside of it."""


def revision() -> int:
    """Give the catalogue's revision: one query, made once a request unless it edits the catalogue itself."""
    read = _of_request.get()
    if read:
        return read[0]
    number = read_revision()
    if read is not None:
        read.append(number)
    return number


def read_revision() -> int:
    """Read the catalogue's revision as it is now, even where the request has read it before."""
    return number_of(models.CatalogueRevision)


def number_of(model: type[Model]) -> int:
    """Read the number of a table of one row; 0 where it has none yet.

    Every page asks this: to make the same sentence of SQL by the ORM took three times as long as to run it.
    """
    with connections[router.db_for_read(model)].cursor() as cursor:
        cursor.execute(f"SELECT number FROM {model._meta.db_table} WHERE id = 1")  # noqa: S608  a name of ours
        row = cursor.fetchone()
    return row[0] if row else 0


def catalogue() -> core.Catalogue:
    """Give the current catalogue, rebuilt only when a row changed since the last call in this process."""
    global _cached
    number, known = revision(), _cached
    if known is None or known.revision != number:
        known = _cached = _build(number)
    return known


_lexicon: tuple[int, Lexicon] | None = None
_lexicon_of: tuple[bytes, Lexicon] | None = None
"""What the lexicon was made of, and the lexicon: most edits change none of it."""
_answers: list[Callable[[], None]] = []
"""What forgets the answers that each function keeps."""


def of_revision(kept: tuple[int, T] | None, number: int) -> T | None:
    """Give what was made of a revision, if it is this one."""
    return kept[1] if kept is not None and kept[0] == number else None


def lexicon() -> Lexicon:
    """Give the lexicon of the current catalogue, rebuilt only when what it is made of changed since the last call."""
    global _lexicon, _lexicon_of
    number = revision()
    if (known := of_revision(_lexicon, number)) is None:
        with out_of_turn():
            if (known := of_revision(_lexicon, number)) is None:  # no other thread made it meanwhile
                entries = _entries(LEXICON_KINDS)
                digest = digest_of(entries)
                if _lexicon_of is not None and _lexicon_of[0] == digest:
                    known = _lexicon_of[1]
                else:
                    _lexicon = _lexicon_of = None  # the old one goes first: the two would be twice the memory
                    known = lexicon_from(entries)
                    _lexicon_of = (digest, known)
                _lexicon = (number, known)
    return known


def digest_of(value: object) -> bytes:
    """Give a digest of plain values, the same while they are."""
    return sha256(repr(value).encode()).digest()


def until_an_edit(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last answers of a function that reads the catalogue's tables, `most` of them, until a row changes."""

    def decorate(read: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=most)
        def answered(_number: int, *args: P.args, **kwargs: P.kwargs) -> T:
            return read(*args, **kwargs)

        @wraps(read)
        def kept(*args: P.args, **kwargs: P.kwargs) -> T:
            return answered(revision(), *args, **kwargs)  # type: ignore[arg-type]  # hashable, or refused at once

        _answers.append(answered.cache_clear)
        return kept

    return decorate


def forget() -> None:
    """Drop this process's copies: they may have been made inside a transaction that was undone."""
    global _cached, _lexicon, _lexicon_of
    _cached = _lexicon = _lexicon_of = None
    forget_answers()
    _forget_reading()


def forget_answers() -> None:
    """Drop what `until_an_edit` keeps."""
    for clear in _answers:
        clear()


def _forget_reading() -> None:
    if read := _of_request.get():
        read.clear()


def read_once(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Make the middleware that lets a request read the catalogue once."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        token = _of_request.set([])
        try:
            return get_response(request)
        finally:
            _of_request.reset(token)

    return middleware


@contextmanager
def edited_at_once() -> Iterator[None]:
    """Raise the revision once for all that is written inside, at its end: inside, the catalogue stays what it was."""
    edits: list[None] = []
    token = _edits.set(edits)
    try:
        yield
    finally:
        _edits.reset(token)
    if edits:
        bump_revision()


def bump_revision(**_signal: Any) -> None:
    """Raise the catalogue's revision: every process will rebuild its copy."""
    if (edits := _edits.get()) is not None:
        edits.append(None)
        return
    _forget_reading()
    changed = models.CatalogueRevision.objects.filter(pk=1).update(number=F("number") + 1)
    if not changed:
        models.CatalogueRevision.objects.get_or_create(pk=1, defaults={"number": 1})


def watch_edits() -> None:
    """Bump the revision whenever a row that the catalogue shows is saved, deleted or linked."""
    apart = {
        models.CatalogueRevision,
        models.SeedRecord,
        models.SearchEntry,
    }
    for model in models.Domain._meta.apps.get_app_config("knowledge").get_models(include_auto_created=True):
        if model in apart:
            continue
        if model._meta.auto_created:
            m2m_changed.connect(bump_revision, sender=model, dispatch_uid=f"revision-{model.__name__}")
        else:
            post_save.connect(bump_revision, sender=model, dispatch_uid=f"revision-{model.__name__}")
            post_delete.connect(bump_revision, sender=model, dispatch_uid=f"revision-{model.__name__}")


def _build(number: int) -> core.Catalogue:
    """Read the tables as plain entries and build the catalogue, with the testimonials that it holds and who said them."""
    return core_entries.catalogue_from(_entries(core_entries.KINDS), revision=number)


def _entries(kinds: Iterable[str]) -> core_entries.Entries:
    """Give the rows of some kinds as plain entries."""
    keys: dict[type[Model], set[int]] = {}
    if "testimonials" in kinds:
        said = models.Testimonial.objects.filter(pk__in=voices.held()).values_list("pk", "interviewee_id")
        keys = {models.Testimonial: {pk for pk, _by in said}, models.Interviewee: {by for _pk, by in said}}
    return {
        kind: entries_of(spec, keys=keys.get(spec.model))
        for file, spec in SPECS
        if (kind := file.removesuffix(".yaml")) in kinds
    }
