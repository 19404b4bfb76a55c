"""The samples of deploy/: their commands exist, the proxy's limits are those of the site, what the image holds is enough to serve."""

import http.client
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest
from django.core.management import get_commands, load_command_class
from django.urls import get_resolver

from productops.server import masked
from productops.ui.bodies import MOST
from scripts.attack import addresses
from scripts.fronts import SAMPLE, Relay, adapted, nginx, whole
from scripts.serving import Visitor, free_port
from tests.conftest import ROOT, file_of

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))


def orders(unit):
    lines = (line.partition("=") for line in unit.read_text().splitlines())
    return [shlex.split(order) for name, _equals, order in lines if name.startswith("Exec")]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_runs_commands_that_exist_with_options_they_take(unit):
    known = get_commands()
    asked = [order for order in orders(unit) if "manage.py" in order]
    for order in asked:
        name, *options = order[order.index("manage.py") + 1 :]
        parser = load_command_class(known[name], name).create_parser("manage.py", name)
        parser.parse_args(options)
    assert asked or unit.name == "productops-failed@.service"


def test_a_unit_of_a_timer_that_fails_is_told_by_a_unit_that_exists():
    for timer in DEPLOY.glob("*.timer"):
        told = re.search(r"^OnFailure=(.+)$", timer.with_suffix(".service").read_text(), re.MULTILINE)[1]
        assert told.replace("%n", "") in {unit.name for unit in UNITS}


def test_what_a_backup_is_of_no_use_without_is_kept_beside_it():
    *_, secrets, withdrawals = orders(DEPLOY / "productops-backup.service")
    assert [order[-2:] for order in (secrets, withdrawals)] == [
        [name, "/var/backups/productops/"] for name in (".env", "withdrawals.log")
    ]


@pytest.mark.parametrize("timer", sorted(DEPLOY.glob("*.timer")), ids=lambda timer: timer.name)
def test_a_timer_has_its_unit(timer):
    assert timer.with_suffix(".service") in UNITS
    assert re.search(r"^OnCalendar=\S", timer.read_text(), re.MULTILINE)


def test_the_proxy_takes_what_the_site_takes_and_writes_no_key_down():
    conf = (DEPLOY / "nginx.conf").read_text()
    assert f"client_max_body_size {MOST // 1024 // 1024}m;" in conf
    quiet = [re.compile(found) for found in re.findall(r"~(\^\S+)\s+0;", conf)]
    key = "Rx2IUbxyM6UIVGbWcMpZEA"
    routes = [route for route, _converters in addresses(get_resolver().url_patterns) if "key>" in route]
    assert len(routes) > 20
    for route in routes:
        address = "/" + re.sub(r"<(?:\w+:)?\w*key>", key, route)
        assert masked(address) != address
        assert any(pattern.match(address) for pattern in quiet), address
    for address in ("/parcours/mon-profil/?mots=1", "/lire/?passe=produit", "/offres/?profil=passe"):
        assert masked(address) != address
        assert any(pattern.match(address) for pattern in quiet), address
    assert "referer" not in re.sub(r"#.*|log_format without_referer|without_referer if", "", conf), (
        "a key may be in one"
    )
    assert not any(pattern.match("/temoignages/") for pattern in quiet)
    servers = re.findall(r"^server \{$.*?^\}$", conf, re.MULTILINE | re.DOTALL)
    assert len(servers) == 2
    for server in servers:
        assert re.search(r"^    access_log (off|\S+ without_referer if=\$told);$", server, re.MULTILINE)
        assert re.search(r"^    error_log \S+ crit;$", server, re.MULTILINE)


