"""Who hires, as boards print it; and what stands in capitals without hiring anybody."""

from datetime import date

import pytest

from productops.review.check import check
from productops.review.rules.contract import contract_place
from productops.review.rules.employers import employer
from productops.text.tokens import Text


def named(posting: str) -> str | None:
    place = employer(Text(posting))
    return posting[place[0] : place[1]] if place else None


@pytest.mark.parametrize(
    ("posting", "name"),
    [
        ("Peintre en bâtiment (H/F)\nRAVALIS\n35 - REDON\nCDI\n\nVous préparez les murs.", "RAVALIS"),
        ("Vendeur (H/F)\nLa Halle aux Laines\n29000 Quimper\n\nVous tenez la caisse.", "La Halle aux Laines"),
        ("Aide-soignant (H/F)\nÉtape\nVannes (56)\n\nVous aidez au lever.", "Étape"),
        ("Cariste (F/H)\n\nOrvalis, spécialiste du stockage de vrac, vous attend.", "Orvalis"),
        ("Ingénieure réseau (F/H)\n\nPourquoi rejoindre Kelvio ?\nPour le calme.", "Kelvio"),
        ("Électricien (H/F)\n\nBretagne Intérim est à la recherche d’une personne.", "Bretagne Intérim"),
        ("Comptable (F/H)\n\nChez Tilleul, on compte juste.", "Tilleul"),
        ("Serveur (F/H)\n\nRejoindre Maison Ardoise. Servir les tables.", "Maison Ardoise"),
        ("Serveur ou serveuse – Château de Belleroche – Tonnerre\nCDI", "Château de Belleroche"),
        ("Commis de salle (F/H) - La Table du Quai - La Rochelle\nCDI", "Table du Quai"),
    ],
)
def test_the_employer_is_read_where_boards_put_it(posting, name):
    assert named(posting) == name
    assert "L19" not in {found.rule.id for found in check(posting, on=date(2026, 11, 28))}


@pytest.mark.parametrize(
    "posting",
    [
        "Cariste (F/H)\n\nCACES 3, PONT ROULANT est un plus.",
        "Maçon (F/H)\n\nNotre client, basé à THIL, est un acteur reconnu.",
        "Maçon (F/H)\n\nVos tâches :\n- Terrassement (pelleteuses, compresseurs)\n- Coffrage",
        "Conductrice (F/H)\n\nHoraires en 3x8, primes diverses, vous êtes en poste le samedi.",
        "Chef d’équipe (F/H)\n\nVos missions :\n• Organiser, animer le travail de votre équipe, qui assure la ligne",
        "Professeur (F/H)\n\nLe poste est dans un lycée de Bellignat, pour quinze heures.",
        "Téléactrice (F/H)\n\nCABINET DE RECRUTEMENT recherche pour une entreprise.",
        "Analyste (F/H)\n\nVous travaillez au sein de notre Pôle Cybersécurité.",
    ],
)
def test_a_tool_a_town_a_task_or_a_kind_of_firm_hires_nobody(posting):
    assert named(posting) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Vous êtes payé selon la convention collective de la branche du 21 mai 2010, avenant compris.",
        "L’environnement technique réunit Java 8/11/17, Oracle, PostgreSQL et un peu de Perl.",
        "L’habilitation suit l’instruction générale interministérielle du 30/11/2011 (article 65).",
        "Une prime va à qui a exercé en intérim avant le 1er juillet 2024, ou justifie de deux ans.",
    ],
)
def test_a_date_of_something_else_neither_dates_nor_closes_an_offer(sentence):
    found = {each.rule.id for each in check(f"Aide à domicile (F/H)\n\n{sentence}\n", on=date(2026, 11, 28))}
    assert "L18" in found
    assert "L17" not in found


@pytest.mark.parametrize(
    "line",
    ["Fait à Lorient, le 26 novembre 2026", "Lorient – CDI – 26/11/2026", "26/11/2026", "Annonce que nous avons mise en ligne pour vous ce 26/11/2026"],
)  # fmt: skip
def test_a_date_that_is_the_matter_of_its_line_dates_the_offer(line):
    assert "L18" not in {
        each.rule.id for each in check(f"Aide à domicile (F/H)\n{line}\n\nVous aidez.", on=date(2026, 11, 28))
    }


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Exercice libéral, patientèle assurée.", "L21"),
        ("Franchise : vous êtes votre propre patron.", "L21"),
        ("Nos bulletins de paie sont dématérialisés.", "P04"),
        ("Vous animez et développez un vivier de candidats.", "L17"),
        ("Prime d’ancienneté, primes exceptionnelles.", "L17"),
        ("Le pôle Rance Santé souhaite ouvrir un second cabinet.", "L09"),
    ],
)
def test_what_boards_really_print_is_not_accused(line, rule):
    assert rule not in {each.rule.id for each in check(f"Kiné (F/H)\n\n{line}\n", on=date(2026, 11, 28))}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Vous parlez avec franchise et écoutez de même.", "L21"),
        ("Vous assistez une mandataire judiciaire dans ses visites.", "L21"),
        ("Postulez ici.\nDonnées : Python, SQL et un peu de Power BI.", "D01"),
        ("Postulez ici.\nLes données clients sont conservées par vos soins.", "D01"),
        ("Pas de convention collective, mais une bonne ambiance.", "P02"),
        ("Serveuse ou serveur – Le Havre – CDI", "L19"),
    ],
)
def test_a_word_that_only_looks_like_it_names_no_contract_and_gives_no_notice(line, rule):
    assert rule in {each.rule.id for each in check(f"Kiné (F/H)\n\n{line}\n", on=date(2026, 11, 28))}


