"""What each page of the catalogue says, as data: entries with the keys of their fixture, and links to one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from productops.knowledge.loading import revision
from productops.opendata.archive import LICENCE
from productops.opendata.http import Missing, shown
from productops.opendata.tables import KINDS, Entry, entries_of, title_of

HOLDS = 2
"""The level from which a mandate holds a domain: it carries missions there."""
PAGES: Mapping[str, str] = {
    "domains": "domain",
    "competencies": "competency",
    "missions": "mission",
    "career_paths": "path",
    "typical_mandates": "mandate",
}
"""The kinds whose entries have a page each, by the name of its address."""
ANCHORED: Mapping[str, str] = {"neighbour_jobs": "neighbours", "ways_out": "neighbours", "glossary": "glossary"}
"""The kinds whose entries are places on one page."""
FILTERS: Mapping[str, str] = {"domains": "domaine", "competencies": "competence", "career_paths": "parcours"}
"""What the page of testimonials calls the kinds by which it sorts them: testimonials are read there, and there alone."""

Links = dict[str, Any]


class Book:
    """The kinds read for one answer, each once, and the addresses of their entries on this site."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self._read: dict[str, dict[str, Entry]] = {}

    def __getitem__(self, kind: str) -> dict[str, Entry]:
        if kind not in self._read:
            self._read[kind] = {entry["slug"]: entry for entry in entries_of(kind)}
        return self._read[kind]

    def site(self, path: str) -> str:
        """Give a whole address."""
        return self.request.build_absolute_uri(path)

    def where(self, kind: str, entry: Mapping[str, Any]) -> dict[str, str | None]:
        """Give the page and the data of an entry, where it has some."""
        slug = entry["slug"]
        if kind in PAGES:
            page = reverse(f"knowledge:{PAGES[kind]}", args=[slug])
            return {"page": self.site(page), "json": self.site(data_of(page))}
        if kind in ANCHORED:
            page = reverse(f"knowledge:{ANCHORED[kind]}")
            return {"page": self.site(f"{page}#{slug}"), "json": self.site(data_of(page))}
        if kind == "problems":
            page = reverse("knowledge:domain", args=[entry["domain"]])
            return {"page": self.site(f"{page}#{slug}"), "json": self.site(data_of(page))}
        return {"page": None, "json": None}

    def links(self, kind: str, slugs: Iterable[str]) -> list[Links]:
        """Give links to the entries of these slugs that exist, in the order of their kind."""
        wanted = set(slugs)
        return [
            {"slug": slug, "title": title_of(kind, entry), **self.where(kind, entry)}
            for slug, entry in self[kind].items()
            if slug in wanted
        ]

    def having(self, kind: str, holds: Callable[[Entry], bool]) -> list[Links]:
        """Give links to the entries of a kind for which something holds."""
        return self.links(kind, [slug for slug, entry in self[kind].items() if holds(entry)])

    def whole(self, kind: str, entry: Entry) -> dict[str, Any]:
        """Give an entry, where it is, and what it is linked to."""
        said = {**entry, **self.where(kind, entry), "links": LINKS[kind](self, entry)}
        if kind in FILTERS:
            said["testimonials"] = self.site(f"{reverse('knowledge:testimonials')}?{FILTERS[kind]}={entry['slug']}")
        return said

    def envelope(self, page: str, data: Any) -> dict[str, Any]:
        """Give what goes around any answer."""
        return {
            "revision": revision(),
            "licence": LICENCE["path"],
            "credit": "ProductOps",
            "page": self.site(page),
            "json": self.site(data_of(page)),
            "data": data,
        }


def data_of(page: str) -> str:
    """Give the address of the data of a page."""
    return f"{page.rstrip('/')}.json"


def _domain(book: Book, entry: Entry) -> dict[str, list[Links]]:
    slug = entry["slug"]
    return {
        "missions": book.having("missions", lambda mission: mission["domain"] == slug),
        "problems": book.having("problems", lambda problem: problem["domain"] == slug),
        "mandates": book.having(
            "typical_mandates", lambda mandate: mandate["answers"].get("mandate", {}).get(slug, 0) >= HOLDS
        ),
    }


def _competency(book: Book, entry: Entry) -> dict[str, list[Links]]:
    slug = entry["slug"]
    return {
        "missions": book.having("missions", lambda mission: slug in mission["competencies"]),
        "paths": book.having(
            "career_paths", lambda path: any(link["competency"] == slug for link in path["competencies"])
        ),
    }


def _mission(book: Book, entry: Entry) -> dict[str, list[Links]]:
    slug = entry["slug"]
    return {
        "domains": book.links("domains", [entry["domain"]]),
        "competencies": book.links("competencies", entry["competencies"]),
        "problems": book.having(
            "problems", lambda problem: any(link["mission"] == slug for link in problem["missions"])
        ),
        "existing_roles": book.having("existing_roles", lambda role: slug in role["missions"]),
    }


def _path(book: Book, entry: Entry) -> dict[str, list[Links]]:
    return {
        "competencies": book.links("competencies", [link["competency"] for link in entry["competencies"]]),
        "jobs": book.having("neighbour_jobs", lambda job: job["path"] == entry["slug"]),
    }


def _mandate(book: Book, entry: Entry) -> dict[str, list[Links]]:
    levels = entry["answers"].get("mandate", {})
    return {
        "domains": book.links("domains", [slug for slug, level in levels.items() if level]),
        "problems": book.links("problems", entry["answers"].get("problems", [])),
        "jobs": book.links("neighbour_jobs", [link["job"] for link in entry["neighbours"]]),
    }


def _job(book: Book, entry: Entry) -> dict[str, list[Links]]:
    return {
        "paths": book.links("career_paths", [entry["path"]]),
        "mandates": book.having(
            "typical_mandates", lambda mandate: any(link["job"] == entry["slug"] for link in mandate["neighbours"])
        ),
    }


def _none(_book: Book, _entry: Entry) -> dict[str, list[Links]]:
    return {}


LINKS: Mapping[str, Callable[[Book, Entry], dict[str, list[Links]]]] = {
    "domains": _domain,
    "competencies": _competency,
    "missions": _mission,
    "career_paths": _path,
    "typical_mandates": _mandate,
    "neighbour_jobs": _job,
    "ways_out": _none,
    "glossary": _none,
}


def one(request: HttpRequest, kind: str, slug: str) -> dict[str, Any]:
    """Say one entry. Raises Missing."""
    book = Book(request)
    if slug not in book[kind]:
        name = KINDS[kind].model._meta.verbose_name
        raise Missing(f"Aucune entrée « {shown(slug)} » ({name}) : elle n’a jamais existé, ou elle a été retirée.")
    return book.envelope(reverse(f"knowledge:{PAGES[kind]}", args=[slug]), book.whole(kind, book[kind][slug]))


def several(request: HttpRequest, page: str, *kinds: str) -> dict[str, Any]:
    """Say every entry of a page: a list, or a list a kind where the page has several."""
    book = Book(request)
    lists = {kind: [book.whole(kind, entry) for entry in book[kind].values()] for kind in kinds}
    return book.envelope(reverse(f"knowledge:{page}"), lists if len(kinds) > 1 else lists[kinds[0]])


def profile(request: HttpRequest) -> dict[str, Any]:
    """Say the questions put to a candidate, each with its answers and what they weigh."""
    book = Book(request)
    answers = book["profile_answers"].values()
    data = [
        {**question, "answers": [answer for answer in answers if answer["question"] == slug]}
        for slug, question in book["profile_questions"].items()
    ]
    return book.envelope(reverse("knowledge:my-profile"), data)
