"""Reading a scope strictly from its JSON form.

`read_scope` refuses what it does not know (key, slug, type, duplicate, length) and names every fault by its path.
Absent, null and "" all mean « not answered »; an empty list means « none chosen ».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from productops.drafting.answers import LIST, LONG, MEDIUM, TITLE, Answer, AnswerKind, answers_of
from productops.drafting.catalogue import DOMAINS, Catalogue, Horizon
from productops.drafting.scope import (
    ANSWERS,
    ASSUMABLE,
    CONFIRMABLE,
    RECORDS,
    WEEK,
    Alternative,
    Commitment,
    Edit,
    HeldRole,
    MissionChoice,
    OwnCompetency,
    OwnMission,
    OwnProblem,
    Result,
    Scope,
    Terms,
)

VERSION = 1
PICKS = 60
EDITS = 200
TIES = 50
TIED = re.compile(r"(?:own-mission|own-problem|result)/[A-Za-z0-9][A-Za-z0-9_-]{0,39}|incident|why-now")
"""What a tie may start from: a line of the leader's own, or one of the two answers that tell what decides them."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong, where. `path` is like `terms.salary_max` or `missions[2].slug`."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path} : {self.message}" if self.path else self.message


class ScopeError(ValueError):
    """A scope that cannot be read, with every fault."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(" ; ".join(map(str, faults)))
        self.faults = tuple(faults)


T = TypeVar("T")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]|[\ud800-\udfff]")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


class _Reader:
    """Walks a JSON value and gathers faults, so that one reading names them all."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, path: str, message: str) -> None:
        self.faults.append(Fault(path=path, message=message))

    def record(self, value: object, path: str, known: Sequence[str]) -> dict[str, Any]:
        """Give the object with its unanswered keys left out."""
        if value is None or value == "":
            return {}
        if not isinstance(value, dict):
            self.fault(path, "un objet est attendu")
            return {}
        for key in value:
            if key not in known:
                self.fault(f"{path}.{key}" if path else str(key), "clef inconnue")
        return {key: item for key, item in value.items() if key in known and item is not None and item != ""}

    def text(self, value: object, path: str, limit: int) -> str | None:
        if value is None:
            return None
        if not isinstance(value, str):
            self.fault(path, "un texte est attendu")
            return None
        if _FORBIDDEN.search(value):
            self.fault(path, "ce texte contient des caractères illisibles ; retapez-les")
            return None
        text = value.strip()
        if len(text) > limit:
            self.fault(path, f"{limit} caractères au plus ({len(text)} ici)")
            return None
        return text or None

    def integer(self, value: object, path: str, low: int, high: int) -> int | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(path, "un nombre entier est attendu")
            return None
        if not low <= value <= high:
            self.fault(path, f"un nombre entre {low} et {high} est attendu")
            return None
        return value

    def choice(self, value: object, path: str, kind: type[T]) -> T | None:
        if value is None:
            return None
        options = [str(item) for item in kind]  # type: ignore[attr-defined]
        if not isinstance(value, str) or value not in options:
            self.fault(path, f"au choix : {', '.join(options)}")
            return None
        return kind(value)  # type: ignore[call-arg]

    def day(self, value: object, path: str) -> date | None:
        if value is None:
            return None
        try:
            if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            self.fault(path, "une date est attendue, sous la forme AAAA-MM-JJ")
            return None

    def items(self, value: object, path: str, limit: int, read: Callable[[object, str], T | None]) -> tuple[T, ...]:
        """Read each entry of a list; an empty string or null inside it is a fault."""
        if not isinstance(value, list):
            self.fault(path, "une liste est attendue")
            return ()
        if len(value) > limit:
            self.fault(path, f"{limit} entrées au plus ({len(value)} ici)")
            return ()
        out = []
        for rank, item in enumerate(value):
            if item is None or (isinstance(item, str) and not item.strip()):
                self.fault(f"{path}[{rank}]", "une entrée vide n’est pas permise")
            elif (entry := read(item, f"{path}[{rank}]")) is not None:
                out.append(entry)
        return tuple(out)

    def slug(self, value: object, path: str, known: Mapping[str, object]) -> str | None:
        if not isinstance(value, str) or value not in known:
            self.fault(path, f"identifiant inconnu : {str(value)[:80]}")
            return None
        return value

    def identifier(self, value: object, path: str, rank: int) -> str:
        if value is None:
            return str(rank)
        if not isinstance(value, str) or not _ID.fullmatch(value):
            self.fault(path, "un identifiant est fait de 40 lettres, chiffres et tirets au plus")
            return str(rank)
        return value

    def once(self, entries: Sequence[T], path: str, key: Callable[[T], str]) -> tuple[T, ...]:
        seen: set[str] = set()
        for rank, entry in enumerate(entries):
            if key(entry) in seen:
                self.fault(f"{path}[{rank}]", f"en double : {key(entry)}")
            seen.add(key(entry))
        return tuple(entries)


