"""The bilan of a mandate: from the frozen version, written by who holds the post, read by the leader once handed over."""

import json
import re
from datetime import timedelta
from io import BytesIO

import pypdf
import pytest
from django.utils import timezone

from productops.offers.assessments import DAYS, Assessment, Stocktaking
from productops.offers.models import Offer
from productops.offers.states import Actor, State
from productops.scoping.links import Link, Use
from productops.scoping.models import RoleScope
from tests.scoping.pages import PageForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder(published):
    return Holder(published)


class Holder:
    """Who holds the post, by their link."""

    def __init__(self, desk):
        self.desk, self.client = desk, desk.client
        response = self.open()
        assert response.status_code == 302, response.content.decode()
        self.key = Link.objects.get(use=Use.ASSESS).key_under(desk.key)
        self.home = f"/lecture/{self.key}/bilan/"

    def open(self, **fields):
        url = self.desk.url("assessments")
        given = {"name": "Sacha", "started_on": str(timezone.localdate())}
        return self.client.post(url, PageForm(self.client.get(url)).with_fields(**given | fields))

    def page(self, day=90):
        return self.client.get(f"{self.home}{day}/")

    def write(self, page=None, day=90, **fields):
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.client.post(f"{self.home}{day}/", PageForm(page or self.page(day)).with_fields(**named))

    def handed(self, day=90):
        pk = Assessment.objects.get().pk
        return self.client.get(self.desk.url("handed", pk, day))


def kept(day=90):
    return Stocktaking.objects.get(day=day).answers


def test_every_line_comes_back_word_for_word_with_its_mark(holder):
    document = holder.desk.offer.latest.document
    page = re.sub("[\u202f\u00a0]", " ", holder.page().content.decode())
    found = [
        item["text"]
        for section in document["sections"]
        if section["id"] in ("results", "missions")
        for block in section["blocks"]
        if block["kind"] == "bullets"
        for item in block["items"]
    ]
    sheet = holder.client.get(f"{holder.home}90/page/").context["document"]
    written = {cell for section in sheet.sections for block in section.blocks for i in block.items for cell in i.cells}
    assert len(found) > 6
    assert all(any(text in cell for cell in written) for text in found)
    assert "2 jours par semaine" in page, "the week as the version heads it"
    ids = {item["id"] for s in document["sections"] for b in s["blocks"] for item in b["items"]}
    tables = [b for s in sheet.sections if s.id in ("results", "missions") for b in s.blocks]
    assert {reason.ref for b in tables for item in b.items for reason in item.reasons} <= ids


def test_the_leader_reads_it_once_it_is_handed_over_and_as_it_was(holder):
    holder.write(R1_stands="retire", R1_found="Personne ne lançait rien.", S1_days="3,5", verdict="changer")
    desk = holder.client.get(holder.desk.url("assessments")).content.decode()
    assert "pas encore remis" in desk
    assert "Personne ne lançait" not in desk
    assert holder.handed().status_code == 404
    assert holder.write(remettre="oui").status_code == 302
    page = holder.handed().content.decode()
    assert all(
        told in page for told in ("Personne ne lançait rien.", "Retiré", "3,5 par semaine", "jamais la personne")
    )
    holder.write(R1_found="Une phrase que je garde.")
    assert "Une phrase que je garde." not in holder.handed().content.decode()
    assert "n’est lu de personne" in holder.client.get(holder.home).content.decode()
    holder.write(remettre="oui")
    assert "Une phrase que je garde." in holder.handed().content.decode()


def test_the_bilan_follows_its_version_whatever_is_published_after(holder):
    before = holder.page().content.decode()
    holder.desk.rewrite("offer/results/suivi-des-livraisons/6-mois", "une ligne toute neuve.")
    assert holder.desk.publish(why="On a revu un résultat.").status_code == 302
    after = holder.page().content.decode()
    assert "toute neuve" not in after
    assert before.count("stocktaking__line") == after.count("stocktaking__line")


def test_two_pages_lose_nothing(holder):
    mine, other = holder.page(), holder.page()
    assert holder.write(mine, R1_found="De la première page.", M1_found="Un.").status_code == 302
    refused = holder.write(other, R2_found="De la seconde page.", M1_found="Deux.")
    assert refused.status_code == 409
    text = refused.content.decode()
    assert "« Un. »" in text
    assert "Deux." in text
    assert kept() == {"R1-found": "De la première page.", "R2-found": "De la seconde page.", "M1-found": "Un."}
    assert holder.write(refused).status_code == 302, "sent again, the second page's text is the one that is kept"
    assert kept() == {"R1-found": "De la première page.", "R2-found": "De la seconde page.", "M1-found": "Deux."}


