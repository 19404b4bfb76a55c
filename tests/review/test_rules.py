"""Every rule: dated, sourced, linear, and not to be fooled by what hides a word."""

import re
from copy import copy
from datetime import date
from functools import lru_cache

import pytest

from productops.review.candidate import read_for_candidate
from productops.review.check import LIMIT, TooLongError, check, check_fragment
from productops.review.findings import Facts, Severity
from productops.review.rules import BY_ID, RULES
from productops.text.cues import Cues
from productops.text.tokens import Text
from tests.conftest import ON


def rules_of(text, **options):
    return {finding.rule.id for finding in check(text, on=ON, **options)}


def test_the_tables_are_covered():
    wanted = {f"L{n:02}" for n in range(1, 31)} | {f"P{n:02}" for n in range(1, 9)} - {"P05"}
    wanted |= {f"G{n:02}" for n in range(1, 20)} | {"D01", "D02", "D03", "A02", "A04"}
    assert set(BY_ID) == wanted, "P05 is L04 under another article"
    assert len(BY_ID) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_why_what_else_and_where_from(rule):
    for text in (rule.title, rule.message, rule.why, rule.suggestion, rule.reference):
        assert text
    assert rule.confidence in "ABC"
    assert rule.source.startswith("http") or rule.confidence == "C"
    assert not (rule.confidence == "C" and rule.severity is Severity.MUST), "what is not verified is never a must"
    assert "conforme" not in f"{rule.message} {rule.why} {rule.suggestion}"


@lru_cache(maxsize=2)
def repeated(worst, length):
    """Cut into words once for all the rules: it takes longer than to find."""
    return Text(worst * length)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize(
    "worst",
    [
        "jeune ",
        "sans ",
        "entre 25 et ",
        "non ",
        "cdd ",
        "salaire jusqu’à 5 ",
        "12 novembre 2026 ",
        "A-",
        "ni mais ",
        "<b ",
        "Profil\n- un\n\nMissions\n- deux\n\n",
        "50 000 € ",
        "vous ",
        "le candidat ",
        "(",
        "1",
    ],
    ids=str,
)
def test_no_rule_is_slower_than_its_text_is_long(rule, worst):
    """Steps, not time: ten times the text may cost ten times the work, hardly more."""
    steps = []
    for length in (200, 2000):
        text = copy(repeated(worst, length))
        text.memo, text.marks = {}, {}  # as if no rule had read it yet
        list(rule.find(text, Facts()))
        steps.append(text.steps)
    assert steps[1] <= 12 * steps[0] + 500, steps


def test_a_rule_that_is_not_in_force_yet_warns_and_says_when():
    text = "Product Ops (F/H)\nCDI à Lyon."
    before = next(f for f in check(text, on=ON) if f.rule.id == "P01")
    assert (before.severity, before.coming) == (Severity.SHOULD, True)
    assert "01/01/2028" in before.message
    after = next(f for f in check(text, on=date(2028, 1, 1)) if f.rule.id == "P01")
    assert (after.severity, after.coming) == (Severity.MUST, False)


def test_a_table_that_has_run_out_still_gives_a_floor_and_says_so():
    low = "Salaire de 1 500 € bruts par mois."
    assert "P07" in rules_of(low)
    late = next(f for f in check(low, on=date(2027, 1, 5)) if f.rule.id == "P07")
    assert "Le minimum de 2027 n’est pas connu ici : celui de 2026 sert de plancher" in late.message


@pytest.mark.parametrize(
    ("published", "hourly", "under"),
    [
        ("12 mars 2023", "11,30", False),
        ("12 mars 2023", "11,20", True),
        ("1er mai 2023", "11,30", True),
        ("31 décembre 2025", "11,88", False),
        ("2 janvier 2026", "11,88", True),
        ("3 juin 2019", "9,50", False),  # before the first minimum that is known here
    ],
)
def test_a_dated_posting_is_judged_by_the_minimum_of_its_day(published, hourly, under):
    text = f"Cariste (F/H)\nOffre publiée le {published}.\nCDI à Lyon. Salaire : {hourly} € bruts de l’heure."
    assert ("P07" in rules_of(text)) is under


def test_only_what_the_profile_lists_is_a_requirement():
    tasks = "\n".join(f"- Tenir le registre n° {rank}" for rank in range(20))
    asked = "Cariste (F/H)\nVos missions\n" + tasks + "\nVotre profil\n- Un CACES 3\n- De la rigueur\nCDI à Lyon."
    assert "G02" not in rules_of(asked)
    swapped = "Cariste (F/H)\nVos missions\n- Ranger\nVotre profil\n" + tasks.replace("Tenir", "Savoir tenir")
    assert "G02" in rules_of(swapped)


