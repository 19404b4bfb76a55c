"""The room's Django configuration."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Names the room."""

    name = "productops.ui"
    verbose_name = "Interface"
