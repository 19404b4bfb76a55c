"""Turns of phrase: the pasts and ways out that people name, leaving one job or comparing two, and what asks for nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Alias:
    """The words by which people ask for a row of the catalogue that the lexicon does not tell: a past, a way out."""

    kind: str
    slug: str
    cues: tuple[str, ...]


ALIASES = (
    Alias(
        kind="job",
        slug="product-ops",
        cues=(
            "journee|semaine|quotidien|typical_day|typical_week|day_in_the_life|day ..3 product_ops|productops|product_operations",
        ),
    ),
    Alias(
        kind="path",
        slug="premier-poste",
        cues=(
            "junior|juniors|debutant|debutante|debutants|debuter|debut_de_carriere|beginner|entry_level|graduate|graduates",
            "premier|premiere|1er|first ..2 poste|emploi|job|experience|metier|boulot|role",
            "etudiant|etudiante|etudiants|etudes|student|students|ecole|universite|university|school|apres_etudes",
            "diplome|diplomee|diplomes|licence|master|bac|bachelor|degree",
            "jeune|jeunes diplome|diplomee|diplomes",
            "sans|no|without|pas|aucune|jamais ..2 experience",
            "ai|as pas|aucune|jamais ..2 experience|diplome|travaille",
            "stage|stages|stagiaire|stagiaires|internship|internships|trainee",
            "alternance|alternant|alternante|alternants|apprentissage|apprenti|apprentie|apprenticeship|apprentice",
            "vie vie?",
        ),
    ),
    Alias(
        kind="path",
        slug="product-manager",
        cues=(
            "pm|pms|apm|ex_pm",
            "product manager|managers|management|owner|owners",
            "chef|cheffe|responsable de_produit|produit",
            "po|pos|cpo",
            "head|lead of_product|product|pm",
        ),
    ),
    Alias(
        kind="path",
        slug="chef-de-projet",
        cues=(
            "chef|cheffe|chefs|cheffes|directeur|directrice de|en projet|projets",
            "chefferie de_projet",
            "gestion|conduite|gestionnaire de_projet|de_projets",
            "project|program|programme manager|managers|management|lead|officer",
            "pmo|pmos|moa|amoa|moe|pmp|prince2",
            "delivery manager|managers|lead|management",
            "business analyst|analysts",
        ),
    ),
    Alias(
        kind="path",
        slug="coach-consultant",
        cues=(
            "coach|coaches|coachs|coaching",
            "consultant|consultante|consultants|consulting|cabinet|conseil|esn|ssii",
            "scrum master|masters",
            "scrum_master|scrummaster",
            "formateur|formatrice|trainer|facilitateur|facilitatrice",
        ),
    ),
    Alias(
        kind="way-out",
        slug="retour-au-produit",
        cues=("revenir|redevenir|retourner|retour|back ..3 pm|product_manager|product_management|produit",),
    ),
    Alias(
        kind="way-out",
        slug="conduire-la-fonction",
        cues=(
            "head|lead|responsable|manager|director|directeur|directrice|vp ..2 product_ops|product_operations|productops",
            "product_ops|productops|product_operations lead|leader|director",
        ),
    ),
    Alias(
        kind="way-out",
        slug="direction-des-operations",
        cues=(
            "coo|directeur_des_operations|directrice_des_operations|direction_des_operations|chief_operating_officer",
        ),
    ),
    Alias(
        kind="way-out",
        slug="autres-ops",
        cues=("revops|salesops|dataops|devops|marketingops|rev_ops|sales_ops|data_ops|marketing_ops|people_ops",),
    ),
    Alias(
        kind="mandate",
        slug="direction",
        cues=("head|lead|responsable|director|directeur|directrice|vp ..2 product_ops|product_operations|productops",),
    ),
    Alias(
        kind="mandate",
        slug="seul-en-scale-up",
        cues=(
            "scale_up|scaleup|scaleups",
            "seul|seule|solo|alone ..4 poste|role|fonction|metier|job|equipe|product_ops",
            "seul|seule|solo|alone",
        ),
    ),
    Alias(
        kind="mandate",
        slug="premier-en-startup",
        cues=("startup|startups|start_up", "premier|premiere|first product_ops"),
    ),
    Alias(
        kind="mandate", slug="pilotage-en-grand-groupe", cues=("grand|grands groupe|groupes", "corporate|enterprise")
    ),
    Alias(kind="mandate", slug="analyste", cues=("product_ops|product_operations|productops analyst|analyste",)),
    Alias(kind="mandate", slug="junior-dans-une-equipe", cues=("junior|juniors|debutant|debutante",)),
    Alias(
        kind="competency",
        slug="relation-parties-prenantes",
        cues=(
            "conflit|conflits|conflict|conflicts|desaccord|desaccords|mediation|diplomatie|negociation|influence|politique",
        ),
    ),
    Alias(
        kind="problem",
        slug="equipes-produit-usees",
        cues=("burn_out|burnout|epuisement|surmenage|stress|fatigue|usure|charge_mentale",),
    ),
    Alias(kind="competency", slug="etre-resilient", cues=("stress|frustration|echec|echecs|patience|endurance",)),
    Alias(
        kind="competency", slug="aimer-faire", cues=("bricoler|bricoleur|bricoleuse|touche_a_tout|debrouille|hands_on",)
    ),
)
"""An alias whose row is gone, or was never there, asks for nothing."""

TOWARDS = (
    "reconversion|reconvertir|devenir|become|becoming|passer|passage|transition|ancien|ancienne|ex|venir|viens|from"
    "|depuis|apres|switch|evoluer|quitter|etre|etais",
    "je suis",
    "i am|m",
    "former product|project|program|scrum|agile",
)
"""Words of someone who leaves a past: the path comes before the job."""
BETWEEN = (
    "vs|versus|difference|differences|comparer|comparaison|compare",
    "ou product",
    "or product",
    "et product",
    "product_ops|productops|ops ou|or",
)
"""Words of someone who compares two jobs: the job comes before the path."""
DEFINES = (
    "definition|definir|definis|signifie|signification|meaning|define|sigle|acronyme",
    "c_est quoi",
    "qu_est ce que|qu",
    "veut dire",
    "what is|are|does",
)
"""Words of someone who asks what a word means: the glossary comes before what is done with the thing."""
TRIES = (
    "essai|essais|essayer|trial|try|trying|decouvrir",
    "tester|experimenter ..3 metier|poste|job|role|product_ops",
    "quatre|4|four semaines|weeks",
)
"""Words of someone who would try before they choose."""
NAME = (
    "product ops|operations|op manager|managers|specialist",
    "product_ops|productops",
    "product ops|opps|operations|op",
)
"""The job itself: a query that names it asks for nothing in particular by that."""
EVERYWHERE = ("metier|metiers|job|jobs|poste|postes|role|roles|devenir|become|becoming|travail|boulot|work|faut",)
"""Words that go with the name of the job, and ask for little beside it."""
FILLERS = (
    "an|ans|annee|annees|year|years|#",
    "possible|impossible|faisable|grave|genant",
    "je ..1 sais pas",
    "trop|beaucoup|tres|assez|peu|bien|too|many|much|lot",
)
"""How long, how much, and other figures: no page is found by them."""
