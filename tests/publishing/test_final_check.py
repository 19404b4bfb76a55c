"""The reading: four documents with their reasons, and lines retouched in place, without JavaScript."""

import re

import pytest
from django.urls import reverse

from productops.drafting.document import Kind
from productops.scoping.models import RoleScope
from tests.scoping.pages import PageForm
from tests.scoping.test_wizard import answers, fill, step_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(client, key):
    fill(client, key, "contexte", name="Alan")
    fill(client, key, "mandat", level_pratiques="3")
    return key


def review(client, key, **data):
    return client.get(reverse("publishing:review", args=[key]), data)


def missions(page):
    return re.findall(r'id="(offer/(?:missions|own-mission|added/missions)/[^"]+)"', page)


def retouch(client, key, ref, action, **fields):
    """Open the line's form as a person would, and send it with one of its buttons."""
    kind = ref.split("/")[0]
    page = PageForm(review(client, key, document=kind, retoucher=ref))
    return client.post(reverse("publishing:review", args=[key]), page.with_fields(action=action, **fields))


def edits(key):
    return RoleScope.objects.with_key(key).edits


def test_each_document_is_read_with_its_reasons(client, ready):
    for kind in Kind:
        page = review(client, ready, document=kind).content.decode()
        assert "Pourquoi cette ligne" in page
        assert f'?document={kind}" aria-current="page"' in page
        assert re.search(rf'id="{kind}/', page)
    assert 'id="offer/' in review(client, ready, document="inconnu").content.decode()


def test_a_reason_that_is_an_answer_leads_to_its_step(client, ready):
    page = review(client, ready).content.decode()
    line = page[page.index('id="offer/summary/name"') :]
    assert step_url(ready, "contexte") in line[: line.index("</details>")]


def test_a_line_is_rewritten_then_taken_back(client, ready):
    first = missions(review(client, ready).content.decode())[0]
    response = retouch(client, ready, first, "texte", texte="Écrire la règle du jeu.")
    assert response.status_code == 302
    assert response.url.endswith(f"#{first}")
    page = review(client, ready).content.decode()
    assert "Écrire la règle du jeu." in page
    assert "Vos retouches" in page
    assert "à la main" in page
    back = {"action": "annuler", "document": "offer", "line": first}
    client.post(reverse("publishing:review", args=[ready]), back)
    page = review(client, ready).content.decode()
    assert "Écrire la règle du jeu." not in page
    assert "Vos retouches" not in page


def test_lines_move_go_and_are_added(client, ready):
    one, two, *rest = missions(review(client, ready).content.decode())
    retouch(client, ready, two, "monter")
    retouch(client, ready, rest[0], "retirer")
    retouch(client, ready, one, "ajouter", ajout="Tenir la caisse à outils")
    found = missions(review(client, ready).content.decode())
    assert found[:3] == [two, one, "offer/added/missions/1"]
    assert rest[0] not in found
    assert (
        "Tenir la caisse à outils"
        in client.get(reverse("publishing:download", args=[ready, "offer", "md"])).content.decode()
    )
    for ref in list(edits(ready)):
        client.post(reverse("publishing:review", args=[ready]), {"action": "annuler", "document": "offer", "line": ref})
    assert edits(ready) == {}
    assert missions(review(client, ready).content.decode()) == [one, two, *rest]


def test_a_retouched_line_survives_the_answers(client, ready):
    first = missions(review(client, ready).content.decode())[0]
    retouch(client, ready, first, "texte", texte="Ma façon de le dire.")
    fill(client, ready, "contexte", name="Alan, la suite")
    assert "Ma façon de le dire." in review(client, ready).content.decode()
    fill(client, ready, "mandat", level_pratiques="0", level_personnes="3")
    page = review(client, ready).content.decode()
    assert "En attente" in page
    fill(client, ready, "mandat", level_pratiques="3")
    assert "Ma façon de le dire." in review(client, ready).content.decode()


