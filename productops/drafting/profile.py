"""What a candidate's answers say: the mandates where they would thrive, those where they would not, and why.

Nothing here judges a person: it brings together the effects that the catalogue gives to answers, and the signals of
the past they come from (see `fitting`, which weighs the mandates). Every verdict keeps the reasons that made it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from productops.drafting.catalogue import (
    CareerPath,
    Catalogue,
    Competency,
    Domain,
    NeighbourJob,
    ProfileAnswer,
    ProfileEffect,
    ProfileQuestion,
    Testimonial,
    TypicalMandate,
)
from productops.drafting.facts import JOB
from productops.drafting.fitting import DOMAIN, Fit, Ground, Past, Verdict, grounds, weigh
from productops.drafting.thresholds import JOB_LEADS, LEANINGS, MOST_CHANGES, MOST_REASONS, MOST_TESTIMONIALS, NEEDED

__all__ = [
    "SITUATION",
    "Change",
    "Conclusion",
    "Fit",
    "Held",
    "Leaning",
    "Nearest",
    "Profile",
    "Situation",
    "Verdict",
    "profile",
    "read_answers",
    "read_situation",
    "way_to",
]


class Situation(StrEnum):
    """Where someone stands today: it weighs nothing in a verdict, and chooses among what one may do about it."""

    ELSEWHERE = "ailleurs"
    BESIDE = "produit"
    FREE = "libre"


class Conclusion(StrEnum):
    """What a profile comes to, in one word."""

    RECOMMENDED = "recommended"
    PERHAPS = "perhaps"
    ANOTHER_JOB = "another-job"


@dataclass(frozen=True, kw_only=True)
class Leaning:
    """How far the answers lean towards a domain, from 0 to 3."""

    domain: Domain
    level: int


@dataclass(frozen=True, kw_only=True)
class Held:
    """A competency that the answers show, or that they or the past leave to build: why, what says otherwise, how."""

    competency: Competency
    reasons: tuple[str, ...]
    but: tuple[str, ...] = ()
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class Nearest:
    """The neighbouring job that the answers speak of most, and why; `own` where it is the one the past tells."""

    job: NeighbourJob
    points: int
    reasons: tuple[str, ...]
    own: bool


@dataclass(frozen=True, kw_only=True)
class Change:
    """One other answer that would make a mandate a recommendation."""

    question: ProfileQuestion
    answer: ProfileAnswer
    mandate: TypicalMandate


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What the answers say, taken together. `path` is None for a past that the catalogue does not know; `weeks` holds its trial.

    `strengths` are named by an answer each; `usual` is what the past brings as a rule and no answer spoke of; on `torn`
    the answers say one thing and the other as much.
    """

    path: CareerPath | None
    weeks: CareerPath | ProfileAnswer | None
    leanings: tuple[Leaning, ...]
    fits: tuple[Fit, ...]
    strengths: tuple[Held, ...]
    usual: tuple[Held, ...]
    torn: tuple[Held, ...]
    to_build: tuple[Held, ...]
    nearest: Nearest | None
    changes: tuple[Change, ...]
    testimonials: tuple[Testimonial, ...]

    def of(self, verdict: Verdict) -> tuple[Fit, ...]:
        """Give the mandates of a verdict: the surest first."""
        found = [fit for fit in self.fits if fit.verdict is verdict]
        return tuple(reversed(found)) if verdict is Verdict.UNLIKELY else tuple(found)

    @property
    def conclusion(self) -> Conclusion:
        """Conclude: a mandate, perhaps one, or more likely another job."""
        if self.of(Verdict.THRIVE):
            return Conclusion.RECOMMENDED
        possible = self.of(Verdict.POSSIBLE)
        leads = self.nearest is not None and self.nearest.points >= JOB_LEADS
        if not possible or (leads and self.nearest is not None and self.nearest.points > possible[0].score):
            return Conclusion.ANOTHER_JOB
        return Conclusion.PERHAPS

    @property
    def proofs(self) -> tuple[Competency, ...]:
        """Give the competencies worth proving: what is there first, then what is missing."""
        return tuple(held.competency for held in (*self.strengths, *self.usual, *self.to_build))


