"""The order of pages on a small shelf of its own: what a page is before what it says, and where it says it."""

import pytest

from productops.knowledge.search.holdings import Library
from productops.knowledge.search.queries import ask
from productops.knowledge.search.ranking import rank
from productops.knowledge.search.shelf import Kind, Page
from productops.knowledge.search.words import read_query
from productops.recognition.lexicon import Kind as Subject
from productops.recognition.lexicon import LexiconEntry, Words, build


def page(slug, title, *lines, kind=Kind.MISSION, names=()):
    return Page(kind=kind, slug=slug, address=f"/{slug}/", title=title, lines=lines or ("Une ligne.",), names=names)


def entry(kind, slug, *cues, **more):
    return LexiconEntry(kind=kind, slug=slug, cues=cues, **more)


OTHERS = [page(f"z{n}", f"Zorglub {chr(97 + n) * 5}", "Une ligne.", "Encore une.") for n in range(13)]
SHELF = Library(
    [
        page("objectifs", "Objectifs"),
        page("depenses", "Dépenses"),
        page("reunions", "Rythme"),
        page("savoir", "Savoir", kind=Kind.COMPETENCY),
        page("scene", "Une scène", kind=Kind.PROBLEM),
        page("pmo", "Bureau", kind=Kind.JOB),
        page("glossaire", "Glossaire", kind=Kind.PAGE),
        page("mon-profil", "Mon profil", kind=Kind.PAGE),
        page("metiers-voisins", "Métiers voisins", kind=Kind.PAGE),
        page("chef-de-projet", "Chef de projet", kind=Kind.PATH),
        page("chef-de-projet", "Quatre semaines", kind=Kind.TRIAL),
        page("product-manager", "PM", kind=Kind.PATH),
        page("premier-poste", "Premier", kind=Kind.PATH),
        page("seul-en-scale-up", "Seul", kind=Kind.MANDATE, names=("Responsable du bazar",)),
        page("okr", "OKR", "Une mesure.", kind=Kind.TERM),
        page("corps", "Autre chose", "Une ligne.", "Un rituel."),
        page("tete", "Autre sujet", "Un rituel."),
        page("titre", "Rituel commun"),
        *(page(f"corps{n}", "Autre chose", "Une ligne.", "Un bidule.") for n in range(6)),
        *OTHERS,
    ],
    build(
        [
            entry(Subject.MISSION, "objectifs", "okr|okrs"),
            entry(Subject.MISSION, "depenses", "okr|okrs", "budget"),
            entry(Subject.MISSION, "reunions", "reunion utile"),
            entry(Subject.COMPETENCY, "savoir", "okr|okrs"),
            entry(Subject.PROBLEM, "scene", "trop de_reunions", leads={"reunions": 3, "depenses": 1}),
            entry(Subject.JOB, "pmo", "pmo", titles=("pmo",)),
        ],
        Words(groups={}),
    ),
)


def ranked(text):
    return rank(ask(read_query(text), SHELF), SHELF)


