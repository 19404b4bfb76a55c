"""The figures: what is counted, where it is given, and that alerts, dashboard and runbook speak of what there is."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from django.test import Client
from prometheus_client import REGISTRY

from productops import metrics
from productops.scoping.models import RoleScope
from tests.conftest import ROOT, file_of
from tests.test_server import Browser, free_port

ALERTS = yaml.safe_load((ROOT / "deploy/alerts.yml").read_text())["groups"][0]["rules"]
PANELS = json.loads((ROOT / "deploy/dashboard.json").read_text())["panels"]
EXPRESSIONS = [rule["expr"] for rule in ALERTS] + [each["expr"] for panel in PANELS for each in panel["targets"]]


def exported():
    """The series that the code gives."""
    names = set()
    for metric in REGISTRY.collect():
        if metric.name.startswith("productops_"):
            kinds = {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"]}
            names |= {metric.name + end for end in kinds[metric.type]}
    return names


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_what_is_watched_is_exported(expression):
    named = set(re.findall(r"productops_\w+", expression))
    assert named <= exported()
    assert named or 'job="productops"' in expression
    labels = {label for metric in (metrics.REQUESTS, metrics.SAVES, metrics.KEPT_PAGES) for label in metric._labelnames}
    assert set(re.findall(r"(\w+)=~?\"", expression)) - {"job"} <= labels


def test_all_that_is_exported_is_on_the_dashboard():
    shown = " ".join(each["expr"] for panel in PANELS for each in panel["targets"])
    assert [
        name for name in {re.sub(r"_(total|bucket|sum|count)$", "", each) for each in exported()} if name not in shown
    ] == []


def test_every_alert_has_its_heading_in_the_runbook_and_no_heading_is_of_none():
    part = (ROOT / "docs/runbook.md").read_text().split("\n## Alerts\n")[1].split("\n## ")[0]
    assert re.findall(r"^### (\w+)$", part, re.MULTILINE) == [rule["alert"] for rule in ALERTS]


def value(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0


@pytest.mark.django_db
def test_requests_are_counted_by_view_and_never_by_address(settings, catalogue):
    settings.METRICS = True
    client = Client()
    _row, key = RoleScope.objects.start()
    before = (
        value("productops_requests_total", view="scoping:step", method="GET", status="200"),
        value("productops_database_queries_total"),
    )
    client.get(f"/cadrage/{key}/contexte/")
    client.get(f"/nulle-part/{key}/")
    client.generic("INVENTEE", "/nulle-part/")
    assert value("productops_requests_total", view="scoping:step", method="GET", status="200") == before[0] + 1
    assert value("productops_database_queries_total") > before[1]
    assert value("productops_requests_total", view="", method="GET", status="404") >= 1
    assert value("productops_requests_total", view="", method="other", status="404") >= 1
    told = " ".join(str(sample.labels) for metric in REGISTRY.collect() for sample in metric.samples)
    assert key not in told


@pytest.mark.django_db
def test_saves_are_counted_by_outcome(client, catalogue):
    _row, key = RoleScope.objects.start()
    saved, refused = (value("productops_saves_total", outcome=each) for each in ("saved", "invalid"))
    client.post(f"/cadrage/{key}/contexte/", {"name": "Atelier"})
    client.post(f"/cadrage/{key}/conditions/", {"salary_min": "beaucoup"})
    assert value("productops_saves_total", outcome="saved") == saved + 1
    assert value("productops_saves_total", outcome="invalid") == refused + 1


@pytest.mark.django_db
def test_kept_pages_are_counted(client, catalogue):
    met = [value("productops_kept_pages_total", found=each) for each in ("no", "yes")]
    client.get("/parcours/")
    client.get("/parcours/")
    assert [value("productops_kept_pages_total", found=each) for each in ("no", "yes")] == [met[0] + 1, met[1] + 1]


def test_pages_kept_have_their_figures_before_any_is_asked():
    asked = "from productops import metrics; print(sorted(each.labels['found'] for m in metrics.KEPT_PAGES.collect() for each in m.samples if each.name.endswith('_total')))"
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['no', 'yes']"


def test_nothing_watches_unless_it_is_asked(settings):
    from django.core.exceptions import MiddlewareNotUsed

    assert settings.METRICS is False
    with pytest.raises(MiddlewareNotUsed):
        metrics.watched(lambda request: request)


COUNTED = """
import os, sys
from pathlib import Path
from productops import exporter  # before what counts, as the server does
import django; django.setup()
from productops import metrics
from tests.forks import limit
folder = Path(os.environ["PROMETHEUS_MULTIPROC_DIR"])
if sys.argv[1] == "full":
    limit(int(sys.argv[2]))
