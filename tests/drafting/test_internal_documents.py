"""The brief, the interview kit and the onboarding plan: what each must tell."""

import re
from dataclasses import replace

import pytest

from productops.drafting.compose import compose
from productops.drafting.document import BlockKind, Kind, ReasonKind
from productops.drafting.scope_json import read_scope
from productops.text.typography import typeset
from tests.conftest import ON
from tests.drafting.scopes import SCOPES


def write(catalogue, data, kind):
    return compose(read_scope(data, catalogue), catalogue, kind=kind, on=ON)


def rows(document, ref):
    return {i.text: i.cells for s in document.sections if s.id == ref for b in s.blocks for i in b.items}


def items(document, ref):
    return [i for s in document.sections if s.id == ref for b in s.blocks for i in b.items]


# --- the brief ------------------------------------------------------------------------------------


def test_the_brief_traces_every_result_mission_and_requirement_of_the_offer(catalogue):
    data = SCOPES["direction-de-la-fonction"]
    offer, brief = write(catalogue, data, Kind.OFFER), write(catalogue, data, Kind.BRIEF)
    traced = {i.id: i for i in items(brief, "origin")}
    wanted = [
        item
        for section in offer.sections
        if section.id in ("results", "missions", "profile")
        for block in section.blocks
        if block.kind is BlockKind.BULLETS
        for item in block.items
    ]
    assert len(wanted) > 10
    for item in wanted:
        row = traced[f"brief/origin/{item.id}"]
        assert row.text == item.text[0].upper() + item.text[1:]
        assert row.cells[0]
    assert traced["brief/origin/added"].text == "Ajouts\u00a0: aucun."


def test_the_brief_says_the_mandate_with_a_picture_and_a_table(catalogue):
    brief = write(catalogue, {"mandate": {"pratiques": 3, "pilotage": 1}}, Kind.BRIEF)
    block = next(b for s in brief.sections if s.id == "mandate" for b in s.blocks)
    assert block.kind is BlockKind.RADAR
    assert [(i.text, i.level) for i in block.items] == [("Pratiques", 3), ("Personnes", 0), ("Partenaires", 0), ("Pilotage", 1)]  # fmt: skip


def test_the_brief_says_where_the_mandate_departs_from_the_problems(catalogue):
    data = {"mandate": {"pratiques": 1, "pilotage": 3}, "problems": ["chaque-equipe-sa-methode"]}
    told = [i.text for i in items(write(catalogue, data, Kind.BRIEF), "mandate") if "apart" in i.id]
    assert any("Pratiques : « En appui »" in text.replace("\xa0", " ").replace("\u202f", " ") for text in told)


def test_the_brief_compares_what_the_money_could_buy_in_the_leaders_figures(catalogue):
    found = rows(write(catalogue, SCOPES["direction-de-la-fonction"], Kind.BRIEF), "cost")
    assert found["Un ou une PM de plus"] == (
        "70\u202f000\u00a0€",
        "36\u202f500\u00a0€ de moins que le bas de la fourchette",
    )
    assert found["Une mission de conseil de six mois"][1] == "Dans la même fourchette"


def test_the_brief_admits_what_it_does_not_know(catalogue):
    brief = write(catalogue, {"mandate": {"pratiques": 2}}, Kind.BRIEF)
    told = " ".join(i.text for i in brief.items())
    for gap in (
        "le coût du poste reste inconnu",
        "n’a pas été chiffré",
        "Aucun problème n’a été retenu",
        "la rémunération",
    ):
        assert gap in told, gap
    confirmed = write(catalogue, SCOPES["missions-choisies"], Kind.BRIEF)
    assert not any("encore une suggestion" in i.text for i in confirmed.items())


def test_the_brief_names_an_overlap_and_a_missing_sponsor(catalogue):
    data = {
        "mandate": {"pratiques": 2},
        "existing_roles": ["equipe-data"],
        "missions": [{"slug": "acces-aux-donnees", "commitment": "porter"}],
    }
    risks = rows(write(catalogue, data, Kind.BRIEF), "risks")
    assert any("Deux équipes sur un même sujet" in title for title in risks)
    assert any("appuyer le poste" in title for title in risks)
    data["context"] = {"sponsor": "la directrice générale", "decides": "le comité"}
    assert not any("appuyer le poste" in title for title in rows(write(catalogue, data, Kind.BRIEF), "risks"))


