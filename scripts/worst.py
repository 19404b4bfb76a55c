"""Send each address the heaviest that it takes, and measure the processor that the request costs.

    python -m scripts.worst [--only TEXT] [--most SECONDS]

The addresses are those of the URL configuration, on a throw-away SQLite database: the real catalogue, a draft filled to its limits with its notes,
votes, versions, links and bilans, an editor signed in. Each is read, and read with the longest queries; each form of each page is sent with every text at its
limit, of each kind that is heavy (postings, signs that unfold, marks that combine, very long words, many short lines, many fields), and each file field
with the largest file of each format. A request is made in a process of its own, forked from one that has built what workers build before them, and all its
processes are counted. Prints the ten slowest; exit status 1 where one takes more than two seconds, or answers 5xx.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import pickle
import re
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from html.parser import HTMLParser
from itertools import cycle, islice, product
from pathlib import Path
from select import select
from typing import Any
from urllib.parse import urlencode

import django

ROOT = Path(__file__).resolve().parent.parent
MOST = 2.0
"""Seconds of processor that no request may take."""
GIVEN_UP = 60
"""Seconds after which a request is ended, and told as worse than any."""
LINE = 3900
"""Signs of a query: gunicorn takes 4094 for a whole first line."""
BODY = 2_300_000
"""Bytes of text in a form, of the 2.5 MB that Django takes."""
SIZES = (400_000, 60_000, 20_000, 4_000)
"""Signs tried in a text field that has no limit of its own: what is over the view's is refused, which costs little."""
AT_THE_DESK = ("postings", "unfolds", "short lines")
"""Kinds of text sent to the admin, whose readers are few and known."""


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Give the kinds of text that are heavy to read, each of so many signs."""
    postings = [file.read_text() for file in sorted((ROOT / "tests/golden").glob("offer-*.md"))]
    kinds = {
        "postings": "\n".join(postings),
        "unfolds": "\ufdfa",
        "unfolds among words": "poste \ufdfa ",
        "marks": "e\u0301\u0302\u0323",
        "one word": "anticonstitutionnellement",
        "short lines": "a\n",
        "list items": "- Trier les demandes du support\n",
        "sentences": "Vous êtes bienveillant. ",
        "numbers": "45 000 € à 55 000 €, 12 mois, 3 ans d’expérience. ",
        "signs": "« ( [ {  ; : ! ? … – ’ ",
        "spaces": " \u00a0\u202f\t\n",
        "misspelt": "onbordaient disocvery prodcut aprentissage cordinattion ",
    }
    for kind, piece in kinds.items():
        yield kind, (piece * (size // len(piece) + 1))[:size]


def kinds(path: str) -> list[str]:
    """Give the kinds of text that an address is sent."""
    return [what for what, _text in texts(1) if what in AT_THE_DESK or not path.startswith("/gestion/")]


class Forms(HTMLParser):
    """The forms of a page: of each field its values as shown, and of its texts how long they may be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.inside: Form | None = None
        self.select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a form or a field in."""
        told = dict(attrs)
        name, kind = told.get("name") or "", told.get("type") or "text"
        if tag == "form":
            self.inside = Form(action=told.get("action") or "", method=(told.get("method") or "get").lower())
            self.forms.append(self.inside)
        elif self.inside is None:
            return
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self.inside.values.setdefault(self.select, []).append(told.get("value") or "")
        elif name and (tag == "textarea" or (tag == "input" and kind in ("text", "search", "email", "url", "number"))):
            self.inside.texts[name] = int(told.get("maxlength") or 0)
        elif name and tag == "input" and kind == "file":
            self.inside.files.append(name)
        elif name and tag == "input" and kind in ("checkbox", "radio"):
            self.inside.values.setdefault(name, []).append(told.get("value") or "on")
        elif name and tag in ("input", "button"):
            self.inside.hidden[name] = told.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        """Leave a form or a list."""
        if tag == "form":
            self.inside = None
        elif tag == "select":
            self.select = ""


@dataclass(kw_only=True)
class Form:
    """A form, and the fields that it has."""

    action: str
    method: str
    hidden: dict[str, str] = field(default_factory=dict)
    values: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is sent, and what of it is heavy."""

    what: str
    path: str
    fields: dict[str, Any] | None = None
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    body: bytes | None = None
    """A body that is no form."""
    confirmed: bool = False
    """Whether the form that comes back is sent in turn, and measured alone."""


