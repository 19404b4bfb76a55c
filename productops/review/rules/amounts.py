"""Amounts of money in a posting: what they are worth, for which period, gross or net, and whether they are a pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from productops.text.tokens import Text

_FIGURE = r"\d{1,3}(?:[ .']\d{3}){1,3}(?:,\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
_CURRENCY = r"(?:€|euros?\b|eur\b)"
_THOUSANDS = r"k(?:€|e(?:ur(?:os?)?)?\b|\b(?! ?euros?)| ?€| ?euros?\b|)"
_SHAPE = re.compile(
    rf"(?<![\w.,/-])(?P<sign>€ ?)?(?P<low>{_FIGURE}) ?(?P<lowk>{_THOUSANDS})? ?(?P<lowunit>{_CURRENCY})?"
    rf"(?:(?<=€) ?(?P<cents>\d[05])(?= ?(?:bruts?|nets?|de l|l'h|par|/)))?"
    rf"(?:(?: ?(?:/ ?(?:h|an|mois)|brut|net)){{0,2}} ?(?:a|et|-|–|—|/|ou|jusqu'a|to) ?(?:€ ?)?(?P<high>{_FIGURE}) ?(?P<highk>{_THOUSANDS})? ?(?P<highunit>{_CURRENCY})?(?!\d| ?[-–] ?\d))?",
    re.ASCII,
)
_BY_THE_HOUR = re.compile(
    r" ?(?:(?:bruts?|nets?) ?(?:/ ?h\b|/ ?heure|de l'heure|par heure)|/ ?h (?:bruts?|nets?)\b)", re.ASCII
)
"""What makes a figure a pay, the euros being understood: « 12,50 brut/h »."""
_BY_THE_MONTH = re.compile(r" ?(?:bruts?|nets?) ?(?:/ ?mois|par mois|mensuels?)\b", re.ASCII)
"""The same by the month: « 1 700 brut/mois »."""
_LEAST_HOUR, _MOST_HOUR = 5, 150
_LEAST_MONTH, _MOST_MONTH = 300, 20_000
_PERIODS = (
    ("hour", r"(?:brut |net )?(?:/ ?h\b|par heure|de l'heure|l'heure|heure\b|/ ?heure|horaire)"),
    ("day", r"/ ?j(?:our)?\b|par jour|\bjour(?:nalier)?\b|tjm|/ ?jh\b|ht\b"),
    ("month", r"par mois|/ ?mois|mensuels?\b|mensuelles?|/ ?m\b|le mois\b|chaque mois|bruts?/mois|nets?/mois"),
    ("year", r"par an\b|/ ?an\b|annuels?\b|annuelles?\b|par annee|l'an\b|an\b|bruts?/an|/an"),
)
_AFTER = tuple((name, re.compile(rf"[^\n.;]{{0,22}}?(?:{pattern})", re.ASCII)) for name, pattern in _PERIODS)
_BEFORE = (
    ("hour", re.compile(r"(?:horaire|taux horaire|chaque heure|heure payee)[^\n.;]{0,28}$", re.ASCII)),
    ("day", re.compile(r"(?:tjm|journalier|par jour)[^\n.;]{0,24}$", re.ASCII)),
    ("month", re.compile(r"(?:mensuel(?:le)?|par mois)[^\n.;]{0,28}$", re.ASCII)),
    ("year", re.compile(r"(?:annuel(?:le)?|par an|an)[^\n.;]{0,24}$", re.ASCII)),
)
_PAY_WORDS = re.compile(
    r"salaires?|remuner|fourchette|\bpaie\b|\bpaye\b|payee?\b|\bfixe\b|brut\b|bruts\b|package|traitement|retribution|mensuel|annuel|horaire|\btjm\b|tarif|gagn|touche|toucher|salarial|gratification|cachet|honoraires|smic|salary|euros? (?:brut|net)|emoluments|solde|net\b",
    re.ASCII,
)
_QUALIFIER = re.compile(r"bruts?|mensuel|annuel|horaire|net|euros? (?:brut|net)")
"""Words that go with any amount: « variable annuel », « prime mensuelle »."""
_OTHER_WORDS = re.compile(
    r"chiffre d'affaires|\bca\b|perdus?\b|pertes?\b|penalite|dette|gaspill|manque a gagner|leve(?:e|r|s)?\b|fonds|budget|tickets?|titres?[- ]rest|restaurant|primes?|bonus|variables?|cooptation|repas|dejeuner|indemnit|amende|capital|paniers?|clients?|facture|abonnement|epargne|collect|mutuelle|complementaire|prevoyance|forfait|velo|sport|transport|navigo|mobilite|frais|loyer|logement|caution|cotisation|rembours|cheques?|carte|interessement|participation|teletravail|parrainage|commission|avantage|aide\b|allocation|ancienn|achat|stock|prix|cout|coute|valeur|dotation|subvention|\bcse\b|\bce\b|13e|km\b|kilometr|deplacement|habillage|astreinte|adhesion|inscription|dossier|bourse|gain|economi|investi|enveloppe|marche|montant|portefeuille|encours|panier|\bapport\b|voyage|sejour|\bsac\b|tenue|uniforme|badge|\bkit\b|retenu\w*|preleve\w*|demission\w*|ecole|campus|cantine|parking|stationnement|\b(?:ifse|rifseep|cia|nbi|sft|isfe|ifts)\b|sujetion",
    re.ASCII,
)
_OTHER_AFTER = re.compile(
    r" ?(?:€ ?)?(?:ttc|ht)?\)? ?(?:reste(?:nt)? |sont |est )?(?:a (?:la|votre|ta) charge|non rembours)| ?(?:€ ?)?ttc\b| ?(?:€ ?)?(?:bruts? |nets? )?(?:d'|de |en |/ ?|par |pour (?:les?|la|un|votre) ?|\()?(?:chiffre|ca\b|millions?|milliards?|md\b|prime|bonus|ticket|titre|repas|panier|velo|budget|jour travaille|km|kilometre|frais|variable(?! (?:selon|suivant|en fonction))|commission|part variable|cheque|carte|participation|indemnite|m€|m\b|salle|abonnement|mutuelle|capital|clients?|personne|perdus?\b|pertes?\b|depens|engage|reengage|gaspill|dette|penalite|sac\b|tenue|kit\b|materiel|badge|uniforme|casque|caution)",
    re.ASCII,
)

_OF_A_THING = re.compile(
    r" ?(?:€ ?)?(?:de |d')(?!(?:fixe|base|salaire|remuneration|package|brut|net|paie|revenu|traitement|plus|moins|garanti"
    r"|depart|gratification|minimum|l'heure|la |le |les |\d))[a-z]{4}",
    re.ASCII,
)
"""An amount of something: « 12 k€ de remises »."""
_YEAR = re.compile(r"20[0-3]\d")
_GRADE = re.compile(r"\b(?:im|ib|inm|indice(?: majore| brut)?) ?:? ?$", re.ASCII)
"""What comes before the grade of a civil servant, which is no amount: « IM 390 – 1 919,90 € »."""


@dataclass(frozen=True, kw_only=True)
class Amount:
    """An amount in euros, or a range, with the period it is for ("" when the text does not say)."""

    low: float
    high: float
    period: str
    start: int
    end: int
    is_pay: bool
    net: bool = False

    def yearly(self, _hint: int | None = None) -> tuple[float, float]:
        """Give the amount a year; where no period is said, one is guessed from its size. (0, 0) when it cannot be."""
        times = {"year": 1.0, "month": 12.0, "hour": 1820.04, "day": 0.0, "": 0.0}[self.guessed]
        return self.low * times, self.high * times

    @property
    def guessed(self) -> str:
        """Give the period, guessed from the size of the amount where the text does not say it."""
        return self.period or ("year" if self.high >= 10_000 else "month" if self.high >= 900 else "")


def amounts(text: Text) -> tuple[Amount, ...]:
    """Give the amounts of a text, in order."""
    if "amounts" not in text.memo:
        text.memo["amounts"] = tuple(_amounts(text))
    read: tuple[Amount, ...] = text.memo["amounts"]
    return read


_LEAST = {"": 0, "hour": 0, "day": 0, "month": 50, "year": 500}
"""Euros under which an amount told for a period is no pay."""


def pays(text: Text) -> list[Amount]:
    """Give the amounts that are a pay, large enough to be one."""
    return [
        amount
        for amount in amounts(text)
        if amount.is_pay
        and amount.high >= _LEAST[amount.period]
        and (amount.high >= 8 or "gratif" in text.source[max(0, amount.start - 40) : amount.start].lower())
    ]


def _amounts(text: Text) -> Iterator[Amount]:
    folded = text.folded
    for found in _SHAPE.finditer(folded):
        text.steps += 1
        money = (
            found["sign"]
            or found["lowunit"]
            or found["highunit"]
            or "€" in found.group()
            or "eur" in (found["highk"] or found["lowk"] or "")
        )
        thousands = bool(found["lowk"] or found["highk"])
        hourly = not money and _BY_THE_HOUR.match(folded, found.end()) is not None
        monthly = not money and _BY_THE_MONTH.match(folded, found.end()) is not None
        if not money and not thousands and not hourly and not monthly:
            continue
        low = _figure(found["low"]) + int(found["cents"] or 0) / 100
        high = _figure(found["high"]) if found["high"] else low
        if (
            found["high"]
            and _YEAR.fullmatch(found["low"])
            and not (found["lowunit"] or found["lowk"])
            and high > 4 * low
        ):
            low = high  # a date, then a pay: « publiée en juin 2022 – 19 800 € »
        if found["high"] and _GRADE.search(folded, max(0, start_of(found) - 12), start_of(found)):
            low = high
        if thousands:
            low, high = low * 1000 if low < 1000 else low, high * 1000 if high < 1000 else high
        start, end = start_of(found), found.end()
        while end > start and folded[end - 1] in " /":
            end -= 1
        line = folded[max(folded.rfind("\n", 0, start) + 1, start - 110) : start]
        after = folded[end : end + 60].split("\n")[0]
        if not money and not (
            _PAY_WORDS.search(line) or re.match(r" ?(?:€|bruts?|nets?|annuel|sur (?:1[2-4]|douze|treize) mois)", after)
        ):
            continue
        least, most = (
            (_LEAST_HOUR, _MOST_HOUR) if hourly else (_LEAST_MONTH, _MOST_MONTH) if monthly else (12_000, 400_000)
        )
        if not money and not least <= high <= most:
            continue
        yield Amount(
            low=min(low, high),
            high=max(low, high),
            period=_period(line, after, folded[start:end]),
            start=text.origins[start],
            end=text.origins[end - 1] + 1,
            is_pay=_is_pay(line, after, low),
            net=_is_net(line, after),
        )


def start_of(found: re.Match[str]) -> int:
    """Give where an amount is written, its sign included."""
    return found.start() if found["sign"] else found.start("low")


def _figure(written: str) -> float:
    plain = written.replace(" ", "").replace("'", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def _period(line: str, after: str, own: str) -> str:
    """Give the period that is said nearest: after the amount, else before it."""
    near = after[:34]
    met = [(match.end(), name) for name, pattern in _AFTER if (match := pattern.match(near))]
    if re.search(r"/ ?h\b", own):
        return "hour"
    if met:
        return min(met)[1]
    before = [(match.start(), name) for name, pattern in _BEFORE if (match := pattern.search(line))]
    return max(before)[1] if before else ""


_OF_A_FEW = re.compile(r"\b(?:meilleure?s?|certaine?s) (?:\w+ ){0,3}(?:touch|gagn|depass|attei)\w*[^.;]*$", re.ASCII)
"""What comes before an amount that only some earn."""
_SPENT = re.compile(
    r"\b(?:choisi|decid|engag|valid|depens|sign|achet|tranch|arbitr)\w* (?!un |une |votre |ton |le poste)[^.;]{0,40}jusqu'a ?$",
    re.ASCII,
)
"""What comes before a sum that one may spend: « tu choisis les outils jusqu’à 10 k€ par an »."""
_MONTHLY = 300
"""Euros from which a gross amount a month is a wage, and no benefit."""
_YEARLY = 15_000
"""Euros from which an amount is that of a year."""


def _is_pay(line: str, after: str, low: float) -> bool:
    """Tell whether an amount is a pay, from the nearest word that says what it is."""
    if _OTHER_AFTER.match(after) or _OF_A_THING.match(after) or re.match(r" ?(?:millions?|milliards?|m\b|md)", after):
        return False
    if _OF_A_FEW.search(line) or _SPENT.search(line):
        return False
    clause = (
        re.split(r"[;.•\n]|, (?!(?:autour|environ|soit|jusqu|entre|pouvant|allant|d'un|de l)\b)(?=\w+ \w+)|\+", line)[
            -1
        ]
        if _OTHER_WORDS.search(line) or _PAY_WORDS.search(line)
        else line
    )
    if (
        low >= _MONTHLY
        and re.match(r" ?(?:€ ?)?(?:bruts?|nets?) ?(?:/|par )", after)
        and not re.search(r"\b(?:prime|bonus|indemnite|gratif\w*|ifse|rifseep|cia|nbi|sujetion)s?\b[^,;+]{0,24}$", line)
    ):
        return True  # « 2 050 € brut/mois »: nothing but a wage is told so
    if re.match(r" ?(?:bruts?|nets?)\b", after) and re.search(r"[,–—|·] ?$", line):
        return True  # an item of its own: « forfait 207 jours, 41 à 46 K€ brut annuel »
    if low >= _YEARLY and re.match(r" ?(?:bruts?|nets?)\b", after) and re.search(r": ?$", line):
        return (
            True  # under any label, a gross amount of a year's size: « ce que nous offrons : 58 000 euros bruts fixes »
        )
    said = [match.end() for match in _PAY_WORDS.finditer(clause) if not _QUALIFIER.fullmatch(match.group())]
    other = [match.end() for match in _OTHER_WORDS.finditer(clause)]
    if other and (not said or max(other) > max(said)):
        return False
    if said or _PAY_WORDS.search(clause):
        return True
    if re.match(
        r" ?(?:bruts?|nets?|annuel|mensuel|sur (?:1[2-4]|douze|treize) mois|/ ?(?:h|an|mois|jour|j)\b|par (?:an|mois|heure|jour)|de l'heure|ht\b)",
        after,
    ):
        return True
    return low >= _YEARLY or not _OTHER_WORDS.search(line)


def _is_net(line: str, after: str) -> bool:
    if told := re.search(r"\b(nett?e?s?|brute?s?) ?:? ?$", line):
        return told[1].startswith("net")
    near = re.split(r"[.;(]", after[:26])[0]
    if re.search(r"\bbruts?\b", near):
        return False
    if re.search(r"\bnets?\b", near):
        return True
    return bool(re.search(r"\bnett?e?s?\b[^.;]{0,30}$", line)) and not re.search(r"\bbrute?s?\b[^.;]{0,30}$", line)