def test_a_field_that_one_empties_is_emptied(holder):
    holder.write(R1_found="Un mot de trop.", R1_stands="change")
    holder.write(R1_found="")
    assert kept() == {"R1-stands": "change"}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"S1_days": "beaucoup"}, "de 0 à 7"),
        ({"S1_days": "8"}, "de 0 à 7"),
        ({"S1_days": "NaN"}, "de 0 à 7"),
        ({"R1_found": "x" * 201}, "200 caractères"),
        ({"R1_stands": "peut-être"}, "n’est pas un choix"),
        ({"remettre": "oui"}, "Dites si l’on continue"),
        ({"M1_found": "a\x00b"}, "M1"),
    ],
    ids=["no number", "too many days", "not a number", "too long", "no such choice", "no verdict", "NUL"],
)
def test_bad_input_is_told_and_kept_and_the_rest_is_saved(holder, fields, told):
    refused = holder.write(**fields, why="Parce que.")
    assert refused.status_code == 422
    page = refused.content.decode()
    assert told in page
    assert "Parce que." in page
    assert kept() == {"why": "Parce que."}
    assert Stocktaking.objects.get(day=90).handed_at is None
    for name, value in fields.items():
        if name.endswith(("found", "days")) and "\x00" not in value:
            assert value in page


@pytest.mark.parametrize("seen", ["", "[]", "{", "null", '{"R1-found": 3}', "é" * 5000])
def test_a_page_that_does_not_say_what_it_showed_overwrites_nothing(holder, seen):
    holder.write(R1_found="Ce qui est gardé.")
    refused = holder.write(R1_found="Autre chose.", seen=seen)
    assert refused.status_code == 409
    assert kept() == {"R1-found": "Ce qui est gardé."}


def test_markup_is_text(holder):
    holder.write(R1_found="<script>alert(1)</script>", verdict="continuer", remettre="oui")
    assert "<script>alert" not in holder.handed().content.decode()
    assert "<script>alert" not in holder.page().content.decode()


def test_it_prints_on_one_page_even_when_full(holder):
    fields = {}
    for line in (*(a := Assessment.objects.get().mandate).results, *a.missions):
        fields |= {
            f"{line.mark}_stands": "change",
            f"{line.mark}_found": ("Un constat d’une ligne ou deux. " * 9)[:190],
        }
    fields |= {f"{week.mark}_days": "1,5" for week in a.weeks}
    full = ("Le mandat porte autre chose. " * 20)[:390]
    assert holder.write(**fields, added=full, why=full, verdict="changer", remettre="oui").status_code == 302
    for url in (
        f"{holder.home}90/bilan.pdf",
        holder.desk.url("handed-file", Assessment.objects.get().pk, 90),
    ):
        response = holder.client.get(url)
        pages = pypdf.PdfReader(BytesIO(response.content)).pages
        assert len(pages) == 1
        text = pages[0].extract_text()
        assert all(line.mark in text for line in a.missions)
        assert "jamais la personne" in " ".join(text.split())


def test_the_days_go_into_a_calendar(holder):
    response = holder.client.get(f"{holder.home}bilan.ics")
    assert response["Content-Type"].startswith("text/calendar")
    text = response.content.decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    today = timezone.localdate()
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", text) == [f"{today + timedelta(days=day):%Y%m%d}" for day in DAYS]
    assert holder.home in text.replace("\r\n ", "")
    assert response.content == holder.client.get(f"{holder.home}bilan.ics").content


def test_its_link_is_listed_opens_nothing_else_and_is_revoked(holder):
    desk, client = holder.desk, holder.client
    link = Link.objects.get(use=Use.ASSESS)
    assert holder.key in client.get(desk.url("links")).content.decode()
    assert link.ends_on == timezone.localdate() + timedelta(days=455)
    assert RoleScope.objects.get().kept_until >= link.ends_on
    others = (f"/lecture/{holder.key}/", f"/lecture/{holder.key}/mandat/", f"/cadrage/{holder.key}/contexte/")
    assert {client.get(url).status_code for url in others} == {404}
    holder.write(verdict="continuer", remettre="oui")
    client.post(desk.url("revoke"), {"lien": link.pk})
    mine = ("", "90/", "90/page/", "90/bilan.pdf", "bilan.ics")
    assert {client.get(holder.home + part).status_code for part in mine} == {404}
    assert client.post(f"{holder.home}90/", {"why": "x"}).status_code == 404
    assert holder.handed().status_code == 200, "what was handed over stays read"


def test_a_link_of_another_use_and_the_key_of_the_draft_open_no_bilan(holder):
    row = RoleScope.objects.get()
    for use in set(Use) - {Use.ASSESS}:
        link = Link.objects.give(under=holder.desk.key, scope=row, use=use, name="x")
        assert holder.client.get(f"/lecture/{link.key_under(holder.desk.key)}/bilan/").status_code == 404
    assert holder.client.get(f"/lecture/{holder.desk.key}/bilan/90/").status_code == 404
    _row, other = RoleScope.objects.start()
    pk = Assessment.objects.get().pk
    assert holder.client.get(f"/cadrage/{other}/publication/bilan/{pk}/90/").status_code == 404
    assert holder.client.get(f"/cadrage/{other}/publication/bilan/").status_code == 404
    assert holder.page(91).status_code == 404


