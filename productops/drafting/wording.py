"""The words for each value: what a horizon, a contract, a level, a domain or an answer is called in a document."""

from __future__ import annotations

import re

from productops.drafting.catalogue import DOMAINS, Horizon
from productops.drafting.scope import ANSWERS, Commitment, Contract, Position, Seniority, Setup, Stage, answer_at
from productops.text.folding import fold
from productops.text.french import (
    CHIEFS,
    capital,
    clause,
    counted,
    integer,
    is_bare_function,
    is_plural,
    lower_first,
    sentence,
)
from productops.text.openings import has_verb, is_infinitive, is_statement, is_verb_first

HORIZONS = {
    Horizon.THREE_MONTHS: "À 3 mois",
    Horizon.SIX_MONTHS: "À 6 mois",
    Horizon.TWELVE_MONTHS: "À 12 mois",
}

FUNCTION_HEADING = "Faire vivre la fonction"
ELSE_HEADING = "Et aussi"
PLACES = {
    Position.CENTRAL: (
        "Vous n’appartenez à aucune équipe produit.",
        "Tu n’appartiens à aucune équipe produit.",
    ),
    Position.EMBEDDED: (
        "Votre place est au milieu des équipes produit.",
        "Ta place est au milieu des équipes produit.",
    ),
}
"""Where one sits, in both registers."""
SERVES_ALL = ("Vous les servez toutes.", "Tu les sers toutes.")
"""What a central post adds, where nobody has said whom it serves."""

CONTRACTS = {Contract(value): name for value, name in ANSWERS["terms.contract"].options.items()}

LEVELS = {
    Seniority.JUNIOR: "Junior",
    Seniority.CONFIRMED: "Expérience confirmée",
    Seniority.SENIOR: "Senior",
    Seniority.LEAD: "Senior, avec la conduite de la fonction",
}

HARD = {
    "pratiques": "changer des habitudes auxquelles certains tiennent",
    "personnes": "faire progresser des PM sans être leur responsable, donc sans rien pouvoir imposer",
    "partenaires": "accorder des métiers qui n’ont pas les mêmes urgences",
    "pilotage": "montrer des chiffres que tout le monde n’a pas envie de voir",
}
"""What is hard by the nature of the work, by the heaviest domain: nothing of it is told of the company."""

_DOMAINS = {f"mandate.{slug}": f"le mandat, {slug.capitalize()}" for slug in DOMAINS}


def name_of_answer(path: str) -> str:
    """Say what an answer is called when it is given as a reason; `path` is its place in the JSON form of a scope."""
    if path == "exceptions":
        return "les exceptions revendiquées"
    return _DOMAINS[path] if path in _DOMAINS else answer_at(path).named


def pms(count: int) -> str:
    """Count product managers, one in words: « un ou une PM », « 8 PM »."""
    return "un ou une PM" if count == 1 else f"{integer(count)} PM"


def product_teams(count: int) -> str:
    """Count product teams, one in words."""
    return "une équipe produit" if count == 1 else counted(count, "équipe produit", "équipes produit")


TEAM = {
    None: ("{Pm} {work} dans {teams}.", "{Pm} {make} le produit."),
    Stage.STARTUP: ("{Pm} {work} dans {squads}.", "Le produit repose sur {pm}."),
    Stage.SCALEUP: ("Aujourd’hui, {pm} {work} dans {teams}.", "Aujourd’hui, {pm} {make} le produit."),
    Stage.GROUP: ("Côté produit, {pm} {work} dans {squads}.", "Le produit occupe {pm}."),
}
"""The size of the product side, by stage: with the number of teams, then without."""

