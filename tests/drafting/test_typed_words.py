"""What a leader typed, whichever way, as each document takes it in: nothing mangled, nothing lost, nothing said for them."""

import re
from dataclasses import replace

import pytest

from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.scope_json import read_scope
from productops.drafting.wording import months_in
from productops.text.french import is_bare_function, is_same_person
from productops.text.typography import typeset
from tests.conftest import ON
from tests.drafting.scopes import SCOPES


def told(catalogue, kind, recognised=None, **data):
    """Give the texts of a document by the id of their line, its cells after it, spaces as they are typed."""
    scope = replace(read_scope({"mandate": {"pratiques": 3}, **data}, catalogue), recognised=recognised or {})
    document = compose(scope, catalogue, kind=kind, on=ON)
    return {
        item.id.partition("/")[2]: re.sub(r"[\xa0\u202f]", " ", " | ".join((item.text, *item.cells)))
        for item in document.items()
    }


# --- the offer ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("titles", "heading"),
    [
        (["Aucun tarif ne part sans accord"], "Ce poste sera réussi si…"),
        (["Aucun tarif ne part sans accord", "Réduire le nombre de fiches"], "Les résultats attendus"),
        (["Délai d’accès aux classes"], "Les résultats attendus"),
        (["Les tickets ouverts dans les jours qui suivent une sortie"], "Les résultats attendus"),
        (["Le support formé avant chaque sortie"], "Les résultats attendus"),
    ],
)
def test_si_takes_no_infinitive_and_no_measure(catalogue, titles, heading):
    scope = read_scope({"mandate": {"pratiques": 2}, "results": [{"title": title} for title in titles]}, catalogue)
    document = compose(scope, catalogue, kind=Kind.OFFER, on=ON)
    assert {section.id: section.title for section in document.sections}["results"] == typeset(heading)


@pytest.mark.parametrize("kind", [Kind.OFFER, Kind.BRIEF])
def test_results_are_told_the_soonest_first_and_keep_their_ids(catalogue, kind):
    results = [
        {"title": title, "horizon": when} for title, when in (("A", "12-mois"), ("B", "3-mois"), ("C", "6-mois"))
    ]
    found = [ref for ref in told(catalogue, kind, results=results) if ref.startswith("result/")]
    assert found == ["result/2", "result/3", "result/1"]


@pytest.mark.parametrize(
    ("title", "target", "said"),
    [
        ("Les bons clôturés passent à 95 %", "95 %", ""),
        ("Aucune panne de plus de cinq minutes", "5 minutes", ""),
        ("Zéro livraison le vendredi", "0", ""),
        ("Les bons sont clôturés le jour même", "95 %", " ; cible : 95 %"),
        ("Le calendrier arrive un mois à l’avance", "30 jours", ""),
        ("Les pertes passent sous les vingt", "moins de 20", ""),
        ("Une première livraison avant son troisième mois", "trois mois", ""),
        ("Les bons sont clôturés à l’heure", "0 retard", ""),
        ("Les bons sont clôturés à l’heure", "tous", ""),
        ("Les bons sont clôturés à l’heure", "8 bons sur 8", ""),
        ("Les bons sont clôturés à l’heure", "8 bons sur 9", " ; cible : 8 bons sur 9"),
        ("Les bons ouverts dans les deux jours qui suivent une sortie", "moins de 80", " ; cible : moins de 80"),
        ("bons saisis deux fois", "0", " ; cible : 0"),
        ("pages relues", "60 pages sur 60", " ; cible : 60 pages sur 60"),
        ("Les bons sont clôturés à l’heure", "tous, à partir de mars", " ; cible : tous, à partir de mars"),
    ],
)
def test_a_target_that_the_result_says_is_not_said_again(catalogue, title, target, said):
    results = [{"title": title, "baseline": "71 %", "target": target}]
    line = told(catalogue, Kind.OFFER, results=results)["result/1"]
    assert line.endswith(f"(aujourd’hui : 71 %{said}).")


@pytest.mark.parametrize(
    ("baseline", "said"),
    [
        ("4 sur 9 au premier trimestre", " (4 sur 9 au premier trimestre)."),
        ("7 au T3", " (7 au T3)."),
        ("12 l’été dernier", " (12 l’été dernier)."),
        ("huit bons", " (aujourd’hui : huit bons)."),
        ("11 caisses", "."),  # the result counts them
        ("2 clients en septembre", "."),  # the offer does not tell that episode
        ("3 clients en septembre", " (3 clients en septembre)."),
    ],
)
def test_a_value_of_today_is_told_where_it_says_something(catalogue, baseline, said):
    told_of = {"context": {"incident": "2 clients perdus après une panne"}}
    results = [{"title": "Passer de 11 caisses à 7", "baseline": baseline}]
    assert told(catalogue, Kind.OFFER, results=results, **told_of)["result/1"] == f"Passer de 11 caisses à 7{said}"


@pytest.mark.parametrize(
    ("decides", "said"),
    [
        ("le ou la Product Ops fixe la date", "Le ou la Product Ops fixe la date."),
        ("La personne recrutée choisit les outils", "La personne recrutée choisit les outils."),
        ("Le Product Ops : les outils", "Ce que vous décidez – le Product Ops : les outils."),
    ],
)
def test_who_holds_the_post_is_the_subject_of_what_it_decides(catalogue, decides, said):
    assert told(catalogue, Kind.OFFER, context={"decides": decides})["place/decides"] == said


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        ("les PM, puis les magasins", "Vous travaillez d’abord pour les PM, puis les magasins."),
        ("les PM et d’abord ceux de Lyon", "Vous travaillez pour les PM et d’abord ceux de Lyon."),
        ("les PM (3 équipes)", "Vous travaillez d’abord pour les PM (3 équipes)."),
        ("les PM, les ventes", "Clients internes : les PM, les ventes."),
    ],
)
def test_whom_the_post_serves_is_told_in_a_sentence(catalogue, customer, said):
    found = told(catalogue, Kind.OFFER, organisation={"internal_customer": customer}, role={"position": "central"})
    assert found["place/internal-customer"] == said
    assert found["place/position"] == "Vous n’appartenez à aucune équipe produit."


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        ("la réponse aux cabinets, 6 personnes", "Le support client (6 personnes) garde la main sur la réponse aux cabinets."),
        ("les entretiens annuels, le plan", "Le support client garde la main sur les entretiens annuels, le plan."),
        ("Le support répond aux cabinets et étiquette les tickets.", "Le support répond aux cabinets et étiquette les tickets."),
        ("la data publie les tableaux de bord", "Le support client : la data publie les tableaux de bord."),
        ("la qualité des données", "Le support client garde la main sur la qualité des données."),
    ],
)  # fmt: skip
def test_what_a_neighbour_keeps_is_a_thing_and_its_people_are_counted(catalogue, holds, said):
    roles = [{"slug": "support-client", "holds": holds, "published": True}]
    assert told(catalogue, Kind.OFFER, existing_roles=roles)["limits/support-client"] == said


@pytest.mark.parametrize(
    ("name", "required", "ref", "said"),
    [
        ("Savoir écouter", True, "profile/own/0", "Écouter."),
        ("Savoir le russe", True, "profile/own/0", "Savoir le russe."),
        ("Avoir déjà été PM", True, "profile/own/0", "Il faut aussi avoir déjà été PM."),
        ("a déjà bossé au support, gros plus", False, "profile/appreciated", "Un plus : avoir déjà bossé au support."),
        ("connaître le rail (un plus)", False, "profile/appreciated", "Un plus : connaître le rail."),
        ("la paie (on t’apprendra)", False, "profile/appreciated", "Un plus : la paie (on t’apprendra)."),
    ],
)
def test_what_is_asked_takes_the_words_that_its_heading_begins(catalogue, name, required, ref, said):
    own = [{"id": "0", "name": name, "required": required}]
    assert told(catalogue, Kind.OFFER, own_competencies=own, competencies={"appreciated": []})[ref] == said


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["product-manager"], "Qui vient du product management connaît déjà"),
        (["product-manager", "chef-de-projet"], "Deux parcours conviennent à ce poste : "),
        (["premier-poste"], "Ce poste convient à une première expérience."),
    ],
)
def test_a_past_alone_is_spoken_to(catalogue, paths, said):
    assert told(catalogue, Kind.OFFER, paths=paths)["profile/paths"].startswith(said)


