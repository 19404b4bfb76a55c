"""The lexicon as a fixture: whole, readable, and speaking of what exists."""

import re

import pytest
from django.conf import settings

from productops.knowledge.seeding import read_fixture, read_fixtures
from productops.recognition.entries import KINDS as FILES
from productops.recognition.entries import faults
from productops.recognition.lexicon import Kind
from productops.text.cuebook import CueBook

RECORDS = read_fixture(settings.FIXTURES_DIR / "lexicon.yaml")
CUES = ("cues", "hints", "barred", "titles")
KINDS = {kind.value for kind in Kind}


def test_every_record_has_a_slug_of_its_own_and_known_keys():
    slugs = [record["slug"] for record in RECORDS]
    assert len(slugs) == len(set(slugs))
    for record in RECORDS:
        assert set(record) <= {"slug", "kind", "target", "lang", "says", *CUES}, record["slug"]
        assert record.get("lang") in (None, "fr", "en"), record["slug"]


def test_nothing_is_wrong_with_the_lexicon():
    assert list(faults(read_fixtures(settings.FIXTURES_DIR, FILES))) == []


def test_every_entry_of_the_catalogue_is_told_in_both_languages(lexicon):
    told = {(record["kind"], record.get("target"), record.get("lang")) for record in RECORDS if record.get("cues")}
    for entry in lexicon.entries:
        if entry.slug == "product-ops":
            continue  # what the whole catalogue tells
        for lang in ("fr", "en"):
            assert (entry.kind.value, entry.slug, lang) in told, f"{entry.kind} {entry.slug} {lang}"


def test_every_mission_has_enough_cues():
    counts = {}
    for record in RECORDS:
        if record["kind"] == "mission":
            counts[record["target"], record["lang"]] = len(record.get("cues") or ())
    assert min(count for (_slug, lang), count in counts.items() if lang == "fr") >= 5
    assert min(count for (_slug, lang), count in counts.items() if lang == "en") >= 4


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["slug"])
def test_every_cue_can_be_read(record):
    for name in CUES:
        for cue in record.get(name) or ():
            CueBook([cue])
            assert cue == cue.lower(), cue
            assert re.fullmatch(r"[a-z0-9_|*?#@.+ -]+", cue), cue


def test_a_sentence_is_said_of_one_thing_only():
    seen = {}
    for record in RECORDS:
        for text in record.get("says") or ():
            assert "'" not in text, text
            # A mission and the problem it answers may be said alike.
            assert seen.setdefault((record["kind"], text.lower()), record["target"]) == record["target"]


def test_a_sentence_of_the_lexicon_is_recognised_as_what_it_is_said_of(lexicon):
    from productops.recognition.recognise import recognise

    wrong = []
    total = 0
    for record in RECORDS:
        if record["kind"] != "mission":
            continue
        for text in record.get("says") or ():
            total += 1
            found = [each.slug for each in recognise(text, lexicon).missions[:3]]
            if record["target"] not in found:
                wrong.append((record["target"], text, found))
    assert len(wrong) <= total * 0.03, wrong
