"""The room that knows what the role is."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Watches edits, so that every process knows when its catalogue is stale."""

    name = "productops.knowledge"
    verbose_name = "Connaissance du métier"

    def ready(self) -> None:
        """Connect the revision to every edit."""
        from productops.knowledge.loading import watch_edits

        watch_edits()
