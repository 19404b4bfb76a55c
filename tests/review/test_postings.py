"""Small postings, rule by rule: the last that says nothing and the first that does, what is said of it, and to whom it is shown."""

import json

import pytest

from productops.review.candidate import read_for_candidate
from productops.review.check import check
from productops.review.findings import Facts
from productops.review.rules.posting import dates, published
from productops.text.tokens import Text
from tests.conftest import ON

HEAD = "Cariste (F/H)\n"
PROFILE = "Votre profil\n- "


def found(rule, text, **facts):
    """Give what a rule finds in a text."""
    return [finding for finding in check(text, on=ON, facts=Facts(**facts)) if finding.rule.id == rule]


def excerpts(rule, text, **facts):
    return [finding.excerpt for finding in found(rule, text, **facts)]


def messages(rule, text, **facts):
    return [finding.message for finding in found(rule, text, **facts)]


# --- the contract -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("write", "longest", "said"),
    [
        ("CDI\nPériode d’essai de {} mois", 4, "4 mois, renouvellement à part"),
        ("CDI\nEssai : {} mois", 4, "4 mois, renouvellement à part"),
        ("CDI\n{} months probation", 4, "4 mois, renouvellement à part"),
        ("CDI\nProbation of {} months", 4, "4 mois, renouvellement à part"),
        ("CDI, agent de maîtrise\nPériode d’essai de {} mois", 3, "3 mois, renouvellement à part"),
        ("CDI, statut employé\nPériode d’essai de {} mois", 2, "2 mois, renouvellement à part"),
        ("CDD\nPériode d’essai de {} mois", 1, "un mois"),
        ("CDD, agent de maîtrise\nPériode d’essai de {} mois", 1, "un mois"),
        ("CDD\nPériode d’essai de {} mois, renouvellement compris", 1, "un mois"),
        ("CDD ou CDI\nPériode d’essai de {} mois", 4, "4 mois, renouvellement à part"),
        ("CDI\nPériode d’essai de {} mois, renouvellement compris", 8, "8 mois, renouvellement compris"),
        ("CDI\n{} mois d’essai, renouvellement compris", 8, "8 mois, renouvellement compris"),
        ("CDI, statut employé\n{} mois d’essai au total", 4, "4 mois, renouvellement compris"),
        ("CDI\n{} mois d’essai.\nTout est compris", 4, "4 mois, renouvellement à part"),
    ],
)
def test_a_trial_is_too_long_from_one_month_more_than_the_law_allows(write, longest, said):
    told = {n: messages("L26", HEAD + write.format(n)) for n in range(1, 13)}
    assert [n for n in told if told[n]] == list(range(longest + 1, 13))
    assert told[12] == [f"L’essai annoncé dépasse ce que la loi permet ici : {said}."]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("CDI\nPériode d’essai de cinq mois, renouvelable", ["Période d’essai de cinq mois"]),
        ("CDI\nPériode d’essai de quatre mois", []),
        ("CDI\nPériode d’essai de dix-huit mois", ["Période d’essai de dix-huit mois"]),
        ("CDI\n6 mois d’essai, soit jusqu’à juin", ["6 mois d’essai"]),
        ("CDI\n4 mois d’essai. Ailleurs, 5 mois d’essai", ["5 mois d’essai"]),
        ("CDI, poste basé à Bruxelles\nPériode d’essai de 9 mois", []),
    ],
)
def test_a_trial_is_shown_without_what_follows(text, shown):
    assert excerpts("L26", HEAD + text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Stage marketing\nStage de 6 mois", []),
        ("Stage marketing\nStage de 7 mois", ["Stage de 7 mois"]),
        ("Stage marketing\nStage de 4 à 6 mois", []),
        ("Stage marketing\nStage de 4 à 7 mois", ["Stage de 4 à 7 mois"]),
        ("Stage marketing 6 mois\nLyon", []),
        ("Stage marketing 7 mois\nLyon", ["7 mois"]),
        ("Marketing 7 mois\nContrat : stage", []),
        ("Stage marketing\nNotre agence a 7 mois.", []),
        ("Stage en alternance\nStage de 9 mois", []),
        ("Stage à Bruxelles\nPoste basé à Bruxelles. Stage de 9 mois", []),
        (f"Marketing\n{'mot ' * 35}stage 7 mois", ["stage 7 mois"]),  # a short text is about it all
        (f"Marketing\n{'mot ' * 36}stage 7 mois", []),
        ("Stage\nVous remplacez Luc. Ici, vous remplacez Lou.", ["Vous remplacez Luc", "vous remplacez Lou"]),
    ],
)
def test_an_internship_lasts_six_months_and_replaces_nobody(text, shown):
    assert excerpts("L27", text) == shown


@pytest.mark.parametrize(
    ("rule", "write", "longest"),
    [
        ("L26", "CDD\nPériode d’essai de {} mois", 0),
        ("L26", "CDI, statut employé\nPériode d’essai de {} mois", 1),
        ("L26", "CDI, agent de maîtrise\nPériode d’essai de {} mois", 2),
        ("L26", "CDI\nPériode d’essai de {} mois", 3),
        ("L26", "CDI\nPériode d’essai de {} mois, renouvellement compris", 7),
        ("L27", "Stage\nStage de {} mois", 5),
    ],
)
def test_a_duration_may_be_written_in_letters(rule, write, longest):
    numbers = [
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "dix-huit",
        "vingt-quatre",
    ]
    told = [rank for rank, number in enumerate(numbers) if found(rule, write.format(number))]
    assert told == list(range(longest + 1, len(numbers)))


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Stage non rémunéré", "should"),
        ("Stage de 2 mois non rémunéré", "should"),
        ("Stage de 3 mois non rémunéré", "must"),
        ("Stage de 2 à 3 mois non rémunéré", "must"),
    ],
)
def test_an_internship_is_paid_beyond_two_months(text, severity):
    assert [str(finding.severity) for finding in found("L27", text)] == [severity]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Auto-entrepreneur, exclusivité demandée.", ["exclusivité"]),
        ("Statut d’indépendant.\nHoraires imposés.", ["Horaires imposés"]),
        ("Vous accompagnez des auto-entrepreneurs. Exclusivité.", []),
        ("Vous accompagnez les jeunes.\nAuto-entrepreneur, exclusivité.", ["exclusivité"]),
        ("Auto-entrepreneur, sans exclusivité, horaires fixes.", []),
        ("Auto-entrepreneur, libre de tout.", []),
        ("Exclusivité.", []),
        ("Auto-entrepreneur, exclusivité. Poste basé à Bruxelles.", []),
    ],
)
def test_the_self_employed_are_employed_by_what_ties_them(text, shown):
    assert excerpts("L28", HEAD + text) == shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("CDD", True),
        ("CDD de six mois", False),
        ("CDD. Six mois.", False),
        ("CDD\nDeux ans d’expérience", True),
        ("CDD. Deux ans d’expérience. Six mois.", False),
        ("CDD. Essai de 2 mois.", True),
        ("CDD et deux mois d’essai", False),
        ("CDD ou CDI", False),
        ("Un CDD", True),
        ("CDI. Animer les CDD.", False),
        ("Intérim. Les CDD. Un CDD.", False),
        ("Stage. Animer les CDD, puis un CDD.", True),
    ],
)
def test_a_fixed_term_says_how_long_it_lasts(text, told):
    assert ("Un CDD sans durée : dites le nombre de mois." in messages("L21", HEAD + text)) is told


