"""Real postings of the role, line by line: the catalogue has a mission for eight lines in ten, misses included."""

import re

import pytest
from django.conf import settings

from productops.knowledge.seeding import read_fixture

MISSIONS = {entry["slug"] for entry in read_fixture(settings.FIXTURES_DIR / "missions.yaml")}
PAGE = (
    (settings.BASE_DIR / "docs/redaction.md").read_text(encoding="utf-8").split("## Ce que le catalogue sait dire")[1]
)
ROLES = {part.split("\n")[0].strip(): part for part in PAGE.split("\n### ")[1:]}


def test_there_are_six_role_types():
    assert len(ROLES) == 6


@pytest.mark.parametrize("role", ROLES)
def test_eight_lines_in_ten_find_their_mission(role):
    cells = re.findall(r"^\| (?!ce que)[^|]+ \| ([^|]+) \|$", ROLES[role], re.MULTILINE)
    cited = [cell.strip("` ") for cell in cells]
    assert len(cited) >= 5
    assert {slug for slug in cited if slug != "–"} <= MISSIONS
    assert sum(slug != "–" for slug in cited) >= 0.8 * len(cited)
