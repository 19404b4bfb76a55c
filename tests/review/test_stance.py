"""What a sentence does decides what it may be accused of: a task, a description and a benefit ask nothing of the person sought."""

import pytest

from productops.review.check import check
from productops.review.rules.finding import is_denied
from productops.review.rules.stance import is_lone, is_named, is_served, is_set_before, sentences
from productops.text.cues import Span
from productops.text.tokens import Text
from tests.conftest import ON

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


def placed(source, word):
    """Give a posting with the last place of a word in it."""
    text = Text(f"Votre profil\n{source}")
    rank = max(rank for rank, token in enumerate(text.words) if token.text == word)
    return text, Span(rank, rank + 1)


def reach(write, word, tell):
    """Give how many words may be put in a sentence before something is no longer told of one of its words."""
    told = [tell(*placed(write("mot " * count), word)) for count in range(14)]
    assert told == sorted(told, reverse=True)
    return sum(told)


@pytest.mark.parametrize(
    ("write", "tell", "words"),
    [
        (lambda more: f"Accueil de patients {more}jeunes", is_served, 6),
        (lambda more: f"Un {more}jeunes, vous tenez", is_set_before, 8),
        (lambda more: f"Jeunes, {more}vous tenez", is_set_before, 8),
    ],
)
def test_what_a_word_is_said_of_stands_within_so_many_words(write, tell, words):
    assert reach(write, "jeunes", tell) == words


@pytest.mark.parametrize(
    ("line", "lone"),
    [
        ("Jeune", True),
        ("Jeune et vif", True),
        ("Jeune mais vif", True),
        ("Très jeune", True),
        ("Vif, jeune, doux", True),
        ("Vif ; jeune ; doux", True),
        ("Jeune vif", False),
        ("Un jeune", False),
        ("Vif jeune, doux", False),
        ("Vif, jeune doux", False),
    ],
)
def test_an_item_stands_by_itself_between_commas_and_ends(line, lone):
    assert is_lone(*placed(line, "jeune")) is lone


@pytest.mark.parametrize(
    ("line", "served"), [("Soins aux patients", True), ("Vous êtes patients", False), ("Patients", False)]
)
def test_a_public_named_by_the_words_themselves_is_served_where_nothing_asks(line, served):
    assert is_served(*placed(line, "patients")) is served


@pytest.mark.parametrize(
    ("line", "word", "named"),
    [
        ("Chez Blanc", "blanc", True),
        ("Blanc", "blanc", False),
        ("Chez blanc", "blanc", False),
        ("Relais-Jeunes", "jeunes", True),
        ("A-Jeunes", "jeunes", True),
        ("Relais jeunes", "jeunes", False),
        ("e-QUADRA", "quadra", True),
        ("Mon Quadra et ce Quadra", "quadra", True),
        ("Mon Quadra", "quadra", False),
    ],
)
def test_a_piece_of_a_name_is_known_by_its_capital(line, word, named):
    assert is_named(*placed(line, word)) is named


@pytest.mark.parametrize(
    ("line", "task"),
    [
        ("Ranger les pains", True),
        ("Missions et tâches ranger les pains", True),
        ("Missions et tâches et ranger les pains", False),
        ("Ranger", False),
        ("Boulanger de nuit", False),
        ("Tenue de caisse", True),
        ("Tenue de poste", False),
        ("Vous y tenez la caisse", True),
        ("Vous serez en charge de la caisse", True),
        ("Vous avez la caisse", False),
        ("Le poste consiste à tenir", True),
        ("Le poste consiste surtout", False),
    ],
)
def test_a_task_is_told_by_its_first_words(line, task):
    assert list(sentences(Text(f"Lanterne\nVotre quotidien\n{line}")).values())[-1].task is task


@pytest.mark.parametrize(
    ("line", "describes"),
    [
        ("Le pain", False),
        ("Le pain est", True),
        ("Le bon pain chaud du matin", True),
        ("Le bon pain chaud", False),
        ("Un pain bon bon bon bon est", True),
        ("Un pain bon bon bon bon bon est", False),
        ("Dupont emploie et garde", True),
        ("Dupont x x x x est là", True),
        ("Dupont x x x x x est là", False),
    ],
)
def test_a_description_is_told_by_its_opening_and_its_verb(line, describes):
    assert stance(line).describes is describes