EXPLANATION = {
    "pratiques": (
        "Product Ops, en clair : vous rendez plus simple le travail des PM. Vos utilisateurs, ce sont eux ; votre"
        " produit, c’est leur façon de travailler.",
        "Product Ops, en clair : tu rends plus simple le travail des PM. Tes utilisateurs, ce sont eux ; ton produit,"
        " c’est leur façon de travailler.",
    ),
    "personnes": (
        "Product Ops, en clair : ce que les PM font pour leurs utilisateurs, vous le faites pour les PM. Votre produit, c’est"
        " leur façon de travailler.",
        "Product Ops, en clair : ce que les PM font pour leurs utilisateurs, tu le fais pour les PM. Ton produit, c’est leur"
        " façon de travailler.",
    ),
    "partenaires": (
        "Product Ops, en clair : vous faites travailler ensemble les PM et les autres métiers. Vous ne décidez pas"
        " du produit ; vous veillez à ce que chacun sache à temps ce qui le concerne.",
        "Product Ops, en clair : tu fais travailler ensemble les PM et les autres métiers. Tu ne décides pas du"
        " produit ; tu veilles à ce que chacun sache à temps ce qui le concerne.",
    ),
    "pilotage": (
        "Product Ops, en clair : vous aidez les PM et la direction à décider à temps, sur des faits, sans décider à"
        " leur place.",
        "Product Ops, en clair : tu aides les PM et la direction à décider à temps, sur des faits, sans décider à leur"
        " place.",
    ),
}
"""What the title means, by the heaviest domain, in both registers: a foreign title must be explained."""

OPENING: dict[Setup, dict[Stage | None, tuple[str, str]]] = {
    Setup.FIRST: {
        None: (
            "La fonction n’existe pas encore ici : vous la créez.",
            "La fonction n’existe pas encore ici : tu la crées.",
        ),
        Stage.GROUP: (
            "Ce métier n’existe pas encore chez nous : vous le créez.",
            "Ce métier n’existe pas encore chez nous : tu le crées.",
        ),
    },
    Setup.ALONE: {
        None: (
            "Une seule personne tient ce rôle dans l’entreprise : ce sera vous.",
            "Une seule personne tient ce rôle dans l’entreprise : ce sera toi.",
        ),
        Stage.STARTUP: (
            "Il n’y a qu’un poste de Product Ops, et c’est celui-ci.",
            "Il n’y a qu’un poste de Product Ops, et c’est celui-ci.",
        ),
    },
    Setup.TEAM: {
        None: (
            "Vous rejoignez une équipe Product Ops déjà en place.",
            "Tu rejoins une équipe Product Ops déjà en place.",
        ),
    },
}
"""Where the function starts from, by set-up, then by stage where it changes what is said."""

ALONE_FOR_A_TIME = ("Personne d’autre, ici, ne tient ces sujets.", "Personne d’autre, ici, ne tient ces sujets.")
"""What a freelance finds, who joins no company, and whoever comes for a time, who creates no function."""
TEAM_LEAD = (
    "Une équipe Product Ops existe déjà : vous en prenez la conduite.",
    "Une équipe Product Ops existe déjà : tu en prends la conduite.",
)

NOT_YET = "Personne ne sait tout cela en commençant : un stage, une association ou un premier emploi suffisent à en montrer le goût."
"""What a junior must hear beside the requirements."""

MANDATE_LEVELS = ("Hors du mandat", "En appui", "Important", "Prioritaire")
"""What each level of the mandate, from 0 to 3, is called."""

TO_SETTLE = {
    "pratiques": "Une méthode commune, ou à chaque équipe la sienne ? À trancher avant d’écrire les missions.",
    "personnes": "Faire grandir les PM, est-ce ce poste ou leurs responsables ? Posez d’abord la question à ces derniers.",
    "partenaires": "Le lien avec les ventes et le support, qui le tient aujourd’hui, et qu’en garderait cette personne ?",
    "pilotage": "Quelles décisions attendent des chiffres, et qui les lirait comme un contrôle ? Nommez-en une ou deux.",
}
"""What to ask, by domain, where votes on the mandate are far apart."""

COMMITMENTS = {
    Commitment.CARRY: "Porter",
    Commitment.CONTRIBUTE: "Contribuer",
    Commitment.SUPPORT: "Appuyer",
}

PARTS = {
    "missions": "les missions",
    "results": "les résultats attendus",
    "competencies": "les compétences",
    "paths": "les parcours bienvenus",
}
"""What is suggested until the leader says so, by the name it has in `confirmed`."""


