"""The lexicon: what the catalogue speaks of, and the words by which people speak of it.

Frozen, and built by `build` from plain entries: who fills them (files, tables) is no concern of this room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import repeat

from productops.recognition.found import PRODUCT_OPS
from productops.recognition.nearness import Nearness, Sample
from productops.recognition.spelling import Speller
from productops.text.cuebook import CueBook


class Kind(StrEnum):
    """What an entry of the lexicon stands for."""

    MISSION = "mission"
    PROBLEM = "problem"
    COMPETENCY = "competency"
    ROLE = "role"
    """An existing role, named."""
    JOB = "job"
    """A neighbouring job, or another one, told by its work."""


@dataclass(frozen=True, kw_only=True)
class LexiconEntry:
    """One thing that a text may be about.

    `texts` are the sentences of the catalogue, the most telling first; `says` sentences as people write them. `cues`
    tell it; `hints` tell it only with something else; `barred` are cues that must not stand in the same sentence.
    `leads` gives the missions a problem leads to, by weight. `titles` are the names a job has in the head of a posting.
    """

    kind: Kind
    slug: str
    domain: str | None = None
    texts: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    leads: Mapping[str, int] | None = None

    @property
    def key(self) -> tuple[Kind, str]:
        """Name the entry among all: the same slug may stand for a role and for a job."""
        return self.kind, self.slug


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the lexicon says of words rather than of entries.

    `groups` are words that say the same, by name; `names` names of tools and firms that hold a word of ours; `limits`
    what tells that the rest of a sentence is not to be done; `turns` what ends such a limit.
    """

    groups: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()


SIZES = ("mission-courte", "demi-journee")
"""Answers that are no other job: the work of a Product Ops, for a while or a little. A posting says it once, anywhere."""


class Role(StrEnum):
    """What a cue is for."""

    CUE = "cue"
    HINT = "hint"
    BARRED = "barred"
    TITLE = "title"
    NAME = "name"
    LIMIT = "limit"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose cue it is, and what for; a cue about words has no entry."""

    role: Role
    entry: int = -1


@dataclass(frozen=True, kw_only=True, eq=False)
class Lexicon:
    """Everything that recognition reads, compared by identity. Two lexicons built from the same entries answer alike."""

    entries: tuple[LexiconEntry, ...]
    groups: CueBook
    group_names: tuple[str, ...]
    book: CueBook
    owners: tuple[Owner, ...]
    nearness: Nearness
    speller: Speller
    rank: Mapping[tuple[Kind, str], int]
    ranks: Mapping[Kind, frozenset[int]]
    """The entries of each kind."""
    sizes: Mapping[str, tuple[CueBook, CueBook]]
    """What tells each of `SIZES` anywhere in a posting, and what bars it."""
    leanings: tuple[str | None, ...]
    """The job that each entry is of, by rank: its own, or Product Ops."""

    def entry(self, kind: Kind, slug: str) -> LexiconEntry:
        """Give an entry by its kind and slug; an unknown one raises KeyError."""
        return self.entries[self.rank[kind, slug]]


_FACTORS = (6, 4, 3)
"""How much a sentence of the catalogue counts, by its place in the entry; the last one for all that follow."""
_SAID = 6


def build(entries: Iterable[LexiconEntry], words: Words) -> Lexicon:
    """Build the lexicon. Raises ValueError on a cue that cannot be read, or that names a group there is not."""
    known = tuple(entries)
    names, cues = _flat(words.groups)
    groups = CueBook(cues)
    owned: list[tuple[str, Owner]] = []
    for rank, entry in enumerate(known):
        for role, texts in (
            (Role.CUE, entry.cues),
            (Role.HINT, entry.hints),
            (Role.BARRED, entry.barred),
            (Role.TITLE, entry.titles),
        ):
            owned += zip(texts, repeat(Owner(role, rank)), strict=False)
    for role, texts in ((Role.NAME, words.names), (Role.LIMIT, words.limits), (Role.TURN, words.turns)):
        owned += zip(texts, repeat(Owner(role)), strict=False)
    _check_groups((text for text, _owner in owned), words.groups)
    samples = [list(_samples(entry)) for entry in known]
    nearness = Nearness(samples, groups, names)
    return Lexicon(
        entries=tuple(replace(entry, texts=(), says=()) for entry in known),  # weighed above, read no more
        groups=groups,
        group_names=names,
        book=CueBook(text for text, _owner in owned),
        owners=tuple(owner for _text, owner in owned),
        nearness=nearness,
        speller=Speller([*cues, *(text for text, owner in owned if owner.role is not Role.NAME)], nearness.spoken),
        rank={entry.key: rank for rank, entry in enumerate(known)},
        ranks={kind: frozenset(rank for rank, entry in enumerate(known) if entry.kind is kind) for kind in Kind},
        sizes={
            entry.slug: (CueBook(entry.cues), CueBook(entry.barred))
            for entry in known
            if entry.kind is Kind.JOB and entry.slug in SIZES
        },
        leanings=tuple(map(_leaning, known)),
    )


def _leaning(entry: LexiconEntry) -> str | None:
    if entry.kind in (Kind.MISSION, Kind.PROBLEM):
        return PRODUCT_OPS
    return entry.slug if entry.kind is Kind.JOB or entry.slug == PRODUCT_OPS else None


def _flat(groups: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pairs = [(name, cue) for name, cues in groups.items() for cue in cues]
    return tuple(name for name, _cue in pairs), tuple(cue for _name, cue in pairs)


def groups_named(cue: str) -> list[str]:
    """Give the groups of words that a cue names."""
    parts = cue.replace("|", " ").split()
    return [part.rstrip("?").removeprefix("@") for part in parts if part.startswith("@")]


def _check_groups(cues: Iterable[str], groups: Mapping[str, tuple[str, ...]]) -> None:
    for cue in cues:
        for name in groups_named(cue):
            if name not in groups:
                raise ValueError(f"« {cue} » names a group there is not: {name}")


def _samples(entry: LexiconEntry) -> Iterable[Sample]:
    for rank, text in enumerate(entry.texts):
        yield Sample(text, _FACTORS[min(rank, len(_FACTORS) - 1)])
    for text in entry.says:
        yield Sample(text, _SAID)
