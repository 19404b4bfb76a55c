"""What was recognised, in the JSON form of the commands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from productops.recognition.found import Extract, Found, Recognition
from productops.recognition.identity import Identity


def found_as_json(found: Found) -> dict[str, Any]:
    """Give something found: its slug, how surely, and the words of the text that show it."""
    return {"slug": found.slug, "certainty": found.certainty.value, "words": list(found.words)}


def recognition_as_json(recognition: Recognition) -> dict[str, Any]:
    """Give what a short text is about."""
    job = recognition.neighbour_job
    return {
        "text": recognition.text,
        "missions": _all(recognition.missions),
        "problems": _all(recognition.problems),
        "competencies": _all(recognition.competencies),
        "domains": _all(recognition.domains),
        "roles": _all(recognition.roles),
        "neighbour_job": found_as_json(job) if job is not None else None,
    }


def identity_as_json(card: Identity) -> dict[str, Any]:
    """Give the identity card of a posting; `reason` only where there is no verdict."""
    values: dict[str, Any] = {
        "language": card.language.value if card.language else None,
        "parts": [{"kind": part.kind.value, "start": part.start, "end": part.end} for part in card.parts],
        "domains": {
            domain: {"level": read.level, "words": _words(read.extracts)} for domain, read in card.domains.items()
        },
        "missions": _all(card.missions),
        "competencies": _all(card.competencies),
        "verdict": card.verdict,
        "certainty": card.certainty.value if card.certainty else None,
        "alternatives": list(card.alternatives),
        "missing": [{"code": each.code, "message": each.message} for each in card.missing],
        "contradictions": [
            {"code": each.code, "message": each.message, "words": list(each.words)} for each in card.contradictions
        ],
    }
    if card.reason is not None:
        values["reason"] = card.reason.value
    return values


def _all(found: Iterable[Found]) -> list[dict[str, Any]]:
    return [found_as_json(each) for each in found]


def _words(extracts: Iterable[Extract]) -> list[str]:
    return list(dict.fromkeys(extract.words for extract in extracts))
