"""The offer: what it says, and that nothing is said without a reason."""

from itertools import product

import pytest

from productops.drafting.catalogue import DOMAINS, Competency
from productops.drafting.compose import compose, left_out, write
from productops.drafting.document import Kind, ReasonKind, Variant
from productops.drafting.plan import Plan
from productops.drafting.scope_json import ScopeError, read_scope
from productops.drafting.wording import name_of_answer
from productops.publishing.renderers import FORMATS
from productops.text.french import capital
from productops.text.typography import typeset
from tests.conftest import ON
from tests.drafting.scopes import SCOPES
from tests.drafting.test_scope import WHOLE


def offer(catalogue, data, **options):
    return compose(read_scope(data, catalogue), catalogue, kind=Kind.OFFER, on=ON, **options)


def text_of(document):
    return FORMATS["txt"].render(document).decode()


def section(document, ref):
    return next((s for s in document.sections if s.id == ref), None)


def test_two_mandates_give_two_postings(catalogue):
    one = offer(catalogue, {"mandate": {"pratiques": 3, "pilotage": 1}})
    other = offer(catalogue, {"mandate": {"personnes": 3}})
    for ref in ("missions", "profile", "results"):
        mine = {item.text for block in section(one, ref).blocks for item in block.items}
        theirs = {item.text for block in section(other, ref).blocks for item in block.items}
        assert mine != theirs, ref
    missions = {i.id for b in section(one, "missions").blocks for i in b.items} - {"offer/missions/free"}
    assert not missions & {i.id for b in section(other, "missions").blocks for i in b.items}


def test_without_an_answer_the_sentence_goes(catalogue):
    bare = text_of(offer(catalogue, {"mandate": {"pratiques": 2}}))
    for word in ("Employeur", "rattaché", "Rémunération", "Contrat", "candidater", "Lieu"):
        assert word not in bare, word
    full = text_of(offer(catalogue, SCOPES["premier-en-startup"]))
    for word in (
        "Alma",
        "Deux équipes ont livré la même fonction",
        "rattaché à la direction produit",
        "Rémunération",
        "candidater",
        "Lieu",
    ):
        assert word in full, word


def test_the_title_is_said_in_both_forms(catalogue):
    assert offer(catalogue, {"mandate": {"pratiques": 1}}).title == "Product Ops (F/H)"
    assert offer(catalogue, SCOPES["pilotage-en-grand-groupe"]).title == "Directeur ou directrice Product Ops (F/H)"
    typed = {"mandate": {"pratiques": 1}, "role": {"title": "Product Ops H/F"}}
    assert offer(catalogue, typed).title == "Product Ops H/F"


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"salary_min": 50000, "salary_max": 60000}, "de 50 000 à 60 000 € bruts par an"),
        ({"salary_min": 50000}, "à partir de 50 000 € bruts par an"),
        ({"salary_max": 60000}, "jusqu’à 60 000 € bruts par an"),
        ({"salary_min": 50000, "salary_max": 50000, "salary_months": 13}, "50 000 € bruts par an, sur 13 mois"),
    ],
)
def test_pay_is_said_in_full(catalogue, terms, said):
    item = next(
        i for i in offer(catalogue, {"mandate": {"pratiques": 1}, "terms": terms}).items() if i.label == "Rémunération"
    )
    assert item.text == typeset(said)


def test_results_say_today_and_the_target(catalogue):
    document = offer(catalogue, SCOPES["montee-en-competence"])
    item = next(i for i in document.items() if i.id == "offer/result/1")
    assert item.label == "À 6 mois"
    assert item.text == typeset("Chaque PM a un plan de progression (aujourd’hui : 3 sur 14).")
    assert not item.suggested


def test_what_is_suggested_is_marked_until_confirmed(catalogue):
    suggested = offer(catalogue, {"mandate": {"pratiques": 3}})
    assert any(i.suggested for i in suggested.items() if i.id.startswith("offer/results/"))
    confirmed = offer(catalogue, {"mandate": {"pratiques": 3}, "confirmed": ["results"]})
    assert not any(i.suggested for i in confirmed.items() if i.id.startswith("offer/results/"))


