"""What a posting says, proved by its own words: pay, results, contract, employer, agreement, steps, requirements, data, date.

A rule that finds nothing proves nothing. Each question here has the place that answers it, or None: the rules that say
what is missing and the reading made for a candidate both come from these places, and so never disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from productops.review.rules.amounts import pays
from productops.review.rules.contract import contract_place
from productops.review.rules.employers import employer
from productops.review.rules.posting import published
from productops.text.parts import PartKind, parts
from productops.text.tokens import Text

Place = tuple[int, int]
"""Where the words stand in the source."""


def _first(
    text: Text,
    *patterns: re.Pattern[str],
    unless: re.Pattern[str] | None = None,
    needed: re.Pattern[str] | None = None,
) -> Place | None:
    """Give the first place that a pattern meets, in a sentence that `unless` does not meet and that `needed` does."""
    for pattern in patterns:
        for found in pattern.finditer(text.folded):
            text.steps += 1
            low = max(text.folded.rfind("\n", 0, found.start()), text.folded.rfind(". ", 0, found.start())) + 1
            ends = [at for at in (text.folded.find("\n", found.end()), text.folded.find(". ", found.end())) if at >= 0]
            said = text.folded[low : min(ends, default=len(text.folded))]
            if (unless and unless.search(said)) or (needed and not needed.search(said)):
                continue
            return text.origins[found.start()], text.origins[found.end() - 1] + 1
    return None


_RATE = re.compile(
    r"[ \u00a0]?(?:€|k€|euros?)?(?:[ \u00a0]?(?:bruts?|nets?|annuels?|mensuels?|par an|par mois|par jour|de l[’']heure|/ ?(?:an|mois|h|heure|jour)|sur \d+ mois)\b)*",
    re.IGNORECASE,
)


_BOUND = re.compile(
    r"\b(?:jusqu[’']à|à partir de|au moins|au plus|environ|minimum|maximum|dès)[ \u00a0]$", re.IGNORECASE
)
"""What an amount is told with, before it: « jusqu’à 7 000 € » is no pay of 7 000 €."""
_WAGE = 12_000
"""Euros a year from which an amount is the wage itself."""


def pay(text: Text) -> Place | None:
    """Give where an amount is said to be a pay, with its period: the first of a wage's size, before one paid for a turn of duty."""
    said = pays(text)
    for amount in sorted(said, key=lambda each: each.yearly()[0] < _WAGE):
        tail = _RATE.match(text.source, amount.end)
        bound = _BOUND.search(text.source, max(0, amount.start - 20), amount.start)
        return bound.start() if bound else amount.start, tail.end() if tail else amount.end
    return None


_IN_TIME = re.compile(
    r"(?:\ba|sous|dans|d'ici|au bout de|apres|pendant|durant|au cours de)s? (?:(?:les|vos|tes) )?(?:\d{1,2}|un|deux|trois|quatre|six|neuf|douze|dix-huit|premiers?)(?: a \d+)?(?: (?:premiers?|prochains))? (?:mois|semaines)\b"
    r"|(?:premier|premiere) (?:mois|annee|trimestre)\b|les \d+ premiers jours|\bmois \d+ ?(?:-|–|a) ?\d+\b",
    re.ASCII,
)
_AIMS = re.compile(
    r"resultats? attendus?|(?:poste|mission) (?:sera|est) reussie?|reussi si|(?:vos|tes|les) objectifs? (?:sont|seront|:)|objectifs? (?:a|sous|dans) (?:\d|trois|six|douze)|criteres? de (?:reussite|succes)|indicateurs? de (?:reussite|succes)|a la fin de (?:la|votre) (?:periode d'essai|premiere annee)"
    r"|(?:vous aurez|tu auras) reussi|on attend de vous (?:a|dans|d'ici)",
    re.ASCII,
)
_NOT_RESULTS = re.compile(
    r"\bcd[di]\b|contrat|salaire|remunerat|brut|experience|renouvel|stage de|mission de|duree|essai de|periode d'essai (?:de|:)|preavis|teletravail|conserv|effac|supprim|detrui|emmenag|habit|resid|demenag|reponse|repond|formation|conges?|anciennete|decision|retour\b|process|a pourvoir|demarrage|bac\b|planning|evoluer|evolution|promotion|possibilit|perspective",
    re.ASCII,
)


