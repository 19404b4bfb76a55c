"""How the steps of a hiring process are read, and questions dealt to them."""

import pytest

from productops.drafting.interviews import StepKind, kind_of_step, minutes_of


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Un échange, 45 minutes", 45),
        ("Étude de cas (1h30)", 90),
        ("Un atelier, 1 h 15", 75),
        ("Une heure avec l’équipe", 60),
        ("une heure et demie en visio", 90),
        ("Appel d’une demi-heure", 30),
        ("Un appel de vingt minutes", 20),
        ("Deux heures en régulation", 120),
        ("30 min au téléphone", 30),
        ("Rencontre de trois PM", None),
        ("Un échange avec la CPO", None),
        ("Trois heures sur place", 180),
        ("Quatre heures d’immersion", 240),
        ("Un quart d’heure n’est pas quinze minutes de trop", 15),
        ("Trente minutes avec la RH", 30),
        ("Quarante minutes", 40),
        ("Quarante-cinq minutes avec un PM", 45),
    ],
)
def test_the_length_of_a_step_is_read_as_people_write_it(text, minutes):
    assert minutes_of(text) == minutes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Une étude de cas avec deux PM", StepKind.CASE),
        ("Exercice pratique", StepKind.CASE),
        ("Mise en situation", StepKind.CASE),
        ("Une proposition sous huit jours", StepKind.SILENT),
        ("Prise de références", StepKind.SILENT),
        ("Réponse motivée", StepKind.SILENT),
        ("Un échange sur votre offre et vos questions", StepKind.TALK),
        ("Entretien avec la DRH", StepKind.TALK),
        ("Retour d’expérience avec un PM", StepKind.TALK),
    ],
)
def test_what_is_done_at_a_step_is_read_from_its_words(text, kind):
    assert kind_of_step(text) is kind
