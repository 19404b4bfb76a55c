"""A posting cut into its parts, from headings in any dress and from what its lines say."""

from itertools import pairwise

import pytest

from productops.text.layout import LineKind, lines
from productops.text.parts import PartKind, parts
from productops.text.tokens import Text
from scripts.rules import postings


def cut(source):
    return [(part.kind.value, " ".join(source[part.start : part.end].split())) for part in parts(Text(source))]


def kinds(source):
    return [part.kind.value for part in parts(Text(source))]


POSTING = """Menuisier ou menuisière

Qui sommes-nous ?
L’atelier Lanterne fabrique des escaliers depuis 1998.

Vos missions
- Tracer et débiter
- Poser chez les clients

Profil recherché
- CAP ou bac professionnel
- Deux ans en atelier

Ce que nous offrons
CDI, 2 100 € brut par mois

Pour postuler
Écrivez à emploi@exemple.fr

Toutes les candidatures sont étudiées sans distinction d’origine ou d’âge.

Offres similaires
Charpentier à Dole
"""


def test_a_posting_with_headings_is_cut_by_them():
    assert kinds(POSTING) == ["title", "company", "missions", "profile", "terms", "process", "legal", "furniture"]


def test_parts_cover_the_text_in_order():
    found = parts(Text(POSTING))
    assert found[0].start == 0
    assert found[-1].end == len(POSTING)
    assert all(before.end == after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Profil recherché", "profile"),
        ("PROFIL RECHERCHÉ :", "profile"),
        ("## Ton profil", "profile"),
        ("**Votre profil :**", "profile"),
        ("_Profil souhaité_", "profile"),
        ("👤 Le profil idéal", "profile"),
        ("Compétences attendues :", "profile"),
        ("Requirements", "profile"),
        ("What you bring", "profile"),
        ("Ce que nous attendons de vous", "profile"),
        ("VOS MISSIONS", "missions"),
        ("Description du poste :", "missions"),
        ("Responsibilities:", "missions"),
        ("🎯 Tes futures missions", "missions"),
        ("Ce que vous ferez", "missions"),
        ("À propos de nous", "company"),
        ("À propos de vous", "profile"),
        ("Notre histoire", "company"),
        ("About us", "company"),
        ("Rémunération et avantages", "terms"),
        ("Nos avantages :", "terms"),
        ("What we offer", "terms"),
        ("Processus de recrutement", "process"),
        ("Comment postuler ?", "process"),
        ("Égalité des chances", "legal"),
        ("Données personnelles", "legal"),
        ("Vous aimerez aussi : offres similaires", None),
        ("Offres similaires", "furniture"),
    ],
)
def test_a_heading_opens_its_part_whatever_its_dress(heading, kind):
    found = kinds(f"Menuisière ou menuisier\n\n{heading}\n- du bois\n- des clous\n")
    assert (kind or "missions") in found


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Lieu : 39 - DOLE", "terms"),
        ("Contrat : CDI", "terms"),
        ("Entreprise : LANTERNE", "company"),
        ("Vous avez un CAP et deux ans de pratique.", "profile"),
        ("Vous posez les parquets et vous tenez l’atelier.", "missions"),
        ("Poser les parquets et tenir l’atelier.", "missions"),
        ("Lanterne est une menuiserie de douze personnes.", "company"),
        ("Envoyez votre CV à l’atelier.", "process"),
        ("Poste ouvert aux personnes en situation de handicap.", "legal"),
        ("Signaler cette offre", "furniture"),
    ],
)
def test_a_line_without_a_heading_is_placed_by_what_it_says(line, kind):
    assert cut(f"Menuisier (F/H)\n\n{line}")[-1] == (kind, line)


def test_a_heading_glued_to_its_text_opens_its_part():
    assert (
        kinds("Menuisier (F/H)\nTracer et poser.\nProfil recherché De formation CAP, vous aimez le bois.")[-1]
        == "profile"
    )


def test_a_legal_note_inside_a_part_does_not_close_it():
    source = (
        "Menuisier (F/H)\nProfil\n- CAP\n- Poste ouvert aux personnes en situation de handicap\n- Deux ans de métier"
    )
    assert kinds(source) == ["title", "profile", "legal", "profile"]


@pytest.mark.parametrize("source", ["", " \n ", "\x00", "🙂", "x" * 5000, "\n\n\n- \n", "#", "**", "…"], ids=ascii)
def test_odd_texts_are_cut_without_a_fault(source):
    found = parts(Text(source))
    assert not found or found[-1].end == len(source)


