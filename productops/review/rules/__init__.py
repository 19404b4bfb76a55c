"""Every rule, in the order findings are told: the law of persons, the law of postings, pay, data, good practice."""

from productops.review.findings import Rule
from productops.review.rules import (
    age,
    body,
    contract,
    employment,
    family,
    language,
    life,
    origin,
    pay,
    places,
    posting,
    practice,
    privacy,
    requests,
    sex,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            rule
            for family_of in (
                age,
                body,
                contract,
                employment,
                family,
                language,
                life,
                origin,
                pay,
                places,
                posting,
                practice,
                privacy,
                requests,
                sex,
            )
            for rule in family_of.RULES
        ),
        key=lambda rule: ("LPDAG".index(rule.id[0]), rule.id),
    )
)
BY_ID = {rule.id: rule for rule in RULES}

NOT_CHECKED = (
    "L’existence du poste, et la vérité de ce qui est écrit : un texte ne se prouve pas lui-même.",
    "Les minima de votre convention collective, et l’égalité de paie avec vos équipes.",
    "La page qui porte l’offre : ses données structurées (JobPosting), sa date de retrait, son accessibilité.",
    "Le formulaire de candidature, et l’information due aux personnes dont il recueille les données.",
    "L’usage d’une intelligence artificielle pour trier les candidatures.",
    "Ce que disent les images, les vidéos et les fichiers joints.",
)
"""What no rule of ours can tell from a text."""
