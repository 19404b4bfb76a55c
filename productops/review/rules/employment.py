"""What an employment may be: L26, how long a trial lasts, L27, what an internship is not, L28, who is self-employed, L29, what is taken back, L30, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.finding import say, wording
from productops.review.rules.places import abroad
from productops.review.rules.title import title_of
from productops.text.cues import Cues
from productops.text.tokens import Text

_NUMBERS = {
    "un": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "dix-huit": 18,
    "vingt-quatre": 24,
}
_COUNT = r"(?P<{}>\d{{1,2}}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS[written]


def _hit(text: Text, span: tuple[int, int], message: str, *, suggestion: str = "", softened: bool = False) -> Hit:
    start, end = text.origins[span[0]], text.origins[span[1] - 1] + 1
    return Hit(start=start, end=end, message=message, suggestion=suggestion, softened=softened)


# --- the trial ----------------------------------------------------------------------------------------

_TRIAL = re.compile(
    rf"\b(?:periode d'essai|essai)(?: (?:initiale?|maximale?|fixee|legale?|prevue|contractuelle))?(?: ?: ?| \(| de | d'une duree de | est de | sera de ){_COUNT.format('months')} ?mois\b(?P<more>[^.;\n]{{0,50}})"
    rf"|\b{_COUNT.format('first')} mois d'essai\b(?P<rest>[^.;\n]{{0,50}})|\b(?P<english>\d{{1,2}})[- ]months? (?:probation|trial)\b|\bprobation(?:ary)?(?: period)? (?:of |: ?)(?P<probation>\d{{1,2}}) months?",
    re.ASCII,
)
_RENEWED = re.compile(
    r"\b(?:essai|mois)\b[^.;\n]{0,40}\brenouvelables? (?:deux|trois|quatre|2|3|4|plusieurs) fois\b", re.ASCII
)
"""A trial renewed more than once (Code du travail, art. L1221-21); the length of a contract is renewed by other rules."""
_ALL_TOLD = re.compile(r"renouvellement (?:compris|inclus)|compris|inclus|au total|maximum en tout", re.ASCII)
_EXECUTIVE, _SUPERVISOR, _EMPLOYEE, _FIXED = 4, 3, 2, 1
"""Months of a first trial, at most, by kind of employee (Code du travail, art. L1221-19), then for a fixed term (L1242-10)."""
_SUPERVISES = re.compile(r"agents? de maitrise|statut (?:de )?technicien|\betam\b|statut maitrise", re.ASCII)
_EMPLOYED = re.compile(
    r"(?:statut|cdi|contrat|poste|niveau|categorie|emploi)[ :–-]{1,3}(?:d')?(?:employee?s?|ouvriere?s?)\b|\bnon[- ]cadre\b",
    re.ASCII,
)


def _trial(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a trial longer than the law allows for the employment that the text tells."""
    if abroad(text):
        return
    words = {token.text for token in text.words}
    fixed = bool(words & {"cdd", "cddu"}) and not words & {"cdi", "indeterminee"}
    employed = _EMPLOYED.search(text.folded) is not None
    limit = _FIXED if fixed else _EMPLOYEE if employed else _EXECUTIVE
    if not fixed and _SUPERVISES.search(text.folded):
        limit = _SUPERVISOR
    for again in _RENEWED.finditer(text.folded):
        yield _hit(
            text, again.span(), "Un essai se renouvelle une fois au plus, si un accord de branche étendu le permet."
        )
    for found in _TRIAL.finditer(text.folded):
        count = _number(next(found[name] for name in ("months", "first", "english", "probation") if found[name]))
        all_told = _ALL_TOLD.search(found["more"] or found["rest"] or "") is not None
        if count > (2 * limit if all_told and not fixed else limit):
            both = all_told and not fixed
            whole = "" if fixed else ", renouvellement compris" if both else ", renouvellement à part"
            allowed = "un mois" if limit == 1 else f"{2 * limit if both else limit} mois"
            end = next((found.start(name) for name in ("more", "rest") if found[name] is not None), found.end())
            yield _hit(
                text,
                (found.start(), end),
                f"L’essai annoncé dépasse ce que la loi permet ici : {allowed}{whole}.",
            )