def test_edits_hang_on_the_lines_they_change(catalogue):
    data = {"mandate": {"pratiques": 3}}
    before = offer(catalogue, data)
    missions = [i.id for i in before.items() if i.id.startswith("offer/missions/")]
    edits = {missions[0]: {"text": "Un texte à moi."}, missions[1]: {"removed": True}, "offer/limits/out": {"removed": True}, "offer/limits/hard": {"removed": True}, "offer/nulle-part": {"removed": True}}  # fmt: skip
    after = offer(catalogue, data | {"edits": edits})
    changed = {i.id: i for i in after.items()}
    assert changed[missions[0]].text == "Un texte à moi."
    assert changed[missions[0]].edited
    assert missions[1] not in changed
    assert section(after, "limits") is None, "a section emptied by edits goes"


def test_a_compact_offer_is_shorter_and_keeps_the_missions(catalogue):
    full = offer(catalogue, SCOPES["premier-en-startup"])
    compact = offer(catalogue, SCOPES["premier-en-startup"], variant=Variant.COMPACT)
    assert compact.words < full.words
    ids = {i.id for i in compact.items()}
    assert {i.id for i in full.items() if i.id.startswith("offer/missions/") and i.id != "offer/missions/free"} <= ids


def test_every_answer_given_as_a_reason_has_a_name(catalogue):
    for item in offer(catalogue, WHOLE).items():
        for reason in item.reasons:
            if reason.kind is ReasonKind.ANSWER and reason.text.startswith("Réponse donnée"):
                assert name_of_answer(reason.ref)


def test_a_scope_without_a_mandate_has_no_offer(catalogue):
    with pytest.raises(ScopeError, match="domaine"):
        compose(read_scope({}, catalogue, partial=True), catalogue, kind=Kind.OFFER, on=ON)


@pytest.mark.parametrize("role", [{}, {"setup": "premier", "seniority": "lead"}, {"setup": "equipe"}], ids=str)
def test_our_own_words_stay_under_five_hundred(catalogue, role):
    """Every mandate there is, with nothing typed: all the words are ours."""
    for levels_ in product(range(4), repeat=4):
        if any(levels_):
            document = offer(catalogue, {"mandate": dict(zip(DOMAINS, levels_, strict=True)), "role": role})
            assert document.words <= 500, levels_


def test_a_domain_with_a_mission_is_never_said_to_be_out(catalogue):
    data = {"mandate": {"pilotage": 3}, "missions": ["pile-d-outils", "cycle-okr"]}
    out = next(i for i in offer(catalogue, data).items() if i.id == "offer/limits/out")
    assert "façon de travailler" not in out.text
    assert "Faire grandir" in out.text


