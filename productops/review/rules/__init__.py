"""Every rule, in the order findings are told: the law of persons, the law of postings, pay, data, good practice."""

from productops.review.findings import Rule
from productops.review.rules import discrimination, form, pay, practice, privacy

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (*discrimination.RULES, *form.RULES, *pay.RULES, *privacy.RULES, *practice.RULES),
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
