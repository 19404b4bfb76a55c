"""Everything a card says with words of the text, numbered, and where those words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from productops.publishing.marked import Piece, cut
from productops.publishing.reading.card import Card, Side
from productops.recognition.found import Extract


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something said on the page, and the words of the text it rests on; `kind` names its look."""

    number: int
    kind: str
    about: object
    extracts: tuple[Extract, ...] = field(compare=False)

    @property
    def words(self) -> tuple[str, ...]:
        """Give the words, each once."""
        return tuple(dict.fromkeys(extract.words for extract in self.extracts))


def notes_of(card: Card) -> list[Note]:
    """Number what a card says: the missions, then the other jobs, the competencies, the level, who is there, what clashes."""
    said: list[tuple[str, object, Iterable[Extract]]] = [("mission", each, each.extracts) for each in card.missions]
    said += [("job", side, side.extracts) for side in card.sides if not _is_by_missions(card, side)]
    said += [("competency", known, (extract,)) for known, extract in card.competencies]
    if card.asked:
        said.append(("level", card.asked, _placed(card.text, card.asked.words)))
    if card.setup:
        said.append(("setup", card.setup, _placed(card.text, card.setup.words)))
    said += [("clash", clash, _placed(card.text, clash.words)) for clash in card.clashes]
    return [
        Note(number=number, kind=kind, about=about, extracts=tuple(extracts))
        for number, (kind, about, extracts) in enumerate(said, start=1)
    ]


def marked(card: Card, notes: Iterable[Note]) -> list[Piece[Note]]:
    """Cut the text of a card at the words that its notes rest on."""
    return cut(card.text, [(extract.start, extract.end, note) for note in notes for extract in note.extracts])


def _is_by_missions(card: Card, side: Side) -> bool:
    told: set[Extract] = {extract for each in card.missions for extract in each.extracts}
    return bool(side.extracts) and set(side.extracts) <= told


def _placed(text: str, words: Iterable[str]) -> Iterator[Extract]:
    """Give the first place of each group of words, where they stand in the text as they are told."""
    for said in words:
        if said and (start := text.find(said)) >= 0:
            yield Extract(start, start + len(said), said)


def of_kind(notes: Iterable[Note], kind: str) -> list[Note]:
    """Give the notes of one kind."""
    return [note for note in notes if note.kind == kind]