_AIMED = re.compile(
    r"\b(?:vous (?:\w+ez)|tu (?:\w+(?:as|es)|tiens)|sera|seront|aura|auront|objectifs?|attend\w*|attein\w*|autonom\w*"
    r"|premier(?:e|s)?|bilan|cible|doit|doivent|devra|reduire|reduit|passer|passe|baisse|hausse|livr\w+|installe\w*|tient|tiennent|mois \d)\b|[→%]|\bde \d[^.\n]* a \d",
    re.ASCII,
)
"""What makes of a term a result: who will have done what, or what will have changed; a duration alone tells none."""


def results(text: Text) -> Place | None:
    """Give where what will be expected is said, with a term or as results."""
    return _first(text, _AIMS) or _first(text, _IN_TIME, unless=_NOT_RESULTS, needed=_AIMED)


_AGREEMENT = re.compile(
    r"(?<!pas de )(?<!aucune )(?<!sans )(?!convention (?:obligatoire|de stage|signee|tripartite|ecole))(?:convention|conventions) (?:\w+ ){0,2}?(?:collective|nationale)s?[^.\n;,]{0,50}|\bidcc\b ?:? ?\d*|\bsyntec\b|accords? (?:de branche|collectif|d'entreprise)|\bccnt?\b[^.\n;,]{0,30}|(?:selon|suivant|sous) (?:la )?convention \w+|\bconvention (?:hcr|alisfa|eclat|(?:de )?(?:19|20)?\d\d)\b|(?:^|[.;,:\n–] ?)convention (?!de |d'|entre |tripartite|avec |obligatoire|exigee|signee|requise)\w{3,}[^.\n;,]{0,30}|\bconvention (?:production|exploitation|personnel|vente|commerces?|entreprises?|travaux|industries?|services?|cabinets?|ouvriers|batiment)\b[^.\n;,]{0,30}|\bgrille (?:eclat|alisfa|fehap|snecso|ccnt|hcr|syntec)\b|accords? nationa(?:l|ux) (?:de|du|des)\b[^.\n;,]{0,30}|(?:^|[.;,:\n–•] ?)\W*convention (?:du |des |de la |de l')(?!stage|formation|partenaria|partenaire|mise|gestion)\w{3,}[^.\n;,]{0,40}|convention (?:de la |de l'|du |des )?(?:metallurgie|banque|bureaux|commerce|batiment|transport|hotellerie)\w*|fonction publique[^.\n;,]{0,20}|grille indiciaire|categorie [abc]\b",
    re.ASCII,
)


def agreement(text: Text) -> Place | None:
    """Give where the collective agreement, or the public statute, is named."""
    return _first(text, _AGREEMENT)


_STEPS = re.compile(
    r"(?:un|deux|trois|quatre|\d) (?:\w+ )?(?:entretiens?|echanges?|rencontres?|etapes?)|process(?:us)? (?:de |d')(?:recrutement|selection|embauche)|(?:etapes?|deroulement) (?:du |de )?(?:process(?:us)?|recrutement|selection)"
    r"|entretiens? (?:avec|telephonique|rh\b|video|visio|individuel|collectif|en |de recrutement|d'embauche|technique|sur)|(?:premier|second|deuxieme) (?:entretien|echange)|(?:echange|rencontre|appel|rendez-vous) (?:\w+ )?(?:de \w+ (?:minutes|heures?)|avec (?:l')?(?:\w+[, ]){0,4}?(?:rh|equipe|manager|direction|fondat|responsable|recrut|pm)|de \d+|telephonique|d'une heure)"
    r"|\b(?:on|nous) (?:se |vous |t')?(?:decide|decidons|repond|repondons|rappelle|rappelons|recontacte)\w*[^.\n]{0,30}(?:jours?|heures?|soir|lendemain|semaine)|reponse (?:donnee )?(?:le |des le )?(?:soir|lendemain|jour)|essai de \d+ ?h\b"
    r"|reponse[^.\n]{0,24}(?:\b(?:sous|dans|en|avant|le jour meme|d'ici)\b|jours|semaine)|essai paye|(?:jeu de role|essai|test) de \d+ minutes|(?:jeu de role|essai|test) d'une (?:heure|demi-heure|demi-journee|matinee)|(?:repond\w*|recontact\w*|revenons vers vous|reviendrons vers)[^.\n]{0,30}(?:jours|semaines?|heures|h\b|rapidement)|\bprocess(?:us)? ?:(?=[^\n]{0,80}\b(?:entretien|echange|appel|visio|rencontre|cas\b|etapes?|call|interview|rh\b|test|tests|min\b|minutes|reponse|decision))|\bvisio\b[^.\n]{0,30}(?:\d|avec)|(?:rappel|appel|contact)\w* (?:sous|dans les|d'ici) |\brencontre (?:en|dans|sur|de|avec|autour)\b|nous nous (?:verrons|rencontrerons|parlerons)|on se (?:voit|verra|rencontre)|vous (?:dit|dirons|dira|disons) (?:oui|non|si)|test technique|mise en situation|cas pratique|etude de cas|cas prepare|sessions? de recrutement|\bjury\b|concours\b|prise de references?|(?:hiring|recruitment|interview) process|pre-?selection|(?:premiere|1ere|1re) etape",
    re.ASCII,
)  # fmt: skip