def test_a_compact_offer_keeps_to_about_two_hundred_and_fifty_words_of_ours(catalogue):
    counts = sorted(
        offer(catalogue, {"mandate": dict(zip(DOMAINS, found, strict=True))}, variant=Variant.COMPACT).words
        for found in product(range(4), repeat=4)
        if any(found)
    )
    assert counts[len(counts) // 2] <= 255
    assert counts[-1] <= 300


def test_when_a_leader_chooses_a_great_deal_competencies_are_said_by_name(catalogue):
    data = {
        "mandate": dict.fromkeys(DOMAINS, 3),
        "missions": list(catalogue.missions)[:40],
        "competencies": {"required": list(catalogue.competencies)[:7]},
    }
    document = offer(catalogue, data)
    first = next(item for item in document.items() if item.id == f"offer/profile/{next(iter(catalogue.competencies))}")
    assert first.text == "Agir en product manager."


@pytest.mark.parametrize(
    ("reports_to", "said"),
    [
        ("la direction produit", "Le poste est rattaché à la direction produit."),
        ("le CPO", "Le poste est rattaché au CPO."),
        ("CPO", "Le poste est rattaché à notre CPO."),
        ("Alix Morel", "Le poste est rattaché à Alix Morel."),
    ],
)
def test_the_reporting_line_reads_well_however_it_was_typed(catalogue, reports_to, said):
    data = {"mandate": {"pratiques": 2}, "organisation": {"reports_to": reports_to}}
    item = next(i for i in offer(catalogue, data).items() if i.id == "offer/place/reports-to")
    assert item.text == typeset(said)


def test_who_is_helped_is_not_named_twice(catalogue):
    data = {"mandate": {"pratiques": 1}, "existing_roles": ["equipe-data"], "missions": ["manuel-produit"]}
    item = next(i for i in offer(catalogue, data).items() if i.id == "offer/missions/manuel-produit")
    assert item.text.startswith("Aider la direction produit à tenir à jour un manuel produit que les PM")


def test_a_junior_is_not_given_the_function_to_lead(catalogue):
    data = {"mandate": {"pratiques": 2}, "role": {"setup": "equipe", "seniority": "junior"}}
    assert not any("vision-et-mandat" in item.id for item in offer(catalogue, data).items())


def test_what_an_offer_leaves_out_to_stay_short_is_known(catalogue):
    scope = read_scope(SCOPES["direction-de-la-fonction"], catalogue)
    said = {item.id for item in compose(scope, catalogue, kind=Kind.OFFER, on=ON).items()}
    missing = left_out(Plan(scope=scope, catalogue=catalogue), write(scope, catalogue, kind=Kind.OFFER, on=ON), on=ON)
    assert missing
    assert not said & {item.id for item in missing}
    assert all(item.text and item.reasons for item in missing)
    short = read_scope({"mandate": {"pratiques": 3}, "missions": ["cadre-de-travail-commun"]}, catalogue)
    assert (
        left_out(Plan(scope=short, catalogue=catalogue), write(short, catalogue, kind=Kind.OFFER, on=ON), on=ON) == ()
    ), "a short one says everything"


def test_the_tools_are_named_as_they_were_typed(catalogue):
    data = {"mandate": {"pratiques": 2}, "organisation": {"tools": "Jira, Notion et Amplitude."}}
    named = {item.id: item for item in offer(catalogue, data).items()}["offer/purpose/tools"]
    assert (named.label, named.text) == ("Les outils", "Jira, Notion et Amplitude.")
    assert [reason.ref for reason in named.reasons] == ["organisation.tools"]
    assert "offer/purpose/tools" not in {item.id for item in offer(catalogue, {"mandate": {"pratiques": 2}}).items()}


OWN_WORDS = {
    "mandate": {"pratiques": 2},
    "organisation": {
        "product": "Un logiciel qui rend les plannings des hôpitaux faciles à tenir",
        "users": "400 cadres de santé",
    },
    "role": {"learning": "arbitrer sans imposer", "growth": "Une seconde personne si trois équipes s’ajoutent."},
    "terms": {"contact": "Inès Roy, ines.roy@exemple.fr"},
}


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("purpose/product", "Un logiciel qui rend les plannings des hôpitaux faciles à tenir."),
        ("purpose/users", "400 cadres de santé."),
        ("purpose/learning", "Arbitrer sans imposer."),
        ("purpose/growth", "Une seconde personne si trois équipes s’ajoutent."),
        ("summary/contact", "Inès Roy, ines.roy@exemple.fr"),
    ],
)
def test_what_makes_someone_apply_is_said_as_it_was_typed(catalogue, ref, said):
    found = {item.id: item.text for item in offer(catalogue, OWN_WORDS).items()}
    assert found[f"offer/{ref}"] == typeset(said)
    assert f"offer/{ref}" not in {item.id for item in offer(catalogue, {"mandate": {"pratiques": 2}}).items()}


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("les tableaux de bord", "{} garde la main sur les tableaux de bord."),
        ("suivi des budgets.", "{} garde ceci : suivi des budgets."),
        ("Noé et Salma", "{} : Noé et Salma."),
    ],
)
def test_what_a_role_holds_is_said_only_where_it_is_to_be_published(catalogue, held, said):
    role, name = {"slug": "pmo", "holds": held}, catalogue.existing_roles["pmo"].name
    published = offer(catalogue, {"mandate": {"pratiques": 2}, "existing_roles": [role | {"published": True}]})
    assert typeset(said.format(capital(name))) in [item.text for item in published.items()]
    kept = offer(catalogue, {"mandate": {"pratiques": 2}, "existing_roles": [role]})
    assert held.rstrip(".") not in " ".join(item.text for item in kept.items())
    assert any(typeset(f"Déjà en place : {name}.") in item.text for item in kept.items())