def half_days(*each):
    slugs = ("acces-aux-donnees", "adoption-des-changements", "analyse-du-processus")
    return [{"slug": slug, "half_days": count} for slug, count in zip(slugs, each, strict=True)]


@pytest.mark.parametrize(
    ("answers", "named"),
    [
        ({"missions": half_days(4, 4, 1)}, []),
        ({"missions": half_days(4, 4, 2)}, ["overload"]),
        ({"mandate": {"pratiques": 3, "personnes": 3}}, []),
        ({"mandate": {"pratiques": 3, "personnes": 3, "pilotage": 3}}, ["all-priorities"]),
        ({"role": {"setup": "premier", "seniority": "junior"}}, ["junior-alone", "alone"]),
        ({"role": {"setup": "seul", "seniority": "junior"}}, ["junior-alone", "alone"]),
        ({"role": {"setup": "seul", "seniority": "confirme"}}, ["alone"]),
        ({"role": {"setup": "equipe", "seniority": "junior"}}, []),
        ({"context": {}}, ["no-sponsor", "no-decision"]),
        ({"context": {"sponsor": "la DG", "decides": "le comité", "incident": "Une panne"}}, ["again"]),
    ],
)
def test_a_risk_is_named_from_its_threshold_on_and_not_before(catalogue, answers, named):
    data = {"mandate": {"pratiques": 3}, "context": {"sponsor": "la DG", "decides": "le comité"}, **answers}
    refs = [i.id.removeprefix("brief/risks/") for i in items(write(catalogue, data, Kind.BRIEF), "risks")]
    assert [ref for ref in refs if not ref.startswith(("hard/", "path/"))] == named
    assert refs[-1].startswith("path/")


def test_the_brief_prints_claimed_exceptions_and_own_problems(catalogue):
    assert rows(write(catalogue, SCOPES["relu-a-la-main"], Kind.BRIEF), "exceptions") == {"P01": ("La grille sort en janvier.",)}  # fmt: skip
    title = "Les contrats partent avant que le produit ait relu"
    own = rows(write(catalogue, SCOPES["missions-choisies"], Kind.BRIEF), "problems")
    assert "Relire les engagements produit" in own[title][1]
    untied = SCOPES["missions-choisies"] | {"ties": {}}
    perhaps = rows(write(catalogue, untied, Kind.BRIEF), "problems")[title][1]
    assert perhaps.startswith("Peut-être")
    assert "contrats" in perhaps
    assert perhaps.endswith("à confirmer")
    apart = untied | {"own_missions": [], "results": []}
    assert rows(write(catalogue, apart, Kind.BRIEF), "problems")[title][1] == "Aucune mission n’y est encore reliée"


def test_the_brief_quotes_voices_on_both_sides_with_their_source(catalogue):
    brief = write(catalogue, SCOPES["premier-en-startup"], Kind.BRIEF)
    testimonials = items(brief, "voices")
    assert len({i.id for i in testimonials}) == len(testimonials) >= 3
    for item in testimonials:
        testimonial = catalogue.testimonials[item.id.removeprefix("brief/voices/")]
        assert testimonial.name in item.label
        assert any(r.kind is ReasonKind.TESTIMONIAL and "Source" in r.text for r in item.reasons)


# --- the interview kit ----------------------------------------------------------------------------


def test_the_kit_asks_about_each_requirement_each_result_and_each_path(catalogue):
    data = SCOPES["seul-en-scaleup"]
    offer, kit = write(catalogue, data, Kind.OFFER), write(catalogue, data, Kind.INTERVIEW_KIT)
    asked = {i.id for i in kit.items()}
    for item in items(offer, "profile"):
        slug = item.id.removeprefix("offer/profile/")
        if slug in catalogue.competencies:
            assert any(ref.startswith(f"interview-kit/competencies/{slug}/") for ref in asked)
            assert f"interview-kit/scores/{slug}" in asked
    assert sum(ref.startswith(("interview-kit/results/", "interview-kit/result/")) for ref in asked) == len(
        items(offer, "results")
    )
    assert any(ref.startswith("interview-kit/paths/chef-de-projet/") for ref in asked)


