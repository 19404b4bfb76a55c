"""The room's Django configuration."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Names the room."""

    name = "productops.pages"
    verbose_name = "Pages"
