"""How a typed line begins, so that a sentence of ours can take it in: by a name, an infinitive, a verb, a little word.

A capital is taken away only where the first word is surely not a name: a wrong capital is clumsy, a name without one is a fault.
"""

from __future__ import annotations

import re

from productops.text.folding import fold, word_set

_LITTLE = word_set(
    "le la les un une des du de au aux en à depuis dans avec sans pour par sur sous chez chaque tout toute tous toutes fin début mi"
    " aucun aucune nul nulle je tu nous notre nos vous votre vos il elle on ils elles se ce cette ces cet cela ça ceci celui"
    " celle ceux celles mon ma mes ton ta tes son sa ses leur leurs quand après avant environ moins plus entre vers contre"
    " pendant dès comment pourquoi combien où qui que quoi quel quelle quels quelles si comme lorsque puisque quelqu"
    " personne rien jamais toujours encore déjà ici là ne pas hier demain aujourd même seul seule certains certaines"
    " plusieurs quelques chacun chacune beaucoup mieux trop peu presque"
)
_NUMBERS = word_set(
    "zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante"
    " cinquante soixante cent mille"
)
_SKILLS = word_set(
    "permis connaissance expérience maîtrise pratique aisance goût sens capacité anglais espagnol allemand italien"
)
_MEASURES = word_set(
    "nombre taux temps délai délais durée coût coûts part volume fréquence moitié absence baisse hausse"
)
"""What a result that counts begins by, when it is not a whole sentence."""
_COMMON_NOUNS = word_set(
    "responsables chefs cheffes directeurs directrices utilisateurs utilisatrices clients clientes agents équipes soignants"
    " gestionnaires commerciaux techniciens voyageurs joueurs enseignants élèves étudiants particuliers entreprises artisans"
    " agriculteurs médecins patients salariés conseillers acheteurs vendeurs familles parents collectivités adhérents"
    " sociétaires assurés lecteurs abonnés visiteurs opérateurs ingénieurs développeurs recruteurs candidats cadres"
    " mutuelle prêts restaurant forfait prime primes intéressement participation tickets titres télétravail crèche formation"
    " budget parking voiture vélo congés jours entrée remise tarif carte appli application logiciel logiciels outil outils"
    " plateforme site sites portail service services boîtier capteurs calendrier liste alerte alertes notes champs promesses"
    " tableau tableaux revue revues réunion réunions comité ateliers atelier animation"
)
"""Common nouns that lines begin by where a capital is no name's: those served, benefits, things made and kept."""
_INFINITIVES = word_set(
    "accompagner aider aimer améliorer animer apprendre arbitrer attendre avoir choisir comprendre conclure conduire"
    " connaître construire convaincre créer décider défendre définir dire redire élire médire contredire prédire devenir diriger écrire emmener entendre étendre être"
    " exclure faire former gérer inclure introduire lire maintenir mener mettre monter montrer obtenir organiser ouvrir"
    " parler partager passer perdre permettre piloter poursuivre pouvoir prendre préparer prévenir produire promettre"
    " publier recevoir réduire rédiger relire remettre rendre répondre résoudre savoir suivre supprimer tenir traduire"
    " traiter transmettre travailler trouver vendre venir voir"
)
"""The commonest; the only ones in « -re », an ending that « prépare » and « livre » share."""
_NAMES = word_set(
    "olivier xavier roger didier gauthier gautier walter peter werner jennifer esther casimir vladimir looker docker twitter"
    " flutter power tracker jupyter messenger server manager leader partner newsletter freelancer"
)
"""People and tools that end as an infinitive does."""
_NOUN_OF = re.compile(
    r"(?!notion\b)\w+(?:tion|sion|ité|age)s?\s+(?:de\b|du\b|des\b|d['’]|à\b|au\b|par\b)", re.IGNORECASE
)
"""A noun of action before what it is of: « Satisfaction des squads », « Fiabilité du calendrier »."""
_PLACES = word_set(
    "afrique allemagne alsace amérique angleterre aquitaine argentine asie australie autriche auvergne est europe espagne"
    " inde irlande italie occitanie ouest état union"
)
"""What stands after « l’ » with a capital and yet without one on its article: « l’Espagne », and not « L’Oréal »."""
_DETERMINER = (
    r"(?:(?:les?|la|une?|des|ce|cet|cette|ces|ses|son|sa|leurs?|nos|notre|mes|mon|ma|chaque|tout|toute|tous)\b|l['’])"
)
_FIRST = re.compile(r"(\w+)(?:(['’])(\w+))?")
_AFTER = re.compile(
    rf"(\w+)(?:,|\s+(?:{_DETERMINER}|\d|(?:deux|trois|quatre|cinq|six|plusieurs|quelques|avec|sans|sur|dans|entre|pour|par|chez|vers|à|au|aux|en|de|du|qui|comment|quand|où|puis|et|mieux|plus)\b))",
    re.IGNORECASE,
)
"""What an infinitive is followed by."""
_BEFORE_A_THING = re.compile(
    r"(\w+)\s+(?:(?:les?|la|une?|ses|son|sa|leurs?|nos|notre)\s+|l['’])"
    r"(?!(?:\d|fois|jour|semaine|mois|an|année|matin|midi|soir|premier|dernier|dernière|première|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|veille|été|hiver|automne)s?\b)",
    re.IGNORECASE,
)
"""A verb before its object; « Point le lundi » and « Carte des produits » have none."""
_ADVERBS = word_set(
    "seulement uniquement notamment actuellement également justement simplement exactement surtout tant"
)
_DECIDING = word_set("arbitre assure choisit décide fixe gère propose tranche valide")
_REFLEXIVE = re.compile(r"(?:s['’]|se\s)\w", re.IGNORECASE)


