"""What a person meant: the end of a word not typed yet, one fault, two words written as one."""

import pytest

from productops.knowledge.search.spelling import MOST_COMPLETED, Vocabulary

WORDS = {"roadmap": 12, "rituel": 12, "rituels": 4, "ritournelle": 4, "rare": 3, "lent": 12,
    "plan2026": 12, "abcde": 4, "rarement": 3, "chef": 12, "projet": 12}  # fmt: skip
KNOWN = Vocabulary(WORDS, [("no", "code"), ("open", "data")], ["le", "de"], ["chef de projet", "chef de produit"])


def read(text, **options):
    return [(each.words, each.complete) for each in KNOWN.read(text, **options)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("raodmap x", "roadmap"),  # two letters swapped
        ("roadmapp x", "roadmap"),
        ("roadma x", "roadmap"),
        ("roadnap x", "roadmap"),
        ("toadmap x", "roadmap"),  # of a long one it may be
        ("abcdx x", "abcde"),  # five letters, and said enough
        ("xbcde x", "xbcde"),  # the first letter of a short word is seldom wrong
        ("lnet x", "lnet"),  # four letters: too short for a fault to be forgiven
        ("raremant x", "raremant"),  # what is hardly said is not what was meant
        ("lenkt x", "lenkt"),  # what is meant is not so short either
        ("plan202 x", "plan202"),  # nor a code
        ("roxdmxp x", "roxdmxp"),  # two faults
        ("nocode x", ("no", "code")),
        ("le x", "le"),
    ],
)
def test_one_fault_is_forgiven_where_a_word_is_long_and_said_enough(typed, meant):
    assert read(typed)[0] == ((meant,) if isinstance(meant, str) else meant, True)


@pytest.mark.parametrize(
    ("typed", "begun", "complete"),
    [
        ("ritu", ("rituel",), False),
        ("rit", ("rituel", "ritournelle"), False),  # what tells most first, one of each stem
        ("ri", ("ri",), True),
        ("roadmap", ("roadmap",), True),
        ("zzz", ("zzz",), True),
    ],
)
def test_the_last_word_may_be_the_beginning_of_others(typed, begun, complete):
    assert read(typed) == [(begun, complete)]


def test_a_word_that_is_not_the_last_is_not_completed():
    assert read("ritu roadmap")[0] == (("ritu",), True)


def test_a_name_of_several_words_is_ended():
    assert read("chef de pro")[-1] == (("produit",), False)
    assert read("chef de projet")[-1] == (("projet",), True)
    assert read("chef de xyz")[-1] == (("xyz",), True)


def test_a_first_letter_is_believed_before_what_is_said_more():
    known = Vocabulary({"parties": 4, "sorties": 20}, [], [])
    assert next(each.words for each in known.read("porties x")) == ("parties",)


def test_two_words_typed_for_one_are_read_as_it():
    assert read("road map") == [(("roadmap",), True)]


def test_a_beginning_stands_for_so_many_words():
    many = Vocabulary({f"mot{letter}": 12 for letter in "abcdefghijklmnop"}, [], [])
    assert len(many.begun("mot")) == MOST_COMPLETED == 12


def test_a_query_may_be_read_as_it_is_written():
    assert read("raodmap ritu", mend=False) == [(("raodmap",), True), (("ritu",), True)]


def test_a_word_of_forty_letters_is_mended_and_a_longer_one_is_not():
    for length, mended in ((40, True), (41, False)):
        word = "a" * (length - 1) + "b"
        known = Vocabulary({word: 12}, [], [])
        (found,) = list(known.read(f"{word[:-2]}cb x"))[:1]
        assert (found.words == (word,)) is mended
