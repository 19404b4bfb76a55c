"""The « fiche de lecture »: the card of a posting and what the rules find in it, as a document to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from productops.drafting.catalogue import Catalogue
from productops.drafting.document import Block, BlockKind, Item, Reason, ReasonKind, Section
from productops.drafting.wording import LEVELS, MANDATE_LEVELS
from productops.publishing.checking import LABELS
from productops.publishing.reading.alerts import Alerts
from productops.publishing.reading.card import SAID, Card, week_told
from productops.publishing.reading.facing import FaceToFace, Facing
from productops.recognition.identity import Reason as Refusal
from productops.review.findings import Finding
from productops.text.french import counted, join, long_date


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What the printed pages show: a title and sections, as any document has."""

    title: str
    sections: tuple[Section, ...]


READ = "lu dans le texte"


def sheet_of(
    card: Card | Refusal,
    findings: Sequence[Finding],
    catalogue: Catalogue,
    *,
    on: date,
    rules: int,
    facing: FaceToFace | None = None,
    signs: Alerts | None = None,
    applies: bool = False,
) -> Sheet:
    """Write the sheet of a posting; one that has no card has what the rules find.

    `facing`, a candidate's answers held against it, comes right after the job that it is. `applies` where who reads it
    would apply: the rules then say what it means for them and what to ask, and the warning `signs` that were met are told.
    """
    sections = [*_card_sections(card, catalogue)] if isinstance(card, Card) else []
    if facing:
        sections.insert(1, _face_to_face(facing))
    if applies and signs and signs.met:
        sections.append(_alerting(signs))
    checked = _to_know(findings, on, rules) if applies else _checked(findings, on, rules)
    return Sheet(title="Fiche de lecture d’une offre", sections=(*sections, checked))


def _alerting(signs: Alerts) -> Section:
    items = (
        _item(f"sign/{rank}", f"{alert.sign.means} {_words(alert.words)}".strip(), label=alert.sign.text)
        for rank, alert in enumerate(signs.met, start=1)
    )
    return Section(id="signs", title="Ce qui doit alerter", blocks=tuple(_block(BlockKind.BULLETS, items)))


def _to_know(findings: Sequence[Finding], on: date, rules: int) -> Section:
    """Say of each finding what it means for who would apply, and what to ask."""
    told = f"Lu le {long_date(on)} avec {counted(rules, 'règle')}. Ce n’est pas un avis d’avocat."
    known = {finding.rule.id: finding for finding in reversed(findings) if finding.rule.reader}
    items = (
        _item(
            f"finding/{rank}",
            f"{_words([finding.excerpt[:120]]) + ' ' if finding.excerpt else ''}{finding.rule.reader}"
            f"{f' À demander : {finding.rule.question}' if finding.rule.question else ''}",
            label=finding.rule.title,
        )
        for rank, finding in enumerate((f for f in findings if known.get(f.rule.id) is f), start=1)
    )
    return Section(
        id="findings",
        title="Ce que la loi et les usages en disent, pour vous",
        blocks=(*_block(BlockKind.PARAGRAPHS, [_item("checked", told)]), *_block(BlockKind.BULLETS, items)),
    )


def _face_to_face(facing: FaceToFace) -> Section:
    blocks: list[Block] = []
    for title, lines in facing.lists():
        told = [_item(f"facing/{title}/{rank}", _faced(line)) for rank, line in enumerate(lines, start=1)]
        nothing = [_item(f"facing/{title}", "Vos réponses n’en disent rien.")]
        blocks += _block(BlockKind.BULLETS if told else BlockKind.PARAGRAPHS, told or nothing, title=title)
    return Section(id="facing", title="Et vous ?", blocks=tuple(blocks))


def _faced(line: Facing) -> str:
    """Say a line of the face à face with the words of the posting and the answer that it holds together."""
    said = [line.text if line.text.endswith((".", "?", "!")) else f"{line.text}."]
    if line.words:
        said.append(f"L’offre : « {line.words[:180]} ».")
    if line.answer:
        said.append(f"Votre réponse : « {line.answer} ».")
    if line.step:
        said.append(f"Un premier pas : {line.step[0].lower()}{line.step[1:]}")
    return " ".join(said)