def is_infinitive(text: str) -> bool:
    """Tell whether a line begins by an infinitive: « Réduire le nombre », « Faire grandir ». English is none."""
    first = _FIRST.match(text)
    word = first[1].lower() if first else ""
    if word in _INFINITIVES:
        return True
    return bool(_AFTER.match(text)) and word.endswith(("er", "ir")) and word not in _NAMES | _LITTLE | _NUMBERS


def is_verb_first(text: str) -> bool:
    """Tell whether a line begins by a verb that lacks its subject: « Arbitre l’ordre du jour », « S’occupe des jalons ».

    A noun is followed by « le » or « la » only to say when; before « de », only verbs that say who decides are known.
    """
    first = _FIRST.match(text)
    word = first[1].lower() if first else ""
    if _REFLEXIVE.match(text) or word in _DECIDING:
        return True
    before = _BEFORE_A_THING.match(text)
    if not before or word.isdigit() or word in _LITTLE | _NUMBERS | _MEASURES | _ADVERBS:
        return False
    return word.endswith(("e", "t", "d")) and not is_infinitive(text)


_MEASURED = re.compile(rf"(?:l[ae]s? |l['’])?(?:{'|'.join(_MEASURES)})\b", re.IGNORECASE)
_CHANGES = re.compile(
    r"(?<!la )(?<!une )\b(?:ne|n['’]\w+|est|sont|a|ont|reste|passe|baisse|diminue|augmente|tombe|descend|atteint|double|recule|tient)\b"
)


_SAYS = re.compile(
    r"\b(?:(?:ne|est|sont|a|ont|sera|seront|peut|peuvent|se|on|chaque|tous|toutes|aucun|aucune"
    r"|\w{3,}(?:ent|era|eront|ait|ise|ivent))\b|[ns]['’]"
    r"|\w{4,}e(?= (?:le|la|les|l['’]|un|une|de|du|des|en|à|au|par|son|sa|ses|dans|avec|chaque)\b))",
    re.IGNORECASE,
)
"""What a line with a verb holds, nearly always; one without any is a measure or a title."""


_NOUNS = re.compile(
    r"\b\w*(?:ment|client|agent|patient|adh[eé]rent|r[eé]sident|[eé]tudiant|parent|talent|accident|incident|pr[eé]c[eé]dent"
    r"|argent|accent|continent|comp[eé]tent|diff[eé]rent|r[eé]cent|lent|excellent)s?\b",
    re.IGNORECASE,
)
"""What ends as « ils aident » does, and is no verb."""


