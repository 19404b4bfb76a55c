"""Typography is set when a template is compiled: in its texts, and nowhere else."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Engine, Template
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from productops.text.typography import NARROW, NBSP
from productops.ui.typeset_templates import set_source

ENGINE = Engine(builtins=["productops.ui.templatetags.typography"])
VALUES = {"name": "Zoé !", "rate": 12, "word": "un", "posting": "Salaire : ok ?", "html": mark_safe("<b>a : b</b>")}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Qu'est-ce que c'est ?</p>", f"<p>Qu’est-ce que c’est{NARROW}?</p>"),
        ("<p><strong>Nom</strong> : {{ name }}</p>", f"<p><strong>Nom</strong>{NBSP}: Zoé{NARROW}!</p>"),
        ("<p>« {{ name }} »</p>", f"<p>«{NARROW}Zoé{NARROW}!{NARROW}»</p>"),
        ("<p>{{ rate }} % de {% if name %}tous{% endif %} ; rien</p>", f"<p>12{NBSP}% de tous{NARROW}; rien</p>"),
        ("<p>l'{{ word }}</p>", "<p>l’un</p>"),
        ("<p>Arts &amp; métiers ; &lt;b&gt; !</p>", f"<p>Arts &amp; métiers{NARROW}; &lt;b&gt;{NARROW}!</p>"),
        ("<p>une roadmap</p>", '<p>une <i lang="en">roadmap</i></p>'),
        ("<option>une roadmap : ici</option>", f"<option>une roadmap{NBSP}: ici</option>"),
        ("{% block title %}une roadmap : {{ name }}{% endblock %}", f"une roadmap{NBSP}: Zoé{NARROW}!"),
        ("{% block canonical %}/a?b=c : {{ name }}{% endblock %}", "/a?b=c : Zoé !"),
        ("<p>{{ html }}</p>", "<p><b>a : b</b></p>"),
        ("<p>{{ posting|as_typed }}</p>", "<p>Salaire : ok ?</p>"),
        ("<p>: en tête</p>", "<p>: en tête</p>"),
    ],
)
def test_texts_are_set(source: str, expected: str) -> None:
    assert Template(set_source(source), engine=ENGINE).render(Context(VALUES)) == expected


FRENCH = 'Qui ? "Lui" : l\'un, 10 % ; 10 000 € ! « roadmap »...'


@pytest.mark.parametrize(
    "source",
    [
        '<a title=\'Qui ? "Lui" : un, 10 % ; « roadmap »...\' href="/a?b= : l\'un ;">x</a>',
        f"<code>{FRENCH}</code>",
        f"<script>{FRENCH} if (a < b) c = 'd' ;</script>",
        f"<style>a {{ b : c ; }} {FRENCH}</style>",
        f"<textarea>{FRENCH}</textarea><svg><text>{FRENCH}</text></svg>",
        f"<!-- {FRENCH} -->",
        f"{{# {FRENCH} #}}{{% if a == 'Qui ?' %}}{{% endif %}}",
        "<p data-a=\"{% url 'x' %} : {{ a }} ?\" data-b='{{ b }} !'>x</p>",
    ],
)
def test_what_is_no_text_is_left_alone(source: str) -> None:
    assert set_source(source) == source


@given(st.text(alphabet="ab'?!:;«» %€1.-\n", max_size=40), st.sampled_from(["code", "pre", "script", "textarea"]))
def test_typography_in_code_or_an_attribute_stays(text: str, element: str) -> None:
    source = f'<p class="{text}">x</p><{element}>{text}{{{{ a }}}}</{element}>'
    assert set_source(source) == source


@given(st.text(alphabet="aé'?!:;«» %€1{}<>/=\"-", max_size=60))
def test_only_spaces_and_signs_of_typography_change(source: str) -> None:
    def kept(text: str) -> str:
        return re.sub(r"[\s'’\"«»–-]", "", re.sub(r"\|typo }}", "}}", text))

    assert kept(set_source(source)) == kept(source)
