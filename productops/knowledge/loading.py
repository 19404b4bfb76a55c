"""From the tables to the frozen `Catalogue` of the core, cached by the catalogue's revision.

Every edit of a knowledge row bumps one number in the same transaction; each process compares it with the number of
its own copy, one query a call. So a removed voice is gone everywhere at the next request, in every process.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.db.models.signals import m2m_changed, post_delete, post_save

from productops.drafting import catalogue as core
from productops.knowledge import models

_cached: core.Catalogue | None = None


def catalogue() -> core.Catalogue:
    """Give the current catalogue, rebuilt only when a row changed since the last call in this process."""
    global _cached
    number = models.CatalogueRevision.objects.values_list("number", flat=True).filter(pk=1).first() or 0
    if _cached is None or _cached.revision != number:
        _cached = _build(number)
    return _cached


def forget() -> None:
    """Drop this process's copy: it may have been built inside a transaction that was undone."""
    global _cached
    _cached = None


def bump_revision(**_signal: Any) -> None:
    """Raise the catalogue's revision: every process will rebuild its copy."""
    changed = models.CatalogueRevision.objects.filter(pk=1).update(number=F("number") + 1)
    if not changed:
        models.CatalogueRevision.objects.get_or_create(pk=1, defaults={"number": 1})


def watch_edits() -> None:
    """Bump the revision whenever a row that the catalogue shows is saved, deleted or linked."""
    apart = {
        models.CatalogueRevision,
        models.SeedRecord,
        models.SearchEntry,
        models.Contribution,
        models.RemovalRequest,
    }
    for model in models.Domain._meta.apps.get_app_config("knowledge").get_models(include_auto_created=True):
        if model in apart or issubclass(model, models.Version):
            continue
        if model._meta.auto_created:
            m2m_changed.connect(bump_revision, sender=model, dispatch_uid=f"revision-{model.__name__}")
        else:
            post_save.connect(bump_revision, sender=model, dispatch_uid=f"revision-{model.__name__}")
            post_delete.connect(bump_revision, sender=model, dispatch_uid=f"revision-{model.__name__}")


def _texts(lines: Iterable[Any], kind: str) -> tuple[str, ...]:
    return tuple(line.text for line in lines if line.kind == kind)


def _slugs(rows: Iterable[Any]) -> tuple[str, ...]:
    return tuple(row.slug for row in rows)


def _mission(row: models.Mission) -> core.Mission:
    lines = list(row.lines.all())
    return core.Mission(
        slug=row.slug,
        domain=row.domain.slug if row.domain else None,
        title=row.title,
        detail=row.detail,
        load=row.load,
        deliverables=_texts(lines, "deliverable"),
        indicators=_texts(lines, "indicator"),
        partners=_texts(lines, "partner"),
        first_steps=_texts(lines, "first_step"),
        results=tuple(
            core.MissionResult(horizon=core.Horizon(r.horizon), title=r.title, baseline=r.baseline)
            for r in row.results.all()
        ),
        competencies=tuple(link.competency.slug for link in row.mission_competencies.all()),
    )


def _questions(rows: Iterable[models.Question]) -> tuple[core.Question, ...]:
    return tuple(core.Question(vous=row.text, tu=row.tu, good_answer=row.good_answer) for row in rows)


def _competency(row: models.Competency) -> core.Competency:
    seen = list(row.behaviours.all())
    return core.Competency(
        slug=row.slug,
        name=row.name,
        socle=row.kind == models.Competency.Kind.SOCLE,
        description=row.description,
        posting=row.posting,
        behaviours={level: tuple(b.text for b in seen if b.level == level) for level in (1, 2, 3)},
        questions=_questions(row.questions.all()),
        warning_signs=tuple(sign.text for sign in row.warning_signs.all()),
        proofs=tuple(proof.text for proof in row.proofs.all()),
        wording=row.wording,
        missing=row.missing,
    )