def sheets(kit):
    """Give the questions of each interview sheet."""
    return [
        [item.text for block in section.blocks if block.kind is BlockKind.CARDS for item in block.items]
        for section in kit.sections
        if section.id.startswith("sheet-")
    ]


@pytest.mark.parametrize("name", SCOPES)
def test_nobody_asks_everything_and_nothing_is_asked_twice(catalogue, name):
    kit = write(catalogue, SCOPES[name], Kind.INTERVIEW_KIT)
    asked = sheets(kit)
    assert asked
    assert all(3 <= len(questions) <= 5 for questions in asked)
    every = [text for questions in asked for text in questions]
    assert len(set(every)) == len(every)
    for section in kit.sections:
        if section.id.startswith("sheet-"):
            assert section.new_page
            table = section.blocks[-1]
            assert len(table.items) == len(section.blocks[1].items), "a line to score for each question"
            assert all(item.cells == ("", "") for item in table.items)


def test_a_question_supposes_no_more_teams_than_there_are(catalogue):
    data = {
        "mandate": {"pilotage": 2},
        "competencies": {"required": ["gestion-de-projet-transverse", "facilitation"]},
    }
    few = write(catalogue, data | {"organisation": {"product_teams": 2}}, Kind.INTERVIEW_KIT)
    many = write(catalogue, data | {"organisation": {"product_teams": 9}}, Kind.INTERVIEW_KIT)
    assert "six équipes" in " ".join(text for questions in sheets(many) for text in questions)
    assert not re.search("(six|trois) équipes", " ".join(text for questions in sheets(few) for text in questions))


@pytest.mark.parametrize("count", [1, 2, 10])
def test_a_process_of_any_length_has_its_sheets(catalogue, count):
    """What has no room waits, and is said; what comes too late has no question of its own."""
    data = SCOPES["missions-choisies"] | {"terms": {"process": [f"Échange numéro {n}" for n in range(1, count + 1)]}}
    kit = write(catalogue, data, Kind.INTERVIEW_KIT)
    plan = rows(kit, "plan")
    assert len([row for row in plan if row.startswith("Échange")]) == count
    reserve = [i.text for i in items(kit, "reserve")]
    assert bool(reserve) == (count == 1)
    assert any("Sans place" in text for text in plan) == (count == 1)
    asked = sheets(kit)
    assert len(asked) <= count
    assert not {text for questions in asked for text in questions} & set(reserve)
    if count == 10:
        assert any("Aucune question nouvelle" in cells[0] for cells in plan.values() if cells)


def test_a_step_without_anyone_received_has_no_sheet(catalogue):
    data = SCOPES["missions-choisies"] | {
        "terms": {"process": ["Un appel, 20 minutes", "Une proposition sous huit jours", "Prise de références"]}
    }
    kit = write(catalogue, data, Kind.INTERVIEW_KIT)
    assert len(sheets(kit)) == 1
    assert len(sheets(kit)[0]) == 3


def test_the_score_sheet_has_four_anchors_and_room_for_a_pen(catalogue):
    kit = write(catalogue, SCOPES["missions-choisies"], Kind.INTERVIEW_KIT)
    block = next(b for s in kit.sections if s.id == "scores" for b in s.blocks if b.kind is BlockKind.TABLE)
    assert [column[0] for column in block.columns[1:5]] == ["1", "2", "3", "4"]
    for item in block.items:
        assert all(item.cells[:4])
        assert len(set(item.cells[:4])) == 4
        assert item.cells[4] == ""


@pytest.mark.parametrize(("tone", "said", "never"), [("tu", "Raconte ", "Racontez"), ("vous", "Racontez ", "Raconte ")])
def test_questions_follow_the_register(catalogue, tone, said, never):
    data = {
        "mandate": {"pratiques": 2},
        "competencies": {"required": ["conduire-le-changement"]},
        "terms": {"tone": tone},
    }
    told = [text for questions in sheets(write(catalogue, data, Kind.INTERVIEW_KIT)) for text in questions]
    assert any(text.startswith(said) for text in told)
    assert not any(text.startswith(never) for text in told)