def test_a_fixed_term_lasts_what_was_answered():
    assert not excerpts("L21", f"{HEAD}CDD", duration="six mois")
    assert not found("L21", "Cariste", contract="CDI")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cariste\nUn stage réussi", False),
        ("Cariste\nUn stage", True),
        ("Cariste\nExpérience.\nUn stage", True),
        ("Cariste\nExpérience. Un stage", True),
        ("Cariste\nUn stage. Expérience", True),
        ("Cariste\nUn stage, une expérience", False),
        ("Cariste\nUn stage réussi. En stage ici", True),
        ("Stage réussi\nLyon", True),
        ("Cariste\nV.I.E à Rome", True),
        ("Cariste\nLa vie", False),
    ],
)
def test_a_word_of_study_is_a_contract_unless_it_tells_the_past(text, told):
    assert (not messages("L21", text)) is told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("CDD de 9 mois, évolutif vers un CDI.", "CDD de 9 mois."),
        ("CDD 9 mois évolutif vers un CDI", "CDD de 9 mois"),
        ("CDD évolutif vers un CDI", "CDD"),
        ("Bonjour. CDD de 9 mois évolutif vers un CDI. À Lyon.", "Bonjour. CDD de 9 mois. À Lyon."),
        ("CDD, évolutif vers un CDI de 35 h.", None),
        ("CDI ou CDD évolutif vers un CDI.", None),
    ],
)
def test_a_promise_is_taken_away_and_the_term_kept(before, after):
    (finding,) = found("L21", HEAD + before)
    assert (finding.change and finding.change.made(HEAD + before)) == (after and HEAD + after)


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("CDI à la clé", False),
        ("Intérim, CDI à la clé", True),
        ("Mission de deux mois, CDI à la clé", True),
    ],
)
def test_a_contract_is_promised_by_a_shorter_one(text, promised):
    assert bool(found("L21", HEAD + text)) is promised


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Appelez le 08 (2,99 €/min).", ["2,99 €/min"]),
        ("Le coût : 2,99 €/min.", []),
        ("Le coût : 1,99 €/min\nPour postuler, 2,99 €/min", ["2,99 €/min"]),
        ("Appelez.\n2,99 €/min.", []),
    ],
)
def test_a_call_to_apply_has_no_price(text, shown):
    assert excerpts("L20", HEAD + text) == shown


# --- the language -----------------------------------------------------------------------------------------

ENGLISH = "You will work with our team and you will be there when they need help with what we do. "
FRENCH = "Vous tenez les plannings des équipes et vous préparez les livraisons de la semaine avec les chauffeurs. "
SHORT = "You will work with our team and help. "


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # what follows is one passage; the longest is shown
        (f"{FRENCH * 9}{SHORT}{SHORT}{FRENCH}{SHORT}", (SHORT * 2).strip(" .")),
        (f"{FRENCH * 9}{SHORT}{FRENCH}{SHORT}", SHORT.strip(" .")),
        (f"{FRENCH * 9}{SHORT}• 12\n{SHORT}", f"{SHORT}• 12\n{SHORT}".strip(" .")),
        (f"{FRENCH}{ENGLISH}", ENGLISH.strip(" .")),
        # short ones, far apart, in a long text
        (f"{FRENCH * 26}{SHORT}{FRENCH}{SHORT}", None),
        (f"{FRENCH * 30}{ENGLISH}", ENGLISH.strip(" .")),
        # a work that is cited, and a posting in both languages
        (f"{ENGLISH}(1999)", None),
        (f"English version below.\n{ENGLISH * 3}", None),
    ],
)
def test_a_passage_in_english_is_shown_whole(text, shown):
    assert excerpts("L15", HEAD + text) == ([shown] if shown else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We are hiring a manager with experience\nVos missions\n" + FRENCH, False),  # the title
        ("We are hiring a manager with experience", True),  # alone
    ],
)
def test_a_title_in_english_is_no_passage_unless_it_is_all(text, told):
    assert bool(found("L15", text)) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Growth manager\nLyon", True),
        ("Data analyst\nLyon", True),
        ("Lyon\nData analyst", False),
        ("Growth marketer / chargée d’acquisition\nLyon", False),
        ("Growth manager / cheffe growth\nLyon", True),
        ("Growth manager\nEn clair, rien.", False),
        ("Growth manager\nTenir la caisse.", False),
        ("Tenir la growth\nLyon", True),
        ("Growth manager\nMissions\nUn poste à la caisse, sans porte-monnaie ni rouleau de rechange.", False),
        ("Growth manager\nMissions\nUne caisse, un rouleau, cinquante petits porte-monnaie rouges.", True),
        ("Growth manager\nMissions\nUn poste à la caisse.", True),
        (
            "Growth manager\nQui sommes-nous ?\nUn magasin de nuit, sans porte-monnaie, et avec la caisse, le four.",
            True,
        ),
        (
            "Growth manager\nQui sommes-nous ?\nUn magasin de nuit, sans porte-monnaie, et avec la caisse et le four.",
            False,
        ),
        (f"Growth manager\nMissions\nUn poste de la caisse {'x' * 38}", True),
        (f"Growth manager\nMissions\nUn poste de la caisse {'x' * 39}", False),
    ],
)
def test_a_foreign_title_is_explained_by_a_line_that_tells_the_work(text, told):
    assert bool(found("L16", text)) is told


