"""A page to hand to one's product leader: what hurts here, a mandate of two domains, a trial, what it would change and leave.

Made from a profile and the problems that its reader recognises; nothing is there that neither produced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from productops.drafting.catalogue import Catalogue, Domain, Horizon, Mission, MissionResult, Problem, TypicalMandate
from productops.drafting.profile import Fit, Profile, Verdict
from productops.text.french import clause, lower_first

MOST_PROBLEMS = 3
"""Problems on the page: a leader who reads four looks for the one that matters."""
DOMAINS_HELD = 2


@dataclass(frozen=True, kw_only=True)
class Pitch:
    """What the page says. `offered` are the problems to choose from; `missions` answer those chosen, one each, in `domains`."""

    mandate: TypicalMandate
    domains: tuple[Domain, ...]
    offered: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    missions: tuple[Mission, ...]
    results: tuple[MissionResult, ...]
    trial: tuple[str, ...]
    leaves: str
    to_settle: str


def pitch(found: Profile, chosen: Sequence[str], catalogue: Catalogue) -> Pitch | None:
    """Write the page for the mandate that suits best, or may; None where the profile leaves none open."""
    fit = next(iter((*found.of(Verdict.THRIVE), *found.of(Verdict.POSSIBLE))), None)
    if fit is None:
        return None
    held = _held(fit, found)
    offered = tuple(
        problem
        for problem in catalogue.problems.values()
        # « J’apprends ce que coûte le produit… » is said by who leads, not heard around who proposes.
        if problem.domain in held and not problem.title.startswith(("Je ", "J’", "J'"))
    )
    known = {problem.slug: problem for problem in offered}
    problems = tuple(known[slug] for slug in dict.fromkeys(chosen) if slug in known)[:MOST_PROBLEMS]
    best = (max(problem.missions, key=lambda slug: problem.missions[slug]) for problem in problems if problem.missions)
    missions = tuple(catalogue.missions[slug] for slug in dict.fromkeys(best))
    early = (
        next((each for each in mission.results if each.horizon is Horizon.THREE_MONTHS), None) for mission in missions
    )
    path = found.path
    spoken = [slug for slug in held if any(problem.domain == slug for problem in problems)]
    left = next((job.loss for job in catalogue.jobs.values() if path is not None and job.path == path.slug), "")
    return Pitch(
        mandate=fit.mandate,
        domains=tuple(catalogue.domains[slug] for slug in spoken or held),
        offered=offered,
        problems=problems,
        missions=missions,
        results=tuple(result for result in early if result is not None),
        trial=_trial(missions) or (found.weeks.trial_inside if found.weeks is not None else ()),
        leaves=left,
        to_settle=fit.mandate.watch_out,
    )


_WEEKS_OF_STEPS = 3
_LAST_WEEK = "Montrer à deux équipes ce que cela a changé, et décider avec elles de continuer ou d’arrêter"


def _trial(missions: Sequence[Mission]) -> tuple[str, ...]:
    """Give four weeks that try what is proposed: its first steps, then what they changed; nothing where it has too few."""
    steps = [step for mission in missions for step in mission.first_steps][:_WEEKS_OF_STEPS]
    if len(steps) < _WEEKS_OF_STEPS:
        return ()
    return tuple(
        f"Semaine {rank} : {lower_first(clause(step))}" for rank, step in enumerate((*steps, _LAST_WEEK), start=1)
    )


def _held(fit: Fit, found: Profile) -> tuple[str, ...]:
    """Give the two domains of the mandate: the heaviest, then the nearest to one's leanings."""
    leans = {leaning.domain.slug: leaning.level for leaning in found.leanings}
    ranked = sorted(fit.levels, key=lambda slug: (-fit.levels[slug], -leans.get(slug, 0)))
    return tuple(ranked[:DOMAINS_HELD])
