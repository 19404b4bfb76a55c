"""What a newcomer asks first: the definition and its authors, the words of the trade, two jobs side by side."""

import re

import pytest

from productops.knowledge.models import Interviewee, NeighbourJob, Source, Term
from tests.factories import TestimonialFactory

pytestmark = pytest.mark.django_db


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"[\u00a0\u202f]", " ", response.content.decode())


@pytest.mark.parametrize("address", ["/", "/domaines/"])
def test_the_definition_heads_the_page_with_its_authors(client, address):
    said = read(client, address).split('class="definition"')[1].split("</div>")[0]
    assert "permet aux organisations Produit d’obtenir collectivement et efficacement" in said
    assert "Product Ops Manifesto" in said
    assert "cadre de Thiga" in said


def test_a_page_of_the_4p_credits_them(client):
    assert "Les 4P sont un cadre de Thiga." in read(client, "/domaines/pilotage/")


def test_a_definition_taken_away_is_not_shown(client):
    Source.objects.get(slug="product-ops-manifesto").delete()
    Source.objects.get(slug="les-4p-du-product-ops").delete()
    for address in ("/", "/domaines/", "/domaines/pilotage/"):
        assert 'class="definition"' not in read(client, address)


def test_sources_say_their_author_or_that_they_do_not(client):
    said = read(client, "/a-propos/")
    assert "Auteur : Thiga" in said
    assert "ne nomme pas son auteur" in said


def test_the_job_of_someone_quoted_is_the_one_of_the_day_of_the_article(client):
    assert "Product Ops, Hublo, au moment de l’article" in re.sub(
        r"<[^>]+>", "", read(client, "/temoignages/margaux-gunepin/")
    )
    other = TestimonialFactory()
    assert "au moment de l’article" not in read(client, other.interviewee.get_absolute_url())


def test_every_word_is_explained_and_found(client):
    page = read(client, "/glossaire/")
    for term in Term.objects.all():
        assert f'id="{term.slug}"' in page
    assert "/glossaire/#cpo" in read(client, "/recherche/?q=CPO")


def test_a_word_is_linked_once_a_page_and_never_in_a_name_or_a_quotation(client):
    linked = 0
    for address in (
        "/parcours/product-manager/",
        "/mandats/analyste/",
        "/metiers-voisins/",
        "/missions/cycle-des-okr/",
    ):
        response = client.get(address)
        if response.status_code == 404:
            continue
        page = response.content.decode()
        found = re.findall(r'class="gloss" href="/glossaire/#([a-z-]+)"', page)
        assert len(found) == len(set(found))
        linked += len(found)
        for apart in ("blockquote", "h1", "h2", "h3", "summary", "button", "nav"):
            for inside in re.findall(rf"<{apart}\b.*?</{apart}>", page, re.DOTALL):
                assert 'class="gloss"' not in inside
        assert not re.search(r"<a [^>]*>[^<]*<a ", page)
    assert linked > 5


def test_a_word_taken_away_is_linked_no_more(client):
    assert "/glossaire/#pm" in read(client, "/metiers-voisins/")
    Term.objects.get(slug="pm").delete()
    assert "/glossaire/#pm" not in read(client, "/metiers-voisins/")


def test_what_we_do_not_know_is_said_with_dated_figures_and_where_to_look(client):
    page = read(client, "/questions/")
    pay = page.split('<section id="remuneration"')[1].split("</section>")[0]
    assert pay.count("k€") == 3
    assert "aucune série publique" in pay
    assert "https://www.apec.fr/" in pay
    hires = page.split('<section id="offres-et-employeurs"')[1].split("</section>")[0]
    assert "ManoMano" in hires
    assert "Cela ne dit pas que ces entreprises recrutent" in hires


# --- two jobs side by side -------------------------------------------------------------------------


def columns(page):
    return re.findall(r'role="columnheader"><a href="#([a-z-]+)"', page)


def test_one_s_job_today_stands_beside_this_one(client):
    page = read(client, "/metiers-voisins/?metier=pmo")
    assert columns(page) == ["pmo", "product-ops"]
    assert '<option value="pmo" selected>' in page
    assert "/parcours/chef-de-projet/" in page.split('id="cote-a-cote"')[1].split("</section>")[0]
    assert "/mandats/pilotage-en-grand-groupe/" in page
    assert "<title>PMO ou Product Ops" in page


