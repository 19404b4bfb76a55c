"""One folding for sorting, sounds, search and rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productops.text.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Été", "ete"),
        ("Œuvre, ex æquo", "oeuvre, ex aequo"),
        ("l’équipe", "l'equipe"),
        ("STRASSE straße", "strasse strasse"),
        ("jeu\u200bne", "jeune"),
        ("h\u043emme", "homme"),
        ("ｊｅｕｎｅ", "jeune"),
        ("un\u00a0mot", "un mot"),
    ],
)
def test_a_text_is_folded_to_what_is_read(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
