"""Send hostile requests to every address of the URL configuration, and count what answers 5xx or gives markup back.

    python -m scripts.attack [COUNT] [--seed N]

In process, on a throw-away database (SQLite, or the server of DATABASE_URL), with the real catalogue, drafts, notes, rows whose JSON
is damaged, and an editor signed in for one request in four. The same seed sends the same requests. Exit status 1 where one answers 5xx or gives
markup back. A new address is attacked without a line here: its arguments are named like those of the others, or drawn from hostile words.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import django
from django.conf import settings

MARK = "<hx0 onload=x>"
"""What no page may give back as it is."""
HOSTILE = (
    "", " ", "\x00", "a\x00b", "\ufffd", "\x7f", "\x1b[31m", "\x0b", "\u2028", "\u202e", "\ufdfa" * 40, "é" * 300, "x" * 70_000,
    MARK, f'"\'>{MARK}', "{{ 7|add:7 }}{% debug %}", "' OR 1=1 --", "../../../etc/passwd", "=1+1", "-1", "0", "99999999999999999999",
    "1e309", "NaN", "٣", "²", "true", "null", "[]", "{}", '{"a":', '"\\ud800"', "a,b,,", "%", "%00", "%ff%fe", "🙈" * 50, "a" * 256 + "😀", "\r\nSet-Cookie: x=1",
    "javascript:alert(1)", "//evil.example/", "2026-02-30", "0000-00-00", "9999-12-31", "tout ", "\ud800",
)  # fmt: skip
HEADERS: tuple[dict[str, str], ...] = (
    {}, {}, {}, {"HTTP_HX_REQUEST": "true"}, {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://["},
    {"HTTP_HX_REQUEST": "true", "HTTP_HX_HISTORY_RESTORE_REQUEST": "true"}, {"HTTP_SCRIPT_NAME": "/evil"}, {"SCRIPT_NAME": "/sous"},
    {"HTTP_ACCEPT_LANGUAGE": "x" * 600}, {"HTTP_ACCEPT_ENCODING": "\x00"}, {"HTTP_IF_NONE_MATCH": '"\x00'}, {"HTTP_IF_MODIFIED_SINCE": "31 février"},
    {"HTTP_RANGE": "bytes=-1"}, {"HTTP_REFERER": "http://["}, {"HTTP_X_FORWARDED_FOR": "<x>, ::, 999.1.1.1"}, {"HTTP_X_FORWARDED_PROTO": "\x00"},
    {"HTTP_HOST": "a b"}, {"HTTP_COOKIE": "productops_cadrages=\x00; sessionid=%ff; messages=[["}, {"REMOTE_ADDR": ""},
)  # fmt: skip
FILES = (
    b"", b"\x00" * 2000, b"PK\x03\x04", b"%PDF-1.7\n%%EOF", b"\xff\xfe\x00\xd8", b"<html>" * 5000, b'{"version": 1, "mandate": {"pratiques": 3}, "role": {"title": "\\ud800"}}',
    b"slug,title\n\xff,\x00\n", b"- [*a, &a {}]", b"&a [*a, *a]", json.dumps([[]] * 10).encode(), b"[" * 100_000, b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x",
)  # fmt: skip
DESK = 0.3
"""The share of requests sent to the admin, which has most of the addresses."""
CONTENT_TYPES = (
    "application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=\x00", "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=none",
)  # fmt: skip
ACTIONS = ("delete_selected", "export_admin_action", "accept", "refuse", "hide", "hide_person", "\x00")
AGAIN = 500
"""After as many requests the drafts are made again: some of those requests delete them."""
NAMES = (
    "q", "p", "page", "parcours", "domaine", "voix", "section", "chercher", "retour", "onward", "document", "retoucher", "noter", "monter", "order",
    "o", "all", "e", "_popup", "_to_field", "id__exact", "published__exact", "slug__regex", "interviewee__id__in", "format", "action", "_selected_action",
    "line", "texte", "raison", "exception", "effacer", "part", "choix", "turn", "base", "revision", "take", "waiting", "lier", "shown", "_changelist_filters", "file", "resource", "next",
)  # fmt: skip
DAMAGES: tuple[dict[str, Any], ...] = (
    {"answers": []}, {"answers": "texte"}, {"answers": 3}, {"answers": {"role": [], "organisation": "x"}}, {"answers": {"mandate": "trois"}},
    {"answers": {"problems": {"a": 1}, "own_problems": "x", "confirmed": 3}}, {"answers": {"terms": [1], "assumed": {}}}, {"pending": []}, {"pending": {"contexte": 1}},
    {"pending": {"contexte": {"fields": [], "errors": 3}}}, {"writers": [1]}, {"writers": {"contexte": {"name": [1, "x"]}}}, {"superseded": [2]}, {"edits": []},
    {"edits": {"offer/x": 3}}, {"notes": {}}, {"notes": [1, {"line": 2}]}, {"votes": {}}, {"votes": [{"levels": 1}]}, {"exceptions": [1]},
)  # fmt: skip


class _Fields(HTMLParser):
    """The names of a page's fields, each with the value it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag in ("input", "select", "textarea", "button") and (name := found.get("name")):
            self.fields.setdefault(name, found.get("value") or "")