def _item(ref: str, text: str, *, label: str = "", cells: tuple[str, ...] = (), level: int | None = None) -> Item:
    reason = Reason(kind=ReasonKind.RULE, ref=ref, text=READ)
    return Item(id=f"sheet/{ref}", text=text, reasons=(reason,), label=label, cells=cells, level=level)


def _block(kind: BlockKind, items: Iterable[Item], title: str = "", columns: tuple[str, ...] = ()) -> Iterator[Block]:
    if found := tuple(items):
        yield Block(kind=kind, items=found, title=title, columns=columns)


def _words(words: Iterable[str]) -> str:
    return join(f"« {each} »" for each in words)


def _card_sections(card: Card, catalogue: Catalogue) -> Iterator[Section]:
    aside = "C’est une lecture du texte, et non un fait sur l’employeur."
    sides = (
        _item(
            f"side/{side.job}", _words(side.words) or "sans mots à montrer", label=f"{side.name}, {SAID[side.answer]}"
        )
        for side in card.sides
    )
    yield Section(
        id="job",
        title="Quel métier c’est",
        blocks=(
            *_block(BlockKind.PARAGRAPHS, [_item("headline", f"{card.headline} {aside}")]),
            *_block(BlockKind.BULLETS, sides),
        ),
    )
    levels = (
        _item(f"level/{slug}", catalogue.domains[slug].name, cells=(MANDATE_LEVELS[level],), level=level)
        for slug, level in card.levels.items()
        if slug in catalogue.domains
    )
    level = (
        [
            _item(
                "asked",
                f"{LEVELS[card.asked.value]}, par {_words(card.asked.words)}. {card.gap}",
                label="Niveau demandé",
            )
        ]
        if card.asked
        else []
    )
    yield Section(
        id="levels",
        title="Les 4P et la semaine",
        blocks=(
            *_block(BlockKind.RADAR, levels, columns=("Domaine", "Place")),
            *_block(BlockKind.PARAGRAPHS, [_item("week", f"{week_told(card)} Ces charges sont des repères."), *level]),
        ),
    )
    missions = (
        _item(f"mission/{each.mission.slug}", each.mission.title, cells=(SAID[each.answer], _words(each.words)))
        for each in card.missions
    )
    unexpressed = (_item(f"unexpressed/{rank}", each.words) for rank, each in enumerate(card.unexpressed, start=1))
    yield Section(
        id="missions",
        title="Ce que l’on y ferait",
        blocks=(
            *_block(BlockKind.TABLE, missions, columns=("Mission", "Réponse", "Les mots de l’offre")),
            *_block(BlockKind.BULLETS, unexpressed, title="Ce qu’aucune mission du catalogue n’exprime"),
        ),
    )
    silences = (_item(f"silence/{each.code}", each.question, label=each.label) for each in card.silences)
    clashes = (_item(f"clash/{each.code}", f"{each.message} {_words(each.words)}".strip()) for each in card.clashes)
    blocks = (
        *_block(BlockKind.BULLETS, silences, title="Ce qu’elle ne dit pas, et la question à poser"),
        *_block(BlockKind.BULLETS, clashes, title="Ce qui se contredit"),
    )
    if blocks:
        yield Section(id="unsaid", title="Ce qui manque ou se contredit", blocks=blocks)


def _checked(findings: Sequence[Finding], on: date, rules: int) -> Section:
    told = f"Contrôlé le {long_date(on)} avec {counted(rules, 'règle')}. Ce n’est pas un avis d’avocat."
    items = (
        _item(
            f"finding/{rank}",
            f"{_words([finding.excerpt[:120]]) + ' ' if finding.excerpt else ''}{finding.message} {finding.suggestion}",
            label=f"{LABELS[finding.look]}, {finding.rule.title}",
        )
        for rank, finding in enumerate(findings, start=1)
    )
    return Section(
        id="findings",
        title="Ce que la loi et les bonnes pratiques en disent",
        blocks=(*_block(BlockKind.PARAGRAPHS, [_item("checked", told)]), *_block(BlockKind.BULLETS, items)),
    )