@pytest.mark.parametrize(
    "line",
    ["Données conservées un an au plus.", "Tes données sont gardées deux ans.", "Les CV sont effacés après six mois."],
)
def test_how_long_data_are_kept_is_a_notice_with_its_term(line):
    found = {each.rule.id for each in check(f"Kiné (F/H)\n\nPostulez ici.\n{line}\n", on=date(2026, 11, 28))}
    assert not {"D01", "D02"} & found


def test_health_that_is_required_is_still_accused():
    text = "Kiné (F/H)\n\nProfil : santé exigée, souriant.\n"
    assert "L09" in {each.rule.id for each in check(text, on=date(2026, 11, 28))}


@pytest.mark.parametrize(
    ("posting", "name"),
    [
        (
            "Guichetière (F/H)\nBanque populaire du Val de Creuse\nCDI • Guéret\n\nNous comptons.",
            "Banque populaire du Val de Creuse",
        ),
        ("Vendeur (F/H)\n\nBoutique OLGA & SŒURS – centre de Dinan\nCDD\n", "Boutique OLGA & SŒURS"),
        (
            "Animatrice (F/H)\nCentre social Les Deux Moulins – Besançon (Est)\nAvec Voix du Monde, notre partenaire, vous animez.",
            "Centre social Les Deux Moulins",
        ),
        ("Aide-soignante (F/H) – Clinique du Bois Joli, Tulle\nCDI\n", "Clinique du Bois Joli"),
        ("Infirmière (F/H) — Nuit\n\nL’EHPAD Les Bruyères accueille quarante personnes.", "L’EHPAD Les Bruyères"),
        ("Growth (F/H)\n\nPlantia – Lyon 3 – CDI\n27 novembre 2026\n\nWHO WE ARE\nA team.", "Plantia"),
        ("Conseillère (F/H)\nBanque Privée\nCDI\nChez Orvane, vous conseillez.", "Orvane"),
    ],
)
def test_who_hires_is_read_by_what_it_is_near_the_title(posting, name):
    text = Text(posting)
    start, end = employer(text)
    assert posting[start:end] == name


def test_a_label_in_bold_names_who_recruits():
    posting = "# Product Ops (F/H)\n\n- **Employeur** : La Varlope\n- **Contrat** : CDI\n"
    start, end = employer(Text(posting))
    assert posting[start:end] == "La Varlope"


@pytest.mark.parametrize(
    ("first", "named"),
    [
        ("LYCÉE SAINTE-JEANNE (sous contrat) - Nantes", "LYCÉE SAINTE-JEANNE"),
        ("Hôtel★★★★ Le Grand Duc – Annecy", "Hôtel★★★★ Le Grand Duc"),
        ("Association L’Escale – centre pour femmes", "Association L’Escale"),
        ("Cuisinier, cuisinière – Gîte La Bergerie – Lozère", "Gîte La Bergerie"),
    ],
)
def test_a_first_line_may_name_who_recruits(first, named):
    posting = f"{first}\nÉducateur / Éducatrice\nCDI\n"
    start, end = employer(Text(posting))
    assert posting[start:end] == named
    assert not [finding for finding in check(posting, on=date(2026, 11, 26)) if finding.rule.id == "L04"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Avec trois commis, un plongeur, une apprentie.\nContrat : CDI", "Contrat :"),
        ("Vingt hommes par vacation.\nCDI 151 h", "CDI"),
        ("Former l’apprenti de l’atelier.", None),
        ("Nous cherchons un alternant.", "alternant"),
        ("Praticien hospitalier, temps plein.", "Praticien hospitalier"),
    ],
)
def test_the_contract_is_that_of_whoever_is_sought(line, said):
    posting = f"Cuisinier (F/H)\n{line}\n"
    place = contract_place(Text(posting))
    assert (place and posting[place[0] : place[1]]) == said


TITLE = "Cariste (F/H)\n"


