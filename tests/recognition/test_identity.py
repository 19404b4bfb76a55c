"""The identity card of a whole posting."""

import pytest

from productops.recognition.found import Certainty
from productops.recognition.identity import DOMAINS, Reason, identify
from productops.text.parts import PartKind
from tests.conftest import ROOT

OFFER = """Product Ops (F/H)
Scierie Numérique équipe quarante scieries. Quinze PM, quatre équipes.
Vos missions
- Animer les rituels produit et supprimer les réunions qui ne décident rien
- Tenir le manuel produit avec les PM
- Automatiser les tâches répétitives des PM avec du no-code
- Faire remonter chaque mois au produit les motifs de tickets du support
- Piloter le cycle OKR des équipes
Ce que ce poste n’est pas :
- recruter des PM
Votre profil
Vous savez conduire le changement et animer un atelier. SQL apprécié.
Conditions
CDI, Nantes, 52 à 58 k€, deux jours de télétravail.
"""
PMO = """Product Ops (H/F)
Vos missions
- Consolider l’avancement des projets dans MS Project et alerter sur les jalons
- Préparer les COPIL, rédiger les comptes rendus et suivre les plans d’actions
- Suivre le budget de chaque projet et former les chefs de projet à la méthode
Profil
PMP souhaité, cinq ans d’expérience en PMO.
CDI, Lyon.
"""


@pytest.mark.parametrize("offer", sorted((ROOT / "tests/golden").glob("offer-*.md")), ids=lambda offer: offer.stem)
def test_what_we_write_is_read_as_what_was_meant(offer, lexicon):
    """A domain that takes half a day, or a half-day left free, is no half-day post; an address that holds « ops » is no title."""
    wanted = "mission-courte" if "freelance" in offer.stem else "product-ops"
    card = identify(offer.read_text(), lexicon)
    assert card.verdict == wanted
    # « everything » is the leader's own choice, where three domains are at the highest level.
    assert {each.code for each in card.contradictions} <= {"everything"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Le premier poste de Product Ops : vous rejoignez une équipe Product Ops.", True),
        ("Un premier poste convient ; vous rejoignez une équipe Product Ops.", False),
        ("Ce sera votre premier poste, dans une équipe Product Ops.", False),
    ],
)
def test_a_first_job_opens_no_function(said, told, lexicon):
    codes = {each.code for each in identify(f"{OFFER}\n{said}\n", lexicon).contradictions}
    assert ("set-up" in codes) is told


@pytest.mark.parametrize("said", ["Une demi-journée par semaine, au plus.", "Temps partiel : un jour par semaine."])
def test_a_size_said_of_the_whole_post_is_heard(said, lexicon):
    assert identify(f"{OFFER}\n{said}\n", lexicon).verdict == "demi-journee"


def test_a_product_ops_posting_is_told_as_such_with_its_domains(lexicon):
    card = identify(OFFER, lexicon)
    assert (card.verdict, card.language) == ("product-ops", "fr")
    assert {domain: level.level for domain, level in card.domains.items()} == {
        "pratiques": 3,
        "personnes": 0,
        "partenaires": 1,
        "pilotage": 1,
    }
    assert {"rituels-produit", "manuel-produit", "cycle-okr"} <= {each.slug for each in card.missions}


def test_what_the_posting_says_it_is_not_does_not_count(lexicon):
    assert "recrutement-des-pm" not in {each.slug for each in identify(OFFER, lexicon).missions}


def test_words_are_those_of_the_posting_at_their_place(lexicon):
    card = identify(OFFER, lexicon)
    for each in (*card.missions, *card.competencies):
        for extract in each.extracts:
            assert OFFER[extract.start : extract.end] == extract.words
    for level in card.domains.values():
        assert all(OFFER[extract.start : extract.end] == extract.words for extract in level.extracts)
        assert bool(level.extracts) == (level.level > 0)


def test_competencies_come_from_the_profile(lexicon):
    slugs = {each.slug for each in identify(OFFER, lexicon).competencies}
    assert {"conduire-le-changement", "facilitation", "analyse-de-donnees"} <= slugs


def test_parts_cover_the_text(lexicon):
    card = identify(OFFER, lexicon)
    assert {PartKind.TITLE, PartKind.MISSIONS, PartKind.PROFILE} <= {part.kind for part in card.parts}
    assert card.parts[-1].end == len(OFFER)