@pytest.mark.parametrize(
    ("terms", "ref", "said"),
    [
        ({"variable": "Aucune part variable, par choix"}, "conditions/variable", "Aucune, par choix"),
        ({"reply_within": "dans les quinze jours, que ce soit oui ou non"}, "hiring/reply", "Vous recevrez une réponse dans les quinze jours, que ce soit oui ou non."),
        ({"reply_within": "dans les quinze jours"}, "hiring/reply", "Vous recevrez une réponse, positive ou non, dans les quinze jours."),
        ({"benefits": ["RTT", "Congé de dix semaines"]}, "conditions/benefits", "RTT ; congé de dix semaines"),
    ],
)  # fmt: skip
def test_a_term_is_not_said_twice(catalogue, terms, ref, said):
    assert told(catalogue, Kind.OFFER, terms=terms)[ref] == said


def test_a_line_of_the_leader_s_own_stands_under_the_mission_it_is_part_of(catalogue):
    own = [{"id": "a", "title": "Ranger les liens", "domain": "pratiques"}, {"id": "b", "title": "Fermer Trello", "domain": "pratiques"}]  # fmt: skip
    missions = [{"slug": "cadre-de-travail-commun", "half_days": 4}, {"slug": "pile-d-outils", "half_days": 3}]
    found = told(catalogue, Kind.OFFER, own_missions=own, missions=missions, ties={"own-mission/b": "cadre-de-travail-commun"})  # fmt: skip
    refs = [ref for ref in found if "mission" in ref and ref != "missions/free"]
    assert refs == ["missions/cadre-de-travail-commun", "own-mission/b", "missions/pile-d-outils", "own-mission/a"]
    suggested = [
        ref for ref in told(catalogue, Kind.OFFER, own_missions=own[:1], mandate={"pratiques": 3}) if "mission" in ref
    ]
    assert suggested[0] == "own-mission/a", "what a leader wrote comes before what is only suggested"


@pytest.mark.parametrize(
    ("reports_to", "line"),
    [
        ("Directeur des opérations", "Le poste est rattaché au directeur des opérations. Vous travaillez"),
        ("Cofondatrice", "Le poste est rattaché à la cofondatrice. Vous travaillez"),
        ("CPO", "Le poste est rattaché à notre CPO. Vous travaillez"),
        ("DSI", "Le poste est rattaché à notre DSI. Vous travaillez"),
    ],
)
def test_il_is_never_the_manager(catalogue, reports_to, line):
    found = told(catalogue, Kind.OFFER, organisation={"reports_to": reports_to, "internal_customer": "les PM"})
    assert f"{found['place/reports-to']} {found['place/internal-customer']}".startswith(line)


def test_the_manager_who_is_served_too_is_not_il_either(catalogue):
    named = {"reports_to": "CPO", "internal_customer": "CPO"}
    found = told(catalogue, Kind.OFFER, organisation=named, role={"position": "central"})
    assert found["place/internal-customer"] == "C’est aussi le client interne du poste."
    assert found["place/position"].startswith("Vous n’appartenez à aucune équipe")


@pytest.mark.parametrize(
    ("why_now", "said"),
    [
        ("En raison de la fusion", "Pourquoi maintenant ? En raison de la fusion."),
        ("parce que la saison commence", "Pourquoi maintenant ? Parce que la saison commence."),
        ("La saison commence", "Pourquoi maintenant ? La saison commence."),
        ("Fusion + audit : tout change", "Pourquoi maintenant ? Fusion + audit : tout change."),
    ],
)
def test_a_reason_answers_a_question(catalogue, why_now, said):
    assert told(catalogue, Kind.OFFER, context={"why_now": why_now})["purpose/why-now"] == said
    assert told(catalogue, Kind.BRIEF, context={"why_now": why_now})["abstract/why-now"] == said


def test_the_note_quotes_what_is_said_to_somebody(catalogue):
    found = told(catalogue, Kind.BRIEF, context={"decides": "Tu décides de l’accueil."})["objections/decides"]
    assert found.endswith("| Ce qui sera dit à la personne : « Tu décides de l’accueil ».")


def test_a_result_without_a_date_begins_its_line(catalogue):
    found = told(
        catalogue, Kind.OFFER, results=[{"title": "aucun corrigé faux"}, {"title": "Rien", "horizon": "3-mois"}]
    )
    assert found["result/1"] == "Aucun corrigé faux."
    assert found["result/2"] == "Rien."


def test_what_both_forms_of_a_title_end_on_is_said_once(catalogue):
    role = {"title": "Directeur des opérations produit", "title_feminine": "Directrice des opérations produit"}
    scope = read_scope({"mandate": {"pratiques": 3}, "role": role}, catalogue)
    title = compose(scope, catalogue, kind=Kind.OFFER, on=ON).title
    assert title == typeset("Directeur ou directrice des opérations produit (F/H)")


@pytest.mark.parametrize(
    ("decides", "said"),
    [
        (
            "Arbitre l’ordre du jour, propose les budgets",
            "Le poste arbitre l’ordre du jour, propose les budgets.",
        ),
        ("Tu décides de l’accueil. Le reste attend.", "Tu décides de l’accueil. Le reste attend."),
        (
            "CPTO, après le comex du mardi. En vrai c’est le DG",
            "Qui décide : CPTO, après le comex du mardi. En vrai c’est le DG.",
        ),
        ("La mise en production, oui ou non.", "Ce que vous décidez : la mise en production, oui ou non."),
    ],
)
def test_a_decision_has_its_subject(catalogue, decides, said):
    assert told(catalogue, Kind.OFFER, context={"decides": decides})["place/decides"] == said


def test_a_decision_has_its_subject_in_the_brief_too(catalogue):
    found = told(catalogue, Kind.BRIEF, context={"decides": "Arbitre l’ordre du jour"})["objections/decides"]
    assert found.endswith("| Le poste arbitre l’ordre du jour.")


@pytest.mark.parametrize(
    ("slug", "holds", "said"),
    [
        ("pmo", "Le PMO tient les jalons", "Le PMO tient les jalons."),
        ("pmo", "Prépare les comités", "Le PMO prépare les comités."),
        ("pmo", "on a une personne", "Le PMO : on a une personne."),
        ("pmo", "deux personnes : le plan de charge", "Le PMO (deux personnes : le plan de charge)."),
        ("pmo", "Noé et Salma", "Le PMO : Noé et Salma."),
        ("pmo", "une personne à mi-temps qui tient les jalons", "Le PMO : une personne à mi-temps qui tient les jalons."),
        ("pmo", "trois juristes qui relisent", "Le PMO : trois juristes qui relisent."),
        ("pmo", "un comité mensuel", "Le PMO garde la main sur un comité mensuel."),
        ("equipe-data", "Piano, depuis mai", "L’équipe data garde la main sur Piano, depuis mai."),
        ("coach-agile", "Prépare les ateliers", "Les coachs agiles : prépare les ateliers."),
        ("coach-agile", "Animent les ateliers", "Les coachs agiles animent les ateliers."),
    ],
)  # fmt: skip
def test_what_a_role_keeps_is_a_sentence_however_it_was_typed(catalogue, slug, holds, said):
    roles = [{"slug": slug, "holds": holds, "published": True}]
    found = told(catalogue, Kind.OFFER, existing_roles=roles, organisation={"tools": "Piano et Slack"})
    assert found[f"limits/{slug}"] == said


def test_no_sentence_has_two_colons(catalogue):
    incident = "Deux incidents : une montre, une console"
    found = told(catalogue, Kind.OFFER, context={"why_now": "Deux métiers : soin, achat", "incident": incident})
    assert found["purpose/why-now"] == "Pourquoi maintenant ? Deux métiers : soin, achat."
    assert found["purpose/incident"] == "Ce qui s’est passé – deux incidents : une montre, une console."


@pytest.mark.parametrize(
    ("sponsor", "said"),
    [
        ("la CPO", "La CPO soutient ce poste à la direction."),
        ("Les deux fondatrices", "Les deux fondatrices soutiennent ce poste."),
        ("Le COMEX", "Le COMEX soutient ce poste."),
        ("CPO + DG", "Qui soutient ce poste à la direction : CPO + DG."),
        ("DG", "Notre DG soutient ce poste."),
        ("Head of Product", "Notre Head of Product soutient ce poste à la direction."),
        ("Directrice produit", "Notre directrice produit soutient ce poste à la direction."),
    ],
)
def test_who_supports_the_post_reads_well_however_it_was_typed(catalogue, sponsor, said):
    assert told(catalogue, Kind.OFFER, context={"sponsor": sponsor})["place/sponsor"] == said


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        ("les PM", "Vous travaillez d’abord pour les PM."),
        ("5 équipes jeu", "Vous travaillez d’abord pour 5 équipes jeu."),
        ("PM, veille légale, support", "Clients internes : PM, veille légale, support."),
        ("équipe produit", "Client interne : équipe produit."),
    ],
)
def test_whom_the_post_serves_reads_well_however_it_was_typed(catalogue, customer, said):
    found = told(catalogue, Kind.OFFER, organisation={"internal_customer": customer})
    assert found["place/internal-customer"] == said


