"""Pages that depend on the catalogue alone, kept as bytes: rendered once for each revision of the catalogue.

A room above may keep pages that depend on more, in a store of its own and under a revision of its own.

A page is kept under its address, the questions it answers to (others are dropped before it is rendered, so that nobody's
reach another) and the catalogue's revision. The one query that reads the revision stays: what an editor takes away is gone at
the next request, in every process. What is kept goes with the process, so with the code that made it.

An address that was once answered so is answered again by `at_the_door`, before the layers that only matter to a person:
session, token, messages. They would all pass over the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import ResolverMatch
from django.utils.http import parse_etags

from productops.http import P, View, wants_part
from productops.knowledge.loading import revision
from productops.metrics import KEPT_PAGES

MOST_BYTES = 24 * 1024 * 1024
"""Bytes that a process keeps: the whole site takes a tenth of it."""
LARGEST = 512 * 1024
"""Bytes of a page that is kept: a longer one is no page that many ask for."""
_LONGEST = 80
"""Characters of an answer in the address that a kept page may have."""

Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Page:
    body: bytes
    packed: bytes
    content_type: str
    mark: str

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed)


class Store:
    """What a process keeps: the pages of one revision, the least asked for going first."""

    def __init__(self) -> None:
        self.hits = self.misses = 0
        self._lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Keep nothing."""
        self._pages: OrderedDict[Key, _Page] = OrderedDict()
        self._size = 0
        self._revision: Hashable = None

    def get(self, key: Key, revision: Hashable) -> _Page | None:
        """Give a page of this revision, or None."""
        with self._lock:
            if revision != self._revision:
                self.forget()
                self._revision = revision
            page = self._pages.get(key)
            if page is None:
                self.misses += 1
                KEPT_PAGES.labels("no").inc()
                return None
            self.hits += 1
            KEPT_PAGES.labels("yes").inc()
            self._pages.move_to_end(key)
            return page

    def put(self, key: Key, revision: Hashable, page: _Page) -> None:
        """Keep a page that was rendered from this revision, unless another has come since."""
        with self._lock:
            if revision != self._revision or page.size > LARGEST or key in self._pages:
                return
            self._pages[key] = page
            self._size += page.size
            while self._size > MOST_BYTES:
                _key, gone = self._pages.popitem(last=False)
                self._size -= gone.size


store = Store()


def kept(
    *questions: str, unless: str = "", pages: Store = store, of: Callable[[], Hashable] = revision
) -> Callable[[View[P]], View[P]]:
    """Keep a page that depends on the catalogue and on these parameters of its address alone.

    With the parameter `unless`, it is not kept: it is asked in too many ways. `of` gives the revision of what the page
    depends on, and `pages` keeps it. An answer that says « no-store » is kept by nobody, here neither.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def served(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not _may_be_kept(request, unless):
                return view(request, *args, **kwargs)
            asked = [(name, request.GET.getlist(name)) for name in questions if request.GET.getlist(name)]
            request.GET = _only(asked)  # type: ignore[assignment]  # nothing else may reach a page that others will read
            if any(len(value) > _LONGEST for _name, values in asked for value in values):
                return view(request, *args, **kwargs)
            key = (request.scheme or "", request.get_host(), request.path, request.GET.urlencode())
            number = of()
            page = pages.get(key, number)
            if page is None:
                response = view(request, *args, **kwargs)
                if not _is_for_all(request, response):
                    return response
                page = _page_of(response)
                pages.put(key, number, page)
            response = _answer(request, page)
            response.kept = (pages, key, of)  # type: ignore[attr-defined]  # read by `at_the_door`
            return response

        return cast(View[P], served)

    return decorate


@dataclass(frozen=True, kw_only=True)
class _Door:
    """Where the page of an address is kept, and what the layers added to its answer."""

    pages: Store
    key: Key
    of: Callable[[], Hashable]
    headers: tuple[tuple[str, str], ...]
    match: ResolverMatch | None


_MOST_DOORS = 4096
"""Addresses remembered: as many as pages can be kept, and more."""
_OF_THE_PAGE = frozenset(("Content-Type", "Content-Encoding", "Content-Length", "ETag", "Cache-Control"))
_doors: dict[tuple[str | None, ...], _Door] = {}
_adding = Lock()


def at_the_door(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Make the middleware that answers with a kept page, where the whole site has answered this address with one.

    The revision is read first, as always. What is not asked as anyone would ask it goes through the whole site.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = (request.scheme, request.META.get("HTTP_HOST"), request.path, request.META.get("QUERY_STRING", ""))
        door = _doors.get(asked)
        if door is not None and _asked_by_anyone(request):
            page = door.pages.get(door.key, door.of())
            if page is not None:
                request.resolver_match = door.match  # requests are counted by view
                return _answer(request, page, door.headers)
        response = get_response(request)
        _open_door(asked, request, response)
        return response

    return middleware


def _asked_by_anyone(request: HttpRequest) -> bool:
    """Tell whether a request asks for a whole page, and no message waits for who asks."""
    return (
        request.method in ("GET", "HEAD")
        and "HTTP_HX_REQUEST" not in request.META
        and "messages" not in request.COOKIES
    )


def _open_door(asked: tuple[str | None, ...], request: HttpRequest, response: HttpResponse) -> None:
    """Remember that an address was answered with a kept page, if its questions are written as the page's key has them."""
    kept_as = getattr(response, "kept", None)
    if kept_as is None or response.status_code != 200 or response.cookies or asked in _doors:
        return
    pages, key, of = kept_as
    if asked[-1] != key[-1]:
        return
    headers = tuple((name, value) for name, value in response.items() if name not in _OF_THE_PAGE)
    with _adding:
        if len(_doors) >= _MOST_DOORS:
            _doors.clear()
        _doors[asked] = _Door(pages=pages, key=key, of=of, headers=headers, match=request.resolver_match)