def test_a_title_proves_nothing(lexicon):
    card = identify(PMO, lexicon)
    assert card.verdict == "pmo"
    assert [each.code for each in card.contradictions] == ["title"]
    assert max(level.level for level in card.domains.values()) <= 1


def test_what_is_missing_is_told_in_french(lexicon):
    codes = {each.code for each in identify(PMO, lexicon).missing}
    assert {"salary", "limits", "size"} <= codes
    assert not {"salary", "limits", "contract"} & {each.code for each in identify(OFFER, lexicon).missing}


def test_html_is_read_as_its_lines_and_words_keep_their_place(lexicon):
    page = "<h1>Product Ops (F/H)</h1><h2>Vos missions</h2><ul><li>Animer les rituels produit</li><li>Piloter le <b>cycle</b> OKR des squads</li></ul><p>Vous avez été PM. Poste en CDI à Nantes, salaire selon expérience.</p>"
    card = identify(page, lexicon)
    assert card.verdict == "product-ops"
    for each in card.missions:
        assert all(page[extract.start : extract.end] == extract.words for extract in each.extracts)


def test_half_a_day_a_week_is_no_whole_job(lexicon):
    text = OFFER.replace("CDI, Nantes", "Une demi-journée par semaine.\nNantes")
    assert identify(text, lexicon).verdict == "demi-journee"


def test_a_short_assignment_is_told_as_such(lexicon):
    text = OFFER.replace("CDI, Nantes", "Mission freelance de trois mois, Nantes")
    assert identify(text, lexicon).verdict == "mission-courte"


def test_what_one_answers_for_is_read_as_missions_and_a_lead_of_pms_as_one(lexicon):
    text = (
        "Responsable de gamme (F/H)\n\nVous êtes responsable :\n- de l’encadrement de cinq Product Managers ;\n"
        "- des entretiens annuels des PM et de leurs objectifs ;\n- de la vision de la gamme.\n\n"
        "Votre parcours : six ans de product management, dont deux à manager des PM.\n\nCDI à Rennes, 65 k€. Pour postuler : deux échanges."
    )
    assert identify(text, lexicon).verdict == "lead-pm"


CV = """Camille Durand
Expérience professionnelle
2019 - 2023 : j’ai piloté la roadmap d’un produit bancaire et géré une équipe de trois PM
2016 - 2019 : chef de projet, j’ai mené la migration d’un outil
Formation : école de commerce, 2016
Langues : anglais, espagnol. Centres d’intérêt : voile.
"""
GERMAN = """Product Operations Manager (m/w/d)
Wir suchen für unser Team eine Person, die unsere Produktprozesse mit den Teams gestaltet und die Werkzeuge betreut.
Deine Aufgaben: Du planst die Rituale, pflegst die Dokumentation und hilfst bei der Einführung von neuen Methoden.
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (CV, Reason.CV),
        (GERMAN, Reason.OTHER_LANGUAGE),
        (OFFER + "\n" + OFFER.replace("Product Ops (F/H)", "Chef de projet (H/F)"), Reason.SEVERAL),
        (
            "Data Analyst\n\nMissions\n- Écrire des requêtes SQL pour les PM\n\nRelease Train Engineer\n\nMissions\n"
            "- Animer le PI planning et lever les blocages chaque jour\nVotre profil : cinq ans d’expérience en CDI",
            Reason.SEVERAL,
        ),
        ("Bonjour, merci pour hier. On se voit lundi à la cantine ?", Reason.NOT_A_POSTING),
        ("", Reason.NOT_A_POSTING),
        (
            "Soupe de potiron\n\nPour quatre personnes. Cuisson : 40 minutes.\n\nIngrédients\n- 1 potiron\n- 20 cl de crème\n\n"
            "Étapes\n1. Couper le potiron en gros dés.\n2. Le cuire à l’eau, puis le mixer avec la crème.\nConseil : servez aussitôt.",
            Reason.NOT_A_POSTING,
        ),
        ("roadmap " * 30_000, Reason.NOT_A_POSTING),
        (
            "Cuisinier (H/F)\nVos missions\n- Préparer les plats du jour\n- Tenir la plonge et les stocks frais\n"
            "Votre profil\nVous avez un CAP cuisine et deux ans d’expérience.\nCDI, Brest, repas offerts.\n",
            Reason.OTHER_JOB,
        ),
    ],
)
def test_what_is_not_one_posting_has_a_reason_and_no_verdict(lexicon, text, reason):
    card = identify(text, lexicon)
    assert (card.verdict, card.reason) == (None, reason)
    assert all(card.domains[domain].level == 0 for domain in DOMAINS)


@pytest.mark.parametrize("text", ["\x00" * 500, "<p>" * 5000, "- \n" * 3000, "é\u0301" * 9000, "Vos missions\n" * 2000])
def test_a_monstrous_posting_stays_calm(lexicon, text):
    assert identify(text, lexicon) == identify(text, lexicon)


@pytest.mark.parametrize(
    "said",
    [
        "Automatiser le reporting pour rendre une demi-journée par semaine à chaque PM.",
        "Faire gagner un jour par semaine à chaque équipe.",
    ],
)
def test_time_given_back_to_others_is_no_size_of_the_post(said, lexicon):
    assert identify(f"{OFFER}\n- {said}\n", lexicon).verdict == "product-ops"


@pytest.mark.parametrize(
    ("said", "code"),
    [("Rattachement : Claire Dumas.", "reporting"), ("Startup GreenTech, Paris 11e.", "location")],
)
def test_what_is_said_in_other_words_is_not_called_missing(said, code, lexicon):
    bare = "Product Ops (F/H)\nVos missions\n- Animer la revue mensuelle des indicateurs\n- Tenir le manuel produit\n- Former les PM qui arrivent\n"
    assert code in {each.code for each in identify(bare, lexicon).missing}
    assert code not in {each.code for each in identify(f"{bare}{said}\n", lexicon).missing}


def test_a_title_is_not_sure_where_most_of_the_work_is_of_other_jobs(lexicon):
    posting = """Product Ops (H/F)
