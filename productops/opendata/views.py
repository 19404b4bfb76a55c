"""`/donnees/` and the data behind every page of the catalogue."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from productops.knowledge.kept_pages import kept
from productops.knowledge.loading import revision
from productops.opendata import answers, releases
from productops.opendata.archive import LICENCE, TITLE, entries_in
from productops.opendata.changes import Change, changes, sheet
from productops.opendata.description import as_pages, description
from productops.opendata.http import YEAR, Missing, answer, open_data, shown
from productops.opendata.models import Release
from productops.opendata.tables import sheets_by_kind, slugs_of

LATEST = "latest"
SHOWN = 20
"""Revisions listed on the page and told in the feed."""
CSV = "text/csv; charset=utf-8"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed that has nothing to tell yet was last changed."""
ATOM = "application/atom+xml; charset=utf-8"


# --- beside the pages -------------------------------------------------------------------------------


@open_data
@kept()
def entry(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Give an entry that has a page."""
    return answer(answers.one(request, kind, slug))


@open_data
@kept()
def entries(request: HttpRequest, page: str, kinds: tuple[str, ...]) -> HttpResponse:
    """Give every entry of a page."""
    return answer(answers.several(request, page, *kinds))


@open_data
@kept()
def profile(request: HttpRequest) -> HttpResponse:
    """Give the questions put to candidates."""
    return answer(answers.profile(request))


# --- the archives -----------------------------------------------------------------------------------


@open_data
def index(request: HttpRequest) -> HttpResponse:
    """Say where everything is: the data of each page, the archives, what changed, the description."""
    site = request.build_absolute_uri
    book = answers.Book(request)
    data = {
        "lists": [site(answers.data_of(reverse(f"knowledge:{page}"))) for page in LISTS],
        "entries": [book.where(kind, {"slug": slug})["json"] for kind in answers.PAGES for slug in slugs_of(kind)],
        "archives": [
            {
                "revision": release.revision,
                "made_at": release.made_at.isoformat(),
                "zip": site(release.get_absolute_url()),
            }
            for release in _given()
        ],
        "latest": site(reverse("opendata:archive", args=[LATEST])),
        "changes": site(reverse("opendata:feed")),
        "description": site(reverse("opendata:description")),
    }
    response = answer(book.envelope(reverse("opendata:home"), data))
    response["Cache-Control"] = "public, no-cache"
    return _marked(request, response)


@open_data
def archive(request: HttpRequest, name: str) -> HttpResponse:
    """Give the zip of a revision; `latest` leads to the one of today."""
    if name == LATEST:
        response: HttpResponse = HttpResponseRedirect(releases.current().get_absolute_url())
        response["Cache-Control"] = "public, no-cache"
        return response
    release = _release(name)
    response = HttpResponse(bytes(release.archive), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="catalogue-{release.revision}.zip"'
    response["Cache-Control"] = YEAR
    return _marked(request, response)


@open_data
def changes_between(request: HttpRequest, before: str, after: str, form: str) -> HttpResponse:
    """Say what changed between two revisions, as a sheet or as a feed."""
    old, new = _release(before), _release(after)
    if old.pk is None or new.pk is None:
        raise releases.UnsettledError  # the database takes no writing for now: what has no date is not compared
    found = _told(old, new)
    if form == "csv":
        response = HttpResponse(sheet(found, between=(old.revision, new.revision)), content_type=CSV)
    else:
        title = f"{TITLE}, de la révision {old.revision} à la révision {new.revision}"
        feed = _feed(request, title, updated=new.made_at)
        address = request.build_absolute_uri(reverse("opendata:home"))
        for change in found:
            name = f"{request.build_absolute_uri()}#{change.kind}-{change.slug or 'ordre'}"
            _add(feed, change.words, address, change.words, name=name, when=new.made_at)
        response = HttpResponse(feed.writeString("utf-8"), content_type=ATOM)
    response["Cache-Control"] = YEAR
    return _marked(request, response)


@open_data
def feed(request: HttpRequest) -> HttpResponse:
    """Tell the latest revisions, each with what changed since the one before it."""
    given = _told_since(_given())
    told = _feed(request, f"{TITLE}, ce qui change", updated=given[0][0].made_at if given else NEVER)
    for new, old in given:
        words = [change.words for change in _told(old, new)] if old else ["La première archive de ce catalogue."]
        address = request.build_absolute_uri(new.get_absolute_url())
        said = "\n".join(words or ["Rien n’a changé dans ces données."])
        _add(told, f"Révision {new.revision}", address, said, name=address, when=new.made_at)
    response = HttpResponse(told.writeString("utf-8"), content_type=ATOM)
    response["Cache-Control"] = "public, no-cache"
    return _marked(request, response)


# --- what people read -------------------------------------------------------------------------------


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say what the data are, whose, how to cite them, where each file is."""
    context = {
        "revision": revision(),
        "licence": LICENCE,
        "latest": LATEST,
        "releases": _told_since(_given()),
        "kinds": [(sheets[0].title, sheets) for sheets in sheets_by_kind().values()],
    }
    return render(request, "opendata/home.html", context)


@require_safe
@kept()
def reference(request: HttpRequest) -> HttpResponse:
    """Show the description of the addresses, as a page."""
    return render(request, "opendata/reference.html", as_pages())


@open_data
@kept()
def describe(request: HttpRequest) -> HttpResponse:
    """Give the description of the addresses, for programs (OpenAPI 3.1)."""
    return answer(description())


LISTS = ("domains", "competencies", "paths", "mandates", "neighbours", "glossary", "my-profile")
"""The pages that list entries, by the name of their address."""


def _given() -> Any:
    return Release.objects.defer("archive")


def _told_since(rows: Any) -> list[tuple[Release, Release | None]]:
    """Give the latest archives, each with the one before it; the first of all has none."""
    given = list(rows[: SHOWN + 1])
    return list(zip(given[:SHOWN], [*given[1:], None], strict=False))


def _release(name: str) -> Release:
    """Give the archive of a revision: one that was given, or that of today. Raises Missing."""
    number = int(name) if name.isascii() and name.isdigit() and len(name) <= 12 else -1
    if number == revision():
        return releases.current()
    release = Release.objects.filter(revision=number).first()
    if release is None:
        where = "/donnees/ donne la liste de celles qui existent."
        raise Missing(f"Aucune archive ne porte la révision « {shown(name)} » ; {where}")
    return release


def _told(old: Release, new: Release) -> tuple[Change, ...]:
    return _told_between(old.revision, old.made_at, new.revision, new.made_at)


@lru_cache(maxsize=64)
def _told_between(before: int, _made: datetime, after: int, _made_too: datetime) -> tuple[Change, ...]:
    """Compare two archives, once: neither will change."""
    archives = dict(Release.objects.filter(revision__in=(before, after)).values_list("revision", "archive"))
    return tuple(changes(entries_in(bytes(archives[before])), entries_in(bytes(archives[after]))))


class _Feed(Atom1Feed):
    """A feed that says when it changed, even where it tells nothing: the same bytes each time."""

    def latest_post_date(self) -> datetime:
        """Give that day."""
        when: datetime = self.feed["updated"]
        return when


def _feed(request: HttpRequest, title: str, *, updated: datetime) -> _Feed:
    site = request.build_absolute_uri
    return _Feed(
        title=title,
        link=site(reverse("opendata:home")),
        description="",
        language="fr",
        author_name="ProductOps",
        feed_url=site(request.path),
        updated=updated,
    )


def _add(feed: _Feed, title: str, address: str, said: str, *, name: str, when: datetime) -> None:
    feed.add_item(title=title, link=address, description=said, unique_id=name, pubdate=when, updateddate=when)


def _marked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give an answer its mark, or nothing but the mark where the reader has it."""
    mark = f'"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
    known = request.headers.get("If-None-Match", "")
    if known.strip() == "*" or {mark, f"W/{mark}"} & set(parse_etags(known)):
        unchanged = HttpResponse(status=304, headers={"Cache-Control": response["Cache-Control"]})
        del unchanged["Content-Type"]
        response = unchanged
    response["ETag"] = mark
    return response
