"""A query as search reads it: its terms, mended where a finger slipped, and which of them ask for something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from productops.knowledge.search.holdings import Library
from productops.knowledge.search.models import Clause, Clauses, Phrase
from productops.knowledge.search.same import LONGEST, SAME
from productops.knowledge.search.spelling import Read
from productops.knowledge.search.words import MAX_WORDS, Query, is_empty, quoted_places
from productops.recognition.evidence import prepare
from productops.recognition.nearness import STOPS
from productops.text.cuebook import rooted
from productops.text.stems import stem, words
from productops.text.tokens import Text


@dataclass(frozen=True, kw_only=True)
class Term:
    """What is looked for: stems that follow one another, other words it may be the beginning of, words that say the same.

    `start` and `end` are its place in the query as read; `ranks` those of its words there.
    """

    phrase: Phrase
    start: int
    end: int
    others: tuple[Phrase, ...] = ()
    groups: frozenset[str] = frozenset()
    ranks: frozenset[int] = frozenset()

    @property
    def clause(self) -> Clause:
        """Give the phrases of which one is said."""
        return (self.phrase, *self.others)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A query as it is read: `text` with its slips mended, all its terms, and those that ask for something.

    `rooted` is the same text as the site's own cues read it.
    """

    query: Query
    text: str
    rooted: Text
    terms: tuple[Term, ...]
    content: tuple[Term, ...]
    mended: tuple[Read, ...]
    name: frozenset[int]
    vague: bool
    """Whether it asks for nothing but the job itself."""
    common: bool
    """Whether it holds nothing but words that no one looks for alone."""

    @property
    def shown(self) -> Query:
        """Give the query whose words are highlighted: all that may have been found."""
        terms = tuple(phrase for term in self.terms for phrase in term.clause)
        return replace(self.query, terms=terms)

    @property
    def clauses(self) -> Clauses:
        """Ask the index for every term that asks for something."""
        return [term.clause for term in self.content]


def ask(query: Query, library: Library) -> Asking:
    """Read a query with the words of the library."""
    text, terms, mended, common = _read(query.text, library)
    told = prepare(text, library.lexicon)
    base = rooted(Text(text))
    terms = tuple(_placed(term, told) for term in terms)
    turns = library.turns.met(base)
    name = frozenset(turns.get("NAME", ()))
    fillers = frozenset(turns.get("FILLERS", ()))
    around = frozenset(turns.get("EVERYWHERE", ())) if name else frozenset()
    telling = _but(terms, name | around | fillers)
    content = telling or _but(terms, name | fillers) or terms
    return Asking(
        query=query,
        text=text,
        rooted=base,
        terms=terms,
        content=content,
        mended=mended,
        name=name,
        vague=not telling,
        common=common,
    )


def _but(terms: Iterable[Term], ranks: frozenset[int]) -> tuple[Term, ...]:
    return tuple(term for term in terms if not term.ranks <= ranks)


def _read(source: str, library: Library) -> tuple[str, tuple[Term, ...], tuple[Read, ...], bool]:
    """Give the text with its words as they are read, its terms, the words mended; whether it has common words alone."""
    quotes = quoted_places(source)
    terms = [
        Term(phrase=phrase, start=start, end=end) for start, end in quotes if (phrase := _phrase(source[start:end]))
    ]
    text, last = "", 0
    spare: list[Term] = []
    mended: list[Read] = []
    # Whoever puts quotes wants the words as they are written.
    for read in library.vocabulary.read(source, mend=not quotes):
        if any(start <= read.start < end for start, end in quotes):
            continue
        changed = read.words != (read.written,)
        written = source[read.start : read.end]
        if changed:
            mended.append(read)
            written = " ".join(read.words) if read.complete else read.words[0]
        text += source[last : read.start]
        place, last = len(text), read.end
        text += written
        others = () if read.complete else tuple((stem(other),) for other in read.words[1:])
        for found in words(written):
            term = Term(phrase=(found.stem,), others=others, start=place + found.start, end=place + found.end)
            empty = is_empty(word := written[found.start : found.end]) or word.lower() in STOPS
            (spare if empty else terms).append(term)
    text += source[last:]
    unique = {term.phrase: term for term in reversed(terms or spare)}
    kept = sorted(unique.values(), key=lambda term: term.start)[:MAX_WORDS]
    return text, tuple(kept) if quotes else tuple(_joined(kept, text)), tuple(mended), not terms


def _joined(terms: list[Term], text: str) -> Iterator[Term]:
    """Bring together the words of a phrase that is said otherwise too, and give each term those other ways."""
    rank = 0
    while rank < len(terms):
        for size in range(min(LONGEST, len(terms) - rank), 0, -1):
            start, end = terms[rank].start, terms[rank + size - 1].end
            phrase = _phrase(text[start:end])
            if phrase in SAME:
                others = dict.fromkeys((*terms[rank].others, *SAME[phrase]) if size == 1 else SAME[phrase])
                yield replace(terms[rank], phrase=phrase, end=end, others=tuple(others))
                rank += size
                break
        else:
            yield terms[rank]
            rank += 1


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words(text))[:MAX_WORDS]


def _placed(term: Term, told: Text) -> Term:
    """Give a term with the ranks of its words, and the groups of words that say the same that it belongs to."""
    ranks = frozenset(rank for rank, word in enumerate(told.words) if term.start <= word.start < term.end)
    groups = frozenset(
        name
        for name, marks in told.marks.items()
        if any(first <= rank < last for first, ends in marks.items() for last in ends for rank in ranks)
    )
    return replace(term, ranks=ranks, groups=groups)
