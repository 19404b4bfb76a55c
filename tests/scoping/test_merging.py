"""What tells one page's answers from another's: who sends, what it was shown, and whether two values are one."""

import pytest
from django.http import QueryDict

from productops.scoping.merging import (
    BASE,
    PAGE,
    TURN,
    Sender,
    base_of,
    canonical,
    digest_of,
    new_page,
    read_base,
    read_sender,
    without_nulls,
)


def posted(**fields):
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values if isinstance(values, list) else [values])
    return data


@pytest.mark.parametrize(
    ("turn", "read"),
    [("0", 0), ("7", 7), ("999999999", 999_999_999), ("1000000000", 0), ("-1", 0), ("1.5", 0), ("²", 0), ("٣", 0), ("", 0)],
)  # fmt: skip
def test_a_turn_is_a_plain_number_of_nine_figures_at_most(turn, read):
    assert read_sender(posted(**{PAGE: "abc", TURN: turn})) == Sender(page="abc", turn=read)


def test_a_page_without_a_name_or_a_turn_is_nobody():
    assert read_sender(posted()) == Sender(page="", turn=0)


def test_the_name_of_a_page_is_cut_and_one_of_ours_is_not():
    assert read_sender(posted(**{PAGE: "x" * 17})).page == "x" * 16
    ours = new_page()
    assert len(ours) == 8
    assert read_sender(posted(**{PAGE: ours})).page == ours


@pytest.mark.parametrize(
    ("stamp", "before", "after"),
    [
        (["moi", 1], True, False),
        (["moi", 2], False, False),
        (["moi", 3], False, True),
        (["autre", 1], False, False),
        (["moi"], False, False),
        (["moi", 1, 1], False, False),
        ("moi", False, False),
        (None, False, False),
    ],
)
def test_a_page_knows_what_it_wrote_at_another_turn(stamp, before, after):
    sender = Sender(page="moi", turn=2)
    assert sender.wrote(stamp, before=True) is before
    assert sender.wrote(stamp, before=False) is after


def test_nobody_wrote_anything():
    assert not Sender(page="", turn=2).wrote(["", 1], before=True)


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (None, ()),
        (False, ()),
        ("", ()),
        ("  ", ()),
        (True, ("on",)),
        (0, ("0",)),
        (" a\r\nb ", ("a\nb",)),
        (["a", "", " b "], ("a", "b")),
        (("a", 2), ("a", "2")),
    ],
)
def test_a_posted_and_a_stored_value_have_one_shape(value, shape):
    assert canonical(value) == shape


def test_a_digest_tells_values_apart_and_an_empty_one_has_none():
    assert digest_of(()) == ""
    assert len(digest_of(("a",))) == 8
    assert len({digest_of(value) for value in [("a",), ("b",), ("a", "b"), ("ab",)]}) == 4


def test_a_page_carries_the_digests_of_what_it_shows_and_nothing_of_what_is_empty():
    base = base_of({"b": ("2",), "a": ("1",), "vide": ()})
    assert read_base(posted(**{BASE: base})) == {"a": digest_of(("1",)), "b": digest_of(("2",))}


@pytest.mark.parametrize("forged", ["", "{", "[]", "3", "null", "[" * 100_000])
def test_forged_digests_are_none(forged):
    assert read_base(posted(**{BASE: forged})) == {}


def test_null_signs_are_taken_out_and_told():
    data, told = without_nulls(posted(a=["x\x00y", "z"], b="w"))
    assert (data.getlist("a"), data.getlist("b"), told) == (["xy", "z"], ["w"], True)
    clean = posted(a="x")
    assert without_nulls(clean) == (clean, False)