def _may_be_kept(request: HttpRequest, unless: str) -> bool:
    """Tell whether a request asks for the page as anyone would see it: no message waits, no part of it is asked for."""
    if request.method not in ("GET", "HEAD") or "messages" in request.COOKIES or wants_part(request):
        return False
    return not (unless and request.GET.get(unless, "").strip())


def _only(asked: list[tuple[str, list[str]]]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in asked:
        query.setlist(name, values)
    return query


def _is_for_all(request: HttpRequest, response: HttpResponse) -> bool:
    """Tell whether what was rendered holds nothing of who asked: no cookie, no token, no session."""
    if (
        response.status_code != 200
        or response.streaming
        or "no-store" in response.get("Cache-Control", "")
        or response.cookies
        or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    ):
        return False
    session = getattr(request, "session", None)
    if session is not None and not session.modified and session.session_key is None:
        session.accessed = False  # messages looked, and found nothing
    if isinstance(response, TemplateResponse):
        response.render()
    return b"csrfmiddlewaretoken" not in response.content


def _page_of(response: HttpResponse) -> _Page:
    body = response.content
    return _Page(
        body=body,
        packed=gzip.compress(body, mtime=0),
        content_type=response["Content-Type"],
        mark=hashlib.blake2b(body, digest_size=12).hexdigest(),
    )


def _answer(request: HttpRequest, page: _Page, headers: Iterable[tuple[str, str]] = ()) -> HttpResponse:
    """Give the page, packed where the reader unpacks, or nothing where they have it already; `headers` are added."""
    packs = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    mark = f'"{page.mark}{"-g" if packs else ""}"'
    # A proxy may keep it, and asks each time whether it is still so: what was taken away must be gone.
    said = {"ETag": mark, "Cache-Control": "public, no-cache", "Vary": "Accept-Encoding, HX-Request", **dict(headers)}
    known = request.META.get("HTTP_IF_NONE_MATCH")
    if known and (known.strip() == "*" or {mark, f"W/{mark}"} & set(parse_etags(known))):
        response = HttpResponse(status=304, headers=said)
        del response["Content-Type"]
        return response
    body = page.packed if packs else page.body
    said |= {"Content-Type": page.content_type, "Content-Length": str(len(body))}
    if packs:
        said["Content-Encoding"] = "gzip"
    return HttpResponse(body, headers=said)
