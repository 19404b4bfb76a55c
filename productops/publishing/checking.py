"""Reading a posting by the rules: one's own, line by line, or any text, with the numbers that link text and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from productops.drafting.document import Document
from productops.drafting.plan import Plan
from productops.publishing.marked import Piece, cut
from productops.review.check import check
from productops.review.findings import Facts, Finding, Look, Severity
from productops.review.rules import RULES

LABELS = {Look.MEND: "À corriger", Look.LOOK: "À relire", Look.ADVICE: "Conseil"}
MOST_EACH = 12
"""Places of one rule that a page shows."""
TALLY = LABELS | {Look.ADVICE: "Conseils"}


@dataclass(frozen=True, kw_only=True)
class NumberedFinding:
    """A finding with its number on the page, what it is called, and the line it is about where there is one.

    `more`: how many other places the same rule found, that the page leaves out. `replaced`: the words that one click
    would change, and what it would write in their place.
    """

    number: int
    finding: Finding
    label: str
    line: str = ""
    reason: str = ""
    more: int = 0
    replaced: tuple[str, str] | None = None


def facts_of(plan: Plan) -> Facts:
    """Give what the answers say, for the rules that compare it with the text."""
    scope, terms = plan.scope, plan.scope.terms
    return Facts(
        organisation=scope.organisation.name,
        title=scope.role.title or "Product Ops",
        contract=terms.contract,
        duration=terms.duration,
        location=terms.location,
        onsite_days=terms.onsite_days,
        salary_min=terms.salary_min,
        salary_max=terms.salary_max,
        team_size=scope.organisation.product_team_size,
        results=None if scope.results is None else len(scope.results),
        required=len(plan.required) + sum(own.required for own in scope.own_competencies),
    )


def as_text(document: Document) -> tuple[str, list[tuple[int, str]]]:
    """Give a document as plain text, with where each of its lines begins: (place, id of the line)."""
    text, starts = f"{document.title}\n", []
    for section in document.sections:
        if section.title:
            text += f"\n{section.title}\n"
        for block in section.blocks:
            if block.title:
                text += f"\n{block.title}\n"
            for item in block.items:
                starts.append((len(text), item.id))
                label = f"{item.label} : " if item.label else ""
                text += f"{'' if block.kind in ('facts', 'prose', 'paragraphs') else '- '}{label}{item.text}\n"
    return text, starts


# The reading is opened again and again, at each line retouched and each document looked at; the rules take half of it.
@lru_cache(maxsize=128)
def _found(text: str, on: date, facts: Facts, house: tuple[str, ...]) -> tuple[Finding, ...]:
    return tuple(check(text, on=on, facts=facts, house=house))


def review_document(document: Document, plan: Plan, *, on: date) -> list[NumberedFinding]:
    """Give what the rules find in an offer, each with its line; exceptions claimed come with their reason."""
    text, starts = as_text(document)
    found = _found(text, on, facts_of(plan), plan.scope.terms.house)
    return number_findings(found, exceptions=dict(plan.scope.exceptions), starts=starts)


def number_findings(
    findings: Iterable[Finding],
    *,
    source: str = "",
    exceptions: dict[str, str] | None = None,
    starts: Sequence[tuple[int, str]] = (),
) -> list[NumberedFinding]:
    """Number findings in the order they are told; a rule that repeats itself is shown a few times, then counted."""
    claimed = exceptions or {}
    met: Counter[str] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        met[finding.rule.id] += 1
        if met[finding.rule.id] <= MOST_EACH:
            kept.append(finding)
    last = {finding.rule.id: finding for finding in kept}
    return [
        NumberedFinding(
            number=rank,
            finding=finding,
            label=LABELS[finding.look],
            line=_line(finding, starts),
            reason=claimed.get(finding.rule.id, ""),
            replaced=_replaced(finding, source),
            more=max(0, met[finding.rule.id] - MOST_EACH) if last[finding.rule.id] is finding else 0,
        )
        for rank, finding in enumerate(kept, start=1)
    ]


def _replaced(finding: Finding, source: str) -> tuple[str, str] | None:
    """Give the words a click would change and those it would write, widened where one of them would show nothing."""
    change = finding.change
    if change is None or not source or change.text == "":
        return None
    start, end = change.start, change.end
    if not source[start:end].strip() or not change.text.strip():
        start = source.rfind(" ", 0, max(0, start - 1)) + 1
    while end < len(source) and source[end - 1].isalnum() and source[end].isalnum():
        end += 1
    return source[start:end].strip(), f"{source[start : change.start]}{change.text}{source[change.end : end]}".strip()


def _line(finding: Finding, starts: Sequence[tuple[int, str]]) -> str:
    if not finding.excerpt:
        return ""
    return next((ref for place, ref in reversed(starts) if place <= finding.start), "")


def blocking(found: Iterable[NumberedFinding]) -> list[NumberedFinding]:
    """Give the musts that nothing excuses."""
    return [each for each in found if each.finding.severity is Severity.MUST and not each.reason]


def counts(found: Sequence[NumberedFinding]) -> list[tuple[Look, str, int]]:
    """Count findings by look, with what each is called; those excused are left out."""
    number_of = {
        look: sum(1 + each.more for each in found if each.finding.look is look and not each.reason) for look in Look
    }
    return [(look, TALLY[look] if count > 1 else LABELS[look], count) for look, count in number_of.items()]


def pieces(text: str, found: Iterable[NumberedFinding]) -> list[Piece[NumberedFinding]]:
    """Cut a text where findings begin and end."""
    return cut(text, [(each.finding.start, each.finding.end, each) for each in found if each.finding.excerpt])


def rules_in_force(on: date) -> int:
    """Count the rules that read a text on this day."""
    return sum(rule.in_force_to is None or on <= rule.in_force_to for rule in RULES)
