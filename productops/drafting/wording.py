"""The words for each value: what a horizon, a contract, a level, a domain or an answer is called in a document."""

from __future__ import annotations

from productops.drafting.catalogue import Horizon
from productops.drafting.scope import Contract, Seniority

HORIZONS = {
    Horizon.THREE_MONTHS: "À 3 mois",
    Horizon.SIX_MONTHS: "À 6 mois",
    Horizon.TWELVE_MONTHS: "À 12 mois",
}

FUNCTION_HEADING = "La fonction elle-même"

CONTRACTS = {
    Contract.CDI: "CDI",
    Contract.CDD: "CDD",
    Contract.APPRENTICE: "Alternance",
    Contract.INTERN: "Stage",
    Contract.FREELANCE: "Mission en freelance",
}

LEVELS = {
    Seniority.JUNIOR: "Junior",
    Seniority.CONFIRMED: "Confirmé",
    Seniority.SENIOR: "Senior",
    Seniority.LEAD: "Senior, avec la conduite de la fonction",
}

PURPOSE = {
    "pratiques": (
        "L’essentiel du poste tient dans la façon de travailler des équipes produit : un cadre commun, des outils"
        " qui se parlent, des données que l’on trouve sans les demander."
    ),
    "personnes": (
        "L’essentiel du poste tient dans la progression des PM : une arrivée préparée, des repères communs,"
        " des occasions d’apprendre pendant le travail."
    ),
    "partenaires": (
        "L’essentiel du poste tient dans ce qui circule entre le produit et les autres équipes : les retours"
        " du terrain, les nouveautés qui sortent."
    ),
    "pilotage": (
        "L’essentiel du poste tient dans la préparation des décisions : des objectifs suivis, une capacité connue,"
        " des arbitrages posés avant l’urgence."
    ),
}

HARD = {
    "pratiques": "faire changer d’habitude des équipes qui n’y gagnent rien tout de suite",
    "personnes": "faire progresser des PM sans être leur responsable, donc sans rien pouvoir imposer",
    "partenaires": "tenir une promesse faite à une équipe quand une autre doit faire le travail",
    "pilotage": "montrer des chiffres que tout le monde n’a pas envie de voir",
}

ANSWERS = {
    "organisation.name": "le nom de l’organisation",
    "organisation.sector": "le secteur",
    "organisation.about": "l’organisation en une phrase",
    "organisation.product_team_size": "le nombre de PM et d’équipes",
    "organisation.reports_to": "le rattachement",
    "organisation.internal_customer": "le client interne",
    "context.why_now": "pourquoi maintenant",
    "context.incident": "l’incident récent",
    "context.decides": "qui décide quoi",
    "context.sponsor": "qui soutient le poste",
    "role.setup": "le point de départ de la fonction",
    "role.position": "la place, centrale ou intégrée",
    "role.seniority": "le niveau attendu",
    "mandate.pratiques": "le mandat, Pratiques",
    "mandate.personnes": "le mandat, Personnes",
    "mandate.partenaires": "le mandat, Partenaires",
    "mandate.pilotage": "le mandat, Pilotage",
    "existing_roles": "qui est déjà là, et ce que chaque rôle tient",
    "results": "les résultats attendus",
    "competencies.required": "les compétences requises",
    "competencies.appreciated": "les compétences appréciées",
    "own_competencies": "les compétences que vous avez écrites",
    "terms.contract": "le contrat",
    "terms.location": "le lieu et les jours sur place",
    "terms.salary_min": "la rémunération",
    "terms.start": "la prise de poste",
    "terms.status": "le statut",
    "terms.working_time": "le temps de travail",
    "terms.remote": "le télétravail",
    "terms.variable": "la part variable",
    "terms.equity": "l’accès au capital",
    "terms.benefits": "les avantages",
    "terms.collective_agreement": "la convention collective",
    "terms.process": "les étapes du recrutement",
    "terms.reply_within": "le délai de réponse",
    "terms.apply_to": "où candidater",
    "terms.closing_date": "la date de clôture",
}
"""What each answer is called when it is given as a reason."""
