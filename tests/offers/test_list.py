"""The list of offers, and an offer read with its reader: what a candidate finds, and what leads on."""

import re
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from productops.knowledge.models import Testimonial
from productops.offers.likeness import text_of
from productops.offers.listed_facts import nearest, remote_of, tokens_of
from productops.offers.models import Listing, ListRevision, Offer, OfferVersion
from productops.offers.states import State
from tests.htmx import swap, tree_of
from tests.offers.test_job_posting import seen
from tests.offers.test_listing import ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(published):
    ask(published)
    Listing.objects.get().accept()
    return published


def many(count, version, tokens="contrat=cdi lieu=nantes", place="Nantes"):
    """Write listed offers that share a version, without the screens."""
    offers = Offer.objects.bulk_create(
        Offer(key_digest=f"{rank:064}", sealed_key="", employer=f"Maison {rank}", state=State.LISTED)
        for rank in range(count)
    )
    given = tokens if callable(tokens) else lambda rank: tokens
    Listing.objects.bulk_create(
        Listing(
            offer=offer, version=version, public_key=f"{rank:022}", decision="acceptee", tokens=given(rank), place=place
        )
        for rank, offer in enumerate(offers)
    )
    ListRevision.touch()


def test_an_empty_list_says_so_and_leads_elsewhere(client, catalogue):
    page = client.get("/offres/").content.decode()
    assert "Aucune offre encore." in page
    assert 'href="/lire/?lecteur=candidat"' in page
    assert "facet" not in page


def test_a_published_offer_is_not_in_the_list(client, published):
    assert "Aucune offre encore." in client.get("/offres/").content.decode()


def test_every_facet_filters_and_says_how_many(client, listed):
    page = client.get("/offres/").content.decode()
    row = Listing.objects.get()
    tokens = dict(token.split("=") for token in row.tokens.split())
    assert tokens["contrat"] == "cdi"
    assert tokens["lieu"] == "nantes"
    assert tokens["teletravail"] == "partiel"
    assert tokens["stade"] == "scaleup"
    assert tokens["domaine"] == "partenaires"
    for key, value in tokens.items():
        assert f'id="{key}-{value}"' in page
        found = client.get("/offres/", {key: value}).content.decode()
        assert listed.address() in found
    assert "Nantes, 3 jours" in seen(page)
    assert "radar" in page


def test_a_filter_that_no_offer_has_is_left_aside_and_said(client, listed):
    page = client.get("/offres/?contrat=esclavage&lieu=%00&mandat=x&mandat=y&page=zzz").content.decode()
    assert "il a été laissé de côté" in page
    assert "Voici la première page" in page
    assert listed.address() in page
    assert client.get("/offres/?page=999999999999").status_code == 200


def test_what_nothing_has_in_common_says_which_filter_to_drop(client, listed):
    many(1, listed.offer.latest, tokens="contrat=cdd lieu=lyon", place="Lyon")
    page = client.get("/offres/?contrat=cdd&lieu=nantes").content.decode()
    assert "Aucune offre listée ne réunit tout cela" in page
    assert "Sans « CDD »" in seen(page).replace("\u00a0", " ")


def test_the_part_that_htmx_asks_for_is_that_of_a_fresh_page(listed):
    client = Client()
    many(30, listed.offer.latest, tokens=lambda rank: f"contrat={'cdi' if rank % 2 else 'cdd'}")
    page = client.get("/offres/")
    answer = client.get("/offres/?contrat=cdd", headers={"HX-Request": "true"})
    assert b"<html" not in answer.content
    assert "HX-Request" in answer["Vary"]
    fresh = client.get("/offres/?contrat=cdd")
    assert str(swap(page, answer, target="offres")) == str(tree_of(fresh))


@pytest.mark.parametrize("count", [1, 40])
def test_the_list_takes_as_many_queries_whatever_it_holds(listed, count, django_assert_max_num_queries):
    many(count, listed.offer.latest)
    with django_assert_max_num_queries(8):
        assert Client().get("/offres/").status_code == 200
    with django_assert_max_num_queries(2):
        Client().get("/offres/")


@pytest.mark.parametrize("address", ["/offres/", "/offres/flux.atom", "/sitemap.xml"])
def test_what_is_kept_of_the_list_takes_two_queries(listed, address, django_assert_max_num_queries):
    first = Client().get(address)
    with django_assert_max_num_queries(2):
        again = Client().get(address)
    assert again.content == first.content
    assert again["ETag"] == first["ETag"]


def test_only_get_reads_it(client, catalogue):
    assert client.post("/offres/").status_code == 405
    assert client.post("/offres/flux.atom").status_code == 405


