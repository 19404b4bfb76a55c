"""Words found by what is left of them: all of those that share a rest, in order, and none that only has its number."""

from hypothesis import given
from hypothesis import strategies as st

from productops.text import deletions
from productops.text.deletions import Deletions


def rests(word):
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


WORDS = st.lists(st.text(alphabet="abc", min_size=1, max_size=6), unique=True, max_size=30)


@given(WORDS, st.text(alphabet="abc", max_size=6))
def test_a_rest_gives_the_words_that_have_it_in_order(words, rest):
    assert list(Deletions(words, rests).sharing(rest)) == [word for word in words if rest in rests(word)]


def test_two_rests_of_one_number_are_told_apart(monkeypatch):
    monkeypatch.setattr(deletions, "_number", lambda _rest: 7 << 32)
    assert list(Deletions(["voix", "choix", "offre"], rests).sharing("offr")) == ["offre"]
