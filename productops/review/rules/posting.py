"""The posting itself: L17, nothing false, L18, dated, L19, an employer who can be known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.amounts import amounts
from productops.review.rules.finding import either, hit, say, spans, wording
from productops.review.rules.title import title_of
from productops.review.rules.trades import ENGLISH_JOBS, is_trade
from productops.text.cues import Cues
from productops.text.folding import fold, word_set
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
    say("revenu*|gain* ..2 garanti* ..3 #|rapidement", message="Un revenu « garanti » se prouve : dites le fixe et le variable."),
    say("evolution|promotion|augmentation ..2 garantie|garanties|assuree|assurees|automatique*", message="L’évolution promise est une promesse qui engage.", softened=True),
    say("constituons ..4 vivier|cvtheque|base", "vivier ..2 candidatures|candidats", message="L’offre dit qu’aucun poste n’est ouvert aujourd’hui.", softened=True),
    say("offre|annonce|poste ..2 fictif|fictive|d_exemple", message="L’offre dit qu’elle ne correspond à aucun poste."),
    say("teletravail|remote|distance ..1 total|totale|complet|complete|integral|integrale|100 ..14 presence|presentiel|bureau|bureaux|site|sur_place ..2 obligatoire*|#|quotidien*|tous|chaque|exige*|requis*", message="Le télétravail annoncé et la présence exigée se contredisent."),
    say("full_remote|100_teletravail ..14 #|un|deux|trois|quatre|cinq jours ..2 sur|au|en site|bureau|place|presentiel", message="Le télétravail annoncé et les jours sur place se contredisent."),
    say("cdi ..2 temps plein ..6 mission ..1 # mois", message="Le contrat est dit de deux façons."),
    say("premiers|premier|premieres mois|semaines|temps|jours|trimestre ..7 auto_entrepreneur|micro_entrepreneur|autoentrepreneur|auto_entreprise|micro_entreprise|statut_d_independant", "debut*|demarr*|commenc*|essai|d_abord ..4 en|sous|comme ..3 auto_entrepreneur|micro_entrepreneur|autoentrepreneur|auto_entreprise|micro_entreprise|independant", "auto_entrepreneur|micro_entrepreneur|autoentrepreneur|independant ..6 puis|avant cdi|cdd|embauche", message="Commencer « en indépendant » un emploi salarié : la nature du contrat n’est pas dite.", suggestion="Dites le vrai contrat, avec sa période d’essai."),
    say("salaire|remuneration|primes|bonus ..2 mirobolant*|exceptionnel*|record", message="Donnez le montant : l’adjectif promet sans rien dire.", softened=True),
    unless=Cues("produit|entreprise|marche|clients ..3 revenus"),
    inclusive=False,
    persons=False,
)  # fmt: skip
_TWO_TIMES = Cues("temps plein ..8 temps partiel", "temps partiel ..8 temps plein")
_CHOICE = word_set("envisageable envisageables ") | word_set(
    "ou comme choix choisissez choisir possible possibles passage possibilite selon souhait puis evolutif "
    "evolution soit transformable et jusqu"
)


def _two_times(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a working time said in two ways, where no choice between them is offered."""
    for span in spans(text, _TWO_TIMES):
        number = text.words[span.first].sentence
        around = {
            token.text for token in text.words[max(0, span.first - 6) : span.last + 6] if token.sentence == number
        }
        source = text.source[text.words[span.first].start : text.words[span.last - 1].end]
        listed = re.fullmatch(r"temps \w+\W{1,4}temps \w+", source.lower())
        if not around & _CHOICE and "/" not in source and not listed:
            yield hit(text, span, say("x", message="Le temps de travail est dit de deux façons."))


