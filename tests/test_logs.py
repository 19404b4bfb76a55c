"""No key, no address with a key, no query, nobody's name: whatever the logger, the handler and the way it is told."""

import io
import json
import logging
import re
import sqlite3

import pytest
from django.test import Client

from productops.contributions.models import Contribution
from productops.logs import DiscreetRecord, _request_id, discreet, json_lines, told
from productops.scoping.models import RoleScope, comment_key

KEY = "8wJq3Kx_Vb-2mTzY5nLd7A"
NAME = "Inès"
"""Not written where it is raised: lines of code are printed, values are not."""
SECRETS = (
    KEY,
    "abcdefghijklmnopqrstuvwx",
    comment_key(KEY),
    "Inès",
    "ines@example.org",
    "ines.dupont",
    "192.0.2.7",
    "mot-de-passe-secret",
)
TOLD = (
    f"Not Found: /cadrage/{KEY}/contexte/",
    "Not Found: /cadrage/abcdefghijklmnopqrstuvwx/contexte/",
    f"GET /lecture/{comment_key(KEY)}/ 404",
    f"Forbidden: /temoignages/proposer/{KEY}/",
    "GET /parcours/mon-profil/?nom=Inès&metier=pm",
    'AXES: New login failure by {username: "ines.dupont", ip_address: "192.0.2.7", path_info: "/gestion/login/"}',
    "Key (email)=(ines@example.org) already exists.",
    f"no draft for {KEY}",
    "{'username': 'ines.dupont', 'password': 'mot-de-passe-secret'}",
)


def every_logger():
    import productops.server  # noqa: F401  brings gunicorn's

    return [logging.getLogger(), *map(logging.getLogger, sorted(logging.root.manager.loggerDict))]


