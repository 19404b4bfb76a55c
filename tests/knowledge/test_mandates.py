"""The pages of the typical mandates: what they say, and that they agree with the pages of the paths and the profile."""

import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from productops.knowledge.kept_pages import store
from productops.knowledge.models import CareerPath, MandateSign, TypicalMandate
from productops.server import masked
from scripts.profiles import drawn

pytestmark = pytest.mark.django_db

SLUGS = [
    "premier-en-startup", "seul-en-scale-up", "pilotage-en-grand-groupe", "analyste", "montee-en-competence", "direction",
    "junior-dans-une-equipe",
]  # fmt: skip


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def part(text, anchor):
    return text.split(f'<section id="{anchor}"')[1].split("</section>")[0]


def mandates_in(text):
    return set(re.findall(r'href="/mandats/([a-z-]+)/"', text))


def test_the_list_leads_to_every_mandate(client):
    assert mandates_in(read(client, "/mandats/")) == set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_mandate_says_what_one_asks_before_accepting_it(client, slug):
    row = TypicalMandate.objects.get(slug=slug)
    text = read(client, row.get_absolute_url())
    for anchor in re.findall(r'<a href="#([a-z]+)"', text.split("data-contents")[1].split("</nav>")[0]):
        assert f'id="{anchor}"' in text
    assert part(text, "semaine").count("<li>") >= 4
    assert part(text, "entretien").count("<dt>") == 3
    assert part(text, "annonce").count("<dt>") == 3
    assert len(part(text, "titres").split("<li>")) > 4
    assert "/missions/" in part(text, "missions")
    assert "/metiers-voisins/#" in part(text, "voisins")
    assert f"/cadrage/mandats-types/#mandat-{slug}" in part(text, "recruter")
    assert f'id="mandat-{slug}"' in read(client, "/cadrage/mandats-types/")


def test_a_mandate_and_a_path_tell_the_same(client):
    for mandate in SLUGS:
        pasts = part(read(client, f"/mandats/{mandate}/"), "passes")
        closed = pasts.split("<h3>Ceux à qui nous le déconseillons</h3>")[1:]
        prepared = pasts.split("<h3>Ceux qui")[0].split("<h3>Ceux à qui")[0]
        for path in CareerPath.objects.values_list("slug", flat=True):
            shown = part(read(client, f"/parcours/{path}/"), "mandats")
            refused = shown.split("<h3>Probablement pas</h3>")[1:]
            fits = shown.split("<h3>Ni préparés")[0].split("<h3>Probablement pas")[0]
            assert (f"/parcours/{path}/" in "".join(closed)) is (f"/mandats/{mandate}/" in "".join(refused))
            assert (f"/parcours/{path}/" in prepared) is (f"/mandats/{mandate}/" in fits)


def test_what_the_page_of_a_path_refuses_the_profile_never_recommends(client, catalogue):
    refused = {
        path.slug: mandates_in(
            "".join(part(read(client, f"/parcours/{path.slug}/"), "mandats").split("<h3>Probablement pas</h3>")[1:])
        )
        for path in CareerPath.objects.all()
    }
    for answers in drawn(catalogue, 25, seed=9):
        query = urlencode({question: answer.slug.removeprefix(f"{question}-") for question, answer in answers.items()})
        text = read(client, f"/parcours/mon-profil/?{query}")
        said = text.split("<h2>Là où vous seriez bien</h2>")[1:]
        recommended = mandates_in(said[0].split("</section>")[0]) if said else set()
        assert len(recommended) <= 3
        assert not recommended & refused.get(answers["passe"].path, set())
        assert not recommended & mandates_in(text.split("<h2>Probablement pas</h2>")[1].split("</section>")[0])
        assert recommended or "Le métier voisin le plus proche" in text


@pytest.mark.parametrize("address", ["/mandats/inconnu/", "/mandats/" + "a" * 300 + "/"])
def test_an_unknown_mandate_is_not_found(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "Page introuvable" in response.content.decode()


def test_mandates_are_only_read(client):
    for address in ("/mandats/", "/mandats/direction/"):
        assert client.post(address).status_code == 405


def test_a_mandate_that_no_longer_reads_is_not_shown_and_breaks_nothing(client):
    TypicalMandate.objects.filter(slug="analyste").update(answers={"mandate": {"pratiques": 9}})
    TypicalMandate.objects.get(slug="direction").save()
    assert client.get("/mandats/analyste/").status_code == 404
    assert mandates_in(read(client, "/mandats/")) == set(SLUGS) - {"analyste"}
    assert mandates_in(read(client, "/mandats/direction/")) == set(SLUGS) - {"analyste", "direction"}


def test_a_page_asks_the_tables_a_fixed_number_of_times(client, django_assert_max_num_queries, catalogue):
    with django_assert_max_num_queries(13):
        read(client, "/mandats/direction/")
    with django_assert_max_num_queries(3):
        store.forget()
        read(client, "/mandats/")


def test_an_editor_changes_a_warning_sign(client):
    sign = MandateSign.objects.filter(mandate__slug="analyste").first()
    sign.means = "Une phrase nouvelle."
    sign.save()
    assert "Une phrase nouvelle." in read(client, "/mandats/analyste/")


def test_a_mandate_is_found_at_its_own_address(client):
    text = read(client, f"{reverse('knowledge:search')}?q=couteau+suisse")
    assert "/mandats/premier-en-startup/" in text


def test_answers_are_in_no_log_of_ours():
    asked = "GET /parcours/mon-profil/?passe=produit&libre=fabriquer HTTP/1.1"
    assert masked(asked) == "GET /parcours/mon-profil/?… HTTP/1.1"
    assert masked("http://x/parcours/mon-profil/note/?passe=produit") == "http://x/parcours/mon-profil/note/?…"
    assert masked("GET /lire/?lecteur=candidat&passe=produit HTTP/1.1") == "GET /lire/?… HTTP/1.1"
    assert masked("GET /offres/?profil=passe%3Dproduit HTTP/1.1") == "GET /offres/?… HTTP/1.1"
    assert masked("GET /parcours/?avec=a HTTP/1.1") == "GET /parcours/?avec=a HTTP/1.1"
