"""Amounts: how each is read, and the figures from which the checker speaks of one."""

from datetime import date, timedelta

import pytest

from productops.review.check import check
from productops.review.rules.amounts import amounts, pays
from productops.review.rules.pay import minimum, worked_share
from productops.text.tokens import Text
from tests.conftest import ON


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        ("45 000 € bruts par an", 45_000, 45_000, "year"),
        ("de 45 à 55 k€", 45_000, 55_000, "year"),
        ("55 à 45 k€", 45_000, 55_000, "year"),
        ("45k€ – 55k€", 45_000, 55_000, "year"),
        ("€ 45 000", 45_000, 45_000, "year"),
        ("45.000 €", 45_000, 45_000, "year"),
        ("1'500 €", 1500, 1500, "month"),
        ("1 234,56 €", 1234.56, 1234.56, "month"),
        ("999 à 1 000 €", 999, 1000, "month"),
        ("2 000 € par mois", 2000, 2000, "month"),
        ("12,02 €/h", 12.02, 12.02, "hour"),
        ("TJM : 450 €", 450, 450, "day"),
        ("450 € par jour", 450, 450, "day"),
        # where the period is not said, the size tells it
        ("Salaire : 899 €", 899, 899, ""),
        ("Salaire : 900 €", 900, 900, "month"),
        ("Salaire : 9 999 €", 9999, 9999, "month"),
        ("Salaire : 10 000 €", 10_000, 10_000, "year"),
        # a date or a grade before an amount begins no range
        ("Publiée en juin 2022 – 19 800 €", 19_800, 19_800, "year"),
        ("2022 à 2 400 € par mois", 2022, 2400, "month"),
        ("IM 390 – 1 919,90 €", 1919.9, 1919.9, "month"),
    ],
)
def test_an_amount_is_read_with_its_period(text, low, high, period):
    (amount,) = amounts(Text(text))
    assert (amount.low, amount.high, amount.guessed) == (low, high, period)
    assert amount.is_pay


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Salaire : 45 000 € bruts par an", "45 000 €"),
        ("Salaire de 45 à 55 k€ par an", "45 à 55 k€"),
        ("Payé € 45 000 / an", "€ 45 000"),
        ("Salaire : 2 000 € / mois", "2 000 €"),
    ],
)
def test_an_amount_is_shown_with_its_sign_and_nothing_after(text, shown):
    (amount,) = amounts(Text(text))
    assert text[amount.start : amount.end] == shown


@pytest.mark.parametrize(
    ("text", "read"),
    [("Salaire : 11k", 0), ("Salaire : 12k", 1), ("Salaire : 400k", 1), ("Salaire : 401k", 0), ("Une base de 45k", 0)],
)
def test_thousands_without_a_currency_are_an_amount_beside_a_word_of_pay_and_within_reason(text, read):
    assert len(amounts(Text(text))) == read


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Salaire : 7,99 €", False),
        ("Salaire : 8 €", True),
        ("Un budget de 20 000 €", False),
        ("20 000 € de budget", False),
        ("Prime : 14 000 €", False),
        ("variable annuel de 5 000 €", False),
        ("Nous avons levé 20 000 000 €", False),
        ("Salaire : 2 000 € (hors primes)", True),
        ("Prime comprise, salaire de 2 000 €", True),
    ],
)
def test_an_amount_is_a_pay_by_the_nearest_word_that_says_what_it_is(text, pay):
    assert bool(pays(Text(text))) is pay