def test_its_author_erases_all(holder):
    holder.write(R1_found="À oublier.", verdict="continuer", remettre="oui")
    assert holder.client.get(f"{holder.home}effacer/").status_code == 405
    holder.client.post(f"{holder.home}effacer/")
    assert holder.handed().status_code == 404
    assert "À oublier" not in json.dumps(list(Stocktaking.objects.values("answers", "handed")))


def test_deleting_the_draft_deletes_its_bilans(holder):
    holder.write(R1_found="À oublier.")
    holder.desk.end("retiree")
    assert holder.page().status_code == 200, "the offer is withdrawn from its readers; the bilan is the holder's"
    assert holder.client.post(f"/cadrage/{holder.desk.key}/supprimer/").status_code == 302
    assert Assessment.objects.count() == Stocktaking.objects.count() == 0
    assert holder.page().status_code == 404


@pytest.mark.parametrize("state", [State.SUSPENDED, State.USURPED])
def test_an_offer_stopped_by_an_editor_has_no_bilan(holder, state):
    Offer.objects.get().move(state, by=Actor.EDITOR)
    for part in ("", "90/", "90/page/", "90/bilan.pdf", "bilan.ics"):
        assert holder.client.get(holder.home + part).status_code == 410
    refused = holder.client.post(holder.desk.url("assessments"), {"name": "x", "started_on": str(timezone.localdate())})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "Donnez un nom"),
        ({"started_on": ""}, "Donnez le jour"),
        ({"started_on": "demain"}, "AAAA-MM-JJ"),
        ({"started_on": "1990-01-01"}, "à un an d’aujourd’hui"),
    ],
    ids=["no name", "no day", "no date", "too long ago"],
)
def test_a_bilan_that_cannot_be_opened_is_told(holder, fields, told):
    refused = holder.open(**fields)
    assert refused.status_code == 422
    assert told in refused.content.decode()
    assert Assessment.objects.count() == 1


def test_nothing_published_has_no_bilan(desk):
    assert desk.client.get(desk.url("assessments")).status_code == 404


def test_the_desk_costs_as_much_with_many(holder, django_assert_max_num_queries):
    for name in ("Alix", "Noa", "Lou"):
        holder.open(name=name)
    with django_assert_max_num_queries(8):
        assert holder.client.get(holder.desk.url("assessments")).status_code == 200


@pytest.mark.parametrize(
    ("missions", "told"),
    [(0, "mot pour mot"), (20, "mot pour mot"), (60, "abrégées à 30 signes"), (70, "nommées par leur repère")],
    ids=str,
)
def test_a_bilan_filled_to_the_last_character_prints_on_one_page(desk, catalogue, missions, told):
    """Whatever the length of the scope: the table is set smaller, then in two columns, then the offer's lines are cut."""
    if missions:
        desk.change(
            missions=list(catalogue.missions)[: min(missions, 60)],
            own_missions=[
                {"id": f"n{number}", "domain": "pilotage", "title": f"Tenir le registre n° {number}", "half_days": 1}
                for number in range(missions - 60)
            ],
            mandate=dict.fromkeys(("pratiques", "personnes", "partenaires", "pilotage"), 3),
            results=[
                {
                    "title": f"{number} {'Faire baisser les délais de décision ' * 3}"[:118],
                    "horizon": "6-mois",
                    "baseline": "six semaines",
                    "target": "deux semaines",
                }
                for number in range(10)
            ],
        )
    assert desk.publish().status_code == 302
    holder = Holder(desk)
    mandate = Assessment.objects.get().mandate
    lines = [*mandate.results, *mandate.missions]
    assert len(lines) >= missions
    typed = {f"{line.mark}_found": f"{line.mark} {'mot ' * 60}"[: mandate.most] for line in lines}
    typed |= {f"{line.mark}_stands": "tel-quel" for line in lines}
    page = holder.write(**typed, added="mot " * 99, why="mot " * 99, verdict="changer", remettre="oui")
    assert page.status_code == 302, page.content.decode()
    for url in (f"{holder.home}90/bilan.pdf", desk.url("handed-file", Assessment.objects.get().pk, 90)):
        (printed,) = pypdf.PdfReader(BytesIO(holder.client.get(url).content)).pages
        text = re.sub(r"\s+", " ", printed.extract_text())
        assert told in text
        assert all(re.search(rf"\b{line.mark}\b", text) for line in lines), "each line is there by its mark"
        assert text.count("mot mot mot mot") >= len(lines), "what was found is whole"


def test_the_page_to_fill_says_what_it_holds(holder):
    page = holder.page().content.decode()
    named = re.findall(r'<li><a href="#([^"]+)"', page)
    assert {"resultats", "S1", "suite"} <= set(named)
    assert all(page.count(f'id="{anchor}"') == 1 for anchor in named)