def _contradictions(text: Text, facts: Facts) -> Iterator[Hit]:
    """Find where the text says something else than the answers given beside it."""
    said = {"cdi": "CDI", "cdd": "CDD"}
    if facts.contract in ("CDI", "CDD") and not any(token.text == facts.contract.lower() for token in text.words):
        for token in text.words:
            name = said.get(token.text)
            if name and name != facts.contract:
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
_OTHERWISE = re.compile(
    r"\b(?:prise de (?:poste|fonction)|a pourvoir|debut\w*|demarr\w*|commenc\w*|a partir d\w*|a compter d\w*|des le|fonde\w*|cree\w*|depuis|entree en fonction|reponse|entretiens?|loi|decret|ordonnance|directive|reglement|arrete|accord|convention|version|du \d\d?[/ ][\w/]+ au|ne le|naissance|embauche|disponib\w*|poste le|start\w*)[^.\n]{0,44}$",
    re.ASCII,
)
_PUBLISHED = re.compile(
    r"\b(?:publiee?|parue?|mise? en ligne|(?<!de )(?<!du )(?<!au )postee?|diffusee?|(?:offre|annonce) du)(?: le)? ?:? ?$",
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
            if _LASTS.search(before)
            else DateRole.CLOSING
            if _CLOSES.search(before)
            else DateRole.OTHER
            if _OTHERWISE.search(before)
            else DateRole.PUBLISHED
        )
        told = _PUBLISHED.search(before) is not None
        yield Dated(_day(found), role, text.origins[found.start()], text.origins[found.end() - 1] + 1, told=told)


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


_NOT_NAMES = "Nous|Notre|Nos|Vous|Votre|Vos|On|Il|Elle|Ils|Elles|Ce|Cette|Ces|Un|Une|Le|La|Les|L|Tu|Ton|Ta|Tes|Je|Poste|Profil|Mission|Missions|CDI|CDD|Stage|Son|Sa|Ses|Qui|Quel|Quelle|Mais|Et|Si|Dans|Pour|Avec|Sur|Chaque|Tous|Toutes|Offre|Salaire|Lieu|Contrat|Venez|Cabinet|Groupe|Client|Entreprise|Soci[ée]t[ée]|Startup|Scale-up|Mon|Ma|Mes|Manager|Travaux|Rigoureux|Rigoureuse|Autonome|Dynamique|Contact|Education|Dispose|OKRs?|KPIs?|C[A-Z]O|SQL|CRM|ERP|PMs?|POs?|PMO|RH|DRH|DSI|APIs?|IA|CV|ROI|UX|UI|B2[BC]|SaaS|MVP|SAV|QA|RGPD|CODIR|COMEX|Produits?|Direction|[ÉE]quipe|Service|R[ée]f|R[ée]f[ée]rence|Jira|Notion|Excel|Figma|Slack"
_NAME = rf"(?<![\w])(?!(?:{_NOT_NAMES})\b)(?=[\w&.’'+-]*[^\W\d])[A-ZÀ-Ý0-9][\w&.’'+-]{{1,40}}"
_WHOLE_NAME = rf"{_NAME}(?:[ \u00a0](?:(?:de la|de l[’']|du|des|de|d[’']|et|&|la|le|en)[ \u00a0]?)?{_NAME}){{0,5}}"
_EMPLOYERS = (
    re.compile(r"(?im:^[ \t*_#-]*(?:entreprise|employeur|soci[ée]t[ée]|recruteur|enseigne|particulier[- ]employeur|structure|[ée]tablissement|organisation|organisme|raison sociale|company)[ \u00a0]*:[ \u00a0]*)(?P<name>(?!(?i:confidentiel|anonyme|non |vide|unspecified|nc\b|n/?a\b|nan\b|none|notre client))[^\n]{2,80})"),
    re.compile(rf"(?i:\b(?:chez|rejoignez|rejoindre|rejoins|int[ée]grez|sein (?:de|d[’']|du|des)|nous sommes|[àa] propos d[e’'u])[ \u00a0]*(?:la |le |les |l[’'])?(?:groupe |soci[ée]t[ée] |cabinet |agence |association )?)(?P<name>{_WHOLE_NAME})"),
    re.compile(rf"\b(?i:groupe|association|agence|cabinet|mairie|ville de|r[ée]gion|universit[ée]|commune de|d[ée]partement d\w*|soci[ée]t[ée]|entreprise|h[ôo]pital|centre hospitalier|ch[ru]* de|lyc[ée]e|coll[èe]ge|fondation|coop[ée]rative|mutuelle|restaurant|h[ôo]tel|boulangerie|garage|clinique|pharmacie|ehpad|office|menuiserie|atelier)[ \u00a0](?:de (?:la )?|du |des |d[’'])?[«\"“]?[ \u00a0]?(?P<name>{_NAME})"),
    re.compile(rf"(?P<name>{_WHOLE_NAME})(?:[ \u00a0]\([^()\n]{{1,60}}\))?(?:,[^.!?\n]{{1,110}}?,?)?(?:,?[ \u00a0]c[’']est (?:une?|le|la)|[ \u00a0](?:recrute|recrutent|recherche|recherchent|cherche|cherchent|embauche|[ée]dite|d[ée]veloppe|est (?:une?|le|la|l[’'])|propose|accompagne|con[çc]oit|aide|permet|livre|assure|emploie|fabrique|s[’']engage|r[ée]unit|compte|intervient|regroupe|offre))\b"),
    re.compile(rf"\b(?i:selarl|sarl|sasu|scop|scp|eurl|maison|salon|supermarch[ée]|r[ée]sidence|brasserie|boutique|laboratoire|r[ée]seau|compagnie|institut|th[ée][âa]tre|mus[ée]e|m[ée]diath[èe]que|cr[èe]che|syndicat|f[ée]d[ée]ration|domaine|ferme|transports|[ée]tude|studio|enseigne)[ \u00a0](?:de (?:la )?|du |des |d[’'])?[«\"“]?[ \u00a0]?(?P<name>{_NAME})"),
    re.compile(rf"(?i:publi[ée]e?|parue?|mise? en ligne|diffus[ée]e?)[^\n]{{0,24}}?(?:20\d\d|[/.-]\d\d)[ \u00a0]?(?:[–—·|,-]|par)[ \u00a0](?:[A-ZÀ-Ý][\w’' -]{{1,24}}[ \u00a0]?:[ \u00a0])?(?:Les |La |Le |L[’'])?(?P<name>{_WHOLE_NAME})"),
    re.compile(rf"\b(?:Les |La |Le |L[’'])?(?P<name>{_WHOLE_NAME}),[ \u00a0]\d[\d \u00a0]*(?:personnes|salari[ée]|collaborat|employ[ée]|agents|co[ée]quipi)"),
    re.compile(rf"(?P<name>{_WHOLE_NAME})(?:[ \u00a0]\([^()\n]{{1,60}}\))?(?:,[^.!?\n]{{1,110}}?,?)?[ \u00a0](?:g[èe]re|accueille|pr[ée]pare|habille|exploite|transporte|vend|anime|forme|rassemble|h[ée]berge|construit|produit(?=[ \u00a0](?:des|du|la|le|les|un|une)\b)|distribue|soigne|dessert|[ée]quipe|installe|entretient|existe|appartient|a [ée]t[ée]|est n[ée]e?)\b"),
)  # fmt: skip


