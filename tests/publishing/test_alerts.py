"""The warning signs of a mandate, looked for in a posting: what shows each, what makes it harmless."""

import pytest

from productops.knowledge.models import MandateSign
from productops.publishing.reading.alerts import alerts
from productops.text.tokens import Text

pytestmark = pytest.mark.django_db

SHOWN = [
    ("Vous serez le couteau suisse", "Véritable couteau suisse, vous savez tout faire.", "Le canif est fourni."),
    ("Point de contact unique", "Vous êtes l’interlocutrice unique des équipes commerciales.", "Un premier contact par mois."),
    ("Vous portez la voix du client", "Vous portez la voix des clients en comité.", "Vous portez la voix des clients avec le support."),
    ("Garant du respect", "Garante du respect des procédures internes.", "Garante de la qualité des données."),
    ("SQL, Python", "Vous maîtrisez SQL, Python et Power BI.", "Vous outillez les équipes produit : SQL, Python, Power BI."),
    ("Vous automatiserez nos rapports", "Automatiser les reportings mensuels.", "Automatiser les tests."),
    ("Coacher les PM", "Coacher les PM au quotidien. Mener leurs entretiens annuels.", "Coacher les PM au quotidien."),
    ("Une expérience de PM", "Une expérience réussie de product manager est requise.", "Une expérience de product manager, et le goût de former."),
    ("Vous resterez très opérationnel", "Vous restez très opérationnelle au quotidien.", "Le site reste ouvert l’été."),
    ("Transformer l’organisation", "Transformer toute l’organisation. Premiers effets en 6 mois.", "Transformer l’organisation, pas à pas."),
    ("Autonome", "Autonome, vous êtes force de proposition.", "Autonome et force de proposition, avec un tuteur."),
    ("Des années d’expérience", "2 à 3 ans d’expérience en startup.", "Aucune expérience n’est demandée."),
    ("Une suite de tâches", "Gérer l’agenda du CEO et ses déplacements.", "Tenir l’agenda des décisions produit."),
    ("Autonome", "Assistant Product Manager autonome et force de proposition.", "Autonome, force de proposition, sous la responsabilité de la CPO."),
    ("Le nombre de personnes à encadrer", "Vous dirigez la fonction.", "Vous encadrez 4 personnes."),
    ("L’annonce ne dit pas combien de PM", "Une belle équipe vous attend.", "Vous servez une quinzaine de PM."),
]  # fmt: skip


def met(text, name):
    """What a text shows of the sign whose sentence holds these words."""
    sign = MandateSign.objects.get(text__contains=name)
    return next((alert.words for alert in alerts(Text(text), [sign]).met), None)


@pytest.mark.parametrize(
    "denied",
    [
        "Vous n’êtes pas le couteau suisse de l’équipe : le premier semestre porte sur deux points.",
        "Ni couteau suisse ni pompier : deux sujets, pas plus.",
        "Jamais un touche-à-tout.",
    ],
)
def test_a_sign_that_a_posting_denies_is_not_shown(seeded, denied):
    assert met(denied, "couteau suisse") is None


def test_what_alerts_in_any_posting_does_so_whatever_its_mandate(client, seeded):
    """A posting of portfolio, that asks for a jack of all trades and whose title is a beginner’s."""
    text = (
        "Product Ops Junior (F/H)\n\nVos missions :\n- Préparer le comité de portefeuille et ses arbitrages\n"
        "- Animer le cycle OKR trimestriel avec les directions\n- Suivre le budget produit avec le contrôle de gestion\n"
        "- Consolider les roadmaps des équipes produit et montrer leurs dépendances\n\n"
        "Profil\nVéritable couteau suisse. 5 ans d’expérience en Product Ops.\nCDI à Lyon.\n"
    )
    page = client.post("/lire/", {"texte": text, "lecteur": "candidat"}).content.decode()
    read = page.partition("que l’on y lit")[2].partition("à chercher vous-même")[0]
    assert "Pilotage en grand groupe" in page
    assert "couteau suisse" in read
    assert "Des années d’expérience demandées" in read


@pytest.mark.parametrize(("name", "shows", "harmless"), SHOWN)
def test_a_sign_is_shown_by_the_words_of_the_posting_alone(seeded, name, shows, harmless):
    words = met(shows, name)
    assert words is not None
    assert all(each in shows for each in words)
    assert met(harmless, name) is None


def test_a_sign_without_cues_is_left_to_who_reads(seeded):
    sign = MandateSign.objects.filter(shown_by="", unless="").first()
    found = alerts(Text("Product Ops, un poste comme un autre."), [sign])
    assert (found.met, found.left) == ((), (sign,))


def test_a_page_tells_what_was_read_from_what_is_to_look_for(client, seeded):
    text = (
        "Product Ops (F/H)\n\nVos missions :\n- Animer les rituels produit des squads\n"
        "- Tenir un cadre de travail commun aux équipes produit\nVous êtes autonome et force de proposition.\n"
    )
    page = client.post("/lire/", {"texte": text, "lecteur": "candidat"}).content.decode()
    read, _title, left = page.partition("à chercher vous-même")
    assert "force de proposition" in read.partition("que l’on y lit")[2]
    assert "Des années d’expérience demandées" in left
    asked = client.post("/lire/", {"texte": text, "lecteur": "recruteur"}).content.decode()
    assert "Ce qui doit alerter" not in asked