_ARTICLE = re.compile(r"(?:une?|le|la|les|des|nos|notre|deux|trois|quatre|cinq|\d+) |l[’']", re.IGNORECASE)


def told(label: str, text: str) -> str:
    """Say a typed text after a label. Two colons in a sentence lose their reader: a dash then follows the label."""
    said = clause(text)
    return f"{label}{' –' if ':' in text else ' :'} {said}{'' if said.endswith(('?', '!', '…')) else '.'}"


def in_brackets(noun: str) -> str:
    """Put what follows a colon in brackets: « une expérience d’un secteur réglementé (santé, rail) », after a label."""
    head, colon, tail = clause(noun).partition(":")
    return f"{head.strip()} ({tail.strip()})" if colon and tail.strip() and "(" not in noun else noun


def bare_learning(text: str | None) -> str | None:
    """Give what one learns without the verb that its label says already: « apprendre la supply chain »."""
    said = r"^\s*(?:(?:(?:tu vas|vous allez) (?:y )?(?:apprendre|découvrir)|(?:tu y |vous y |tu |vous )?apprendr(?:as|ez)) |(?:apprendre|découvrir) (?=l[ea’']))"
    return re.sub(said, "", text, flags=re.IGNORECASE) if text else text


_MEANS = re.compile(
    r"(?:un |une |le |la |l.|du |de la |des )?(?:budget|formations?|certifications?|conferences?|\d[\d ]* ?(?:€|euros|k)|parcours|coaching|mentor)\b"
)


def is_means(learning: str | None) -> bool:
    """Tell whether what is said of learning is the means of it: a budget, a course, a mentor."""
    return bool(learning and _MEANS.match(fold(learning).strip()))


_PERKS = re.compile(
    r"(?:bilan|comptes?|repas|mutuelle|tickets?|titres?|carte|forfait|primes?|participation|interessement|abonnement|creche|places?|budget|conges?|jours?|velos?"
    r"|salle|restaurant|cantine|cheques?|prise|formations?|sport|voiture|ordinateur|equipement|telephone|remboursement|plan|epargne|parking|horaires)\b"
)


def is_perk(text: str) -> bool:
    """Tell whether an advantage begins by a common noun, which takes no capital in a list."""
    return _PERKS.match(fold(text)) is not None


def of_product(text: str) -> str:
    """Say what is made: the leader's sentence as it is, or their noun after a label."""
    return told("Le produit", text) if _ARTICLE.match(text.strip()) or not has_verb(text) else sentence(text)


def of_users(text: str) -> str:
    """Say who uses it, one or many."""
    return told("Pour qui", text)


def of_reason(text: str) -> str:
    """Say why now, after the question: what is typed is a sentence, a fragment or a list of events."""
    return f"Pourquoi maintenant ? {sentence(text)}"


PRODUCT_HEAD = "head-of-product"
"""The existing role that heads the product (fixtures/existing_roles.yaml)."""
_PRODUCT_HEADS = re.compile(
    r"\b(?:cpo|chief product|(?:vp|head of) product|direct(?:eur|rice|ion) (?:du )?produit|responsable (?:du )?produit)\b"
)


def heads_the_product(text: str) -> bool:
    """Tell whether a title is that of who heads the product."""
    return bool(_PRODUCT_HEADS.search(fold(text)))


_HEADS = re.compile(
    r"\b(?:comex|codir|direction|directeur general|directrice generale|dg|dga|pdg|ceo|(?:co)?fondat\w+)\b"
)


_ENGLISH_HEAD = re.compile(r"(?:head|chief|lead|[se]?vp|manager)\b", re.IGNORECASE)
"""A function by its English name, whose capital stays."""


