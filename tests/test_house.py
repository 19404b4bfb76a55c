"""House rules, as tests."""

import gzip
import os
import re
import subprocess
import sys

import pytest

from productops.server import KeylessLogger, free_port
from productops.ui.staticfiles import joined
from tests.conftest import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda p: p.name)
def test_requirements_are_pinned_with_hashes_and_name_no_host(path):
    text = path.read_text()
    assert "://" not in text
    assert "--index" not in text
    names = re.findall(r"^[a-z0-9][\w.\[\]-]*==", text, re.MULTILINE)
    assert names
    assert text.count("--hash=sha256:") >= len(names)
    run = set(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements/run.txt").read_text(), re.MULTILINE))
    assert run <= set(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements/test.txt").read_text(), re.MULTILINE))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT)))
def test_templates_hold_no_inline_style_script_or_handler(path):
    text = path.read_text()
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert "http://" not in text
    assert "https://" not in text


def run_settings(**environment):
    env = {
        k: v for k, v in os.environ.items() if k not in ("DEBUG", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE")
    }
    env |= {"SECRET_KEY": "une-clef-longue-de-plus-de-cinquante-signes-et-sans-ordre-8f3k2", **environment}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_the_deployment_check_gives_no_warning_behind_https():
    done = run_settings(HTTPS="1")
    assert done.returncode == 0, done.stderr


def test_a_database_address_moves_the_product_to_postgresql():
    code = "from django.conf import settings as s; d = s.DATABASES['default']; print(d['ENGINE'], d['OPTIONS'])"
    env = os.environ | {"DATABASE_URL": "postgres://u:p@localhost/x", "DJANGO_SETTINGS_MODULE": "productops.settings"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert "postgresql" in done.stdout
    assert "'pool': {'timeout': 3}" in done.stdout


@pytest.mark.parametrize("text", ["abc", "0", "70000", "-1", "", "８０００"])
def test_what_is_no_port_is_said(text):
    with pytest.raises(SystemExit, match="n’est pas un port"):
        free_port(text)


def test_a_taken_port_is_said():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit, match="n’est pas disponible"):
            free_port(str(port))
    assert free_port(str(port)) == port


def test_the_access_log_hides_keys(monkeypatch):
    from gunicorn.config import Config
    from gunicorn.glogging import Logger

    line = {
        "r": "GET /cadrage/abcdefghijklmnopqrstuv/mandat/ HTTP/1.1",
        "U": "/cadrage/abcdefghijklmnopqrstuv/",
        "s": 200,
    }
    monkeypatch.setattr(Logger, "atoms", lambda *a: line)
    atoms = KeylessLogger(Config()).atoms(None, None, {}, None)
    assert atoms["r"] == "GET /cadrage/…/mandat/ HTTP/1.1"
    assert "abcdef" not in str(atoms)


def test_every_style_sheet_is_sent_once_and_all_of_them_are_light():
    styles = ROOT / "static/css"
    imported = re.findall(r'@import url\("([^"]+)"\);', (styles / "site.css").read_text())
    written = {str(path.relative_to(styles)) for path in styles.rglob("*.css")} - {"site.css", "admin.css"}
    assert sorted(imported) == sorted(written)
    whole = joined(styles / "site.css")
    assert "@import" not in whole
    assert len(gzip.compress(whole.encode())) < 14_000
    assert len(gzip.compress(b"".join(path.read_bytes() for path in (ROOT / "static/js").glob("*.js")))) < 10_000


ROOMS = ["knowledge", "contributions", "editing", "opendata", "scoping", "publishing", "offers", "pages"]
"""The rooms that have pages, each above the ones before it: the order of the layers in pyproject.toml."""


@pytest.mark.parametrize("room", ROOMS)
def test_no_template_names_an_address_of_a_room_above(room):
    above = ROOMS[ROOMS.index(room) + 1 :]
    named = {
        (path.name, address)
        for path in (ROOT / "templates" / room).rglob("*.html")
        for address in re.findall(r"\{% url ['\"](\w+):", path.read_text())
    }
    assert not {(name, address) for name, address in named if address in above}


def test_every_class_of_the_style_sheet_is_used():
    ours = [path for path in (ROOT / "static/css").rglob("*.css") if path.name != "admin.css"]
    sheet = re.sub(r"/\*.*?\*/", "", "".join(path.read_text() for path in ours), flags=re.DOTALL)
    selectors = " ".join(re.findall(r"([^{}]+)\{", sheet))
    written = "".join(
        path.read_text()
        for folder, kind in (("templates", "html"), ("productops", "py"), ("static/js", "js"))
        for path in (ROOT / folder).rglob(f"*.{kind}")
    )
    # A class may be made of its stem and of a value: « mark--{{ level }} », « spread__votes--3 ».
    made = re.findall(r"[\w-]+(?:--|__)(?=\{)", written)
    words = set(re.findall(r"[\w-]+", written))
    assert not {
        name
        for name in set(re.findall(r"\.([a-zA-Z][\w-]*)", selectors))
        if name not in words and not name.startswith(tuple(made))
    }


def test_type_has_six_sizes_and_two_weights():
    ours = [path for path in (ROOT / "static/css").rglob("*.css") if path.name not in ("admin.css", "tokens.css")]
    sheet = re.sub(r"/\*.*?\*/", "", "".join(p.read_text() for p in ours), flags=re.DOTALL)
    declared = re.findall(r"font(?:-size|-weight)?: ([^;]+);", sheet)
    assert len(declared) > 100
    # Drawings count in their own units, paper in points; the root follows the reader's setting.
    odd = [
        text
        for text in declared
        if not re.fullmatch(r"((?:400|600) )?var\(--step-.\d?\)(\s?/.*)?|400|600|inherit|100%|1[2-5]px|[\d.]+pt", text)
    ]
    assert not odd


def test_the_picture_of_the_rooms_is_that_of_the_contract():
    from scripts.architecture import PICTURE, draw

    assert PICTURE.read_text() == draw(), "run `python -m scripts.architecture`"


def test_the_architecture_names_files_that_exist():
    text = (ROOT / "docs/architecture.md").read_text()
    for folder, name in re.findall(r"`((?:[\w]+/)+)([\w]+\.(?:py|html|css|yaml))`", text):
        assert any((ROOT / base / folder / name).exists() for base in ("", "productops", "static/css/components")), name
