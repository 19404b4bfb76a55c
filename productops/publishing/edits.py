"""What a leader does to a line by hand: from a click to the edit that hangs on the line's id.

The rules that apply an edit are the core's (`drafting.document.apply_edits`); here one is made, or taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from productops.drafting.answers import LONG
from productops.drafting.document import LISTED, Block, Document, Item, Section
from productops.drafting.scope import ADDED, Edit, Scope
from productops.text.typography import typeset

Edits = dict[str, dict[str, Any]]
"""Edits in the JSON form of a scope, by the id they hang on."""


class Action(StrEnum):
    """What one may do to a line; the names are those of the buttons."""

    REWRITE = "texte"
    REMOVE = "retirer"
    UP = "monter"
    DOWN = "descendre"
    ADD = "ajouter"
    UNDO = "annuler"


class EditError(Exception):
    """A change that cannot be made, with what to do, in French."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What was asked: of which line, with which text, and the text that the person had before their eyes."""

    action: Action
    ref: str
    text: str = ""
    seen: str | None = None


@dataclass(frozen=True, kw_only=True)
class Trace:
    """An edit as its author reads it again: before, after, and what has become of the line since."""

    ref: str
    what: str
    before: str
    after: str
    note: str = ""


def make(change: Change, edits: Mapping[str, dict[str, Any]], *, plain: Document, now: Document) -> Edits:
    """Give the edits with this change. `plain` is the document as written, `now` as it stands with the edits.

    Raises EditError.
    """
    after: Edits = {ref: dict(edit) for ref, edit in edits.items()}
    if change.action is Action.UNDO:
        after.pop(change.ref, None)
        return after
    section, block, item = _find(now, change.ref)
    if change.seen is not None and typeset(change.seen) != item.text:
        raise EditError(
            f"Cette ligne a changé entre-temps. Elle dit maintenant : « {item.text} ». Votre texte est ci-dessous :"
            " gardez-le, ou reprenez-le, puis enregistrez de nouveau."
        )
    if change.action in (Action.UP, Action.DOWN):
        return _moved(change, after, section=section, block=block, item=item, plain=plain, now=now)
    if change.action is Action.ADD:
        if block.kind not in LISTED:
            raise EditError("On n’ajoute pas de ligne à un tableau : ajoutez-la à une liste ou à un paragraphe.")
        prefix = f"{now.kind}/{ADDED}/{section.id}/"
        taken = [int(rank) for ref in after if ref.startswith(prefix) and (rank := ref[len(prefix) :]).isdigit()]
        after[f"{prefix}{max(taken, default=0) + 1}"] = {"text": _text(change.text), "after": item.id}
        return after
    own = after.get(item.id, {}) if f"/{ADDED}/" in item.id else None
    written = next((other.text for other in plain.items() if other.id == item.id), "")
    if change.action is Action.REMOVE:
        after.pop(item.id, None)
        if own is None:
            after[item.id] = {"removed": True, "was": written}
    elif own is not None:
        after[item.id] = {**own, "text": _text(change.text)}
    elif typeset(_text(change.text)) == written:
        after.pop(item.id, None)
    else:
        after[item.id] = {"text": _text(change.text), "was": written}
    return after


def _find(document: Document, ref: str) -> tuple[Section, Block, Item]:
    for section in document.sections:
        for block in section.blocks:
            for item in block.items:
                if item.id == ref:
                    return section, block, item
    raise EditError("Cette ligne n’est plus dans le document : une réponse a changé. Choisissez-en une autre.")


def _text(typed: str) -> str:
    text = " ".join(typed.split())
    if not text:
        raise EditError("La ligne est vide : écrivez-la, ou retirez-la.")
    if len(text) > LONG:
        raise EditError(f"{LONG} caractères au plus ({len(text)} ici) : coupez la ligne en deux.")
    return text


def _moved(
    change: Change, edits: Edits, *, section: Section, block: Block, item: Item, plain: Document, now: Document
) -> Edits:
    """Swap a line with its neighbour; keep the order of the whole section, or nothing when it is as written."""
    ids = [other.id for other in block.items]
    place = ids.index(item.id)
    other = place + (1 if change.action is Action.DOWN else -1)
    if not 0 <= other < len(ids):
        raise EditError("Cette ligne est déjà au bord de sa liste.")
    ids[place], ids[other] = ids[other], ids[place]
    order = [ref for each in section.blocks for ref in (ids if each is block else [line.id for line in each.items])]
    written = [line.id for each in plain.sections if each.id == section.id for b in each.blocks for line in b.items]
    name = f"{now.kind}/{section.id}"
    if [ref for ref in order if ref in written] == [ref for ref in written if ref in order]:
        edits.pop(name, None)
    else:
        edits[name] = {"order": order}
    return edits


def traces(scope: Scope, plain: Document, now: Document) -> Iterator[Trace]:
    """Tell each edit of a document, those that sleep included, for its author to take it back."""
    written = {item.id: item.text for item in plain.items()}
    shown = {item.id: item.text for item in now.items()}
    sections = {f"{plain.kind}/{section.id}": section.title for section in plain.sections}
    for ref, edit in sorted(scope.edits.items()):
        if ref.startswith(f"{plain.kind}/"):
            yield _trace(ref, edit, written, shown, sections)


def _trace(
    ref: str, edit: Edit, written: Mapping[str, str], shown: Mapping[str, str], sections: Mapping[str, str]
) -> Trace:
    if edit.order:
        return Trace(ref=ref, what="Ordre changé", before="", after=sections.get(ref) or "une partie du document")
    if f"/{ADDED}/" in ref:
        note = "" if ref in shown else "En attente : la partie où elle se trouvait n’est plus écrite."
        return Trace(ref=ref, what="Ligne ajoutée", before="", after=edit.text or "", note=note)
    before = edit.was or written.get(ref, "")
    note = ""
    if ref not in written:
        note = "En attente : vos réponses n’écrivent plus cette ligne."
    elif edit.was and edit.was != written[ref]:
        note = f"Depuis, vos réponses écriraient : « {written[ref]} »"
    what = "Ligne retirée" if edit.removed else "Ligne réécrite"
    return Trace(ref=ref, what=what, before=before, after=edit.text or "", note=note)
