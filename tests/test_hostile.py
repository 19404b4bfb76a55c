"""Nothing that is sent, stored or missing makes a page fall: an attack of every address, then its kinds one by one."""

import io
import json

import docx
import pytest
from django.test import override_settings
from django.urls import get_resolver

from productops.drafting.scope import ANSWERS
from productops.knowledge.specs import SPECS
from productops.scoping.models import RoleScope
from productops.scoping.steps import STEPS
from scripts.attack import Attack, addresses
from tests.amounts import amount, by_night
from tests.scoping.pages import PageForm

pytestmark = pytest.mark.django_db
UNREADABLE = ("\ufffd", "\x7f", "\x1b", "\x0b", "\x00", "\ufffe", "\ud800", "\ufdfa", "\u202e", "🙈")


def dealt(way, ways=3):
    """Deal the signs among the ways in: by day each sign takes one of them, by night all of them."""
    return [
        pytest.param(sign, id=ascii(sign), marks=() if rank % ways == way else by_night)
        for rank, sign in enumerate(UNREADABLE)
    ]


MANDATE = {"pratiques": 3, "personnes": 1, "partenaires": 2, "pilotage": 2}
DOCUMENTS = [
    f"documents/{kind}{end}"
    for kind in ("offer", "brief", "interview-kit", "onboarding")
    for end in ("/", ".md", ".txt", ".json", ".docx", ".pdf")
]


@pytest.mark.filterwarnings("ignore:N\\+1 detected")  # queries in loops are other tests' business
def test_every_address_is_attacked_and_none_falls(settings):
    from django.core.signals import got_request_exception

    settings.ZEAL_RAISE = False
    attack = Attack(1)
    attack.settle()
    got_request_exception.connect(attack.note)
    for _ in range(amount(200, 2000)):
        attack.send()
    got_request_exception.disconnect(attack.note)
    assert not attack.faults
    assert not attack.reflected
    assert len(attack.statuses) > 3


def read_all(client, key):
    """Ask every page and every file of a draft; give those that fell, or that were not given."""
    client.raise_request_exception = False
    pages = [*(f"{step.key}/" for step in STEPS), *DOCUMENTS, "cadrage.json"]
    answers = {page: client.get(f"/cadrage/{key}/{page}").status_code for page in pages}
    return {page: status for page, status in answers.items() if status != 200}


@pytest.mark.parametrize("sign", dealt(0))
def test_unreadable_characters_in_every_field(client, sign):
    fill_every_field(client, sign)


@pytest.mark.parametrize("sign", dealt(1))
def test_unreadable_characters_in_every_field_as_the_page_saves_itself(client, sign):
    fill_every_field(client, sign, headers={"HX-Request": "true"})


def fill_every_field(client, sign, headers=None):
    _row, key = RoleScope.objects.start({"mandate": MANDATE})
    for step in STEPS[:-1]:
        address = f"/cadrage/{key}/{step.key}/"
        fields = PageForm(client.get(address)).fields()
        hidden = ("page", "turn", "revision", "base", "waiting", "shown", "csrfmiddlewaretoken")
        typed = {
            name: [f"Un mot {sign} un autre".encode(errors="surrogatepass").decode(errors="replace")]
            if values == [""] and name not in hidden
            else values
            for name, values in fields.items()
        }
        assert client.post(address, typed, headers=headers).status_code in (200, 302, 409, 422)
    assert not read_all(client, key)


@pytest.mark.parametrize("sign", dealt(2))
def test_unreadable_characters_in_a_file_that_is_imported(client, sign):
    scope = {
        "version": 1,
        "mandate": MANDATE,
        "organisation": {"name": f"Maison {sign}", "about": sign},
        "role": {"title": f"Product Ops {sign}"},
        "own_missions": [
            {"domain": "pratiques", "title": f"Trier {sign} trier", "commitment": "porter", "half_days": 1}
        ],
        "terms": {"process": [f"Un {sign} échange"]},
    }
    for ascii_only in (True, False):
        text = json.dumps(scope, ensure_ascii=ascii_only).encode(errors="surrogatepass")
        answer = client.post("/cadrage/importer/", {"file": io.BytesIO(text)})
        assert answer.status_code in (302, 422)
        if answer.status_code == 302:
            assert not read_all(client, answer.url.split("/")[2])


def test_the_longest_of_everything_makes_every_document(client):
    longest = "Très long intitulé " * 200
    answers = {"mandate": MANDATE, "organisation": {}, "role": {}, "terms": {}}
    for path, answer in ANSWERS.items():
        part, _, name = path.partition(".")
        if part in answers and name and getattr(answer, "longest", 0) and answer.kind.name == "TEXT":
            answers[part][name] = longest[: answer.longest - 1] + "x"
    _row, key = RoleScope.objects.start(answers)
    assert not read_all(client, key)


