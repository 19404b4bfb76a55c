"""What a posting is made of: title, company, missions, profile, terms, process, legal notes, page furniture.

A word means one thing in a list of tasks and another in what is asked of a person: readers of a posting ask in which
part it stands. Parts come from headings, French or English, then from what the lines themselves say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from productops.text.folding import fold
from productops.text.layout import Line, LineKind, lines
from productops.text.tokens import Text


class PartKind(StrEnum):
    """What a part of a posting speaks of."""

    TITLE = "title"
    COMPANY = "company"
    MISSIONS = "missions"
    PROFILE = "profile"
    TERMS = "terms"
    PROCESS = "process"
    LEGAL = "legal"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a posting, and its place in the source, in characters."""

    kind: PartKind
    start: int
    end: int


def lines_of(text: Text) -> tuple[Line, ...]:
    """Give the lines of a text, read once however many rules ask for them."""
    if "lines" not in text.memo:
        text.memo["lines"] = lines(text.source)
        text.steps += len(text.memo["lines"])
    read: tuple[Line, ...] = text.memo["lines"]
    return read


def parts(text: Text) -> tuple[Part, ...]:
    """Cut a text into parts that cover it, in order; two parts side by side are never of the same kind."""
    if "parts" not in text.memo:
        text.memo["parts"] = tuple(_merged(text.source))
    cut: tuple[Part, ...] = text.memo["parts"]
    return cut


def listed_tasks(text: Text) -> tuple[tuple[int, int], ...]:
    """Give the places of the items of a list that a heading of missions opens, wherever it says so."""
    if "tasks" not in text.memo:
        found, under = [], False
        for line in lines_of(text):
            heading, _whole = _heading(fold(text.source[line.words_at : line.end]), line)
            if heading is not None:
                under = heading is PartKind.MISSIONS
            elif under and line.kind is LineKind.BULLET:
                found.append((line.start, line.end))
        text.memo["tasks"] = tuple(found)
    places: tuple[tuple[int, int], ...] = text.memo["tasks"]
    return places


_BEFORE_A_TITLE = re.compile(
    r"(?:retour\b.{0,40}|accueil|menu|imprimer|partager\b.{0,30}|postuler\b.{0,30}|aller au contenu.{0,20}|se connecter|(?:nos |les |toutes (?:les |nos ))?offres? d'emplois?|nos offres|recrutement"
    r"|offre (?:n°|no|numero)[ :]*[\w/-]*|(?:ref|reference)\W{1,3}[\w/-]{2,30}|[\w' ]{2,30}(?: ?[>›»] ?[\w' ]{2,40}){1,5})\W*"
)
_MOST_BEFORE = 4


def skipped_before_title(folded: Sequence[str]) -> int:
    """Count the first lines, folded, that are the page's own and stand before its title: « Retour à la liste », « Accueil > Offres »."""
    count = 0
    while count < min(_MOST_BEFORE, len(folded) - 1) and _BEFORE_A_TITLE.fullmatch(folded[count]):
        count += 1
    return count


def _merged(source: str) -> Iterator[Part]:
    kind: PartKind | None = None
    start = 0
    for line, found in _kinds(source):
        if found is not kind:
            if kind is not None:
                yield Part(kind, start, line.start)
                start = line.start
            kind = found
    if kind is not None:
        yield Part(kind, start, len(source))


def _kinds(source: str) -> Iterator[tuple[Line, PartKind]]:
    """Give each line with its part: a heading opens one, a line of its own does not close it."""
    section: PartKind | None = None
    headed = sought = called = False
    each = lines(source)
    before = skipped_before_title([fold(source[line.words_at : line.end]) for line in each[: _MOST_BEFORE + 1]])
    for rank, line in enumerate(each):
        words = fold(source[line.words_at : line.end])
        if rank < before:
            yield line, PartKind.FURNITURE
            continue
        if rank == before and _is_title(words, each[before:]):
            yield line, PartKind.TITLE
            continue
        heading, whole = _heading(words, line)
        if heading is not None:
            if whole:
                section, headed, sought = heading, True, False
                called = _CALLED.fullmatch(words.strip(_DECORATION)) is not None
            yield line, heading
            continue
        if alone := _of_its_own(words, line, tasked=section is PartKind.MISSIONS and line.kind is LineKind.BULLET):
            yield line, alone
            continue
        if called and line.kind is LineKind.BULLET and _DOES.match(words):
            yield line, PartKind.MISSIONS
            continue
        said = _said(words)
        if line.kind is LineKind.BULLET or _is_listed(words, line):
            if section is PartKind.COMPANY and (sought or not headed):
                # A firm is told in sentences; the list under them is of the post, or of whom is looked for.
                yield line, said or (PartKind.PROFILE if sought else PartKind.MISSIONS)
                continue
        else:
            sought = bool(_SOUGHT.search(words))
        if said is PartKind.TERMS or (headed and said is PartKind.PROCESS and line.after_blank):
            yield line, said
            continue
        if not headed and said is not None and (line.kind is not LineKind.BULLET or section is None):
            section = said
        yield line, section or PartKind.MISSIONS