# --- the internship ------------------------------------------------------------------------------------

_INTERN_TITLE = re.compile(r"\b(?:stages?|stagiaires?|internship|intern)\b", re.ASCII)
_INTERN = re.compile(
    r"(?:contrat|type(?: de contrat| d'emploi)?|nature) ?: ?(?:convention de )?stage\b|\bconvention de stage|\bstage (?:de |d'une duree de )",
    re.ASCII,
)
_LASTS = re.compile(
    rf"\bstage (?:(?:de fin d'etudes|conventionne|remunere|non remunere|a temps plein|temps plein) )?(?:de |d'une duree de |: ?|\()?{_COUNT.format('months')}(?: ?(?:a|-|–) ?(?P<to>\d{{1,2}}))? ?mois\b",
    re.ASCII,
)
_TITLE_MONTHS = re.compile(rf"\b{_COUNT.format('months')}(?: ?(?:a|-|–) ?(?P<to>\d{{1,2}}))? ?mois\b", re.ASCII)
_LONGEST = 6
"""Months of an internship in one organisation, in a year of studies (Code de l’éducation, art. L124-5)."""
_UNPAID = 2
"""Months from which it is paid (art. L124-6)."""
_REPLACES = re.compile(
    r"\b(?:vous|tu) (?:remplace(?:rez|ras|z|s)|assure(?:rez|ras|z|s) le remplacement)\b[^.\n]{0,90}|\b(?:en )?remplacement (?:de|d'un|d'une|du) [^.\n]{0,60}(?:conge|absence|depart|maternite|maladie)\b|(?<=stage)[^.\n]{0,60}\bposte de (?:responsable|directeur|directrice|manager)\b",
    re.ASCII,
)
_NO_PAY = re.compile(r"\bstage[^.\n]{0,40}?(?:non (?:re)?mun?ere|non[- ]remunere|sans (?:remuneration|gratification)|pas (?:de gratification|remunere)|non gratifie)|\b(?:non remunere|sans gratification)\b", re.ASCII)  # fmt: skip
_WORK_STUDY = re.compile(r"alternan|apprenti|professionnalisation|v\.?i\.?e\b|service civique|stage (?:ou|et) (?:alternance|cdi)", re.ASCII)  # fmt: skip


def _is_internship(text: Text) -> bool:
    title = title_of(text)
    head = text.folded[text.folded_at(title[0]) : text.folded_at(title[1])] if title else ""
    return bool(_INTERN_TITLE.search(head) or (len(text.words) < 40 and _INTERN_TITLE.search(text.folded)) or _INTERN.search(text.folded))  # fmt: skip


