"""The posting itself: L17, nothing false, L18, dated, L19, an employer who can be known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.amounts import amounts
from productops.review.rules.employers import employer
from productops.review.rules.finding import either, hit, say, spans, wording
from productops.text.cues import Cues
from productops.text.folding import word_set
from productops.text.tokens import Text

_LEGI = "https://www.legifrance.gouv.fr/affichCode.do?idSectionTA=LEGISCTA000006178157&cidTexte=LEGITEXT000006072050"
_FBL = "https://french-business-law.com/french-legislation-art/article-{}-of-the-french-labour-code"
OLD = timedelta(days=730)
"""An offer older than that is likely to be over: our judgement."""
AHEAD = timedelta(days=45)
"""A publication may be prepared ahead, not by more than that (ours)."""

_TRAPS = wording(
    say("salaire|remuneration|package|gains|revenus|primes|fixe ..3 jusqu a #", message="« Jusqu’à » montre le plafond et tait le plancher.", softened=True),
    say("salaire|remuneration|gains|revenus|primes ..2 deplafonne*|illimite*|non_plafonne*", message="Un gain « illimité » ne se promet pas : dites le fixe, puis la part variable et ce qui la déclenche.", softened=True),
    say("gagn* ..4 facilement|rapidement|sans_effort ..3 #|argent|revenu*|euros", "gagn* ..3 # ..3 facilement|rapidement|sans_effort", "argent facile", message="La promesse ne peut pas être tenue."),
    say("gagnez|gagner|gagne|toucher|touchez ..2 jusqu a #", message="« Jusqu’à » montre le plafond et tait le plancher.", softened=True),
    say("revenu*|gain* ..2 garanti* ..3 #|rapidement", message="Un revenu « garanti » se prouve : dites le fixe et le variable."),
    say("evolution|promotion|augmentation ..2 garantie|garanties|assuree|assurees|automatique*", message="L’évolution promise est une promesse qui engage.", softened=True),
    say("constituons ..4 vivier|cvtheque|base", "vivier ..2 candidatures|candidats", message="L’offre dit qu’aucun poste n’est ouvert aujourd’hui.", softened=True),
    say("offre|annonce|poste ..2 fictif|fictive|d_exemple", message="L’offre dit qu’elle ne correspond à aucun poste."),
    say("teletravail|remote|distance ..1 total|totale|complet|complete|integral|integrale|100 ..14 presence|presentiel|bureau|bureaux|site|sur_place ..2 obligatoire*|#|quotidien*|tous|chaque|exige*|requis*", message="Le télétravail annoncé et la présence exigée se contredisent."),
    say("full_remote|100_teletravail ..14 #|un|deux|trois|quatre|cinq jours ..2 sur|au|en site|bureau|place|presentiel", message="Le télétravail annoncé et les jours sur place se contredisent."),
    say("cdi ..2 temps plein ..6 mission ..1 # mois", message="Le contrat est dit de deux façons."),
    say("premiers|premier|premieres mois|semaines|temps|jours|trimestre ..7 auto_entrepreneur|micro_entrepreneur|autoentrepreneur|auto_entreprise|micro_entreprise|statut_d_independant", "debut*|demarr*|commenc*|essai|d_abord ..4 en|sous|comme ..3 auto_entrepreneur|micro_entrepreneur|autoentrepreneur|auto_entreprise|micro_entreprise|independant", "auto_entrepreneur|micro_entrepreneur|autoentrepreneur|independant ..6 puis|avant cdi|cdd|embauche", message="Commencer « en indépendant » un emploi salarié : la nature du contrat n’est pas dite.", suggestion="Dites le vrai contrat, avec sa période d’essai."),
    say("salaire|remuneration|primes|bonus ..2 mirobolant*|exceptionnel*|record", message="Donnez le montant : l’adjectif promet sans rien dire.", softened=True),
    unless=Cues(
        "produit|entreprise|marche|clients ..3 revenus",
        "prime* exceptionnelle*",
        "constitution|constituer|constituerez|constituez|developp*|anim*|aliment*|gerer|gerez|gestion|creer|creez|creation|entret*|enrich* ..4 vivier* ..2 candidat*",
    ),
    inclusive=False,
    persons=False,
)  # fmt: skip
_TWO_TIMES = Cues(
    "temps plein|complet ..8 temps_partiel|mi_temps",
    "temps_partiel|mi_temps ..8 temps plein|complet",
    "temps_partiel|mi_temps ..8 35|39 h|heures",
)
_CHOICE = word_set("envisageable envisageables ") | word_set(
    "ou comme choix choisissez choisir possible possibles passage possibilite selon souhait puis evolutif "
    "evolution soit transformable et jusqu"
)


def _two_times(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a working time said in two ways, where no choice between them is offered."""
    for span in spans(text, _TWO_TIMES):
        number = text.words[span.first].sentence
        around = {
            token.text
            for token, after in pairwise([*text.words[max(0, span.first - 6) : span.last + 6], None])
            if token and token.sentence == number and not (token.text == "soit" and after and after.text[0].isdigit())
        }
        source = text.source[text.words[span.first].start : text.words[span.last - 1].end]
        listed = re.fullmatch(r"temps \w+\W{1,4}temps \w+", source.lower())
        if not around & _CHOICE and "/" not in source and not listed:
            yield hit(text, span, say("x", message="Le temps de travail est dit de deux façons."))


