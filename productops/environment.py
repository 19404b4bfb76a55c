"""The environment, read by the settings: one that cannot be read ends the program with a sentence that says what to write.

What was written is not repeated: it may hold a password.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any, NoReturn

import environ

POSTGRESQL, SQLITE = "django.db.backends.postgresql", "django.db.backends.sqlite3"
_SMTP = "django.core.mail.backends.smtp.EmailBackend"
_TRUTHS = dict.fromkeys(("1", "true", "yes", "on", "oui"), True) | dict.fromkeys(
    ("0", "false", "no", "off", "non"), False
)
_SIGNS = "les signes spéciaux du nom et du mot de passe s’écrivent %40, %2F…"


def refuse(sentence: str) -> NoReturn:
    """End the program."""
    sys.exit(f"Réglage à corriger, dans .env ou l’environnement. {sentence}")


class Environment(environ.Env):  # type: ignore[misc]  # django-environ tells no types
    """The environment and `.env`."""

    def needed(self, name: str, why: str) -> str:
        """Give a text that the site does not start without."""
        text: str = self.str(name, default="")
        return text or refuse(f"{name} manque : {why}")

    def count(self, name: str, *, default: int) -> int:
        """Give a whole number."""
        text: str = self.str(name, default="") or str(default)
        return int(text) if text.isascii() and text.isdecimal() else refuse(f"{name} doit être un nombre entier.")

    def flag(self, name: str, *, default: bool) -> bool:
        """Give a truth value."""
        text: str = self.str(name, default="").strip().lower()
        told = default if not text else _TRUTHS.get(text)
        return refuse(f"{name} se dit par oui ou par non : écrivez 1 ou 0.") if told is None else told

    def sentry(self, name: str) -> str:
        """Give the address of a project of Sentry, or an empty text; its library is read by those who gave one alone."""
        address: str = self.str(name, default="")
        if address:
            from sentry_sdk.utils import BadDsn, Dsn

            try:
                Dsn(address)
            except BadDsn:
                refuse(f"{name} ne se lit pas : copiez l’adresse que donne Sentry, https://clef@serveur/numéro.")
        return address

    def database(self, name: str) -> dict[str, Any]:
        """Give the settings of a database."""
        try:
            with warnings.catch_warnings(action="ignore"):  # it would tell the password
                config: dict[str, Any] = self.db(name)
        except (ValueError, environ.ImproperlyConfigured):
            config = {}
        if config.get("ENGINE") not in (POSTGRESQL, SQLITE) or not config.get("NAME"):
            refuse(f"{name} ne se lit pas : écrivez postgres://nom:mot@serveur:5432/base, où {_SIGNS}")
        return config

    def mail(self, name: str) -> dict[str, Any]:
        """Give the settings of a mail server."""
        try:
            config: dict[str, Any] = self.email(name)
        except (ValueError, environ.ImproperlyConfigured):
            config = {}
        if not config or (config["EMAIL_BACKEND"] == _SMTP and not config["EMAIL_HOST"]):
            refuse(
                f"{name} ne se lit pas : écrivez smtp+tls://nom:mot@serveur:587 (ou smtp+ssl://nom:mot@serveur:465), où {_SIGNS}"
            )
        return config
