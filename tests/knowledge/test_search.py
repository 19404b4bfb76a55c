"""Search, as a French reader expects it. `tests/test_postgresql.py` runs this file again on PostgreSQL."""

import pytest
from django.db import connection

from productops.knowledge import models
from productops.knowledge.search import index, lookup
from productops.knowledge.search.models import SearchEntry
from productops.knowledge.search.words import matches, read_query
from productops.knowledge.seeding import seed
from productops.text.stems import stem
from tests.factories import TestimonialFactory

pytestmark = pytest.mark.django_db

RESILIENCE = {"alexandre-serrurier-se-sentir-seul"}
GEOFFREY = {"geoffrey-chopin-mener-a-terme", "geoffrey-chopin-produit-n-est-pas-projet"}
MARGAUX = {
    f"margaux-gunepin-{slug}"
    for slug in ("communication-pedagogie", "vision-d-ensemble", "voir-simplement", "paralleliser", "regard-neuf")
}
# Nothing of what they say names their past: the story that their source tells does.
FORMER_PROJECT_MANAGERS = GEOFFREY | MARGAUX
LEARNING = GEOFFREY | {"margaux-gunepin-paralleliser"}
# A query, and every testimonial of the real catalogue that it finds.
VOICES = [
    ("résilience", RESILIENCE),
    ("resilience", RESILIENCE),
    ("RÉSILIENT", RESILIENCE),
    ("resilients", RESILIENCE),
    ("« demande beaucoup d’énergie »", RESILIENCE),
    ('"demande beaucoup d\'energie"', RESILIENCE),
    ("decreter processus", {"michael-bastien-adoption"}),
    ("processus décrété", {"michael-bastien-adoption"}),
    ("API no code", {"michael-bastien-appetence-tech"}),
    ("no-code", {"michael-bastien-appetence-tech"}),
    ("apprend", LEARNING),
    ('"ce que j’ai appris"', {"margaux-gunepin-paralleliser"}),
    ('"appris que j’ai"', set()),
    ('"en tant que seule', {"margaux-gunepin-paralleliser"}),
    ("Criteo", GEOFFREY),
    ("chopin terme", {"geoffrey-chopin-mener-a-terme"}),
    ("chef de projet", FORMER_PROJECT_MANAGERS),
    ("anciennes cheffes de projet", set()),
    ("xyzzy", set()),
    ("résilience xyzzy", set()),
]


def found(text):
    return {testimonial.slug for testimonial in lookup.find_page(read_query(text), (), start=0, stop=100)}


@pytest.mark.parametrize(("text", "slugs"), VOICES)
def test_voices_are_found_by_what_they_say(text, slugs):
    assert found(text) == slugs


def test_irregulars_meet():
    for forms in ("faire font fait faisait", "journal journaux", "travail travaux travailler", "prendre pris prennent",
                  "savoir sait su", "outil outillage outils", "seul seule", "nouveau nouvelle nouveaux", "œil yeux",
                  "décider décision décident", "organiser organisation organisationnel"):  # fmt: skip
        assert len({stem(form) for form in forms.split()}) == 1, forms


@pytest.mark.parametrize(
    "pair",
    ["équipes Équipe", "œuvre oeuvre", "adoption adopter", "naïve naive", "ÉMILIE emilie", "priorisées prioriser"],
)
def test_accents_case_ligatures_and_plurals_do_not_matter(pair):
    one, other = pair.split()
    assert stem(one) == stem(other)


def test_different_words_stay_apart():
    assert len({stem(word) for word in ["produit", "projet", "processus", "produire", "pilotage", "pratique", "personne", "partenaire"]}) == 8  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "   ", "🙂", "NEAR(", "a AND", "*", '"', '""', "l'équipe", "c++", "produit -ops", "a:b", "^produit", "{x} : y", "'); DROP TABLE", "\x00", "produit\x00ops", "مرحبا بالعالم", "\u202eabc", "x" * 5000, '"' * 400, "mot " * 2000, "%", "\\", "f0p1 0 f0k", "١٢٣", "𝔭𝔯𝔬𝔡𝔲𝔦𝔱"],
)  # fmt: skip
def test_nothing_that_is_typed_is_an_error(client, text):
    for address in ("/temoignages/", "/recherche/"):
        response = client.get(address, {"q": text})
        assert response.status_code == 200
        fragment = client.get(address, {"q": text}, headers={"HX-Request": "true"})
        assert fragment.status_code == 200


def test_empty_words_are_left_out_unless_alone():
    assert read_query("le changement").terms == read_query("changement").terms
    assert read_query("pour qui").terms == (("pour",), ("qui",))
    assert read_query("« le changement »").terms == (("le", stem("changement")),)