Startup, Lille. CDI.
Vos missions
- Tenir l’agenda de la fondatrice, organiser ses déplacements et ses rendez-vous
- Préparer les notes et les comptes rendus du comité de direction
- Répondre aux tickets du support et aux avis des clients
- Relancer les prospects et tenir le CRM à jour
- Conduire les entretiens avec les utilisateurs et tester les maquettes
- Mettre en place les OKR et administrer Jira
Profil
Deux ans d’expérience, anglais courant.
"""
    assert identify(posting, lexicon).certainty is not Certainty.SURE
    assert identify(OFFER, lexicon).certainty is Certainty.SURE


def test_what_is_under_a_heading_of_what_is_not_given_is_read_as_such_prose_too(lexicon):
    told = OFFER.replace(
        "Ce que ce poste n’est pas :\n- recruter des PM",
        "Ce que nous ne vous confions pas\nRecruter des PM et tenir leur budget.",
    )
    assert told != OFFER
    slugs = {each.slug for each in identify(told, lexicon).missions}
    assert "cycle-okr" in slugs
    assert not slugs & {"recrutement-des-pm", "budget-produit"}


def test_a_half_day_of_the_hiring_is_no_size_of_the_post(lexicon):
    told = OFFER + "Processus : un appel avec la CPO, une demi-journée avec deux PM de l’équipe.\n"
    assert identify(told, lexicon).verdict == "product-ops"


def test_an_opinion_is_no_posting(lexicon):
    told = """Why product operations matters
I believe most teams hire too early. I saw a product ops manager standardise templates, and I asked the PMs what they kept.
They kept the monthly digest of support tickets. This article first appeared in our newsletter."""
    found = identify(told, lexicon)
    assert (found.verdict, found.reason) == (None, Reason.NOT_A_POSTING)


def test_a_cv_is_one_by_its_dates_in_french_too(lexicon):
    told = """Camille Roy