def test_the_plan_follows_the_leaders_steps(catalogue):
    data = SCOPES["seul-en-scaleup"]
    plan = rows(write(catalogue, data, Kind.INTERVIEW_KIT), "plan")
    assert list(plan)[: len(data["terms"]["process"])] == data["terms"]["process"]
    assert "étude de cas" in plan[data["terms"]["process"][2]][0]
    without = data | {"terms": {"process": ["Un appel", "Une rencontre"]}}
    told = [i.text for i in items(write(catalogue, without, Kind.INTERVIEW_KIT), "plan")]
    assert any("Aucune étape ne porte l’étude de cas" in text for text in told)


def test_the_case_comes_from_the_first_mission_and_a_named_problem(catalogue):
    data = {"mandate": {"pratiques": 3}, "problems": ["livraisons-imprevisibles"]}
    kit = write(catalogue, data, Kind.INTERVIEW_KIT)
    situation = next(i for i in kit.items() if i.id == "interview-kit/case/situation")
    assert "Personne ne sait dire ce qui sort le mois prochain" in situation.text
    assert {r.kind for r in situation.reasons} == {ReasonKind.MISSION, ReasonKind.PROBLEM}


def test_the_kit_says_what_the_law_forbids_to_ask(catalogue):
    law = rows(write(catalogue, {"mandate": {"pratiques": 1}}, Kind.INTERVIEW_KIT), "forbidden")
    assert "L1132-1" in law["La santé, un handicap, un traitement"][1]
    assert any("L1221-6" in cells[1] for cells in law.values() if len(cells) > 1)


# --- the onboarding plan --------------------------------------------------------------------------


def test_the_plan_begins_with_a_small_win(catalogue):
    plan = write(catalogue, SCOPES["premier-en-startup"], Kind.ONBOARDING)
    month = next(s for s in plan.sections if s.id == "month-1")
    quick = month.blocks[0]
    assert quick.title.startswith("Le premier service")
    slug = quick.items[0].id.split("/")[2]
    assigned = {i.id.split("/")[2] for i in plan.items() if i.id.startswith("onboarding/missions/")}
    assert catalogue.missions[slug].load == min(catalogue.missions[other].load for other in assigned)
    course = items(plan, "course")
    assert any(r.ref == "alexandre-serrurier-petites-victoires" for i in course for r in i.reasons)


def test_nothing_is_planned_twice_over_the_three_months(catalogue):
    for data in SCOPES.values():
        plan = write(catalogue, data, Kind.ONBOARDING)
        told = [i.text for ref in ("month-1", "month-2", "month-3") for i in items(plan, ref)]
        assert len(told) == len(set(told))


def test_the_people_to_meet_are_each_named_once(catalogue):
    people = rows(write(catalogue, SCOPES["direction-de-la-fonction"], Kind.ONBOARDING), "people")
    assert "Le directeur produit" in people
    assert "La directrice des opérations" in people
    assert "Le PMO" in people
    assert len({name.lower() for name in people}) == len(people)


def test_the_plan_opens_on_the_soonest_result_and_works_on_each_line_of_the_leader(catalogue):
    plan = write(catalogue, SCOPES["missions-choisies"], Kind.ONBOARDING)
    assert plan.sections[0].id == "expected"
    cards = next(block for block in plan.sections[0].blocks if block.kind is BlockKind.CARDS)
    found = {item.text: item.cells for item in cards.items}
    soonest = typeset("À 3 mois : aucun contrat ne part sans relecture")
    assert list(found) == [
        soonest,
        typeset("À 12 mois : les équipes suivent le même calendrier"),
        "Relire les engagements produit des contrats",
    ]
    gesture, measure, _who, sign = found[soonest]
    tied = catalogue.missions["suivi-des-engagements-clients"]
    assert typeset(tied.first_steps[0]).rstrip(".") in gesture
    assert measure == typeset("« Un sur trois ». Compté comment ?")
    assert sign == typeset("Un premier relevé meilleur que « un sur trois ».")
    assert all(gesture and measure and sign for gesture, measure, _who, sign in found.values())