def has_verb(text: str) -> bool:
    """Tell whether a line seems to hold a verb: without one it is a name, a noun or a list of them."""
    return bool(_SAYS.search(_NOUNS.sub("…", text)) or _CHANGES.search(text))


_ACTION = re.compile(
    r"(\w+?(tion|sion|ance|ence|ité|ture)|\w+?(age|ment))(?=\s+(?:de|du|des|d[’'])[\s\w])", re.IGNORECASE
)


def with_its_article(title: str) -> str:
    """Give a noun of action its article, « l’animation des revues », « le cadrage du besoin »; "" for any other line."""
    found = _ACTION.match(title.strip())
    if not found or title.strip().isupper():
        return ""
    said = f"{title.strip()[:1].lower()}{title.strip()[1:]}".rstrip(" .;,")
    if fold(said)[:1] in "aeiouh":
        return f"l’{said}"
    return f"{'la' if found[2] else 'le'} {said}"


_LESS = re.compile(r"\s*(?:moins|plus|davantage|fini|zéro|pas|0)\s(?:de\s|d[’']|les?\s|\w+$)", re.IGNORECASE)
"""« Moins de livraisons bloquées par une dépendance »: a count that moves, and no sentence."""


_WHICH = re.compile(r"\bqui (?:ne |n['’]|se |s['’]|y |en )?\w+", re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:chaque|tous|toutes|aucun|aucune|en double)\b", re.IGNORECASE)


def is_statement(text: str) -> bool:
    """Tell whether a result is said as a fact: neither an infinitive, nor a measure alone (« le délai d’accès »)."""
    # « Les tickets qui suivent une sortie », « Chaque sortie annoncée »: neither the clause nor the word for all is a verb of its own.
    if not has_verb(_OF_ALL.sub("…", _WHICH.sub("…", text))):
        return False
    if _LESS.match(text):
        return False
    measured = _MEASURED.match(text)
    if _NOUN_OF.match(text) and not _CHANGES.search(text):
        return False
    return not is_infinitive(text) and (not measured or bool(_CHANGES.search(text, measured.end())))


_ITS_ARTICLE = re.compile(r"(?:l[’']|(?:le|la|les|du|de la|de l[’'])\s)(?=\w)", re.IGNORECASE)


def bare(text: str) -> str:
    """Give a typed noun as an item of a list of nouns: one line, no article, no final stop, no capital unless a name."""
    text = " ".join(text.split()).rstrip(" .;,")
    named = _ITS_ARTICLE.sub("", text, count=1) if _ITS_ARTICLE.match(text) else text
    return named[:1].lower() + named[1:] if opens_without_name(named) else named


def opens_without_name(text: str) -> bool:
    """Tell whether a line begins by a word that is surely not a name, so that its capital may go."""
    first = _FIRST.match(text)
    if not first or (len(first[1]) > 1 and first[1].isupper()):
        return False
    word, after = first[1].lower(), first[3] or ""
    if first[2] and len(word) == 1:
        return after[:1].islower() or after.isupper() or fold(after) in map(fold, _PLACES)
    common = word in _LITTLE | _NUMBERS | _MEASURES | _SKILLS | _COMMON_NOUNS or bool(_NOUN_OF.match(text))
    return common or is_infinitive(text)


_MASCULINE = re.compile(r"(?:(?:co-?)?(?:directeur|fondateur)|chef|président|gérant|associé)\b", re.IGNORECASE)
_FEMININE = re.compile(
    r"(?:(?:co-?)?(?:directrice|fondatrice)|direction|cheffe|présidente|gérante|associée)\b", re.IGNORECASE
)


def with_article(function: str) -> str:
    """Give a bare function its article: « le directeur produit », « la ou le CPO » where either may hold it."""
    bare = " ".join(function.split())
    if _MASCULINE.match(bare):
        return f"le {bare[:1].lower()}{bare[1:]}"
    if _FEMININE.match(bare):
        return f"la {bare[:1].lower()}{bare[1:]}"
    return f"la ou le {bare}"