@pytest.mark.parametrize(
    ("text", "net"),
    [
        ("1 500 € nets par mois", [True]),
        ("Salaire net : 1 500 €", [True]),
        ("1 500 € brut, soit 1 200 € net", [False, True]),
        ("Salaire net de 1 500 € (bruts : 1 900 €)", [True, False]),
        ("1 500 € bruts, hors net imposable", [False]),
    ],
)
def test_an_amount_is_net_where_it_is_said(text, net):
    assert [amount.net for amount in amounts(Text(text))] == net


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("CDI", 1),
        ("36 h par semaine", 36 / 35),
        ("48 h par semaine", 48 / 35),
        ("49 h par semaine", 1),
        ("39 h par semaine, 12 jours de RTT", 1),
        ("CDI 30h", 30 / 35),
        ("35 h par semaine", 1),
        ("28h hebdo", 28 / 35),
        ("20 h\n", 20 / 35),
        ("temps partiel de 17 h", 17 / 35),
        ("mi-temps", 0.5),
        ("temps partiel 80 %", 0.8),
        ("quotité : 50 %", 0.5),
        ("1820 heures par an", 1),
        ("910 heures par an", 0.5),
        ("1900 heures par an", 1),
        ("temps partiel", None),
        ("temps partiel ou temps plein", 1),
    ],
)
def test_the_share_of_a_full_time_is_told_or_not_guessed(text, share):
    assert worked_share(Text(text)) == share


MINIMA = [
    ((2021, 10, 1), 10.48, 7.91),
    ((2022, 1, 1), 10.57, 7.98),
    ((2022, 5, 1), 10.85, 8.19),
    ((2022, 8, 1), 11.07, 8.35),
    ((2023, 1, 1), 11.27, 8.51),
    ((2023, 5, 1), 11.52, 8.70),
    ((2024, 1, 1), 11.65, 8.80),
    ((2024, 11, 1), 11.88, 8.98),
    ((2026, 1, 1), 12.02, 9.33),
]
"""As the decrees set them: the day, an hour, an hour in Mayotte."""


@pytest.mark.parametrize(("rank", "day"), [(rank, date(*day)) for rank, (day, _hour, _there) in enumerate(MINIMA)])
def test_the_minimum_changes_on_its_day_and_not_before(rank, day):
    eve = day - timedelta(days=1)
    _day, hour, there = MINIMA[rank]
    assert (minimum(day, mayotte=False), minimum(day, mayotte=True)) == ((day.year, hour), (day.year, there))
    if rank:
        assert minimum(eve, mayotte=False) == (eve.year, MINIMA[rank - 1][1])
    else:
        assert minimum(eve, mayotte=False) is None


def test_the_last_minimum_known_serves_after_its_year():
    assert minimum(date(2027, 1, 1), mayotte=False) == (2026, 12.02)


def said(text, rule):
    return [finding.message for finding in check(text, on=ON) if finding.rule.id == rule]