@pytest.fixture
def heard():
    """What every logger says, to a plain handler that nobody thought of; read it by calling."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    loggers = [each for each in every_logger() if each.parent is None or not each.propagate]
    levels = [(each, each.disabled) for each in every_logger()]
    for each in loggers:
        each.addHandler(handler)
    for each, _ in levels:
        each.disabled = False
    yield out.getvalue
    for each in loggers:
        each.removeHandler(handler)
    for each, disabled in levels:
        each.disabled = disabled


def test_every_logger_is_discreet_however_it_is_told(heard):
    names = [each.name for each in every_logger()]
    assert {"django.request", "django.security.csrf", "django.server", "axes", "productops.scoping.damaged"} & set(
        names
    )
    for logger in every_logger():
        for text in TOLD:
            logger.critical(text)
            logger.critical("%s", text)
            logger.critical("%(text)s", {"text": text})
            try:
                try:
                    raise KeyError(text)
                except KeyError as cause:
                    raise ValueError(f"{text}: {NAME}") from cause
            except ValueError as fault:
                logger.exception("It fell: %s", fault, extra={"request": text})
    said = heard()
    assert len(said.splitlines()) > len(names) * len(TOLD)
    assert "ValueError" in said
    assert "KeyError" in said
    assert [secret for secret in SECRETS if secret in said] == []


def test_no_handler_is_given_the_request():
    record = logging.getLogger("django.request").makeRecord(
        "django.request", 40, "x", 1, "fell", (), None, extra={"request": KEY}
    )
    assert isinstance(record, DiscreetRecord)
    assert record.request is None


def test_values_that_do_not_fit_their_text_are_not_printed(heard):
    logging.getLogger("productops").error("%s and %s", KEY)
    assert KEY not in heard()


@pytest.mark.django_db
def test_real_faults_say_nothing_of_anyone(heard, monkeypatch):
    _row, key = RoleScope.objects.start({"organisation": {"name": "Maison Inès"}})
    _offered, offered = Contribution.objects.receive(name="Inès", role="Product Ops", consent_site=True)
    client = Client(raise_request_exception=False)
    strict = Client(enforce_csrf_checks=True)
    from productops.scoping.views import step

    def fall(*_args, **_more):
        raise ValueError(NAME)

    client.get(f"/cadrage/{key}x/contexte/")
    client.get(f"/lecture/{comment_key(key)[:-1]}0/")
    client.get(f"/temoignages/proposer/{offered}x/")
    client.delete(f"/cadrage/{key}/contexte/")
    strict.post(f"/cadrage/{key}/contexte/", {"name": "Inès"})
    client.post("/gestion/login/", {"username": "ines.dupont", "password": "mot-de-passe-secret"})
    monkeypatch.setattr(step.saving, "save_step", fall)
    assert client.post(f"/cadrage/{key}/contexte/", {"name": "Inès"}).status_code == 500
    said = heard()
    assert "/cadrage/…/contexte/" in said
    assert "ValueError" in said
    assert [secret for secret in (key, comment_key(key)[:-1], offered, *SECRETS) if secret in said] == []


def test_what_says_nothing_of_anyone_is_kept():
    for text in (
        "Not Found: /temoignages/nobody/",
        "productops.scoping.0002_superseded",
        "django.utils.datastructures.MultiValueDictKeyError",
        "0007_trials_by_situation",
        "/cadrage/importer/",
    ):
        assert discreet(text) == text
    with pytest.raises(ValueError, match=NAME) as caught:
        raise ValueError(NAME)
    assert "test_logs.py" in told(caught.value)


def test_a_fault_of_sqlite_is_told_by_its_code(tmp_path):
    with pytest.raises(sqlite3.OperationalError) as caught:
        sqlite3.connect(tmp_path / "nowhere" / KEY)
    assert told(caught.value).endswith("sqlite3.OperationalError (SQLITE_CANTOPEN)")


def test_a_line_says_when_how_bad_and_who_says_it():
    from django.conf import settings

    told = settings.LOGGING["formatters"]["dated"]["format"]
    line = logging.Formatter(told).format(
        DiscreetRecord("axes", logging.ERROR, "", 0, f"no draft for {KEY}", None, None)
    )
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ERROR axes: no draft for …", line)
    assert settings.LOGGING["handlers"]["console"]["formatter"] == "dated"


def json_line(logger, *args, **kwargs):
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(json_lines())
    logger.addHandler(handler)
    try:
        logger.error(*args, **kwargs)
    finally:
        logger.removeHandler(handler)
    return json.loads(out.getvalue())


class Silent:
    """What prints as a secret."""

    def __str__(self):
        return KEY

    __repr__ = __str__


def test_a_line_for_programs_is_dated_and_says_of_which_request():
    _request_id.set("0123456789abcdef0123456789abcdef")
    line = json_line(logging.getLogger("axes"), "fell")
    assert line.pop("time").startswith("20")
    assert line == {
        "level": "ERROR",
        "logger": "axes",
        "message": "fell",
        "request_id": "0123456789abcdef0123456789abcdef",
    }


@pytest.mark.parametrize("text", TOLD)
def test_json_is_discreet_down_to_what_is_hung_on_a_record(text):
    extra = {"request": Silent(), "told": text, "sql": text, "params": (text,), "more": {"a": text}, "count": 3}
    extra |= {"username": NAME, "odd": Silent(), "list": [text]}
    try:
        raise ValueError(text)
    except ValueError:
        line = json_line(logging.getLogger("django.request"), text, extra=extra, exc_info=True)
    assert line["count"] == 3
    assert "ValueError" in line["exc_info"]
    assert [secret for secret in SECRETS if secret in json.dumps(line, ensure_ascii=False)] == []


@pytest.mark.django_db
def test_a_request_bears_the_number_that_its_lines_bear(client, settings, caplog):
    given = "abcdef0123456789abcdef0123456789"
    settings.TRUSTED_PROXIES = 0
    own = client.get("/nulle-part/", headers={"X-Request-ID": given})["X-Request-ID"]
    assert own != given
    assert re.fullmatch(r"[0-9a-f]{32}", own)
    assert {record.request_id for record in caplog.records if record.name == "django.request"} == {own}
    settings.TRUSTED_PROXIES = 1
    assert client.get("/", headers={"X-Request-ID": given})["X-Request-ID"] == given
    for forged in ("Inès", "x" * 32, "a" * 65, "a\r\nb", KEY):
        assert client.get("/", headers={"X-Request-ID": forged})["X-Request-ID"] != forged
