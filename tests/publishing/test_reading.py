"""`/lire/`: the identity card of any posting, for a leader and for a candidate, without a trace."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from productops.drafting.scope import Seniority, Setup, Stage
from productops.knowledge import loading
from productops.publishing.reading.card import Card, read_card
from productops.publishing.reading.levels import seniority_of, setup_of, stage_of
from productops.publishing.reading.notes import notes_of
from productops.recognition.identity import Reason
from productops.scoping.models import RoleScope
from productops.text.tokens import Text
from scripts.recognition import EXAMPLES, half, read
from tests.publishing.postings import ENGLISH, NO_CARD, OFFER, PEOPLE, PMO
from tests.publishing.test_checker import plain
from tests.scoping.pages import PageForm

pytestmark = pytest.mark.django_db

URL = "/lire/"
PROFILE = "https://site.example/parcours/mon-profil/?passe=projet&libre=fabriquer&reunion=absents&seul=ouvrir&taille=groupe&service=planning"


def read_posting(client, text=OFFER, **fields):
    return client.post(URL, {"texte": text, "lecteur": "recruteur"} | fields)


@pytest.fixture
def lexicon(db):
    return loading.lexicon()


def card_of(text, lexicon, catalogue):
    card = read_card(text, lexicon, catalogue)
    assert isinstance(card, Card), card
    return card


def test_the_card_says_which_job_it_is_with_its_words_and_its_doubts(client):
    page = plain(read_posting(client))
    for told in (
        "Nous y lisons un poste de Product Ops, proche du mandat « Premier Product Ops en startup »",
        "Le métier est sûr ; le mandat est seulement le plus proche", "et non un fait sur l’employeur", "Pratiques Prioritaire", "Ces missions tiendraient", "repères",
        "Revoir les réunions produit", "Animer les rituels produit", "Soigner les plantes vertes de l’étage",
        "Qui décide", "expérience confirmée",
    ):  # fmt: skip
        assert told in page, told
    assert "%" not in page.split("Quel métier")[1].split("Le texte, et les mots")[0]


def test_a_title_is_not_believed_against_the_lines(client):
    page = plain(read_posting(client, PMO))
    assert "travail d’une ou d’un PMO" in page
    assert "Ce qui se contredit" in page


def test_every_number_in_the_text_leads_to_what_its_words_made_us_say(client):
    page = read_posting(client).content.decode()
    targets = set(re.findall(r'href="#(n\d+)"', page))
    assert targets
    for target in targets:
        assert f'id="{target}"' in page


@pytest.mark.parametrize("text", [OFFER, PEOPLE, ENGLISH, PMO])
def test_no_evidence_comes_from_outside_the_text(text, lexicon, catalogue):
    card = card_of(text, lexicon, catalogue)
    for note in notes_of(card):
        for extract in note.extracts:
            assert text[extract.start : extract.end] == extract.words
    for extract in (*card.unexpressed, *(each.line for each in card.missions)):
        assert text[extract.start : extract.end] == extract.words


def test_english_is_read_and_told_in_french(lexicon, catalogue):
    card = card_of(ENGLISH, lexicon, catalogue)
    assert card.is_product_ops
    assert card.setup.value == "premier"
    assert card.asked.value == "senior"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Vous rapporterez à la directrice produit.", "reporting"),
        ("Poste ouvert aux indépendants.", "contract"),
        ("Le poste est basé à Lyon.", "location"),
        ("Vous tranchez les choix de méthode.", "decides"),
    ],
)
def test_what_is_said_is_no_silence(words, code, lexicon, catalogue):
    bare = PMO.replace("CDI, Lyon.", "")
    assert code in [silence.code for silence in card_of(bare, lexicon, catalogue).silences]
    assert code not in [silence.code for silence in card_of(bare + words, lexicon, catalogue).silences]


def test_a_week_too_full_is_said_with_what_is_too_much(lexicon, catalogue):
    lines = [f"- {mission.title}" for mission in list(catalogue.missions.values())[:14]]
    text = OFFER.replace("- Soigner les plantes vertes de l’étage", "\n".join(lines))
    full, calm = card_of(text, lexicon, catalogue), card_of(PEOPLE, lexicon, catalogue)
    assert full.overload > 0
    assert calm.load == sum(each.load for each in calm.missions)


def test_the_level_asked_is_held_against_the_one_its_missions_suppose(lexicon, catalogue):
    junior = card_of(PEOPLE.replace("Product Ops, parcours", "Product Ops junior, parcours"), lexicon, catalogue)
    assert junior.supposed == "senior"
    assert "moins d’expérience" in junior.gap
    assert (
        "plus d’expérience"
        in card_of(OFFER.replace("Product Ops (F/H)", "Head of Product Ops (F/H)"), lexicon, catalogue).gap
    )


def test_to_lead_the_function_is_supposed_where_others_are_already_there(lexicon, catalogue):
    leads = "\n".join(f"- {mission.title}" for mission in catalogue.missions_of(None))
    text = OFFER.replace("- Soigner les plantes vertes de l’étage", leads)
    assert card_of(text, lexicon, catalogue).supposed == "lead"
    first = text.replace("quatre équipes.", "quatre équipes. Premier recrutement Product Ops.")
    assert card_of(first, lexicon, catalogue).supposed != "lead"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Product Ops (F/H)\nUn rôle stratégique auprès des PM.\nVos missions\n- Administrer Jira et Productboard pour les PM\n- Choisir la pile d’outils des équipes produit\nProfil\nCDI, Lyon.", "strategic"),
        (OFFER.replace("Product Ops (F/H)", "Senior Product Ops (F/H)").replace("Trois ans", "Un an"), "senior"),
    ],
)  # fmt: skip
def test_what_clashes_is_told(text, code, lexicon, catalogue):
    assert code in [clash.code for clash in card_of(text, lexicon, catalogue).clashes]
    assert code not in [clash.code for clash in card_of(OFFER, lexicon, catalogue).clashes]


@pytest.mark.parametrize("kind", NO_CARD)
def test_what_is_no_posting_of_ours_is_told_for_what_it_is(client, kind):
    response = read_posting(client, NO_CARD[kind])
    assert response.status_code == 422
    assert "Quel métier" not in plain(response)
    assert NO_CARD[kind].split("\n")[0] in plain(response)


def test_each_refusal_has_its_own_words(client):
    told = {kind: plain(read_posting(client, text)) for kind, text in NO_CARD.items()}
    assert "C’est un CV" in told["CV"]
    assert "plusieurs offres" in told["two"]
    assert "ni en français ni en anglais" in told["German"]
    assert "un métier que notre catalogue ne connaît pas" in told["nurse"]
    for kind in ("recipe", "novel", "links"):
        assert "n’est pas une offre d’emploi" in told[kind], kind


@pytest.mark.parametrize(
    ("text", "told"), [("", "Collez une offre"), ("\x00 ", "Collez une offre"), ("a" * 60_001, "trop long")]
)
def test_an_empty_or_endless_text_is_refused_in_french(client, text, told):
    response = read_posting(client, text)
    assert response.status_code == 422
    assert told in plain(response)


def test_a_file_is_read_and_one_that_cannot_be_is_told(client):
    file = SimpleUploadedFile("offre.txt", OFFER.encode())
    assert "Premier Product Ops en startup" in plain(client.post(URL, {"fichier": file}))
    picture = SimpleUploadedFile("offre.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50)
    refused = client.post(URL, {"fichier": picture, "texte": ""})
    assert refused.status_code == 422
    assert "une image" in plain(refused)


def test_nothing_of_a_posting_is_stored_nor_put_in_an_address(client):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = read_posting(client)
    assert not [q for q in queries.captured_queries if OFFER[:20] in q["sql"]]
    assert RoleScope.objects.count() == 0
    assert response["Cache-Control"].startswith("max-age=0") or "no-store" in response["Cache-Control"]


def test_the_text_goes_from_one_check_to_the_other_without_being_pasted_again(client):
    page = read_posting(client)
    fields = PageForm(page).fields()
    checked = client.post("/verifier/", fields)
    assert "Contrôlé le" in plain(checked)
    assert 'formaction="/verifier/#resultat"' in page.content.decode()
    again = client.post(URL, PageForm(checked).fields())
    assert "Premier Product Ops en startup" in plain(again)
    assert 'formaction="/lire/"' in checked.content.decode()


def test_the_sheet_holds_the_card_and_the_findings(client, monkeypatch):
    made = []
    monkeypatch.setattr("productops.publishing.views.reader.render_pdf", lambda sheet: made.append(sheet) or b"%PDF-")
    response = client.post("/lire/fiche.pdf", {"texte": OFFER})
    assert response["Content-Type"] == "application/pdf"
    (sheet,) = made
    assert [section.id for section in sheet.sections] == ["job", "levels", "missions", "unsaid", "findings"]
    client.post("/lire/fiche.pdf", {"texte": NO_CARD["nurse"]})
    assert [section.id for section in made[1].sections] == ["findings"]


def test_the_sheet_of_a_candidate_holds_their_answers_against_the_posting(client):
    page = PageForm(read_posting(client, lecteur="candidat", profil=PROFILE))
    response = client.post("/lire/fiche.pdf", page.fields())
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(response.content)).pages)
    assert text.index("Et vous ?") < text.index("Ce que l’on y ferait")
    for told in (
        "Ce qui parle pour vous",
        "Ce que vous auriez à apprendre",
        "Ce que l’offre ne dit pas",
        "Votre réponse",
    ):
        assert told in text
    without = PageForm(read_posting(client, lecteur="candidat"))
    assert b"%PDF-" in client.post("/lire/fiche.pdf", without.fields()).content[:8]


def test_the_sheet_is_a_real_file(client):
    response = client.post("/lire/fiche.pdf", {"texte": OFFER})
    assert response.content.startswith(b"%PDF-")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)
    assert "Fiche de lecture" in text
    assert client.get("/lire/fiche.pdf").status_code == 405


def test_a_profile_is_read_from_its_address_and_a_wrong_one_is_told(client):
    page = plain(read_posting(client, lecteur="candidat", profil=PROFILE))
    for title in ("Ce qui parle pour vous", "Ce que vous auriez à apprendre", "Ce que l’offre ne dit pas"):
        assert title in page
    refused = read_posting(client, lecteur="candidat", profil="https://exemple.fr/?a=b")
    assert refused.status_code == 422
    assert "ne contient aucune réponse" in plain(refused)
    assert "https://exemple.fr/?a=b" in refused.content.decode()


@pytest.mark.parametrize("address", ["http://[::1", "?" + "&".join(f"a{n}=1" for n in range(200)), "x" * 1001, "\x00"])
def test_an_address_that_is_none_is_never_an_error_of_ours(client, address):
    assert read_posting(client, lecteur="candidat", profil=address).status_code in (200, 422)


def test_the_profile_leads_to_the_reading_with_its_address(client):
    profile = client.get("/parcours/mon-profil/?" + PROFILE.partition("?")[2]).content.decode()
    assert re.search(r"réponses? sur \d+\.", plain(client.get("/parcours/mon-profil/?" + PROFILE.partition("?")[2])))
    link = re.search(r'href="(/lire/\?[^"]+)"', profile)[1].replace("&amp;", "&")
    page = client.get(link).content.decode()
    assert "libre=fabriquer" in page
    assert re.search(r'value="candidat"[^>]*checked', page)


@pytest.mark.parametrize(
    "address", ["/", "/cadrage/", "/parcours/", "/mandats/", "/mandats/direction/", "/metiers-voisins/", "/plan/"]
)
def test_every_door_leads_here_in_one_click(client, address):
    assert 'href="/lire/' in client.get(address).content.decode()


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the labelled postings are not beside this checkout")
def test_whole_postings_kept_apart_are_told_through_this_page(client, lexicon, catalogue):
    kept = [line for line in read() if half(line) == 1 and line["kind"] == "whole-posting"]
    right = near = levels = 0
    for line in kept:
        card = card_of(line["text"], lexicon, catalogue)
        right += card.job.job in line["verdict"]
        near += sum(abs(card.levels[domain] - level) <= 1 for domain, level in line["levels"].items())
        levels += len(line["levels"])
        assert card.headline in plain(read_posting(client, line["text"]))
    assert right >= 0.85 * len(kept)
    assert near >= 0.90 * levels


def test_the_card_is_refused_where_the_verdict_is(lexicon, catalogue):
    assert read_card(NO_CARD["CV"], lexicon, catalogue) is Reason.CV


def test_a_heading_above_a_list_is_no_line_that_nothing_expresses(lexicon, catalogue):
    text = PEOPLE.replace("\nMissions\n", "\nCe que vous ferez\n- Ranger les archives du musée\n", 1)
    words = [line.words for line in read_card(text, lexicon, catalogue).unexpressed]
    assert "Ranger les archives du musée" in words
    assert "Ce que vous ferez" not in words


@pytest.mark.parametrize(
    ("title", "line", "level"),
    [
        ("Product Ops (F/H)", "Trois à cinq ans en product management", Seniority.CONFIRMED),
        ("Responsable Product Operations (F/H)", "Huit ans d’expérience en pilotage de projets", Seniority.SENIOR),
        (
            "Responsable Product Operations (F/H)",
            "Vous encadrez trois Product Ops. Huit ans d’expérience.",
            Seniority.LEAD,
        ),
        ("Head of Product Operations (F/H)", "Huit ans d’expérience en pilotage de projets", Seniority.LEAD),
    ],
)
def test_the_level_is_that_of_the_fewest_years_and_who_leads_nobody_is_no_head(title, line, level):
    assert seniority_of(Text(f"{title}\n\n{line}")).value is level


def test_the_work_of_another_job_is_told_apart_and_not_counted(client, lexicon, catalogue):
    mixed = OFFER.replace(
        "- Soigner les plantes vertes de l’étage",
        "- Écrire les user stories et accepter les développements en fin de sprint",
    )
    assert mixed != OFFER
    card = card_of(mixed, lexicon, catalogue)
    assert [job for _line, job in card.of_others] == ["une ou un product owner"]
    page = plain(read_posting(client, mixed))
    assert "Le travail d’un autre métier" in page
    assert "ce que ferait une ou un product owner" in page


def test_whom_one_seeks_is_no_work_of_another_job_and_years_are_shown_whole(lexicon, catalogue):
    text = OFFER.replace(
        "Quinze PM, quatre équipes.", "On cherche notre premier Product Ops, un product manager dans l’âme."
    )
    text = text.replace("Product Ops (F/H)", "Product Ops junior (F/H)").replace("Trois ans d’", "5 ans d’")
    card = card_of(text, lexicon, catalogue)
    assert not card.of_others
    assert next(clash.words for clash in card.clashes if clash.code == "experience") == ("junior", "5 ans")


def test_part_time_that_is_possible_makes_no_half_day(lexicon, catalogue):
    card = card_of(OFFER + "\nPoste ouvert à temps partiel (80 % possible).", lexicon, catalogue)
    assert card.job.job == "product-ops"


def test_the_sheet_of_who_would_apply_speaks_to_them(client, monkeypatch):
    made = []
    monkeypatch.setattr("productops.publishing.views.reader.render_pdf", lambda sheet: made.append(sheet) or b"%PDF-")
    posting = OFFER + "\nMoins de 30 ans, photo exigée.\n"
    client.post("/lire/fiche.pdf", {"texte": posting, "lecteur": "recruteur"})
    client.post("/lire/fiche.pdf", {"texte": posting, "lecteur": "candidat"})
    for_employer, for_candidate = (
        " ".join(item.text for block in sheet.sections[-1].blocks for item in block.items) for sheet in made
    )
    assert "Dites l’expérience" in for_employer
    assert "Dites l’expérience" not in for_candidate
    assert "À demander : Quel texte impose cette condition d’âge" in for_candidate


@pytest.mark.parametrize(
    ("denial", "level"),
    [
        ("Vous n’encadrez personne.", Seniority.SENIOR),
        ("Poste sans encadrement.", Seniority.SENIOR),
        ("Vous êtes encadrée par la directrice produit.", Seniority.SENIOR),
        ("Encadrement : aucun.", Seniority.SENIOR),
        ("Vous encadrez deux personnes.", Seniority.LEAD),
    ],
)
def test_who_is_said_to_lead_nobody_does_not_lead_the_function(denial, level):
    text = f"Responsable Product Ops (F/H)\n\n{denial}\nHuit ans d’expérience en gestion de programme."
    assert seniority_of(Text(text)).value is level


@pytest.mark.parametrize(
    ("line", "stage"),
    [
        ("Six PM et un designer.", Stage.STARTUP),
        ("De 9 à 25 product managers en deux ans.", Stage.SCALEUP),
        ("Une trentaine de chefs de produit.", Stage.GROUP),
        ("140 PM dans le groupe, dont 8 PM dans l’équipe.", Stage.GROUP),
        ("Nous sommes 40.", None),
    ],
)
def test_the_stage_of_a_firm_is_read_in_its_product_managers(line, stage):
    assert stage_of(Text(line)) is stage


def test_the_first_of_a_function_is_read_as_such():
    for line in ("Notre tout premier Product Ops.", "Premier recrutement Product Operations."):
        assert setup_of(Text(line)).value is Setup.FIRST, line


MISSIONS = "\n".join(
    (
        "- Préparer le comité produit mensuel, une page par décision attendue.",
        "- Tenir la vue des dépendances entre les domaines.",
        "- Animer la planification trimestrielle et la revue des OKR.",
    )
)


def test_the_nearest_mandate_leads_only_where_leading_is_asked(lexicon, catalogue):
    head = "Responsable Product Ops (F/H)\n\nTrente-quatre équipes et 34 product managers.\n\nVos missions\n"
    alone = card_of(f"{head}{MISSIONS}\n\nVous n’encadrez personne.", lexicon, catalogue)
    assert alone.nearest.mandate.slug == "pilotage-en-grand-groupe"
    first = card_of(f"Premier Product Ops (F/H)\n\n6 PM.\n\nVos missions\n{MISSIONS}", lexicon, catalogue)
    assert first.nearest is None or first.nearest.scope.role.setup is not Setup.TEAM
