"""From plain entries, in the shape of `fixtures/*.yaml`, to the frozen `Catalogue`: the same for files and for tables.

An entry is a mapping with a slug; entries come by kind (the name of their file without its ending), in the order of
display. What an entry leaves out is empty, as the tables have it. A broken link raises KeyError: seeding refuses them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from productops.drafting.catalogue import (
    CareerPath,
    Catalogue,
    Competency,
    Condition,
    ContextNote,
    Domain,
    Doubt,
    ExistingRole,
    Horizon,
    Mission,
    MissionResult,
    NeighbourJob,
    Operator,
    PathCompetency,
    PathSignal,
    Problem,
    ProfileAnswer,
    ProfileEffect,
    ProfileQuestion,
    Question,
    Source,
    Term,
    Testimonial,
    TypicalMandate,
)

Entry = Mapping[str, Any]
Entries = Mapping[str, Sequence[Entry]]
"""Entries by kind: `missions`, `career_paths`."""

KINDS = (
    "domains",
    "competencies",
    "missions",
    "problems",
    "existing_roles",
    "career_paths",
    "sources",
    "interviewees",
    "testimonials",
    "doubts",
    "context_notes",
    "typical_mandates",
    "neighbour_jobs",
    "glossary",
    "profile_questions",
    "profile_answers",
)
"""The kinds that the catalogue is made of; other files are of the site alone."""


def catalogue_from(entries: Entries, *, revision: int = 0) -> Catalogue:
    """Build the catalogue from its entries. Testimonials that are not published, or not to be cited, are left out."""
    testimonials = {testimonial.slug: testimonial for testimonial in _testimonials(entries)}
    return Catalogue(
        revision=revision,
        domains={e["slug"]: _domain(e) for e in entries["domains"]},
        missions={e["slug"]: _mission(e) for e in entries["missions"]},
        problems={e["slug"]: _problem(e) for e in entries["problems"]},
        existing_roles={e["slug"]: _existing_role(e) for e in entries["existing_roles"]},
        competencies={e["slug"]: _competency(e) for e in entries["competencies"]},
        paths={e["slug"]: _path(e, testimonials) for e in entries["career_paths"]},
        testimonials=testimonials,
        doubts=tuple(map(_doubt, entries["doubts"])),
        context_notes=tuple(
            ContextNote(fact=e["fact"], name=e["name"], text=e["text"]) for e in entries["context_notes"]
        ),
        typical_mandates={e["slug"]: _typical_mandate(e) for e in entries["typical_mandates"]},
        profile_questions={e["slug"]: _profile_question(e, entries) for e in entries["profile_questions"]},
        jobs={
            e["slug"]: NeighbourJob(
                slug=e["slug"], name=e["name"], decides=e["decides"], loss=e.get("loss", ""), path=e.get("path")
            )
            for e in entries["neighbour_jobs"]
        },
        sources={e["slug"]: _source(e) for e in entries["sources"]},
        terms={e["slug"]: Term(slug=e["slug"], term=e["term"], forms=_texts(e, "forms")) for e in entries["glossary"]},
    )


def _list(entry: Entry, key: str) -> Sequence[Any]:
    return entry.get(key) or ()


def _texts(entry: Entry, key: str) -> tuple[str, ...]:
    return tuple(_list(entry, key))


def _links(entry: Entry, key: str) -> tuple[str, ...]:
    """Give slugs that have no order of their own."""
    return tuple(sorted(_list(entry, key)))


def _domain(entry: Entry) -> Domain:
    return Domain(slug=entry["slug"], name=entry["name"], plain_name=entry["plain_name"], purpose=entry["purpose"])


def _mission(entry: Entry) -> Mission:
    return Mission(
        slug=entry["slug"],
        domain=entry.get("domain"),
        title=entry["title"],
        detail=entry["detail"],
        load=entry["load"],
        deliverables=_texts(entry, "deliverables"),
        indicators=_texts(entry, "indicators"),
        partners=_texts(entry, "partners"),
        first_steps=_texts(entry, "first_steps"),
        results=tuple(
            MissionResult(horizon=Horizon(result["horizon"]), title=result["title"], baseline=result["baseline"])
            for result in _list(entry, "results")
        ),
        competencies=_texts(entry, "competencies"),
    )


def _problem(entry: Entry) -> Problem:
    return Problem(
        slug=entry["slug"],
        title=entry["title"],
        detail=entry["detail"],
        domain=entry["domain"],
        missions={link["mission"]: link["weight"] for link in _list(entry, "missions")},
    )


def _existing_role(entry: Entry) -> ExistingRole:
    return ExistingRole(
        slug=entry["slug"], name=entry["name"], usual=entry["usual"], missions=frozenset(_list(entry, "missions"))
    )


def _questions(entries: Iterable[Entry]) -> tuple[Question, ...]:
    return tuple(Question(vous=e["text"], tu=e.get("tu", ""), good_answer=e["good_answer"]) for e in entries)


def _competency(entry: Entry) -> Competency:
    seen = _list(entry, "behaviours")
    return Competency(
        slug=entry["slug"],
        name=entry["name"],
        socle=entry["kind"] == "socle",
        description=entry["description"],
        posting=entry["posting"],
        postings={each["when"]: each["text"] for each in _list(entry, "postings")},
        behaviours={level: tuple(each["text"] for each in seen if each["level"] == level) for level in (1, 2, 3)},
        questions=_questions(_list(entry, "questions")),
        warning_signs=_texts(entry, "warning_signs"),
        proofs=_texts(entry, "proofs"),
        wording=entry.get("wording", ""),
        missing=entry.get("missing", ""),
        missing_inside=entry.get("missing_inside", ""),
        missing_free=entry.get("missing_free", ""),
    )


def _path(entry: Entry, testimonials: Mapping[str, Testimonial]) -> CareerPath:
    return CareerPath(
        slug=entry["slug"],
        name=entry["name"],
        noun=entry["noun"],
        summary=entry["summary"],
        strengths=_texts(entry, "strengths"),
        watch_outs=_texts(entry, "watch_outs"),
        ramp_up=_texts(entry, "ramp_up"),
        welcome=entry.get("welcome", ""),
        trial=_texts(entry, "trial"),
        trial_inside=_texts(entry, "trial_inside"),
        trial_free=_texts(entry, "trial_free"),
        competencies=tuple(
            PathCompetency(competency=link["competency"], brings=link["stance"] == "brings", text=link["text"])
            for link in _list(entry, "competencies")
        ),
        questions=_questions(_list(entry, "questions")),
        signals=tuple(
            PathSignal(
                fact=signal["fact"],
                operator=Operator(signal["operator"]),
                value=signal.get("value", ""),
                effect=signal["effect"],
                reason=signal["reason"],
                testimonial=cited if (cited := signal.get("testimonial")) in testimonials else None,
            )
            for signal in _list(entry, "signals")
        ),
    )


def _testimonials(entries: Entries) -> Iterable[Testimonial]:
    people = {e["slug"]: e for e in entries["interviewees"] if e.get("published", True) and e.get("citable", True)}
    sources = {e["slug"]: e for e in entries["sources"]}
    for entry in entries["testimonials"]:
        if entry.get("published", True) and (person := people.get(entry["interviewee"])):
            source = sources[entry["source"]]
            yield Testimonial(
                slug=entry["slug"],
                name=person["name"],
                role=", ".join((person["role"], *_list(person, "companies"))),
                quote=entry["quote"],
                source=f"« {source['title']} », {source['publisher']}",
                paths=_links(entry, "paths"),
                competencies=_links(entry, "competencies"),
                domains=_links(entry, "domains"),
                situations=_links(entry, "situations"),
            )


def _source(entry: Entry) -> Source:
    told = {name: entry.get(name, "") for name in ("author", "dated", "url", "as_of", "excerpt")}
    return Source(slug=entry["slug"], title=entry["title"], publisher=entry["publisher"], **told)


def _doubt(entry: Entry) -> Doubt:
    return Doubt(
        slug=entry["slug"],
        title=entry["title"],
        reason=entry["reason"],
        instead=entry["instead"],
        conditions=tuple(
            Condition(fact=each["fact"], operator=Operator(each["operator"]), value=each.get("value", ""))
            for each in _list(entry, "conditions")
        ),
    )


def _typical_mandate(entry: Entry) -> TypicalMandate:
    return TypicalMandate(
        slug=entry["slug"],
        name=entry["name"],
        situation=entry["situation"],
        watch_out=entry["watch_out"],
        answers=entry["answers"],
    )


def _profile_question(entry: Entry, entries: Entries) -> ProfileQuestion:
    return ProfileQuestion(
        slug=entry["slug"],
        text=entry["text"],
        answers={
            answer["slug"]: ProfileAnswer(
                slug=answer["slug"],
                text=answer["text"],
                path=answer.get("path"),
                effects=tuple(
                    ProfileEffect(toward=effect["toward"], points=effect["points"], reason=effect["reason"])
                    for effect in _list(answer, "effects")
                ),
                trial=_texts(answer, "trial"),
                trial_inside=_texts(answer, "trial_inside"),
                trial_free=_texts(answer, "trial_free"),
            )
            for answer in entries["profile_answers"]
            if answer["question"] == entry["slug"]
        },
    )
