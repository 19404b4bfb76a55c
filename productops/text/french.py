"""The grammar of the French this product writes: small pure functions, tested as rules.

Elision and contraction look at the sound of the next word: a vowel or a mute h. Common nouns in h are mute unless
listed; proper names in h (brands above all) keep the full article unless listed, as usage has it ("de Hublo",
but "d’Hermès").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from productops.text.folding import fold
from productops.text.openings import opens_without_name
from productops.text.typography import NARROW, NBSP

# Words in h that forbid elision: those a posting may meet. Inflected forms share their first letters.
_ASPIRATED = (
    "haie", "haine", "hall", "halle", "halte", "hamac", "hameau", "hamster", "hanche", "hand", "handicap", "hangar",
    "haras", "harc", "hardi", "haricot", "harnais", "harpe", "hasard", "hausse", "haut", "havre", "hein", "hernie",
    "héron", "héros", "hêtre", "heurt", "hibou", "hiérarch", "hobby", "hockey", "hollande", "holding", "homard",
    "hongr", "honte", "hors", "hot", "houle", "housse", "hub", "huit", "hurl", "hussard", "hutte", "hype", "hackathon",
    "hacke", "hard", "hash", "head",
)  # fmt: skip
# Those that begin like them and yet are mute.
_MUTE = ("héroïne", "héroïque", "héroïsme", "hôt", "hotel", "halluc", "haltèr")
_MUTE_NAMES = ("hector", "hélène", "henri", "hermès", "hippo", "homère", "honoré", "horace", "hubert", "hugo")
# Words that begin with a vowel letter and yet are never elided before.
_NO_ELISION = ("oui", "onze", "onzième", "ouistiti", "uhlan", "ululer", "yaourt", "yacht", "yoga")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_ARTICLE = re.compile(r"^(les|le|la|l)(?:\s+|['’]\s?)(?=\S)", re.IGNORECASE)


def elides(phrase: str) -> bool:
    """Tell whether « de », « que » or « le » lose their vowel before this phrase."""
    start = phrase.lstrip(" «“\"'’([")
    found = _WORD.match(start)
    if not found:
        return False
    word = found.group()
    lower, plain = word.lower(), fold(word)
    if lower in _NO_ELISION:
        return False
    if plain.startswith("h"):
        if word[0].isupper():
            return any(plain.startswith(fold(name)) for name in _MUTE_NAMES)
        return lower.startswith(_MUTE) or not any(plain.startswith(fold(stem)) for stem in _ASPIRATED)
    if plain.startswith("y"):
        return len(plain) > 1 and plain[1] not in "aeiouy"
    if len(word) > 1 and word.isupper() and start[: len(word)] == word:
        return _letter_sounds_open(word)
    return plain.startswith(tuple("aeiou"))


def _letter_sounds_open(acronym: str) -> bool:
    """Tell whether an acronym begins with a vowel sound: read as a word when it can be, else spelt out."""
    first = fold(acronym[0])
    if first in "aeio":
        return True
    if first == "u":  # « d’UX » is spelt, « d’UNESCO » is read: both open
        return True
    spelt = len(acronym) <= 3 and not any(letter in "aeiouy" for letter in fold(acronym))
    return spelt and first in "fhlmnrsx"


def de(phrase: str) -> str:
    """Put « de » before a phrase: « d’Alan », « du support », « des Échos », « de Decathlon »."""
    return _with_preposition(phrase, bare="de", masculine="du", plural="des", elided="d’")


def to(phrase: str) -> str:
    """Put « à » before a phrase: « au support », « aux Échos », « à L’Oréal », « à Alan »."""
    return _with_preposition(phrase, bare="à", masculine="au", plural="aux", elided=None)


def _with_preposition(phrase: str, *, bare: str, masculine: str, plural: str, elided: str | None) -> str:
    found = _ARTICLE.match(phrase)
    article = found.group(1).lower() if found else ""
    if found and article == "le":
        return f"{masculine} {phrase[found.end() :]}"
    if found and article == "les":
        return f"{plural} {phrase[found.end() :]}"
    if not found and elided and elides(phrase):
        return f"{elided}{phrase}"
    return f"{bare} {phrase}"


_LEADING_ARTICLE = re.compile(r"^(?:l['’]|(?:le|la|les|un|une|notre)\s+)", re.IGNORECASE)


def _aside(phrase: str) -> str:
    """Put what stands in brackets after a name, « Karim (CPO) », as one would after a comma; « (N+1) » goes."""
    return re.sub(r"\s*\(([^()]*)\)", r", \1", re.sub(r"\s*\(n ?\+ ?\d\)", "", phrase))


_RELATIVE = re.compile(r",? (?:qui|dont|que) .*$|,? (?:sur linkedin|par telephone|par mail|au 0\d).*$")
"""What is told of a person after their name, and how to reach them."""
_CHIEF = re.compile(r"\bdirect(?:eur|rice|ion)\b")
"""« La direction produit » is « Antoine Brisset, directeur produit », where both are written of one post."""


def fuller(one: str, other: str) -> str:
    """Give the phrase that names a person, of two: « Antoine Brisset, directeur produit » rather than « la direction produit »."""
    named = is_same_person(one, other) and ", " in other and ", " not in one
    return other if named and re.match(r"[A-ZÀ-Ý][\w’'-]+ [A-ZÀ-Ý]", other.strip()) else one


def is_same_person(one: str, other: str) -> bool:
    """Tell whether two typed phrases name one person: « la CPO » and « Claire Vasseur, CPO »."""
    first, second = (
        _CHIEF.sub("direct", _LEADING_ARTICLE.sub("", _RELATIVE.sub("", _aside(fold(phrase)).strip()), count=1))
        for phrase in (one, other)
    )
    short, long = sorted((first, second), key=len)
    if first == second or short in long.split(", ") or sorted(first.split(", ")) == sorted(second.split(", ")):
        return True
    # « Karim Benali, directeur général adjoint » is « le directeur général adjoint chargé du produit ».
    for named, unnamed in ((first, second), (second, first)):
        function = named.partition(", ")[2]
        if len(function.split()) > 1 and unnamed.startswith(f"{function} "):
            return True
    # « Inès, VP Product » is « Inès Benhamou, VP Product ».
    (who, _, what), (other_who, _, other_what) = short.partition(", "), long.partition(", ")
    if (
        what
        and what == other_what
        and sorted((who, other_who), key=len)[1].startswith(f"{min(who, other_who, key=len)} ")
    ):
        return True
    # A first name alone, without an article, is that of whoever is named in full beside it.
    alone = short in (fold(one).strip(), fold(other).strip()) and not is_bare_function(short)
    return alone and " " not in short and long.startswith(f"{short} ")


_SHE_INSTITUTES = re.compile(
    r"(?:mutuelle|banque|caisse|ville|region|metropole|mairie|fondation|compagnie|cooperative|clinique|federation|agence|chambre"
    r"|communaute|societe|prefecture|bibliotheque|mediatheque)\b"
)
_HE_INSTITUTES = re.compile(
    r"(?:groupe|credit|conseil|departement|ministere|syndicat|centre|musee|theatre|chu|chru|crous)\b"
)


def at(name: str) -> str:
    """Say where one works: « chez Alan », and « à la Mutuelle des Deux Rives », « au Crédit du Nord », as usage has it."""
    plain = fold(name)
    if _SHE_INSTITUTES.match(plain):
        return f"à l’{name}" if plain.startswith("agence") else f"à la {name}"
    return f"au {name}" if _HE_INSTITUTES.match(plain) else f"chez {name}"


def is_plural(phrase: str) -> bool:
    """Tell whether a noun phrase with its article is plural: « les PM », « des équipes », « 5 équipes », « CPO et DG »."""
    first = phrase.lstrip().lower().split(" ", 1)[0]
    if first.isdecimal():
        return first not in ("0", "1")
    if first in {"les", "des", "ces", "ses", "nos", "vos", "leurs", "deux", "trois", "quatre", "plusieurs", "quelques"}:
        return True
    return bool(re.search(r"[+&/]|\bet (?:la |le |l[’'])?\w", phrase)) and not re.match(r"(?:la|le|l[’'])", first)


_LISTED = re.compile(r"[+&/;,()\n]")
_DETERMINED = re.compile(
    r"(?:(?:les?|la|nos|notre|tout|toute|tous|toutes|chaque|chacune?|une?|des|celles?|ceux|\d+) |l[’'])", re.IGNORECASE
)


def is_one_phrase(phrase: str) -> bool:
    """Tell whether a typed phrase may stand in a sentence: one noun with its article, or names; a list of bare nouns may not."""
    return bool(_DETERMINED.match(phrase)) and not _LISTED.search(phrase)


CHIEFS = r"c(?:[efhimoprstx]|do|is|lo|pt|pd)o|cdo|ciso"
"""Chief officers by their letters: CEO, CPO, CTO, CPTO, CISO; « Carlo » and « cargo » are none."""
_BARE_FUNCTION = re.compile(
    rf"({CHIEFS}|D(?:SI|RH|AF|GA?|OP|T)|PDG|VP|SVP|EVP|Head|Chief|Lead|Manager|Direction|Responsable|Chef(fe)?"
    r"|(co-?)?(direct|fondat)(eur|rice)|Présidente?|Gérante?|Associée?)\b",
    re.IGNORECASE,
)


def is_bare_function(phrase: str) -> bool:
    """Tell whether a phrase is a function without its article (« CPO », « Directrice produit »), not a name."""
    return bool(_BARE_FUNCTION.match(phrase.strip()))


def join(phrases: Iterable[str], *, word: str = "et") -> str:
    """List phrases as French does: « a, b et c ».

    Phrases that hold a comma are kept apart by semicolons; where one holds « et » itself, the last is brought in by
    « ainsi que », so that « rédaction et documentation » stays one thing; where one of the last two holds « ou », a comma parts them.
    """
    items = [phrase for phrase in phrases if phrase]
    if len(items) < 2:
        return "".join(items)
    if any("," in item for item in items):
        comma, last = " ; ", f" ; {word} "
    elif word == "et" and any(" et " in item for item in items):
        comma, last = ", ", f", ainsi {'qu’' if elides(items[-1]) else 'que '}"
    else:
        comma, last = ", ", f", {word} " if any(" ou " in item for item in items[-2:]) else f" {word} "
    return comma.join(items[:-1]) + last + items[-1]


_NEXT_INFINITIVE = re.compile(r"(?P<before>\w+)(?P<link>,? (?:et|puis) )(?=(?:en |l’)?\w+(?:er|ir|re)\b)")


def after_a(infinitive: str) -> str:
    """Say a mission after « à », which its second verb repeats: « à trier les demandes et à répondre à chacune ».

    Verbs that follow one another share it: « à relier et retirer les outils ». Verbs are known by their endings, which
    a noun may have too: made for the titles of the catalogue, which tests read, and not for typed texts.
    """

    def repeated(found: re.Match[str]) -> str:
        close = found["before"].endswith(("er", "ir", "re"))
        return found.group() if close else f"{found['before']}{found['link']}à "

    return _NEXT_INFINITIVE.sub(repeated, lower_first(infinitive))


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Count things: below two is singular in French (« 0 offre », « 1 personne », « 2 personnes »)."""
    noun = singular if abs(number) < 2 else (plural or f"{singular}s")
    return f"{integer(number)} {noun}"