def supported(sponsor: str, post: str) -> str:
    """Say who supports the post at the head of the company; several joined by a sign stand after a label."""
    who = capital(clause(sponsor))
    if is_bare_function(who) and not re.search(r"[+&/;(,]", who):
        who = f"Notre {who if _ENGLISH_HEAD.match(who) else lower_first(who)}"
    if re.search(r"[+&/;(]", who) or who.isupper():
        return f"Qui soutient {post} à la direction : {who}"
    # Who heads the company is its direction.
    where = "" if _HEADS.search(fold(who)) else " à la direction"
    return f"{who}{',' if ',' in who else ''} {'soutiennent' if is_plural(who.split(',')[0]) else 'soutient'} {post}{where}"


_PEOPLE = re.compile(
    rf"(?:(?:le|la|les|l[’'])\s?)?(?:(?:{CHIEFS})\b|d(?:si|rh|af|g|ga|op|t)|pdg|vp|head|lead|manager|responsable|chef|direct|fondat|cofondat"
    r"|president|gerant|associe|pm|comite|codir|comex|equipe|moi|nous)\w*\b"
)


def names_who(decides: str) -> bool:
    """Tell whether « qui décide de quoi » was answered by people alone: « la cofondatrice », « CPO et DRH »."""
    said = not (has_verb(decides) or is_verb_first(decides) or is_infinitive(decides))
    return said and bool(_PEOPLE.match(fold(decides)))


_SUBJECT = re.compile(r"(?:le poste|la personne|vous|tu|ils?|elles?|on|nous)\b")
_TITULAR = re.compile(r"(?:le ou la|la ou le|le|la) (?:poste|product ?ops|titulaire|personne recrutee)\b")
_HOLDER = re.compile(rf"(?:la personne|vous|tu)\b|{_TITULAR.pattern}")


def names_the_holder(decides: str) -> bool:
    """Tell whether it is said by its name, in a sentence: « le ou la Product Ops fixe le calendrier »."""
    named = _TITULAR.match(fold(decides))
    return bool(named and re.match(r" \w+ \w", fold(decides)[named.end() :]))


def is_of_the_holder(decides: str) -> bool:
    """Tell whether what is decided is told of whoever holds the post."""
    things = is_thing(re.split(r"[;.,(]", decides.strip())[0])
    return _HOLDER.match(fold(decides)) is not None or things or not says_who(decides)


_FIRST_NOUN = re.compile(r"^((?:les?|la|des|du) |l[’'])\w+", re.IGNORECASE)
"""What follows an article at the head of a line is a noun, were it a verb elsewhere: « le programme des rencontres »."""


def is_thing(said: str) -> bool:
    """Tell whether a phrase names things, with their article and no verb: « les process et les tools »."""
    if not re.match(r"(?:(?:les?|la|des|du) |l[’'])", said, re.IGNORECASE):
        return False
    return not (_SUBJECT.match(fold(said)) or _PEOPLE.match(fold(said)) or has_verb(_FIRST_NOUN.sub(r"\1plan", said)))


def says_who(decides: str) -> bool:
    """Tell whether what is decided comes with who decides it: people alone, or a sentence with its subject."""
    told = _SUBJECT.match(fold(decides))
    first = re.split(r"[;.]", decides)[0]
    if re.match(r"[A-ZÀ-Ý][\w’-]+(?: [A-ZÀ-Ý][\w’-]+)? (?:pour|sur|décide|tranche|arbitre)\b", decides.strip()):
        return True  # « Karim pour les priorités, le CODIR pour le budget »
    return told is not None or names_who(decides) or names_who(first) or has_verb(first)


_SETTLES = re.compile(r"\b(?:arbitr|tranch|decid|dernier mot|veto|valid)\w*")


def says_who_settles(decides: str) -> bool:
    """Tell whether it is written who settles where teams disagree: somebody, and a verb of deciding."""
    return says_who(decides) and _SETTLES.search(fold(decides)) is not None


SUM = re.compile(r"\d[\d\s.,]*(?:k|K|M|m|millions? d[’']|milliers d[’'])?\s?(?:€|euros?)", re.ASCII | re.IGNORECASE)
"""A sum as people write it: « 62k€ », « 2,1 M€ », « 80 000 € »."""
_MONTHS = re.compile(
    r"\b(\d{1,2}|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|dix-huit|vingt-quatre) ?mois\b"
)


