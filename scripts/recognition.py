"""Measure recognition on the labelled lines beside this checkout, by kind and language: each voice, and their agreement.

`make recognition` writes the figures into docs/recognition.md. The lines are split in two halves by the digest of their
name: the first was read while the lexicon was written, the other is only measured on.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django
from django.conf import settings

from productops.recognition.entries import KINDS as KINDS_READ
from productops.recognition.entries import lexicon_from
from productops.recognition.found import Found, Recognition
from productops.recognition.identity import Identity, identify
from productops.recognition.lexicon import Lexicon
from productops.recognition.recognise import Voice, recognise

EXAMPLES = Path(settings.BASE_DIR).parent / "shared" / "recognition" / "examples.json"
DOCUMENT = Path(settings.BASE_DIR) / "docs" / "recognition.md"
BEGIN, END = "<!-- chiffres -->", "<!-- fin des chiffres -->"

ANSWERS = {
    "Former le support et les ventes à chaque nouveauté": "formation-des-equipes-clients",
    "Suivre l’usage des nouveautés après leur sortie": "usage-des-nouveautes",
    "Réunir tous les retours des clients au même endroit": "base-des-retours",
    "Informer clients et équipes pendant un incident": "communication-d-incident",
    "Faire connaître la stratégie produit à toutes les équipes": "strategie-connue-de-tous",
    "Répondre aux questions des autres équipes sur le produit": "questions-sur-le-produit",
    "Tenir l’inventaire des produits et des fonctionnalités": "inventaire-produit",
    "Tenir les pages d’aide à jour à chaque sortie": "pages-d-aide",
    "Organiser la recette avec les clients avant chaque sortie": "recette-avec-les-clients",
}
"""What the labels said the catalogue lacked, and the mission that now answers it."""
KINDS = {"posting-line": "ligne d’offre", "leader-sentence": "phrase de responsable", "candidate-query": "recherche"}
VOICES = {Voice.BOTH: "accord", Voice.CUES: "repères seuls", Voice.NEAR: "proximité seule"}


def read() -> list[dict[str, Any]]:
    """Read the labelled lines; a lacking mission that now exists becomes the right answer of its line."""
    lines: list[dict[str, Any]] = json.loads(EXAMPLES.read_text())
    for line in lines:
        if line.get("outcome") == "missing" and (answer := ANSWERS.get(line.get("missing", ""))):
            line |= {"missions": [answer, *line["missions"]], "outcome": "catalogue"}
        elif (answer := ANSWERS.get(line.get("missing") or "")) and line.get("outcome") == "catalogue":
            line["missions"] = [*line["missions"], answer]
    return lines


def lexicon() -> Lexicon:
    """Give the lexicon of the fixtures; the catalogue's room wants Django ready."""
    from django.conf import settings

    from productops.knowledge.seeding import read_fixtures

    return lexicon_from(read_fixtures(settings.FIXTURES_DIR, KINDS_READ))


def half(line: Mapping[str, Any]) -> int:
    """Tell which half a line belongs to: 0 was read, 1 is only measured on."""
    return int(hashlib.sha256(line["id"].encode()).hexdigest(), 16) % 2


@dataclass(kw_only=True)
class Tally:
    """Counts over lines."""

    lines: int = 0
    first: int = 0
    three: int = 0
    covered: int = 0
    sure: int = 0
    right: int = 0
    silent: int = 0
    quiet: int = 0
    mistakes: list[str] = field(default_factory=list)


def tally(lines: Iterable[Mapping[str, Any]], answer: Callable[[str], Recognition]) -> Tally:
    """Count right answers over lines and sentences."""
    count = Tally()
    for line in lines:
        found = answer(line["text"])
        missions, problems = set(line["missions"]), set(line["problems"])
        if line["outcome"] in ("catalogue", "found") and (missions or problems):
            _expressible(count, line, found, missions, problems)
        elif line["outcome"] in ("other-job", "none", "partly", "missing"):
            count.silent += 1
            wrong = [each.slug for each in (*found.missions, *found.problems) if each.sure]
            count.quiet += not wrong
            if wrong:
                count.mistakes.append(f"{line['id']} ({line['outcome']}) : {', '.join(wrong)} « {line['text'][:80]} »")
    return count


def _expressible(
    count: Tally, line: Mapping[str, Any], found: Recognition, missions: set[str], problems: set[str]
) -> None:
    count.lines += 1
    first = _in(found.missions[:1], missions) or _in(found.problems[:1], problems)
    count.first += first
    count.three += _in(found.missions[:3], missions) or _in(found.problems[:3], problems)
    sure = [each for each in found.missions if each.sure], [each for each in found.problems if each.sure]
    count.covered += _in(sure[0], missions) or _in(sure[1], problems)
    for given, right, near in ((sure[0], missions, set(line["missions_partly"])), (sure[1], problems, problems)):
        for rank, each in enumerate(given):
            if given is sure[1] and not problems:
                continue  # the line states no problem that anyone labelled
            count.sure += 1
            good = each.slug in right or (each.slug in near and _in(given[:rank], right))
            count.right += good
            if not good:
                count.mistakes.append(f"{line['id']} : sûr à tort de {each.slug} « {line['text'][:80]} »")
    if not first:
        given = ", ".join(each.slug for each in (*found.missions[:2], *found.problems[:1])) or "rien"
        count.mistakes.append(f"{line['id']} : {given}, attendu {line['missions'][:2]} « {line['text'][:80]} »")


