"""The room's Django configuration."""

from django.apps import AppConfig
from django.conf import settings


class PagesConfig(AppConfig):
    """Begins to tell faults elsewhere, where the operator asked for it."""

    name = "productops.pages"
    verbose_name = "Pages"

    def ready(self) -> None:
        """Load what tells them for those who asked, and for nobody else."""
        if settings.SENTRY_DSN:
            from productops import faults

            faults.start(settings.SENTRY_DSN)