# --- pay --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Paie selon profil", ["Paie selon profil"]),
        ("Gestion de paie selon divers secteurs", []),
        ("Le métier de la paie selon divers secteurs", []),
        ("Notre paie selon divers secteurs", ["paie selon"]),
        (
            "Salaire de paie selon profil. Salaire selon profil",
            ["Salaire de paie selon profil", "Salaire selon profil"],
        ),
        ("Rémunération :\nselon profil", ["selon profil"]),
        ("Selon profil", ["Selon profil"]),
        ("Vous travaillez avec nous toute la semaine, selon profil", []),
        ("Compétitif", []),
        ("Salaire compétitif", ["Salaire compétitif"]),
        ("Vous avez un salaire des missions selon profil, à Lyon ou ailleurs, dès janvier", []),
        ("Salaire : 30 000 € par an, selon profil", []),
        ("Salaire selon profil.\n30 000 € par an", []),
    ],
)
def test_a_formula_without_an_amount_says_nothing_of_a_pay(text, shown):
    assert excerpts("P03", HEAD + text) == shown


@pytest.mark.parametrize(
    ("answer", "told"), [({}, True), ({"salary_min": 30_000}, False), ({"salary_max": 30_000}, False)]
)
def test_an_answer_of_pay_silences_what_is_missing(answer, told):
    assert bool(found("P01", HEAD, **answer)) is told
    assert bool(found("P03", f"{HEAD}Salaire selon profil", **answer)) is told


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Prise de poste le 3 mars 2022. Salaire : 10,40 € de l’heure", 2022),
        ("Prise de poste le 2 juin 2024, puis le 3 mars 2023. Salaire : 11,20 € de l’heure", 2023),
        ("Prise de poste le 3 mars 2028. Salaire : 10,40 € de l’heure", 2026),
        ("Offre du 2 juin 2024. Prise de poste le 3 mars 2025. Salaire : 11,20 € de l’heure", 2024),
        ("Offre du 2 juin 2024. Prise de poste le 3 mars 2023. Salaire : 11,30 € de l’heure", 2024),
    ],
)
def test_a_pay_is_judged_on_the_day_of_the_offer_or_of_the_first_work(text, year):
    (message,) = messages("P07", HEAD + text)
    assert message.endswith(f"({year}).")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Salaire : 700 € par mois", True),
        ("Stage : 700 € par mois", False),
        ("Un stage est possible.\nSalaire : 700 € par mois", True),
        ("Gratification de 700 € par mois", False),
        ("Poste basé à Bruxelles. Salaire : 700 € par mois", False),
        ("Freelance. Salaire : 11 € de l’heure", False),
        ("Freelance, CDI. Salaire : 11 € de l’heure", True),
        ("Freelance, intérim. Salaire : 11 € de l’heure", True),
    ],
)
def test_a_minimum_is_that_of_employees(text, told):
    assert bool(found("P07", HEAD + text)) is told


@pytest.mark.parametrize(("contract", "told"), [("CDI", True), ("freelance", False), ("stage", False)])
def test_an_agreement_is_that_of_employees(contract, told):
    assert bool(found("P02", HEAD, contract=contract)) is told


def test_a_pay_comes_in_the_first_three_quarters():
    def told(after):
        return excerpts("G13", f"{HEAD}{'Bonjour. ' * 200}Vous gagnez 30 000 € par an. {'Bonjour. ' * after}")

    assert told(40) == ["30 000 €"]
    assert told(70) == []
    assert excerpts("G13", f"{HEAD}{'Bonjour. ' * 40}Vous gagnez 30 000 € par an.") == []


# --- good practice ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown", "floor"),
    [
        ("2 à 4 ans d’expérience", "2 à 4 ans d’expérience", "2"),
        ("2-4 ans d’expérience", "2-4 ans d’expérience", "2"),
        ("5 ans d’expérience maximum", "5 ans d’expérience maximum", "5"),
        ("moins de 5 ans d’expérience", "moins de 5 ans d’expérience", "5"),
        ("2, 4 ans d’expérience", None, ""),
        ("2 4 ans d’expérience", None, ""),
        ("2 à 4+ ans d’expérience", None, ""),
        ("au moins 2 à 4 ans d’expérience", None, ""),
        ("le moins 2 à 4 ans d’expérience", "2 à 4 ans d’expérience", "2"),
        ("2 à 4 ans d’expérience minimum", None, ""),
        ("Minimum Bac. 2 à 4 ans d’expérience", "2 à 4 ans d’expérience", "2"),
        ("2, 4 ans d’expérience. 3 à 5 ans d’expérience", "3 à 5 ans d’expérience", "3"),
        ("2 à 4+ ans d’expérience. 3 à 5 ans d’expérience", "3 à 5 ans d’expérience", "3"),
        ("2 à 4 ans d’expérience minimum. 3 à 5 ans d’expérience", "3 à 5 ans d’expérience", "3"),
    ],
)
def test_an_experience_is_capped_by_a_range(text, shown, floor):
    told = [(finding.excerpt, finding.suggestion) for finding in found("G09", PROFILE + text)]
    assert [excerpt for excerpt, _suggestion in told] == ([shown] if shown else [])
    assert all(f"« {floor} ans d’expérience ou plus »" in suggestion for _excerpt, suggestion in told)


def test_what_a_firm_tells_of_its_years_caps_nobody():
    text = "Qui sommes-nous ?\nNous avons 2 à 4 ans d’expérience.\nVotre profil\n- 3 à 5 ans d’expérience"
    assert excerpts("G09", text) == ["3 à 5 ans d’expérience"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("battant", None),
        ("battant, aide, requin", None),
        ("battant, killer, requin", "Le vocabulaire penche vers la lutte"),
        ("battant, killer, requin, gagneur", "4 mots de lutte (battant, killer, requin, gagneur), 0 d’entraide"),
        ("Killer, killer, requin, gagneur", "4 mots de lutte (killer, requin, gagneur), 0 d’entraide"),
        (
            "battant, killer, requin, gagneur, aide, soin, équipe",
            "4 mots de lutte (battant, killer, requin, gagneur), 3",
        ),
        ("battant, killer, requin, gagneur, aide, soin, équipe, partage", None),
        (
            "battant, killer, requin, gagneur, winner, guerrier, hargne",
            "7 mots de lutte (battant, killer, requin, gagneur, winner, guerrier), 0 d’entraide",
        ),
    ],
)
def test_fight_outweighs_help_from_four_words_or_two_in_one_sentence(words, said):
    told = messages("G06", PROFILE + words)
    assert len(told) == bool(said)
    assert not said or told[0].startswith(said)


