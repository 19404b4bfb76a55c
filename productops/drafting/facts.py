"""The facts of a scope that rules of the catalogue may look at: one typed table.

Signals of career paths, conditions of doubts and effects of a candidate's answers all name a fact and a value. What an
editor writes is held against this table (`rule_fault`, `toward_fault`), so that what is saved can always be weighed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from productops.drafting.catalogue import DOMAINS, Condition, Operator, PathSignal
from productops.drafting.scope import Position, Scope, Seniority, Setup, Stage

JOB = "job."
"""What begins the name of a neighbouring job, in an effect of a candidate's answer."""
TOP_LEVEL = 3
"""The highest level of a domain in a mandate."""


class FactKind(StrEnum):
    """What a fact holds: a level from 0 to 3, a count, one value of an enumeration, several slugs, or a text."""

    LEVEL = "level"
    NUMBER = "number"
    CHOICE = "choice"
    SLUGS = "slugs"
    TEXT = "text"


_OPERATORS: Mapping[FactKind, tuple[Operator, ...]] = {
    FactKind.LEVEL: (Operator.EQ, Operator.GTE, Operator.LTE),
    FactKind.NUMBER: (Operator.EQ, Operator.GTE, Operator.LTE, Operator.MISSING),
    FactKind.CHOICE: (Operator.EQ, Operator.MISSING),
    FactKind.SLUGS: (Operator.HAS, Operator.LACKS, Operator.WITHIN, Operator.MISSING),
    FactKind.TEXT: (Operator.MISSING,),
}
"""How a fact of each kind may be compared."""
OPERATOR_NAMES: Mapping[Operator, str] = {
    Operator.EQ: "est",
    Operator.GTE: "au moins",
    Operator.LTE: "au plus",
    Operator.HAS: "contient",
    Operator.LACKS: "ne contient pas",
    Operator.WITHIN: "n’a rien d’autre que",
    Operator.MISSING: "n’est pas répondu",
}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A fact: its path in the JSON form of a scope, what an editor reads, and how to read it (None: not answered).

    `choices` are the values of an enumeration.
    """

    path: str
    label: str
    kind: FactKind
    read: Callable[[Scope], object]
    choices: tuple[str, ...] = ()

    @property
    def operators(self) -> tuple[Operator, ...]:
        """Give the comparisons that mean something for this fact."""
        return _OPERATORS[self.kind]


def _level(domain: str) -> Fact:
    return Fact(
        path=f"mandate.{domain}",
        label=f"Mandat : {domain}",
        kind=FactKind.LEVEL,
        read=lambda scope: scope.mandate.get(domain, 0),
    )


def _choice(path: str, label: str, values: type[StrEnum], read: Callable[[Scope], object]) -> Fact:
    return Fact(path=path, label=label, kind=FactKind.CHOICE, read=read, choices=tuple(str(value) for value in values))


FACTS: Mapping[str, Fact] = {
    fact.path: fact
    for fact in (
        *map(_level, DOMAINS),
        _choice("organisation.stage", "Stade de l’organisation", Stage, lambda scope: scope.organisation.stage),
        Fact(
            path="organisation.product_team_size",
            label="Nombre de PM",
            kind=FactKind.NUMBER,
            read=lambda scope: scope.organisation.product_team_size,
        ),
        Fact(
            path="organisation.product_teams",
            label="Nombre d’équipes produit",
            kind=FactKind.NUMBER,
            read=lambda scope: scope.organisation.product_teams,
        ),
        _choice("role.setup", "Point de départ", Setup, lambda scope: scope.role.setup),
        _choice("role.position", "Place", Position, lambda scope: scope.role.position),
        _choice("role.seniority", "Niveau attendu", Seniority, lambda scope: scope.role.seniority),
        Fact(
            path="existing_roles",
            label="Qui est déjà là",
            kind=FactKind.SLUGS,
            read=lambda scope: tuple(role.slug for role in scope.existing_roles) or None,
        ),
        Fact(
            path="problems",
            label="Problèmes retenus",
            kind=FactKind.SLUGS,
            read=lambda scope: (*scope.problems, *(f"own:{own.id}" for own in scope.own_problems)) or None,
        ),
        Fact(
            path="organisation.reports_to",
            label="Rattachement",
            kind=FactKind.TEXT,
            read=lambda scope: scope.organisation.reports_to,
        ),
        Fact(
            path="context.sponsor",
            label="Qui soutient le poste à la direction",
            kind=FactKind.TEXT,
            read=lambda scope: scope.context.sponsor,
        ),
    )
}


def facts(scope: Scope) -> Mapping[str, object]:
    """Give every fact of a scope by its path; None where it was not answered."""
    return {path: fact.read(scope) for path, fact in FACTS.items()}


def fires(signal: PathSignal | Condition, known: Mapping[str, object]) -> bool:
    """Tell whether a signal holds. What was not answered fires nothing but « n’est pas répondu ».

    The signal has passed `rule_fault`; one that has not may raise KeyError or ValueError.
    """
    value = known[signal.fact]
    if signal.operator is Operator.MISSING:
        return value is None
    if value is None:
        return False
    if isinstance(value, tuple) and signal.operator is Operator.WITHIN:
        return set(value) <= set(split_slugs(signal.value))
    if isinstance(value, tuple):
        return (signal.value in value) is (signal.operator is Operator.HAS)
    if signal.operator is Operator.EQ:
        return str(value) == signal.value
    if not isinstance(value, int):
        raise ValueError(f"{signal.fact} cannot be compared with {signal.operator}")
    return value >= int(signal.value) if signal.operator is Operator.GTE else value <= int(signal.value)


def split_slugs(value: str) -> tuple[str, ...]:
    """Give the slugs of a list written with commas."""
    return tuple(slug.strip() for slug in value.split(",") if slug.strip())


def rule_fault(path: str, operator: str, value: str) -> tuple[str, str] | None:
    """Say what is wrong with a rule on a fact: the column (`fact`, `operator` or `value`) and a sentence; or None."""
    fact = FACTS.get(path)
    if fact is None:
        return "fact", f"Ce fait n’existe pas. Les faits connus sont : {', '.join(FACTS)}."
    if operator not in fact.operators:
        known = " ou ".join(f"« {OPERATOR_NAMES[each]} »" for each in fact.operators)
        return "operator", f"« {fact.label} » ne se compare pas ainsi : choisissez {known}."
    message = _value_fault(fact, Operator(operator), value.strip())
    return ("value", message) if message else None


def _value_fault(fact: Fact, operator: Operator, value: str) -> str | None:
    if operator is Operator.MISSING:
        return "Laissez la valeur vide : cette comparaison n’en demande pas." if value else None
    if fact.kind in (FactKind.LEVEL, FactKind.NUMBER):
        most = TOP_LEVEL if fact.kind is FactKind.LEVEL else 10_000
        if not (value.isascii() and value.isdigit() and int(value[:9]) <= most):
            return f"« {fact.label} » se compare à un nombre entier, de 0 à {most}."
    elif fact.kind is FactKind.CHOICE and value not in fact.choices:
        return f"« {fact.label} » vaut : {', '.join(fact.choices)}."
    elif fact.kind is FactKind.SLUGS and not split_slugs(value):
        return "Écrivez un identifiant, ou plusieurs séparés par des virgules."
    elif fact.kind is FactKind.SLUGS and operator is not Operator.WITHIN and len(split_slugs(value)) > 1:
        return "Cette comparaison prend un seul identifiant."
    return None


def toward_fault(toward: str) -> str | None:
    """Say what is wrong with what an effect of a candidate's answer points to, or None.

    It is a level (« mandate.pilotage »), a value of an enumeration (« role.setup=seul »), a neighbouring job
    (« job.pmo »), or a competency's slug.
    """
    if toward.startswith(JOB):
        return None if toward.removeprefix(JOB) else "Nommez le métier : « job.pmo »."
    path, equals, value = toward.partition("=")
    fact = FACTS.get(path)
    if fact is None:
        return f"Ce fait n’existe pas : « {path} »." if equals or "." in path else None
    if fact.kind is FactKind.LEVEL:
        return "Un domaine s’écrit sans valeur : « mandate.pilotage »." if equals else None
    if fact.kind is not FactKind.CHOICE:
        return f"« {fact.label} » ne peut pas servir ici : citez un domaine, un choix ou une compétence."
    return None if value in fact.choices else f"« {fact.label} » s’écrit {path}= suivi de : {', '.join(fact.choices)}."
