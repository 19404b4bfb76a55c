"""What a sentence does decides what it may be accused of: a task, a description and a benefit ask nothing of the person sought."""

import pytest

from productops.review.rules.stance import sentences
from productops.text.tokens import Text

HEAD = "Vos missions\n"


def stance(line):
    """Give what the last sentence of a posting does."""
    return list(sentences(Text(f"{HEAD}{line}")).values())[-1]


@pytest.mark.parametrize(
    "line",
    [
        "Accueillir les enfants de trois à six ans",
        "Vous accompagnez des adultes handicapés",
        "Suivi des jeunes de 16 à 25 ans",
        "Rangement du linge des résidents",
    ],
)
def test_a_task_is_told_apart(line):
    assert stance(line).task


@pytest.mark.parametrize(
    "line",
    [
        "Plusieurs femmes ont créé cette agence.",
        "Deux médecins travaillent au cabinet, et un troisième est attendu.",
        "Une équipe de six personnes accueille les familles.",
        "Notre maison garde vingt enfants chaque jour.",
        "Le foyer reçoit des hommes seuls.",
        "Dupont emploie quarante personnes.",
    ],
)
def test_a_description_is_told_apart(line):
    assert stance(line).describes


@pytest.mark.parametrize(
    "line", ["Une bonne présentation", "Deux ans d’expérience", "Femme souriante", "Trois jours par semaine"]
)
def test_an_item_without_a_verb_describes_nothing(line):
    assert not stance(line).describes


@pytest.mark.parametrize(
    "line",
    [
        "Vous êtes mobile",
        "Permis exigé",
        "Nous recherchons une personne patiente",
        "Être disponible le samedi",
        "Il faut savoir nager",
    ],
)
def test_what_asks_something_of_a_person_is_heard(line):
    assert stance(line).sought


@pytest.mark.parametrize("line", ["La recherche de fuites", "Les demandes des clients", "Vous recherchez les pannes"])
def test_a_noun_that_looks_like_a_demand_asks_nothing(line):
    assert not stance(line).demands
