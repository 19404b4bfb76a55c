"""What a line, a sentence or a query is about."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from productops.recognition.lexicon import Kind, LexiconEntry, Words, build
from productops.recognition.recognise import recognise
from tests.amounts import amount

LINES = {
    "Onboarder les nouveaux PM et suivre leurs premières semaines": "arrivee-des-pm",
    "Run the weekly product sync and the monthly product review": "rituels-produit",
    "Deux dashboards donnent deux taux de rétention différents": "qualite-des-mesures-produit",
    "Centraliser les retours clients dans une base unique": "base-des-retours",
    "Train support and sales before every release": "formation-des-equipes-clients",
}


def slugs(found):
    return [each.slug for each in found]


def sure(found):
    return [each.slug for each in found if each.sure]


@pytest.mark.parametrize(("line", "slug"), LINES.items())
def test_a_plain_line_is_recognised_first_and_surely(lexicon, line, slug):
    assert sure(recognise(line, lexicon).missions)[:1] == [slug]


def test_two_missions_in_one_line_are_both_found(lexicon):
    found = recognise("Tenir le registre des risques produit et assurer la veille concurrentielle", lexicon)
    assert set(sure(found.missions)) == {"registre-des-risques", "veille-marche-et-concurrence"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("onbaording des PM", "onboarding des PM"),
        ("Mettre a jour les roadmpas des squads", "Mettre à jour les roadmaps des squads"),
        ("CYCLE OKR DES EQUIPES", "Cycle OKR des équipes"),
        ("Les dépendances entre équipes", "La dépendance entre équipes"),
        ("Gérer les p\u0430rtenaires b\u0435ta", "Gérer les partenaires beta"),
    ],
)
def test_slips_accents_plurals_and_look_alike_letters_change_nothing(lexicon, written, meant):
    assert slugs(recognise(written, lexicon).missions)[:1] == slugs(recognise(meant, lexicon).missions)[:1]


@pytest.mark.parametrize(
    "line",
    [
        "Vous ne portez pas le budget produit",
        "Ce n’est pas un poste où l’on recrute des PM",
        "You will not own the product handbook",
    ],
)
def test_what_the_post_is_not_is_never_sure(lexicon, line):
    assert not sure(recognise(line, lexicon).missions)


def test_what_follows_a_but_is_to_be_done(lexicon):
    found = recognise("Vous ne portez pas le budget produit, mais vous pilotez le cycle OKR des squads", lexicon)
    assert sure(found.missions) == ["cycle-okr"]


def test_a_role_merely_named_is_a_role_and_no_mission(lexicon):
    found = recognise("En lien avec le PMO et le controle de gestion", lexicon)
    assert {"pmo", "finance-controle-de-gestion"} <= set(slugs(found.roles))
    assert not sure(found.missions)


@pytest.mark.parametrize(
    "line", ["Chez Support Produit Conseil, on aime rire", "Product Board, notre outil de tous les jours"]
)
def test_the_name_of_a_firm_or_of_a_tool_tells_nothing_surely(lexicon, line):
    assert not sure(recognise(line, lexicon).missions)


@pytest.mark.parametrize(
    ("line", "job"),
    [
        ("Tenir la paie et les contrats de travail des salariés", "rh-people"),
        ("Rédiger les user stories et accepter les développements en fin de sprint", "product-owner"),
        ("Maintenir le design system et animer les critiques entre designers", "design-ops"),
        ("Write dbt models and ad hoc SQL queries for the finance team", "data-analyst"),
        ("Manage a team of support agents, CSAT and first response time", "support-client"),
    ],
)
def test_the_work_of_another_job_is_told_and_no_mission_is_sure(lexicon, line, job):
    found = recognise(line, lexicon)
    assert found.neighbour_job is not None
    assert found.neighbour_job.slug == job
    assert not sure(found.missions)


@pytest.mark.parametrize(
    "line",
    [
        "C’est comme ça", "We commit to ten things", "Être là le mardi", "Cela fait six mois", "Parce que c’est trop loin",
        "Les commerciaux sont à 60 % de leur objectif annuel", "Une règle de paie est fausse dans notre produit",
    ],
)  # fmt: skip
def test_words_whose_stem_is_another_word_s_tell_nothing_surely(lexicon, line):
    found = recognise(line, lexicon)
    assert not sure([*found.missions, *found.problems, *found.jobs])


@pytest.mark.parametrize(
    "line",
    ["Autres tâches selon les besoins", "Être force de proposition", "Other duties as assigned", "Merci", "???", ""],
)
def test_a_vague_or_empty_line_gets_nothing_sure(lexicon, line):
    found = recognise(line, lexicon)
    assert not sure(found.missions)
    assert not sure(found.problems)


def test_a_complaint_gives_its_problem_and_the_mission_that_answers_it(lexicon):
    found = recognise("Tout est prioritaire chez nous et on n’arrête jamais rien", lexicon)
    assert sure(found.problems) == ["tout-est-prioritaire"]
    assert "gouvernance-du-portefeuille" in slugs(found.missions)


def test_the_french_verb_is_no_artificial_intelligence(lexicon):
    for line in (
        "Je n’ai aucun moyen de le savoir, et j’ai honte",
        "Excellent sur son produit, je l’ai perdu en le nommant",
    ):
        assert "ia-dans-les-equipes-produit" not in slugs(recognise(line, lexicon).missions), line
    assert "ia-dans-les-equipes-produit" in slugs(recognise("Je veux une règle sur l’AI pour nos PM", lexicon).missions)


def test_words_that_look_alike_are_told_apart(lexicon):
    prospect = recognise("Un prospect nous a montré ce que fait un autre éditeur", lexicon)
    assert "carrieres-sans-reperes" not in slugs(prospect.problems)
    learnt = recognise("Nos clients nous ont appris que la page était en ligne", lexicon)
    assert "communication-d-incident" not in sure(learnt.missions)


@pytest.mark.parametrize(
    ("text", "mission", "problem"),
    [
        ("On n’a pas de notes de version.", "notes-de-version", "produit-invisible"),
        ("Il nous manque un modèle de PRD commun.", "modeles-de-documents", "chaque-equipe-sa-methode"),
        ("Notre panel de testeurs, personne ne le tient.", "research-ops", "loin-des-utilisateurs"),
    ],
)
def test_who_complains_by_naming_the_remedy_is_given_the_problem_it_answers_as_a_doubt(lexicon, text, mission, problem):
    found = recognise(text, lexicon)
    assert found.missions[0].slug == mission
    told = next(each for each in found.problems if each.slug == problem)
    assert not told.sure
    assert told.extracts


def test_a_task_that_names_a_mission_tells_no_problem(lexicon):
    assert not recognise("Écrire les notes de version.", lexicon).problems


def test_a_line_that_begins_by_a_task_states_no_problem_surely(lexicon):
    assert not sure(recognise("Trier les demandes pour qu’aucune ne se perde", lexicon).problems)


def test_domains_are_those_of_the_missions(lexicon):
    found = recognise("Onboarder les nouveaux PM", lexicon)
    assert slugs(found.domains) == ["personnes"]


def every_extract(recognition):
    lists = (recognition.missions, recognition.problems, recognition.competencies, recognition.domains)
    for found in (*lists, recognition.roles, recognition.jobs):
        for each in found:
            yield from each.extracts


def check_extracts(recognition, text):
    for extract in every_extract(recognition):
        assert text[extract.start : extract.end] == extract.words
        assert extract.words.strip()


PIECES = [
    *LINES,
    "vous",
    "ne",
    "pas",
    "PM",
    "support",
    "\x00",
    "<p>",
    "&amp;",
    "рm",
    "🎉",
    "'",
    "\n",
    "«",
    "roadmap",
    "123",
]


@settings(max_examples=amount(80, 2000), deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=12).map(" ".join))
def test_no_word_is_shown_that_is_not_in_the_text_and_the_answer_never_changes(lexicon, text):
    first = recognise(text, lexicon)
    check_extracts(first, text)
    assert first == recognise(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "roadmap " * 25_000,
        "PM support ventes retours " * 8_000,
        "\x00\x01\x1b[31m" * 1000,
        "<div onclick=x>" * 5000,
        "&nbsp;" * 20_000,
        "é" * 50_000,
    ],
)
def test_a_monstrous_text_stays_calm(lexicon, text):
    found = recognise(text, lexicon)
    check_extracts(found, text)
    assert len(found.missions) <= 12


def test_html_is_read_as_what_it_shows(lexicon):
    plain = recognise("Piloter le cycle OKR", lexicon)
    assert slugs(recognise("<li><b>Piloter</b> le cycle&nbsp;OKR</li>", lexicon).missions) == slugs(plain.missions)


def test_the_same_entries_build_the_same_answers(lexicon):
    words = Words(groups={"pm": ("pm|pms",)})
    entries = [
        LexiconEntry(
            kind=Kind.MISSION, slug="un", domain="pratiques", texts=("Tenir le manuel des PM",), cues=("manuel + @pm",)
        ),
        LexiconEntry(kind=Kind.MISSION, slug="deux", domain="pilotage", texts=("Tenir le budget",), cues=("budget",)),
    ]
    once = recognise("Tenir le manuel des PM", build(entries, words))
    assert sure(once.missions) == ["un"]
    assert once == recognise("Tenir le manuel des PM", build(entries, words))


def test_a_cue_that_names_an_unknown_group_is_refused():
    entry = LexiconEntry(kind=Kind.MISSION, slug="un", cues=("manuel + @inconnu",))
    with pytest.raises(ValueError, match="inconnu"):
        build([entry], Words(groups={}))


def test_the_work_grows_with_the_text_not_faster(lexicon):
    rng = random.Random(7)  # noqa: S311 - lines to read, not secrets
    words = " ".join(LINES).split()

    def steps(times):
        from productops.recognition.evidence import prepare
        from productops.text.cuebook import rooted

        text = rooted(prepare(". ".join(" ".join(rng.choices(words, k=12)) for _ in range(times)), lexicon))
        list(lexicon.book.find(text))
        return text.steps

    assert steps(400) < 14 * steps(40)


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("Vous n’êtes pas le chef de projet des équipes : vous animez le cycle OKR de chaque trimestre", "cycle-okr"),
        ("Tu n’es pas PM, tu animes la communauté de pratique des PM", "communaute-de-pratique"),
        ("Sans encadrement hiérarchique, animer le cycle OKR trimestriel des équipes produit", "cycle-okr"),
    ],
)
def test_what_follows_a_denial_is_to_be_done(lexicon, line, slug):
    found = recognise(line, lexicon).missions
    assert (found[0].slug, found[0].sure) == (slug, True)


@pytest.mark.parametrize(
    "line",
    [
        "Ce poste ne comprend ni le recrutement des PM ni leur formation.",
        "Vous n’aurez pas à animer les OKR ni à tenir la roadmap des équipes.",
        "Ce que vous ne portez pas : la roadmap, les OKR, le recrutement des PM",
        "This is not a role where you own OKRs, hiring or the tool stack.",
    ],
)
def test_what_is_denied_whole_is_not_even_a_doubt(lexicon, line):
    assert recognise(line, lexicon).missions == ()


@pytest.mark.parametrize(
    "line",
    [
        "Vous bénéficiez d’un parcours de formation et d’un budget pour les conférences",
        "Nous vous proposons un programme de mentorat entre PM",
        "De formation supérieure, école d’ingénieur ou équivalent",
        "Bac +5, idéalement en informatique",
    ],
)
def test_what_is_offered_or_studied_is_no_mission(lexicon, line):
    found = recognise(line, lexicon)
    assert (found.missions, found.problems) == ((), ())


def test_a_cue_leaps_over_no_colon(lexicon):
    told = recognise("Le directeur des ventes m’appelle : une cliente lui montre un bouton", lexicon)
    assert "research-ops" not in {each.slug for each in told.missions if each.sure}
    assert "research-ops" in {
        each.slug for each in recognise("Nos PM appellent deux clients par mois", lexicon).missions
    }


@pytest.mark.parametrize(
    "line",
    [
        "Capacité à animer une équipe de dix personnes",
        "Capacités d’analyse et sens de l’équipe",
        "Vérifier la conformité des pièces usinées",
        "Veiller à la sécurité des usagers du bâtiment",
        "Votre prise de poste est accompagnée par un responsable",
        "Ici, tu bénéficies d’un vrai parcours d’intégration et de formation",
        "Conseiller les clients en boutique",
        "Entretenir les équipements de l’atelier",
    ],
)
def test_the_words_of_other_trades_are_no_mission(lexicon, line):
    assert not sure(recognise(line, lexicon).missions)


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("Donner de la visibilité sur la capacité à faire des équipes au trimestre", "suivi-de-la-capacite"),
        (
            "Associer la sécurité et le juridique dès le cadrage des fonctionnalités",
            "interface-juridique-et-conformite",
        ),
        ("Nous vous proposons de construire l’onboarding des nouveaux PM", "arrivee-des-pm"),
        ("Monter un conseil de clients qui se réunit chaque trimestre", "clubs-clients"),
    ],
)
def test_the_same_words_still_tell_the_mission_where_they_mean_it(lexicon, line, slug):
    assert slug in sure(recognise(line, lexicon).missions)
