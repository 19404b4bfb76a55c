"""A draft: what one organisation answered so far, found by a secret key that is never stored."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from productops.drafting.scope_json import answer_paths

# The links of a draft are in a module of their own; Django looks for every model here.
from productops.scoping.keys import digest as digest
from productops.scoping.keys import seal
from productops.scoping.links import Link as Link
from productops.scoping.links import Use

KEPT = timedelta(days=365)
"""How long a draft is kept without being saved, where nothing holds it longer."""


def comment_key(key: str) -> str:
    """Derive, from the key that edits, the key of the link to read and comment that every draft begins with.

    It is drawn once, when the draft starts: what is stored of the link then stands on its own.
    """
    return salted_hmac("productops.scoping.comment", key, algorithm="sha256").hexdigest()[:32]


class RoleScopeQuerySet(models.QuerySet["RoleScope"]):
    """Verbs over drafts."""

    def start(self, answers: dict[str, Any] | None = None) -> tuple[RoleScope, str]:
        """Create a draft; give it with its key, which can never be read back. Drafts kept too long go away."""
        unused = self.filter(saved_at__lt=timezone.now() - KEPT)
        unused.exclude(kept_until__gte=timezone.localdate()).delete()
        key = secrets.token_urlsafe(16)
        first = comment_key(key)
        row = self.create(key_digest=digest(key), comment_digest=digest(first), answers=answers or {})
        row.links.create(use=Use.COMMENT, key_digest=digest(first), sealed_key=seal(first, under=key))
        return row, key

    def start_from(self, answers: dict[str, Any]) -> tuple[RoleScope, str]:
        """Create a draft on answers that nobody gave yet: they stay assumed until the leader accepts them."""
        return self.start(answers | {"assumed": sorted(answer_paths(answers))})

    def with_key(self, key: str) -> RoleScope:
        """Give the draft of an edit key; raise DoesNotExist for any other."""
        return self.get(key_digest=digest(key))


class RoleScope(models.Model):
    """One draft. `answers` holds valid answers only, in the JSON form; `pending` what was typed and refused.

    `writers` tells, by step and field, which page wrote last; `superseded` what was accepted and no longer follows.
    """

    key_digest = models.CharField(max_length=64, unique=True)
    comment_digest = models.CharField(max_length=64, unique=True)
    answers = models.JSONField("réponses", default=dict)
    pending = models.JSONField("saisies refusées", default=dict, blank=True)
    writers = models.JSONField("dernières pages à écrire", default=dict, blank=True)
    superseded = models.JSONField("choix tombés", default=dict, blank=True)
    edits = models.JSONField("retouches", default=dict, blank=True)
    notes = models.JSONField("notes", default=list, blank=True)
    votes = models.JSONField("avis sur le mandat", default=list, blank=True)
    exceptions = models.JSONField("exceptions", default=dict, blank=True)
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
        """Name the draft for its author: the title and the organisation, as far as they are known."""
        title = self.answers.get("role", {}).get("title") or "Product Ops"
        name = self.answers.get("organisation", {}).get("name")
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
