"""The room's Django configuration."""

from django.apps import AppConfig


class ScopingConfig(AppConfig):
    """Names the room."""

    name = "productops.scoping"
    verbose_name = "Cadrages"
