"""What search knows of each row, and the one comparison that differs from a database to another."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup


class SearchEntry(models.Model):
    """A row that can be found: its words, stemmed, and what it can be filtered by.

    Written by `index.refresh` alone. Each facet's column holds the keys of a testimonial's links, sorted, with a space
    on either side of each (" 3 12 "). `words` holds them too, after the stems, as tokens such as `f0p12`, so that
    words and filters are one question to the index. Fields are kept apart by `0`: no stem looks like either. It begins
    and ends with a space: every word stands between two.
    """

    class Kind(models.TextChoices):
        """What is found, in the order in which a search shows it."""

        TESTIMONIAL = "testimonial", "Témoignages"
        PERSON = "person", "Personnes"
        PATH = "path", "Parcours"
        COMPETENCY = "competency", "Compétences"
        MISSION = "mission", "Missions"
        DOMAIN = "domain", "Domaines"
        JOB = "job", "Métiers voisins"

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


Terms = list[tuple[str, ...]]
"""Stems that must all be said; those of one term follow one another."""


def fts5(terms: Terms) -> str:
    """Write the query of FTS5 that asks for every term."""
    return " ".join(f'"{" ".join(term)}"' for term in terms)


@models.TextField.register_lookup
class Says(Lookup):
    """`words__says=terms`: every term is said, a term being stems that follow one another.

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
        query = " & ".join("(" + " <-> ".join(f"'{part}'" for part in term) + ")" for term in self.rhs)
        return f"{connection.ops.quote_name(self.lhs.alias)}.vector @@ %s::tsquery", [query]
