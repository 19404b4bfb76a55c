"""Pay: what the European directive asks of a posting, once transposed, and what French law asks already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.amounts import Amount, amounts, pays
from productops.review.rules.evidence import agreement
from productops.review.rules.finding import either, hit, present, say, spans, wording
from productops.review.rules.mending import sentence_place
from productops.review.rules.places import abroad
from productops.review.rules.posting import dates, published
from productops.text.cues import Cues
from productops.text.folding import word_set
from productops.text.french import integer
from productops.text.tokens import Text

TRANSPOSED = date(2028, 1, 1)
"""The day aimed at by the French bill, not voted on 23 November 2026 (two sources, one of them contradictory)."""
MINIMA = {
    date(2021, 10, 1): (10.48, 7.91),
    date(2022, 1, 1): (10.57, 7.98),
    date(2022, 5, 1): (10.85, 8.19),
    date(2022, 8, 1): (11.07, 8.35),
    date(2023, 1, 1): (11.27, 8.51),
    date(2023, 5, 1): (11.52, 8.70),
    date(2024, 1, 1): (11.65, 8.80),
    date(2024, 11, 1): (11.88, 8.98),
    date(2026, 1, 1): (12.02, 9.33),
}
"""Gross minimum of an hour from each day on, in euros; then in Mayotte (decrees, as the press of those days told them).

A later year uses the last one known. A posting published before the first is not judged.
"""
MONTHLY_HOURS = 35 * 52 / 12
"""Hours of a full time in a month: 12.02 € an hour make 1,823.03 €."""
NET = 0.7915
"""What is left of a gross minimum once contributions are paid: 1,443 € of 1,823.03 € (2026)."""
FULL_WEEK = 35
WIDE = 1.40
"""How many times its bottom the top of a range may be: our judgement."""

_DIRECTIVE = "https://andrh.fr/article/que-va-changer-la-directive-sur-la-transparence-des-remunerations"
_WORKPLACE = "https://www.helloworkplace.fr/loi-francaise-transparence-salaires"
_UNCERTAIN = " La date du 01/01/2028 tient à une seule page : elle n’est pas sûre."
_TRAINEE = Cues(
    "stage ..1 de # ..1 mois|semaines",
    "contrat|en|cadre ..3 alternance|apprentissage|professionnalisation",
    "alternance|apprentissage ..1 de|sur ..1 # mois|ans",
    "apprenti|apprentie|alternant|alternante|stagiaire",
    "gratification|gratifie|gratifiee",
    "service civique",
    "benevole|benevolat",
    "stage conventionne",
)


_NO_JOB = Cues(
    "mission|missions|contrat|engagement|volontaire ..3 service_civique",
    "service civique ..6 mission|indemnite",
    "poste|mission ..2 benevole",
)
"""What has an allowance, or none, and no agreement: neither is missing there."""
_OF_THE_STATE = Cues(
    "contrat ..2 droit_public", "titulaire ou contractuel*", "voie statutaire", "contractuel* ..3 titulaire*"
)
"""Posts under no agreement: the statute fixes what it would."""


def _no_pay(text: Text, facts: Facts) -> Iterator[Hit]:
    known = facts.salary_min or facts.salary_max
    if not known and not pays(text) and not present(text, _NO_JOB):
        yield Hit()


def _empty_formula(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find formulas that say nothing of a pay; silent where the same line gives an amount."""
    if facts.salary_min or facts.salary_max:
        return
    lines = [(amount.start, amount.end) for amount in pays(text)]
    for span in spans(text, _FORMULAS):
        start, end = text.words[span.first].start, text.words[span.last - 1].end
        place = sentence_place(text, span.first)
        if any(place.start - 2 <= low < place.end + 40 for low, _high in lines):
            continue
        opens = text.words[span.first].text
        if (
            opens == "fixe"
            and span.first
            and text.words[span.first - 1].text in ("journee", "equipe", "horaire", "poste", "jour", "nuit")
        ):
            continue  # « journée fixe, selon profil »
        if opens == "paie" and span.first > 1 and text.words[span.first - 2].text in ("de", "en", "gestion"):
            continue  # the trade: « une expérience de la paie selon divers secteurs »
        tied = opens not in _UNTIED or _pay_label(text, start)
        if not tied and not (opens in _ALONE and _is_all(text, place.start, place.end)):
            continue
        between = text.source[start:end].lower()
        if re.search(r"avantage|social|formation|mission|horaire", between):
            continue
        yield hit(text, span, say("x"))


