"""What pages tell machines in schema.org's words: the terms, the job, who said what. Nothing that the page does not show."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse

from productops.knowledge.models import Competency, NeighbourCode, NeighbourJob, Term, Testimonial

Site = Callable[[str], str]
"""Gives the whole address of a path on this site."""

_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_CONTEXT = ["https://schema.org", {"skos": "http://www.w3.org/2004/02/skos/core#"}]


def glossary(terms: Iterable[Term], site: Site) -> dict[str, Any]:
    """Describe the words of the trade."""
    said = [
        {
            "@type": "DefinedTerm",
            "@id": site(term.get_absolute_url()),
            "name": term.term,
            "description": term.definition,
        }
        | ({"alternateName": term.stands_for} if term.stands_for else {})
        for term in terms
    ]
    return _set("Les mots du métier de Product Ops", site(reverse("knowledge:glossary")), said)


def competencies(rows: Iterable[Competency], site: Site) -> dict[str, Any]:
    """Describe the competencies."""
    said = [
        {"@type": "DefinedTerm", "@id": site(row.get_absolute_url()), "name": row.name, "description": row.posting}
        for row in rows
    ]
    return _set("Les compétences du métier de Product Ops", site(reverse("knowledge:competencies")), said)


def competency(row: Competency, site: Site) -> dict[str, Any]:
    """Describe a competency, with the codes near it."""
    return {
        "@context": _CONTEXT,
        "@type": "DefinedTerm",
        "@id": site(row.get_absolute_url()),
        "name": row.name,
        "description": row.description,
        "inDefinedTermSet": site(reverse("knowledge:competencies")),
    } | _near(row.codes.all())


def occupation(job: NeighbourJob, site: Site) -> dict[str, Any]:
    """Describe a job."""
    return {
        "@context": _CONTEXT,
        "@type": "Occupation",
        "@id": site(f"{reverse('knowledge:neighbours')}#{job.slug}"),
        "name": job.name,
        "description": job.decides,
        "responsibilities": [moment.text for moment in job.week.all()],
    } | _near(job.codes.all())


def quotations(testimonials: Iterable[Testimonial], site: Site) -> dict[str, Any]:
    """Describe what people said: word for word, by whom, published where."""
    return {"@context": "https://schema.org", "@graph": [_quotation(one, site) for one in testimonials]}


def _quotation(testimonial: Testimonial, site: Site) -> dict[str, Any]:
    source = testimonial.source
    person = testimonial.interviewee
    return {
        "@type": "Quotation",
        "@id": site(testimonial.get_absolute_url()),
        "text": testimonial.quote,
        "creator": {"@type": "Person", "name": person.name, "url": site(person.get_absolute_url())},
        "isPartOf": {
            "@type": "CreativeWork",
            "name": source.title,
            "publisher": {"@type": "Organization", "name": source.publisher},
        }
        | ({"url": source.url} if source.url else {}),
    }


def _set(name: str, address: str, terms: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": address,
        "name": name,
        "license": _LICENCE,
        "hasDefinedTerm": terms,
    }


def _near(codes: Iterable[NeighbourCode]) -> dict[str, Any]:
    """Say which codes are near; ESCO gives its concepts an address, ROME a code."""
    said = [
        {"@id": code.code}
        if code.repertoire == NeighbourCode.Repertoire.ESCO
        else {"@type": "DefinedTerm", "termCode": code.code, "inDefinedTermSet": code.get_repertoire_display()}
        for code in codes
    ]
    return {"skos:relatedMatch": said} if said else {}