def test_any_two_jobs_can_be_compared_by_their_address(client):
    assert columns(read(client, "/metiers-voisins/?metier=data-analyst&avec=coach-agile")) == [
        "data-analyst",
        "coach-agile",
    ]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("metier=marin", "n’est pas dans notre liste"),
        ("metier=%00", "n’est pas dans notre liste"),
        ("metier=" + "x" * 5000, "n’est pas dans notre liste"),
        ("metier=pmo&avec=pmo", "deux fois le même métier"),
        ("metier=product-ops", "deux fois le même métier"),
        ("avec=marin", "Votre métier aujourd’hui"),
        ("metier=&avec=", "Votre métier aujourd’hui"),
    ],
)
def test_what_cannot_be_compared_is_said(client, asked, told):
    page = read(client, f"/metiers-voisins/?{asked}")
    assert columns(page) == []
    assert told in page


def test_the_pages_that_name_a_job_lead_to_its_comparison(client):
    assert "/metiers-voisins/?metier=pmo#cote-a-cote" in read(client, "/parcours/chef-de-projet/")
    assert "/metiers-voisins/" in read(client, "/parcours/")
    for job in NeighbourJob.objects.exclude(slug="product-ops"):
        assert f'id="{job.slug}"' in read(client, "/metiers-voisins/")
        assert columns(read(client, f"/metiers-voisins/?metier={job.slug}")) == [job.slug, "product-ops"]


def test_all_the_mandates_that_a_past_closes_stand_in_the_comparison(client):
    page = read(client, "/parcours/?avec=product-manager&avec=premier-poste")
    row = page.split("Ceux qu’il ferme")[1].split("</tr>")[0]
    assert len(re.findall(r"/mandats/([a-z-]+)/", row)) == 7


def test_the_base_is_expected_everywhere_on_the_map(client):
    page = read(client, "/competences/")
    assert page.split('id="carte"')[1].count("Dans tous les mandats") == 4


# --- voices that look like people ------------------------------------------------------------------


def test_the_voices_open_on_the_people_who_speak(client):
    page = read(client, "/temoignages/")
    opening = page.split('class="opening"')[1].split("</section>")[0]
    people = Interviewee.objects.filter(published=True)
    assert re.findall(r'href="/temoignages/([a-z-]+)/"', opening) == list(people.values_list("slug", flat=True))
    assert opening.count("<blockquote>") == 9
    assert "La gestion de projet transverse" in opening
    for asked in ("?parcours=premier-poste", "?page=2", "?q=organisation"):
        assert 'class="opening"' not in read(client, f"/temoignages/{asked}")


def test_someone_who_asked_to_be_removed_is_not_among_them(client):
    Interviewee.objects.filter(slug="martin-lim").update(published=False)
    Interviewee.objects.get(slug="marie-gaumont").save()  # the page is made again
    opening = read(client, "/temoignages/").split('class="opening"')[1].split("</section>")[0]
    assert "Martin Lim" not in opening


def test_the_context_stands_before_the_quotation(client):
    figure = read(client, "/temoignages/").split('<figure class="quote"')[1].split("</figure>")[0]
    assert figure.index("quote__context") < figure.index("<blockquote>")


def test_a_person_s_words_stand_by_theme_each_once_with_one_source(client):
    page = read(client, "/temoignages/margaux-gunepin/")
    told = page.split("<h2>Ce qu’en dit Margaux Gunepin")[1].split("</section>")[0]
    voices = re.findall(r'<figure class="quote" id="([a-z-]+)"', told)
    assert len(voices) == len(set(voices)) == 5
    assert told.count("<h3>") == 3
    assert told.count("media.thiga.co") == 1


def test_no_quotation_comes_back_from_home_to_the_paths(client):
    said = re.findall(r"<blockquote><p>(.*?)</p>", read(client, "/"))
    for path in ("product-manager", "chef-de-projet", "coach-consultant", "premier-poste"):
        said += re.findall(r"<blockquote><p>(.*?)</p>", read(client, f"/parcours/{path}/"))
    assert len(said) > 8
    assert len(said) == len(set(said))


def test_the_filters_can_be_skipped(client):
    page = read(client, "/temoignages/")
    assert 'href="#trouves">Passer les filtres' in page
    assert 'id="trouves" tabindex="-1"' in page


def test_forms_say_what_a_browser_may_fill_in(client):
    page = read(client, "/temoignages/proposer/")
    assert 'autocomplete="name"' in page
    assert 'autocomplete="email"' in page
    assert 'autocomplete="email"' in read(client, "/temoignages/retrait/")