@pytest.mark.parametrize(
    ("posting", "task"),
    [
        ("Activités\n- bilans : tabac, antécédents", True),
        ("Activités\n\n• l’accueil\n• dépistage sur prescription", True),
        ("Votre profil\n- tabac, antécédents", False),
        ("- tabac, antécédents", False),
        ("Activités\n- femme uniquement", False),
        ("Activités\n- pas de femme", False),
        ("Activités\nVotre profil\n- tabac, antécédents", False),
    ],
)
def test_an_item_under_a_heading_of_tasks_is_one_unless_it_asks(posting, task):
    assert list(sentences(Text(f"Vendeur (F/H)\n\n{posting}")).values())[-1].task is task


@pytest.mark.parametrize(
    ("line", "sought"),
    [
        ("Nous avons recruté deux femmes.", False),
        ("Elles ont embauché deux femmes.", False),
        ("Nous recrutons deux femmes.", True),
        ("a) recruter les panels", False),
    ],
)
def test_who_was_hired_is_not_sought(line, sought):
    assert stance(line).sought is sought


@pytest.mark.parametrize(
    ("line", "denied"),
    [
        ("Ni caution, ni RIB", True),
        ("N’envoyez pas de RIB", True),
        ("Aucun de ces RIB", True),
        ("Pas de réponse, RIB", False),
        ("N’oubliez pas votre RIB", False),
        ("Aucun dossier sans RIB", False),
        ("Un dossier sans RIB sera refusé", False),
        ("Un dossier sans RIB nous va", True),
        ("Pas seulement votre RIB", False),
        ("Votre RIB", False),
    ],
)
def test_what_is_denied_before_it_is_named_asks_nothing(line, denied):
    text = Text(line)
    asked = next(rank for rank, word in enumerate(text.words) if word.text == "rib")
    assert is_denied(text, Span(asked, asked + 1)) is denied


