"""What the rules conclude from whole sets of answers, with their reasons: a person reads what a change moves."""

from productops.drafting.advice import advise
from productops.drafting.compose import compose
from productops.drafting.document import Kind, ReasonKind
from productops.drafting.plan import Plan
from productops.drafting.profile import profile
from productops.drafting.scope_json import read_scope
from productops.drafting.verdict import decide
from scripts.profiles import drawn
from tests.conftest import ON
from tests.drafting.scopes import SCOPES


def section(title, rows):
    """Write rows as lines under a title, or nothing."""
    lines = [f"- {row}" for row in rows]
    return [f"### {title}", *lines, ""] if lines else []


def because(reasons):
    """Write reasons; what someone testified is named, not copied once more."""
    told = ((r, "" if r.kind is ReasonKind.TESTIMONIAL else f" : {r.text}") for r in reasons)
    return "".join(f"\n  - {reason.kind} {reason.ref}{text}" for reason, text in told)


def concluded(plan):
    """Write what a plan suggests, advises and doubts."""
    verdict = decide(plan)
    required, appreciated = plan.suggested_competencies
    return [
        *section("Mandat", (f"{each.domain} {each.level}{because(each.reasons)}" for each in plan.suggested_mandate)),
        *section(
            "Missions",
            (
                f"{each.ref}, {each.commitment}, {each.half_days} ; avec {', '.join(each.partners)} ; aide "
                f"{', '.join(each.helped)}{because(each.reasons)}"
                for each in plan.assigned
            ),
        ),
        *section("Résultats", (f"{each.mission} à {each.horizon} : {each.title}" for each in plan.suggested_results)),
        *section("Demandé", (f"{c.competency.slug} {c.weight}{because(c.reasons)}" for c in required)),
        *section("Apprécié", (f"{c.competency.slug} {c.weight}{because(c.reasons)}" for c in appreciated)),
        *section(
            "Parcours",
            (f"{r.path.slug} {r.score} : {', '.join(str(s.fact) for s in r.signals)}" for r in plan.ranked_paths),
        ),
        *section("Conseils", (f"{a.code} ({a.subject}) : {a.text}" for a in advise(plan))),
        *section("Verdict", [verdict.headline, *verdict.grounds]),
        *section(
            "Ou bien",
            (f"{a.job}, {a.strength} : {' / '.join(a.evidence)} ; mais {' / '.join(a.counter)}" for a in verdict.alternatives),
        ),
    ]  # fmt: skip


def test_golden_suggestions(catalogue, golden):
    lines = []
    for name, answers in SCOPES.items():
        lines += [f"## {name}", "", *concluded(Plan(scope=read_scope(answers, catalogue), catalogue=catalogue))]
    golden("suggestions.md", "\n".join(lines))


def test_golden_reasons(catalogue, golden):
    lines = []
    for name, answers in SCOPES.items():
        scope = read_scope(answers, catalogue)
        for kind in Kind:
            items = compose(scope, catalogue, kind=kind, on=ON).items()
            rows = (
                f"{item.id}{' (à confirmer)' * item.suggested} : {', '.join(f'{r.kind} {r.ref}' for r in item.reasons)}"
                for item in items
            )
            lines += section(f"{name}, {kind}", rows)
    golden("reasons.md", "\n".join(lines))


def profiled(found):
    """Write what a profile concludes."""
    held = {
        "Forces": found.strengths,
        "D’ordinaire": found.usual,
        "Partagé": found.torn,
        "À construire": found.to_build,
    }
    return [
        f"{found.conclusion} ; {found.path.slug if found.path else 'aucun parcours'} ; "
        f"{', '.join(f'{each.domain.slug} {each.level}' for each in found.leanings)}",
        "",
        *section(
            "Mandats",
            (
                f"{f.mandate.slug} {f.verdict} ({f.past}) {f.score} : {' / '.join(f.reasons_for)} ; mais "
                f"{' / '.join(f.reasons_against)} ; {' / '.join(f'{d.for_it} | {d.against}' for d in f.divided)}"
                for f in found.fits
            ),
        ),
        *(
            line
            for title, some in held.items()
            for line in section(title, (f"{h.competency.slug} : {' / '.join((*h.reasons, *h.but, h.how))}" for h in some))
        ),
        *section(
            "Métier voisin",
            (f"{n.job.slug} {n.points} {n.own} : {' / '.join(n.reasons)}" for n in (found.nearest,) if n),
        ),
        *section("Une autre réponse", (f"{c.question.slug} {c.answer.slug} : {c.mandate.slug}" for c in found.changes)),
        *section("Voix", (each.slug for each in found.testimonials)),
    ]  # fmt: skip


def test_golden_profiles(catalogue, golden):
    lines = []
    for rank, answers in enumerate(drawn(catalogue, 24, seed=7)):
        given = dict(list(answers.items())[rank % 3 * 2 :])  # some say less
        said = ", ".join(f"{question} {answer.slug}" for question, answer in given.items())
        lines += [f"## {said}", "", *profiled(profile(given, catalogue))]
    golden("profiles.md", "\n".join(lines))