def test_a_long_query_is_cut_and_says_so(client):
    assert read_query("mot " * 100).cut
    assert "a été laissée de côté" in client.get("/temoignages/", {"q": "produit " * 300}).content.decode()


def test_the_words_found_are_highlighted_as_written(client):
    page = client.get("/temoignages/", {"q": "resilients"}).content.decode()
    assert "<mark>résilience</mark>" in page
    page = client.get("/temoignages/", {"q": '"demande beaucoup d’énergie"'}).content.decode()
    assert "<mark>demande</mark> <mark>beaucoup</mark> <mark>d</mark>’<mark>énergie</mark>" in page
    assert matches("Faire, puis refaire", read_query("font")) == [(0, 5)]


def test_what_is_highlighted_is_escaped(client):
    TestimonialFactory(quote="<script>alert('résilience')</script> & \ue000 fin")
    page = client.get("/temoignages/", {"q": "résilience alert"}).content.decode()
    assert "&lt;script&gt;<mark>alert</mark>" in page
    assert "\ue000" not in page


# --- the index -----------------------------------------------------------------------------------


def test_an_edit_is_found_at_once():
    testimonial = models.Testimonial.objects.get(slug="geoffrey-chopin-mener-a-terme")
    testimonial.context = "Une phrase où paraît le mot anticonstitutionnel."
    testimonial.save()
    assert found("anticonstitutionnels") == {testimonial.slug}
    testimonial.context = "Plus rien."
    testimonial.save()
    assert found("anticonstitutionnels") == set()
    testimonial.interviewee.companies.create(text="Le Relais Postal")
    assert testimonial.slug in found("postal")
    testimonial.interviewee.companies.all().delete()
    assert found("postal") == set()
    testimonial.delete()
    assert testimonial.slug not in found("mener")


@pytest.mark.parametrize("hidden", ["interviewee", "testimonial"])
def test_what_is_hidden_is_no_longer_found_nor_counted(hidden):
    testimonial = models.Testimonial.objects.get(slug="martin-lim-curiosite")
    row = testimonial.interviewee if hidden == "interviewee" else testimonial
    assert testimonial.slug in found("curiosité")
    row.published = False
    row.save()
    assert testimonial.slug not in found("curiosité")
    assert lookup.count(read_query("curiosité"), ()).total == 0
    row.published = True
    row.save()
    assert testimonial.slug in found("curiosité")


def test_links_are_filters_at_once():
    testimonial = TestimonialFactory(quote="un mot rarissime")
    seul = next(c for c in lookup.choices()["contexte"] if c.slug == "seul")

    def kept():
        return [v.slug for v in lookup.find_page(read_query("rarissime"), [seul], start=0, stop=9)]

    assert kept() == []
    situation = models.Situation.objects.get(slug="seul")
    testimonial.situations.add(situation)
    assert kept() == [testimonial.slug]
    situation.testimonials.remove(testimonial)
    assert kept() == []
    situation.testimonials.add(testimonial)
    situation.testimonials.clear()
    assert kept() == []
    testimonial.situations.set([situation])
    assert kept() == [testimonial.slug]


def entries():
    return set(SearchEntry.objects.values_list("kind", "row", "order", "words", *index.FACETS.values()))


def test_the_index_written_edit_by_edit_is_the_one_written_at_once():
    for testimonial in models.Testimonial.objects.all()[:5]:
        testimonial.save()
    models.Mission.objects.first().lines.first().delete()
    before = entries()
    index.rebuild()
    assert entries() == before
    assert len(before) == sum(source.rows().count() for source in index.SOURCES.values())


def test_the_index_keeps_voices_and_people_alone():
    assert set(SearchEntry.objects.values_list("kind", flat=True)) == {"testimonial", "person"}


def test_other_stems_make_the_whole_index_again(settings):
    SearchEntry.objects.all().delete()
    assert found("résilience") == set()
    seed(settings.FIXTURES_DIR)
    assert found("résilience") == set(), "the same stems: nothing to do again"
    models.CatalogueRevision.objects.update(stems=0)
    seed(settings.FIXTURES_DIR)
    assert found("résilience") == RESILIENCE


def test_the_database_answers_by_its_own_index():
    """A scan of the table would answer the same, slowly: ask the database how it goes about it."""
    rows = SearchEntry.objects.filter(words__says=[(("resilient",), ("absent*",))])
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        assert "Bitmap Index Scan on knowledge_search" in rows.explain()
    else:
        assert "VIRTUAL TABLE INDEX" in rows.explain()