@pytest.mark.parametrize(
    ("rule", "severity", "words"),
    [
        ("L01", "must", "vous avez la vingtaine"),
        ("L01", "must", "sous la barre des 40 ans"),
        ("L01", "must", "pas encore fêté 40 ans"),
        ("L01", "must", "trente cinq ans maximum"),
        ("L01", "must", "no people over 40"),
        ("L01", "must", "30 printemps au plus"),
        ("L02", "should", "une jeune équipe"),
        ("L02", "should", "une moyenne d’âge"),
        ("L02", "should", "la jeunesse est notre force"),
        ("L03", "must", "messieurs uniquement"),
        ("L03", "must", "homme de la situation"),
        ("L03", "must", "une dame sérieuse pour le ménage"),
        ("L03", "must", "hommes s’abstenir"),
        ("L03", "must", "fait pour une femme"),
        ("L03", "must", "sexe masculin"),
        ("L03", "must", "sexe F"),
        ("L03", "must", "pas pour les filles"),
        ("L03", "must", "vendeuses uniquement"),
        ("L03", "must", "les serveuses portent une jupe"),
        ("L05", "must", "inutile de postuler si vous avez un enfant"),
        ("L05", "must", "si vous êtes enceinte, passez"),
        ("L05", "must", "maman de préférence, plutôt une maman"),
        ("L05", "must", "idéal pour une personne vivant seule"),
        ("L05", "must", "libre d’attache"),
        ("L05", "must", "grossesse incompatible"),
        ("L05", "must", "sans attaches"),
        ("L05", "must", "you are a mother: not for you"),
        ("L06", "must", "français de souche"),
        ("L06", "must", "nos clients préfèrent être servis par des Français"),
        ("L06", "must", "un prénom bien de chez nous"),
        ("L06", "must", "personne de culture africaine"),
        ("L06", "must", "couleur de peau"),
        ("L06", "must", "que des compatriotes"),
        ("L08", "must", "français comme première langue"),
        ("L09", "must", "mal de dos s’abstenir"),
        ("L09", "must", "être non allergique"),
        ("L09", "must", "nous ne pouvons pas accueillir de fauteuil"),
        ("L09", "must", "sous tutelle s’abstenir"),
        ("L09", "must", "RQTH s’abstenir"),
        ("L09", "must", "lieu impossible en fauteuil"),
        ("L09", "must", "handicap non accepté"),
        ("L09", "should", "lieu non adapté au fauteuil"),
        ("L10", "must", "vous présentez bien"),
        ("L10", "must", "embonpoint exclu"),
        ("L10", "must", "belle prestance"),
        ("L10", "must", "pas de surpoids"),
        ("L10", "must", "photo en pied"),
        ("L10", "must", "nice smile"),
        ("L11", "must", "priorité aux habitants"),
        ("L11", "must", "candidats du 93 s’abstenir"),
        ("L11", "must", "priorité aux Lyonnais"),
        ("L11", "must", "candidats domiciliés loin s’abstenir"),
        ("L11", "must", "pas de la Seine Saint Denis"),
        ("L12", "must", "pas de passé syndical"),
        ("L12", "must", "encartés s’abstenir"),
        ("L12", "must", "les syndiqués ne s’y plairont pas"),
        ("L12", "must", "être baptisé"),
        ("L12", "must", "vie personnelle en accord avec la foi"),
        ("L12", "must", "mandat de conseiller municipal incompatible"),
        ("L14", "must", "personnes au chômage s’abstenir"),
        ("L14", "must", "hébergés s’abstenir"),
        ("L14", "must", "nous refusons les surendettés"),
        ("L14", "must", "chômeurs, nous passons"),
        ("L20", "must", "chèque de caution"),
        ("L20", "must", "versement d’une caution"),
        ("L20", "must", "participation de 30 euros, vous sera demandée"),
        ("L20", "must", "frais de dossier à régler"),
        ("L20", "must", "le dossier coûte 12 euros"),
        ("L20", "must", "prévoir 30 euros de kit"),
        ("L20", "must", "règlement de 30 euros exigé pour le dossier"),
        ("L20", "must", "envoyez 30 euros"),
        ("L20", "must", "kit de démarrage payant"),
        ("L20", "must", "appelez le 0899"),
        ("L20", "must", "moyennant 30 euros"),
        ("L22", "must", "signe astrologique"),
        ("L23", "must", "pas d’anciens détenus"),
    ],
)  # fmt: skip
def test_what_accuses_by_itself_accuses_even_in_what_the_firm_says_of_itself(rule, severity, words):
    found = check(f"Qui sommes-nous ?\nEntreprise : {words}.", on=ON)
    assert severity in [str(finding.severity) for finding in found if finding.rule.id == rule]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("L02", "Le magasin est calme, du sang neuf."),
        ("L02", "Nous payons vos congés, quelqu’un de jeune."),
        ("L02", "Notre maison garde des enfants, la jeune génération préférée."),
        ("L02", "Auprès des clients, indiquez votre âge."),
        ("L02", "Le magasin est calme, nés avec internet."),
        ("L02", "Nous payons vos congés, passé un certain âge."),
        ("L07", "Notre maison garde des enfants, papiers français exigés."),
        ("L20", "Le magasin est calme, formation financée personnellement."),
    ],
)  # fmt: skip
def test_what_accuses_by_itself_accuses_whatever_its_sentence_does(rule, sentence):
    assert rule in {finding.rule.id for finding in check(sentence, on=ON) if str(finding.severity) == "must"}


@pytest.mark.parametrize(
    ("rule", "item"),
    [
        ("L02", "Début de carrière privilégié"),
        ("L02", "Sortant de l’école"),
        ("L02", "Rajeunir notre équipe"),
        ("L02", "Jeune retraité"),
        ("L02", "Convient à un étudiant"),
        ("L02", "Idéal pour un étudiant"),
        ("L02", "Job d’étudiant"),
        ("L02", "Statut étudiant exigé"),
        ("L02", "Être majeur"),
        ("L03", "Brigade féminine"),
        ("L03", "Féminiser notre équipe"),
        ("L06", "Origine ethnique"),
        ("L09", "Nerfs solides"),
        ("L10", "Tenue correcte"),
        ("L10", "CV et photo"),
        ("L10", "Photo d’identité souhaitée"),
        ("L10", "Portrait d’identité"),
        ("L10", "Visage souriant"),
        ("L12", "Neutralité religieuse exigée"),
        ("L17", "Gagnez jusqu’à 3 000 euros"),
        ("L21", "Stage transformé en CDI"),
        ("L21", "Intérim, puis un CDI suivra"),
        ("L21", "Stage, promesse d’embauche"),
        ("L21", "Stage avant embauche"),
    ],
)
def test_what_may_be_said_otherwise_is_only_to_look_at_again(rule, item):
    found = check(f"Votre profil\n- {item}", on=ON)
    assert {str(finding.severity) for finding in found if finding.rule.id == rule} == {"should"}
