"""The server as `make run` starts it: two processes, a database in a file, and many people at once."""

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from productops.editing.exchange import MOST_CHANGED
from productops.pages.backups.archive import BackupError
from productops.pages.backups.engines import SQLite
from tests.conftest import ROOT, file_of
from tests.editing.desk import as_entries, as_yaml
from tests.scoping.pages import PageForm

SAVES = 200


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Answer:
    """What a form reader needs of an answer."""

    def __init__(self, response):
        self.status_code, self.content, self.url = response.status, response.read(), response.url


class Browser:
    """Asks a real server, cookies kept."""

    def __init__(self, site):
        self.site, self.opener = site, build_opener(HTTPCookieProcessor())

    def ask(self, path, fields=None, **headers):
        return self.send(path, None if fields is None else urlencode(fields, doseq=True).encode(), **headers)

    def send(self, path, data, **headers):
        try:
            return Answer(self.opener.open(Request(self.site + path, data=data, headers=headers), timeout=60))  # noqa: S310
        except HTTPError as refusal:
            return Answer(refusal)


@pytest.fixture(scope="module")
def environment(seeded, tmp_path_factory):
    """What a server of its own, on a seeded file, and the commands beside it run with."""
    file, port = file_of(seeded, tmp_path_factory.mktemp("service")), free_port()
    env = os.environ | {"DATABASE_URL": f"sqlite:///{file}", "PORT": str(port)}
    return env | {"DJANGO_SETTINGS_MODULE": "tests.served_settings", "WORKERS": "2"}


@pytest.fixture(scope="module")
def site(environment):
    """The address of a server of its own."""
    server = [sys.executable, "-m", "gunicorn", "--config", "productops/server.py", "productops.wsgi"]
    process = subprocess.Popen(server, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{environment['PORT']}"
    try:
        for _ in range(100):
            try:
                Browser(address).ask("/sante/")
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_browsers_that_connect_before_they_ask_do_not_hold_the_others(site):
    host, port = site.removeprefix("http://").split(":")
    early = [socket.create_connection((host, int(port))) for _ in range(6)]
    try:
        assert build_opener().open(f"{site}/", timeout=15).status == 200
    finally:
        for connection in early:
            connection.close()


@pytest.mark.parametrize("same_page", [True, False], ids=["from one page", "from pages apart"])
def test_two_hundred_saves_at_once_lose_nothing(site, same_page):
    browser = Browser(site)
    token = PageForm(browser.ask("/cadrage/")).fields()["csrfmiddlewaretoken"]
    page = browser.ask("/cadrage/", {"csrfmiddlewaretoken": token})
    address = page.url.removeprefix(site)
    fields = PageForm(page).fields()

    def save(rank):
        name = ("name", "sector", "reports_to", "about")[rank % 4]
        sent = fields | {name: [f"valeur-{rank:03}"]} | ({} if same_page else {"page": [f"page{rank}"]})
        return browser.ask(address, sent, **{"HX-Request": "true"}).status_code

    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(save, range(SAVES)))
    assert set(statuses) <= {200, 409}
    answers = json.loads(browser.ask(f"{address.rsplit('/', 2)[0]}/cadrage.json").content)
    kept = json.dumps(answers) + browser.ask(address).content.decode()
    assert [rank for rank in range(SAVES) if f"valeur-{rank:03}" not in kept] == []


def test_alive_is_told_while_every_page_waits_for_the_database(site, environment):
    browser = Browser(site)
    token = PageForm(browser.ask("/cadrage/")).fields()["csrfmiddlewaretoken"]
    page = browser.ask("/cadrage/", {"csrfmiddlewaretoken": token})
    address, fields = page.url.removeprefix(site), PageForm(page).fields()
    holder = sqlite3.connect(environment["DATABASE_URL"].removeprefix("sqlite:///"), isolation_level=None)
    with ThreadPoolExecutor(8) as pool, closing(holder):
        holder.execute("BEGIN IMMEDIATE")
        saves = [pool.submit(browser.ask, address, fields, **{"HX-Request": "true"}) for _ in range(8)]
        time.sleep(1)  # both processes hold one, and others behind it
        told = [Browser(site).ask("/sante/vie/").status_code for _ in range(8)]
        assert told == [200] * 8
        assert not any(save.done() for save in saves)
        holder.execute("ROLLBACK")
        assert {save.result().status_code for save in saves} <= {200, 409}


def test_no_header_says_where_the_site_is_mounted(site):
    for header in ("SCRIPT_NAME", "Script-Name", "PATH_INFO"):
        answer = Browser(site).ask("/plan/", **{header: "/evil"})
        assert answer.status_code == 200
        assert b"/evil" not in answer.content


WORD = "un-mot-de-passe-assez-long"