_ALONE = word_set("selon suivant en a")
_UNTIED = _ALONE | {"competitif", "attractif"}
"""How formulas begin that speak of pay only after its name: « selon profil », « compétitif »."""


def _is_all(text: Text, start: int, end: int) -> bool:
    """Tell whether a formula is the whole of a short text: a field of a form, read by itself."""
    return len(text.words) <= 12 and len(text.source[start:end].split()) <= 6


def _pay_label(text: Text, start: int) -> bool:
    """Tell whether the words before, on the line or on the one above, are a label of pay."""
    before = text.folded[max(0, text.folded_at(start) - 60) : text.folded_at(start)]
    return bool(
        re.search(r"(?:salaires?|remuneration|retribution|paie|traitement|fixe)\b[^.\n\w]*\n?[^.\n\w]*$", before)
    )


_PAY = "salaire|salaires|remuneration|retribution|paie|fixe"
_FORMULAS = Cues(
    f"{_PAY} ..3 selon|suivant|fonction_du|fonction_de|fonction_des|attractive|attractif|attractives|competitif|competitive|motivant|motivante|interessant|interessante|attrayant|attrayante|negociable|hauteur",
    f"{_PAY} ..3 a_negocier|a_definir|a_convenir|a_discuter|a_debattre|a_fixer|a_determiner|au_marche|non_communique|nc",
    f"{_PAY} ..3 selon|suivant|fonction_du|fonction_de|attractive|attractif|a_negocier|a_definir|a_convenir ..3 profil|experience|experiences|competences|grille|convention|diplome|anciennete|candidat",
    f"{_PAY} ..1 dependra|depend|varie|variera|evoluera ..2 de|du|selon ..2 profil|experience|competences",
    f"{_PAY} ..1 sera|est ..1 fixee|fixe|definie|defini|negociee|discutee|etudiee ..1 selon|suivant|ensemble|en_fonction",
    "salaire non communique",
    "selon|suivant ..2 profil|experience|experiences|competences|grille|diplome",
    "en fonction du|de|des ..1 profil|experience|competences",
    "competitif|attractif",
    "a negocier|definir|convenir|discuter ..2 selon|suivant|ensemble",
    "package attractif|competitif|attrayant|motivant",
    "package ..2 remuneration|salarial|salaire ..1 attractif|competitif|attrayant|motivant",
    "traitement|remuneration|salaire nc",
    "competitive salary|package", "salary ..2 competitive|negotiable",
)  # fmt: skip


def _wide_range(text: Text, _facts: Facts) -> Iterator[Hit]:
    seen: set[tuple[float, float]] = set()
    for amount in pays(text):
        pair = (amount.low, amount.high)
        if amount.low >= 900 and amount.high > amount.low * WIDE and pair not in seen:
            seen.add(pair)
            spread = round(100 * (amount.high / amount.low - 1))
            yield Hit(
                start=amount.start,
                end=amount.end,
                message=f"La fourchette s’étend sur {spread} % : on y lit deux postes. Au-delà de {round(100 * WIDE - 100)} %, c’est beaucoup (repère).",
            )


def minimum(on: date, *, mayotte: bool) -> tuple[int, float] | None:
    """Give the gross minimum of an hour on a day and the year it is of; None before the first one known."""
    known = [day for day in MINIMA if day <= on]
    if not known:
        return None
    hour, there = MINIMA[max(known)]
    # A minimum stays that of the year that began after it: 11.88 € was set in November 2024, and stayed in 2025.
    year = min(on.year, max(MINIMA).year)
    return year, there if mayotte else hour


