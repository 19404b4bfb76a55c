"""Who hires, as a posting names them: a label, « chez », a verb of hiring, or a line of its own near the title."""

from __future__ import annotations

import itertools
import re

from productops.review.rules.title import title_of
from productops.review.rules.trades import ENGLISH_JOBS, is_trade
from productops.text.folding import fold, word_set
from productops.text.tokens import Text

_NOT_NAMES = r"\d+x\d+|[ÇC]a|Cela|Pourquoi|Comment|Chez|Rejoign(?:ez|ons)|Rejoins|Rejoindre|Que|Nous|Notre|Nos|Vous|Votre|Vos|On|Il|Elle|Ils|Elles|Ce|Cette|Ces|Un|Une|Le|La|Les|L|Tu|Ton|Ta|Tes|Je|Poste|Profil|Mission|Missions|CDI|CDD|Stage|Son|Sa|Ses|Qui|Quel|Quelle|Mais|Et|Si|Dans|Pour|Avec|Sur|Chaque|Tous|Toutes|Offre|Salaire|Lieu|Contrat|Venez|Cabinet|Groupe|Client|Entreprise|Soci[ée]t[ée]|Startup|Scale-up|Mon|Ma|Mes|Manager|Travaux|Rigoureux|Rigoureuse|Autonome|Dynamique|Contact|Education|Dispose|OKRs?|KPIs?|C[A-Z]O|SQL|CRM|ERP|PMs?|POs?|PMO|RH|DRH|DSI|APIs?|IA|CV|ROI|UX|UI|B2[BC]|SaaS|MVP|SAV|QA|RGPD|CODIR|COMEX|Produits?|Direction|[ÉE]quipe|Service|R[ée]f|R[ée]f[ée]rence|Jira|Notion|Excel|Figma|Slack"
_NAME = rf"(?<![\w])(?!(?:{_NOT_NAMES})\b)(?=[\w&.’'+-]*[^\W\d])[A-ZÀ-Ý0-9](?:[\w&’'+-]|\.(?=\w)){{1,40}}"
_WHOLE_NAME = rf"{_NAME}(?:[ \u00a0](?:(?:de la|de l[’']|du|des|de|d[’']|et|&|la|le|en)[ \u00a0]?)?{_NAME}){{0,5}}"
_EMPLOYERS = (
    re.compile(r"(?im:^[ \t*_#-]*(?:entreprise|employeur|soci[ée]t[ée]|recruteur|enseigne|particulier[- ]employeur|structure|[ée]tablissement|organisation|organisme|raison sociale|company)[*_]{0,3}[ \u00a0]*:[*_]{0,3}[ \u00a0]*)(?P<name>(?![ \u00a0]*(?i:confidenti|anonym|non |vide|unspecified|nc\b|n/?a\b|nan\b|none|notre client))[^\n]{2,80})"),
    re.compile(r"(?m:^[ \t]*(?i:employeur|recruteur|raison sociale|nom de l[’']employeur|organisme employeur)[ \t]*\n[ \t]*)(?P<name>(?!(?i:confidentiel|anonyme|site\b))[A-ZÀ-Ý][^\n.!?]{1,80})(?=\n|$)"),
    re.compile(r"(?m:^(?P<name>(?:M\.|Mr|Mme|Madame|Monsieur|M\. et Mme)[ \u00a0][A-ZÀ-Ý][\w’'-]+(?:[ \u00a0][A-ZÀ-Ý][\w’'-]+)?),[ \u00a0]\d)"),
    re.compile(rf"(?i:\b(?:chez|rejoignez|rejoindre|rejoins|int[ée]grez|sein (?:de|d[’']|du|des)|nous sommes|[àa] propos d[e’'u])[ \u00a0]*(?:la |le |les |l[’'])?(?:groupe |soci[ée]t[ée] |cabinet |agence |association )?)(?P<name>{_WHOLE_NAME})"),
    re.compile(rf"\b(?i:groupe|association|agence|cabinet|mairie|ville de|banque|centre social|agence d[’']int[ée]rim|agence d[’']emploi|polyclinique|r[ée]gion|universit[ée]|commune de|d[ée]partement d\w*|soci[ée]t[ée]|entreprise|h[ôo]pital|centre hospitalier|ch[ru]* de|lyc[ée]e|coll[èe]ge|fondation|coop[ée]rative|mutuelle|restaurant|h[ôo]tel|boulangerie|garage|clinique|pharmacie|ehpad|office|menuiserie|atelier)[ \u00a0](?:de (?:la )?|du |des |d[’'])?[«\"“]?[ \u00a0]?(?P<name>(?:(?:Les|La|Le)[ \u00a0]|L[’'])?{_NAME})"),
    re.compile(rf"(?P<name>{_WHOLE_NAME})(?:[ \u00a0]\([^()\n]{{1,60}}\))?(?:,[^.!?\n]{{1,110}}?,?|[ \u00a0][–—-][ \u00a0][^.!?\n–—]{{1,90}}[ \u00a0][–—-])?(?:,?[ \u00a0]c[’']est (?:une?|le|la)|[ \u00a0](?:recrute(?:nt)?|recherche(?:nt)?|cherche(?:nt)?|engage(?:nt)?|embauche(?:nt)?|[ée]dite|d[ée]veloppe|est (?:une?|le|la|l[’']|[àa] la recherche)|propose|accompagne|con[çc]oit|aide|permet|livre|assure|emploie|fabrique|s[’']engage|r[ée]unit|compte|intervient|regroupe|offre|ouvre))\b"),
    re.compile(rf"\b(?i:selarl|sarl|sasu|scop|scp|eurl|maison|salon|supermarch[ée]|r[ée]sidence|brasserie|boutique|laboratoire|r[ée]seau|compagnie|institut|th[ée][âa]tre|mus[ée]e|m[ée]diath[èe]que|cr[èe]che|syndicat|f[ée]d[ée]ration|domaine|ferme|transports|[ée]tude|studio|enseigne)[ \u00a0](?:de (?:la )?|du |des |d[’'])?[«\"“]?[ \u00a0]?(?P<name>{_NAME})"),
    re.compile(rf"(?i:publi[ée]e?|parue?|mise? en ligne|diffus[ée]e?)[^\n]{{0,24}}?(?:20\d\d|[/.-]\d\d)[ \u00a0]?(?:[–—·|,-]|par)[ \u00a0](?:[A-ZÀ-Ý][\w’' -]{{1,24}}[ \u00a0]?:[ \u00a0])?(?:Les |La |Le |L[’'])?(?P<name>{_WHOLE_NAME})"),
    re.compile(rf"(?im:^\W*pourquoi (?:nous rejoindre chez |rejoindre |travailler chez )?(?-i:(?P<name>{_WHOLE_NAME}))[ \u00a0]?\?)"),
    re.compile(rf"(?m:(?:^\W*|[.!?][ \u00a0]))(?:Les |La |Le |L[’'])?(?P<name>{_WHOLE_NAME}),[ \u00a0](?:sp[ée]cialis\w+|plateforme|entrep[ôo]t|usine|atelier|ferme|restaurant|h[ôo]tel|clinique|magasin|maison|acteur|leader|distributeur|filiale|pr[ée]sente?|cr[ée][ée]e?|fond[ée]e?|entreprise|soci[ée]t[ée]|groupe|cabinet|agence|association|[ée]diteur|fabricant|start-?up|scale-?up|num[ée]ro|n°|enseigne|r[ée]f[ée]rence|r[ée]seau|pionnier|expert|constructeur|concessionnaire|prestataire|PME|ETI|ESN|[ée]tablissement|premi[eè]re?|implant[ée]e?|fort)\b"),
    re.compile(rf"\b(?:Les |La |Le |L[’'])?(?P<name>{_WHOLE_NAME}),[ \u00a0]\d[\d \u00a0]*(?:personnes|salari[ée]|collaborat|employ[ée]|agents|co[ée]quipi)"),
    re.compile(rf"(?P<name>{_WHOLE_NAME})(?:[ \u00a0]\([^()\n]{{1,60}}\))?(?:,[^.!?\n]{{1,110}}?,?)?[ \u00a0](?:g[èe]re|accueille|pr[ée]pare|habille|exploite|transporte|vend|anime|forme|rassemble|h[ée]berge|construit|produit(?=[ \u00a0](?:des|du|la|le|les|un|une)\b)|distribue|soigne|dessert|[ée]quipe|installe|entretient|existe|appartient|a [ée]t[ée]|est n[ée]e?)\b"),
)  # fmt: skip