def test_own_lines_are_asked_about_and_scored(catalogue):
    kit = write(catalogue, SCOPES["missions-choisies"], Kind.INTERVIEW_KIT)
    asked = " ".join(text for questions in sheets(kit) for text in questions).lower()
    assert "relire les engagements produit des contrats" in asked
    scored = rows(kit, "scores")
    assert {"Aucun contrat ne part sans relecture", "Relire les engagements produit des contrats"} <= set(scored)


def test_the_case_is_what_happened_here(catalogue):
    data = {"mandate": {"pratiques": 3}, "context": {"incident": "Deux équipes ont livré la même page."}}
    kit = write(catalogue, data, Kind.INTERVIEW_KIT)
    told = {item.id: item.text for item in items(kit, "case")}
    assert "deux équipes ont livré la même page" in told["interview-kit/case/situation"].lower()
    assert "Souvent" not in told["interview-kit/case/situation"]


def test_what_is_put_off_first_is_never_a_line_of_the_leader(catalogue):
    own = [{"title": f"Faire ceci, numéro {n}", "domain": "pratiques", "half_days": 2} for n in range(3)]
    data = {"mandate": {"pratiques": 3}, "missions": ["pile-d-outils", "cadre-de-travail-commun"], "own_missions": own}
    first = next(i.text for i in write(catalogue, data, Kind.BRIEF).items() if i.id == "brief/missions/first-to-go")
    assert "Faire ceci" not in first


def test_a_removed_voice_leaves_every_document(catalogue):
    """The rule stands without the testimonial that illustrates it."""
    silent = replace(catalogue, testimonials={}, paths={
        slug: replace(path, signals=tuple(replace(s, testimonial=None) for s in path.signals))
        for slug, path in catalogue.paths.items()
    })  # fmt: skip
    for kind in Kind:
        document = write(silent, SCOPES["premier-en-startup"], kind)
        assert not any(r.kind is ReasonKind.TESTIMONIAL for i in document.items() for r in i.reasons)
        assert not any(s.id == "voices" for s in document.sections)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_is_left_to_confirm_once_every_part_is(catalogue, kind):
    data = {"mandate": {"pratiques": 3, "personnes": 1}}
    every = {"confirmed": ["missions", "results", "competencies", "paths"]}
    assert not [item.id for item in write(catalogue, data | every, kind).items() if item.suggested]


# --- the decision note ----------------------------------------------------------------------------


def test_the_note_asks_for_a_decision_and_says_what_is_not_costed(catalogue):
    bare = {i.id: i for i in items(write(catalogue, {"mandate": {"pratiques": 2}}, Kind.BRIEF), "abstract")}
    assert bare["brief/decision/cost"].text == "non chiffré."
    assert "aucune date" in bare["brief/decision/by"].text
    told = {"problem_cost": "onze jours de support par mois", "decide_by": "Le comité du 12 mars"}
    data = {"mandate": {"pratiques": 2}, "decision": told, "terms": {"contract": "CDI", "salary_min": 50000}}
    note = {i.id: i for i in items(write(catalogue, data, Kind.BRIEF), "abstract")}
    assert note["brief/decision/cost"].text == told["problem_cost"]
    assert note["brief/decision/by"].text == "le comité du 12 mars"
    assert "CDI" in note["brief/decision/asked"].text
    assert not any("onze jours" in i.text for i in write(catalogue, data, Kind.OFFER).items())


@pytest.mark.parametrize(("contract", "loaded"), [("CDI", "71\u202f000\u00a0€"), ("freelance", ""), ("stage", "")])
def test_only_a_salary_is_loaded(catalogue, contract, loaded):
    data = {"mandate": {"pratiques": 2}, "terms": {"contract": contract, "salary_min": 50000}}
    found = {i.id: i.text for i in items(write(catalogue, data, Kind.BRIEF), "cost")}
    assert found.get("brief/cost/salary_max", "") == loaded


