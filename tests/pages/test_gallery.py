"""The gallery: every component is there, and only where one works on the look."""

import subprocess
import sys

import pytest
from zeal import zeal_ignore

from tests.conftest import ROOT

FRAME = {"_site_header.html", "_site_footer.html", "_search_button.html"}
"""Components that every page has, this one like the others."""


@pytest.mark.django_db
def test_the_gallery_shows_every_component(client, catalogue):
    with zeal_ignore():
        response = client.get("/galerie/")
    assert response.status_code == 200
    names = {template.name.removeprefix("components/") for template in response.templates if template.name}
    components = {path.name for path in (ROOT / "templates/components").glob("*.html")}
    assert components - names - FRAME == set()


def test_the_gallery_is_no_page_of_the_site():
    code = "import django; django.setup(); from django.urls import resolve; resolve('/galerie/')"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False,
        env={"DJANGO_SETTINGS_MODULE": "productops.settings", "SECRET_KEY": "x" * 60, "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert "Resolver404" in done.stderr