def largest_scope(known: Any) -> dict[str, Any]:
    """Give a scope whose every answer is at its limit."""
    from productops.drafting.answers import LONG, MEDIUM, TITLE
    from productops.drafting.scope import ANSWERS

    (_kind, words), *_others = texts(LONG)
    scope: dict[str, Any] = {"version": 1}
    for path, answer in ANSWERS.items():
        part, _dot, name = path.partition(".")
        if not name or part == "verdict":
            continue
        kind = answer.kind.name
        longest = words.replace("\n", " ")[: getattr(answer, "longest", 0) or TITLE].strip()
        value: Any = {"TEXT": longest, "NUMBER": answer.most, "DATE": "2027-03-01", "DAY": "2027-03-01"}.get(kind)
        if kind == "CHOICE":
            value = list(answer.options)[-1]
        elif kind == "TEXTS":
            value = [f"{rank} {longest}"[: len(longest)] for rank in range(10)]
        if value is not None:
            scope.setdefault(part, {})[name] = value
    title, why = words.replace("\n", " ")[: TITLE - 4], words.replace("\n", " ")[:MEDIUM].strip()
    domains = list(known.domains)
    ten = [(f"x{rank}", f"{rank} {title}".strip(), domains[rank % len(domains)]) for rank in range(10)]
    competencies = list(known.competencies)
    return scope | {
        "existing_roles": [{"slug": slug, "holds": why[:TITLE].strip()} for slug in known.existing_roles],
        "problems": list(known.problems),
        "own_problems": [{"id": name, "title": said, "domain": domain} for name, said, domain in ten],
        "mandate": dict.fromkeys(domains, 3),
        "missions": [{"slug": slug, "commitment": "porter", "half_days": 2} for slug in known.missions],
        "own_missions": [
            {"id": name, "domain": domain, "title": said, "commitment": "porter", "half_days": 1}
            for name, said, domain in ten
        ],
        "results": [
            {"id": name, "title": said, "horizon": "6-mois", "baseline": title, "target": title}
            for name, said, _domain in ten
        ],
        "competencies": {"required": competencies[:7], "appreciated": competencies[7:]},
        "own_competencies": [{"id": name, "name": said, "required": True} for name, said, _domain in ten],
        "paths": list(known.paths),
        "cost": {"alternatives": [{"title": said, "yearly": 90_000} for _name, said, _domain in ten]},
    }


def within_limits(scope: dict[str, Any], known: Any) -> dict[str, Any]:
    """Give the scope without what the reading refuses, list by list: limits are the reading's business."""
    from productops.drafting.scope_json import ScopeError, read_scope

    while True:
        try:
            read_scope(scope, known, partial=True)
        except ScopeError as refusal:
            for fault in refusal.faults:
                _take_out(scope, str(fault))
        else:
            return scope


def _take_out(scope: dict[str, Any], told: str) -> None:
    """Cut a list that is too long by one, drop an answer that is refused."""
    place = re.match(r"«? ?([\w.]+)", told)
    if place is None:
        raise ValueError(told)
    part, _dot, name = place[1].partition(".")
    holder, key = (scope[part], name.split(".")[0]) if name and isinstance(scope.get(part), dict) else (scope, part)
    if isinstance(holder.get(key), list) and len(holder[key]) > 1:
        holder[key].pop()
    elif key in holder:
        del holder[key]
    else:
        raise ValueError(told)