def months_in(duration: str | None) -> int | None:
    """Read how many months a contract lasts, or nothing."""
    found = _MONTHS.search(fold(duration or ""))
    if found is None:
        return None
    written = {"dix-huit": 18, "vingt-quatre": 24}
    word = found[1]
    return int(word) if word.isdigit() else written.get(word) or _UNITS.index(word)


_PART_TIME = re.compile(
    r"\b[1-4](?:[.,]5)? ?(?:j|jours?)\b ?(?:/|par|sur|la|a la)? ?(?:sem|cinq|5)|\b[3-9]\d ?%|temps partiel|mi-temps|4/5|quatre (?:jours|cinquiemes)|trois jours par"
)


def is_part_time(working_time: str | None) -> bool:
    """Tell whether the week that was typed has fewer than five days."""
    return bool(working_time and _PART_TIME.search(fold(working_time)))


def of_decisions(text: str) -> str:
    """Give who decides what, with the subject that « Arbitre l’ordre du jour » or « Refuser une demande » leaves out."""
    text = " ".join(text.split())
    if is_verb_first(text):
        return f"le poste {text[:1].lower()}{text[1:]}"
    return f"le poste peut {text[:1].lower()}{text[1:]}" if is_infinitive(text) else text


_TEAM_DOES = re.compile(
    r"(?:l[ea] |l'|notre )(?P<team>support|data|juridique|marketing|equipe|pmo|finance|direction|commerce|produit|design|tech|technique|it|dsi|rh|cto|cpo|agence"
    r"|cabinet|service|pole|sales|compta|comptabilite|communication|qualite|terrain)(?: (?!de\b|du\b|des\b|d\b|et\b|sur\b|avec\b|en\b)\w+)?? "
    r"(?!de\b|du\b|des\b|d'|et\b|ou\b|sur\b|avec\b|en\b|aux?\b|pour\b|client|niveau)[a-z]{2,}(?:e|t|d|ent) (?:l[ea]s?|l'|aux?|une?|des|du|ses?|leurs?|nos|notre|chaque|tou[ts]\w*|a) ?",
    re.ASCII,
)
"""A team and what it does, typed as what a role keeps: « la data publie les tableaux de bord »."""
# What is kept is a thing, with its article, or a tool by its name; a name alone may be somebody's.
_THING = re.compile(r"(?:le|la|les|l’|l'|une?|des|ses|leurs?|tout|toute|tous|toutes)\b", re.IGNORECASE)


def of_keeper(name: str, holds: str, *, tools: str = "") -> str:
    """Say what a role already there keeps, whichever way it was typed: a thing, tools, what it does, a head count."""
    held, verb = clause(holds), "gardent" if is_plural(name) else "garde"
    people = bool(_PERSONNEL.match(fold(held)) or _SOMEBODY.match(fold(held)))
    if (counted := re.search(r",? (?:à )?(\d+ (?:personnes?|ETP|pers\.?))$", held)) and held[: counted.start()].strip():
        name, held = f"{name} ({counted[1]})", held[: counted.start()]
    if re.match(r"(?:les|nos) ", held, re.IGNORECASE) and has_verb(_FIRST_NOUN.sub(r"\1plan", held)):
        return f"{capital(name)} : {lower_first(held)}."  # « les responsables de comptes appellent… » do it, and are not kept
    if (told := _TEAM_DOES.match(fold(held))) is not None:
        # « le support répond aux crèches » does it, and is not kept
        return sentence(holds) if told["team"] in fold(name) else f"{capital(name)} : {lower_first(held)}."
    if people and not has_verb(re.split(r"[.,;]", held)[0]):
        return f"{capital(name)} ({held})." if ":" in held else f"{capital(name)} : {lower_first(held)}."
    if names_it(name, held) or repeats_it(name, held):
        return sentence(holds)
    first = re.match(r"\w*", held)
    opening = first.group() if first else ""
    if is_verb_first(held):
        agrees = (opening.endswith("nt") and not opening.endswith("ient")) is is_plural(name)
        return f"{capital(name)} {'' if agrees else ': '}{held[:1].lower()}{held[1:]}."
    if people:
        return f"{capital(name)} ({held})." if ":" in held else f"{capital(name)} : {held}."  # people are not kept
    named = fold(opening) in re.findall(r"\w+", fold(tools))
    if not is_sentence(held) and (_THING.match(held) or named):
        return f"{capital(name)} {verb} la main sur {held}."
    # A head count, a sentence or a name is not what one keeps.
    if not held[:1].islower() or fold(opening) in _COUNTED or is_sentence(held):
        return f"{capital(name)} ({held})." if ":" in held else f"{capital(name)} : {held}."
    return f"{capital(name)} {verb} ceci. {sentence(held)}" if ":" in held else f"{capital(name)} {verb} ceci : {held}."