_CALLED = re.compile(r"(?:et )?(?:vous|tu|toi)")
_DOES = re.compile(
    r"\W*(?!avez|etes|savez|aimez|maitrisez|parlez|possedez|disposez|justifiez|connaissez|souhaitez|voulez|cherchez|pouvez|devez|detenez)[a-z]{3,}ez\b",
    re.ASCII,
)
"""An item under « Vous » that tells what one will do: « tenez le calendrier », and not « avez cinq ans d’expérience »."""
_SOUGHT = re.compile(r"\b(?:recherch\w+|recrut(?!ement)\w+|cherch\w+|profil)\b", re.ASCII)
"""A sentence that looks for someone: the list under it says whom, or what they will do."""
_LISTED_WORDS = 8
_TITLE_WORDS = 16


def _is_listed(words: str, line: Line) -> bool:
    """Tell whether a line is an item of a list that has lost its signs: short, and no sentence."""
    return (
        not line.runs_on and len(words.split()) <= _LISTED_WORDS and not words.endswith((".", "!", "?", ":", ";", ","))
    )


def _is_title(words: str, each: tuple[Line, ...]) -> bool:
    """Tell whether a first line is a title rather than a sentence or a lone paragraph."""
    first = each[0]
    if first.kind is LineKind.BULLET or first.runs_on or len(words.split()) > _TITLE_WORDS:
        return False
    if words.endswith((".", "!", "?", ":", ";", ",")) and not words.endswith(("...", "(...)")):
        return False
    return _heading_kind(words.strip(" *_#")) is None and not re.match(r"(?:nous|vous|on|il|elle) \w", words)


