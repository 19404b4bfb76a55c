"""Error pages in the voice of the rest. The one for faults needs neither database nor template context."""

import logging
import sqlite3
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

logger = logging.getLogger(__name__)

_BARE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{title} · ProductOps</title></head>
<body><h1>{title}</h1><p>{text}</p></body></html>
"""
_AWAY = 5
"""Seconds after which to ask again, when the database is away."""


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    return render(request, "error.html", {"title": title, "text": text, "status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read."""
    text = "L’adresse ou le formulaire contient quelque chose d’illisible, ou trop de texte. Revenez en arrière : votre saisie devrait y être encore."
    return _page(request, 400, "Cette demande ne se lit pas", text)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that is not allowed."""
    return _page(request, 403, "Cette page vous est fermée", "Le lien que vous avez suivi n’ouvre pas cette page.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that came without its token: an old tab, or cookies refused."""
    text = (
        "Le formulaire est resté ouvert trop longtemps, ou les cookies sont refusés. Revenez en arrière, rechargez"
        " la page, puis envoyez de nouveau. Copiez d’abord votre texte, par précaution."
    )
    return _page(request, 403, "Le formulaire a expiré", text)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere; the same words whatever was there."""
    text = "Cette adresse ne mène à rien : elle est incomplète, ou ce qu’elle montrait a été supprimé."
    return _page(request, 404, "Page introuvable", text)


def gone(request: HttpRequest, text: str) -> HttpResponse:
    """Answer an address whose content was taken away, and will not come back: readers and search engines may forget it."""
    return _page(request, 410, "Cette page a été retirée", text)


def too_large(request: HttpRequest, most: int) -> HttpResponse:
    """Answer a form or a file larger than any page takes; its body is not read."""
    text = (
        f"Ce que vous envoyez dépasse {most // 1024 // 1024} Mo. Revenez en arrière : ce que vous avez écrit devrait y être"
        " encore. Déposez un fichier plus léger, ou collez seulement le texte."
    )
    response = _page(request, 413, "C’est trop lourd", text)
    response["Connection"] = "close"
    return response


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """Answer someone who asks too often, and say when to come back."""
    minutes = -(-wait // 60)
    text = (
        f"Vous l’avez demandé bien des fois en une heure. Réessayez dans {minutes} minute{'s' if minutes > 1 else ''}."
        " Revenez en arrière : ce que vous avez écrit devrait y être encore."
    )
    response = _page(request, 429, "Trop de demandes", text)
    response["Retry-After"] = str(wait)
    return response


def full(request: HttpRequest) -> HttpResponse:
    """Answer someone who would open a draft where there is no room for one more."""
    text = (
        "Il n’y a plus de place pour un cadrage de plus. Ceux qui existent restent ouverts, et s’enregistrent. Prévenez la"
        " personne qui tient ce site, et revenez en arrière : ce que vous avez écrit devrait y être encore."
    )
    response = _page(request, 503, "Ce site est plein", text)
    response["Retry-After"] = "3600"
    return response


def too_many_logins(request: HttpRequest, original_response: object, credentials: object) -> HttpResponse:
    """Answer someone who tried too many passwords (called by django-axes)."""
    text = "Trop de mots de passe n’ont pas convenu. Réessayez dans une heure, ou demandez à la personne qui tient ce site."
    return _page(request, 429, "Trop d’essais", text)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours, or a database that is away, without it; and where the page itself is what is missing, without it."""
    if _is_away(sys.exc_info()[1]):
        response = _bare_page(
            503,
            "Le site revient dans un instant",
            "Il n’arrive pas à lire ni à écrire pour le moment. Revenez en arrière : ce que vous avez écrit devrait y être"
            " encore. Réessayez dans quelques secondes.",
        )
        response["Retry-After"] = str(_AWAY)
        return response
    text = "Ce n’est pas vous. Ce que vous avez enregistré est toujours là : réessayez dans un moment."
    return _bare_page(500, "Quelque chose a cassé de notre côté", text)


def _is_away(fault: BaseException | None) -> bool:
    """Tell whether the database does not answer, or takes nothing in. SQLite says as much of a table that is missing: that is ours."""
    ours = getattr(getattr(fault, "__cause__", None), "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR
    return isinstance(fault, OperationalError | InterfaceError) and not ours


def _bare_page(status: int, title: str, text: str) -> HttpResponse:
    context = {"title": title, "text": text, "status": status}
    try:
        return HttpResponse(get_template("error.html").render(context), status=status)
    except Exception:  # a template, a style sheet's name: whatever lacks, something is answered, in French
        logger.exception("The page of errors cannot be made.")
        return HttpResponse(_BARE.format(**context), status=status)