@pytest.mark.parametrize(
    ("half_days", "free"),
    [
        ((4, 3), "Le reste de la semaine n’est pas attribué d’avance."),
        ((4, 4), "Une journée par semaine reste libre pour l’imprévu."),
        ((4, 4, 1), "Une demi-journée par semaine reste libre pour l’imprévu."),
        ((4, 4, 2), None),
    ],
)
def test_what_stays_free_of_the_week_is_said(catalogue, half_days, free):
    slugs = ("acces-aux-donnees", "adoption-des-changements", "analyse-du-processus")
    missions = [{"slug": slug, "half_days": count} for slug, count in zip(slugs, half_days, strict=False)]
    document = offer(catalogue, {"mandate": {"pratiques": 3}, "missions": missions})
    assert {item.id: item.text for item in document.items()}.get("offer/missions/free") == free


@pytest.mark.parametrize("working_time", ["4j/sem", "80 %", "temps partiel, 28 heures", "quatre jours par semaine"])
def test_a_shorter_week_leaves_no_half_day_to_count(catalogue, working_time):
    data = {"mandate": {"pratiques": 3}, "missions": [{"slug": "acces-aux-donnees", "half_days": 8}]}
    document = offer(catalogue, data | {"terms": {"working_time": working_time}})
    assert "offer/missions/free" not in {item.id for item in document.items()}


@pytest.mark.parametrize("holds", ["Léa + 2 alternants, 400 tickets/sem", "2 personnes"])
def test_who_is_there_and_how_many_says_nothing_of_what_the_post_is_not(catalogue, holds):
    role = {"slug": "support-client", "holds": holds, "published": True}
    items = {
        item.id: item.text for item in offer(catalogue, {"mandate": {"pratiques": 2}, "existing_roles": [role]}).items()
    }
    assert "offer/limits/support-client" not in items
    assert items["offer/limits/already-there"].startswith(typeset("Déjà en place : le support client."))


def test_no_requirement_is_said_in_the_same_words_at_another_level_or_under_another_domain(catalogue):
    said = {}
    for slug in catalogue.competencies:
        for level, domain in product(("junior", "confirme", "senior", "lead"), DOMAINS):
            data = {
                "mandate": {domain: 3},
                "role": {"seniority": level},
                "competencies": {"required": [slug]},
            }
            document = offer(catalogue, data, variant=Variant.FULL)
            text = next(item.text for item in document.items() if item.id == f"offer/profile/{slug}")
            assert said.setdefault(text, (slug, level, domain)) == (slug, level, domain)
    assert len(said) == 16 * len(catalogue.competencies)


def test_a_requirement_names_nothing_that_the_post_does_not_have(catalogue):
    data = {
        "mandate": {"partenaires": 3, "pratiques": 1},
        "role": {"seniority": "senior"},
        "missions": [{"slug": "coordination-des-lancements"}],
        "competencies": {"required": ["aimer-faire"]},
    }

    def asked(**more):
        document = offer(catalogue, data | more, variant=Variant.FULL)
        return next(item.text for item in document.items() if item.id == "offer/profile/aimer-faire")

    written = catalogue.competencies["aimer-faire"].asked("senior", "partenaires")
    assert "circuit" in written, "the clause that the domain has in general"
    assert "circuit" not in asked()
    assert "circuit" in asked(results=[{"title": "Le circuit des demandes tient en une page", "horizon": "6-mois"}])


def test_a_new_competency_may_be_given_a_clause_for_a_level_alone():
    new = Competency(
        slug="neuve",
        name="Neuve",
        socle=False,
        description="",
        posting="faire simple",
        postings={"confirme": "tenir … à jour", "pratiques": "un guide", "lead-pratiques": "faire écrire les guides"},
    )
    assert new.asked("lead", "pratiques") == "faire écrire les guides"
    assert new.asked(None, "pratiques") == "tenir un guide à jour"
    assert new.asked("confirme", "pilotage") == new.asked("lead", None) == "faire simple"


def test_a_mission_that_belongs_nowhere_is_not_said_to_be_of_the_function(catalogue):
    data = {"mandate": {"pratiques": 3}, "missions": [], "own_missions": [{"id": "1", "title": "Ranger la remise"}]}
    missions = section(offer(catalogue, data, variant=Variant.FULL), "missions")
    assert [block.title.partition(" –")[0] for block in missions.blocks if block.title] == ["Et aussi"]