@pytest.mark.parametrize(
    ("decides", "said"),
    [
        ("la cofondatrice", "Qui décide : la cofondatrice."),
        ("CPO et DRH", "Qui décide : CPO et DRH."),
        ("Refuser une demande tardive", "Le poste peut refuser une demande tardive."),
        ("le poste propose, la CPO tranche", "Le poste propose, la CPO tranche."),
    ],
)
def test_who_decides_is_told_from_what_is_decided(catalogue, decides, said):
    assert told(catalogue, Kind.OFFER, context={"decides": decides})["place/decides"] == said


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("2027-02-01", "1er février 2027"),
        ("01/03/27", "01/03/27"),
        ("31/12/2027", "31 décembre 2027"),
        ("2027-13-40", "2027-13-40"),
        ("mars 2027", "Mars 2027"),
    ],
)
def test_a_day_of_a_calendar_is_said_as_a_date(catalogue, start, said):
    assert told(catalogue, Kind.OFFER, terms={"start": start})["summary/start"] == said


def test_a_first_job_is_no_past(catalogue):
    alone = told(catalogue, Kind.OFFER, paths=["premier-poste"])
    assert alone["profile/paths"] == "Ce poste convient à une première expérience."
    both = told(catalogue, Kind.OFFER, paths=["premier-poste", "coach-consultant"])
    assert both["profile/paths"] == (
        "Ce poste convient surtout à qui vient du conseil ou du coaching. Une première expérience convient aussi."
    )
    senior = told(catalogue, Kind.OFFER, role={"seniority": "senior"})
    assert "première" not in senior["profile/paths"], "nobody is told two things at once"


def test_a_mission_that_the_leader_wrote_is_not_suggested_again(catalogue):
    own = [{"id": "m", "title": "Accueillir les PM qui arrivent", "domain": "personnes"}]
    data = {"mandate": {"personnes": 3}, "own_missions": own}
    before = compose(read_scope(data, catalogue), catalogue, kind=Kind.OFFER, on=ON)
    assert "offer/missions/arrivee-des-pm" in {item.id for item in before.items()}
    tied = data | {"ties": {"own-mission/m": "arrivee-des-pm"}}
    after = compose(read_scope(tied, catalogue), catalogue, kind=Kind.OFFER, on=ON)
    assert "offer/missions/arrivee-des-pm" not in {item.id for item in after.items()}


@pytest.mark.parametrize(
    ("delay", "said"),
    [
        ("Deux semaines", ", sous deux semaines."),
        ("une semaine après chaque étape", ", une semaine après chaque étape."),
    ],
)
def test_a_delay_counted_from_a_step_is_not_said_under_one(catalogue, delay, said):
    found = told(catalogue, Kind.OFFER, terms={"reply_within": delay})
    assert found["hiring/reply"] == f"Vous recevrez une réponse, positive ou non{said}"


def test_what_is_a_plus_is_asked_as_what_one_has_done(catalogue):
    plus = {"appreciated": ["outillage-no-code-api", "formation-et-transmission"]}
    said = told(catalogue, Kind.OFFER, competencies=plus)["profile/appreciated"]
    assert said == (
        "Un plus : automatiser une tâche répétitive dans l’outil de tickets, et en laisser le mode d’emploi ;"
        " animer une séance de prise en main d’un outil ou d’une méthode."
    )


@pytest.mark.parametrize(
    ("title", "commitment", "said"),
    [
        ("Suivre les litiges", "contribuer", "Contribuer à suivre les litiges."),
        ("Clarifier qui décide", "appuyer", "Aider les équipes à clarifier qui décide."),
        ("Le tri des retours", "contribuer", "Le tri des retours (en contribution)."),
        ("Rédaction de la revue", "appuyer", "Appuyer la rédaction de la revue."),
        ("Animation des go/no-go", "contribuer", "Contribuer à l’animation des go/no-go."),
        ("Cadrage du besoin", "contribuer", "Contribuer au cadrage du besoin."),
        ("MAIF : un point par semaine", "porter", "MAIF : un point par semaine."),
        (
            "Remettre Dovetail en service, ou l’arrêter",
            "appuyer",
            "Aider les équipes à remettre Dovetail en service, ou à l’arrêter.",
        ),
    ],
)
def test_a_mission_that_is_no_verb_is_not_brought_in_by_a(catalogue, title, commitment, said):
    own = [{"id": "m", "title": title, "commitment": commitment}]
    assert told(catalogue, Kind.OFFER, own_missions=own)["own-mission/m"] == said


def test_what_is_appreciated_is_not_spared_where_the_leader_said_it(catalogue):
    suggested = SCOPES["seul-en-scaleup"]
    assert "profile/appreciated" not in told(catalogue, Kind.OFFER, **suggested), "ours goes first"
    own = [{"name": "Avoir déjà enseigné", "required": False}]
    said = told(catalogue, Kind.OFFER, own_competencies=own, **suggested)["profile/appreciated"]
    assert said.startswith("Un plus : avoir déjà enseigné ;")


def test_what_is_appreciated_is_a_list_of_nouns(catalogue):
    own = [{"id": str(n), "name": name, "required": False} for n, name in enumerate(("L’espagnol", "Le sens du temps"))]
    said = told(catalogue, Kind.OFFER, own_competencies=own, competencies={"appreciated": []})["profile/appreciated"]
    assert said == "Un plus : l’espagnol ; le sens du temps."


# --- the brief ------------------------------------------------------------------------------------


def test_every_reason_given_for_a_level_is_told(catalogue):
    reasons = {"pratiques": "Chaque équipe livre à son rythme", "pilotage": "Le comité du mardi suffit"}
    found = told(catalogue, Kind.BRIEF, mandate_reasons=reasons, existing_roles=["pmo"])
    assert found["mandate/apart/pratiques"] == "Pratiques : « Prioritaire ». Chaque équipe livre à son rythme."
    assert found["outside/pilotage"].endswith("| Le comité du mardi suffit.")
    assert "mandate/apart/pilotage" not in found, "said once, where one reads who holds it"


def test_a_role_is_not_said_to_hold_a_whole_domain(catalogue):
    found = told(catalogue, Kind.BRIEF, existing_roles=["product-marketing"])
    assert found["outside/pilotage"].endswith("| D’ordinaire, le product marketing en tient une part")


@pytest.mark.parametrize(
    ("commitment", "said"),
    [
        ("porter", "Passe au poste, si ce rôle le tient aujourd’hui :"),
        ("contribuer", "Reste à ce rôle, le poste y contribue :"),
    ],
)
def test_only_what_is_carried_passes_to_the_post(catalogue, commitment, said):
    missions = [{"slug": "acces-aux-donnees", "commitment": commitment}]
    found = told(catalogue, Kind.BRIEF, missions=missions, existing_roles=["equipe-data"])
    assert f"| {said} « Donner" in found["outside/role/equipe-data"]


def test_the_mission_that_says_most_of_a_problem_is_named(catalogue):
    found = told(
        catalogue,
        Kind.BRIEF,
        missions=[],
        own_problems=[
            {"id": "a", "title": "Un PM attend trois semaines ses accès aux classes pilotes"},
            {"id": "b", "title": "Chacun raconte à sa manière"},
            {"id": "c", "title": "Les remontées sur l’accessibilité se perdent"},
        ],
        own_missions=[
            {"title": "Dire à chacun ce qu’il y apprend"},
            {"title": "Passer une journée dans les classes"},
            {"title": "ouvrir les classes pilotes en deux jours."},
            {"title": "Relire les remontées"},
            {"title": "Vérifier l’accessibilité"},
        ],
    )
    assert "Peut-être « Ouvrir les classes pilotes en deux jours » : à confirmer" in found["problems/own/a"]
    assert found["problems/own/b"].endswith("Aucune mission n’y est encore reliée")
    assert "Peut-être « Vérifier l’accessibilité »" in found["problems/own/c"], "one word each: the longer says more"
    assert found["missions/3"].startswith("Ouvrir les classes pilotes en deux jours |")


