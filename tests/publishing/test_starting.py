"""« Partir de cette offre » : what was read enters a draft line by line, and only what the leader accepts."""

import pytest

from productops.publishing.reading.terms import read_terms
from productops.scoping.access import COOKIE
from productops.scoping.models import RoleScope
from tests.publishing.postings import NO_CARD, OFFER, PEOPLE, PMO
from tests.publishing.test_checker import plain
from tests.scoping.pages import PageForm

pytestmark = pytest.mark.django_db

URL = "/lire/partir/"


def lines(client, text=OFFER):
    return PageForm(client.post(URL, {"texte": text})).fields()


def opened(client, fields):
    response = client.post(URL, fields | {"ouvrir": "1"})
    assert response.status_code == 302, plain(response)
    return response, RoleScope.objects.get().answers


def test_the_lines_are_shown_to_confirm_and_nothing_is_stored(client):
    fields = lines(client)
    assert RoleScope.objects.count() == 0
    assert {"intitule", "mandat", "mission-rituels-produit", "mission-cycle-okr", "competence-facilitation"} <= {
        *fields["garder"]
    }
    assert fields["texte-mienne-1"] or fields["texte-mienne-2"]


def test_accepted_lines_are_the_leaders_answers(client):
    response, answers = opened(client, lines(client))
    assert answers["role"]["title"] == "Product Ops"
    assert answers["mandate"]["pratiques"] == 3
    assert "rituels-produit" in [chosen["slug"] for chosen in answers["missions"]]
    assert [own["title"] for own in answers["own_missions"]] == ["Soigner les plantes vertes de l’étage"]
    assert answers["confirmed"] == ["missions", "competencies"]
    terms = answers["terms"]
    assert (terms["contract"], terms["salary_min"], terms["salary_max"]) == ("CDI", 52_000, 58_000)
    assert terms["location"].lower() == "nantes"
    assert terms["apply_to"] == "emplois@fabrique.example"
    assert len(terms["process"]) == 2
    assert "télétravail" in terms["remote"]
    assert COOKIE in response.cookies
    assert "Animer" in plain(client.get(response["Location"])) or "réunions" in plain(client.get(response["Location"]))


def test_who_is_already_there_is_read_too(client):
    _response, answers = opened(client, lines(client, PEOPLE))
    assert answers["role"]["setup"] == "equipe"


def test_a_refused_line_goes_nowhere(client):
    fields = lines(client)
    left_out = ("mission-cycle-okr", "condition-terms.contract", "intitule")
    fields["garder"] = [name for name in fields["garder"] if name not in left_out and not name.startswith("mienne")]
    _response, answers = opened(client, fields)
    assert "cycle-okr" not in [chosen["slug"] for chosen in answers["missions"]]
    assert "contract" not in answers["terms"]
    assert "title" not in answers.get("role", {})
    assert "own_missions" not in answers


def test_an_own_mission_is_kept_in_the_leaders_words(client):
    fields = lines(client)
    name = next(name for name in fields["garder"] if name.startswith("mienne"))
    _response, answers = opened(client, fields | {f"texte-{name}": ["Tenir la salle des équipes"]})
    assert [own["title"] for own in answers["own_missions"]] == ["Tenir la salle des équipes"]


def test_without_a_mandate_the_draft_opens_where_it_is_chosen(client):
    fields = lines(client)
    fields["garder"] = [name for name in fields["garder"] if name != "mandat"]
    response, answers = opened(client, fields)
    assert response["Location"].endswith("/mandat/")
    assert "mandate" not in answers


def test_an_own_line_too_long_is_told_and_kept(client):
    fields = lines(client)
    name = next(name for name in fields["garder"] if name.startswith("mienne"))
    response = client.post(URL, fields | {f"texte-{name}": ["mot " * 60], "ouvrir": "1"})
    assert response.status_code == 422
    assert "120 caractères au plus" in plain(response)
    assert "mot mot mot" in response.content.decode()
    assert PageForm(response).fields()["garder"] == fields["garder"]
    assert RoleScope.objects.count() == 0


