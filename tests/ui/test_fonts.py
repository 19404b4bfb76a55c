"""The fonts of the site: French, light, the same at each making, with their licences."""

import hashlib
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from productops.ui import fonts

DIGESTS = {
    "fonts/inter.woff2": "4bc712ccf30e37406f84efc930728aa5d52cf037d358fb1a6edca6e8313098ce",
    "fonts/source-serif.woff2": "a58743c9e8461f5a7d54f1f347c35d3a2e305db6c8d4fc7789377a423e712a0f",
}
"""What the pinned package and the pinned tools give: another digest means that one of them changed."""


@pytest.mark.parametrize("name", DIGESTS)
def test_a_font_is_what_it_was(name):
    found = finders.find(name)
    assert found
    assert hashlib.sha256(Path(found).read_bytes()).hexdigest() == DIGESTS[name]


def test_both_weigh_less_than_one_picture():
    assert sum(os.path.getsize(finders.find(name)) for name in DIGESTS) < 45_000


@pytest.mark.parametrize("name", DIGESTS)
def test_it_has_two_weights_and_all_the_letters_of_the_catalogue(name):
    font = TTFont(finders.find(name))
    assert {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes} == {"wght": (400, 600)}
    said = "".join(path.read_text(encoding="utf-8") for path in Path(settings.FIXTURES_DIR).glob("*.yaml"))
    letters = {letter for letter in said if letter.isalnum()}
    assert letters - set(map(chr, font.getBestCmap())) == set()


@pytest.mark.parametrize("name", ["inter", "source-serif"])
def test_its_licence_is_served_beside_it(name):
    text = Path(finders.find(f"fonts/{name}-OFL.txt")).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in text.upper()


def test_it_is_cut_once_then_kept(settings, tmp_path, monkeypatch):
    settings.FONTS_DIR = tmp_path
    cut = []
    monkeypatch.setattr(fonts, "cut", lambda source, size: cut.append(size) or b"font")
    fonts.served.cache_clear()
    first = fonts.served()
    fonts.served.cache_clear()
    assert fonts.served() == first
    assert cut == [14, 20]
    fonts.served.cache_clear()


def test_nothing_else_is_found_there():
    assert finders.find("fonts/../inter.woff2") is None
    assert finders.find("fonts/absent.woff2") is None