def build() -> dict[str, Any]:
    """Write the rows that are asked for; give the names of what there is."""
    from django.contrib.auth.models import User
    from django.test import Client
    from django.utils import timezone

    from productops.drafting.compose import compose
    from productops.drafting.document import Kind
    from productops.drafting.scope_json import read_scope
    from productops.knowledge.loading import catalogue
    from productops.offers.assessments import Assessment
    from productops.offers.publication import publish_version
    from productops.publishing.notes import LONGEST, save_note
    from productops.publishing.notes import MOST as NOTES
    from productops.review.rules import BY_ID
    from productops.scoping.links import Link, Use
    from productops.scoping.models import RoleScope, comment_key
    from productops.scoping.votes import MOST as VOTES

    known = catalogue()
    scope = within_limits(largest_scope(known), known)
    answers = {name: value for name, value in scope.items() if name != "version"}
    row, key = RoleScope.objects.start(answers)
    document = compose(read_scope(scope, known), known, kind=Kind.OFFER, on=timezone.localdate())
    (_kind, words), *_others = texts(LONGEST)
    for _rank, item in zip(range(NOTES), cycle(document.items()), strict=False):
        save_note(row.pk, document, line=item.id, text=words, name="Camille")
    row.refresh_from_db()
    row.votes = [
        {"id": f"v{rank}", "name": f"Camille {rank}", "reason": words[:300], "levels": dict.fromkeys(known.domains, rank % 4), "at": timezone.now().isoformat()}
        for rank in range(VOTES)
    ]  # fmt: skip
    row.exceptions = dict.fromkeys(BY_ID, "Une raison.")
    row.save(update_fields=["votes", "exceptions"])
    published = []
    for turn in range(3):
        row.answers = answers | {
            "organisation": answers["organisation"] | {"name": f"Maison {turn}"},
            "missions": answers["missions"][turn:],
        }
        row.save(update_fields=["answers"])
        published.append(publish_version(row.pk, key, seen=None, employer=f"Maison {turn}", why="Autre chose." if turn else "", agreed=True))  # fmt: skip
    made = published[-1]
    assessment = Assessment.objects.open_for(row, made.version, under=key, name="Camille", started_on=date(2026, 1, 5))
    given = [Link.objects.give(under=key, scope=row, use=use, name="Lecture") for use in Use if use != Use.ASSESS]
    links = [each.key_under(key) for each in (assessment.link, *given)]
    editor = User.objects.create_superuser("pire", "", "pire-pire-pire")
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    keys = {
        "cadrage": [key], "lecture": [comment_key(key), *links], "offres": [made.key], "temoignages": ["x" * 22],
    }  # fmt: skip
    arguments = {
        "slug": [*known.domains, "sens-produit", *list(known.missions)[:1], *known.paths, *known.typical_mandates, "martin-lim"],
        "before": ["1"], "after": ["3"], "number": ["3"], "pk": [str(assessment.pk)], "day": ["90"], "link": ["x" * 22],
        "name": ["x"], "kind": ["site", "mission"], "object_id": ["1"], "version_id": ["1"], "app_label": ["knowledge"],
    }  # fmt: skip
    return {"scope": scope, "keys": keys, "arguments": arguments, "session": client.cookies["sessionid"].value}


