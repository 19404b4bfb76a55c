"""A client written only from the description: it finds every address there, and holds each answer against it."""

import re

import pytest
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import validate

from productops.opendata.description import description

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


@pytest.fixture
def spec(client):
    return client.get("/donnees/openapi.json").json()


def path_of(spec, address):
    """Give the path of the description that an address follows, the most precise first."""
    path = address.removeprefix(HOST).partition("#")[0]
    paths = sorted(spec["paths"], key=lambda one: one.count("{"))
    return next((one for one in paths if re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(one)), path)), None)


def addresses_in(value):
    if isinstance(value, dict):
        return {found for inner in value.values() for found in addresses_in(inner)}
    if isinstance(value, list):
        return {found for inner in value for found in addresses_in(inner)}
    return {value.partition("#")[0]} if isinstance(value, str) and value.startswith(HOST) else set()


def faults(spec, schema, value):
    whole = {**schema, "components": spec["components"]}
    return [error.message for error in OAS31Validator(whole, format_checker=oas31_format_checker).iter_errors(value)]


def hold(spec, response, path):
    """Hold an answer against what the description says of it; give its value where it is JSON."""
    responses = spec["paths"][path]["get"]["responses"]
    said = responses.get(str(response.status_code)) or spec["components"]["responses"]["Fault"]
    if "content" not in said:
        return None
    kind = response["Content-Type"].partition(";")[0]
    assert kind in said["content"], path
    if not kind.endswith("json"):
        return None
    value = response.json()
    assert not faults(spec, said["content"][kind].get("schema", {}), value), path
    return value


def test_the_description_is_valid(spec):
    validate(spec)
    assert spec == description()


def test_a_client_walks_every_link_from_the_description_alone(client, spec):
    start = [path for path in spec["paths"] if "{" not in path]
    waiting, seen, followed = {HOST + path for path in start}, set(), set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = client.get(address.removeprefix(HOST))
        path = path_of(spec, address)
        if path is None:  # a page that people read
            assert response.status_code == 200, address
            continue
        followed.add(path)
        assert response.status_code in (200, 302), address
        value = hold(spec, response, path)
        if response.status_code == 302:
            waiting |= {HOST + response["Location"]} - seen
        elif path != "/donnees/openapi.json":
            waiting |= addresses_in(value) - seen
    between = {path for path in spec["paths"] if "{before}" in path}
    assert followed == set(spec["paths"]) - between
    revision = client.get("/donnees.json").json()["revision"]
    for path in between:
        address = path.replace("{before}", str(revision)).replace("{after}", str(revision))
        response = client.get(address)
        assert response.status_code == 200
        hold(spec, response, path)


def test_every_answer_that_the_description_lets_differ_is_refused(client, spec):
    """The check itself: a key more, a key less, another type."""
    said = spec["paths"]["/competences/{slug}.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    good = client.get("/competences/facilitation.json").json()
    assert not faults(spec, said, good)
    for change in ({"odd": 1}, {"name": 3}, {"page": None}):
        assert faults(spec, said, {**good, "data": {**good["data"], **change}}), change
    assert faults(spec, said, {**good, "data": {key: good["data"][key] for key in good["data"] if key != "name"}})
    assert faults(spec, said, {**good, "revision": "3"})


@pytest.mark.parametrize(
    "address",
    [
        "/competences/nulle-part.json",
        "/competences/Une%20chose%20!.json",
        "/missions/..json",
        "/parcours/%00.json",
        "/mandats/x'or'1.json",
        "/domaines/" + "x" * 3000 + ".json",
        "/donnees/catalogue-999999.zip",
        "/donnees/catalogue-abc.zip",
        "/donnees/catalogue--1.zip",
        "/donnees/catalogue-٣.zip",
        "/donnees/catalogue-99999999999999999999999.zip",
        "/donnees/changements/1-2.csv",
        "/donnees/changements/x-y.atom",
        "/donnees/changements/a-b-c.csv",
    ],
)
def test_what_is_unknown_is_said_in_the_one_shape(client, spec, address):
    response = client.get(address)
    assert response.status_code == 404
    assert response["Content-Type"].startswith("application/problem+json")
    assert response["Access-Control-Allow-Origin"] == "*"
    value = response.json()
    assert not faults(spec, spec["components"]["schemas"]["Fault"], value)
    assert value["status"] == 404
    assert len(value["detail"]) < 300
    assert value["detail"].isprintable()


ADDRESSES = ["/donnees.json", "/competences.json", "/competences/facilitation.json", "/missions/pile-d-outils.json",
             "/glossaire.json", "/parcours/mon-profil.json", "/donnees/openapi.json", "/donnees/changements.atom"]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_read_only_open_and_marked(client, spec, address):
    given = client.get(address)
    assert given["Access-Control-Allow-Origin"] == "*"
    assert given["Access-Control-Expose-Headers"] == "ETag"
    assert client.head(address)["ETag"] == given["ETag"]
    again = client.get(address, headers={"if-none-match": given["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    for ask in (client.post, client.put, client.delete, client.patch, client.options):
        refused = ask(address)
        assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")
        assert not faults(spec, spec["components"]["schemas"]["Fault"], refused.json())


@pytest.mark.parametrize("address", ADDRESSES[1:-2])
def test_a_second_answer_is_the_kept_one(client, address, django_assert_num_queries):
    fresh = client.get(address)
    with django_assert_num_queries(1):
        assert client.get(address).content == fresh.content


def test_nobody_who_speaks_has_data(client):
    for address in ("/temoignages.json", "/temoignages/martin-lim.json"):
        assert client.get(address).status_code == 404


def test_a_page_and_its_data_say_the_same(client):
    data = client.get("/competences/conduire-le-changement.json").json()["data"]
    page = client.get(data["page"].removeprefix(HOST)).content.decode()
    assert 'href="/competences/conduire-le-changement.json"' in page
    assert [code["code"] for code in data["related_match"]][:2] == ["M1402", "M1429"]
    assert "M1429" in page
    assert "novembre 2026" in page
    assert data["testimonials"].endswith("/temoignages/?competence=conduire-le-changement")
    slugs = {link["slug"] for link in data["links"]["missions"]}
    assert slugs
    for slug in slugs:
        assert "conduire-le-changement" in client.get(f"/missions/{slug}.json").json()["data"]["competencies"]