@pytest.mark.parametrize(
    ("typed", "told"), [("   ", "La ligne est vide"), ("x" * 700, "600 caractères au plus"), ("a\x07b", "illisibles")]
)
def test_a_refused_line_is_shown_again_with_what_was_typed(client, ready, typed, told):
    first = missions(review(client, ready).content.decode())[0]
    response = retouch(client, ready, first, "texte", texte=typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert told in page
    assert "Erreur" in page[: page.index("</title>")]
    if typed.strip():
        assert typed in page
    assert edits(ready) == {}


def test_two_windows_on_one_line_lose_nothing(client, ready):
    first = missions(review(client, ready).content.decode())[0]
    here = PageForm(review(client, ready, retoucher=first))
    retouch(client, ready, first, "texte", texte="La version de l’autre fenêtre.")
    address = reverse("publishing:review", args=[ready])
    response = client.post(address, here.with_fields(action="texte", texte="Ma version."))
    page = response.content.decode()
    assert response.status_code == 422
    assert "La version de l’autre fenêtre." in page
    assert "Ma version." in page
    response = client.post(address, PageForm(response).with_fields(action="texte"))
    assert response.status_code == 302
    assert edits(ready)[first]["text"] == "Ma version."


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"action": "voler", "line": "offer/missions/x"},
        {"action": "texte", "line": "offer/nulle-part", "texte": "a"},
        {"action": "annuler", "line": "offer/nulle-part"},
        {"action": "ajouter", "line": "offer/summary/name", "ajout": "a"},
        {"action": "monter", "line": "", "document": "lettre"},
        {"action": "texte", "line": "x" * 5000, "texte": "<script>"},
        {"action": "texte", "line": "a\x00", "texte": "b\x00"},
    ],
    ids=str,
)
def test_a_forged_change_does_nothing(client, ready, data):
    before = answers(ready)
    response = client.post(reverse("publishing:review", args=[ready]), data)
    assert response.status_code in (302, 422)
    assert edits(ready) == {}
    assert answers(ready) == before


def test_nothing_typed_is_interpreted_on_the_page(client, ready):
    first = missions(review(client, ready).content.decode())[0]
    retouch(client, ready, first, "texte", texte="<b>gras</b> & <script>x</script>")
    page = review(client, ready).content.decode()
    assert "<script>x" not in page
    assert "&lt;b&gt;gras" in page


def test_every_document_can_be_retouched(client, ready):
    for ref in ("brief/abstract/what", "interview-kit/use/same", "onboarding/month-1/close"):
        kind = ref.split("/")[0]
        assert retouch(client, ready, ref, "texte", texte="Autrement dit.").status_code == 302
        assert "Autrement dit." in review(client, ready, document=kind).content.decode()


def test_without_a_mandate_nothing_is_retouched(client, key):
    data = {"action": "texte", "line": "offer/closing/equality", "texte": "a"}
    assert client.post(reverse("publishing:review", args=[key]), data).status_code == 422
    assert "Choisir le mandat" in review(client, key).content.decode()


@pytest.mark.parametrize("kind", Kind)
def test_the_number_of_queries_does_not_grow_with_the_document(client, ready, kind, django_assert_max_num_queries):
    review(client, ready, document=kind)
    with django_assert_max_num_queries(5):
        review(client, ready, document=kind)


def test_someone_elses_key_opens_nothing(client, db):
    address = reverse("publishing:review", args=["A" * 22])
    assert client.get(address).status_code == 404
    assert client.post(address, {"action": "retirer", "line": "offer/x"}).status_code == 404
    assert client.put(address).status_code == 405


def test_what_the_money_could_buy_goes_from_the_step_to_the_brief(client, ready):
    fill(client, ready, "conditions", salary_min="50000", other_use_1="Un ou une PM de plus", other_yearly_1="62000")
    assert answers(ready)["cost"] == {"alternatives": [{"title": "Un ou une PM de plus", "yearly": 62000}]}
    page = review(client, ready, document="brief").content.decode()
    assert "Un ou une PM de plus" in page
    assert "Un ou une PM" not in client.get(reverse("publishing:document", args=[ready, "offer"])).content.decode()
    response = fill(client, ready, "conditions", other_use_1="", other_yearly_1="62000")
    assert response.status_code == 422
    assert "dites à quoi il servirait" in response.content.decode()


def test_every_answer_is_listed_with_its_way_there_and_back(client, ready):
    fill(client, ready, "contexte", sector="Santé", holds_pmo="le calendrier des projets")
    fill(client, ready, "problemes", problems_pratiques=["trop-d-outils"], own_title_1="Tout est urgent")
    fill(client, ready, "conditions", salary_min="50000", process="Un échange\nUn cas", other_use_1="Un ou une PM")
    page = review(client, ready).content.decode()
    answers_part = page[page.index('id="reponses"') :].replace("\u202f", " ").replace("\u00a0", " ")
    for told in (
        "Santé",
        "Le PMO : le calendrier des projets",
        "Tout est urgent",
        "50 000 €",
        "Un cas",
        "Un ou une PM",
    ):
        assert told in answers_part, told
    assert "Sans réponse" in answers_part
    assert f"{step_url(ready, 'contexte')}?retour=relecture#id_sector" in answers_part
    step = client.get(f"{step_url(ready, 'contexte')}?retour=relecture")
    assert "Enregistrer et voir l’offre" in step.content.decode()
    back = client.post(step_url(ready, "contexte"), PageForm(step).with_fields(onward="relecture"))
    assert back.url == f"{step_url(ready, 'relecture')}#contenu"


