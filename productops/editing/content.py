"""What an editor would mend in the catalogue before anyone reads it: links, gaps, titles, duplicates, sentences, signs.

Works on entries in the shape of the fixtures, read from files or dumped from the tables, so that both are held alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from productops.drafting.entries import catalogue_from
from productops.drafting.facts import JOB, rule_fault, split_slugs, toward_fault
from productops.drafting.scope_json import ScopeError, read_scope
from productops.knowledge.specs import SPECS, Links, Rows, Spec
from productops.recognition.entries import faults as lexicon_faults
from productops.review.check import check_fragment
from productops.review.findings import Severity

Entries = Mapping[str, Sequence[Mapping[str, Any]]]
"""The entries of each fixture, by file name."""

LONGEST = 35
"""Words of a sentence at most."""
VERBATIM = {"testimonials.yaml": {"quote"}, "sources.yaml": {"title", "url", "publisher", "excerpt"}}
"""What is quoted, and stays as it was written."""
_NOT_PROSE = {
    "cues",
    "hints",
    "barred",
    "says",
    "shown_by",
    "unless",
    "titles",
    "slug",
    "url",
    "value",
    "fact",
    "operator",
    "answers",
    "kind",
    "horizon",
    "level",
    "toward",
    "stance",
}
_INFINITIVE = re.compile(r"(?:er|ir|re|oir)$")
_SUPPORTING = {"contribuer", "aider", "appuyer", "participer"}
_SIGNS = (
    (re.compile(r"'"), "une apostrophe droite : écrivez ’"),
    (re.compile(r'"'), "des guillemets droits : écrivez « »"),
    (re.compile(r"\.\.\."), "trois points : écrivez …"),
    (
        re.compile(r"\w·\w|\w\((?:e|euse|trice|ne)\)"),
        "un point médian ou une parenthèse de genre : écrivez les deux formes",
    ),
    (re.compile(r"(?<=\w)[;?]|«\S|\S»"), "il manque une espace autour d’un signe double"),
    (re.compile(r"(?<=\S)  +(?=\S)"), "une espace de trop"),
    (re.compile(r" [,.](?!\d)"), "une espace avant une virgule ou un point"),
    (re.compile(r"!"), "un point d’exclamation"),
    (re.compile(r" - "), "un trait d’union pour un tiret : écrivez –"),
)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong, in which entry of which file, and which rule says so."""

    rule: str
    file: str
    slug: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}, {self.slug} : {self.message} ({self.rule})"


def check_content(entries: Entries, *, on: date) -> list[Fault]:
    """Give every fault of the catalogue, file by file; what we write passes our own rules of review, as of a day."""
    found = [
        *_dangling(entries),
        *_facts(entries),
        *_typical_mandates(entries),
        *_lexicon(entries),
        *_mission_nobody_needs(entries),
        *_competency_nobody_asks(entries),
        *_titles(entries),
        *_duplicates(entries),
        *_prose(entries),
        *_against_our_rules(entries, on),
    ]
    order = [file for file, _spec in SPECS]
    return sorted(found, key=lambda fault: (order.index(fault.file), fault.slug, fault.rule))


def dump() -> Entries:
    """Give the entries as they stand in the tables."""
    return {file: [{"slug": slug, **spec.dump(row)} for slug, row in spec.rows().items()] for file, spec in SPECS}


def _dangling(entries: Entries) -> Iterator[Fault]:
    known = {spec.model: {entry["slug"] for entry in entries[file]} for file, spec in SPECS}
    for file, spec in SPECS:
        for entry in entries[file]:
            for name, model, slug in _cited(spec, entry):
                if slug is not None and slug not in known[model]:
                    message = f"{name} cite « {slug} », qui n’existe pas"
                    yield Fault(rule="lien", file=file, slug=entry["slug"], message=message)


def _cited(spec: Spec, entry: Mapping[str, Any]) -> Iterator[tuple[str, Any, str | None]]:
    """Give what an entry links to: the field, the model, the slug."""
    for name, model in spec.links.items():
        yield name, model, entry.get(name)
    for part in spec.parts:
        values = entry.get(part.key) or []
        if isinstance(part, Links):
            yield from ((part.key, part.model, slug) for slug in values)
        elif isinstance(part, Rows):
            for name, model in part.links.items():
                yield from ((part.key, model, value if part.flat else value.get(name)) for value in values)


def _facts(entries: Entries) -> Iterator[Fault]:
    """Find the rules on a fact that could not be weighed, or that look for what does not exist."""
    known = {"existing_roles": "existing_roles.yaml", "problems": "problems.yaml"}
    slugs = {fact: {entry["slug"] for entry in entries[file]} for fact, file in known.items()}
    rules = [
        (file, entry["slug"], rule)
        for file, key in (("career_paths.yaml", "signals"), ("doubts.yaml", "conditions"))
        for entry in entries[file]
        for rule in entry.get(key) or []
    ]
    for file, slug, rule in rules:
        value = rule.get("value") or ""
        if fault := rule_fault(rule["fact"], rule["operator"], value):
            yield Fault(rule="fait", file=file, slug=slug, message=f"{rule['fact']} : {fault[1]}")
        elif gone := sorted(set(split_slugs(value)) - slugs.get(rule["fact"], set(split_slugs(value)))):
            yield Fault(rule="fait", file=file, slug=slug, message=f"{rule['fact']} : {', '.join(gone)} n’existe pas")
    competencies = {entry["slug"] for entry in entries["competencies.yaml"]}
    jobs = {f"{JOB}{entry['slug']}" for entry in entries["neighbour_jobs.yaml"]}
    for answer in entries["profile_answers.yaml"]:
        for effect in answer.get("effects") or []:
            toward = effect["toward"]
            message = toward_fault(toward)
            if message is None and "." not in toward and toward not in competencies:
                message = f"aucune compétence ne s’appelle « {toward} »"
            elif message is None and toward.startswith(JOB) and toward not in jobs:
                message = f"aucun métier voisin ne s’appelle « {toward.removeprefix(JOB)} »"
            if message:
                yield Fault(rule="fait", file="profile_answers.yaml", slug=answer["slug"], message=message)


