"""What other sites and readers of feeds see: feed, map, canonical addresses, cards."""

import re
import struct
from html import unescape
from xml.etree import ElementTree

import pytest

from productops.knowledge.models import Competency, Domain, Interviewee, Mission, Testimonial

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def head(client, address):
    text = client.get(address).content.decode().split("</head>")[0]
    return {name: unescape(value) for name, value in re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', text)}  # fmt: skip


def test_the_feed_is_atom_with_the_words_of_each_voice(client):
    response = client.get("/temoignages/atom.xml")
    assert "application/atom+xml" in response["Content-Type"]
    entries = ElementTree.fromstring(response.content).findall(f"{ATOM}entry")
    assert len(entries) == Testimonial.objects.published().count()
    assert entries[0].find(f"{ATOM}title").text == "Delphine Raymond, Product Ops"
    assert "être empathique" in entries[0].find(f"{ATOM}summary").text
    Interviewee.objects.get(slug="delphine-raymond").delete()
    assert "Delphine" not in client.get("/temoignages/atom.xml").content.decode()


def test_every_address_of_the_map_opens_and_is_the_canonical_one(client):
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    addresses = [loc.text for loc in tree.iter(f"{SITE}loc")]
    assert len(addresses) == len(set(addresses)) > 80
    assert not any("/cadrage/" in address for address in addresses)
    for address in addresses:
        assert f'<link rel="canonical" href="{address}">' in client.get(address).content.decode(), address


def test_search_engines_are_told_what_is_not_for_them(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /cadrage/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


@pytest.mark.parametrize("address", ["/", "/temoignages/michael-bastien/", "/parcours/chef-de-projet/", "/competences/etre-resilient/", "/domaines/pilotage/", "/missions/cycle-okr/"])  # fmt: skip
def test_a_page_says_what_it_is_to_whoever_links_to_it(client, address):
    said = head(client, address)
    title = unescape(re.search(r"<title>(.*?) · ProductOps</title>", client.get(address).content.decode())[1])
    assert said["og:title"] == title.replace("\xa0", " ")
    assert said["og:description"] == " ".join(said["description"].split()) != ""
    assert said["og:url"] == f"http://testserver{address}"
    card = client.get(said["og:image"])
    assert card["Content-Type"] == "image/png"
    assert struct.unpack(">II", card.content[16:24]) == (1200, 630)


def test_a_private_page_says_nothing_of_itself(client, key):
    text = client.get(f"/cadrage/{key}/contexte/").content.decode()
    assert "og:" not in text
    assert "canonical" not in text


def test_cards_say_only_what_the_catalogue_says(client):
    for kind, slug in [("parcours", "inconnu"), ("marin", "x"), ("site", "autre"), ("personne", "inconnue")]:
        assert client.get(f"/apercu/{kind}/{slug}.png").status_code == 404
    for kind, model in [("competence", Competency), ("domaine", Domain), ("mission", Mission)]:
        for row in model.objects.all():
            assert client.get(f"/apercu/{kind}/{row.slug}.png").status_code == 200
    Interviewee.objects.filter(slug="martin-lim").update(published=False)
    assert client.get("/apercu/personne/martin-lim.png").status_code == 404


def test_a_name_of_any_script_still_makes_a_card(client):
    Interviewee.objects.create(slug="ecritures", name="Name 漢字 🙂 مرحبا", role="x" * 160)
    assert client.get("/apercu/personne/ecritures.png").status_code == 200