def test_words_of_fight_are_not_those_of_the_firm():
    assert not found("G06", "Qui sommes-nous ?\nBattant, killer, requin, gagneur.")


@pytest.mark.parametrize(
    ("count", "said"),
    [(7, None), (8, "8 exigences : au-delà de 7, on n’en retient aucune."), (10, ""), (11, "beaucoup")],
)
def test_requirements_are_many_then_too_many(count, said):
    for told in (
        messages("G02", "Cariste (F/H)\nVotre profil\n" + "- Savoir tenir\n" * count),
        messages("G02", HEAD, required=count),
    ):
        assert len(told) == (said is not None)
        assert all(("beaucoup trop" in each) is (said == "beaucoup") for each in told)
        assert said in (None, "beaucoup", "") or told == [said]


@pytest.mark.parametrize(("answer", "told"), [(0, False), (4, False), (5, True)])
def test_what_was_answered_is_required_before_what_is_listed(answer, told):
    text = "Cariste (F/H)\nVotre profil\n" + "- Savoir tenir\n" * 9
    assert bool(found("G03", text, required=answer)) is told
    assert not found("G02", text, required=answer)


SCRIPT = '<script type="application/ld+json">{}</script>'


def told_in_data(rule, *entries):
    written = [{"@type": "JobPosting", **entry} for entry in entries]
    return messages(rule, HEAD + SCRIPT.format(json.dumps(written if len(written) > 1 else written[0])))


WHOLE = {"title": "Cariste", "description": "a", "datePosted": "b", "hiringOrganization": "c", "jobLocation": "d"}


def test_structured_data_say_what_the_page_shows():
    assert told_in_data("G18", {"title": "Cariste"}) == []
    assert told_in_data("G18", {"title": ""}) == []
    assert told_in_data("G18", {"title": "Cariste"}, {"title": "Grutier"}, {"title": "Soudeur"}) == [
        "Les données structurées disent « Grutier », que la page ne montre pas.",
        "Les données structurées disent « Soudeur », que la page ne montre pas.",
    ]
    assert told_in_data("G18", {"@type": "Person", "title": "Grutier"}) == []
    assert told_in_data("G18", {"title": "G" * 81}) == [
        f"Les données structurées disent « {'G' * 80} », que la page ne montre pas."
    ]


def test_structured_data_have_their_fields():
    assert told_in_data("G19", WHOLE) == []
    remote = {name: value for name, value in WHOLE.items() if name != "jobLocation"}
    assert told_in_data("G19", remote | {"applicantLocationRequirements": "France"}) == []
    assert told_in_data("G19", remote) == ["Les données structurées n’ont pas : jobLocation."]
    assert told_in_data("G19", {"jobLocation": "d", "title": "Cariste"}) == [
        "Les données structurées n’ont pas : description, datePosted, hiringOrganization."
    ]
    broken = f"{HEAD}{SCRIPT.format('{')}{SCRIPT.format('[1, 2]')}" + SCRIPT.format('{"@type": "JobPosting"}')
    assert len(found("G19", broken)) == 1, "what cannot be read hides nothing after it"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Cariste\nLyon. Tenir la caisse. Profil calme. Postulez.", None),
        ("Cariste.\nLyon. Tenir la caisse. Profil calme. Postulez.", "un intitulé, seul sur la première ligne et sans point à la fin"),
        ("Cariste\nTenir la caisse. Profil calme. Postulez.", "le lieu"),
        ("Cariste\nLyon. Profil calme. Postulez.", "les tâches"),
        ("Cariste\nLyon. Tenir la caisse. Postulez.", "le profil attendu"),
        ("Cariste\nLyon. Tenir la caisse. Profil calme.", "où candidater"),
        ("Cariste\nLyon. Tenir la caisse. Profil calme. a@b.fr", None),
        ("Cariste\nLyon\nVotre profil\n- calme\n- doux\nVos missions\n- la caisse\nPostulez", None),
    ],
)  # fmt: skip
def test_a_posting_lacks_what_it_does_not_say(text, missing):
    assert messages("G17", text) == ([f"Il manque : {missing}."] if missing else [])


def test_a_posting_does_not_lack_what_was_answered():
    (message,) = messages("G17", "Cariste.", title="Cariste", location="Lyon")
    assert message == "Il manque : les tâches, le profil attendu, où candidater."


# --- what sets a criterion aside --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Sans enfant", 1),
        ("Avec ou sans enfant", 0),
        ("Ou sans enfant", 1),
        ("Sans distinction de sexe, sans enfant", 0),
        ("Sans distinction de sexe, mais sans enfant", 1),
        ("Mais sans distinction de sexe, sans enfant", 0),
        ("Sans enfant, mais sans distinction de sexe", 1),
        ("Sans enfant. Sans distinction de sexe. Sans enfant", 2),
        ("Maison peu inclusive, sans enfant", 1),
        ("Maison inclusive, sans enfant", 0),
        # three criteria name them all
        ("Origine, sexe et âge : sans enfant", 0),
        ("Origine et sexe : sans enfant", 1),
        ("Origine, origine et sexe : sans enfant", 1),
        # what the law sets
        ("Selon l’article R4228 : sans enfant", 0),
        ("Selon l’article R4228.\nSans enfant", 1),
        ("Sans enfant.\nSelon l’article R4228 : sans animal", 1),
        ("Le décret n° 12 impose :\n- d’être sans enfant\n- d’être célibataire\nSans enfant", 1),
        ("Le décret n° 12 impose\n- d’être sans enfant", 1),
        ("Le décret n° 12 impose : oui\n- d’être sans enfant", 1),
        (f"Le décret n° 12 {'mot ' * 76}, sans enfant", 0),
        (f"Le décret n° 12 {'mot ' * 77}, sans enfant", 1),
        (f"Sans enfant {'mot ' * 76}selon le décret n° 12", 0),
        (f"Sans enfant {'mot ' * 77}selon le décret n° 12", 1),
    ],
)
def test_a_criterion_is_set_aside_up_to_a_turn_and_in_its_sentence(text, accused):
    assert len(found("L05", PROFILE + text)) == accused


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Votre groupe sanguin", True),
        ("Votre groupe sanguin, pour qui travaille hors de France", True),
        ("Votre groupe sanguin et votre titre de séjour", True),
        ("Votre groupe sanguin et votre titre de séjour, pour qui travaille hors de France", False),
    ],
)
def test_a_permit_may_be_asked_of_who_comes_from_elsewhere(text, asked):
    assert bool(found("L22", PROFILE + text)) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Avec permis B", True),
        ("Avec ou sans permis B", False),
        ("Avec ou sans moto, permis B", True),
    ],
)
def test_with_or_without_asks_for_nothing(text, asked):
    assert bool(found("G16", PROFILE + text)) is asked


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Le métier est dur, sans enfant.", True),
        ("Le métier est dur ; sans enfant.", True),
        ("Le métier est dur – sans enfant.", True),
        ("Le métier est dur donc sans enfant.", True),
        ("Le métier est dur et donc sans enfant.", True),
        ("Le métier est dur sans enfant.", False),
        ("Le métier est dur, parfois, oui et sans enfant.", True),
        ("Qui sommes-nous ?\nUne maison sans enfant.", False),
        ("Qui sommes-nous ?\nVous êtes sans enfant.", True),
        ("Qui sommes-nous ?\nEntreprise : vous êtes sans enfant.", False),
    ],
)
def test_what_describes_accuses_by_a_clause_that_denies(text, accused):
    assert bool(found("L05", HEAD + text)) is accused


