"""What the pages of a draft show, on every step and on the reading."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from productops.drafting.advice import advise
from productops.drafting.catalogue import Catalogue
from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.plan import Plan
from productops.drafting.thresholds import CAPACITY
from productops.drafting.wording import MANDATE_LEVELS, name_of_answer
from productops.pictures.radar import radar
from productops.scoping import saving
from productops.scoping.access import reading_key
from productops.scoping.drafts import Draft
from productops.scoping.field_findings import mark_fields
from productops.scoping.keys import digest
from productops.scoping.likenesses import line_likenesses
from productops.scoping.merging import Value
from productops.scoping.steps import BY_KEY, STEPS, StepSpec, after, asked_at, before, number
from productops.scoping.summary import superseded_choices
from productops.scoping.votes import summarise_votes

SHOWN = "shown"
"""The hidden digest of the preview that a page shows: it is not sent again as long as it stays the same."""


def page_context(spec: StepSpec, draft: Draft, key: str, form: Any = None) -> dict[str, Any]:
    """Give what every step's page shows."""
    row, scope = draft.row, draft.scope
    context = {
        "spec": spec,
        "number": number(spec),
        "steps": STEPS,
        "previous": before(spec),
        "next": after(spec),
        "row": row,
        "key": key,
        "form": form,
        "hidden": saving.hidden_state(row, spec, form) if form else {},
        "waiting": row.pending.get(spec.key),
        "conflicts": told_conflicts(form, saving.open_conflicts(draft, spec)) if form else [],
        "assumed": sorted(name_of_answer(path) for path in scope.assumed & asked_at(spec)),
        "superseded_choices": superseded_choices(draft),
        "address": reverse("scoping:resume", args=[key]),
        "comment_key": reading_key(row, key),
        "is_own": row.key_digest == digest(key),
        "votes": summarise_votes(row, scope, draft.catalogue),
        "scope": scope,
        "superseded": draft.superseded,
        "missing_mandate": spec.needs_mandate and not scope.has_mandate,
        "said": mark_fields(form, on=timezone.localdate()) if form else [],
        "heard": line_likenesses(draft.plan, spec.hears),
        **(preview_context(spec, draft.plan, key) if spec.form else {"picture": mandate_picture(draft.plan)}),
    }
    return context | draw_preview(context) if spec.form else context


def preview_context(spec: StepSpec, plan: Plan, key: str) -> dict[str, Any]:
    """Give what stands beside the questions: the mandate drawn, what to look at, and the offer as it would be.

    Where the mandate is asked and not answered yet, all of it is for the suggested one.
    """
    is_suggested = spec is BY_KEY["mandat"] and not plan.scope.has_mandate
    if is_suggested:
        levels = {suggested.domain: suggested.level for suggested in plan.suggested_mandate}
        scope = replace(plan.scope, mandate=levels, assumed=plan.scope.assumed | {"mandate"})
        plan = Plan(scope=scope, catalogue=plan.catalogue, earlier=plan)
    if not plan.scope.has_mandate:
        return {"picture": None, "document": None}
    offer = compose(plan.scope, plan.catalogue, kind=Kind.OFFER, on=timezone.localdate(), plan=plan)
    here = [advice for advice in advise(plan) if advice.subject is spec.subject and not advice.to_confirm]
    return {
        "picture": mandate_picture(plan),
        "document": offer,
        "reader": {"key": key, "csrf": ""},  # a preview is read: no line of it is retouched
        "advice_here": here,
        "is_suggested": is_suggested,
    }


def draw_preview(context: Mapping[str, Any], already: str = "") -> dict[str, Any]:
    """Draw what stands beside the questions, with the digest of what it shows; a page that shows it `already` has it."""
    said = [(str(field.auto_id), str(field.label), finding) for field, finding in context["said"]]
    told = [context.get(name) for name in ("picture", "document", "advice_here", "is_suggested", "key")]
    is_saved = context.get("outcome") in (None, saving.Outcome.SAVED)
    shown = hashlib.blake2b(repr((context["spec"].key, is_saved, said, told)).encode(), digest_size=12).hexdigest()
    is_shown = shown == already
    preview = "" if is_shown else render_to_string("scoping/_preview.html", dict(context))
    return {"preview": preview, "shown": shown, "is_shown": is_shown}


def mandate_picture(plan: Plan) -> dict[str, Any] | None:
    """Give the radar of the mandate and the days that each domain takes, where there is a mandate."""
    scope, known = plan.scope, plan.catalogue
    if not scope.has_mandate:
        return None
    suggested = {level.domain: level.level for level in plan.suggested_mandate}
    differs = any(suggested.values()) and any(scope.mandate.get(slug, 0) != suggested[slug] for slug in suggested)
    return {
        "radar": levels_radar(scope.mandate, known, suggested if differs else None),
        "differs": differs,
        "loads": [(domain, plan.loads.get(slug, 0)) for slug, domain in known.domains.items()],
        "function": plan.loads.get(None, 0),
        "total": plan.load,
        "over": plan.load > CAPACITY,
        "count": len(plan.assigned),
    }


def told_conflicts(form: Any, conflicts: Mapping[str, Value]) -> list[dict[str, Any]]:
    """Give each conflict as its author reads it: the field, and the other text."""
    return [{"field": form[name], "other": saving.told_value(form, name, other)} for name, other in conflicts.items()]


def levels_radar(mandate: Mapping[str, int], known: Catalogue, suggested: Mapping[str, int] | None = None) -> str:
    """Draw the four levels of a mandate, with the suggested ones where they differ."""
    axes = [(domain.name, mandate.get(slug, 0)) for slug, domain in known.domains.items()]
    beside = ("le mandat suggéré", [suggested.get(slug, 0) for slug in known.domains]) if suggested else None
    return radar(axes, beside=beside, words=MANDATE_LEVELS)
