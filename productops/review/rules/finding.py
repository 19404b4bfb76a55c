"""How rules look: cues, what silences them, and what is absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from productops.review.findings import Change, Facts, Hit
from productops.review.rules.frames import Turn, turns
from productops.review.rules.stance import is_lone, is_named, is_served, is_set_before, part_at, sentence_at
from productops.text.cues import Cues, Span
from productops.text.folding import word_set
from productops.text.parts import PartKind
from productops.text.tokens import Text

Mend = Callable[[Text, Span], "Change | None"]
"""How to mend words in one click: what to put where, or None where no wording is sure."""
Find = Callable[[Text, Facts], Iterable[Hit]]

INCLUSIVE = Cues(
    "ouvert*|accessible*|destine* ..2 personnes ..2 handicap*|situation",
    "ouvert* ..2 femmes|hommes ..2 femmes|hommes",
    "ouvert* ..3 tous|toutes|toute",
    "accessible* ..2 tous|toutes",
    "quel|quels|quelle|quelles que soit|soient",
    "sans distinction|discrimination|egard|consideration|prejuge*",
    "lutte* ..2 contre",
    "non discrimination",
    "discriminat*",
    "egalite",
    "diversite",
    "parite",
    "mixite",
    "inclusi*|inclusion",
    "handi accueill*|bienveill*",
    "a competences|niveau|qualites egal*",
    "independamment",
    "toutes les candidatures",
    "tous les profils",
    "n a|ont ..1 rien ..1 a faire ..1 sur|dans votre|ton|le|un cv|lettre|dossier|candidature",
    "sera|est|reste ..1 la meme pour|quel*",
    "reponse|accueil|reponses ..2 sera|est|seront ..1 la|le|les meme|memes",
    "ne regard* pas",
    "ne|n sera|seront|est|sont|serait|seraient pas|jamais|point ..1 ecarte+|refuse+|exclu+|elimine+|rejete+|redhibitoire*|eliminatoire*",
    "ne|n sera|est|serait|constitue|represente pas|jamais|point un|une frein|obstacle|probleme|motif",
    "rien ne s oppose",
    "rien n empeche",
    "personne|nul|nulle n est|sera ..1 ecarte+|exclu+|refuse+",
    "ne demand* pas|jamais|ni",
    "ne ten*|tien* pas|aucun|aucunement compte",
    "sans tenir compte",
    "ne compte|comptent|comptera|compteront",
    "seul|seule|seuls|seules ..4 compte|comptent|comptera|compteront",
    "n est pas|jamais|ni ..2 demand*|exig*|requis*|critere|necessaire*|indispensable*|obligatoire*",
    "personne|nul|on ne ..2 demand*|exig*|regard* ..2 pas|votre|vos|ton|ta|tes|ni|jamais",
    "ne|n joign*|joind*|envoy*|mett*|mention*|indiqu*|precis*|fourni* pas|jamais",
    "ne|n joign*|joind*|envoy*|mett*|mention*|indiqu*|precis*|fourni* ..6 ni",
    "ne ..3 sera|seront pas|jamais ..2 demand*|exig*|pris*",
    "aucun|aucune question*",
    "que regarde* ..2 que vous|toi",
    "ne regarde* que vous|toi",
    "venez comme vous etes",
    "chacun|chacune fait|s_habille|vient ..1 comme",
    "ecart*|refus*|discrimin*|exclu* ..4 parce_qu ..1 il|elle|ils|elles|on est|sont",
    "quelqu_un|personne ..1 parce_qu ..1 il|elle",
    "ne|n regard* ..1 pas ..1 nous|votre|vos",
    "ne nous regard*",
    "do|does|don|doesn ..2 need|have|has ..1 to|be",
    "not|isn_t|never ..1 required|needed|necessary|mandatory|expected",
    "no need to",
    "aucun|aucune|nul|nulle ..2 ne|n ..1 choisi*|jug*|tri*|regard*|compt*",
    "annonce|annonces|offre|offres|agence|employeur|site|societe ..2 qui ..1 exigeai*|reclam*|demandai*|disai*|precisai*|cherchai*|recherchai*|voulai*",
    "demande|demandes|annonce|annonces|propos|mention|mentions ..14 est|sont|seront|sera ..1 refuse+|illegale+|interdite+|signale+|condamne+|sanctionne+|supprime+",
    "annonce|annonces|demande|demandes que nous ..1 refus*|signal*|supprim*",
    "testing|testings",
    "aucun|aucune|nul|nulle|pas|sans besoin d|de etre",
    "aucun|aucune|nul|nulle ..4 n|ne est|sera|sont|seront ..1 ecarte+|refuse+|exclu+|rejete+|elimine+ ..2 raison|motif|cause|fonction|selon|pour|parce_que",
    "aucun|aucune ..4 n est|sera|ne ..2 demande*|exige*|requis*|pris*|attendu*",
    "aucun|aucune ..9 n|ne est|sera ..1 recueilli*|demande*|collecte*|conserve*|enregistre*|exige*|requis*",
    "ne|n ..1 vous ..1 interrog*|question* ..2 pas|ni|jamais",
    "n import* pas",
    "peu importe*",
    "que vous|tu soyez|sois ..12 ou",
    "pas|plus|nul|aucun besoin d|de ..1 joindre|mettre|mentionner|indiquer|preciser|fournir|donner|envoyer|dire",
    "inutile|superflu|besoin d|de joindre|mettre|mentionner|indiquer|preciser|fournir|donner",
    "ne pas ..1 joindre|envoyer|mettre|mentionner|indiquer|preciser|fournir|communiquer|transmettre",
    "ne pas ..1 donner ..1 votre|vos|de|la|le|son|sa",
    "font|fait ..1 difference pas|non",
    "aucun|aucune condition|limite|critere|distinction|exigence|importance|prejuge",
    "aucune restriction d|de|sur|liee|concernant",
    "sans condition|limite|critere ..1 d|de",
    "nul|nulle ne|n",
    "encourag*",
    "article|art l1132*|l5331_1|l5321_2",
    "loi ..3 interdit|protege|punit|prohibe",
    "rien de cela|tout_cela|cela",
    "pas des sujets|criteres",
    "passe|passent ..1 en premier|priorite",
    "travailleu* handicape* ..4 bienvenu*|priorit*|premier",
    "regardless|without ..2 regard|irrespective",
    "equal opportunity",
    "charte ..2 diversite",
    "respect ..4 differences|chacun*",
    "sont accueilli*|accueillies|etudiee* ..2 meme|egal*|toutes",
)
"""Sentences that name a criterion to say that it does not count."""
_DENIES = frozenset(["non", "pas", "jamais", "peu", "inegalement"])
CRITERIA = word_set(
    "origine origines sexe genre age religion handicap orientation sexuelle nationalite opinions convictions "
    "croyances race ethnie ethnique mœurs moeurs identite grossesse apparence patronyme syndicales syndicale "
    "religieuses sexuelles famille sante residence"
)
"""What a note against discrimination lists: three of them in a sentence name them all to set them aside."""
TURNS = Cues("mais", "toutefois", "cependant", "neanmoins", "sauf", "hormis", "excepte", "pourtant", "meme si")
"""What takes back what a sentence has just promised."""
_BASIS = re.compile(
    r"\bart(?:icle)?s?\.? ?(?:l\.? ?(?!5331|5321|1132|1142)|[rd]\.? ?)\d|\b(?:decret|arrete|ordonnance) (?:n\b|no\b|n°|du \d)|\bla loi (?:reserve|impose|exige|prevoit|fixe|oblige)"
    r"|\b(?:exige|fixe|prevu|requis|impose|defini|prescrit|demande)e?s? (?:par|a) (?:l'arrete|le decret|la loi|le statut|les textes|la reglementation|le code|l'article)",
    re.ASCII,
)
"""What names the text that sets a condition: it is then the law that speaks. The articles that forbid set none."""
_ITEM = re.compile(r"[ \t]*(?:[-–—•·*▪◦>]|\d{1,2}[.)])[ \t]*\S")


@dataclass(frozen=True)
class Say:
    """Cues with what is said of them: a message and a suggestion of their own, and how to mend them where one is sure."""

    cues: Cues
    message: str = ""
    suggestion: str = ""
    mend: Mend | None = None
    softened: bool = False
    firm: bool = False
    lone: bool = False


def say(
    *cues: str,
    message: str = "",
    suggestion: str = "",
    mend: Mend | None = None,
    softened: bool = False,
    firm: bool = False,
    lone: bool = False,
) -> Say:
    """Put words on cues.

    `firm` where the words accuse by themselves, whatever their sentence does; `lone` where they accuse only as an item
    of their own: « jeune » in a list, « Robuste, vous… ».
    """
    return Say(Cues(*cues), message, suggestion, mend, softened, firm, lone)


def wording(
    *says: Say,
    unless: Cues | None = None,
    inclusive: bool = True,
    persons: bool = True,
    deniable: bool = False,
    shut: Cues | None = None,
    wanted: Cues | None = None,
    denied: Cues | None = None,
    asked: Cues | None = None,
    mend: Mend | None = None,
) -> Find:
    """Look for cues. A cue is silent where `unless` covers it, or where its sentence says that it does not count.

    `deniable` where what is asked may be denied by a word before it: « ni caution, ni frais ». `persons` where the rule speaks of the person sought: it is then silent in a sentence that only tells a task, serves
    a public, describes or grants, and in a proper name. `shut`, `wanted`, `denied` and `asked` name a criterion: each accuses where a
    sentence makes that turn of it (see `frames`), and `mend` is how.
    """
    turned = Say(Cues(), mend=mend)
    named = {
        turn: cues
        for turn, cues in ((Turn.SHUT, shut), (Turn.WANTED, wanted), (Turn.DENIED, denied), (Turn.ASKED, asked))
        if cues is not None
    }

    # What can be mended is said first: it holds the words themselves, without those around.
    ordered = sorted(says, key=lambda each: each.mend is None)

    def find(text: Text, _facts: Facts) -> Iterator[Hit]:
        quiet: frozenset[int] | None = None
        taken: set[int] = set()
        for each in ordered:
            for span in each.cues.find(text):
                if quiet is None:
                    quiet = _covered(text, unless) if unless else frozenset()
                places = range(span.first, span.last)
                if quiet.intersection(places) or taken.intersection(places):
                    continue
                if inclusive and is_excused(text, span):
                    continue
                if deniable and is_denied(text, span):
                    continue
                if persons and not speaks(text, span, firm=each.firm):
                    continue
                if each.lone and not is_lone(text, span):
                    continue
                taken.update(places)
                yield hit(text, span, each)
        for span, called in turns(text, named):
            if quiet is None:
                quiet = _covered(text, unless) if unless else frozenset()
            places = range(span.first, span.last)
            if not (
                (quiet.intersection(places) and not called) or taken.intersection(places) or is_excused(text, span)
            ):
                taken.update(places)
                yield hit(text, span, turned)

    return find


def is_excused(text: Text, span: Span) -> bool:
    """Tell whether words stand in a sentence that names a criterion to set it aside, in the page's own furniture, or in an address."""
    first, last = text.words[span.first], text.words[span.last - 1]
    around = (
        text.source[last.end : last.end + 1],
        text.source[first.end : first.end + 1],
        text.source[first.start - 1 : first.start],
    )
    if "@" in around or _in_an_address(text.source, first.start, last.end):
        return True
    before = [token.text for token in text.words[max(0, span.first - 3) : span.first + 1]]
    if before[-3:] == ["avec", "ou", "sans"] or before[:-1][-3:] == ["avec", "ou", "sans"]:
        return True
    return span.first in _excused(text) or part_at(text, text.words[span.first].start) is PartKind.FURNITURE


