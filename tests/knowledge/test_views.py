"""Reading the catalogue in a browser, with and without htmx."""

import html
import re

import pytest
from django.urls import reverse

from productops.knowledge.loading import catalogue as current
from productops.knowledge.models import (
    CareerPath,
    Competency,
    Domain,
    Interviewee,
    Mission,
    NeighbourJob,
    Testimonial,
    WayOut,
)
from tests.factories import CareerPathFactory, TestimonialFactory
from tests.htmx import swap, tree_of

pytestmark = pytest.mark.django_db

LISTS = ["domains", "competencies", "paths", "testimonials", "neighbours"]
ONE_OF_EACH = [Domain, Competency, Mission, CareerPath, Interviewee]


def page(client, url, **headers):
    response = client.get(url, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_lists_open(client, name):
    assert "<h1>" in page(client, reverse(f"knowledge:{name}"))


@pytest.mark.parametrize("model", ONE_OF_EACH, ids=lambda m: m.__name__)
def test_every_row_has_its_page(client, model):
    for row in model.objects.all():
        assert "<h1" in page(client, row.get_absolute_url())


@pytest.mark.parametrize("name", ["domain", "competency", "mission", "path", "person"])
def test_an_unknown_row_is_not_found(client, name):
    response = client.get(reverse(f"knowledge:{name}", args=["inconnu"]))
    assert response.status_code == 404
    assert "Page introuvable" in response.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_reading_pages_refuse_to_be_written(client, name):
    assert client.post(reverse(f"knowledge:{name}")).status_code == 405


@pytest.mark.parametrize("slug", ["product-manager", "chef-de-projet", "coach-consultant", "premier-poste"])
def test_testimonials_are_filtered_by_the_past_spoken_of(client, slug):
    text = page(client, reverse("knowledge:testimonials") + f"?parcours={slug}")
    shown = set(re.findall(r'<figure class="quote" id="([^"]+)"', text))
    assert shown == set(Testimonial.objects.filter(paths__slug=slug).values_list("slug", flat=True))
    assert 0 < len(shown) < 21


def test_filters_come_in_the_order_of_the_catalogue(client, catalogue):
    text = page(client, reverse("knowledge:testimonials"))
    assert re.findall(r'id="parcours-([^"]+)"', text) == ["tous", *catalogue.paths]
    listed = re.findall(r'href="/parcours/([^"/]+)/"', page(client, reverse("knowledge:paths")).split("<table")[1])
    assert list(dict.fromkeys(listed)) == list(catalogue.paths)
    listed = re.findall(r'href="/competences/([^"/]+)/"', page(client, reverse("knowledge:competencies")))
    # Listed once with what each is, then once in the map.
    assert listed == [*catalogue.competencies] * 2


def test_a_card_says_who_speaks_and_from_where(client):
    text = page(client, reverse("knowledge:testimonials"))
    assert "Product Ops, Betclic et Prestashop" in text


def test_the_recruiter_speaks_of_project_managers_without_being_one(client):
    text = page(client, reverse("knowledge:testimonials") + "?parcours=chef-de-projet")
    assert "marie-gaumont-projet-et-produit" in text
    assert not Interviewee.objects.get(slug="marie-gaumont").paths.exists()


def test_the_fragment_is_the_same_part_of_a_fresh_page(client):
    url = reverse("knowledge:testimonials") + "?parcours=premier-poste"
    fragment = client.get(url, headers={"HX-Request": "true"})
    assert b"<html" not in fragment.content
    fresh = client.get(url)
    assert tree_of(fresh) == swap(client.get(reverse("knowledge:testimonials")), fragment, target="voix")
    assert "HX-Request" in fresh["Vary"]
    assert fragment["HX-Push-Url"] == url


def test_a_history_restore_gets_the_whole_page(client):
    url = reverse("knowledge:testimonials")
    text = page(client, url, **{"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in text


@pytest.mark.parametrize("asked", ["inconnu", "%00", "x" * 5000, "🙂", "<script>", "a&parcours=b"])
def test_an_unknown_filter_shows_everything_and_says_so(client, asked):
    text = page(client, reverse("knowledge:testimonials")) if not asked else page(
        client, reverse("knowledge:testimonials") + f"?parcours={asked}"
    )  # fmt: skip
    assert 'id="compte" role="status">21 témoignages' in text.replace("\xa0", " ")
    assert "<script>" not in text.split("<main")[1]


def test_a_person_who_withdraws_disappears_everywhere_at_once(client, catalogue):
    person = Interviewee.objects.get(slug="martin-lim")
    gone = "embarquer des gens dans des changements"
    url = person.get_absolute_url()
    assert gone in page(client, reverse("knowledge:testimonials"))  # on its first page
    assert "martin-lim-embarquer" in catalogue.testimonials
    person.published = False
    person.save()
    assert client.get(url).status_code == 410
    addresses = [reverse(f"knowledge:{name}") for name in LISTS]
    addresses += [row.get_absolute_url() for model in ONE_OF_EACH[:4] for row in model.objects.all()]
    addresses += [i.get_absolute_url() for i in Interviewee.objects.filter(published=True)]
    for address in addresses:
        text = page(client, address)
        assert gone not in text, address
        assert "Martin Lim" not in text, address
    from productops.knowledge.loading import catalogue as fresh

    assert not any(slug.startswith("martin-lim") for slug in fresh().testimonials)
    assert not any(s.testimonial and s.testimonial.startswith("martin-lim") for p in fresh().paths.values() for s in p.signals)  # fmt: skip


def test_a_voice_unpublished_alone_goes_too(client):
    Testimonial.objects.filter(slug="martin-lim-curiosite").update(published=False)
    assert "martin-lim-curiosite" not in page(client, reverse("knowledge:testimonials"))
    assert "martin-lim-embarquer" in page(client, reverse("knowledge:testimonials"))


@pytest.mark.parametrize("rows", [1, 10])
@pytest.mark.parametrize("name", ["testimonials", "paths"])
def test_queries_do_not_grow_with_the_rows(client, django_assert_max_num_queries, rows, name):
    path = CareerPathFactory()
    TestimonialFactory.create_batch(rows, paths=[path])
    current()  # the catalogue is built once after an edit, then kept
    with django_assert_max_num_queries(13 if name == "testimonials" else 9):  # the voices open on people
        page(client, reverse(f"knowledge:{name}"))
    with django_assert_max_num_queries(14):
        page(client, path.get_absolute_url())


def test_the_neighbouring_jobs_are_compared_and_what_is_our_judgement_says_so(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        page = client.get("/metiers-voisins/").content.decode()
    for job in NeighbourJob.objects.all():
        assert f'id="{job.slug}"' in page
        assert 2 <= job.week.count() <= 4
    assert NeighbourJob.objects.count() == 9
    assert "notre jugement" in page
    assert all(f"<strong>{way.name.split()[0]}" in page for way in WayOut.objects.all())


@pytest.mark.parametrize("slug", ["product-manager", "chef-de-projet", "coach-consultant", "premier-poste"])
def test_each_path_has_its_four_weeks_of_trial(client, slug):
    page = client.get(f"/parcours/{slug}/").content.decode()
    trials = [each.split("</ol>")[0] for each in page.split('class="trial"')[1:]]
    assert [trial.count("<li>") for trial in trials] == [4, 4, 4], "at work elsewhere, at work there, not at work"


# --- paths side by side, a person, a profile -------------------------------------------------------


def test_paths_stand_side_by_side_or_two_by_two(client):
    def columns(text):
        return re.findall(r'role="columnheader"><a href="/parcours/([^/]+)/"', text)

    assert len(columns(page(client, "/parcours/"))) == 4
    two = "/parcours/?avec=premier-poste&avec=product-manager"
    assert columns(page(client, two)) == ["premier-poste", "product-manager"]
    alone = page(client, "/parcours/?avec=premier-poste")
    assert columns(alone)[:2] == ["premier-poste", "product-manager"], "the one asked for comes first"
    assert "Le vôtre d’abord" in alone
    for odd in ("?avec=inconnu&avec=x", "?avec=%00", "?avec=" + "a" * 4000):
        assert len(columns(page(client, f"/parcours/{odd}"))) == 4


def test_the_comparison_follows_the_rules_of_the_scoping(client):
    text = page(client, "/parcours/?avec=coach-consultant&avec=premier-poste")
    cells = [re.sub(r"<[^>]+>", " ", cell) for cell in re.findall(r'<ul class="weights">(.*?)</ul>', text, re.DOTALL)]
    assert [" ".join(cell.split()) for cell in cells] == [
        "Pratiques moins indiqué Personnes un plus Partenaires sans effet Pilotage moins indiqué",
        "Pratiques sans effet Personnes moins indiqué Partenaires moins indiqué Pilotage moins indiqué",
    ]


def test_a_path_names_the_mandates_that_suit_it_with_their_reasons(client):
    text = page(client, "/parcours/chef-de-projet/")
    fits = text.split('class="fits"')[1].split("</section>")[0]
    assert "En solo dans une scale-up" in fits
    assert "faire avancer plusieurs actions" in fits
    assert "Début de carrière dans une équipe en place" in fits.split("Probablement pas")[1]


def test_a_person_is_shown_with_a_past_peers_and_who_does_not_agree(client):
    text = page(client, "/temoignages/michael-bastien/")
    career = text.split('class="career"')[1].split("</ol>")[0]
    assert re.findall(r"/parcours/([^/]+)/", career) == ["product-manager", "coach-consultant"]
    told = "Le product management, puis Le conseil ou le coaching, puis Product Ops, Brevo. Parle de Pratiques (3 fois)"
    assert told in career.replace("\xa0", " ")
    dissent = text.split("D’autres voix, sur la même question")[1]
    assert "Marie Gaumont" in dissent
    assert "Émilie Briot" in dissent
    assert "Alexandre Serrurier" in text.split("Le même passé")[1]
    Interviewee.objects.get(slug="marie-gaumont").delete()
    assert "Marie Gaumont" not in page(client, "/temoignages/michael-bastien/")


def test_a_past_that_the_source_does_not_tell_is_not_guessed(client):
    text = page(client, "/temoignages/delphine-raymond/")
    assert 'class="career"' not in text
    assert "nous ne le devinons pas" in text


PROFILE = "passe=produit&reunion=corvee&libre=fabriquer&service=outil&usage=aller-voir&decision=frustration&refus=montrer&seul=ouvrir&duree=vite&ombre=oui&taille=startup"  # fmt: skip


def test_a_profile_concludes_from_its_address_alone(client, django_assert_max_num_queries):
    current()
    with django_assert_max_num_queries(6):
        text = page(client, f"/parcours/mon-profil/?{PROFILE}")
    assert "Premier Product Ops en" in re.search(r"<h1>(.*?)</h1>", text)[1]
    unlikely = text.split("<h2>Probablement pas</h2>")[1].split("</section>")[0]
    assert "Pilotage en grand groupe" in unlikely
    assert "Vous aimez trancher" in unlikely
    assert 'class="trial"' in text
    assert f'content="http://testserver/parcours/mon-profil/?{PROFILE.replace("&", "&amp;")}"' in text
    assert client.get(f"/parcours/mon-profil/?{PROFILE}").cookies == {}


def test_a_profile_can_be_gone_over_again(client):
    text = page(client, f"/parcours/mon-profil/?{PROFILE}&revoir=1")
    assert text.count(" checked") == 11
    assert 'id="libre-fabriquer" name="libre" value="fabriquer" checked' in text


@pytest.mark.parametrize("asked", ["", "passe=produit", "passe=marin&libre=x", "passe=%00", "passe=" + "x" * 5000])
def test_a_profile_without_enough_answers_asks_for_the_others(client, asked):
    text = page(client, f"/parcours/mon-profil/?{asked}")
    assert text.count("<fieldset") == 13, "twelve questions, and where one stands today"
    assert ("Encore" in text) is bool(asked)
    if asked == "passe=produit":
        assert "Encore 5 réponses" in re.sub(r"[\u00a0\u202f]", " ", text)


def test_an_answer_that_no_longer_exists_does_not_spoil_the_others(client):
    text = page(client, f"/parcours/mon-profil/?{PROFILE.replace('taille=startup', 'taille=mairie')}")
    assert "Premier Product Ops en" in re.search(r"<h1>(.*?)</h1>", text)[1]


def test_the_numbers_that_pages_write_in_words_are_the_catalogue_s(client, catalogue):
    words = {4: "Quatre", 8: "Huit", 9: "Neuf", 12: "Douze", 20: "Vingt"}
    assert f"{words[len(catalogue.paths)]} passés" in page(client, "/parcours/")
    assert f"{words[len(catalogue.profile_questions)]} questions" in page(client, "/parcours/mon-profil/")
    assert f"{words[NeighbourJob.objects.exclude(slug='product-ops').count()]} métiers" in page(
        client, "/metiers-voisins/"
    )


def test_every_mission_has_a_spine_that_leads_to_it_and_its_figure_in_the_table(client):
    text = page(client, reverse("knowledge:domains"))
    for mission in Mission.objects.all():
        assert f'class="shelf__link" href="{mission.get_absolute_url()}"' in text
        assert f'<th scope="row" role="rowheader"><a href="{mission.get_absolute_url()}">' in text
    alone = client.get(reverse("knowledge:missions-picture"))
    assert alone["Content-Type"] == "image/svg+xml"
    assert alone.content.decode().count("<a ") == Mission.objects.count()


def test_a_picture_has_its_own_address_where_its_page_shows_it(client):
    told, untold = Interviewee.objects.exclude(paths=None)[0], Interviewee.objects.filter(paths=None)[0]
    for address in (told.get_absolute_url(), "/mandats/analyste/"):
        picture = f"{address[:-1]}.svg"
        assert f'href="{picture}"' in page(client, address)
        assert client.get(picture)["Content-Type"] == "image/svg+xml"
    assert ".svg" not in re.sub(r"/static/[^\"]*", "", page(client, untold.get_absolute_url()))
    for address in (f"{untold.get_absolute_url()[:-1]}.svg", "/mandats/inconnu.svg", "/temoignages/inconnu.svg"):
        assert client.get(address).status_code == 404


def test_a_person_taken_back_has_no_picture_left(client):
    person = Interviewee.objects.exclude(paths=None)[0]
    address = f"{person.get_absolute_url()[:-1]}.svg"
    assert client.get(address).status_code == 200
    person.published = False
    person.save()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("situation", "shown"),
    [("", 3), ("ailleurs", 1), ("produit", 1), ("libre", 1), ("x", 3)],
)
def test_the_advice_of_a_profile_is_that_of_the_situation_told(client, situation, shown):
    text = page(client, f"/parcours/mon-profil/?{PROFILE}&aujourdhui={situation}")
    assert text.split('id="essai"')[1].split("</section>")[0].count("<h3>") == shown
    assert ("proposition/" in text) is (situation not in ("ailleurs", "libre"))


def test_where_one_stands_changes_nothing_of_the_verdict(client):
    told = {
        re.search(r"<h1>.*?</h1>", page(client, f"/parcours/mon-profil/?{PROFILE}&aujourdhui={each}"))[0]
        for each in ("", "libre", "produit")
    }
    assert len(told) == 1
    again = page(client, f"/parcours/mon-profil/?{PROFILE}&aujourdhui=libre")
    assert "aujourdhui=libre&amp;revoir=1" in again


def test_what_speaks_against_the_mandate_recommended_is_said_at_the_top(client):
    asked = "passe=projet&reunion=chiffres&libre=compter&service=planning&usage=trancher&decision=comprendre&refus=montrer&seul=pairs&duree=longue&ombre=oui&taille=groupe"
    text = page(client, f"/parcours/mon-profil/?{asked}")
    assert "vous y seriez bien" in text
    assert "là où un PMO tient déjà" in text.split("Une réserve")[1].split("</p>")[0]


def test_what_is_missing_is_built_from_where_one_stands(client, catalogue):
    """A student is told what is done without a company; whoever is elsewhere, without a product team."""
    known = catalogue.competencies["pilotage-par-objectifs"]
    asked = PROFILE.replace("passe=produit", "passe=projet")
    for situation, said in (("libre", known.missing_free), ("ailleurs", known.missing)):
        text = re.sub(
            r"[\u00a0\u202f]", " ", html.unescape(page(client, f"/parcours/mon-profil/?{asked}&aujourdhui={situation}"))
        )
        missing = text.split('id="manque"')[1].split("</section>")[0]
        assert said.split(".")[0] in re.sub(r"<[^>]+>", "", missing)


def test_where_one_stands_goes_along_to_the_reading_of_a_posting(client):
    text = page(client, f"/parcours/mon-profil/?{PROFILE}&aujourdhui=libre")
    reading = next(each for each in re.findall(r'href="(/lire/[^"]+)"', text))
    assert "aujourdhui=libre" in reading
    assert "aujourdhui=libre" in page(client, html.unescape(reading)).split('name="profil"')[1].split(">")[0]