def test_what_a_line_of_the_leader_seems_to_be_is_not_put_off_first(catalogue):
    data = {
        "missions": [{"slug": slug, "half_days": 4} for slug in ("pile-d-outils", "cadre-de-travail-commun")],
        "results": [{"id": "r", "title": "Une seule façon de livrer"}],
    }
    named = {"pile-d-outils": "outils", "cadre-de-travail-commun": "cadre de travail"}
    for slug, other in zip(named, reversed(named), strict=True):
        first = told(catalogue, Kind.BRIEF, recognised={"result/r": slug}, **data)["missions/first-to-go"]
        assert named[other] in first


def test_the_last_of_three_missions_is_said_in_words(catalogue):
    slugs = list(catalogue.problems["pm-isoles"].missions)[:3]
    found = told(catalogue, Kind.BRIEF, problems=["pm-isoles"], missions=slugs)["problems/pm-isoles"]
    assert "une autre mission" in found


@pytest.mark.parametrize(("setup", "verb"), [("premier", "ouvrir"), ("seul", "pourvoir")])
def test_a_post_that_someone_held_is_filled_not_opened(catalogue, setup, verb):
    terms = {"contract": "CDD", "duration": "14 mois"}
    found = told(catalogue, Kind.BRIEF, role={"setup": setup}, terms=terms)
    assert found["decision/asked"] == f"{verb} ce poste (CDD, 14 mois), ou dire non."


@pytest.mark.parametrize(
    ("contract", "beside"), [("CDI", "Au regard de la somme"), ("freelance", "Au regard des honoraires")]
)
def test_what_another_use_is_compared_with_is_named(catalogue, contract, beside):
    data = {
        "mandate": {"pratiques": 2},
        "terms": {"contract": contract},
        "cost": {"alternatives": [{"title": "Un outil"}]},
    }
    brief = compose(read_scope(data, catalogue), catalogue, kind=Kind.BRIEF, on=ON)
    assert beside in {column for section in brief.sections for block in section.blocks for column in block.columns}


def test_a_name_keeps_its_capital_within_a_sentence(catalogue):
    results = [{"title": "Paris et Dublin tiennent le même cycle", "horizon": "6-mois"}]
    assert "À 6 mois : Paris et Dublin" in told(catalogue, Kind.BRIEF, results=results)["objections/shown"]
    assert "du poste : Paris et Dublin" in told(catalogue, Kind.INTERVIEW_KIT, results=results)["case/stakes/result/1"]


# --- the interviews and the plan --------------------------------------------------------------------


def test_a_licence_is_asked_for_and_not_scored(catalogue):
    own = [{"id": "b", "name": "permis B", "required": True}, {"id": "c", "name": "Parler aux gens", "required": True}]
    found = told(catalogue, Kind.INTERVIEW_KIT, own_competencies=own)
    assert found["competencies/own/b"].startswith(
        "Le poste demande ceci : « Permis B ». L’avez-vous ? | Oui, ou la date"
    )
    assert "« Parler aux gens »" in found["competencies/own/c"]
    assert "scores/own/c" in found
    assert "scores/own/b" not in found


def test_a_question_of_a_past_says_whose(catalogue):
    found = told(catalogue, Kind.INTERVIEW_KIT, paths=["product-manager"])
    assert found["paths/product-manager/1"].startswith("Pour qui vient du product management : ")


def test_a_result_is_asked_about_with_its_target_whatever_its_form(catalogue):
    results = [{"title": "le nombre d’annulations", "horizon": "6-mois", "baseline": "61", "target": "moins de 10"}]
    asked = told(catalogue, Kind.INTERVIEW_KIT, results=results)["result/1"]
    assert asked.startswith("À six mois, nous regarderons ceci : « Le nombre d’annulations » (visé : moins de 10). ")


def test_the_case_and_what_is_expected_in_it_are_of_one_subject(catalogue):
    data = {
        "missions": [{"slug": "cadre-de-travail-commun"}, {"slug": "notes-de-version"}],
        "results": [{"id": "a", "title": "Trois fiches de moins"}, {"id": "b", "title": "Le guichet lit la note"}],
    }
    found = told(catalogue, Kind.INTERVIEW_KIT, recognised={"result/b": "notes-de-version"}, **data)
    assert "Le guichet lit la note" in found["case/stakes/result/2"].replace("le guichet", "Le guichet")
    step = catalogue.missions["notes-de-version"].first_steps[0]
    assert typeset(step[1:]).rstrip(".") in typeset(found["case/step/1"])


def test_the_case_has_no_two_colons_either(catalogue):
    found = told(
        catalogue, Kind.INTERVIEW_KIT, context={"incident": "La carte est restée vide : le format avait changé"}
    )
    said = "Voici ce qui s’est passé ici. La carte est restée vide : le format avait changé."
    assert found["case/situation"] == said


def test_the_first_service_is_what_a_result_seems_to_be(catalogue):
    first, second = catalogue.missions["cadre-de-travail-commun"], catalogue.missions["rituels-produit"]
    data = {
        "missions": [{"slug": each.slug, "commitment": "porter"} for each in (first, second)],
        "results": [{"id": str(n), "title": f"Un résultat, numéro {n}"} for n in range(4)],
    }
    for mission in (first, second):
        plan = told(catalogue, Kind.ONBOARDING, recognised={"result/0": mission.slug}, **data)
        assert f"missions/{mission.slug}/step/2" in plan


@pytest.mark.parametrize(
    ("baseline", "asked"),
    [
        ("61 en septembre", "« 61 en septembre ». Compté comment ?"),
        ("deux sur cinq", "« Deux sur cinq ». Compté comment ?"),
        ("deux jours d’écart en mars", "« Deux jours d’écart en mars ». Et depuis ?"),
        ("deux jours d’écart", "« Deux jours d’écart ». Est-ce encore vrai ?"),
        ("personne ne le fait", "« Personne ne le fait ». Depuis quand est-ce ainsi ?"),
        ("pas mesuré", "Point de départ inconnu : le compter la première semaine."),
        ("On ne sait pas.", "Point de départ inconnu : le compter la première semaine."),
    ],
)
def test_todays_value_is_checked_by_what_it_says(catalogue, baseline, asked):
    results = [{"title": "Les annulations", "baseline": baseline}, {"title": "Le reste"}]
    assert f"| {asked} |" in told(catalogue, Kind.ONBOARDING, results=results)["expected/result/1"]


@pytest.mark.parametrize(
    ("baseline", "target", "sign"),
    [
        ("61 en septembre", "Moins de 10", "Un premier relevé meilleur que « 61 en septembre »."),
        ("écart de 9 jours", "24 h", "Un premier relevé meilleur que « écart de 9 jours »."),
        ("pas mesuré", "80 %", "Un premier cas à montrer."),
    ],
)
def test_the_first_sign_is_better_than_today(catalogue, baseline, target, sign):
    results = [{"title": "Les annulations", "baseline": baseline, "target": target}, {"title": "Le reste"}]
    found = told(catalogue, Kind.ONBOARDING, results=results)
    assert found["expected/result/1"].endswith(sign)
    assert found["month-3/result/2"].endswith("| à mesurer |  | à fixer")


def test_one_team_and_one_pm_are_said_in_words_and_are_no_choice(catalogue):
    one = {"product_team_size": 1, "product_teams": 1}
    offer = told(catalogue, Kind.OFFER, organisation={"name": "Alma", **one})["purpose/team"]
    assert offer == "Un ou une product manager (PM) travaille dans une équipe produit."
    brief = told(catalogue, Kind.BRIEF, organisation=one)["abstract/served"]
    assert brief == "Le poste servira un ou une PM, dans une équipe produit."
    kit = told(catalogue, Kind.INTERVIEW_KIT, organisation=one)["case/surroundings"]
    assert kit == "L’organisation compte un ou une PM, dans une équipe produit."
    for teams, said in ((1, "Essayer sur un seul sujet"), (2, "Essayer avec une seule équipe")):
        plan = told(catalogue, Kind.ONBOARDING, organisation={"product_teams": teams})
        assert plan["month-2/one-team"].startswith(said)


def test_whom_one_meets_anyway_is_said_once(catalogue):
    results = [{"title": "Les annulations"}, {"title": "Le reste"}]
    plan = told(catalogue, Kind.ONBOARDING, results=results, organisation={"internal_customer": "les quatre PM"})
    assert plan["expected/with"] == "Avec qui, sauf mention : les quatre PM."
    assert sum("quatre PM" in text for ref, text in plan.items() if ref.startswith("expected/")) == 1