_ADDRESS = re.compile(r"://|^www\.|\w\.(?:fr|com|org|net|eu|io|info|jobs|bzh|paris)(?:$|[/?#:),;])", re.IGNORECASE)

_LONGEST_ADDRESS = 120


def _in_an_address(source: str, start: int, end: int) -> bool:
    """Tell whether words are a piece of the address of a page: « https://quadra-conseil.com »."""
    before, after = source[max(0, start - _LONGEST_ADDRESS) : start], source[end : end + _LONGEST_ADDRESS]
    run = re.search(r"\S*$", before)[0] + source[start:end] + re.match(r"\S*", after)[0]  # type: ignore[index]
    return _ADDRESS.search(run) is not None


_LABELS = frozenset(("entreprise", "employeur", "societe", "lieu"))


def speaks(text: Text, span: Span, *, firm: bool = False) -> bool:
    """Tell whether words may be said of the person sought."""
    if is_named(text, span) or _asked_to_grant(text, span):
        return False
    if firm:
        return True
    sentence = sentence_at(text, span.first)
    if is_set_before(text, span):
        return True
    if not sentence.asks and not sentence.task and denies_alone(text, span):
        return True
    if not sentence.asks or (sentence.grants and not sentence.refuses and not sentence.demands):
        return False
    if sentence.part is PartKind.COMPANY and (not sentence.sought or text.words[sentence.first].text in _LABELS):
        return False
    return sentence.refuses or not is_served(text, span)


