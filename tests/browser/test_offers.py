"""An offer from its publication to its end, and a link from the day it is given to the day it is revoked."""

import re
from urllib.parse import quote

import pypdf
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from productops.offers.models import Listing
from productops.scoping.models import RoleScope
from tests.browser.accessibility import violations
from tests.offers.conftest import answers

pytestmark = pytest.mark.browser

PROFILE = (
    "passe=produit&reunion=absents&libre=ecouter&service=planning&usage=trancher&decision=comprendre&refus=prevenir"
)


def publish(page, why=""):
    if why:
        page.get_by_label("Pourquoi ce changement").fill(why)
    page.get_by_label("Oui, je publie aussi").check()
    page.get_by_role("button", name=re.compile("^Publier")).click()
    page.wait_for_url("**/publication/")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_offer_is_published_changed_closed_and_withdrawn(open_page, javascript):
    _row, key = RoleScope.objects.start(answers())
    page, reader = open_page(java_script_enabled=javascript), open_page(java_script_enabled=javascript)
    page.goto(f"/cadrage/{key}/relecture/")
    page.get_by_role("link", name="Publier l’offre à une adresse à elle").click()
    publish(page)
    address = page.locator("#adresse-publique").get_attribute("href")
    reader.goto(address)
    expect(reader.get_by_text("ce site n’a pas vérifié son identité")).to_be_visible()
    page.goto(f"/cadrage/{key}/conditions/")
    page.get_by_label("Salaire, haut de la fourchette").fill("65000")
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.wait_for_url("**/relecture/")
    reader.reload()
    expect(reader.get_by_text("65 000")).to_have_count(0)
    page.goto(f"/cadrage/{key}/publier/")
    publish(page, why="La fourchette a été revue.")
    reader.reload()
    assert "65\u202f000" in reader.locator("#document").inner_text()
    page.get_by_role("link", name="Ce qui change").click()
    assert "Le salaire passe de 52 000–60 000 à 52 000–65 000 €." in re.sub(
        "[\u202f\u00a0]", " ", page.locator("main").inner_text()
    )
    expect(page.locator("li > ins")).to_have_count(1)
    expect(page.locator("li > del")).to_have_count(1)
    page.get_by_role("link", name="L’offre publiée").click()
    page.get_by_label("Le poste est pourvu").check()
    page.get_by_role("button", name="Mettre fin").click()
    page.wait_for_url("**/publication/")
    reader.reload()
    expect(reader.get_by_text("Cette offre est close")).to_be_visible()
    page.get_by_label("La retirer").check()
    page.get_by_role("button", name="Mettre fin").click()
    page.wait_for_url("**/publication/")
    reader.reload()
    expect(reader.get_by_text("Cette offre a été retirée")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_colleague_comments_by_a_link_that_is_then_revoked(open_page, javascript):
    _row, key = RoleScope.objects.start(answers())
    page, colleague = open_page(java_script_enabled=javascript), open_page(java_script_enabled=javascript)
    page.goto(f"/cadrage/{key}/relecture/")
    page.get_by_role("link", name="Donner d’autres liens").click()
    page.get_by_label("À qui le donnez-vous ?").fill("Camille, RH")
    page.get_by_label("Lire et commenter").check()
    page.get_by_label("Offre", exact=True).check()
    page.get_by_role("button", name="Donner ce lien").click()
    given = page.locator(".links li", has_text="Camille, RH")
    colleague.goto(given.locator(".share").get_attribute("href"))
    colleague.get_by_role("link", name=re.compile("Laisser une note sur la ligne")).first.click()
    colleague.get_by_label("Votre note").fill("On peut le dire plus simplement.")
    colleague.get_by_role("button", name="Laisser la note").click()
    expect(colleague.get_by_text("On peut le dire plus simplement.").first).to_be_visible()
    given.get_by_role("button", name="Révoquer").click()
    page.get_by_text("révoqué le").wait_for()
    colleague.reload()
    expect(colleague.get_by_role("heading", name="Page introuvable")).to_be_visible()


def test_the_pages_of_an_offer_are_accessible_and_fit_320_pixels(open_page, settings):
    settings.HAS_MAIL = True
    _row, key = RoleScope.objects.start(answers())
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(f"/cadrage/{key}/publier/")
    seen = [
        f"/cadrage/{key}/{name}/" for name in ("publier", "liens", "adresse", "publication", "publication/employeur")
    ]
    publish(page)
    address = page.locator("#adresse-publique").get_attribute("href")
    for url in (*seen, "/cadrage/retrouver/", address, f"{address}signaler/"):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, url
        assert violations(page) == [], url


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_offer_is_asked_for_listed_found_and_left_with_questions(open_page, javascript):
    _row, key = RoleScope.objects.start(answers())
    page = open_page(java_script_enabled=javascript)
    page.goto(f"/cadrage/{key}/publier/")
    publish(page)
    page.get_by_role("link", name="Demander à figurer dans la liste").click()
    page.get_by_label("Une adresse de courriel de l’employeur").fill("rh@lebonrelais.fr")
    page.get_by_label("Oui, tout le monde peut trouver cette offre").check()
    page.get_by_role("button", name="Demander à figurer dans la liste").click()
    expect(page.get_by_text("C’est demandé le")).to_be_visible()
    Listing.objects.get().accept()
    reader = open_page(java_script_enabled=javascript, viewport={"width": 320, "height": 640})
    reader.goto(f"/offres/?profil={quote(PROFILE)}")
    reader.get_by_text("Choisir un mandat, un passé, un lieu").click()
    reader.get_by_text("Plus de filtres").click()
    reader.get_by_role("link", name=re.compile("^Nantes")).click()
    reader.get_by_role("link", name=re.compile("^Retirer le filtre : Nantes")).wait_for()
    assert not javascript or violations(reader) == []  # axe waits for timers, which need scripts
    reader.get_by_role("link", name="Product Ops (F/H)").click()
    reader.get_by_role("heading", name="Vous et ce mandat").wait_for()
    reader.get_by_text("Ce que cela veut dire").first.click()
    expect(reader.get_by_role("link", name="dans notre catalogue").first).to_be_visible()
    reader.get_by_role("link", name="Quoi demander").click()
    expect(reader.get_by_role("heading", name="À demander")).to_be_visible()
    expect(reader.locator('script[type="application/ld+json"]')).to_have_count(1)
    assert reader.evaluate("document.documentElement.scrollWidth") <= 320
    assert not javascript or violations(reader) == []


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_bilan_is_filled_by_who_holds_the_post_then_printed(open_page, javascript):
    _row, key = RoleScope.objects.start(answers())
    page = open_page(java_script_enabled=javascript)
    holder = open_page(java_script_enabled=javascript, viewport={"width": 320, "height": 640})
    page.goto(f"/cadrage/{key}/publier/")
    publish(page)
    page.get_by_role("link", name="Ouvrir un bilan").click()
    page.get_by_label("À qui donnez-vous ce bilan").fill("Sacha")
    page.get_by_label("Poste pris le").fill(str(timezone.localdate()))
    page.get_by_role("button", name="Ouvrir le bilan").click()
    holder.goto(page.locator(".share").get_attribute("href"))
    seen = [holder.url]
    holder.get_by_role("link", name=re.compile("^Le remplir")).first.click()
    seen.append(holder.url)
    holder.get_by_role("group", name=re.compile("^R1")).get_by_label("Retiré").check()
    holder.get_by_label(re.compile(r"^R1\s: ce que")).fill("Personne n’en avait besoin.")
    holder.get_by_label(re.compile(r"^S1\s: jours")).fill("beaucoup")
    holder.get_by_label("On continue, en changeant le mandat").check()
    holder.get_by_role("button", name="Enregistrer et remettre").click()
    expect(holder.get_by_role("alert").get_by_text(re.compile(r"de\s0\sà\s7"))).to_be_visible()
    holder.get_by_label(re.compile(r"^S1\s: jours")).fill("3,5")
    page.reload()
    expect(page.get_by_role("link", name="remis le")).to_have_count(0)
    holder.get_by_role("button", name="Enregistrer et remettre").click()
    holder.get_by_role("link", name=re.compile("^Le lire en une page")).click()
    seen.append(holder.url)
    page.reload()
    page.get_by_role("link", name="remis le").click()
    expect(page.get_by_text("Personne n’en avait besoin.")).to_be_visible()
    with page.expect_download() as printed:
        page.get_by_role("link", name="Imprimer").click()
    assert len(pypdf.PdfReader(printed.value.path()).pages) == 1
    for url in seen:
        holder.goto(url)
        assert holder.evaluate("document.documentElement.scrollWidth") <= 320, url
        assert not javascript or violations(holder) == [], url