def test_the_plan_names_the_manager_without_an_article(catalogue):
    for typed, said in (("Directrice produit", "la directrice produit"), ("VP Produit", "la ou le VP Produit")):
        plan = told(catalogue, Kind.ONBOARDING, organisation={"reports_to": typed})
        assert plan["month-1/close"].startswith(f"Fin de la semaine 4, avec {said} : ")


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        ("les jalons", "Aujourd’hui : les jalons. Où"),
        ("Prépare les comités", "Aujourd’hui : « Prépare les comités ». Où"),
        ("le PMO tient les jalons", "Aujourd’hui : « Le PMO tient les jalons ». Où"),
    ],
)
def test_what_a_role_keeps_is_quoted_where_it_is_a_sentence(catalogue, holds, said):
    plan = told(catalogue, Kind.ONBOARDING, existing_roles=[{"slug": "pmo", "holds": holds}])
    assert said in plan["people/pmo"]


def test_whoever_answers_for_the_offer_is_met_and_an_address_is_nobody(catalogue):
    found = told(catalogue, Kind.ONBOARDING, terms={"contact": "Florian Teyssier, titulaire actuel, f@exemple.fr"})
    assert found["people/contact"].startswith("Florian Teyssier | ")
    assert "people/contact" not in told(catalogue, Kind.ONBOARDING, terms={"contact": "emploi@exemple.fr"})


@pytest.mark.parametrize(
    ("baseline", "asked"),
    [("52 minutes, journal d’incident", "Est-ce encore vrai ?"), ("52 minutes", "Compté comment ?")],
)
def test_a_figure_whose_source_is_told_is_not_asked_for_it(catalogue, baseline, asked):
    results = [{"title": "Un premier message en dix minutes", "baseline": baseline, "target": "dix minutes"}]
    assert any(asked in text for text in told(catalogue, Kind.ONBOARDING, results=results).values())


def test_what_a_role_is_said_to_hold_replaces_what_it_usually_holds(catalogue):
    roles = [{"slug": "rh-people", "holds": "le recrutement, hors PM"}]
    chosen = [{"slug": "grilles-et-parcours-de-carriere"}]
    mandate = {"personnes": 3}
    found = told(catalogue, Kind.OFFER, existing_roles=roles, missions=chosen, mandate=mandate)
    assert found["missions/grilles-et-parcours-de-carriere"].startswith("Rédiger")


def test_a_week_that_overflows_shows_no_days(catalogue):
    own = [{"id": str(n), "title": f"Tenir le comité {n}", "half_days": 4, "domain": "pratiques"} for n in range(3)]
    document = compose(
        read_scope({"mandate": {"pratiques": 3}, "own_missions": own}, catalogue), catalogue, kind=Kind.OFFER, on=ON
    )
    titles = [block.title for part in document.sections for block in part.blocks if part.id == "missions"]
    assert titles
    assert not any("jour" in title for title in titles)


@pytest.mark.parametrize(
    ("incident", "said"),
    [
        ("La panne a coûté 2,1 M€ en mai", "non chiffré par an ; le cadrage parle de « 2,1 M€ »."),
        ("La panne a duré cinq heures", "non chiffré."),
    ],
)
def test_the_note_cites_the_sum_that_the_leader_wrote(catalogue, incident, said):
    found = told(catalogue, Kind.BRIEF, context={"incident": incident})
    assert found["decision/cost"].replace("\u202f", " ").replace("\xa0", " ") == said


@pytest.mark.parametrize(
    ("holds", "there"),
    [
        ("vacant depuis mai", False),
        ("À recruter en mars", False),
        ("personne, c’est moi", False),
        ("Personne", False),
        ("la partie budget", True),
        (None, True),
        ("une personne à mi-temps", True),
    ],
)
def test_a_post_that_nobody_holds_is_not_said_to_be_there(catalogue, holds, there):
    role = {"slug": "pmo"} | ({"holds": holds} if holds else {})
    assert ("limits/already-there" in told(catalogue, Kind.OFFER, existing_roles=[role])) is there


@pytest.mark.parametrize(
    ("baseline", "said"),
    [("sept incidents en 2025", "(sept incidents en 2025)"), ("3 sur 10", "aujourd’hui : 3 sur 10")],
)
def test_a_dated_figure_is_no_value_of_today(catalogue, baseline, said):
    results = [{"title": "Les incidents baissent", "baseline": baseline}]
    assert said in told(catalogue, Kind.OFFER, results=results)["result/1"]


def test_a_label_is_not_said_twice(catalogue):
    terms = {"collective_agreement": "Convention collective de la banque"}
    assert told(catalogue, Kind.OFFER, terms=terms)["conditions/collective_agreement"] == "Banque"


def test_nothing_is_put_off_where_something_calls_for_each(catalogue):
    missions = [{"slug": slug, "half_days": 4} for slug in ("notes-de-version", "coordination-des-lancements")]
    data = {
        "mandate": {"partenaires": 3},
        "missions": missions,
        "context": {"incident": "Les lancements et les notes de version partent le dimanche"},
    }
    brief = compose(read_scope(data, catalogue), catalogue, kind=Kind.BRIEF, on=ON)
    assert "brief/missions/first-to-go" not in {item.id for item in brief.items()}
    del data["context"]
    brief = compose(read_scope(data, catalogue), catalogue, kind=Kind.BRIEF, on=ON)
    assert "brief/missions/first-to-go" in {item.id for item in brief.items()}


def test_what_one_learns_does_not_repeat_its_label(catalogue):
    found = told(catalogue, Kind.OFFER, role={"learning": "Apprendre la supply chain sur le terrain"})
    assert found["purpose/learning"] == "La supply chain sur le terrain."


def test_advantages_are_a_list_of_common_nouns(catalogue):
    perks = {"benefits": ["Restaurant d’entreprise", "Compte épargne-temps", "RTT", "Swile"]}
    found = told(catalogue, Kind.OFFER, terms=perks)["conditions/benefits"]
    assert found.endswith("Restaurant d’entreprise ; compte épargne-temps ; RTT ; Swile")


def test_a_noun_that_is_a_plus_is_not_listed_among_verbs(catalogue):
    own = [{"id": "1", "name": "Connaissance du notariat", "required": False}]
    found = told(catalogue, Kind.OFFER, own_competencies=own, competencies={"appreciated": ["facilitation"]})
    assert found["profile/appreciated"].endswith("le jour même. Apprécié aussi : connaissance du notariat.")
    alone = told(catalogue, Kind.OFFER, own_competencies=own, competencies={"appreciated": []})
    assert alone["profile/appreciated"] == "Un plus : connaissance du notariat."


def test_no_sentence_begins_with_a_figure(catalogue):
    team = {"product_team_size": 3, "product_teams": 3}
    assert told(catalogue, Kind.OFFER, organisation=team)["purpose/team"].startswith("Trois product managers (PM)")
    assert "3" not in told(catalogue, Kind.OFFER, organisation=team)["purpose/team"]


@pytest.mark.parametrize(
    ("sponsor", "reports_to", "twice"),
    [
        ("Karim Benali, directeur général adjoint", "Le directeur général adjoint chargé du produit", False),
        ("Karim Benali, directeur général adjoint", "La directrice produit", True),
    ],
)
def test_one_person_is_told_once(catalogue, sponsor, reports_to, twice):
    found = told(catalogue, Kind.OFFER, organisation={"reports_to": reports_to}, context={"sponsor": sponsor})
    assert ("place/sponsor" in found) is twice


@pytest.mark.parametrize(
    ("seniority", "said"), [("lead", False), ("senior", False), ("confirme", False), ("junior", True)]
)
def test_a_post_that_asks_for_experience_is_not_said_to_suit_a_first_job(catalogue, seniority, said):
    found = told(catalogue, Kind.OFFER, role={"seniority": seniority}, paths=["product-manager", "premier-poste"])
    assert ("premier emploi" in found["profile/paths"]) is said
    assert "première expérience" not in found["profile/paths"]


def test_who_will_lead_a_team_is_always_told_so(catalogue):
    """However many words are spared: a long post, a team that is there."""
    missions = [{"slug": slug} for slug in list(catalogue.missions)[:20]]
    required = list(catalogue.competencies)[:7]
    for seniority, said in (("lead", True), ("senior", False)):
        role = {"setup": "equipe", "seniority": seniority, "position": "central"}
        found = told(
            catalogue,
            Kind.OFFER,
            role=role,
            missions=missions,
            competencies={"required": required},
            mandate={"pratiques": 3, "personnes": 3, "partenaires": 2},
            problems=list(catalogue.problems)[:5],
        )
        assert ("en prenez la conduite" in found.get("purpose/opening", "")) is said


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Inès, VP Product", "Inès Benhamou, VP Product", True),
        ("la directrice du pôle numérique", "Claire Fontanel, directrice du pôle numérique", True),
        ("Inès, VP Product", "Paul Benhamou, VP Product", False),
    ],
)
def test_one_person_is_known_however_they_are_named(one, other, same):
    assert is_same_person(one, other) is same


