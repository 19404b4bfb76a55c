"""What a posting must be: open to both sexes, in French, true, dated, signed, free, clear about the contract."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.finding import either, hit, present, say, spans, wording
from productops.review.rules.reading import ENGLISH, FRENCH, amounts, title_of
from productops.text.cues import Cues
from productops.text.tokens import Text, Token

_FBL = "https://french-business-law.com/rench-legislation-art/article-{}-of-the-french-labour-code"
_LEGI = "https://www.legifrance.gouv.fr/affichCode.do?idSectionTA=LEGISCTA000006178157&cidTexte=LEGITEXT000006072050"
_FT = "https://francetravail.fr/employeur/vos-recrutements/des-conseils-pour-rediger-vos-an/rediger-une-offre-demploi--quelq.html"

_MARKED = Cues("f h", "h f", "f m", "m f", "f h x", "h f x", "h f n", "f h n", "h f d", "femme|femmes homme|hommes", "homme|hommes femme|femmes",
               "femme|femmes ou|et aux? homme|hommes", "homme|hommes ou|et aux? femme|femmes")  # fmt: skip
_TWO_FORMS = re.compile(
    r"\b\w+(?:eur|teur|eure|trice|ateur|atrice|ien|ienne|er|ère|é|ée|ant|ante|if|ive|f|fe|t|te|s|se|l|le|n|ne|r|re)\s+(?:ou|et|/)\s+\w+",
    re.IGNORECASE,
)
_EPICENE = Cues("responsable", "architecte", "analyste", "specialiste", "stratege", "juriste", "comptable", "pilote", "gestionnaire", "stagiaire",
                "secretaire", "adjoint au|a la", "chef|cheffe de? file", "membre", "direction", "personne", "interprete", "bibliothecaire", "ergonome",
                "statisticien|statisticienne", "poste", "alternance", "stage", "emploi")  # fmt: skip
_GENDERED = re.compile(
    r"(?:eur|euse|trice|ien|ienne|ier|ière|ée|é|ant|ante|if|ive|ateur|chef|cheffe|adjoint|adjointe|consultant|consultante|chargé|assistant|coordinateur|directeur|directrice)$",
    re.IGNORECASE,
)
_FOREIGN = Cues("product", "manager|managers|management", "owner", "ops", "lead", "head", "chief", "officer", "analyst", "designer", "developer",
                "scrum", "master", "growth", "customer", "success", "marketing", "data", "sales", "account", "executive", "program|programme manager", "happiness",
                "evangelist", "strategist", "enablement")  # fmt: skip
_GLOSS = Cues("c est a dire", "autrement dit", "en clair", "en francais", "c est le metier", "ce metier", "le metier", "product ops ..3 c est", "ce poste consiste", "le poste consiste",
              "votre role|mission", "vos missions", "ton role", "tes missions", "la personne ..4 aide|organise|pilote|anime|prepare|tient|fait|met|construit|coordonne",
              "vous ..3 aiderez|aidez|organiserez|organisez|piloterez|pilotez|animerez|animez|preparerez|preparez|tiendrez|tenez|construirez|construisez|mettrez|mettez|coordonnerez|coordonnez|suivrez|suivez|definirez|definissez|gererez|gerez",
              "au service de", "il|elle s agit de", "charge|chargee|responsable de")  # fmt: skip
_FULL_DATE = re.compile(
    r"\b(?:\d{1,2}|1er)[\s\u00a0\u202f]+(?:janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre)[\s\u00a0\u202f]+20\d\d\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d\b|\b20\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
_NOT_PUBLICATION = Cues("prise de poste", "poste a pourvoir", "a pourvoir", "cloture", "avant le", "jusqu au", "candidat* ..2 avant", "date limite", "debut", "demarr*", "commenc*",
                        "a partir du", "a compter du", "fondee", "creee", "depuis", "limite", "entree en fonction", "reponse ..3 le", "entretien*", "des le")  # fmt: skip
_CONTRACT = Cues("cdi", "cdd", "alternance", "apprentissage", "professionnalisation", "stage|stagiaire", "interim|interimaire", "freelance|independant|independante", "contrat ..2 indetermin*|determin*",
                 "duree_indetermin*|determin*", "vacation*", "portage", "mission ..2 mois|semaines", "vie|vsi", "fonctionnaire|titulaire ..2 fonction", "contractuel*", "temps partage", "cdic|cdii")  # fmt: skip
_DURATION = Cues("# mois|semaines|ans|an|jours|semestre*", "un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|dix_huit|vingt|une mois|semaines|an|ans|annee|annees|jours",
                 "jusqu au", "jusqu a ..1 fin", "du # ..3 au", "duree ..3 mois|ans|an", "dix huit mois", "remplacement", "retour de")  # fmt: skip
_NAMED = re.compile(
    r"(?:(?i:\b(?:chez|rejoignez|rejoindre|rejoins|sein (?:de|d[’']|du|des)|Entreprise[\s\u00a0]*:|Employeur[\s\u00a0]*:|Société[\s\u00a0]*:|Organisation[\s\u00a0]*:|nous sommes|À propos d[e’'u]|groupe|association|agence|cabinet|mairie|ville de|région|université)[\s\u00a0]*(?:la |le |les |l[’'])?))[A-ZÀ-Ý0-9][\w&.’'-]{0,40}"
    r"|\b[A-ZÀ-Ý][\w&’'-]{1,40}(?:[ \u00a0][A-ZÀ-Ý][\w&’'-]{1,40}){0,4}[ \u00a0](?:recrute|recherche|cherche|édite|développe|est (?:une?|le|la)|propose|accompagne|conçoit|aide|permet|livre|assure|emploie|fabrique)\b"
)


def _title_open(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find a title that names one sex only, or that nothing opens to both."""
    title = title_of(text)
    if title is None:
        return
    start, end = title
    head = text.source[start:end]
    if (
        present(text, _MARKED)
        or _TWO_FORMS.search(head)
        or "·" in head
        or re.search(r"\w\((?:e|euse|trice|ne|ère)\)", head)
    ):
        return
    words = [token for token in text.words if start <= token.start < end]
    if not words or (any(_is(token, _EPICENE, text) for token in words[:2]) and not _GENDERED.search(words[0].text)):
        return
    yield Hit(start=start, end=end, replacement=f"{head.rstrip(' .')} (F/H)")