def _typical_mandates(entries: Entries) -> Iterator[Fault]:
    """Find the typical mandates that no scoping could start from."""
    try:
        known = catalogue_from({file.removesuffix(".yaml"): rows for file, rows in entries.items()})
    except KeyError:
        return  # a broken link, told above
    for entry in entries["typical_mandates.yaml"]:
        try:
            read_scope(entry["answers"], known)
        except ScopeError as error:
            for fault in error.faults:
                yield Fault(rule="mandat", file="typical_mandates.yaml", slug=entry["slug"], message=str(fault))


def _lexicon(entries: Entries) -> Iterator[Fault]:
    """Find the cues that cannot be read, and the records that speak of what does not exist."""
    kinds = {file.removesuffix(".yaml"): rows for file, rows in entries.items()}
    for slug, _cue, message in lexicon_faults(kinds):
        yield Fault(rule="lexique", file="lexicon.yaml", slug=slug, message=message)


def _mission_nobody_needs(entries: Entries) -> Iterator[Fault]:
    led = {link["mission"] for problem in entries["problems.yaml"] for link in problem.get("missions") or []}
    for mission in entries["missions.yaml"]:
        # A mission of the function itself answers the set-up of the role, not a problem.
        if mission.get("domain") and mission["slug"] not in led:
            yield Fault(rule="mission", file="missions.yaml", slug=mission["slug"], message="aucun problème n’y mène")


def _competency_nobody_asks(entries: Entries) -> Iterator[Fault]:
    asked = {slug for mission in entries["missions.yaml"] for slug in mission.get("competencies") or []}
    for competency in entries["competencies.yaml"]:
        if competency["slug"] not in asked:
            message = "aucune mission ne l’appelle"
            yield Fault(rule="compétence", file="competencies.yaml", slug=competency["slug"], message=message)


def _titles(entries: Entries) -> Iterator[Fault]:
    for mission in entries["missions.yaml"]:
        first = mission["title"].split()[0].strip(",").lower()
        if not _INFINITIVE.search(first):
            message = f"le titre ne commence pas par un infinitif : « {mission['title']} »"
            yield Fault(rule="titre", file="missions.yaml", slug=mission["slug"], message=message)
        elif first in _SUPPORTING:
            message = f"« {first} » est un engagement, pas une mission : dites ce qui est fait"
            yield Fault(rule="titre", file="missions.yaml", slug=mission["slug"], message=message)


def _duplicates(entries: Entries) -> Iterator[Fault]:
    for file, rows in entries.items():
        seen: dict[str, str] = {}
        for entry in rows:
            for key, text in _texts(file, entry):
                # Short texts (a name, a partner) come back on purpose.
                folded = re.sub(r"\W+", " ", text).strip().lower()
                if key == "partners" or len(folded.split()) < 5:
                    continue
                if key == "questions" and seen.get(folded) == entry["slug"]:
                    continue  # a question may say the same in both registers
                if folded in seen:
                    message = f"déjà écrit dans « {seen[folded]} » : « {text[:60]} »"
                    yield Fault(rule="doublon", file=file, slug=entry["slug"], message=message)
                seen.setdefault(folded, entry["slug"])


def _prose(entries: Entries) -> Iterator[Fault]:
    for file, rows in entries.items():
        for entry in rows:
            for _key, text in _texts(file, entry):
                for sentence in re.split(r"(?<=[.?…])\s+", text):
                    count = len(re.findall(r"[\w’-]+", sentence))
                    if count > LONGEST:
                        message = f"une phrase de {count} mots : « {sentence[:60]}… »"
                        yield Fault(rule="phrase", file=file, slug=entry["slug"], message=message)
                for sign, message in _SIGNS:
                    if sign.search(text):
                        yield Fault(
                            rule="typographie", file=file, slug=entry["slug"], message=f"{message} (« {text[:40]} »)"
                        )


def _against_our_rules(entries: Entries, on: date) -> Iterator[Fault]:
    """Find what a posting made of these sentences would have to mend."""
    for file in ("missions.yaml", "competencies.yaml", "career_paths.yaml", "problems.yaml", "domains.yaml"):
        for entry in entries[file]:
            for _key, text in _texts(file, entry):
                for message in _to_mend(text, on):
                    yield Fault(rule="droit", file=file, slug=entry["slug"], message=message)


# An editor reads the same catalogue again and again, one entry changed.
@lru_cache(maxsize=8192)
def _to_mend(text: str, on: date) -> tuple[str, ...]:
    return tuple(
        f"la relecture y trouve {finding.rule.id} : « {finding.excerpt} »"
        for finding in check_fragment(text, on=on)
        if finding.severity is Severity.MUST
    )


def _texts(file: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the sentences of an entry that are ours, each with the name of its list or field."""
    kept = VERBATIM.get(file, set())
    for key, value in entry.items():
        if key not in kept and key not in _NOT_PROSE:
            yield from ((key, text) for text in _walk(value))


def _walk(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        # A slug is no prose.
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
            yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _NOT_PROSE:
                yield from _walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner)