@pytest.mark.parametrize(
    ("posting", "name"),
    [
        # by what it is: the last piece of the title, then a line under it
        ("Cariste (F/H) – Clinique du Bois, Banque du Val\nCDI", "Banque du Val"),
        ("Clinique du Bois Joli\nCDI", "Clinique du Bois Joli"),
        (f"{TITLE}mot\nmot\nauberge du Bois", "auberge du Bois"),
        (f"{TITLE}\n\n\nmot\nmot\nauberge du Bois", "auberge du Bois"),
        (f"{TITLE}mot\nmot\nmot\nauberge du Bois", None),
        (f"{TITLE}  * auberge du Bois", "auberge du Bois"),
        (f"{TITLE}auberge du bois", None),
        (f"{TITLE}Auberge pour tous, au Bois", None),
        (f"{TITLE}Clinique privée", None),
        # a line of its own, between the title and the town
        (
            f"{TITLE}Ravalis Un Deux Trois Quatre Cinq Six Sept\n35 - Redon",
            "Ravalis Un Deux Trois Quatre Cinq Six Sept",
        ),
        (f"{TITLE}Ravalis Un Deux Trois Quatre Cinq Six Sept Huit\n35 - Redon", None),
        (f"{TITLE}Super\nOrvalis\n35 - Redon", "Orvalis"),
        (f"{TITLE}A\nB\nC\nOrvalis\n35 - Redon", "Orvalis"),
        (f"{TITLE}A\nB\nC\nD\nOrvalis\n35 - Redon", None),
        (f"{TITLE}\n  Orvalis  \n35 - Redon", "Orvalis"),
        (f"{TITLE}Orvalis !\n35 - Redon", None),
        (f"{TITLE}Orvalis : ici\n35 - Redon", None),
        (f"{TITLE}orvalis\n35 - Redon", None),
        (f"{TITLE}Vendeuse\n35 - Redon", None),
        (f"{TITLE}CDI\n35 - Redon", None),
        (f"{TITLE}Product\n35 - Redon", None),
        (f"{TITLE}Super\n35 - Redon\nOrvalis\n29 - Quimper", "Super"),
        # a line of its own, before a dash or a comma
        (f"{TITLE}HBC Pays – Lorient", "HBC Pays"),
        (f"{TITLE}La Pays – Lorient", "La Pays"),
        (f"{TITLE}Les Boulangers Morel – Lorient", None),
        (f"{TITLE}Boulanger Morel – Lorient", None),
        (f"{TITLE}Boulanger Morel SARL – Lorient", "Boulanger Morel SARL"),
        (f"{TITLE}Rectorat de lettres – Lorient", "Rectorat de lettres"),
        (f"{TITLE}Bloomly – Lorient", None),
        (f"{TITLE}Bloomly – Paris 11 – CDI", "Bloomly"),
        (f"{TITLE}bloomly – Paris 11 – CDI", None),
        (f"{TITLE}Pikto, start-up parisienne", "Pikto"),
        (f"{TITLE}pikto, start-up parisienne", None),
        (f"{TITLE}- HBC Pays", None),
        (f"{TITLE}HBC Pays 3", None),
        (f"{TITLE}HBC Pays (69)", None),
        (f"{TITLE}HBC Pays : oui", None),
        (f"{TITLE}HBC Pays, ici !", None),
        (f"{TITLE}mot\nmot\nmot\nmot\nHBC Pays", "HBC Pays"),
        (f"{TITLE}mot\nmot\nmot\nmot\nmot\nHBC Pays", None),
        (f"{TITLE}Le CDI Morel\nHBC Pays", "HBC Pays"),
        (f"{TITLE}Un Deux Trois Quatre Cinq Six Sept Huit", "Un Deux Trois Quatre Cinq Six Sept Huit"),
        (f"{TITLE}Un Deux Trois Quatre Cinq Six Sept Huit Neuf", None),
        # in a sentence
        (f"{TITLE}Nous sommes HORIZON Énergie.", "HORIZON Énergie"),
        (f"{TITLE}Groupe Morel recrute.", "Groupe Morel"),
        (f"{TITLE}La Morel recrute.", "Morel"),
        (f"{TITLE}Quartier : chez Morel, on rit. Chez Orvalis aussi.", "Morel"),
        (f"{TITLE}RTT, chez Morel.\nChez Orvalis.", "Orvalis"),
        (f"{TITLE}Cabinet Conseil recrute.", None),
        (f"{TITLE}MOREL est un plus.", None),
        (f"{TITLE}MOREL est une maison.", "MOREL"),
        (f"{TITLE}Basée à MOREL est une ville.", None),
        (f"{TITLE}Expérience Morel est une bonne.", None),
        (f"{TITLE}Chauffeur Morel est une maison.", None),
        (f"{TITLE}Chauffeur SARL est une maison.", "Chauffeur SARL"),
        (f"{TITLE}Tâches : - Morel est une maison.", None),
        ("Chez Morel (F/H)\nCDI", None),
        # a label is believed first, and whole
        ("Clinique du Bois\nEmployeur : Morel, fils et Cie\nCDI", "Morel, fils et Cie"),
    ],
)
def test_the_employer_is_the_first_that_is_surely_one(posting, name):
    assert named(posting) == name