def route_has_actions(path: str) -> bool:
    """Tell whether an address is a list of the admin, whose actions have names."""
    return path.startswith("/gestion/") and path.count("/") == 4


def addresses(patterns: Any, before: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every address of the configuration as its route and its converters."""
    from django.urls import URLResolver

    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, route)
        else:
            yield route, dict(getattr(each.pattern, "converters", {}))


class Attack:
    """What is sent, and what came back."""

    def __init__(self, seed: int) -> None:
        from django.test import Client
        from django.urls import get_resolver

        self.draw = random.Random(seed)  # noqa: S311  an attack that can be sent again
        self.routes = list(addresses(get_resolver().url_patterns))
        self.faults: Counter[tuple[str, str]] = Counter()
        self.reflected: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.raised = ""
        self.known: dict[str, list[str]] = {}
        self.fields: dict[str, dict[str, str]] = {}
        self.only_read: set[str] = set()
        self.session = ""
        self.visitor = Client(raise_request_exception=False)
        self.editor = Client(raise_request_exception=False)

    def settle(self) -> None:
        """Make what is attacked: drafts whole and damaged, a testimonial offered, an editor."""
        from django.contrib.auth.models import User

        from productops.contributions.models import Contribution, RemovalRequest
        from productops.knowledge.loading import catalogue
        from productops.scoping.models import RoleScope, comment_key

        known = catalogue()
        whole = {
            "organisation": {"name": "Maison"},
            "role": {"title": "Product Ops"},
            "mandate": {"pratiques": 3, "personnes": 1, "partenaires": 2, "pilotage": 2},
            "problems": list(known.problems)[:3],
        }
        keys = [RoleScope.objects.start(answers)[1] for answers in ({}, whole, whole, whole, whole)]
        for damage in DAMAGES:
            row, key = RoleScope.objects.start(whole)
            RoleScope.objects.filter(pk=row.pk).update(**damage)
            keys.append(key)
        comments = [comment_key(key) for key in keys]
        _row, offered = Contribution.objects.receive(
            name="Inès", role="Product Ops", advice="Écouter.", consent_site=True
        )
        RemovalRequest.objects.create(email="a@example.org", reason="Retirez-moi.")
        self.known = {
            "key": [*keys[:5], *keys, *comments, offered, "x" * 22],
            "slug": [*known.domains, *known.paths, *list(known.missions)[:3], *known.typical_mandates, "sens-produit"],
            "object_id": ["1", "2", "quote", "_3C_2Fx"],
            "kind": ["offer", "brief", "interview-kit", "onboarding", "site", "mission"],
            "app_label": ["knowledge", "contributions", "auth"],
        }
        User.objects.all().delete()
        editor = User.objects.create_superuser("attaque", "", "attaque-attaque-attaque")
        self.editor.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
        self.session = self.editor.cookies["sessionid"].value

    def value(self) -> str:
        """Draw a hostile value, alone or glued to an ordinary one."""
        value = self.draw.choice(HOSTILE)
        return value if self.draw.random() < 0.7 else f"Product Ops {value} fin"

    def address(self, route: str, converters: dict[str, Any]) -> str:
        """Fill the route: mostly with what exists, so that views are reached."""
        import re

        def filled(found: re.Match[str]) -> str:
            name = (found[1] or found[2]).split(":")[-1]
            kind = found[0].strip("<>").split(":")[0]
            drawn = self.draw.random()
            converter = converters.get(name)
            if kind in ("step", "kind", "format") and converter is not None:
                return str(self.draw.choice(converter.regex.split("|")))
            if kind == "int":
                return self.draw.choice(("0", "1", "7", "99999999999999999999"))
            if drawn < 0.9 and name in self.known:
                return self.draw.choice(self.known[name])
            return self.value()[:200] or "x"

        path = re.sub(r"<([\w]+:?\w*)>|\(\?P<(\w+)>[^)]*\)", filled, route)
        for sign in ("^", "$", "\\Z", "\\"):
            path = path.replace(sign, "")
        return "/" + path.replace("(.*)", "x").replace("?", "")

    def sent(self, client: Any, path: str) -> dict[str, Any]:
        """Give the fields of the page, some of them hostile, and some that it does not have."""
        if path not in self.fields and self.draw.random() < 0.6:
            page = client.get(path)
            reader = _Fields()
            if page.headers.get("Content-Type", "").startswith("text/html"):
                reader.feed(page.content.decode(errors="replace"))
            self.fields[path] = reader.fields
        fields: dict[str, Any] = {
            name: value for name, value in self.fields.get(path, {}).items() if self.draw.random() < 0.9
        }
        if route_has_actions(path):
            fields |= {
                "action": self.draw.choice(ACTIONS),
                "_selected_action": self.draw.choice(("1", "2", "x", "\x00")),
            }
        names = [*fields, *NAMES]
        for name in self.draw.sample(names, k=min(len(names), self.draw.choice((1, 1, 2, 5)))):
            fields[name] = self.value() if self.draw.random() < 0.9 else [self.value(), self.value()]
        return fields

    def send(self) -> None:
        """Send one request."""
        from django.core.files.uploadedfile import SimpleUploadedFile
        from django.utils.http import urlencode

        desk = self.draw.random() < DESK
        route, converters = self.draw.choice([each for each in self.routes if each[0].startswith("gestion/") is desk])
        client = self.editor if route.startswith("gestion/") or self.draw.random() < 0.1 else self.visitor
        if route.startswith("gestion/") and self.draw.random() < 0.1:
            client = self.visitor
        path, headers = self.address(route, converters), self.draw.choice(HEADERS)
        if "logout" in path or "password_change" in path:
            return
        self.raised = ""
        # From everywhere at once, so that what is counted by address lets it through.
        headers = {
            "REMOTE_ADDR": f"10.{self.draw.randrange(256)}.{self.draw.randrange(256)}.{self.draw.randrange(1, 255)}"
        } | headers
        self.editor.cookies["sessionid"] = self.session  # an answer to a forged one took it away
        path = path.encode(errors="replace").decode()
        # Once told that an address is only read, most of what it gets is read.
        manner = self.draw.random() * (0.5 if route in self.only_read and self.draw.random() < 0.9 else 1)
        if manner < 0.45:
            asked = {self.draw.choice(NAMES): self.value() for _ in range(self.draw.choice((0, 1, 1, 2, 3)))}
            query = urlencode({name: value.encode(errors="replace") for name, value in asked.items()})
            answer = client.get(path, QUERY_STRING=query, **headers)
        elif manner < 0.75:
            fields = self.sent(client, path)
            body = urlencode(
                [
                    (name.encode(errors="replace"), each.encode(errors="replace"))
                    for name, value in fields.items()
                    for each in (value if isinstance(value, list) else [value])
                ]
            )
            query = urlencode({self.draw.choice(NAMES): self.value().encode(errors="replace")})
            answer = client.post(
                path, body, content_type="application/x-www-form-urlencoded", QUERY_STRING=query, **headers
            )
        elif manner < 0.93:
            fields = self.sent(client, path)
            file = SimpleUploadedFile(self.draw.choice(("a.docx", "a.pdf", "a.json", "a.csv", "a.yaml", "a.eml", "é\x00.txt")), self.draw.choice(FILES))  # fmt: skip
            fields |= {self.draw.choice(("fichier", "file", "import_file", "scope")): file}
            texts = {
                name: value.encode(errors="replace").decode() if isinstance(value, str) else value
                for name, value in fields.items()
                if not isinstance(value, list)
            }
            answer = client.post(path, texts, **headers)
        elif manner < 0.97:
            answer = client.generic("POST", path, self.draw.choice(FILES), self.draw.choice(CONTENT_TYPES), **headers)
        else:
            answer = client.generic(
                self.draw.choice(("HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH")), path, **headers
            )
        self.read(route, answer)

    def read(self, route: str, answer: Any) -> None:
        """Count an answer."""
        if answer.status_code == 405:
            self.only_read.add(route)
        self.statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            self.faults[route, self.raised or str(answer.status_code)] += 1
        is_page = answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming
        if is_page and MARK.encode() in answer.content:
            self.reflected[route] += 1

    def note(self, **_signal: Any) -> None:
        """Keep where a request fell, in our code if it passed there."""
        kind, fault, _trace = sys.exc_info()
        frames = traceback.extract_tb(_trace)
        ours = [frame for frame in frames if "/productops/" in frame.filename] or list(frames)
        at = f"{ours[-1].filename.rpartition('/productops/')[2]}:{ours[-1].lineno}" if ours else ""
        self.raised = f"{kind.__name__ if kind else ''} at {at}: {str(fault)[:90]!r}"


def main() -> int:
    """Attack, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=15_000)
    parser.add_argument("--seed", type=int, default=27)
    asked = parser.parse_args()
    django.setup()
    from django.core.signals import got_request_exception
    from django.test.utils import setup_databases, teardown_databases

    from productops.knowledge.seeding import seed

    logging.disable(logging.CRITICAL)
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.ZEAL_RAISE = False  # queries in loops are the tests' business
    before = setup_databases(verbosity=0, interactive=False)
    try:
        seed(settings.FIXTURES_DIR)
        attack = Attack(asked.seed)
        got_request_exception.connect(attack.note)
        for rank in range(asked.count):
            if rank % AGAIN == 0:
                attack.settle()
            attack.send()
    finally:
        teardown_databases(before, verbosity=0)
    print(
        f"{sum(attack.statuses.values())} requests to {len(attack.routes)} addresses: {dict(sorted(attack.statuses.items()))}"
    )
    for (route, raised), times in attack.faults.most_common():
        print(f"{times:5} {route}  {raised}")
    print(
        f"5xx: {sum(attack.faults.values())}; markup given back: {sum(attack.reflected.values())} {dict(attack.reflected)}"
    )
    return 1 if attack.faults or attack.reflected else 0


if __name__ == "__main__":
    sys.exit(main())