@pytest.mark.parametrize(
    ("duration", "months"),
    [("neuf mois", 9), ("6 mois renouvelable", 6), ("dix-huit mois", 18), ("un an", None), (None, None)],
)
def test_how_many_months_a_contract_lasts_is_read(duration, months):
    assert months_in(duration) == months


def test_who_settles_is_not_asked_again_under_the_line_that_says_so(catalogue):
    context = {"decides": "Hélène arbitre entre les équipes", "sponsor": "Hélène"}
    found = told(catalogue, Kind.BRIEF, context=context)
    assert "objections/sponsor" not in found
    assert "objections/sponsor" in told(catalogue, Kind.BRIEF, context={"sponsor": "Hélène"})


def test_a_replacement_is_told_as_one_with_what_it_costs_while_it_lasts(catalogue):
    terms = {"contract": "CDD", "duration": "neuf mois", "salary_min": 46000, "salary_max": 52000}
    found = told(catalogue, Kind.BRIEF, terms=terms, context={"why_now": "La titulaire part en congé de maternité"})
    assert found["abstract/what"].startswith("Il s’agit d’un remplacement")
    assert found["cost/duration"].replace("\u202f", " ").replace("\xa0", " ") == "49 000 € à 55 400 €"


def test_what_is_counted_stands_where_no_sum_was_written(catalogue):
    found = told(
        catalogue, Kind.BRIEF, results=[{"title": "Les retours en arrière diminuent", "baseline": "12 jours par sujet"}]
    )
    assert (
        found["decision/cost"]
        == "non chiffré en euros ; ce qui se compte aujourd’hui : 12 jours par sujet, pour « Les retours en arrière diminuent »."
    )


@pytest.mark.parametrize(
    ("decides", "said"),
    [
        ("Karim pour la prio, le CODIR pour le budget", "Qui décide : Karim pour la prio, le CODIR pour le budget."),
        ("Le budget outils", "Ce que vous décidez : le budget outils."),
    ],
)
def test_who_decides_may_be_a_name_alone(catalogue, decides, said):
    assert told(catalogue, Kind.OFFER, context={"decides": decides})["place/decides"] == said


@pytest.mark.parametrize(
    ("learning", "label"),
    [("Un budget de 3 000 euros par an", "Pour vous former"), ("La chaîne du froid", "Ce que vous y apprendrez")],
)
def test_the_means_of_learning_are_not_what_is_learnt(catalogue, learning, label):
    scope = read_scope({"mandate": {"pratiques": 3}, "role": {"learning": learning}}, catalogue)
    items = {item.id: item for item in compose(scope, catalogue, kind=Kind.OFFER, on=ON).items()}
    assert items["offer/purpose/learning"].label == label


def test_a_junior_post_opens_on_first_jobs(catalogue):
    found = told(catalogue, Kind.OFFER, role={"seniority": "junior"}, paths=["premier-poste", "chef-de-projet"])
    assert found["profile/paths"].startswith("Ce poste peut être un premier emploi.")


def test_nobody_is_helped_who_is_not_said_to_be_there(catalogue):
    mission = [{"slug": "arrivee-des-pm", "commitment": "appuyer"}]
    title = next(
        text for ref, text in told(catalogue, Kind.OFFER, missions=mission).items() if ref == "missions/arrivee-des-pm"
    )
    there = told(catalogue, Kind.OFFER, missions=mission, existing_roles=[{"slug": "pmo"}])["missions/arrivee-des-pm"]
    assert "responsables" in title
    assert "responsables" not in there


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("CPTO", True),
        ("CISO du groupe", True),
        ("ceo", True),
        ("Carlo", False),
        ("Cleo Martin", False),
        ("cargo", False),
    ],
)
def test_a_chief_officer_is_known_by_letters_and_a_first_name_is_none(text, is_one):
    assert is_bare_function(text) is is_one


def test_a_choice_of_tools_is_nobody(catalogue):
    found = told(catalogue, Kind.OFFER, context={"decides": "Choix des outils"})
    assert found["place/decides"] == "Ce que vous décidez : Choix des outils."


@pytest.mark.parametrize(
    ("incident", "told_as"),
    [
        ("Le 3 mars, 11 000 relevés rejetés, deux équipes bloquées.", "11 000 relevés rejetés"),
        ("La borne est tombée : 2 300 bouquets sans adresse.", "2 300 bouquets"),
    ],
)
def test_what_happened_is_counted_before_any_result(catalogue, incident, told_as):
    results = [{"title": "Les retours en arrière diminuent", "baseline": "12 jours par sujet"}]
    found = told(catalogue, Kind.BRIEF, context={"incident": incident}, results=results)["decision/cost"]
    assert (
        found.replace("\u202f", " ").replace("\xa0", " ")
        == f"non chiffré en euros ; l’épisode cité parle de « {told_as} »."
    )


@pytest.mark.parametrize(
    "incident",
    [
        "Le 14 février 2026, 40 personnes ont attendu 20 minutes.",
        "12 équipes, 30 juin.",
        "Nous équipons 300 centres, et tout va bien.",
    ],
)
def test_a_date_an_hour_and_a_head_count_cost_nothing(catalogue, incident):
    assert told(catalogue, Kind.BRIEF, context={"incident": incident})["decision/cost"] == "non chiffré."


def test_who_is_told_in_the_third_person_is_the_person(catalogue):
    found = told(catalogue, Kind.OFFER, context={"decides": "elle choisit les outils"})
    assert found["place/decides"] == "La personne choisit les outils."
    found = told(catalogue, Kind.OFFER, context={"decides": "les process et les tools"})
    assert found["place/decides"] == "Ce que vous décidez : les process et les tools."


def test_a_wish_and_a_past_are_not_asked_as_deeds(catalogue):
    own = [
        {"id": "1", "name": "L’envie de passer un jour par mois en crèche", "required": True},
        {"id": "2", "name": "Une expérience d’un secteur réglementé : santé, rail", "required": True},
    ]
    kit = " ".join(told(catalogue, Kind.INTERVIEW_KIT, own_competencies=own).values())
    assert "Qu’est-ce qui vous y attire" in kit
    assert "Où l’avez-vous acquis" in kit
    assert "situation récente qui montre ceci : « L’envie" not in kit


def test_a_role_that_does_not_hold_it_gives_nothing_away(catalogue):
    roles = [{"slug": "pmo", "holds": "Le budget des travaux. Il ne suit pas les équipes produit."}]
    missions = [{"slug": "dependances-et-risques"}]
    found = told(
        catalogue, Kind.BRIEF, existing_roles=roles, missions=missions, mandate={"pilotage": 3, "pratiques": 2}
    )
    assert "Passe au poste" not in found["outside/role/pmo"]


def test_that_nobody_held_the_post_before_is_never_spared(catalogue):
    missions = [{"slug": slug} for slug in list(catalogue.missions)[:22]]
    required = list(catalogue.competencies)[:7]
    found = told(
        catalogue,
        Kind.OFFER,
        role={"setup": "premier", "position": "central"},
        missions=missions,
        competencies={"required": required},
    )
    assert "purpose/opening" in found


@pytest.mark.parametrize(
    ("reports_to", "sponsor", "said"),
    [
        ("la direction produit", "Antoine Brisset, directeur produit", "Le poste est rattaché à Antoine Brisset, directeur produit."),
        ("la directrice produit, Hélène Roux", "Hélène Roux, directrice produit", "Le poste est rattaché à la directrice produit, Hélène Roux."),
    ],
)  # fmt: skip
def test_who_heads_the_product_is_one_person_by_name_or_by_office(catalogue, reports_to, sponsor, said):
    answers = {
        "organisation": {"reports_to": reports_to},
        "context": {"sponsor": sponsor},
        "existing_roles": ["head-of-product"],
    }
    offer = told(catalogue, Kind.OFFER, **answers)
    assert offer["place/reports-to"] == said
    assert "place/sponsor" not in offer
    plan = told(catalogue, Kind.ONBOARDING, **answers)
    assert "people/sponsor" not in plan
    assert "people/head-of-product" not in plan


def test_one_name_with_two_offices_is_one_person(catalogue):
    answers = {"context": {"sponsor": "Thibault Renou, cofondateur et CEO"}}
    assert told(catalogue, Kind.OFFER, **answers)["place/sponsor"].startswith(
        "Thibault Renou, cofondateur et CEO, soutient ce poste"
    )
    assert "reste à lui demander" in told(catalogue, Kind.BRIEF, **answers)["objections/sponsor"]