_KIND = (
    r"(?:banque|boutique|centre (?:social|culturel|hospitalier|[ée]questre|de loisirs|de soins|de formation)|clinique|polyclinique|ehpad|h[ôo]pital"
    r"|agence (?:d[’']int[ée]rim|d[’']emploi|de voyages?|immobili[èe]re)|r[ée]sidence|ville|mairie|commune|communaut[ée] de communes|maison|association"
    r"|coop[ée]rative|mutuelle|lyc[ée]e|coll[èe]ge|[ée]cole|universit[ée]|institut|pharmacie|cabinet|garage|h[ôo]tel|restaurant|boulangerie|domaine"
    r"|groupe|laboratoires?|transports|soci[ée]t[ée]|caisse|office|syndicat|f[ée]d[ée]ration|cr[èe]che|[ée]tablissements|ets|ferme|camping"
    r"|th[ée][âa]tre|mus[ée]e|librairie|menuiserie|entreprise|brasserie|supermarch[ée]|hypermarch[ée]|sup[ée]rette|micro-cr[èe]che|salon|exploitation|earl|gaec|sarl|sas|g[îi]te"
    r"|table|ch[âa]teau|auberge|bistrot?|caf[ée]|comptoir|fournil|moulin|manoir|chalet|relais|caves?|chocolaterie|p[âa]tisserie|fromagerie|boucherie|imprimerie|cin[ée]ma)"
)
_KIND_AND_NAME = re.compile(
    rf"(?:(?:L[ae]|Les) |L[’'])?(?P<name>(?i:{_KIND})\b(?!\W*(?:recrut|recherch|cherch|embauch))[^\n,;:.!?|–—(•·]{{2,60}}?)(?=\s*(?:$|[,|(•·]|[ \u00a0][–—-][ \u00a0]))"
)
"""What a firm is, then its name, until a dash or the end: « Centre social Les Trois Ponts – Besançon »."""
_ADJECTIVES = re.compile(r"\w+ (?:prive|public|privee|publique|centrale?|regionale?|locale?|postale?|familiale?)s?")
"""A kind of firm and an adjective name none: « Banque Privée »."""
_PIECES = re.compile(r"\s[–—|·-]\s|,\s")
"""What parts a title into the job, the firm and the town."""
_TOP = 3
_SPEAKS = re.compile(r"\b(?:recrut|recherch|cherch|embauch|nous|vous|est\b|sont\b|dans\b|pour\b|de \d)", re.ASCII)


