"""Files in and out: what is exported comes back, one edited line changes one row, one fault and nothing is imported."""

import shutil
from datetime import timedelta

import pytest
import yaml
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from zeal import zeal_ignore

from productops.editing import cells
from productops.editing.columns import keys, label
from productops.editing.exchange import MOST_CHANGED
from productops.editing.models import EntryVersion, WaitingImport
from productops.editing.versions import standing
from productops.knowledge import loading
from productops.knowledge.models import (
    CareerPath,
    CatalogueRevision,
    Competency,
    Domain,
    Interviewee,
    Mission,
    Problem,
    ProfileAnswer,
    Source,
    Testimonial,
    TypicalMandate,
)
from productops.knowledge.seeding import read_fixture, seed
from productops.knowledge.specs import SPECS
from productops.ui.templatetags.typography import typo
from tests.conftest import StrictClient
from tests.editing.desk import (
    CSV,
    YAML,
    as_entries,
    as_rows,
    as_sheet,
    as_yaml,
    check,
    confirm,
    exported,
    imported,
    page,
    told,
)

pytestmark = pytest.mark.django_db

MODELS = [spec for _file, spec in SPECS]
BOTH = pytest.mark.parametrize(("kind", "name"), [(CSV, "fichier.csv"), (YAML, "fichier.yaml")], ids=["csv", "yaml"])
TEXTS = ("title", "name", "quote", "question", "text")
"""The column that a test rewrites, where a model has one."""
EACH = pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.label)
SLUG = "pile-d-outils"


@pytest.fixture(autouse=True)
def _admin_queries():
    """Django's own admin fetches each choice by itself; an editor's page may."""
    with zeal_ignore():
        yield


def revision():
    """Give the number that any write raises."""
    return CatalogueRevision.objects.get().number


def all_rows(spec):
    return {slug: spec.whole(row) for slug, row in spec.rows().items()}


# --- there and back ---------------------------------------------------------------------------------


@BOTH
@EACH
def test_an_export_comes_back_and_changes_nothing(desk, spec, kind, name):
    before = revision()
    checked = check(desk, spec.model, exported(desk, spec.model, kind), name)
    assert told(checked) == []
    assert checked.context["result"].totals["skip"] == spec.model.objects.count()
    assert "ne change rien" in checked.content.decode()
    confirm(desk, spec.model, checked)
    assert revision() == before
    assert not EntryVersion.objects.exists()


@BOTH
@EACH
def test_one_edited_line_changes_that_row_and_no_other(desk, editor, spec, kind, name):
    before = all_rows(spec)
    slug = list(before)[-1]
    key = next((key for key in TEXTS if key in spec.fields), None)
    if key is None:
        return  # its words are all in lists, which have tests of their own
    content = exported(desk, spec.model, kind)
    if kind == CSV:
        rows = as_rows(content)
        row = next(row for row in rows if row[0] == slug)
        row[rows[0].index(label(spec, key))] += " (revu)"
        content = as_sheet(rows)
    else:
        entries = as_entries(content)
        next(entry for entry in entries if entry["slug"] == slug)[key] += " (revu)"
        content = as_yaml(entries)
    page = imported(desk, spec.model, content, name)
    assert "Import terminé : 0 ajout, 1 modification" in page.content.decode()
    before[slug][key] += " (revu)"
    assert all_rows(spec) == before
    version = EntryVersion.objects.first()
    assert (version.author, version.reason) == (editor, "Import d’un fichier")
    assert version.entry[key].endswith(" (revu)")


def test_the_yaml_exports_may_take_the_place_of_the_fixtures(desk, tmp_path):
    folder = shutil.copytree(settings.FIXTURES_DIR, tmp_path / "fixtures")
    for file, spec in SPECS:
        path = folder / file
        fixture = [spec.normal(entry) for entry in read_fixture(path)]
        path.write_bytes(exported(desk, spec.model, YAML))
        assert [spec.normal(entry) for entry in read_fixture(path)] == fixture, file
    report = seed(folder)
    assert not any([report.created, report.updated, report.edited, report.deleted, report.dropped_links])


