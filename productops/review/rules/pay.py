"""Pay: what the European directive asks of a posting, once transposed, and what French law asks already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.finding import absent, hit, present, say, spans, wording
from productops.review.rules.reading import amounts
from productops.text.cues import Cues
from productops.text.tokens import Text

TRANSPOSED = date(2028, 1, 1)
"""The day aimed at by the French bill, not voted on 23 November 2026 (two sources, one of them contradictory)."""
SMIC_HOUR, SMIC_MONTH = 12.02, 1823.03
"""Gross amounts of 2026."""
WIDE = 1.30
"""How many times its bottom the top of a range may be: our judgement."""

_DIRECTIVE = "https://andrh.fr/article/que-va-changer-la-directive-sur-la-transparence-des-remunerations"
_WORKPLACE = "https://www.helloworkplace.fr/loi-francaise-transparence-salaires"
_TRAINEE = Cues(
    "stage|stagiaire|gratification",
    "alternance|apprentissage|apprenti|apprentie|alternant*",
    "service civique",
    "benevol*",
    "professionnalisation",
)
_PART_TIME = Cues("temps partiel", "mi temps", "# heures par semaine", "# % ..2 temps", "temps ..2 80|50|60|70|90")


def _no_pay(text: Text, facts: Facts) -> Iterator[Hit]:
    known = facts.salary_min or facts.salary_max
    if not known and not any(amount.is_pay and amount.high >= 9 for amount in amounts(text)):
        yield Hit()


def _empty_formula(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find formulas that say nothing; silent where an amount is given too."""
    if any(amount.is_pay for amount in amounts(text)) or facts.salary_min or facts.salary_max:
        return
    for span in spans(text, _FORMULAS):
        yield hit(text, span, say("x"))


_FORMULAS = Cues(
    "salaire|remuneration|package|retribution|paie|fixe ..3 selon|suivant|fonction|attracti*|competiti*|motivant*|negoci*|definir|convenir|discuter|interessant*|profil|experience|marche|hauteur|attrayant*",
    "selon|suivant ..1 profil|experience|experiences|competences|grille",
    "a negocier",
    "package ..1 attracti*|competiti*|global|complet",
    "remuneration a la hauteur",
    "salaire non communique",
    "nous consulter",
    "a definir|discuter|convenir ensemble|selon|ensemble",
)


def _wide_range(text: Text, _facts: Facts) -> Iterator[Hit]:
    for amount in amounts(text):
        if amount.is_pay and amount.low >= 900 and amount.high > amount.low * WIDE:
            spread = round(100 * (amount.high / amount.low - 1))
            yield Hit(
                start=amount.start,
                end=amount.end,
                message=f"La fourchette s’étend sur {spread} % : on y lit deux postes. Au-delà de 30 %, c’est beaucoup (repère).",
            )