def found(text):
    """Give what a query finds: the kind where several pages have the slug."""
    return [each.page.slug + ("#essai" if each.page.kind is Kind.TRIAL else "") for each in ranked(text).pages]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        # what it says: in a title, then in a first line; in passing, where nothing says it better
        ("rituel", ["titre", "tete"]),
        ("rituels", ["titre", "tete"]),
        ("rituel commun", ["titre"]),
        ("commun rituel inconnu", ["titre"]),  # most of it
        ("rituel inconnu", []),
        ("bidule", ["corps0", "corps1", "corps2", "corps3"]),
        ("zorglub aaaaa", ["z0"]),
        ("le la", []),
        # what it is about: a skill, then a word of the glossary, then a mission
        ("okr", ["savoir", "okr", "objectifs"]),
        ("okr budget", ["savoir", "depenses"]),
        ("budget", ["depenses"]),
        ("product ops okr", ["savoir", "okr", "objectifs"]),
        ("c'est quoi un okr", ["okr", "savoir", "objectifs"]),
        ("c'est quoi un okr zorglub", ["okr", "savoir", "objectifs"]),
        # what treats a problem, then the problem
        ("trop de réunions", ["reunions", "scene"]),
        # a job that is named, the past that one leaves, the two compared
        ("pmo", ["pmo", "chef-de-projet", "metiers-voisins"]),
        ("vs pmo", ["pmo", "chef-de-projet", "metiers-voisins"]),
        ("pmo ou product ops", ["pmo", "chef-de-projet", "metiers-voisins"]),
        ("passer de pmo à product ops", ["chef-de-projet", "pmo", "metiers-voisins"]),
        ("chef de projet", ["chef-de-projet"]),
        ("devenir chef de projet", ["chef-de-projet", "mon-profil"]),
        ("head of product ops", []),
        # who would try
        ("essayer", ["chef-de-projet#essai"]),
        ("essai chef de projet", ["chef-de-projet", "chef-de-projet#essai"]),
        # a mandate by its name, and by what is told of it
        ("seul", ["seul-en-scale-up"]),
        ("seule dans mon poste", ["seul-en-scale-up"]),
        ("seul okr", ["savoir", "objectifs", "seul-en-scale-up"]),
        ("responsable du bazar", ["seul-en-scale-up"]),
        ("junior", ["premier-poste"]),
        # pages of the site
        ("glossaire", ["glossaire"]),
        ("lexique", ["glossaire"]),
        ("profil product ops", ["mon-profil"]),
        ("product ops", []),
        # beside what is not held: what answers all the same, and what the rest surely names
        ("salaire", []),
        ("salaire okr", ["savoir"]),
        ("stage", ["premier-poste"]),
        ("stage okr", ["premier-poste", "savoir"]),
        ("stage pmo", ["premier-poste"]),
        ("horaires piscine municipale", []),
    ],
)
def test_pages_come_by_what_they_are_then_by_what_they_say(text, pages):
    assert found(text) == pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("roa", ["plan", "roadster", "feuille"]),  # the beginning of two words, one of which is said otherwise
        ("roadmap", ["plan", "feuille"]),
        ("roadster partagé", []),
        ("revueproduit bonne", ["revue"]),  # two words of a cue, typed as one
        ("lexiqe x", ["glossaire"]),  # a fault in a word by which a page of the site is asked for
    ],
)
def test_words_are_read_by_all_that_the_site_says_and_hears(text, pages):
    shelf = [
        page("plan", "Roadmap"),
        page("roadster", "Roadster"),
        page("feuille", "Feuille de route"),
        page("revue", "Bonne"),
        page("glossaire", "Glossaire", kind=Kind.PAGE),
    ]
    library = Library(shelf, build([entry(Subject.MISSION, "revue", "revue_produit")], Words(groups={})))
    assert [each.page.slug for each in rank(ask(read_query(text), library), library).pages] == pages


def test_twelve_pages_are_shown_at_most_and_equals_in_the_order_of_the_shelf():
    assert found("zorglub") == [f"z{n}" for n in range(12)]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("salaire", ["remuneration"]),
        ("salaire okr", ["remuneration"]),
        ("stage pmo", ["alternance-et-stage"]),
        ("horaires piscine", ["lieu-et-temps"]),
        ("horaires piscine municipale", []),  # more words of nothing here than words of the topic
        ("okr", []),
    ],
)
def test_what_is_not_held_is_named_where_it_is_what_is_asked(text, topics):
    assert [topic.key for topic in ranked(text).topics] == topics


@pytest.mark.parametrize(
    ("text", "whole"),
    [("rituel", True), ("okr", True), ("zorglub rituel", False), ("bidule", False), ("xyzzy", False)],
)
def test_the_first_page_answers_the_whole_query_or_a_part(text, whole):
    assert ranked(text).whole is whole


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("rituel", ["rituel"]),
        ("rituel rituels", ["rituel"]),
        ("le rituel", ["rituel"]),
        ("le la", ["le", "la"]),
        ('"un rituel" bidule', ["un rituel", "bidule"]),
        (" ".join(f"mot{n}" for n in range(13)), [f"mot{n}" for n in range(12)]),
        ("ritule x", ["rituel", "x"]),
        ('"ritule" x', ["ritule", "x"]),
        ("feuille de route partagée", ["feuille de route", "partagée"]),
        ("parties prenantes", ["parties prenantes"]),
    ],
)
def test_a_query_is_read_word_by_word_and_phrases_that_are_said_otherwise_whole(text, read):
    asking = ask(read_query(text), SHELF)
    assert [asking.text[term.start : term.end] for term in asking.terms] == read


@pytest.mark.parametrize(
    ("text", "content", "vague"),
    [
        ("product ops okr", ["okr"], False),
        ("métier product ops okr", ["okr"], False),
        ("métier product ops", ["métier"], True),
        ("product ops", ["product", "ops"], True),
        ("métier okr", ["métier", "okr"], False),
        ("okr depuis 6 ans", ["okr"], False),
    ],
)
def test_the_name_of_the_job_and_figures_ask_for_nothing(text, content, vague):
    asking = ask(read_query(text), SHELF)
    assert [asking.text[term.start : term.end] for term in asking.content] == content
    assert asking.vague is vague
