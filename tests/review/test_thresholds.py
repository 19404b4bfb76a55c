"""Where the checker begins to speak: each figure of a rule, on both sides, and how far one word reaches another."""

import pytest

from productops.review.check import check
from productops.review.findings import Facts
from productops.review.rules.language import _is_english
from productops.text.tokens import Text
from tests.conftest import ON

FULL = "Vous tenez les plannings des équipes et vous préparez les livraisons de la semaine avec les chauffeurs. "


def messages(rule, text, **facts):
    found = check(text, on=ON, facts=Facts(**facts) if facts else None)
    return [finding.message for finding in found if finding.rule.id == rule]


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("Personne âgée de {} ans", 16, 72),
        ("De {} à 72 ans", 16, 71),
        ("Entre 16 et {} ans", 21, 72),
        ("{} ans maximum", 21, 72),
        ("Moins de {} ans", 21, 72),
        ("Environ {} ans", 21, 72),
        ("Candidats de plus de {} ans s’abstenir", 21, 72),
    ],
)
def test_an_age_is_one_from_that_of_work_to_that_of_rest(said, first, last):
    found = [age for age in range(10, 80) if messages("L01", f"Votre profil\n- {said.format(age)}")]
    assert found == list(range(first, last + 1))


FILLER = "bien "


@pytest.mark.parametrize(
    ("rule", "before", "after", "met"),
    [
        ("L06", "Nous recherchons", "un boulanger français", range(5)),
        ("L06", "Il nous faudra ici tout de suite un boulanger français", "souhaité", range(4)),
        ("L05", "Rendez-vous impasse", "Célibataires", range(4, 16)),  # nearer, it is the name of a street
        ("L02", "Une équipe", "jeune, là chaque matin dès six heures, et cela toute la semaine sans faute", range(4)),
        ("L02", "Jeune,", "vous tenez la caisse", range(8)),
        ("L17", "Temps plein", "temps partiel", range(1, 9)),
    ],
)
def test_a_word_reaches_another_within_so_many_words(rule, before, after, met):
    found = [n for n in range(16) if messages(rule, f"Votre profil\n- {before} {FILLER * n}{after}")]
    assert found == list(met)


@pytest.mark.parametrize(
    ("title", "opened"),
    [
        ("Vendeur", False),
        ("Vendeuse", False),
        ("Vendeur ou vendeuse", True),
        (f"Vendeur {FILLER * 5}vendeuse", True),
        (f"Vendeur {FILLER * 6}vendeuse", False),
        (f"{FILLER * 14}vendeur", True),
        ("Vendeur (H/F)", True),
    ],
)
def test_a_title_is_open_by_two_forms_near_each_other(title, opened):
    assert bool(messages("L04", f"{title}\nCDI à Lyon")) is not opened


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("22 novembre 2024", "L’offre a plus de deux ans"),
        ("23 novembre 2024", ""),
        ("7 janvier 2027", ""),
        ("8 janvier 2027", "La date de publication est loin dans le futur"),
    ],
)
def test_a_posting_is_neither_too_old_nor_too_far_ahead(day, said):
    text = f"Cariste (F/H)\nOffre publiée le {day}.\nCDI à Lyon."
    found = messages("L17", text) + messages("L18", text)
    assert bool(found) is bool(said)
    assert all(message.startswith(said) for message in found)


@pytest.mark.parametrize(
    ("text", "answers", "differs"),
    [
        ("Salaire : 48 999 € bruts par an.", {"salary_min": 50_000, "salary_max": 60_000}, True),
        ("Salaire : 49 000 € bruts par an.", {"salary_min": 50_000, "salary_max": 60_000}, False),
        ("Salaire : 61 200 € bruts par an.", {"salary_min": 50_000, "salary_max": 60_000}, False),
        ("Salaire : 61 201 € bruts par an.", {"salary_min": 50_000, "salary_max": 60_000}, True),
        ("Salaire : 61 201 € bruts par an.", {"salary_min": 50_000}, False),
        ("Prime : 5 000 € par an.", {"salary_min": 50_000, "salary_max": 60_000}, False),
        ("Une équipe de 8 PM.", {"team_size": 9}, True),
        ("Une équipe de 9 PM.", {"team_size": 9}, False),
        ("Full remote.", {"onsite_days": 1}, True),
        ("Full remote.", {"onsite_days": 0}, False),
        ("CDD à Lyon.", {"contract": "CDI"}, True),
        ("CDD à Lyon.", {"contract": "CDD"}, False),
        ("CDD puis CDI à Lyon.", {"contract": "CDI"}, False),
        ("CDD à Lyon.", {"contract": "freelance"}, False),
    ],
)
def test_a_text_contradicts_an_answer_beyond_a_rounding(text, answers, differs):
    assert bool(messages("L17", f"Cariste (F/H)\n{text}", **answers)) is differs