@pytest.mark.parametrize(
    ("text", "spreads"),
    [
        ("Salaire : 40 000 à 56 000 € bruts par an", []),
        ("Salaire : 40 000 à 56 400 € bruts par an", [41]),
        ("Salaire : 40 000 à 60 000 € par an. Salaire : 40 000 à 60 000 € par an.", [50]),  # said once
        ("Salaire : 40 000 à 60 000 € par an. Senior, salaire : 50 000 à 80 000 € par an.", [50, 60]),
        ("Salaire : 899 à 2 000 € pour 10 h par semaine", []),
        ("Salaire : 900 à 2 000 € pour 10 h par semaine", [122]),
    ],
)
def test_a_range_is_wide_above_forty_percent(text, spreads):
    found = said(text, "P06")
    assert len(found) == len(spreads)
    for message, spread in zip(found, spreads, strict=True):
        assert f"s’étend sur {spread} %" in message
        assert "Au-delà de 40 %" in message


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("Salaire : 1 820 € bruts par mois", ""),  # that much under is a rounding
        ("Salaire : 1 815 € bruts par mois", "SMIC brut : 1\u202f823,03 € par mois"),
        ("Salaire : 11,90 € de l'heure", "SMIC brut : 12,02 € l’heure"),
        ("Salaire : 21 600 € bruts par an", "SMIC brut : 21\u202f876,40 € par an"),
        ("Salaire : 1 440 € nets par mois", ""),
        ("Salaire : 1 430 € nets par mois", "SMIC net : 1\u202f442,93 € par mois"),
        ("Salaire : 9,33 € de l'heure à Mayotte", ""),
        ("Salaire : 9,20 € de l'heure à Mayotte", "SMIC brut à Mayotte : 9,33 € l’heure"),
        ("Mi-temps. Salaire : 910 € bruts par mois", ""),
        ("Mi-temps. Salaire : 900 € bruts par mois", "SMIC brut pour ce temps de travail : 911,52 € par mois"),
        ("Mi-temps. Salaire : 11 € de l'heure", "SMIC brut : 12,02 € l’heure"),
        ("Mi-temps. Salaire : 10 000 € par an", "SMIC brut pour ce temps de travail : 10\u202f938,20 € par an"),
        ("Temps partiel. Salaire : 900 € par mois", ""),  # for how long is not said
        ("Temps partiel. Salaire : 11 € de l'heure", "SMIC brut : 12,02 € l’heure"),
        ("1 830 € bruts, soit 1 400 € nets par mois", ""),  # the gross one is what the law speaks of
        # too far from any pay to be one
        ("Salaire : 4,90 € de l'heure", ""),
        ("Salaire : 5 € de l'heure", "SMIC brut : 12,02 € l’heure"),
        ("Salaire : 299 € par mois", ""),
        ("Salaire : 300 € par mois", "SMIC brut : 1\u202f823,03 € par mois"),
        ("Salaire : 3 999 € par an", ""),
        ("Salaire : 4 000 € par an", "SMIC brut : 21\u202f876,40 € par an"),
        # another minimum, or none
        ("Stage de 6 mois. 700 € par mois", ""),
        ("Alternance\n900 € par mois", ""),
        ("Freelance. Salaire : 11 € de l'heure", ""),
        ("CDI ou freelance. Salaire : 11 € de l'heure", "SMIC brut : 12,02 € l’heure"),
        ("Salaire : 100 € par jour", ""),
    ],
)
def test_a_pay_is_under_the_minimum_of_its_period_and_of_its_time(text, floor):
    found = said(text, "P07")
    assert bool(found) is bool(floor)
    assert all(message.endswith(f"sous le {floor} (2026).") for message in found)


@pytest.mark.parametrize(
    ("write", "tell", "most"),
    [
        (lambda n: f"Salaire : 950 € {'x' * n} par mois", lambda amount: amount.period == "month", 20),
        (lambda n: f"Par mois {'x' * n} 950 €", lambda amount: amount.period == "month", 26),
        (lambda n: f"Taux horaire {'x' * n} 12 €", lambda amount: amount.period == "hour", 26),
        (lambda n: f"Un budget {'x' * n} 950 €", lambda amount: not amount.is_pay, 102),
        (lambda n: f"1 500 € {'x' * n} net", lambda amount: amount.net, 21),
        (lambda n: f"Net {'x' * n} 1 500 €", lambda amount: amount.net, 28),
    ],
)
def test_what_is_said_of_an_amount_stands_within_so_many_signs(write, tell, most):
    told = [n for n in range(120) if all(map(tell, amounts(Text(write(n)))))]
    assert told == list(range(most + 1))


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("Salaire : 45 à 55 k€ par an", (45_000, 55_000)),
        ("Salaire : 2 000 à 2 500 € par mois", (24_000, 30_000)),
        ("Salaire : 10 € de l'heure", (18_200.4, 18_200.4)),
        ("TJM : 450 €", (0, 0)),  # for how many days is not said
        ("Salaire : 800 €", (0, 0)),
    ],
)
def test_an_amount_a_year_is_worked_out_where_it_can_be(text, yearly):
    (amount,) = amounts(Text(text))
    assert amount.yearly() == pytest.approx(yearly)


@pytest.mark.parametrize(
    ("line", "pay"),
    [
        ("Tu choisis les outils jusqu’à 10 k€ par an.", False),
        ("Vous décidez des achats jusqu’à 5 000 € par mois.", False),
        ("Vous signez les commandes jusqu’à 800 € par mois.", False),
        ("Salaire : jusqu’à 1 500 € par mois.", True),
        ("Vous signez un contrat payé jusqu’à 1 500 € par mois.", True),
    ],
)
def test_a_sum_that_one_may_spend_is_no_wage(line, pay):
    found = check(f"Acheteur (F/H)\nCDI\n{line}", on=ON)
    assert ("P07" in {finding.rule.id for finding in found}) is pay