if os.fork() == 0:  # a worker, whose files are made when it first counts
    for rank in range(1000):  # more than a file holds when it begins
        metrics.REQUESTS.labels(f"room:view-{rank}", "GET", "200").inc()
    print(metrics.REQUESTS.labels("room:view-7", "GET", "200")._value.get(), flush=True)
    os._exit(0)
pid, status = os.wait()
print(status)
for file in folder.glob("*.db"):
    assert file.stat().st_size == file.stat().st_blocks * 512 > 0, file
(folder / "histogram_77.db").write_bytes(b"cut")
for process in (pid, 77):
    exporter.keep(folder, process)
print(sorted(file.name for file in folder.glob("*.db") if str(os.getpid()) not in file.name))
"""


def counted(folder, *arguments):
    """Count as a worker does, then keep what it counted as the master does; give what it counted, how it ended, and the files kept."""
    env = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-c", COUNTED, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.split("\n")[:3], done.stderr


def test_figures_have_their_room_before_they_are_written(tmp_path):
    """A file that the disk has no room for would end the process that writes to it in memory."""
    assert counted(tmp_path, "room")[0] == ["1.0", "0", "['counter_gone.db', 'histogram_gone.db']"]


@pytest.mark.parametrize("most", [4096, 100_000], ids=["for none", "for those of a beginning"])
def test_without_room_figures_are_lost_and_counting_goes_on(tmp_path, most):
    told, said = counted(tmp_path, "full", most)
    assert told[:2] == ["1.0", "0"]
    assert "Figures of this process are counted in memory, and seen by nobody" in said


@pytest.fixture(scope="module")
def watched(seeded, tmp_path_factory):
    """A server of two processes, with its figures: its master, its address and theirs."""
    file, port, figures = file_of(seeded, tmp_path_factory.mktemp("service")), free_port(), free_port()
    env = os.environ | {"DATABASE_URL": f"sqlite:///{file}", "PORT": str(port), "METRICS_PORT": str(figures)}
    env |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "WORKERS": "2"}
    folder = ROOT / f".cache/metrics-{port}"
    folder.mkdir(parents=True)
    (folder / "counter_1.db").write_bytes(b"left by another time")
    server = [sys.executable, "-m", "gunicorn", "--config", "productops/server.py", "productops.wsgi"]
    process = subprocess.Popen(server, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                Browser(f"http://127.0.0.1:{port}").ask("/sante/vie/")
                break
            except OSError:
                time.sleep(0.2)
        yield process, f"http://127.0.0.1:{port}", f"http://127.0.0.1:{figures}/metrics", folder
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def answered(figures):
    """How many requests were answered 200."""
    text = urlopen(figures, timeout=10).read().decode()  # noqa: S310
    return sum(
        float(n) for n in re.findall(r'^productops_requests_total\{[^}]*status="200"[^}]*\} (\S+)$', text, re.MULTILINE)
    )


def test_what_a_process_counted_outlives_it_and_counts_once(watched):
    process, site, figures, folder = watched
    browser = Browser(site)
    for _ in range(20):
        browser.ask("/sante/vie/")
    counted = answered(figures)
    assert counted >= 20
    files = (int(re.search(r"_(\d+)\.db", each.name)[1]) for each in folder.glob("counter_*.db"))
    workers = set(files) - {process.pid}
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    for _ in range(100):
        if not any((folder / f"counter_{worker}.db").exists() for worker in workers):
            break
        time.sleep(0.1)
    assert (folder / "counter_gone.db").exists()
    assert answered(figures) == counted
    browser.ask("/sante/vie/")
    assert answered(figures) == counted + 1
    assert b"productops_turn_seconds_count" in urlopen(figures, timeout=10).read()  # noqa: S310


def test_a_reload_keeps_the_site_and_what_was_counted(watched):
    process, site, figures, folder = watched
    before, counted = {each.name for each in folder.glob("counter_*.db")}, answered(figures)
    process.send_signal(signal.SIGHUP)
    for _ in range(100):
        Browser(site).ask("/sante/vie/")
        if {each.name for each in folder.glob("counter_*.db")} - before:
            break
        time.sleep(0.1)
    assert process.poll() is None
    assert Browser(site).ask("/sante/vie/").status_code == 200
    assert answered(figures) > counted


def test_a_folder_taken_away_takes_no_page_with_it(watched):
    process, site, figures, folder = watched
    while folder.exists():  # the master may be keeping what a worker before had counted
        shutil.rmtree(folder, ignore_errors=True)
    for worker in children(process.pid):
        os.kill(worker, signal.SIGKILL)
    for _ in range(100):
        assert Browser(site).ask("/parcours/").status_code == 200
        if list(folder.glob("counter_*.db")):
            break
        time.sleep(0.1)
    assert answered(figures) >= 1


def children(process):
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def test_a_server_without_room_for_figures_serves_without_them_and_says_so(base):
    port, figures = free_port(), free_port()
    env = os.environ | {"DATABASE_URL": f"sqlite:///{base}", "PORT": str(port), "METRICS_PORT": str(figures)}
    env |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "WORKERS": "1", "JSON_LOGS": "oui"}
    folder = ROOT / f".cache/metrics-{port}"
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("no folder is made here")
    server = [sys.executable, "-m", "gunicorn", "--config", "productops/server.py", "productops.wsgi"]
    process = subprocess.Popen(server, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        told = json.loads(process.stdout.readline())
        assert told["message"].startswith(f"ProductOps : http://127.0.0.1:{port}")
        assert Browser(f"http://127.0.0.1:{port}").ask("/parcours/").status_code == 200
    finally:
        process.terminate()
        said = process.communicate(timeout=30)[1]
        folder.unlink()
    [line] = [json.loads(line) for line in said.splitlines() if "mesures" in line]
    assert line["level"] == "WARNING"
    assert line["message"].startswith(f"Le site est servi sans mesures : {folder} ne se laisse pas écrire")
    assert "Traceback" not in said


def test_figures_are_on_the_loopback_alone_and_not_on_the_sites_port(watched):
    _process, site, figures, _folder = watched
    assert Browser(site).ask("/metrics").status_code == 404
    port = figures.split(":")[2].split("/")[0]
    listening = [
        line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if line.split()[3] == "0A"
    ]
    assert f"0100007F:{int(port):04X}" in listening
    assert f"00000000:{int(port):04X}" not in listening


def test_the_port_of_the_figures_is_free_as_soon_as_the_master_is_gone(watched):
    process, _site, figures, _folder = watched
    process.kill()
    process.wait(timeout=30)
    with socket.socket() as probe:  # workers that have not noticed yet do not hold it
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", int(figures.split(":")[2].split("/")[0])))
        probe.listen()


@pytest.mark.parametrize(("asked", "said"), [("abc", "METRICS_PORT=abc"), ("8999", "est le port du site")])
def test_a_port_of_figures_that_is_none_is_said(asked, said):
    env = os.environ | {"PORT": "8999", "METRICS_PORT": asked}
    done = subprocess.run(
        [sys.executable, "-c", "import productops.server"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert said in done.stderr
