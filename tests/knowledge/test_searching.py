"""The search of everything: what a query is about first, what is not held said. Run again on PostgreSQL."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from productops.knowledge import models
from productops.knowledge.search.absent import TOPICS
from productops.knowledge.search.places import PLACES
from productops.knowledge.search.results import Answer, answer, library
from productops.knowledge.search.shelf import Kind
from productops.knowledge.search.spelling import one_fault
from productops.knowledge.search.turns import ALIASES
from productops.recognition.lexicon import Kind as Subject
from scripts.recognition import EXAMPLES, half, read
from scripts.searching import tally
from tests.factories import IntervieweeFactory, TestimonialFactory

pytestmark = pytest.mark.django_db


def addresses(text):
    return [url for url, _kind, _title in answer(text).rows()]


# What people type, and the page that should come first.
FIRST = [
    ("stakeholder", "/competences/relation-parties-prenantes/"),
    ("parties prenantes", "/competences/relation-parties-prenantes/"),
    ("KPI", "/competences/pilotage-par-objectifs/"),
    ("prise de poste", "/missions/prise-de-poste-des-responsables/"),
    ("capacity planning", "/missions/suivi-de-la-capacite/"),
    ("workshop", "/competences/facilitation/"),
    ("nocode", "/competences/outillage-no-code-api/"),
    ("gouvernence", "/competences/gouvernance-de-portefeuille/"),
    ("documentaton", "/competences/redaction-et-documentation/"),
    ("résil", "/competences/etre-resilient/"),
    ("resiliance", "/competences/etre-resilient/"),
    ("product own", "/metiers-voisins/#product-owner"),
    ("PMO", "/metiers-voisins/#pmo"),
    ("passer de PMO à product ops", "/parcours/chef-de-projet/"),
    ("PMO to product ops", "/parcours/chef-de-projet/"),
    ("product ops vs pmo", "/metiers-voisins/#pmo"),
    ("PM depuis 6 ans", "/parcours/product-manager/"),
    ("ex consultant", "/parcours/coach-consultant/"),
    ("junior", "/parcours/premier-poste/"),
    ("étudiant en école de commerce", "/parcours/premier-poste/"),
    ("devenir product ops", "/parcours/mon-profil/"),
    ("est-ce que ce métier est fait pour moi", "/parcours/mon-profil/"),
    ("soft skills", "/competences/"),
    ("c'est quoi product ops", "/domaines/"),
    ("pilotage", "/domaines/pilotage/"),
    ("journée type", "/metiers-voisins/"),
    ("qui a inventé les 4P", "/domaines/"),
    ("framework 4P", "/domaines/"),
    ("je n’ai pas d’expérience", "/parcours/premier-poste/"),
    ("gérer les conflits", "/competences/relation-parties-prenantes/"),
    ("responsable de la performance produit", "/mandats/pilotage-en-grand-groupe/"),
    ("product analyst", "/mandats/analyste/"),
    ("trop vieux pour se reconvertir à 45 ans", "/questions/#age"),
    ("changer de métier à 50 ans", "/questions/#age"),
    ("burn out", "/domaines/personnes/#equipes-produit-usees"),
    ("les formes du poste", "/mandats/"),
    ("devenir coo", "/metiers-voisins/#direction-des-operations"),
    ("fiche de poste product ops", "/cadrage/"),
    ("analyser une offre d'emploi", "/verifier/"),
    ("décrypter une annonce trouvée en ligne", "/lire/"),
    ("télécharger le catalogue", "/donnees/"),
    ("open data", "/donnees/"),
    ("lexique", "/glossaire/"),
    ("c'est quoi un OKR", "/glossaire/#okr"),
    ("que veut dire discovery", "/glossaire/#discovery"),
    ("OKR", "/missions/cycle-okr/"),
    ("product ops ou pmo", "/metiers-voisins/#pmo"),
    ("des logiciels payés pour rien", "/missions/depenses-d-outils/"),
    ("ancienne cheffe de projet, qu'est-ce qui va me manquer", "/parcours/chef-de-projet/"),
    ("stakeholdr", "/competences/relation-parties-prenantes/"),
    ("head of product ops, ancienne consultante", "/parcours/coach-consultant/"),
    ("supprimer mon témoignage", "/temoignages/retrait/"),
    ("mentions légales", "/mentions/"),
    ("Margau", "/temoignages/margaux-gunepin/"),
    ("Criteo", "/temoignages/geoffrey-chopin/"),
]


@pytest.mark.parametrize(("text", "address"), FIRST)
def test_what_a_query_is_about_comes_first(text, address):
    assert addresses(text)[0] == address


# Other things that people type: parts of what a page says, words of nothing here beside words of the trade, faults, names.
TYPED = (
    "onboarder un PM", "aligner les équipes", "trop de réunions", "priorisation", "outils", "feedback client", "support",
    "lancement", "release notes", "research ops", "design", "data", "sql", "l'IA", "intelligence artificielle",
    "équipe qui grandit", "scaleup", "grand groupe", "premier product ops", "seul dans mon poste", "freelance okr",
    "salaire product ops junior", "télétravail roadmap", "facilitation atelier xyzzy", "indicateurs vérifier définition xyzzy",
    "dependances bloquantes", "xyzzy dépendances bloquantes", "roadmpa", "priorisaton", "comunauté de pratique", "okrs",
    '"chef de projet"', '"roadmap partagée"', "chef de projet", "product manager", "coach agile", "product marketing",
    "chief of staff", "scrum master", "business analyst", "rituels produit", "communauté", "recrutement des pm",
    "entretien d'embauche", "questions d'entretien", "négocier", "dire non", "conflit avec les ventes", "sales",
    "notes de version", "backlog", "discovery", "delivery", "nps", "churn", "budget", "licences d'outils", "jira", "notion",
    "margaux", "geoffrey chopin", "gunepin facilitation", "à quoi sert un product ops", "product ops est-ce que ça existe encore",
    "mes chances", "combien de temps pour être utile", "première semaine", "90 jours", "plan d'arrivée", "mandat pilotage",
    "formation", "certification okr", "offre paris roadmap", "cpo", "vp product", "head of product ops", "responsable",
    "pratiques personnes partenaires", "personnes", "partenaires", "glossaire roadmap", "c'est quoi une roadmap",
    "différence entre product ops et product owner", "product owner ou product manager", "ancien développeur",
    "reconversion", "stage", "alternance", "je suis consultant et je veux devenir product ops", "pm débordés", "process",
    "trop de process", "moins de process", "documentation à jour", "onboarding", "mesurer l'impact", "roi",
)  # fmt: skip


def shown(text):
    """Give what a query brings, as its page lists it: what is not held, the first pages, who speaks of it."""
    found = answer(text)
    lines = [f"## {text}", *(f"- non tenu : {topic.key}" for topic in found.topics)]
    if found.said or found.left:
        lines.append(f"- dit : {', '.join(found.said)} ; pas dit : {', '.join(found.left)}")
    lines += [f"- {address}" for address, _kind, _title in [*found.rows()][:6]]
    return "\n".join([*lines, f"- {found.found} en tout", ""])


def test_golden_searches(golden):
    golden("searches.md", "\n".join(shown(text) for text in [*(text for text, _address in FIRST), *TYPED]))


def test_a_mission_on_okr_comes_before_any_quote_and_no_quote_is_shown_for_its_speakers_past():
    found = answer("OKR")
    assert found.results[0].address == "/missions/cycle-okr/"
    assert {result.kind for result in found.results} >= {Kind.MISSION, Kind.COMPETENCY, Kind.PROBLEM}
    for testimonial in found.testimonials:
        assert "okr" in f"{testimonial.quote} {testimonial.context}".lower()
    person = IntervieweeFactory(story="A mené des OKR pendant dix ans.")
    silent = TestimonialFactory(interviewee=person, quote="Le ciel est bleu.", context="Sur la météo.")
    said = TestimonialFactory(interviewee=person, quote="Nos OKR sont trop nombreux.", context="Sur la méthode.")
    testimonials = answer("OKR").testimonials
    assert said in testimonials
    assert silent not in testimonials


def test_problems_point_to_where_their_domain_answers_them(client):
    address = next(row for row in addresses("trop d'outils") if "#" in row and row.startswith("/domaines/"))
    page, anchor = address.split("#")
    assert f'id="{anchor}"' in client.get(page).content.decode()


def test_every_page_of_the_catalogue_is_indexed_once_and_its_anchor_exists(client):
    shelved = [each.page for each in library().shelved]
    kinds = {page.kind for page in shelved}
    assert kinds == set(Kind) - {Kind.PERSON, Kind.TESTIMONIAL}
    for model, kind in (
        (models.Mission, Kind.MISSION), (models.Competency, Kind.COMPETENCY), (models.Problem, Kind.PROBLEM),
        (models.NeighbourJob, Kind.JOB), (models.WayOut, Kind.WAY_OUT), (models.Domain, Kind.DOMAIN),
        (models.CareerPath, Kind.PATH), (models.TypicalMandate, Kind.MANDATE),
    ):  # fmt: skip
        assert {page.slug for page in shelved if page.kind is kind} == set(model.objects.values_list("slug", flat=True))
    bodies = {}
    for page in shelved:
        path, _hash, anchor = page.address.partition("#")
        body = bodies.setdefault(path, client.get(path).content.decode())
        assert not anchor or f'id="{anchor}"' in body, page.address


def test_levels_proofs_and_ordinary_weeks_are_found():
    behaviour = models.CompetencyBehaviour.objects.first()
    behaviour.text = "Sait parler du xylophone sans notes"
    behaviour.save()
    moment = models.NeighbourJobMoment.objects.get(text__startswith="Lundi, recueillir l’avancement")
    moment.text = "Lundi, accorder le clavecin"
    moment.save()
    assert addresses("xylophone") == [behaviour.competency.get_absolute_url()]
    assert addresses("clavecin") == ["/metiers-voisins/#pmo"]
    assert "clavecin" in answer("clavecin").results[0].line


def test_the_line_shown_is_the_one_that_says_the_query(client):
    page = client.get("/recherche/", {"q": "stakeholders"}).content.decode()
    assert "<mark>parties</mark> <mark>prenantes</mark>" in page
    page = client.get("/recherche/", {"q": "feuille de route"}).content.decode()
    assert '<mark><i lang="en">roadmaps</i></mark>' in page


# --- what is typed is mended ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("roadmpa", "roadmap", True), ("roadma", "roadmap", True), ("roaddmap", "roadmap", True),
        ("roadmqp", "roadmap", True), ("roadmap", "roadmap", True), ("radmpa", "roadmap", False),
        ("ab", "ba", True), ("abc", "cba", False), ("", "a", True), ("", "ab", False),
    ],
)  # fmt: skip
def test_one_fault_is_a_letter_more_less_wrong_or_two_swapped(one, other, near):
    assert one_fault(one, other) is near
    assert one_fault(other, one) is near


def test_a_slip_is_mended_and_said(client):
    page = client.get("/recherche/", {"q": "gouvernence"}).content.decode()
    assert "a été lu" in page
    assert "gouvernance" in page
    assert 'value="gouvernence"' in page, "the box keeps what was typed"


@pytest.mark.parametrize("text", ["okr", "pm", "à", "roadmap", '"roadmpa"'])
def test_known_words_short_ones_and_quotes_are_left_as_they_are(text):
    assert answer(text).asking.mended == ()


def test_the_best_subset_is_told_where_no_page_says_all_the_words(client):
    found = answer("xyzzy dépendances bloquantes")
    assert found.results
    page = client.get("/recherche/", {"q": "facilitation atelier xyzzy"}).content.decode()
    assert "/competences/facilitation/" in page
    partly = answer("indicateurs vérifier définition xyzzy")
    assert "xyzzy" not in partly.said
    assert not partly.left or "xyzzy" in partly.left


def test_an_edit_is_found_at_once_and_a_removed_page_no_longer():
    mission = models.Mission.objects.get(slug="cycle-okr")
    mission.title = "Accorder le clavecin de la direction"
    mission.save()
    assert addresses("clavecin")[0] == "/missions/cycle-okr/"
    models.WayOut.objects.all().delete()
    assert not any(result.kind is Kind.WAY_OUT for result in answer("devenir coo").results)


# --- what is not held is said --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("salaire", "remuneration"), ("combien gagne un product ops", "remuneration"), ("salary range", "remuneration"),
        ("salare", "remuneration"), ("télétravail", "lieu-et-temps"), ("remote", "lieu-et-temps"),
        ("freelance", "contrat"), ("certification product ops", "se-former"), ("bootcamp", "se-former"),
        ("offre d'emploi product ops paris", "offres-et-employeurs"), ("qui recrute", "offres-et-employeurs"),
        ("product ops Lyon", "offres-et-employeurs"),
    ],
)  # fmt: skip
def test_a_topic_that_is_not_held_is_said_and_nothing_is_offered_in_its_place(client, text, key):
    found = answer(text)
    assert key in [topic.key for topic in found.topics]
    assert addresses(text) == [f"/questions/#{topic.key}" for topic in found.topics]
    asked = client.get("/questions/").content.decode()
    assert f'<section id="{key}">' in asked
    page = client.get("/recherche/", {"q": text}).content.decode()
    assert f'id="absent-{key}"' in page
    assert "Où regarder" in page


def test_a_page_is_shown_by_its_line_that_says_the_query_and_a_word_by_its_meaning():
    okr = next(each for each in answer("c'est quoi un OKR").results if each.kind is Kind.TERM)
    assert models.Term.objects.get(slug="okr").definition.startswith(okr.line.rstrip("…"))
    said = models.Competency.objects.get(slug="etre-resilient").behaviours.last().text
    (shown,) = [each for each in answer(said).results if each.address == "/competences/etre-resilient/"]
    assert said.startswith(shown.line.rstrip("…"))


def test_a_trial_is_named_by_its_path():
    found = [each.title for each in answer("essayer le métier").results if each.kind is Kind.TRIAL]
    assert "Quatre semaines pour essayer : en premier poste" in found


def test_an_internship_leads_to_the_path_of_a_first_post():
    for text in ("stage", "alternance product ops", "product ops internship"):
        found = answer(text)
        assert [topic.key for topic in found.topics] == ["alternance-et-stage"]
        assert addresses(text) == ["/questions/#alternance-et-stage", "/parcours/premier-poste/"]


@pytest.mark.parametrize("text", ["former les PM", "vérifier une offre", "plan de formation", "chaine d'outils"])
def test_words_near_an_absent_topic_are_no_request_for_it(text):
    assert answer(text).topics == ()
    assert answer(text).results


@pytest.mark.parametrize(
    "text",
    ["plombier", "météo paris", "développeur java", "infirmière de nuit", "xyzzy", "Doctolib", "comptable", "yoga"],
)
def test_what_has_nothing_to_do_here_finds_nothing_and_the_page_says_what_the_site_holds(client, text):
    assert addresses(text) == []
    page = client.get("/recherche/", {"q": text}).content.decode()
    assert "Rien ne répond à ces mots" in page
    assert "ni fiches d’entreprises" in page


def test_pay_is_told_by_three_figures_at_most_each_with_its_source():
    (pay,) = [topic for topic in TOPICS if topic.key == "remuneration"]
    assert len(pay.figures) <= 3
    assert all(figure.source for figure in pay.figures)
    assert all(topic.ways and topic.paragraphs for topic in TOPICS)


def test_cues_name_rows_and_pages_that_exist(client):
    keys = {f"{each.page.kind.value}/{each.page.slug}" for each in library().shelved}
    assert {f"{alias.kind}/{alias.slug}" for alias in ALIASES} <= keys
    assert len({place.slug for place in PLACES}) == len(PLACES)
    for text in ("salaire", "remote", "stage", "cdi", "certification", "master", "qui recrute"):
        page = client.get("/recherche/", {"q": text}).content.decode()
        section = page.split('class="absent"')[1].split("</section>")[0]
        for part in section.split('href="')[1:]:
            address = part.split('"')[0]
            assert address.startswith("https://") or client.get(address.split("#")[0]).status_code == 200


# --- the page and the command --------------------------------------------------------------------


def test_the_command_gives_the_rows_of_the_page_in_its_order(client):
    for text in ("OKR", "résilience", "solitude", "Margaux", "stage"):
        out = io.StringIO()
        call_command("search", text, format="json", stdout=out)
        rows = json.loads(out.getvalue())
        page = client.get("/recherche/", {"q": text}).content.decode().split("<h1>")[1]
        at = -1
        for row in rows:
            assert set(row) == {"url", "kind", "title"}
            mark = f'id="{row["url"].split("#")[1]}"' if row["kind"] == "testimonial" else f'<a href="{row["url"]}">'
            assert page.index(mark, at + 1) > at
            at = page.index(mark, at + 1)


def test_the_command_says_what_is_not_held_in_plain_lines(capsys):
    call_command("search", "salaire")
    assert "aucun chiffre" in capsys.readouterr().out
    call_command("search", "xyzzy")
    assert "Rien ne répond" in capsys.readouterr().out
    call_command("search", "pmo")
    assert "Métier voisin : PMO (/metiers-voisins/#pmo)" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "  ", "🙂", "?!"])
def test_the_command_refuses_an_empty_query(text):
    with pytest.raises(CommandError, match="écrivez un mot") as refused:
        call_command("search", text)
    assert refused.value.returncode == 2


@pytest.mark.parametrize("text", ["le la les", "de", "pour qui", "et"])
def test_words_that_no_one_looks_for_alone_find_nothing_by_chance(text):
    assert addresses(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5000, "stakeholder kpi roadmap feedback " * 150, "okr OR NEAR(salaire)", "-okr +pm ^x {y}", "okr*",
        "\x00okr", "مرحبا okr", "\u202eokr", " ".join(f"mot{n}" for n in range(40)), "“", '"chef de projet', "k€", "1er",
        "pm " * 400, "👩‍💻 product ops", "<script>alert(1)</script>",
    ],
)  # fmt: skip
def test_bad_input_is_calm_bounded_and_gives_the_same_answer_twice(client, text, django_assert_max_num_queries):
    library()
    with django_assert_max_num_queries(16):
        response = client.get("/recherche/", {"q": text})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    one, other = answer(text), answer(text)
    assert list(one.rows()) == list(other.rows())
    assert len(one.results) <= 24


def test_an_empty_query_is_an_empty_answer():
    assert answer("") == Answer(query=answer("").query)


def test_ten_times_more_voices_ask_no_more_queries(client, django_assert_max_num_queries):
    library()
    for _n in range(10):
        TestimonialFactory(quote="Un mot rarissime, dit ici.")
    library()
    with django_assert_max_num_queries(16):
        page = client.get("/recherche/", {"q": "rarissime"}).content.decode()
    assert page.count('class="quote"') == 5
    assert "Lire les témoignages qui le disent" in page


# --- the figures ---------------------------------------------------------------------------------


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the labelled queries are not beside this checkout")
def test_queries_kept_apart_find_their_page():
    kept = [line for line in read() if line["kind"] == "candidate-query" and half(line) == 1]
    count = tally(kept, addresses)
    assert count.first >= 0.75 * count.asked
    assert count.three >= 0.90 * count.asked
    assert count.quiet == count.absent


def test_the_lexicon_and_the_shelf_name_the_same_missions():
    known = {entry.slug for entry in library().lexicon.entries if entry.kind is Subject.MISSION}
    assert known == {each.page.slug for each in library().shelved if each.page.kind is Kind.MISSION}
