"""What an outsider understands of one's own offer, held against the mandate that was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from productops.drafting.document import Document
from productops.drafting.scope import Scope
from productops.drafting.wording import MANDATE_LEVELS
from productops.knowledge.loading import catalogue, lexicon, until_an_edit
from productops.publishing.reading.card import Card, read_card
from productops.recognition.identity import Reason
from productops.text.french import lower_first

APART = 2
"""Levels from which what is read is not what was meant: one apart is a matter of words."""


@dataclass(frozen=True, kw_only=True)
class Understood:
    """The card of an offer, and how it differs from what was meant."""

    card: Card | None
    warnings: tuple[str, ...]


# The reading is opened again and again, at each line retouched.
@until_an_edit(64)
def _read(text: str) -> Card | Reason:
    return read_card(text, lexicon(), catalogue())


def understand(document: Document, scope: Scope) -> Understood:
    """Read an offer as an outsider would, and compare."""
    card = _read(_as_read(document))
    if isinstance(card, Reason):
        warning = "À la seule lecture de cette offre, on ne reconnaît pas un poste : ses missions ne disent pas encore ce que l’on y ferait."
        return Understood(card=None, warnings=(warning,))
    names = {slug: domain.name for slug, domain in catalogue().domains.items()}
    return Understood(card=card, warnings=tuple(_warnings(card, scope.mandate, names)))


_HEADINGS = {"missions": "Missions", "profile": "Profil"}
"""The sections of an offer that say what one does and what is asked, under the headings that every posting has."""


def _as_read(document: Document) -> str:
    """Give what states the work: the title, the missions and the profile. Results and limits are no tasks."""
    text = f"{document.title}\n"
    for section in document.sections:
        if heading := _HEADINGS.get(section.id):
            items = [item for block in section.blocks for item in block.items]
            text += f"\n{heading}\n" + "".join(f"- {item.text}\n" for item in items)
    return text


def _warnings(card: Card, meant: Mapping[str, int], names: Mapping[str, str]) -> Iterator[str]:
    if not card.is_product_ops:
        yield f"On y lit plutôt {card.job.work}. Si ce n’est pas ce que vous cherchez, relisez les lignes qui le disent."
    for domain, read in card.levels.items():
        wanted = meant.get(domain, 0)
        if domain in names and abs(read - wanted) >= APART:
            yield (
                f"{names[domain]} : voulu « {lower_first(MANDATE_LEVELS[wanted])} », "
                f"on lit « {lower_first(MANDATE_LEVELS[read])} »."
            )