def test_an_objection_is_answered_by_what_was_said_or_not_at_all(catalogue):
    bare = rows(write(catalogue, {"mandate": {"pratiques": 2}}, Kind.BRIEF), "objections")
    assert {cells[0] for cells in bare.values()} == {"Le cadrage n’y répond pas encore."}
    data = SCOPES["missions-choisies"] | {"context": {"decides": "Le poste tranche le calendrier."}}
    told = rows(write(catalogue, data, Kind.BRIEF), "objections")
    assert told["Qui décide de quoi\u202f?"] == ("Le poste tranche le calendrier.",)
    assert "contrat" in told["À quoi verra-t-on que cela marche\u202f?"][0]


@pytest.mark.parametrize(("teams", "served"), [(1, False), (2, False), (3, True)])
def test_from_three_teams_on_one_more_pm_would_not_serve_them_all(catalogue, teams, served):
    data = {"mandate": {"pratiques": 2}, "organisation": {"product_teams": teams}}
    told = rows(write(catalogue, data, Kind.BRIEF), "objections")
    assert any(f"le poste en sert {teams}" in cells[0] for cells in told.values()) is served


def test_what_passes_from_a_neighbour_is_said(catalogue):
    data = {
        "mandate": {"pratiques": 2},
        "existing_roles": ["equipe-data"],
        "missions": [{"slug": "acces-aux-donnees", "commitment": "porter"}],
    }
    given = rows(write(catalogue, data, Kind.BRIEF), "neighbours")["L’équipe data"]
    assert given[1].startswith("Passe au poste")
    data["missions"] = [{"slug": "acces-aux-donnees", "commitment": "appuyer"}]
    assert "l’aide du poste" in rows(write(catalogue, data, Kind.BRIEF), "neighbours")["L’équipe data"][1]


def test_a_line_is_worked_on_with_the_role_it_speaks_of(catalogue):
    data = {
        "mandate": {"partenaires": 2},
        "existing_roles": [{"slug": "support-client", "holds": "l’astreinte de nuit"}, "equipe-data"],
        "organisation": {"reports_to": "la CPO"},
        "results": [{"title": "L’astreinte lit la fiche avant minuit"}, {"title": "Le comité tient en une heure"}],
    }
    plan = write(catalogue, data, Kind.ONBOARDING)
    met = {item.text: item.cells[2] for item in plan.sections[0].blocks[1].items}
    assert met["L’astreinte lit la fiche avant minuit"] == "Le support client."
    assert met["Le comité tient en une heure"] == "", "nobody of its own: whom one meets anyway is said once"
    assert plan.sections[0].blocks[0].items[0].text == typeset("Avec qui, sauf mention : la CPO.")


def test_files_leave_out_where_each_line_comes_from_and_the_json_keeps_it(catalogue):
    brief = write(catalogue, SCOPES["missions-choisies"], Kind.BRIEF)
    assert "origin" in {section.id for section in brief.sections}
    assert "origin" not in {section.id for section in brief.handed_over().sections}


def test_what_is_but_recognised_is_to_confirm_and_a_shared_word_names_a_mission(catalogue):
    data = {
        "organisation": {"name": "Officine Plus", "product": "Un logiciel pour les magasins"},
        "mandate": {"pilotage": 3},
        "missions": [{"slug": "methode-de-priorisation"}],
        "own_problems": [
            {"id": "a", "title": "Les sujets se décident au plus fort"},
            {"id": "b", "title": "Les magasins changent chaque mois"},
            {"id": "c", "title": "Personne ne sait prioriser"},
        ],
    }
    scope = replace(read_scope(data, catalogue), recognised={"own-problem/a": "methode-de-priorisation"})
    found = rows(compose(scope, catalogue, kind=Kind.BRIEF, on=ON), "problems")
    told = {title: re.sub(r"[\xa0\u202f]", " ", answered) for title, (_from, answered) in found.items()}
    assert "Peut-être « Faire adopter" in told["Les sujets se décident au plus fort"]
    assert told["Les magasins changent chaque mois"] == "Aucune mission n’y est encore reliée"
    assert told["Personne ne sait prioriser"].startswith("Peut-être « Faire adopter")