def _asked_to_grant(text: Text, span: Span) -> bool:
    """Tell whether words stand in a question whose answer grants: « Des enfants à charge ? Vous toucherez un supplément. »"""
    last = sentence_at(text, span.first).last
    end = text.words[last - 1].end
    if last >= len(text.words) or "?" not in text.source[end : end + 3]:
        return False
    if last in _excused(text):
        return True
    answer = sentence_at(text, last)
    said = text.folded[text.folded_at(text.words[last].start) : text.folded_at(text.words[answer.last - 1].end)]
    return answer.grants and not _SHUTS.search(said)


_SHUTS = re.compile(r"\b(?:pas|jamais|inutile|abst\w+|passe[rz]?|refus\w*|exclu\w*)\b", re.ASCII)

_NOT = word_set("aucun aucune aucuns aucunes ni pas jamais")
_FORGET = re.compile(r"oubli|omet|manqu|hesit|tard|seulement", re.ASCII)
_REFUSES = re.compile(r"\b(?:ne|n|sans|aucune?|refus\w*|incomplet\w*|rejet\w*|elimin\w*|ecart\w*)\b", re.ASCII)


def is_denied(text: Text, span: Span) -> bool:
    """Tell whether a word before what is asked denies it, since the last comma: « ni caution, ni frais », « n’envoyez pas de ».

    « N’oubliez pas », « aucun dossier sans » and « dossier sans RIB refusé » deny nothing.
    """
    words, number = text.words, text.words[span.first].sentence
    first = span.first
    while first and words[first - 1].sentence == number and words[first - 1].clause == words[span.first].clause:
        if "," in text.source[words[first - 1].end : words[first].start]:
            break
        first -= 1
    before = [token.text for token in words[first : span.first]]
    if not before or any(_FORGET.match(word) for word in before):
        return False
    if before[-1] == "sans":
        last = span.last
        while last < len(words) and words[last].sentence == number:
            last += 1
        around = " ".join([*before[:-1], *(token.text for token in words[span.last : last])])
        return not _REFUSES.search(around)
    return bool(_NOT.intersection(before)) and "sans" not in before