def _slug_or_record(value: object) -> object:
    return {"slug": value} if isinstance(value, str) else value


class _ScopeReader(_Reader):
    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.catalogue = catalogue

    def plain(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Read the records of plain answers, as the table of answers declares each."""
        return {name: self.plain_record(data.get(name), name, record) for name, record in RECORDS.items()}

    def plain_record(self, value: object, name: str, record: type[Any]) -> Any:
        declared = answers_of(record, f"{name}.")
        raw = self.record(value, name, [answer.name for answer in declared.values()])
        read = {answer.name: self.plain_answer(raw.get(answer.name), answer) for answer in declared.values()}
        if record is Terms:
            low, high = read["salary_min"], read["salary_max"]
            if low is not None and high is not None and low > high:
                message = "le haut de la fourchette est sous le bas : inversez les deux montants"
                self.fault("terms.salary_max", message)
        return record(**read)

    def plain_answer(self, value: object, answer: Answer) -> Any:
        match answer.kind:
            case AnswerKind.TEXT:
                return self.text(value, answer.path, answer.longest)
            case AnswerKind.NUMBER:
                return self.integer(value, answer.path, answer.least, answer.most)
            case AnswerKind.CHOICE:
                assert answer.enumeration is not None  # noqa: S101  a choice declares its values
                return self.choice(value, answer.path, answer.enumeration)
            case AnswerKind.DAY:
                return self.day(value, answer.path)
            case AnswerKind.TEXTS:
                return self.items([] if value is None else value, answer.path, LIST, self.line)
            case AnswerKind.PART:
                raise KeyError(answer.path)

    def mandate(self, value: object) -> dict[str, int]:
        raw = self.record(value, "mandate", DOMAINS)
        levels = {name: self.integer(raw.get(name), f"mandate.{name}", 0, 3) or 0 for name in DOMAINS}
        return {name: level for name, level in levels.items() if name in self.catalogue.domains or level}

    def held_role(self, value: object, path: str) -> HeldRole | None:
        raw = self.record(_slug_or_record(value), path, ("slug", "holds", "published"))
        slug = self.slug(raw.get("slug"), f"{path}.slug", self.catalogue.existing_roles)
        holds = self.text(raw.get("holds"), f"{path}.holds", MEDIUM)
        published = self.truth(raw.get("published", False), f"{path}.published")
        return HeldRole(slug=slug, holds=holds, published=published) if slug else None

    def truth(self, value: object, path: str) -> bool:
        if not isinstance(value, bool):
            self.fault(path, "vrai ou faux est attendu")
            return False
        return value

    def domain(self, value: object, path: str) -> str | None:
        return None if value is None else self.slug(value, path, self.catalogue.domains)

    def own(self, value: object, path: str, names: Sequence[str], label: str) -> tuple[dict[str, Any], str] | None:
        """Read what all own entries share: a record with a text that names it."""
        raw = self.record(value, path, names)
        title = self.text(raw.get(label), f"{path}.{label}", TITLE)
        if title is None:
            if not self.faults or not self.faults[-1].path.startswith(path):
                self.fault(f"{path}.{label}", "un texte est attendu")
            return None
        return raw, title

    def own_problem(self, value: object, path: str) -> OwnProblem | None:
        if (read := self.own(value, path, ("id", "title", "domain"), "title")) is None:
            return None
        raw, title = read
        return OwnProblem(
            id=self.identifier(raw.get("id"), f"{path}.id", _rank(path)),
            title=title,
            domain=self.domain(raw.get("domain"), f"{path}.domain"),
        )

    def mission(self, value: object, path: str) -> MissionChoice | None:
        raw = self.record(_slug_or_record(value), path, ("slug", "commitment", "half_days"))
        slug = self.slug(raw.get("slug"), f"{path}.slug", self.catalogue.missions)
        weight = self.weight(raw, path)
        return MissionChoice(slug=slug, **weight) if slug else None

    def weight(self, raw: Mapping[str, Any], path: str) -> dict[str, Any]:
        return {
            "commitment": self.choice(raw.get("commitment"), f"{path}.commitment", Commitment),
            "half_days": self.integer(raw.get("half_days"), f"{path}.half_days", 1, WEEK),
        }

    def own_mission(self, value: object, path: str) -> OwnMission | None:
        read = self.own(value, path, ("id", "domain", "title", "commitment", "half_days"), "title")
        if read is None:
            return None
        raw, title = read
        return OwnMission(
            id=self.identifier(raw.get("id"), f"{path}.id", _rank(path)),
            title=title,
            domain=self.domain(raw.get("domain"), f"{path}.domain"),
            **self.weight(raw, path),
        )

    def result(self, value: object, path: str) -> Result | None:
        if not isinstance(value, dict):
            self.fault(path, "un objet est attendu")
            return None
        raw = self.record(value, path, ("id", "title", "horizon", "baseline", "target"))
        title = self.text(raw.get("title"), f"{path}.title", MEDIUM)
        if title is None:
            self.fault(f"{path}.title", "un texte est attendu")
            return None
        return Result(
            id=self.identifier(raw.get("id"), f"{path}.id", _rank(path)),
            title=title,
            horizon=self.choice(raw.get("horizon"), f"{path}.horizon", Horizon),
            baseline=self.text(raw.get("baseline"), f"{path}.baseline", TITLE),
            target=self.text(raw.get("target"), f"{path}.target", TITLE),
        )

    def own_competency(self, value: object, path: str) -> OwnCompetency | None:
        if (read := self.own(value, path, ("id", "name", "required"), "name")) is None:
            return None
        raw, name = read
        required = self.truth(raw.get("required", False), f"{path}.required")
        identifier = self.identifier(raw.get("id"), f"{path}.id", _rank(path))
        return OwnCompetency(id=identifier, name=name, required=required)

    def line(self, value: object, path: str) -> str | None:
        return self.text(value, path, MEDIUM)

    def alternative(self, value: object, path: str) -> Alternative | None:
        if (read := self.own(value, path, ("title", "yearly"), "title")) is None:
            return None
        raw, title = read
        return Alternative(title=title, yearly=self.integer(raw.get("yearly"), f"{path}.yearly", 0, 100_000_000))

    def edits(self, value: object) -> dict[str, Edit]:
        if value is None or value == "":
            return {}
        if not isinstance(value, dict):
            self.fault("edits", "un objet est attendu")
            return {}
        if len(value) > EDITS:
            self.fault("edits", f"{EDITS} retouches au plus ({len(value)} ici)")
            return {}
        return {str(ref): edit for ref, change in value.items() if (edit := self.edit(change, f"edits.{ref}"))}

    def edit(self, value: object, path: str) -> Edit | None:
        raw = self.record(value, path, ("text", "removed", "was", "after", "order"))
        removed = raw.get("removed", False)
        text = self.text(raw.get("text"), f"{path}.text", LONG)
        order = self.items(raw.get("order", []), f"{path}.order", EDITS, self.line)
        if not isinstance(removed, bool) or removed + (text is not None) + bool(order) != 1:
            self.fault(path, "un texte, ou removed à vrai, ou un ordre (order) est attendu")
            return None
        was = self.text(raw.get("was"), f"{path}.was", 4 * LONG)
        return Edit(
            text=text, removed=removed, was=was, after=self.line(raw.get("after"), f"{path}.after"), order=order
        )

    def ties(self, value: object) -> dict[str, str | None]:
        """Read what own lines were tied to; a line that is no longer there keeps its tie, and it says nothing."""
        if value is None or value == "":
            return {}
        if not isinstance(value, dict):
            self.fault("ties", "un objet est attendu")
            return {}
        if len(value) > TIES:
            self.fault("ties", f"{TIES} liens au plus ({len(value)} ici)")
            return {}
        known = {**self.catalogue.missions, **self.catalogue.problems}
        read: dict[str, str | None] = {}
        for line, slug in value.items():
            if not TIED.fullmatch(str(line)):
                self.fault(
                    f"ties.{str(line)[:80]}", "une ligne est attendue : own-mission/1, own-problem/1, result/1, …"
                )
            elif slug is None or self.slug(slug, f"ties.{line}", known):
                read[str(line)] = slug
        return read

    def reasons(self, value: object) -> dict[str, str]:
        raw = self.record(value, "mandate_reasons", DOMAINS)
        read = {name: self.text(raw.get(name), f"mandate_reasons.{name}", MEDIUM) for name in DOMAINS}
        return {name: reason for name, reason in read.items() if reason}

    def exceptions(self, value: object) -> dict[str, str]:
        if value is None or value == "":
            return {}
        if not isinstance(value, dict):
            self.fault("exceptions", "un objet est attendu")
            return {}
        read = {str(rule): self.text(reason, f"exceptions.{rule}", LONG) for rule, reason in value.items()}
        return {rule: reason for rule, reason in read.items() if reason}

    def slugs(
        self, value: object, path: str, known: Mapping[str, object], limit: int = PICKS
    ) -> tuple[str, ...] | None:
        """Read a list of slugs; None when it was not answered."""
        if value is None:
            return None
        read = self.items(value, path, limit, lambda item, at: self.slug(item, at, known))
        return self.once(read, path, str)

    def scope(self, data: object) -> Scope:
        if not isinstance(data, dict):
            self.fault("", "le cadrage doit être un objet JSON")
            raise ScopeError(self.faults)
        raw = self.record(data, "", _KEYS)
        if raw.get("version", VERSION) != VERSION or isinstance(raw.get("version"), bool):
            self.fault("version", f"seule la version {VERSION} est connue")
        known = self.catalogue
        choice = self.record(raw.get("competencies"), "competencies", ("required", "appreciated"))
        required = self.slugs(choice.get("required"), "competencies.required", known.competencies)
        appreciated = self.slugs(choice.get("appreciated"), "competencies.appreciated", known.competencies)
        for slug in set(required or ()) & set(appreciated or ()):
            self.fault("competencies.appreciated", f"en double : {slug} est déjà requise")
        cost = self.record(raw.get("cost"), "cost", ("alternatives",))
        scope = Scope(
            **self.plain(raw),
            existing_roles=self.once(
                self.items(raw.get("existing_roles", []), "existing_roles", PICKS, self.held_role),
                "existing_roles",
                lambda role: role.slug,
            ),
            problems=self.slugs(raw.get("problems"), "problems", known.problems, LIST) or (),
            own_problems=self.own_list(raw, "own_problems", self.own_problem),
            mandate=self.mandate(raw.get("mandate")),
            missions=None
            if "missions" not in raw
            else self.once(self.items(raw["missions"], "missions", PICKS, self.mission), "missions", lambda m: m.slug),
            own_missions=self.own_list(raw, "own_missions", self.own_mission),
            results=None if "results" not in raw else self.own_list(raw, "results", self.result),
            required=required,
            appreciated=appreciated,
            own_competencies=self.own_list(raw, "own_competencies", self.own_competency),
            paths=self.slugs(raw.get("paths"), "paths", known.paths),
            alternatives=self.items(cost.get("alternatives", []), "cost.alternatives", LIST, self.alternative),
            ties=self.ties(raw.get("ties")),
            mandate_reasons=self.reasons(raw.get("mandate_reasons")),
            edits=self.edits(raw.get("edits")),
            exceptions=self.exceptions(raw.get("exceptions")),
            confirmed=frozenset(self.slugs(raw.get("confirmed"), "confirmed", dict.fromkeys(CONFIRMABLE)) or ()),
            assumed=frozenset(self.slugs(raw.get("assumed"), "assumed", dict.fromkeys(ASSUMABLE)) or ()),
        )
        if self.faults:
            raise ScopeError(self.faults)
        return scope

    def own_list(self, raw: Mapping[str, Any], name: str, read: Callable[[object, str], T | None]) -> tuple[T, ...]:
        entries = self.items(raw.get(name, []), name, LIST, read)
        return self.once(entries, name, lambda entry: str(entry.id))  # type: ignore[attr-defined]


_KEYS = [
    "version",
    *dict.fromkeys(path.partition(".")[0] for path in ANSWERS),
    "edits",
    "exceptions",
    "confirmed",
    "assumed",
]
"""The keys of the JSON form: those of the answers, and what is told beside them."""


def _rank(path: str) -> int:
    """Give the 1-based rank of a list entry from its path: `own_missions[0]` is 1."""
    return int(path[path.rindex("[") + 1 : -1]) + 1


def read_scope(data: object, catalogue: Catalogue, *, partial: bool = False) -> Scope:
    """Read a scope from its JSON form (already parsed).

    Raises ScopeError with every fault. `partial` lets a draft in progress have no mandate yet.
    """
    scope = _ScopeReader(catalogue).scope(data)
    if not partial and not scope.has_mandate:
        raise ScopeError([Fault(path="mandate", message="au moins un des quatre domaines doit être au-dessus de 0")])
    return scope


def answer_paths(data: Mapping[str, Any]) -> frozenset[str]:
    """Give the paths of what a scope in its JSON form answers: `mandate`, `role.setup`."""
    whole = {"mandate", "ties", "mandate_reasons"}
    paths: set[str] = set()
    for key, value in data.items():
        if isinstance(value, Mapping) and key not in whole:
            paths |= {f"{key}.{name}" for name, inner in value.items() if inner not in (None, "", [])}
        elif value not in (None, "", [], {}):
            paths.add(key)
    return frozenset(paths)


def prune(data: Mapping[str, Any], catalogue: Catalogue) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Drop from stored answers the slugs that the catalogue no longer has; give the rest and what fell.

    What fell is named as `missions: slug`, for a notice.
    """
    known: dict[str, Mapping[str, object]] = {
        "existing_roles": catalogue.existing_roles,
        "problems": catalogue.problems,
        "missions": catalogue.missions,
        "paths": catalogue.paths,
    }
    kept: dict[str, Any] = dict(data)
    superseded: list[str] = []

    def keep(entries: object, name: str, slugs: Mapping[str, object]) -> object:
        if not isinstance(entries, list):
            return entries
        gone = [e for e in entries if (e.get("slug") if isinstance(e, dict) else e) not in slugs]
        superseded.extend(f"{name} : {e.get('slug') if isinstance(e, dict) else e}" for e in gone)
        return [e for e in entries if e not in gone]

    for name, slugs in known.items():
        if name in kept:
            kept[name] = keep(kept[name], name, slugs)
    if isinstance(ties := kept.get("ties"), dict):
        there = {**catalogue.missions, **catalogue.problems}
        gone = [line for line, slug in ties.items() if isinstance(slug, str) and slug not in there]
        superseded.extend(f"ties : {ties[line]}" for line in gone)
        kept["ties"] = {line: slug for line, slug in ties.items() if line not in gone}
    if isinstance(choice := kept.get("competencies"), dict):
        kept["competencies"] = {
            name: keep(entries, "competencies", catalogue.competencies) for name, entries in choice.items()
        }
    return kept, tuple(superseded)