def test_two_results_of_one_date_are_two_questions(catalogue):
    results = [{"title": title, "horizon": "6-mois"} for title in ("Une revue par mois", "Un glossaire tenu")]
    kit = write(catalogue, {"mandate": {"pratiques": 3}, "results": results}, Kind.INTERVIEW_KIT)
    asked = [item.text for item in kit.items() if "revue par mois" in item.text or "glossaire tenu" in item.text]
    questions = [text for text in asked if text.endswith("?")]
    assert len({text.split("«")[0] for text in questions}) == len(questions) == 2


def test_the_case_is_drawn_from_what_the_incident_calls_for(catalogue):
    data = {
        "mandate": {"pratiques": 3},
        "missions": [{"slug": "cadre-de-travail-commun"}, {"slug": "notes-de-version"}],
        "context": {"incident": "Le support a appris la sortie par un client"},
        "ties": {"incident": "notes-de-version"},
    }
    title = {s.id: s.title for s in write(catalogue, data, Kind.INTERVIEW_KIT).sections}["case"]
    assert "notes" in title
    del data["ties"]
    kit = write(catalogue, data, Kind.INTERVIEW_KIT)
    assert {s.id: s.title for s in kit.sections}["case"] == typeset("L’étude de cas : ce qui s’est passé ici")
    told = " ".join(item.text for item in items(kit, "case"))
    assert "cadre de travail" not in told, "another story than what happened"
    del data["context"]
    title = {s.id: s.title for s in write(catalogue, data, Kind.INTERVIEW_KIT).sections}["case"]
    assert "cadre de travail" in title


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("Étude de cas", "vingt minutes de préparation"),
        ("Cas pratique, 2 h, payé", "Vous avez 2 h en tout"),
        ("Un cas d’1 h 30", "Vous avez 1 h 30 en tout"),
    ],
)
def test_the_case_takes_the_time_of_its_step(catalogue, step, told):
    data = {"mandate": {"pratiques": 3}, "terms": {"process": [step]}}
    task = next(
        item.text for item in write(catalogue, data, Kind.INTERVIEW_KIT).items() if item.id.endswith("case/task")
    )
    assert told in re.sub(r"[\xa0\u202f]", " ", task)


def test_a_line_of_the_same_story_is_what_the_case_expects(catalogue):
    data = {
        "mandate": {"pratiques": 3},
        "context": {"incident": "Une facture fausse est partie à deux cents abonnés"},
        "results": [{"title": "Les revues tiennent en une heure"}, {"title": "Aucune facture fausse ne part"}],
    }
    told = [item.text for item in items(write(catalogue, data, Kind.INTERVIEW_KIT), "case")]
    assert any("aucune facture fausse" in text for text in told)
    assert not any("revues" in text for text in told)


def test_a_lunch_is_no_interview_and_a_case_is_put_where_it_fits(catalogue):
    process = ["Appel RH (20 min)", "Entretien avec la CPO (1 h)", "Déjeuner avec l’équipe", "Réponse"]
    data = {"mandate": {"pratiques": 3}, "terms": {"process": process}, "results": [{"title": "Un seul calendrier"}]}
    kit = write(catalogue, data, Kind.INTERVIEW_KIT)
    plan = {re.sub(r"[\xa0\u202f]", " ", item.text): item.cells[-1] for item in items(kit, "plan") if item.cells}
    assert plan["Déjeuner avec l’équipe"].startswith("Rien à évaluer")
    assert "résultats attendus" in plan["Entretien avec la CPO (1 h)"]
    assert "résultats" not in plan["Appel RH (20 min)"], "a first call cannot judge them"
    assert any("la 2e peut l’accueillir" in item.text for item in items(kit, "plan"))


def test_a_language_is_spoken(catalogue):
    own = [{"name": "Anglais courant", "required": True}]
    kit = write(catalogue, {"mandate": {"pratiques": 3}, "own_competencies": own}, Kind.INTERVIEW_KIT)
    assert any("Passons dans cette langue" in item.text for item in kit.items())


