"""The contract and what it costs: L20, free for those who apply, L21, a clear contract, L24, the right to speak of pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from productops.review.findings import Change, Facts, Hit, Rule, Severity
from productops.review.rules.finding import either, present, say, wording
from productops.review.rules.mending import sentence_place
from productops.review.rules.title import title_of
from productops.text.cues import Cues, Span
from productops.text.folding import fold, word_set
from productops.text.tokens import Text

_FT = "https://francetravail.fr/employeur/vos-recrutements/des-conseils-pour-rediger-vos-an/rediger-une-offre-demploi--quelq.html"

_CONTRACT = re.compile(
    r"\bcdi(?:c|i)?\b|\bcdd(?:d|u|i)?\b|\bcachets?\b|intermittence|duree (?:in)?determinee|contrat (?:a duree|de (?:mission|travail|droit|chantier|projet|vacation|professionnalisation|saison)|d'(?:apprentissage|usage|engagement|avenir|insertion)|saisonnier|temporaire|aide|unique|pec|etudiant|en alternance|intermittent|local|vendanges?|de vendanges?|agricole|(?:de )?(?:\d+|un|deux|trois|quatre|six|huit) (?:mois|semaines)|extra)"
    r"|travail temporaire|emploi saisonnier|(?:job|poste|contrat|travail) saisonnier|saisonniere?s?\b|\bsaison\b[^.\n]{0,30}(?:juin|juillet|mars|avril|ete|hiver)|mission (?:d')?interim\w*|mission temporaire|\binterim\w*|en apprentissage|alternant|apprenti(?:e|\(e\))?\b|stagiaire|\bstage de\b(?! (?:troisieme|3e|3eme|seconde|2de|observation|decouverte))|\bstage\b[^.\n]{0,20}(?:mois|semaines|gratifi|conventionn|remuner|fin d'etudes|pfe)"
    r"|freelance|portage salarial|profession liberale|(?:exercice|statut|activite|collaboration|collaborateur|collaboratrice|remplacement) liberale?\b|en liberal\b|\ben franchise\b|(?:^|\n|[;|–-]) ?franchise\b|\bfranchisees?\b|(?:statut de|agent|contrat de) mandataire|mandataire independant|(?:travailleur|statut|profil|en|consultant|agent|auto-?entrepreneur)(?: ?: ?| )(?:d')?independante?s?\b|auto-?entrepreneur|micro-?entreprise|vacation|vacataire|\bvsi\b|\bv\.i\.e\b|volontariat international|praticien(?:ne)? hospitali(?:er|ere)|\bfonctionnaires? (?:territoria|hospitali|titulaire|d'etat|de categorie)|service civique|fonctionnaire|titulaire (?:de la fonction|du (?:concours|grade|cadre))|voie (?:de mutation|de detachement|statutaire)|par (?:mutation|detachement)|detachement|traitement indiciaire|cadre d'emplois|emploi permanent|contractuel|temps partage|permanent (?:contract|position)|poste permanent|\bbenevol|contrat :|type de contrat|nature du contrat|intermittent",
    re.ASCII,
)
_BARE = re.compile(
    r"\b(?:stage|alternance(?! (?:du|de la|de l'|des|entre|d[eu]s? (?:jours?|postes?|periodes?|phases?))\b)|apprentissage|professionnalisation)\b",
    re.ASCII,
)
_PAST = re.compile(
    r"(?:eleves?|etudiants?|collegiens?|lyceens?|jeunes|stagiaires?) (?:en|de) (?:leur )?stage|stages? (?:de|en) (?:troisieme|3e|3eme|seconde|2de|observation)|experience|compris|reussi|apprecie|ou non|premiere?\b|deja|hors\b|inclus|parcours|precedent|acquis|effectue|realise|formation|diplome|stages? et|similaire|dans le cadre d|(?:vous|t')? ?(?:a|ont|aura) (?:donn|appris|permis|fait|form|initi|montr|mis)",
    re.ASCII,
)
_DURATION = Cues("# mois|semaines|ans|an|jours|jour|semestre*", "un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix_huit|vingt|trente|une mois|semaines|an|ans|annee|annees|jours",
                 "jusqu au", "jusqu a ..1 fin", "du # ..3 au", "duree ..3 mois|ans|an", "dix huit mois", "remplacement", "retour de", "jusqu a ..1 retour", "remplac* ..8 absent*|conge|arret", "de ..3 a|au|jusqu ..1 janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre")  # fmt: skip


_OF_A_PERSON = re.compile(r"apprenti|alternant|stagiaire|vacation|vacataire|saisonnier", re.ASCII)
"""Words of a contract that are also those of a colleague, or of a shift."""
_SOMEBODY = re.compile(r"(?:\b(?:une?|les|des|nos|vos|aux|deux|trois|quatre|jeunes?|par|entre) |\b[ld]')$", re.ASCII)


def _is_somebody(before: str) -> bool:
    """Tell whether the word after some others is a colleague, whom nobody seeks: « un plongeur, une apprentie »."""
    return bool(_SOMEBODY.search(before)) and not re.search(r"\b(?:re)?(?:cherch|crut|embauch)\w*[^.;\n]*$", before)


def contract_place(text: Text) -> tuple[int, int] | None:
    """Give where the kind of contract is said, or None."""
    if "contract" not in text.memo:
        text.memo["contract"] = _contract_place(text)
    place: tuple[int, int] | None = text.memo["contract"]
    return place


def _contract_place(text: Text) -> tuple[int, int] | None:
    said = [
        found
        for found in _CONTRACT.finditer(text.folded)
        if not (_OF_A_PERSON.match(found.group()) and _is_somebody(text.folded[: found.start()][-60:]))
    ]
    # A title or the sign of an agency names a contract too, and so does a shift: the line of the terms says it better.
    said.sort(key=lambda found: (_heads(text, found.start()), bool(_OF_A_PERSON.match(found.group()))))
    told = said[0] if said else None
    if told is not None:
        return text.origins[told.start()], text.origins[told.end() - 1] + 1
    if found := re.search(r"\bV\.?I\.?E\b", text.source):
        return found.span()
    title = title_of(text)
    for found in _BARE.finditer(text.folded):
        low = max(text.folded.rfind("\n", 0, found.start()), text.folded.rfind(".", 0, found.start())) + 1
        high = min(
            (at for at in (text.folded.find("\n", found.end()), text.folded.find(".", found.end())) if at >= 0),
            default=len(text.folded),
        )
        start = text.origins[found.start()]
        if (title and start < title[1]) or not _PAST.search(text.folded[low:high]):
            return start, text.origins[found.end() - 1] + 1
    return None


_AGENCY = re.compile(
    r"\W*[\w’' &]*\b(?:INTERIM|INTÉRIM|Intérim|Interim)\b(?![\w ]{0,20}\d)(?: ?[-–|] ?| )(?:agence\b|[A-ZÉ])"
)
"""A line that names an agency: « OUEST INTERIM – agence de Vitré »."""


def _heads(text: Text, place: int) -> bool:
    """Tell whether a place of the folded text stands in the title, or in the name of an agency."""
    at = text.origins[place]
    title = title_of(text)
    if title and title[0] <= at < title[1]:
        return True
    start, end = text.source.rfind("\n", 0, at) + 1, text.source.find("\n", at)
    return _AGENCY.match(text.source[start : end if end >= 0 else len(text.source)]) is not None


_OF_PEOPLE = word_set("les aux nos vos")
"""Words before « CDD » that make people of it: « animer les CDD et saisonniers »."""


_OTHER_DURATIONS = re.compile(
    r"experience|reponse|essai|candidature|sous (?:\d+|un|deux|trois|quatre)|anciennete|retour sous|recontact|formation (?:de|initiale)|conges|tuilage|integration|depuis|existe",
    re.ASCII,
)
"""What makes of a duration another one than the contract's."""


