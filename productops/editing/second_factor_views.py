"""The page of the second factor: give it, take one, draw codes to keep on paper, leave it."""

from __future__ import annotations

from typing import Any

import django_otp
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from productops.editing import second_factor
from productops.text.french import counted

HERE = "desk:second-factor"


class CodeForm(forms.Form):
    """A code."""

    code = forms.CharField(
        label="Code",
        max_length=40,
        error_messages={"required": "Saisissez un code.", "max_length": "Un code est plus court : recopiez-le seul."},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "off"}),
    )


def _page(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render a page of the admin; who has not given a second factor sees no menu of it."""
    shared = admin.site.each_context(request)
    if second_factor.is_asked(request.user):
        shared |= {"is_nav_sidebar_enabled": False, "available_apps": []}
    context = shared | {"title": "Second facteur", "required": settings.REQUIRE_OTP} | context
    return TemplateResponse(request, f"admin/editing/{name}.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Ask for a code where one is due; else show what there is, or how to begin."""
    user: Any = request.user
    if user.is_verified():
        return _page(request, "second_factor", {"left": second_factor.codes_left(user)})
    enrolled = second_factor.is_enrolled(user)
    device = None if enrolled else second_factor.waiting_device(user)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (enrolled or device) and form.is_valid():
        took = _pass(request, form) if enrolled else _enrol(request, device, form)
        if took is not None:
            return took
    next_page = request.POST.get("next") or request.GET.get("next", "")
    context: dict[str, Any] = {"form": form, "next": next_page}
    if device:
        context |= {"key": second_factor.spelled(device), "link": device.config_url, "account": user.get_username()}
    name = "second_factor_asked" if enrolled else "second_factor_taken"
    return _page(request, name, context, status=422 if form.errors else 200)


def _pass(request: HttpRequest, form: CodeForm) -> HttpResponse | None:
    """Let in whoever gives a good code; else say why not, and give None."""
    tried = second_factor.try_code(request.user, form.cleaned_data["code"])
    if tried.device is None:
        again = f"attendez {counted(tried.wait, 'seconde')}, puis essayez de nouveau."
        form.add_error(
            "code",
            f"Trop d’essais : {again}" if tried.wait else "Ce code n’ouvre rien : il est faux, passé, ou a déjà servi.",
        )
        return None
    _verify(request, tried.device)
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if here else "admin:index")


def _enrol(request: HttpRequest, device: Any, form: CodeForm) -> HttpResponse | None:
    """Take the key into use, and show the codes to keep, once; where the code is not of that key, say so and give None."""
    if not second_factor.confirm(device, form.cleaned_data["code"]):
        form.add_error("code", "Ce code ne vient pas de cette clef : vérifiez la clef et l’heure du téléphone.")
        return None
    _verify(request, device)
    return _page(request, "second_factor_codes", {"codes": second_factor.draw_codes(request.user)})


def _verify(request: HttpRequest, device: Any) -> None:
    request.session.cycle_key()
    django_otp.login(request, device)


@require_POST
def draw_key(request: HttpRequest) -> HttpResponse:
    """Draw a key for an account that has none in use."""
    if not second_factor.is_enrolled(request.user):
        second_factor.draw_key(request.user)
    return redirect(HERE)


@require_POST
def draw_codes(request: HttpRequest) -> HttpResponse:
    """Draw new codes for whoever gave their second factor."""
    user: Any = request.user
    if not user.is_verified():
        return redirect(HERE)
    return _page(request, "second_factor_codes", {"codes": second_factor.draw_codes(user)})


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Take the second factor off, for whoever gave it and may do without."""
    user: Any = request.user
    if user.is_verified() and not settings.REQUIRE_OTP:
        second_factor.forget(user)
        messages.success(request, "Votre compte n’a plus de second facteur.")
    return redirect(HERE)