@pytest.mark.parametrize(
    ("terms", "yearly", "told"),
    [
        ({"salary_min": 50000, "salary_max": 60000}, 70999, "1\u00a0€ de moins que le bas de la fourchette"),
        ({"salary_min": 50000, "salary_max": 60000}, 71000, "Dans la même fourchette"),
        ({"salary_min": 50000, "salary_max": 60000}, 85200, "Dans la même fourchette"),
        ({"salary_min": 50000, "salary_max": 60000}, 85201, "1\u00a0€ de plus que le haut de la fourchette"),
        ({"salary_min": 50000}, 70999, "1\u00a0€ de moins"),
        ({"contract": "freelance", "salary_min": 50000}, 49999, "1\u00a0€ de moins"),
        ({"salary_max": 50000}, 71001, "1\u00a0€ de plus"),
        ({"salary_min": 50000}, 71000, "Autant que le poste"),
        ({}, 50000, "Pas encore comparable"),
        ({"salary_min": 50000}, None, "Pas encore comparable"),
    ],
)
def test_another_use_of_the_money_is_compared_with_what_the_post_costs(catalogue, terms, yearly, told):
    alternative = {"title": "Une mission"} | ({} if yearly is None else {"yearly": yearly})
    data = {"mandate": {"pratiques": 2}, "terms": terms, "cost": {"alternatives": [alternative]}}
    (cells,) = (i.cells for i in items(write(catalogue, data, Kind.BRIEF), "cost") if "alternative/" in i.id)
    assert cells[1] == told


@pytest.mark.parametrize(
    ("said", "is_met"),
    [
        ({"context": {"why_now": "Notre Product Ops part en congé parental le 3 mai."}}, True),
        ({"terms": {"start": "2 mai, deux semaines de tuilage"}}, True),
        ({"context": {"why_now": "Notre Product Ops est partie en juin, personne ne l’a remplacée."}}, False),
        ({"context": {"why_now": "Le nombre de PM a doublé."}}, False),
        ({"context": {"why_now": "Notre Product Ops part en congé parental."}, "role": {"setup": "premier"}}, False),
    ],
)
def test_who_holds_the_post_and_leaves_it_is_met_first(catalogue, said, is_met):
    data = {"mandate": {"pratiques": 2}, "role": {"setup": "seul"}} | said
    met = rows(write(catalogue, data, Kind.ONBOARDING), "people")
    assert ("La personne qui tient le poste aujourd’hui" in met) is is_met


def test_a_result_due_later_is_asked_about_at_90_days_with_its_date(catalogue):
    data = SCOPES["missions-choisies"] | {
        "results": [
            {"id": "a", "title": "Le comité tient en une heure", "horizon": "3-mois", "target": "une heure"},
            {"id": "b", "title": "Les dates tiennent", "horizon": "12-mois", "target": "neuf sur dix"},
        ]
    }
    asked = rows(write(catalogue, data, Kind.ONBOARDING), "month-3")
    aims = [" ".join(cells[-1].split()) for cells in asked.values() if cells]
    assert aims == ["une heure", "neuf sur dix (à 12 mois)"]


def test_a_cheaper_use_of_the_money_will_be_objected(catalogue):
    data = {
        "mandate": {"pratiques": 2},
        "terms": {"contract": "CDI", "salary_min": 50000, "salary_max": 60000},
        "cost": {"alternatives": [{"title": "un outil de planification", "yearly": 30000}]},
    }
    asked = rows(write(catalogue, data, Kind.BRIEF), "objections")
    assert any("Un outil de planification" in question and "41" in question for question in asked)


def test_a_language_is_marked_as_one(catalogue):
    own = [
        {"id": "l", "name": "Italien courant", "required": True},
        {"id": "d", "name": "Tenir une salle", "required": True},
    ]
    data = {"mandate": {"pratiques": 2}, "own_competencies": own}
    tables = [
        [item.text for item in each.items]
        for section in write(catalogue, data, Kind.INTERVIEW_KIT).sections
        for each in section.blocks
        if each.title.startswith("1\u202f: ") or each.title.startswith("1\u00a0: ")
    ]
    assert tables == [["Tenir une salle"], ["Italien courant"]]