@pytest.mark.parametrize(("count", "severity"), [(13, None), (14, "should"), (27, "should"), (28, "must")])
def test_a_passage_in_english_warns_from_fourteen_words_and_is_a_fault_from_twenty_eight(count, severity):
    said = "you will work with our team and you will be there when they need help with what we do"
    english = " ".join((said.split() * 2)[:count])
    french = (
        "Vous tenez les plannings des équipes et vous préparez les livraisons de la semaine avec les chauffeurs. " * 12
    )
    text = f"Cariste (F/H)\nVos missions\n{french}\n{english.capitalize()}.\nCDI à Lyon."
    found = [finding.severity for finding in check(text, on=ON) if finding.rule.id == "L15"]
    assert found == ([severity] if severity else [])


@pytest.mark.parametrize(
    "hidden",
    [
        "je\u200bune diplômé",
        "jeune\u00a0diplômé",
        "JEUNE DIPLOME",
        "jeunе diplômé",  # a Cyrillic е
        "ｊｅｕｎｅ ｄｉｐｌｏｍｅ",
        "j\u00adeune diplo\u0302mé",
        "jeune\u202e diplômé",
        "<b>jeu</b>ne <i>diplômé</i>",
        "jeune dipl&ocirc;m&eacute;",
        "𝐣𝐞𝐮𝐧𝐞 𝐝𝐢𝐩𝐥𝐨𝐦𝐞",
    ],
    ids=ascii,
)
def test_nothing_hides_a_word(hidden):
    found = [f for f in check(f"Nous cherchons un {hidden} motivé.", on=ON) if f.rule.id == "L02"]
    assert found
    assert found[0].excerpt.strip()


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "\u200b", "...", "<p></p>", "🙂", "漢字"], ids=ascii)
def test_a_text_without_words_is_read_without_a_fault(text):
    check(text, on=ON)


def test_one_very_long_line_and_one_very_long_word_are_read():
    check("jeune " * 30_000, on=ON)
    for run in (
        "a",
        "1",
        "…",
        "'",
        "\n",
        "•\n",
        "A-",
        "1.2",
        "<",
    ):  # each takes minutes where a pattern tries all its places
        check(run * (100_000 // len(run)), on=ON)
    with pytest.raises(TooLongError):
        check("a" * (LIMIT + 1), on=ON)


def test_a_place_is_a_place_in_the_text_as_given():
    text = "Œuvre à part.\r\nNous cherchons un <b>jeune diplômé</b> motivé."
    found = next(f for f in check(text, on=ON) if f.rule.id == "L02")
    assert text[found.start : found.end] == found.excerpt
    assert re.fullmatch(r"jeune diplômé", found.excerpt)


def test_an_inclusive_sentence_is_silent_until_it_turns():
    assert "L03" not in rules_of("Poste ouvert à tous, homme ou femme.")
    assert "L03" in rules_of("Poste ouvert à tous, mais homme de préférence.")
    assert "L09" not in rules_of("Peu importe l’état de santé, un aménagement se décide ensemble.")
    assert "L01" in rules_of("Poste ouvert aux candidats de moins de 40 ans.")


def test_the_text_is_compared_with_the_answers():
    text = "Product Ops (F/H)\nCDD à Lyon, 30 000 € bruts par an, full remote. Une équipe de 9 PM."
    facts = Facts(contract="CDI", salary_min=50_000, salary_max=60_000, onsite_days=3, team_size=12)
    said = [f.message for f in check(text, on=ON, facts=facts) if f.rule.id == "L17"]
    assert len(said) == 4
    agreed = Facts(contract="CDD", duration="6 mois", salary_min=29_000, salary_max=32_000, team_size=9)
    assert "L17" not in rules_of(text, facts=agreed)


def test_what_was_answered_is_not_said_to_be_missing():
    facts = Facts(organisation="Alan", contract="CDI", salary_min=50_000, salary_max=55_000, results=3, location="Lyon")
    assert not {"L19", "L21", "P01", "G12"} & rules_of("Product Ops (F/H)", facts=facts)


def test_a_field_is_judged_by_what_it_says_alone():
    assert check_fragment("Nous livrons les commerces.", on=ON) == []
    assert [f.rule.id for f in check_fragment("Une équipe de moins de 30 ans.", on=ON)] == ["L01"]


@pytest.mark.parametrize(
    ("cue", "text", "met"),
    [
        ("sans ..2 enfant*", "sans aucun jeune enfant", True),
        ("sans ..2 enfant*", "sans un seul petit enfant", False),
        ("sans ..2 enfant*", "sans. Enfants bienvenus", False),
        ("carte d? identite", "carte identité", True),
        ("exige|s_abstenir", "s’abstenir", True),
        ("# ans", "35 ans", True),
        ("# ans", "trois ans", False),
        ("regional+", "les candidatures régionales", True),
        ("regional+", "des profils régionaux", True),
        ("actif+", "une recrue active", True),
        ("exige+", "deux langues exigées", True),
    ],
)
def test_a_cue_reads_as_it_is_written(cue, text, met):
    assert bool(list(Cues(cue).find(Text(text)))) is met


def test_a_cue_starts_with_a_word():
    with pytest.raises(ValueError, match="starts with a word"):
        Cues("..2 enfant*")


def test_a_rule_says_once_what_a_wider_span_of_its_own_shows():
    text = "Product Ops\nSalaire selon profil. Une prime selon profil."
    found = [f.excerpt for f in check(text, on=ON) if f.rule.title == "Formule de paie vide"]
    assert found == ["Salaire selon profil", "selon profil"], "the second stands elsewhere"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Crèche Les Petits Pas, Albi", True),
        ("Transports Morel & Fils", True),
        ("Mirador, start-up nantaise", True),
        ("Nantes – CDI", False),
        ("Lyon (69)", False),
        ("Chef de Projet Digital", False),
        ("Temps Plein", False),
    ],
)
def test_an_employer_may_hold_a_line_alone_and_a_town_or_a_title_is_none(line, named):
    text = f"Vendeuse ou vendeur (F/H)\n{line}\nCDI. Publié le 12 novembre 2026.\nVos missions\n- tenir le stock\n"
    assert ("L19" in {finding.rule.id for finding in check(text, on=ON)}) is not named