def _by_what_it_is(text: Text, title: tuple[int, int]) -> tuple[int, int] | None:
    """Give the firm that the title, after a dash, or a line under it names by what it is."""
    cuts = [found.end() for found in _PIECES.finditer(text.source, *title)]
    below = [line for line in text.lines if line[0] >= title[1] and text.source[line[0] : line[1]].strip()][:_TOP]
    for start, end in [*((cut, title[1]) for cut in reversed(cuts)), *below, (title[0], title[1])]:
        if named := _firm_at(text, start, end):
            return named
    return None


def _firm_at(text: Text, start: int, end: int) -> tuple[int, int] | None:
    """Give the firm that a line begins by, told by what it is."""
    lead = len(text.source[start:end]) - len(text.source[start:end].lstrip(" \t*_#>"))
    found = _KIND_AND_NAME.match(text.source, start + lead, end)
    if (
        found
        and not _ADJECTIVES.fullmatch(fold(found["name"]))
        and not _SPEAKS.search(fold(found["name"]))
        and re.search(r"\s\W*[A-ZÀ-Ý]", found["name"])
    ):
        return found.span("name")
    return None


def heads_with_a_firm(text: Text, title: tuple[int, int]) -> bool:
    """Tell whether the first line names who recruits rather than the job: « Association L’Escale – centre d’hébergement »."""
    return _firm_at(text, *title) is not None


def employer(text: Text) -> tuple[int, int] | None:
    """Give where the employer is named, or None."""
    if "employer" not in text.memo:
        text.memo["employer"] = _employer(text)
    place: tuple[int, int] | None = text.memo["employer"]
    return place


