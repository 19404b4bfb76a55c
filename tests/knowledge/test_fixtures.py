"""The fixtures hold the article's content for real, in our words, and its voices in theirs."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from productops.knowledge.models import Competency, Domain, Interviewee, Mission, Problem, Testimonial
from productops.knowledge.seeding import read_fixture
from productops.knowledge.specs import SPECS

SOURCE = settings.BASE_DIR.parent / "shared" / "source" / "devenir-product-ops.txt"
DIGESTS = json.loads((Path(__file__).parent.parent / "data" / "quote-digests.json").read_text())
ENTRIES = {file: read_fixture(settings.FIXTURES_DIR / file) for file, _spec in SPECS}

PASTS = {
    "alexandre-serrurier": ["product-manager"],
    "alexandre-dury": ["product-manager"],
    "michael-bastien": ["product-manager", "coach-consultant"],
    "margaux-gunepin": ["chef-de-projet"],
    "geoffrey-chopin": ["chef-de-projet"],
    "emilie-briot": ["premier-poste"],
    "martin-lim": ["premier-poste"],
    "delphine-raymond": [],
    "marie-gaumont": [],
}


def normal(quote):
    return re.sub(r"\s+", " ", quote.replace("’", "'")).strip(' «»“”"')


def texts(value, kept=()):
    """Walk every text of a fixture's entry, but those under the keys kept as they are."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in kept:
                yield from texts(item, kept)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, kept)


def test_the_twenty_one_quotations_are_word_for_word():
    assert len(DIGESTS) == 21
    found = {t["slug"]: hashlib.sha256(normal(t["quote"]).encode()).hexdigest() for t in ENTRIES["testimonials.yaml"]}
    assert found == DIGESTS


@pytest.mark.skipif(not SOURCE.exists(), reason="the source article is not beside this checkout")
def test_every_quotation_stands_in_the_source():
    source = normal(SOURCE.read_text())
    for entry in ENTRIES["testimonials.yaml"]:
        assert normal(entry["quote"]) in source, entry["slug"]
    for entry in ENTRIES["sources.yaml"]:
        assert normal(entry.get("excerpt", "")) in source, entry["slug"]


@pytest.mark.skipif(not SOURCE.exists(), reason="the source article is not beside this checkout")
def test_no_other_text_shares_eight_words_in_a_row_with_the_source():
    def words(text):
        return re.findall(r"\w+", text.lower())

    source = words(SOURCE.read_text())
    runs = {tuple(source[i : i + 8]) for i in range(len(source) - 7)}
    for file, entries in ENTRIES.items():
        for entry in entries:
            for text in texts({k: v for k, v in entry.items() if k not in ("quote", "excerpt")}):
                said = words(text)
                shared = [said[i : i + 8] for i in range(len(said) - 7) if tuple(said[i : i + 8]) in runs]
                assert not shared, f"{file}, {entry['slug']}: {shared[0]}"


def test_careers_are_told_only_where_the_article_tells_them():
    assert {e["slug"]: e["paths"] for e in ENTRIES["interviewees.yaml"]} == PASTS
    assert [e["slug"] for e in ENTRIES["interviewees.yaml"] if e.get("is_recruiter")] == ["marie-gaumont"]


def test_the_catalogue_is_large_enough_for_the_job(db):
    assert [d.slug for d in Domain.objects.all()] == ["pratiques", "personnes", "partenaires", "pilotage"]
    for domain in Domain.objects.all():
        assert Mission.objects.filter(domain=domain).count() >= 6
        assert Problem.objects.filter(domain=domain).exists()
    assert Problem.objects.count() >= 8
    assert Competency.objects.filter(kind="socle").count() == 4
    assert Competency.objects.filter(kind="specifique").count() >= 6
    assert (Interviewee.objects.count(), Testimonial.objects.count()) == (9, 21)


def test_every_path_has_strengths_and_watch_outs():
    for entry in ENTRIES["career_paths.yaml"]:
        assert entry["strengths"]
        assert entry["watch_outs"]
        assert entry["ramp_up"]


def test_a_mission_title_is_an_infinitive_that_commits():
    for entry in ENTRIES["missions.yaml"]:
        first = entry["title"].split()[0].rstrip(",")
        assert re.search(r"(er|ir|re|oir)$", first), entry["title"]
        assert first not in {"Contribuer", "Aider", "Appuyer", "Participer"}, entry["title"]
        assert not entry["title"].endswith(".")
        assert entry["partners"], entry["slug"]
        assert [r["horizon"] for r in entry["results"]] == ["3-mois", "6-mois", "12-mois"], entry["slug"]


def test_every_mission_of_a_domain_answers_a_problem():
    led = {m["mission"] for p in ENTRIES["problems.yaml"] for m in p["missions"]}
    assert {e["slug"] for e in ENTRIES["missions.yaml"] if e["domain"]} == led


def test_every_competency_is_asked_for_by_a_mission():
    asked = {slug for e in ENTRIES["missions.yaml"] for slug in e["competencies"]}
    assert {e["slug"] for e in ENTRIES["competencies.yaml"]} == asked


def test_our_typography_is_french():
    for file, entries in ENTRIES.items():
        kept = (
            "quote",
            "url",
            "cues",
            "hints",
            "barred",
            "titles",
            "shown_by",
            "unless",
        )  # quoted, or patterns of words
        for entry in entries:
            for text in texts(entry, kept):
                assert "'" not in text, f"{file}, {entry['slug']}: {text}"
                assert not re.search(r"\w·\w", text), f"{file}, {entry['slug']}: {text}"
                assert "..." not in text
                assert "!" not in text
                assert not re.search(r"\w[;?]|«\S|\S»", text), f"{file}, {entry['slug']}: {text}"