# --- sex --------------------------------------------------------------------------------------------------

ONE_FORM = "Seule la forme féminine est nommée."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Homme", ["Homme"]),
        ("Homme.", ["Homme"]),
        ("Homme 30", ["Homme"]),
        ("Homme calme", []),
        ("Calme, homme", []),
        ("Profil recherché : homme", ["Profil recherché : homme"]),
        ("Calme\n- femme\n- douce", ["femme"]),
        ("Femme\nHomme", ["Femme", "Homme"]),
        ("Homme, x x x x x femme", []),
        ("Homme, x x x x x x femme", ["Homme"]),
        ("x x x x x femme : homme", []),
        ("Femme x x x x x : homme", []),
        ("Femme x x x x x x : homme", ["homme"]),
        ("La MECS accueille", []),
        ("Un gars", ["gars"]),
        ("♂", ["♂"]),
        ("♂ ♂", ["♂"]),
        ("♂ ♀", []),
        ("♂\ufe0f", []),
    ],
)
def test_a_lone_sex_in_a_profile_is_sought(text, shown):
    assert excerpts("L03", PROFILE + text) == shown


@pytest.mark.parametrize(("title", "told"), [("Comédienne", False), ("Vendeuse", True)])
def test_a_role_may_have_a_sex(title, told):
    assert bool(found("L03", f"{title}\nRôle : femme")) is told


@pytest.mark.parametrize(
    ("text", "feminine", "masculine"),
    [
        ("Recherche vendeuse", ["vendeuse"], []),
        ("La recherche vendeuse", [], []),
        ("Vous cherchez une vendeuse", [], []),
        ("Nous cherchons un vendeur", [], ["vendeur"]),
        ("Nous cherchons une aide-soignante", ["soignante"], []),
        ("Nous cherchons une aide soignante", [], []),
        ("Nous cherchons une jolie vendeuse", [], []),
        ("Nous cherchons une bonne et jeune vendeuse", [], []),
        ("Nous cherchons une bonne une jeune vendeuse", ["vendeuse"], []),
        ("Nous cherchons une bonne une jeune petite vendeuse", [], []),
        ("Nous cherchons une secrétaire", ["secrétaire"], []),
        ("Nous cherchons un secrétaire", [], ["secrétaire"]),
        ("Nous cherchons sa future secrétaire", ["secrétaire"], []),
        ("Nous cherchons notre futur secrétaire", [], ["secrétaire"]),
        ("Nous cherchons notre secrétaire", [], []),
        ("Nous cherchons une personne", [], []),
        ("Nous cherchons une", [], []),
        ("Nous cherchons une. Vendeuse", [], []),
        ("Cherchons les plannings. Cherchons vendeuse", ["vendeuse"], []),
        # asked for at the end of its sentence
        ("Vendeuse demandée", ["Vendeuse"], []),
        ("Une bonne vendeuse demandée", ["vendeuse"], []),
        ("Bonne à tout demandée", ["Bonne"], []),
        ("Vendeuse demandé", [], []),
        ("Vendeur demandée", [], []),
        ("Expérience demandée. Vendeuse demandée", ["Vendeuse"], []),
        ("Vendeuse x x x x x x x demandée", ["Vendeuse"], []),
        ("Vendeuse x x x x x x x x demandée", [], []),
        # both forms near each other
        ("Nous cherchons une vendeuse ou un vendeur", [], []),
        ("Nous cherchons une vendeuse x x x x x vendeur", [], []),
        ("Nous cherchons une vendeuse x x x x x x vendeur", ["vendeuse"], []),
        ("Vendeur x x, nous cherchons une vendeuse", [], []),
        ("Vendeur x x x, nous cherchons une vendeuse", ["vendeuse"], []),
    ],
)
def test_a_trade_is_sought_in_one_form(text, feminine, masculine):
    text = f"Cariste\n{text}"
    assert [finding.excerpt for finding in found("L03", text) if finding.message == ONE_FORM] == feminine
    assert excerpts("G08", text) == masculine


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Cariste\nLa candidate ira loin.", ["La candidate"]),
        ("Cariste\nLa candidate ou le candidat ira loin.", []),
        ("Cariste\nLe candidat ira loin.", ["Le candidat"]),
        ("Le candidat\nCDI", []),
        ("Cariste\nLe candidat ira loin, une candidate aussi.", []),
        ("Cariste\nNous cherchons un vendeur. Le candidat ira loin.", ["vendeur"]),
        ("Cariste\nVous êtes motivée.", ["motivée"]),
        ("Cariste\nVous êtes motivé(e).", []),
        ("Cariste (F/H)\nLe candidat ira loin.", []),
        ("Cariste\nUn(e) vendeur. Le candidat ira loin.", []),
        (f"Cariste\n{'bien ' * 797}un(e) vendeur. Le candidat ira loin.", []),
        (f"Cariste\n{'bien ' * 798}un(e) vendeur. Le candidat ira loin.", ["Le candidat"]),
    ],
)
def test_a_text_speaks_to_one_gender(text, shown):
    assert excerpts("G08", text) == shown