def _lasts(text: Text) -> bool:
    """Tell whether a contract is said to last so long, or till a day; a duration of anything else says nothing of it."""
    for span in _DURATION.find(text):
        number = text.words[span.first].sentence
        tokens = [token for token in text.words if token.sentence == number]
        said = text.folded[text.folded_at(tokens[0].start) : text.folded_at(tokens[-1].end)]
        if re.search(r"\bcddu?\b", said) or not _OTHER_DURATIONS.search(said):
            return True
    return False


def _contract(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find that no contract is named, or that a fixed term has no length."""
    if not facts.contract and contract_place(text) is None:
        yield Hit()
        return
    words = {token.text for token in text.words}
    fixed = next(
        (
            token
            for before, token in pairwise([None, *text.words])
            if token and token.text == "cdd" and not (before and before.text in _OF_PEOPLE)
        ),
        None,
    )
    if (
        fixed
        and not words & {"cdi", "indeterminee", "interim", "extra", "extras", "vacation", "vacations"}
        and not facts.duration
        and not _lasts(text)
    ):
        yield Hit(start=fixed.start, end=fixed.end, message="Un CDD sans durée : dites le nombre de mois.")


_PROMISE_TAIL = re.compile(
    r"(?P<term>\bcdd\b)(?P<kept>[^.!?;\n]{0,90}?)(?P<tail>,? (?:evolutif|transformable|renouvelable puis|pouvant|debouchant|menant|suivi|qui|puis|vers|en vue|avec|susceptible|appele)\b[^.!?;\n]{0,60}?\bcdi\b(?P<more>(?: (?!vous est|t'est|est |sera |vous sera|vous attend|a pourvoir)[^.!?;,\n]{0,30})?))(?P<end>[.!?;]|$|(?= (?:vous est|t'est|est|sera|vous sera|vous attend|a pourvoir)\b)|,(?! (?:si|sous|selon|apres|a l'issue|des|en fonction|avec|puis|et|ou|sauf|quand|lorsque|voire)\b))",
    re.ASCII,
)


def _plain_term(text: Text, span: Span) -> Change | None:
    """Take a promise away and keep the contract with its length: « CDD de 9 mois, évolutif vers un CDI » → « CDD de 9 mois »."""
    place = sentence_place(text, span.first)
    low, high = text.folded_at(place.start), text.folded_at(place.end)
    found = _PROMISE_TAIL.search(text.folded[low:high])
    if (
        not found
        or re.search(r"\d|,", found["more"])
        or re.search(r"\bcdi\b", text.folded[low : low + found.start("term")])
    ):
        return None
    start = text.origins[low + found.end("term")]
    end = text.origins[low + found.end("tail") - 1] + 1
    kept = text.source[start : text.origins[low + found.start("tail")]]
    if re.match(r"\s*(?:\d+|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|dix-huit)\b", kept):
        kept = f" de {kept.strip()}"
    return Change(start, end, kept)


_PREMIUM = re.compile(
    r"\d+(?:[.,]\d{1,2})?[ \u00a0]?(?:€|eur(?:os?)?\b)[ \u00a0]?(?:/|par |la )[ \u00a0]?(?:min(?:utes?)?|mn|appel)\b"
)


def _premium_number(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find the price of a call to apply: « (2,99 €/min) », where the sentence asks to call."""
    for found in _PREMIUM.finditer(text.folded):
        start = text.origins[found.start()]
        place = sentence_place(text, min(text.word_at(start), len(text.words) - 1))
        if re.search(r"appel|contact|postul|candidat|joign|renseign", fold(text.source[place.start : place.end])):
            yield Hit(start=start, end=text.origins[found.end() - 1] + 1)


_NO_PROMISE = "C’est une règle de publication de France Travail, non du Code : un CDD ne promet pas un CDI. "

_PROMISED = wording(
    say("cdd ..14 evolutif|transforme*|transformable|debouch*|pouvant|suivi|vers|converti*|perennis*|deviendra|devient|menant|mener|evoluer|prolonge* ..4 cdi", message=f"{_NO_PROMISE}Retirez la promesse.", mend=_plain_term, softened=True),
    say("cdd ..8 passage|transformation|embauche|possibilite ..3 cdi", "cdd ..6 avec un? cdi ..3", "cdd ..12 passage|passez|passerez|bascul*|transform* ..2 automatiquement|directement|ensuite? ..1 en|vers cdi", message=f"{_NO_PROMISE}Retirez la promesse.", mend=_plain_term, softened=True),
    say("cdd ..1 puis|vers|pre|avant|suivi_d_un ..2 cdi", message="Un CDD ne promet pas un CDI.", mend=_plain_term, softened=True),
    say("cdi ..2 a_la_cle|a_la_clef|a_terme|a_l_issue|assure|garanti|ensuite|derriere", message="Un CDI « à la clé » est une promesse que l’offre ne peut tenir.", mend=_plain_term, softened=True),
    say("transforme+|converti|convertie ..2 en cdi", message=f"{_NO_PROMISE}Retirez la promesse.", softened=True),
    say("cdi ..3 promis|promise", "promis|promettons|promettent ..4 cdi", message="Un CDI promis d’avance engage : proposez un CDI, ou retirez la promesse.", softened=True),
    say("cdi suivra|suit|remplacera|prendra", "un cdi ..2 suivra|suit|remplacera|prendra|sera_propose|vous_sera_propose", message="Un CDI promis d’avance engage : proposez un CDI, ou retirez la promesse.", softened=True),
    say("passez|passe|passerez|passeras|passera|basculez|basculerez|basculera|evoluerez|evoluera|signerez|signera ..1 automatiquement|directement|ensuite|aussitot? en|vers|un ..1 cdi", "passage ..1 en cdi", message="Un CDI promis d’avance engage : proposez un CDI, ou retirez la promesse.", softened=True),
    say("promesse ..1 de|d cdi|embauche", message="La promesse de CDI engage : retirez-la, ou proposez un CDI.", softened=True),
    say("embauche|perennisation|titularisation ..2 assuree|garantie|a_la_cle|a_la_clef|prevue", message="L’embauche promise au bout d’un contrat court est une promesse qui engage.", softened=True),
    say("pre embauche", message="« Pré-embauche » n’est pas un motif de contrat court.", softened=True),
    say("embauche+ ..2 definitivement|durablement ..4 terme|issue|fin|bout", "embauche+ ..2 terme|issue|fin|bout ..4 mois|cdd|contrat|stage", message="L’embauche promise au bout d’un contrat court est une promesse qui engage.", softened=True),
    say("stage ..3 debouch*|men*|abouti* ..3 embauche|cdi|contrat", "poste|emploi|contrat permanent|stable|durable ..1 garanti|assure|promis", message="L’embauche promise au bout d’un contrat court est une promesse qui engage.", softened=True),
    say("stage ..3 pre|avant embauche", message="« Stage pré-embauche » promet ce qu’une convention de stage ne peut promettre.", softened=True),
    unless=Cues("visite|formalites|dossier|controle|entretien|questionnaire|medicale pre|de|avant embauche", "pas de? ..1 promesse", "cdi a_l_issue|a_terme ..3 six|# ans|annees"),
    inclusive=False,
    persons=False,
)  # fmt: skip
_SHORT = Cues(
    "cdd|cddu|interim|interimaire*|stage|stagiaire*|alternance|apprentissage|alternant*|essai|saison*|temporaire*|remplacement|poei|pmsmp",
    "mission|contrat ..1 de? ..2 mois|semaines",
    "# mois|semaines d_abord",
    "deux|trois|quatre|six|huit|neuf|douze mois|semaines d_abord",
    "terme|issue|fin|bout ..4 mois|semaines|saison|contrat|mission|periode",
)
"""What may come before a contract that is promised."""


def _promises(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find a contract that a shorter one promises; a posting that offers it at once promises nothing."""
    if present(text, _SHORT):
        yield from _PROMISED(text, facts)


RULES = (
    Rule(
        id="L20",
        title="Gratuite pour qui candidate",
        severity=Severity.MUST,
        reference="Code du travail, art. L5331-1, L5331-5 et L5321-3",
        source="http://www.gc-recrutement.com/offre-emploi-reglementation-redaction/",
        confidence="B",
        message="L’offre demande de l’argent à qui candidate.",
        why="Aucune somme ne peut être demandée à une personne qui cherche un emploi.",
        suggestion="Retirez les frais, la caution, la formation payante ou le numéro surtaxé.",
        reader="On vous demande de payer pour candidater : c’est interdit, et souvent une escroquerie.",
        question="Pourquoi faudrait-il payer ?",
        version=2,
        find=either(
            _premium_number,
            wording(
            say("jour|jours|journee|journees|demi_journee|semaine|semaines|heures ..2 test|mise_en_situation|immersion|decouverte ..9 non|pas|sans ..1 remunere+|paye+|payes|salaire|solde", "test|tests ..3 # jour|jours|semaine|semaines ..5 non|pas|sans ..1 remunere+|paye+|payes|salaire|solde", "test ..3 un|deux|trois|quatre|cinq jour|jours ..5 non|pas|sans ..1 remunere+|paye+|payes", message="Un essai au travail qui n’est pas payé est un travail dissimulé.", suggestion="Payez l’essai dès la première heure, ou faites jouer une mise en situation courte qui ne produit rien.", firm=True),
            say("essai ..9 non|pas|sans ..1 remunere+|paye+|payes|salaire|solde", "journee*|jour|jours|semaine* ..2 essai ..6 gratuit*|benevole*|benevolat|offert+", "essai ..2 gratuit*|benevole ..8 avant|embauche|contrat|magasin|cuisine|equipe", message="Un essai au travail qui n’est pas payé est un travail dissimulé.", suggestion="Payez l’essai dès la première heure, ou faites jouer une mise en situation courte qui ne produit rien.", firm=True),
            say("frais ..4 dossier|inscription|candidature|adhesion|recrutement|traitement ..3"),
            say("frais ..2 gestion|formation ..3 charge|regler|payer|euros|#|candidat*|verser"),
            say("formation|stage|habilitation|certification|tenue|materiel ..8 a_votre_charge|a_ta_charge|a_vos_frais|a_tes_frais|a_la_charge_du_candidat|a_la_charge_du_salarie", firm=True),
            say("cheque ..2 caution", "caution ..5 candidature|dossier|postul*|candidat*", firm=True),
            say("caution|depot_de_garantie|acompte|arrhes ..4 demande*|exige*|requis*|verser|versee|euros|#|obligatoire"),
            say("versement|depot ..2 caution", "caution|depot_de_garantie ..2 # ..2 pour|du|rendu*|restitue*", "#|euros ..2 de caution|depot_de_garantie", firm=True),
            say("formation|stage|habilitation|kit|materiel|tenue ..3 coute|coutent|revient|facture+ ..2 # ..6 a_regler|a_payer|a_votre|regler|payer|verser|avant", "# ..1 euros ..1 pour|de ..3 tenue|sac|materiel|badge|kit|uniforme ..3 rendu+|rembourse+|restitue+|deduit+", firm=True),
            say("premier|premiers|premiere|premieres|deux|trois|# ..2 jour|jours|journee|journees|samedi|semaine|semaines|matinee|matinees|soir|service|services ..9 pas|non|n_est|ne_sont ..1 paye+|remunere+|indemnise+|compte+", "premier|premiers|premiere|premieres|deux|trois|une|# ..2 jour|jours|journee|journees|samedi|semaine|semaines|matinee|matinees|soir|service ..5 gratuit|gratuite|gratuits|gratuites|gratuitement|benevole|benevolement", "matinee*|journee*|jour|jours|semaine*|immersion|observation|stage ..7 non|sans|pas ..1 paye+|remunere+|indemnise+|remuneration|indemnite|indemnisee+", "formation ..1 pratique|initiale|terrain ..1 n_est|non ..1 pas? ..1 paye+|remunere+", "formation n_est pas paye+|remunere+", message="Un travail qui n’est pas payé est un travail dissimulé.", suggestion="Payez dès la première heure, ou faites jouer une mise en situation courte qui ne produit rien.", firm=True),
            say("participation|contribution|somme|avance|provision|forfait|montant ..4 #|euros ..5 vous|te sera|seront demande*|reclame*|facture*", "#|euros ..6 vous|te sera|seront demande*|reclame*|facture*|retenu*", firm=True),
            say("cheque|virement|reglement|especes ..3 #|euros ..12 a remettre|regler|verser|deposer|apporter", firm=True),
            say("frais ..2 dossier|inscription|gestion|traitement ..5 a|sont|est ..1 regler|payer|verser", firm=True), say("frais de dossier|inscription|candidature ..1 # ..1 euros"),
            say("tenue|uniforme|badge|kit|materiel|formation|vetements|casier ..6 #|euros ..6 retenu*|preleve*|deduit*|defalque* ..5 salaire|paie|paye", "retenu*|preleve*|deduit* ..3 premier|votre|ton|sur ..3 salaire|paie|paye ..8 tenue|uniforme|badge|kit|materiel|formation", firm=True),
            say("verser|versez|payer|payez|regler|reglez|debourser|virer ..5 euros|#|caution|frais|acompte|somme|inscription|dossier|kit", firm=True),
            say("merci d|de effectuer|faire|verser|regler|envoyer ..3 virement|paiement|versement|#_euros"),
            say("test|tests|selection|entretien|inscription|dossier ..4 coute|coutent ..2 #", firm=True),
            say("a_regler|a_payer|a_financer|a_verser ..2 par ..2 candidat|candidate|stagiaire|participant|salarie|salariee|vous|toi", firm=True),
            say("prevoir|prevoyez|comptez|compter ..2 # ..4 inscription|dossier|formation|materiel|tenue|kit"),
            say("depot ..2 # ..4 garantit|garantissent|reserve|place|candidature|inscription"), say("cotisation|adhesion|abonnement ..2 # ..7 place|annonce|dossier|inscription|garantit|candidature|poste"),
            say("prevoir|prevoyez|comptez|compter ..1 # ..6 kit|uniforme|tenue|mallette|demarrage|badge|tablette", firm=True), say("facture+ ..2 # ..1 euros"), say("reglement|versement|paiement|somme|montant ..2 # ..4 demande*|exige*|requis*|du|due ..8 candidature|dossier|candidat*|inscription", firm=True),
            say("virement|cheque|mandat_cash|paiement ..3 # ..6 inscription|dossier|candidature|postuler|avant|formation|kit|reserver"),
            say("participation|contribution ..2 financiere ..6", "participation aux? frais ..3 candidat*|inscription|dossier|formation|#"),
            say("participation|contribution ..2 #|euros ..6 candidat*|etude|dossier|inscription|entretien"),
            say("test|tests|entretien|dossier|inscription|candidature|formation ..3 payant|payante|payants|facture|facturee|a_vos_frais", firm=True),
            say("entretien|dossier|inscription|candidature|formation ..3 coute|coutent ..2 #"),
            say("envoyez|envoyer|adressez # euros", firm=True),
            say("avancer|avancez ..2 frais|argent|somme|euros ..4", "avance ..2 frais|argent|somme|euros ..3 prevoir|charge|demandee|requise|necessaire|votre"),
            say("a vos|tes frais|charge", "a votre|ta charge", "a la charge du candidat|de_la_personne|du_stagiaire", "aux frais du candidat"),
            say("coaching|preparation|accompagnement ..2 payant|payante"),
            say("formation ..3 a_financer|finance*|a_payer|a_regler ..3 candidat*|vous_meme|personnellement|par_vous", firm=True),
            say("kit|pack|materiel|uniforme|tenue|mallette ..2 demarrage|depart|travail ..3 acheter|payant|euros|achat|#", "kit|pack|mallette ..3 a_acheter|a_payer|payant|#", firm=True),
            say("acheter|achetez|acquerir ..4 kit|pack|mallette|stock|tenue|uniforme|licence|votre_materiel"),
            say("achat ..2 kit|stock|pack|materiel ..4 obligatoire|necessaire|exige|prevoir"),
            say("investissement|apport ..2 initial|de_depart|financier ..4", "apport personnel ..4", "investissement personnel ..2 requis|exige|demande|de_#|#"),
            say("droit|droits d entree ..4"),
            say("numero|appel surtaxe|payant", "numero ..1 surtaxe", firm=True),
            say("appelez|appeler|contactez|joindre ..4 0899|0897|0892|0891|08_99|08_92|08_97|08_91|0_899|0_892|0_897|0_891|3200|3210", firm=True),
            say("# euros|eur ..2 par_minute|la_minute|l_appel"),
            say("acces payant ..4", "abonnement ..4 consulter|postuler|candidater", "reserve* aux abonnes ..1 premium|payants", firm=True),
            say("abonne* ..2 premium ..3 postuler|candidat*", "postuler|candidater|candidature ..3 payant|moyennant|contre ..2 #|payant|euros", "moyennant ..2 # euros", firm=True),
            say("registration|application|processing|training|admin|administration|enrolment|file fee|fees|charge|charges|deposit", "fee|fees|deposit ..4 payable|due|upfront|before|refundable|non_refundable", firm=True), say("fee|deposit|payment ..3 required|apply|pay", "pay ..3 fee|deposit|training"),
            unless=Cues(
                "registration|training|membership|application fee|fees ..6 exhibitors|customers|clients|members|students|visitors|participants|refunded|reimbursed|waived|paid_by", "formation*|cours|atelier*|transport*|parking|stationnement|restauration|repas|acces|entree|activite*|seance*|location|logement*|livraison*|essai_client|abonnement|adherent*|client*|visiteur*|eleve*|public ..8 gratuit|gratuite|gratuits|gratuites|gratuitement", "conge*|absence*|carence|pause*|arret*|ferie*|rtt ..4 non|pas|sans ..1 paye+|remunere+|remuneration|solde", "jamais ..1 gratuit*|benevole*", "benevol* ..6 association|asso", "jour|jours|heure*|journee* ..6 benevolat|solidarite|mecenat",
                "prevoir|prevoyez|comptez|compter ..1 # minutes|min|heures|heure|h|jours|jour|km|kilometres|mois|semaines", "non|pas|ni surtaxe|surtaxee|payant|payante", "appel|numero gratuit",
                "frais ..3 rembourse*|pris en charge|avances|professionnels|deplacement|sante|notes|reels|bancaires|kilometriques|port",
                "rien ..2 a votre|ta charge|vos_frais", "rien n est ..1 a|payant",
                "aucun|aucuns|sans|pas_de|ni frais", "n|ne ..2 est|sont|sera|seront ..1 pas|jamais ..2 a_votre_charge|a_ta_charge|a|retenu*|demande*|exige*|preleve*|facture*|payant*|reclame*|due+",
                "jamais|sans|aucun|aucune|ni|pas ..3 verser|payer|regler|debourser|investissement|investir|apport|droit|droits|avance|avancer|acompte|caution",
                "caution|depot_de_garantie|acompte|arrhes ..7 client*|locataire*|aux_clients|voyageur*|reservation|assure*|adherent*|participant*|vacancier*|abonne*|loueur*|usager*", "client*|locataire*|reservation*|vacancier* ..6 caution|depot_de_garantie|acompte|arrhes",
                "demande|demander|demandez ..2 acompte", "acompte ..3 semaine|semaines|mois|salaire|mission",
                "charge ..2 entreprise|employeur|ecole|opco|societe|structure", "participation financiere ..2 de|du|des ..2 universite|entreprise|employeur|cse|comite|ville",
                "frais de? transport|transports|repas|deplacement|deplacements|kilometriques|mutuelle|garde|bouche|vie", "payer a partir",
                "achat|achats|acheter|paiement|paiements|reglement|reglements|virement|verser|payer|regler ..5 client*|fournisseur*|marche*|public*|utilisat*|produit|en_ligne|instantane*|facture*|salaire*|prestataire*|assure*|loyer*|cotisation*",
                "entreprise|employeur|nous ..4 achete*|finance*|paie|payons|prend*|prenons|verse|versons",
                "service|equipe|direction|responsable|politique|donneur*|acte*|parcours ..1 achat*|achats",
                "a votre|ta charge de|d", "a votre|ta charge la|le|les|l",
                "aurez|auras|avez|as|prendrez|prenez|serez|seront|sera ..2 a|en votre|ta charge",
                "pack|kit office|microsoft|adobe|bureautique|365", "kit ..2 j1|jour|accueil|onboarding|bienvenue|arrivee|ui|media|presse|version|design", "onboarding|accueil|arrivee|arrivees ..6 kit|pack", "pack|package ..2 remuneration|avantages|salarial|social",
                "formation* ..3 prise*_en_charge|financee*_par|payee*_par|offerte*",
                "logiciel*|produit*|plateforme|service*|application|client*|assure*|usager*|patient* ..6 payant*|paiement|abonnement|surtaxe*|caution|frais|avance",
                "paiement|paiements ..2 en ligne|fractionne*|mobile*|client*",
                "tunnel|parcours|page|moyen* de|d paiement|inscription",
                "retour sur investissement", "payer ..3 plusieurs|fois|clients", "droits d entree|auteur", "gestion|suivi|encaissement|restitution des? cautions|caution|depots|droits_d_entree",
                "caution ..2 bancaire|solidaire|scientifique", "formation|formations|metier a la facture",
            ),
            inclusive=False,
            deniable=True,
        )),
    ),
    Rule(
        id="L21",
        title="Contrat clair",
        severity=Severity.MUST,
        reference="Règles de publication de France Travail ; CDD, art. L1242-1 du Code du travail (non relu)",
        source=_FT,
        confidence="B",
        message="Le type de contrat n’est pas dit.",
        why="Le contrat et sa durée se lisent avant de candidater. Qu’un CDD ne promette pas un CDI est une règle de publication, non du Code.",
        suggestion="Écrivez « CDI », ou « CDD de six mois », avec son motif.",
        absent=True,
        reader="Le contrat n’est pas dit en entier : demandez sa durée, et ce qui est promis par écrit.",
        question="Quel contrat, pour combien de temps, et pour quel motif ?",
        version=2,
        find=either(
            _contract,
            _promises,
        ),
    ),
    Rule(
        id="L24",
        title="Parler de sa paie",
        severity=Severity.SHOULD,
        reference="Directive (UE) 2023/970, art. 7 (numéro non vérifié)",
        source="https://www.equalpay.sk/eu-2023-970-faqs",
        confidence="B",
        message="L’offre interdit de parler de sa rémunération.",
        why="La directive interdit d’empêcher une personne de révéler ce qu’elle gagne.",
        suggestion="Retirez la clause.",
        reader="On vous demande de taire votre salaire ; la règle européenne dit le contraire.",
        question="Pourquoi la rémunération serait-elle secrète ?",
        find=wording(
            say("salaire|remuneration|paie ..4 confidentiel*|secret*|ne pas divulguer|ne pas communiquer"),
            say("ne pas|interdi* ..3 divulguer|communiquer|reveler|parler|evoquer ..4 salaire|remuneration|paie"),
            say("confidentialite|discretion|secret ..5 salaire*|remuneration*"),
            say("parle*|discut*|evoqu*|compar* ..1 pas|jamais|point ..3 salaire*|remuneration*|paie|paye|prime* ..6 collegue*|autres|entre_nous|entre_vous|equipe|ici"),
            say("salaire*|remuneration*|paie|primes|augmentation* ..8 interdit*|defense|pas_question|proscrit* ..4 discuter|parler|echanger|evoquer|comparer", "interdit*|interdiction|defense|proscrit* ..3 discuter|echanger|comparer|parler|evoquer ..4 salaire*|remuneration*|paie|prime*"),
            say("salaire*|remuneration*|paie|package ..9 confidentiel* ..4 collegues|equipe|entre|interne", "salaire*|remuneration*|paie ..6 tu|tue|tait|discute|partage|raconte|divulgue ..2 pas|jamais ..3 collegues|entre|equipe|autres|salaries"),
            inclusive=False,
            persons=False,
        ),
    ),
)  # fmt: skip