_NO_EMPLOYER = word_set(
    "notre nos cdi cdd cddu interim stage alternance apprentissage freelance publie publiee offre annonce salaire remuneration lieu contrat temps poste "
    "mission missions profil description reference horaires date urgent h f hf fh vos votre nous vous poste et"
)
_ARTICLES = word_set("le la les l")
_WHAT_IT_IS = re.compile(
    r" ?\([a-z]{3,}[^()\n]{2,}\)|\W*(?:une? )?(?:start-?up|scale-?up|societe|entreprise|association|cabinet|agence|editeur|groupe|esn|pme|eti|cooperative)\b",
    re.ASCII,
)
"""What follows a name of one word, that a town does not have: « Pikto, start-up parisienne »."""
_THEN_A_TOWN = re.compile(r"\s[–—|·•-]\s[A-ZÀ-Ý][\w’' -]{2,30} \(?\d{1,5}(?:e|er)?\)?\s*(?:$|[–—|·•-]\s)")
"""What follows a name of one word on its line: a town with its number, « Bloomly – Paris 11 – CDI »."""
_OFFICES = word_set("direction ministere prefecture mairie rectorat departement region conseil agence caisse tribunal")
_FORMS = word_set("sas sasu sarl sa scop scp selarl eurl snc gie scic scea gaec")
"""Forms of companies, by which a name is surely one."""
_DEPARTMENT = re.compile(r"\W{1,3}\d[\dABab]\d{0,3}\)?\s*(?:$|[–—|,·])")
"""What follows the name of a town: « Lyon (69) », « Lyon 69007 »."""
_HEAD_WORDS = 8
_HEAD_LINES = 5
"""Lines after the title among which an employer stands alone, with its town or what it is."""


_PLACE_LINE = re.compile(
    r"^\W*(?:\d[\dABab]\d{0,3}[ \u00a0]?[-–—][ \u00a0]?[^\W\d]|\d{5}[ \u00a0][^\W\d]|[^\d\n:]{2,40}[ \u00a0]\(?\d[\dABab]\d{0,3}\)?\W*$)"
)
"""A line that holds where one works, with its department: « 01 - Bourg-en-Bresse », « 69007 Lyon », « Lyon (69) »."""


def _between_title_and_place(text: Text, after: int) -> tuple[int, int] | None:
    """Give the line that stands between the title and the town, as boards print them: the employer, whatever its name."""
    lines = [line for line in text.lines if line[0] >= after and text.source[line[0] : line[1]].strip()][:_HEAD_LINES]
    for (start, end), below in itertools.pairwise(lines):
        line = text.source[start:end].strip()
        words = re.findall(r"[^\W\d_][\w’'&.-]*", line)
        if not 1 <= len(words) <= _HEAD_WORDS or line[-1] in ".!?:;" or ":" in line or _PLACE_LINE.match(line):
            return None
        first = fold(words[0])
        if first in _NO_EMPLOYER or first in ENGLISH_JOBS or is_trade(first) or not words[0][0].isupper():
            return None
        if _PLACE_LINE.match(text.source[below[0] : below[1]]):
            at = text.source.index(line, start)
            return at, at + len(line)
    return None


def _on_its_line(text: Text, after: int) -> tuple[int, int] | None:
    """Give the name that a line near the top holds alone, before a dash or a comma: « HBC Pays de Lorient – Lorient »."""
    for start, end in [line for line in text.lines if line[0] >= after][:_HEAD_LINES]:
        line = text.source[start:end]
        name = re.split(r"\s[–—|·•/-]\s|,|\s?\(", line, maxsplit=1)[0].strip(" *_#")
        words = re.findall(r"[^\W\d_][\w’'&.-]*", name)
        told = line.rstrip()[-1:] in ".!?:;" or line[0] in "-•*·" or ":" in name or re.search(r"\d", name)
        if told or not 1 <= len(words) <= _HEAD_WORDS or _DEPARTMENT.match(line[len(name) :]):
            continue  # a sentence, a label, or a town with its department
        first = fold(words[1] if fold(words[0]) in _ARTICLES and len(words) > 1 else words[0])
        is_firm = any(fold(word) in _FORMS for word in words)
        if first in _NO_EMPLOYER | _ENGLISH_HEADS or first in ENGLISH_JOBS or (is_trade(first) and not is_firm):
            continue
        capitals = [word for word in words if word[0].isupper()]
        if (
            len(capitals) >= 2
            or first in _OFFICES
            or (capitals and _THEN_A_TOWN.match(line[line.index(name) + len(name) :]))
            or (capitals and _WHAT_IT_IS.match(fold(line[line.index(name) + len(name) :])))
        ):
            at = start + line.index(name)
            return at, at + len(name)
    return None