def _contradictions(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find where the text says something else than the answers given beside it."""
    said = {"cdi": "CDI", "cdd": "CDD", "indeterminee": "CDI", "determinee": "CDD"}
    if facts.contract in ("CDI", "CDD") and not any(token.text == facts.contract.lower() for token in text.words):
        named = {said[token.text] for token in text.words if token.text in said}
        for token in text.words:
            name = said.get(token.text)
            if name and name != facts.contract and facts.contract not in named:
                yield Hit(
                    start=token.start,
                    end=token.end,
                    message=f"Le texte dit {name}, la réponse donnée est {facts.contract}.",
                )
    for amount in amounts(text):
        low, high = amount.yearly()
        if (
            facts.salary_min and facts.salary_max and amount.is_pay and low and high
            and (high < facts.salary_min * 0.98 or low > facts.salary_max * 1.02)
        ):  # fmt: skip
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
        later = {text.words[span.first].sentence for span in spans(text, _NOT_NOW)}
        for span in spans(text, _TEAM):
            inside = [text.words[rank].text for rank in range(span.first, span.last)]
            count = next((int(word) for word in inside if word.isdigit()), 0)
            if text.words[span.first].sentence in later:
                continue
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
_TEAM = Cues(
    "equipe|equipes|sommes|compte|comptons|a|les|nos|aux|vos|chez|c_est ..1 de? # ..1 pm|product managers?",
    "# pm|product ..1 managers? travaillent|composent|et # equipe|equipes",
)
_NOT_NOW = Cues(
    "si|quand|d_ici|passe|passer|passons|passerons|objectif|cible|recrut*|embauch*|juniors|seniors|dont|nouveaux ..6 pm|managers",
    "pm|managers ..4 en|d_ici|fin|juniors|seniors|de plus",
    "# pm|managers ..2 sur",
)


class DateRole(StrEnum):
    """What a date of a posting is for."""

    PUBLISHED = "published"
    CLOSING = "closing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date written in a posting; None for a day that does not exist."""

    day: date | None
    role: DateRole
    start: int
    end: int
    told: bool = False
    """Whether the text says that it is the day of the offer, rather than leaving it to be guessed."""


_MONTHS = {
    name: rank
    for rank, names in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout august aug",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_DATE = re.compile(
    r"(?<![\d/.-])(?:(?P<day>\d{1,2})(?:er)?[ ]+(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?,?[ ]+(?P<year>20\d\d)"
    r"|(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:20)?\d\d)|(?P<iy>20\d\d)-(?P<im>\d\d)-(?P<id>\d\d)"
    r"|(?P<emonth>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.? (?P<eday>\d{1,2})(?:st|nd|rd|th)?,? (?P<eyear>20\d\d))(?![\d/-])",
    re.ASCII,
)  # fmt: skip
_CLOSES = re.compile(
    r"\b(?:avant(?: le)?|closes?|fermees?|jusqu'au|date limite|cloture\w*|limite (?:de|le)|au plus tard|dernier delai|deadline|before)[^.\n]{0,44}$",
    re.ASCII,
)
_ONCE_HELD = re.compile(
    r"\b(?:exerce\w*|interim|experience|justifi\w*|obtenu\w*|diplome\w*|titulaire\w*|valable\w*|sign\w*|construi\w*|acquis\w*|recrute\w*)\b[^.\n]{0,12}\bavant(?: le)? $",
    re.ASCII,
)
"""What someone must have done before a day: « ayant exercé en intérim avant le 1er juillet »."""
_OTHERWISE = re.compile(
    r"\b(?:prise de (?:poste|fonction)|a pourvoir|debut\w*|demarr\w*|commenc\w*|a partir d\w*|a compter d\w*|des le|fonde\w*|cree\w*|depuis|entree en fonction|reponse|entretiens?|loi|decret|ordonnance|directive|reglement|arrete|accord|convention|version|du \d\d?[/ ][\w/]+ au|ne le|naissance|embauche|disponib\w*|poste le|start\w*|rentree|ouverture|inauguration|arrivee|date d'entree|libre|vacant|integration|formation|session|stage|contrat|mission|fin de)[^.\n]{0,44}$",
    re.ASCII,
)
_PUBLISHED = re.compile(
    r"\b(?:publiee?|parue?|(?:mise? )?en ligne(?: depuis)?|(?<!de )(?<!du )(?<!au )postee?|diffusee?|(?:offre|annonce) du)(?: le)? ?:? ?(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?$",
    re.ASCII,
)
"""What comes right before the day of an offer, whatever else its line says."""
_YEAR_APART = re.compile(r"^.*\b(?:1[89]|20)\d\d\b[^|–—•·]{0,20}[|–—•·]", re.ASCII)
"""What ends on a year of its own before a dash: « depuis 1934 – 26/11/2026 », « loi 1901) | Béziers | 18-11-2026 »."""
_ASIDE = re.compile(r"^.*\b\w+ \w+ [|·•] (?=(?:le )?$)", re.ASCII)
"""What another piece of the line says, before the day: « télétravail depuis la France · le 25/11/2026 »."""
_LASTS = re.compile(
    r"^(?!.*(?:candidat|postul|offre)).*\b(?:duree|contrat|cdd|interim|mission|prestation|stage|mois|renouvel\w*)\b[^.\n]{0,40}\bjusqu.{0,2}au\W*$",
    re.ASCII,
)
"""What comes before the last day of a contract: it closes no offer."""


_RANGE = re.compile(r" ?(?:au|a|jusqu'au|-|–|—) ?\d{1,2}(?:er)?[ /.-](?:\d|[a-z])", re.ASCII)
"""What comes after the first day of a contract: « du 14/12/2026 au 14/04/2027 »."""


def dates(text: Text) -> tuple[Dated, ...]:
    """Give the dates of a text, in order, with what each is for."""
    if "dates" not in text.memo:
        text.memo["dates"] = tuple(_dates(text))
    read: tuple[Dated, ...] = text.memo["dates"]
    return read


def _dates(text: Text) -> Iterator[Dated]:
    for found in _DATE.finditer(text.folded):
        text.steps += 1
        before = text.folded[max(0, found.start() - 60) : found.start()]
        before = re.split(r"\n|(?<=[a-z0-9])[.!?] ", before)[-1]
        before = _ASIDE.sub("", _YEAR_APART.sub("", before))
        role = (
            DateRole.PUBLISHED
            if _PUBLISHED.search(before)
            else DateRole.OTHER
            if _LASTS.search(before) or _ONCE_HELD.search(before)
            else DateRole.CLOSING
            if _CLOSES.search(before)
            else DateRole.OTHER
            if _OTHERWISE.search(before) or not _stands_alone(text.folded, found)
            else DateRole.PUBLISHED
        )
        if role is DateRole.OTHER and _AS_LETTERS_ARE.search(before) and _LINE_ENDS.match(text.folded, found.end()):
            role = DateRole.PUBLISHED
        told = _PUBLISHED.search(before) is not None
        if role is DateRole.PUBLISHED and not told and _RANGE.match(text.folded, found.end()):
            role = DateRole.OTHER
        yield Dated(_day(found), role, text.origins[found.start()], text.origins[found.end() - 1] + 1, told=told)


_AS_LETTERS_ARE = re.compile(r"[a-z-]{3,}, le $", re.ASCII)
_LINE_ENDS = re.compile(r"\W*(?:\n|$)")
"""How a letter is dated: « Versailles, le 22 novembre 2026 », and nothing more on the line."""
_PIECE_ENDS = re.compile(r"\n|[|–—•·]|(?<=[a-z0-9)])[.!?] ", re.ASCII)
_OF_THE_OFFER = re.compile(
    r"\b(?:publi|mise? en ligne|mise? a jour|annonce|offre|diffus|actualis|paru|redige|date)", re.ASCII
)
_FEW_WORDS = 6


def _stands_alone(folded: str, found: re.Match[str]) -> bool:
    """Tell whether a date is the matter of its line: a few words beside it, or words that speak of the offer."""
    before = _PIECE_ENDS.split(folded[max(0, found.start() - 200) : found.start()])[-1]
    after = _PIECE_ENDS.split(folded[found.end() : found.end() + 200])[0]
    beside = before + " " + after
    return len(re.findall(r"[a-z]{2,}", beside)) <= _FEW_WORDS or _OF_THE_OFFER.search(beside) is not None


def _day(found: re.Match[str]) -> date | None:
    month = found["month"] or found["emonth"]
    year = int(found["year"] or found["y"] or found["iy"] or found["eyear"])
    number = _MONTHS[month] if month else int(found["m"] or found["im"])
    try:
        return date(
            year + 2000 if year < 100 else year, number, int(found["day"] or found["d"] or found["id"] or found["eday"])
        )
    except ValueError:
        return None


def published(text: Text) -> Dated | None:
    """Give the date of publication that exists: the first one that says so, else the first that may be one."""
    found = [each for each in dates(text) if each.role is DateRole.PUBLISHED and each.day]
    return next((each for each in found if each.told), found[0] if found else None)


def _undated(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find that no date of publication is on the text, that it does not exist, or that it is far ahead."""
    shown = published(text)
    if shown is None:
        wrong = next((each for each in dates(text) if each.day is None and each.role is DateRole.PUBLISHED), None)
        yield (
            Hit(message=f"Le {text.excerpt(wrong.start, wrong.end)} n’existe pas : la date de publication manque.")
            if wrong
            else Hit()
        )
    elif facts.on and shown.day and shown.day > facts.on + AHEAD and not shown.told:
        yield Hit()  # a day to come, of which nothing says that it is the offer's
    elif facts.on and shown.day and shown.day > facts.on + AHEAD:
        yield Hit(
            start=shown.start,
            end=shown.end,
            message="La date de publication est loin dans le futur.",
            suggestion="Corrigez l’année, ou le mois.",
        )


def _out_of_date(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find an offer that its own dates say is over: published long ago, closed, or closed before it began."""
    shown = published(text)
    for each in dates(text):
        if each.role is DateRole.CLOSING and each.day and shown and shown.day and each.day < shown.day:
            yield Hit(start=each.start, end=each.end, message="La clôture précède la date de l’offre.", softened=True)
        elif each.role is DateRole.CLOSING and each.day and facts.on and each.day < facts.on:
            yield Hit(
                start=each.start,
                end=each.end,
                message="La date de clôture est passée.",
                suggestion="Retirez l’offre, ou donnez une nouvelle date.",
                softened=True,
            )
    if shown and shown.day and facts.on and shown.day < facts.on - OLD:
        yield Hit(
            start=shown.start,
            end=shown.end,
            message="L’offre a plus de deux ans : le poste est-il toujours ouvert ?",
            suggestion="Vérifiez que le poste existe, puis datez l’offre du jour.",
            softened=True,
        )


def _unnamed(text: Text, facts: Facts) -> Iterator[Hit]:
    if not facts.organisation and employer(text) is None:
        yield Hit(softened=True)


RULES = (
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
        reader="Ce passage peut induire en erreur : vérifiez-le avant de candidater.",
        question="Pouvez-vous préciser ce passage, avec un chiffre ou une date ?",
        version=2,
        find=either(_TRAPS, _two_times, _contradictions, _out_of_date),
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
        reader="La date de l’offre manque ou étonne : demandez si le poste est toujours ouvert.",
        question="De quand date cette offre ?",
        version=2,
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
        version=2,
        find=_unnamed,
    ),
)  # fmt: skip
