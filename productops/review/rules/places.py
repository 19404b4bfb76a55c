"""The country of a posting: it is read by French law, and says so where the work is elsewhere (L25)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from productops.review.findings import Facts, Hit, Rule, Severity
from productops.text.tokens import Text

_FOREIGN = (
    "bruxelles|liege|namur|anvers|gand|charleroi|mons|tournai|louvain|wavre|belgique|geneve|lausanne|zurich|bale|berne|fribourg|neuchatel|suisse"
    "|luxembourg|montreal|quebec|toronto|ottawa|sherbrooke|laval \\(quebec|canada|porto|lisbonne|portugal|barcelone|barcelona|madrid|espagne|londres|london|berlin|munich|francfort"
    "|allemagne|italie|rome|milan|turin|monaco|casablanca|rabat|tanger|maroc|tunis|tunisie|alger|algerie|dakar|senegal|abidjan|cotonou|bamako|lome|douala|yaounde|dubai|amsterdam|rotterdam|dublin|irlande|new york|cracovie|wroclaw|gdansk|budapest|sofia|athenes|istanbul|cologne|hambourg|stuttgart|varsovie|bucarest|prague|vienne \\(autriche|andorre"
)
_ADJECTIVES = "polonais|roumain|irlandais|tcheque|hongrois|bulgare|grec|turc|tunisien|algerien|belge|suisse|luxembourgeois|quebecois|canadien|portugais|espagnol|allemand|italien|monegasque|marocain|tunisien|anglais|britannique|neerlandais"
_PLACED = re.compile(
    rf"(?:poste|emploi|lieu(?: de travail)?|localisation|opportunite|mission)(?: (?:est |sera )?(?:base|situe|localise)e?)?(?: de travail)? ?:? ?(?:a|au|en|sur|pour|,)? ?(?P<place>{_FOREIGN})\b",
    re.ASCII,
)
_CONTRACT = re.compile(rf"(?:contrat|cdi|cdd|droit)(?: (?:de )?(?:droit|travail))? (?P<law>{_ADJECTIVES})\b", re.ASCII)
_TITLE = re.compile(rf"(?:[-–(,|/] ?|\ba )(?P<place>{_FOREIGN})\b(?! ?(?:et|/) ?(?:paris|lille|lyon))", re.ASCII)


def abroad(text: Text) -> tuple[int, int] | None:
    """Give where a text says that the work is out of France, or None."""
    if "abroad" not in text.memo:
        text.memo["abroad"] = _abroad(text)
    place: tuple[int, int] | None = text.memo["abroad"]
    return place


def _abroad(text: Text) -> tuple[int, int] | None:
    title = text.folded.split("\n")[0]
    for pattern, where, name in (
        (_CONTRACT, text.folded, "law"),
        (_PLACED, text.folded, "place"),
        (_TITLE, title, "place"),
    ):
        if found := pattern.search(where):
            start, end = found.span(name)
            return text.origins[start], text.origins[end - 1] + 1
    return None


def _foreign_law(text: Text, _facts: Facts) -> Iterator[Hit]:
    if place := abroad(text):
        yield Hit(start=place[0], end=place[1])


RULES = (
    Rule(
        id="L25",
        title="Un poste hors de France",
        severity=Severity.SHOULD,
        reference="Règlement (CE) 593/2008, art. 8 : la loi du lieu où l’on travaille d’ordinaire (non relu)",
        source="https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX%3A32008R0593",
        confidence="C",
        message="Le poste semble hors de France : le texte a été lu d’après le droit français, qui peut ne pas s’appliquer.",
        why="Le contrat suit d’ordinaire la loi du lieu de travail. Une offre publiée en France reste tenue de ne pas discriminer.",
        suggestion="Vérifiez le droit du pays : salaire minimum, mentions, langue de l’offre.",
        reader="Le poste est hors de France : d’autres règles s’appliquent sans doute.",
        question="Quel droit s’appliquera au contrat ?",
        find=_foreign_law,
    ),
)