def test_a_fixture_is_imported_as_it_is(desk):
    content = (settings.FIXTURES_DIR / "missions.yaml").read_bytes()
    checked = check(desk, Mission, content, "missions.yaml")
    assert checked.context["result"].totals["skip"] == Mission.objects.count()


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)


@given(st.lists(TEXT | st.builds("{}\n{}".format, TEXT, TEXT), min_size=1))
def test_any_list_of_texts_survives_its_cell(texts):
    assert cells.lines(cells.render(texts)) == texts


@given(st.lists(st.fixed_dictionaries({"titre": TEXT | st.just("- a\nb: c"), "rang": st.integers()}), min_size=1))
def test_any_list_of_records_survives_its_cell(records):
    cell = cells.render(records)
    assert cells.records(cell) == records
    assert not cell.startswith("-"), "a spreadsheet would take it for a formula"


def test_a_quotation_travels_verbatim(desk):
    quote = "« C’est — comment dire ? — =SOMME(A1) ; \"oui\", non… »\nÀ la ligne,  deux espaces, 'null' # et 1e3"
    Testimonial.objects.filter(slug="martin-lim-curiosite").update(quote=quote)
    for kind, name in ((CSV, "a.csv"), (YAML, "a.yaml")):
        content = exported(desk, Testimonial, kind)
        assert told(check(desk, Testimonial, content, name)) == []
        Testimonial.objects.filter(slug="martin-lim-curiosite").update(quote="perdue")
        imported(desk, Testimonial, content, name)
        assert Testimonial.objects.get(slug="martin-lim-curiosite").quote == quote


def test_line_ends_of_a_form_are_no_change(desk):
    Mission.objects.filter(slug=SLUG).update(detail="Une ligne.\r\nUne autre.")
    content = exported(desk, Mission, CSV).replace(b"Une ligne.\r\nUne autre.", b"Une ligne.\nUne autre.")
    assert check(desk, Mission, content).context["result"].totals["skip"] == Mission.objects.count()


# --- what a file may say ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("separator", "mark", "heading"), [(";", "", "intitulé"), (",", "\ufeff", "title"), ("\t", "", "Intitulé")]
)
def test_commas_tabs_and_either_name_of_a_column_are_read(desk, separator, mark, heading):
    imported(desk, Mission, f"{mark}slug{separator}{heading}\n{SLUG}{separator}Choisir les outils\n\n")
    assert Mission.objects.get(slug=SLUG).title == "Choisir les outils"
    assert Mission.objects.get(slug=SLUG).lines.exists(), "a column that is not there stays as it is"


def test_the_export_opens_in_a_french_spreadsheet(desk):
    content = exported(desk, Mission, CSV)
    assert content.startswith(b"\xef\xbb\xbfidentifiant;domaine;intitul")
    rows = as_rows(content)
    assert rows[0] == [label(MODELS[4], key) for key in keys(MODELS[4])]
    assert [row[0] for row in rows[1:]] == list(Mission.objects.values_list("slug", flat=True))


def test_the_export_keeps_to_what_the_list_showed(desk):
    pilotage = Domain.objects.get(slug="pilotage")
    rows = as_rows(exported(desk, Mission, CSV, f"?domain__id__exact={pilotage.pk}&q=roadmap"))
    assert {row[1] for row in rows[1:]} == {"pilotage"}
    assert 1 < len(rows) < Mission.objects.count()
    assert desk.get(page(Mission, "export") + "?domain__id__exact=rien", follow=True).status_code == 200