@pytest.mark.parametrize(
    ("title", "mended"),
    [
        ("Vendeur", "Vendeur (F/H)"),
        ("Vendeur – Lyon", "Vendeur – Lyon (F/H)"),
        ("Vendeuse", None),
        ("Comptable confirmé", "Comptable confirmé (F/H)"),
        ("Comptable confirmée", None),
        ("Responsable administratif", "Responsable administratif (F/H)"),
        ("Secrétaire médicale", None),
        ("Un comptable", "Un comptable (F/H)"),
        ("Une comptable", None),
        ("Stage vendeur", "Stage vendeur (F/H)"),
        ("Lyon – vendeur", "Lyon – vendeur (F/H)"),
        ("Journaliste et rédacteur", "Journaliste et rédacteur (F/H)"),
        ("Consultant", "Consultant (F/H)"),
        ("Un consultant", "Un consultant (F/H)"),
    ],
)
def test_a_title_in_one_form_is_accused_and_a_masculine_one_mended(title, mended):
    (finding,) = found("L04", f"{title}\nCDI à Lyon")
    assert (finding.change and finding.change.made(title)) == mended


@pytest.mark.parametrize(
    "title",
    ["Vendeur…", "Vendeur...", "Comptable", "Responsable media", "Microsoft consultant", "Manager vendeur", "Chemin de vendeur", "Responsable climatiseur", "Responsable administratif manager"],
)  # fmt: skip
def test_a_title_that_names_no_sex_is_left_alone(title):
    assert not found("L04", f"{title}\nCDI à Lyon")


# --- origin -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Commis breton", ["Commis breton"]),
        ("Commis breton parlé", []),
        ("Commis Breton", []),
        ("Commis, breton", []),
        ("Commis (breton)", []),
        ("Interprète breton", []),
        ("Nous aidons des commis bretons", []),
        ("Auprès des commis bretons", []),
        ("Et de commis bretons", ["commis bretons"]),
        ("Accueil des commis bretons", []),
        ("Recherche des commis bretons", ["Recherche des commis bretons"]),
        ("Commis Breton. Commis breton", ["Commis breton"]),
        ("Commis breton parlé. Commis breton", ["Commis breton"]),
        ("Interprète breton. Commis breton", ["Commis breton"]),
        # an adjective alone
        ("Italienne exigée", ["Italienne exigée"]),
        ("Habilitation italienne exigée", []),
        ("Cuisine bretonne ou italienne exigée", []),
        ("Une cuisine d’origine italienne exigée", []),
        ("Habilitation italienne exigée. Italienne exigée", ["Italienne exigée"]),
        ("Habilitation, italienne exigée", []),
        ("Personne italienne exigée", ["Personne italienne", "italienne exigée"]),
    ],
)
def test_an_origin_is_that_of_a_person_who_is_asked_for(text, shown):
    assert excerpts("L06", PROFILE + text) == shown


# --- age --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Âge : de 25 à 35 ans, calme", "Âge : de 25 à 35 ans"),
        ("Né entre 1990 et 2000, calme", "Né entre 1990 et 2000"),
        ("Moins de 30 ans, calme", "Moins de 30 ans"),
        ("Under 30, calm", "Under 30"),
        ("Entre 25 et 35 ans, calme", "Entre 25 et 35 ans"),
        ("Profil mature, 40 ans et plus, calme", "40 ans et plus"),
        ("Une personne de 30 ans, calme", "30 ans"),
        ("Plus de 40 ans s’abstenir", "Plus de 40 ans"),
        ("Le poste est dur, 45 ans maximum", "45 ans maximum"),
        ("Calme, moins de 30 ans, permis B", "moins de 30 ans"),
        ("Expérience de la caisse.\nUn mot, douze mots.\n- 30 ans maximum", None),
        ("Moyenne d’âge : 35 ans", None),
        ("De 35 à 25 ans", None),
        ("De 25 à 35, calme", None),
        ("Moins de 30, calme", None),
        ("Plus de 40 ans, calme", None),
        ("12 < 30 ans", None),
    ],
)
def test_an_age_is_shown_with_its_bounds(text, shown):
    assert excerpts("L01", PROFILE + text) == ([shown] if shown else [])


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Avoir 25 ans minimum", "must"),
        ("Avoir 25 ans minimum, permis B", "should"),
        ("Avoir 18 ans minimum", "should"),
        ("Avoir 19 ans minimum", "must"),
        ("Avoir au moins 18 ans", "should"),
        ("Avoir au moins 19 ans", "must"),
        ("Avoir au moins 72 ans", "must"),
        ("Avoir au moins 73 ans", None),
        ("Être là 25 ans minimum", None),
        ("25 ans minimum", "must"),
        ("Des enfants de 25 ans minimum", None),
        ("Expérience\n- 25 ans minimum", None),
        ("18 ans révolus", "should"),
        ("19 ans révolus", "must"),
        ("16 ans révolus", "must"),
        ("15 ans révolus", None),
        ("20 ans révolus de métier", None),
        ("La plus vieille a 44 ans", "must"),
        ("La plus vieille a 45 ans", None),
        ("La cuve a un an. La plus vieille a 26 ans", None),
        ("La cuve a un an.\nLa plus vieille a 26 ans", "must"),
        ("La cuve : la plus vieille a 26 ans.\nDe nous, la plus vieille a 26 ans", "must"),
        ("Être là, 25 ans minimum. Avoir 25 ans minimum", "must"),
    ],
)
def test_a_least_age_is_asked_of_a_person(text, severity):
    assert {str(finding.severity) for finding in found("L02", PROFILE + text)} == ({severity} if severity else set())


