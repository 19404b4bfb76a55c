"""A draft: what one organisation answered so far, found by a secret key that is never stored."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from productops.drafting.scope import ASSUMABLE
from productops.drafting.scope_json import answer_paths
from productops.scoping.fields import read_path

# The links of a draft, the address left for it and its letterhead are in modules of their own; Django looks for every model here.
from productops.scoping.keys import digest as digest
from productops.scoping.keys import seal
from productops.scoping.left_address import LeftAddress as LeftAddress
from productops.scoping.letterhead import Letterhead as Letterhead
from productops.scoping.links import Link as Link
from productops.scoping.links import Use

KEPT = timedelta(days=365)
"""How long a draft is kept without being saved, where nothing holds it longer."""


def comment_key(key: str) -> str:
    """Derive, from the key that edits, the key of the link to read and comment that every draft begins with.

    It is drawn once, when the draft starts: what is stored of the link then stands on its own.
    """
    return salted_hmac("productops.scoping.comment", key, algorithm="sha256").hexdigest()[:32]


class Unreadable(str):
    """What a column of JSON holds where it is none."""


class DraftJSON(models.JSONField):
    """JSON that a damaged row does not take away from the others: it reads as `Unreadable`, with the text that is there."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Read it, or give it as it is."""
        try:
            return super().from_db_value(value, expression, connection)
        except ValueError:
            return Unreadable(value)

    def deconstruct(self) -> Any:
        """Be a JSON field as others to migrations: the column is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class RoleScopeQuerySet(models.QuerySet["RoleScope"]):
    """Verbs over drafts."""

    def start(self, answers: dict[str, Any] | None = None) -> tuple[RoleScope, str]:
        """Create a draft; give it with its key, which can never be read back."""
        key = secrets.token_urlsafe(16)
        first = comment_key(key)
        row = self.create(key_digest=digest(key), comment_digest=digest(first), answers=answers or {})
        row.links.create(use=Use.COMMENT, key_digest=digest(first), sealed_key=seal(first, under=key))
        return row, key

    def expired(self, now: datetime) -> RoleScopeQuerySet:
        """Give the drafts kept too long (`manage.py expire` deletes them)."""
        return self.filter(saved_at__lt=now - KEPT).exclude(kept_until__gte=timezone.localdate(now))

    def start_from(self, answers: dict[str, Any]) -> tuple[RoleScope, str]:
        """Create a draft on answers that nobody gave yet: what can be suggested stays assumed until the leader accepts it."""
        return self.start(answers | {"assumed": sorted(answer_paths(answers).intersection(ASSUMABLE))})

    def with_key(self, key: str) -> RoleScope:
        """Give the draft of an edit key; raise DoesNotExist for any other."""
        return self.get(key_digest=digest(key))


class RoleScope(models.Model):
    """One draft. `answers` holds valid answers only, in the JSON form; `pending` what was typed and refused.

    `writers` tells, by step and field, which page wrote last; `superseded` what was accepted and no longer follows.
    """

    name = models.CharField("nom du cadrage", max_length=120, blank=True, default="")
    key_digest = models.CharField(max_length=64, unique=True)
    comment_digest = models.CharField(max_length=64, unique=True)
    answers = DraftJSON("réponses", default=dict)
    pending = DraftJSON("saisies refusées", default=dict, blank=True)
    writers = DraftJSON("dernières pages à écrire", default=dict, blank=True)
    superseded = DraftJSON("choix tombés", default=dict, blank=True)
    edits = DraftJSON("retouches", default=dict, blank=True)
    notes = DraftJSON("notes", default=list, blank=True)
    votes = DraftJSON("avis sur le mandat", default=list, blank=True)
    exceptions = DraftJSON("exceptions", default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(default=timezone.now, db_index=True)
    kept_until = models.DateField("gardé au moins jusqu’au", null=True, blank=True)

    objects = RoleScopeQuerySet.as_manager()

    class Meta:
        verbose_name = "cadrage"
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Name the draft for its author: as they named it, or by the title and the organisation, as far as they are known."""
        if self.name:
            return self.name
        title = read_path(self.answers, "role.title") or "Product Ops"
        name = read_path(self.answers, "organisation.name")
        return f"{title} – {name}" if name else f"{title} (cadrage sans nom)"

    @property
    def removed_on(self) -> Any:
        """Give the day this draft goes away if nobody saves it before."""
        day = timezone.localdate(self.saved_at + KEPT)
        return max(day, self.kept_until + timedelta(days=1)) if self.kept_until else day

    def as_json(self) -> dict[str, Any]:
        """Give the whole draft in the JSON form of a scope."""
        data: dict[str, Any] = {"version": 1, **self.answers}
        if self.edits:
            data["edits"] = self.edits
        if self.exceptions:
            data["exceptions"] = self.exceptions
        return data

    def as_found(self) -> dict[str, Any]:
        """Give every column as it is, for a draft that no longer reads."""
        return {"damaged": True} | {name: getattr(self, name) for name in SHAPES}


SHAPES: dict[str, type] = {
    "answers": dict,
    "pending": dict,
    "writers": dict,
    "superseded": dict,
    "edits": dict,
    "notes": list,
    "votes": list,
    "exceptions": dict,
}
"""What each column of JSON holds in a sound draft."""
