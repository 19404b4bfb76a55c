"""The corpus of our own: what must be found, what must not, and the page that says how well it goes."""

import pytest

from productops.review.findings import Severity
from productops.review.rules import BY_ID, RULES
from scripts import rules as report

SENTENCES = list(report.sentences())
KNOWN_MISSES = {
    ("P04", "Votre candidature mentionnera le fixe et le variable perçus chez votre employeur précédent."),
    ("L05", "Célibataires géographiques bienvenus, familles non."),
    ("L05", "Avec des enfants petits, ce serait compliqué."),
    ("L06", "On évite les prénoms étrangers."),
    ("L20", "Les tests sont facturés 30 euros."),
    ("L20", "Cotisation de 15 € pour voir l'annonce."),
}
"""Faults of the corpus that the rules do not find: each is a debt, none may be added in silence."""


@pytest.mark.parametrize(("rule", "text", "expected"), SENTENCES, ids=lambda value: str(value)[:60])
def test_a_sentence_is_read_as_a_lawyer_would(rule, text, expected):
    met = [finding.excerpt for finding in report.read(text) if finding.rule.id == rule]
    assert bool(met) is (expected and (rule, text) not in KNOWN_MISSES), met


def test_every_must_has_twelve_sentences_to_find_and_twelve_to_leave():
    for rule in RULES:
        if rule.severity is Severity.MUST:
            counts = [sum(name == rule.id and e is want for name, _t, e in SENTENCES) for want in (True, False)]
            assert min(counts) >= 12, f"{rule.id}: {counts}"


def test_forty_postings_good_and_bad():
    postings = report.postings()
    assert len(postings) >= 40
    assert sum(not posting["expect"] for posting in postings) >= 10
    assert len({posting["name"] for posting in postings}) == len(postings)


@pytest.mark.parametrize("posting", report.postings(), ids=lambda posting: posting["name"])
def test_a_posting_is_found_at_fault_where_it_is(posting):
    found = {f.rule.id for f in report.read(posting["text"]) if f.excerpt and not f.rule.is_practice}
    assert found == set(posting["expect"])


def test_precision_and_recall_do_not_fall():
    scores = report.score()
    for rule, one in scores.items():
        assert one.precision >= 0.9, f"{rule}: precision {one.precision:.2f}"
        assert one.recall >= 0.9, f"{rule}: recall {one.recall:.2f}"


def test_the_page_of_the_rules_is_up_to_date():
    assert report.TARGET.read_text(encoding="utf-8") == report.document(), "run `make rules`"


def test_the_page_names_every_rule():
    page = report.document()
    assert all(f"## {rule} – " in page for rule in BY_ID)


def test_sentences_that_never_served_to_mend_the_rules_are_read_well_too():
    one = report.unseen_score()
    assert one.precision >= 0.9, one
    assert one.recall >= 0.9, one
