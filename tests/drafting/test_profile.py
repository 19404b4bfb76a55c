"""What a candidate's answers say, and the reasons they keep."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from productops.drafting.catalogue import ProfileEffect
from productops.drafting.fitting import _answered, _sides, _Weighed, mandates_for, paths_for
from productops.drafting.profile import Conclusion, Verdict, _leaning, _named, _nearest, profile, read_answers
from productops.drafting.thresholds import MOST_THRIVE, NEEDED
from scripts.profiles import contradictions, drawn
from tests.amounts import amount

BUILDER = {
    "passe": "produit", "reunion": "corvee", "libre": "fabriquer", "service": "outil", "usage": "aller-voir",
    "decision": "frustration", "refus": "montrer", "seul": "ouvrir", "duree": "vite", "ombre": "oui", "taille": "startup",
}  # fmt: skip
BEGINNER = {
    "passe": "debut", "reunion": "absents", "libre": "ecouter", "usage": "blessure", "refus": "appui", "seul": "pairs",
}  # fmt: skip


@pytest.fixture
def of(catalogue):
    def conclude(given):
        answers, odd = read_answers(given, catalogue.profile_questions)
        assert not odd
        return profile(answers, catalogue)

    return conclude


def names(fits):
    return [fit.mandate.slug for fit in fits]


def test_a_pm_who_builds_would_thrive_opening_the_function_in_a_startup(of):
    found = of(BUILDER)
    assert names(found.of(Verdict.THRIVE))[0] == "premier-en-startup"
    assert "pilotage-en-grand-groupe" in names(found.of(Verdict.UNLIKELY))
    against = next(fit for fit in found.fits if fit.mandate.slug == "pilotage-en-grand-groupe").reasons_against
    assert any("vous aimez trancher" in reason.lower() for reason in against)
    assert [leaning.level for leaning in found.leanings if leaning.domain.slug == "pratiques"] == [3]
    assert "outillage-no-code-api" in [held.competency.slug for held in found.strengths]
    assert "etre-resilient" in [held.competency.slug for held in found.to_build]


def test_a_beginner_who_needs_peers_is_sent_to_a_team(of):
    found = of(BEGINNER)
    assert names(found.of(Verdict.THRIVE)) == ["junior-dans-une-equipe"]
    assert {"premier-en-startup", "seul-en-scale-up"} <= set(names(found.of(Verdict.UNLIKELY)))
    assert all("premier-poste" in testimonial.paths for testimonial in found.testimonials)


def test_someone_with_a_job_is_not_sent_to_a_first_one(of):
    for past in ("produit", "projet", "conseil"):
        found = of(BEGINNER | {"passe": past})
        assert names(found.fits)[0] != "junior-dans-une-equipe" or found.fits[0].verdict is not Verdict.THRIVE, past


def test_who_changes_trade_is_sent_where_one_learns_and_not_to_a_senior_post(of):
    """Someone of customer support, who leans to other teams and to no figures, and wants peers."""
    answers = {
        "passe": "autre", "reunion": "absents", "libre": "ecouter", "service": "oreille", "usage": "aller-voir", "decision": "comprendre",
        "refus": "appui", "seul": "pairs", "duree": "etapes", "ombre": "relais", "taille": "ouverte",
    }  # fmt: skip
    assert names(of(answers).of(Verdict.THRIVE)) == ["junior-dans-une-equipe"]
    assert not any("reculer" in reason for fit in of(answers).fits for reason in fit.reasons_against)


@pytest.mark.parametrize("seul", ["ouvrir", "ailleurs", "pairs"])
def test_a_mandate_that_figures_lead_is_not_for_who_never_speaks_of_them(of, seul):
    answers = {
        "passe": "projet", "reunion": "absents", "libre": "ecouter", "service": "texte", "usage": "aller-voir",
        "decision": "comprendre", "refus": "prevenir", "seul": seul, "duree": "longue", "taille": "groupe",
    }  # fmt: skip
    assert not {"pilotage-en-grand-groupe", "analyste", "direction"} & set(names(of(answers).of(Verdict.THRIVE)))


def test_an_unknown_past_is_said_and_lends_nothing(of):
    found = of(BUILDER | {"passe": "autre"})
    assert found.path is None
    assert len(found.weeks.trial) == len(found.weeks.trial_inside) == len(found.weeks.trial_free) == 4
    assert found.testimonials == ()
    assert all(held.reasons for held in found.strengths)


def test_answers_overrule_what_the_past_usually_brings(of, catalogue):
    conseil = catalogue.paths["coach-consultant"]
    brought = [link.competency for link in conseil.competencies if link.brings]
    assert "conduire-le-changement" in brought
    found = of(BUILDER | {"passe": "conseil", "usage": "trancher", "duree": "longue"})
    assert "conduire-le-changement" not in [held.competency.slug for held in found.strengths]
    assert "conduire-le-changement" in [held.competency.slug for held in found.to_build]


def test_what_is_missing_says_how_to_get_it(of):
    for answers in (BUILDER, BEGINNER, BUILDER | {"passe": "autre"}):
        assert all(len(held.how) > 20 for held in of(answers).to_build)


def test_too_few_answers_conclude_nothing(catalogue):
    answers, _odd = read_answers({"passe": "produit", "libre": "fabriquer"}, catalogue.profile_questions)
    with pytest.raises(ValueError, match=str(NEEDED)):
        profile(answers, catalogue)


def test_what_is_not_understood_is_named(catalogue):
    asked = {"passe": "marin", "libre": "fabriquer", "autre": "x", "seul": ""}
    answers, odd = read_answers(asked, catalogue.profile_questions)
    assert list(answers) == ["libre"]
    assert odd == ("passe",)


@settings(max_examples=amount(80, 2000), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_answers_conclude_with_reasons(catalogue, data):
    chosen = {
        slug: data.draw(st.sampled_from(sorted(question.answers))).removeprefix(f"{slug}-")
        for slug, question in catalogue.profile_questions.items()
    }
    answers, _odd = read_answers(chosen, catalogue.profile_questions)
    found = profile(answers, catalogue)
    assert [fit.score for fit in found.fits] == sorted((fit.score for fit in found.fits), reverse=True)
    for fit in found.fits:
        assert fit.reasons_for or fit.verdict is not Verdict.THRIVE
        assert len(fit.reasons_for) >= len(fit.reasons_against) or fit.verdict is not Verdict.THRIVE
        assert fit.reasons_against or fit.divided or fit.verdict is not Verdict.UNLIKELY
    held = [h.competency.slug for h in (*found.strengths, *found.usual, *found.torn, *found.to_build)]
    assert len(held) == len(set(held)), "a competency is either there or to build"
    assert not list(contradictions(found, answers, catalogue))


def test_every_answer_can_matter(catalogue):
    """An effect whose target no mandate, context or competency knows would never be felt."""
    facts = {f"mandate.{slug}" for slug in catalogue.domains} | set(catalogue.competencies)
    facts |= {f"job.{slug}" for slug in catalogue.jobs}
    facts |= {f"role.setup={name}" for name in ("premier", "seul", "equipe")}
    facts |= {f"role.seniority={name}" for name in ("junior", "confirme", "senior", "lead")}
    facts |= {f"organisation.stage={name}" for name in ("startup", "scaleup", "grand-groupe")}
    for question in catalogue.profile_questions.values():
        for answer in question.answers.values():
            assert answer.slug.startswith(f"{question.slug}-")
            assert {effect.toward for effect in answer.effects} <= facts, answer.slug


def test_every_typical_mandate_suits_someone(catalogue):
    """Over every past and many tastes, no mandate is out of everyone's reach, and none is everyone's."""
    best = set()
    for question in ("reunion", "libre", "service", "seul", "taille", "decision"):
        for answer in catalogue.profile_questions[question].answers.values():
            for past in catalogue.profile_questions["passe"].answers.values():
                answers = {q: next(iter(catalogue.profile_questions[q].answers.values())) for q in BUILDER}
                answers |= {"passe": past, question: answer}
                best.add(profile(answers, catalogue).fits[0].mandate.slug)
    assert len(best) >= 4


def test_paths_alone_are_weighed_by_the_same_rules(catalogue):
    fits = mandates_for(catalogue.paths["premier-poste"], catalogue)
    assert fits[0].mandate.slug == "junior-dans-une-equipe"
    assert all(fit.reasons_against for fit in fits if fit.verdict is Verdict.UNLIKELY)


def test_a_divided_answer_recommends_nothing(of):
    divided = {
        "passe": "produit", "reunion": "chiffres", "service": "planning", "usage": "trancher", "decision": "frustration",
        "refus": "appui", "seul": "pairs", "duree": "vite", "ombre": "non", "taille": "groupe",
    }  # fmt: skip
    found = of(divided)
    assert "pilotage-en-grand-groupe" not in names(found.of(Verdict.THRIVE))


def test_a_domain_in_support_is_no_reason(of):
    fit = next(fit for fit in of(BUILDER).fits if fit.mandate.slug == "seul-en-scale-up")
    assert fit.levels["pilotage"] == 1
    assert not any("pilotage prépare" in reason for reason in fit.reasons_against)


def test_the_pages_of_a_path_of_a_mandate_and_the_profile_never_disagree(catalogue):
    """What a past closes is closed on the three of them; what it prepares is told as such on the three of them."""
    for path in catalogue.paths.values():
        alone = {fit.mandate.slug: fit.verdict for fit in mandates_for(path, catalogue)}
        for mandate in catalogue.typical_mandates.values():
            seen = {other.slug: fit.verdict for other, fit in paths_for(mandate, catalogue)}
            assert seen[path.slug] is alone[mandate.slug]
    for answers in drawn(catalogue, amount(80, 300), seed=4):
        found = profile(answers, catalogue)
        if found.path is None:
            continue
        alone = {fit.mandate.slug: fit.verdict for fit in mandates_for(found.path, catalogue)}
        assert {fit.mandate.slug: fit.past for fit in found.fits} == alone


def test_nothing_that_a_profile_says_contradicts_the_rest(catalogue):
    heard, asked = 0, amount(120, 400)
    for answers in drawn(catalogue, asked, seed=22):
        found = profile(answers, catalogue)
        assert not list(contradictions(found, answers, catalogue))
        heard += bool(found.of(Verdict.THRIVE) or found.nearest)
    assert heard >= 0.9 * asked, "nine in ten of those who answer everything are told where to go"


def test_someone_who_wants_the_last_word_and_to_ship_each_week_is_told_of_another_job(of):
    found = of({
        "passe": "produit", "reunion": "silence", "libre": "ecouter", "service": "texte", "usage": "blessure",
        "decision": "frustration", "refus": "arranger", "seul": "pairs", "duree": "vite", "ombre": "non", "taille": "groupe",
    })  # fmt: skip
    assert found.conclusion is Conclusion.ANOTHER_JOB
    assert found.nearest.job.slug == "product-manager"
    assert found.nearest.own, "it is the job they have"
    assert any("dernier mot" in reason for reason in found.nearest.reasons)


def test_what_would_change_a_conclusion_does(catalogue):
    seen = 0
    for answers in drawn(catalogue, amount(20, 60), seed=5):
        found = profile(answers, catalogue)
        assert not (found.changes and found.conclusion is Conclusion.RECOMMENDED)
        for change in found.changes:
            again = profile({**answers, change.question.slug: change.answer}, catalogue)
            assert change.mandate.slug in names(again.of(Verdict.THRIVE))
            seen += 1
    assert seen


def test_three_mandates_are_recommended_at_most(catalogue):
    counts = {
        len(profile(answers, catalogue).of(Verdict.THRIVE)) for answers in drawn(catalogue, amount(60, 200), seed=3)
    }
    assert max(counts) <= MOST_THRIVE


def test_an_answer_on_both_sides_is_said_as_such(of):
    """Wanting to open a path while suffering from refusals speaks for the first post and against it."""
    found = of(BUILDER | {"usage": "blessure"})
    fit = next(fit for fit in found.fits if fit.mandate.slug == "premier-en-startup")
    assert any("essuie plus de refus" in each.against for each in fit.divided)
    assert not any("essuie plus de refus" in reason for reason in fit.reasons_against)


def test_a_refusal_as_heavy_as_the_best_reason_is_heard(of):
    """Someone who needs peers every day is told of no mandate where they would be alone, however much the rest attracts."""
    listener = {
        "passe": "projet", "reunion": "absents", "libre": "ecouter", "service": "texte", "usage": "aller-voir",
        "decision": "frustration", "refus": "appui",
    }  # fmt: skip
    assert "seul-en-scale-up" in names(of(listener | {"seul": "ouvrir"}).of(Verdict.THRIVE))
    found = of(listener | {"seul": "pairs"})
    alone = [fit.mandate.slug for fit in found.of(Verdict.THRIVE) if fit.mandate.answers["role"]["setup"] != "equipe"]
    assert not alone


def effects_of(toward, *points):
    return [ProfileEffect(toward=toward, points=each, reason=f"raison {each}") for each in points]


@pytest.mark.parametrize(
    ("points", "level"),
    [((), 0), ((0,), 0), ((1,), 1), ((2,), 1), ((3,), 2), ((4,), 2), ((5,), 3), ((9,), 3), ((4, -2), 1), ((-1,), 0)],
)
def test_a_leaning_grows_with_the_points_of_its_domain(catalogue, points, level):
    domain = catalogue.domains["pratiques"]
    effects = [*effects_of("mandate.pratiques", *points), *effects_of("mandate.pilotage", 9)]
    assert _leaning(domain, effects).level == level


@pytest.mark.parametrize(
    ("points", "where"), [((1,), 0), ((2, -1), 0), ((1, -1), 1), ((-1,), 2), ((-2, 1), 2)]
)  # fmt: skip
def test_a_competency_is_shown_torn_or_left_to_build_by_the_sum_of_its_points(catalogue, points, where):
    found = _named(effects_of("facilitation", *points), catalogue)
    assert [len(some) for some in found] == [int(rank == where) for rank in range(3)]
    (held,) = found[where]
    told = {each for each in points if each > 0} if where < 2 else {each for each in points if each < 0}
    assert set(held.reasons) == {f"raison {each}" for each in told}
    assert len(held.reasons) + len(held.but) == len(points)


def test_the_nearest_job_is_that_of_most_points_and_none_without_one(catalogue):
    one, other = list(catalogue.jobs)[:2]
    assert _nearest(None, [], catalogue) is None
    assert _nearest(None, effects_of(f"job.{one}", 1, -1), catalogue) is None
    found = _nearest(None, [*effects_of(f"job.{one}", 1), *effects_of(f"job.{other}", 1, 2, -1, 1, 1)], catalogue)
    assert (found.job.slug, found.points, found.own) == (other, 4, False)
    assert found.reasons == ("raison 2", "raison 1", "raison 1"), "the heaviest, three at most, none against"
    assert _nearest(None, effects_of(f"job.{one}", 1), catalogue).points == 1


def weighed(*weights):
    return [
        _Weighed(weight=Fraction(each), about=f"sujet {rank}", reason=str(rank)) for rank, each in enumerate(weights)
    ]


@pytest.mark.parametrize(
    ("weights", "verdict"),
    [
        ((), Verdict.POSSIBLE),
        ((2, 2), Verdict.THRIVE),
        ((2, 1), Verdict.POSSIBLE),  # four points at least
        ((3, 3, -2), Verdict.THRIVE),
        ((2, 2, 2, -2), Verdict.POSSIBLE),  # a refusal as heavy as the best reason
        ((5, -1), Verdict.POSSIBLE),  # as many reasons on both sides
        ((3, 3, 3, -2, -2), Verdict.THRIVE),
        ((3, 3, 2, -2, -2), Verdict.THRIVE),
        ((3, 2, 2, -2, -2), Verdict.POSSIBLE),  # what speaks for weighs twice what speaks against
        ((1, -1), Verdict.POSSIBLE),
        ((1, -2), Verdict.UNLIKELY),
    ],
)
def test_answers_recommend_what_they_say_twice_over(weights, verdict):
    assert _answered(weighed(*weights)) is verdict


def test_what_speaks_on_both_sides_is_told_apart_from_the_rest():
    found = [
        _Weighed(weight=Fraction(1), about="a", reason="pour un peu"),
        _Weighed(weight=Fraction(3), about="a", reason="pour"),
        _Weighed(weight=Fraction(-2), about="a", reason="contre"),
        _Weighed(weight=Fraction(1), about="b", reason="léger"),
        _Weighed(weight=Fraction(2), about="c", reason="lourd"),
        _Weighed(weight=Fraction(-1), about="d", reason="non"),
    ]
    pros, cons, divided = _sides(found)
    assert pros == ("lourd", "léger")
    assert cons == ("non",)
    assert [(each.for_it, each.against) for each in divided] == [("pour", "contre")]