_HEADINGS: tuple[tuple[PartKind, str], ...] = (
    (PartKind.FURNITURE, r"offres? (?:similaires?|proches|recommandees?|associees?)|voir (?:aussi|plus)|partager|signaler|recherches? associees?|(?:ces|d'autres) offres|share this|similar jobs|apply now|click to|retour aux?|se connecter|creer une alerte|nos autres offres|cookies"),
    (PartKind.LEGAL, r"(?:notre )?(?:politique )?(?:egalite|diversite|inclusion|handicap|mission handicap|non.discrimination|mentions? legales?|protection des donnees|donnees personnelles|confidentialite|rgpd|equal opportunit|diversity|privacy|engagements? (?:diversite|rse|inclusion))"),
    (PartKind.PROCESS, r"(?:(?:le|les|notre|nos|votre|ton|process(?:us)?|etapes?|deroulement|modalites?|demarche) )*(?:process(?:us)?|recrutement|(?:le )?deroulement|etapes?|candidature|comment (?:postuler|candidater)|pour (?:postuler|candidater)|postuler?|candidate[rz]|contacts?|interesse|how to apply|(?:our |the )?(?:hiring|recruitment) process|next steps|et maintenant|la suite)"),
    (PartKind.TERMS, r"(?:(?:les|vos|tes|nos|votre|ton|le|la|plus d'|autres|informations?) )*(?:conditions?|avantages?|remunerations?|salaires?|contrats?|(?:ce que )?(?:nous|on)(?: vous| t)?[' ](?:offrons|offre|proposons|propose)|ce que (?:nous|on) (?:vous|te|t'?) ?(?:offr|propos|reserv)|nos? \+|pourquoi (?:nous rejoindre|venir|rejoindre)|lieu(?: de travail)?|localisation|horaires?|temps de travail|duree|date de (?:debut|prise)|demarrage|type d'emploi|type de (?:contrat|poste)|modalites|informations? (?:complementaires?|pratiques?|sur le poste)|infos? (?:pratiques?|complementaires?)|details? (?:du poste|de l'emploi)|statut|package|benefits|perks|what we (?:offer|propose)|our offer|why join|compensation|caracteristiques)"),
    (PartKind.PROFILE, r"(?:(?:le|la|les|votre|ton|tes|vos|notre|description du|quel|criteres?|parlons|et|un) )*(?:profils?|competences?|qualifications?|candidat[es()./·-]*|pre-?requis|requirements?|required|skills|about you|who you are|your profile|what you (?:bring|need|have)|you have|qualites?|savoir[- ](?:etre|faire)|exigences?|formations?|experiences?|diplomes?|langues?|niveau (?:d'|de )|(?:ce que|celui|celle) (?:nous|on|que|l'on)\b.{0,12}(?:attend|cherch|recherch|souhait|demand|voul|veut)|ce qu'on (?:attend|cherch|recherch|souhait|demand|veut)|(?:nous|on) (?:demand|cherch|recherch|souhait|attend|voul|veut)\w*$|il faut$|ce qu'il (?:faut|vous faut|te faut)|(?:qui )?(?:etes|es)[- ](?:vous|tu)|vous (?:etes(?! (?:responsables?|charges?e?|garante?|en charge)\b)|avez|savez)|tu (?:es|as)|et vous|a propos de (?:vous|toi)|(?:vos|tes) atouts|aptitudes?|indispensable|permis|personnalite|you are|must have|nice to have|about your|(?:vous|toi|you|et toi)$|on (?:vous|t') attend)"),
    (PartKind.MISSIONS, r"(?:(?:le|la|les|votre|vos|ton|tes|vous|ces|principales?|description|descriptif|detail|intitule|objectifs?|futures?|nature|contenu|resume|contexte) (?:du |de la |des |de l')?)*(?:missions?|postes?|roles?|responsabilites?|taches?|activites?|quotidien|fonctions?|travail|job description|(?:key )?responsibilities|your (?:role|mission|job|tasks)|the (?:role|job)|what you('ll| will) do|ce que (?:vous|tu) (?:fere|aure|fera|aura)|ce que (?:nous|on) (?:vous |te |t')?(?:confi|demand)|vous (?:etes|serez) (?:responsables?|chargee?s?|garante?s?|en charge)|journee type|attributions?|defis?|objectifs? du poste|prestations?|projet|detail du poste|description|about the (?:role|job)|role|duties|emploi)"),
    (PartKind.COMPANY, r"(?:(?:l'|la|le|les|notre|nos|votre|presentation|description|qui) ?(?:de )?(?:l')?(?:la )?)*(?:entreprises?|societes?|structure|employeur|groupe|qui (?:sommes|est|nous)|a propos(?! de (?:vous|toi))|presentation|histoire|adn|valeurs?|equipe|client|secteur|etablissement|association|cabinet|agence|nous connaitre|contexte|about us|about (?:the )?company|who we are|our (?:company|team|story|mission|values)|company|decouvr|rejoi(?:gnez|ns)|environnement|votre futur environnement|le projet|context)"),
)  # fmt: skip
_KINDS = tuple((kind, re.compile(rf"(?:{pattern})", re.ASCII)) for kind, pattern in _HEADINGS)
_OPENS = re.compile(
    r"(?:(?:le |votre |ton )?profil (?:recherche|souhaite|attendu|requis|ideal|candidat|du candidat)e?|competences (?:requises|attendues|techniques)"
    r"|(?:vos |les )?(?:principales )?missions(?: principales)?|votre profil|(?:description|descriptif) (?:du|de) (?:poste|mission)|votre mission)"
    r"(?=[ \t]|$)",
    re.ASCII,
)
"""Headings that pages glue to the text after them: « Profil recherché De formation Bac+5… »."""


def _heading_kind(words: str) -> PartKind | None:
    for kind, pattern in _KINDS:
        if pattern.match(words):
            return kind
    return None


_DECORATION = ' \t*_#=>:–—-•·|~\u00a0\u202f"«»[]()!.&'


def _heading(words: str, line: Line) -> tuple[PartKind | None, bool]:
    """Give the part that a line opens, and whether the line is a heading whole; None for a line of text."""
    plain = re.sub(r"^[^\w(]+", "", words, flags=re.ASCII).strip(_DECORATION)
    count = len(plain.split())
    if line.kind is LineKind.HEADING:
        return _heading_kind(plain), True
    if line.kind is LineKind.LABEL:
        head = plain.split(":", 1)[0].strip(_DECORATION)
        kind = _heading_kind(head) if len(head.split()) <= 6 else None
        long = len(plain) - len(head) > 60
        return kind, long and kind not in (PartKind.TERMS, PartKind.COMPANY, None)
    if line.kind is LineKind.PROSE:
        if count <= 6 and not words.rstrip().endswith((".", ",", ";")) and "," not in plain:
            return _heading_kind(plain), True
        if _OPENS.match(plain) and count > 6:
            return _heading_kind(plain), True
    return None, False


