"""Words as search compares them: without accents, case, plural or regular inflection.

The same stems are written in the index and read from a query, so that every database finds the same rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

VERSION = 2
"""Raised when the same text would give other stems, or a row other texts: `seed` then writes the whole index again."""

MAX_QUERY = 200
"""Signs of a query that are read."""
MAX_WORDS = 12
"""Words of a query that are read."""

# Longer than any word: what is cut off would only fill the index.
_LONGEST = 60
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'"([^"]*)"?')
_QUOTE_MARKS = str.maketrans(dict.fromkeys("«»“”„‟", '"'))
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})

# What a French sentence cannot do without, and a reader never looks for alone. Kept inside a phrase in quotes.
_EMPTY = frozenset(
    [
        "a",
        "ai",
        "au",
        "aux",
        "avec",
        "c",
        "ce",
        "ces",
        "cet",
        "cette",
        "comme",
        "d",
        "dans",
        "de",
        "des",
        "donc",
        "du",
        "elle",
        "elles",
        "en",
        "est",
        "et",
        "eux",
        "il",
        "ils",
        "j",
        "je",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "lui",
        "m",
        "ma",
        "mais",
        "me",
        "mes",
        "moi",
        "mon",
        "n",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "qui",
        "s",
        "sa",
        "se",
        "ses",
        "si",
        "son",
        "sont",
        "sur",
        "t",
        "ta",
        "te",
        "tes",
        "toi",
        "ton",
        "tu",
        "un",
        "une",
        "vos",
        "votre",
        "vous",
        "y",
    ]
)

# The irregulars that count here: what the stemmer cannot bring together. The first form stands for all.
_IRREGULAR_FORMS = """
faire fais fait faits faite faites font faisant faisais faisait faisions faisiez faisaient fera feront ferait
aller vais vas va vont irai ira iront irait
avoir ont avons avez avait avaient aura auront aurait eu ayant
etre sommes etes etait etaient sera seront serait ete etant
pouvoir peux peut peuvent pouvait pouvaient pourra pourront pourrait pu
vouloir veux veut veulent voulait voulaient voudra voudrait voulu
devoir dois doit doivent devait devaient devra devrait
savoir sais sait savent savait saura saurait su sachant
voir vois voit voient voyait verra verrait vu vue vus vues voyant
dire dis dit dits dite dites disent disait dira dirait disant
prendre prends prend prennent prenait prendra pris prise prises prenant
apprendre apprends apprend apprennent apprenait apprendra appris apprise apprises apprenant
comprendre comprends comprend comprennent comprenait comprendra compris comprise comprises comprenant
reprendre reprends reprend reprennent reprenait repris reprise reprises
mettre mets met mettent mettait mettra mis mise mises mettant
permettre permets permet permettent permettait permettra permis permise permettant
tenir tiens tient tiennent tenait tiendra tenu tenue tenus tenues tenant
venir viens vient viennent venait viendra venu venue venus venues venant
devenir deviens devient deviennent devenait deviendra devenu devenue devenus devenant
obtenir obtiens obtient obtiennent obtenait obtiendra obtenu obtenue obtenus obtenant
suivre suit suivent suivait suivra suivi suivie suivis suivant
vivre vis vit vivent vivait vivra vecu vecue vecus vivant
lire lis lit lisent lisait lira lu lue lus lues lisant
ecrire ecris ecrit ecrits ecrite ecrites ecrivent ecrivait ecrira ecrivant
conduire conduis conduit conduits conduite conduites conduisent conduisait conduira conduisant
produire produis produisent produisait produira produisant
construire construis construit construits construite construites construisent construisait construira construisant
decider decide decides decident decidait decision decisions
choisir choisis choisit choisissent choisissait choix
connaitre connais connait connaissent connaissait connu connue connus connaissant
croire crois croit croient croyait croyant
servir sers sert servent servait serviront servi
sentir sent sentent sentait senti sentie
perdre perds perd perdent perdait perdu perdue perdus perte pertes
rendre rends rend rendent rendait rendu rendue rendus
repondre reponds repond repondent repondait repondu reponse reponses
resoudre resous resout resolvent resolvait resolu resolue resolus resolution
seul seuls seule seules solitude
nouveau nouveaux nouvel nouvelle nouvelles
vieux vieil vieille vieilles
beau beaux bel belle belles
bon bons bonne bonnes
long longs longue longues
premier premiers premiere premieres
travail travaux travailler travaille travailles travaillent travaillait
journal journaux
outil outils outillage outiller outille
oeil yeux
communication communications communiquer communique communiquent communiquait communiquant
organisation organisations organiser organise organisent organisait organisee organisationnel organisationnelle organisationnels organisationnelles
resilience resilient resiliente resilients resilientes
cheffe cheffes chef chefs
recruteuse recruteur recruteurs recruteuses recruter recrute recrutent recrutement recrutements
"""


def _irregulars() -> dict[str, str]:
    lemmas: dict[str, str] = {}
    for line in _IRREGULAR_FORMS.split("\n"):
        for form in (forms := line.split()):
            lemmas.setdefault(form, forms[0])
    return lemmas


IRREGULARS = _irregulars()
# Endings the stemmer does not know, or knows by accents that are gone: it is given another form of the word.
_ENDINGS = ((re.compile("(?<=...)ees?$"), "e"), (re.compile("(?<=..)ieres?$"), "ier"), (re.compile("isent$"), "ise"))
_stemmer = snowballstemmer.stemmer("french")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, in characters, and its stem."""

    start: int
    end: int
    stem: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: every term, a term being stems that follow one another (one, or those of a phrase).

    `text` is the query as it was read, and `cut` tells that its end was left aside.
    """

    text: str = ""
    terms: tuple[tuple[str, ...], ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def told(self) -> str:
        """Give the query to put between quotation marks, without those around it."""
        return self.text.strip(' "«»“”')


def fold(text: str) -> str:
    """Give a text in lower case, without accents or ligatures. Its length may change."""
    spread = unicodedata.normalize("NFKD", text.translate(_LIGATURES).lower().translate(_LIGATURES))
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


# The words of a trade come back: the cache holds them all, and a stem is cut once.
@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Give the stem of a word, in signs that every database reads as one word: a to z and figures, a letter first."""
    folded = fold(word)
    lemma = IRREGULARS.get(folded, folded)
    for ending, other in _ENDINGS:
        lemma = ending.sub(other, lemma)
    root = _stemmer.stemWord(lemma)
    plain = "".join(sign if sign.isascii() else f"u{ord(sign):x}" for sign in root)[:_LONGEST]
    return plain if plain[:1].isalpha() else f"n{plain}"


