"""How a typed line begins: what may lose its capital, what lacks a subject or an article."""

import pytest

from productops.text.french import clause, quoted
from productops.text.openings import is_infinitive, is_statement, is_verb_first, with_article


@pytest.mark.parametrize(
    ("typed", "taken_in"),
    [
        ("Monter un lancement dans un second pays", "monter un lancement dans un second pays"),
        ("Faire grandir un groupe", "faire grandir un groupe"),
        ("Comment une rédaction travaille", "comment une rédaction travaille"),
        ("Personne ne part avant un an", "personne ne part avant un an"),
        ("Tu décides de l’accueil", "tu décides de l’accueil"),
        ("Cinq PM arrivent", "cinq PM arrivent"),
        ("Zéro livraison le vendredi", "zéro livraison le vendredi"),
        ("Délai d’accès aux classes", "délai d’accès aux classes"),
        ("L’Espagne ouvre", "l’Espagne ouvre"),
        ("L’API répond", "l’API répond"),
        ("S’asseoir à côté", "s’asseoir à côté"),
        ("Négocier avec six filiales", "négocier avec six filiales"),
        ("Économiser 300 k€", "économiser 300 k€"),
        ("Satisfaction des squads", "satisfaction des squads"),
        ("Connaissance du marquage CE", "connaissance du marquage CE"),
    ],
)
def test_a_capital_goes_where_the_first_word_is_no_name(typed, taken_in):
    assert clause(typed) == taken_in


@pytest.mark.parametrize(
    "typed",
    [
        "Paris et Dublin tiennent le même cycle",
        "Looker Studio et les chiffres",
        "Olivier tranche",
        "Xavier les reçoit",
        "L’Oréal ouvre un site",
        "OKR du trimestre",
        "PM d’une des trois équipes",
        "Docker et le reste",
        "Looker pour les PM",
        "Notion des équipes",
    ],
)
def test_a_capital_stays_where_it_may_be_a_name(typed):
    assert clause(typed) == typed


@pytest.mark.parametrize(
    "typed", ["Panier moyen en hausse", "Atelier", "Olivier avec deux PM", "Prépare les comités", ""]
)
def test_what_ends_as_an_infinitive_may_be_none(typed):
    assert not is_infinitive(typed)


@pytest.mark.parametrize(
    "typed", ["Réduire le nombre de fiches", "Passer l’audit", "Tenir tête à un directeur", "Jouer, un peu"]
)
def test_an_infinitive_is_known(typed):
    assert is_infinitive(typed)
    assert not is_verb_first(typed)


@pytest.mark.parametrize(
    "typed", ["Arbitre l’ordre du jour", "Décide du cycle", "S’occupe des jalons", "Prépare les transporteurs"]
)
def test_a_verb_without_its_subject_is_known(typed):
    assert is_verb_first(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Toute la feuille de route",
        "La mise en production, oui ou non",
        "Seulement les priorités",
        "Suivi du budget",
        "Carte des dépendances",
        "Point le lundi",
        "Revue une fois par mois",
        "Rencontre tous les jeudis",
        "Comité l’été",
        "Samir tranche",
        "Entre les équipes, le poste",
        "les jalons",
        "",
    ],
)
def test_a_line_with_its_subject_is_left_alone(typed):
    assert not is_verb_first(typed)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("Directeur des opérations", "le directeur des opérations"),
        ("Directrice produit", "la directrice produit"),
        ("Direction produit", "la direction produit"),
        ("Cofondatrice en charge du produit", "la cofondatrice en charge du produit"),
        ("Président", "le président"),
        ("CPO", "la ou le CPO"),
    ],
)
def test_a_bare_function_is_given_its_article(typed, named):
    assert with_article(typed) == named


def test_a_quotation_is_a_line_of_its_own():
    assert quoted("les chauffeurs attendent. ") == "« Les chauffeurs attendent »"


@pytest.mark.parametrize(
    ("typed", "stated"),
    [
        ("Aucun tarif ne part sans accord", True),
        ("Le nombre d’appels baisse de moitié", True),
        ("Le nombre d’appels a baissé", True),
        ("Le délai ne dépasse plus dix jours", True),
        ("Le nombre de chargements annulés après une mise en service", False),
        ("Délai d’accès aux classes pilotes", False),
        ("L’absence de panne", False),
        ("Satisfaction des squads", False),
        ("La satisfaction des squads passe huit sur dix", True),
        ("Le nombre de jours avec la baisse", False),
        ("Réduire le nombre de fiches", False),
    ],
)
def test_a_fact_is_told_from_a_measure_and_from_an_infinitive(typed, stated):
    assert is_statement(typed) is stated
