"""Draw profiles at random and look for what they contradict: `python -m scripts.profiles 20000` (see docs/redaction.md).

The tests look at a few hundred; this one is for the night.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping

from productops.drafting.catalogue import Catalogue, ProfileAnswer
from productops.drafting.fitting import Verdict, mandates_for
from productops.drafting.profile import Profile, profile


def drawn(catalogue: Catalogue, count: int, *, seed: int) -> Iterator[dict[str, ProfileAnswer]]:
    """Give sets of answers to every question, the same ones for a seed."""
    chance = random.Random(seed)  # noqa: S311  # no secret is made of it
    questions = [(slug, list(question.answers.values())) for slug, question in catalogue.profile_questions.items()]
    for _ in range(count):
        yield {slug: chance.choice(answers) for slug, answers in questions}


def contradictions(found: Profile, answers: Mapping[str, ProfileAnswer], catalogue: Catalogue) -> Iterator[str]:
    """Say what a profile says twice, otherwise, or without an answer that names it."""
    verdicts: dict[str, set[Verdict]] = {}
    for verdict in Verdict:
        for fit in found.of(verdict):
            verdicts.setdefault(fit.mandate.slug, set()).add(verdict)
    yield from (f"{slug} : {' et '.join(sorted(said))}" for slug, said in verdicts.items() if len(said) > 1)
    if found.path is not None:
        for fit in mandates_for(found.path, catalogue):
            if fit.verdict is Verdict.UNLIKELY and verdicts[fit.mandate.slug] != {Verdict.UNLIKELY}:
                yield f"{fit.mandate.slug} : fermé par le parcours, pas par le profil"
    for fit in found.fits:
        if both := {*fit.reasons_for} & {*fit.reasons_against}:
            yield f"{fit.mandate.slug} : pour et contre, {both}"
        said = {each.for_it for each in fit.divided} | {each.against for each in fit.divided}
        if twice := said & {*fit.reasons_for, *fit.reasons_against}:
            yield f"{fit.mandate.slug} : dit deux fois, {twice}"
        if fit.verdict is Verdict.UNLIKELY and not (fit.reasons_against or fit.divided):
            yield f"{fit.mandate.slug} : écarté sans raison"
        if fit.verdict is Verdict.THRIVE and not fit.reasons_for:
            yield f"{fit.mandate.slug} : conseillé sans raison"
    effects = [effect for answer in answers.values() for effect in answer.effects]
    for held in found.strengths:
        named = {effect.reason for effect in effects if effect.toward == held.competency.slug and effect.points > 0}
        against = {effect.reason for effect in effects if effect.toward == held.competency.slug and effect.points < 0}
        if not held.reasons or not {*held.reasons} <= named or {*held.but} != against:
            yield f"{held.competency.slug} : un point fort que les réponses ne disent pas"


def main() -> None:
    """Look at as many profiles as asked for, and end with 1 where one contradicts itself."""
    import django

    django.setup()
    from django.conf import settings

    from productops.drafting.entries import KINDS, catalogue_from
    from productops.knowledge.seeding import read_fixtures

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    catalogue = catalogue_from(read_fixtures(settings.FIXTURES_DIR, KINDS))
    faults: list[str] = []
    ends: Counter[str] = Counter()
    for answers in drawn(catalogue, count, seed=22):
        found = profile(answers, catalogue)
        faults += contradictions(found, answers, catalogue)
        ends[str(found.conclusion)] += 1
        ends["told where to go"] += bool(found.of(Verdict.THRIVE) or found.nearest)
    told = ", ".join(f"{name} {number / count:.1%}" for name, number in ends.most_common())
    print(f"{count} profiles: {len(faults)} contradictions. {told}")
    sys.exit("\n".join(faults[:20]) if faults else 0)


if __name__ == "__main__":
    main()
