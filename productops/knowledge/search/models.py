"""What search knows of each row, and the one comparison that differs from a database to another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup


class SearchEntry(models.Model):
    """A testimonial or a person that can be found: its words, stemmed, and what it can be filtered by.

    There may be a hundred thousand of them; the pages of the catalogue are few, and `shelf` holds them in memory.

    Written by `index.refresh` alone. Each facet's column holds the keys of a testimonial's links, sorted, with a space
    on either side of each (" 3 12 "). `words` holds them too, after the stems, as tokens such as `f0p12`, so that
    words and filters are one question to the index. What is told of the person rather than said (their role,
    their companies, their story) is written with a mark before each stem, `f0wprojet`, so that it is asked for or not. Fields are kept apart by `0`: no stem looks like either. It begins
    and ends with a space: every word stands between two.
    """

    class Kind(models.TextChoices):
        """What is found."""

        TESTIMONIAL = "testimonial", "Témoignages"
        PERSON = "person", "Personnes"

    kind = models.CharField(max_length=12, choices=Kind)
    row = models.PositiveBigIntegerField()
    order = models.PositiveIntegerField()
    words = models.TextField()
    paths = models.TextField(default="")
    situations = models.TextField(default="")
    domains = models.TextField(default="")
    competencies = models.TextField(default="")

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "row"], name="search_entry_once")]
        indexes = [
            models.Index(fields=["kind", "order", "row"], name="search_entry_order"),
            models.Index(fields=["kind", "paths", "situations", "domains", "competencies"], name="search_entry_facets"),
        ]
        ordering = ["order", "row"]

    def __str__(self) -> str:
        return f"{self.kind} {self.row}"


Phrase = tuple[str, ...]
"""Stems that follow one another; one that ends with « * » stands for whatever begins so. No stem holds that sign."""
Clause = tuple[Phrase, ...]
"""Phrases of which one at least is said."""
Clauses = list[Clause]
"""Clauses that all hold."""


def fts5(clauses: Iterable[Clause]) -> str:
    """Write the query of FTS5 that asks for one phrase at least of every clause."""
    return " AND ".join("(" + " OR ".join(_fts5(phrase) for phrase in clause) + ")" for clause in clauses)


def _fts5(phrase: Phrase) -> str:
    said = f'"{" ".join(phrase).rstrip("*")}"'
    return f"{said} *" if phrase[-1].endswith("*") else said


def tsquery(clauses: Iterable[Clause]) -> str:
    """Write the same query for PostgreSQL."""
    return " & ".join("(" + " | ".join(_tsquery(phrase) for phrase in clause) + ")" for clause in clauses)


def _tsquery(phrase: Phrase) -> str:
    parts = [f"'{part.rstrip('*')}'{':*' if part.endswith('*') else ''}" for part in phrase]
    return f"({' <-> '.join(parts)})"


@models.TextField.register_lookup
class Says(Lookup):
    """`words__says=clauses`: of every clause, one phrase at least is said.

    SQLite asks its FTS5 table, PostgreSQL an index of its own, both made by a migration. Stems hold a to z and figures
    only: neither language of query can be reached from what a person types.
    """

    lookup_name = "says"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[str]]:
        """Ask FTS5."""
        alias = connection.ops.quote_name(self.lhs.alias)
        found = "SELECT rowid FROM knowledge_search WHERE knowledge_search MATCH %s"
        return f"{alias}.id IN ({found})", [fts5(self.rhs)]

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, list[str]]:
        """Ask the column of text vectors, which the database derives from `words`."""
        return f"{connection.ops.quote_name(self.lhs.alias)}.vector @@ %s::tsquery", [tsquery(self.rhs)]