def _internship(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find an internship that is too long, that replaces an employee, or that is long and unpaid."""
    if not _is_internship(text) or _WORK_STUDY.search(text.folded) or abroad(text):
        return
    title = title_of(text)
    found = _LASTS.search(text.folded)
    if found is None:
        low, high = (0, text.folded_at(title[1])) if title else (0, 0)
        found = _TITLE_MONTHS.search(text.folded, low, high)
        found = found if found and _INTERN_TITLE.search(text.folded[low:high]) else None
    months = 0
    if found:
        months = max(_number(found["months"]), int(found["to"] or 0))
        if months > _LONGEST:
            yield _hit(
                text, found.span(), "Un stage dure six mois au plus, dans un même organisme et une même année d’études."
            )
    for replaced in _REPLACES.finditer(text.folded):
        yield _hit(
            text,
            replaced.span(),
            "Un stage ne remplace personne, et ne tient pas un poste permanent.",
            suggestion="Proposez un CDD de remplacement, ou décrivez ce que la personne apprendra.",
        )
    if unpaid := _NO_PAY.search(text.folded):
        yield _hit(
            text,
            unpaid.span(),
            "Au-delà de deux mois, un stage donne droit à une gratification.",
            softened=months <= _UNPAID,
        )


# --- the self-employed ---------------------------------------------------------------------------------

_SELF = re.compile(
    r"\b(?:auto|micro)[- ]?entrepreneu(?:r|se|rs)\b|\b(?:auto|micro)[- ]?entreprise\b|\b(?:statut|en) (?:d')?independante?\b|\b(?:agent commercial|mandataire|vendeur|vendeuse|conseiller|conseillere) (?:immobilier )?independante?\b",
    re.ASCII,
)
_TIED = re.compile(
    r"\bcontrat ?:? ?cdi\b(?! ?(?:ou|/|et))|\bexclusivite\b|\bexclusivement pour (?:nous|notre|la societe)|\bpour (?:notre|une) seule? (?:societe|enseigne)|\bhoraires? (?:fixes?|imposes?|obligatoires?)|\bplanning (?:est )?(?:fixe|impose|etabli|decide) par|\bpresence (?:obligatoire |quotidienne |exigee )?(?:au bureau|dans nos locaux|sur place|de \d)|\b(?:horaires?|present\w*|du lundi au (?:vendredi|samedi))[^.\n]{0,24}\d{1,2} ?h ?(?:\d\d)? ?(?:a|-|–) ?\d{1,2} ?h|\bconges (?:valides|accordes) par|\bsous l'autorite de|\blien hierarchique|\bbadge(?:age|r)\b|\bpointage (?:obligatoire|matin)|\breunion (?:tous les|chaque) (?:matins?|jours?)|\b(?:ton|votre|le) (?:manager|chef|responsable) (?:controle|t'attribue|vous attribue|fixe)|\bsous (?:les ordres|l'autorite)",
    re.ASCII,
)
_FREE = re.compile(r"sans exclusivite|pas d'exclusivite|aucune exclusivite|non[- ]exclusi|libre(?:s)? de (?:vos|tes) horaires", re.ASCII)  # fmt: skip
_OTHERS = re.compile(r"\b(?:accompagn|client|aid(?:e|er|ez)\b|aupres|conseil|form(?:er|ez|ation)|createurs?|gere[rz]|suivez|public|nos \d)", re.ASCII)  # fmt: skip
"""Words near « auto-entrepreneur » where it is those that one serves."""


def _self_employed(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a status of self-employed offered beside what makes an employee: two facts, never the status alone."""
    status = _SELF.search(text.folded)
    if status is None or abroad(text):
        return
    before = text.folded[max(0, text.folded.rfind("\n", 0, status.start())) : status.start()]
    if _OTHERS.search(before):
        return
    tied = next((found for found in _TIED.finditer(text.folded) if not _FREE.search(text.folded)), None)
    if tied:
        yield _hit(
            text,
            tied.span(),
            "Le statut est celui d’une personne indépendante, les conditions celles d’une personne salariée.",
        )


RULES = (
    Rule(
        id="L26",
        title="Durée de l’essai",
        severity=Severity.MUST,
        reference="Code du travail, art. L1221-19 à L1221-22 et L1242-10",
        source="https://www.cfdt.fr/mes-droits/fiches-droits/la-periode-dessai-cdi",
        confidence="B",
        message="L’essai annoncé est trop long.",
        why="Un premier essai dure au plus deux mois pour un ouvrier ou une employée, trois pour la maîtrise, quatre pour un cadre ; en CDD, un mois. Depuis septembre 2023, aucun accord de branche ne l’allonge.",
        suggestion="Écrivez la durée du contrat ou de la convention, sans la dépasser.",
        reader="L’essai annoncé est plus long que la loi ne le permet : au-delà, la rupture devient un licenciement.",
        question="Combien de mois d’essai, renouvellement compris, et sous quelle convention ?",
        find=_trial,
    ),
    Rule(
        id="L27",
        title="Un stage qui n’en est pas un",
        severity=Severity.MUST,
        reference="Code de l’éducation, art. L124-5 à L124-7",
        source="https://www.defendstesdroits.fr/blog-posts/accueillir-un-stagiaire-conditions-droits-et-limites-a-respecter",
        confidence="B",
        message="Ce stage dépasse ce que la loi permet.",
        why="Un stage sert à apprendre : six mois au plus, aucune personne remplacée, une gratification au-delà de deux mois.",
        suggestion="Ramenez-le à six mois avec un tuteur ou une tutrice nommée, ou proposez un contrat de travail.",
        reader="Ce stage ressemble à un emploi : votre école peut refuser la convention, et un juge en faire un contrat.",
        question="Qui me suivra, qu’apprendrai-je, et qui tient ce poste aujourd’hui ?",
        find=_internship,
    ),
    Rule(
        id="L28",
        title="Indépendance de façade",
        severity=Severity.MUST,
        reference="Code du travail, art. L8221-5 et L8221-6",
        source="http://infosdroits.fr/si-un-employeur-fait-travailler-un-autoentrepreneur-avec-un-lien-de-subordination-le-contrat-de-mission-est-requalifie-en-contrat-de-travail/",
        confidence="B",
        message="Le statut et les conditions se contredisent.",
        why="Qui impose les horaires, la présence ou l’exclusivité emploie : sous un statut d’indépendant, c’est du travail dissimulé.",
        suggestion="Proposez un contrat de travail, ou laissez la personne organiser son temps et ses clients.",
        reader="On vous demande d’être indépendant ou indépendante, avec les contraintes d’un salariat et sans ses droits.",
        question="Pourquoi pas un contrat de travail ?",
        find=_self_employed,
    ),
    Rule(
        id="L29",
        title="Amende, retenue, somme à rendre",
        severity=Severity.MUST,
        reference="Code du travail, art. L1331-2 (les amendes et autres sanctions pécuniaires sont interdites)",
        source="https://www2.unsa.org/Interdire-les-sanctions-pecuniaires.html",
        confidence="B",
        message="L’offre annonce une amende, ou une retenue pour une faute ou une casse.",
        why="Une sanction ne prend jamais d’argent : ni amende, ni retenue pour un retard, une erreur de caisse ou un objet cassé.",
        suggestion="Retirez la phrase ; une faute se règle par un échange, puis par un avertissement.",
        reader="On ne peut pas vous prendre d’argent pour un retard, une erreur ou une casse.",
        question="Que se passe-t-il en cas d’erreur ou de casse ?",
        find=wording(
            say(
                "ecart|ecarts|erreur|erreurs|faute|fautes|manquant|manquants ..2 caisse|stock|inventaire ..7 a_la_charge|rembourse+|deduit+|retenu+|preleve+|facture+",
                "franchise ..6 retenu+|deduit+|preleve+|a_la_charge|facture+ ..4 salaire|paie|paye|chauffeur|salarie|conducteur|livreur|vous|toi",
                "materiel|machine|outil|vehicule|vitre|vaisselle ..1 casse+|abime+|perdu+|endommage+ ..3 facture+|retenu+|deduit+|a_la_charge|rembourse+|paye+",
                "retard|retards ..8 euros|# ..2 d ..1 amende",
                "retard|retards|absence|absences ..7 euros|# ..2 de moins ..4 prime|paie|salaire",
                "retard|retards|absence|oubli ..5 puni+|sanctionne+ ..3 retenue|amende",
                firm=True,
            ),
            say(
                "casse|accrochage|accrochages|erreur|erreurs|retard|retards|perte|manquant|manquants|degat|degats|vaisselle|rayure*|ecart|ecarts|contravention|contraventions|pv ..5 retenu+|preleve+|deduit+|defalque+|facture+|rembourse+ ..4 salaire|paie|paye|prime|vous|salarie|equipe",
                "retenue|retenues|prelevement ..2 salaire|paie ..6 retard|casse|erreur|absence_injustifiee|ecart|perte",
                firm=True,
            ),
            say(
                "amende|amendes|penalite|penalites ..3 #|euros ..8 retard|minute|absence|oubli|faute|erreur|casse",
                "retard|retards|minute|absence|oubli|faute|erreur|telephone ..6 amende|penalite ..3 #|euros",
                firm=True,
            ),
            say(
                "rembours*|devez|devra|devrez|devront|paiera|paierez|coutera|versera|verserez|redevable ..4 #|euros ..10 demission*|partez|pars|part|quitte*|quittez|rompez|rupture|avant_la_fin|avant_un_an",
                "demission*|partez|pars|quitte|quittez|quittant|quitter|rompez|rupture ..10 rembours*|devez|devra|devrez|devront|coutera|paiera|paierez|versera|redevable ..4 #|euros|formation",
                softened=True,
                firm=True,
                message="Une somme à rendre en partant ne vaut que pour une formation payée au-delà de l’obligation légale, par une clause signée avant elle.",
                suggestion="Retirez-la de l’offre, ou dites la formation, sa durée et son coût.",
            ),
            unless=Cues(
                "client*|locataire*|usager*|fournisseur*|abonne*|adherent*|assure*|transporteur*|automobil*|contrevenant*|stationnement|contentieux|recouvr*|gerer|gestion|traite* ..10 amende|amendes|penalite|penalites|contravention*|caution|retard|retards|casse",
                "aucun|aucune|jamais|ni|pas|sans ..6 amende|amendes|penalite|penalites|retenue|retenues|retenu+|preleve+",
                "n|ne ..4 pas|jamais ..3 retenu+|preleve+|deduit+|facture+",
                "franchise|casse|ecart*|degat* ..8 charge de|d|du ..1 l|la|notre ..1 entreprise|maison|societe|employeur|assurance|nous",
                "jamais ..2 sur la? paie|salaire",
            ),
            inclusive=False,
            persons=False,
        ),
    ),
    Rule(
        id="L30",
        title="Paie ou heures cachées",
        severity=Severity.MUST,
        reference="Code du travail, art. L8221-5 (travail dissimulé) et L3243-2 (bulletin de paie)",
        source="https://legavox.fr/blog/maitre-anthony-bem/conditions-delit-travail-dissimule-absence-7687.htm",
        confidence="B",
        message="L’offre annonce un travail qui ne serait pas déclaré, ou des heures qui ne seraient pas payées.",
        why="Toute heure faite se paie, se déclare et figure sur un bulletin ; le contraire est du travail dissimulé.",
        suggestion="Dites le salaire entier, déclaré, et comment les heures en plus se paient ou se récupèrent.",
        reader="Une paie cachée ne compte ni pour la retraite, ni pour le chômage, ni en cas d’accident.",
        question="Tout ce que je toucherai figurera-t-il sur mon bulletin de paie ?",
        find=wording(
            say(
                "travail*|paye+|payes|heures|extra|extras|paiement ..3 au noir",
                "au noir possible",
                "non|pas declare|declaree|declarees|declares",
                "sans ..1 fiche|bulletin|feuille ..1 de? paie|salaire|paye",
                "en liquide|especes|cash ..6 fiche|bulletin|declare+|main_a_main|de_la_main",
                "de la main a la main",
                "paie|paye|salaire|paiement|reglement|reste|complement|partie ..5 en liquide|especes|cash",
                firm=True,
            ),
            say(
                "heures supplementaires|sup|en_plus ..3 pas|non|jamais|ne_sont ..1 pas? ..1 paye+|compte+|remunere+|recupere+",
                "heures ..1 au_dela|apres ..5 pas|non|ne_sont ..1 pas? ..1 paye+|compte+|remunere+",
                firm=True,
                message="Toute heure faite au-delà de la durée prévue se paie, ou se récupère.",
            ),
            unless=Cues(
                "client*|usager*|caisse|encaiss*|achat*|factur*|fournisseur*|pourboire*|don|dons|monnaie ..6 liquide|especes|cash",
                "liquide|especes|cash ..4 client*|caisse|encaiss*|comptag*|monnaie|virement_ou_cheque",
                "produit*|matiere*|azote|aliment*|etat|engrais ..2 liquide",
                "travail ..1 au_noir|dissimule ..4 lutte|interdit|control*|refus*",
                "lutte|control*|inspect*|contre|jamais|refus*|aucun*|ni|sans ..6 travail ..1 au_noir|dissimule|non_declare",
                "jamais|rien ..3 non|sans|au|en declare*|fiche|noir|liquide|especes",
                "revenus|biens|valeurs|marchandise*|colis|dechet*|incident*|sinistre* ..2 non|pas declare*",
                "noir et|mat",
                "cafe|chocolat|tableau|or|piste ..1 au? noir",
                "bois|fond|tirage|photo* ..2 noir",
            ),
            inclusive=False,
            persons=False,
        ),
    ),
)