camille.roy@example.org – 06 12 34 56 78
Expérience professionnelle
Depuis mars 2023, Product Ops chez Belval : animation des OKR, tenue du guide, outils.
Septembre 2019 à février 2023, chef de projet chez Orme : jalons, comités, budget.
Formation
Master de gestion, Rennes. Langues : anglais courant."""
    assert identify(told, lexicon).reason is Reason.CV


def test_the_law_on_data_named_in_a_task_leaves_it_a_task(lexicon):
    told = OFFER.replace(
        "- Piloter le cycle OKR des équipes", "- Monter un panel de clients à interroger, dans le respect du RGPD"
    )
    found = identify(told, lexicon)
    assert "research-ops" in {each.slug for each in found.missions}
    assert "interface-juridique-et-conformite" not in {each.slug for each in found.missions if each.sure}


_BODY = (
    "Vos missions : tailler les haies et les arbres fruitiers du domaine, entretenir les massifs, conduire la tondeuse et "
    "préparer les commandes de plants avec la cheffe jardinière, en toute saison et par tous les temps.\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "Notre client recherche un jardinier (H/F) pour son domaine",
        "Jardinier H/F - CDI - Annecy",
        "Et si vous deveniez notre futur jardinier (F/H) ?",
        "En tant que jardinier H/F, vous serez en charge des espaces suivants :",
    ],
)
def test_a_title_said_again_makes_no_second_posting(said, lexicon):
    found = identify(f"Jardinier / Jardinière (H/F)\nAnnecy\nMission intérimaire - 3 mois\n\n{said}\n{_BODY}", lexicon)
    assert (found.verdict, found.reason) == (None, Reason.OTHER_JOB)


def test_two_titles_each_with_its_text_are_two_postings(lexicon):
    both = f"Jardinier (H/F)\n{_BODY}\nFleuriste (H/F)\n{_BODY.replace('jardinière', 'fleuriste')}"
    assert identify(both, lexicon).reason is Reason.SEVERAL


def test_a_bare_posting_of_another_trade_is_one(lexicon):
    bare = (
        "Chaudronnier (H/F)\nNantes\nCDI\n\nTraçage, découpe et assemblage de tôles. Lecture de plans. Soudure sur inox. "
        "Savoir travailler en binôme sur des pièces de grande taille."
    )
    assert identify(bare, lexicon).reason is Reason.OTHER_JOB


def test_a_second_name_of_the_job_right_under_the_first_makes_no_second_posting(lexicon):
    found = identify(f"Jardinier (H/F)\nAnnecy\n\nPaysagiste d’entretien (F/H)\n{_BODY}", lexicon)
    assert found.reason is Reason.OTHER_JOB


def test_one_title_over_two_texts_is_one_posting(lexicon):
    found = identify(f"Jardinier (H/F)\n{_BODY}\nJardinier (H/F), la suite\n{_BODY}", lexicon)
    assert found.reason is Reason.OTHER_JOB


@pytest.mark.parametrize(
    "said",
    [
        "Product Ops, en clair : vous faites travailler ensemble les PM et les autres métiers.",
        "En tant que Product Ops, vous travaillez avec tous les métiers.",
    ],
)
def test_to_name_the_job_takes_nothing_from_it(said, lexicon):
    card = identify(f"{OFFER.replace('Vos missions', f'{said}{chr(10)}Vos missions')}\n- {said}\n", lexicon)
    assert (card.verdict, card.certainty) == ("product-ops", Certainty.SURE)


@pytest.mark.parametrize(
    "field", ["- **Niveau** : Expérience confirmée", "Niveau : Senior", "Niveau d’expérience : 5 ans"]
)
def test_a_field_of_a_form_is_no_mission(field, lexicon):
    known = {found.slug for found in identify(OFFER, lexicon).missions}
    card = identify(OFFER.replace("Vos missions\n", f"Vos missions\n{field}\n"), lexicon)
    assert {found.slug for found in card.missions} == known


def test_why_a_post_opens_is_no_mission_of_it(lexicon):
    story = "## Pourquoi ce poste vous attend\n\nNous avons recruté onze PM, et deux ont dit à l’entretien de départ ne pas savoir qui tient la feuille de route.\n\n"
    known = {found.slug for found in identify(OFFER, lexicon).missions}
    card = identify(OFFER.replace("Vos missions\n", f"{story}Vos missions\n"), lexicon)
    assert {found.slug for found in card.missions} == known


def test_the_title_of_another_job_weighs_no_more_than_its_lines_bear(lexicon):
    missions = [
        "écrire avec les équipes produit un cadre de travail commun",
        "supprimer les réunions produit qui ne décident rien",
        "accueillir les nouveaux PM : parcours, accès, points réguliers",
        "monter des binômes entre PM",
    ]
    listed = "\n".join(f"- {each}" for each in missions)
    told = f"PMO produit (F/H)\nNeuf équipes produit.\nVos missions\n{listed}\n- tenir le calendrier des sorties\nCDI, Metz."
    assert identify(told, lexicon).verdict == "product-ops"
    plain = told.replace(
        listed, "- consolider l’avancement des projets\n- préparer les COPIL et suivre les plans d’actions"
    )
    assert identify(plain, lexicon).verdict == "pmo"