def _path(row: models.CareerPath, voices: dict[str, core.Voice]) -> core.CareerPath:
    lines = list(row.lines.all())
    return core.CareerPath(
        slug=row.slug,
        name=row.name,
        noun=row.noun,
        summary=row.summary,
        strengths=_texts(lines, "strength"),
        watch_outs=_texts(lines, "watch_out"),
        ramp_up=_texts(lines, "ramp_up"),
        welcome=row.welcome,
        trial=_texts(lines, "trial"),
        competencies=tuple(
            core.PathCompetency(competency=link.competency.slug, brings=link.stance == "brings", text=link.text)
            for link in row.competencies.all()
        ),
        questions=_questions(row.questions.all()),
        signals=tuple(
            core.PathSignal(
                fact=signal.fact,
                operator=core.Operator(signal.operator),
                value=signal.value,
                effect=signal.effect,
                reason=signal.reason,
                testimonial=signal.testimonial.slug
                if signal.testimonial and signal.testimonial.slug in voices
                else None,
            )
            for signal in row.signals.all()
        ),
    )


def _voice(row: models.Testimonial) -> core.Voice:
    companies = ", ".join(company.text for company in row.interviewee.companies.all())
    return core.Voice(
        slug=row.slug,
        name=row.interviewee.name,
        role=f"{row.interviewee.role}, {companies}" if companies else row.interviewee.role,
        quote=row.quote,
        source=str(row.source),
        paths=_slugs(row.paths.all()),
        competencies=_slugs(row.competencies.all()),
        domains=_slugs(row.domains.all()),
        situations=_slugs(row.situations.all()),
    )


def _question(row: models.ProfileQuestion) -> core.ProfileQuestion:
    return core.ProfileQuestion(
        slug=row.slug,
        text=row.text,
        answers={
            answer.slug: core.ProfileAnswer(
                slug=answer.slug,
                text=answer.text,
                path=answer.path.slug if answer.path else None,
                effects=tuple(
                    core.ProfileEffect(toward=effect.toward, points=effect.points, reason=effect.reason)
                    for effect in answer.effects.all()
                ),
            )
            for answer in row.answers.all()
        },
    )


def _build(revision: int) -> core.Catalogue:
    voices = {
        row.slug: _voice(row)
        for row in models.Testimonial.objects.published()
        .filter(interviewee__citable=True)
        .select_related("interviewee", "source")
        .prefetch_related("paths", "competencies", "domains", "situations", "interviewee__companies")
    }
    missions = models.Mission.objects.select_related("domain").prefetch_related(
        "lines", "results", "mission_competencies__competency"
    )
    problems = models.Problem.objects.select_related("domain").prefetch_related("problem_missions__mission")
    return core.Catalogue(
        revision=revision,
        domains={
            row.slug: core.Domain(slug=row.slug, name=row.name, plain_name=row.plain_name, purpose=row.purpose)
            for row in models.Domain.objects.all()
        },
        missions={row.slug: _mission(row) for row in missions},
        problems={
            row.slug: core.Problem(
                slug=row.slug,
                title=row.title,
                detail=row.detail,
                domain=row.domain.slug,
                missions={link.mission.slug: link.weight for link in row.problem_missions.all()},
            )
            for row in problems
        },
        existing_roles={
            row.slug: core.ExistingRole(
                slug=row.slug, name=row.name, usual=row.usual, missions=frozenset(_slugs(row.missions.all()))
            )
            for row in models.ExistingRole.objects.prefetch_related("missions")
        },
        competencies={
            row.slug: _competency(row)
            for row in models.Competency.objects.prefetch_related("behaviours", "questions", "warning_signs", "proofs")
        },
        paths={
            row.slug: _path(row, voices)
            for row in models.CareerPath.objects.prefetch_related(
                "lines", "questions", "signals__testimonial", "competencies__competency"
            )
        },
        voices=voices,
        doubts=tuple(
            core.Doubt(
                slug=row.slug,
                title=row.title,
                reason=row.reason,
                instead=row.instead,
                conditions=tuple(
                    core.Condition(fact=c.fact, operator=core.Operator(c.operator), value=c.value)
                    for c in row.conditions.all()
                ),
            )
            for row in models.Doubt.objects.prefetch_related("conditions")
        ),
        context_notes=tuple(
            core.ContextNote(fact=row.fact, name=row.name, text=row.text) for row in models.ContextNote.objects.all()
        ),
        typical_mandates={
            row.slug: core.TypicalMandate(
                slug=row.slug, name=row.name, situation=row.situation, watch_out=row.watch_out, answers=row.answers
            )
            for row in models.TypicalMandate.objects.all()
        },
        profile_questions={
            row.slug: _question(row)
            for row in models.ProfileQuestion.objects.prefetch_related("answers__effects", "answers__path")
        },
    )