_NO_STEP = re.compile(
    r"\b(?:pas|aucune?|sans|ni) (?:de |d')?(?:test|entretien|essai|cas pratique|mise en situation|etude de cas)|(?:sans|absence de) (?:reponse|nouvelles?|retour)|\b(?:frais|caution|euros|€)\b[^.\n]{0,60}\bavant (?:l'|le |votre )?(?:premier )?entretien|agente?s? d'entretien|produits? d'entretien|(?:amenagement|adaptation)[^.\n]{0,60}entretien"
    r"|\b(?:pose|reparation|nettoyage|depannage|installation|maintenance|menage|toiture|espaces verts|linge|chauffage)\b[^.\n]{0,40}\bentretien",
    re.ASCII,
)
"""What is no step of a hiring: a silence that refuses, the upkeep of a place."""


def steps(text: Text) -> Place | None:
    """Give where the steps of the hiring, or the time of an answer, are said."""
    return _first(text, _STEPS, unless=_NO_STEP) or _first(
        text,
        re.compile(
            r"(?<!d')(?<!\bagent )(?<!\bagents )\bentretiens?\b(?! (?:de|du|des|courant|et|preventif|professionnel|annuel|menager|periodique|technique des|quotidien))",
            re.ASCII,
        ),
        unless=_NO_STEP,
    )


_NICE = re.compile(
    r"(?:serait|seraient|est|sont|constitue\w*) (?:un |de reels? |des )?(?:vrai |reel |gros )?(?:plus|atouts?)|\bun (?:vrai |reel |gros )?plus\b|\batouts?\b|\bbonus\b|apprecie\w*|facultati\w*|optionnel\w*|pas (?:indispensable|obligatoire|necessaire|requis)\w*|s'apprend\w* (?:ici|sur place|chez nous)|nice to have|ideal\w*|souhaite\w*",
    re.ASCII,
)
_MUST_HAVE = re.compile(
    r"exige\w*|requis\w*|indispensable\w*|obligatoire\w*|imperati\w*|necessaire\w*|il (?:vous )?faut|nous attendons|vous (?:avez|savez|maitrisez|justifiez|etes|disposez)|attendue?s?\b|must have|required|ce qu'il",
    re.ASCII,
)


_NO_NICE = re.compile(r"\bplus que\b|ideal\w* (?:\w+ ){0,2}(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|rentree|20\d\d)\b|^\W*(?:vos|tes|les) atouts\W*$|(?:profil|poste|niveau|formation|experience) souhaitee?s?\W*$|^\W*(?:ce (?:que|qu)|profil)\b[^\n]{0,24}souhait\w*\W*$|\bage\b|aimer|chiens?\b|animaux|\bsi (?:vous|tu) (?:le |la )?souhait|\bbrut\b|k€|variable", re.ASCII)  # fmt: skip


def sorted_requirements(text: Text) -> Place | None:
    """Give where what is only appreciated is told apart from what is required."""
    nice = _first(text, _NICE, unless=_NO_NICE)
    required = _first(text, _MUST_HAVE) or any(part.kind is PartKind.PROFILE for part in parts(text))
    return nice if nice and required else None


