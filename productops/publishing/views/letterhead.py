"""The logo and the colour of an organisation, for the Word and PDF files of a draft."""

from __future__ import annotations

import base64
import re
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from productops.http import private_page
from productops.intake.blocks import IntakeError
from productops.intake.picture import LARGEST, WIDEST, PictureKind, read_picture
from productops.publishing.branding import brand_of, is_drawn
from productops.publishing.renderers.brand import Brand
from productops.scoping.access import find_draft
from productops.scoping.models import Letterhead
from productops.scoping.room import where_there_is_room

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})", re.ASCII)


class LetterheadForm(forms.Form):
    """A logo to put in place of the one there is, and a colour."""

    logo = forms.FileField(
        label="Le logo",
        required=False,
        help_text=f"PNG ou JPEG, {LARGEST // 1000} Ko et {WIDEST} pixels de côté au plus, sur fond blanc ou transparent.",
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
        error_messages={"empty": "Ce fichier est vide : choisissez-en un autre."},
    )
    colour = forms.CharField(
        label="La couleur",
        required=False,
        max_length=40,
        help_text="Six chiffres hexadécimaux, comme #1A5E8C : votre charte graphique les donne. Vide, les titres restent en noir.",
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_logo(self) -> bytes:
        """Read the picture as each kind of file will; give its bytes, none where there is no file."""
        file = self.cleaned_data.get("logo")
        if not file:
            return b""
        data: bytes = file.read(LARGEST + 1)
        try:
            read_picture(data)
        except IntakeError as fault:
            raise forms.ValidationError(str(fault)) from fault
        if not is_drawn(Brand(logo=data)):
            raise forms.ValidationError("Cette image est abîmée : enregistrez-la de nouveau en PNG.")
        return data

    def clean_colour(self) -> str:
        """Give the colour as `#rrggbb`, "" where there is none."""
        typed = self.cleaned_data["colour"].strip()
        if not typed:
            return ""
        found = _HEX.fullmatch(typed)
        if found is None:
            raise forms.ValidationError(f"« {typed} » n’est pas une couleur qui se lit : écrivez-la comme #1A5E8C.")
        digits = found[1].lower()
        return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
@where_there_is_room
def letterhead(request: HttpRequest, key: str) -> HttpResponse:
    """Show the logo and the colour, change them, or take the logo away."""
    row = find_draft(key)
    known = Letterhead.objects.filter(scope=row).first() or Letterhead(scope=row)
    if request.method != "POST":
        return _show(request, key, known, LetterheadForm(initial={"colour": known.colour}))
    if "retirer" in request.POST:
        chosen = {"logo": b""}
        messages.success(request, "Le logo est retiré.")
    else:
        form = LetterheadForm(request.POST, request.FILES)
        if not form.is_valid():
            return _show(request, key, known, form, status=422)
        chosen = {"colour": form.cleaned_data["colour"]}
        if form.cleaned_data["logo"]:
            chosen["logo"] = form.cleaned_data["logo"]
        messages.success(request, "C’est enregistré : les fichiers Word et PDF le portent désormais.")
    Letterhead.objects.update_or_create(scope=row, defaults=chosen)
    return redirect("publishing:letterhead", key=key)


def _show(request: HttpRequest, key: str, known: Letterhead, form: LetterheadForm, status: int = 200) -> HttpResponse:
    brand = brand_of(known)
    is_light = bool(brand.colour) and not brand.words
    context: dict[str, Any] = {"key": key, "form": form, "colour": brand.colour, "is_light": is_light}
    if brand.logo:
        picture = brand.picture
        kind = "jpeg" if picture.kind is PictureKind.JPEG else "png"
        context["logo"] = f"data:image/{kind};base64,{base64.b64encode(brand.logo).decode()}"
        context["width"], context["height"] = picture.width, picture.height
    return render(request, "publishing/letterhead.html", context, status=status)