def employer(text: Text) -> tuple[int, int] | None:
    """Give where the employer is named, or None."""
    if "employer" not in text.memo:
        text.memo["employer"] = _employer(text)
    place: tuple[int, int] | None = text.memo["employer"]
    return place


_NO_EMPLOYER = word_set(
    "cdi cdd cddu interim stage alternance apprentissage freelance publie publiee offre annonce salaire remuneration lieu contrat temps poste "
    "mission missions profil description reference horaires date urgent h f hf fh vos votre nous vous poste et"
)
_ARTICLES = word_set("le la les l")
_WHAT_IT_IS = re.compile(
    r" ?\([a-z]{3,}[^()\n]{2,}\)|\W*(?:une? )?(?:start-?up|scale-?up|societe|entreprise|association|cabinet|agence|editeur|groupe|esn|pme|eti|cooperative)\b",
    re.ASCII,
)
"""What follows a name of one word, that a town does not have: « Pikto, start-up parisienne »."""
_OFFICES = word_set("direction ministere prefecture mairie rectorat departement region conseil agence caisse tribunal")
_FORMS = word_set("sas sasu sarl sa scop scp selarl eurl snc gie scic scea gaec")
"""Forms of companies, by which a name is surely one."""
_DEPARTMENT = re.compile(r"\W{1,3}\d[\dABab]\d{0,3}\)?\s*(?:$|[–—|,·])")
"""What follows the name of a town: « Lyon (69) », « Lyon 69007 »."""
_HEAD_LINES = 5
"""Lines after the title among which an employer stands alone, with its town or what it is."""


