"""The room's Django configuration."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Names the room."""

    name = "productops.publishing"
    verbose_name = "Publication"