def _day_of(text: Text, facts: Facts) -> date:
    """Give the day by which a posting is judged: its publication where it says one, the day its work begins, the reading."""
    today = facts.on or max(MINIMA)
    shown = published(text)
    if shown and shown.day:
        return min(today, shown.day)
    begins = [each.day for each in dates(text) if each.day and min(MINIMA) <= each.day <= today]
    return min(begins, default=today)


_HOURS = re.compile(
    r"\((?P<aside>[12]\d|3[0-4]) ?h(?:eures)?\)|(?:^|\n) ?(?P<line>[12]\d|3[0-4]) ?h(?:\d\d)? ?(?=\n|$)|(?<![\d,.])(?P<hours>\d{1,2})(?:[.,]\d+)? ?h(?:eures?)?(?:\d\d)? ?(?:hebdo|par semaine|/ ?sem|/semaine|horaires|de travail|la semaine)|temps partiel[^.\n]{0,14}?(?P<part>\d{1,2}) ?h|\bcd[id] ?[,·|–-]? ?(?P<bare>[1-4]\d) ?h(?:eures?)?\b|pour (?P<told>[1-3]\d) ?h(?:eures)?\b|(?<![\d,.])(?P<spread>[12]\d|3[0-4]) ?h(?:eures)? (?:annualis|modulab|lissees?)\w*|\b(?P<share35>\d{1,2}(?:[.,]\d+)?) ?/ ?35 ?(?:e|eme|h)\w*",
    re.ASCII,
)
_YEARLY_HOURS = re.compile(
    r"(?P<before>\d{3,4}) ?h(?:eures)?\b[^.\n]{0,12}(?:par an\b|annuel|annualis|/ ?an\b)|(?:annualis\w*|annuel\w*)[^.\n\d]{0,12}(?P<after>\d{3,4}) ?h(?:eures)?\b",
    re.ASCII,
)
_SHARE = re.compile(
    r"(?:quotite|taux d'(?:emploi|activite)|temps partiel|temps de travail|poste)[^.\n]{0,24}?(?P<share>[3-9]\d) ?%|\ba (?P<share4>[3-9]\d) ?%(?! (?:d[eu']|par|de|pour|des) )|(?P<half>mi-temps|mi temps)|(?P<share2>[3-9]\d) ?% (?:etp|d'un temps|temps)|(?:^|[\n,;(·|•–-]|\bcd[id]\b) ?(?P<share3>[5-9]\d) ?%(?= ?[\n,;)·|•–-])",
    re.ASCII,
)


_PAID_FOR = re.compile(
    r"charge|rembours|mutuelle|sante|prevoyance|transport|navigo|abonnement|ticket|titre|restau|repas|remis|rabais|financ|particip|employeur"
    r"|teletravail|variable|objectif|atteint|hausse|commission|prime|interess"
)
"""What is paid for in part: « mutuelle prise en charge à 60 % » says nothing of the time worked."""
_SPELT = {
    "dix": 10, "douze": 12, "quinze": 15, "seize": 16, "dix-huit": 18, "vingt": 20, "vingt-deux": 22, "vingt-quatre": 24,
    "vingt-cinq": 25, "vingt-six": 26, "vingt-huit": 28, "trente": 30, "trente-deux": 32, "trente-cinq": 35,
}  # fmt: skip
_SPELT_HOURS = re.compile(
    rf"\b({'|'.join(sorted(_SPELT, key=len, reverse=True))}) heures (?:hebdo|par semaine|la semaine|chaque semaine)"
)
_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_A_DAY = rf"(?:{'|'.join(_DAYS)})s?"
_SPAN = r"(\d{1,2}) ?h ?(\d\d)? ?(?:-|–|a|/| )? ?(\d{1,2}) ?h ?(\d\d)?"
_ON_DAYS = re.compile(rf"{_SPAN}[ ,:(]{{1,3}}(?:(?:du|le|les|de) )?({_A_DAY})(?: (au|a) ({_A_DAY}))?", re.ASCII)
"""Hours of some days: « 13h30 à 18h30 le lundi », « 14h-18h30 du mardi au vendredi »."""