PROFILE = "Cariste (F/H)\nVotre profil\n"


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("G04", f"{PROFILE}- Forte de notre solide expérience du quai\n- Excellente maîtrise d’Excel", "Excellente maîtrise"),
        ("G04", f"Cariste (F/H)\nQui sommes-nous ?\nUne solide expérience.\n{PROFILE}- Excellente maîtrise d’Excel", "Excellente maîtrise"),
        ("L06", f"{PROFILE}- Client français\n- Nous recherchons un boulanger français", "boulanger français"),
        ("L06", "Nous livrons des boulangers français. Nous recherchons un boulanger français.", "boulanger français"),
        ("L06", "Recherchons des boulangers français pour le jour et la nuit", "boulangers français"),
        ("L08", "Anglais courant exigé. Turc courant exigé.", "Turc courant exigé"),
        ("L01", f"Accueil des enfants de 16 à 22 ans.\n{PROFILE}- 30 ans maximum", "30 ans"),
        ("L01", f"{PROFILE}- Dix ans d’expérience ou 25 ans de métier\n- 30 ans maximum", "30 ans"),
        ("L02", f"Accueil de jeunes diplômés en difficulté.\n{PROFILE}- Jeune diplômé", "Jeune diplômé"),
        ("L03", "La MECS accueille.\nNous cherchons un mec.", "mec"),
        ("L03", "Ouvert aux hommes et aux femmes.\nProfil recherché : homme", "homme"),
        ("P03", "Rémunération selon profil.\nSalaire : 30 000 €. Salaire selon profil.", "Salaire selon profil"),
        ("P03", "Salaire selon profil, 30 000 € par an.\n" + "Mot. " * 20 + "\nSalaire selon profil.", "Salaire selon profil"),
        ("P07", "Prime de 5 € par heure. Salaire : 11 € de l’heure.", "11 €"),
        ("P07", "Salaire : 100 € par jour ou 11 € de l’heure.", "11 €"),
        ("L17", "Temps plein ou temps partiel.\nTemps plein fixe temps partiel.", "Temps plein fixe temps partiel"),
    ],
)  # fmt: skip
def test_what_is_set_aside_hides_nothing_after_it(rule, text, found):
    (excerpt,) = [finding.excerpt for finding in check(text, on=ON) if finding.rule.id == rule]
    assert excerpt.endswith(found) or excerpt == f"- {found}"


@pytest.mark.parametrize(
    ("head", "silent"),
    [
        ("Comédienne pour un court métrage\n\nRôle : Odette, une femme d’une soixantaine d’années.", {"L03", "L04"}),
        ("Gardien-brigadier de police municipale (h/f)\n\nÊtre titulaire du concours ou du détachement.", {"L21"}),
        ("Conductrice ou conducteur de ligne\n\nLes Conserves de l’Élorn, 180 personnes, font des soupes.", {"L19", "D02"}),
        ("Éducateur ou éducatrice\n\nPubliée le 20 novembre 2026 – Association Le Phare", {"L19"}),
        ("Électricien ou électricienne\n\nPublié le 20/11/2026 – Production : Les Films du Mûrier", {"L19"}),
        ("Éducateur ou éducatrice\n\nCDI, convention de 1966.", {"P02"}),
        ("Développeuse ou développeur\n\nUn appel de trente minutes, puis une rencontre avec l’équipe.", {"G14"}),
        ("Agent d’usine (F/H)\n\nCandidature et CV : usine@conserves-elorn.example", {"D02"}),
    ],
)  # fmt: skip
def test_what_the_posting_says_in_its_own_way_is_not_said_to_lack(head, silent):
    found = {each.rule.id for each in check(head, on=date(2026, 11, 27))}
    assert not found & silent


