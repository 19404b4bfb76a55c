"""A field drawn from its values is the field that Django's own widgets draw: same names, ids, values and attributes."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test.html import parse_html

from productops.ui.templatetags.fields import shown
from tests.htmx import elements

PAIRS = [("a", "L’une"), ("b", "L’autre <b>"), ("", "Aucune")]
CONTROLS = ("input", "select", "textarea", "option")


class Every(forms.Form):
    """A field of each kind that the site has."""

    name = forms.CharField(max_length=60, help_text="Celui de la carte.")
    about = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    size = forms.IntegerField(min_value=1, max_value=9, required=False)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False)
    mail = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}), required=False)
    file = forms.FileField(widget=forms.ClearableFileInput(attrs={"accept": ".txt"}), required=False)
    one = forms.ChoiceField(choices=PAIRS, help_text="Une seule.")
    level = forms.ChoiceField(choices=PAIRS, widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(choices=PAIRS[:2], widget=forms.CheckboxSelectMultiple, required=False)
    agreed = forms.BooleanField(label="D’accord")


INITIAL = {"name": "Alan & <Cie>", "about": "\nDeux\nlignes", "size": 0, "one": "b", "level": "", "many": ["a", "b"], "agreed": True}  # fmt: skip
SENT = {"name": "x" * 61, "size": "99", "day": "31/31/2027", "mail": "pas", "one": "z", "level": "b", "many": ["a", "z"]}  # fmt: skip


def controls(html):
    """Give what a person fills in, with all that a browser or a screen reader is told of it."""
    tree = parse_html(f"<main>{html}</main>")
    return [(e.name, sorted(e.attributes), e.children if e.name == "textarea" else None)
            for e in elements(tree) if e.name in CONTROLS]  # fmt: skip


@pytest.mark.parametrize("form", [Every(), Every(initial=INITIAL), Every({}), Every(SENT)], ids=["empty", "filled", "missing", "wrong"])  # fmt: skip
def test_a_field_is_drawn_as_its_widget_would_be(form):
    for bound in form:
        drawn = render_to_string("components/_fields.html", {"fields": shown(bound)})
        assert controls(drawn) == controls(str(bound.as_widget())), bound.name


def test_a_label_a_hint_and_an_error_are_tied_to_their_field():
    drawn = render_to_string("components/_fields.html", {"fields": shown(Every(SENT)["name"])})
    assert '<label for="id_name">' in drawn
    assert 'id="id_name_helptext"' in drawn
    assert 'id="id_name_error"' in drawn
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert "(nécessaire)" in drawn


def test_several_fields_are_drawn_in_their_order():
    form = Every()
    assert [field.name for field in shown([form["size"], form["name"]])] == ["size", "name"]