_PERSONNEL = re.compile(
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|\d+)(?:[- ]\w+)? "
    r"(?:personnes?|pers\b|etp|collegues?|pm|product|lead|chef|cheff|responsab|charge|manag|juriste|analyst|ingenieur|develop|design|research|coach"
    r"|agent|technicien|consultant|assistant|enseignant|ancien|product owner|po|csm|commercia|vendeu|data|freelance|prestataire|alternant|stagiaire|directeur|directrice|associe)"
)
"""What counts people: « une personne à mi-temps qui tient le design system »."""
_SOMEBODY = re.compile(
    r"(?:(?:une?|les?|la|nos|notre|deux|trois|quatre|cinq|six) |l[’'])(?:equipe de |responsables? |charge\w* |(?!calendrier|dossier|inventaire|dictionnaire|formulaire"
    r"|atelier|chantier|courrier|fichier|cahier|indicateur|moteur|secteur|compteur|matrice|papier|metier|premier|dernier|ordinateur|serveurs? d|meilleur|commentaire"
    r"|horaire|entretien|soutien|maintien|questionnaire|annuaire|scenario|valeur|erreur|heure|facteur|vecteur|matiere|maniere|derniere|premiere|frontiere|carriere|filiere|budget)\w+(?:eur|euse|rice|iste|ien|ienne|ier|iere|logue|aire)s?\b)"
)
"""Somebody by their trade: « une chercheuse, qui… », « les responsables de comptes appellent… »."""


def names_it(name: str, held: str) -> bool:
    """Tell whether what is kept names its role already: « le PMO tient les jalons » of the PMO."""
    return fold(held).startswith(f"{fold(name)} ")


def repeats_it(name: str, held: str) -> bool:
    """Tell whether what is kept counts its own role and says what it does: « deux lead PM animent… » of the lead PM."""
    bare = re.sub(r"^(?:les?|la|l[’'])\s?", "", fold(name)).rstrip("s")
    return bool(re.match(rf"(?:\w+ ){{0,2}}{re.escape(bare)}", fold(held))) and has_verb(held)


_HEADCOUNT = re.compile(r"^[^;.]*(?:\+|\b\d)[^;.]*$")


def is_headcount(holds: str) -> bool:
    """Tell whether what was typed says who is there and how many, not what they keep: « Léa + 2 alternants, 400 tickets »."""
    held = clause(holds)
    return bool(_HEADCOUNT.match(held)) and not (has_verb(held) or is_verb_first(held) or _THING.match(held))


def is_sentence(held: str) -> bool:
    """Tell whether what is kept was typed as a sentence of its own: « on a un numéro vert », « tient les jalons »."""
    return is_verb_first(held) or bool(
        re.match(r"(?:on|nous|moi|il|elle|ils|elles|je|tu|vous|c’|c'|j’|j')\b", fold(held))
    )


_UNITS = ["zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"]  # fmt: skip


def in_letters(number: int) -> str:
    """Write a small number in words, as a sentence begins with one; figures beyond sixteen."""
    return _UNITS[number] if 0 < number < len(_UNITS) else integer(number)


