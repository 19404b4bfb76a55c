"""The figures of docs/recognition.md, held on lines that nobody used to mend."""

import pytest

from productops.recognition.identity import identify
from productops.recognition.recognise import recognise
from scripts.recognition import EXAMPLES, half, posting_table, postings, read, table, tally

pytestmark = pytest.mark.skipif(not EXAMPLES.exists(), reason="the labelled lines are not beside this checkout")


@pytest.fixture(scope="module")
def lines():
    return [line for line in read() if half(line) == 1] if EXAMPLES.exists() else []


def test_lines_kept_apart_are_recognised_as_often_as_the_document_says(lexicon, lines):
    kept = [line for line in lines if line["kind"] in ("posting-line", "leader-sentence")]
    count = tally(kept, lambda text: recognise(text, lexicon))
    assert count.first >= 0.70 * count.lines
    assert count.three >= 0.85 * count.lines
    assert count.covered >= 0.60 * count.lines
    assert count.right >= 0.90 * count.sure
    assert count.quiet >= 0.92 * count.silent


def test_postings_kept_apart_are_told_as_often_as_the_document_says(lexicon, lines):
    count = postings([line for line in lines if line["kind"] == "whole-posting"], lambda text: identify(text, lexicon))
    assert count.verdict >= 0.85 * count.lines
    assert count.near >= 0.90 * count.levels
    assert count.both >= 0.88 * count.present
    assert count.both >= 0.90 * count.given


def test_every_word_shown_stands_in_its_line(lexicon):
    for line in read():
        found = recognise(line["text"], lexicon)
        for each in (*found.missions, *found.problems, *found.competencies, *found.domains, *found.roles, *found.jobs):
            for extract in each.extracts:
                assert line["text"][extract.start : extract.end] == extract.words


@pytest.mark.django_db
def test_the_figures_of_the_document_can_be_written_again(lines):
    """A row a language and voice: the command that writes them is run by hand, and would break unseen."""
    few = lines[:12] + [line for line in lines if line["kind"] == "whole-posting"][:1]
    assert sum("lignes et phrases, tout" in row for row in table(few)) == 3
    assert posting_table(few)[-1].startswith("| tout | ")