@pytest.mark.parametrize(
    ("source", "one"),
    [
        ("Nous recrutons une\nserveuse.", True),
        ("Vous résidez\ndans le canton.", True),
        ("L’équipe travaille chez\nLanterne.", True),
        ("Vous habitez, de préférence,\nprès du dépôt.", True),
        ("- jeune\n- souriant", False),
        ("1. Tracer\n2. poser", False),
        ("Profil recherché\nHomme de terrain", False),
        ("Un CAP est demandé.\nvous posez des parquets", False),
        ("VOS MISSIONS\ntracer et poser", False),
        ("Nous recrutons une\n\nserveuse.", False),
        ("souriant\nponctuel", False),
        ("Lieu : Dole\nContrat : CDI", False),
    ],
)
def test_a_margin_ends_no_sentence_and_a_list_item_does(source, one):
    assert (len(Text(source).sentences) == 1) is one


def test_a_broken_accent_is_read_as_it_was_meant():
    read = [token.text for token in Text("NationalitÃ© exigÃ©e, Ã  lâ€™Ã©tÃ©. Vous �tes fran�ais").words]
    assert read == ["nationalite", "exigee", "a", "l", "ete", "vous", "etes", "francais"]


def test_lines_say_where_their_words_begin():
    first, second = lines("## Profil\n• du bois")
    assert (first.kind, first.words_at) == (LineKind.HEADING, 3)
    assert (second.kind, second.words_at) == (LineKind.BULLET, 12)


def test_every_kind_has_a_name_of_its_own():
    assert len({kind.value for kind in PartKind}) == 8


def test_golden_parts(golden):
    """Each line of the postings of the corpus, with what it is and the part it is taken for."""
    told = []
    for posting in [{"name": "menuisier", "text": POSTING}, *postings()]:
        text = Text(posting["text"])
        cut = parts(text)
        told.append(f"## {posting['name']}")
        for line in lines(posting["text"]):
            part = next(each.kind for each in cut if each.start <= line.start < each.end)
            marks = f"{' vide avant' * line.after_blank}{' continue' * line.runs_on}"
            told.append(f"- {part}, {line.kind}{marks} : {posting['text'][line.words_at : line.end]}")
    golden("parts.md", "\n".join([*told, ""]))


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Qualités", True),
        ("Qualités mot mot mot mot mot", True),
        ("Qualités mot mot mot mot mot mot", False),  # seven words are a sentence
        ("Qualités, mot", False),
        ("Qualités.", False),
        ("Votre profil mot mot mot mot mot", True),  # what pages glue to the text after it
    ],
)
def test_a_short_line_without_a_stop_opens_a_part(line, opens):
    found = kinds(f"Cariste\nRanger les palettes\n{line}\nUn CACES 3")
    assert ("profile" in found) is opens


@pytest.mark.parametrize(("words", "title"), [(16, True), (17, False)])
def test_a_title_has_sixteen_words_at_most(words, title):
    assert (kinds("mot " * words + "\nVotre profil\nUn CACES")[0] == "title") is title


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("La fonderie Gaudin coule des cloches depuis 1890.", PartKind.MISSIONS),
        ("La fonderie Gaudin recherche une personne :", PartKind.PROFILE),
        ("Ce que l’on souhaite", PartKind.PROFILE),
        ("Nous cherchons", PartKind.PROFILE),
        ("Il faut", PartKind.PROFILE),
    ],
)
def test_what_is_told_of_the_firm_does_not_hold_the_list_under_it(head, kind):
    text = Text(f"Fondeur (F/H)\n\nLa fonderie Gaudin coule des cloches.\n\n{head}\n- goût du feu\n- patience\n")
    place = text.source.index("patience")
    assert next(part.kind for part in parts(text) if part.start <= place < part.end) is kind


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("tenez le calendrier des mises en production", PartKind.MISSIONS),
        ("levez les blocages tous les jours", PartKind.MISSIONS),
        ("avez cinq ans d’expérience", PartKind.PROFILE),
        ("aimez expliquer", PartKind.PROFILE),
    ],
)
def test_what_one_does_under_vous_is_a_mission_and_what_one_is_a_profile(item, kind):
    source = f"Delivery Manager (F/H)\nVous\n- {item}\n"
    assert [part.kind for part in parts(Text(source)) if item in source[part.start : part.end]] == [kind]


@pytest.mark.parametrize(
    "before",
    [
        "Retour recherche",
        "Retour à la liste des offres",
        "Accueil > Offres > Informatique",
        "Offre n° 1234-B",
        "Imprimer",
    ],
)
def test_what_a_page_says_before_its_title_is_its_own(before):
    source = f"{before}\nTechnicien support\nOffre n°\nO094\nVilleneuve\n"
    kinds_of = {source[part.start : part.end].strip(): part.kind for part in parts(Text(source))}
    assert kinds_of[before] is PartKind.FURNITURE
    assert kinds_of["Technicien support"] is PartKind.TITLE


def test_a_title_alone_or_in_two_forms_is_not_taken_for_the_page():
    for source in ("Accueil et secrétariat (F/H)\nCDI", "Directrice / Directeur\nCDI", "Recrutement"):
        first = parts(Text(source))[0]
        assert first.kind is not PartKind.FURNITURE