def _is(token: Token, cues: Cues, text: Text) -> bool:
    return any(text.words[span.first] is token for span in spans(text, cues))


def _foreign_text(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find sentences in English, told from French by their small words."""
    first = last = None
    english = 0
    for sentence in text.sentences:
        words = [token for token in sentence if token.is_word]
        text.steps += len(words)
        foreign = sum(token.text in ENGLISH for token in words)
        native = sum(token.text in FRENCH for token in words)
        if len(words) >= 5 and foreign >= 2 and foreign > 2 * native:
            first, last = first or words[0], words[-1]
            english += len(words)
    if first and last:
        share = round(100 * english / len(text.words))
        yield Hit(
            start=first.start,
            end=last.end,
            message=f"Un passage est en anglais ({share} % des mots du texte)."
            if share < 90
            else "L’offre est en anglais.",
        )


def _unexplained_title(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a foreign title that no French sentence explains."""
    title = title_of(text)
    if title is None or not text.words:
        return
    start, end = title
    foreign = [span for span in spans(text, _FOREIGN) if start <= text.words[span.first].start < end]
    body = [token for token in text.words if token.start >= end]
    french = sum(token.text in FRENCH for token in body)
    if foreign and not (french >= 6 and (present(text, _GLOSS) or _describes(body))):
        yield Hit(start=start, end=end)


_NOT_TASKS = {"avez", "savez", "etes", "aimez", "pouvez", "devez", "cherchez", "rejoignez", "habitez", "parlez", "souhaitez", "voulez", "chez", "assez", "envoyez", "precisez", "indiquez", "joignez", "postulez"}  # fmt: skip


def _describes(words: list[Token]) -> bool:
    """Tell whether a sentence says what the person does: « vous organisez », « tu aides »."""
    for before, token in pairwise(words):
        if before.text == "vous" and token.text.endswith("ez") and token.text not in _NOT_TASKS:
            return True
        if before.text == "tu" and token.text.endswith(("es", "ras")) and token.text not in {"es", "seras", "auras"}:
            return True
    return False


_TRAPS = wording(
    say("salaire|remuneration|package|gains|revenus|primes|fixe|variable ..3 jusqu a #", message="« Jusqu’à » montre le plafond et tait le plancher."),
    say("salaire|remuneration|gains|revenus|primes ..2 deplafonne*|illimite*", message="Un gain « illimité » ne se promet pas."),
    say("gagn*|gagnez ..4 facilement|rapidement|sans_effort", message="La promesse ne peut pas être tenue."),
    say("revenu*|gain* ..2 garanti* ..3 #|rapidement", message="Un revenu « garanti » se prouve : dites le fixe et le variable."),
    say("evolution|promotion|augmentation ..2 garantie*|assuree*|automatique*", message="L’évolution promise est une promesse qui engage."),
    say("salaire|remuneration ..2 non? plafonne*", message="Dites le fixe, puis la part variable et ce qui la déclenche."),
    say("vivier|constituons ..4 vivier|candidatures|base", message="L’offre dit qu’aucun poste n’est ouvert aujourd’hui.", softened=True),
    say("offre|annonce|poste ..2 fictif|fictive|test|d_exemple", message="L’offre dit qu’elle ne correspond à aucun poste."),
    say("teletravail|remote|distance ..1 total|totale|complet|complete|integral|integrale|100 ..14 presence|presentiel|bureau|bureaux|site|sur_place ..2 obligatoire*|#|quotidien*|tous|chaque|exige*|requis*", message="Le télétravail annoncé et la présence exigée se contredisent."),
    say("full_remote|100_teletravail|remote|distance ..14 #|un|deux|trois|quatre|cinq jours ..2 sur|au|en site|bureau|place|presentiel", message="Le télétravail annoncé et les jours sur place se contredisent."),
    say("temps plein ..8 temps partiel", message="Le temps de travail est dit de deux façons."),
    say("cdi ..2 temps plein ..6 mission ..1 # mois", message="Le contrat est dit de deux façons."),
    say("salaire|remuneration|primes|bonus ..2 mirobolant*|exceptionnel*|record*", message="Donnez le montant : l’adjectif promet sans rien dire.", softened=True),
    inclusive=False,
)  # fmt: skip


def _contradictions(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find where the text says something else than the answers given beside it."""
    if facts.contract:
        said = {"cdi": "CDI", "cdd": "CDD", "alternance": "alternance", "stage": "stage", "freelance": "freelance"}
        for token in text.words:
            name = said.get(token.text)
            if name in ("CDI", "CDD") and name != facts.contract and facts.contract in ("CDI", "CDD"):
                yield Hit(
                    start=token.start,
                    end=token.end,
                    message=f"Le texte dit {name}, la réponse donnée est {facts.contract}.",
                )
    for amount in amounts(text):
        low, high = amount.yearly(facts.salary_min or facts.salary_max)
        if (
            facts.salary_min
            and facts.salary_max
            and amount.is_pay
            and low
            and high
            and (high < facts.salary_min * 0.98 or low > facts.salary_max * 1.02)
        ):
            yield Hit(
                start=amount.start,
                end=amount.end,
                message="Ce montant n’est pas dans la fourchette donnée aux conditions.",
            )
    if facts.onsite_days:
        for span in spans(text, _ALL_REMOTE):
            yield hit(
                text,
                span,
                say(
                    "x",
                    message=f"Le texte promet tout à distance, la réponse donnée est {facts.onsite_days} jours sur place.",
                ),
            )
    if facts.team_size:
        for span in spans(text, _TEAM):
            count = int(text.words[span.first].text) if text.words[span.first].text.isdigit() else 0
            if count and count != facts.team_size:
                yield hit(
                    text, span, say("x", message=f"Le texte dit {count} PM, la réponse donnée est {facts.team_size}.")
                )


_ALL_REMOTE = Cues(
    "full remote",
    "100 teletravail",
    "100 remote",
    "100 a distance",
    "entierement|totalement|integralement a distance",
    "teletravail ..1 total|complet|integral",
)
_TEAM = Cues("# pm", "# product managers")


def _undated(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find that no date of publication is on the text."""
    closed: dict[int, int] = {}
    for span in spans(text, _NOT_PUBLICATION):
        closed.setdefault(text.words[span.first].sentence, text.words[span.first].start)
    sentence_of = {token.start: token.sentence for token in text.words}
    starts = sorted(sentence_of)
    for found in _FULL_DATE.finditer(text.source):
        place_before = bisect_right(starts, found.start())
        sentence = sentence_of[starts[place_before - 1]] if place_before else -1
        if closed.get(sentence, found.end()) > found.start():
            return
    yield Hit()


def _employer(text: Text, facts: Facts) -> Iterator[Hit]:
    if not facts.organisation and not _NAMED.search(text.source):
        yield Hit(softened=True)


def _contract(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find that no contract is named, or that a fixed term has no length."""
    if not facts.contract and not present(text, _CONTRACT):
        yield Hit()
        return
    fixed = [token for token in text.words if token.text == "cdd"]
    if fixed and not facts.duration and not present(text, _DURATION):
        yield Hit(start=fixed[0].start, end=fixed[0].end, message="Un CDD sans durée : dites le nombre de mois.")


RULES = (
    Rule(
        id="L04",
        title="Ouverte aux femmes et aux hommes, et cela se voit",
        severity=Severity.MUST,
        reference="Code du travail, art. L1142-1, recommandation du ministère ; directive 2023/970, art. 5(3)",
        source="http://travail-emploi.gouv.fr/grands-dossiers/lutte-contre-les-discriminations/discrimination/article/entreprises-bonnes-pratiques-pour-recruter-sans-discriminer",
        confidence="B",
        message="Rien dans l’intitulé ne dit que le poste est ouvert aux femmes et aux hommes.",
        why="La loi interdit de nommer un sexe ; le ministère recommande que l’ouverture se voie : deux formes, forme épicène ou (F/H).",
        suggestion="Ajoutez « (F/H) », ou écrivez les deux formes : « directrice ou directeur ».",
        reader="L’intitulé est à une seule forme ; le poste vous est ouvert dans tous les cas.",
        find=_title_open,
    ),
    Rule(
        id="L15",
        title="En français",
        severity=Severity.MUST,
        reference="Code du travail, art. L5331-4 ; contravention, art. R5334-1",
        source=_FBL.format("l5331-4"),
        confidence="A",
        message="Un passage est en anglais.",
        why="Une offre pour un emploi en France est rédigée en français ; les termes du métier peuvent rester.",
        suggestion="Traduisez le passage. Gardez les mots du métier (roadmap, discovery) au milieu du français.",
        reader="Une partie de l’offre est en anglais : elle doit exister en français.",
        question="La langue de travail est-elle vraiment l’anglais, et quand ?",
        find=_foreign_text,
    ),
    Rule(
        id="L16",
        title="Intitulé étranger expliqué",
        severity=Severity.MUST,
        reference="Code du travail, art. L5331-4, alinéa 2",
        source=_FBL.format("l5331-4"),
        confidence="A",
        message="L’intitulé est un terme étranger, et aucune phrase en français ne dit ce que c’est.",
        why="Sans équivalent français, le texte doit décrire l’emploi assez précisément pour ne pas induire en erreur.",
        suggestion="Dès le début : « Product Ops, en clair : vous faites gagner du temps aux PM en organisant leurs outils et leurs rituels. »",
        reader="Le titre ne dit pas le métier : demandez ce que la personne fera la première semaine.",
        question="Que fera la personne le premier mois, concrètement ?",
        find=_unexplained_title,
    ),
    Rule(
        id="L17",
        title="Rien de faux ni de trompeur",
        severity=Severity.MUST,
        reference="Code du travail, art. L5331-3 ; sanction, art. L5334-1",
        source=_FBL.format("l5334-1"),
        confidence="A",
        message="La phrase peut induire en erreur.",
        why="L’existence du poste, la paie, le lieu et le contrat doivent être vrais : un an de prison et 37 500 € d’amende.",
        suggestion="Donnez le fait vérifiable : la fourchette entière, l’adresse où l’on travaille, les jours sur place.",
        reader="La phrase promet plus qu’elle ne dit : demandez le chiffre.",
        question="Quel est le plancher, et combien de personnes atteignent le plafond ?",
        find=either(_TRAPS, _contradictions),
    ),
    Rule(
        id="L18",
        title="Datée",
        severity=Severity.MUST,
        reference="Code du travail, art. L5332-1",
        source=_LEGI,
        confidence="A",
        message="La date de publication manque.",
        why="Toute offre rendue publique est datée.",
        suggestion="Ajoutez « Offre du » et la date, avec le jour, le mois et l’année.",
        absent=True,
        reader="L’offre n’est pas datée : elle peut être ancienne.",
        question="De quand date cette offre ?",
        find=_undated,
    ),
    Rule(
        id="L19",
        title="Employeur connu",
        severity=Severity.MUST,
        reference="Code du travail, art. L5332-2 à L5332-4",
        source=_LEGI,
        confidence="A",
        message="On ne voit pas qui recrute.",
        why="Une offre anonyme oblige qui la publie à garder le nom et l’adresse de l’employeur ; la nommer rassure.",
        suggestion="Nommez l’employeur, ou gardez son nom et son adresse avec l’offre.",
        absent=True,
        reader="L’employeur n’est pas nommé.",
        question="Qui est l’employeur, et qui signera le contrat ?",
        find=_employer,
    ),
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
        find=wording(
            say("frais ..2 dossier|inscription|candidature|gestion|recrutement|adhesion|traitement|formation ..3 charge|regler|payer|euros|#|candidat*|verser"),
            say("frais ..2 dossier|inscription|candidature|adhesion"),
            say("acheter|achetez|achat|acquerir ..4 kit|materiel|pack|stock|tenue|uniforme|licence|formation"),
            say("virement|paiement|reglement|cheque ..4 #"),
            say("participation|contribution ..2 financiere|frais|# ..6 candidat*|etude|dossier|inscription|entretien"),
            say("participation financiere"),
            say("test*|entretien*|dossier|inscription|candidature|formation ..3 coute*|payant*|facture*"),
            say("avance|avancer ..2 frais|argent|somme|euros ..4"),
            say("a vos|votre frais|charge", "a la charge du candidat|de_la_personne", "aux frais du candidat"),
            say("coaching|preparation|accompagnement ..2 payant*|obligatoire ..3 #|euros|payant"),
            say("caution|depot_de_garantie|acompte|arrhes ..4 demande*|exige*|requis*|verser|euros|#|obligatoire"),
            say("reserve* aux abonnes ..1 premium"),
            say("versement|verser|payer|regler|paiement|regle* ..4 euros|caution|frais|inscription|candidat*|dossier|acompte|formation|kit"),
            say("formation* ..4 payante*|a_vos_frais|a_votre_charge|a_la_charge_du_candidat|a_charge_du_candidat"),
            say("formation ..3 financer|finance* ..3 candidat*|vous_meme|personnellement"),
            say("kit|pack|materiel|uniforme ..2 demarrage|de_depart ..3 acheter|payant|euros|achat|#"),
            say("achat ..2 kit|stock|materiel|pack|formation"),
            say("investissement|apport ..2 initial|personnel|de_depart|depart ..3"),
            say("droit* d entree"),
            say("numero|appel* ..1 surtaxe*|payant*"),
            say("appelez|appeler|contactez|joindre ..4 0899|0897|0892|0891|08_99|08_92|3200|3210"),
            say("# euros|eur|min ..2 par_minute|la_minute|appel"),
            say("acces payant|abonnement ..4 consulter|postuler|candidater|offre"),
            say("abonne* ..2 premium ..3 postuler|candidat*"),
            say("postuler|candidater|candidature ..3 payant*|moyennant|contre # euros"),
            say("moyennant ..2 # euros"),
            unless=Cues(
                "frais ..3 rembourse*|pris en charge|avances|professionnels|deplacement|sante|notes",
                "aucun frais",
                "achat|achats|acheter|paiement|reglement|virement ..5 client*|fournisseur*|marche*|public*|utilisat*|produit|en_ligne|instantane*",
                "entreprise|employeur|nous ..4 achete*|finance*|paie|payons|prend*|prenons",
                "service|equipe|direction|responsable|politique|donneur*|acte*|parcours ..1 achat*|achats",
                "a votre charge ..3 de|d",
                "sans frais",
                "formation* ..3 prise*_en_charge|financee*_par|payee*_par|offerte*|remuneree*",
                "formation* ..3 payee*",
                "logiciel*|produit*|plateforme|service*|application|client* ..6 payant*|paiement|abonnement|surtaxe*|caution|frais",
                "paiement|paiements ..2 en ligne|fractionne*|mobile*|client*",
                "tunnel|parcours|page|moyen* de|d paiement|inscription",
                "retour sur investissement",
                "payer ..3 plusieurs|fois|clients",
                "droits d entree|auteur",
            ),
            inclusive=False,
        ),
    ),
    Rule(
        id="L21",
        title="Contrat clair",
        severity=Severity.MUST,
        reference="Règles de publication de France Travail ; CDD, art. L1242-1 du Code du travail (non relu)",
        source=_FT,
        confidence="B",
        message="Le type de contrat n’est pas dit.",
        why="Le contrat et sa durée se lisent avant de candidater ; un CDD ne peut promettre un CDI.",
        suggestion="Écrivez « CDI », ou « CDD de six mois », avec son motif.",
        absent=True,
        reader="On ne sait pas quel contrat vous signerez.",
        question="Quel contrat, pour combien de temps, et pour quel motif ?",
        find=either(
            _contract,
            wording(
                say("cdd ..6 evolutif|transforme*|transformable|debouch*|pouvant|suivi|vers|converti*|perennis*|renouvelable ..4 cdi", message="Un CDD ne promet pas un CDI.", replacement="CDD"),
                say("cdd ..1 puis|vers|pre|avant ..2 cdi", message="Un CDD ne promet pas un CDI."),
                say("cdi ..2 a_la_cle|clef|a_terme|a_l_issue|assure|garanti|ensuite|derriere", message="Un CDI « à la clé » est une promesse que l’offre ne peut tenir."),
                say("promesse ..1 de|d cdi|embauche", message="La promesse de CDI engage : retirez-la, ou proposez un CDI."),
                say("embauche|perennisation|titularisation ..2 assuree|garantie|a_la_cle|clef|prevue ..2", message="L’embauche promise au bout d’un contrat court est une promesse qui engage."),
                say("pre embauche", message="« Pré-embauche » n’est pas un motif de contrat court."),
                say("perennis* ..3 poste|contrat|cdi", message="La pérennisation promise est une promesse qui engage.", softened=True),
                say("stage ..3 pre|avant embauche", message="« Stage pré-embauche » promet ce qu’une convention de stage ne peut promettre."),
                inclusive=False,
            ),
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
            inclusive=False,
        ),
    ),
)  # fmt: skip
