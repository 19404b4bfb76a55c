"""Books of cues: pieces in any order, groups of words, roots."""

import pytest

from productops.text.cuebook import CueBook, mark, root, rooted
from productops.text.tokens import Text


def met(cues, source, groups=None):
    text = Text(source)
    for name, words in (groups or {}).items():
        mark(rooted(text), CueBook(words), (name,) * len(words))
    read = rooted(text)
    return [
        [source[text.words[span.first].start : text.words[span.last - 1].end] for span in each.spans]
        for each in CueBook(cues).find(read)
    ]


def test_pieces_are_found_in_any_order_within_a_sentence():
    assert met(["former + support"], "Le support doit être formé") == [["support", "formé"]]
    assert met(["former + support"], "Former les PM. Le support attend.") == []


def test_pieces_stand_near_each_other():
    assert met(["former + support"], "Former " + "des gens " * 12 + "du support") == []


def test_two_pieces_never_share_a_word():
    assert met(["support + support"], "Le support") == []
    assert met(["support + support"], "Le support aide le support") != []


def test_a_group_stands_for_its_words_even_several():
    groups = {"pm": ["pm|pms", "product manager|managers"]}
    assert met(["former ..2 @pm"], "Former les product managers", groups) == [["Former les product managers"]]
    assert met(["former ..2 @pm"], "Former les clients", groups) == []


@pytest.mark.parametrize("written", ["automatiser", "Automatise", "automatisées", "automatisez"])
def test_words_are_compared_by_their_roots(written):
    assert met(["automatiser les? taches"], f"{written} les tâches")


@pytest.mark.parametrize(
    ("one", "other"), [("assurer", "assurance"), ("savez", "sav"), ("experimentes", "experimentation")]
)
def test_words_that_only_look_alike_keep_apart(one, other):
    assert root(one) != root(other)


def test_places_stay_those_of_the_text_as_written():
    assert met(["roadmap"], "<b>Une</b> roadmap&nbsp;!") == [["roadmap"]]


def test_a_cue_that_starts_with_an_option_is_refused():
    with pytest.raises(ValueError, match="starts with a word"):
        CueBook(["les? taches"])


def test_a_word_said_again_and_again_stays_bounded():
    text = rooted(Text("roadmap " * 20_000))
    assert len(list(CueBook(["roadmap + roadmap", "roadmap"]).find(text))) < 200
