"""From the letterhead of a draft to the look of its files."""

from __future__ import annotations

from datetime import date

from productops.drafting.document import Document, Kind, Variant
from productops.publishing.renderers.brand import PLAIN, Brand
from productops.publishing.renderers.docx import render_docx
from productops.publishing.renderers.pdf import render_pdf
from productops.scoping.fields import read_path
from productops.scoping.models import Letterhead, RoleScope

_TRIAL = Document(kind=Kind.OFFER, variant=Variant.FULL, title="Essai", on=date(2026, 1, 1), revision=0, sections=())


def brand_of(letterhead: Letterhead) -> Brand:
    """Give the look that a letterhead describes."""
    name = read_path(letterhead.scope.answers, "organisation.name") or ""
    return Brand(logo=bytes(letterhead.logo), colour=letterhead.colour, name=str(name))


def brand_for(row: RoleScope) -> Brand:
    """Give the look of a draft's files: that of the site where it has no letterhead."""
    found = Letterhead.objects.filter(scope=row).first()
    return brand_of(found) if found else PLAIN


def is_drawn(brand: Brand) -> bool:
    """Tell whether a logo can be read whole by what writes the files, by writing one of each kind."""
    from docx.image import exceptions
    from typst import TypstError

    try:
        render_pdf(_TRIAL, brand)
        render_docx(_TRIAL, brand)
    except (
        TypstError,
        exceptions.InvalidImageStreamError,
        exceptions.UnexpectedEndOfFileError,
        exceptions.UnrecognizedImageError,
    ):
        return False
    return True