_DENIALS = word_set("pas sans aucun aucune ni jamais")
_THEN = word_set("donc et mais car alors plutot surtout evidemment")


def denies_alone(text: Text, span: Span) -> bool:
    """Tell whether words open a clause that denies, whatever the sentence first describes: « métier dur, donc pas de… »."""
    words = text.words
    rank = span.first
    if words[rank].text not in _DENIALS:
        return False
    while rank > 0 and words[rank - 1].text in _THEN and words[rank - 1].sentence == words[rank].sentence:
        rank -= 1
    linked = rank < span.first
    before = words[rank - 1] if rank and words[rank - 1].sentence == words[span.first].sentence else None
    apart = before is not None and text.source[before.end : words[rank].start].strip()[:1] in tuple(",;:–—(")
    return before is not None and (apart or linked)


def hit(text: Text, span: Span, each: Say) -> Hit:
    """Give the hit of a span, at its place in the text as written."""
    return Hit(
        start=text.words[span.first].start,
        end=text.words[span.last - 1].end,
        message=each.message,
        suggestion=each.suggestion,
        change=each.mend(text, span) if each.mend else None,
        softened=each.softened,
    )


def _covered(text: Text, cues: Cues) -> frozenset[int]:
    return frozenset(place for span in cues.find(text) for place in range(span.first, span.last))