@BOTH
def test_lists_are_replaced_reordered_and_emptied(desk, kind, name):
    content = exported(desk, Mission, kind)
    if kind == CSV:
        rows = as_rows(content)
        row = next(row for row in rows if row[0] == SLUG)
        at = {key: rows[0].index(label(MODELS[4], key)) for key in keys(MODELS[4])}
        row[at["deliverables"]] = "Une liste\nUn budget"
        row[at["partners"]] = ""
        row[at["competencies"]] = "\n".join(reversed(row[at["competencies"]].split("\n")))
        row[at["results"]] = "horizon: 3-mois\ntitle: un seul\nbaseline: Combien ?"
        content = as_sheet(rows)
    else:
        entries = as_entries(content)
        entry = next(entry for entry in entries if entry["slug"] == SLUG)
        entry |= {
            "deliverables": ["Une liste", "Un budget"],
            "partners": [],
            "competencies": entry["competencies"][::-1],
        }
        entry["results"] = [{"horizon": "3-mois", "title": "un seul", "baseline": "Combien ?"}]
        content = as_yaml(entries)
    mission = Mission.objects.get(slug=SLUG)
    before = standing(mission)
    imported(desk, Mission, content, name)
    after = standing(mission)
    assert after["deliverables"] == ["Une liste", "Un budget"]
    assert after["partners"] == []
    assert after["competencies"] == before["competencies"][::-1]
    assert after["results"] == [{"horizon": "3-mois", "title": "un seul", "baseline": "Combien ?"}]
    assert after["indicators"] == before["indicators"]


def test_a_new_row_goes_last_and_shows_on_the_site_at_once(desk, client):
    last = Mission.objects.last().order
    entry = {
        "slug": "nouvelle",
        "domain": "pilotage",
        "title": "Tenir le calendrier",
        "detail": "Un détail.",
        "load": 1,
    }
    imported(desk, Mission, as_yaml([entry | {"deliverables": ["Le calendrier"]}]), "missions.yml")
    mission = Mission.objects.get(slug="nouvelle")
    assert mission.order == last + 1
    page = client.get(mission.get_absolute_url()).content.decode()
    assert "Tenir le calendrier" in page
    assert "Le calendrier" in page
    assert loading.catalogue().missions["nouvelle"].title == "Tenir le calendrier"


def test_unpublishing_by_a_file_takes_the_voice_away(desk, client):
    imported(desk, Interviewee, "slug;publié\nalexandre-dury;non\n")
    assert "Alexandre Dury" not in client.get("/temoignages/").content.decode()
    entry = next(e for e in as_entries(exported(desk, Interviewee, YAML)) if e["slug"] == "alexandre-dury")
    assert entry["published"] is False


def test_a_fixture_may_begin_unpublished(tmp_path):
    folder = shutil.copytree(settings.FIXTURES_DIR, tmp_path / "fixtures")
    path = folder / "testimonials.yaml"
    entries = read_fixture(path)
    entries.append(entries[0] | {"slug": "en-attente", "published": False})
    path.write_text(yaml.safe_dump(entries))
    seed(folder)
    assert not Testimonial.objects.get(slug="en-attente").published


# --- faults -----------------------------------------------------------------------------------------

