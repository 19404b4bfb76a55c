"""The names of trades: their gender, their two forms, and the titles that are open to women and men."""

import pytest

from productops.review.rules.trades import are_two_forms, gender_of, is_open, is_trade


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