def test_a_refused_answer_still_leads_back_to_the_reading(client, ready):
    page = PageForm(client.get(f"{step_url(ready, 'contexte')}?retour=relecture"))
    refused = client.post(step_url(ready, "contexte"), page.with_fields(product_team_size="x", onward="relecture"))
    assert refused.status_code == 422
    assert "Enregistrer et voir l’offre" in refused.content.decode()


@pytest.fixture
def at_fault(client, ready):
    fill(client, ready, "contexte", why_now="Nous cherchons un jeune diplômé")
    fill(client, ready, "conditions", contract="CDI", salary_min="50000", salary_max="55000")
    return ready


def test_findings_stand_beside_their_line_and_together_blockers_first(client, at_fault):
    page = review(client, at_fault).content.decode()
    assert "Relue par les règles" in page
    assert "Allusion à l’âge" in page
    line = page.split('id="offer/purpose/why-now"')[1].split('id="offer/')[0]
    assert 'class="line__finding line__finding--a-corriger" href="#c1"' in line
    assert 'id="c1"' in page
    brief = review(client, at_fault, document="brief").content.decode()
    assert "Relue par les règles" not in brief


def test_an_export_made_while_a_must_stands_says_so_beside_it_never_inside(client, at_fault):
    assert "point reste à corriger" in review(client, at_fault).content.decode()
    address = reverse("publishing:document", args=[at_fault, "offer"])
    assert "point reste à corriger" in client.get(address).content.decode()
    file = client.get(reverse("publishing:download", args=[at_fault, "offer", "md"])).content.decode()
    assert "jeune diplômé" in file
    assert "à corriger" not in file


def test_an_exception_is_kept_printed_in_the_brief_and_taken_back(client, at_fault):
    address = reverse("publishing:review", args=[at_fault])
    text = "Contrat de professionnalisation, art. L6325-1"
    kept = client.post(address, {"exception": "garder", "rule": "L02", "raison": text})
    assert kept.url.endswith("#constats")
    page = review(client, at_fault).content.decode()
    assert "Gardé avec une raison" in page
    assert "point reste à corriger" not in page
    brief = client.get(reverse("publishing:download", args=[at_fault, "brief", "md"])).content.decode()
    assert "L6325-1" in brief.replace("\u202f", " ").replace("\u00a0", " ")
    client.post(address, {"exception": "reprendre", "rule": "L02"})
    assert RoleScope.objects.with_key(at_fault).exceptions == {}


@pytest.mark.parametrize(
    "fields", [{"rule": "L02", "raison": " "}, {"rule": "L02", "raison": "x" * 601}, {"rule": "Z99", "raison": "a"}, {}]
)  # fmt: skip
def test_an_exception_without_a_rule_or_a_reason_is_not_kept(client, at_fault, fields):
    address = reverse("publishing:review", args=[at_fault])
    answer = client.post(address, {"exception": "garder", **fields})
    assert answer.status_code == (422 if fields.get("rule") == "L02" else 302)
    assert RoleScope.objects.with_key(at_fault).exceptions == {}


def test_a_reason_refused_keeps_what_was_typed_beside_its_finding(client, at_fault):
    reason = "Un texte nous y oblige. " * 40
    answer = client.post(step_url(at_fault, "relecture"), {"exception": "garder", "rule": "L02", "raison": reason})
    text = answer.content.decode().replace("\u202f", " ").replace("\u00a0", " ")
    assert "600 caractères au plus (959 ici)" in text
    assert f'value="{reason.strip()}"' in text


def test_a_field_says_at_once_what_the_rules_find_in_it(client, at_fault):
    page = client.get(step_url(at_fault, "contexte")).content.decode()
    field = page[page.index('id="id_why_now"') :]
    assert "« Jeune diplômé » vise un âge" in field[:800].replace("\u202f", " ").replace("\u00a0", " ")


def test_a_word_of_the_house_is_set_aside_once_for_the_whole_draft(client, ready):
    def accused():
        page = client.get(step_url(ready, "relecture")).context
        found = [*page["blocking"], *page["milder"]]
        return {each.finding.excerpt for each in found if each.finding.rule.id == "L02"}

    fill(client, ready, "missions", own_title_1="Animer le réseau avec une équipe jeune et dynamique")
    assert len(accused()) >= 1
    house = "\n".join(accused())
    fill(client, ready, "conditions", house=house)
    assert accused() == set()
    assert "mots de la maison" not in client.get(f"/cadrage/{ready}/documents/offer/").content.decode().lower()