def _under_minimum(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find an amount under the legal minimum of 2026, for a full time."""
    if present(text, _TRAINEE) or present(text, _PART_TIME):
        return
    for amount in amounts(text):
        if not amount.is_pay or amount.period == "day":
            continue
        floor = {"hour": SMIC_HOUR, "month": SMIC_MONTH, "year": SMIC_MONTH * 12}.get(amount.period)
        if floor is None:
            floor = SMIC_MONTH * 12 if amount.low >= 10_000 else SMIC_MONTH if amount.low >= 1000 else None
        if floor is not None and 1 < amount.low < floor * 0.999:
            yield Hit(start=amount.start, end=amount.end)


RULES = (
    Rule(
        id="P01",
        title="Rémunération annoncée",
        severity=Severity.MUST,
        reference="Directive (UE) 2023/970, art. 5(1)",
        source=_DIRECTIVE,
        confidence="B",
        in_force_from=TRANSPOSED,
        message="La rémunération manque, ou n’est pas un montant.",
        why="La directive veut que le salaire de départ, ou sa fourchette, soit connu avant l’entretien.",
        suggestion="Donnez une fourchette brute annuelle, le nombre de mois, et la part variable à part.",
        absent=True,
        reader="L’offre ne dit pas ce que vous gagneriez.",
        question="Quelle est la fourchette brute annuelle, et sur combien de mois ?",
        find=_no_pay,
    ),
    Rule(
        id="P02",
        title="Convention collective",
        severity=Severity.MUST,
        reference="Directive (UE) 2023/970, art. 5(1)",
        source=_WORKPLACE,
        confidence="B",
        in_force_from=TRANSPOSED,
        message="La convention collective n’est pas nommée.",
        why="La directive veut que l’on sache quelles règles de paie s’appliquent ; les projets français la demandent dans l’offre.",
        suggestion="Nommez la convention, avec son numéro IDCC.",
        absent=True,
        reader="On ne sait pas quelle convention fixera vos congés, vos minima et votre préavis.",
        question="Quelle convention collective s’applique ?",
        find=absent(Cues("convention* ..2 collective*", "idcc", "syntec", "convention ..1 nationale", "accord* ..2 branche|collectif", "convention ..2 metallurgie|banque|bureaux|commerce", "statut ..3 fonction publique"), known=lambda facts: facts.contract in ("freelance", "stage")),
    ),
    Rule(
        id="P03",
        title="Formule de paie vide",
        severity=Severity.MUST,
        reference="Directive (UE) 2023/970, art. 5(1)",
        source=_WORKPLACE,
        confidence="B",
        in_force_from=TRANSPOSED,
        message="La formule ne dit aucun montant.",
        why="« Selon profil » laisse deviner ; le ministère a annoncé la fin de ces formules.",
        suggestion="Donnez la fourchette, puis ce qui fait aller du bas vers le haut.",
        reader="« Selon profil » ne dit rien : demandez la fourchette avant l’entretien.",
        question="De combien à combien, et qu’est-ce qui fait la différence ?",
        find=_empty_formula,
    ),
    Rule(
        id="P04",
        title="Salaire actuel ou passé",
        severity=Severity.MUST,
        reference="Directive (UE) 2023/970, art. 5(2)",
        source="https://blohorn-avocats.fr/node/1604",
        confidence="B",
        in_force_from=TRANSPOSED,
        message="L’offre demande ce que la personne gagne ou gagnait.",
        why="La directive interdit de demander l’historique de rémunération ; le prix d’un poste ne dépend pas du précédent.",
        suggestion="Annoncez votre fourchette ; ne demandez rien du passé.",
        reader="Vous n’avez pas à dire ce que vous gagniez.",
        question="Quelle est votre fourchette pour ce poste ?",
        find=wording(
            say("salaire|remuneration|fixe|variable|package ..6 dernier|precedent|ancien|actuel ..1 poste|employeur|emploi|entreprise|job"),
            say("salaire|remuneration|fixe|package ..2 percu*|touche*"),
            say("combien ..4 gagner|touchez|gagnez|gagniez|percevez|percevoir", softened=True),
            say("attentes|exigences|souhaits|ambitions ..4 salaire|salariales|salarial|remuneration|financieres|pecuniaires", softened=True, message="Demander des attentes avant d’avoir donné la fourchette fait porter le risque à qui candidate."),
            say("salaire|remuneration ..1 souhaite*|vise*|espere*|demande*|envisage*", softened=True, message="Demander des attentes avant d’avoir donné la fourchette fait porter le risque à qui candidate."),
            say("bulletins|fiches ..2 salaire|paie|paye"),
            say("salaire*|remuneration* ..2 actuel*|precedent*|anterieur*|passe|passee|passes"),
            say("dernier*|ancien*|derniere* ..1 salaire*|remuneration*|paie|package|fixe"),
            say("historique ..2 salaire*|salarial|remuneration*|paie"),
            say("actuel*|present ..1 salaire|remuneration|package|fixe"),
            say("votre|vos|ton ..1 remuneration|salaire|package ..1 d|de? aujourd|actuel*|jour"),
            say("combien ..3 gagnez|gagne|gagniez|touchez"),
            say("package|fixe|variable ..1 actuel*|en_cours"),
            say("niveau ..1 de remuneration actuel*|precedent*|anterieur*"),
            say("bulletin*|fiche* ..2 salaire|paie|paye"),
            say("pretention* ..2 salari*|salaire|salariales|financieres", softened=True, message="Demander des prétentions avant d’avoir donné la fourchette fait porter le risque à qui candidate."),
            say("pretentions", softened=True, message="Demander des prétentions avant d’avoir donné la fourchette fait porter le risque à qui candidate."),
            unless=Cues("logiciel*|produit*|editeur|gestion|plateforme|edition ..6 bulletin*|fiche*|paie", "etabliss*|edit*|calcul*|control*|prepar*|verifi*|saisi*|traite*|gere* ..4 bulletin*|fiche*|paie"),
        ),
    ),
    Rule(
        id="P06",
        title="Largeur de la fourchette",
        severity=Severity.SHOULD,
        reference="Notre repère ; aucune source",
        source="",
        confidence="C",
        message="La fourchette est large.",
        why="Une fourchette trop large dit deux niveaux à la fois, et attire autant de déçus que d’intéressés.",
        suggestion="Choisissez le niveau, ou publiez deux offres.",
        reader="La fourchette est large : demandez ce qui mène au haut.",
        question="Qu’est-ce qui place une personne en haut de la fourchette ?",
        find=_wide_range,
    ),
    Rule(
        id="P07",
        title="Sous le salaire minimum",
        severity=Severity.MUST,
        reference="Code du travail, art. L3231-2 (non relu) ; SMIC au 1er janvier 2026 : 12,02 € l’heure, 1 823,03 € par mois",
        source="https://www.pole-emploi.fr/employeur/depot-d-offre-en-ligne-quel-salaire-mentionner--@/article.jspz?id=932620",
        confidence="B",
        in_force_from=date(2026, 1, 1),
        in_force_to=date(2026, 12, 31),
        message="Le montant est sous le SMIC brut pour un temps plein.",
        why="Aucun salaire à temps plein ne peut être sous le minimum légal ; les minima de la convention peuvent être plus hauts.",
        suggestion="Vérifiez le montant, la période (heure, mois, an) et le temps de travail.",
        reader="Le montant est sous le minimum légal pour un temps plein.",
        question="Ce montant est-il brut, pour un temps plein ?",
        find=_under_minimum,
    ),
    Rule(
        id="P08",
        title="Rémunération lisible par tout le monde",
        severity=Severity.SHOULD,
        reference="Directive (UE) 2023/970 : information accessible aux personnes handicapées",
        source=_DIRECTIVE,
        confidence="B",
        message="La rémunération est renvoyée à une image ou à un fichier.",
        why="Un montant dans une image ne se lit ni au lecteur d’écran ni dans une recherche.",
        suggestion="Écrivez le montant dans le texte.",
        reader="Le salaire est dans un fichier à part : ouvrez-le avant de candidater.",
        question="Quel est le montant ?",
        find=wording(say("salaire|remuneration|grille|package ..4 image|visuel|pdf|piece_jointe|infographie|lien|scan"), say("voir|cf ..2 image|visuel|infographie|pdf ..3 salaire|remuneration|grille"), inclusive=False),
    ),
)  # fmt: skip