GOOD = "manuel-produit"
CSV_FAULTS = {
    "a link to nothing": (Mission, f"slug;domain;load\n{GOOD};pilotage;1\n{SLUG};pilotages;1", ["3: domaine: ", "Peut-être « pilotage »"]),
    "a list with a link to nothing": (Mission, f"slug;competencies\n{SLUG};\"etre-resilient\nnulle\"", ["2: compétences appelées: n° 2", "« nulle »"]),
    "no title": (Mission, f"slug;title\n{SLUG};\n", ["2: intitulé: Ce champ ne peut pas être vide."]),
    "a new row without what it must have": (Testimonial, "slug;quote\nnouveau;oui\n", ["2: contexte: ", "2: personne: Ce champ ne peut pas être vide", "2: source: "]),
    "a text too long": (Mission, f"slug;title\n{SLUG};{'x' * 200}\n", ["2: intitulé: ", "160"]),
    "a line too long": (Mission, f"slug;deliverables\n{SLUG};\"oui\n{'x' * 700}\"\n", ["2: livrable: n° 2 : ", "600"]),
    "a bad load": (Mission, f"slug;load\n{SLUG};12\n{GOOD};deux\n", ["2: charge (repère): ", "9", "3: charge (repère): Un nombre entier"]),
    "a choice that is none": (CareerPath, "slug;signals\ncoach-consultant;\"fact: mandate.pilotage\noperator: zz\nvalue: b\neffect: 1\nreason: c\"", ["2: signaux: n° 1 : comparaison : « zz » n’est pas un choix. Il faut : eq, gte"]),
    "an effect that is not felt": (CareerPath, "slug;signals\ncoach-consultant;\"fact: mandate.pilotage\noperator: eq\nvalue: '2'\neffect: 0\nreason: c\"", ["L’effet va de −3 à 3"]),
    "a fact that does not exist": (CareerPath, "slug;signals\ncoach-consultant;\"fact: mandat.pilotage\noperator: gte\nvalue: '2'\neffect: 1\nreason: c\"", ["2: signaux: n° 1 : fait : « mandat.pilotage » n’est pas un choix"]),
    "a count held against a word": (CareerPath, "slug;signals\ncoach-consultant;\"fact: mandate.pilotage\noperator: gte\nvalue: beaucoup\neffect: 1\nreason: c\"", ["2: signaux: n° 1 : valeur : « Mandat : pilotage » se compare à un nombre entier"]),
    "a fifth domain": (Domain, "slug;name;plain_name;purpose\npolitique;Politique;P;R\n", ["2: : Les domaines sont fixes"]),
    "an effect towards nothing": (ProfileAnswer, "slug;effects\nlibre-fabriquer;\"toward: role.setup=tout-seul\npoints: 1\nreason: c\"", ["2: effets: n° 1 : envers : « Point de départ » s’écrit role.setup="]),
    "a record in pieces": (Mission, f"slug;results\n{SLUG};\"horizon: [3\"\n", ["2: résultats attendus: Le YAML ne se lit pas"]),
    "neither yes nor no": (Testimonial, "slug;published\nmartin-lim-curiosite;peut-être\n", ["2: publié: « oui » ou « non »"]),
    "answers no scoping takes": (TypicalMandate, "slug;answers\npremier-en-startup;\"mandate: {pratiques: 9}\"\n", ["2: réponses: mandate.pratiques"]),
    "an address that is none": (Source, "slug;url;year\ncomment-devenir-product-ops;oups;hier\n", ["2: adresse: ", "2: année: Un nombre entier"]),
    "a slug twice": (Mission, f"slug;load\n{SLUG};1\n{GOOD};1\n{SLUG};2\n", ["4: : Cet identifiant est déjà à la ligne 2."]),
    "a slug that is none": (Mission, "slug;title;detail;load\nUne mission;T;D;1\n", ["2: identifiant: "]),
    "no slug": (Mission, "slug;load\n;1\n", ["2: identifiant: Ce champ ne peut pas être vide."]),
    "no column of slugs": (Mission, "title\nT\n", ["1: : Il manque la colonne « identifiant »"]),
    "an unknown column": (Mission, f"slug;titre\n{SLUG};T\n", ["1: : Colonne inconnue : « titre »."]),
    "a column twice": (Mission, f"slug;title;intitulé\n{SLUG};T;T\n", ["1: : Deux colonnes pour « intitulé »."]),
    "a row too short, after a cell of two lines": (Mission, f"slug;title;detail\n{GOOD};T;\"a\nb\"\n{SLUG};T\n", ["4: : 2 cases pour 3 colonnes."]),
    "only rows too short": (Mission, f"slug;title\n{SLUG}\n", ["Ligne 2 : 1 cases pour 2 colonnes."]),
    "a quote left open": (Mission, f"slug;title\n{GOOD};T\n{SLUG};\"T\n", ["à partir de la ligne 3"]),
    "nothing": (Mission, "", ["vide"]),
    "no row": (Mission, "slug;title\n", ["aucune ligne"]),
    "another encoding": (Mission, f"slug;title\n{SLUG};été".encode("cp1252"), ["UTF-8 (ligne 2)"]),
    "two bytes a sign": (Mission, "slug;title".encode("utf-16"), ["UTF-8 (ligne 1)"]),
    "a workbook": (Mission, b"PK\x03\x04\x00\xff", ["classeur"]),
    "junk": (Mission, bytes(range(256)), ["UTF-8"]),
    "a null character": (Mission, f"slug;title\n{SLUG};a\0b\n", ["(ligne 2)"]),
    "too many rows": (Mission, "slug;load\n" + "a;1\n" * 1001, ["plus de 1000 lignes"]),
    "too heavy": (Mission, "x" * (2 * 1024 * 1024 + 1), ["la limite est de 2 Mo"]),
}  # fmt: skip
YAML_FAULTS = {
    "a broken text": (f"- slug: {GOOD}\n  title: [\n", ["ne se lit pas à la ligne 3"]),
    "no list": ("slug: a\n", ["Il faut une liste"]),
    "nothing but a comment": ("# rien\n", ["Il faut une liste"]),
    "a bare text, and another fault": (f"- texte\n- slug: {SLUG}\n  load: 12\n", ["1: : une entrée est attendue", "2: charge (repère): "]),
    "an unknown key": (f"- slug: {GOOD}\n- slug: {SLUG}\n  titre: T\n", ["2: : Colonne inconnue : « titre »."]),
    "a key twice": (f"- slug: {GOOD}\n- slug: {SLUG}\n  load: 1\n  load: 2\n", ["2: : « load » est écrit deux fois."]),
    "a date for a title": (f"- slug: {SLUG}\n  title: 2026-01-01\n", ["1: intitulé: Un texte est attendu"]),
    "an impossible date": (f"- slug: {SLUG}\n  title: 2026-13-45\n", ["Ligne 1 : cette entrée"]),
    "a tag": ("- slug: !!python/object:os.system x\n", ["Ligne 1 : cette entrée"]),
    "references": ("- &a {slug: a}\n- *a\n", ["Ligne 2 : les renvois"]),
    "a pit of brackets": ("[" * 300_000, ["trop de listes imbriquées"]),
    "a null character, escaped": (f'- slug: {SLUG}\n  title: "a\\0b"\n', ["1: intitulé: Ce texte contient un caractère"]),
    "half a number": (f"- slug: {SLUG}\n  load: 1.5\n", ["1: charge (repère): Un nombre entier"]),
    "a truth for a number": (f"- slug: {SLUG}\n  load: true\n", ["1: charge (repère): Un nombre entier"]),
    "a mapping for a list": (f"- slug: {SLUG}\n  deliverables: {{a: b}}\n", ["1: livrable: Une liste est attendue."]),
    "a text for a record": (f"- slug: {SLUG}\n  results: [x]\n", ["1: résultats attendus: n° 1 : Il faut, pour chacun : horizon"]),
}  # fmt: skip


