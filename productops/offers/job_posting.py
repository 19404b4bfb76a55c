"""An open, listed offer in schema.org's words (JobPosting): nothing that its page does not show, nothing that is not known.

An answer is told only where the published text still says it: a line may have been rewritten since. Without a place there is
no block at all, since the vocabulary's readers refuse a posting that has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape

from productops.offers.models import Offer, OfferVersion
from productops.text.folding import fold

Site = Callable[[str], str]
"""Gives the whole address of a path on this site."""
Frozen = Mapping[str, Any]

_MARK = re.compile(r" \((?:F/H|H/F)[^)]*\)$")
_TYPES = {"CDI": "FULL_TIME", "CDD": "TEMPORARY", "stage": "INTERN", "freelance": "CONTRACTOR", "alternance": "OTHER"}
_PART_TIME = re.compile(r"temps partiel|mi[- ]temps")
_TOWN = re.compile(r"[^\W\d_][\w' -]*")
"""What may be the name of a town: no list, no digits."""
_LISTS = {"bullets": "ul", "steps": "ol", "facts": "ul"}


def job_posting(offer: Offer, version: OfferVersion, site: Site) -> dict[str, Any] | None:
    """Describe the offer that a page shows; None where its place is not said."""
    frozen, facts = version.document, version.facts
    lines = dict(_lines(frozen))
    place = _place(facts, lines)
    if place is None:
        return None
    told = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": _MARK.sub("", version.title.replace("\u00a0", " ").replace("\u202f", " ")),
        "description": description(frozen),
        "datePosted": str(frozen["on"]),
        "url": site(reverse("offers:offer", args=[offer.key])),
        "hiringOrganization": {"@type": "Organization", "name": offer.employer},
        "validThrough": _until(offer, lines),
        "employmentType": _employment(facts, lines),
        "baseSalary": _pay(facts, lines),
        "directApply": True if "@" in (address := str(facts.get("apply_to", ""))) and _says(lines, address) else None,
        "jobBenefits": lines.get("conditions/benefits"),
        "responsibilities": _joined(lines, "missions/"),
        "skills": _joined(lines, "profile/"),
    }
    return {name: value for name, value in (told | place).items() if value is not None}


def description(frozen: Frozen) -> str:
    """Give the whole text as HTML, cut nowhere: paragraphs, lists and titles."""
    parts = []
    for section in frozen["sections"]:
        if section["title"]:
            parts.append(f"<h2>{escape(section['title'])}</h2>")
        for block in section["blocks"]:
            if block["title"]:
                parts.append(f"<h3>{escape(block['title'])}</h3>")
            said = [escape(_said(item)) for item in block["items"]]
            if kind := _LISTS.get(block["kind"]):
                parts.append(f"<{kind}>{''.join(f'<li>{text}</li>' for text in said)}</{kind}>")
            else:
                parts.append(f"<p>{' '.join(said)}</p>")
    return "".join(parts)


def _lines(frozen: Frozen) -> Iterator[tuple[str, str]]:
    """Give each line by its id, without the kind of the document."""
    for section in frozen["sections"]:
        for block in section["blocks"]:
            for item in block["items"]:
                yield item["id"].partition("/")[2], item["text"]


def _said(item: Mapping[str, Any]) -> str:
    text = " ".join([item["text"], *item["cells"]])
    return f"{item['label']} : {text}" if item["label"] else text


def _joined(lines: Mapping[str, str], prefix: str) -> str | None:
    return " ".join(text for ref, text in lines.items() if ref.startswith(prefix)) or None


def _plain(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


def _says(lines: Mapping[str, str], words: str) -> bool:
    """Tell whether a line says some words, however they are spaced."""
    sought = _plain(words)
    return any(sought in _plain(text) for text in lines.values())


def _place(facts: Mapping[str, Any], lines: Mapping[str, str]) -> dict[str, Any] | None:
    """Say where one works: a place, or anywhere in France where nothing is done on site."""
    country = {"@type": "Country", "name": "FR"}
    shown = lines.get("summary/location") or lines.get("summary/onsite_days") or ""
    told: dict[str, Any] = {}
    if facts.get("onsite_days") == 0 and "distance" in fold(shown):
        told = {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": country}
    location = str(facts.get("location", ""))
    if location and _says({"": shown}, location):
        town = {"addressLocality": location} if _TOWN.fullmatch(location) and " ou " not in location else {}
        told["jobLocation"] = {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressCountry": "FR"} | town,
        }
    return told or None


def _until(offer: Offer, lines: Mapping[str, str]) -> str | None:
    """Give the end of the closing day, in Paris."""
    if offer.closes_on is None or not _says(lines, date_format(offer.closes_on, "j F Y")):
        return None
    return _end_of(offer.closes_on).isoformat()


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def _employment(facts: Mapping[str, Any], lines: Mapping[str, str]) -> str | None:
    contract, shown = str(facts.get("contract", "")), fold(lines.get("summary/contract", ""))
    if contract not in _TYPES or fold(contract) not in shown:
        return None
    hours = fold(str(facts.get("working_time", "")))
    return "PART_TIME" if _PART_TIME.search(hours) and contract == "CDI" else _TYPES[contract]


def _pay(facts: Mapping[str, Any], lines: Mapping[str, str]) -> dict[str, Any] | None:
    """Give what is paid a year, as it was typed; nothing rather than half of it where a line says otherwise."""
    amounts = {
        name: facts[key] for name, key in (("minValue", "salary_min"), ("maxValue", "salary_max")) if facts.get(key)
    }
    shown = {"": lines.get("summary/salary_min") or lines.get("summary/salary_max") or ""}
    if not amounts or not all(_says(shown, str(amount)) for amount in amounts.values()):
        return None
    value = {"@type": "QuantitativeValue", **amounts, "unitText": "YEAR"}
    return {"@type": "MonetaryAmount", "currency": "EUR", "value": value}
