"""A query read into terms, within its bounds, and the places of a text that say them."""

import pytest

from productops.knowledge.search.results import _cut
from productops.knowledge.search.words import matches, quoted_places, read_query


def numbered(count):
    return " ".join(f"mot{n}" for n in range(count))


@pytest.mark.parametrize(
    ("typed", "terms", "cut"),
    [
        (numbered(12), 12, False),
        (numbered(13), 12, True),
        (f'"{numbered(12)}"', 1, False),
        (f'"{numbered(13)}"', 1, True),
        (f'"{numbered(11)}" autre', 2, False),
        (f'"{numbered(12)}" autre', 1, True),
        ("x" * 200, 1, False),
        ("x" * 201, 1, True),
        ("mot mot", 1, False),
        ("", 0, False),
    ],
)
def test_a_query_is_read_up_to_its_bounds_and_says_that_it_is_cut(typed, terms, cut):
    query = read_query(typed)
    assert (len(query.terms), query.cut) == (terms, cut)
    assert bool(query) is bool(terms)


def test_a_phrase_that_is_too_long_keeps_its_first_words():
    assert read_query(f'"{numbered(13)}"').terms == (tuple(f"mot{n}" for n in range(12)),)


@pytest.mark.parametrize(
    ("typed", "places"),
    [('a "b c" d', ["b c"]), ("« b » et “c”", [" b ", "c"]), ('a "b c', ["b c"]), ("a", [])],
)
def test_the_places_of_phrases_are_those_between_quotes(typed, places):
    assert [typed[start:end] for start, end in quoted_places(typed)] == places


@pytest.mark.parametrize(
    ("text", "typed", "said"),
    [
        ("Le support et les ventes", "support", ["support"]),
        ("Le support, support", "support", ["support", "support"]),
        ("tenir un plan de lancement", '"plan de lancement"', ["plan", "de", "lancement"]),
        ("tenir un plan du lancement", '"plan de lancement"', []),
        ("plan", '"plan de lancement"', []),
        ("de lancement", '"plan de lancement"', []),
        ("Le support", "ventes", []),
    ],
)
def test_a_text_says_a_term_where_its_words_follow_one_another(text, typed, said):
    assert [text[start:end] for start, end in matches(text, read_query(typed))] == said


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("a" * 220, "a" * 220),
        ("a " * 109 + "bcd", "a " * 108 + "a…"),
        ("a" * 215 + " bcdefgh", "a" * 215 + "…"),
        ("a" * 215 + " : bcdefgh", "a" * 215 + "…"),
    ],
)
def test_a_long_line_is_cut_after_a_word(line, cut):
    assert _cut(line) == cut