def refused(desk, model, content, name, expected):
    before = revision()
    response = check(desk, model, content, name)
    found = told(response)
    for words in expected:
        assert any(words in fault for fault in found), (words, found)
    shown = response.content.decode()
    assert "confirm_form" not in response.context
    assert all(typo(fault.message) in shown for fault in getattr(response.context.get("result"), "faults", []))
    assert revision() == before


@pytest.mark.parametrize("case", CSV_FAULTS)
def test_a_faulty_sheet_imports_nothing_and_names_every_fault(desk, case):
    model, content, expected = CSV_FAULTS[case]
    refused(desk, model, content, "fichier.csv", expected)


@pytest.mark.parametrize("case", YAML_FAULTS)
def test_a_faulty_yaml_imports_nothing_and_names_every_fault(desk, case):
    content, expected = YAML_FAULTS[case]
    refused(desk, Mission, content, "fichier.yaml", expected)


def test_a_file_of_another_kind_is_refused_unless_its_format_is_chosen(desk):
    assert told(check(desk, Mission, "slug\n", "notes.txt")) == [
        "Le nom du fichier doit finir par .csv ou .yaml, ou choisissez le format."
    ]


# --- the confirmation -------------------------------------------------------------------------------


def test_a_file_is_imported_once(desk):
    checked = check(desk, Mission, f"slug;load\n{SLUG};5\n")
    confirm(desk, Mission, checked)
    assert "n’est plus là" in confirm(desk, Mission, checked).content.decode()