@pytest.mark.parametrize(
    "line",
    [
        "Une direction de la fonction si l’on passe à 8 PM en 2028.",
        "Aujourd’hui : 2 PM juniors à accompagner.",
        "Black friday 2025 : l’application tombe cinq heures, 62 k€ perdus.",
        "Prise de poste : 11 janvier 2027\nOffre du 27 novembre 2026, ouverte jusqu’au 11 décembre 2026.",
    ],
)
def test_what_is_to_come_or_was_lost_contradicts_no_answer(line):
    facts = Facts(team_size=12, salary_min=48_000, salary_max=56_000)
    found = check(f"Product Ops (F/H)\n\n{line}\n", on=date(2026, 11, 27), facts=facts)
    assert "L17" not in {each.rule.id for each in found}


def test_the_size_that_is_told_of_today_is_held_against_the_answer():
    text = "Product Ops (F/H)\n\nUne équipe de 9 PM vous attend.\n"
    found = check(text, on=date(2026, 11, 27), facts=Facts(team_size=12))
    assert "Le texte dit 9 PM, la réponse donnée est 12." in {each.message for each in found}


@pytest.mark.parametrize(
    "line",
    [
        "- mettre en place les OKR, la roadmap et les process produit de A à Z ;",
        "- suivre les KPI, le budget et ce que produit chaque équipe",
    ],
)
def test_a_word_of_the_trade_recruits_nobody(line):
    from productops.review.rules.employers import employer
    from productops.text.tokens import Text

    assert employer(Text(f"Product Ops (F/H)\nVos missions\n{line}\n")) is None


@pytest.mark.parametrize(
    "line",
    ["Rentrée : 1er septembre 2027", "Poste libre le 1er avril 2027.", "Contrat du 4 janvier 2027 au 3 janvier 2028", "Le 1er mars 2027"],
)  # fmt: skip
def test_a_day_to_come_that_nothing_calls_the_offer_s_is_not_its_date(line):
    found = [f for f in check(f"Cariste (F/H)\nCDI à Lyon\n{line}\n", on=ON) if f.rule.id == "L18"]
    assert [finding.excerpt for finding in found] == [""]


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("150 € pour le sac, puis un salaire de 2 100 € brut par mois.", "la rémunération", "2 100 € brut"),
        ("Les meilleurs touchent 6 000 € par mois.", "la rémunération", ""),
        ("Pas de test technique à la maison.", "les étapes du recrutement", ""),
        ("Convention obligatoire avec l’école.", "la convention collective", ""),
        ("Début idéalement en janvier 2027. Permis B exigé.", "ce qui est exigé et ce qui est seulement apprécié", ""),
    ],
)
def test_a_candidate_is_told_nothing_that_the_words_do_not_say(line, label, words):
    said = {each.label: each.words for each in read_for_candidate(f"Cariste (F/H)\n\n{line}\n", []).says}
    assert said.get(label, "").startswith(words) if words else label not in said


def test_a_rule_says_whether_it_speaks_of_what_is_missing():
    texts = [
        "Cariste",
        "Cariste (F/H)\nVotre profil\n" + "- Savoir tenir\n" * 9,
        "mot " * 200,
        "Cariste (F/H)\nEnvoyez votre CV.",
        "Cariste (F/H)\nEnvoyez votre CV : vos données servent à ce recrutement.",
        'Cariste\n<script type="application/ld+json">{"@type": "JobPosting", "title": "Grutier"}</script>',
    ]
    found = {finding.rule.id for text in texts for finding in check(text, on=ON) if not finding.excerpt}
    assert found == {rule.id for rule in RULES if rule.absent}


@pytest.mark.parametrize(
    ("line", "rule", "met"),
    [
        ("Écrivez à celibataire@lyon.example", "L05", False),
        ("Écrivez à lyon@celibataire.example", "L05", False),
        ("Permis de conduire exigé", "G16", True),
        ("Permis de conduire exigé, vous livrez", "G16", False),
        ("Permis de conduire exigé pour conduire le camion", "G16", False),
    ],
)
def test_an_address_accuses_nobody_and_a_licence_drives_nothing(line, rule, met):
    assert (rule in rules_of(f"Vendeur (F/H)\nCDI à Lyon.\n{line}")) is met
