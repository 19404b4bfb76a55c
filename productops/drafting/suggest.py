"""From answers to suggestions: the mandate, the missions, the results, the competencies and the paths.

Everything here is a rule one can read; each suggestion carries its reasons. Figures are our judgement ("repères").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from productops.drafting.catalogue import (
    DOMAINS,
    FIRST_JOB,
    CareerPath,
    Catalogue,
    Competency,
    Doubt,
    ExistingRole,
    Horizon,
    Mission,
    PathSignal,
    Problem,
    Testimonial,
)
from productops.drafting.document import Reason, ReasonKind
from productops.drafting.facts import facts, fires
from productops.drafting.scope import Commitment, OwnProblem, Scope, Seniority, Setup
from productops.drafting.thresholds import (
    APPRECIATED,
    BY_RANK,
    CAPACITY,
    HALF_PART,
    LEVEL_WEIGHT,
    MOST_CARRIED,
    MOST_MISSIONS,
    MOST_PART,
    PROBLEM,
    QUOTA,
    RANKS,
    REQUIRED_SOCLE,
    REQUIRED_SPECIFIC,
    RESULT,
    SEEMS,
    SHARE,
    SMALL_PART,
    STRONG_PART,
    TREATS,
)
from productops.drafting.wording import MANDATE_LEVELS
from productops.text.french import clause, is_plural, join


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """A mission of the role: how far it answers for it and what it takes of the week.

    `ref` is the slug of a catalogue mission, or the id of the leader's own (then `mission` is None). `partners` are
    those one meets there as far as the answers tell; `helped` is who carries the mission when the role supports it.
    """

    ref: str
    title: str
    domain: str | None
    commitment: Commitment
    half_days: Fraction
    reasons: tuple[Reason, ...]
    mission: Mission | None = None
    partners: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    suggested: bool = False


@dataclass(frozen=True, kw_only=True)
class SuggestedLevel:
    """A suggested level (0 to 3) for a domain, and why."""

    domain: str
    level: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class SuggestedResult:
    """A result taken from a mission, with the question to ask about today."""

    mission: str
    horizon: Horizon
    title: str
    baseline: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class SuggestedCompetency:
    """A competency that the missions call for, and which."""

    competency: Competency
    weight: Fraction
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class RankedPath:
    """A path, how well it fits, and the signals that say so."""

    path: CareerPath
    score: int
    signals: tuple[PathSignal, ...]


def covering(scope: Scope, mission: Mission, catalogue: Catalogue) -> tuple[ExistingRole, ...]:
    """Give the roles already there that usually hold this mission, where the leader did not choose it and say what they hold."""
    chosen = {choice.slug for choice in scope.missions or ()}
    there = [held for held in scope.present_roles if not (held.holds and mission.slug in chosen)]
    roles = (catalogue.existing_roles[held.slug] for held in there)
    return tuple(role for role in roles if mission.slug in role.missions)


def partners_there(scope: Scope, mission: Mission, catalogue: Catalogue) -> tuple[str, ...]:
    """Give a mission's partners. Once the leader has said who is there, a role they did not name is left out."""
    if not scope.existing_roles:
        return mission.partners
    there = {role.slug for role in scope.present_roles}
    roles = catalogue.role_slugs
    return tuple(partner for partner in mission.partners if roles.get(partner) in (None, *there))


