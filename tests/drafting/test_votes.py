"""What several people expect of a mandate, told domain by domain."""

import pytest

from productops.drafting.catalogue import DOMAINS
from productops.drafting.votes import Accord, spreads


def told(catalogue, levels, mandate=None):
    """What is said of Partenaires where people gave these levels."""
    votes = [{"partenaires": level} for level in levels]
    found = spreads(votes, None if mandate is None else {"partenaires": mandate}, catalogue)
    return found[DOMAINS.index("partenaires")]


@pytest.mark.parametrize(
    ("levels", "mandate", "accord"),
    [
        ([], 2, Accord.NOBODY),
        ([0, 2], None, Accord.APART),
        ([3, 1, 3], 0, Accord.APART),
        ([2, 3], 1, Accord.HIGHER),
        ([3], 2, Accord.HIGHER),
        ([0, 1], 2, Accord.LOWER),
        ([2, 2], 2, Accord.SAME),
        ([2], None, Accord.SAME),
        ([1, 2], 2, Accord.CLOSE),
        ([1, 2], None, Accord.CLOSE),
    ],
)
def test_votes_stand_between_themselves_then_beside_the_mandate(catalogue, levels, mandate, accord):
    assert told(catalogue, levels, mandate).accord is accord


def test_votes_are_counted_by_level(catalogue):
    assert told(catalogue, [3, 0, 3]).counts == (1, 0, 0, 2)


def test_one_vote_is_not_said_of_all(catalogue):
    assert told(catalogue, [3], 1).text.startswith("L’avis donné va plus haut")
    assert told(catalogue, [3, 2], 1).text.startswith("Tous les avis vont plus haut")
    assert told(catalogue, [1]).text == "Un seul avis : « En appui »."


def test_far_votes_say_from_where_to_where_and_what_to_ask_in_each_domain(catalogue):
    votes = [dict.fromkeys(DOMAINS, 0), dict.fromkeys(DOMAINS, 3)]
    texts = [each.text for each in spreads(votes, None, catalogue)]
    assert len(set(texts)) == len(DOMAINS)
    for text in texts:
        assert text.startswith("De « Hors du mandat » à « Prioritaire » : ")
        assert "?" in text


def test_a_mandate_without_the_domain_leaves_it_out(catalogue):
    assert spreads([{"pilotage": 2}], {"pratiques": 3}, catalogue)[-1].accord is Accord.HIGHER