# --- body, country, dates ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "text", "shown"),
    [
        ("L02", "La plus vieille a 26 ans, calme", ["plus vieille a 26 ans"]),
        ("L05", "Écrivez à lyon@célibataire.fr", []),
        ("L05", "Écrivez à célibataire", ["célibataire"]),
        ("L10", "Personne de 1m80 minimum, calme", []),
        ("L10", "Calme, 1m80 minimum, doux", ["1m80 minimum"]),
        ("L10", "Étagère de 1m80 minimum. 1m75 minimum", ["1m75 minimum"]),
        ("L25", "Poste basé à Genève, calme", ["Genève"]),
        ("L25", "CDI luxembourgeois, calme", ["luxembourgeois"]),
        ("L25", "Lyon – Genève", []),
        ("L18", "Offre publiée le 8 mars 2027, calme", ["8 mars 2027"]),
        ("L17", "Offre du 12 novembre 2026.\nClôture le 10 novembre 2026, calme", ["10 novembre 2026"]),
        ("L17", "Offre publiée le 3 mars 2022, calme", ["3 mars 2022"]),
    ],
)
def test_a_fact_is_shown_by_its_own_words(rule, text, shown):
    assert excerpts(rule, HEAD + text) == shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Offre du 31 février 2026", "Le 31 février 2026 n’existe pas : la date de publication manque."),
        ("Début le 31 février 2026", "La date de publication manque."),
        ("Offre du 31 février 2026, publiée le 3 novembre 2026", None),
    ],
)
def test_a_day_that_does_not_exist_dates_nothing(text, said):
    assert messages("L18", HEAD + text) == ([said] if said else [])


SIX, SEVEN = "un deux trois quatre cinq six", "un deux trois quatre cinq six sept"


@pytest.mark.parametrize(
    ("text", "day", "role"),
    [
        ("Offre du 12 novembre 2026", "2026-11-12", "published"),
        ("1er mai 2026", "2026-05-01", "published"),
        ("14/12/26", "2026-12-14", "published"),
        ("2026-12-14", "2026-12-14", "published"),
        ("December 14, 2026", "2026-12-14", "published"),
        ("31/12/2026", "2026-12-31", "published"),
        ("32/12/2026", "None", "published"),
        ("12/13/2026", "None", "published"),
        ("Postulez avant le 12 novembre 2026", "2026-11-12", "closing"),
        ("Exercé avant le 12 novembre 2026", "2026-11-12", "other"),
        ("CDD jusqu’au 12 novembre 2026", "2026-11-12", "other"),
        ("Début le 12 novembre 2026", "2026-11-12", "other"),
        ("Début hier. 12 novembre 2026", "2026-11-12", "published"),
        ("Début hier\n12 novembre 2026", "2026-11-12", "published"),
        ("12/11/2026 au 14 mars", "2026-11-12", "other"),
        ("Publiée le 12/11/2026 au 14 mars", "2026-11-12", "published"),
        ("Depuis 1934 – 12/11/2026", "2026-11-12", "published"),
        ("Télétravail depuis la France · le 12/11/2026", "2026-11-12", "published"),
        (f"{SIX} 12/11/2026", "2026-11-12", "published"),
        (f"{SEVEN} 12/11/2026", "2026-11-12", "other"),
        (f"12/11/2026 {SIX}", "2026-11-12", "published"),
        (f"12/11/2026 {SEVEN}", "2026-11-12", "other"),
        (f"{SEVEN} – 12/11/2026 – {SEVEN}", "2026-11-12", "published"),
        (f"{SEVEN} offre 12/11/2026", "2026-11-12", "published"),
    ],
)
def test_a_date_is_that_of_the_offer_or_of_something_else(text, day, role):
    for lead in ("", "Bonjour.\n"):
        (found,) = dates(Text(lead + text))
        assert (str(found.day), found.role) == (day, role)
        assert (lead + text)[found.start : found.end] in text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/11/2026\nPubliée le 14/11/2026\nPubliée le 16/11/2026", "2026-11-14"),
        ("12/11/2026\n14/11/2026", "2026-11-12"),
        ("32/11/2026\n14/11/2026", "2026-11-14"),
        ("Début le 12/11/2026\n14/11/2026", "2026-11-14"),
    ],
)
def test_the_day_of_an_offer_is_the_one_that_says_so_else_the_first(text, day):
    assert str(published(Text(text)).day) == day


# --- what a candidate is shown ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("Rigueur exigée. Un peu d’anglais serait un plus.", "ce qui est exigé et ce qui est seulement apprécié", "Un peu d’anglais serait un plus"),
        ("Rigueur exigée ! Un peu d’anglais serait un plus.", "ce qui est exigé et ce qui est seulement apprécié", "Un peu d’anglais serait un plus"),
        ("Un entretien, un test, une réponse sous dix jours – à Lyon.", "les étapes du recrutement", "Un entretien, un test, une réponse sous dix jours"),
        ("Convention collective Syntec (IDCC 1486), mutuelle.", "la convention collective", "Convention collective Syntec (IDCC 1486)"),
        ("🔸 Convention collective Syntec, mutuelle", "la convention collective", "Convention collective Syntec"),
        ("Bonjour. CDI à temps plein dès janvier, 35 heures", "le contrat", "CDI à temps plein dès janvier"),
        ("CDI (ou CDD de six mois", "le contrat", "CDI"),
        ("CDI à 1,5 temps", "le contrat", "CDI à 1,5 temps"),
        ("CDI ; Lyon", "le contrat", "CDI"),
        ("OUEST INTERIM – agence de Vitré\nContrat à durée indéterminée", "le contrat", "Contrat à durée indéterminée"),
        ("Mission d’intérim à Vitré\nContrat à durée indéterminée", "le contrat", "Mission d’intérim à Vitré"),
        ("Vous gagnez jusqu’à 45 000 € bruts par an, à Lyon", "la rémunération", "jusqu’à 45 000 € bruts par an"),
        ("Astreinte payée 60 € par jour. Salaire : 30 000 € par an", "la rémunération", "30 000 € par an"),
        ("Gratification de stage : 4,50 € de l’heure", "la rémunération", "4,50 € de l’heure"),
    ],
)  # fmt: skip
def test_what_is_said_is_shown_by_a_clause_that_is_not_cut(text, label, words):
    assert {each.label: each.words for each in read_for_candidate(HEAD + text, []).says}[label] == words


