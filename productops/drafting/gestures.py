"""How one begins on a line that a leader wrote by hand: by what its verb does, or by what its result counts.

An own mission says it by its first words (« tenir », « former », « préparer »); a result says it by what would be seen to
change (a delay, a number, a habit). A line that says neither is begun by going to see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from productops.text.folding import fold, word_set

_OPENING = 4
"""Words of a mission that are read for its verb: « Être garant du suivi… » has it fourth."""


@dataclass(frozen=True, kw_only=True)
class Gesture:
    """A first step, what to count before anything changes, and the first sign that it takes; sentences of ours.

    `cues` are beginnings of words, folded, French and English.
    """

    cues: tuple[str, ...]
    step: str
    measure: str = ""
    sign: str = ""


_ON_THE_SPOT = Gesture(
    cues=("passer", "immers", "tournee"),
    step="Y aller une première fois sans grille de questions, et écrire le soir même ce qui a surpris.",
    measure="Qui y va aujourd’hui, et ce qui en revient aux équipes.",
    sign="Une équipe demande à venir la fois suivante.",
)
_A_DATED_PLAN = Gesture(
    cues=("calendrier", "planning", "agenda", "roadmap", "feuille", "echeancier", "budget", "planification"),
    step="Reprendre le dernier avec qui s’en est servi, et noter chaque date qui a bougé et qui l’a appris trop tard.",
    measure="Combien de dates ont tenu la dernière fois.",
    sign="Une équipe déplace une date d’elle-même, et le dit avant.",
)
_MEETINGS = (
    *(
        "comite",
        "reunion",
        "atelier",
        "rituel",
        "seance",
        "kick",
        "ceremonie",
        "seminaire",
        "demo",
        "conference",
        "cafe",
    ),
    *("communaute", "reseau", "offsite", "retrospective"),
)
"""What is held on a day: to manage it is to prepare it."""
_PREPARED = Gesture(
    cues=(
        "prepar",
        "organis",
        "anim",
        "planifi",
        "coordonn",
        "caler",
        "orchestr",
        "facilit",
        "plan",
        "run",
        "organi",
    ),
    step="Préparer la prochaine fois avec la personne qui s’en charge aujourd’hui, sans rien y changer.",
    measure="Les heures que demande la préparation, et ce qui manque le jour venu.",
    sign="La fois d’après, personne ne cherche ce qui manquait.",
)
_KEPT = Gesture(
    cues=(
        *(
            "tenir",
            "tenue",
            "suiv",
            "suivi",
            "maint",
            "entret",
            "gere",
            "gestion",
            "administr",
            "actualis",
            "garant",
        ),
        *("piloter", "pilotage", "veiller", "maintain", "track", "manage", "keep"),
    ),
    step="En relire le dernier état avec qui s’en sert, et noter ce qui est faux ou trop vieux.",
    measure="Ce qui en est à jour, et qui s’y fie.",
    sign="Quelqu’un y trouve, sans demander, ce qu’il venait chercher.",
)
_MISSIONS = (
    _ON_THE_SPOT,
    Gesture(
        cues=("nettoy", "ranger", "archiv", "purg", "vider", "toilett", "clean"),
        step="Compter ce que personne n’a ouvert depuis un an, et demander à qui cela manquerait.",
        measure="Combien il y en a, et combien servent encore.",
        sign="Un premier lot retiré, que personne ne réclame.",
    ),
    Gesture(
        cues=("recevoir", "rencontr", "visit", "interview", "interrog", "consult", "meet"),
        step="Relire ce qui s’est dit les trois dernières fois, et chercher ce qui en a été fait.",
        measure="Combien on en voit aujourd’hui, et qui les voit.",
        sign="Une équipe cite leurs mots sans qu’on les lui apporte.",
    ),
    Gesture(
        cues=("respect", "geler", "limit", "proteg", "empech", "interdi", "refus", "encadr", "enforc"),
        step="Relire les trois dernières entorses, et qui les avait demandées.",
        measure="Combien d’exceptions ce trimestre, et accordées par qui.",
        sign="Un premier refus expliqué, et accepté.",
    ),
    Gesture(
        cues=(
            "constru",
            "creer",
            "creat",
            "defini",
            "poser",
            "place",
            "batir",
            "concev",
            "lancer",
            "monter",
            "build",
            "set",
        ),
        step="Chercher qui l’a déjà tenté ici, et pourquoi cela n’a pas tenu.",
        measure="Ce que chaque équipe fait en attendant.",
        sign="Une première version d’une page, dont quelqu’un s’est servi une fois.",
    ),
    Gesture(
        cues=("recrut", "embauch", "hire", "hiring", "recruit"),
        step="Relire les trois dernières décisions d’embauche avec qui les a prises, celles que l’on referait et les autres.",
        measure="Le temps entre la demande et l’arrivée, et combien renoncent en chemin.",
        sign="Deux personnes qui évaluent le même entretien et arrivent au même avis.",
    ),
    Gesture(
        cues=(
            *(
                "former",
                "formation",
                "accompagn",
                "aide",
                "coach",
                "accueil",
                "embarqu",
                "onboard",
                "transmett",
                "mentor",
            ),
            *("initi", "appuy", "soutenir", "train", "help", "support", "teach"),
        ),
        step="S’asseoir une heure à côté de deux des personnes concernées pendant qu’elles travaillent.",
        measure="Ce que les personnes concernées savent faire seules aujourd’hui.",
        sign="Une personne le montre à une autre, sans qu’on le demande.",
    ),
    Gesture(
        cues=(
            *(
                "recueill",
                "collect",
                "ecout",
                "remont",
                "centralis",
                "rassembl",
                "trie",
                "qualifi",
                "recens",
                "reperer",
            ),
            *("gather", "listen", "triage"),
        ),
        step="Prendre à la main ce qui est arrivé la semaine dernière, et le ranger par cause.",
        measure="Combien en arrive par semaine, par où, et combien reçoivent une réponse.",
        sign="Un premier retour donné à qui avait parlé.",
    ),
    Gesture(
        cues=(
            "mesur",
            "analys",
            "calcul",
            "chiffr",
            "compter",
            "tableau",
            "report",
            "indicateur",
            "dashboard",
            "measure",
        ),
        step="Refaire le dernier chiffre à la main, avec qui le produit.",
        measure="Le temps qu’il faut pour l’obtenir, et l’écart entre deux versions.",
        sign="Une décision qui le cite.",
    ),
    Gesture(
        cues=(*("choisi", "prioris", "arbitr", "decid", "tranch", "valid", "hierarchis", "decision", "prioriti"),),
        step="Assister à la prochaine décision sans intervenir, et noter ce qui a manqué pour la prendre.",
        measure="Le temps entre la question et la réponse, et combien de fois on y revient.",
        sign="Une décision que personne ne rouvre.",
    ),
    Gesture(
        cues=(
            *(
                "simplifi",
                "redui",
                "supprim",
                "harmonis",
                "unifi",
                "align",
                "standardis",
                "uniformis",
                "mutualis",
            ),
            *("rationalis", "converg", "simplif", "reduc"),
        ),
        step="Mettre deux façons de faire côte à côte, avec les deux équipes qui y tiennent.",
        measure="Combien de façons il y en a, et ce que leur différence coûte.",
        sign="Une équipe laisse d’elle-même la sienne.",
    ),
    Gesture(
        cues=(
            "automatis",
            "outill",
            "deploy",
            "deploi",
            "migr",
            "install",
            "configur",
            "parametr",
            "integr",
            "automat",
        ),
        step="Le faire une fois à la main, du début à la fin, avec qui le fait aujourd’hui.",
        measure="Le temps que prend un cas, et les erreurs que l’on rattrape.",
        sign="Le cas le plus simple passe sans que personne y touche.",
    ),
    Gesture(
        cues=(
            *(
                "negoci",
                "convainc",
                "lien",
                "reli",
                "represent",
                "rapproch",
                "interface",
                "mediation",
                "synchronis",
                "fluidif",
            ),
            *("negotiat", "liaise"),
        ),
        step="Écouter les deux côtés séparément, et écrire ce que chacun attend de l’autre.",
        measure="Ce qui reste en attente entre eux, et depuis quand.",
        sign="L’un appelle l’autre sans passer par ce poste.",
    ),
    Gesture(
        cues=(
            "verifi",
            "control",
            "teste",
            "audit",
            "recett",
            "relire",
            "relecture",
            "fiabilis",
            "securis",
            "review",
            "check",
        ),
        step="Refaire le dernier contrôle avec qui l’a fait, et noter ce qui n’est écrit nulle part.",
        measure="Ce qui échappe aujourd’hui, et où on le découvre.",
        sign="Un défaut vu avant celui ou celle qui l’aurait subi.",
    ),
    Gesture(
        cues=(
            *(
                "ecri",
                "redig",
                "document",
                "publi",
                "communiqu",
                "inform",
                "diffus",
                "annonc",
                "expliqu",
                "raconter",
                "partag",
            ),
            *("formalis", "write", "announce", "share"),
        ),
        step="Demander à trois des personnes à qui c’est destiné ce qu’elles ont lu la dernière fois, et ce qu’elles en ont fait.",
        measure="Combien de ces personnes lisent ce qui leur est écrit, et combien de temps après.",
        sign="Une question qui ne revient plus.",
    ),
    _PREPARED,
    _KEPT,
)

_RESULTS = (
    Gesture(
        cues=("euro", "budget", "cout", "depens", "licence", "economi", "facture", "k€", "marge", "cost"),
        step="Refaire le compte avec qui tient les chiffres, ligne par ligne, et dater la référence.",
    ),
    Gesture(
        cues=(
            "signe",
            "date",
            "delai",
            "retard",
            "report",
            "jours",
            "semaine",
            "heure",
            "avant",
            "tard",
            "vite",
            "attend",
            "late",
        ),
        step="Reprendre les trois derniers cas et écrire, jour par jour, où le temps a passé.",
    ),
    Gesture(
        cues=(
            "erreur",
            "incident",
            "bug",
            "panne",
            "regression",
            "defaut",
            "litige",
            "reclamation",
            "anomalie",
            "oubli",
        ),
        step="Reconstituer le dernier cas avec celles et ceux qui l’ont vécu, et chercher où il pouvait se voir plus tôt.",
    ),
    Gesture(
        cues=(
            "appel",
            "ticket",
            "demande",
            "moitie",
            "moins",
            "fois",
            "nombre",
            "double",
            "divis",
            "%",
            "fewer",
            "half",
        ),
        step="Prendre une semaine ordinaire, compter les cas à la main et les ranger par cause.",
    ),
    Gesture(
        cues=("satisf", "content", "enquete", "nps", "barometre", "depart", "turnover", "confian"),
        step="Relire les dernières réponses, les commentaires avant la note, et en rappeler deux.",
    ),
    Gesture(
        cues=("sait", "saven", "compren", "connai", "cite", "citent", "expliqu", "disen", "dit", "repond", "know"),
        step="Poser la question à cinq personnes sans la préparer, et garder leurs réponses mot pour mot.",
    ),
    Gesture(
        cues=(
            "utilis",
            "sert",
            "serven",
            "adopt",
            "suiven",
            "appliqu",
            "toutes",
            "tous",
            "chaque",
            "usage",
            "remplis",
            "uses",
        ),
        step="Aller voir une équipe qui le fait déjà et une qui ne le fait pas, et comparer ce qui les sépare.",
    ),
    Gesture(
        cues=("decid", "decision", "arbitr", "valid", "comite", "tranch", "priorit", "accord"),
        step="Assister à la prochaine décision de ce genre sans rien y changer, et noter ce qui a manqué pour la prendre.",
    ),
)


_OUTING = re.compile(
    r"^accompagner (?:une?|la|les?|l'|chaque|des) ?(?=tournee|visite|sortie|mise|lancement|deploiement|migration|livraison)"
)
"""A thing that one accompanies, as opposed to people whom one teaches."""
_FOLLOWED = re.compile(
    r"^suivre (?=(?:chaque|les|des|la|le|une?|tous les|toutes les) (?:\w+ ){0,2}?(?:pms?|po|product|recrues?|arrivant|personnes?|alternant|stagiaire|junior|nouvel|nouveau|nouvelle|collegues?|managers?)\b)"
)
"""People whom one follows, as opposed to a thing that one keeps."""
_UP_TO_DATE = re.compile(r"\b(?:met\w*|mise|tenir|garder) a jour\b")
_RHYTHM = re.compile(r"\b(?:chaque|par) (?:jour|semaine|mois|heure)\b")
"""How often a thing is done, which is no delay."""


def of_a_mission(title: str) -> Gesture | None:
    """Give how one begins on a mission, by the first word of its opening that says what is done."""
    words = re.findall(
        r"\w+", _UP_TO_DATE.sub("actualiser", _FOLLOWED.sub("accompagner ", _OUTING.sub("organiser", fold(title))))
    )
    for word in words[:_OPENING]:
        for gesture in _MISSIONS:
            if word.startswith(gesture.cues):
                return _for_its_object(gesture, words)
    return None


def _for_its_object(gesture: Gesture, words: list[str]) -> Gesture:
    """Give another way to begin where what is prepared or managed is a plan with dates, or a meeting."""
    if gesture not in (_PREPARED, _KEPT):
        return gesture
    if any(word.startswith(_A_DATED_PLAN.cues) for word in words):
        return _A_DATED_PLAN
    return _PREPARED if any(word.startswith(_MEETINGS) for word in words) else gesture


def of_a_result(title: str) -> Gesture | None:
    """Give how one begins on a result, by the first kind of change that its words tell."""
    words = re.findall(r"[\w%€]+", _RHYTHM.sub("", fold(title)))
    return next((gesture for gesture in _RESULTS if any(word.startswith(gesture.cues) for word in words)), None)


_ARTICLES = ("de ", "du ", "des ", "la ", "le ", "les ", "un ", "une ", "ses ", "nos ", "l’", "d’", "l'", "d'")
_NOUNS = "|".join(rf"(?<=\b{article})" for each in _ARTICLES for article in (each, each.capitalize()))
_TELLING = re.compile(rf"\w{{6,}}|(?:{_NOUNS})\w{{5}}\b|\b[A-Z]{{3,}}\b")


def telling_words(text: str) -> dict[str, str]:
    """Give the words of a text that say what it is about: long ones, acronyms, nouns of five letters after their article.

    Each by its root, without its plural, then as it stands.
    """
    words = _TELLING.findall(text)
    return {root: word for word in words if (root := fold(word).rstrip("sx")) not in _COMMON}


_COMMON = word_set(
    "equipe produit chaque client projet toute aucun aucune autre depui deux chacun chacune quelque quelqu personne"
    " plusieur nouveau nouvelle encore toujour souvent pendant contre lorsque comme quatre trente semaine journee trimestre"
    " annee matin moment travail travaille facon mettre premier premiere dernier derniere arrive"
)
"""Words that any two lines of a company share."""
