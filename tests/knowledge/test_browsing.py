"""The page of testimonials: filters, counts, addresses, and every odd thing an address may hold."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from productops.knowledge.loading import catalogue as current
from productops.knowledge.models import CareerPath, Competency, Domain, Situation, Testimonial
from productops.knowledge.search import index, lookup
from tests.factories import TestimonialFactory
from tests.htmx import swap, tree_of

pytestmark = pytest.mark.django_db
URL = "/temoignages/"
MODELS = {"parcours": "paths", "contexte": "situations", "domaine": "domains", "competence": "competencies"}


def page(client, **asked):
    response = client.get(URL, asked)
    assert response.status_code == 200
    return response.content.decode()


def shown(text):
    return re.findall(r'<figure class="quote" id="([^"]+)"', text)


def kept(asked):
    rows = Testimonial.objects.published()
    for name, slug in asked.items():
        rows = rows.filter(**{f"{MODELS[name]}__slug": slug})
    return set(rows.values_list("slug", flat=True))


def counts(text):
    """Give the number beside every choice and its link, by filter and slug; "" for all of them."""
    told = {}
    for facet in MODELS:
        choices = text.split(f'aria-labelledby="{facet}">')[1].split("</ul>")[0]
        for choice in re.findall(r"<li>(.*?)</li>", choices, re.DOTALL):
            number = int(re.search(r"<small>(\d+)</small>", choice)[1])
            link = re.search(r'id="\w+-([^"]+)" href="([^"]+)"', choice)
            told[facet, link[1] if link else re.sub(r"<[^>]+>", "", choice).strip()] = (
                number,
                link and unescape(link[2]),
            )
    return told


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"parcours": "chef-de-projet"},
        {"parcours": "chef-de-projet", "contexte": "seul"},
        {"domaine": "pratiques", "competence": "aimer-faire"},
        {"parcours": "product-manager", "contexte": "premier", "domaine": "pratiques", "competence": "agir-en-product-manager"},
        {"parcours": "premier-poste", "domaine": "partenaires"},
    ],
    ids=str,
)  # fmt: skip
def test_filters_keep_what_they_say_and_counts_tell_what_each_would_keep(client, asked):
    text = page(client, **asked)
    every = shown(text) + (shown(page(client, **asked, page=2)) if "page=2" in text else [])
    assert len(every) == len(kept(asked))
    assert set(every) == kept(asked)
    told = counts(text)
    # Choices that would keep nothing are left out: what is left leads somewhere, or is the way back.
    assert {name for name, _slug in told} == set(MODELS)
    assert all(n or slug == "tous" or slug in asked.values() for (_name, slug), (n, _link) in told.items())
    for (name, slug), (number, link) in told.items():
        other = {key: value for key, value in asked.items() if key != name} | ({name: slug} if slug != "tous" else {})
        assert number == len(kept(other)), (name, slug)
        assert {key: value[0] for key, value in parse_qs(urlsplit(link).query).items()} == other


def test_a_choice_that_would_keep_nothing_leads_nowhere(client):
    told = counts(page(client, parcours="premier-poste"))
    assert ("domaine", "personnes") in told or ("domaine", "pratiques") in told
    assert not any(slug == "partenaires" for _name, slug in told)
    assert all(number for (_name, slug), (number, _link) in told.items() if slug != "tous")


def test_the_search_and_the_filters_combine(client):
    text = page(client, q="organisation", parcours="product-manager")
    found = {v.slug for v in lookup.find_page(lookup.Query(terms=(("organis",),)), (), start=0, stop=99)}
    assert set(shown(text)) == found & kept({"parcours": "product-manager"}) != set()


def test_a_card_tells_the_speakers_own_past(client):
    plain = page(client, q="appétence").replace("\u202f", " ").replace("\u00a0", " ")
    assert '>Son parcours : le <i lang="en">product management</i>, puis le conseil ou le coaching<' in plain
    found = page(client, q="chef de projet", parcours="chef-de-projet")
    assert "<mark>Chef</mark> de <mark>projet</mark> venu au produit par goût" in found, "where the words were found"


def test_chips_take_one_filter_away_each(client):
    text = page(client, q="produit", parcours="chef-de-projet", contexte="organisation-en-croissance")
    chips = re.findall(r'class="chip chip--off" id="retirer-\d" href="([^"]+)"', text)
    states = [{k: v[0] for k, v in parse_qs(urlsplit(unescape(chip)).query).items()} for chip in chips]
    assert states == [
        {"parcours": "chef-de-projet", "contexte": "organisation-en-croissance"},
        {"q": "produit", "contexte": "organisation-en-croissance"},
        {"q": "produit", "parcours": "chef-de-projet"},
    ]
    assert "Tout effacer" in text


def test_a_state_has_one_address(client):
    fragment = {"HX-Request": "true"}
    asked = {"contexte": "seul", "parcours": "chef-de-projet", "q": "", "domaine": "", "competence": "", "page": "1"}
    response = client.get(URL, asked, headers=fragment)
    assert response["HX-Push-Url"] == f"{URL}?parcours=chef-de-projet&contexte=seul"
    assert f'rel="canonical" href="http://testserver{URL}?parcours=chef-de-projet&amp;contexte=seul"' in page(client, **asked)  # fmt: skip


@pytest.mark.parametrize("asked", ["?q=produit", "?parcours=chef-de-projet&contexte=seul", "?q=xyzzy", "?page=9"])
def test_the_fragment_makes_the_page_a_fresh_one_would_be(client, asked):
    swapped = swap(client.get(URL), client.get(URL + asked, headers={"HX-Request": "true"}), target="voix")
    assert swapped == tree_of(client.get(URL + asked))


def test_nothing_found_says_which_filter_to_drop_and_what_it_would_give(client):
    text = page(client, q="budget", parcours="premier-poste")
    assert "Aucune des voix" in text
    assert "Sans «\u202fbudget\u202f»" in text
    assert "3 témoignages" in text
    ways = re.findall(r'<li><a href="([^"]+)">Sans', text)
    for way in ways:
        assert shown(client.get(unescape(way)).content.decode())
    assert reverse("contributions:contribute") in text


def test_nothing_found_by_the_words_alone_sends_to_the_whole_site(client):
    text = page(client, q="xyzzy")
    assert "/recherche/?q=xyzzy" in text
    assert "En retirant un seul filtre" not in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("parcours=inconnu", "n’existe pas, ou plus"),
        ("parcours=chef-de-projet&parcours=premier-poste", "Un seul choix à la fois"),
        ("parcours=chef-de-projet&parcours=chef-de-projet", None),
        ("contexte=%00&domaine=%F0%9F%99%82", "n’existe pas, ou plus"),
        ("page=0", "n’existe pas : voici la plus proche"),
        ("page=1000000000", "n’existe pas : voici la plus proche"),
        ("page=-1", "Voici la première page"),
        ("page=%D9%A3", "Voici la première page"),
        ("page=", None),
        ("autre=chose", None),
    ],
)
def test_what_is_not_understood_is_left_aside_and_said(client, asked, said):
    response = client.get(f"{URL}?{asked}")
    text = re.sub(r"[\u00a0\u202f]", " ", response.content.decode())
    assert response.status_code == 200
    assert shown(text)
    assert (said in text) if said else ("notice--warning" not in text)


def test_pages_follow_one_another_without_losing_a_voice(client):
    path = CareerPath.objects.get(slug="coach-consultant")
    with index.together():
        TestimonialFactory.create_batch(60, paths=[path])
    seen, address = [], f"{URL}?parcours=coach-consultant"
    for _ in range(6):
        text = client.get(address).content.decode()
        seen += shown(text)
        if found := re.search(r'rel="next" href="([^"]+)"', text):
            address = unescape(found[1])
    assert len(seen) == len(set(seen)) == 62
    assert set(seen) == kept({"parcours": "coach-consultant"})


@pytest.mark.parametrize("rows", [1, 100])
@pytest.mark.parametrize(
    "asked", [{}, {"q": "voix"}, {"q": "voix", "parcours": "chef-de-projet"}, {"q": "rien du tout"}]
)
def test_a_page_takes_as_many_queries_whatever_it_holds(client, django_assert_max_num_queries, rows, asked):
    path = CareerPath.objects.get(slug="chef-de-projet")
    with index.together():
        for testimonial in TestimonialFactory.create_batch(rows, paths=[path]):
            testimonial.competencies.set(Competency.objects.all()[:3])
            testimonial.interviewee.companies.create(text="Une entreprise")
    current()  # the catalogue is built once after an edit, then kept
    with django_assert_max_num_queries(9 if asked else 13):  # the page opens on people
        client.get(URL, asked)


def test_the_voices_that_are_missing_are_named_and_invited(client):
    text = page(client)
    missing = text.split("Les voix qui nous manquent")[1]
    assert "Depuis la gestion de projet transverse, sur « Personnes »" in re.sub(r"<[^>]+>", "", missing).replace(
        "\u202f", " "
    )
    invited = re.search(
        r'href="(/temoignages/proposer/\?[^"]+)">Depuis la gestion de projet transverse, sur «.Personnes.»', missing
    )
    form = client.get(unescape(invited[1])).content.decode()
    assert "Il nous manque une voix sur «\u202fPersonnes\u202f»" in form
    assert re.search(r'<option value="chef-de-projet" selected>', form)
    testimonial = TestimonialFactory(paths=[CareerPath.objects.get(slug="chef-de-projet")])
    testimonial.domains.add(Domain.objects.get(slug="personnes"))
    missing = page(client).split("Les voix qui nous manquent")[1]
    assert "transverse, sur « Personnes »" not in re.sub(r"<[^>]+>", "", missing).replace("\u202f", " ")


def test_a_situation_added_by_an_editor_is_a_filter_at_once(client):
    situation = Situation.objects.create(slug="a-distance", name="À distance", order=9)
    Testimonial.objects.first().situations.add(situation)
    assert len(shown(page(client, contexte="a-distance"))) == 1
