"""The room that knows what the role is."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Watches edits, so that every process knows when its catalogue is stale."""

    name = "productops.knowledge"
    verbose_name = "Connaissance du métier"

    def ready(self) -> None:
        """Connect the revision and the search index to every edit, and what remembers withdrawals to each."""
        from productops.knowledge import loading, withdrawals
        from productops.knowledge.search import index

        loading.watch_edits()
        index.watch_edits()
        withdrawals.watch_people()