def test_the_feed_gives_the_latest(client, listed):
    feed = client.get("/offres/flux.atom")
    assert feed["Content-Type"].startswith("application/atom+xml")
    text = feed.content.decode()
    assert "Le Bon Relais" in text
    assert "Nantes" in text
    assert listed.address() in text


def test_the_text_of_an_annotated_offer_is_the_published_one(client, listed):
    page = client.get(listed.address()).content.decode()
    document = page[page.index('<article class="document"') : page.index("</article>")]
    bare = re.sub(r'<details class="beside">.*?</details>', "", document, flags=re.DOTALL)
    said = re.sub(r"\s|:", "", seen(bare))
    title, _, rest = text_of(listed.offer.latest.document).partition("\n")
    assert said == re.sub(r"\s|:", "", rest)
    assert title.split()[0] in page


def test_beside_a_line_stands_what_the_catalogue_knows_of_it(client, listed, catalogue):
    page = seen(client.get(listed.address()).content.decode())
    mission = catalogue.missions["notes-de-version"]
    assert mission.detail[:60] in page
    assert mission.results[0].baseline[:40] in page
    assert "Hors de ce mandat" in page
    assert "Qui décide quoi" in page
    assert "les priorités des équipes restent à la directrice produit" in page


def test_no_testimonial_is_on_the_page_and_a_link_leads_to_them(client, listed):
    page = client.get(listed.address()).content.decode()
    assert 'href="/temoignages/?domaine=partenaires"' in page
    read = seen(page)
    assert not [one for one in Testimonial.objects.all() if " ".join(one.quote.split()[:8]) in read]


def test_one_applies_at_the_employer(client, listed):
    page = client.get(listed.address()).content.decode()
    assert 'href="https://exemple.fr/recrutement" rel="nofollow noreferrer"' in page
    assert "<form" not in page[page.index("<main") : page.index("</main>")]


@pytest.mark.parametrize("asked", ["", "javascript:alert(1)", "écrire à emploi@exemple.fr"])
def test_an_address_that_is_none_is_no_link(client, listed, asked):
    version = listed.offer.latest
    OfferVersion.objects.filter(pk=version.pk).update(facts=version.facts | {"apply_to": asked})
    ListRevision.touch()
    assert "Postuler chez l’employeur" not in Client().get(listed.address()).content.decode()


def test_a_candidate_goes_from_their_profile_to_an_offer(client, listed, catalogue):
    answers = {
        slug: next(iter(question.answers)).removeprefix(f"{slug}-")
        for slug, question in catalogue.profile_questions.items()
    }
    profile = client.get("/parcours/mon-profil/", answers).content.decode()
    link = re.search(r'href="(/offres/\?[^"]*profil=[^"]+)"', profile).group(1).replace("&amp;", "&")
    page = client.get(link).content.decode()
    assert "Vos réponses vous suivent" in page
    card = re.search(rf'href="({re.escape(listed.address())}\?profil=[^"]+)"', page)
    offer = client.get(card.group(1).replace("&amp;", "&")).content.decode()
    assert "Vous et ce mandat" in offer
    assert "Vous et ce mandat" not in client.get(listed.address()).content.decode()


@pytest.mark.parametrize("asked", ["%00", "x=y", quote("a=b&" * 500), "passe=inconnu"])
def test_a_profile_that_is_none_is_left_aside(client, listed, asked):
    assert "Vous et ce mandat" not in client.get(f"{listed.address()}?profil={asked}").content.decode()
    assert client.get(f"/offres/?profil={asked}").status_code == 200


def test_tokens_of_nothing_are_none(catalogue):
    assert tokens_of({}, catalogue) == []
    assert remote_of({"onsite_days": 0}) == "complet"
    assert remote_of({}) == ""


def test_a_mandate_far_from_all_is_near_none(catalogue):
    typical = catalogue.typical_mandates["analyste"]
    assert nearest({"mandate": typical.answers["mandate"]}, catalogue) == "analyste"
    tied = {"mandate": {"pratiques": 2, "personnes": 0, "partenaires": 3, "pilotage": 0}}
    assert nearest(tied | {"setup": "seul"}, catalogue) == "seul-en-scale-up"
    assert nearest(tied | {"setup": "premier"}, catalogue) == "premier-en-startup"
    assert nearest({"mandate": dict.fromkeys(catalogue.domains, 3)}, catalogue) == ""


def test_the_list_keeps_the_last_day_of_an_offer(client, listed):
    Offer.objects.update(closes_on=timezone.localdate())
    ListRevision.touch()
    assert listed.address() in Client().get("/offres/").content.decode()