def integer(number: int) -> str:
    """Write a whole number with narrow no-break spaces between thousands: « 50 000 »."""
    return f"{number:,}".replace(",", NARROW)


def decimal(number: Fraction | float) -> str:
    """Write a number with a comma and no useless zero: « 1,5 », « 2 »."""
    text = f"{float(number):.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


def euros(amount: int) -> str:
    """Write an amount: « 50 000 € »."""
    return f"{integer(amount)}{NBSP}€"


MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


def ordinal(number: int, *, feminine: bool = False) -> str:
    """Write a rank: « 1er », « 1re », « 2e »."""
    return f"{number}{('re' if feminine else 'er') if number == 1 else 'e'}"


def long_date(day: date) -> str:
    """Write a date: « 1er mars 2027 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MONTHS[day.month - 1]} {day.year}"


def typed_day(text: str) -> str:
    """Write a day typed as a calendar gives it, « 2027-02-01 » or « 01/02/2027 », as a date; any other text as it is."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)|(\d\d)/(\d\d)/(\d{4})", text.strip())
    if not found:
        return text
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return long_date(date(int(year), int(month), int(day)))
    except ValueError:
        return text


def days(half_days: Fraction) -> str:
    """Write a weekly load to the nearest half-day: « une demi-journée », « 1 jour », « 2,5 jours »."""
    if half_days < 1:
        return "moins d’une demi-journée"
    halves = int(half_days + Fraction(1, 2))
    if halves == 1:
        return "une demi-journée"
    count = Fraction(halves, 2)
    return f"{decimal(count)} {'jour' if count < 2 else 'jours'}"