@pytest.mark.parametrize(
    ("reports_to", "said"),
    [
        ("moi (CEO / head of product)", "Le poste est rattaché à notre CEO."),
        ("Moi, la directrice produit", "Le poste est rattaché à la directrice produit."),
        ("moi", "Le poste est rattaché à la personne qui recrute."),
    ],
)
def test_who_writes_me_is_told_by_the_office(catalogue, reports_to, said):
    answers = {"organisation": {"reports_to": reports_to}, "context": {"sponsor": "moi"}}
    offer = told(catalogue, Kind.OFFER, **answers)
    assert offer["place/reports-to"] == said
    assert "place/sponsor" not in offer
    assert not any(re.search(r"\b[Mm]oi\b", line) for line in told(catalogue, Kind.BRIEF, **answers).values())


def test_today_is_said_once_and_learning_is_told_by_what_is_learnt(catalogue):
    results = [{"title": "L’écart est connu plus tôt", "baseline": "sept semaines aujourd’hui", "target": "dix jours"}]
    found = told(catalogue, Kind.OFFER, results=results, role={"learning": "Tu vas apprendre le métier des enchères"})
    assert found["result/1"] == "L’écart est connu plus tôt (aujourd’hui : sept semaines ; cible : dix jours)."
    assert "vas apprendre" not in " ".join(found.values())


def test_an_officer_of_human_resources_is_no_judge_of_the_trade(catalogue):
    process = [
        "Un appel de 20 minutes avec Sonia, responsable RH",
        "Un entretien d’une heure avec le directeur produit",
    ]
    kit = told(catalogue, Kind.INTERVIEW_KIT, terms={"process": process})
    first = next(line for ref, line in kit.items() if "responsable RH" in line and "|" in line)
    assert "résultats attendus" not in first


def test_a_reply_at_each_step_begins_by_it(catalogue):
    found = told(catalogue, Kind.OFFER, terms={"reply_within": "une semaine à chaque étape"})
    assert found["hiring/reply"] == "À chaque étape, vous recevrez une réponse, positive ou non, sous une semaine."


@pytest.mark.parametrize(
    ("typed", "said"), [("Pas de variable", "Aucune"), ("10 % sur objectifs", "10 % sur objectifs")]
)
def test_no_variable_is_said_in_a_word(catalogue, typed, said):
    found = told(catalogue, Kind.OFFER, terms={"variable": typed})
    assert found["conditions/variable"].replace("\u202f", " ").replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("head", "named"), [("Directeur produit", False), ("VP Product", False), ("Directeur technique", True)]
)
def test_whom_one_reports_to_is_no_neighbour_under_another_title(catalogue, head, named):
    found = told(catalogue, Kind.OFFER, organisation={"reports_to": head}, existing_roles=["head-of-product", "pmo"])
    assert ("la direction produit" in found["limits/already-there"]) is named


@pytest.mark.parametrize(
    ("role", "holds", "said"),
    [
        (
            "user-research",
            "Une sociologue, qui mène une étude par mois",
            "L’équipe de recherche utilisateur : une sociologue, qui mène une étude par mois.",
        ),
        (
            "customer-success",
            "Les conseillers de compte rappellent chaque client",
            "Le customer success : les conseillers de compte rappellent chaque client.",
        ),
        ("pmo", "un dossier par projet", "Le PMO garde la main sur un dossier par projet."),
        ("pmo", "Tient les jalons", "Le PMO tient les jalons."),
    ],
)
def test_people_are_not_kept_as_things_are(catalogue, role, holds, said):
    there = [{"slug": role, "holds": holds, "published": True}]
    assert told(catalogue, Kind.OFFER, existing_roles=there)[f"limits/{role}"] == said


@pytest.mark.parametrize(
    "decides", ["L’ordre du jour du comité et le calendrier", "Le programme des ateliers, pas les recrutements"]
)
def test_things_decided_are_those_of_who_holds_the_post(catalogue, decides):
    assert told(catalogue, Kind.OFFER, context={"decides": decides})["place/decides"].startswith(
        "Ce que vous décidez :"
    )
    asked = told(catalogue, Kind.ONBOARDING, context={"decides": decides})["first-meeting/decides"]
    assert asked.startswith("Ce que ce poste décide")


def test_a_long_duration_is_said_once_and_in_months(catalogue):
    terms = {
        "contract": "CDD",
        "duration": "14 mois, de janvier 2027 à février 2028, pour remplacer Noa",
        "salary_min": 40000,
    }
    context = {"why_now": "Remplacement d’un congé parental"}
    brief = told(catalogue, Kind.BRIEF, terms=terms, context=context)
    assert brief["abstract/what"].endswith("un remplacement, pour 14 mois, sur un poste qui existe déjà.")
    assert "cost/duration" in brief


def test_a_case_prepared_at_home_is_not_said_to_be_held_on_the_spot(catalogue):
    at_home = told(catalogue, Kind.INTERVIEW_KIT, terms={"process": ["Un cas de 90 minutes préparé chez vous"]})
    assert at_home["case/fair"].startswith("Le cas se prépare chez soi")
    assert told(catalogue, Kind.INTERVIEW_KIT)["case/fair"].startswith("Le cas se fait sur place")


def test_whom_the_product_serves_asks_what_they_can_judge(catalogue):
    kit = told(
        catalogue,
        Kind.INTERVIEW_KIT,
        organisation={"users": "Des violonistes et leurs luthiers"},
        terms={"process": ["Une heure avec la CPO", "Un échange avec une luthière et deux luthiers"]},
    )
    assert "interview-kit" not in kit
    assert any(ref.startswith("asked/") for ref in kit)


def test_a_team_that_will_be_led_is_told_that_it_marks_nobody(catalogue):
    kit = told(
        catalogue,
        Kind.INTERVIEW_KIT,
        role={"setup": "equipe", "seniority": "lead"},
        terms={"process": ["Une heure avec la CPO", "Une rencontre avec les deux Product Ops de l’équipe"]},
    )
    assert kit["step/2/told"].startswith("rien n’est noté ici")
    assert "asked/one-to-one" in kit


def test_a_junior_post_is_for_a_first_experience_unless_a_past_was_chosen(catalogue):
    junior = told(catalogue, Kind.OFFER, role={"seniority": "junior"})
    assert any("une première expérience" in text for ref, text in junior.items() if ref.startswith("profile/"))


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        ("", "Passe au poste, si ce rôle le tient aujourd’hui : « Bâtir l’année de formation"),
        ("le plan de formation", "Une frontière à écrire : « Bâtir l’année de formation"),
        ("les entretiens annuels", "Rien n’est retiré ; on se retrouve sur « Bâtir l’année de formation"),
    ],
)
def test_what_a_neighbour_holds_is_taken_at_its_word(catalogue, holds, said):
    roles = [{"slug": "rh-people", "holds": holds}]
    missions = [{"slug": "parcours-de-formation", "commitment": "porter"}]
    found = told(catalogue, Kind.BRIEF, mandate={"personnes": 3}, existing_roles=roles, missions=missions)
    assert said in found["outside/role/rh-people"]


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("La grille est écrite", "| Pas encore | Oui"),
        ("Je ne touche plus au tableau", "| Pas encore | Oui"),
        ("4 équipes, 1 cycle", "| À mesurer | À fixer"),
        ("Les délais sont réduits", "| À mesurer | À fixer"),
        ("Les PM gagnent du temps", "| À mesurer | À fixer"),
    ],
)
def test_what_is_done_or_not_has_nothing_to_measure(catalogue, title, cells):
    assert told(catalogue, Kind.BRIEF, results=[{"title": title}])["result/1"].endswith(cells)


def test_the_note_says_who_supports_the_post_unless_it_is_the_manager(catalogue):
    organisation, context = {"reports_to": "la CPO"}, {"sponsor": "Le directeur général"}
    assert (
        told(catalogue, Kind.BRIEF, organisation=organisation, context=context)["decision/sponsor"]
        == "Le directeur général."
    )
    assert "decision/sponsor" not in told(
        catalogue, Kind.BRIEF, organisation=organisation, context={"sponsor": "la CPO"}
    )


def test_a_week_that_overflows_is_said_to(catalogue):
    for half_days, said in ((9, "se garde libre"), (10, "c’est plus que la semaine n’en tient")):
        missions = [{"slug": "cadre-de-travail-commun", "half_days": half_days}]
        assert said in told(catalogue, Kind.BRIEF, missions=missions)["abstract/load"]