def hidden(page):
    """Give the hidden fields of a page of the admin."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode()))


def test_a_save_waits_for_an_import_of_the_admin_and_is_kept(site, environment):
    """As many missions rewritten as a file may change: a save of someone else comes meanwhile, and no lock is told."""
    manage(environment | {"DJANGO_SUPERUSER_PASSWORD": WORD}, "createsuperuser", "--noinput", "--username", "edith", "--email", "")  # fmt: skip
    desk, browser = Browser(site), Browser(site)
    form = hidden(desk.ask("/gestion/login/"))
    desk.ask("/gestion/login/", form | {"username": "edith", "password": WORD})
    entries = as_entries((ROOT / "fixtures/missions.yaml").read_bytes())[:MOST_CHANGED]
    token = hidden(desk.ask("/gestion/knowledge/mission/import/"))["csrfmiddlewaretoken"]
    file = SimpleUploadedFile("missions.yaml", as_yaml([entry | {"title": f"{entry['title']} ?"} for entry in entries]))
    sent = encode_multipart(BOUNDARY, {"csrfmiddlewaretoken": token, "resource": "0", "import_file": file})
    checked = hidden(desk.send("/gestion/knowledge/mission/import/", sent, **{"Content-Type": MULTIPART_CONTENT}))

    token = PageForm(browser.ask("/cadrage/")).fields()["csrfmiddlewaretoken"]
    page = browser.ask("/cadrage/", {"csrfmiddlewaretoken": token})
    address, fields = page.url.removeprefix(site), PageForm(page).fields()

    def save(rank):
        told = fields | {"name": [f"valeur-{rank}"], "page": [f"page{rank}"], "turn": [str(rank + 1)]}
        return browser.ask(address, told, **{"HX-Request": "true"}).status_code

    with ThreadPoolExecutor(1) as pool:
        importing = pool.submit(desk.ask, "/gestion/knowledge/mission/process_import/", checked)
        meanwhile = 0
        while not importing.done():
            assert save(meanwhile) in (200, 409)
            meanwhile += 1
    assert meanwhile
    told = importing.result().content.decode().replace("\u00a0", " ").replace("\u202f", " ")
    assert f"{len(entries)} modifications" in told
    assert f"valeur-{meanwhile - 1}" in browser.ask(address).content.decode()


SCOPE = ROOT / "tests/golden/scopes/seul-en-scaleup.json"
ALL = ("", "versions/1/", "versions/1/offre.pdf", "versions/1/offre.json", "versions/2/offre.html", "changements/1-2/")


def is_held(file):
    try:
        SQLite(file).refuse_if_served()
    except BackupError:
        return True
    return False


def test_a_server_that_was_asked_nothing_yet_holds_its_database_and_makes_no_folder(seeded, tmp_path):
    file, port = file_of(seeded, tmp_path), free_port()
    env = os.environ | {"DATABASE_URL": f"sqlite:///{file}", "PORT": str(port), "HOME": str(tmp_path), "WORKERS": "1"}
    env |= {"DJANGO_SETTINGS_MODULE": "tests.served_settings"}
    env.pop("XDG_RUNTIME_DIR", None)
    command = [sys.executable, "-m", "gunicorn", "--config", "productops/server.py", "productops.wsgi"]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline().startswith("ProductOps : ")
            for _ in range(100):  # its worker begins
                if is_held(file):
                    break
                time.sleep(0.2)
            assert is_held(file)
            assert not (tmp_path / ".gunicorn").exists()
        finally:
            process.terminate()
    assert not is_held(file)


def manage(environment, *arguments):
    command = [sys.executable, "manage.py", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def test_two_publications_at_once_make_one_version_and_what_is_withdrawn_is_gone_from_every_process(site, environment):
    told = json.loads(manage(environment, "publish", SCOPE, "--format", "json"))
    desk = Browser(site)
    fields = PageForm(desk.ask(f"{told['edit']}conditions/")).fields() | {"location": ["Angers"]}
    assert desk.ask(f"{told['edit']}conditions/", fields).status_code == 200
    screen = PageForm(desk.ask(f"{told['edit']}publier/")).with_fields(agreed="on", why="La ville a changé.")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _rank: desk.ask(f"{told['edit']}publier/", screen), range(8)))
    assert {(answer.status_code, answer.url.removeprefix(site)) for answer in answers} == {
        (200, f"{told['edit']}publication/")
    }
    history = desk.ask(f"{told['edit']}publication/").content.decode()
    assert "<strong>Version 2</strong>" in history
    assert "<strong>Version 3</strong>" not in history

    for _ in range(20):  # kept by both processes, as its readers leave it
        assert Browser(site).ask(told["public"]).status_code == 200
    desk.ask(
        f"{told['edit']}publication/fin/", {"csrfmiddlewaretoken": screen["csrfmiddlewaretoken"], "end": "retiree"}
    )
    gone = [Browser(site).ask(told["public"] + path).status_code for path in ALL for _ in range(8)]
    assert set(gone) == {410}