def read_answers(
    given: Mapping[str, str], questions: Mapping[str, ProfileQuestion]
) -> tuple[dict[str, ProfileAnswer], tuple[str, ...]]:
    """Keep the answers that exist, by question in the catalogue's order; give the names of what was not understood.

    An answer is given by its slug without the question's: `libre=fabriquer` for `libre-fabriquer`.
    """
    known = {
        slug: question.answers[named]
        for slug, question in questions.items()
        if (named := f"{slug}-{given.get(slug)}") in question.answers
    }
    return known, tuple(name for name in questions if given.get(name) and name not in known)


SITUATION = "aujourdhui"
"""The name under which an address tells one's situation, beside the answers."""


def read_situation(given: Mapping[str, str]) -> Situation | None:
    """Give the situation that an address tells, or None."""
    return next((each for each in Situation if each == given.get(SITUATION)), None)


def way_to(competency: Competency, way: str, situation: Situation | None) -> str:
    """Give how to build a competency: `way` beside product teams or where nobody said, else what one's situation allows."""
    if situation is Situation.FREE and competency.missing_free:
        return competency.missing_free
    return competency.missing if situation is Situation.ELSEWHERE and competency.missing else way


def profile(answers: Mapping[str, ProfileAnswer], catalogue: Catalogue, situation: Situation | None = None) -> Profile:
    """Conclude from the answers, by question. Same answers, same profile. Raises ValueError below `NEEDED` answers."""
    if len(answers) < NEEDED:
        raise ValueError(f"a profile takes {NEEDED} answers at least")
    if situation is Situation.BESIDE:  # who works beside product teams has seen how they choose and renounce
        answers = {slug: _seen_from_near(answer) for slug, answer in answers.items()}
    effects = [effect for answer in answers.values() for effect in answer.effects]
    ground = grounds(catalogue)
    fits = _fits(answers, catalogue, ground)
    past = _past(answers, catalogue)
    strengths, torn, lacking = _named(effects, catalogue)
    spoken = {held.competency.slug for held in (*strengths, *torn, *lacking)}
    return Profile(
        path=past.path,
        weeks=past.weeks,
        leanings=tuple(_leaning(domain, effects) for domain in catalogue.domains.values()),
        fits=fits,
        strengths=strengths,
        usual=_usual(past.path, spoken, catalogue),
        torn=torn,
        to_build=_to_build(past.path, lacking, spoken, catalogue, situation),
        nearest=_nearest(past.path, effects, catalogue),
        changes=() if any(fit.verdict is Verdict.THRIVE for fit in fits) else _changes(answers, catalogue, ground),
        testimonials=_testimonials(past.path, effects, catalogue),
    )


_OF_THE_TRADE = "agir-en-product-manager"
"""The competency that a past away from product teams is said to lack."""


def _seen_from_near(answer: ProfileAnswer) -> ProfileAnswer:
    kept = tuple(each for each in answer.effects if not (each.toward == _OF_THE_TRADE and each.points < 0))
    return answer if len(kept) == len(answer.effects) else replace(answer, effects=kept)


def _past(answers: Mapping[str, ProfileAnswer], catalogue: Catalogue) -> Past:
    """Give the past that the answers tell: what is answered to the question whose answers name paths."""
    for slug, answer in answers.items():
        if any(other.path for other in catalogue.profile_questions[slug].answers.values()):
            path = catalogue.paths.get(answer.path) if answer.path else None
            return Past(path=path, effects=answer.effects, weeks=path or answer)
    return Past()


def _fits(answers: Mapping[str, ProfileAnswer], catalogue: Catalogue, ground: Sequence[Ground]) -> tuple[Fit, ...]:
    past = _past(answers, catalogue)
    tastes = [effect for answer in answers.values() if answer.effects is not past.effects for effect in answer.effects]
    return weigh(past, tastes, catalogue, ground)


def _leaning(domain: Domain, effects: Sequence[ProfileEffect]) -> Leaning:
    points = sum(effect.points for effect in effects if effect.toward == f"{DOMAIN}{domain.slug}")
    return Leaning(domain=domain, level=next((level for needed, level in LEANINGS if points >= needed), 0))