@pytest.mark.parametrize(("incident", "warned"), [("Deux clients perdus en mars", True), ("Deux livraisons le même jour", False)])  # fmt: skip
def test_whoever_gives_the_case_is_told_that_the_offer_keeps_its_story_inside(catalogue, incident, warned):
    assert ("case/inside" in told(catalogue, Kind.INTERVIEW_KIT, context={"incident": incident})) is warned


@pytest.mark.parametrize(
    ("contact", "process", "reports_to", "met"),
    [
        ("Nadia sur LinkedIn", [], "Nadia, Head of Product Ops", False),
        ("Gaël Tanguy, responsable Ops, par téléphone", [], "le responsable Ops, qui dépend de la DG", False),
        ("Solène Audouin, 02 41", ["30 min avec Solène Audouin, directrice produit."], "la directrice produit et digital", False),
        ("Solène Audouin, 02 41", ["30 min avec Solène Audouin, DRH."], "la directrice produit et digital", True),
    ],
)  # fmt: skip
def test_one_person_is_met_once_under_whatever_name(catalogue, contact, process, reports_to, met):
    terms = {"contact": contact, "process": process}
    found = told(catalogue, Kind.ONBOARDING, organisation={"reports_to": reports_to}, terms=terms)
    assert ("people/contact" in found) is met


def test_a_level_apart_is_no_question_for_the_boss(catalogue):
    def apart(pratiques, personnes):
        found = told(
            catalogue, Kind.BRIEF, mandate={"pratiques": pratiques, "personnes": personnes}, problems=["trop-d-outils"]
        )
        return {ref.rpartition("/")[2] for ref in found if ref.startswith("mandate/apart/p") and "pilotage" not in ref}

    assert apart(2, 0) == set()
    assert apart(1, 0) == {"pratiques"}
    assert apart(3, 1) == {"personnes"}, "no problem leads there"


@pytest.mark.parametrize(
    ("process", "held"),
    [
        (["Un exercice à la maison, 2 h", "Présentation de l’exercice"], 2),
        (["Un exercice d’une heure", "Une rencontre"], 1),
        (["Une rencontre", "Une étude de cas"], 2),
    ],
)
def test_the_case_is_looked_at_where_it_is_presented(catalogue, process, held):
    found = told(catalogue, Kind.INTERVIEW_KIT, terms={"process": process}, context={"incident": "Une panne"})
    cells = [text for ref, text in found.items() if ref.startswith("plan/")]
    assert [rank for rank, text in enumerate(cells, start=1) if "L’étude de cas :" in text] == [held]
    assert ("rien ne se note avant" in cells[0]) is (len(process) == held == 2 and "exercice" in process[0])


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Un cas d’une heure", "Vous avez 1 h en tout, dont la moitié pour préparer. Vous direz ensuite ce que"),
        ("Un cas à la maison, 2 h au plus", "Vous préparez de votre côté, 2 h au plus. À dire ensuite : ce que"),
        ("Un cas à préparer, puis en parler une heure", "Vous préparez de votre côté, puis 1 h pour dire : ce que"),
        ("Un cas", "Vous avez vingt minutes de préparation, puis vingt minutes pour dire : ce que"),
    ],
)
def test_the_time_of_the_case_is_that_of_its_step(catalogue, step, said):
    found = told(catalogue, Kind.INTERVIEW_KIT, terms={"process": [step]}, context={"incident": "Une panne"})
    assert found["case/task"].startswith(said)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Make ou n8n", "Quand cela vous a-t-il servi la dernière fois"),
        ("Avoir été PM", "Où l’avez-vous acquis"),
        ("Relier deux outils", "Racontez une situation récente"),
    ],
)
def test_what_the_leader_asks_for_is_asked_by_what_it_is(catalogue, name, asked):
    found = told(catalogue, Kind.INTERVIEW_KIT, own_competencies=[{"id": "0", "name": name, "required": True}])
    assert asked in found["competencies/own/0"]


@pytest.mark.parametrize(("customer", "said"), [("", "Vous n’appartenez à aucune équipe produit. Vous les servez toutes."), ("les PM", "Vous n’appartenez à aucune équipe produit.")])  # fmt: skip
def test_whom_a_central_post_serves_is_said_once(catalogue, customer, said):
    found = told(catalogue, Kind.OFFER, organisation={"internal_customer": customer}, role={"position": "central"})
    assert found["place/position"] == said


@pytest.mark.parametrize(
    ("contract", "said"),
    [
        ("CDI", "La fonction n’existe pas encore ici : vous la créez."),
        ("CDD", "Personne d’autre, ici, ne tient ces sujets."),
        ("alternance", "Personne d’autre, ici, ne tient ces sujets."),
    ],
)
def test_whoever_comes_for_a_time_creates_no_function(catalogue, contract, said):
    lines = told(catalogue, Kind.OFFER, role={"setup": "premier"}, terms={"contract": contract})
    assert lines["purpose/opening"] == said


@pytest.mark.parametrize(("contract", "told_free"), [("CDI", True), ("alternance", False)])
def test_the_rest_of_the_week_of_an_apprentice_is_that_of_the_school(catalogue, contract, told_free):
    lines = told(catalogue, Kind.OFFER, missions=[{"slug": "cycle-okr"}], terms={"contract": contract})
    assert ("missions/free" in lines) is told_free


@pytest.mark.parametrize(
    ("served", "said"),
    [
        (["cycle-okr", "boucle-retours-support"], "Le poste avance sur deux fronts d’égale importance : "),
        (["cycle-okr", "boucle-retours-support", "rituels-produit"], "Le poste avance d’abord sur deux fronts : "),
    ],
)
def test_fronts_are_equal_where_nothing_else_is_served(catalogue, served, said):
    mandate = {"pilotage": 3, "partenaires": 3, "pratiques": 1}
    lines = told(catalogue, Kind.OFFER, mandate=mandate, missions=[{"slug": slug} for slug in served])
    assert lines["purpose/emphasis"].startswith(said)


@pytest.mark.parametrize(
    ("process", "host"),
    [
        (["Une heure avec deux PM", "Une heure avec deux clientes"], "la 1re peut l’accueillir"),
        (["Une heure avec deux clientes"], "ajouter une étape d’une heure"),
    ],
)
def test_a_case_is_not_played_before_those_whom_the_product_serves(catalogue, process, host):
    lines = told(catalogue, Kind.INTERVIEW_KIT, terms={"process": process})
    assert host in lines["plan/no-case"]


@pytest.mark.parametrize("coffee", ["Coffee avec l’équipe", "Un café avec l’équipe"])
def test_a_coffee_is_one_in_english_too(catalogue, coffee):
    lines = told(catalogue, Kind.INTERVIEW_KIT, terms={"process": ["Une heure avec la CPO", coffee]})
    assert "Rien à évaluer ni à noter" in lines["plan/step/2"]


def test_a_language_is_heard_by_whoever_recruits_and_no_past_is_lost(catalogue):
    process = ["Appel RH de vingt minutes", "Une heure et demie avec la CPO"]
    own = [{"name": "Anglais courant", "required": True}]
    paths = ["product-manager", "chef-de-projet"]
    lines = told(catalogue, Kind.INTERVIEW_KIT, own_competencies=own, paths=paths, terms={"process": process})
    assert lines["plan/step/1"].startswith("Appel RH de vingt minutes | Anglais courant")
    asked = [text for ref, text in lines.items() if "Pour qui vient d" in text]
    assert len(asked) == len(paths), "the second past is asked by another, or kept in reserve"


@pytest.mark.parametrize(("target", "said"), [("toutes", False), ("deux par an", True)])
def test_a_target_is_not_said_where_it_reverses_its_result(catalogue, target, said):
    results = [{"title": "Aucune sortie majeure sans relecture", "target": target, "horizon": "6-mois"}]
    lines = told(catalogue, Kind.BRIEF, results=results)
    assert any(f"visé : {target}" in text for text in lines.values()) is said


@pytest.mark.parametrize(
    ("incident", "shown"),
    [
        ("En mars, deux sorties ont glissé d’un mois", True),
        ("En mars, le code des allergènes a changé sans que les cuisines le sachent", False),
        ("Deux taux de désabonnement ont été montrés au comité", False),
        ("Nous avons repoussé la hausse de prix", False),
    ],
)
def test_what_harms_or_is_priced_stays_inside(catalogue, incident, shown):
    lines = told(catalogue, Kind.OFFER, context={"incident": incident})
    assert ("purpose/incident" in lines) is shown
