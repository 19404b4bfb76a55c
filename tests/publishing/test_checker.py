"""`/verifier/`: any posting, read by the rules, without an account and without a trace."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from productops.publishing.reading.posting_form import LONGEST
from tests.scoping.pages import PageForm

pytestmark = pytest.mark.django_db

URL = "/verifier/"
BAD = """Product Ops
Nous recherchons un jeune diplômé, anglais langue maternelle.
Salaire selon profil. CDD évolutif vers un CDI."""


def check(client, text=BAD, **fields):
    return client.post(URL, {"texte": text, "lecteur": "recruteur"} | fields)


def plain(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text)).replace("\u00a0", " ").replace("\u202f", " ")


def test_the_form_is_open_to_all_and_kept_out_of_nothing(client):
    response = client.get(URL)
    assert response.status_code == 200
    assert "Rien de ce que vous collez n’est gardé" in plain(response)


def test_findings_come_with_their_article_their_reason_and_another_wording(client):
    page = plain(check(client))
    for told in (
        "À corriger", "Allusion à l’âge", "L1132-1", "Langue maternelle", "À relire", "01/01/2028", "Contrôlé le",
        "Ce qui n’est pas vérifié", "formation assurée",
    ):  # fmt: skip
        assert told in page, told
    assert "conforme" not in page


def test_the_words_are_marked_in_the_text_with_the_number_of_the_finding(client):
    page = check(client).content.decode()
    marks = re.findall(r'<mark class="mark mark--([a-z-]+)">([^<]+)<', page)
    assert ("a-corriger", "jeune diplômé") in marks
    placed = re.findall(r'href="#(m\d+)"', page)
    assert placed
    for name in placed:
        assert f'id="{name}" href="#c{name[1:]}"' in page
        assert f'id="c{name[1:]}"' in page


def test_the_text_given_is_shown_whole_and_as_text(client):
    nasty = 'Product Ops\n<script>alert("x")</script>\nUn jeune diplômé & co.'
    page = check(client, nasty).content.decode()
    assert "<script>alert" not in page
    shown = re.search(r'<div class="check__text".*?</div>', page, re.DOTALL).group()
    assert "&lt;script&gt;alert(" in shown
    assert PageForm(check(client, nasty)).fields()["texte"] == [nasty]


def test_one_click_replaces_and_another_undoes(client):
    first = check(client)
    button = re.search(r'name="remplacer" value="(L08:[\d:]+)"', first.content.decode()).group(1)
    assert "Remplacer « anglais langue maternelle » par « anglais courant (niveau C1) »" in plain(first)
    fields = PageForm(first).with_fields(lecteur="recruteur")
    second = client.post(URL, fields | {"remplacer": button})
    text = PageForm(second).fields()["texte"][0]
    assert "un jeune diplômé, anglais courant (niveau C1).\n" in text
    third = client.post(URL, PageForm(second).fields() | {"annuler": "1"})
    assert PageForm(third).fields()["texte"] == [BAD]


@pytest.mark.parametrize("forged", ["L02", "L02:0:5", "X99:1:2", "::", "é"])
def test_a_forged_replacement_changes_nothing(client, forged):
    assert PageForm(check(client, remplacer=forged)).fields()["texte"] == [BAD]


def test_a_finding_is_set_aside_with_a_reason_and_taken_back(client):
    response = check(client, **{"reason-L08": "Poste de traduction littéraire"})
    page = plain(response)
    assert "Mis de côté" in page
    assert "Poste de traduction littéraire" in page
    assert 'id="m' in response.content.decode()
    assert "« langue maternelle »" not in page.split("Mis de côté")[0]
    fields = PageForm(response).fields()
    assert fields["reason-L08"] == ["Poste de traduction littéraire"]
    assert "Mis de côté" not in plain(client.post(URL, fields | {"reprendre": "L08"}))


def test_a_candidate_reads_what_is_said_what_is_not_and_what_to_ask(client):
    page = plain(check(client, lecteur="candidat"))
    for told in (
        "Elle dit",
        "le contrat",
        "Elle ne dit pas",
        "la rémunération",
        "qui recrute",
        "À demander",
    ):
        assert told in page, told
    assert "Quelle est la fourchette brute annuelle" in page


def test_what_a_posting_says_is_told_with_its_words(client):
    page = check(client, BAD, lecteur="candidat").content.decode()
    says, silent = page.split("Elle ne dit pas")[0], page.split("Elle ne dit pas")[1]
    assert "le contrat : « CDD évolutif vers un CDI »" in re.sub(
        r"\s+", " ", html.unescape(says).replace("\u00a0", " ")
    )
    assert (
        silent.index("la rémunération")
        < silent.index("ce que l’on attendra de vous")
        < silent.index("la date de l’offre")
    )


def test_nothing_of_the_publisher_is_shown_to_a_candidate(client):
    page = plain(check(client, BAD, lecteur="candidat"))
    for desk in ("Mettre de côté", "Un texte m’y oblige", "Remplacer", "Retirer ces mots", "À corriger"):
        assert desk not in page, desk


def test_the_way_of_a_candidate_opens_the_reading_of_a_candidate(client):
    home = client.get("/").content.decode()
    assert f"{URL}?lecteur=candidat" in home
    page = client.get(URL, {"lecteur": "candidat"})
    assert re.search(r'value="candidat"[^>]*checked', page.content.decode())
    assert "Ce que cette offre dit" in plain(page)


def test_a_term_of_the_house_is_left_aside_and_stays_on_the_page(client):
    text = "Développeuse ou développeur web\nProfil : une pratique de Millennial, notre logiciel, est appréciée."
    assert "Allusion à l’âge" in plain(check(client, text))
    response = check(client, text, maison="Millennial\nSenior")
    assert "Allusion à l’âge" not in plain(response)
    assert PageForm(response).fields()["maison"] == ["Millennial\nSenior"]
    other = "Développeuse ou développeur web\nProfil : des millennials uniquement."
    assert "Allusion à l’âge" in plain(check(client, other, maison="Millennial")), "another word is still read"


def test_a_house_list_that_is_too_long_is_told(client):
    response = check(client, BAD, maison="a" * 3000)
    assert response.status_code == 422
    assert PageForm(response).fields()["texte"] == [BAD]


def test_a_file_is_read_too(client):
    file = SimpleUploadedFile("offre.txt", BAD.encode("utf-8-sig"), content_type="text/plain")
    assert "Allusion à l’âge" in plain(client.post(URL, {"fichier": file, "lecteur": "recruteur"}))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"texte": "  \n"}, "Collez une offre"),
        ({"texte": "\x00"}, "Collez une offre"),
        ({"texte": "a" * (LONGEST + 1)}, "trop long"),
        ({"texte": BAD, "fichier": SimpleUploadedFile("offre.rtf", b"{\\rtf1 jeune}")}, "enregistrez l’offre en .docx"),
        ({"texte": BAD, "lecteur": "un-robot"}, "lecteur"),
    ],
    ids=["empty", "null", "too long", "a file of no use", "unknown reader"],
)
def test_bad_input_is_told_and_kept(client, fields, told):
    response = client.post(URL, fields)
    assert response.status_code == 422
    page = response.content.decode()
    assert page.split("</title>")[0].count("Erreur") == 1
    assert told in plain(response) or told in page
    if fields.get("texte", "").strip("\x00"):
        assert PageForm(response).fields()["texte"] == [fields["texte"]]


def test_nothing_of_the_posting_is_kept(client):
    with CaptureQueriesContext(connection) as asked:
        check(client)
    tables = {table for query in asked for table in re.findall(r'(?:FROM|INTO) "?(\w+)', query["sql"])}
    assert tables <= {"ui_hit", "ui_daykey"}  # how often one asks, and nothing of what
    assert not any("Product Ops" in query["sql"] for query in asked)
    assert not client.cookies.get("productops_cadrages")


@pytest.mark.parametrize("text", ["‮Product Ops", "🙂🙂🙂 jeune", "漢字", "<" * 9000, "((((" * 5000], ids=ascii)
def test_odd_texts_get_a_page(client, text):
    assert check(client, text).status_code == 200


def test_a_fault_said_a_thousand_times_is_shown_a_few_and_counted(client):
    response = check(client, "Product Ops (F/H)\n" + "Un jeune diplômé. " * 1000)
    assert response.content.decode().count('class="finding finding--a-corriger"') < 20
    assert "Et ailleurs, 988 fois" in plain(response)
    assert re.search(r"<strong>100\d</strong> À corriger", response.content.decode())


def test_a_text_is_bounded_as_it_unfolds(client, monkeypatch):
    """A sign may unfold to eighteen: what is refused is refused before any rule reads it."""
    from productops.publishing.views import checker

    checked = []
    monkeypatch.setattr(checker, "check", lambda text, **_more: checked.append(text) or [])
    response = check(client, "Product Ops " + "\ufdfa" * (LONGEST // 18 + 1))
    assert response.status_code == 422
    assert "dépliés" in response.content.decode()
    assert checked == []
    response = check(client, "Product Ops", annuler="1", before="\ufdfa" * (LONGEST // 18 + 1))
    assert response.status_code == 200
    assert all(text == "Product Ops" for text in checked)
    assert check(client, "Product Ops", maison="\ufdfa" * 1999).status_code == 422
