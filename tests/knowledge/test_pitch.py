"""One page to hand to one's product leader, written from a profile."""

import re
from urllib.parse import urlencode

import pytest

from productops.scoping.models import RoleScope

pytestmark = pytest.mark.django_db

ANSWERS = {
    "passe": "produit", "reunion": "corvee", "libre": "fabriquer", "service": "outil", "usage": "aller-voir",
    "decision": "frustration", "refus": "montrer", "seul": "ouvrir", "duree": "vite", "ombre": "oui", "taille": "startup",
}  # fmt: skip
PAGE = f"/parcours/mon-profil/proposition/?{urlencode(ANSWERS)}"


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"[\u00a0\u202f]", " ", response.content.decode())


def test_a_profile_leads_to_its_page(client):
    page = read(client, f"/parcours/mon-profil/?{urlencode(ANSWERS)}")
    assert PAGE.replace("&", "&amp;") in page


def test_nothing_is_written_before_one_says_what_hurts(client):
    page = read(client, PAGE)
    assert 'class="pitch"' not in page
    assert page.count('name="mal"') > 5
    assert all(f'name="{name}" value="{value}"' in page for name, value in ANSWERS.items())


def test_the_page_says_what_hurts_what_is_tried_what_changes_and_what_is_left(client):
    page = read(client, f"{PAGE}&mal=pm-secretaires&mal=retours-support-trop-tard")
    sheet = page.split('class="pitch"')[1].split("</article>")[0]
    assert "Nos PM passent plus de temps à recopier" in sheet
    assert "Automatiser les tâches répétitives" in sheet
    assert "améliorer la façon de travailler des équipes produit" in sheet
    assert "relier le produit aux autres métiers" in sheet
    assert sheet.count("Semaine ") == 4
    assert "décider avec elles de continuer ou d’arrêter" in sheet
    assert "vous dira" not in sheet, "the page is for one's director"
    assert "À relever d’abord" in sheet
    assert "Une équipe à soi" in sheet or "une équipe à soi" in sheet
    assert len(re.sub(r"<[^>]+>", " ", sheet).split()) < 420, "it holds on one sheet"


def test_a_scoping_starts_from_it_with_what_hurts(client):
    page = read(client, f"{PAGE}&mal=pm-secretaires&mal=trop-d-outils")
    form = page[page.rindex("<form", 0, page.index('name="modele"')) :].split("</form>")[0]
    given = re.findall(r'name="(mal|modele)" value="([a-z-]+)"', form)
    mandate = dict(given)["modele"]
    hurts = [value for name, value in given if name == "mal"]
    client.post("/cadrage/", {"modele": mandate, "mal": hurts})
    assert RoleScope.objects.get().answers["problems"] == ["pm-secretaires", "trop-d-outils"]
    assert "problems" in RoleScope.objects.get().answers["assumed"]


def test_problems_that_the_catalogue_does_not_have_change_nothing(client):
    client.post("/cadrage/", {"modele": "seul-en-scale-up", "mal": ["inconnu", "\x00"]})
    assert RoleScope.objects.get().answers["problems"] != []
    assert "inconnu" not in str(RoleScope.objects.get().answers)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("mal=inconnu", "n’est pas dans la liste"),
        ("mal=%00", "n’est pas dans la liste"),
        ("mal=" + "x" * 5000, "n’est pas dans la liste"),
        (
            "mal=pm-secretaires&mal=trop-d-outils&mal=chaque-equipe-sa-methode&mal=reunions-sans-decision",
            "Trois problèmes",
        ),
    ],
)
def test_odd_choices_are_said(client, asked, told):
    assert told in read(client, f"{PAGE}&{asked}")


def test_without_enough_answers_the_questions_come_back(client):
    response = client.get("/parcours/mon-profil/proposition/?passe=produit&mal=pm-secretaires")
    assert response.status_code == 302
    assert response.url == "/parcours/mon-profil/?passe=produit&envoi=1"
    page = read(client, response.url)
    assert "Encore 5 réponses" in page
    assert page.count('<li><a href="#') == 11, "a link to each question left"
    assert "autofocus" in page


def test_it_is_only_read(client):
    assert client.post(PAGE).status_code == 405


def test_the_page_speaks_of_what_was_chosen_and_in_no_leaders_voice(client):
    """A mandate of two domains, one of which nothing chosen is about; and « j’apprends ce que coûte… » is for who leads."""
    sheet = read(client, f"{PAGE}&mal=pm-secretaires").split('class="pitch"')[1].split("</article>")[0]
    assert "améliorer la façon de travailler des équipes produit" in sheet
    assert "relier le produit aux autres métiers" not in sheet
    steering = {**ANSWERS, "reunion": "chiffres", "libre": "compter", "service": "chiffre", "decision": "normal"}
    offered = re.findall(r'name="mal"[^>]*> <span>([^<]+)', read(client, f"{PAGE.split('?')[0]}?{urlencode(steering)}"))
    assert len(offered) > 5
    assert not [title for title in offered if re.match(r"J(?:e |’)", title)]


def test_who_comes_from_another_trade_has_four_weeks_of_their_own(client):
    asked = urlencode({**ANSWERS, "passe": "autre", "aujourdhui": "libre"})
    page = read(client, f"/parcours/mon-profil/?{asked}")
    assert "appeler cinq personnes de vos derniers postes" in page
    assert "classer le tout par motif" not in page
    assert 'href="#essai"' in page


def test_where_one_stands_today_goes_along(client):
    page = read(client, f"{PAGE}&aujourdhui=produit")
    assert 'name="aujourdhui" value="produit"' in page