def _on_its_line(text: Text, after: int) -> tuple[int, int] | None:
    """Give the name that a line near the top holds alone, before a dash or a comma: « HBC Pays de Lorient – Lorient »."""
    for start, end in [line for line in text.lines if line[0] >= after][:_HEAD_LINES]:
        line = text.source[start:end]
        name = re.split(r"\s[–—|·•/-]\s|,|\s?\(", line, maxsplit=1)[0].strip(" *_#")
        words = re.findall(r"[^\W\d_][\w’'&.-]*", name)
        told = line.rstrip()[-1:] in ".!?:;" or ":" in name or re.search(r"\d", name)
        if told or not 1 <= len(words) <= 8 or _DEPARTMENT.match(line[len(name) :]):
            continue  # a sentence, a label, or a town with its department
        first = fold(words[1] if fold(words[0]) in _ARTICLES and len(words) > 1 else words[0])
        is_firm = any(fold(word) in _FORMS for word in words)
        if first in _NO_EMPLOYER or first in ENGLISH_JOBS or (is_trade(first) and not is_firm):
            continue
        capitals = [word for word in words if word[0].isupper()]
        if (
            len(capitals) >= 2
            or first in _OFFICES
            or (capitals and _WHAT_IT_IS.match(fold(line[line.index(name) + len(name) :])))
        ):
            at = start + line.index(name)
            return at, at + len(name)
    return None


_ELSEWHERE = re.compile(
    r"(?:\b(?:quartier|rue|avenue|place|boulevard|route|zone|ligne|metro|region|departement) (?:d[eu]s? |d'|la |l')*|^\W*(?:lieu|localisation|secteur|poste base|r[ée]f)\b.*|^\W.*(?:mutuelle|prevoyance|assurance) )$"
)
"""What comes before a name that is a place, or someone who insures."""
_BENEFITS = re.compile(r"titres?-restaurant|tickets? restaurant|\brtt\b|prevoyance|prise en charge|\bcse\b")


def _not_who_hires(text: Text, start: int) -> bool:
    """Tell whether a name is that of a street, of the place where one works, or of a benefit."""
    low, high = text.source.rfind("\n", 0, start) + 1, text.source.find("\n", start)
    line = fold(text.source[low : high if high >= 0 else len(text.source)])
    return bool(_ELSEWHERE.search(fold(text.source[low:start])) or _BENEFITS.search(line))


_BEFORE = re.compile(r"(?:[A-ZÀ-Ý][\w&.’'-]*[ \u00a0](?:(?:de la|de l[’']|du|des|de|d[’']|et|&)[ \u00a0]?)?){1,4}$")
_BEYOND = re.compile(rf"(?:[ \u00a0](?:(?:de la|de l[’']|du|des|de|d[’']|et|&)[ \u00a0]?)?{_NAME}){{1,4}}")


def _whole(text: Text, start: int, end: int) -> tuple[int, int]:
    """Give a name whole: with the words in capitals that stand right before and after it on its line."""
    low = text.source.rfind("\n", 0, start) + 1
    if before := _BEFORE.search(text.source[low:start]):
        first = before.group().split()[0]
        if not re.fullmatch(_NOT_NAMES.replace("Groupe|", "").replace("Cabinet|", ""), first.strip("’'")):
            start = low + before.start()
    elif article := re.search(r"^\W*(L(?:es|a|e) )$", text.source[low:start]):
        start = low + article.start(1)
    beyond = _BEYOND.match(text.source, end)
    return start, beyond.end() if beyond else end


def _employer(text: Text) -> tuple[int, int] | None:
    title = title_of(text)
    for pattern in _EMPLOYERS:
        for found in pattern.finditer(text.source):
            if pattern is not _EMPLOYERS[0] and (
                (title and found.start("name") < title[1]) or _not_who_hires(text, found.start("name"))
            ):
                continue
            return _whole(text, *found.span("name")) if pattern is not _EMPLOYERS[0] else found.span("name")
    return _on_its_line(text, title[1]) if title else None


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