@pytest.mark.parametrize(
    ("rule", "write", "from_", "to"),
    [
        ("G01", lambda n: " ".join((FULL * 60).split()[:n]), 1, 199),
        ("G01", lambda n: " ".join((FULL * 60).split()[:n]), 701, None),
        ("G02", lambda n: "Cariste (F/H)\nVotre profil\n" + "- Savoir tenir\n" * n, 8, None),
        ("G03", lambda n: "Cariste (F/H)\nVotre profil\n" + "- Savoir tenir\n" * n, 5, None),
        ("G10", lambda n: "mot " * n, 60, None),
        ("G15", lambda n: f"Vous tenez {FILLER * (n - 2)}la caisse. " * 3, 31, 73),
    ],
)
def test_a_count_is_told_from_its_figure_on(rule, write, from_, to):
    assert messages(rule, write(from_))
    assert not messages(rule, write(from_ - 1))
    if to:
        assert messages(rule, write(to))
        assert not messages(rule, write(to + 1))


@pytest.mark.parametrize(("count", "heavy"), [(10, False), (11, True)])
def test_far_too_many_requirements_are_told_so(count, heavy):
    (message,) = messages("G02", "Cariste (F/H)", required=count)
    assert message.startswith(f"{count} exigences : au-delà de 7")
    assert ("beaucoup trop" in message) is heavy


@pytest.mark.parametrize(("sentences", "late"), [(74, False), (76, True)])
def test_a_pay_is_late_in_the_last_quarter(sentences, late):
    text = "Tenir un stock. " * sentences + "Salaire : 30 000 € bruts par an. " + "Tenir un stock. " * (100 - sentences)
    assert bool(messages("G13", text)) is late


@pytest.mark.parametrize(("lines", "told"), [(11, True), (12, False)])
def test_a_text_of_few_lines_without_a_list_is_a_block(lines, told):
    assert bool(messages("G11", ("Tenir les plannings des équipes. " * 20 + "\n") * lines)) is told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("La Loire.\n" * 39, True),
        ("La Loire.\n" * 40, False),
        # one line that says enough
        (f"Qui sommes-nous ?\nAlan, {'la Loire, ' * 7}", True),
        (f"Qui sommes-nous ?\nAlan, {'la Loire, ' * 8}", False),
    ],
)
def test_a_foreign_title_is_explained_by_enough_french(body, told):
    assert bool(messages("L16", f"Product Ops (F/H)\n{body}\n")) is told


ENGLISH = "You will work with our team and you will be there when they need help with what we do. "


@pytest.mark.parametrize(
    ("english", "french", "said"),
    [
        (3, 0, "L’offre est en anglais."),
        (5, 1, "Un passage est en anglais (81 % des mots du texte)."),
        (1, 5, "Un passage est en anglais (17 % des mots du texte)."),
    ],
)
def test_the_share_of_english_is_said(english, french, said):
    assert messages("L15", f"Cariste (F/H)\nVos missions\n{FULL * french}\n{ENGLISH * english}") == [said]


def test_what_is_missing_is_told_as_heavily_as_it_weighs():
    """What the law asks is to mend; what may stand elsewhere, or is not in force, is to look at again."""
    found = {finding.rule.id: (str(finding.severity), finding.coming) for finding in check("Cariste", on=ON)}
    assert found == {
        "L18": ("must", False), "L21": ("must", False), "L19": ("should", False),
        "P01": ("should", True), "P02": ("should", True),
        "G01": ("should", False), "G12": ("should", False), "G14": ("should", False), "G17": ("should", False),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("closing", "said"),
    [
        ("10 novembre 2026", "La clôture précède la date de l’offre."),
        ("12 novembre 2026", "La date de clôture est passée."),
        ("22 novembre 2026", "La date de clôture est passée."),
        ("23 novembre 2026", ""),
    ],
)
def test_a_closing_date_comes_after_the_posting_and_after_today(closing, said):
    text = f"Cariste (F/H)\nOffre publiée le 12 novembre 2026.\nClôture des candidatures le {closing}."
    found = check(text, on=ON, facts=Facts(on=ON))
    assert [(f.message, str(f.severity)) for f in found if f.rule.id == "L17"] == ([(said, "should")] if said else [])


