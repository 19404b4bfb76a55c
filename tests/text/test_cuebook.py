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
    for before, after in (("Former", "support"), ("Support", "former")):
        assert met(["former + support"], f"{before} {'mot ' * 12}{after}")
        assert met(["former + support"], f"{before} {'mot ' * 13}{after}") == []


def test_the_nearest_place_of_a_piece_is_taken_and_of_two_as_near_the_first():
    text = "support mot former support"
    assert [found.spans[1].first for found in CueBook(["former + support"]).find(rooted(Text(text)))] == [3]
    text = "support former support"
    assert [found.spans[0].first for found in CueBook(["former + support"]).find(rooted(Text(text)))] == [0]


def test_cues_are_given_in_the_order_of_the_book_then_of_the_text():
    found = CueBook(["support", "former"]).find(rooted(Text("former support former")))
    assert [(each.cue, each.spans[0].first) for each in found] == [(0, 1), (1, 0), (1, 2)]


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


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("pms", "pms"),
        ("2026", "2026"),
        ("b2b", "b2b"),
        ("assurances", "assurance"),
        ("savez", "savez"),
        ("mots", "mots"),
    ],
)
def test_a_short_word_a_number_and_a_root_like_an_acronym_stay_whole(word, cut):
    assert root(word) == cut


def test_places_stay_those_of_the_text_as_written():
    assert met(["roadmap"], "<b>Une</b> roadmap&nbsp;!") == [["roadmap"]]


@pytest.mark.parametrize("cue", ["les? taches", "..2 taches"])
def test_a_cue_that_starts_with_an_option_or_a_gap_is_refused(cue):
    with pytest.raises(ValueError, match="starts with a word"):
        CueBook([cue])


def test_a_stem_has_three_letters_at_least():
    assert met(["pil*"], "piloter") == [["piloter"]]
    with pytest.raises(ValueError, match="three letters"):
        CueBook(["pi*"])


def test_a_number_and_a_stem_begin_a_cue():
    assert met(["# pm"], "12 PM ici") == [["12 PM"]]
    assert met(["pilot* + # pm"], "12 PM pilotent") == [["12 PM", "pilotent"]]


def test_a_word_said_again_and_again_stays_bounded():
    text = rooted(Text("roadmap " * 20_000))
    assert len(list(CueBook(["roadmap + roadmap", "roadmap"]).find(text))) < 200