def editor(name):
    client = StrictClient()
    client.force_login(get_user_model().objects.create_superuser(name, password="un-mot-de-passe-long"))
    return client


def test_the_server_that_confirms_may_be_another_than_the_one_that_checked(desk, monkeypatch, tmp_path):
    checked = check(desk, Mission, f"slug;load\n{SLUG};5\n")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert "1 modification" in typo(confirm(desk, Mission, checked).content.decode()).replace("\u00a0", " ")
    assert not WaitingImport.objects.exists()


def test_a_file_waits_for_whoever_sent_it_alone(desk):
    checked = check(desk, Mission, f"slug;load\n{SLUG};5\n")
    assert "n’est plus là" in confirm(editor("autre"), Mission, checked).content.decode()
    assert Mission.objects.get(slug=SLUG).load != 5
    confirm(desk, Mission, checked)
    assert Mission.objects.get(slug=SLUG).load == 5


def test_the_same_file_of_two_people_waits_for_each(desk):
    sent, other = f"slug;load\n{SLUG};5\n", editor("autre")
    mine, theirs = check(desk, Mission, sent), check(other, Mission, sent)
    confirm(desk, Mission, mine)
    assert "1 ligne inchangée" in confirm(other, Mission, theirs).content.decode().replace("\u00a0", " ")


def test_a_file_waits_a_day_at_most_and_five_a_person(desk):
    checked = check(desk, Mission, f"slug;load\n{SLUG};5\n")
    WaitingImport.objects.update(checked_at=timezone.now() - timedelta(hours=24, minutes=1))
    assert "n’est plus là" in confirm(desk, Mission, checked).content.decode()
    for load in range(1, 8):
        check(desk, Mission, f"slug;load\n{SLUG};{load}\n")
    kept = {bytes(row.content).decode()[-2] for row in WaitingImport.objects.all()}
    assert kept == {"3", "4", "5", "6", "7"}


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", "autre"])
def test_only_files_that_wait_are_opened(desk, name):
    sent = {"import_file_name": name, "original_file_name": "a.csv", "format": "0", "resource": "0"}
    response = desk.post(page(Mission, "process_import"), sent, follow=True)
    assert "n’est plus là" in response.content.decode()


def test_a_confirmation_that_makes_no_sense_says_so(desk):
    response = desk.post(page(Mission, "process_import"), {"format": "7"})
    assert response.status_code == 200
    assert "choisissez de nouveau le fichier" in response.content.decode()


def test_what_became_wrong_since_the_check_imports_nothing(desk):
    sent = f"slug;title;detail;load;competencies\n{SLUG};Autre;D;1;\nnouvelle;T;D;1;en-trop\n"
    extra = Competency.objects.create(slug="en-trop", kind="specifique", name="En trop", description="x", posting="x")
    checked = check(desk, Mission, sent)
    extra.delete()
    response = confirm(desk, Mission, checked)
    assert response.status_code == 200
    assert any("en-trop" in fault for fault in told(response))
    assert not Mission.objects.filter(slug="nouvelle").exists()
    assert not Mission.objects.filter(title="Autre").exists()
    assert not EntryVersion.objects.exists()


