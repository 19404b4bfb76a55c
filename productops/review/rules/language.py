"""Language: L15, a passage in English, L16, a foreign title that nothing explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.review.rules.finding import present, spans
from productops.review.rules.stance import Sentence, part_at, sentences
from productops.review.rules.title import ENGLISH, FRENCH, title_of
from productops.text.cues import Cues
from productops.text.folding import word_set
from productops.text.parts import PartKind
from productops.text.tokens import Text, Token

_FBL = "https://french-business-law.com/rench-legislation-art/article-{}-of-the-french-labour-code"
_POSTING_WORDS = word_set(
    "experience skills required must team teams work working job role apply please join looking candidate "
    "candidates degree years responsibilities support users write manage managing develop developing fluent "
    "proficiency knowledge ability strong requirements preferred customers customer build design lead report "
    "reports salary office tests bugs fix deliver ensure collaborate position company environment opportunity "
    "hiring offer benefits english french writing written spoken good excellent understanding minimum mandatory "
    "needs needed only citizen female male native under speaker greet welcome visitors guests rooms book answer calls serve clean sell handle orders schedule "
    "maintain check phones duties records invoices meetings events files shelves drivers deliveries repair cook assist organize organise supervise"
)
_ENGLISH_ONLY = ENGLISH | word_set(
    "if so us he she it his her its my me who which when where how why there any some would please want know "
    "people different needs them these those been being was were do does than then also per each"
) - word_set("a an on en as or me")
_SHORT, _SLOGAN = 4, 10
_ENOUGH_WORDS, _CLEAR_WORDS, _ENOUGH_SHARE = 14, 28, 0.3
"""A passage warns from so many words, is a fault from so many more, or from this share of a short text (ours)."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of English sentences: its first and last words, and how many they are."""

    first: Token
    last: Token
    count: int


def _is_english(text: Text, words: list[Token]) -> bool:
    """Tell a sentence in English from French prose that borrows words, from a slogan, from a name."""
    if len(words) < _SHORT or "://" in text.source[words[0].start : words[-1].end]:
        return False
    shouted = text.source[words[0].start : words[-1].end].isupper()
    plain = [token for rank, token in enumerate(words) if not rank or shouted or not text.source[token.start].isupper()]
    foreign = sum(token.text in _ENGLISH_ONLY for token in plain)
    work = sum(token.text in _POSTING_WORDS for token in plain)
    native = sum(token.text in FRENCH and token.text not in ("on", "a", "y", "son", "d", "l", "s") for token in words)
    # The words of English that French shares are no proof: « data », « product », « team ».
    if native and native * 2 >= foreign:
        return False
    if any("à" <= char <= "ÿ" for token in words for char in text.source[token.start : token.end].lower()):
        return False
    quoted = text.source[max(0, words[0].start - 3) : words[0].start]
    if re.search('[«“"]', quoted) and len(words) < _SLOGAN:
        return False
    if foreign >= 2 and (work or len(words) >= _SLOGAN):
        return True
    names = sum(text.source[token.start].isupper() for token in words)
    return work >= 3 and work * 2 >= len(words) and not native and names * 2 < len(words)


def _after_label(text: Text, words: list[Token]) -> list[Token]:
    """Give the words after a label, which may be French: « Activités : greet visitors, answer calls. »"""
    for rank in range(1, min(4, len(words))):
        if ":" in text.source[words[rank - 1].end : words[rank].start]:
            return words[rank:]
    return words


def _passages(text: Text) -> list[Passage]:
    found: list[Passage] = []
    title = title_of(text)
    runs_on = False
    for each in text.sentences:
        words = _after_label(text, [token for token in each if token.is_word and not token.text[0].isdigit()])
        text.steps += len(words)
        english = (
            bool(words)
            and not (title and words[0].start < title[1] and len(text.lines) > 1)
            and _is_english(text, words)
            and not _REFERENCE.search(text.folded, text.folded_at(words[0].start), text.folded_at(each[-1].end) + 40)
        )
        if english and runs_on and found:
            found[-1] = Passage(found[-1].first, words[-1], found[-1].count + len(words))
        elif english:
            found.append(Passage(words[0], words[-1], len(words)))
        if words:
            runs_on = english
    return found


_REFERENCE = re.compile(r"\b(?:vol|pp|n[o°])\. ?\d|doi\.org|\bisbn\b|\(\d{4}\)", re.ASCII)
"""What a title of a work that is cited has beside it."""
_BILINGUAL = re.compile(
    r"english (?:version )?below|french below|version (?:francaise|anglaise)|french version|english version|\[(?:fr|en)\]|francais ci-dessous",
    re.ASCII,
)
"""What says that the posting is given in both languages."""