def test_what_cannot_be_read_is_told_by_the_name_of_its_answer(client):
    fields = lines(client, OFFER.replace("Soigner", "\ufffdSoigner"))
    response = client.post(URL, fields | {"ouvrir": "1"})
    assert response.status_code == 422
    assert "Les missions écrites à la main : ce texte contient des caractères illisibles" in plain(response)


def test_names_that_were_not_offered_change_nothing(client):
    fields = lines(client)
    fields["garder"] = [*fields["garder"], "mission-inconnue", "mienne-99", "condition-terms.nawak", "\x00"]
    _response, answers = opened(client, fields)
    assert "inconnue" not in str(answers)


def test_another_job_may_be_started_from_and_is_no_less_told(client):
    assert "PMO" in plain(client.post("/lire/", {"texte": PMO}))
    response, answers = opened(client, lines(client, PMO))
    assert response["Location"].endswith("/mandat/")
    assert answers["terms"] == {"contract": "CDI"}


@pytest.mark.parametrize("text", [NO_CARD["CV"], ""])
def test_what_has_no_card_opens_nothing(client, text):
    response = client.post(URL, {"texte": text, "ouvrir": "1", "garder": ["mandat"]})
    assert response.status_code == 422
    assert RoleScope.objects.count() == 0


def test_the_address_alone_leads_to_the_reading(client):
    assert client.get(URL)["Location"] == "/lire/"


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("CDD de 12 mois à pourvoir", "terms.contract", "CDD"),
        ("CDD de 12 mois à pourvoir", "terms.duration", "12 mois"),
        ("Stage de six mois", "terms.contract", "stage"),
        ("Salaire : 48 000 à 54 000 € brut annuel", "terms.salary_min", 48_000),
        ("Salaire : 50 k€ brut par an sur 13 mois", "terms.salary_months", 13),
        ("Trois jours par semaine sur site", "terms.onsite_days", 3),
        ("Une question ? Écrivez à ines@exemple.fr", "terms.contact", "ines@exemple.fr"),
        ("Postulez sur https://exemple.fr/emplois/4.", "terms.apply_to", "https://exemple.fr/emplois/4"),
    ],
)
def test_terms_are_read_with_their_words(text, path, value):
    found = {term.path: term for term in read_terms(f"Product Ops\n{text}")}
    assert found[path].value == value
    assert found[path].words in text


@pytest.mark.parametrize(
    "text", ["3 500 € net par mois", "Un budget de 200 000 € par an", "Une équipe de 12 personnes à Lyon"]
)
def test_a_pay_that_is_not_yearly_and_gross_is_not_turned_into_one(text):
    assert "terms.salary_min" not in {term.path for term in read_terms(f"Product Ops\n{text}")}


def test_the_reading_of_ones_own_offer_warns_of_a_difference(client):
    response, answers = opened(client, lines(client, PEOPLE))
    page = plain(client.get(response["Location"]))
    assert "Ce qu’une personne de l’extérieur en comprend" in page
    assert "C’est le mandat que vous vouliez." in page
    row = RoleScope.objects.get()
    row.answers = answers | {"mandate": {"pilotage": 3}}
    row.save()
    page = plain(client.get(response["Location"]))
    assert "Pilotage : voulu « prioritaire », on lit « hors du mandat »." in page


def test_what_is_left_for_later_stays_to_be_confirmed_in_the_draft(client):
    response = client.post(URL, lines(client) | {"ouvrir": "plus-tard"})
    answers = RoleScope.objects.get().answers
    assert answers["assumed"] == ["mandate", "role.seniority", "role.title"]
    assert "confirmed" not in answers
    shown = plain(client.get(response["Location"]))
    assert shown.count("à confirmer") >= 6
    assert answers["own_missions"]
    assert answers["terms"]["contract"] == "CDI"
    key = response["Location"].split("/")[2]
    page = PageForm(client.get(f"/cadrage/{key}/mandat/"))
    client.post(f"/cadrage/{key}/mandat/", page.fields())
    assert "mandate" not in RoleScope.objects.get().answers["assumed"]
