"""Grammar and typography, tested as rules."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productops.text import french
from productops.text.french import counted, de, elides, euros, is_bare_function, join, ordinal, to
from productops.text.typography import typeset

NAMES = [
    # a phrase, with « de », with « à »
    ("Alan", "d’Alan", "à Alan"),
    ("Decathlon", "de Decathlon", "à Decathlon"),
    ("Hublo", "de Hublo", "à Hublo"),
    ("Hermès", "d’Hermès", "à Hermès"),
    ("Le Bon Coin", "du Bon Coin", "au Bon Coin"),
    ("Les Échos", "des Échos", "aux Échos"),
    ("L’Oréal", "de L’Oréal", "à L’Oréal"),
    ("L'Oréal", "de L'Oréal", "à L'Oréal"),
    ("La Poste", "de La Poste", "à La Poste"),
    ("Léa", "de Léa", "à Léa"),
    ("Lesieur", "de Lesieur", "à Lesieur"),
    ("Émilie", "d’Émilie", "à Émilie"),
    ("Œuvre", "d’Œuvre", "à Œuvre"),
    ("Yves", "d’Yves", "à Yves"),
    ("Yahoo", "de Yahoo", "à Yahoo"),
    ("8 PM", "de 8 PM", "à 8 PM"),
    ("le support client", "du support client", "au support client"),
    ("les PM", "des PM", "aux PM"),
    ("l’équipe data", "de l’équipe data", "à l’équipe data"),
    ("la direction produit", "de la direction produit", "à la direction produit"),
    ("histoire", "d’histoire", "à histoire"),
    ("hiérarchie", "de hiérarchie", "à hiérarchie"),
    ("héros", "de héros", "à héros"),
    ("héroïne", "d’héroïne", "à héroïne"),
    ("onze personnes", "de onze personnes", "à onze personnes"),
    ("une équipe", "d’une équipe", "à une équipe"),
    ("OKR", "d’OKR", "à OKR"),
    ("SNCF", "de SNCF", "à SNCF"),
    ("MAIF", "de MAIF", "à MAIF"),
    ("UX", "d’UX", "à UX"),
]


@pytest.mark.parametrize(("phrase", "with_de", "with_a"), NAMES)
def test_prepositions_elide_and_contract(phrase, with_de, with_a):
    assert french.de(phrase) == with_de
    assert french.to(phrase) == with_a


@given(st.text(min_size=1, max_size=40))
def test_a_preposition_never_loses_the_name(name):
    said = french.de(name)
    assert name[-1] in said
    assert said.startswith(("de ", "d’", "du ", "des "))


def test_lists_take_et_before_the_last():
    assert french.join([]) == ""
    assert french.join(["a"]) == "a"
    assert french.join(["a", "b"]) == "a et b"
    assert french.join(["a", "b", "c"]) == "a, b et c"
    assert french.join(["a, deux fois", "b"]) == "a, deux fois ; et b"
    assert french.join(["a", "b et c", "d"]) == "a, b et c, ainsi que d"
    assert french.join(["a", "b ou c", "d"]) == "a, b ou c, et d"
    assert french.join(["a ou b", "c", "d"]) == "a ou b, c et d"
    assert french.join(["a", "b ou c"], word="ou") == "a, ou b ou c"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Trier les demandes et répondre à chacune", "trier les demandes et à répondre à chacune"),
        ("Négocier le mandat, puis l’expliquer", "négocier le mandat, puis à l’expliquer"),
        ("Construire le budget et en suivre l’exécution", "construire le budget et à en suivre l’exécution"),
        ("Choisir, relier et retirer les outils", "choisir, relier et retirer les outils"),
        ("Tester une hypothèse et d’en lire le résultat", "tester une hypothèse et d’en lire le résultat"),
        ("Préparer support et ventes", "préparer support et ventes"),
    ],
)
def test_a_second_verb_repeats_its_preposition(title, said):
    assert french.after_a(title) == said


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("la CPO", "Claire Vasseur, CPO", True),
        ("Claire Vasseur, CPO", "le CPO", True),
        ("L’équipe produit", "l'équipe produit", True),
        ("la CPO", "le directeur général", False),
        ("Yann", "Yann Le Goff, CPO", True),
        ("Yann Le Goff, CPO", "Yann", True),
        ("la CPO", "la CPO Europe", False),
        ("CPO", "CPO Europe", False),
        ("le comité", "le comité produit", False),
        ("la CPO", "Claire Vasseur, CPO de Lumio", False),
        ("Claire Vasseur", "", False),
    ],
)
def test_one_person_named_twice_is_known(one, other, same):
    assert french.is_same_person(one, other) is same


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 personne"), (1, "1 personne"), (2, "2 personnes"), (1500, "1\u202f500 personnes")],
)
def test_what_is_below_two_is_singular(number, said):
    assert french.counted(number, "personne") == said


def test_money_and_numbers():
    assert french.euros(50_000) == "50\u202f000\u00a0€"
    assert french.decimal(Fraction(3, 2)) == "1,5"
    assert french.decimal(2.0) == "2"


def test_dates():
    assert french.long_date(date(2027, 3, 1)) == "1er mars 2027"
    assert french.long_date(date(2027, 8, 31)) == "31 août 2027"


@pytest.mark.parametrize(
    ("half_days", "said"),
    [
        (Fraction(1, 4), "moins d’une demi-journée"),
        (Fraction(3, 4), "moins d’une demi-journée"),
        (Fraction(1), "une demi-journée"),
        (Fraction(2), "1 jour"),
        (Fraction(3), "1,5 jour"),
        (Fraction(4), "2 jours"),
        (Fraction(9), "4,5 jours"),
    ],
)
def test_loads_are_said_in_half_days(half_days, said):
    assert french.days(half_days) == said


@pytest.mark.parametrize(
    ("typed", "set_text"),
    [
        ("L'offre", "L’offre"),
        ('il dit "oui"', "il dit «\u202foui\u202f»"),
        ("Vraiment ?", "Vraiment\u202f?"),
        ("Vraiment?", "Vraiment\u202f?"),
        ("Lieu : Paris", "Lieu\u00a0: Paris"),
        ("mission n° 2", "mission n°\u00a02"),
        ("à 14:30", "à 14:30"),
        ("https://exemple.fr/a?b=1", "https://exemple.fr/a?b=1"),
        ("50 000 €", "50\u202f000\u00a0€"),
        ("en 2026 100 personnes", "en 2026 100 personnes"),
        ("10-12 mois", "10–12 mois"),
        ("peut-être", "peut-être"),
        ("etc...", "etc…"),
    ],
)
def test_text_is_set_as_french_typography_wants(typed, set_text):
    assert typeset(typed) == set_text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=120))
def test_setting_twice_changes_nothing(text):
    once = typeset(text)
    assert typeset(once) == once


@given(st.text(alphabet="abcé «»'\"?!;: 0123456789€…-", max_size=60))
def test_setting_keeps_every_letter_and_digit(text):
    kept = [c for c in typeset(text) if c.isalnum()]
    assert kept == [c for c in text if c.isalnum()]


def test_a_typed_text_becomes_a_sentence():
    assert french.sentence("nous assurons\n500 personnes ") == "Nous assurons 500 personnes."
    assert french.sentence("Vraiment ?") == "Vraiment ?"
    assert french.sentence("") == ""


def test_a_clause_keeps_the_capital_of_a_name():
    assert french.clause("Les tableaux de bord.") == "les tableaux de bord"
    assert french.clause("Anne tranche les priorités.") == "Anne tranche les priorités"
    assert french.clause("L’équipe tranche.") == "l’équipe tranche"
    assert french.lower_first("OKR du trimestre") == "OKR du trimestre"


OPEN = st.sampled_from(["Alan", "Épicéa", "Œuvre", "Ikigaï", "Ubisoft", "Yggdrasil", "Hermès", "Hélène", "EDF", "RTL", "URSSAF", "habitude", "heure", "héroïne"])  # fmt: skip
CLOSED = st.sampled_from(["Decathlon", "Hublo", "Hugging", "7bis", "11 Heures", "Yoga", "Yahoo", "TGV", "PMU", "hasard", "héros", "onze", "oui", "yaourt"])  # fmt: skip
TAIL = st.sampled_from(["", " et fils", ", la suite", " (Paris)", " 2", " d’Or"])


@given(name=OPEN, tail=TAIL)
def test_before_an_open_sound_the_vowel_goes(name, tail):
    assert de(name + tail) == f"d’{name}{tail}"
    assert join(["rédaction et relecture", name]) == f"rédaction et relecture, ainsi qu’{name}"


@given(name=CLOSED, tail=TAIL)
def test_before_a_closed_sound_it_stays(name, tail):
    assert de(name + tail) == f"de {name}{tail}"
    assert join(["rédaction et relecture", name]) == f"rédaction et relecture, ainsi que {name}"


@given(article=st.sampled_from(["Le", "Les", "le", "les"]), name=st.one_of(OPEN, CLOSED), tail=TAIL)
def test_an_article_in_a_name_contracts_and_only_it(article, name, tail):
    phrase = f"{article} {name}{tail}"
    plural = article.lower() == "les"
    assert de(phrase) == f"{'des' if plural else 'du'} {name}{tail}"
    assert to(phrase) == f"{'aux' if plural else 'au'} {name}{tail}"
    assert to(f"La {name}") == f"à La {name}"
    assert de(f"L’{name}") == f"de L’{name}"


@given(names=st.lists(st.one_of(OPEN, CLOSED), min_size=1, max_size=6, unique=True))
def test_a_list_names_each_once_in_order(names):
    said = join(names)
    places = [said.index(name) for name in names]
    assert places == sorted(places)
    assert said.count(" et ") == (len(names) > 1)


@given(number=st.integers(1, 1000), feminine=st.booleans())
def test_a_rank_agrees_only_at_the_first(number, feminine):
    said = ordinal(number, feminine=feminine)
    assert said == (("1re" if feminine else "1er") if number == 1 else f"{number}e")


@given(count=st.integers(0, 10**9))
def test_numbers_and_money_never_break_over_a_line(count):
    assert " " not in euros(count)
    assert euros(count).replace("\u202f", "") == f"{count}\u00a0€"
    assert counted(count, "personne").endswith("personne" if count < 2 else "personnes")


@pytest.mark.parametrize(
    "phrase", ["CPO", "VP Produit", "Head of Product", "Directrice produit", "responsable des ops"]
)
def test_a_function_without_its_article_is_known_for_one(phrase):
    assert is_bare_function(phrase)


@pytest.mark.parametrize("phrase", ["la CPO", "le directeur produit", "Alix Morel", "Chloé Durand", "Leader Price"])
def test_a_name_or_a_full_phrase_is_not_a_bare_function(phrase):
    assert not is_bare_function(phrase)


@pytest.mark.parametrize(
    ("phrase", "open_"),
    [
        ("équipe", True),
        ("« équipe »", True),
        ("(avec", True),
        ("huit", False),
        ("hôtel", True),
        ("hotte", False),
        ("héroïne", True),
        ("héros", False),
        ("Hermès", True),
        ("Hublo", False),
        ("onze", False),
        ("oui", False),
        ("Y", False),
        ("Yggdrasil", True),
        ("yaourt", False),
        ("12 mois", False),
        # acronyms: read where they can be, else spelt
        ("EDF", True),
        ("IBM", True),
        ("UX", True),
        ("RTT", True),
        ("CRM", False),
        ("PMO", False),
        ("SNCF", False),
        ("MECS", False),
        ("", False),
    ],
)
def test_a_phrase_begins_by_an_open_sound_or_not(phrase, open_):
    assert elides(phrase) is open_


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Alan", "chez Alan"),
        ("Mutuelle des Deux Rives", "à la Mutuelle des Deux Rives"),
        ("Agence de l’eau", "à l’Agence de l’eau"),
        ("Crédit du Nord", "au Crédit du Nord"),
        ("Villeroy", "chez Villeroy"),
        ("Centreon", "chez Centreon"),
    ],
)
def test_one_works_at_an_institution_and_with_a_firm(name, said):
    assert french.at(name) == said


def test_whoever_is_named_in_full_is_whoever_is_named_with_a_title():
    assert french.is_same_person("Anne-Lise Brochard", "Anne-Lise Brochard, directrice adjointe")


@pytest.mark.parametrize(("typed", "said"), [("3 depuis janv.", "3 depuis janv."), ("Deux par mois.", "deux par mois")])
def test_the_stop_of_a_word_cut_short_is_no_final_stop(typed, said):
    assert french.clause(typed) == said