def capital(text: str) -> str:
    """Begin with a capital, leaving the rest as it is; « eNPS » and « iOS » begin as they are written."""
    return text if re.match(r"[a-z][A-Z]", text) else text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Begin in lower case, unless the first word is an acronym or a name (« PM », « OKR »)."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and any(c.isupper() for c in first[1:]) else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """Make a typed text a sentence: one line, a capital, a final stop."""
    text = " ".join(text.split())
    if not text:
        return ""
    closed = text.rstrip("»”\")' ")
    return capital(text) if closed.endswith((".", "!", "?", "…")) else f"{capital(text)}."


_SHORTENED = re.compile(
    r"(?:^|[ (’'])(?:janv|févr|avr|juil|sept|oct|nov|déc|env|etc|max|min|approx|p|n|ex|cf|resp|dir|pers)\.$",
    re.IGNORECASE,
)


def _without_stop(text: str) -> str:
    """Take the final stop of a text away, but for the one of a word cut short: « 3 depuis janv. »."""
    bare = text.rstrip(" ;,")
    return bare if _SHORTENED.search(bare) else text.rstrip(" .;,")


def clause(text: str) -> str:
    """Make a typed text the end of a sentence of ours: one line, no final stop, no capital unless it may be a name."""
    text = _without_stop(" ".join(text.split()))
    return text[:1].lower() + text[1:] if opens_without_name(text) else text


def quoted(text: str) -> str:
    """Quote a typed text as a line of its own: one line, a capital, no final stop."""
    return f"« {capital(_without_stop(' '.join(text.split())))} »"
