"""Words that say the same thing in French and in English, one for the other wherever they are met.

Narrower than the groups of the lexicon, which bring near what goes together: here one may stand for the other in a quote.
"""

from __future__ import annotations

from productops.text.stems import stem

_SAME = """
parties prenantes, partie prenante, stakeholder
indicateur, kpi, metrique, metric, north star
départ, churn
feuille de route, roadmap
retour, feedback
tableau de bord, dashboard
atelier, workshop
réunion, meeting
lancement, launch
recrutement, hiring, recruitment, embauche
formation, training
équipe, team, squad
outil, tool, tooling
objectif, goal, objective
compétence, skill
utilisateur, user
client, customer
vente, sales
changement, change
seul, alone, solo, solitude, loneliness
risque, risk
stratégie, strategy
processus, process
manuel, handbook
donnée, data
rédaction, writing
écoute, listening
curiosité, curiosity
pédagogie, teaching
carrière, career
priorité, priority
priorisation, prioritization, prioritisation
concurrence, competition
dépendance, dependency
capacité, capacity
portefeuille, portfolio
gouvernance, governance
expérimentation, experiment, experimentation
facilitation, facilitating
fournisseur, vendor
croissance, growth
confiance, trust
légitimité, legitimacy
résistance, pushback
conseil, consulting
hypothèse, hypothesis
entretien, interview
conformité, compliance
interne, internal
modèle, template
culture produit, product culture
recherche utilisateur, user research
conduite du changement, change management
intelligence artificielle, ia, ai
nouveauté, new feature
notes de version, note de version, release notes, release note
"""

Phrase = tuple[str, ...]


def _forms(phrase: str) -> tuple[Phrase, ...]:
    """Give a phrase as stems, in the singular and with an « s »: the stemmer is French, and half of these are not."""
    return tuple(dict.fromkeys(tuple(stem(word) for word in form.split()) for form in (phrase, f"{phrase}s")))


def _lines() -> list[list[str]]:
    return [[phrase.strip() for phrase in line.split(",")] for line in _SAME.strip().splitlines()]


def _read() -> dict[Phrase, tuple[Phrase, ...]]:
    found: dict[Phrase, tuple[Phrase, ...]] = {}
    for line in _lines():
        phrases = tuple(dict.fromkeys(form for phrase in line for form in _forms(phrase)))
        for phrase in phrases:
            found[phrase] = tuple(other for other in phrases if other != phrase)
    return found


SAME = _read()
"""Each phrase with those that say the same, as stems."""
LONGEST = max(map(len, SAME))
"""Words of the longest phrase."""
FRENCH = {form: line[0] for line in _lines() for phrase in line[1:] for form in _forms(phrase)}
"""Each other way to say it, with the first one, as written."""