def test_a_row_added_by_someone_else_at_the_same_moment_is_said(desk, monkeypatch):
    checked = check(desk, Source, "slug;title;publisher\nnouvelle;T;É\n")
    Source.objects.create(slug="nouvelle", title="x", publisher="x")
    spec = next(spec for spec in MODELS if spec.model is Source)
    monkeypatch.setattr(type(spec), "rows", lambda self: {})  # as read just before the other committed
    monkeypatch.setattr(Source, "full_clean", lambda self: None)
    assert "au même moment" in confirm(desk, Source, checked).content.decode()


def test_the_catalogue_seen_in_an_import_that_is_undone_is_forgotten(desk):
    """A typical mandate is checked against the catalogue, inside the transaction that already renamed another one."""
    problem = Problem.objects.create(slug="en-trop", title="x", detail="x", domain=Domain.objects.first())
    entries = as_entries(exported(desk, TypicalMandate, YAML))
    entries[0]["name"] = "Jamais enregistré"
    entries[1]["answers"]["problems"] = ["en-trop"]
    checked = check(desk, TypicalMandate, as_yaml(entries), "a.yaml")
    problem.delete()
    assert told(confirm(desk, TypicalMandate, checked))
    TypicalMandate.objects.get(slug=entries[2]["slug"]).save()  # the same revision number as in the undone transaction
    assert "Jamais enregistré" not in {mandate.name for mandate in loading.catalogue().typical_mandates.values()}


def test_reading_is_not_writing():
    """Who may only read exports and does not import."""
    reader = get_user_model().objects.create_user("lecture", password="un-mot-de-passe-long", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_mission"))
    client = StrictClient()
    client.force_login(reader)
    assert exported(client, Mission, CSV)
    listing = client.get(page(Mission, "changelist")).content.decode()
    assert page(Mission, "export") in listing
    assert page(Mission, "import") not in listing
    assert client.get(page(Mission, "import")).status_code == 403
    assert client.post(page(Mission, "process_import")).status_code == 403
    assert client.post(page(Source, "export"), {"format": CSV, "resource": "0"}).status_code == 403


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_a_sheet_is_a_formula_and_the_text_comes_back(desk, start):
    text = f"{start}HYPERLINK(1) et le reste"
    Mission.objects.filter(slug=SLUG).update(title=text)
    content = exported(desk, Mission, CSV)
    cell = next(row[2] for row in as_rows(content) if row[0] == SLUG)
    assert cell == f"'{text}"
    imported(desk, Mission, content.decode("utf-8-sig").replace("et le reste", "et la suite"))
    assert Mission.objects.get(slug=SLUG).title == text.replace("et le reste", "et la suite")


def test_a_file_that_changes_too_many_rows_is_told_before_anything_is_written(admin_client):
    rows = [
        {"slug": f"source-{rank}", "title": f"Source {rank}", "publisher": "Un éditeur"}
        for rank in range(MOST_CHANGED + 2)
    ]
    before = Source.objects.count()
    faults = told(check(admin_client, Source, as_yaml(rows), name="sources.yaml"))
    assert len(faults) == 1
    assert f"{MOST_CHANGED} lignes au plus" in faults[0]
    imported(admin_client, Source, as_yaml(rows[:MOST_CHANGED]), name="sources.yaml")
    assert Source.objects.count() == before + MOST_CHANGED
    # What is there already is not counted.
    imported(admin_client, Source, as_yaml(rows), name="sources.yaml")
    assert Source.objects.count() == before + len(rows)


def test_an_import_is_one_edit_of_the_catalogue(admin_client):
    rows = [{"slug": f"source-{rank}", "title": f"Source {rank}", "publisher": "Un éditeur"} for rank in range(3)]
    before = revision()
    imported(admin_client, Source, as_yaml(rows), name="sources.yaml")
    assert revision() == before + 1