class Site:
    """What is asked: the addresses, the rows behind them, and who asks."""

    def __init__(self, base: Path) -> None:
        from django.test import Client

        self.base = base
        built = apart(build)
        self.scope, self.keys, self.arguments = built["scope"], built["keys"], built["arguments"]
        self.visitor, self.editor = Client(raise_request_exception=False), Client(raise_request_exception=False)
        self.editor.cookies["sessionid"] = built["session"]

    def page(self, path: str) -> tuple[int, str]:
        """Give what an address answers: its status, and its page where it is one."""

        def asked() -> tuple[int, str]:
            answer = self.client(path).get(path)
            is_page = answer.get("Content-Type", "").startswith("text/html") and not answer.streaming
            return answer.status_code, answer.content.decode() if is_page else ""

        return apart(asked) or (0, "")

    def paths(self, route: str, converters: dict[str, Any]) -> list[str]:
        """Give the addresses of a route: one for each step, kind and format, with the first key and the first entry that it knows."""
        found = []
        several = {name: regex.split("|") for name, converter in converters.items() if re.fullmatch(r"[\w-]+(\|[\w-]+)+", regex := getattr(converter, "regex", ""))}  # fmt: skip
        for chosen in product(*several.values()):
            tried = [self._filled(route, dict(zip(several, chosen, strict=True)), rank) for rank in range(8)]
            answers = (path for path in dict.fromkeys(tried) if self.page(path)[0] != 404)
            found.append(next(answers, tried[0]))
        return found

    def _filled(self, route: str, chosen: dict[str, str], rank: int) -> str:
        def value(name: str) -> str:
            known = self.keys[route.partition("/")[0]] if name == "key" else self.arguments.get(name, ["1"])
            return chosen.get(name) or known[rank % len(known)]

        path = re.sub(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)", lambda found: value(found[1] or found[2]), route)
        return "/" + re.sub(r"\^|\$|\\Z|\\", "", path)

    def client(self, path: str) -> Any:
        """Give who asks for an address."""
        return self.editor if path.startswith("/gestion/") else self.visitor

    def requests(self, path: str) -> Iterator[Request]:
        """Give everything heavy that an address may be sent."""
        yield Request(what="read", path=path)
        status, page = self.page(path)
        for what, query in self._queries(path):
            yield Request(what=f"query, {what}", path=f"{path}?{query}"[:LINE])
        if status != 200:
            yield from self._bodies(path)
            return
        for form in Forms(page).forms:
            action = form.action.partition("?")[0] or path
            if "logout" in action or not action.startswith("/"):
                continue
            if form.method == "get":
                every = form.values | {name: ["support produit"] for name in form.texts}
                yield Request(what="every choice", path=f"{action}?{urlencode(every, doseq=True)}"[:LINE])
            else:
                yield from self._sent(action, form)
        yield from self._bodies(path)

    def _queries(self, path: str) -> Iterator[tuple[str, str]]:
        from scripts.attack import NAMES

        yield "every name", urlencode(dict.fromkeys(NAMES, "produit" * 5))
        for what in kinds(path):
            yield f"q, {what}", urlencode({"q": _of_kind(what, LINE)})
        if path.startswith("/gestion/"):
            return
        words = cycle(("reporting", "roadmap", "discovery", "okr", "support", "onboarding", "outil", "pm"))
        yield "q, forty words that have synonyms", urlencode({"q": " ".join(islice(words, 40))})
        for name in ("parcours", "domaine", "competence", "q", "contexte", "voix"):
            yield f"{name} four hundred times", "&".join(f"{name}=a{rank}" for rank in range(400))

    def _sent(self, action: str, form: Form) -> Iterator[Request]:
        """Give a form filled to its limits, once for each kind of text, and with each file."""
        chosen = form.hidden | {name: values[-1] for name, values in form.values.items()}
        free = [name for name, most in form.texts.items() if not most]
        for size in (*(SIZES if free else ()), 0):
            share = min(size, BODY // 4 // max(1, len(free)))
            for what in kinds(action):
                # The texts without a limit of their own alone, then the others: what one is refused for would hide what the other costs.
                filled = {
                    name: ("" if size else _of_kind(what, most))
                    if most
                    else _of_kind(what, share)
                    if size
                    else "Un texte."
                    for name, most in form.texts.items()
                }
                yield Request(what=f"{what}, {share or 'at their limits'}", path=action, fields=chosen | filled)
        short = chosen | dict.fromkeys(form.texts, "Un texte.")
        yield Request(what="every choice at once", path=action, fields=short | form.values)
        yield Request(
            what="a thousand fields",
            path=action,
            fields=short | {f"nom{rank}": "x" * 900 for rank in range(990 - len(short))},
        )
        for name in form.files:
            for file, content in self._files(action):
                sent = Request(
                    what=f"file, {file}",
                    path=action,
                    fields=short | dict.fromkeys(form.texts, ""),
                    files={name: (file, content)},
                )
                yield sent
                if file.endswith(".yaml"):
                    yield replace(sent, what=f"{sent.what}, confirmed", confirmed=True)

    def _bodies(self, path: str) -> Iterator[Request]:
        yield Request(what="a body that is no form", path=path, body=b"[" * BODY)

    def _files(self, action: str) -> Iterator[tuple[str, bytes]]:
        """Give the largest files that a form of this address takes, and some that are worse than large."""
        if action.startswith("/gestion/"):
            yield from self._imports(action)
        elif "importer" in action:
            scope = json.dumps(self.scope).encode()
            yield "largest.json", scope
            for depth in (900, 250_000):
                yield f"deep-{depth}.json", b"[" * depth + b"]" * (0 if depth > 1000 else depth)
            many = self.scope | {f"cle-{rank}": 1 for rank in range(12_000)}
            yield "many-keys.json", json.dumps(many).encode()[: 255 * 1024]
        else:
            yield from dropped_files()

    def _imports(self, action: str) -> Iterator[tuple[str, bytes]]:
        """Give a file of a thousand rows of this model, new, as the two formats write them."""
        from tests.editing.desk import as_yaml

        model = action.split("/")[3]
        yield from largest_imports(model, as_yaml)


def _of_kind(what: str, size: int) -> str:
    return dict(texts(size))[what]


def largest_imports(model: str, as_yaml: Any) -> Iterator[tuple[str, bytes]]:
    """Give a thousand rows of a model, all of them changed or new: as many as a file may hold, or as two megabytes do."""
    from productops.editing.exchange import LARGEST, MOST_CHANGED
    from productops.editing.formats import MOST_ROWS
    from productops.knowledge.plain import entries_of
    from productops.knowledge.specs import SPECS

    for _file, spec in SPECS:
        if spec.model._meta.model_name != model:
            continue
        entries = list(entries_of(spec))
        rows = []
        for rank in range(MOST_ROWS):
            entry = json.loads(json.dumps(entries[rank % len(entries)]))
            text = next(
                (
                    name
                    for name in ("detail", "description", "summary", "quote", "title", "name", "text")
                    if isinstance(entry.get(name), str)
                ),
                None,
            )
            if text:
                entry[text] = f"{entry[text]} {rank}"
            rows.append(entry | ({"slug": f"{entry['slug']}-{rank}"} if rank >= len(entries) else {}))
        while len(made := as_yaml(rows)) > LARGEST:
            rows = rows[: len(rows) * LARGEST // len(made) - 1]
        yield f"{len(rows)}-rows.yaml", made
        for several in (rows[:MOST_CHANGED], rows[-MOST_CHANGED:]):
            yield f"{len(several)}-from-{several[0]['slug']}.yaml", as_yaml(several)
        yield "aliases.yaml", b"- &a [" + b"*a," * 300_000 + b"]"
        yield "commas.csv", b"slug;title\n" + b";" * (LARGEST - 100)


def dropped_files() -> Iterator[tuple[str, bytes]]:
    """Give a large file of each format that is read."""
    from productops.intake.blocks import LARGEST
    from tests.intake import files

    for size in (LARGEST, 390_000):
        for what in ("postings", "unfolds", "list items", "short lines"):
            text = _of_kind(what, size if what == "postings" else size // 4)
            plain = text.encode()[:LARGEST]
            yield f"{what}-{size}.txt", plain
            yield f"{what}-{size}.html", (b"<html><body><p>" + plain.replace(b"\n", b"<p>"))[:LARGEST]
            yield f"{what}-{size}.odt", files.as_odt(text)[:LARGEST]
            yield (
                f"{what}-{size}.eml",
                (b"From: a@example.org\nSubject: Offre\nContent-Type: text/plain; charset=utf-8\n\n" + plain)[:LARGEST],
            )
    text = _of_kind("postings", 390_000)
    yield "390000.docx", files.as_docx(text)
    yield "390000.pdf", apart(lambda: files.as_pdf(text))
    yield "deep.html", b"<div>" * (LARGEST // 5)
    yield "attributes.html", b"<p " + b"a=b " * (LARGEST // 4 - 10) + b">"
    yield "tables.html", b"<table><tr><td>a" * (LARGEST // 16)
    yield (
        "parts.eml",
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\na\n" * (LARGEST // 9),
    )
    yield "bomb.docx", files.zipped({"word/document.xml": b"<a>" * 30_000_000, "[Content_Types].xml": b"<Types/>"})
    yield "objects.pdf", b"%PDF-1.7\n" + b"1 0 obj <</Kids[1 0 R]>> endobj\n" * (LARGEST // 34)


def apart(work: Callable[[], Any]) -> Any:
    """Do something in a process of its own, and give what it gives; None where it does not end. What makes PDFs starts threads, which no fork survives."""
    from django.db import connection

    connection.close()
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        resource.setrlimit(resource.RLIMIT_CPU, (GIVEN_UP, GIVEN_UP))
        try:
            with os.fdopen(tell, "wb") as answer:
                answer.write(pickle.dumps(work()))
        except BaseException:
            traceback.print_exc()
        os._exit(0)
    os.close(tell)
    said = b""
    with os.fdopen(told, "rb", buffering=0) as answer:
        while select([answer], [], [], 10 * GIVEN_UP)[0] and (piece := answer.read(1024 * 1024)):
            said += piece
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return pickle.loads(said) if said else None  # noqa: S301  our own child


def measure(site: Site, request: Request) -> tuple[float, int]:
    """Make a request on a copy of the database; give its seconds of processor, and its status."""
    from django.db import connection

    own = site.base.with_name("own.sqlite3")
    writes = request.fields is not None or request.body is not None
    if writes:
        for left in site.base.parent.glob("own.sqlite3*"):  # by a process that was ended
            left.unlink()
        shutil.copy(site.base, own)

    def asked() -> tuple[float, int]:
        connection.settings_dict["NAME"] = str(own if writes else site.base)
        return _ask(site, request)

    return apart(asked) or (float(GIVEN_UP), 0)


def _ask(site: Site, request: Request) -> tuple[float, int]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client, sent = site.client(request.path), None
    if request.fields is not None:
        files = {name: SimpleUploadedFile(file, content) for name, (file, content) in request.files.items()}
        sent = request.fields | files
    begun = _spent()
    if request.body is not None:
        answer = client.generic("POST", request.path, request.body, "application/json")
    elif sent is not None:
        answer = client.post(request.path, sent)
    else:
        answer = client.get(request.path)
    if request.confirmed:
        form = next((form for form in Forms(answer.content.decode()).forms if "process_import" in form.action), None)
        begun = _spent()
        answer = client.post(form.action, form.hidden) if form else answer
    if answer.streaming:
        b"".join(answer.streaming_content)
    return _spent() - begun, answer.status_code


def _spent() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> int:
    """Measure, and print the ten slowest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="TEXT", help="addresses that hold this text")
    parser.add_argument("--most", type=float, default=MOST, metavar="SECONDS")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base.sqlite3"
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{base}",
            "DJANGO_SETTINGS_MODULE": "tests.served_settings",
            "LIMITS": "0",
        }
        os.environ["WITHDRAWALS"] = f"{folder}/withdrawals.log"
        django.setup()
        return run(base, asked.only, asked.most)


def run(base: Path, only: str, most: float) -> int:
    """Prepare the site, ask everything, tell."""
    import logging

    from django.core.management import call_command
    from django.db import connection
    from django.urls import get_resolver

    from productops.warming import warm_up
    from scripts.attack import addresses

    logging.disable(logging.CRITICAL)
    call_command("prepare", stdout=io.StringIO())
    warm_up()
    site = Site(base)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    routes = list(addresses(get_resolver().url_patterns))
    took: list[tuple[float, int, str]] = []
    for route, converters in routes:
        if only not in route:
            continue
        print(f"\r{route[:100]:100}", end="", file=sys.stderr, flush=True)
        for path in site.paths(route, converters):
            for request in site.requests(path):
                seconds, status = measure(site, request)
                took.append((seconds, status, told(request)))
                if seconds > most or status >= 500 or not status:
                    print(f"{seconds:6.2f}  {status}  {told(request)}", flush=True)
    print(f"\n{len(took)} requests to {len(routes)} addresses; the ten slowest, in seconds of processor:")
    took.sort(reverse=True)
    for seconds, status, what in took[:10]:
        print(f"{seconds:6.2f}  {status}  {what}")
    return 1 if any(seconds > most or status >= 500 or not status for seconds, status, _what in took) else 0


def told(request: Request) -> str:
    """Say what was sent, without the keys of its address."""
    method = "GET" if request.fields is None and request.body is None else "POST"
    path = re.sub(r"[\w-]{22,}", "…", request.path.partition("?")[0])
    return f"{method} {path}  {request.what}"


if __name__ == "__main__":
    sys.exit(main())