def test_a_title_longer_than_a_property_of_word_holds(core_catalogue):
    from dataclasses import replace
    from datetime import date

    from productops.drafting.compose import compose
    from productops.drafting.document import Kind
    from productops.drafting.scope_json import read_scope
    from productops.publishing.renderers import FORMATS

    scope = read_scope({"mandate": MANDATE}, core_catalogue)
    document = compose(scope, core_catalogue, kind=Kind.OFFER, on=date(2026, 11, 27))
    for extension, chosen in FORMATS.items():
        made = chosen.render(replace(document, title="Product Ops " * 40))
        assert made, extension
    made = docx.Document(io.BytesIO(FORMATS["docx"].render(replace(document, title="Product Ops " * 40))))
    assert len(made.core_properties.title) == 255
    assert made.paragraphs[0].text.startswith("Product Ops " * 30)


@pytest.mark.filterwarnings("ignore:N\\+1 detected")
def test_an_emptied_catalogue_leaves_every_page_standing(client, settings):
    settings.ZEAL_RAISE = False
    _row, key = RoleScope.objects.start({"mandate": MANDATE, "problems": ["trop-d-outils"]})
    for _file, spec in reversed(SPECS):
        for row in spec.model.objects.all():
            row.delete()
    client.raise_request_exception = False
    fell = {}
    for route, _converters in addresses(get_resolver().url_patterns):
        if "<" in route or route.startswith(("gestion/", "galerie/")) or "(" in route:
            continue
        for query in ("", "?q=outils&parcours=x&domaine=pratiques"):
            status = client.get(f"/{route}{query}").status_code
            if status >= 500:
                fell[route + query] = status
    fell |= {page: status for page, status in read_all(client, key).items() if status >= 500}
    for step in STEPS[:-1]:
        for headers in ({}, {"HX-Request": "true"}):
            status = client.post(f"/cadrage/{key}/{step.key}/", {"name": "Alan"}, headers=headers).status_code
            if status >= 500:
                fell[f"POST {step.key}"] = status
    posting = "Product Ops (F/H)\nVos missions : trier les demandes du support."
    if (status := client.post("/verifier/", {"texte": posting}).status_code) >= 500:
        fell["verifier"] = status
    assert not fell


MANIFEST = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}


def test_without_the_manifest_of_static_files_a_french_page_is_given(client, tmp_path):
    client.raise_request_exception = False
    with override_settings(STORAGES=MANIFEST, STATIC_ROOT=tmp_path):
        answer = client.get("/plan/")
    assert answer.status_code == 500
    assert "Ce n’est pas vous" in answer.content.decode()
    assert answer["Content-Type"].startswith("text/html")


def test_without_the_templates_a_french_page_is_given(client, settings, tmp_path):
    templates = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    client.raise_request_exception = False
    with override_settings(TEMPLATES=templates):
        answer = client.get("/plan/")
    assert answer.status_code == 500
    assert "Ce n’est pas vous" in answer.content.decode()


def test_every_text_of_every_step_is_bounded_as_it_unfolds(client):
    _row, key = RoleScope.objects.start({"mandate": MANDATE})
    refused = 0
    for step in STEPS[:-1]:
        page = client.get(f"/cadrage/{key}/{step.key}/")
        for name, field in page.context["form"].fields.items():
            if not (most := getattr(field, "max_length", None)):
                continue
            fields = PageForm(page).with_fields(**{name: ["\ufdfa" * (most // 9 + 2)]})
            answer = client.post(f"/cadrage/{key}/{step.key}/", fields)
            assert answer.status_code == 422, (step.key, name)
            assert "\ufdfa\ufdfa" in answer.content.decode()
            refused += 1
    assert refused > 20
    assert RoleScope.objects.get().answers == {"mandate": MANDATE}


def test_what_french_writes_fits_to_the_last_sign(client, key):
    page = client.get(f"/cadrage/{key}/contexte/")
    most = page.context["form"].fields["name"].max_length
    answer = client.post(f"/cadrage/{key}/contexte/", PageForm(page).with_fields(name=["œ" * most]))
    assert answer.status_code == 302


ODD = ("id__exact=aaa", "published__exact=\x00", "slug__regex=(", "interviewee__id__in=x", "nothing__at__all=1", "p=-9", "o=z.9.9", "_to_field=%00", "q=%00", "e=1")  # fmt: skip


@pytest.mark.filterwarnings("ignore:N\\+1 detected")
@pytest.mark.parametrize("asked", ODD, ids=ascii)
def test_odd_filters_of_the_admin_are_refused_not_a_fault(admin_client, asked):
    admin_client.raise_request_exception = False
    for place in ("knowledge/testimonial/", "knowledge/mission/", "contributions/removalrequest/", "auth/user/"):
        for end in ("", "export/"):
            for method in (admin_client.get, admin_client.post):
                answer = method(f"/gestion/{place}{end}?{asked}", {})
                assert answer.status_code < 500, (place, end, asked)


def test_a_fault_of_ours_in_the_admin_stays_one(admin_client, monkeypatch):
    from productops.editing import admin

    def fall(*_args, **_more):
        raise ValueError("ours")

    monkeypatch.setattr(admin.MissionAdmin, "get_queryset", fall)
    admin_client.raise_request_exception = False
    assert admin_client.get("/gestion/knowledge/mission/?q=outils").status_code == 500
