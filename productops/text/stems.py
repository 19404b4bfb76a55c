"""Words and their stems: what brings together the plural, the feminine and the tenses of a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from productops.text.folding import fold

# Longer than any word: what is cut off would only fill an index.
_LONGEST = 60
WORD = re.compile(r"[^\W_]+")

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
format formats
outil outils outillage outiller outille
oeil yeux
communication communications communiquer communique communiquent communiquait communiquant
organisation organisations organiser organise organisent organisait organisee organisationnel organisationnelle organisationnels organisationnelles
resilience resilient resiliente resilients resilientes
cheffe cheffes chef chefs
dept depts departement departements department departments
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
# Without its own cache, which no lock guards: `stem` keeps what it gives, and a call holds the interpreter while it cuts.
_stemmer = Stemmer.Stemmer("french", 0)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, in characters, and its stem."""

    start: int
    end: int
    stem: str


# The words of a trade come back: the cache holds them all, and a stem is cut once.
@lru_cache(maxsize=16_384)
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
    for found in WORD.finditer(text):
        yield Word(found.start(), found.end(), stem(found.group()))


def stems(text: str) -> str:
    """Give the stems of a text, in its order, with a space between them."""
    return " ".join(word.stem for word in words(unicodedata.normalize("NFC", text)))
