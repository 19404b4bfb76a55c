"""The turns that shut out, whatever the criterion; and those that only look like them."""

from datetime import date

import pytest

from productops.review.check import check

TODAY = date(2026, 11, 28)
PEOPLE = {
    "L05": ["femmes enceintes", "mères de famille", "personnes mariées", "jeunes mamans"],
    "L09": ["personnes en fauteuil roulant", "diabétiques", "malentendants", "personnes en arrêt maladie"],
    "L12": ["syndicalistes", "témoins de Jéhovah", "élus municipaux", "lanceurs d’alerte"],
    "L13": ["homosexuels", "personnes transgenres"],
    "L14": ["chômeurs de longue durée", "allocataires du RSA", "personnes surendettées", "sans domicile fixe"],
}
EACH = [(rule, people) for rule, named in PEOPLE.items() for people in named]


def found(sentence):
    text = f"Vendeuse ou vendeur\nBelval\nCDI\n\n{sentence[0].upper()}{sentence[1:]}"
    return {finding.rule.id for finding in check(text, on=TODAY) if finding.excerpt and finding.rule.id[0] == "L"}


@pytest.mark.parametrize(
    "turn",
    [
        "{} : passez votre chemin.",
        "{}, inutile de postuler.",
        "{} ? Ce poste n’est pas pour vous.",
        "{}, ne vous fatiguez pas.",
        "{} ? Nous ne pourrons pas vous prendre.",
        "{} : votre dossier sera écarté d’office.",
        "{}, cherchez ailleurs.",
        "{} ? Renoncez à ce contrat.",
    ],
)
@pytest.mark.parametrize(("rule", "people"), EACH)
def test_whoever_is_called_and_sent_away_is_shut_out(rule, people, turn):
    assert found(turn.format(people)) & {rule, "L03"}  # a woman who is sent away is one too


@pytest.mark.parametrize(
    "turn",
    [
        "{} ? Ce n’est pas un frein.",
        "{} : votre dossier ne sera pas écarté.",
        "{} : rien ne s’oppose à votre candidature.",
        "Ici, personne n’est écarté, {} compris.",
        "Vous accueillez des {} au guichet.",
    ],
)
@pytest.mark.parametrize(("rule", "people"), EACH)
def test_whoever_is_let_in_or_served_is_not(rule, people, turn):
    assert not found(turn.format(people))


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("La maison prendrait volontiers une protestante en caisse.", "L12"),
        ("Notre comptable sera adhérent au parti des Deux Rives.", "L12"),
        ("Nous préférerions quelqu’un qui n’est pas marié.", "L05"),
        ("On veut une recrue sans charge de famille.", "L05"),
        ("Notre prochain chauffeur n’a jamais eu d’arrêt de travail.", "L09"),
        ("Aucun dossier ne doit être en cours, à ce jour, devant une commission de surendettement.", "L14"),
        ("Le stand n’a que faire d’un accent étranger : nous ne voulons pas de peaux foncées.", "L06"),
    ],
)
def test_what_is_wanted_or_forbidden_is_read_too(sentence, rule):
    assert rule in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vous conseillez des soins pour peaux noires et métissées.",
        "Aucune donnée sur une maladie ou un handicap n’est demandée.",
        "Nous ne vous interrogerons ni sur vos enfants ni sur votre syndicat.",
        "Vous aidez les allocataires que la caisse ne peut pas recevoir.",
        "Des enfants à charge ? Vous toucherez un supplément familial.",
        "Les candidatures sans compte GitHub ne seront pas lues.",
        "Les dossiers pauvres en références seront écartés.",
        "Les contrats précaires, nous ne voulons plus en faire.",
        "L’atelier recherche une voile de rechange.",
        "Vous n’aimez pas les enfants ? Ce poste n’est pas pour vous.",
        "Vous n’aimez pas le contact avec les personnes handicapées ? Ce poste n’est pas pour vous.",
        "Les tests aveugles, on ne veut plus en voir.",
        "Vous avez une RQTH ? Un référent vous accompagne et aménage le poste.",
        "Les bénéficiaires d’une reconnaissance de travailleur handicapé peuvent être recrutés par voie contractuelle.",
    ],
)
def test_a_right_a_task_and_a_promise_shut_nobody_out(sentence):
    assert not found(sentence) - {"L04"}
