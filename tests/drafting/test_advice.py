"""What a good colleague would say before signing: each warning has its reason and its way out, and can be silenced."""

import pytest

from productops.drafting.advice import advise
from productops.drafting.plan import Plan
from productops.drafting.scope_json import read_scope

SOUND = {
    "organisation": {"name": "Alan", "product_team_size": 12, "product_teams": 4, "reports_to": "la CPO"},
    "context": {"sponsor": "la CPO"},
    "role": {"setup": "premier", "seniority": "senior"},
    "mandate": {"pratiques": 3, "partenaires": 1},
    "terms": {"salary_min": 50000, "salary_max": 60000},
    "confirmed": ["missions", "results", "competencies", "paths"],
}


def codes(catalogue, **changes):
    return {advice.code for advice in advise(Plan(scope=read_scope(SOUND | changes, catalogue), catalogue=catalogue))}


def test_a_sound_scope_gets_no_warning(catalogue):
    assert codes(catalogue) == set()


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("every-subject", {"mandate": dict.fromkeys(("pratiques", "personnes", "partenaires", "pilotage"), 2)}),
        ("all-priorities", {"mandate": dict.fromkeys(("pratiques", "personnes", "partenaires", "pilotage"), 3)}),
        ("junior-alone", {"role": {"setup": "premier", "seniority": "junior"}}),
        ("no-sponsor", {"context": {}}),
        ("no-name", {"organisation": {"product_team_size": 12, "reports_to": "la CPO"}}),
        ("no-pay", {"terms": {}}),
        ("wide-range", {"terms": {"salary_min": 45000, "salary_max": 70000}}),
        ("no-result", {"results": []}),
        ("empty-domain", {"missions": ["cadre-de-travail-commun"]}),
        ("outside-mandate", {"missions": ["cadre-de-travail-commun", "cycle-okr"]}),
        ("unanswered-okr-pour-la-forme", {"problems": ["okr-pour-la-forme"], "missions": ["cadre-de-travail-commun"]}),
        ("own-problems", {"own_problems": [{"title": "Le PMO redemande les mêmes chiffres", "domain": "pilotage"}]}),
        (
            "only-support-partenaires",
            {
                "mandate": {"pratiques": 3, "partenaires": 2},
                "existing_roles": ["support-client"],
                "missions": ["cadre-de-travail-commun", "boucle-retours-support"],
            },
        ),
        (
            "overload",
            {"missions": [{"slug": "cadre-de-travail-commun", "half_days": 6}, {"slug": "pile-d-outils", "half_days": 5}]},
        ),
    ],
)  # fmt: skip
def test_each_warning_is_given_for_its_reason(catalogue, code, changes):
    assert code in codes(catalogue, **changes)


def half_days(*each):
    slugs = ("acces-aux-donnees", "adoption-des-changements", "analyse-du-processus")
    return [{"slug": slug, "half_days": count} for slug, count in zip(slugs, each, strict=False)]


def required(catalogue, count, own=0):
    names = [{"name": f"Savoir {rank}", "required": True} for rank in range(own)]
    return {"competencies": {"required": list(catalogue.competencies)[:count]}, "own_competencies": names}


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("every-subject", {"mandate": {"pratiques": 2, "personnes": 2, "partenaires": 2, "pilotage": 1}}),
        ("all-priorities", {"mandate": {"pratiques": 3, "personnes": 3, "partenaires": 2}}),
        ("junior-alone", {"role": {"setup": "equipe", "seniority": "junior"}}),
        ("junior-alone", {"role": {"setup": "seul", "seniority": "confirme"}}),
        ("no-pay", {"terms": {"salary_min": 50000}}),
        ("no-pay", {"terms": {"salary_max": 50000}}),
        ("wide-range", {"terms": {"salary_min": 50000, "salary_max": 65000}}),
        ("no-result", {"results": [{"title": "Un résultat"}]}),
        ("overload", {"missions": half_days(4, 4, 1)}),
        ("empty-domain", {"missions": ["cadre-de-travail-commun", "boucle-retours-support"]}),
        ("own-problems", {"own_problems": [{"title": "Rien ne tient"}], "own_missions": [{"title": "Tenir"}]}),
        ("unanswered-okr-pour-la-forme", {"problems": ["okr-pour-la-forme"], "missions": ["cycle-okr"]}),
    ],
)
def test_no_warning_is_given_on_the_near_side_of_its_threshold(catalogue, code, changes):
    assert code not in codes(catalogue, **changes)