@pytest.mark.parametrize("made", ["as it is", "as the cluster adapts it"])
def test_nginx_reads_the_sample(tmp_path, made):
    """Where there is an nginx: on this machine, or the one that NGINX_BIN names."""
    if not (binary := nginx()):
        pytest.skip("aucun nginx ici : installez-le, ou nommez-le par NGINX_BIN")
    if not (openssl := shutil.which("openssl")):
        pytest.skip("openssl manque : il fait les certificats que la configuration demande")
    sample = SAMPLE.read_text()
    if made != "as it is":
        sample = adapted(sample, 8081, [8001, 8002])
        assert sample.count("fail_timeout=5s;") == 2
    (tmp_path / "nginx.conf").write_text(whole(sample, tmp_path))
    pair = ["-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"]
    subprocess.run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", *pair], check=True, capture_output=True)  # fmt: skip
    command = [binary, "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_nginx_writes_no_key_down_whatever_happens_and_speaks_french(tmp_path):
    """In clear, with nothing behind it: a redirect, a site that is not there, a form that is too large."""
    if not (binary := nginx()):
        pytest.skip("aucun nginx ici : installez-le, ou nommez-le par NGINX_BIN")
    plain, site = free_port(), free_port()
    sample = re.sub(r"    ssl_certificate.*\n", "", SAMPLE.read_text()).replace("/srv/productops", str(ROOT))
    for written, ours in (("listen 80;", plain), ("listen 443 ssl http2;", site)):
        sample = sample.replace(written, f"listen 127.0.0.1:{ours};")
    (tmp_path / "nginx.conf").write_text(whole(sample.replace("127.0.0.1:8000", f"127.0.0.1:{free_port()}"), tmp_path))
    process = subprocess.Popen([binary, "-p", tmp_path, "-c", tmp_path / "nginx.conf"])
    key = "Rx2IUbxyM6UIVGbWcMpZEA"

    def ask(port, method="GET", length=0):
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        asked.putrequest(method, f"/cadrage/{key}/contexte/")
        asked.putheader("Referer", f"http://127.0.0.1/cadrage/{key}/")
        asked.putheader("Content-Length", str(length))
        asked.endheaders()
        answer = asked.getresponse()
        told = answer.status, 'lang="fr"' in answer.read().decode()
        asked.close()
        return told

    try:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", site)):
                break
            time.sleep(0.1)
        assert ask(plain)[0] == 301
        assert ask(site) == (503, True) or ask(site) == (502, True)
        assert ask(site, "POST", MOST + 1) == (413, True)
    finally:
        process.terminate()
        process.wait(timeout=30)
    logs = list(tmp_path.glob("*.log"))
    assert len(logs) >= 2
    assert [log.name for log in logs if key in log.read_text()] == []


def test_the_relay_of_the_cluster_goes_to_who_answers_and_says_in_french_that_nobody_does():
    with socket.create_server(("127.0.0.1", 0)) as there, socket.create_server(("127.0.0.1", 0)) as gone:
        dead = gone.getsockname()[1]
        gone.close()
        front = free_port()
        threading.Thread(target=Relay(front, [dead, there.getsockname()[1]]).serve, daemon=True).start()
        for _ in range(2):
            asked = socket.create_connection(("127.0.0.1", front))
            asked.sendall(b"GET / HTTP/1.1\r\n\r\n")
            server, _address = there.accept()
            assert server.recv(100) == b"GET / HTTP/1.1\r\n\r\n"
            server.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
            server.close()
            assert asked.recv(100).startswith(b"HTTP/1.1 204")
            asked.close()
    answer = Visitor(f"http://127.0.0.1:{front}").ask("/", {"name": "Alan"})
    assert answer.status == 503
    assert 'lang="fr"' in answer.content.decode()


@pytest.mark.parametrize("name", ["503.html", "413.html"])
def test_a_page_of_the_proxy_asks_for_nothing(name):
    page = (DEPLOY / name).read_text()
    assert 'lang="fr"' in page
    assert name == "503.html" or f"dépasse {MOST // 1024 // 1024} Mo" in page
    assert not re.search(r"src=|href=|<script|<style", page)


def test_the_image_holds_all_that_the_site_needs(seeded, tmp_path):
    """Without a builder of images: its files copied apart, then its own commands, with the packages at hand."""
    told = (DEPLOY / "Containerfile").read_text()
    for source, target in re.findall(r"^COPY (?!--from|requirements)(\S+) (\S+)$", told, re.MULTILINE):
        assert source == target
        take = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
        take(ROOT / source, tmp_path / target)
    file = file_of(seeded, tmp_path)
    env = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_SETTINGS")}
    env |= {
        "DATABASE_URL": f"sqlite:///{file}",
        "SECRET_KEY": "x" * 60,
        "PYTHONPATH": "",
        "ALLOWED_HOSTS": "testserver",
    }

    def run(*command):
        done = subprocess.run(
            [sys.executable, *command], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    collect = re.search(r"^RUN SECRET_KEY=\S+ /venv/bin/python (manage.py .+)$", told, re.MULTILINE)[1]
    run(*shlex.split(collect))
    prepare, serve = re.search(r'^CMD \["sh", "-c", "(.+) && exec (.+)"\]$', told, re.MULTILINE).groups()
    run(*shlex.split(prepare)[1:])
    asked = (
        "from django.test import Client; answer = Client().get('/'); print(answer.status_code, answer.content.decode())"
    )
    page = run("manage.py", "shell", "--no-imports", "-c", asked)
    assert page.startswith("200 ")
    assert all((tmp_path / "staticfiles" / name).exists() for name in re.findall(r'"/static/([^"]+)"', page))
    assert serve == "/venv/bin/gunicorn --config productops/server.py productops.wsgi"  # as tests/test_server.py does


def test_the_image_installs_pinned_packages_and_serves_as_nobody_of_note():
    told = (DEPLOY / "Containerfile").read_text()
    assert "--require-hashes --only-binary :all: -r /tmp/run.txt" in told
    assert told.index("\nUSER productops") < told.index("\nCMD ")