_ELSEWHERE = re.compile(
    r"(?:\b(?:quartier|rue|avenue|place|boulevard|route|zone|ligne|metro|region|departement) (?:d[eu]s? |d'|la |l')*|^\W*(?:lieu|localisation|secteur|poste base|r[ée]f|site|affectation|chantier)\b.*|^(?:\W.*|.*[.;,+:] ?)(?:mutuelle|prevoyance|assurance|complementaire) )$"
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
    beyond = _BEYOND.match(text.source, end)
    return start, beyond.end() if beyond else end


_COMMON = word_set(
    "cabinet agence recrutement emploi interim travail temporaire entreprise societe groupe client agroalimentaire restauration restaurations "
    "industrie logistique transport commerce services conseil de du des d et en la le les"
)
"""Words that name a kind of firm: alone, they name no firm."""
_ENGLISH_HEADS = word_set("who what why how about our your the we you")
"""Words by which an English heading in capitals begins: « WHO WE ARE »."""
_NEVER_FIRST = word_set(
    "en sous de horaire horaires experience experiences maitrise emploi intitule permis formation connaissance connaissances competence "
    "competences avantage avantages description pole departement division service equipe savoir etre avoir"
)
_WHERE = re.compile(
    r"\b(?:(?:basee?|situee?|implantee?|installee?|localisee?)s? (?:a|sur|en|au|dans)|(?:dans|sur) la (?:ville|commune) (?:de|d')|sur|(?<!\bles )a"
    r"|(?:un|une|au) (?:college|lycee|ehpad|clinique|hopital|residence|restaurant|hotel) (?:de|d')|agence (?:de|d')|qualite d(?:e |')|(?:connaissance|interet|maitrise)\b.{0,12}) ?(?:la |le |les |l')?$",
    re.ASCII,
)
"""What comes before a town, a job or a tool, in capitals too."""
_A_PLUS = re.compile(
    r"\W*(?:est|sont|serait|seraient) (?:une? )?(?:vrai |reel |gros |serieux )?(?:plus\b|atout|\+|must\b|avantage|souhait|appreci|exig|requis|indispens)",
    re.ASCII,
)
_ITEM = re.compile(r"(?:^|[:;]) ?[-•*·–—] ?$")
_HIRES = re.compile(
    r"(?:,[^,.!?\n]{1,90},| \([^()\n]{1,40}\)|[ \u00a0][–—-][ \u00a0][^.!?\n–—]{1,90}[ \u00a0][–—-])?[ \u00a0](?:(?:recrute|recherche|cherche|embauche|engage)(?:nt)?|compte parmi)\b(?! un emploi)"
)
"""What only an employer does, even one called Boulanger or Mercier."""


def _is_no_name(text: Text, start: int, end: int, *, by_place: bool) -> bool:
    """Tell whether words in capitals name a kind of firm, a town, a tool, a job or the task of a list."""
    name, low = text.source[start:end], text.source.rfind("\n", 0, start) + 1
    words = [fold(word) for word in re.findall(r"[^\W_][\w&-]*", name)]
    before, after = fold(text.source[low:start]), fold(text.source[end : end + 40])
    return (
        (name.isupper() and words[0] in _ENGLISH_HEADS)
        or all(word in _COMMON for word in words)
        or words[0] in _NEVER_FIRST
        or _ITEM.search(before) is not None
        or _A_PLUS.match(after) is not None
        or (
            not by_place
            and (
                _WHERE.search(before) is not None
                or (
                    is_trade(words[0]) and not word_set(" ".join(words)) & _FORMS and not _HIRES.match(text.source, end)
                )
            )
        )
    )


_LABELLED, _BY_PLACE = _EMPLOYERS[:3], _EMPLOYERS[3]


def _employer(text: Text) -> tuple[int, int] | None:
    title = title_of(text)
    labelled = any(pattern.search(text.source) for pattern in _LABELLED)
    if title and not labelled and (named := _by_what_it_is(text, title)):
        return named
    for pattern in _EMPLOYERS:
        for found in pattern.finditer(text.source):
            start, end = found.span("name")
            if pattern not in _LABELLED and (
                (title and start < title[1] and not _HIRES.match(text.source, end))
                or _not_who_hires(text, start)
                or _is_no_name(text, start, end, by_place=pattern is _BY_PLACE)
            ):
                continue
            return found.span("name") if pattern in _LABELLED else _whole(text, *found.span("name"))
    return (_between_title_and_place(text, title[1]) or _on_its_line(text, title[1])) if title else None