def _in(found: Sequence[Found], right: set[str]) -> bool:
    return any(each.slug in right for each in found)


@dataclass(kw_only=True)
class Postings:
    """Counts over whole postings."""

    lines: int = 0
    verdict: int = 0
    levels: int = 0
    near: int = 0
    given: int = 0
    present: int = 0
    both: int = 0
    mistakes: list[str] = field(default_factory=list)


def postings(lines: Iterable[Mapping[str, Any]], answer: Callable[[str], Identity]) -> Postings:
    """Count right verdicts and levels over whole postings."""
    count = Postings()
    for line in lines:
        found = answer(line["text"])
        count.lines += 1
        good = found.verdict in line["verdict"]
        count.verdict += good
        levels = {domain: read.level for domain, read in found.domains.items()}
        for domain, level in line["levels"].items():
            count.levels += 1
            count.near += abs(levels[domain] - level) <= 1
            count.given += levels[domain] > 0
            count.present += level > 0
            count.both += levels[domain] > 0 and level > 0
        if not good or any(abs(levels[domain] - level) > 1 for domain, level in line["levels"].items()):
            told = f"verdict {found.verdict or found.reason}, attendu {line['verdict']}"
            count.mistakes.append(f"{line['id']} : {told} ; niveaux {levels}, attendus {line['levels']}")
    return count


def share(part: int, whole: int) -> str:
    """Write a share as « 12/20 (60 %) »."""
    return f"{part}/{whole} ({100 * part // whole if whole else 0} %)" if whole else "–"


def table(lines: Sequence[Mapping[str, Any]]) -> list[str]:
    """Write the figures of some lines, by kind, language and voice."""
    known = lexicon()
    rows = [
        "| lignes | voix | juste en premier | dans les trois | sûr et juste | sûr : justesse | silence tenu |",
        "|---|---|---|---|---|---|---|",
    ]
    groups = [(kind, lang) for kind in KINDS for lang in ("fr", "en")] + [("", "fr"), ("", "en"), ("", "")]
    for kind, lang in groups:
        kept = [
            line
            for line in lines
            if (line["kind"] == kind if kind else line["kind"] in ("posting-line", "leader-sentence"))
            and lang in ("", line["lang"])
        ]
        if not kept:
            continue
        name = f"{KINDS[kind] if kind else 'lignes et phrases'}, {lang or 'tout'}"
        for voice, told in VOICES.items():
            if voice is not Voice.BOTH and kind:
                continue
            count = tally(kept, lambda text, voice=voice: recognise(text, known, voice=voice))  # type: ignore[misc]
            rows.append(
                f"| {name} | {told} | {share(count.first, count.lines)} | {share(count.three, count.lines)} "
                f"| {share(count.covered, count.lines)} | {share(count.right, count.sure)} "
                f"| {share(count.quiet, count.silent)} |"
            )
    return rows


def posting_table(lines: Sequence[Mapping[str, Any]]) -> list[str]:
    """Write the figures of whole postings."""
    known = lexicon()
    rows = [
        "| offres entières | verdict juste | niveau à un près | domaines : précision | rappel |",
        "|---|---|---|---|---|",
    ]
    for lang in ("fr", "en", ""):
        kept = [line for line in lines if line["kind"] == "whole-posting" and lang in ("", line["lang"])]
        count = postings(kept, lambda text: identify(text, known))
        rows.append(
            f"| {lang or 'tout'} | {share(count.verdict, count.lines)} | {share(count.near, count.levels)} "
            f"| {share(count.both, count.given)} | {share(count.both, count.present)} |"
        )
    return rows


def mistakes(lines: Sequence[Mapping[str, Any]]) -> list[str]:
    """List what is wrong, line by line."""
    known = lexicon()
    short = [line for line in lines if line["kind"] in KINDS]
    whole = [line for line in lines if line["kind"] == "whole-posting"]
    return [
        *tally(short, lambda text: recognise(text, known)).mistakes,
        *postings(whole, lambda text: identify(text, known)).mistakes,
    ]


def main() -> None:
    """Print the figures, or write them into the document with --write; --mistakes lists those of the half that was read."""
    if not EXAMPLES.exists():
        sys.exit("Les lignes d’exemple ne sont pas à côté de ce dépôt.")
    lines = read()
    halves = [[line for line in lines if half(line) == rank] for rank in (0, 1)]
    if "--mistakes" in sys.argv:
        print("\n".join(mistakes(halves[0])))
        return
    out = []
    for title, kept in (
        ("Moitié gardée à part, jamais lue pour corriger", halves[1]),
        ("Moitié lue en écrivant le lexique", halves[0]),
    ):
        out += [f"### {title}", "", *table(kept), "", *posting_table(kept), ""]
    if "--write" in sys.argv:
        text = DOCUMENT.read_text()
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        DOCUMENT.write_text(f"{before}{BEGIN}\n" + "\n".join(out) + f"{END}{after}")
    else:
        print("\n".join(out))


if __name__ == "__main__":
    django.setup()
    main()