def _excused(text: Text) -> frozenset[int]:
    """Give the words of sentences that name a criterion to set it aside, up to a « mais »."""
    if "excused" not in text.memo:
        text.memo["excused"] = _find_excused(text)
    excused: frozenset[int] = text.memo["excused"]
    return excused


def _find_excused(text: Text) -> frozenset[int]:
    words = text.words
    welcomes = (span for span in INCLUSIVE.find(text) if not span.first or words[span.first - 1].text not in _DENIES)
    signs = {span.first: "+" for span in welcomes} | {span.first: "-" for span in TURNS.find(text)}
    opening: dict[int, str] = {}
    for place in sorted(signs, reverse=True):
        opening[text.words[place].sentence] = signs[place]
    named: dict[int, set[str]] = {}
    for token in text.words:
        if token.text in CRITERIA:
            named.setdefault(token.sentence, set()).add(token.text)
    for number, criteria in named.items():
        if len(criteria) >= 3:
            opening.setdefault(number, "+")
    excused: set[int] = set()
    sentence, sign = -1, ""
    for place, token in enumerate(text.words):
        if token.sentence != sentence:
            sentence, sign = token.sentence, ""
        sign = signs.get(place, sign)
        if (sign or opening.get(sentence)) == "+":
            excused.add(place)
    for start, end in _set_by_law(text):
        excused.update(range(text.word_at(start), text.word_at(end)))
    return frozenset(excused)


def _set_by_law(text: Text) -> Iterator[tuple[int, int]]:
    """Give the sentences that name the text which sets their condition, with the items that such a line opens."""
    for found in _BASIS.finditer(text.folded):
        place = text.origins[found.start()]
        rank = min(text.word_at(place), len(text.words) - 1)
        number = text.words[rank].sentence
        inside = [token for token in text.words[max(0, rank - 80) : rank + 80] if token.sentence == number]
        start, end = inside[0].start, inside[-1].end + 1
        line = text.source.find("\n", place)
        if line > 0 and text.source[place:line].rstrip().endswith(":"):
            end = line
            for item in text.source[line + 1 :].split("\n"):
                if not _ITEM.match(item):
                    break
                end += len(item) + 1
        yield start, end


def present(text: Text, cues: Cues) -> bool:
    """Tell whether a cue is met anywhere."""
    return next(cues.find(text), None) is not None


def either(*finds: Find) -> Find:
    """Look in several ways."""

    def find(text: Text, facts: Facts) -> Iterator[Hit]:
        for each in finds:
            yield from each(text, facts)

    return find


def spans(text: Text, cues: Cues) -> Sequence[Span]:
    """Give every place where cues are met."""
    return tuple(cues.find(text))