def _surely_there(scope: Scope, partners: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Give the partners that one may name as the ones helped: once the leader has said who is there, those alone."""
    if not scope.present_roles:
        return tuple(partners)
    there = {role.slug for role in scope.present_roles}
    return tuple(partner for partner in partners if catalogue.role_slugs.get(partner) in there or partner == "les PM")


def whom_to_help(mission: Mission, partners: Iterable[str]) -> str:
    """Give who carries a mission that the role supports: the first partner there whom its title does not name already."""
    title = f" {mission.title.lower()} "
    candidates = (*partners, "les PM", "la direction produit")
    return next((name for name in candidates if f" {name.lower()} " not in title), candidates[-1])


def suggest_mandate(scope: Scope, catalogue: Catalogue) -> tuple[SuggestedLevel, ...]:
    """Suggest a level for each domain, from what hurts (problems in their order, the incident) and what is expected.

    Every problem weighs 3 by its rank, shared among the domains of its missions: one that many missions treat does not
    count many times. The incident weighs as a second problem, a result half of one, where they are tied to the catalogue;
    half of that where they only seem to be. Who is already there changes who carries a mission, not how much its domain
    matters. The domain that weighs most gets 3, or 2 under half a problem; one at half that weight or more, 2; one at a
    sixth or more, 1. Where two thirds of what hurts is in one domain, it leads. Two domains at most get 2 or more.
    """
    weighed = [*_weighed(scope, catalogue)]
    points = dict.fromkeys(DOMAINS, Fraction(0))
    reasons: dict[str, list[Reason]] = {name: [] for name in DOMAINS}
    for each in weighed:
        for name in sorted(each.shares):
            points[name] += each.weight * each.shares[name] / sum(each.shares.values())
            reasons[name].append(each.reason)
    for name, roles_there in _helpers(scope, catalogue).items():
        reasons[name].append(_covered_reason(sorted(roles_there)))
    hurts = [each for each in weighed if each.home]
    for name in catalogue.domains:
        here = sum(each.weight for each in hurts if each.home == name)
        if here >= MOST_PART * sum(each.weight for each in hurts) > 0 and points[name] < max(points.values()):
            points[name] = max(points.values())
            text = "Les deux tiers de ce qui fait mal sont là : ce domaine passe devant."
            reasons[name].append(Reason(kind=ReasonKind.RULE, ref="most-part", text=text))
    top = max(points.values())
    levels = {name: _level(points[name], top) for name in catalogue.domains}
    for name in sorted(levels, key=lambda name: (-points[name], not _leads(reasons[name])))[MOST_CARRIED:]:
        if levels[name] > 1:
            levels[name] = 1
            text = "Deux autres domaines pèsent davantage : celui-ci resterait en appui."
            reasons[name].append(Reason(kind=ReasonKind.RULE, ref="most-carried", text=text))
    if any(map(_leads, reasons.values())):
        levels = {name: level if _leads(reasons[name]) else min(level, 2) for name, level in levels.items()}
    return tuple(SuggestedLevel(domain=name, level=levels[name], reasons=tuple(reasons[name])) for name in levels)


@dataclass(frozen=True, kw_only=True)
class _Weighed:
    """Something that hurts or is expected: what it weighs, its share in each domain, the domain it is at home in."""

    weight: Fraction
    shares: Mapping[str, Fraction]
    reason: Reason
    home: str | None = None


def _leads(reasons: Iterable[Reason]) -> bool:
    return any(reason.ref == "most-part" for reason in reasons)


def _shares(problem: Problem, catalogue: Catalogue) -> dict[str, Fraction]:
    shares: dict[str, Fraction] = {}
    for slug, weight in problem.missions.items():
        if domain := catalogue.missions[slug].domain:
            shares[domain] = shares.get(domain, Fraction(0)) + weight
    return shares


def _weighed(scope: Scope, catalogue: Catalogue) -> Iterator[_Weighed]:
    """Give what weighs on the mandate. A line of the leader's own weighs by what it is tied to, or seems to be."""
    for rank, slug in enumerate(scope.problems):
        problem = catalogue.problems[slug]
        yield _Weighed(
            weight=PROBLEM * weight_of_rank(rank),
            shares=_shares(problem, catalogue),
            reason=_problem_reason(slug, problem.title),
            home=problem.domain,
        )
    for rank, own in enumerate(scope.own_problems, start=len(scope.problems)):
        known = _known(scope, f"own-problem/{own.id}", catalogue)
        shares, home, surety = known or ({}, None, Fraction(0))
        if own.domain:
            shares, home, surety = {own.domain: Fraction(1)}, own.domain, Fraction(1)
        if shares:
            reason = _problem_reason(own.id, own.title)
            yield _Weighed(weight=PROBLEM * weight_of_rank(rank) * surety, shares=shares, reason=reason, home=home)
    if scope.context.incident and (known := _known(scope, "incident", catalogue)):
        shares, home, surety = known
        text = f"L’incident cité : « {clause(scope.context.incident)} »."
        reason = Reason(kind=ReasonKind.ANSWER, ref="context.incident", text=text)
        yield _Weighed(weight=PROBLEM * weight_of_rank(1) * surety, shares=shares, reason=reason, home=home)
    for rank, result in enumerate(scope.results or (), start=1):
        if known := _known(scope, f"result/{result.id}", catalogue):
            shares, _home, surety = known
            text = f"Un résultat attendu : « {clause(result.title)} »."
            reason = Reason(kind=ReasonKind.ANSWER, ref=f"results[{rank - 1}]", text=text)
            yield _Weighed(weight=RESULT * surety, shares=shares, reason=reason)


def _known(scope: Scope, place: str, catalogue: Catalogue) -> tuple[dict[str, Fraction], str | None, Fraction] | None:
    """Give the domains of what a line is tied to or seems to be, its own domain, and how far to rely on it."""
    slug = scope.seems(place)
    surety = Fraction(1) if place in scope.ties else SEEMS
    if slug in catalogue.problems:
        problem = catalogue.problems[slug]
        return _shares(problem, catalogue), problem.domain, surety
    if slug in catalogue.missions and (domain := catalogue.missions[slug].domain):
        return {domain: Fraction(1)}, domain, surety
    return None


def _treatments(scope: Scope, catalogue: Catalogue) -> tuple[Mapping[str, int], ...]:
    """Give the weight of each mission that treats what hurts: the problems chosen first, then the leader's own."""
    own = (_own_treatment(scope, each, catalogue) for each in scope.own_problems)
    return (*(catalogue.problems[slug].missions for slug in scope.problems), *(each for each in own if each))


def _own_treatment(scope: Scope, own: OwnProblem, catalogue: Catalogue) -> Mapping[str, int]:
    """Give what treats a problem of the leader's own: it is tied to, or seems to be, a problem or the mission that ends it."""
    slug = scope.seems(f"own-problem/{own.id}")
    if slug in catalogue.problems:
        return {} if slug in scope.problems else catalogue.problems[slug].missions
    return {slug: TREATS} if slug in catalogue.missions else {}


def _helpers(scope: Scope, catalogue: Catalogue) -> dict[str, set[str]]:
    """Give, by domain, the roles there that hold a mission which treats a cause of what hurts."""
    found: dict[str, set[str]] = {}
    for slug in scope.problems:
        for name, weight in catalogue.problems[slug].missions.items():
            mission = catalogue.missions[name]
            if weight >= 2 and mission.domain and (roles := covering(scope, mission, catalogue)):
                found.setdefault(mission.domain, set()).update(role.name for role in roles)
    return found


def weight_of_rank(rank: int) -> Fraction:
    """Give what the problem of this rank (0 for the first) weighs."""
    return RANKS[min(rank, len(RANKS) - 1)]


def _level(points: Fraction, top: Fraction) -> int:
    if not points:
        return 0
    if points == top:
        return 3 if points >= STRONG_PART * PROBLEM else 2
    return 2 if points >= HALF_PART * top else int(points >= SMALL_PART * top)


def _covered_reason(names: Sequence[str]) -> Reason:
    listed = join(names)
    verb = "tiennent" if len(names) > 1 or is_plural(listed) else "tient"
    text = f"D’ordinaire, {listed} en {verb} déjà une part : le poste l’appuierait plutôt que de la porter."
    return Reason(kind=ReasonKind.ANSWER, ref="existing_roles", text=text)


def _problem_reason(ref: str, title: str) -> Reason:
    return Reason(kind=ReasonKind.PROBLEM, ref=ref, text=f"Le cadrage retient ce problème : « {title} ».")


def default_commitment(scope: Scope, mission: Mission, catalogue: Catalogue) -> Commitment:
    """Derive how far the role answers for a mission: carried from level 2 on, unless someone already covers it.

    What the post is judged on is its own to carry: a result that the leader tied to the mission weighs more than a role there.
    """
    if _is_judged_on(scope, mission):
        return Commitment.CARRY
    if covering(scope, mission, catalogue):
        return Commitment.SUPPORT
    if mission.domain is None or scope.mandate.get(mission.domain, 0) >= 2:
        return Commitment.CARRY
    return Commitment.SUPPORT


def _is_judged_on(scope: Scope, mission: Mission) -> bool:
    """Tell whether the leader said that a result of the post is this mission's."""
    return any(slug == mission.slug and place.startswith("result/") for place, slug in scope.ties.items())


def _assign(
    scope: Scope,
    mission: Mission,
    catalogue: Catalogue,
    *,
    commitment: Commitment | None = None,
    half_days: int | None = None,
    suggested: bool,
) -> Assignment:
    kept = commitment or default_commitment(scope, mission, catalogue)
    covered_by = tuple(role.name for role in covering(scope, mission, catalogue))
    partners = partners_there(scope, mission, catalogue)
    share = Fraction(half_days) if half_days is not None else mission.load * SHARE[kept]
    return Assignment(
        ref=mission.slug,
        title=mission.title,
        domain=mission.domain,
        commitment=kept,
        half_days=share,
        reasons=_mission_reasons(scope, mission, catalogue, chosen=not suggested),
        mission=mission,
        partners=partners,
        helped=covered_by or (whom_to_help(mission, _surely_there(scope, partners, catalogue)),),
        suggested=suggested,
    )


def _mission_reasons(scope: Scope, mission: Mission, catalogue: Catalogue, *, chosen: bool) -> tuple[Reason, ...]:
    reasons = []
    if chosen:
        text = "Cette mission a été choisie lors du cadrage."
        reasons.append(Reason(kind=ReasonKind.ANSWER, ref="missions", text=text))
    for slug in scope.problems:
        problem = catalogue.problems[slug]
        if mission.slug in problem.missions:
            reasons.append(_problem_reason(slug, problem.title))
    for own in scope.own_problems:
        if mission.slug in _own_treatment(scope, own, catalogue):
            reasons.append(_problem_reason(own.id, own.title))
    if mission.domain is None:
        text = "La fonction elle-même demande du soin quand le poste est senior ou qu’une équipe existe."
        reasons.append(Reason(kind=ReasonKind.ANSWER, ref="role.setup", text=text))
    elif level := scope.mandate.get(mission.domain, 0):
        name = catalogue.domains[mission.domain].name
        text = f"Au mandat, {name} : « {MANDATE_LEVELS[level]} »."
        reasons.append(Reason(kind=ReasonKind.ANSWER, ref=f"mandate.{mission.domain}", text=text))
    if (roles := covering(scope, mission, catalogue)) and not _is_judged_on(scope, mission):
        names = join(role.name for role in roles)
        verb = "couvrent" if len(roles) > 1 or is_plural(names) else "couvre"
        text = f"D’ordinaire, {names} {verb} déjà ce sujet : le poste vient en appui, sauf si une frontière est écrite."
        reasons.append(Reason(kind=ReasonKind.ANSWER, ref="existing_roles", text=text))
    return tuple(reasons)


def leads_the_function(scope: Scope) -> bool:
    """Tell whether the role may carry missions of the function itself: its vision, its backlog, its team."""
    seniority = scope.role.seniority
    if seniority is Seniority.JUNIOR:
        return False
    return scope.role.setup is Setup.TEAM or seniority in (Seniority.SENIOR, Seniority.LEAD)


def suggest_missions(scope: Scope, catalogue: Catalogue) -> tuple[Assignment, ...]:
    """Suggest missions within the week: one that treats each problem, then one a domain of the mandate, then the most
    wanted; half a day stays free.
    """
    order = {slug: rank for rank, slug in enumerate(catalogue.missions)}
    hurts = _treatments(scope, catalogue)
    candidates = [m for m in catalogue.missions.values() if _wanted(scope, m, catalogue, hurts)]
    candidates.sort(key=lambda m: (-_score(scope, m, hurts), order[m.slug]))
    picked: list[Assignment] = []
    counts: dict[str | None, int] = {}
    load = Fraction(0)

    def take(mission: Mission) -> None:
        nonlocal load
        half_days = mission.load * SHARE[default_commitment(scope, mission, catalogue)]
        if load + half_days > CAPACITY or len(picked) == MOST_MISSIONS:
            return
        picked.append(_assign(scope, mission, catalogue, suggested=True))
        counts[mission.domain] = counts.get(mission.domain, 0) + 1
        load += half_days

    for weights in hurts:
        if not any(weights.get(assigned.ref, 0) >= 2 for assigned in picked):
            treating = [mission for mission in candidates if weights.get(mission.slug, 0) >= 2]
            for mission in sorted(treating, key=lambda m: -weights[m.slug])[:1]:
                take(mission)
    for mission in candidates:
        if not counts.get(mission.domain):
            take(mission)
    taken = {assigned.ref for assigned in picked}
    for mission in candidates:
        if mission.slug not in taken and counts.get(mission.domain, 0) < _quota(scope, mission.domain):
            take(mission)
    return tuple(sorted(picked, key=lambda a: _weight_order(scope, a, catalogue, hurts)))


def _quota(scope: Scope, domain: str | None) -> int:
    if domain is None:
        return 2 if scope.role.seniority is Seniority.LEAD else 1
    level = scope.mandate.get(domain, 0)
    scattered = sum(bool(other) for other in scope.mandate.values()) > 2
    return 1 if level == 1 and scattered else QUOTA[level]


def _wanted(scope: Scope, mission: Mission, catalogue: Catalogue, hurts: Sequence[Mapping[str, int]]) -> bool:
    if mission.domain is None:
        return leads_the_function(scope)
    if not scope.mandate.get(mission.domain, 0) or mission.slug in _written(scope):
        return False
    # A mission that someone covers is worth suggesting only where it treats a problem the leader named.
    treats = any(weights.get(mission.slug, 0) >= 2 for weights in hurts)
    return treats or not covering(scope, mission, catalogue)


def _written(scope: Scope) -> set[str]:
    """Give the missions that the leader wrote in their own words, as far as a tie says so or they are surely recognised."""
    return {slug for own in scope.own_missions if (slug := scope.seems(f"own-mission/{own.id}"))}


def _score(scope: Scope, mission: Mission, hurts: Sequence[Mapping[str, int]]) -> int:
    """Score a mission: three points a weight of a named problem (the first named count a little more), and the mandate."""
    named = len(hurts)
    problems = sum(weights.get(mission.slug, 0) * (3 * named + named - rank) for rank, weights in enumerate(hurts))
    level = scope.mandate.get(mission.domain, 0) if mission.domain else 1
    return problems + LEVEL_WEIGHT * max(named, 1) * level


def _weight_order(
    scope: Scope, assigned: Assignment, catalogue: Catalogue, hurts: Sequence[Mapping[str, int]]
) -> tuple[int, ...]:
    """Order missions as a reader meets them: heaviest domain first, what it carries before what it helps, then what answers problems."""
    names = list(catalogue.domains)
    score = 0 if assigned.mission is None else _score(scope, assigned.mission, hurts)
    if assigned.domain is None:
        return (1, 0, 0, 0, -score)
    helps = assigned.commitment is Commitment.SUPPORT
    return (0, -scope.mandate.get(assigned.domain, 0), names.index(assigned.domain), int(helps), -score)


def assignments(scope: Scope, catalogue: Catalogue, suggested: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Give the missions of the role: those chosen, or else those suggested, then the leader's own."""
    if scope.missions is None:
        missions = tuple(suggested)
    else:
        chosen = [
            _assign(
                scope,
                catalogue.missions[choice.slug],
                catalogue,
                commitment=choice.commitment,
                half_days=choice.half_days,
                suggested=False,
            )
            for choice in scope.missions
        ]
        hurts = _treatments(scope, catalogue)
        missions = tuple(sorted(chosen, key=lambda a: _weight_order(scope, a, catalogue, hurts)))
    own = tuple(
        Assignment(
            ref=mission.id,
            title=mission.title,
            domain=mission.domain
            or (known[1] if (known := _known(scope, f"own-mission/{mission.id}", catalogue)) else None),
            commitment=mission.commitment or Commitment.CARRY,
            half_days=Fraction(mission.half_days or 1),
            reasons=(
                Reason(kind=ReasonKind.ANSWER, ref="own_missions", text="Cette mission a été écrite lors du cadrage."),
            ),
        )
        for mission in scope.own_missions
    )
    return missions + own


def weekly_load(assigned: Iterable[Assignment]) -> Fraction:
    """Sum what missions take of a week, in half-days."""
    return sum((mission.half_days for mission in assigned), Fraction(0))


def loads_by_domain(assigned: Iterable[Assignment]) -> dict[str | None, Fraction]:
    """Give what each domain (None: the function) takes of a week, in half-days."""
    loads: dict[str | None, Fraction] = {}
    for mission in assigned:
        loads[mission.domain] = loads.get(mission.domain, Fraction(0)) + mission.half_days
    return loads


def suggest_results(assigned: Iterable[Assignment]) -> tuple[SuggestedResult, ...]:
    """Suggest one result a horizon, from the missions carried: each domain in turn, what answers a problem first."""
    chosen = [a for a in assigned if a.mission]
    carried = [a for a in chosen if a.commitment is Commitment.CARRY] or chosen
    seen: dict[str | None, int] = {}
    turns: list[tuple[int, Mission]] = []
    for a in sorted(carried, key=lambda a: not any(r.kind is ReasonKind.PROBLEM for r in a.reasons)):
        turn = seen.get(a.domain, 0)
        seen[a.domain] = turn + 1
        turns += [(turn, a.mission)] if a.mission else []
    missions = [mission for _turn, mission in sorted(turns, key=lambda each: each[0])]
    picked = []
    for rank, horizon in enumerate(Horizon):
        if not missions:
            break
        mission = missions[rank % len(missions)]
        found = next((result for result in mission.results if result.horizon is horizon), None)
        if found:
            text = f"Il découle de la mission « {mission.title} »."
            picked.append(
                SuggestedResult(
                    mission=mission.slug,
                    horizon=horizon,
                    title=found.title,
                    baseline=found.baseline,
                    reasons=(Reason(kind=ReasonKind.MISSION, ref=mission.slug, text=text),),
                )
            )
    return tuple(picked)


def rank_competencies(assigned: Iterable[Assignment], catalogue: Catalogue) -> tuple[SuggestedCompetency, ...]:
    """Rank the competencies that the missions call for: by the time they take, the most telling of each first."""
    weights: dict[str, Fraction] = {}
    callers: dict[str, list[Mission]] = {}
    for assignment in assigned:
        if assignment.mission is None:
            continue
        for rank, slug in enumerate(assignment.mission.competencies):
            weights[slug] = weights.get(slug, Fraction(0)) + assignment.half_days * BY_RANK[min(rank, 3)]
            callers.setdefault(slug, []).append(assignment.mission)
    order = {slug: rank for rank, slug in enumerate(catalogue.competencies)}
    return tuple(
        SuggestedCompetency(
            competency=catalogue.competencies[slug],
            weight=weights[slug],
            reasons=(*(_called(mission) for mission in callers[slug][:2]), *testimonials_on(slug, catalogue)[:1]),
        )
        for slug in sorted(weights, key=lambda slug: (-weights[slug], order[slug]))
    )


def _called(mission: Mission) -> Reason:
    text = f"La mission « {mission.title} » en a besoin."
    return Reason(kind=ReasonKind.MISSION, ref=mission.slug, text=text)


def testimonials_on(competency: str, catalogue: Catalogue) -> tuple[Reason, ...]:
    """Give the testimonials that speak of a competency, as reasons."""
    return tuple(
        testimonial_reason(testimonial)
        for testimonial in catalogue.testimonials.values()
        if competency in testimonial.competencies
    )


def testimonial_reason(testimonial: Testimonial) -> Reason:
    """Quote a testimonial as a reason."""
    text = f"{testimonial.name}, {testimonial.role} : « {testimonial.quote} »"
    return Reason(kind=ReasonKind.TESTIMONIAL, ref=testimonial.slug, text=text)


def suggest_competencies(
    ranked: Iterable[SuggestedCompetency],
) -> tuple[tuple[SuggestedCompetency, ...], tuple[SuggestedCompetency, ...]]:
    """Suggest what to require and what to appreciate: five at most, the base's two most called for among them.

    The rest of the base is looked for in interviews: « aimer faire » as a plus would mean nothing.
    """
    known = tuple(ranked)
    specific = [c for c in known if not c.competency.socle]
    socle = [c for c in known if c.competency.socle]
    required = specific[:REQUIRED_SPECIFIC] + socle[:REQUIRED_SOCLE]
    by_weight = sorted(required, key=lambda c: -c.weight)
    return tuple(by_weight), tuple(specific[REQUIRED_SPECIFIC:][:APPRECIATED])


def doubts(scope: Scope, catalogue: Catalogue) -> tuple[Doubt, ...]:
    """Give the signs that what is wanted is not a Product Ops, in the catalogue's order."""
    known = facts(scope)
    return tuple(doubt for doubt in catalogue.doubts if all(fires(c, known) for c in doubt.conditions))


def rank_paths(scope: Scope, catalogue: Catalogue) -> tuple[RankedPath, ...]:
    """Rank the career paths for this scope, the best first, with the signals that count for and against."""
    known = facts(scope)
    ranked = []
    for path in catalogue.paths.values():
        firing = tuple(signal for signal in path.signals if fires(signal, known))
        ranked.append(RankedPath(path=path, score=sum(s.effect for s in firing), signals=firing))
    return tuple(sorted(ranked, key=lambda r: -r.score))


def suggest_paths(scope: Scope, ranked: Sequence[RankedPath]) -> tuple[RankedPath, ...]:
    """Suggest the paths to welcome: the best, and those that nothing on balance speaks against.

    A first job is not, where experience is asked for.
    """
    asks = scope.role.seniority in (Seniority.CONFIRMED, Seniority.SENIOR, Seniority.LEAD)
    open_to = [each for each in ranked if not asks or each.path.slug != FIRST_JOB]
    return tuple(path for rank, path in enumerate(open_to) if rank == 0 or path.score >= 0)
