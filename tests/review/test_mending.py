"""Replacements: each is read by the rules again, and by a small grammar of our own."""

import re

import pytest

from productops.review.check import check
from scripts import rules as report
from tests.conftest import ON

HOLES = (
    (r"  ", "two spaces"),
    (r"\s[,.](?!\d|\.\.)", "a space before a stop"),
    (r",\s*[,.;]|\.\s*\.(?!\.)", "two stops"),
    (r"^\s*[a-zà-ÿ]", "no capital"),
    (r"\b(?:de|le|la|que|je|ne|se) [aeiouéèêh](?!anch|aut|ors|uit|éros)", "no elision"),
    (r"\b(?:et|ou|de|à|un|une|le|la|des)\s*[.,;!]?\s*$", "a sentence cut short"),
    (r"\bune (?:débutant|diplômé)\b|\bun (?:débutante|diplômée)\b", "no agreement"),
)  # fmt: skip


def sentences():
    seen = set()
    for names in (report.MENDED, report.MEASURE):
        seen.update(text for _rule, text, _expected in report.sentences(names))
    return sorted(seen)


def changes():
    return [(text, f) for text in sentences() for f in check(text, on=ON) if f.change]


def faults(text):
    return {name for pattern, name in HOLES for line in text.split("\n") if re.search(pattern, line)}


def test_every_replacement_stays_french_and_mends_what_it_replaces():
    offered = changes()
    assert len(offered) >= 30
    for text, finding in offered:
        after = finding.change.made(text)
        assert not faults(after) - faults(text), (text, after)
        places = {(f.start, f.excerpt) for f in check(after, on=ON) if f.rule.id == finding.rule.id and f.excerpt}
        assert (finding.start, finding.excerpt) not in places, (text, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Goût du service et bonne présentation.", "Goût du service."),
        ("Ponctualité, bonne présentation et rigueur.", "Ponctualité et rigueur."),
        ("Bonne présentation, sourire.", "Sourire."),
        ("CV, photo obligatoire et lettre.", "CV et lettre."),
        ("Envoyez un CV avec photo.", "Envoyez un CV."),
        ("L’allemand langue maternelle est demandé.", "L’allemand courant (niveau C1) est demandé."),
        ("La nationalité suisse est exigée.", "Une autorisation de travail en France est exigée."),
        ("CDD de 6 mois pouvant déboucher sur un CDI.", "CDD de 6 mois."),
        ("CDD 10 mois évolutif vers un CDI.", "CDD de 10 mois."),
        (
            "Vous êtes jeune diplômé d’une école de commerce.",
            "Vous êtes diplômé d’une école de commerce, débutants acceptés.",
        ),
        ("Vous êtes jeune diplômé.e d’une école.", "Vous êtes diplômé.e d’une école, débutants acceptés."),
        ("Tu es jeune diplômée.", "Tu es diplômée, débutants acceptés."),
        ("Jeunes diplômés bienvenus.", "Débutants et débutantes bienvenus."),
        ("Sourire et bonne présentation", "Sourire"),
        ("Sourire, calme et bonne présentation.", "Sourire, calme."),
        ("Sourire, une bonne présentation, calme.", "Sourire, calme."),
        ("bonne présentation, sourire.", "sourire."),
        ("Bonne présentation et sourire.", "Sourire."),
        ("Sourire, bonne présentation.", "Sourire."),
        ("Sourire, bonne présentation et calme.", "Sourire et calme."),
    ],
)
@pytest.mark.parametrize("lead", ["", "Le magasin ouvre à huit heures.\n"])
def test_what_the_sentence_said_besides_is_kept_wherever_it_stands(before, after, lead):
    text = lead + before
    assert lead + after in {finding.change.made(text) for finding in check(text, on=ON) if finding.change}


@pytest.mark.parametrize(
    "text",
    [
        "Une bonne santé est exigée pour ce poste.",
        "Nous cherchons un jeune diplômé curieux.",
        "CDD de 6 mois évolutif vers un CDI de 35 h, avec prime.",
        "Native speaker, vous rédigez nos annonces.",
        "Sans enfant, vous êtes libre le soir.",
        "Couturière\nVous tenez l’atelier.",
        "Les jeunes diplômés sont bienvenus.",
        "Jeunes diplômés, venez.",
        "Vous êtes jeune diplômé, curieux.",
        "Sourire, calme et bonne présentation, rigueur.",
    ],
)
def test_nothing_is_offered_where_no_wording_is_sure(text):
    assert [finding.change for finding in check(text, on=ON) if finding.change] == []


@pytest.mark.parametrize(
    ("sentence", "mended"),
    [
        ("Bonne présentation et sens du service exigés.", None),
        ("Bonne élocution, bonne présentation et rigueur sont exigées.", "Bonne élocution et rigueur sont exigées."),
        ("Bonne présentation et sens du service.", "Sens du service."),
    ],
)
def test_what_is_left_of_a_list_still_agrees(sentence, mended):
    finding = next(f for f in check(sentence, on=ON) if f.rule.id == "L10")
    assert (finding.change and finding.change.made(sentence)) == mended


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("CDD de 9 mois, évolutif vers un CDI ; Lyon.", "CDD de 9 mois ; Lyon."),
        ("Sourire, bonne présentation et calme !", "Sourire et calme !"),
        ("CDD. Bonne présentation exigée. Poste à Lyon.", "CDD. Poste à Lyon."),
    ],
)
def test_a_change_leaves_the_spaces_that_french_wants(line, mended):
    source = f"Assistant (F/H)\n{line}\n"
    changes = [finding.change.made(source) for finding in check(source, on=ON) if finding.change]
    assert f"Assistant (F/H)\n{mended}\n" in changes