@pytest.mark.parametrize(
    ("rule", "write", "silent"),
    [
        # an age under a heading that speaks of experience is one of experience
        ("L01", lambda n: f"Expérience {'mot ' * n}\n- 30 ans maximum", range(8)),
        ("L01", lambda n: "Expérience\n" + "Mot.\n" * n + "- 30 ans maximum", range(3)),
        ("L01", lambda n: f"Expérience\n{'Mot ' * n}.\n- 30 ans maximum", range(12)),
        # others than those sought, unless a word seeks them
        ("L02", lambda n: f"Nos articles sont préférés des jeunes diplômés {'mot ' * n}réservé", range(9, 42)),
        # a choice between two times
        ("L17", lambda n: f"Temps plein bien temps partiel {'mot ' * n}possible", range(6)),
        # an amount after a formula
        ("P03", lambda n: f"Salaire selon profil. {'x' * n} 30 000 € par an", range(38)),
        # the age of a thing, of a public, of an experience, of a sentence too long to be but an age
        ("L01", lambda n: f"Un camion {'x' * (n + 30)} de moins de 30 ans", range(26)),
        ("L01", lambda n: f"Votre profil\n- Des enfants {'x' * (n + 30)} moins de 30 ans", range(26)),
        ("L01", lambda n: f"Votre profil\n- Moins de 30 ans {'x' * n} ancienneté", range(29)),
        ("L01", lambda n: f"La moyenne {'x' * n} âgée de 30 ans", range(6)),
        ("L01", lambda n: f"Serveur {FILLER * n}moins de 30 ans", range(1, 42)),
        ("L02", lambda n: f"{FILLER * n}25 ans minimum.", range(2, 42)),
        # an experience that has a floor
        ("G09", lambda n: f"Votre profil\n- 2 à 4 ans d’expérience {FILLER * n}minimum", range(8)),
        ("G09", lambda n: f"Votre profil\n- Minimum {FILLER * n}2 à 4 ans d’expérience", range(5)),
        # a trade and an origin, near what asks for them, or in a few words
        ("L06", lambda n: f"Accueil là de commis breton {FILLER * n}exigé", range(4, 42)),
        ("L06", lambda n: f"{FILLER * n}commis breton", range(4, 42)),
        ("L04", lambda n: f"{FILLER * n}serveuse\nCDI", range(4, 42)),
        ("L04", lambda n: f"Vendeuse {FILLER * n}\nCDI", range(16, 42)),
    ],
)
def test_what_silences_a_rule_stands_within_so_far(rule, write, silent):
    assert [n for n in range(42) if not messages(rule, write(n))] == list(silent)


def test_a_team_that_is_said_young_is_to_look_at_again():
    def weights(n):
        found = check(f"Votre profil\n- Une équipe {FILLER * n}jeune diplômé", on=ON)
        return {str(finding.severity) for finding in found if finding.rule.id == "L02"}

    assert [n for n in range(14) if weights(n) == {"should"}] == list(range(9))


@pytest.mark.parametrize(
    ("sentence", "english"),
    [
        ("You will work with our team and help", True),
        ("You will work with our team and la data", True),  # one word of French among six of English
        ("You work la data", False),
        ("You will work with our team à Paris", False),  # an accent
        ("You will be there", False),  # nothing of a posting
        ("you will be", False),  # three words
        ("« You will work with our team »", False),  # a slogan, quoted
        ("« You will work with our team and you will be there when »", True),
        ("https://you.will be with the work", False),
        ("We are hiring a manager with experience", True),
        ("WE ARE HIRING A MANAGER", True),
        ("Our Product Design Team Works", False),  # a name
        ("Skills experience team work", True),
    ],
)
def test_a_sentence_is_english_by_its_small_words_and_those_of_a_posting(sentence, english):
    text = Text(sentence)
    assert _is_english(text, list(text.words)) is english


def long(*, end=".", commas=0, names=0):
    """Give a sentence of thirty-seven words."""
    rest = 33 - commas - 3 * names
    return f"Vous tenez {'bien, ' * commas}{'bien Morel ici ' * names}{FILLER * rest}la caisse{end} "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (long() * 2, False),
        (long() * 3, True),
        (long(end="…") * 3, True),
        (long(end=".»") * 3, True),
        ("\n".join([long(end="")] * 3), False),  # no stop: a list, or a broken copy
        (long(commas=6) * 3, True),
        (long(commas=7) * 3, False),  # a list in a line
        (long(names=2) * 3, True),
        (long(names=3) * 3, False),  # lines glued together
        (long(end=" ; voilà.") * 3, False),
    ],
)
def test_a_long_sentence_is_prose_said_three_times(text, told):
    assert bool(messages("G15", text)) is told