def words(text: str) -> Iterator[Word]:
    """Walk the words of a text, in order. A text in decomposed Unicode should be composed first (NFC)."""
    for found in _WORD.finditer(text):
        yield Word(found.start(), found.end(), stem(found.group()))


def stems(text: str) -> str:
    """Give the stems of a text, in its order, with a space between them."""
    return " ".join(word.stem for word in words(unicodedata.normalize("NFC", text)))


def is_empty(word: str) -> bool:
    """Tell whether a word is one of those that no one looks for alone."""
    return fold(word) in _EMPTY


def read_query(text: str) -> Query:
    """Read what a person typed: words, and phrases between quotes of any kind. Nothing in it is an operator.

    Words such as « le » are left out, unless nothing else was typed. An unbalanced quote runs to the end.
    """
    clean = " ".join(unicodedata.normalize("NFC", text.replace("\x00", " ")).split())
    shown = clean[:MAX_QUERY]
    marked = shown.translate(_QUOTE_MARKS)
    terms: list[tuple[str, ...]] = []
    spare: list[tuple[str, ...]] = []
    for phrase in _QUOTED.findall(marked):
        terms.append(tuple(word.stem for word in words(phrase)))
    for found in _WORD.findall(_QUOTED.sub(" ", marked)):
        (spare if is_empty(found) else terms).append((stem(found),))
    asked = list(dict.fromkeys(term for term in (terms if any(terms) else spare) if term))
    kept: list[tuple[str, ...]] = []
    room = MAX_WORDS
    for term in asked:
        if room > 0:
            kept.append(term[:room])
            room -= len(term)
    return Query(text=shown, terms=tuple(kept), cut=len(clean) > MAX_QUERY or room < 0 or len(kept) < len(asked))


def matches(text: str, query: Query) -> list[tuple[int, int]]:
    """Give the places, in characters, where a text says what a query looks for; they never overlap."""
    found = list(words(text))
    hit: set[int] = set()
    for term in query.terms:
        for rank in range(len(found) - len(term) + 1):
            if all(found[rank + n].stem == part for n, part in enumerate(term)):
                hit.update(range(rank, rank + len(term)))
    return [(found[rank].start, found[rank].end) for rank in sorted(hit)]