def _foreign_text(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find passages in English: long enough to be one, or most of a short text."""
    if _BILINGUAL.search(text.folded):
        return
    passages = _passages(text)
    total = sum(passage.count for passage in passages)
    share = total / max(1, len(text.words))
    if (
        not passages
        or (total < _ENOUGH_WORDS and share < _ENOUGH_SHARE)
        or (share < 0.04 and max(passage.count for passage in passages) < _ENOUGH_WORDS)
    ):
        return
    longest = max(passages, key=lambda passage: passage.count)
    yield Hit(
        start=longest.first.start,
        end=longest.last.end,
        softened=total < _CLEAR_WORDS and share < _ENOUGH_SHARE,
        message="L’offre est en anglais."
        if share >= 0.9
        else f"Un passage est en anglais ({round(100 * share)} % des mots du texte).",
    )


_FOREIGN = Cues(
    "product",
    "manager|managers",
    "owner",
    "ops",
    "lead",
    "head",
    "chief",
    "officer",
    "analyst",
    "designer",
    "developer",
    "scrum",
    "master",
    "growth",
    "customer",
    "success",
    "account",
    "executive",
    "happiness",
    "evangelist",
    "strategist",
    "enablement",
)
_GLOSS = Cues(
    "c est a dire",
    "au programme|menu",
    "autrement dit",
    "en clair",
    "en francais",
    "c est le metier",
    "ce metier",
    "le metier",
    "ce|le poste consiste",
    "au service de",
    "il|elle s agit de",
    "charge|chargee|responsable de",
    "votre|ton role|mission",
    "vos|tes missions",
    "la personne ..4 aide|organise|pilote|anime|prepare|tient|fait|met|construit|coordonne",
)
_ENOUGH_FRENCH = 40
"""French words of a body that speaks of the work at all: over that, the job is described."""


_HALF = re.compile(r"[^/|–—]+")
"""A half of a title that says the job twice."""
_FRENCH_JOB = re.compile(
    r"\b(?:chargee?|charge[·.(-]e|responsable|cheffe?|assistante?|gestionnaire|technicien(?:ne)?|conseill(?:er|ere)|animat(?:eur|rice)|developp(?:eur|euse)"
    r"|ingenieure?|analyste|direct(?:eur|rice)|redact(?:eur|rice)|coordinat(?:eur|rice)|formateur|formatrice|vend(?:eur|euse))\b",
    re.ASCII,
)


def _unexplained_title(text: Text, _facts: Facts) -> Iterator[Hit]:
    """Find a foreign title in a posting that tells nothing of the work: no task, no duty, hardly a sentence."""
    title = title_of(text)
    if title is None or not text.words:
        return
    start, end = title
    foreign = [span for span in spans(text, _FOREIGN) if start <= text.words[span.first].start < end]
    if not foreign and not re.search(
        r"\bdata (?:analyst|scientist|engineer|steward|manager)|\bsales\b", text.folded.split("\n")[0]
    ):
        return
    halves = [each.span() for each in _HALF.finditer(text.folded, text.folded_at(start), text.folded_at(end))]
    named = [text.folded_at(text.words[span.first].start) for span in foreign]
    if any(
        _FRENCH_JOB.search(text.folded, low, high) and not any(low <= at < high for at in named) for low, high in halves
    ):
        return  # « Growth marketer / chargée d’acquisition »: the title tells the job twice
    body = [token for token in text.words if token.start >= end]
    if sum(token.text in FRENCH for token in body) >= _ENOUGH_FRENCH or present(text, _GLOSS):
        return
    if not any(
        each.task and text.words[each.first].start >= end for each in sentences(text).values()
    ) and not _lists_tasks(text, end):
        yield Hit(start=start, end=end)


def _in_french(text: Text, sentence: Sentence) -> bool:
    words = text.words[sentence.first : sentence.last]
    return sum(token.text in FRENCH for token in words) >= max(1, sum(token.text in ENGLISH for token in words))


def _lists_tasks(text: Text, after: int) -> bool:
    """Tell whether a line after the title says, in French, more than a place or a date."""
    return any(
        start >= after
        and end - start > 60
        and sum(token.text in FRENCH for token in text.words if start <= token.start < end)
        >= _TELLING[part_at(text, start) is PartKind.MISSIONS]
        for start, end in text.lines
    )


_TELLING = {True: 3, False: 8}
"""French small words of a line that tells the work: fewer among the missions than elsewhere (ours)."""


RULES = (
    Rule(
        id="L15",
        title="En français",
        severity=Severity.MUST,
        reference="Code du travail, art. L5331-4 ; contravention, art. R5334-1",
        source=_FBL.format("l5331-4"),
        confidence="A",
        message="Un passage est en anglais.",
        why="Une offre pour un emploi en France est rédigée en français ; les termes du métier peuvent rester.",
        suggestion="Traduisez le passage. Gardez les mots du métier (roadmap, discovery) au milieu du français.",
        reader="Une partie de l’offre est en anglais : elle doit exister en français.",
        question="La langue de travail est-elle vraiment l’anglais, et quand ?",
        version=2,
        find=_foreign_text,
    ),
    Rule(
        id="L16",
        title="Intitulé étranger expliqué",
        severity=Severity.MUST,
        reference="Code du travail, art. L5331-4, alinéa 2",
        source=_FBL.format("l5331-4"),
        confidence="A",
        message="L’intitulé est un terme étranger, et aucune phrase en français ne dit ce que c’est.",
        why="Sans équivalent français, le texte doit décrire l’emploi assez précisément pour ne pas induire en erreur.",
        suggestion="Dès le début : « Product Ops, en clair : vous faites gagner du temps aux PM en organisant leurs outils et leurs rituels. »",
        reader="Le titre ne dit pas le métier : demandez ce que la personne fera la première semaine.",
        question="Que fera la personne le premier mois, concrètement ?",
        version=2,
        find=_unexplained_title,
    ),
)
