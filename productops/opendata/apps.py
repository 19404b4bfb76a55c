"""The room's Django configuration."""

from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    """Names the room."""

    name = "productops.opendata"
    verbose_name = "Données ouvertes"