def test_seven_requirements_are_not_many_and_an_own_one_counts(catalogue):
    assert "many-requirements" not in codes(catalogue, **required(catalogue, 7))
    assert "many-requirements" in codes(catalogue, **required(catalogue, 8))
    assert "many-requirements" in codes(catalogue, **required(catalogue, 7, own=1))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"missions": half_days(4, 4, 2)}, "Les missions prennent 5 jours par semaine (repère), pour 4,5 disponibles"),
        ({"terms": {"salary_min": 50000, "salary_max": 65500}}, "soit 31 % d’écart"),
        ({"own_problems": [{"title": "Rien ne tient"}]}, "« Rien ne tient » : le catalogue ne connaît pas ce problème"),
        ({"own_problems": [{"title": "A"}, {"title": "B"}]}, "« A » et « B » : le catalogue ne connaît pas ces problèmes"),
        ({"missions": ["cycle-okr", "cadre-de-travail-commun"]}, "1 mission choisie est hors du mandat (Pilotage)"),
        ({"missions": ["cycle-okr", "decisions-a-temps"]}, "2 missions choisies sont hors du mandat (Pilotage)"),
        ({"existing_roles": ["equipe-data"], "missions": [{"slug": "acces-aux-donnees", "commitment": "porter"}]}, "d’ordinaire, l’équipe data s’en occupe déjà"),
        ({"existing_roles": ["pmo", "delivery-management"], "missions": [{"slug": "dependances-et-risques", "commitment": "porter"}]}, "s’en occupent déjà"),
    ],
)  # fmt: skip
def test_a_warning_counts_and_agrees(catalogue, changes, told):
    plan = Plan(scope=read_scope(SOUND | changes, catalogue), catalogue=catalogue)
    assert any(told in advice.text for advice in advise(plan)), [advice.text for advice in advise(plan)]


def test_a_requirement_that_no_mission_calls_for_is_said(catalogue):
    called = catalogue.missions["cadre-de-travail-commun"].competencies
    apart = next(slug for slug in catalogue.competencies if slug not in called)
    for slug, is_told in ((called[0], False), (apart, True)):
        asked = {"missions": ["cadre-de-travail-commun"], "competencies": {"required": [slug]}}
        assert (f"uncalled-{slug}" in codes(catalogue, **asked)) is is_told


def test_a_mission_someone_covers_is_said_until_it_is_in_support_or_bounded(catalogue):
    role = next(role for role in catalogue.existing_roles.values() if role.missions)
    slug = sorted(role.missions)[0]
    carried = {"missions": [{"slug": slug, "commitment": "porter"}]}
    assert f"covered-{slug}" in codes(catalogue, existing_roles=[role.slug], **carried)
    bounded = [{"slug": role.slug, "holds": "les tableaux, pas leur lecture"}]
    assert f"covered-{slug}" not in codes(catalogue, existing_roles=bounded, **carried)
    supported = {"missions": [{"slug": slug, "commitment": "appuyer"}]}
    assert f"covered-{slug}" not in codes(catalogue, existing_roles=[role.slug], **supported)


def test_a_result_whose_mission_left_is_said(catalogue):
    mission = next(m for m in catalogue.missions.values() if m.results and m.domain == "pilotage")
    result = {"results": [{"title": mission.results[0].title.capitalize()}]}
    assert "result-without-mission" in codes(catalogue, missions=["cadre-de-travail-commun"], **result)
    assert "result-without-mission" not in codes(catalogue, missions=[mission.slug], **result)
    own = {"results": [{"title": "Chaque équipe lit ses chiffres seule"}]}
    assert "result-without-mission" not in codes(catalogue, missions=["cadre-de-travail-commun"], **own)


def test_carrying_every_subject_is_told_by_who_lived_it(catalogue):
    levels = dict.fromkeys(("pratiques", "personnes", "partenaires", "pilotage"), 2)
    told = [a.text for a in advise(Plan(scope=read_scope(SOUND | {"mandate": levels}, catalogue), catalogue=catalogue))]
    assert any("Michaël Bastien" in text and "tous les sujets" in text for text in told)


def test_a_figure_of_our_own_is_called_a_landmark(catalogue):
    wide = {"terms": {"salary_min": 40000, "salary_max": 80000}}
    text = next(
        a.text
        for a in advise(Plan(scope=read_scope(SOUND | wide, catalogue), catalogue=catalogue))
        if a.code == "wide-range"
    )
    assert "repère" in text
    assert "100 %" in text


def test_nothing_is_said_of_a_scope_without_a_mandate(catalogue):
    assert advise(Plan(scope=read_scope({}, catalogue, partial=True), catalogue=catalogue)) == ()


TWELVE = [{"title": "le délai est divisé par deux", "horizon": "12-mois"}]
NINE_MONTHS = {"contract": "CDD", "duration": "neuf mois", "salary_min": 50000, "salary_max": 60000}


def test_a_result_due_after_the_contract_ends_is_told(catalogue):
    assert "result-after-the-end" in codes(catalogue, results=TWELVE, terms=NINE_MONTHS)
    assert "result-after-the-end" not in codes(
        catalogue, results=TWELVE, terms=NINE_MONTHS | {"duration": "douze mois"}
    )
    assert "result-after-the-end" not in codes(catalogue, results=TWELVE, terms=NINE_MONTHS | {"contract": "CDI"})


@pytest.mark.parametrize(
    ("start", "told"),
    [("16 mars 2026", True), ("2026-03-16", True), ("2 janvier 2026", False), (None, False), ("décembre 2026", False)],
)
def test_a_mission_that_begins_before_the_person_is_told(catalogue, start, told):
    terms = SOUND["terms"] | ({"start": start} if start else {})
    found = codes(catalogue, own_missions=[{"title": "Préparer dès janvier le calendrier"}], terms=terms)
    assert ("mission-before-the-start" in found) is told