RESULTS, NICE, STEPS, DATA = (
    "ce que l’on attendra de vous",
    "ce qui est exigé et ce qui est seulement apprécié",
    "les étapes du recrutement",
    "ce que deviendra votre candidature",
)


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("À trois mois, vous tenez la caisse.", RESULTS, "À trois mois"),
        ("À trois mois.", RESULTS, None),
        ("CDI à trois mois, vous tenez la caisse.", RESULTS, None),
        ("CDI. À trois mois, vous tenez la caisse.", RESULTS, "À trois mois"),
        ("CDI\nÀ trois mois, vous tenez la caisse\nUn contrat", RESULTS, "À trois mois"),
        ("À trois mois, un CDI. À six mois, vous tenez la caisse.", RESULTS, "À six mois"),
        ("Un plus : l’anglais", NICE, None),
        ("Un plus : l’anglais. Permis exigé", NICE, "Un plus : l’anglais"),
        ("Âge : un plus. Permis exigé. L’anglais serait un plus", NICE, "L’anglais serait un plus"),
        ("L’anglais serait un plus\nVotre profil\n- calme", NICE, "L’anglais serait un plus"),
        ("Agent d’entretien", STEPS, None),
        ("Sans réponse sous dix jours, c’est non.\nRéponse sous huit jours", STEPS, "Réponse sous huit jours"),
        ("Vous garantissez vos données clients conservées. Vos données sont conservées", DATA, "Vos données sont conservées"),
        ("Salaire : 600 € par mois, puis 30 000 € par an", "la rémunération", "30 000 € par an"),
        ("Gratification : 4,50 €", "la rémunération", "4,50 €"),
        ("Salaire : 4,50 €", "la rémunération", None),
        ("Offre du 31 février 2026", "la date de l’offre", None),
        ("Offre du 12/11/2026, à Lyon", "la date de l’offre", "12/11/2026"),
    ],
)  # fmt: skip
def test_what_answers_a_candidate_stands_in_a_sentence_that_says_it(text, label, words):
    assert {each.label: each.words for each in read_for_candidate(HEAD + text, []).says}.get(label) == words


@pytest.mark.parametrize(("count", "whole"), [(22, True), (24, False)])
def test_a_sentence_is_shown_from_its_start_unless_it_is_long(count, whole):
    said = read_for_candidate(f"Rigueur exigée. {'Un mot ' * count}serait un plus.", []).says
    (words,) = [each.words for each in said if each.label.startswith("ce qui est exigé")]
    assert words.startswith("Un mot" if whole else "serait un plus")
    assert len(words) <= 160


def test_a_long_clause_is_cut_between_two_words():
    (said,) = [each for each in read_for_candidate(f"CDI {'bonjour ' * 30}", []).says if each.label == "le contrat"]
    assert said.words == "CDI" + " bonjour" * 9
    assert f"CDI {'bonjour ' * 30}"[said.start : said.end] == said.words


def test_a_candidate_asks_once_what_is_not_said_then_what_should_not_be():
    text = "Cariste (F/H)\nCDI. Moins de 30 ans, sans enfant. Moins de 40 ans.\nVous tenez la caisse."
    reading = read_for_candidate(text, check(text, on=ON))
    asked = [(each.about, each.words) for each in reading.ask]
    assert [about for about, words in asked if not words] == list(reading.silent_on)
    assert asked[len(reading.silent_on) :] == [("Limite d’âge", "Moins de 30 ans"), ("Situation de famille, grossesse", "sans enfant")]  # fmt: skip
    assert "le contrat" not in reading.silent_on
    assert [finding.excerpt for finding in reading.beware] == ["Moins de 30 ans", "sans enfant", "Moins de 40 ans"]


# --- a page of public employment --------------------------------------------------------------------------

PAGE = """Retour recherche
{title}
Offre n°
O094260105000911
Publiée le
05/01/2026
Synthèse de l'offre
Employeur
{employer}
Lieu de travail
1 place de la Mairie
Type d'emploi
Emploi permanent - vacance d'emploi
Rémunération indicative
{pay}
Missions
- Gérer l'état civil, les élections et la facturation
- Participer à la définition des orientations politiques en matière d'accueil
Candidature
CV et lettre sur https://quadra-conseil.com/emploi, rubrique Vivre à Belval.
Travailleurs handicapés
À titre dérogatoire, les candidats bénéficiant d'une reconnaissance de qualité de travailleur handicapé peuvent accéder à cet emploi par voie contractuelle.
"""


def test_a_page_of_public_employment_accuses_nobody():
    text = PAGE.format(
        title="Technicienne ou technicien", employer="VILLE DE BELVAL", pay="IFSE mensuelle brute de 410 €"
    )
    musts = [f.rule.id for f in check(text, on=ON) if f.severity.value == "must" and f.excerpt]
    assert not musts
    assert not found("L19", text)


def test_its_title_is_read_under_what_the_page_says_first():
    text = PAGE.format(title="Technicien support", employer="VILLE DE BELVAL", pay="Selon grille")
    assert excerpts("L04", text) == ["Technicien support"]


@pytest.mark.parametrize("employer", ["Confidentiel", "Site web de l'employeur"])
def test_a_label_without_a_name_names_nobody(employer):
    assert found("L19", f"Technicien support (F/H)\nEmployeur\n{employer}\nCDI\n")


@pytest.mark.parametrize(
    ("hours", "under"),
    [
        ("de 13h30 à 18h30 le lundi, 14h-18h30 du mardi au vendredi", False),
        ("8h à 17h et 8h à 12h le vendredi", True),
        ("9h-17h du lundi au vendredi", True),
    ],
)
def test_a_timetable_whose_days_are_all_said_makes_a_part_time(hours, under):
    text = f"Manutentionnaire (F/H)\nBelval\nCDI, 1 200 € brut par mois\nHoraires : {hours}\n"
    assert bool(found("P07", text)) is under


@pytest.mark.parametrize("contract", ["CDD - 2 Jour(s)", "CDD de 2 jours", "Contrat vendanges, trois semaines"])
def test_days_are_a_length_too(contract):
    assert not found("L21", f"Formatrice ou formateur\nBelval\n{contract}\n")


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Mme Delorme, 6 allée des Acacias, 78000 Versailles, le 22 novembre 2026.", True),
        ("Vous commencez à Versailles, le 22 novembre 2026, avec toute l’équipe de la maison.", False),
    ],
)
def test_a_posting_may_be_dated_as_a_letter_is(line, dated):
    assert bool(found("L18", f"{HEAD}\n{line}\nCDI\n")) is not dated


@pytest.mark.parametrize(
    "line",
    ["Mme Delorme, 6 allée des Acacias, 78000 Versailles.", "Logiroute, plateforme de Saint-Quentin-Fallavier."],
)
def test_somebody_with_an_address_hires_and_so_does_a_place_by_its_name(line):
    assert not found("L19", f"{HEAD}\n{line}\nCDI\n")