_NOTICE = (
    re.compile(r"(?:vos|votre|tes|leurs) (?:\w+ )?donnees[^.\n]{0,90}?(?:servent|serviront|trait|conserv|gard|effac|recrut|candidat|collect|droit|acces|supprim|utilis)\w*", re.ASCII),
    re.compile(r"vos (?:reponses|candidatures?|dossiers?)\b[^.\n]{0,40}?(?:garde|conserve|efface|supprime|detrui)\w*", re.ASCII),
    re.compile(r"(?:les|ces) (?:donnees|informations|coordonnees)\b[^.\n]{0,90}?(?:recrutement|candidature)[^.\n]{0,60}?(?:efface|supprime|detrui|conserve)\w*", re.ASCII),
    re.compile(r"(?:traitons|traitement|collecte|conserv\w+|utilis\w+|protection)[^.\n]{0,50} (?:vos|de vos|des) donnees (?:personnelles )?[^.\n]{0,60}(?:candidat|recrut|droit|confidential|rgpd)?\w*", re.ASCII),
    re.compile(r"donnees (?:personnelles|a caractere personnel)[^.\n]{0,120}?(?:candidat|recrut|conserv|droit)\w*", re.ASCII),
    re.compile(r"(?:candidat|recrut)\w*[^.\n]{0,100}?donnees (?:personnelles|a caractere personnel)", re.ASCII),
    re.compile(r"(?:^|\n|[.;|:] ?|[–-] |\bles )(?:donnees|cv|candidatures) (?:sont |seront )?(?:gard|conserv|effac|supprim)ee?s\b", re.ASCII),
    re.compile(r"informations? recueillies|(?:politique|charte|notice) de (?:confidentialite|protection)|rgpd[^.\n]{0,60}?(?:droit|candidat|dpo)\w*", re.ASCII),
    re.compile(r"(?:candidature|cv|dossier)s?(?:[^.\n]|\.(?=\w)){0,50}?(?<![@.-])\b(?:conserve|efface|supprime|detruit|garde)e?s?\b(?![-@.]\w)", re.ASCII),
    re.compile(r"(?:^|\n|[.;|] ?|[–-] )\W*(?:(?:vos donnees|donnees personnelles|confidentialite|informatique et libertes|vie privee|rgpd|cnil) ?: ?\S|donnees ?: ?[^\n]*(?:rgpd|privee|confidential|conserv|efface|supprim|candidat|@|\w/\w))", re.ASCII),
    re.compile(r"[\w-]+\.\w{2,}/[\w/-]*(?:rgpd|vie-?privee|privacy|confidentialite|donnees)|\b(?:rgpd|dpo|donnees|privacy)@\w", re.ASCII),
    re.compile(r"\b(?:politique|notice|charte|rubrique) (?:sur |de |des |d'|relative aux )?(?:(?:vos|nos|l'usage des|la protection des) )?(?:donnees|confidentialite|rgpd|vie privee)", re.ASCII),
    re.compile(r"vos (?:donnees|informations|coordonnees)[^.\n]{0,60}\b(?:garde|reste|conserve|efface|detrui)\w*", re.ASCII),
    re.compile(r"(?:conservons|gardons|effacons|supprimons|detruisons)[^.\n]{0,40}?(?:candidature|cv|donnees|dossier)s?", re.ASCII),
)  # fmt: skip
_HELD_OTHERS = re.compile(
    r"(?:vous |tu )?(?:garantir|proteger|securiser|exploit\w+|analys\w+|valoris\w+|fiabilis\w+|clients|pipeline|cluster|plateforme)",
    re.ASCII,
)


def notice(text: Text) -> Place | None:
    """Give where it is said what becomes of the data of those who apply."""
    return _first(text, *_NOTICE, unless=_HELD_OTHERS)


_TERM = re.compile(
    r"(?:conserv|gard|effac|supprim|detrui)\w*[^.\n]{0,70}?(?:\d+|un|une|deux|trois|six|douze|vingt-quatre) (?:mois|ans?|jours|semaines)|(?:\d+|deux|trois|six) (?:mois|ans?)[^.\n]{0,50}?(?:conserv|effac|supprim)\w*",
    re.ASCII,
)


def notice_term(text: Text) -> Place | None:
    """Give where it is said how long applications are kept."""
    return _first(text, _TERM)


def offer_date(text: Text) -> Place | None:
    """Give where the date of publication is written, a day that exists."""
    shown = published(text)
    return (shown.start, shown.end) if shown else None


TOPICS: tuple[tuple[str, str, Callable[[Text], Place | None]], ...] = (
    ("P01", "la rémunération", pay),
    ("G12", "ce que l’on attendra de vous", results),
    ("L21", "le contrat", contract_place),
    ("L19", "qui recrute", employer),
    ("P02", "la convention collective", agreement),
    ("G14", "les étapes du recrutement", steps),
    ("G03", "ce qui est exigé et ce qui est seulement apprécié", sorted_requirements),
    ("D01", "ce que deviendra votre candidature", notice),
    ("L18", "la date de l’offre", offer_date),
)
"""What a candidate looks for, in that order: the rule that asks it of a posting, its name, the words that answer."""
