"""The names of trades: their gender, their two forms, and the titles that are open to women and men."""

import pytest

from productops.review.check import check
from productops.review.rules.trades import are_two_forms, gender_of, is_open, is_trade
from tests.conftest import ON


@pytest.mark.parametrize(
    ("word", "gender", "trade"),
    [
        ("chef", "masculine", True),
        ("cheffe", "feminine", True),
        ("vendeurs", "masculine", True),
        ("infirmiere", "feminine", True),
        ("comptable", "both", True),
        ("menuisier-maquettiste", "masculine", True),
        ("manager-vendeuse", "feminine", True),
        ("aide-comptable", "both", False),
        ("mot-mot", None, False),
        ("table", None, False),
        ("as", None, False),
        ("bon", None, False),
    ],
)
def test_a_trade_has_a_gender_or_both(word, gender, trade):
    assert gender_of(word) == gender
    assert is_trade(word) is trade


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("vendeur", "vendeuse", True),
        ("vendeuse", "vendeur", True),
        ("vendeurs", "vendeuses", True),
        ("vendeur", "vendeur", False),
        ("homme", "femme", True),
        ("chefs", "cheffes", True),
        ("mon", "monne", True),  # three letters
        ("an", "ane", False),  # two
    ],
)
def test_two_words_are_one_trade_in_its_two_forms(one, other, two):
    assert are_two_forms(one, other) is two


@pytest.mark.parametrize(
    ("write", "last"),
    [
        (lambda n: "bien " * n + "vendeur vendeuse", 12),
        (lambda n: "Vendeur " + "bien " * n + "vendeuse", 5),
        (lambda n: "x" * n + " (H/F)", 3996),
    ],
)
def test_a_title_is_read_so_far_and_no_further(write, last):
    assert is_open(write(last))
    assert not is_open(write(last + 1))


@pytest.mark.parametrize(
    ("body", "opened"),
    [
        ("Nous recherchons un développeur", False),
        ("Nous recherchons un(e) développeur(se)", True),
        (f"Lyon\n{'Mot. ' * 20}Nous recherchons un(e) développeur(se)", True),
        (f"Nous recherchons {'x' * 73} un(e) développeur(se)", True),
        (f"Nous recherchons {'x' * 74} un(e) développeur(se)", False),
    ],
)
def test_the_sentence_that_seeks_may_open_what_the_title_does_not(body, opened):
    found = {finding.rule.id for finding in check(f"Développeur\n{body}", on=ON)}
    assert ("L04" not in found) is opened
