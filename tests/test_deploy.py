"""The samples of deploy/: their commands exist, and the proxy's limits are those of the site."""

import re
import shlex

import pytest
from django.core.management import get_commands, load_command_class

from productops.server import masked
from productops.ui.bodies import MOST
from tests.conftest import ROOT

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
    assert asked or "timer" in unit.name


@pytest.mark.parametrize("timer", sorted(DEPLOY.glob("*.timer")), ids=lambda timer: timer.name)
def test_a_timer_has_its_unit(timer):
    assert timer.with_suffix(".service") in UNITS
    assert re.search(r"^OnCalendar=\S", timer.read_text(), re.MULTILINE)


def test_the_proxy_takes_what_the_site_takes_and_writes_no_key_down():
    conf = (DEPLOY / "nginx.conf").read_text()
    assert f"client_max_body_size {MOST // 1024 // 1024}m;" in conf
    quiet = [re.compile(found) for found in re.findall(r"~(\^\S+)\s+0;", conf)]
    key = "Rx2IUbxyM6UIVGbWcMpZEA"
    for address in (
        f"/cadrage/{key}/mandat/",
        f"/lecture/{key}/",
        f"/offres/{key}/v1.pdf",
        f"/temoignages/proposer/{key}/",
    ):
        assert masked(address) != address
        assert any(pattern.match(address) for pattern in quiet), address
    assert any(pattern.match("/parcours/mon-profil/?mots=1") for pattern in quiet)
    assert not any(pattern.match("/temoignages/") for pattern in quiet)


def test_the_page_of_a_site_that_does_not_answer_asks_for_nothing():
    page = (DEPLOY / "503.html").read_text()
    assert 'lang="fr"' in page
    assert not re.search(r"src=|href=|<script|<style", page)