_TERMS_LINE = re.compile(
    r"(?:lieu|localisation|contrat|type de contrat|duree(?: du travail)?|horaires?|salaire|remuneration|statut|date|debut|demarrage|temps de travail"
    r"|offre (?:publiee|du|mise)|publiee?|mise? (?:en ligne|a jour)|parution|reference|ref|poste a pourvoir|convention|mutuelle|tickets?|teletravail)\b[^.]{0,80}"
    r"|[\w' -]{2,40} \(\d[\dab]\d?\)|(?:(?:temps (?:plein|partiel)|cdi|cdd|stage|alternance|apprentissage|interim|freelance|independant|cadre)\W*)+|[\d \u00a0]+ ?€[^.]{0,50}",
    re.ASCII,
)
_LEGAL_LINE = re.compile(
    r"discriminat|sans (?:distinction|egard)|egalite (?:des chances|professionnelle|de traitement|entre|femmes?)|equal opportunit|quel(?:le)?s? que soi(?:t|ent)"
    r"|(?:ouverte?s?|accessibles?) (?:a tou(?:s|tes)|aux personnes (?:en situation de|reconnues|handicap))|situation de handicap|charte de la diversite|diversite et (?:l')?inclusion|a competences? egales?|obligation d'emploi"
    r"|l1132|nul ne peut|regardless of|without regard",
    re.ASCII,
)
_DATA_LINE = re.compile(
    r"traitement de (?:vos|tes) donnees|donnees (?:personnelles|a caractere personnel|recueillies)|reglement general sur|politique de confidentialite|rgpd",
    re.ASCII,
)
_FURNITURE_LINE = re.compile(
    r"il y a \d+\+? (?:jours?|heures?|mois|semaines?)|(?:- )?(?:continuer pour postuler|signaler (?:cette|l)|enregistrer|sauvegarder|partager (?:cette|l|sur))|postuler sur|click to|voir (?:toutes|les|l')"
    r"|offres? similaires?|se connecter|s'inscrire|creer (?:une alerte|mon compte)|nous utilisons des cookies|accepter les cookies|#li-|employe(?:e|ur) (?:verifie|urgent)|candidature facile",
    re.ASCII,
)


def _of_its_own(words: str, line: Line, *, tasked: bool) -> PartKind | None:
    """Give the part of a line that says by itself what it is, wherever it stands: a task may name the law on data."""
    if _FURNITURE_LINE.match(words):
        return PartKind.FURNITURE
    if _LEGAL_LINE.search(words[:1200]) or (not tasked and _DATA_LINE.search(words[:1200])):
        return PartKind.LEGAL
    if line.kind is not LineKind.BULLET and len(words) < 120 and _TERMS_LINE.fullmatch(words):
        return PartKind.TERMS
    return None


_SAYS: tuple[tuple[PartKind, re.Pattern[str]], ...] = (
    (PartKind.PROCESS, re.compile(r"(?:envoye[rz]|adresse[rz]|transmett|merci d|postule|candidate[rz]|pour (?:postuler|candidater)|n'hesitez|si (?:vous etes|cette|ce poste)|contactez|ecrivez|interesse)", re.ASCII)),
    (PartKind.PROFILE, re.compile(r"(?:il faut (?:etre|avoir|savoir)\b|vous devez (?:etre|avoir)\b|vous (?:etes(?! (?:responsables?|charges?e?|garante?|en charge)\b)|avez|justifiez|disposez|possedez|savez|maitrisez|aimez|parlez|souhaitez)|tu (?:es|as|sais|aimes|maitrises)|(?:de |issue?(?:\(e\))? d'une )?formation|diplome|titulaire|une? (?:premiere )?experience|bac ?\+|idealement|experience|dote|debutant)", re.ASCII)),
    (PartKind.TERMS, re.compile(r"(?:cdi|cdd|salaire|remuneration|contrat|poste (?:en|a|base|situe)|nous (?:vous )?(?:offrons|proposons)|temps (?:plein|partiel)|horaires|\d+ ?h\b|interim|avantages|de \d)", re.ASCII)),
    (PartKind.MISSIONS, re.compile(r"(?:vous \w+ez|vous etes (?:responsable|charge|garant|en charge)|tu \w+(?:es|ras)|au sein|rattache|sous la|en tant que|\w+(?:er|ir|oir|dre|tre|re) (?:l|d|un|a|au|en|s|qu|vos|nos|son|aux|avec|sur)|(?:gestion|suivi|realisation|participation|mise|preparation|accueil|entretien|analyse|conception|developpement|animation|controle) (?:en |d|et))", re.ASCII)),
    (PartKind.COMPANY, re.compile(r"(?:[\w'&. -]{2,40} (?:est (?:un|l|le|la)|recrute|recherche|cherche|accompagne|propose|conçoit|fabrique|compte|emploie|intervient)|(?:notre|nos) (?:client|agence|cabinet|entreprise|groupe|societe|etablissement)|(?:nous|on) (?:sommes|recherch|recrut|cherch)|depuis|fonde|cree|leader|filiale|specialis|pour (?:le compte|l'un|notre|un de))", re.ASCII)),
)  # fmt: skip


def _said(words: str) -> PartKind | None:
    """Give the part that a line of text seems to belong to, from how it begins."""
    for kind, pattern in _SAYS:
        if pattern.match(words):
            return kind
    return None