def _hours_by_days(folded: str) -> float:
    """Give the hours of a week that a timetable adds up to, where each span is followed by its days; 0 where none is."""
    told = _ON_DAYS.findall(folded)
    if len(told) != len(re.findall(_SPAN, folded, re.ASCII)):
        return 0.0  # a span whose days are not said
    total = 0.0
    for hour, minutes, to_hour, to_minutes, first, until, last in told:
        begins, ends = (int(one) + int(two or 0) / 60 for one, two in ((hour, minutes), (to_hour, to_minutes)))
        days = _DAYS.index(last.rstrip("s")) - _DAYS.index(first.rstrip("s")) + 1 if until else 1
        total += max(0.0, ends - begins) * max(1, days)
    return total


_SHORT_WEEK = 32
"""Hours of a week under which a timetable is a part time: a longer one may leave a day out."""
_LONGEST_WEEK = 48 / FULL_WEEK
"""Beyond 48 hours a week, a number of hours is of something else."""
_AVERAGED = re.compile(r"\brtt\b|\b35 ?h|modul|annualis|forfait|heures? sup|\bcadre\b|recup", re.ASCII)
"""What says that long weeks are made up for, or paid apart."""


def worked_share(text: Text) -> float | None:
    """Give the share of a full time that a text offers: 1 where nothing else is said, more for a longer week that nothing
    makes up for, None where it cannot be told."""
    if found := _YEARLY_HOURS.search(text.folded):
        return min(1.0, int(found["before"] or found["after"]) / (MONTHLY_HOURS * 12))
    if found := _SPELT_HOURS.search(text.folded):
        return min(1.0, _SPELT[found[1]] / FULL_WEEK)
    if found := _HOURS.search(text.folded):
        hours = next(value for value in found.groups() if value)
        share = float(hours.replace(",", ".")) / FULL_WEEK
        return share if share <= 1 or (share <= _LONGEST_WEEK and not _AVERAGED.search(text.folded)) else 1.0
    if 0 < (by_days := _hours_by_days(text.folded)) < _SHORT_WEEK:
        return by_days / FULL_WEEK
    for found in _SHARE.finditer(text.folded):
        if found["half"]:
            return 0.5
        if found["share4"] and _PAID_FOR.search(text.folded, max(0, found.start() - 40), found.start()):
            continue
        return int(found["share"] or found["share2"] or found["share3"] or found["share4"]) / 100
    if re.search(
        r"temps partiel|type de contrat ?: ?extra|\b(?:en|contrats? d'|poste d')extras?\b|\d{1,2} ?h(?:eures)?(?: par semaine| hebdo)",
        text.folded,
    ) and not re.search(r"temps plein|temps complet", text.folded):
        return None
    return 1.0