def _named(
    effects: Sequence[ProfileEffect], catalogue: Catalogue
) -> tuple[tuple[Held, ...], tuple[Held, ...], tuple[Held, ...]]:
    """Give the competencies that answers name: those they show, those they are torn about, those they leave to build."""
    said: dict[str, list[ProfileEffect]] = {}
    for effect in effects:
        if effect.toward in catalogue.competencies:
            said.setdefault(effect.toward, []).append(effect)
    strengths, torn, lacking = [], [], []
    for slug, told in said.items():
        competency = catalogue.competencies[slug]
        pros = tuple(effect.reason for effect in told if effect.points > 0)
        cons = tuple(effect.reason for effect in told if effect.points < 0)
        total = sum(effect.points for effect in told)
        if total > 0:
            strengths.append(Held(competency=competency, reasons=pros, but=cons))
        elif total < 0:
            lacking.append(Held(competency=competency, reasons=cons, but=pros, how=competency.missing))
        else:
            torn.append(Held(competency=competency, reasons=pros, but=cons))
    return tuple(strengths), tuple(torn), tuple(lacking)


def _usual(path: CareerPath | None, spoken: set[str], catalogue: Catalogue) -> tuple[Held, ...]:
    """Give what a past brings as a rule, where no answer says anything of it."""
    return tuple(
        Held(competency=catalogue.competencies[link.competency], reasons=(link.text,))
        for link in (path.competencies if path else ())
        if link.brings and link.competency not in spoken
    )


def _to_build(
    path: CareerPath | None,
    lacking: Sequence[Held],
    spoken: set[str],
    catalogue: Catalogue,
    situation: Situation | None,
) -> tuple[Held, ...]:
    """Give what the answers leave to build, then what the past does and no answer contradicts; the path says how best."""
    ways = {link.competency: link.text for link in (path.competencies if path else ()) if not link.brings}
    named = [
        Held(
            competency=held.competency,
            reasons=held.reasons,
            but=held.but,
            how=way_to(held.competency, ways.get(held.competency.slug, held.how), situation),
        )
        for held in lacking
    ]
    left = [
        Held(competency=(known := catalogue.competencies[slug]), reasons=(), how=way_to(known, how, situation))
        for slug, how in ways.items()
        if slug not in spoken
    ]
    return (*named, *left)


def _nearest(path: CareerPath | None, effects: Sequence[ProfileEffect], catalogue: Catalogue) -> Nearest | None:
    points = {
        slug: sum(effect.points for effect in effects if effect.toward == f"{JOB}{slug}") for slug in catalogue.jobs
    }
    best = max(points, key=lambda slug: points[slug], default=None)
    if best is None or points[best] <= 0:
        return None
    told = sorted((e for e in effects if e.toward == f"{JOB}{best}" and e.points > 0), key=lambda e: -e.points)
    job = catalogue.jobs[best]
    return Nearest(
        job=job,
        points=points[best],
        reasons=tuple(effect.reason for effect in told[:MOST_REASONS]),
        own=path is not None and job.path == path.slug,
    )


def _changes(
    answers: Mapping[str, ProfileAnswer], catalogue: Catalogue, ground: Sequence[Ground]
) -> tuple[Change, ...]:
    """Give the other answers that would each make a mandate a recommendation, a question once; a past does not change."""
    found: list[Change] = []
    for question, answer in _others(answers, catalogue):
        if len(found) == MOST_CHANGES:
            break
        if any(change.question is question for change in found):
            continue
        fits = _fits({**answers, question.slug: answer}, catalogue, ground)
        suits = next((fit for fit in fits if fit.verdict is Verdict.THRIVE), None)
        if suits is not None:
            found.append(Change(question=question, answer=answer, mandate=suits.mandate))
    return tuple(found)


def _others(
    answers: Mapping[str, ProfileAnswer], catalogue: Catalogue
) -> Iterator[tuple[ProfileQuestion, ProfileAnswer]]:
    for slug, given in answers.items():
        question = catalogue.profile_questions[slug]
        if not any(answer.path for answer in question.answers.values()):
            yield from ((question, answer) for answer in question.answers.values() if answer is not given)


def _testimonials(
    path: CareerPath | None, effects: Sequence[ProfileEffect], catalogue: Catalogue
) -> tuple[Testimonial, ...]:
    """Give testimonials that speak of the same past, those of a situation that the answers fear or want first."""
    if path is None:
        return ()
    setups = {effect.toward.partition("=")[2] for effect in effects if effect.toward.startswith("role.setup=")}
    same = [testimonial for testimonial in catalogue.testimonials.values() if path.slug in testimonial.paths]
    return tuple(sorted(same, key=lambda testimonial: not setups & set(testimonial.situations))[:MOST_TESTIMONIALS])