_COUNTED = {word: str(number) for number, word in enumerate(_UNITS)} | {
    "une": "1",
    "aucun": "0",
    "aucune": "0",
    "vingt": "20",
    "trente": "30",
    "cent": "100",
}
_UNKNOWN = re.compile(
    r"(?:pas|non|jamais|rien)(?: encore)? (?:ete )?(?:mesure|chiffre|compte|suivi)|inconnu|on ne (?:le )?sait|nul ne sait"
    r"|personne ne (?:le )?sait|a mesurer|a chiffrer|aucun(?:e)? (?:mesure|chiffre)|sans mesure|^\?+$"
)


def is_unknown(baseline: str) -> bool:
    """Tell whether today's value says that there is none: « pas mesuré », « on ne sait pas »."""
    return bool(_UNKNOWN.search(fold(baseline)))


def has_figure(text: str) -> bool:
    """Tell whether a text counts something, in digits or in words above one."""
    words = re.findall(r"\w+", fold(text))
    return any(word[:1].isdigit() or (_COUNTED.get(word, "0") not in ("0", "1")) for word in words)


_DONE = re.compile(
    r"\b(?:est|sont|a|ont|ete) (?:\w+ )?\w+(?:ee?s?|ie?s?|ite?s?|ues?|u|erte?s?)\b|\b(?:ne |n')\w+ plus\b|\bexiste(?:nt)?\b",
    re.ASCII,
)
_BY_DEGREES = re.compile(
    r"\bplus (?:de|vite|souvent|tot)\b|\bmoins\b|mieux|augment|dimin|baiss|mont|gagn|reduit|double|meilleur"
)


def is_yes_or_no(title: str) -> bool:
    """Tell whether a result is done or not, and has nothing to measure: « la grille est écrite »."""
    said = fold(title)
    return bool(is_statement(title) and _DONE.search(said) and not _BY_DEGREES.search(said) and not has_figure(title))


def says_already(title: str, target: str) -> bool:
    """Tell whether the title of a result says its target, in the same words or in the same figures."""
    said, aim = (
        {_COUNTED.get(word, word).rstrip("sx") for word in re.findall(r"\w+", fold(text))} for text in (title, target)
    )
    return aim <= said


_WHOLE = re.compile(r"(?:0|zero|aucune?)(?: \w+){0,2}|100 ?%|tou(?:s|te|tes)(?: \w+){0,2}|(\d+)(?: \w+)? sur \1|oui")
"""A target that says nothing more than its result: none left, or all of them."""


def goes_without_saying(title: str, target: str) -> bool:
    """Tell whether a reader who was told the result needs no target: it counts already, or the target is none or all."""
    if says_already(title, target):
        return True
    told = is_statement(title) or is_infinitive(title)
    # A measure alone promises nothing: « Tickets ouverts dans les deux jours » needs its target, were it none at all.
    whole = _WHOLE.fullmatch(fold(target).strip(" .")) is not None
    numbered = _NUMBERED.search(fold(title)) is not None and (told or _WITHIN.search(fold(title)) is not None)
    return numbered or (whole and (told or bool(_EACH.search(fold(title)))))


_NONE = re.compile(r"\W*(?:aucune?|zero|0|plus aucune?|jamais)\b")
_WITHIN = re.compile(r"\b(?:avant|sous|au plus|au moins|moins de|plus de|d'ici)\b")
_EACH = re.compile(r"\b(?:aucune?|chaque|tous|toutes?|toujours|jamais|sans|zero|plus (?:de|un|une|aucune?))\b")
"""What says in a result itself that it holds for all, or for none."""


_NUMBERED = re.compile(
    rf"\d|\b(?:{'|'.join(_UNITS[2:])}|vingt|trente|cent)\b|\b(?:un|une) (?:jour|semaine|mois|an|heure|fois)|\b\w+ieme\b"
)


def aimed(title: str, target: str | None) -> str:
    """Say the target of a result in brackets, unless its title says it already."""
    # « Aucune sortie sans relecture (visé : toutes) » would say the reverse of what is meant.
    contrary = target and _NONE.match(fold(title)) and _WHOLE.fullmatch(fold(target).strip(" ."))
    if not target or contrary or says_already(title, target):
        return ""
    return f" (visé : {clause(target)})"