def _under_minimum(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find a pay under the legal minimum, in proportion of the time worked, on the place and the day."""
    if present(text, _TRAINEE) or abroad(text) or _trains_in_title(text):
        return
    share = worked_share(text)
    mayotte = bool(re.search(r"mayotte|mamoudzou|dzaoudzi|koungou|\b976\b", text.folded))
    day = _day_of(text, facts)
    if (known := minimum(day, mayotte=mayotte)) is None:
        return
    year, hour = known
    month = hour * MONTHLY_HOURS
    gross = {amount.guessed for amount in amounts(text) if amount.is_pay and not amount.net}
    for amount in amounts(text):
        if not amount.is_pay or amount.guessed in ("day", "") or _is_cut(amount):
            continue
        if amount.net and amount.guessed in gross:
            continue  # the same pay before contributions stands beside it, and is the one that the law speaks of
        if share is None and amount.guessed != "hour":
            continue
        floor = {"hour": hour, "month": month * (share or 1), "year": month * 12 * (share or 1)}[amount.guessed]
        floor *= NET if amount.net else 1
        if 1 < amount.low < floor * 0.997:
            yield Hit(
                start=amount.start,
                end=amount.end,
                message=_under(amount, floor, year, day, mayotte=mayotte, share=share or 1),
            )


_TRAINING = re.compile(
    r"\b(?:stages? de fin d|intern(?:ship)?\b|stage|alternance|apprentissage|apprenti|stagiaire|contrat pro)\w*",
    re.ASCII,
)


def _trains_in_title(text: Text) -> bool:
    """Tell whether the first line, or that of an amount, is about a trainee, whose minimum is another."""
    if re.search(r"freelance|portage salarial|\btjm\b", text.folded) and not re.search(
        r"\bcd[id]\b|interim", text.folded
    ):
        return True
    return _TRAINING.search(text.folded.split("\n")[0]) is not None or any(
        _TRAINING.search(text.folded, low, text.folded_at(amount.start))
        for amount in pays(text)
        for low in [max(0, text.folded.rfind("\n", 0, text.folded_at(amount.start)))]
    )


def _is_cut(amount: Amount) -> bool:
    """Tell whether an amount is too far from any pay to be one: a price, or a figure read wrong."""
    floors = {"hour": 5.0, "month": 300.0, "year": 4000.0}
    return amount.low < floors[amount.guessed]


def _amount(value: float) -> str:
    whole, cents = divmod(round(value * 100), 100)
    return f"{integer(whole)},{cents:02d}"


def _under(amount: Amount, floor: float, year: int, on: date, *, mayotte: bool, share: float) -> str:
    period = {"hour": "l’heure", "month": "par mois", "year": "par an"}[amount.guessed]
    kind = "net" if amount.net else "brut"
    where = " à Mayotte" if mayotte else ""
    time = " pour ce temps de travail" if share != 1 and amount.guessed != "hour" else ""
    late = f" Le minimum de {on.year} n’est pas connu ici : celui de {year} sert de plancher." if on.year > year else ""
    return f"Le montant est sous le SMIC {kind}{where}{time} : {_amount(floor)} € {period} ({year}).{late}"


def _no_agreement(text: Text, facts: Facts) -> Iterator[Hit]:
    if facts.contract in ("freelance", "stage") or present(text, _NO_JOB) or present(text, _OF_THE_STATE):
        return
    if agreement(text) is None:
        yield Hit()


RULES = (
    Rule(
        id="P01",
        title="Rémunération annoncée",
        severity=Severity.MUST,
        reference="Directive (UE) 2023/970, art. 5(1)",
        source=_DIRECTIVE,
        confidence="B",
        in_force_from=TRANSPOSED,
        message="La rémunération manque, ou n’est pas un montant.",
        why="La directive veut que le salaire de départ, ou sa fourchette, soit connu avant l’entretien. Le délai européen est passé le 7 juin 2026 ; la loi française n’est pas votée." + _UNCERTAIN,
        suggestion="Donnez une fourchette brute annuelle, le nombre de mois, et la part variable à part.",
        absent=True,
        reader="L’offre ne dit pas ce que vous gagneriez.",
        question="Quelle est la fourchette brute annuelle, et sur combien de mois ?",
        version=2,
        find=_no_pay,
    ),
    Rule(
        id="P02",
        title="Convention collective",
        severity=Severity.MUST,
        reference="Directive (UE) 2023/970, art. 5(1)",
        source=_WORKPLACE,
        confidence="B",
        in_force_from=TRANSPOSED,
        message="La convention collective n’est pas nommée.",
        why="La directive veut que l’on sache quelles règles de paie s’appliquent ; les projets français la demandent dans l’offre." + _UNCERTAIN,
        suggestion="Nommez la convention, avec son numéro IDCC.",
        absent=True,
        reader="On ne sait pas quelle convention fixera vos congés, vos minima et votre préavis.",
        question="Quelle convention collective s’applique ?",
        find=_no_agreement,
    ),
    Rule(
        id="P03",
        title="Formule de paie vide",
        severity=Severity.MUST,
        reference="Directive (UE) 2023/970, art. 5(1)",
        source=_WORKPLACE,
        confidence="B",
        in_force_from=TRANSPOSED,
        message="La formule ne dit aucun montant.",
        why="« Selon profil » laisse deviner ; le ministère a annoncé la fin de ces formules." + _UNCERTAIN,
        suggestion="Donnez la fourchette, puis ce qui fait aller du bas vers le haut.",
        reader="Ces mots ne disent aucun montant : demandez la fourchette avant l’entretien.",
        question="De combien à combien, et qu’est-ce qui fait la différence ?",
        version=2,
        find=_empty_formula,
    ),
    Rule(
        id="P04",
        title="Salaire actuel ou passé",
        severity=Severity.MUST,
        reference="Directive (UE) 2023/970, art. 5(2)",
        source="https://blohorn-avocats.fr/node/1604",
        confidence="B",
        in_force_from=TRANSPOSED,
        message="L’offre demande ce que la personne gagne ou gagnait.",
        why="La directive interdit de demander l’historique de rémunération ; le prix d’un poste ne dépend pas du précédent." + _UNCERTAIN,
        suggestion="Annoncez votre fourchette ; ne demandez rien du passé.",
        reader="Vous n’avez pas à dire ce que vous gagniez.",
        question="Quelle est votre fourchette pour ce poste ?",
        version=2,
        find=wording(
            say("salaire|remuneration|fixe|variable|package ..6 dernier|precedent|ancien|actuel ..1 poste|employeur|emploi|entreprise|job"),
            say("salaire|remuneration|fixe|package ..2 percu*|touche*"),
            say("your|state current|present|last salary|pay|package"),
            say("combien ..4 gagner|touchez|gagnez|gagniez|percevez|percevoir", softened=True),
            say("attentes|exigences|souhaits|ambitions ..4 salaire|salariales|salarial|remuneration|financieres|pecuniaires", softened=True, message="Demander des attentes avant d’avoir donné la fourchette fait porter le risque à qui candidate."),
            say("salaire|remuneration ..1 souhaite|souhaitee|vise|visee|espere|esperee|demande|demandee|envisage|envisagee", softened=True, message="Demander des attentes avant d’avoir donné la fourchette fait porter le risque à qui candidate."),
            say("bulletins|fiches|bulletin|fiche|feuilles ..2 salaire|paie|paye"),
            say("salaire*|remuneration* ..2 actuel|actuelle|actuels|precedent*|anterieur*|passe|passee|passes"),
            say("dernier|derniere|ancien|derniers ..1 salaire*|remuneration*|paie|package|fixe"),
            say("historique ..2 salaire*|salarial|remuneration*|paie"),
            say("actuel|actuelle|present ..1 salaire|remuneration|package|fixe"),
            say("votre|vos|ton ..1 remuneration|salaire|package ..1 d|de? aujourd|actuel*|jour"),
            say("combien ..3 gagnez|gagne|gagniez|touchez"),
            say("remuneration|salaire ..1 souhaitez|souhaites|attendez|visez|esperez vous|tu", softened=True, message="Demander des attentes avant d’avoir donné la fourchette fait porter le risque à qui candidate."),
            say("package|fixe|variable ..1 actuel|actuelle|en_cours"),
            say("niveau ..1 de remuneration actuel*|precedent*|anterieur*"),
            say("pretention|pretentions ..2 salari*|salaire|salariales|financieres", softened=True, message="Demander des prétentions avant d’avoir donné la fourchette fait porter le risque à qui candidate."),
            say("pretentions", softened=True, message="Demander des prétentions avant d’avoir donné la fourchette fait porter le risque à qui candidate."),
            unless=Cues(
                "repond*|expliqu*|aid*|accompagn*|renseign*|rassur*|inform* ..10 bulletin*|fiche*|paie", "locataires|emprunteurs|clients|familles|acquereurs|assures|usagers|adherents ..1 transmettent|fournissent|envoient|apportent|presentent|remettent|deposent|joignent ..14",
                "logiciel*|produit*|editeur|gestion|plateforme|edition ..6 bulletin*|fiche*|paie",
                "etabliss*|edit*|calcul*|control*|prepar*|verifi*|saisi*|traite*|gere*|monter|montez|elabor*|realis*|distribu*|emission|remise ..4 bulletin*|fiche*|paie|feuilles",
                "interdi*|aucune|jamais|pas ..4 question* ..4 salaire*|remuneration*",
                "bulletin*|fiche* ..3 dematerialis*|electronique*|en_ligne|numerique*", "n|ne ont|avez|as pas|rien a communiquer|fournir|joindre|donner ..6", "trois|dernier*|bulletin*|fiche* ..14 aux locataire*|emprunteur*|client*|acquereur*",
            ),
        ),
    ),
    Rule(
        id="P06",
        title="Largeur de la fourchette",
        severity=Severity.SHOULD,
        reference="Notre repère ; aucune source",
        source="",
        confidence="C",
        message="La fourchette est large.",
        why="Une fourchette trop large dit deux niveaux à la fois, et attire autant de déçus que d’intéressés.",
        suggestion="Choisissez le niveau, ou publiez deux offres.",
        reader="La fourchette est large : demandez ce qui mène au haut.",
        question="Qu’est-ce qui place une personne en haut de la fourchette ?",
        version=2,
        find=_wide_range,
    ),
    Rule(
        id="P07",
        title="Sous le salaire minimum",
        severity=Severity.MUST,
        reference="Code du travail, art. L3231-2 (non relu) ; SMIC au 1er janvier 2026 : 12,02 € l’heure, 1 823,03 € par mois ; à Mayotte, 9,33 € et 1 415,05 €. Une offre datée est jugée au SMIC de sa date",
        source="https://www.pole-emploi.fr/employeur/depot-d-offre-en-ligne-quel-salaire-mentionner--@/article.jspz?id=932620",
        confidence="B",
        message="Le montant est sous le SMIC.",
        why="Aucun salaire ne peut être sous le minimum légal, à proportion du temps de travail ; les minima de la convention peuvent être plus hauts.",
        suggestion="Vérifiez le montant, la période (heure, mois, an), brut ou net, et le temps de travail.",
        reader="Le montant est sous le minimum légal pour ce temps de travail.",
        question="Ce montant est-il brut, et pour quel temps de travail ?",
        version=3,
        find=either(
            _under_minimum,
            wording(
                say("100 a la? commission|rendement", "uniquement|exclusivement|seulement ..3 commission|commissions|rendement|resultat|pourboire|pourboires", "commission|commissions|rendement|pourboires ..2 uniquement|exclusivement|seulement|sans_fixe", "sans|aucun|ni|pas_de ..1 fixe|salaire_fixe ..1 ni|et|garanti|minimum", "paye+ ..1 a|au commission|rendement|pourboire ..2 sans|uniquement|seulement", firm=True, softened=True, message="Un salarié touche au moins le SMIC, quoi qu’il vende ou produise.", suggestion="Dites le fixe, ou le minimum garanti, puis la commission."),
                unless=Cues("agent commercial|independant|mandataire|franchise*", "sans fixe ni? adresse", "domicile|telephone fixe"),
                inclusive=False,
                persons=False,
            ),
        ),
    ),
    Rule(
        id="P08",
        title="Rémunération lisible par tout le monde",
        severity=Severity.SHOULD,
        reference="Directive (UE) 2023/970 : information accessible aux personnes handicapées",
        source=_DIRECTIVE,
        confidence="B",
        message="La rémunération est renvoyée à une image ou à un fichier.",
        why="Un montant dans une image ne se lit ni au lecteur d’écran ni dans une recherche.",
        suggestion="Écrivez le montant dans le texte.",
        reader="Le salaire est dans un fichier à part : ouvrez-le avant de candidater.",
        question="Quel est le montant ?",
        find=wording(say("salaire|remuneration|grille|package ..4 image|visuel|pdf|piece_jointe|infographie|scan"), say("voir|cf ..2 image|visuel|infographie|pdf ..3 salaire|remuneration|grille"), inclusive=False, persons=False),
    ),
)  # fmt: skip
