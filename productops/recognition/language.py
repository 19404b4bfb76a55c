"""The language of a text, by its small words: French, English, another one that we can tell, or none."""

from __future__ import annotations

from enum import StrEnum

from productops.text.folding import fold
from productops.text.stems import WORD


class Language(StrEnum):
    """The languages that recognition tells apart; `OTHER` is one it cannot read."""

    FRENCH = "fr"
    ENGLISH = "en"
    OTHER = "other"


_SMALL = {
    Language.FRENCH: "le la les des du une et est pour dans avec nous vous votre vos nos sur au aux en qui que un par ce cette sont plus ou leur leurs entre chaque sans",
    Language.ENGLISH: "the and of to in for with you your our we will be on is are as at this that an from by have or their who what how each",
    Language.OTHER: (
        "der die das und ist fur mit wir sie ihr ihre unsere ein eine einen zu von den dem auf im bei als nicht werden oder "
        "el los las del para con nuestro nuestra una que y por como su sus equipo eres somos tu en es "
        "il gli della delle per di che sono nostro nostra e con nel alla dei un "
        "het een en van voor met wij je ons onze zijn wordt op aan niet "
        "o os as do da dos das em uma com nosso nossa para e que"
    ),
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_READ = 4_000
"""Words that are counted at most."""


def language_of(text: str) -> Language | None:
    """Give the language most of the small words belong to; None where there are too few to tell.

    A word that several languages share counts for each; ours win a tie.
    """
    read = WORD.findall(fold(text[: _READ * 8]))[:_READ]
    counts = {language: sum(map(words.__contains__, read)) for language, words in _WORDS.items()}
    best = max(Language, key=lambda language: counts[language])
    if counts[best] < 2:
        return None
    if best is Language.OTHER and counts[Language.OTHER] * 2 < 3 * max(
        counts[Language.FRENCH], counts[Language.ENGLISH]
    ):
        return max((Language.FRENCH, Language.ENGLISH), key=lambda language: counts[language])
    return best
