"""Formats: what was typed is what is read."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from productops.drafting.compose import compose
from productops.drafting.document import Kind
from productops.drafting.reading import read_scope
from productops.publishing.renderers import FORMATS
from productops.publishing.renderers.markdown import escape
from tests.conftest import ON
from tests.drafting.test_offer import SCOPES

printable = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=80)


@pytest.fixture
def document(catalogue):
    return compose(read_scope(SCOPES["premier-en-startup"], catalogue), catalogue, kind=Kind.OFFER, on=ON)


def read_markdown(source):
    """Give the text a reader sees, and the kinds of marks used."""
    seen, marks = [], set()
    for token in MarkdownIt("commonmark").parse(source):
        marks.add(token.type)
        for child in token.children or []:
            marks.add(child.type)
            if child.type == "text":
                seen.append(child.content)
    return "".join(seen), marks


@given(text=printable.filter(lambda t: t.strip()))
def test_markdown_shows_what_was_typed_and_nothing_is_interpreted(text):
    typed = " ".join(text.split())
    seen, marks = read_markdown(escape(typed))
    assert seen == typed
    assert marks <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}


@pytest.mark.parametrize(
    "text",
    ["# Titre", "- puce", "1. un", "2) deux", "> cité", "*fort* _doux_", "[lien](x)", "<b>", "`code`", "a_b_c", "__0__", "---", "&amp;", "![x](y)", "~~~", "| a |"],
)  # fmt: skip
def test_markdown_marks_typed_by_a_person_stay_text(text):
    assert read_markdown(escape(text))[0] == text


def test_markdown_has_titles_and_lists(document):
    text = FORMATS["md"].render(document)
    assert text.startswith("# Product Ops (F/H)\n")
    assert "## Tes missions" in text
    assert re.search(r"^### .+ par semaine$", text, re.MULTILINE)
    assert re.search(r"^1\. Un échange", text, re.MULTILINE)
    assert "Pourquoi cette ligne" not in text


def test_text_has_no_marks(document):
    text = FORMATS["txt"].render(document)
    assert "#" not in text
    assert "**" not in text
    assert "TES MISSIONS" in text


def test_json_keeps_ids_and_reasons(document):
    data = json.loads(FORMATS["json"].render(document))
    assert data["kind"] == "offer"
    assert data["on"] == "2026-11-23"
    items = [item for s in data["sections"] for b in s["blocks"] for item in b["items"]]
    assert all(item["id"].startswith("offer/") and item["reasons"] for item in items)
    assert len({item["id"] for item in items}) == len(items)


@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_holds_every_line(document, extension):
    text = FORMATS[extension].render(document)
    for item in document.items():
        assert item.text[:25].replace("\\", "") in text.replace("\\", ""), item.id
