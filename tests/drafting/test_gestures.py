"""How one begins on a line that a leader wrote by hand."""

import pytest

from productops.drafting.gestures import of_a_mission, of_a_result, telling_words


@pytest.mark.parametrize(
    ("title", "begun"),
    [
        ("Suivre chaque PM venu de la gestion", "S’asseoir une heure"),
        ("Suivre chaque semaine le tableau", "En relire le dernier état"),
        ("Tenir le calendrier des ouvertures de boutiques", "Reprendre le dernier avec qui s’en est servi"),
        ("Passer une journée par mois en agence", "Y aller une première fois sans grille"),
        ("Gérer le kick-off des grandes cliniques", "Préparer la prochaine fois"),
        ("Tenir à jour le glossaire", "En relire le dernier état"),
        ("Mettre à jour la carte des dépendances", "En relire le dernier état"),
        ("Mettre en place une revue mensuelle", "Chercher qui l’a déjà tenté ici"),
        ("Être garante du suivi des engagements", "En relire le dernier état"),
        ("Former les chefs de rayon à la saisie", "S’asseoir une heure à côté"),
        ("Formaliser ce que chaque équipe attend des autres", "Demander à trois des personnes à qui c’est destiné"),
        ("Train the support team before each release", "S’asseoir une heure à côté"),
        ("Animation du comité des mises en rayon", "Préparer la prochaine fois"),
        ("Harmoniser les trois gabarits de spécification", "Mettre deux façons de faire côte à côte"),
        ("NÉGOCIER avec les régions un ordre de passage", "Écouter les deux côtés séparément"),
        ("Rencontrer chaque mois six pharmaciens", "Relire ce qui s’est dit"),
    ],
)
def test_a_mission_is_begun_by_what_its_verb_does(title, begun):
    assert of_a_mission(title).step.startswith(begun)


@pytest.mark.parametrize(
    ("title", "begun"),
    [
        ("Le budget des licences tient dans l’année", "Refaire le compte"),
        ("Les écoles signent une date qui ne bouge plus", "Reprendre les trois derniers cas"),
        ("Plus aucune panne découverte par un adhérent", "Reconstituer le dernier cas"),
        ("Deux fois moins d’appels au guichet", "Prendre une semaine ordinaire"),
        ("Les soignants savent qui décide", "Poser la question à cinq personnes"),
    ],
)
def test_a_result_is_begun_by_what_it_counts(title, begun):
    assert of_a_result(title).step.startswith(begun)


@pytest.mark.parametrize("title", ["", "Zzz", "La vie au bureau", "🎈"])
def test_a_line_that_says_nothing_is_left_to_those_who_go_and_see(title):
    assert of_a_mission(title) is None
    assert of_a_result(title) is None


def test_telling_words_are_long_and_seldom():
    assert telling_words("Chaque équipe produit relit ses contrats") == {"contrat": "contrats"}
    assert telling_words("Chacun remplit trois modèles de fiche MAIF").keys() == {"remplit", "modele", "fiche", "maif"}
    assert telling_words("Un audit arrive, puis l’appel").keys() == {"audit", "appel"}


@pytest.mark.parametrize(
    ("title", "begun"),
    [
        ("Accompagner une tournée par mois", "Préparer la prochaine fois"),
        ("Accompagner la mise en production des caisses", "Préparer la prochaine fois"),
        ("Accompagner les nouveaux PM", "S’asseoir une heure à côté"),
    ],
)
def test_a_thing_is_not_taught(title, begun):
    assert of_a_mission(title).step.startswith(begun)


def test_how_often_a_thing_is_done_is_no_delay():
    assert of_a_result("Les guides lisent le carnet chaque semaine") is None
    assert of_a_result("Le carnet est lu sous une semaine").step.startswith("Reprendre les trois derniers cas")
